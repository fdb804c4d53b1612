//! The recovery key: 160 random bits, and the text a person prints, keeps and types back.

use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::{
    Error, Result,
    random::{self, Random},
    secret::{Secret, SecretText},
};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES: usize = 20;
const CHARS: usize = 36;
const GROUP: usize = 4;

/// A recovery key, 20 bytes.
pub struct RecoveryKey(Secret);

impl RecoveryKey {
    /// A fresh one.
    ///
    /// # Errors
    /// [`Error::RandomFailed`].
    pub fn new(random: &mut dyn Random) -> Result<Self> {
        let mut bytes: [u8; BYTES] = random::array(random)?;
        let key = RecoveryKey(Secret::new(bytes.to_vec()));
        bytes.zeroize();
        Ok(key)
    }

    /// The 20 bytes.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.expose()
    }

    /// Nine groups of four characters (FORMAT.md §4).
    #[must_use]
    pub fn text(&self) -> SecretText {
        let mut bits = self.0.expose().to_vec();
        bits.extend_from_slice(&check(self.0.expose()));
        let mut text = String::with_capacity(CHARS.saturating_add(CHARS.div_ceil(GROUP)));
        for place in 0..CHARS {
            if place > 0 && place.is_multiple_of(GROUP) {
                text.push('-');
            }
            let value = five(&bits, place);
            text.push(ALPHABET.get(usize::from(value)).map_or('0', |c| char::from(*c)));
        }
        bits.zeroize();
        SecretText::new(text)
    }

    /// What a person typed, the whole key or a part, in the letters in which it is shown; what is no letter of it stays.
    #[must_use]
    pub fn letters(typed: &str) -> SecretText {
        let shown =
            |letter| value(letter).and_then(|at| ALPHABET.get(usize::from(at))).map_or(letter, |c| char::from(*c));
        SecretText::new(typed.chars().filter(|c| !is_between(*c)).map(shown).collect())
    }

    /// Reads what a person typed.
    ///
    /// # Errors
    /// [`Error::RecoveryKeyMistyped`].
    pub fn read(typed: &str) -> Result<Self> {
        let mut bits = vec![0u8; 23];
        let mut place = 0usize;
        for letter in typed.chars().filter(|c| !is_between(*c)) {
            let value = value(letter).ok_or(Error::RecoveryKeyMistyped)?;
            if place == CHARS {
                return Err(Error::RecoveryKeyMistyped);
            }
            for bit in 0..5usize {
                let at = place.saturating_mul(5).saturating_add(bit);
                let set = (value >> 4usize.saturating_sub(bit)) & 1;
                if let Some(byte) = bits.get_mut(at / 8) {
                    *byte |= set << 7usize.saturating_sub(at % 8);
                }
            }
            place = place.saturating_add(1);
        }
        let sum = bits.split_off(BYTES);
        let key = RecoveryKey(Secret::new(bits));
        if place == CHARS && sum == check(key.expose()) { Ok(key) } else { Err(Error::RecoveryKeyMistyped) }
    }
}

/// What a person may put between the letters.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑' | '–' | '—')
}

/// 20 bits of checksum, left-aligned in three bytes.
fn check(key: &[u8]) -> [u8; 3] {
    let sum = Sha256::new().chain_update("holdfast recovery key").chain_update(key).finalize();
    let [a, b, c, ..] = <[u8; 32]>::from(sum);
    [a, b, c & 0xf0]
}

/// The five bits at `place`, most significant first.
fn five(bits: &[u8], place: usize) -> u8 {
    (0..5usize).fold(0, |value, bit| {
        let at = place.saturating_mul(5).saturating_add(bit);
        let byte = bits.get(at / 8).copied().unwrap_or(0);
        (value << 1) | ((byte >> 7usize.saturating_sub(at % 8)) & 1)
    })
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|c| char::from(*c) == letter).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    #[test]
    fn what_is_written_is_read_back_however_it_is_typed() {
        for _ in 0..64 {
            let key = RecoveryKey::new(&mut SystemRandom).unwrap();
            let text = key.text();
            let text = text.expose();
            assert_eq!(text.len(), 44);
            let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            for typed in [text, sloppy.as_str()] {
                assert!(RecoveryKey::read(typed).unwrap().expose() == key.expose());
            }
        }
    }

    #[test]
    fn a_typing_error_is_named_as_one() {
        let text = RecoveryKey(Secret::new((0..20).collect())).text();
        let text = text.expose();
        assert!(text.starts_with("000G-40R4"), "{text}");
        for (at, letter) in text.char_indices().filter(|(_, c)| *c != '-') {
            let other = if letter == 'Z' { 'Y' } else { 'Z' };
            let mut typed = text.to_owned();
            typed.replace_range(at..=at, &other.to_string());
            assert!(RecoveryKey::read(&typed).is_err_and(|e| e == Error::RecoveryKeyMistyped), "{at}");
        }
        for typed in ["", "U", &text[1..], &format!("{text}0")] {
            assert!(RecoveryKey::read(typed).is_err());
        }
    }
}
