//! Merging as a law: three copies of one vault after random histories, joined in every order (P5). And the fuzz targets of
//! the sealed file on a stable compiler.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    missing_docs
)]

#[path = "otp/chance.rs"]
#[allow(dead_code)]
mod chance;
#[path = "merge/fuzz.rs"]
mod fuzz;

use chance::Chance;
use holdfast::{
    backup::{Code, Set},
    otp::{Kind, Otp},
    random::Random,
    seal::{Opener, RecoveryKey, create},
    secret::{Key, Secret, SecretText},
    site::{Binding, Learned, Scope},
    vault::{Aim, Changes, Entry, Id, NewEntry, SettingsChanges, State, TRASH_KEPT, Vault},
    wasm::Desk,
};

pub const NOW: u64 = 1_700_000_000_000;

pub struct Fixed<'a>(pub &'a mut Chance);

impl Random for Fixed<'_> {
    fn fill(&mut self, out: &mut [u8]) -> holdfast::Result<()> {
        out.fill_with(|| self.0.next() as u8);
        Ok(())
    }
}

pub fn copy(vault: &Vault) -> Vault {
    Vault::read(vault.write().expose()).unwrap()
}

fn merged(one: &Vault, two: &Vault) -> Vault {
    let mut both = copy(one);
    both.merge(copy(two)).unwrap();
    both
}

fn same(one: &Vault, two: &Vault) -> bool {
    one.write() == two.write()
}

fn set(chance: &mut Chance) -> Set {
    let code = |text: &&str| Code { text: SecretText::new((*text).into()), label: None, spent: None };
    let texts = [&["alpha-1", "bravo-2"][..], &["bravo-2", "carol-3"], &["delta-4"]];
    let codes = chance.pick(&texts).iter().map(code).collect();
    Set { codes, captured_at: NOW + chance.below(3) as u64, from: String::new(), printed_at: None }
}

fn otp(chance: &mut Chance) -> Otp {
    let kind = *chance.pick(&[Kind::Totp, Kind::Hotp]);
    let mut otp = Otp::new(kind, Secret::new(chance.pick(&[b"first secret", b"other secret"]).to_vec()));
    otp.counter = if kind == Kind::Hotp { chance.below(4) as u64 } else { 0 };
    otp
}

/// One thing that a person may do, at one of a few times, so that copies often change at the same one.
pub fn act(vault: &mut Vault, ids: &[Id], step: u64, chance: &mut Chance) {
    let id = *chance.pick(ids);
    let now = NOW + step / 3 + chance.below(3) as u64;
    let name = format!("n{}", chance.below(4));
    let _ = match chance.below(17) {
        0 => vault.remove(id, now),
        1 => vault.restore(id, now),
        2 | 3 => vault.spend(id, chance.below(2), "example.com", now),
        4 => vault.bind(
            id,
            Binding { host: format!("{name}.example"), scope: Scope::Domain, learned: Learned::Confirmed },
            now,
        ),
        5 => vault.edit(id, &Changes { sites: Some(Vec::new()), ..Changes::default() }, now),
        6 | 7 => vault.keep_backup(id, set(chance), now),
        8 => vault.set_otp(id, otp(chance), now),
        9 => vault.advance(id, now),
        10 => vault.add(NewEntry { name, ..NewEntry::default() }, now, &mut Fixed(chance)).map(drop),
        11 => {
            let earlier = vault
                .entry(id)
                .map(|entry| entry.history.first().map(|earlier| (earlier.part.name(), earlier.part.changed())));
            match earlier {
                Ok(Some((part, from))) => vault.restore_earlier(id, part, from, now),
                _ => Ok(()),
            }
        }
        13 => vault.mark_drilled(id, now),
        14 | 15 => {
            let aim = *chance.pick(&[Aim::Move, Aim::Drill]);
            let state = *chance.pick(&[State::Open, State::Done, State::Dropped]);
            vault.set_task(aim, &format!("{name}.example"), state, chance.below(3) as u64, now)
        }
        12 => vault.set_settings(
            SettingsChanges { clear_clipboard: Some(chance.below(3) as u64), ..SettingsChanges::default() },
            now,
        ),
        _ => vault.edit(id, &Changes { name: Some(name), ..Changes::default() }, now),
    };
}

/// Three copies that began as one and went their own ways.
fn copies(seed: u64) -> [Vault; 3] {
    let chance = &mut Chance(seed);
    let mut base = Vault::default();
    let mut ids = Vec::new();
    for n in 0..3 {
        let entry =
            NewEntry { name: format!("{n}"), otp: Some(otp(chance)), backup: Some(set(chance)), ..NewEntry::default() };
        ids.push(base.add(entry, NOW, &mut Fixed(chance)).unwrap());
    }
    let mut copies = [copy(&base), copy(&base), copy(&base)];
    for step in 0..36 {
        act(&mut copies[chance.below(3)], &ids, step, chance);
    }
    copies
}

const SEEDS: u64 = 400;

#[test]
fn the_order_of_two_does_not_matter_and_once_is_enough() {
    for seed in 0..SEEDS {
        let [a, b, _] = copies(seed);
        let both = merged(&a, &b);
        assert!(same(&both, &merged(&b, &a)), "commutative, seed {seed}");
        for part in [&a, &b, &both] {
            assert!(same(&merged(&both, part), &both), "idempotent, seed {seed}");
        }
        assert!(same(&copy(&both), &both), "written and read, seed {seed}");
    }
}

/// What stands in the entries, without when an earlier version was replaced: a copy that saw more in between knows an
/// earlier time.
fn facts(vault: &Vault) -> Vec<u8> {
    let mut flat = copy(vault).write().expose().to_vec();
    for entry in vault.entries() {
        for earlier in &entry.history {
            // Each time is written as nine bytes, always the same way.
            let time: Vec<u8> = [&[0x83, 0x1b][..], &earlier.until.to_be_bytes(), &[earlier.part.kind()]].concat();
            let at = flat.windows(time.len()).position(|window| window == time).unwrap();
            flat[at + 2..at + 10].fill(0);
        }
    }
    flat
}

#[test]
fn three_copies_join_to_the_same_in_every_order() {
    for seed in 0..SEEDS {
        let [a, b, c] = copies(seed);
        let left = merged(&merged(&a, &b), &c);
        for right in [merged(&a, &merged(&b, &c)), merged(&merged(&c, &a), &b)] {
            assert!(facts(&left) == facts(&right), "associative, seed {seed}");
        }
    }
}

#[test]
fn there_are_never_fewer_entries_than_the_larger_side_had_minus_tombstones() {
    for seed in 0..SEEDS {
        let [mut a, mut b, c] = copies(seed);
        let whole = merged(&a, &b);
        assert!([&a, &b].iter().all(|side| side.entries().all(|entry| whole.entry(entry.id).is_ok())), "seed {seed}");
        // Both sides empty their trash, late: what is gone was in the trash of one, and nothing else is.
        let swept = a.sweep(NOW + 20 + TRASH_KEPT) + b.sweep(NOW + 20 + TRASH_KEPT);
        let rest = merged(&a, &b);
        let larger = a.entries().count().max(b.entries().count());
        assert!(rest.entries().count() + swept >= larger, "seed {seed}");
        let kept = merged(&rest, &c);
        let lost = c.entries().filter(|entry| kept.entry(entry.id).is_err());
        assert!(lost.count() <= swept, "an old copy loses only what was swept, seed {seed}");
    }
}

fn spent(entry: &Entry, text: &SecretText) -> bool {
    entry.backup().is_ok_and(|set| set.codes.iter().any(|code| code.text == *text && code.spent.is_some()))
}

#[test]
fn what_is_spent_in_any_copy_is_spent_in_all_of_them_together() {
    let mut seen = 0;
    for seed in 0..SEEDS {
        let [a, b, c] = copies(seed);
        let all = merged(&merged(&a, &b), &c);
        for entry in all.entries() {
            let Ok(set) = entry.backup() else { continue };
            for code in &set.codes {
                let anywhere =
                    [&a, &b, &c].iter().any(|vault| vault.entry(entry.id).is_ok_and(|one| spent(one, &code.text)));
                assert!(!anywhere || code.spent.is_some(), "seed {seed}");
                seen += usize::from(anywhere);
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn what_loses_a_merge_can_be_brought_back() {
    for seed in 0..SEEDS {
        let [a, b, _] = copies(seed);
        let both = merged(&a, &b);
        for entry in a.entries().chain(b.entries()) {
            let now = both.entry(entry.id).unwrap();
            let name = &entry.about.value.name;
            let kept = now.history.iter().any(
                |earlier| matches!(&earlier.part, holdfast::vault::Part::About(about) if about.value.name == *name),
            );
            let many = now.history.iter().filter(|earlier| earlier.part.name() == "about").count() >= 8;
            assert!(now.about.value.name == *name || kept || many, "seed {seed}");
        }
    }
}

/// A vault as large as vaults get, with every part and an earlier version in each tenth entry.
#[test]
fn ten_thousand_full_entries_are_sealed_opened_and_merged_without_loss() {
    let chance = &mut Chance(1);
    let mut vault = Vault::default();
    for n in 0..10_000 {
        let site = Binding { host: format!("site{n}.example"), scope: Scope::Domain, learned: Learned::Enrolled };
        let entry = NewEntry {
            name: format!("Site {n}"),
            account: "anna@example.com".into(),
            sites: vec![site],
            otp: Some(otp(chance)),
            backup: Some(set(chance)),
            ..NewEntry::default()
        };
        let id = vault.add(entry, NOW, &mut Fixed(chance)).unwrap();
        if n % 10 == 0 {
            vault.edit(id, &Changes { name: Some(format!("Renamed {n}")), ..Changes::default() }, NOW + 1).unwrap();
        }
    }
    let recovery = RecoveryKey::new(&mut Fixed(chance)).unwrap();
    let ways = [(Opener::Recovery(&recovery), String::new())];
    let contents = vault.write();
    let (file, _, key) = create(&ways, contents.expose(), NOW, &mut Fixed(chance)).unwrap();
    let mut desk = Desk::open(&file, Key::copied(key.expose()).unwrap()).unwrap();
    desk.merge(&file).unwrap();
    let next = desk.seal(NOW + 2, &mut Fixed(chance)).unwrap();
    let again = Desk::open(&next, key).unwrap();
    assert!(again.vault().write() == contents);
    assert_eq!((again.vault().count(), again.header().generation), (10_000, 2));
}
