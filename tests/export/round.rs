//! Out and in again: what each plain format can hold comes back as it was, into an empty vault and beside itself, for
//! vaults made by chance; what it cannot hold is exactly what is told.

use std::collections::BTreeMap;

use holdfast::{
    backup::{Code, Set, Spent},
    export::{self, Format, What, google},
    import::{self, File, Options},
    otp::{Algorithm, Kind, Otp, base32},
    random::SystemRandom,
    secret::{Secret, SecretText},
    site::{Binding, Learned, Scope},
    vault::{Entry, NewEntry, Vault},
    wasm::{How, Taking, imported_of, look, take, with_backup_codes, write_imported},
};
use serde_json::{Value, json};

use super::{
    NOW,
    arrive::{Here, here_of},
    chance::Chance,
    readers::read_by_python,
};

const LATER: u64 = NOW + 1_000_000;

fn any_otp(chance: &mut Chance) -> Otp {
    let kind = *chance.pick(&Kind::ALL);
    let least = if kind == Kind::Yandex { 16 } else { 4 };
    let length = least + chance.below(60);
    let mut otp = Otp::new(kind, Secret::new(chance.bytes(length)));
    if matches!(kind, Kind::Totp | Kind::Hotp) {
        otp.algorithm = *chance.pick(&Algorithm::ALL[..3]);
        otp.digits = *chance.pick(&[4, 5, 6, 6, 6, 7, 8, 10]);
    }
    if kind == Kind::Totp {
        otp.period = *chance.pick(&[1, 15, 30, 30, 30, 60, 86_400]);
    }
    if kind == Kind::Hotp {
        let bits = chance.below(63);
        otp.counter = chance.next() >> 1 >> bits;
    }
    if kind.needs_pin() && chance.below(4) > 0 {
        otp.pin = Some(SecretText::new((2_345 + chance.below(7_000)).to_string()));
    }
    otp
}

fn any_set(chance: &mut Chance) -> Set {
    let spent = |chance: &mut Chance| Spent { at: NOW - chance.below(9_999) as u64, host: "example.com".into() };
    let codes = (0..1 + chance.below(12)).map(|at| Code {
        text: SecretText::new(format!("{:08x}-{at} é", chance.next() as u32)),
        label: (chance.below(2) == 0).then(|| format!("№ {at}")),
        spent: (chance.below(3) == 0).then(|| spent(chance)),
    });
    Set {
        codes: codes.collect(),
        captured_at: NOW - chance.below(99_999) as u64,
        from: ["", "github.com", "codes.txt"][chance.below(3)].into(),
        printed_at: (chance.below(3) == 0).then_some(NOW - 7),
    }
}

fn any_vault(chance: &mut Chance) -> Vault {
    const NOTES: [&str; 4] =
        ["two\nlines\twith \"quotes\"", "Backup codes: 4f7a-91bc 83de-02aa 77c1-9e0d", "<b>&amp;", "ß"];
    let mut vault = Vault::default();
    for n in 0..chance.below(25) {
        let (otp, backup) = match chance.below(6) {
            0 => (None, None),
            1 => (None, Some(any_set(chance))),
            2 => (Some(any_otp(chance)), Some(any_set(chance))),
            _ => (Some(any_otp(chance)), None),
        };
        let mut name = chance.name();
        if otp.is_none() && backup.is_none() {
            name = format!("only a name {n}");
        }
        let sites = (0..chance.below(3)).map(|at| Binding {
            host: ["github.com", "login.example.co.uk", "localhost:8443"][at].into(),
            scope: *chance.pick(&[Scope::Host, Scope::Domain]),
            learned: *chance.pick(&[Learned::Enrolled, Learned::Confirmed, Learned::Guessed]),
        });
        let sites = sites.collect();
        let new = NewEntry {
            name,
            account: chance.name(),
            sites,
            otp,
            backup,
            note: (chance.below(3) == 0).then(|| (*chance.pick(&NOTES)).into()),
            tags: (0..chance.below(4)).map(|_| chance.name()).collect(),
            pinned: chance.below(3) == 0,
            reached_by: ["sms", "app", "backup"].iter().take(chance.below(4)).map(|&factor| factor.into()).collect(),
        };
        let id = vault.add(new, NOW - chance.below(1_000) as u64, &mut SystemRandom).unwrap();
        vault.mark_used(id, [0, NOW][chance.below(2)]).unwrap();
        vault.mark_drilled(id, [0, NOW - 3][chance.below(2)]).unwrap();
        if chance.below(8) == 0 {
            vault.remove(id, NOW).unwrap();
        }
    }
    vault
}

/// All that a format can hold of an entry, as a text; `None` when it cannot hold it.
fn held(format: &str, entry: &Entry) -> Option<String> {
    let about = &entry.about.value;
    let otp = entry.otp.as_ref().map(|part| {
        let otp = &part.value;
        let pin = otp.pin.as_ref().filter(|_| otp.kind.needs_pin()).map(SecretText::expose);
        let (counter, period) = if otp.kind == Kind::Hotp { (otp.counter, 0) } else { (0, otp.period) };
        json!([
            otp.kind.name(),
            base32::encode(otp.secret.expose()).expose(),
            otp.algorithm.name(),
            otp.digits,
            period,
            counter,
            pin
        ])
    });
    let names = json!([about.name, about.account]);
    let codes = |set: &Set| {
        let one = |code: &Code| {
            json!([code.text.expose(), code.label, code.spent.as_ref().map(|spent| json!([spent.at, spent.host]))])
        };
        json!([set.codes.iter().map(one).collect::<Vec<_>>(), set.captured_at, set.from, set.printed_at])
    };
    let value = match format {
        "json" => {
            let sites: Vec<Value> =
                entry.sites.value.iter().map(|site| json!([site.host, site.scope == Scope::Domain])).collect();
            let set = entry.backup.as_ref().map(|part| codes(&part.value));
            let past = [entry.created, entry.used, entry.drilled];
            json!([names, otp, set, sites, about.note, about.tags, about.pinned, about.reached_by, past])
        }
        "aegis" => json!([names, otp?, about.note.as_deref().unwrap_or_default(), about.tags, about.pinned]),
        _ => json!([names, otp?]),
    };
    Some(value.to_string())
}

fn counted(all: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    counts
}

fn report(text: &str) -> Vec<u8> {
    let files = [File { name: "export", bytes: text.as_bytes() }];
    let read = import::read(&files, None, &Options::default()).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert!(read.refused.is_empty(), "{} refused", read.refused.len());
    with_backup_codes(&write_imported(&imported_of(read))).unwrap()
}

fn taken_into_an_empty_vault(report: &[u8]) -> Vault {
    let empty = here_of(&Vault::default());
    let (told, token) = look(empty.pair(), report, &mut SystemRandom).unwrap();
    let told: Value = serde_json::from_str(&told).unwrap();
    let lines = told["lines"].as_array().unwrap();
    assert!(lines.iter().all(|line| line["status"] == "new"));
    let all: Vec<Taking> =
        (0..lines.len()).map(|index| Taking { index, how: How::Add, backup: true, trim: false }).collect();
    empty.with(take(empty.pair(), &token, &all, LATER, &mut SystemRandom).unwrap().file).vault()
}

fn nothing_is_new_beside(here: &Here, report: &[u8], whose: &str) {
    let (told, _) = look(here.pair(), report, &mut SystemRandom).unwrap();
    let told: Value = serde_json::from_str(&told).unwrap();
    for line in told["lines"].as_array().unwrap() {
        // A note of Aegis that says that backup codes stand in it is an offer to keep them as such.
        let offered = whose == "aegis" && line["inNote"] == true;
        assert!(line["status"] == "here" || offered, "{whose}: {line}");
    }
}

/// The files of each format, and what the writer told that it left out.
fn written(vault: &Vault) -> Vec<(&'static str, String, Vec<export::LeftOut>)> {
    let entries: Vec<&Entry> = vault.entries().filter(|entry| !entry.is_trashed()).collect();
    let mut all: Vec<_> = Format::ALL
        .into_iter()
        .map(|format| {
            let written = export::write(format, &entries, NOW).unwrap();
            (format.name(), written.text.expose().to_owned(), written.left_out)
        })
        .collect();
    let pictures = google(&entries, 77).unwrap();
    let texts: Vec<&str> = pictures.parts.iter().map(SecretText::expose).collect();
    all.push(("google", texts.join("\n"), pictures.left_out));
    all
}

#[test]
fn what_goes_out_comes_in_without_a_difference_and_is_here_beside_itself() {
    let mut chance = Chance(7);
    for round in 0..120 {
        let vault = any_vault(&mut chance);
        for (format, text, left_out) in written(&vault) {
            let out: Vec<_> = left_out.iter().filter(|one| one.what == What::Entry).map(|one| one.id).collect();
            let kept = |entry: &&Entry| !entry.is_trashed() && !out.contains(&entry.id);
            let wanted = counted(vault.entries().filter(kept).filter_map(|entry| held(format, entry)));
            if text.is_empty() {
                assert!(wanted.is_empty(), "round {round}, {format}");
                continue;
            }
            let report = report(&text);
            let arrived = taken_into_an_empty_vault(&report);
            let found = counted(arrived.entries().filter_map(|entry| held(format, entry)));
            assert_eq!(found, wanted, "round {round}, {format}");
            assert!(
                arrived.entries().flat_map(|entry| &entry.sites.value).all(|site| site.learned == Learned::Guessed)
            );
            nothing_is_new_beside(&here_of(&vault), &report, format);
        }
    }
}

#[test]
fn python_reads_the_same_from_each() {
    let mut chance = Chance(11);
    for round in 0..6 {
        let vault = any_vault(&mut chance);
        for (format, text, left_out) in written(&vault) {
            let out: Vec<_> = left_out.iter().filter(|one| one.what == What::Entry).map(|one| one.id).collect();
            let coded =
                vault.entries().filter(|entry| !entry.is_trashed() && !out.contains(&entry.id) && entry.otp.is_some());
            let wanted = counted(coded.map(|entry| super::readers::expected(entry).to_string()));
            let mut read = read_by_python(format, &text);
            read.iter_mut().for_each(|value| _ = value.as_object_mut().unwrap().remove("more"));
            let found = counted(read.iter().filter(|value| value["type"].is_string()).map(Value::to_string));
            assert_eq!(found, wanted, "round {round}, {format}");
        }
    }
}

#[test]
fn what_is_left_out_is_told_by_kind() {
    let mut chance = Chance(3);
    for _ in 0..60 {
        let vault = any_vault(&mut chance);
        for (format, _, left_out) in written(&vault) {
            for entry in vault.entries().filter(|entry| !entry.is_trashed()) {
                let told: Vec<What> = left_out.iter().filter(|one| one.id == entry.id).map(|one| one.what).collect();
                let about = &entry.about.value;
                let labels = !about.tags.is_empty() || about.pinned || about.note.is_some();
                let wanted: Vec<What> = match format {
                    "json" => vec![],
                    _ if told == [What::Entry] => {
                        let fits = entry.otp.as_ref().is_some_and(|part| match format {
                            "google" => false,
                            "aegis" => !part.value.kind.needs_pin() || part.value.pin.is_some(),
                            _ => true,
                        });
                        assert!(!fits, "{format}");
                        vec![What::Entry]
                    }
                    _ => [
                        (entry.backup.is_some(), What::BackupCodes),
                        (!entry.sites.value.is_empty(), What::Sites),
                        (labels && format != "aegis", What::Labels),
                    ]
                    .into_iter()
                    .filter_map(|(lacks, what)| lacks.then_some(what))
                    .collect(),
                };
                assert_eq!(told, wanted, "{format}");
            }
        }
    }
}

#[test]
fn an_own_file_of_a_newer_program_or_without_entries_is_refused_by_name() {
    let read = |text: &str| {
        import::read(&[File { name: "", bytes: text.as_bytes() }], None, &Options::default())
            .map(|report| report.refused.len())
    };
    assert_eq!(read(r#"{"format":"holdfast","version":2,"entries":[]}"#), Err(holdfast::Error::UnknownVersion));
    assert_eq!(read(r#"{"format":"holdfast","version":1}"#), Err(holdfast::Error::FileDamaged));
    assert_eq!(read(r#"{"format":"holdfast","version":1,"entries":[]}"#), Ok(0));
    let bad = r#"{"format":"holdfast","version":1,"entries":[1,{"name":""},{"name":"a","otp":{"kind":"totp","secret":"JBSW0"}},{"name":"a","created":-1},{"name":"a","backup":{"codes":[]}}]}"#;
    assert_eq!(read(bad), Ok(5));
}
