//! The vectors of the standards, written down here so that they cannot go missing. They run natively and, from
//! `tests/boundary`, as WASM in the browser.

use holdfast::Error;
use holdfast::otp::{Algorithm, Kind, Otp};
use holdfast::secret::{Secret, SecretText};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn otp(kind: Kind, secret: &[u8]) -> Otp {
    Otp::new(kind, Secret::new(secret.to_vec()))
}

fn code(otp: &Otp, time: u64) -> String {
    otp.code(time).unwrap().expose().to_owned()
}

#[test]
fn hotp_gives_the_codes_of_rfc_4226_appendix_d() {
    const CODES: [&str; 10] =
        ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
    let mut hotp = otp(Kind::Hotp, b"12345678901234567890");
    for (counter, wanted) in CODES.into_iter().enumerate() {
        assert_eq!(hotp.counter, counter as u64);
        assert_eq!(code(&hotp, 0), wanted);
        assert_eq!(hotp.code_for_counter(counter as u64).unwrap().expose(), wanted);
        hotp.advance().unwrap();
    }
}

#[test]
fn totp_gives_the_codes_of_rfc_6238_appendix_b() {
    const TIMES: [u64; 6] = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000];
    // The seed is as long as the hash (erratum 2866).
    const CODES: [(Algorithm, usize, [&str; 6]); 3] = [
        (Algorithm::Sha1, 20, ["94287082", "07081804", "14050471", "89005924", "69279037", "65353130"]),
        (Algorithm::Sha256, 32, ["46119246", "68084774", "67062674", "91819424", "90698825", "77737706"]),
        (Algorithm::Sha512, 64, ["90693936", "25091201", "99943326", "93441116", "38618901", "47863826"]),
    ];
    for (algorithm, seed, codes) in CODES {
        let secret: Vec<u8> = b"1234567890".iter().copied().cycle().take(seed).collect();
        let mut totp = otp(Kind::Totp, &secret);
        (totp.algorithm, totp.digits) = (algorithm, 8);
        for (time, wanted) in TIMES.into_iter().zip(codes) {
            assert_eq!(code(&totp, time), wanted, "{algorithm:?} at {time}");
        }
    }
}

#[test]
fn ten_digits_hold_the_whole_31_bit_number() {
    // RFC 4226 appendix D, the column "decimal" of the intermediate values.
    const NUMBERS: [&str; 10] = [
        "1284755224",
        "1094287082",
        "0137359152",
        "1726969429",
        "1640338314",
        "0868254676",
        "1918287922",
        "0082162583",
        "0673399871",
        "0645520489",
    ];
    let mut hotp = otp(Kind::Hotp, b"12345678901234567890");
    hotp.digits = 10;
    for (counter, wanted) in NUMBERS.into_iter().enumerate() {
        assert_eq!(hotp.code_for_counter(counter as u64).unwrap().expose(), wanted);
    }
}

#[test]
fn every_number_of_digits_is_an_end_of_the_ten() {
    let mut hotp = otp(Kind::Hotp, b"12345678901234567890");
    for (digits, wanted) in [
        (4, "5224"),
        (5, "55224"),
        (6, "755224"),
        (7, "4755224"),
        (8, "84755224"),
        (9, "284755224"),
        (10, "1284755224"),
    ] {
        hotp.digits = digits;
        assert_eq!(code(&hotp, 0), wanted);
    }
}

#[test]
fn steam_writes_five_letters_least_first() {
    // Worked from RFC 4226's number 1284755224 for counter 0 with Steam's alphabet of 26.
    const ALPHABET: &[u8] = b"23456789BCDFGHJKMNPQRTVWXY";
    let mut number = 1_284_755_224_usize;
    let wanted: String = (0..5)
        .map(|_| {
            let letter = ALPHABET[number % 26];
            number /= 26;
            char::from(letter)
        })
        .collect();
    assert_eq!(code(&otp(Kind::Steam, b"12345678901234567890"), 29), wanted);
}

/// Worked out with Python's hashlib and hmac alone, by the rules that Aegis documents.
#[test]
fn motp_and_yandex_mix_the_pin_in() {
    let pinned = |kind, secret: &[u8], pin: &str| {
        let mut made = otp(kind, secret);
        made.pin = Some(SecretText::new(pin.to_owned()));
        made
    };
    let motp = pinned(Kind::Motp, b"\xe3\x15\x2a\xfe\xe6\x25\x99\xc8", "1234");
    let yandex = pinned(Kind::Yandex, b"1234567890123456", "5239");
    for (time, hex, letters) in
        [(59, "0c1ac3", "flmuuhvf"), (1_111_111_109, "6664a2", "hrlexsch"), (2_000_000_000, "eb6eb2", "yksunceo")]
    {
        assert_eq!((code(&motp, time), code(&yandex, time)), (hex.to_owned(), letters.to_owned()));
    }
}

#[test]
fn battle_net_is_eight_digits() {
    let mut battle_net = otp(Kind::Totp, b"12345678901234567890");
    battle_net.digits = 8;
    assert_eq!(code(&battle_net, 59), "94287082");
}

#[test]
fn parameters_out_of_range_are_refused_by_name() {
    let totp = |change: fn(&mut Otp)| {
        let mut totp = otp(Kind::Totp, b"12345678901234567890");
        change(&mut totp);
        totp.check().and_then(|()| totp.code(0).map(|_| ())).map_err(Error::code)
    };
    assert_eq!(totp(|_| {}), Ok(()));
    assert_eq!(totp(|o| o.digits = 4), Ok(()));
    assert_eq!(totp(|o| o.digits = 10), Ok(()));
    assert_eq!(totp(|o| o.period = 1), Ok(()));
    assert_eq!(totp(|o| o.period = 86_400), Ok(()));
    assert_eq!(totp(|o| o.digits = 3), Err("digits-out-of-range"));
    assert_eq!(totp(|o| o.digits = 11), Err("digits-out-of-range"));
    assert_eq!(totp(|o| o.period = 0), Err("period-out-of-range"));
    assert_eq!(totp(|o| o.period = 86_401), Err("period-out-of-range"));
    assert_eq!(totp(|o| o.algorithm = Algorithm::Md5), Err("unknown-algorithm"));
    assert_eq!(totp(|o| o.secret = Secret::new(vec![])), Err("secret-missing"));
    assert_eq!(totp(|o| o.secret = Secret::new(vec![7])), Ok(()));
    assert_eq!(totp(|o| o.secret = Secret::new(vec![7; 256])), Ok(()));
    assert_eq!(totp(|o| o.secret = Secret::new(vec![7; 257])), Err("secret-too-long"));
    assert_eq!(totp(|o| (o.kind, o.counter) = (Kind::Hotp, (1 << 63) - 1)), Ok(()));
    assert_eq!(totp(|o| (o.kind, o.counter) = (Kind::Hotp, 1 << 63)), Err("counter-out-of-range"));
    assert_eq!(totp(|o| o.kind = Kind::Steam), Err("digits-out-of-range"));
}

#[test]
fn a_code_that_needs_a_pin_gives_none_without_it() {
    for (kind, secret) in [(Kind::Motp, 8), (Kind::Yandex, 16)] {
        let mut pinned = otp(kind, &vec![7; secret]);
        assert_eq!(pinned.check(), Ok(()));
        assert!(pinned.code(0).is_err_and(|e| e == Error::PinWrong));
        pinned.pin = Some(SecretText::new("1234".to_owned()));
        assert!(pinned.code(0).is_ok());
        pinned.pin = Some(SecretText::new(String::new()));
        assert_eq!(pinned.check(), Err(Error::PinWrong));
    }
    assert_eq!(otp(Kind::Yandex, &[7; 15]).check(), Err(Error::SecretTooShort));
}

#[test]
fn the_last_counter_is_not_passed() {
    let mut hotp = otp(Kind::Hotp, b"12345678901234567890");
    hotp.counter = (1 << 63) - 2;
    assert_eq!(hotp.advance(), Ok(()));
    assert_eq!(hotp.advance(), Err(Error::CounterOutOfRange));
    assert_eq!(hotp.counter, (1 << 63) - 1);
    assert_eq!(otp(Kind::Totp, b"x").advance(), Err(Error::UnknownKind));
}

#[test]
fn a_code_ends_where_the_next_period_begins() {
    let totp = otp(Kind::Totp, b"12345678901234567890");
    assert_eq!(totp.expires_at(59), Some(60));
    assert_eq!(totp.expires_at(60), Some(90));
    assert_eq!(totp.expires_at(u64::MAX), Some(u64::MAX));
    assert_eq!(otp(Kind::Hotp, b"x").expires_at(59), None);
    assert!(totp.code(u64::MAX).is_ok());
}
