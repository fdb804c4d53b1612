//! Another app's file beside what is here: the dry run, taking it in, taking exactly that out again.

use holdfast::{
    Error,
    backup::Set,
    import::{self, File, Options},
    otp::Kind,
    random::SystemRandom,
    seal::{Cost, Header, Opener, seal},
    secret::{Key, SecretText},
    vault::{NewEntry, Vault},
    wasm::{Desk, How, Taking, imported_of, look, take, untake, with_backup_codes, write_imported},
};
use serde_json::{Value, json};

use super::{NOW, code, otp};

const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DP";

fn item(issuer: &str, name: &str, secret: &str, note: &str) -> Value {
    json!({"type": "totp", "uuid": name, "name": name, "issuer": issuer, "note": note, "favorite": false,
        "info": {"secret": secret, "algo": "SHA1", "digits": 6, "period": 30}})
}

fn report(items: &[Value]) -> Vec<u8> {
    let file = json!({"version": 1, "header": {"slots": null, "params": null}, "db": {"version": 3, "groups": [], "entries": items}});
    let text = file.to_string();
    let read = import::read(&[File { name: "aegis.json", bytes: text.as_bytes() }], None, &Options::default()).unwrap();
    with_backup_codes(&write_imported(&imported_of(read))).unwrap()
}

pub struct Here {
    file: Vec<u8>,
    key: Vec<u8>,
}

impl Here {
    pub fn pair(&self) -> (&[u8], &[u8]) {
        (&self.file, &self.key)
    }

    pub fn with(&self, file: Vec<u8>) -> Here {
        Here { file, key: self.key.clone() }
    }

    pub fn vault(&self) -> Vault {
        let desk = Desk::open(&self.file, Key::copied(&self.key).unwrap()).unwrap();
        Vault::read(desk.vault().write().expose()).unwrap()
    }
}

fn here(entries: Vec<NewEntry>) -> Here {
    let mut vault = Vault::default();
    for entry in entries {
        vault.add(entry, NOW, &mut SystemRandom).unwrap();
    }
    here_of(&vault)
}

pub fn here_of(vault: &Vault) -> Here {
    let passphrase = SecretText::new("orbit lemon stair".into());
    let opener = Opener::Passphrase(&passphrase, Cost::FLOOR);
    let (mut header, key) = Header::create(&opener, "", NOW, &mut SystemRandom).unwrap();
    let file = seal(&mut header, &key, vault.write().expose(), NOW, &mut SystemRandom).unwrap();
    Here { file, key: key.expose().to_vec() }
}

fn entry(name: &str, account: &str, secret: &[u8]) -> NewEntry {
    NewEntry { name: name.into(), account: account.into(), otp: Some(otp(Kind::Totp, secret)), ..NewEntry::default() }
}

/// The bytes of [`SECRET`].
fn secret() -> Vec<u8> {
    holdfast::otp::base32::decode(SECRET).unwrap().expose().to_vec()
}

fn told(here: &Here, report: &[u8]) -> (Value, Vec<u8>) {
    let (told, token) = look(here.pair(), report, &mut SystemRandom).unwrap();
    (serde_json::from_str(&told).unwrap(), token)
}

fn all(how: How, count: usize) -> Vec<Taking> {
    (0..count).map(|index| Taking { index, how, backup: true, trim: true }).collect()
}

#[test]
fn what_is_new_here_and_changed_is_told_apart_without_a_secret() {
    let here = here(vec![
        entry("Same", "a", &secret()),
        entry("Changed", "b", b"another secret"),
        entry("Lacks codes", "c", b"0123456789"),
    ]);
    let lacks = holdfast::otp::base32::encode(b"0123456789");
    let codes = "Backup codes:\n4f7a-91bc\n83de-02aa\n77c1-9e0d\n1b2c-88f0\n60de-4c31";
    let report = report(&[
        item("Under another name", "z", SECRET, ""),
        item("changed", "B", "GEZDGNBVGY3TQOJQ", ""),
        item("New", "n", "GEZDGNBVGY3TQOJQGEZDGNBV", "a note"),
        item("Lacks codes", "c", lacks.expose(), codes),
        item("Bad", "x", "JBSW0", ""),
    ]);
    let (told, _) = told(&here, &report);
    let status: Vec<&str> =
        told["lines"].as_array().unwrap().iter().map(|line| line["status"].as_str().unwrap()).collect();
    assert_eq!(status, ["here", "changed", "new", "changed"]);
    assert_eq!(told["lines"][3]["backup"], json!(5));
    assert_eq!((&told["refused"][0]["code"], &told["refused"][0]["number"]), (&json!("secret-not-base32"), &json!(5)));
    let text = told.to_string();
    assert!(!text.contains("GEZDGNBV") && !text.contains("JBSW0") && !text.contains("4f7a-91bc"), "P2");
}

#[test]
fn an_undo_removes_exactly_what_came_in() {
    let mut with_codes = entry("Changed", "b", b"another secret");
    with_codes.backup =
        Some(Set { codes: vec![code("old-1", None, None)], captured_at: NOW, from: String::new(), printed_at: None });
    let here = here(vec![with_codes, entry("Lacks codes", "c", &secret()), entry("Stays", "s", b"stays as it is")]);
    let report = report(&[
        item("Changed", "b", "GEZDGNBVGY3TQOJQ", "Recovery codes: 4f7a-91bc 83de-02aa 77c1-9e0d 1b2c-88f0 60de-4c31"),
        item("New", "n", "GEZDGNBVGY3TQOJQGEZDGNBV", "a note"),
        item("Lacks codes", "c", SECRET, "Recovery codes: 5f7a-91bc 93de-02aa 87c1-9e0d 2b2c-88f0 70de-4c31"),
    ]);
    let before = here.vault();
    let (_, token) = told(&here, &report);
    let takings = [(0, How::Replace), (1, How::Add), (2, How::Replace)].map(|(index, how)| Taking {
        index,
        how,
        backup: true,
        trim: true,
    });
    let taken = take(here.pair(), &token, &takings, NOW + 5, &mut SystemRandom).unwrap();
    assert_eq!((taken.added, taken.changed), (1, 2));
    let after = here.with(taken.file);
    assert_eq!(after.vault().count(), 4);
    assert_eq!(before.compare(&after.vault()).older.len(), 2);
    // Something else happens in between: it stays.
    let mut desk = Desk::open(&after.file, Key::copied(&after.key).unwrap()).unwrap();
    desk.vault_mut().add(entry("Meanwhile", "m", b"meanwhile"), NOW + 6, &mut SystemRandom).unwrap();
    let after = after.with(desk.seal(NOW + 6, &mut SystemRandom).unwrap());
    let undone = after.with(untake(after.pair(), &taken.undo, NOW + 7, &mut SystemRandom).unwrap());
    let difference = undone.vault().compare(&before);
    assert_eq!((difference.same, difference.only_here.len(), difference.only_there.len()), (3, 1, 0));
    assert!(difference.newer.is_empty() && difference.older.is_empty());
    // A copy from before the undo, merged in, does not bring it back.
    let mut desk = Desk::open(&undone.file, Key::copied(&undone.key).unwrap()).unwrap();
    desk.merge(&after.file).unwrap();
    assert_eq!(desk.vault().count(), 4);
}

#[test]
fn what_was_not_offered_is_not_taken_and_nothing_is_taken_by_half() {
    let home = here(vec![]);
    let (_, token) = told(&home, &report(&[item("New", "n", SECRET, "")]));
    let taken = |takings: &[Taking]| take(home.pair(), &token, takings, NOW, &mut SystemRandom).err();
    assert_eq!(taken(&all(How::Add, 2)), Some(Error::BadInput));
    assert_eq!(taken(&all(How::Replace, 1)), Some(Error::BadInput), "there is nothing to replace");
    let twice = [0, 0].map(|index| Taking { index, how: How::Add, backup: false, trim: false });
    assert_eq!(taken(&twice), Some(Error::BadInput));
    let mut other = token.clone();
    *other.last_mut().unwrap() ^= 1;
    assert_eq!(take(home.pair(), &other, &all(How::Add, 1), NOW, &mut SystemRandom).err(), Some(Error::OfferExpired));
    assert_eq!(
        untake(home.pair(), &token, NOW, &mut SystemRandom).err(),
        Some(Error::OfferExpired),
        "a report is no undo"
    );
    assert_eq!(look(home.pair(), b"nonsense", &mut SystemRandom).err(), Some(Error::BadInput));
}

#[test]
fn ten_thousand_come_in_and_go_out_again() {
    let secret = |n: usize| holdfast::otp::base32::encode(&(n as u64).to_be_bytes().repeat(2)).expose().to_owned();
    let items: Vec<Value> = (0..10_000).map(|n| item("Many", &format!("{n}"), &secret(n), "")).collect();
    let report = report(&items);
    let here = here(vec![]);
    let began = std::time::Instant::now();
    let (_, token) = told(&here, &report);
    let looked = began.elapsed();
    let taken = take(here.pair(), &token, &all(How::Add, 10_000), NOW, &mut SystemRandom).unwrap();
    let took = began.elapsed();
    let after = here.with(taken.file);
    assert_eq!(after.vault().count(), 10_000);
    let (again, _) = told(&after, &report);
    assert!(again["lines"].as_array().unwrap().iter().all(|line| line["status"] == "here"));
    let undone = after.with(untake(after.pair(), &taken.undo, NOW, &mut SystemRandom).unwrap());
    assert_eq!(undone.vault().entries().count(), 0);
    println!(
        "10,000 entries: looked at in {} ms, taken in {} ms more",
        looked.as_millis(),
        (took - looked).as_millis()
    );
}
