//! The committed sealed files: good ones open for ever (they are never made again), bad ones are refused by name.
//! `index.txt` says of each file what opens it and what is expected; FORMAT.md says why.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[path = "vectors/cbor.rs"]
mod cbor;
#[path = "vectors/kit.rs"]
mod kit;

use std::{collections::BTreeSet, fs, path::PathBuf};

use holdfast::{
    Result,
    random::SystemRandom,
    seal::{Cost, Opened, Opener, RecoveryKey, open, open_with, seal},
    secret::{Key, SecretText},
    vault::Vault,
    wasm::Desk,
};

const INPUT: [u8; 32] = [0x11; 32];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/sealed")
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap()).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Opens a vector as its line says: `passphrase …`, `recovery …`, `passkey …` or `key …`.
fn opened(file: &[u8], way: &str, secret: &str) -> Result<(Opened, Key)> {
    match way {
        "passphrase" => {
            // What looks the same is the same: the extension normalizes to NFC, and so does the one test that needs it.
            let typed = SecretText::new(secret.replace("\u{3b1}\u{301}", "\u{3ac}"));
            open_with(file, &Opener::Passphrase(&typed, Cost::DEFAULT))
        }
        "recovery" => open_with(file, &Opener::Recovery(&RecoveryKey::read(secret)?)),
        "passkey" => {
            let output = Key::copied(&unhex(secret)).unwrap();
            open_with(file, &Opener::Passkey { output: &output, input: INPUT, credential: b"credential" })
        }
        "key" => {
            let key = Key::copied(&unhex(secret)).unwrap();
            Ok((open(file, &key)?, key))
        }
        other => panic!("{other}"),
    }
}

fn read(file: &[u8], way: &str, secret: &str) -> Result<usize> {
    Ok(Vault::read(opened(file, way, secret)?.0.contents.expose())?.count())
}

/// The lines of the index: file, way, secret, what is expected.
fn lines() -> Vec<[String; 4]> {
    let index = fs::read_to_string(folder().join("index.txt")).unwrap();
    let lines = index.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap()).collect()
}

#[test]
fn every_vector_opens_or_is_refused_as_it_is_written() {
    let mut seen = BTreeSet::new();
    for [name, way, secret, expected] in lines() {
        let file = fs::read(folder().join(&name)).unwrap();
        let found = match read(&file, &way, &secret) {
            Ok(entries) => format!("ok {entries}"),
            Err(error) => error.code().to_owned(),
        };
        assert_eq!(found, expected, "{name} by {way}");
        assert!(!(name.starts_with("bad-") && found.starts_with("ok")), "{name}");
        seen.insert(name);
    }
    let on_disk: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".holdfast"))
        .collect();
    assert_eq!(seen, on_disk, "every file has its line");
    let count = |kind: &str| seen.iter().filter(|name| name.starts_with(kind)).count();
    let (good, bad) = (count("good-"), count("bad-"));
    assert!(good >= 12 && bad >= 40, "{good} good, {bad} bad");
}

/// An update: what an earlier program wrote is opened, written by today's and opened again, and nothing is missing.
#[test]
fn every_good_vector_goes_through_an_update_without_loss() {
    let mut updated = 0;
    for [name, way, secret, expected] in lines().into_iter().filter(|line| line[3].starts_with("ok")) {
        let file = fs::read(folder().join(&name)).unwrap();
        let (before, key) = opened(&file, &way, &secret).unwrap();
        let contents = Vault::read(before.contents.expose()).unwrap().write();
        assert!(contents == before.contents, "{name}: today's program writes what it read");

        // Highest generation there is: no program can write after it.
        let mut header = before.header.clone();
        if header.generation == (1 << 53) - 1 {
            assert!(seal(&mut header, &key, contents.expose(), before.header.saved_at, &mut SystemRandom).is_err());
            continue;
        }
        let mut desk = Desk::open(&file, Key::copied(key.expose()).unwrap()).unwrap();
        let next = desk.seal(before.header.saved_at, &mut SystemRandom).unwrap();
        let (after, _) = opened(&next, &way, &secret).unwrap();
        assert_eq!(after.header.generation, before.header.generation + 1);
        assert_eq!((after.header.vault_id, &after.header.slots), (before.header.vault_id, &before.header.slots));
        assert!(after.contents == before.contents, "{name}: the desk seals what it opened");
        assert_eq!(format!("ok {}", desk.vault().count()), expected);
        updated += 1;
    }
    assert!(updated >= 12, "{updated}");
}

#[test]
fn every_flipped_byte_of_every_good_vector_is_refused() {
    let mut flipped = 0;
    for [name, way, secret, _] in
        lines().into_iter().filter(|line| line[3].starts_with("ok") && line[1] != "passphrase")
    {
        let file = fs::read(folder().join(&name)).unwrap();
        let (_, key) = opened(&file, &way, &secret).unwrap();
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1 << (at % 8);
            assert!(Desk::open(&changed, Key::copied(key.expose()).unwrap()).is_err(), "{name} at {at}");
            flipped += 1;
        }
    }
    assert!(flipped > 20_000, "{flipped}");
}
