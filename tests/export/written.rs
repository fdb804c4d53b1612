//! Our own readers on what was written.

use holdfast::{
    export::{Format, What, google, write},
    otp::{Kind, migration, text},
    vault::{Entry, Vault},
};

use super::{NOW, varied};

fn all(vault: &Vault) -> Vec<&Entry> {
    vault.entries().collect()
}

fn same_otp(entry: &Entry, read: &holdfast::otp::Named) -> bool {
    let about = &entry.about.value;
    let otp = entry.otp().unwrap();
    let counter = otp.kind != Kind::Hotp || otp.counter == read.otp.counter;
    about.name == read.issuer && about.account == read.account && otp.is_same_code(&read.otp) && counter
}

#[test]
fn a_list_of_addresses_reads_back_without_a_difference() {
    let vault = varied();
    let written = write(Format::Otpauth, &all(&vault), NOW).unwrap();
    let read = text::read(written.text.expose());
    assert_eq!((written.count, read.entries.len(), read.errors.len()), (6, 6, 0));
    for entry in vault.entries().filter(|entry| entry.otp.is_some()) {
        assert!(read.entries.iter().any(|named| same_otp(entry, named)), "{}", entry.about.value.name);
    }
}

#[test]
fn what_a_format_cannot_hold_is_named() {
    let vault = varied();
    let by_name = |name: &str| vault.entries().find(|entry| entry.about.value.name == name).unwrap().id;
    let told = |format| {
        let mut left: Vec<_> =
            write(format, &all(&vault), NOW).unwrap().left_out.iter().map(|one| (one.id, one.what)).collect();
        left.sort_by_key(|(id, _)| *id);
        left
    };
    let expected = |whole: &[(&str, What)]| {
        let mut all: Vec<_> = whole.iter().map(|(name, what)| (by_name(name), *what)).collect();
        all.sort_by_key(|(id, _)| *id);
        all
    };
    let aegis = [("GitHub", What::BackupCodes), ("GitHub", What::Sites), ("Text only", What::Entry)];
    assert_eq!(told(Format::Aegis), expected(&aegis));
    let list = [aegis.as_slice(), &[("GitHub", What::Labels), ("Co: Op", What::Labels)]].concat();
    assert_eq!(told(Format::Otpauth), expected(&list));
    assert_eq!(told(Format::Json), []);
}

#[test]
fn google_codes_read_back_and_leave_out_what_that_app_does_not_know() {
    let vault = varied();
    let written = google(&all(&vault), 77).unwrap();
    assert_eq!((written.parts.len(), written.count), (1, 2), "thirty seconds or counted, six or eight digits");
    let part = migration::read(written.parts[0].expose()).unwrap();
    for named in &part.entries {
        let named = named.as_ref().map_err(|error| *error).unwrap();
        assert!(vault.entries().any(|entry| entry.otp.is_some() && same_otp(entry, named)));
    }
    let whole = written.left_out.iter().filter(|one| one.what == What::Entry).count();
    assert_eq!(whole, vault.entries().count() - 2);
}

#[test]
fn nothing_at_all_is_still_a_file() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Ok(format));
        let written = write(format, &[], NOW).unwrap();
        assert_eq!((written.count, written.left_out.len()), (0, 0));
    }
    assert!(google(&[], 1).unwrap().parts.is_empty());
}
