//! What leaves the vault unsealed is read again without a difference, by us and by readers that are not ours; a backup is
//! compared and taken in without losing anything (P5).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::cast_possible_truncation
)]

#[path = "export/arrive.rs"]
mod arrive;
#[path = "export/carry.rs"]
mod carry;
#[path = "otp/chance.rs"]
#[allow(dead_code)]
mod chance;
#[path = "export/readers.rs"]
mod readers;
#[path = "export/round.rs"]
mod round;
#[path = "export/written.rs"]
mod written;

use holdfast::{
    backup::{Code, Set, Spent},
    otp::{Algorithm, Kind, Otp},
    random::SystemRandom,
    secret::{Secret, SecretText},
    site::{Binding, Learned, Scope},
    vault::{NewEntry, Vault},
};

const NOW: u64 = 1_700_000_000_000;

fn otp(kind: Kind, secret: &[u8]) -> Otp {
    let mut otp = Otp::new(kind, Secret::new(secret.to_vec()));
    match kind {
        Kind::Motp => otp.pin = Some(SecretText::new("1234".into())),
        Kind::Yandex => otp.pin = Some(SecretText::new("7586".into())),
        _ => {}
    }
    otp
}

fn code(text: &str, label: Option<&str>, spent: Option<u64>) -> Code {
    let spent = spent.map(|at| Spent { at, host: "example.com".into() });
    Code { text: SecretText::new(text.into()), label: label.map(str::to_owned), spent }
}

/// One entry of every kind, with names that formats trip over.
fn varied() -> Vault {
    let mut vault = Vault::default();
    let mut add = |name: &str, account: &str, otp: Option<Otp>, more: NewEntry| {
        let new = NewEntry { name: name.into(), account: account.into(), otp, ..more };
        vault.add(new, NOW, &mut SystemRandom).unwrap();
    };
    let long = Otp { algorithm: Algorithm::Sha512, digits: 8, period: 60, ..otp(Kind::Totp, &[0xfe; 64]) };
    add(
        "GitHub",
        "anna@example.org",
        Some(otp(Kind::Totp, b"12345678901234567890")),
        NewEntry {
            sites: vec![Binding { host: "github.com".into(), scope: Scope::Domain, learned: Learned::Confirmed }],
            backup: Some(Set {
                codes: vec![code("3f9a1-b27c4", Some("1"), None), code("77d2e-0c5b8", Some("2"), Some(NOW - 5_000))],
                captured_at: NOW - 10_000,
                from: "github.com".into(),
                printed_at: Some(NOW - 1_000),
            }),
            note: Some("two\nlines, \"quoted\" \\ and <b>".into()),
            tags: vec!["work".into(), "ß & co".into()],
            pinned: true,
            reached_by: vec!["app".into(), "sms".into()],
            ..NewEntry::default()
        },
    );
    add("Co: Op", "a:b", Some(long), NewEntry { tags: vec!["work".into()], ..NewEntry::default() });
    add("", "nur Konto ä", Some(Otp { counter: 4_294_967_296, ..otp(Kind::Hotp, b"counted") }), NewEntry::default());
    add("Steam", "gordon", Some(otp(Kind::Steam, &[7; 20])), NewEntry::default());
    add("Motp", "m", Some(otp(Kind::Motp, &[0x1b; 8])), NewEntry::default());
    add("Яндекс", "y", Some(otp(Kind::Yandex, &[9; 16])), NewEntry::default());
    add(
        "Text only",
        "",
        None,
        NewEntry {
            backup: Some(Set {
                codes: vec![code("12345678", None, None)],
                captured_at: NOW,
                from: String::new(),
                printed_at: None,
            }),
            ..NewEntry::default()
        },
    );
    vault
}
