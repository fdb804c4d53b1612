//! Files that must be refused, each wrong in one way.

use super::*;

pub(super) struct Bad<'a> {
    pub(super) kit: &'a mut Kit,
    pub(super) secret: String,
    pub(super) sound: Header,
    pub(super) key: Key,
}

const NONCE: [u8; 12] = [0xaa; 12];

impl Bad<'_> {
    pub(super) fn spoil_all(&mut self, recovery: &RecoveryKey, random: &mut Fixed) {
        bad_headers(self, recovery, random);
        bad_slots(self, recovery, random);
        bad_payloads(self);
    }

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
    let theirs = super::super::cbor::slot(&other.slots[0]);
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
