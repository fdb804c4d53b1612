//! A backup beside the vault that is here.

use holdfast::{
    Error,
    random::{Random, SystemRandom},
    seal::{Cost, Header, Opener, seal},
    secret::{Key, SecretText},
    vault::{Changes, Id, NewEntry, Vault},
    wasm::{Desk, copy_of, difference},
};
use serde_json::{Value, json};

use super::{NOW, otp, varied};

struct Sealed {
    file: Vec<u8>,
    key: Vec<u8>,
}

impl Sealed {
    fn pair(&self) -> (&[u8], &[u8]) {
        (&self.file, &self.key)
    }

    fn desk(&self) -> Desk {
        Desk::open(&self.file, Key::copied(&self.key).unwrap()).unwrap()
    }
}

fn sealed(vault: &Vault) -> Sealed {
    let passphrase = SecretText::new("orbit lemon stair".into());
    let opener = Opener::Passphrase(&passphrase, Cost::FLOOR);
    let (mut header, key) = Header::create(&opener, "", NOW, &mut SystemRandom).unwrap();
    let file = seal(&mut header, &key, vault.write().expose(), NOW, &mut SystemRandom).unwrap();
    Sealed { file, key: key.expose().to_vec() }
}

/// The same vault later: the same id and data key.
fn later(from: &Sealed, change: impl FnOnce(&mut Vault)) -> Sealed {
    let mut desk = from.desk();
    change(desk.vault_mut());
    Sealed { file: desk.seal(NOW + 60_000, &mut SystemRandom).unwrap(), key: from.key.clone() }
}

fn copy(vault: &Vault) -> Vault {
    Vault::read(vault.write().expose()).unwrap()
}

fn named(vault: &Vault, name: &str) -> Id {
    vault.entries().find(|entry| entry.about.value.name == name).unwrap().id
}

fn told(here: &Sealed, backup: &Sealed) -> Value {
    serde_json::to_value(difference(here.pair(), backup.pair()).unwrap()).unwrap()
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[test]
fn a_backup_of_what_is_here_differs_in_nothing() {
    let here = sealed(&varied());
    let found = told(&here, &here);
    assert_eq!((&found["same"], &found["sameVault"], &found["savedAt"]), (&json!(7), &json!(true), &json!(NOW)));
    for list in ["newer", "older", "onlyHere", "onlyThere"] {
        assert_eq!(found[list], json!([]), "{list}");
    }
}

#[test]
fn each_kind_of_difference_is_told_by_name() {
    let backup = sealed(&varied());
    let here = later(&backup, |vault| {
        let github = named(vault, "GitHub");
        vault.spend(github, 0, "github.com", NOW + 1).unwrap();
        let steam = named(vault, "Steam");
        vault.edit(steam, &Changes { account: Some("freeman".into()), ..Changes::default() }, NOW + 1).unwrap();
        vault.remove(named(vault, "Motp"), NOW + 1).unwrap();
        let new = NewEntry { name: "New".into(), ..NewEntry::default() };
        vault.add(new, NOW + 1, &mut SystemRandom).unwrap();
    });
    let found = told(&here, &backup);
    assert_eq!(found["same"], json!(4));
    assert_eq!(names(&found["onlyHere"]), ["New"]);
    assert_eq!(names(&found["onlyThere"]), ["Motp"], "what lies in the trash is gone");
    let newer = found["newer"].as_array().unwrap();
    let parts = |name: &str| &newer.iter().find(|one| one["name"] == name).unwrap()["parts"];
    assert_eq!((newer.len(), parts("GitHub"), parts("Steam")), (2, &json!(["backup"]), &json!(["names"])));
    let other = told(&backup, &here);
    assert_eq!((other["newer"].as_array().unwrap().len(), other["older"].as_array().unwrap().len()), (0, 2));
}

#[test]
fn an_account_that_was_set_up_anew_in_another_vault_is_the_same_one() {
    let (here, backup) = (sealed(&varied()), sealed(&varied()));
    let found = told(&here, &backup);
    assert_eq!(found["sameVault"], json!(false));
    assert_eq!(found["same"], json!(6));
    assert_eq!(names(&found["onlyThere"]), ["Text only"], "without a code, an id is all there is");
}

#[test]
fn merging_a_backup_brings_back_what_is_gone_and_undoes_nothing_newer() {
    let backup = sealed(&varied());
    let here = later(&backup, |vault| {
        vault.spend(named(vault, "GitHub"), 0, "github.com", NOW + 1).unwrap();
        vault.remove(named(vault, "Motp"), NOW + 1).unwrap();
        vault.remove(named(vault, "Steam"), NOW + 2).unwrap();
        let month = holdfast::vault::TRASH_KEPT + 1;
        assert_eq!(vault.sweep(NOW + month), 1, "one is gone for good, one is in the trash");
        vault.add(NewEntry { name: "New".into(), ..NewEntry::default() }, NOW + 3, &mut SystemRandom).unwrap();
    });
    let mut desk = here.desk();
    desk.merge(&copy_of(here.pair(), backup.pair(), false, NOW + 9, &mut SystemRandom).unwrap()).unwrap();
    let vault = desk.vault();
    let live = |name: &str| vault.entries().any(|entry| entry.about.value.name == name && !entry.is_trashed());
    for name in ["GitHub", "Motp", "Steam", "New", "Text only"] {
        assert!(live(name), "{name}");
    }
    let set = vault.entry(named(vault, "GitHub")).unwrap().backup().unwrap();
    assert!(set.codes[0].spent.is_some(), "a spent code stays spent");
    let again = later(&here, |vault| *vault = copy(desk.vault()));
    assert_eq!(told(&again, &backup)["onlyThere"], json!([]));
}

#[test]
fn a_backup_of_another_vault_merges_without_doubles_and_leaves_the_settings() {
    let backup = sealed(&varied());
    let mut other = Vault::default();
    let new = NewEntry {
        name: "GitHub".into(),
        account: "anna@example.org".into(),
        otp: Some(otp(holdfast::otp::Kind::Totp, b"12345678901234567890")),
        ..NewEntry::default()
    };
    other.add(new, NOW, &mut SystemRandom).unwrap();
    other.set_settings(holdfast::vault::SettingsChanges { lock_after: Some(5), ..Default::default() }, NOW).unwrap();
    let here = sealed(&other);
    let mut desk = here.desk();
    assert_eq!(desk.merge(&backup.file), Err(Error::OtherVault), "as it is, it belongs elsewhere");
    desk.merge(&copy_of(here.pair(), backup.pair(), false, NOW + 9, &mut SystemRandom).unwrap()).unwrap();
    assert_eq!((desk.vault().count(), desk.vault().settings().lock_after), (7, 5));
}

#[test]
fn a_copy_to_replace_holds_the_backup_and_the_settings_here() {
    let backup = sealed(&varied());
    let here = later(&backup, |vault| {
        vault.add(NewEntry { name: "New".into(), ..NewEntry::default() }, NOW + 3, &mut SystemRandom).unwrap();
        vault
            .set_settings(holdfast::vault::SettingsChanges { lock_after: Some(5), ..Default::default() }, NOW + 4)
            .unwrap();
    });
    let file = copy_of(here.pair(), backup.pair(), true, NOW + 9, &mut SystemRandom).unwrap();
    let desk = Sealed { file, key: here.key.clone() }.desk();
    assert_eq!((desk.vault().count(), desk.vault().settings().lock_after), (7, 5));
    assert!(!desk.vault().entries().any(|entry| entry.about.value.name == "New"));
}

#[test]
fn a_changed_or_foreign_file_is_refused() {
    let here = sealed(&varied());
    let mut broken = here.file.clone();
    *broken.last_mut().unwrap() ^= 1;
    assert_eq!(difference(here.pair(), (&broken, &here.key)).err(), Some(Error::Damaged));
    let mut other = [0; 32];
    SystemRandom.fill(&mut other).unwrap();
    assert_eq!(difference(here.pair(), (&here.file, &other)).err(), Some(Error::WrongKey));
    assert_eq!(copy_of(here.pair(), (b"HOLD", &here.key), false, NOW, &mut SystemRandom).err(), Some(Error::Truncated));
}

#[test]
fn ten_thousand_entries_are_compared_with_those_of_another_vault_in_no_time() {
    let many = || {
        let mut vault = Vault::default();
        for n in 0..10_000u32 {
            let secret = n.to_be_bytes().repeat(5);
            let new = NewEntry {
                name: "Same".into(),
                account: format!("{n}"),
                otp: Some(otp(holdfast::otp::Kind::Totp, &secret)),
                ..NewEntry::default()
            };
            vault.add(new, NOW, &mut SystemRandom).unwrap();
        }
        vault
    };
    let (here, there) = (many(), many());
    let began = std::time::Instant::now();
    assert_eq!(here.compare(&there).same, 10_000);
    println!("10,000 beside 10,000 of another vault: {} ms", began.elapsed().as_millis());
}
