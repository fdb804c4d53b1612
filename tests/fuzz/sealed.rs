//! What the fuzz targets of the sealed file call: each takes any bytes and must return. What was read must be written and
//! read back, and merging must not depend on the order.

use holdfast::{
    seal::{Header, inspect},
    vault::{EarlierView, EntryView, Vault},
};

/// A header; and the same bytes as a whole file.
pub fn fuzz_header(bytes: &[u8]) {
    let _ = inspect(bytes);
    let Ok(header) = Header::read(bytes) else { return };
    assert!(header.write().is_ok_and(|written| written == bytes), "a header has one form");
}

pub fn fuzz_payload(bytes: &[u8]) {
    let Ok(vault) = Vault::read(bytes) else { return };
    let written = vault.write();
    let Ok(again) = Vault::read(written.expose()) else { panic!("what was written is not read") };
    assert!(again.write() == written, "what was written is read differently");
    for entry in vault.entries() {
        let _ = (EntryView::of(entry, 1_700_000_000_000), entry.backup_codes());
        entry.history.iter().for_each(|earlier| drop(EarlierView::from(earlier)));
        let _ = entry.otp().map(|otp| otp.code(59));
    }
}

/// Two contents, one behind the other; the first two bytes say where the second begins.
pub fn fuzz_merge(bytes: &[u8]) {
    let Some((at, both)) = bytes.split_first_chunk::<2>() else { return };
    let (one, two) = both.split_at(usize::from(u16::from_be_bytes(*at)).min(both.len()));
    let merged = |one: &[u8], two: &[u8]| {
        let (mut one, two) = (Vault::read(one).ok()?, Vault::read(two).ok()?);
        one.merge(two).ok()?;
        Some(one.write())
    };
    let (Some(ab), Some(ba)) = (merged(one, two), merged(two, one)) else { return };
    assert!(ab == ba, "the order of merging matters");
    let again = merged(ab.expose(), two);
    assert!(again.is_some_and(|again| again == ab), "merging again changes something");
}
