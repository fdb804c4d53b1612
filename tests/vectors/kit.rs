//! Adds to the kit: `cargo test --test vectors -- --ignored`. A file that is there is never touched, so that what was once
//! written is what must be read for ever; a new kind of file is a new line here.

use std::fs;

#[path = "bad.rs"]
mod bad;

use super::{
    INPUT,
    cbor::{Item, file, header, map, padded},
    folder, hex,
};
use Item::{Array, Bytes, Map, Raw, Text, Uint};
use bad::Bad;
use holdfast::{
    Result,
    backup::{Code, Set},
    otp::{Algorithm, Kind, Otp},
    random::Random,
    seal::{Cost, Header, Opener, RecoveryKey, add_slot, change_key, change_passphrase, create, seal},
    secret::{Key, Secret, SecretText},
    site::{Binding, Learned, Scope},
    vault::{Aim, Changes, EMPTY, NewEntry, SettingsChanges, State, Vault},
};

const NOW: u64 = 1_700_000_000_000;

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

struct Kit {
    index: String,
}

impl Kit {
    fn add(&mut self, name: &str, file: &[u8], way: &str, secret: &str, expected: &str) {
        let path = folder().join(format!("{name}.holdfast"));
        if !path.exists() {
            fs::write(path, file).unwrap();
        }
        let line = format!("{name}.holdfast\t{way}\t{secret}\t");
        if !self.index.contains(&line) {
            self.index.push_str(&format!("{line}{expected}\n"));
        }
    }
}

fn text(text: &str) -> SecretText {
    SecretText::new(text.into())
}

fn otp(kind: Kind, algorithm: Algorithm, digits: u8) -> Otp {
    let secret = if kind == Kind::Yandex { &b"0123456789abcdef"[..] } else { b"12345678901234567890" };
    let mut otp = Otp::new(kind, Secret::new(secret.to_vec()));
    otp.algorithm = algorithm;
    otp.digits = digits;
    if matches!(kind, Kind::Motp | Kind::Yandex) {
        otp.pin = Some(text("1234"));
    }
    if kind == Kind::Hotp {
        otp.counter = 7;
    }
    otp
}

fn set(codes: &[&str]) -> Set {
    let code = |code: &&str| Code { text: text(code), label: Some("1".into()), spent: None };
    Set { codes: codes.iter().map(code).collect(), captured_at: NOW, from: "a.example".into(), printed_at: Some(NOW) }
}

fn site(host: &str, scope: Scope, learned: Learned) -> Binding {
    Binding { host: host.into(), scope, learned }
}

/// Every kind of code, every part and every setting that the format has, and an entry in the trash.
fn everything(random: &mut Fixed) -> Vault {
    let mut vault = Vault::default();
    let mut last = None;
    let kinds = [
        (Kind::Totp, Algorithm::Sha1, 6),
        (Kind::Totp, Algorithm::Sha256, 8),
        (Kind::Totp, Algorithm::Sha512, 10),
        (Kind::Hotp, Algorithm::Sha1, 6),
        (Kind::Steam, Algorithm::Sha1, 5),
        (Kind::Motp, Algorithm::Md5, 6),
        (Kind::Yandex, Algorithm::Sha256, 8),
    ];
    for (n, (kind, algorithm, digits)) in kinds.into_iter().enumerate() {
        let entry = NewEntry {
            name: format!("{} {n}", kind.name()),
            account: "anna@example.com".into(),
            sites: vec![
                site("example.com", Scope::Domain, Learned::Enrolled),
                site("xn--bcher-kva.example", Scope::Host, Learned::Confirmed),
                site("guess.example", Scope::Domain, Learned::Guessed),
            ],
            otp: Some(otp(kind, algorithm, digits)),
            backup: Some(set(&["alpha-one-1", "bravo two 2", "0123 4567"])),
            note: Some("first line\nsecond line".into()),
            tags: vec!["work".into(), "two words".into()],
            pinned: n == 0,
            reached_by: ["app", "backup", "call", "email", "key", "sms"].map(str::to_owned).to_vec(),
        };
        let id = vault.add(entry, NOW, random).unwrap();
        vault.spend(id, 1, "login.example.com", NOW + 5).unwrap();
        vault.mark_used(id, NOW + 6).unwrap();
        last = Some(id);
    }
    let only = NewEntry { name: "Only a name".into(), ..NewEntry::default() };
    vault.add(only, NOW, random).unwrap();
    vault.remove(last.unwrap(), NOW + 7).unwrap();
    let changes = SettingsChanges {
        lock_after: Some(0),
        backup_at: Some(NOW),
        backup_count: Some(8),
        theme: Some("dark".into()),
        clear_clipboard: Some(30),
        hide_codes: Some(true),
        ..SettingsChanges::default()
    };
    vault.set_settings(changes, NOW + 8).unwrap();
    vault.choose_field("login.example.com", 12_345, NOW + 9).unwrap();
    vault
}

/// What was added for the day on which text messages stop.
fn readiness(random: &mut Fixed) -> Vault {
    let mut vault = Vault::default();
    let entry = NewEntry { name: "Tried".into(), reached_by: vec!["sms".into()], ..NewEntry::default() };
    let id = vault.add(entry, NOW, random).unwrap();
    vault.mark_drilled(id, NOW + 1).unwrap();
    let (kit_at, yes) = (Some(NOW + 2), Some(true));
    vault
        .set_settings(SettingsChanges { kit_at, badge: yes, drill_yearly: yes, ..SettingsChanges::default() }, NOW + 3)
        .unwrap();
    vault
}

/// Tombstones, and an earlier version of each part.
fn history(random: &mut Fixed) -> Vault {
    let mut vault = Vault::default();
    let gone =
        vault.add(NewEntry { name: "Gone".into(), ..NewEntry::default() }, NOW - 90 * 86_400_000, random).unwrap();
    vault.remove(gone, NOW - 89 * 86_400_000).unwrap();
    let entry = NewEntry {
        name: "Before".into(),
        sites: vec![site("example.com", Scope::Domain, Learned::Enrolled)],
        otp: Some(otp(Kind::Totp, Algorithm::Sha1, 6)),
        backup: Some(set(&["old-code-1"])),
        ..NewEntry::default()
    };
    let id = vault.add(entry, NOW, random).unwrap();
    vault.edit(id, &Changes { name: Some("After".into()), ..Changes::default() }, NOW + 1).unwrap();
    vault.edit(id, &Changes { sites: Some(Vec::new()), ..Changes::default() }, NOW + 2).unwrap();
    vault.set_otp(id, otp(Kind::Hotp, Algorithm::Sha1, 8), NOW + 3).unwrap();
    vault.keep_backup(id, set(&["new-code-1", "new-code-2"]), NOW + 4).unwrap();
    vault.sweep(NOW + 5);
    vault
}

#[test]
#[ignore = "writes tests/vectors/sealed"]
fn add_to_the_kit() {
    let mut kit = Kit { index: fs::read_to_string(folder().join("index.txt")).unwrap() };
    let random = &mut Fixed(2);
    let recovery = RecoveryKey::new(random).unwrap();
    good(&mut kit, &recovery, random);
    let (_, sound, key) = create(&[(Opener::Recovery(&recovery), "Safe".into())], &EMPTY, NOW, random).unwrap();
    let bad = &mut Bad { kit: &mut kit, secret: hex(key.expose()), sound, key };
    bad.spoil_all(&recovery, random);
    fs::write(folder().join("index.txt"), kit.index).unwrap();
}

fn good(kit: &mut Kit, recovery: &RecoveryKey, random: &mut Fixed) {
    let words = recovery.text().expose().to_owned();
    let by_hand = || Opener::Recovery(recovery);
    let passkey = Key::copied(&[0x55; 32]).unwrap();
    let prf = "55".repeat(32);
    let by_passkey = || Opener::Passkey { output: &passkey, input: INPUT, credential: b"credential" };

    let (file, _, _) = create(&[(by_hand(), "Safe".into())], &EMPTY, NOW, random).unwrap();
    kit.add("good-recovery-only", &file, "recovery", &words, "ok 0");

    let whole = everything(random).write();
    let (file, _, _) = create(&[(by_hand(), String::new())], whole.expose(), NOW, random).unwrap();
    kit.add("good-everything", &file, "recovery", &words, "ok 7");
    let whole = history(random).write();
    let (file, _, _) = create(&[(by_hand(), String::new())], whole.expose(), NOW, random).unwrap();
    kit.add("good-history", &file, "recovery", &words, "ok 1");

    let mut todo = Vault::default();
    let apart = &mut Fixed(3); // what follows draws as before
    for (aim, what, state, steps) in [
        (Aim::Move, "example.com", State::Open, 0),
        (Aim::Move, "xn--bcher-kva.example", State::Done, 27),
        (Aim::Move, "login.example:8443", State::Dropped, 1),
        (Aim::Drill, "0123456789abcdef0123456789abcdef", State::Open, 0),
    ] {
        todo.set_task(aim, what, state, steps, NOW).unwrap();
    }
    let (file, _, _) = create(&[(by_hand(), String::new())], todo.write().expose(), NOW, apart).unwrap();
    kit.add("good-todo", &file, "recovery", &words, "ok 0");

    let greek = text("\u{3b1}\u{3bd}\u{3bf}\u{3b9}\u{3be}\u{3b7} \u{3ac}\u{3bd}\u{3b5}\u{3bc}\u{3bf}\u{3c2}");
    let mut names = Vault::default();
    for name in ["שלום עולם", "日本語 🔑", "Ångström ﬃ"] {
        names.add(NewEntry { name: name.into(), ..NewEntry::default() }, NOW, random).unwrap();
    }
    let ways = [(Opener::Passphrase(&greek, Cost::FLOOR), "🔑 κλειδί".to_owned())];
    let (file, _, _) = create(&ways, names.write().expose(), NOW, random).unwrap();
    kit.add("good-unicode", &file, "passphrase", greek.expose(), "ok 3");
    let apart = greek.expose().replace('\u{3ac}', "\u{3b1}\u{301}");
    kit.add("good-unicode", &file, "passphrase", &apart, "ok 3");

    let phrases: Vec<_> = (1..=4).map(|n| text(&format!("orbit lemon stair {n}"))).collect();
    let mut ways: Vec<_> = phrases.iter().map(|text| (Opener::Passphrase(text, Cost::FLOOR), "P".to_owned())).collect();
    ways.push((by_passkey(), "K".into()));
    ways.extend((0..11).map(|n| (by_hand(), format!("R{n}"))));
    let (file, _, _) = create(&ways, &EMPTY, NOW, random).unwrap();
    kit.add("good-sixteen-slots", &file, "passphrase", "orbit lemon stair 4", "ok 0");
    kit.add("good-sixteen-slots", &file, "recovery", &words, "ok 0");
    kit.add("good-sixteen-slots", &file, "passkey", &prf, "ok 0");

    let lanes = Cost { lanes: 4, ..Cost::FLOOR };
    let (file, _, key) =
        create(&[(Opener::Passphrase(&phrases[0], lanes), String::new())], &EMPTY, NOW, random).unwrap();
    kit.add("good-four-lanes", &file, "passphrase", "orbit lemon stair 1", "ok 0");
    let next = Opener::Passphrase(&phrases[1], Cost::FLOOR);
    let (_, file, _, _) =
        change_passphrase(&file, &Opener::Passphrase(&phrases[0], lanes), &next, NOW + 1, random).unwrap();
    kit.add("good-changed-passphrase", &file, "passphrase", "orbit lemon stair 2", "ok 0");
    kit.add("good-changed-passphrase", &file, "passphrase", "orbit lemon stair 1", "wrong-passphrase");
    let changed = change_key(&file, &key, &[next], &[(by_passkey(), "K".into())], NOW + 2, random).unwrap();
    kit.add("good-changed-key", &changed.file, "passphrase", "orbit lemon stair 2", "ok 0");
    kit.add("good-changed-key", &changed.file, "passkey", &prf, "ok 0");
    kit.add("good-changed-key", &changed.file, "key", &hex(key.expose()), "wrong-key");

    let (mut header, key) = Header::create(&by_hand(), &"x".repeat(256), NOW, random).unwrap();
    let other = Key::copied(&[0x56; 32]).unwrap();
    let longest = Opener::Passkey { output: &other, input: INPUT, credential: &[7; 1_023] };
    add_slot(&mut header, &key, &longest, &"é".repeat(128), NOW, random).unwrap();
    header.generation = (1 << 53) - 2;
    let file = seal(&mut header, &key, &EMPTY, (1 << 53) - 1, random).unwrap();
    kit.add("good-longest-and-highest", &file, "recovery", &words, "ok 0");
    kit.add("good-longest-and-highest", &file, "passkey", &prf, "wrong-passkey");

    let edge = (600..1_020).map(|length| {
        let mut vault = Vault::default();
        let note = Some("n".repeat(length));
        vault.add(NewEntry { name: "Edge".into(), note, ..NewEntry::default() }, NOW, random).unwrap();
        vault
    });
    let edge = edge.into_iter().find(|vault| vault.write().expose().len() == 1_020).unwrap();
    let (file, _, _) = create(&[(by_hand(), String::new())], edge.write().expose(), NOW, random).unwrap();
    kit.add("good-no-padding", &file, "recovery", &words, "ok 1");

    let mut many = Vault::default();
    for n in 0..100 {
        let entry = NewEntry {
            name: format!("Site {n}"),
            otp: Some(otp(Kind::Totp, Algorithm::Sha1, 6)),
            ..NewEntry::default()
        };
        many.add(entry, NOW + n, random).unwrap();
    }
    let (file, _, _) = create(&[(by_hand(), String::new())], many.write().expose(), NOW, random).unwrap();
    kit.add("good-hundred", &file, "recovery", &words, "ok 100");

    let random = &mut Fixed(3); // its own, so that what comes after keeps its keys
    let (file, _, _) = create(&[(by_hand(), String::new())], readiness(random).write().expose(), NOW, random).unwrap();
    kit.add("good-readiness", &file, "recovery", &words, "ok 1");
}
