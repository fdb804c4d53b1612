//! The sealed file from outside: what is sealed opens, and what was touched does not (P5, P7).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::panic,
    clippy::cast_sign_loss,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation
)]

use holdfast::{
    Error,
    random::{Random, SystemRandom},
    seal::{
        Cost, Header, Lock, Opener, RecoveryKey, add_slot, change_key, change_passphrase, change_slots, create,
        inspect, open, open_with, remove_slot, rename_slot, replace_slot, seal, unlock,
    },
    secret::{Key, SecretText},
};

const NOW: u64 = 1_700_000_000_000;

fn passphrase(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

struct Vault {
    header: Header,
    key: Key,
    file: Vec<u8>,
}

fn vault(contents: &[u8]) -> Vault {
    let text = passphrase("orbit lemon stair");
    let random = &mut SystemRandom;
    let (mut header, key) = Header::create(&Opener::Passphrase(&text, Cost::FLOOR), "Passphrase", NOW, random).unwrap();
    let file = seal(&mut header, &key, contents, NOW, random).unwrap();
    Vault { header, key, file }
}

/// A vault that opens without Argon2id, for tests that open a thousand times.
fn quick_vault(contents: &[u8]) -> (Vault, RecoveryKey) {
    let recovery = RecoveryKey::new(&mut SystemRandom).unwrap();
    let random = &mut SystemRandom;
    let (mut header, key) = Header::create(&Opener::Recovery(&recovery), "Recovery key", NOW, random).unwrap();
    let file = seal(&mut header, &key, contents, NOW, random).unwrap();
    (Vault { header, key, file }, recovery)
}

#[test]
fn what_was_sealed_opens_to_the_same_bytes() {
    for length in [0, 1, 1_019, 1_020, 1_021, 5_000, 100_000] {
        let contents: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        let (vault, recovery) = quick_vault(&contents);
        let opened = open(&vault.file, &vault.key).unwrap();
        assert!(opened.contents.expose() == contents);
        assert_eq!(opened.header, vault.header);
        assert_eq!((opened.header.generation, opened.header.saved_at), (1, NOW));
        assert!(open_with(&vault.file, &Opener::Recovery(&recovery)).unwrap().0.contents.expose() == contents);
    }
}

#[test]
fn the_length_tells_the_contents_to_a_kibibyte_only() {
    let lengths: Vec<_> = [0, 500, 1_020, 1_021].iter().map(|n| quick_vault(&vec![7; *n]).0.file.len()).collect();
    assert!(lengths[0] == lengths[1] && lengths[1] == lengths[2] && lengths[3] == lengths[2] + 1_024);
}

#[test]
fn each_write_is_a_new_generation_with_a_new_nonce() {
    let (mut vault, _) = quick_vault(b"x");
    let again = seal(&mut vault.header, &vault.key, b"x", NOW + 1, &mut SystemRandom).unwrap();
    assert_eq!(vault.header.generation, 2);
    assert_eq!(inspect(&again).unwrap().saved_at, NOW + 1);
    assert_ne!(again[again.len() - 1_052..], vault.file[vault.file.len() - 1_052..]);
}

#[test]
fn every_flipped_byte_is_refused() {
    let (vault, recovery) = quick_vault(b"the contents");
    for at in 0..vault.file.len() {
        for mask in [0x01, 0x80] {
            let mut file = vault.file.clone();
            file[at] ^= mask;
            assert!(open(&file, &vault.key).is_err(), "byte {at}");
            assert!(open_with(&file, &Opener::Recovery(&recovery)).is_err(), "byte {at}");
        }
    }
}

#[test]
fn every_shorter_and_every_longer_file_is_refused() {
    let (vault, _) = quick_vault(b"the contents");
    for length in 0..vault.file.len() {
        let refused = open(&vault.file[..length], &vault.key).err();
        let expected = if length == 0 { Error::NotAVault } else { Error::Truncated };
        assert_eq!(refused, Some(expected), "{length} bytes");
    }
    let mut longer = vault.file.clone();
    longer.push(0);
    assert_eq!(open(&longer, &vault.key).err(), Some(Error::TrailingBytes));
    longer.resize(vault.file.len() + 1_024, 0);
    assert_eq!(open(&longer, &vault.key).err(), Some(Error::Damaged));
}

#[test]
fn a_wrong_passphrase_and_a_damaged_file_are_told_apart() {
    let vault = vault(b"x");
    let (right, wrong) = (passphrase("orbit lemon stair"), passphrase("orbit lemon stairs"));
    let opener = |text| Opener::Passphrase(text, Cost::DEFAULT);
    assert!(open_with(&vault.file, &opener(&right)).is_ok());
    assert_eq!(open_with(&vault.file, &opener(&wrong)).err(), Some(Error::WrongPassphrase));
    let mut damaged = vault.file.clone();
    *damaged.last_mut().unwrap() ^= 1;
    assert_eq!(open_with(&damaged, &opener(&right)).err(), Some(Error::Damaged));
    assert_eq!(open_with(&damaged, &opener(&wrong)).err(), Some(Error::WrongPassphrase));
}

#[test]
fn another_key_is_called_wrong_and_not_damage() {
    let (one, two) = (quick_vault(b"x").0, quick_vault(b"x").0);
    assert_eq!(open(&one.file, &two.key).err(), Some(Error::WrongKey));
    let mut header = one.header.clone();
    assert_eq!(seal(&mut header, &two.key, b"x", NOW, &mut SystemRandom).err(), Some(Error::WrongKey));
}

#[test]
fn a_cost_outside_its_bounds_is_refused_before_any_work() {
    let vault = vault(b"x");
    let text = passphrase("orbit lemon stair");
    for (from, to, refusal) in [
        (&[0x19, 0x4c, 0x00, 0x02, 0x01][..], &[0x19, 0x4b, 0xff, 0x02, 0x01][..], Error::CostTooLow),
        (&[0x19, 0x4c, 0x00, 0x02, 0x01], &[0x19, 0x4c, 0x00, 0x01, 0x01], Error::CostTooLow),
        (&[0x19, 0x4c, 0x00, 0x02, 0x01], &[0x19, 0x4c, 0x00, 0x0b, 0x01], Error::CostTooHigh),
        (&[0x19, 0x4c, 0x00, 0x02, 0x01], &[0x19, 0x4c, 0x00, 0x02, 0x05], Error::CostTooHigh),
    ] {
        let at = vault.file.windows(from.len()).position(|bytes| bytes == from).unwrap();
        let mut file = vault.file.clone();
        file[at..at + to.len()].copy_from_slice(to);
        assert_eq!(inspect(&file).err(), Some(refusal));
        assert_eq!(open_with(&file, &Opener::Passphrase(&text, Cost::DEFAULT)).err(), Some(refusal));
    }
    let mut header = vault.header;
    let costly = Opener::Passphrase(&text, Cost { memory: 262_145, ..Cost::DEFAULT });
    assert_eq!(add_slot(&mut header, &vault.key, &costly, "", NOW, &mut SystemRandom), Err(Error::CostTooHigh));
}

#[test]
fn a_slot_of_another_vault_opens_nothing() {
    let (one, recovery) = quick_vault(b"x");
    let (mut two, _) = quick_vault(b"y");
    two.header.slots.push(one.header.slots[0].clone());
    let file = seal(&mut two.header, &two.key, b"y", NOW, &mut SystemRandom).unwrap();
    assert_eq!(open_with(&file, &Opener::Recovery(&recovery)).err(), Some(Error::WrongRecoveryKey));
}

#[test]
fn any_slot_opens_and_a_removed_one_no_longer_does() {
    let (mut vault, recovery) = quick_vault(b"x");
    let random = &mut SystemRandom;
    let output = Key::copied(&[9; 32]).unwrap();
    let passkey = Opener::Passkey { output: &output, input: [3; 32], credential: b"credential" };
    let id = add_slot(&mut vault.header, &vault.key, &passkey, "Key ring", NOW, random).unwrap();
    let text = passphrase("seven brass kettles");
    let by_text = Opener::Passphrase(&text, Cost::FLOOR);
    add_slot(&mut vault.header, &vault.key, &by_text, "", NOW, random).unwrap();
    rename_slot(&mut vault.header, &id, "Blue key").unwrap();
    let file = seal(&mut vault.header, &vault.key, b"x", NOW, random).unwrap();
    for opener in [&passkey, &by_text, &Opener::Recovery(&recovery)] {
        assert!(open_with(&file, opener).is_ok_and(|(opened, _)| opened.contents.expose() == b"x"));
    }
    assert_eq!(inspect(&file).unwrap().slots[1].label, "Blue key");
    remove_slot(&mut vault.header, &id).unwrap();
    assert_eq!(unlock(&vault.header, &passkey).err(), Some(Error::WrongPasskey));
    assert_eq!(remove_slot(&mut vault.header, &id), Err(Error::NoSuchSlot));
}

#[test]
fn a_passkey_that_gives_only_zeros_is_refused() {
    let (mut vault, _) = quick_vault(b"x");
    let zero = Key::copied(&[0; 32]).unwrap();
    let passkey = Opener::Passkey { output: &zero, input: [3; 32], credential: b"credential" };
    let added = add_slot(&mut vault.header, &vault.key, &passkey, "", NOW, &mut SystemRandom);
    assert_eq!(added, Err(Error::WrongPasskey));
    assert_eq!(vault.header.slots.len(), 1);
}

#[test]
fn the_last_way_in_by_hand_stays() {
    let (mut vault, _) = quick_vault(b"x");
    let output = Key::copied(&[9; 32]).unwrap();
    let passkey = Opener::Passkey { output: &output, input: [3; 32], credential: b"credential" };
    let random = &mut SystemRandom;
    add_slot(&mut vault.header, &vault.key, &passkey, "", NOW, random).unwrap();
    let id = vault.header.slots[0].id;
    assert_eq!(remove_slot(&mut vault.header, &id), Err(Error::LastSlot));
    let replaced = replace_slot(&mut vault.header, &vault.key, &id, &passkey, NOW, random);
    assert_eq!(replaced, Err(Error::LastSlot));
    assert_eq!(vault.header.slots[0].id, id);
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let mut vault = vault(b"x");
    let (old, new) = (passphrase("orbit lemon stair"), passphrase("seven brass kettles"));
    let random = &mut SystemRandom;
    let id = vault.header.slots[0].id;
    let weak = passphrase("password");
    let refused =
        replace_slot(&mut vault.header, &vault.key, &id, &Opener::Passphrase(&weak, Cost::FLOOR), NOW, random);
    assert_eq!(refused, Err(Error::PassphraseTooWeak));
    replace_slot(&mut vault.header, &vault.key, &id, &Opener::Passphrase(&new, Cost::FLOOR), NOW, random).unwrap();
    let file = seal(&mut vault.header, &vault.key, b"x", NOW, random).unwrap();
    assert!(open_with(&file, &Opener::Passphrase(&new, Cost::DEFAULT)).is_ok());
    assert_eq!(open_with(&file, &Opener::Passphrase(&old, Cost::DEFAULT)).err(), Some(Error::WrongPassphrase));
}

#[test]
fn a_changed_file_is_the_next_generation_with_the_same_contents_and_key() {
    let (vault, recovery) = quick_vault(b"the contents");
    let second = RecoveryKey::new(&mut SystemRandom).unwrap();
    let random = &mut SystemRandom;
    let (id, file, header) = change_slots(&vault.file, &vault.key, NOW + 9, random, |header, random| {
        add_slot(header, &vault.key, &Opener::Recovery(&second), "Second", NOW + 9, random)
    })
    .unwrap();
    assert_eq!((header.generation, header.saved_at, header.vault_id), (2, NOW + 9, vault.header.vault_id));
    assert_eq!(inspect(&file).unwrap(), header);
    for key in [&recovery, &second] {
        assert!(open_with(&file, &Opener::Recovery(key)).unwrap().0.contents.expose() == b"the contents");
    }
    assert_eq!(unlock(&header, &Opener::Recovery(&second)).unwrap().1.id, id);
    let refused = change_slots(&file, &vault.key, NOW, &mut SystemRandom, |header, _| {
        header.slots.clear();
        Ok(())
    });
    assert_eq!(refused.err(), Some(Error::LastSlot));
}

#[test]
fn a_changed_passphrase_takes_the_place_of_the_slot_that_the_old_one_opens() {
    let (vault, recovery) = quick_vault(b"x");
    let (old, new) = (passphrase("orbit lemon stair"), passphrase("seven brass kettles"));
    let (old, new) = (Opener::Passphrase(&old, Cost::FLOOR), Opener::Passphrase(&new, Cost::FLOOR));
    let random = &mut SystemRandom;
    let (_, file, _) = change_slots(&vault.file, &vault.key, NOW, random, |header, random| {
        add_slot(header, &vault.key, &old, "Mine", NOW, random)
    })
    .unwrap();
    let (id, file, header, key) = change_passphrase(&file, &old, &new, NOW, random).unwrap();
    assert!(key.expose() == vault.key.expose());
    assert_eq!((header.slots[1].id, header.slots[1].label.as_str(), header.slots.len()), (id, "Mine", 2));
    assert_eq!(open_with(&file, &old).err(), Some(Error::WrongPassphrase));
    assert!(open_with(&file, &new).is_ok() && open_with(&file, &Opener::Recovery(&recovery)).is_ok());
    assert_eq!(change_passphrase(&file, &old, &new, NOW, random).err(), Some(Error::WrongPassphrase));
}

#[test]
fn a_changed_data_key_keeps_the_slots_that_are_brought_and_drops_the_others() {
    let recoveries: Vec<_> = (0..3).map(|_| RecoveryKey::new(&mut SystemRandom).unwrap()).collect();
    let way = |at: usize| (Opener::Recovery(&recoveries[at]), format!("Key {at}"));
    let random = &mut SystemRandom;
    let (file, header, key) = create(&[way(0), way(1)], b"the contents", NOW, random).unwrap();
    let changed = change_key(&file, &key, &[way(1).0], &[way(2)], NOW + 5, random).unwrap();
    assert!(changed.key.expose() != key.expose());
    assert_eq!(open(&changed.file, &key).err(), Some(Error::WrongKey));
    assert_eq!(open_with(&changed.file, &way(0).0).err(), Some(Error::WrongRecoveryKey));
    for at in [1, 2] {
        let (opened, found) = open_with(&changed.file, &way(at).0).unwrap();
        assert!(opened.contents.expose() == b"the contents" && found.expose() == changed.key.expose());
    }
    let [kept, added] = &changed.header.slots[..] else { panic!("two slots") };
    let old = &header.slots[1];
    assert_eq!((kept.id, &kept.label, kept.created), (old.id, &old.label, old.created));
    assert!(kept.lock != old.lock && kept.nonce != old.nonce, "its salt and nonce are new");
    assert_eq!((added.label.as_str(), added.created), ("Key 2", NOW + 5));
    assert_eq!(changed.dropped, [header.slots[0].clone()]);
    assert_eq!((changed.header.generation, changed.header.vault_id), (2, header.vault_id));
    assert_eq!(change_key(&file, &key, &[way(2).0], &[], NOW, random).err(), Some(Error::WrongRecoveryKey));
    assert_eq!(change_key(&file, &key, &[], &[], NOW, random).err(), Some(Error::LastSlot));
}

#[test]
fn slots_are_bounded() {
    let (mut vault, recovery) = quick_vault(b"x");
    let random = &mut SystemRandom;
    for _ in 1..16 {
        add_slot(&mut vault.header, &vault.key, &Opener::Recovery(&recovery), "", NOW, random).unwrap();
    }
    let more = add_slot(&mut vault.header, &vault.key, &Opener::Recovery(&recovery), "", NOW, random);
    assert_eq!(more, Err(Error::TooMany));
    assert!(matches!(vault.header.slots[15].lock, Lock::Recovery { .. }));
}

#[test]
fn a_random_source_that_fails_stops_everything() {
    struct Broken;
    impl Random for Broken {
        fn fill(&mut self, _: &mut [u8]) -> holdfast::Result<()> {
            Err(Error::RandomFailed)
        }
    }
    let (mut vault, _) = quick_vault(b"x");
    let before = vault.header.clone();
    assert_eq!(seal(&mut vault.header, &vault.key, b"x", NOW, &mut Broken), Err(Error::RandomFailed));
    assert_eq!(vault.header, before);
}
