//! Earlier versions: what an edit or a merge replaces stays for 30 days, sealed with its entry, and comes back (P5, P2).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use holdfast::{
    Error,
    backup::{Code, Set},
    otp::{Kind, Otp},
    random::SystemRandom,
    secret::{Secret, SecretText},
    site::{Binding, Learned, Scope},
    vault::{Changes, EarlierView, EntryView, Id, NewEntry, TRASH_KEPT, Vault},
};

const NOW: u64 = 1_700_000_000_000;

fn set(code: &str) -> Set {
    let code = Code { text: SecretText::new(code.into()), label: None, spent: None };
    Set { codes: vec![code], captured_at: NOW, from: String::new(), printed_at: None }
}

fn otp(secret: &[u8]) -> Otp {
    Otp::new(Kind::Totp, Secret::new(secret.to_vec()))
}

fn one() -> (Vault, Id) {
    let mut vault = Vault::default();
    let site = Binding { host: "example.com".into(), scope: Scope::Domain, learned: Learned::Enrolled };
    let entry = NewEntry {
        name: "First".into(),
        sites: vec![site],
        otp: Some(otp(b"first secret")),
        backup: Some(set("first-code")),
        ..NewEntry::default()
    };
    let id = vault.add(entry, NOW, &mut SystemRandom).unwrap();
    (vault, id)
}

fn named(name: &str) -> Changes {
    Changes { name: Some(name.into()), ..Changes::default() }
}

fn copy(vault: &Vault) -> Vault {
    Vault::read(vault.write().expose()).unwrap()
}

fn parts(vault: &Vault, id: Id) -> Vec<&'static str> {
    vault.entry(id).unwrap().history.iter().map(|earlier| earlier.part.name()).collect()
}

/// Each part changed once, a day apart.
fn changed() -> (Vault, Id) {
    let (mut vault, id) = one();
    vault.edit(id, &named("Second"), NOW + 1).unwrap();
    vault.edit(id, &Changes { sites: Some(Vec::new()), ..Changes::default() }, NOW + 2).unwrap();
    vault.set_otp(id, otp(b"second secret"), NOW + 3).unwrap();
    vault.keep_backup(id, set("second-code"), NOW + 4).unwrap();
    (vault, id)
}

#[test]
fn every_part_that_is_replaced_is_kept_and_comes_back() {
    let (vault, id) = changed();
    let mut vault = copy(&vault);
    assert_eq!(parts(&vault, id), ["backup", "otp", "sites", "about"]);
    for (part, now) in [("about", 11), ("sites", 12), ("otp", 13), ("backup", 14)] {
        vault.restore_earlier(id, part, NOW, NOW + now).unwrap();
    }
    let entry = vault.entry(id).unwrap();
    assert_eq!((entry.about.value.name.as_str(), entry.sites.value.len()), ("First", 1));
    assert!(entry.otp().unwrap().secret.expose() == b"first secret");
    assert!(entry.backup().unwrap().codes[0].text.expose() == "first-code");
    assert_eq!(parts(&vault, id).len(), 4, "what stood there is an earlier version now");
    vault.restore_earlier(id, "about", NOW + 1, NOW + 20).unwrap();
    assert_eq!(vault.entry(id).unwrap().about.value.name, "Second");
    assert_eq!(vault.restore_earlier(id, "about", NOW + 1, NOW), Err(Error::NoSuchVersion));
    assert_eq!(vault.restore_earlier(id, "trash", NOW, NOW), Err(Error::NoSuchVersion));
}

#[test]
fn what_did_not_change_makes_no_version() {
    let (mut vault, id) = one();
    vault.edit(id, &named("First"), NOW + 1).unwrap();
    vault.set_otp(id, otp(b"first secret"), NOW + 2).unwrap();
    vault.keep_backup(id, set("first-code"), NOW + 3).unwrap();
    vault.spend(id, 0, "example.com", NOW + 4).unwrap();
    assert!(parts(&vault, id).is_empty());
    vault.edit(id, &named("Second"), NOW + 5).unwrap();
    vault.edit(id, &named("First"), NOW + 6).unwrap();
    assert_eq!(vault.entry(id).unwrap().history.len(), 1, "Second alone: First stands there again");
}

#[test]
fn a_version_goes_thirty_days_after_it_was_replaced() {
    let (mut vault, id) = changed();
    vault.sweep(NOW + TRASH_KEPT);
    assert_eq!(parts(&vault, id).len(), 4);
    vault.sweep(NOW + 2 + TRASH_KEPT);
    assert_eq!(parts(&vault, id), ["backup", "otp"]);
    vault.sweep(NOW + 4 + TRASH_KEPT);
    assert!(parts(&vault, id).is_empty());
    assert_eq!(vault.entry(id).unwrap().about.value.name, "Second");
}

#[test]
fn versions_are_bounded_in_number_and_size_and_the_newest_stays() {
    let (mut vault, id) = one();
    for n in 0..20u64 {
        vault.edit(id, &named(&format!("Name {n}")), NOW + n).unwrap();
    }
    vault.set_otp(id, otp(b"second secret"), NOW).unwrap();
    assert_eq!(parts(&vault, id).iter().filter(|part| **part == "about").count(), 8);
    assert!(parts(&vault, id).contains(&"otp"), "many edits of one part do not push another part out");
    assert_eq!(copy(&vault).entry(id).unwrap().history.len(), 9);
    for n in 0..3u64 {
        let note = Some(n.to_string().repeat(600_000));
        vault.edit(id, &Changes { note, ..Changes::default() }, NOW + 100 + n).unwrap();
    }
    vault.sweep(NOW + 200);
    assert!(vault.write().expose().len() < 2_000_000);
    let newest = &vault.entry(id).unwrap().history[0];
    assert_eq!((newest.until, newest.part.name()), (NOW + 102, "about"));
}

#[test]
fn what_loses_a_merge_is_an_earlier_version() {
    let (base, id) = one();
    let (mut ours, mut theirs) = (copy(&base), copy(&base));
    ours.edit(id, &named("Ours"), NOW + 10).unwrap();
    ours.keep_backup(id, set("our-code"), NOW + 11).unwrap();
    theirs.edit(id, &named("Theirs"), NOW + 5).unwrap();
    theirs.keep_backup(id, set("their-code"), NOW + 12).unwrap();
    let mut merged = copy(&ours);
    merged.merge(copy(&theirs)).unwrap();
    assert_eq!(merged.entry(id).unwrap().about.value.name, "Ours");
    assert_eq!(parts(&merged, id), ["backup", "about", "backup", "about"]);
    merged.restore_earlier(id, "about", NOW + 5, NOW + 20).unwrap();
    assert_eq!(merged.entry(id).unwrap().about.value.name, "Theirs");
    merged.restore_earlier(id, "backup", NOW + 11, NOW + 21).unwrap();
    assert!(merged.entry(id).unwrap().backup().unwrap().codes[0].text.expose() == "our-code");
}

#[test]
fn spent_stays_spent_when_a_replaced_set_comes_back_from_elsewhere() {
    let (base, id) = one();
    let (mut ours, mut theirs) = (copy(&base), copy(&base));
    ours.spend(id, 0, "example.com", NOW + 1).unwrap();
    ours.keep_backup(id, set("second-code"), NOW + 2).unwrap();
    theirs.keep_backup(id, set("first-code"), NOW + 9).unwrap();
    for (mut a, b) in [(copy(&ours), copy(&theirs)), (copy(&theirs), copy(&ours))] {
        a.merge(b).unwrap();
        let set = a.entry(id).unwrap().backup().unwrap();
        assert!(set.codes[0].text.expose() == "first-code" && set.count().unspent == 0);
    }
}

#[test]
fn p2_no_view_of_a_version_holds_a_secret() {
    let (vault, id) = changed();
    let entry = vault.entry(id).unwrap();
    let views: Vec<EarlierView> = entry.history.iter().map(EarlierView::from).collect();
    let shown = serde_json::to_string(&views).unwrap() + &serde_json::to_string(&EntryView::of(entry, NOW)).unwrap();
    for secret in ["first secret", "second secret", "first-code", "second-code", "GZUXE43U"] {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert!(shown.contains(r#""name":"First""#) && shown.contains(r#""earlier":4"#), "{shown}");
}
