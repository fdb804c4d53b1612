//! Whole texts as they are pasted: where an address ends, and what of the words around it is nobody's secret.

use holdfast::otp::text;

use super::oddities::{PLAIN, told};

#[test]
fn a_whole_text_is_read_whatever_stands_around_the_addresses() {
    let one = "otpauth://totp/I:a?secret=JBSWY3DPEHPK3PXP";
    let two = "otpauth://hotp/J:b?secret=MFRGGZDFMZTWQ2LK&counter=3";
    let both = [
        format!("{one}\n{two}"),
        format!("\u{feff}# mine\r\n\r\n  {one}\r\n{two}\r\n"),
        format!("{one}\r{two}"),
        format!("{one},{two}"),
        format!("{one} {two}"),
        format!("First {one}, then ({two}).\nThat is all: see https://example.com/."),
        format!("<li><code>{one}</code></li><li><code>{two}</code></li>"),
        format!("[\"{one}\", \"{two}\"]"),
        format!("1. {one}.\n2. {two}!\n"),
        format!("{one}\n{two}\n{one}\n"),
    ];
    for text in both {
        let found = text::read(&text);
        assert_eq!(found.errors, [], "{text}");
        let told: Vec<_> = found.entries.iter().map(told).collect();
        assert_eq!(told, [PLAIN, "hotp|J|b|MFRGGZDFMZTWQ2LK|sha1|6|3"], "{text}");
    }
}

#[test]
fn a_bad_line_costs_only_itself_and_is_named() {
    let found = text::read(
        "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP\n\notpauth://totp/b?secret=1!\nnonsense\r\notpauth://totp/c?secret=MFRGG\n",
    );
    assert_eq!(found.entries.len(), 2);
    assert_eq!(found.errors, [(3, holdfast::Error::SecretNotBase32)]);
}

#[test]
fn prose_never_becomes_part_of_a_secret() {
    for text in [
        "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP is the key",
        "the key otpauth://totp/a?secret=JBSWY3DPEHPK3PXP works",
        "key: otpauth://totp/a?secret=JBSW Y3DP EHPK 3PXP",
        "(otpauth://totp/a?secret=JBSWY3DPEHPK3PXP)",
        "‘otpauth://totp/a?secret=JBSWY3DPEHPK3PXP’ is it",
    ] {
        let found = text::read(text);
        assert_eq!(
            found.entries.iter().map(told).collect::<Vec<_>>(),
            ["totp||a|JBSWY3DPEHPK3PXP|sha1|6|30"],
            "{text}"
        );
    }
}

#[test]
fn names_with_raw_blanks_are_whole_in_a_list() {
    let found = text::read("otpauth://totp/Mongo Atlas:Acc !@#444?secret=NI4CTTFEV4G2JFE6&issuer=Mongo Atlas");
    assert_eq!(
        found.entries.iter().map(told).collect::<Vec<_>>(),
        ["totp|Mongo Atlas|Acc !@#444|NI4CTTFEV4G2JFE6|sha1|6|30"]
    );
}

#[test]
fn a_text_without_any_address_says_so() {
    for text in [
        "",
        "  \n",
        "definitely not valid",
        "JBSWY3DPEHPK3PXP",
        "# otpauth://totp/a?secret=JBSWY3DPEHPK3PXP",
        "myotpauth://totp/a?secret=MFRGG",
    ] {
        let found = text::read(text);
        assert!(found.entries.is_empty() && found.errors.len() == 1, "{text}");
        assert_eq!(found.errors[0].1.code(), "not-otpauth");
    }
}
