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

use std::{fs, path::PathBuf};

use holdfast::{
    Error, Result,
    backup::{Code, Set},
    otp::{Kind, Otp},
    random::Random,
    seal::{Cost, Header, Opener, RecoveryKey, add_slot, open, open_with, seal},
    secret::{Key, Secret, SecretText},
    site::{Binding, Learned, Scope},
    vault::{NewEntry, Vault},
};

const NOW: u64 = 1_700_000_000_000;
const PASSPHRASE: &str = "orbit lemon stair";
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

/// Opens a vector as its line says: `passphrase …`, `recovery …`, `passkey …` or `key …`; the number of entries.
fn read(file: &[u8], way: &str, secret: &str) -> Result<usize> {
    let contents = match way {
        "passphrase" => {
            open_with(file, &Opener::Passphrase(&SecretText::new(secret.to_owned()), Cost::DEFAULT))?.0.contents
        }
        "recovery" => open_with(file, &Opener::Recovery(&RecoveryKey::read(secret)?))?.0.contents,
        "passkey" => {
            let output = Key::copied(&unhex(secret)).unwrap();
            open_with(file, &Opener::Passkey { output: &output, input: INPUT, credential: b"credential" })?.0.contents
        }
        "key" => open(file, &Key::copied(&unhex(secret)).unwrap())?.contents,
        other => panic!("{other}"),
    };
    Ok(Vault::read(contents.expose())?.count())
}

#[test]
fn every_vector_opens_or_is_refused_as_it_is_written() {
    let index = fs::read_to_string(folder().join("index.txt")).unwrap();
    let (mut good, mut bad) = (0, 0);
    for line in index.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [name, way, secret, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let file = fs::read(folder().join(name)).unwrap();
        let found = match read(&file, way, secret) {
            Ok(entries) => format!("ok {entries}"),
            Err(error) => error.code().to_owned(),
        };
        assert_eq!(found, expected, "{name} by {way}");
        if expected.starts_with("ok") { good += 1 } else { bad += 1 }
    }
    assert!(good >= 8 && bad >= 24, "{good} good, {bad} bad");
}

struct Fixed(u64);

impl Random for Fixed {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        for byte in out {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = self.0.to_be_bytes()[0];
        }
        Ok(())
    }
}

fn sample(entries: usize, random: &mut Fixed) -> Vault {
    let mut vault = Vault::default();
    for n in 0..entries {
        let code = |text: &str| Code { text: SecretText::new(text.into()), label: Some("1".into()), spent: None };
        let backup =
            Set { codes: vec![code("alpha-one-1")], captured_at: NOW, from: "a.example".into(), printed_at: None };
        let site = Binding { host: "example.com".into(), scope: Scope::Domain, learned: Learned::Enrolled };
        let id = vault.add(
            NewEntry {
                name: format!("Name {n} é"),
                account: "anna".into(),
                sites: vec![site],
                otp: Some(Otp::new(Kind::Totp, Secret::new(b"12345678901234567890".to_vec()))),
                backup: Some(backup),
                ..NewEntry::default()
            },
            NOW,
            random,
        );
        let id = id.unwrap();
        if n == 0 {
            vault.spend(id, 0, "example.com", NOW + 1).unwrap();
        }
    }
    vault
}

struct Kit {
    index: String,
}

impl Kit {
    fn write(&mut self, name: &str, file: &[u8], way: &str, secret: &str, expected: &str) {
        fs::write(folder().join(name), file).unwrap();
        self.index.push_str(&format!("{name}\t{way}\t{secret}\t{expected}\n"));
    }
}

/// Makes the kit anew. Good files that were released are never made again: run it for the first kit of a version only.
#[test]
#[ignore = "writes tests/vectors/sealed"]
fn make_the_kit() {
    fs::create_dir_all(folder()).unwrap();
    let mut kit = Kit { index: "# file\topened by\twith\texpected\n".to_owned() };
    let random = &mut Fixed(1);
    let text = SecretText::new(PASSPHRASE.into());
    let passphrase = Opener::Passphrase(&text, Cost::FLOOR);
    let recovery = RecoveryKey::new(random).unwrap();
    let words = recovery.text().expose().to_owned();
    let output = Key::copied(&[0x77; 32]).unwrap();
    let prf = "77".repeat(32);
    let passkey = Opener::Passkey { output: &output, input: INPUT, credential: b"credential" };
    let (mut header, key) = Header::create(&passphrase, "Passphrase", NOW, random).unwrap();
    let data_key = hex(key.expose());
    let empty = Vault::default().write();
    let file = seal(&mut header, &key, empty.expose(), NOW, random).unwrap();
    kit.write("good-empty.holdfast", &file, "passphrase", PASSPHRASE, "ok 0");
    let one = seal(&mut header, &key, sample(1, random).write().expose(), NOW + 1, random).unwrap();
    kit.write("good-one.holdfast", &one, "passphrase", PASSPHRASE, "ok 1");
    kit.write("good-one.holdfast", &one, "key", &data_key, "ok 1");
    kit.write("good-one.holdfast", &one, "passphrase", "orbit lemon stairs", "wrong-passphrase");
    kit.write("good-one.holdfast", &one, "passphrase", "Orbit lemon stair", "wrong-passphrase");
    kit.write("good-one.holdfast", &one, "recovery", &words, "wrong-recovery-key");
    kit.write("good-one.holdfast", &one, "recovery", &words.replacen(&words[..1], "", 1), "recovery-key-mistyped");
    kit.write("good-one.holdfast", &one, "passkey", &prf, "wrong-passkey");
    kit.write("good-one.holdfast", &one, "key", &"00".repeat(32), "wrong-key");
    add_slot(&mut header, &key, &Opener::Recovery(&recovery), "Recovery key", NOW, random).unwrap();
    add_slot(&mut header, &key, &passkey, "Blue key", NOW, random).unwrap();
    let all = seal(&mut header, &key, sample(12, random).write().expose(), NOW + 2, random).unwrap();
    kit.write("good-three-slots.holdfast", &all, "passphrase", PASSPHRASE, "ok 12");
    kit.write("good-three-slots.holdfast", &all, "recovery", &words, "ok 12");
    kit.write("good-three-slots.holdfast", &all, "recovery", &words.to_lowercase().replace('-', " "), "ok 12");
    kit.write("good-three-slots.holdfast", &all, "passkey", &prf, "ok 12");
    kit.write("good-three-slots.holdfast", &all, "passkey", &"00".repeat(32), "wrong-passkey");
    let accents = SecretText::new("pâté et crème brûlée".into());
    let (mut other, other_key) =
        Header::create(&Opener::Passphrase(&accents, Cost::DEFAULT), "é", NOW, random).unwrap();
    let file = seal(&mut other, &other_key, empty.expose(), NOW, random).unwrap();
    kit.write("good-default-cost.holdfast", &file, "passphrase", accents.expose(), "ok 0");

    let length = u32::from_be_bytes(one[9..13].try_into().unwrap()) as usize;
    let cut = [(1, "magic"), (8, "version"), (12, "length"), (13, "header"), (13 + length - 1, "header-end")];
    let rest =
        [(13 + length + 11, "nonce"), (13 + length + 12, "payload"), (one.len() - 16, "tag"), (one.len() - 1, "end")];
    for (at, field) in cut.into_iter().chain(rest) {
        kit.write(&format!("bad-cut-{field}.holdfast"), &one[..at], "key", &data_key, "truncated");
    }
    kit.write("bad-nothing.holdfast", &[], "key", &data_key, Error::NotAVault.code());
    let mut spoil = |name: &str, change: &dyn Fn(&mut Vec<u8>), expected: &str| {
        let mut file = one.clone();
        change(&mut file);
        kit.write(&format!("bad-{name}.holdfast"), &file, "key", &data_key, expected);
    };
    spoil("magic", &|file| file[0] = b'h', "not-a-vault");
    spoil("version-0", &|file| file[8] = 0, "unknown-version");
    spoil("version-2", &|file| file[8] = 2, "unknown-version");
    spoil("header-longer-by-one", &|file| file[12] += 1, "truncated");
    spoil("header-too-long", &|file| file[9] = 1, "not-canonical");
    spoil("trailing-byte", &|file| file.push(0), "trailing-bytes");
    spoil("trailing-step", &|file| file.extend([0; 1_024]), "damaged");
    spoil("vault-id", &|file| file[16] ^= 1, "wrong-key");
    spoil("generation", &|file| file[33] += 1, "damaged");
    spoil("generation-not-shortest", &|file| not_shortest(file), "not-canonical");
    spoil("nonce", &|file| file[13 + length] ^= 1, "damaged");
    spoil("payload", &|file| file[13 + length + 12] ^= 1, "damaged");
    spoil("tag", &|file| *file.last_mut().unwrap() ^= 0x80, "damaged");
    let at = |bytes: &[u8]| one.windows(bytes.len()).position(|window| window == bytes).unwrap();
    let cost = at(&[0x19, 0x4c, 0x00, 0x02, 0x01]);
    spoil("cost-memory-low", &|file| file[cost + 1] = 0x4b, "cost-too-low");
    spoil("cost-passes-low", &|file| file[cost + 3] = 1, "cost-too-low");
    spoil("cost-lanes-none", &|file| file[cost + 4] = 0, "cost-too-low");
    spoil("cost-passes-high", &|file| file[cost + 3] = 11, "cost-too-high");
    spoil("cost-lanes-high", &|file| file[cost + 4] = 5, "cost-too-high");
    let label = at(b"Passphrase");
    spoil("label", &|file| file[label] = b'p', "damaged");
    spoil("slot-kind", &|file| file[label - 3] = 4, "unknown-slot");
    let mut swapped = header.clone();
    swapped.slots[0] = other.slots[0].clone();
    let file = seal(&mut swapped, &key, empty.expose(), NOW, random).unwrap();
    kit.write("bad-slot-of-another-vault.holdfast", &file, "passphrase", accents.expose(), "wrong-passphrase");
    for (name, contents, expected) in [
        ("contents-schema-2", &[0xa1, 0x00, 0x02][..], "unknown-version"),
        ("contents-empty", &[][..], "not-canonical"),
        ("contents-array", &[0x80][..], "not-canonical"),
        ("contents-indefinite", &[0xbf, 0x00, 0x01, 0xff][..], "not-canonical"),
        ("contents-new-key", &[0xa5, 0, 1, 1, 0x80, 2, 0x80, 3, 0xa1, 0, 0, 4, 0][..], "unknown-version"),
        ("contents-trailing", &[0xa4, 0, 1, 1, 0x80, 2, 0x80, 3, 0xa1, 0, 0, 0][..], "not-canonical"),
        ("contents-keys-descend", &[0xa4, 0, 1, 2, 0x80, 1, 0x80, 3, 0xa1, 0, 0][..], "not-canonical"),
    ] {
        let file = seal(&mut header.clone(), &key, contents, NOW, random).unwrap();
        kit.write(&format!("bad-{name}.holdfast"), &file, "key", &data_key, expected);
    }
    fs::write(folder().join("index.txt"), kit.index).unwrap();
}

/// The generation as two bytes where one is enough; lengths adjusted, so that only the form is wrong.
fn not_shortest(file: &mut Vec<u8>) {
    let generation = file[33..].iter().position(|byte| *byte == 0x02).unwrap() + 33;
    file.insert(generation, 0x18);
    let length = u32::from_be_bytes(file[9..13].try_into().unwrap()) + 1;
    file[9..13].copy_from_slice(&length.to_be_bytes());
}
