//! The vault and the desk that opens it: nothing is lost (P5), no secret leaves (P2), the right site only (P3).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

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
fn p2_no_view_holds_a_secret() {
    let mut desk = desk();
    let random = &mut SystemRandom;
    let id = enrolled(&mut desk, RFC_URI);
    let codes = ["alpha-one-1", "bravo-two-2"].map(|text| KeptCode { text: text.into(), label: None, spent: false });
    let keep = BackupKeep {
        id: Some(id.to_string()),
        name: None,
        account: None,
        host: "example.com".into(),
        codes: codes.into(),
        reached_by: Vec::new(),
    };
    desk.keep_backup(keep, NOW, random).unwrap();
    let preview = desk.preview_text(RFC_URI, None, NOW, random).unwrap();
    assert_eq!(preview.offers[0].duplicate_of, Some(id.to_string()));
    let seen = [
        serde_json::to_string(&desk.list(NOW)).unwrap(),
        format!("{:?}", desk.list(NOW)),
        serde_json::to_string(&desk.here("https://example.com/")).unwrap(),
        serde_json::to_string(&desk.vault().entry(id).unwrap().backup_codes().unwrap()).unwrap(),
        serde_json::to_string(&preview).unwrap(),
    ];
    for view in &seen {
        for secret in ["GEZDGNBV", "12345678901", "3132333435", "alpha-one", "bravo-two", "MTIzNDU2"] {
            assert!(!view.contains(secret), "{secret} in {view}");
        }
    }
    assert!(seen[0].contains("Example"));
}

#[test]
fn the_codes_are_those_of_rfc_6238() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    for (seconds, code) in [(59, "94287082"), (1_111_111_109, "07081804"), (20_000_000_000, "65353130")] {
        let views = desk.codes(None, seconds * 1_000);
        assert_eq!(views[0].code.as_ref().map(|code| code.expose()), Some(code));
        assert_eq!(views[0].expires_at, Some((seconds / 30 + 1) * 30_000));
        assert_eq!(desk.code_for(id, "https://login.example.com/", seconds * 1_000, false).unwrap().code, code);
    }
    assert!(desk.codes(None, 59_000)[0].next.is_some());
    assert!(desk.codes(None, 31_000)[0].next.is_none());
}

#[test]
fn p3_a_code_is_for_a_bound_site_or_a_persons_yes() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    let code = |desk: &Desk, url: &str, yes: bool| desk.code_for(id, url, NOW, yes).map(|_| ());
    assert_eq!(code(&desk, "https://example.com/", false), Ok(()));
    assert_eq!(code(&desk, "https://example.com.evil.net/", false), Err(Error::NotBound));
    assert_eq!(code(&desk, "https://examp1e.com/", false), Err(Error::NotBound));
    assert_eq!(code(&desk, "https://examp1e.com/", true), Ok(()));
    for never in ["http://example.com/", "file:///etc/passwd", "data:text/html,x", ""] {
        assert_eq!(code(&desk, never, true), Err(Error::NeverFilled), "{never}");
    }
    assert_eq!(desk.backup_for(id, 0, "https://evil.net/", false), Err(Error::NotBound));
    let here = desk.here("https://www.example.com/login");
    assert_eq!((here.bound, here.domain.as_deref()), (vec![id.to_string()], Some("example.com")));
    assert_eq!(desk.here("https://examp1e.com/").alike[0].host, "www.example.com");
    assert!(!desk.here("chrome://settings").fillable);
}

#[test]
fn a_trashed_entry_gives_no_code() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    desk.vault_mut().remove(id, NOW).unwrap();
    assert!(desk.codes(None, NOW).is_empty() && desk.codes(Some(&[id]), NOW).is_empty());
    assert!(desk.code_for(id, "https://example.com/", NOW, true).is_err_and(|e| e == Error::NoSuchEntry));
    assert!(desk.here("https://example.com/").bound.is_empty());
}

#[test]
fn a_counted_code_comes_only_after_the_counter_went_on() {
    let mut desk = desk();
    let id = enrolled(&mut desk, "otpauth://hotp/Example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=0");
    assert!(desk.codes(None, NOW).is_empty());
    assert_eq!(desk.hotp_code(id), Err(Error::CounterOutOfRange));
    for code in ["755224", "287082", "359152"] {
        desk.vault_mut().advance(id, NOW).unwrap();
        assert_eq!(desk.hotp_code(id).as_deref(), Ok(code), "RFC 4226 appendix D");
    }
}

#[test]
fn an_offer_is_for_its_own_vault_and_for_an_hour() {
    let (mut one, mut two) = (desk(), desk());
    let random = &mut SystemRandom;
    let preview = one.preview_text(RFC_URI, None, NOW, random).unwrap();
    assert_eq!(two.add(&preview.token, vec![take(0)], NOW, random), Err(Error::OfferExpired));
    assert_eq!(one.add(&preview.token, vec![take(0)], NOW + 3_600_001, random), Err(Error::OfferExpired));
    assert_eq!(one.add(&preview.token[1..], vec![take(0)], NOW, random), Err(Error::OfferExpired));
    assert_eq!(one.add(&preview.token, vec![take(0), take(0)], NOW, random), Err(Error::BadInput));
    assert_eq!(one.add(&preview.token, vec![take(1)], NOW, random), Err(Error::BadInput));
    assert_eq!(one.vault().count(), 0, "all or none");
    let file = one.seal(NOW, random).unwrap();
    assert!(!file.windows(8).any(|bytes| bytes == b"GEZDGNBV"));
    let kept = Pick { name: Some("Mine".into()), host: Some("sign-in.example.net".into()), ..take(0) };
    one.add(&preview.token, vec![kept], NOW, random).unwrap();
    let view = &one.list(NOW)[0];
    assert_eq!((view.name.as_str(), view.sites[0].learned, view.sites[0].scope), ("Mine", "confirmed", "domain"));
}

#[test]
fn an_offer_completes_an_account_of_backup_codes_and_no_other() {
    let mut one = desk();
    let random = &mut SystemRandom;
    let code = |text: &str| KeptCode { text: text.into(), label: None, spent: false };
    let keep = BackupKeep {
        id: None,
        name: Some("Localhost".into()),
        account: None,
        host: "harbour.example".into(),
        codes: vec![code("alpha-one-1"), code("alpha-two-2")],
        reached_by: Vec::new(),
    };
    let id = one.keep_backup(keep, NOW, random).unwrap().to_string();
    let preview = one.preview_text(RFC_URI, Some("https://harbour.example/"), NOW, random).unwrap();
    let into = |id: &str| vec![Pick { into: Some(id.into()), ..take(0) }];
    assert!(one.add(&preview.token, into("no id"), NOW, random).is_err());
    let ids = one.add(&preview.token, into(&id), NOW, random).unwrap();
    assert_eq!(ids.iter().map(ToString::to_string).collect::<Vec<_>>(), [id.as_str()]);
    let views = one.list(NOW);
    assert_eq!((views.len(), views[0].backup.as_ref().map(|set| set.total)), (1, Some(2)));
    assert!(views[0].otp.is_some());
    assert_ne!(views[0].name, "Localhost", "the site's own name goes before the guessed one");
    assert_eq!(one.add(&preview.token, into(&id), NOW, random), Err(Error::BadInput), "it has a code now");
}

#[test]
fn a_form_offers_what_was_typed_or_says_what_is_wrong() {
    let desk = desk();
    let form = |secret: &str, kind: &str| FormInput {
        name: "Form".into(),
        account: String::new(),
        secret: secret.into(),
        kind: Some(kind.into()),
        algorithm: None,
        digits: None,
        period: None,
        counter: None,
        pin: None,
    };
    let preview = |form| desk.preview_form(form, Some("http://localhost:8080/"), NOW, &mut SystemRandom).unwrap();
    let good = preview(form("gezd gnbv gy3t qojq", "totp"));
    assert_eq!((good.offers[0].name.as_str(), good.offers[0].host.as_deref()), ("Form", Some("localhost:8080")));
    for (secret, kind, code) in
        [("", "totp", "secret-missing"), ("1!", "totp", "secret-not-base32"), ("AAAA", "x", "unknown-kind")]
    {
        assert_eq!(preview(form(secret, kind)).errors[0].code, code);
    }
}

#[test]
fn p5_sealing_gives_the_next_generation_and_opening_it_the_same_vault() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    let before = desk.vault().write();
    let file = desk.seal(NOW + 1, &mut SystemRandom).unwrap();
    assert_eq!(desk.header().generation, 2);
    assert!(desk.vault().write() == before);
    desk.vault_mut().remove(id, NOW + 2).unwrap();
    let newer = desk.seal(NOW + 2, &mut SystemRandom).unwrap();
    assert_eq!(holdfast::seal::inspect(&newer).unwrap().generation, 3);
    desk.merge(&file).unwrap();
    assert_eq!(desk.header().generation, 3);
    assert!(desk.vault().entry(id).unwrap().is_trashed());
    assert_eq!(desk.merge(&self::desk().seal(NOW, &mut SystemRandom).unwrap()), Err(Error::OtherVault));
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
