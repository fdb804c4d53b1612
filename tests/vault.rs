//! The vault and the desk that opens it: nothing is lost (P5), no secret leaves (P2), the right site only (P3).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

#[path = "vault/desk.rs"]
mod desk;
#[path = "vault/kept.rs"]
mod kept;
#[path = "vault/parameters.rs"]
mod parameters;

use holdfast::{
    Error, Result,
    backup::{Code, Set},
    otp::{Kind, Otp},
    random::{Random, SystemRandom},
    seal::{Cost, Header, Opener, RecoveryKey, seal},
    secret::{Secret, SecretText},
    site::{Binding, Learned, Scope},
    vault::{Changes, Id, NewEntry, SettingsChanges, TOMBSTONE_KEPT, TRASH_KEPT, Vault},
    wasm::{BackupKeep, Desk, FormInput, KeptCode, Pick},
};

const NOW: u64 = 1_700_000_000_000;
const RFC_SECRET: &[u8] = b"12345678901234567890";
const RFC_URI: &str = "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&digits=8";

/// A fixed sequence, so that every run is the same.
struct Fixed(u8);

impl Random for Fixed {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        for byte in out {
            self.0 = self.0.wrapping_mul(181).wrapping_add(97);
            *byte = self.0;
        }
        Ok(())
    }
}

fn site(host: &str) -> Binding {
    Binding { host: host.into(), scope: Scope::Domain, learned: Learned::Enrolled }
}

fn set(codes: &[&str]) -> Set {
    let code = |text: &&str| Code { text: SecretText::new((*text).into()), label: None, spent: None };
    Set { codes: codes.iter().map(code).collect(), captured_at: NOW, from: "example.com".into(), printed_at: None }
}

fn entry(name: &str) -> NewEntry {
    NewEntry {
        name: name.into(),
        account: "anna".into(),
        sites: vec![site("example.com")],
        otp: Some(Otp::new(Kind::Totp, Secret::new(RFC_SECRET.to_vec()))),
        backup: Some(set(&["alpha-one-1", "bravo-two-2"])),
        note: Some("the old phone".into()),
        tags: vec!["work".into()],
        pinned: true,
        reached_by: vec!["sms".into()],
    }
}

fn copy(vault: &Vault) -> Vault {
    Vault::read(vault.write().expose()).unwrap()
}

fn same(a: &Vault, b: &Vault) -> bool {
    a.write() == b.write()
}

fn one() -> (Vault, Id) {
    let mut vault = Vault::default();
    let id = vault.add(entry("Example"), NOW, &mut SystemRandom).unwrap();
    (vault, id)
}

/// A desk that opens without Argon2id.
fn desk() -> Desk {
    let recovery = RecoveryKey::new(&mut SystemRandom).unwrap();
    let (mut header, key) = Header::create(&Opener::Recovery(&recovery), "", NOW, &mut SystemRandom).unwrap();
    let file = seal(&mut header, &key, Vault::default().write().expose(), NOW, &mut SystemRandom).unwrap();
    Desk::open(&file, key).unwrap()
}

fn take(index: usize) -> Pick {
    Pick { index, name: None, account: None, host: None, scope: None, into: None }
}

fn enrolled(desk: &mut Desk, uri: &str) -> Id {
    let random = &mut SystemRandom;
    let preview = desk.preview_text(uri, Some("https://www.example.com/settings"), NOW, random).unwrap();
    desk.add(&preview.token, vec![take(0)], NOW, random).unwrap()[0]
}

#[test]
fn what_is_written_reads_back_to_the_same() {
    let (mut vault, id) = one();
    vault.add(NewEntry { name: "Only a name".into(), ..NewEntry::default() }, NOW, &mut SystemRandom).unwrap();
    let trashed = vault.add(entry("Gone"), NOW, &mut SystemRandom).unwrap();
    vault.remove(trashed, NOW).unwrap();
    vault.spend(id, 1, "example.com", NOW).unwrap();
    vault.mark_used(id, NOW).unwrap();
    let changes = SettingsChanges { lock_after: Some(0), hide_codes: Some(true), ..SettingsChanges::default() };
    vault.set_settings(changes, NOW).unwrap();
    vault.choose_field("example.com", 77, NOW).unwrap();
    let mut hotp = Otp::new(Kind::Hotp, Secret::new(vec![7; 20]));
    hotp.counter = (1 << 63) - 1;
    vault.add(NewEntry { otp: Some(hotp), ..NewEntry::default() }, NOW, &mut SystemRandom).unwrap();
    let read = copy(&vault);
    assert!(same(&vault, &read));
    assert_eq!(read.count(), 3);
    assert_eq!(read.settings().lock_after, 0);
    assert_eq!((read.field_on("example.com"), read.field_on("example.org")), (Some(77), None));
    let kept = read.entry(id).unwrap();
    assert_eq!((kept.about.value.name.as_str(), kept.used), ("Example", NOW));
    assert!(kept.otp().unwrap().secret.expose() == RFC_SECRET);
    assert_eq!(kept.backup().unwrap().count().unspent, 1);
}

#[test]
fn the_field_that_was_chosen_last_on_a_host_is_remembered() {
    let mut vault = Vault::default();
    for (host, mark) in [("a.example", 1), ("b.example", 2), ("a.example", 3)] {
        vault.choose_field(host, mark, NOW).unwrap();
    }
    assert_eq!((vault.field_on("a.example"), vault.field_on("b.example")), (Some(3), Some(2)));
    for n in 0..300 {
        vault.choose_field(&format!("{n}.example"), n, NOW).unwrap();
    }
    assert_eq!((vault.field_on("a.example"), vault.field_on("299.example")), (None, Some(299)));
    assert_eq!(vault.settings().fields.len(), 256);
    assert!(same(&vault, &copy(&vault)));
    assert!(vault.choose_field("", 1, NOW).is_err() && vault.choose_field("x", 1 << 53, NOW).is_err());
}

#[test]
fn what_a_newer_program_wrote_is_refused_and_not_dropped() {
    let vault = Vault::default();
    let bytes = vault.write().expose().to_vec();
    assert_eq!(bytes[..3], [0xa4, 0x00, 0x01]);
    let mut newer = bytes.clone();
    newer[2] = 2;
    assert_eq!(Vault::read(&newer).err(), Some(Error::UnknownVersion));
    let mut more = bytes.clone();
    more[0] = 0xa5;
    more.extend([5, 0]);
    assert_eq!(Vault::read(&more).err(), Some(Error::UnknownVersion));
    let mut trailing = bytes;
    trailing.push(0);
    assert_eq!(Vault::read(&trailing).err(), Some(Error::NotCanonical));
}

#[test]
fn no_shortened_or_changed_contents_panic() {
    let (vault, _) = one();
    let bytes = vault.write().expose().to_vec();
    for length in 0..bytes.len() {
        assert!(Vault::read(&bytes[..length]).is_err());
    }
    for at in 0..bytes.len() {
        for value in [0x00, 0x1b, 0x5f, 0x7f, 0x9b, 0xbb, 0xff] {
            let mut changed = bytes.clone();
            changed[at] = value;
            let _ = Vault::read(&changed);
        }
    }
}

#[test]
fn an_entry_needs_something_in_it() {
    let mut vault = Vault::default();
    assert_eq!(vault.add(NewEntry::default(), NOW, &mut SystemRandom), Err(Error::EmptyEntry));
    let long = NewEntry { name: "x".repeat(1_025), ..NewEntry::default() };
    assert_eq!(vault.add(long, NOW, &mut SystemRandom), Err(Error::TooLarge));
    let many = NewEntry { backup: Some(set(&["x"; 201])), ..NewEntry::default() };
    assert_eq!(vault.add(many, NOW, &mut SystemRandom), Err(Error::TooMany));
    assert_eq!(vault.count(), 0);
}

#[test]
fn an_edit_changes_what_it_names_and_nothing_else() {
    let (mut vault, id) = one();
    vault.edit(id, &Changes { note: Some(String::new()), ..Changes::default() }, NOW + 1).unwrap();
    let about = &vault.entry(id).unwrap().about;
    assert_eq!((about.changed, about.value.note.as_ref()), (NOW + 1, None));
    assert_eq!(about.value.name, "Example");
    vault.edit(id, &Changes::default(), NOW + 9).unwrap();
    assert_eq!(vault.entry(id).unwrap().changed(), NOW + 1, "an edit without a change is none");
    let foreign = Changes { sites: Some(vec![site("evil.example")]), ..Changes::default() };
    assert_eq!(vault.edit(id, &foreign, NOW), Err(Error::NotBound), "P3: a host comes by a person's yes only");
    vault.edit(id, &Changes { sites: Some(vec![]), ..Changes::default() }, NOW + 2).unwrap();
    assert!(vault.entry(id).unwrap().sites.value.is_empty());
}

#[test]
fn the_trash_keeps_an_entry_whole_for_thirty_days() {
    let (mut vault, id) = one();
    vault.remove(id, NOW).unwrap();
    assert_eq!(vault.remove(id, NOW), Err(Error::NoSuchEntry));
    assert_eq!(vault.edit(id, &Changes::default(), NOW), Err(Error::NoSuchEntry));
    assert_eq!(vault.sweep(NOW + TRASH_KEPT - 1), 0);
    vault.restore(id, NOW + 5).unwrap();
    assert_eq!(vault.count(), 1);
    vault.remove(id, NOW + 10).unwrap();
    assert_eq!(vault.sweep(NOW + 10 + TRASH_KEPT), 1);
    assert_eq!(vault.restore(id, NOW), Err(Error::NoSuchEntry));
}

#[test]
fn a_clock_set_back_empties_no_trash() {
    let (mut vault, id) = one();
    vault.remove(id, NOW).unwrap();
    assert_eq!(vault.sweep(NOW - 365 * 24 * 3_600_000), 0);
    assert!(vault.entry(id).is_ok());
}

#[test]
fn a_tombstone_keeps_an_old_copy_from_reviving_an_entry() {
    let (mut vault, id) = one();
    let old = copy(&vault);
    vault.remove(id, NOW + 1).unwrap();
    vault.sweep(NOW + 1 + TRASH_KEPT);
    vault.merge(copy(&old)).unwrap();
    assert!(vault.entry(id).is_err());
    let mut other = old;
    other.merge(copy(&vault)).unwrap();
    assert!(other.entry(id).is_err());
    vault.sweep(NOW + 2 + TRASH_KEPT + TOMBSTONE_KEPT);
    assert_eq!(Vault::read(vault.write().expose()).unwrap().write().expose(), vault.write().expose());
}

#[test]
fn merging_takes_the_newest_of_each_part() {
    let (mut ours, id) = one();
    let mut theirs = copy(&ours);
    ours.edit(id, &Changes { name: Some("Ours".into()), ..Changes::default() }, NOW + 10).unwrap();
    theirs.edit(id, &Changes { name: Some("Theirs".into()), ..Changes::default() }, NOW + 5).unwrap();
    theirs.bind(id, site("other.example"), NOW + 7).unwrap();
    let added = theirs.add(entry("New"), NOW, &mut SystemRandom).unwrap();
    ours.merge(theirs).unwrap();
    let merged = ours.entry(id).unwrap();
    assert_eq!(merged.about.value.name, "Ours");
    assert_eq!(merged.sites.value.len(), 2);
    assert!(ours.entry(added).is_ok());
}

#[test]
fn empty_never_wins() {
    let (vault, id) = one();
    let mut empty = Vault::default();
    empty.merge(copy(&vault)).unwrap();
    assert_eq!(empty.count(), 1);
    let mut full = copy(&vault);
    full.merge(Vault::default()).unwrap();
    assert!(same(&full, &vault));
    assert!(full.entry(id).unwrap().otp.is_some());
}

#[test]
fn spent_stays_spent() {
    let (mut ours, id) = one();
    let mut theirs = copy(&ours);
    ours.spend(id, 0, "example.com", NOW + 1).unwrap();
    theirs.spend(id, 1, "example.com", NOW + 2).unwrap();
    for (mut a, b) in [(copy(&ours), copy(&theirs)), (copy(&theirs), copy(&ours))] {
        a.merge(b).unwrap();
        assert_eq!(a.entry(id).unwrap().backup().unwrap().count().unspent, 0);
    }
}

#[test]
fn a_counter_never_goes_back() {
    let mut ours = Vault::default();
    let otp = Otp::new(Kind::Hotp, Secret::new(RFC_SECRET.to_vec()));
    let id = ours.add(NewEntry { otp: Some(otp), ..NewEntry::default() }, NOW, &mut SystemRandom).unwrap();
    let theirs = copy(&ours);
    for _ in 0..3 {
        ours.advance(id, NOW - 5_000_000).unwrap();
    }
    let mut merged = theirs;
    merged.merge(ours).unwrap();
    assert_eq!(merged.entry(id).unwrap().otp().unwrap().counter, 3);
}

/// Random histories of two copies: the order of merging does not matter, merging again changes nothing, and no entry that
/// neither copy deleted is missing.
#[test]
fn merging_is_commutative_idempotent_and_loses_nothing() {
    for seed in 0..120u8 {
        let mut random = Fixed(seed);
        let mut base = Vault::default();
        let ids: Vec<Id> = (0..4).map(|n| base.add(entry(&n.to_string()), NOW, &mut random).unwrap()).collect();
        let mut copies = [copy(&base), copy(&base)];
        for step in 0..24u64 {
            let mut dice = [0u8; 4];
            random.fill(&mut dice).unwrap();
            let vault = &mut copies[usize::from(dice[0] >> 4) % 2];
            let id = ids[usize::from(dice[1] >> 3) % 4];
            let now = NOW + step / 3; // several changes at the same time
            let _ = match (dice[2] >> 2) % 8 {
                0 => vault.remove(id, now),
                1 => vault.restore(id, now),
                2 => vault.spend(id, usize::from(dice[3] % 2), "example.com", now),
                3 => vault.bind(id, site(&format!("s{}.example", dice[3] % 3)), now),
                4 => vault.keep_backup(id, set(&["alpha-one-1", "new-code-9"]), now),
                5 => vault.edit(id, &Changes { pinned: Some(dice[3] > 99), ..Changes::default() }, now),
                6 => vault.add(entry("more"), now, &mut SystemRandom).map(|_| ()),
                _ => vault.edit(id, &Changes { name: Some(format!("n{}", dice[3])), ..Changes::default() }, now),
            };
        }
        let [a, b] = copies;
        let mut ab = copy(&a);
        ab.merge(copy(&b)).unwrap();
        let mut ba = copy(&b);
        ba.merge(copy(&a)).unwrap();
        assert!(same(&ab, &ba), "commutative, seed {seed}");
        let mut again = copy(&ab);
        again.merge(copy(&b)).unwrap();
        again.merge(copy(&ab)).unwrap();
        assert!(same(&again, &ab), "idempotent, seed {seed}");
        for vault in [&a, &b] {
            assert!(vault.entries().all(|entry| ab.entry(entry.id).is_ok()), "nothing lost, seed {seed}");
        }
    }
}

#[test]
fn ten_thousand_entries_and_no_more() {
    let mut vault = Vault::default();
    let random = &mut SystemRandom;
    for n in 0..10_000 {
        vault.add(NewEntry { name: n.to_string(), ..NewEntry::default() }, NOW, random).unwrap();
    }
    assert_eq!(vault.add(entry("one more"), NOW, random), Err(Error::TooMany));
    assert_eq!(copy(&vault).count(), 10_000);
    let (other, _) = one();
    assert_eq!(vault.merge(other), Err(Error::TooMany));
    assert_eq!(vault.count(), 10_000);
    assert_eq!(Cost::DEFAULT.memory, 65_536);
}
