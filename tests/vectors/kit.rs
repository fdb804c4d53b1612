//! Adds to the kit: `cargo test --test vectors -- --ignored`. A file that is there is never touched, so that what was once
//! written is what must be read for ever; a new kind of file is a new line here.

use std::fs;

use super::{
    INPUT,
    cbor::{Item, file, header, map, padded},
    folder, hex,
};
use Item::{Array, Bytes, Map, Raw, Text, Uint};
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
    bad_headers(bad, &recovery, random);
    bad_slots(bad, &recovery, random);
    bad_payloads(bad);
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

struct Bad<'a> {
    kit: &'a mut Kit,
    secret: String,
    sound: Header,
    key: Key,
}

const NONCE: [u8; 12] = [0xaa; 12];

impl Bad<'_> {
    /// A sound file but for its header.
    fn header(&mut self, name: &str, expected: &str, spoil: impl FnOnce(&mut Item)) {
        let mut item = header(&self.sound);
        spoil(&mut item);
        let file = file(&item.encode(), NONCE, &self.key, &padded(&EMPTY));
        self.kit.add(&format!("bad-{name}"), &file, "key", &self.secret, expected);
    }

    /// The same with its first slot alone.
    fn slot(&mut self, name: &str, expected: &str, spoil: impl FnOnce(&mut Item)) {
        self.header(name, expected, |header| spoil(header.at(4).at(0)));
    }

    /// A sound file but for its plaintext.
    fn plaintext(&mut self, name: &str, expected: &str, plaintext: &[u8]) {
        let file = file(&header(&self.sound).encode(), NONCE, &self.key, plaintext);
        self.kit.add(&format!("bad-{name}"), &file, "key", &self.secret, expected);
    }

    /// A sound file but for what stands in its contents.
    fn contents(&mut self, name: &str, expected: &str, spoil: impl FnOnce(&mut Item)) {
        let about = map(vec![Uint(NOW), Text("Name".into()), Text("anna".into())]);
        let sites = map(vec![Uint(NOW), Array(vec![Array(vec![Text("example.com".into()), Uint(1), Uint(0)])])]);
        let otp = map(vec![Uint(NOW), Uint(0), Bytes(b"12345678901234567890".to_vec()), Uint(0), Uint(6), Uint(30)]);
        let code = map(vec![Text("alpha-one-1".into())]);
        let backup = map(vec![Uint(NOW), Array(vec![code]), Uint(NOW), Text(String::new())]);
        let trash = map(vec![Uint(NOW)]);
        let earlier = Array(vec![Array(vec![Uint(NOW), Uint(3), about.clone()])]);
        let parts = [
            (0, Bytes(vec![1; 16])),
            (1, Uint(NOW)),
            (3, about),
            (4, sites),
            (5, otp),
            (6, backup),
            (7, trash),
            (8, earlier),
        ];
        let entry = Map(parts.into_iter().map(|(key, part)| (Uint(key), part)).collect());
        let tombstone = Array(vec![Bytes(vec![2; 16]), Uint(NOW)]);
        let mut whole = map(vec![Uint(1), Array(vec![entry]), Array(vec![tombstone]), map(vec![Uint(0)])]);
        spoil(&mut whole);
        self.plaintext(name, expected, &padded(&whole.encode()));
    }
}

fn bad_headers(bad: &mut Bad<'_>, recovery: &RecoveryKey, random: &mut Fixed) {
    bad.header("header-is-an-array", "not-canonical", |header| *header = Array(vec![Uint(0)]));
    bad.header("header-indefinite", "not-canonical", |header| {
        let mut bytes = header.encode();
        bytes[0] = 0xbf;
        bytes.push(0xff);
        *header = Raw(bytes);
    });
    bad.header("header-new-key", "not-canonical", |header| header.pairs().push((Uint(5), Uint(0))));
    bad.header("header-missing-key", "not-canonical", |header| drop(header.pairs().remove(2)));
    bad.header("header-keys-descend", "not-canonical", |header| header.pairs().swap(1, 2));
    bad.header("header-key-twice", "not-canonical", |header| {
        let again = header.pairs()[1].clone();
        header.pairs().insert(1, again);
    });
    bad.header("header-trailing", "not-canonical", |header| {
        let mut bytes = header.encode();
        bytes.push(0);
        *header = Raw(bytes);
    });
    bad.header("generation-0", "not-canonical", |header| *header.at(1) = Uint(0));
    bad.header("generation-too-high", "not-canonical", |header| *header.at(1) = Uint(1 << 53));
    bad.header("generation-negative", "not-canonical", |header| *header.at(1) = Raw(vec![0x20]));
    bad.header("saved-at-is-a-float", "not-canonical", |header| *header.at(2) = Raw(vec![0xf9, 0x3c, 0x00]));
    bad.header("saved-at-is-null", "not-canonical", |header| *header.at(2) = Raw(vec![0xf6]));
    bad.header("saved-at-tagged", "not-canonical", |header| *header.at(2) = Raw(vec![0xc1, 0x01]));
    bad.header("vault-id-short", "not-canonical", |header| *header.at(0) = Bytes(vec![1; 15]));
    bad.header("vault-id-is-text", "not-canonical", |header| *header.at(0) = Text("x".repeat(16)));
    bad.header("key-check-long", "not-canonical", |header| *header.at(3) = Bytes(vec![1; 17]));
    bad.header("key-check-changed", "wrong-key", |header| *header.at(3) = Bytes(vec![1; 16]));
    bad.header("no-slots", "not-canonical", |header| header.at(4).items().clear());
    bad.header("slots-is-a-map", "not-canonical", |header| *header.at(4) = map(vec![]));
    let mut more = bad.sound.clone();
    for _ in 1..17 {
        let (one, _) = Header::create(&Opener::Recovery(recovery), "", NOW, random).unwrap();
        more.slots.extend(one.slots);
    }
    let seventeen = header(&more);
    bad.header("seventeen-slots", "not-canonical", |header| *header = seventeen);
    bad.header("slots-with-one-id", "not-canonical", |header| {
        let mut again = header.at(4).at(0).clone();
        *again.at(5) = Bytes(vec![9; 12]);
        header.at(4).items().push(again);
    });
    bad.header("slots-with-one-nonce", "not-canonical", |header| {
        let mut again = header.at(4).at(0).clone();
        *again.at(0) = Bytes(vec![9; 8]);
        header.at(4).items().push(again);
    });
    let front = header(&bad.sound).encode();
    let reused = file(&front, bad.sound.slots[0].nonce, &bad.key, &padded(&EMPTY));
    bad.kit.add("bad-nonce-of-a-slot", &reused, "key", &bad.secret, "not-canonical");
}

fn bad_slots(bad: &mut Bad<'_>, recovery: &RecoveryKey, random: &mut Fixed) {
    let words = recovery.text().expose().to_owned();
    bad.slot("slot-kind-0", "unknown-slot", |slot| *slot.at(1) = Uint(0));
    bad.slot("slot-kind-huge", "unknown-slot", |slot| *slot.at(1) = Uint(1 << 40));
    bad.slot("slot-new-key", "not-canonical", |slot| slot.pairs().push((Uint(7), Uint(0))));
    bad.slot("slot-missing-key", "not-canonical", |slot| drop(slot.pairs().remove(3)));
    bad.slot("slot-id-long", "not-canonical", |slot| *slot.at(0) = Bytes(vec![1; 9]));
    bad.slot("slot-nonce-short", "not-canonical", |slot| *slot.at(5) = Bytes(vec![1; 11]));
    bad.slot("slot-wrapped-short", "not-canonical", |slot| *slot.at(6) = Bytes(vec![1; 47]));
    bad.slot("label-too-long", "not-canonical", |slot| *slot.at(2) = Text("x".repeat(257)));
    bad.slot("label-not-utf8", "not-canonical", |slot| *slot.at(2) = Raw(vec![0x62, 0xc3, 0x28]));
    bad.slot("label-in-chunks", "not-canonical", |slot| *slot.at(2) = Raw(vec![0x7f, 0x61, 0x78, 0xff]));
    bad.slot("recovery-salt-short", "not-canonical", |slot| *slot.at(4) = Array(vec![Bytes(vec![1; 31])]));
    bad.slot("recovery-parameters-more", "not-canonical", |slot| slot.at(4).items().push(Uint(0)));
    let passphrase = |memory: u64, passes: u64, lanes: u64, salt: usize| {
        let parameters = vec![Uint(memory), Uint(passes), Uint(lanes), Bytes(vec![1; salt])];
        move |slot: &mut Item| {
            *slot.at(1) = Uint(1);
            *slot.at(4) = Array(parameters);
        }
    };
    bad.slot("cost-memory-high", "cost-too-high", passphrase(262_145, 3, 1, 16));
    bad.slot("cost-memory-huge", "cost-too-high", passphrase(u64::from(u32::MAX), 3, 1, 16));
    bad.slot("cost-beyond-32-bits", "cost-too-high", passphrase(1 << 32, 3, 1, 16));
    bad.slot("passphrase-salt-long", "not-canonical", passphrase(65_536, 3, 1, 17));
    let passkey = |salt: usize, input: usize, credential: usize| {
        let parameters = vec![Bytes(vec![1; salt]), Bytes(vec![1; input]), Bytes(vec![1; credential])];
        move |header: &mut Item| {
            let mut slot = header.at(4).at(0).clone();
            *slot.at(0) = Bytes(vec![9; 8]);
            *slot.at(1) = Uint(3);
            *slot.at(4) = Array(parameters);
            *slot.at(5) = Bytes(vec![9; 12]);
            header.at(4).items().push(slot);
        }
    };
    bad.header("passkey-without-credential", "not-canonical", passkey(32, 32, 0));
    bad.header("passkey-credential-long", "not-canonical", passkey(32, 32, 1_024));
    bad.header("passkey-input-short", "not-canonical", passkey(32, 31, 8));
    bad.header("passkey-alone", "not-canonical", |header| {
        passkey(32, 32, 8)(header);
        header.at(4).items().remove(0);
    });
    bad.header("five-passphrases", "not-canonical", |header| {
        for n in 1..=5 {
            let mut slot = header.at(4).at(0).clone();
            *slot.at(0) = Bytes(vec![n; 8]);
            *slot.at(5) = Bytes(vec![n; 12]);
            passphrase(65_536, 3, 1, 16)(&mut slot);
            header.at(4).items().push(slot);
        }
    });
    // The same slot, but for one thing that its wrapped key is bound to: sound files that its holder cannot open.
    let (_, other, _) = create(&[(Opener::Recovery(recovery), String::new())], &EMPTY, NOW, random).unwrap();
    let mut unbound = |name: &str, way: &str, secret: &str, expected: &str, spoil: &dyn Fn(&mut Item)| {
        let mut item = header(&bad.sound);
        spoil(&mut item);
        let file = file(&item.encode(), NONCE, &bad.key, &padded(&EMPTY));
        bad.kit.add(&format!("bad-{name}"), &file, way, secret, expected);
    };
    let theirs = super::cbor::slot(&other.slots[0]);
    unbound("slot-swapped-from-another-vault", "recovery", &words, "wrong-recovery-key", &|header| {
        *header.at(4).at(0) = theirs.clone();
    });
    unbound("slot-under-another-id", "recovery", &words, "wrong-recovery-key", &|header| {
        *header.at(4).at(0).at(0) = Bytes(vec![9; 8]);
    });
    unbound("slot-with-another-salt", "recovery", &words, "wrong-recovery-key", &|header| {
        *header.at(4).at(0).at(4) = Array(vec![Bytes(vec![9; 32])]);
    });
    unbound("slot-with-another-nonce", "recovery", &words, "wrong-recovery-key", &|header| {
        *header.at(4).at(0).at(5) = Bytes(vec![9; 12]);
    });
}

fn bad_payloads(bad: &mut Bad<'_>) {
    let sound = padded(&EMPTY);
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut text = sound.clone();
        change(&mut text);
        text
    };
    bad.plaintext("padding-not-zero", "damaged", &with(&|text| text[1_023] = 1));
    bad.plaintext("padding-too-long", "damaged", &with(&|text| text.resize(2_048, 0)));
    bad.plaintext("length-beyond-the-end", "damaged", &with(&|text| text[2] = 4));
    bad.plaintext("length-huge", "damaged", &with(&|text| text[0] = 0xff));
    bad.plaintext(
        "length-cuts-contents",
        "not-canonical",
        &with(&|text| {
            text[3] -= 1;
            text[14] = 0;
        }),
    );
    bad.contents("schema-missing", "not-canonical", |whole| drop(whole.pairs().remove(0)));
    bad.contents("contents-key-unknown", "unknown-version", |whole| whole.pairs().push((Uint(99), Uint(0))));
    bad.contents("settings-missing", "not-canonical", |whole| drop(whole.pairs().pop()));
    bad.contents("settings-new-key", "unknown-version", |whole| whole.at(3).pairs().push((Uint(99), Uint(0))));
    bad.contents("entry-new-key", "unknown-version", |whole| whole.at(1).at(0).pairs().push((Uint(99), Uint(0))));
    bad.contents("entry-without-about", "not-canonical", |whole| drop(whole.at(1).at(0).pairs().remove(2)));
    bad.contents("entry-keys-descend", "not-canonical", |whole| whole.at(1).at(0).pairs().swap(3, 4));
    bad.contents("entry-twice", "not-canonical", |whole| {
        let again = whole.at(1).at(0).clone();
        whole.at(1).items().push(again);
    });
    bad.contents("tombstone-twice", "not-canonical", |whole| {
        let again = whole.at(2).at(0).clone();
        whole.at(2).items().push(again);
    });
    bad.contents("tombstone-of-three", "not-canonical", |whole| whole.at(2).at(0).items().push(Uint(0)));
    bad.contents("about-new-key", "unknown-version", |whole| whole.at(1).at(0).at(3).pairs().push((Uint(99), Uint(0))));
    bad.contents("name-is-null", "not-canonical", |whole| *whole.at(1).at(0).at(3).at(1) = Raw(vec![0xf6]));
    bad.contents("name-too-long", "too-large", |whole| *whole.at(1).at(0).at(3).at(1) = Text("x".repeat(1_025)));
    bad.contents("pinned-is-false", "not-canonical", |whole| {
        whole.at(1).at(0).at(3).pairs().push((Uint(5), Raw(vec![0xf4])));
    });
    bad.contents("scope-unknown", "unknown-version", |whole| *whole.at(1).at(0).at(4).at(1).at(0).at(1) = Uint(2));
    bad.contents("otp-kind-unknown", "unknown-version", |whole| *whole.at(1).at(0).at(5).at(1) = Uint(5));
    bad.contents("otp-algorithm-unknown", "unknown-version", |whole| *whole.at(1).at(0).at(5).at(3) = Uint(4));
    bad.contents("backup-code-new-key", "unknown-version", |whole| {
        whole.at(1).at(0).at(6).at(1).at(0).pairs().push((Uint(99), Uint(0)));
    });
    bad.contents("backup-codes-too-many", "too-many", |whole| {
        let codes = whole.at(1).at(0).at(6).at(1).items();
        codes.resize(201, codes[0].clone());
    });
    bad.contents("earlier-kind-unknown", "unknown-version", |whole| *whole.at(1).at(0).at(8).at(0).at(1) = Uint(7));
    let tasks = |tasks: Vec<Vec<Item>>| {
        move |whole: &mut Item| whole.pairs().push((Uint(4), Array(tasks.iter().cloned().map(Array).collect())))
    };
    let task = |aim: u64, what: &str, state: u64| vec![Uint(aim), Text(what.into()), Uint(NOW), Uint(state), Uint(0)];
    bad.contents("task-twice", "not-canonical", tasks(vec![task(0, "a.example", 0), task(0, "a.example", 1)]));
    bad.contents("tasks-descend", "not-canonical", tasks(vec![task(1, "a.example", 0), task(0, "b.example", 0)]));
    bad.contents("task-aim-unknown", "unknown-version", tasks(vec![task(2, "a.example", 0)]));
    bad.contents("task-state-unknown", "unknown-version", tasks(vec![task(0, "a.example", 3)]));
    bad.contents("task-of-four", "not-canonical", tasks(vec![task(0, "a.example", 0)[..4].to_vec()]));
    bad.contents(
        "tasks-too-many",
        "too-many",
        tasks((0..1_001).map(|n| task(0, &format!("{n:04}.example"), 0)).collect()),
    );
    bad.contents("earlier-too-many", "too-many", |whole| {
        let versions = whole.at(1).at(0).at(8).items();
        versions.resize(33, versions[0].clone());
    });
}
