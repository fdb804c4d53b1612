//! What would still open each account if text messages stopped: each row of the rules by itself, case by case.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use holdfast::{
    backup::{Code, Set},
    otp::{Kind, Otp},
    random::SystemRandom,
    secret::{Secret, SecretText},
    vault::{EntryView, Facts, Id, Level, NewEntry, RULES, SettingsChanges, VAULT_RULES, Vault},
};

const DAY: u64 = 86_400_000;
const YEAR: u64 = 365 * DAY;
const NOW: u64 = 1_700_000_000_000;

fn totp() -> Option<Otp> {
    Some(Otp::new(Kind::Totp, Secret::new(b"12345678901234567890".to_vec())))
}

fn codes(count: usize) -> Option<Set> {
    let code = |at: usize| Code { text: SecretText::new(format!("code-{at:04}")), label: None, spent: None };
    Some(Set { codes: (0..count).map(code).collect(), captured_at: NOW, from: String::new(), printed_at: None })
}

/// A vault with one entry, made at `NOW`.
struct One {
    vault: Vault,
    id: Id,
    facts: Facts,
}

impl One {
    fn new(otp: Option<Otp>, backup: Option<Set>, reached_by: &[&str]) -> Self {
        let mut vault = Vault::default();
        let reached_by = reached_by.iter().map(|name| (*name).to_owned()).collect();
        let entry = NewEntry { name: "Site".into(), otp, backup, reached_by, ..NewEntry::default() };
        let id = vault.add(entry, NOW, &mut SystemRandom).unwrap();
        // A backup made just after: what is not asked about does not get in the way.
        One {
            vault,
            id,
            facts: Facts { now: NOW + DAY, backup_at: NOW + 1, kit_at: NOW + 1, drill_yearly: false, ways: 2 },
        }
    }

    fn spend(mut self, count: usize) -> Self {
        for index in 0..count {
            self.vault.spend(self.id, index, "example.com", NOW + 2).unwrap();
        }
        self
    }

    fn with(mut self, change: impl FnOnce(&mut Facts)) -> Self {
        change(&mut self.facts);
        self
    }

    fn found(&self) -> Vec<&'static str> {
        self.vault.entry(self.id).unwrap().findings(&self.facts).rules().map(|rule| rule.code).collect()
    }
}

fn found(otp: Option<Otp>, backup: Option<Set>, reached_by: &[&str]) -> Vec<&'static str> {
    One::new(otp, backup, reached_by).found()
}

#[test]
fn the_rows_stand_worst_first_and_each_has_its_own_name() {
    assert!(RULES.is_sorted_by_key(|rule| rule.level));
    let mut names: Vec<_> =
        RULES.iter().map(|rule| rule.code).chain(VAULT_RULES.iter().map(|rule| rule.code)).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len() + VAULT_RULES.len());
    assert!(RULES.iter().all(|rule| rule.level != Level::Ready));
}

#[test]
fn an_account_with_two_ways_that_are_kept_elsewhere_too_is_ready() {
    assert!(found(totp(), codes(10), &[]).is_empty());
    assert!(found(totp(), codes(10), &["sms", "call", "email"]).is_empty());
    assert!(found(totp(), codes(1), &[]).is_empty(), "one code is all that some services give");
}

#[test]
fn texts_only() {
    assert_eq!(found(None, None, &["sms"]), ["texts-only"]);
    assert_eq!(found(None, None, &["call"]), ["texts-only"]);
    assert_eq!(found(None, None, &["call", "sms"]), ["texts-only"]);
    for other in ["email", "app", "key", "backup"] {
        assert!(!found(None, None, &["sms", other]).contains(&"texts-only"), "{other} opens it too");
    }
    assert!(!found(totp(), None, &["sms"]).contains(&"texts-only"), "the app code opens it");
    assert!(!found(None, codes(1), &["sms"]).contains(&"texts-only"), "a backup code opens it");
    let spent = One::new(None, codes(2), &["sms"]).spend(2);
    assert_eq!(spent.found(), ["texts-only", "backup-none"], "spent codes open nothing");
}

#[test]
fn nothing() {
    assert_eq!(found(None, None, &[]), ["nothing"]);
    assert_eq!(One::new(None, codes(2), &[]).spend(2).found(), ["nothing", "backup-none"]);
    for known in ["sms", "call", "email", "app", "key", "backup"] {
        assert!(!found(None, None, &[known]).contains(&"nothing"), "{known}");
    }
    assert!(!found(totp(), None, &[]).contains(&"nothing"));
}

#[test]
fn backup_none() {
    let of = |spent| One::new(totp(), codes(5), &[]).spend(spent).found();
    assert!(of(5).contains(&"backup-none"));
    assert!(!of(4).contains(&"backup-none"));
    assert!(!found(totp(), None, &[]).contains(&"backup-none"), "none were ever kept: that is another row");
}

#[test]
fn no_backup() {
    assert_eq!(found(totp(), None, &[]), ["no-backup"]);
    assert_eq!(found(totp(), None, &["sms"]), ["no-backup"], "text messages are what may stop");
    assert_eq!(found(totp(), None, &["email"]), ["no-backup"]);
    assert_eq!(found(totp(), None, &["app"]), ["no-backup"], "the app elsewhere makes the same code");
    for elsewhere in ["app", "key", "backup"] {
        assert_eq!(found(None, None, &[elsewhere]), ["no-backup"], "{elsewhere}");
    }
    assert!(found(totp(), None, &["key"]).is_empty(), "the key is a second way");
    assert!(found(totp(), None, &["backup"]).is_empty(), "they are kept on paper");
    assert!(!found(None, None, &["email"]).contains(&"no-backup"));
    assert!(!found(totp(), codes(4), &[]).contains(&"no-backup"));
}

#[test]
fn mail_only() {
    assert_eq!(found(None, None, &["email"]), ["mail-only"]);
    assert_eq!(found(None, None, &["email", "sms"]), ["mail-only"]);
    for other in ["app", "key", "backup"] {
        assert!(!found(None, None, &["email", other]).contains(&"mail-only"), "{other}");
    }
    assert!(!found(totp(), None, &["email"]).contains(&"mail-only"));
    assert!(!found(None, codes(8), &["email"]).contains(&"mail-only"));
}

#[test]
fn backup_few() {
    let of = |total, spent| One::new(totp(), codes(total), &[]).spend(spent).found().contains(&"backup-few");
    assert_eq!(
        (of(10, 6), of(10, 7), of(10, 9), of(10, 10)),
        (false, true, true, false),
        "four left, three, one, none"
    );
    assert_eq!((of(3, 0), of(3, 1), of(1, 0)), (false, true, false), "a small set is not few from the start");
}

#[test]
fn here_alone() {
    let alone = |one: One| one.found().contains(&"here-alone");
    let one = |otp: bool, backup: bool| One::new(totp().filter(|_| otp), codes(5).filter(|_| backup), &["key"]);
    let never = |facts: &mut Facts| (facts.backup_at, facts.kit_at) = (0, 0);
    let before = |facts: &mut Facts| (facts.backup_at, facts.kit_at) = (NOW - 1, 0);
    for (otp, backup) in [(true, false), (false, true), (true, true)] {
        assert!(alone(one(otp, backup).with(never)), "{otp} {backup}");
        assert!(alone(one(otp, backup).with(before)), "{otp} {backup}");
        assert!(!alone(one(otp, backup).with(|facts| (facts.backup_at, facts.kit_at) = (NOW, 0))));
        assert!(!alone(one(otp, backup).with(|facts| (facts.backup_at, facts.kit_at) = (0, NOW))), "a kit counts too");
    }
    assert!(!alone(one(false, false).with(never)), "there is nothing of it here");
    assert!(!alone(One::new(None, codes(2), &["key"]).spend(2).with(never)), "spent codes are no loss");
    assert!(!alone(one(true, true).spend(1)), "a spent code does not make the copy worthless");
    let mut printed = one(true, true).with(never);
    printed.vault.mark_printed(printed.id, NOW + 3).unwrap();
    assert!(!alone(printed), "the sheet of paper opens it");
    let mut renewed = one(true, false);
    renewed.vault.set_otp(renewed.id, Otp::new(Kind::Totp, Secret::new(vec![7; 20])), NOW + 9).unwrap();
    assert!(alone(renewed), "the copy has the code before");
    let mut renamed = one(true, false);
    let changes = holdfast::vault::Changes { name: Some("Other".into()), ..Default::default() };
    renamed.vault.edit(renamed.id, &changes, NOW + 9).unwrap();
    assert!(!alone(renamed), "a name opens nothing");
}

#[test]
fn backup_old() {
    let after = |years: u64| move |facts: &mut Facts| facts.now = NOW + years * YEAR + DAY;
    let old = |one: One| one.found().contains(&"backup-old");
    assert!(!old(One::new(totp(), codes(10), &[]).with(after(1))));
    assert!(old(One::new(totp(), codes(10), &[]).with(after(2))));
    let few = One::new(totp(), codes(10), &[]).spend(8).with(after(2)).found();
    assert!(few.contains(&"backup-few") && !few.contains(&"backup-old"), "few is the more urgent");
}

#[test]
fn sheet_outdated() {
    let mut one = One::new(totp(), codes(10), &[]).with(|facts| facts.kit_at = 0);
    one.vault.mark_printed(one.id, NOW + 1).unwrap();
    assert!(one.found().is_empty());
    one.vault.spend(one.id, 0, "example.com", NOW + 2).unwrap();
    assert_eq!(one.found(), ["sheet-outdated"]);
    assert!(one.with(|facts| facts.kit_at = NOW + 3).found().is_empty(), "the kit that came after is right");
}

#[test]
fn not_printed() {
    let one = || One::new(totp(), codes(10), &[]);
    assert_eq!(one().with(|facts| facts.kit_at = 0).found(), ["not-printed"]);
    assert_eq!(one().with(|facts| facts.kit_at = NOW - 1).found(), ["not-printed"], "the kit has the codes before");
    assert!(one().found().is_empty(), "the kit has them");
    assert!(
        !one().spend(10).with(|facts| facts.kit_at = 0).found().contains(&"not-printed"),
        "there is nothing to print"
    );
}

#[test]
fn codes_only() {
    assert_eq!(found(None, codes(10), &["sms"]), ["codes-only"]);
    assert_eq!(found(None, codes(10), &[]), ["codes-only"]);
    for other in ["app", "key"] {
        assert!(found(None, codes(10), &[other]).is_empty(), "{other}");
    }
    assert!(!found(totp(), codes(10), &[]).contains(&"codes-only"));
}

#[test]
fn not_drilled() {
    let due = |drilled: u64, wanted: bool| {
        let mut one = One::new(totp(), codes(10), &[]);
        one.vault.mark_drilled(one.id, drilled).unwrap();
        one.with(|facts| (facts.now, facts.drill_yearly) = (NOW + YEAR + DAY, wanted)).found().contains(&"not-drilled")
    };
    assert!(due(0, true), "never in its first year");
    assert!(!due(0, false), "only where it is wanted");
    assert!(!due(NOW + 2 * DAY, true));
    assert!(due(NOW, true));
    let young = One::new(totp(), codes(10), &[]).with(|facts| facts.drill_yearly = true);
    assert!(young.found().is_empty());
    let bare = One::new(None, None, &["sms"]).with(|facts| (facts.now, facts.drill_yearly) = (NOW + 2 * YEAR, true));
    assert_eq!(bare.found(), ["texts-only"], "there is nothing to try");
}

#[test]
fn lists_show_the_worst_that_is_marked() {
    let weak = |one: One, now: u64| EntryView::of(one.vault.entry(one.id).unwrap(), now).weak;
    assert_eq!(weak(One::new(None, codes(2), &["sms"]).spend(2), NOW), Some("texts-only"));
    assert_eq!(weak(One::new(totp(), None, &[]), NOW), Some("no-backup"));
    assert_eq!(weak(One::new(totp(), codes(10), &[]), NOW), None, "not printed, in no backup: said elsewhere");
    assert_eq!(weak(One::new(totp(), codes(10), &[]), NOW + 3 * YEAR), Some("backup-old"));
    let standing = |spent, now| {
        let one = One::new(totp(), codes(10), &[]).spend(spent);
        EntryView::of(one.vault.entry(one.id).unwrap(), now).backup.unwrap().standing
    };
    assert_eq!([standing(0, NOW), standing(7, NOW), standing(10, NOW)], [None, Some("few"), Some("none")]);
    assert_eq!(standing(0, NOW + 3 * YEAR), Some("old"));
}

/// Five accounts, from worst to best, added in another order; the backup of `backup_at`.
fn five(settings: SettingsChanges) -> Vault {
    let mut vault = Vault::default();
    let mut add = |name: &str, otp: Option<Otp>, backup: Option<Set>, reached_by: &[&str]| {
        let reached_by = reached_by.iter().map(|name| (*name).to_owned()).collect();
        let entry = NewEntry { name: name.into(), otp, backup, reached_by, ..NewEntry::default() };
        vault.add(entry, NOW, &mut SystemRandom).unwrap()
    };
    add("ready", totp(), codes(10), &[]);
    add("bare code", totp(), None, &[]);
    add("texts", None, None, &["sms"]);
    add("another bare code", totp(), None, &[]);
    add("unknown", None, None, &[]);
    let gone = add("in the trash", None, None, &["sms"]);
    vault.remove(gone, NOW).unwrap();
    vault.set_settings(settings, NOW).unwrap();
    vault
}

type Judged = (Vec<(String, Level)>, Vec<(&'static str, usize)>);

fn judged(vault: &Vault, ways: usize, now: u64) -> Judged {
    let mut entries: Vec<_> = vault.entries().collect();
    entries.sort_by_key(|entry| &entry.about.value.name);
    let readiness = vault.readiness(&entries, now, ways);
    let named = |id| vault.entry(id).unwrap().about.value.name.clone();
    (readiness.entries.iter().map(|(id, found)| (named(*id), found.level())).collect(), readiness.vault)
}

#[test]
fn the_worst_stands_first_and_names_keep_their_order() {
    let whole = SettingsChanges { backup_at: Some(NOW + 1), kit_at: Some(NOW + 1), ..SettingsChanges::default() };
    let (entries, vault) = judged(&five(whole), 2, NOW + 2);
    let expected = [
        ("texts", Level::Shut),
        ("unknown", Level::Shut),
        ("another bare code", Level::Thin),
        ("bare code", Level::Thin),
        ("ready", Level::Ready),
    ];
    assert_eq!(entries, expected.map(|(name, level)| (name.to_owned(), level)));
    assert!(vault.is_empty(), "{vault:?}");
    let all = five(SettingsChanges::default());
    assert_eq!(
        all.readiness(&all.entries().collect::<Vec<_>>(), NOW, 1).marked,
        4,
        "what concerns all of them is no mark of each"
    );
}

#[test]
fn no_copy_old_copy_one_way_drill_due() {
    let (_, vault) = judged(&five(SettingsChanges::default()), 1, NOW + 2);
    assert_eq!(vault, [("no-copy", 3), ("one-way", 1)]);
    let before = || SettingsChanges { backup_at: Some(NOW - 1), ..SettingsChanges::default() };
    assert_eq!(judged(&five(before()), 2, NOW + 2).1, [("old-copy", 3)]);
    assert_eq!(judged(&five(before()), 3, NOW + 2).1, [("old-copy", 3)], "more ways are no worse");
    let kit = SettingsChanges { kit_at: Some(NOW), ..SettingsChanges::default() };
    assert_eq!(judged(&five(kit), 2, NOW + 2).1, []);
    let drill = SettingsChanges { kit_at: Some(NOW), drill_yearly: Some(true), ..SettingsChanges::default() };
    assert_eq!(judged(&five(drill), 2, NOW + YEAR + DAY).1, [("drill-due", 3)]);
}

#[test]
fn nothing_is_said_of_an_empty_vault_but_that_it_has_one_way_in() {
    let (entries, vault) = judged(&Vault::default(), 1, NOW);
    assert!(entries.is_empty());
    assert_eq!(vault, [("one-way", 1)]);
}
