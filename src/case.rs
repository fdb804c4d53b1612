//! Lower case for the alphabets that names are written in (Latin, Greek, Cyrillic, Armenian). The standard library's
//! tables know every script that has capitals, and are as large as the vault's code. Other letters stay as they are.

/// One letter. Never a wrong one: what is not known stays.
#[rustfmt::skip]
pub(crate) fn lower(letter: char) -> char {
    let c = u32::from(letter);
    let even = c.is_multiple_of(2);
    let small = match c {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => c.saturating_add(32),
        0x400..=0x40f => c.saturating_add(80),
        0x531..=0x556 => c.saturating_add(48),
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => c.saturating_add(37),
        0x38c => 0x3cc,
        0x38e | 0x38f => c.saturating_add(63),
        0x4c0 => 0x4cf,
        0x1e9e => 0xdf,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1a0..=0x1a4 | 0x1de..=0x1ee | 0x1f8..=0x21f | 0x222..=0x233
        | 0x246..=0x24f | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff if even => c.saturating_add(1),
        0x139..=0x148 | 0x179..=0x17e | 0x1af | 0x1cd..=0x1dc | 0x4c1..=0x4ce if !even => c.saturating_add(1),
        _ => c,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// A text, to compare it without regard to case.
#[cfg(any(feature = "core", feature = "intake", feature = "import", test))]
pub(crate) fn fold(text: &str) -> String {
    text.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_becomes_the_right_one_or_stays() {
        for c in '\0'..=char::MAX {
            let small = lower(c);
            assert!(small == c || c.to_lowercase().eq([small]), "{c} {small}");
        }
    }

    #[test]
    fn the_alphabets_of_names_are_known() {
        for text in ["ÀÉÎÕÜØŠŻŁĐŐŸẞ", "ΆΈΑΒΓΩΣ", "АБВЁЇҐЎ", "ԱԲՖ", "ƠƯẾỘ", "Example GmbH", "日本語"]
        {
            assert!(text.chars().all(|c| c.to_lowercase().eq([lower(c)])), "{text}");
        }
    }
}
