//! Every oddity of real set-up addresses: one line each, with what we do and why. `Ok` lines give
//! "kind|issuer|account|base32|algorithm|digits|period or counter"; `Err` lines the stable code.

use holdfast::otp::{Kind, Named, Warning, base32, text, uri};

type Line = (&'static str, std::result::Result<&'static str, &'static str>, &'static str);

pub fn told(named: &Named) -> String {
    let otp = &named.otp;
    let moves = if otp.kind == Kind::Hotp { otp.counter } else { u64::from(otp.period) };
    let secret = base32::encode(otp.secret.expose());
    let (kind, algorithm) = (otp.kind.name(), otp.algorithm.name());
    format!("{kind}|{}|{}|{}|{algorithm}|{}|{moves}", named.issuer, named.account, secret.expose(), otp.digits)
}

pub const PLAIN: &str = "totp|I|a|JBSWY3DPEHPK3PXP|sha1|6|30";
#[rustfmt::skip] // one line each
const LINES: &[Line] = &[
    // Scheme and type
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP", Ok(PLAIN), "the plain form"),
    ("OTPAUTH://TOTP/I:a?SECRET=JBSWY3DPEHPK3PXP", Ok(PLAIN), "any case: QR codes in capitals are smaller"),
    ("apple-otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP", Ok(PLAIN), "Apple's own scheme means the same"),
    ("  otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP\u{200b}\n", Ok(PLAIN), "what a copy drags along is cut off"),
    ("otpauth:totp/I:a?secret=JBSWY3DPEHPK3PXP", Err("not-otpauth"), "no address without ://"),
    ("https://example.com/?secret=JBSWY3DPEHPK3PXP", Err("not-otpauth"), "a web address is none"),
    ("otpauth:///totp/I:a?secret=JBSWY3DPEHPK3PXP", Err("unknown-kind"), "an empty type is none"),
    ("otpauth://potp/I:a?secret=JBSWY3DPEHPK3PXP", Err("unknown-kind"), "never guessed to be totp"),
    ("otpauth://totp", Err("secret-missing"), "no label, no query"),
    // Label
    ("otpauth://totp/?secret=JBSWY3DPEHPK3PXP", Ok("totp|||JBSWY3DPEHPK3PXP|sha1|6|30"), "a missing label is no name"),
    ("otpauth://totp?secret=JBSWY3DPEHPK3PXP", Ok("totp|||JBSWY3DPEHPK3PXP|sha1|6|30"), "nor is a missing slash"),
    ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", Ok("totp||a|JBSWY3DPEHPK3PXP|sha1|6|30"), "a lone label is the account"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&issuer=I", Ok(PLAIN), "issuer twice, the same"),
    ("otpauth://totp/i:a?secret=JBSWY3DPEHPK3PXP&issuer=I", Ok(PLAIN), "the same but for case: the parameter's writing"),
    ("otpauth://totp/X:a?secret=JBSWY3DPEHPK3PXP&issuer=I", Ok(PLAIN), "differing: the parameter wins, as at Google; warned"),
    ("otpauth://totp/X%3Aa?secret=JBSWY3DPEHPK3PXP&issuer=I", Ok("totp|I|X:a|JBSWY3DPEHPK3PXP|sha1|6|30"), "an encoded colon belongs to the name when the issuer is known"),
    ("otpauth://totp/I%3Aa?secret=JBSWY3DPEHPK3PXP", Ok(PLAIN), "an encoded colon parts when nothing else does"),
    ("otpauth://totp/I%3A%20a?secret=JBSWY3DPEHPK3PXP", Ok(PLAIN), "blanks after the colon are trimmed"),
    ("otpauth://totp/%20I%20:%20a%20?secret=JBSWY3DPEHPK3PXP", Ok(PLAIN), "and everywhere else"),
    ("otpauth://totp/%3Aa?secret=JBSWY3DPEHPK3PXP&issuer=I", Ok(PLAIN), "an empty issuer before an encoded colon is cut off"),
    ("otpauth://totp/:a?secret=JBSWY3DPEHPK3PXP&issuer=I", Ok(PLAIN), "or before a plain one (Ente)"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&issuer=", Ok(PLAIN), "an empty parameter is none"),
    ("otpauth://totp/I:?secret=JBSWY3DPEHPK3PXP&issuer=I", Ok("totp|I||JBSWY3DPEHPK3PXP|sha1|6|30"), "an empty account is kept empty"),
    ("otpauth://totp/M:@e:m.org?secret=JBSWY3DPEHPK3PXP", Ok("totp|M|@e:m.org|JBSWY3DPEHPK3PXP|sha1|6|30"), "only the first colon parts"),
    ("otpauth://totp/I%253Aa?secret=JBSWY3DPEHPK3PXP", Ok("totp||I%3Aa|JBSWY3DPEHPK3PXP|sha1|6|30"), "decoded once only"),
    ("otpauth://totp/100%:a?secret=JBSWY3DPEHPK3PXP", Ok("totp|100%|a|JBSWY3DPEHPK3PXP|sha1|6|30"), "a bad escape stays as it is"),
    ("otpauth://totp/a+b?secret=JBSWY3DPEHPK3PXP&issuer=I+J", Ok("totp|I J|a+b|JBSWY3DPEHPK3PXP|sha1|6|30"), "+ is a blank in the query, itself in the label"),
    ("otpauth://totp/A #1:b/c?secret=JBSWY3DPEHPK3PXP", Ok("totp|A #1|b/c|JBSWY3DPEHPK3PXP|sha1|6|30"), "# and / are ordinary in names (Ente writes # raw)"),
    ("otpauth://totp/%E9:a?secret=JBSWY3DPEHPK3PXP", Ok("totp|\u{fffd}|a|JBSWY3DPEHPK3PXP|sha1|6|30"), "Latin-1 bytes show as unknown, nothing breaks"),
    ("otpauth://totp/I%E2%80%AE:%00a?secret=JBSWY3DPEHPK3PXP", Ok(PLAIN), "controls that disguise a name are taken out"),
    // Secret
    ("otpauth://totp/I:a?secret=jbswy3dpehpk3pxp", Ok(PLAIN), "lower case"),
    ("otpauth://totp/I:a?secret=JBSW%20Y3DP+EHPK-3PXP", Ok(PLAIN), "blanks and dashes as printed beside the QR code"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP%3D%3D&x=1", Ok(PLAIN), "padding, needed or not"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP======", Ok(PLAIN), "padding that nobody encoded"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP#frag", Ok(PLAIN), "a fragment never belongs to the secret"),
    ("otpauth://totp/I:a?secret=ABCDEFG", Ok("totp|I|a|ABCDEFA|sha1|6|30"), "any length: left-over bits are dropped, as the issuer's own code does"),
    ("otpauth://totp/I:a?secret=48656c6c6f21deadbeef", Ok("totp|I|a|JBSWY3DPEHPK3PXP|sha1|6|30"), "hex where base32 is impossible"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PX0", Err("secret-not-base32"), "0 may be O or Q: never guessed"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PX!", Err("secret-not-base32"), "never dropped in silence"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PX\u{131}", Err("secret-not-base32"), "a dotless i is no I"),
    ("otpauth://totp/I:a?secret=", Err("secret-missing"), "an empty secret"),
    ("otpauth://totp/I:a?secret=A", Err("secret-missing"), "five bits are no byte"),
    ("otpauth://totp/I:a", Err("secret-missing"), "no query"),
    // Parameters
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=HMACSHA1", Ok(PLAIN), "Java's name"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=Algorithm.sha1", Ok(PLAIN), "Dart's name (Ente #4404)"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA-1", Ok(PLAIN), "KeePass's name"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=sha256", Ok("totp|I|a|JBSWY3DPEHPK3PXP|sha256|6|30"), "lower case"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=SHA-512", Ok("totp|I|a|JBSWY3DPEHPK3PXP|sha512|6|30"), "with a dash"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=MD5", Err("unknown-algorithm"), "never SHA-1 instead"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=SHA512/256", Err("unknown-algorithm"), "another hash, not SHA-512"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=&digits=&period=", Ok(PLAIN), "empty is missing"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&algorithm=null&digits=null&period=null", Ok(PLAIN), "so is the word null (Proton)"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=10", Ok("totp|I|a|JBSWY3DPEHPK3PXP|sha1|10|30"), "ten digits are right here"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=08", Ok("totp|I|a|JBSWY3DPEHPK3PXP|sha1|8|30"), "a leading zero changes no number"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=3", Err("digits-out-of-range"), "four to ten"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=11", Err("digits-out-of-range"), "four to ten"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=262", Err("digits-out-of-range"), "overflow: 262 is no 6"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=-6", Err("digits-out-of-range"), "no sign"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=6.0", Err("digits-out-of-range"), "no fraction"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=%2B6", Err("digits-out-of-range"), "no plus sign either"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&digits=\u{666}", Err("digits-out-of-range"), "nor digits of other scripts"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&period=86400", Ok("totp|I|a|JBSWY3DPEHPK3PXP|sha1|6|86400"), "a day is the longest"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&period=0", Err("period-out-of-range"), "would divide by zero"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&period=86401", Err("period-out-of-range"), "never clamped"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&period=4294967326", Err("period-out-of-range"), "overflow: 2^32 + 30 is no 30"),
    ("otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP&counter=7", Ok("hotp|I|a|JBSWY3DPEHPK3PXP|sha1|6|7"), "by counter"),
    ("otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP&counter=9223372036854775807", Ok("hotp|I|a|JBSWY3DPEHPK3PXP|sha1|6|9223372036854775807"), "the highest counter"),
    ("otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP&counter=9223372036854775808", Err("counter-out-of-range"), "one more"),
    ("otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP&counter=18446744073709551616", Err("counter-out-of-range"), "overflow: 2^64 is no 0"),
    ("otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP&counter=-1", Err("counter-out-of-range"), "no sign"),
    ("otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP", Ok("hotp|I|a|JBSWY3DPEHPK3PXP|sha1|6|0"), "no counter: 0, with a warning"),
    ("otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP&counter=1&period=0", Ok("hotp|I|a|JBSWY3DPEHPK3PXP|sha1|6|1"), "HOTP has no period"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&counter=x", Ok(PLAIN), "nor TOTP a counter"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&secret=AAAA&digits=6&digits=8", Ok(PLAIN), "the first of a repeated parameter"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&amp;digits=8&amp;issuer=I", Ok("totp|I|a|JBSWY3DPEHPK3PXP|sha1|8|30"), "copied out of HTML"),
    ("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP&image=https%3A%2F%2Fx%2Fa.png&lock=true&color=f00", Ok(PLAIN), "pictures and locks of other apps"),
    // Steam
    ("steam://JBSWY3DPEHPK3PXP", Ok("steam|||JBSWY3DPEHPK3PXP|sha1|5|30"), "Bitwarden's form, no name"),
    ("otpauth://steam/Steam:g?secret=JBSWY3DPEHPK3PXP", Ok("steam|Steam|g|JBSWY3DPEHPK3PXP|sha1|5|30"), "Aegis's form"),
    ("otpauth://totp/V:g?secret=JBSWY3DPEHPK3PXP&encoder=steam&digits=5", Ok("steam|V|g|JBSWY3DPEHPK3PXP|sha1|5|30"), "KeePassXC's form"),
    ("otpauth://totp/V:g?secret=JBSWY3DPEHPK3PXP&steam", Ok("steam|V|g|JBSWY3DPEHPK3PXP|sha1|5|30"), "Stratum's flag"),
    ("otpauth://totp/Steam:g?secret=JBSWY3DPEHPK3PXP", Ok("steam|Steam|g|JBSWY3DPEHPK3PXP|sha1|5|30"), "by the issuer, digits not given"),
    ("otpauth://totp/Steam?digits=5&secret=JBSWY3DPEHPK3PXP", Ok("steam||Steam|JBSWY3DPEHPK3PXP|sha1|5|30"), "by a lone label (WinAuth #204)"),
    ("otpauth://totp/Steam:g?secret=JBSWY3DPEHPK3PXP&digits=6", Ok("totp|Steam|g|JBSWY3DPEHPK3PXP|sha1|6|30"), "six digits are none of Steam's"),
    ("otpauth://steam/Steam:g?secret=zvI+yp09Pvs=", Err("secret-not-base32"), "base64 of another length is a typing error"),
    // mOTP, Yandex
    ("motp://I:a?secret=30EDCC8EDAE50A60", Ok("motp|I|a|GDW4ZDW24UFGA|md5|6|10"), "hex in either case"),
    ("otpauth://motp/I:a?secret=30edcc8edae50a60", Ok("motp|I|a|GDW4ZDW24UFGA|md5|6|10"), "under the common scheme too"),
    ("otpauth://yaotp/a?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI&pin_length=4&issuer=I", Ok("yandex|I|a|ORSXG5DJNZTXIZLTORUW4ZZRGI|sha256|8|30"), "without its PIN: kept, with a warning"),
    ("otpauth://yaotp/a?secret=JBSWY3DPEHPK3PXP", Err("secret-too-short"), "fewer than the 16 bytes that its key needs"),
];

#[test]
fn each_oddity_is_read_as_its_line_says() {
    let mut wrong = Vec::new();
    for (address, wanted, why) in LINES {
        let answer = uri::read(address).map(|named| told(&named)).map_err(|error| error.code());
        if answer.as_deref().map_err(|e| *e) != *wanted {
            wrong.push(format!("{why}: {address}\n   wanted {wanted:?}\n   got    {answer:?}"));
        }
        // What stands alone is read the same way as a whole text.
        let found = text::read(address);
        if !address.contains(' ') {
            assert_eq!(found.entries.len(), usize::from(wanted.is_ok()), "as a text: {why}: {address}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_steam_secret_may_be_base64_of_twenty_bytes() {
    let plain = uri::read("steam://zvIayp3JPvtvX/QGHqsqKBk/44s=").unwrap();
    assert_eq!(plain.otp.code(1_616_374_841).unwrap().expose(), "2F9J5");
    let query = uri::read("otpauth://steam/Steam:g?secret=zvIayp3JPvtvX/QGHqsqKBk/44s=").unwrap();
    assert!(plain.otp == query.otp);
    let plus = uri::read("otpauth://steam/S:g?secret=++++yp3JPvtvX/QGHqsqKBk/44s=").unwrap();
    assert_eq!(plus.otp.secret.expose()[..3], [0xfb, 0xef, 0xbe]);
}

#[test]
fn unknown_parameters_are_kept_aside_and_written_again() {
    let read =
        uri::read("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&Icon=x%26y&image=z&pin_length=4&icon=2&flag").unwrap();
    let aside = [("Icon", "x&y"), ("pin_length", "4"), ("flag", "")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    assert_eq!(read.aside, aside);
    let again = uri::read(uri::write(&read).expose()).unwrap();
    assert!(again == read);
}

#[test]
fn what_is_odd_but_harmless_is_told() {
    let warned = |address: &str| uri::read(address).unwrap().warnings;
    assert_eq!(warned("otpauth://totp/I:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), []);
    assert_eq!(warned("otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP"), [Warning::SecretShort]);
    assert_eq!(
        warned("otpauth://hotp/X:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=I"),
        [Warning::CounterMissing, Warning::IssuersDiffer]
    );
    assert_eq!(warned("otpauth://yaotp/a?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI"), [Warning::PinMissing]);
}

#[test]
fn a_yandex_pin_is_read_plain_or_in_base32() {
    let pin = |pin: &str| {
        let read = uri::read(&format!("otpauth://yaotp/a?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI&pin={pin}")).unwrap();
        read.otp.pin.unwrap().expose().to_owned()
    };
    assert_eq!(pin("5239"), "5239");
    assert_eq!(pin("2345"), "2345"); // base32 by its characters, but what it decodes to is no PIN
    assert_eq!(pin("GUZDGOI"), "5239");
}

#[test]
fn secrets_are_written_as_base32_says() {
    // RFC 4648 §10, without the padding.
    for (bytes, wanted) in [
        ("f", "MY"),
        ("fo", "MZXQ"),
        ("foo", "MZXW6"),
        ("foob", "MZXW6YQ"),
        ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ] {
        assert_eq!(base32::encode(bytes.as_bytes()).expose(), wanted);
        assert_eq!(base32::decode(wanted).unwrap().expose(), bytes.as_bytes());
    }
    assert_eq!(base32::encode(b"").expose(), "");
}
