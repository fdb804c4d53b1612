//! What the fuzz targets call: each takes any bytes and must return. What was read must be written and read back.

use holdfast::import::{self, File, Options};
use holdfast::otp::{base32, migration, text, uri};
use holdfast::wasm::{imported_of, read_imported, with_backup_codes, write_imported};

pub fn fuzz_uri(bytes: &[u8]) {
    let Ok(named) = uri::read(&String::from_utf8_lossy(bytes)) else { return };
    let _ = (named.otp.code(0), named.otp.code(u64::MAX), named.otp.expires_at(u64::MAX));
    let Ok(again) = uri::read(uri::write(&named).expose()) else { panic!("what was written is not read") };
    assert!(named.is_duplicate_of(&again) && named.aside == again.aside, "what was written is read differently");
}

pub fn fuzz_migration(bytes: &[u8]) {
    let Ok(part) = migration::read(&String::from_utf8_lossy(bytes)) else { return };
    let good: Vec<_> = part.entries.iter().flatten().collect();
    let written = migration::write(&good, 0);
    let again: usize = written.parts.iter().map(|p| migration::read(p.expose()).map_or(0, |p| p.entries.len())).sum();
    assert_eq!(again + written.left_out.len(), good.len());
}

pub fn fuzz_base32(bytes: &[u8]) {
    let written = base32::encode(bytes.get(..256).unwrap_or(bytes));
    assert!(bytes.is_empty() || base32::decode(written.expose()).is_ok());
    let Ok(secret) = base32::decode(&String::from_utf8_lossy(bytes)) else { return };
    assert!(base32::decode(base32::encode(secret.expose()).expose()).is_ok_and(|again| again == secret));
}

/// The first two bytes are the width and a shade; the rest are pixels, or modules of a code that is disturbed by them.
pub fn fuzz_qr(bytes: &[u8]) {
    use holdfast::qr::{self, Picture};
    let [width, kind, rest @ ..] = bytes else { return };
    let width = usize::from(*width).max(1);
    let mut shades: Vec<u8> = rest.to_vec();
    let mut side = width;
    if let Some(code) = qr::write(&String::from_utf8_lossy(rest.get(..rest.len().min(200)).unwrap_or_default()))
        .ok()
        .filter(|_| kind % 2 == 0)
    {
        side = code.size() + 4;
        shades = (0..side * side)
            .map(|at| {
                let (x, y) = (at % side, at / side);
                let dark = x >= 2 && y >= 2 && code.is_dark(x - 2, y - 2);
                let noise = rest.get(at % rest.len().max(1)).copied().unwrap_or(0) / (kind / 2).max(1);
                if dark { noise / 2 } else { 255 - noise / 2 }
            })
            .collect();
    }
    let height = shades.len() / side;
    let rgba: Vec<u8> = shades.iter().take(side * height).flat_map(|shade| [*shade, *shade, *shade, 255]).collect();
    let _ = qr::read(&Picture { width: side, height, rgba: &rgba });
}

pub fn fuzz_text(bytes: &[u8]) {
    let found = text::read(&String::from_utf8_lossy(bytes));
    assert!(!found.entries.is_empty() || !found.errors.is_empty() || !found.incomplete.is_empty());
}

/// Other apps' files: whatever is read arrives where it is wanted, and a secret is in no refusal.
fn fuzz_import(bytes: &[u8]) {
    let files = [File { name: "a file", bytes }];
    let _ = import::inspect(&files);
    let Ok(report) = import::read(&files, None, &Options::default()) else { return };
    let entries = report.entries.len();
    let written = write_imported(&imported_of(report));
    let Ok(arrived) = read_imported(&written) else { panic!("a report does not arrive") };
    assert!(arrived.entries.len() == entries && with_backup_codes(&written).is_ok());
}

pub fn fuzz_import_json(bytes: &[u8]) {
    let mut text = bytes.to_vec();
    if let Some(first) = text.first_mut().filter(|first| !matches!(**first, b'{' | b'[')) {
        *first = b'{';
    }
    fuzz_import(&text);
}

pub fn fuzz_import_xml(bytes: &[u8]) {
    fuzz_import(bytes);
    fuzz_import(&[b"<map>", bytes].concat());
}

pub fn fuzz_import_csv(bytes: &[u8]) {
    fuzz_import(bytes);
    fuzz_import(&[b"issuer,name,secret,notes\n", bytes].concat());
}

pub fn fuzz_import_zip(bytes: &[u8]) {
    let mut zip = bytes.to_vec();
    zip.iter_mut().zip(b"PK\x03\x04").for_each(|(byte, mark)| *byte = *mark);
    fuzz_import(&zip);
}

pub fn fuzz_import_binary(bytes: &[u8]) {
    let mut java = bytes.to_vec();
    java.iter_mut().zip([0xac, 0xed, 0, 5]).for_each(|(byte, mark)| *byte = mark);
    fuzz_import(&java);
    fuzz_import(bytes);
}
