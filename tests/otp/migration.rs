//! Google's exports: parts in any order, missing ones named, one bad entry never costs the others.

use holdfast::Error;
use holdfast::otp::migration::{Collector, read, write};
use holdfast::otp::{Algorithm, Kind, Named, Otp, text};
use holdfast::secret::Secret;

/// A protobuf field of wire type 2 or 0, by hand: the reader under test must not be its own witness.
fn bytes_field(tag: u8, bytes: &[u8]) -> Vec<u8> {
    [vec![tag << 3 | 2], varint(bytes.len() as u64), bytes.to_vec()].concat()
}
fn number_field(tag: u8, number: i64) -> Vec<u8> {
    [vec![tag << 3], varint(number as u64)].concat()
}
fn varint(mut number: u64) -> Vec<u8> {
    let mut out = Vec::new();
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
    out
}
fn entry(secret: &[u8], name: &str, issuer: &str, algorithm: i64, digits: i64, kind: i64) -> Vec<u8> {
    let fields = [bytes_field(1, secret), bytes_field(2, name.as_bytes()), bytes_field(3, issuer.as_bytes())].concat();
    [fields, number_field(4, algorithm), number_field(5, digits), number_field(6, kind)].concat()
}
fn uri(fields: &[Vec<u8>]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut data = String::new();
    for chunk in fields.concat().chunks(3) {
        let bits = chunk.iter().enumerate().fold(0_u32, |bits, (i, b)| bits | u32::from(*b) << (16 - 8 * i));
        (0..=chunk.len()).for_each(|i| data.push(char::from(ALPHABET[(bits >> (18 - 6 * i) & 63) as usize])));
    }
    format!("otpauth-migration://offline?data={data}")
}
fn named(number: usize) -> Named {
    let mut otp = Otp::new(
        if number.is_multiple_of(3) { Kind::Hotp } else { Kind::Totp },
        Secret::new(vec![number as u8 + 1; 20]),
    );
    otp.algorithm = [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512][number % 3];
    otp.digits = if number.is_multiple_of(2) { 6 } else { 8 };
    otp.counter = if otp.kind == Kind::Hotp { 1 << (number % 60) } else { 0 };
    Named::new(if number.is_multiple_of(5) { "" } else { "Ünïcode 銀行" }, &format!("user:{number}"), otp).unwrap()
}

#[test]
fn one_bad_entry_never_costs_the_others() {
    let good = entry(b"12345678901234567890", "a", "I", 1, 1, 2);
    let part = read(&uri(&[
        bytes_field(1, &entry(b"x", "a", "I", 4, 1, 2)),
        bytes_field(1, &entry(b"x", "a", "I", 1, 3, 2)),
        bytes_field(1, &entry(b"x", "a", "I", 1, 1, 9)),
        bytes_field(1, &entry(b"", "a", "I", 1, 1, 2)),
        bytes_field(1, &[entry(b"x", "a", "I", 1, 1, 1), number_field(7, -1)].concat()),
        bytes_field(1, &entry(b"x", "a", "I", (1 << 32) + 1, 1, 2)),
        bytes_field(1, b"\x0a\xff"),
        bytes_field(1, &[good, number_field(15, 5)].concat()),
        number_field(3, 1),
    ]))
    .unwrap();
    let told: Vec<_> = part.entries.iter().map(|e| e.as_ref().map(|n| n.account.as_str()).map_err(|e| *e)).collect();
    assert_eq!(
        told,
        [
            Err(Error::UnknownAlgorithm),
            Err(Error::DigitsOutOfRange),
            Err(Error::UnknownKind),
            Err(Error::SecretMissing),
            Err(Error::CounterOutOfRange),
            Err(Error::UnknownAlgorithm),
            Err(Error::MigrationUnreadable),
            Ok("a"),
        ]
    );
}

#[test]
fn names_are_told_apart_as_google_writes_them() {
    let names = |name: &str, issuer: &str| {
        let part = read(&uri(&[bytes_field(1, &entry(b"12345678901234567890", name, issuer, 0, 0, 0))])).unwrap();
        let named = part.entries.into_iter().next().unwrap().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!((named.otp.kind, named.otp.digits, named.otp.algorithm), (Kind::Totp, 6, Algorithm::Sha1));
        (named.issuer, named.account)
    };
    let told = |issuer: &str, account: &str| (issuer.to_owned(), account.to_owned());
    assert_eq!(names("I:a", "I"), told("I", "a"));
    assert_eq!(names("I: a", "I"), told("I", "a"));
    assert_eq!(names("I: a", ""), told("I", "a"));
    assert_eq!(names("a", ""), told("", "a"));
    assert_eq!(names("@e:m.org", "Matrix"), told("Matrix", "@e:m.org"));
    assert_eq!(names(&"long ".repeat(60), "I"), told("I", "long ".repeat(60).trim()));
    assert_eq!(names("", ""), told("", ""));
}

#[test]
fn the_base64_may_be_anyhow() {
    let payload = [bytes_field(1, &entry(&[0xfb, 0xff, 0xfe, 0xfb, 0xef, 0xbe, 0xff], "aé?>", "I", 1, 2, 2))];
    let plain = uri(&payload);
    assert!(plain.contains('+') && plain.contains('/'), "{plain}");
    for form in [
        plain.clone(),
        plain.replace('+', " "),
        plain.replace('+', "%2B").replace("v/", "v%2f"),
        plain.replace('+', "-").replace("v/", "v_"),
        format!("{plain}%3D%3D"),
        format!("{plain}=="),
        plain.replace("otpauth-migration://offline?data", "OTPAUTH-MIGRATION://offline?x=1&amp;DATA"),
    ] {
        let part = read(&form).unwrap_or_else(|e| panic!("{e}: {form}"));
        assert!(part.entries[0].as_ref().is_ok_and(|n| n.account == "aé?>" && n.otp.digits == 8), "{form}");
        assert_eq!(text::read(&form).entries.len(), 1, "{form}");
    }
}

#[test]
fn what_is_cut_off_gives_nothing() {
    let entries: Vec<Vec<u8>> = (1..4).map(|n| bytes_field(1, &entry(&[n; 20], "a", "I", 1, 1, 2))).collect();
    let whole = entries.concat();
    let first = entries[0].len();
    for end in first + 1..whole.len() {
        let at_a_seam = end % first == 0;
        assert_eq!(read(&uri(&[whole[..end].to_vec()])).is_ok(), at_a_seam, "{end}");
    }
    for bad in
        ["otpauth-migration://offline", "otpauth-migration://offline?data=", "otpauth-migration://offline?data=%%%"]
    {
        assert_eq!(read(bad).err(), Some(Error::MigrationUnreadable), "{bad}");
    }
    assert_eq!(read("otpauth://totp/a?secret=AAAA").err(), Some(Error::NotOtpauth));
    let huge = uri(&[entries[0].clone(), number_field(3, i64::MAX)]);
    assert_eq!(read(&huge).err(), Some(Error::MigrationUnreadable));
}

#[test]
fn parts_come_in_any_order_and_the_missing_are_named() {
    let all: Vec<Named> = (0..35).map(named).collect();
    let written = write(&all.iter().collect::<Vec<_>>(), -7);
    assert_eq!((written.parts.len(), written.left_out.len()), (4, 0));
    let mut collector = Collector::default();
    for index in [3, 1, 1] {
        assert_eq!(collector.take(read(written.parts[index].expose()).unwrap()), []);
    }
    let incomplete = collector.incomplete();
    assert_eq!((incomplete.len(), incomplete[0].batch_id, incomplete[0].size), (1, -7, 4));
    assert_eq!(incomplete[0].missing, [1, 3]);
    assert_eq!(collector.duplicates(), 10);
    for index in [0, 2] {
        collector.take(read(written.parts[index].expose()).unwrap());
    }
    assert_eq!(collector.incomplete(), []);
    let mut entries = collector.into_entries();
    entries.sort_by_key(|n| n.otp.secret.expose()[0]);
    assert!(entries == all);
}

#[test]
fn parts_of_other_exports_are_kept_apart() {
    let all: Vec<Named> = (0..15).map(named).collect();
    let (one, two) = (write(&all.iter().collect::<Vec<_>>(), 1), write(&all.iter().collect::<Vec<_>>(), 2));
    let found = text::read(&format!("{}\n{}\n", one.parts[0].expose(), two.parts[1].expose()));
    assert_eq!(found.entries.len(), 15);
    let missing: Vec<_> = found.incomplete.iter().map(|i| (i.batch_id, i.missing.clone())).collect();
    assert_eq!(missing, [(1, vec![2]), (2, vec![1])]);
}

#[test]
fn what_google_cannot_hold_is_left_out_by_number() {
    let mut entries: Vec<Named> = (1..6).map(named).collect();
    entries[0].otp.period = 60;
    entries[2].otp = Otp::new(Kind::Steam, Secret::new(vec![1; 20]));
    entries[3].otp.digits = 7;
    let written = write(&entries.iter().collect::<Vec<_>>(), 0);
    assert_eq!(written.left_out, [0, 2, 3]);
    assert_eq!(read(written.parts[0].expose()).unwrap().entries.len(), 2);
    assert!(write(&[], 0).parts.is_empty());
}

#[test]
fn the_higher_counter_of_a_duplicate_is_kept() {
    let with = |counter: i64| {
        let fields = [entry(b"12345678901234567890", "a", "I", 1, 1, 1), number_field(7, counter)].concat();
        uri(&[bytes_field(1, &fields)])
    };
    let found = text::read(&[with(5), with(9), with(2)].join("\n"));
    assert_eq!((found.entries.len(), found.duplicates, found.entries[0].otp.counter), (1, 2, 9));
}
