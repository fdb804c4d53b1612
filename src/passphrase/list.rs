//! The two word lists, as `build.rs` wrote them, and the passphrase that is made of the first.

use crate::{Error, Result, random::Random, secret::SecretText};
use zeroize::Zeroize;

/// The words of which passphrases are made.
pub(super) static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words"));
/// What a guesser tries first.
pub(super) static COMMON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common"));

/// Words of a passphrase that is made here: five of 7,772 are 64 bits.
const COUNT: usize = 5;

/// Shows every word of a list, with what its rank is worth in bits.
pub(super) fn each(list: &[u8], show: &mut dyn FnMut(u8, &str)) {
    let mut rest = list;
    while let Some((&[bits, low, high], mut words)) = rest.split_first_chunk::<3>() {
        let mut word = String::with_capacity(16);
        for _ in 0..u16::from_le_bytes([low, high]) {
            let Some((lengths, letters)) = words.split_first() else { return };
            let Some((own, after)) = letters.split_at_checked(usize::from(lengths & 15)) else { return };
            word.truncate(usize::from(lengths >> 4));
            word.push_str(core::str::from_utf8(own).unwrap_or_default());
            show(bits, &word);
            words = after;
        }
        rest = words;
        word.zeroize();
    }
}

/// A fresh passphrase of five words, each as likely as any other.
///
/// # Errors
/// [`Error::RandomFailed`].
pub fn suggest(random: &mut dyn Random) -> Result<SecretText> {
    let mut size = 0;
    each(WORDS, &mut |_, _| size = u32::saturating_add(size, 1));
    let mut chosen = [0; COUNT];
    for place in &mut chosen {
        *place = below(size, random)?;
    }
    // Room for all of it, so that no half-made copy is left behind by growing.
    let mut text = String::with_capacity(COUNT.saturating_mul(16));
    for place in &mut chosen {
        let mut at = 0;
        each(WORDS, &mut |_, word| {
            if at == *place {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
            at = u32::saturating_add(at, 1);
        });
    }
    chosen.zeroize();
    Ok(SecretText::new(text))
}

/// A number below `end`: drawn again where a remainder would make the first ones likelier.
fn below(end: u32, random: &mut dyn Random) -> Result<u32> {
    let fair = u32::MAX.checked_rem(end).map(|odd| u32::MAX.saturating_sub(odd)).ok_or(Error::RandomFailed)?;
    loop {
        let drawn = u32::from_be_bytes(crate::random::array(random)?);
        if drawn < fair {
            return drawn.checked_rem(end).ok_or(Error::RandomFailed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    fn all(list: &[u8]) -> Vec<(u8, String)> {
        let mut found = Vec::new();
        each(list, &mut |bits, word| found.push((bits, word.to_owned())));
        found
    }

    fn committed(text: &str) -> Vec<&str> {
        text.lines().filter(|line| !(line.starts_with('#') || line.len() < 3 && line.parse::<u8>().is_ok())).collect()
    }

    #[test]
    fn the_lists_read_back_as_they_were_committed() {
        let words = all(WORDS).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(words, committed(include_str!("words.txt")));
        let mut common = all(COMMON);
        assert!(common.iter().all(|(bits, _)| (1..=13).contains(bits)));
        assert!(common.contains(&(2, "password".to_owned())));
        common.sort_by(|a, b| a.1.cmp(&b.1));
        let mut expected = committed(include_str!("common.txt"));
        expected.sort_unstable();
        assert_eq!(common.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_words_are_plain_distinct_and_none_begins_another() {
        let words = all(WORDS);
        assert_eq!(words.len(), 7_772);
        assert!(
            words.iter().all(|(_, word)| (3..=9).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_lowercase()))
        );
        assert!(words.windows(2).all(|pair| pair[0].1 < pair[1].1 && !pair[1].1.starts_with(&pair[0].1)));
    }

    #[test]
    fn every_word_can_be_drawn_and_no_two_draws_are_alike() {
        /// Gives one number for every word.
        struct Number(u32);
        impl Random for Number {
            fn fill(&mut self, out: &mut [u8]) -> Result<()> {
                out.copy_from_slice(&self.0.to_be_bytes());
                Ok(())
            }
        }
        for (number, word) in [(0, "abacus"), (1, "abdomen"), (7_771, "zoom"), (7_772, "abacus")] {
            assert_eq!(suggest(&mut Number(number)).unwrap().expose(), [word; 5].join(" "));
        }
        let drawn: std::collections::BTreeSet<String> =
            (0..200).map(|_| suggest(&mut SystemRandom).unwrap().expose().to_owned()).collect();
        assert!(drawn.len() == 200 && drawn.iter().all(|text| text.split(' ').count() == 5));
    }

    #[test]
    fn a_number_is_fair_and_never_reaches_its_end() {
        let mut seen = [0u32; 7];
        for _ in 0..7_000 {
            let drawn = below(7, &mut SystemRandom).unwrap();
            seen[usize::try_from(drawn).unwrap()] += 1;
        }
        assert!(seen.iter().all(|times| (800..1_200).contains(times)), "{seen:?}");
    }
}
