//! Makes a text plain (`normal`) and takes attribute names apart (`attribute`), so that words can be compared. Knows no
//! word and decides nothing.

/// Lower case, no accents, no vowel signs of Arabic, full-width forms narrowed, everything else than letters,
/// digits and marks of Indic scripts a single space.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Plain::Drop => {}
            Plain::Text(s) => out.push_str(s),
            Plain::Keep(c) => out.push(c),
            Plain::Space => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// An attribute name as words: `recoveryCode[]` and `recovery_code` are both "recovery code"; digits at the end of a
/// word stand alone (`security_code1`).
pub(super) fn attribute(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let mut out = String::with_capacity(text.len().saturating_add(8));
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map_or(' ', at);
        let after = at(i.saturating_add(1));
        let hump = (before.is_lowercase() || before.is_ascii_digit()) && c.is_uppercase();
        let hump = hump || (before.is_uppercase() && c.is_uppercase() && after.is_lowercase());
        let tail = before.is_alphabetic()
            && c.is_ascii_digit()
            && !chars.iter().skip(i).find(|c| !c.is_ascii_digit()).is_some_and(|c| c.is_alphanumeric());
        if hump || tail {
            out.push(' ');
        }
        out.push(c);
    }
    normal(&out)
}

enum Plain {
    Drop,
    Keep(char),
    Text(&'static str),
    Space,
}

#[rustfmt::skip]
fn plain(c: char) -> Plain {
    match c {
        'a'..='z' | '0'..='9' => Plain::Keep(c),
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => Plain::Drop,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ'..='ặ' => Plain::Keep('a'),
        'æ' => Plain::Text("ae"),
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => Plain::Keep('c'),
        'ď' | 'đ' | 'ð' => Plain::Keep('d'),
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => Plain::Keep('e'),
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => Plain::Keep('g'),
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => Plain::Keep('i'),
        'ķ' => Plain::Keep('k'),
        'ł' | 'ĺ' | 'ļ' | 'ľ' => Plain::Keep('l'),
        'ñ' | 'ń' | 'ņ' | 'ň' => Plain::Keep('n'),
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => Plain::Keep('o'),
        'œ' => Plain::Text("oe"),
        'ŕ' | 'ŗ' | 'ř' => Plain::Keep('r'),
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => Plain::Keep('s'),
        'ß' => Plain::Text("ss"),
        'ţ' | 'ť' | 'ț' => Plain::Keep('t'),
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => Plain::Keep('u'),
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => Plain::Keep('y'),
        'ź' | 'ż' | 'ž' => Plain::Keep('z'),
        'ё' => Plain::Keep('е'),
        'ά' => Plain::Keep('α'), 'έ' => Plain::Keep('ε'), 'ή' => Plain::Keep('η'), 'ί' | 'ϊ' | 'ΐ' => Plain::Keep('ι'),
        'ό' => Plain::Keep('ο'), 'ύ' | 'ϋ' | 'ΰ' => Plain::Keep('υ'), 'ώ' => Plain::Keep('ω'), 'ς' => Plain::Keep('σ'),
        'أ' | 'إ' | 'آ' | 'ٱ' => Plain::Keep('ا'),
        'ى' => Plain::Keep('ي'),
        'ة' => Plain::Keep('ه'),
        '\u{ff41}'..='\u{ff5a}' | '\u{ff10}'..='\u{ff19}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).map_or(Plain::Space, Plain::Keep)
        }
        // the marks that spell Indic and Thai syllables are no letters to Rust
        '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' if c != '\u{964}' && c != '\u{965}' => Plain::Keep(c),
        'ー' => Plain::Keep(c),
        _ if c.is_alphanumeric() => Plain::Keep(c),
        _ => Plain::Space,
    }
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn attribute_names_come_apart() {
        for (name, words) in [
            ("recoveryCode", "recovery code"),
            ("user[otp_attempt]", "user otp attempt"),
            ("TwoFactorCode", "two factor code"),
            ("_tfa1", "tfa 1"),
            ("2fa_code", "2fa code"),
            ("TOTPCode", "totp code"),
        ] {
            assert_eq!(attribute(name), words);
        }
    }
}
