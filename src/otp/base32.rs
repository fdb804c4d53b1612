//! Secrets as people write them: base32 (RFC 4648 §6) with everything that real files hold around it, and hex
//! where base32 is impossible. A character that base32 lacks is refused, never guessed at: a guess is a wrong code.

use zeroize::Zeroizing;

use crate::secret::{Secret, SecretText};
use crate::{Error, Result, limits};

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Shorter text of hex digits is more likely a mistyped base32 secret.
const HEX_CHARS: usize = 16;

/// Reads a secret: either case; white space, dashes, underscores and padding anywhere; any length, left-over bits
/// dropped. At least 16 hex digits, an even number of them and one that base32 lacks, are read as hex.
///
/// # Errors
/// [`Error::SecretMissing`] without one whole byte, [`Error::SecretNotBase32`], [`Error::SecretTooLong`].
pub fn decode(text: &str) -> Result<Secret> {
    let mut clean = Zeroizing::new(String::with_capacity(text.len()));
    for char in text.chars().filter(|&c| !is_filler(c)) {
        clean.push(char.to_ascii_uppercase());
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(clean.len()));
    if is_surely_hex(&clean) {
        push_hex(&clean, &mut bytes)?
    } else {
        push_base32(&clean, &mut bytes)?
    }
    match bytes.len() {
        0 => Err(Error::SecretMissing),
        n if n > limits::SECRET_BYTES => Err(Error::SecretTooLong),
        _ => Ok(Secret::new(core::mem::take(&mut bytes))),
    }
}

/// Reads hex digits, either case, with the same fillers: the form of mOTP secrets.
///
/// # Errors
/// As [`decode`].
pub fn decode_hex(text: &str) -> Result<Secret> {
    let clean: Zeroizing<String> = Zeroizing::new(text.chars().filter(|&c| !is_filler(c)).collect());
    let mut bytes = Zeroizing::new(Vec::with_capacity(clean.len()));
    push_hex(&clean, &mut bytes)?;
    match bytes.len() {
        0 => Err(Error::SecretMissing),
        n if n > limits::SECRET_BYTES => Err(Error::SecretTooLong),
        _ => Ok(Secret::new(core::mem::take(&mut bytes))),
    }
}

/// Writes bytes as base32 without padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> SecretText {
    let mut text = String::with_capacity(bytes.len().saturating_mul(8).div_ceil(5));
    for chunk in bytes.chunks(5) {
        let mut block = [0_u8; 8];
        for (to, from) in block.iter_mut().skip(3).zip(chunk) {
            *to = *from;
        }
        let bits = u64::from_be_bytes(block);
        let chars = chunk.len().saturating_mul(8).div_ceil(5);
        for shift in [35_u32, 30, 25, 20, 15, 10, 5, 0].into_iter().take(chars) {
            let five = usize::try_from((bits >> shift) & 31).unwrap_or_default();
            text.push(char::from(ALPHABET.get(five).copied().unwrap_or_default()));
        }
    }
    SecretText::new(text)
}

fn is_filler(char: char) -> bool {
    char.is_whitespace() || matches!(char, '-' | '_' | '=' | '\u{200b}' | '\u{feff}')
}

fn is_surely_hex(clean: &str) -> bool {
    clean.len() >= HEX_CHARS
        && clean.len().is_multiple_of(2)
        && clean.bytes().all(|b| b.is_ascii_hexdigit())
        && clean.bytes().any(|b| matches!(b, b'0' | b'1' | b'8' | b'9'))
}

fn push_base32(clean: &str, bytes: &mut Vec<u8>) -> Result<()> {
    let (mut bits, mut held) = (0_u32, 0_u32);
    for char in clean.bytes() {
        let five = match char {
            b'A'..=b'Z' => char.wrapping_sub(b'A'),
            b'2'..=b'7' => char.wrapping_sub(b'2').wrapping_add(26),
            _ => return Err(Error::SecretNotBase32),
        };
        bits = (bits << 5) | u32::from(five);
        held = held.wrapping_add(5);
        if held >= 8 {
            held = held.wrapping_sub(8);
            bytes.push(u8::try_from((bits >> held) & 0xff).unwrap_or_default());
        }
        bits &= 0xff;
    }
    Ok(())
}

fn push_hex(clean: &str, bytes: &mut Vec<u8>) -> Result<()> {
    for pair in clean.as_bytes().chunks(2) {
        let [high, low] = *pair else { return Err(Error::SecretNotBase32) };
        let nibble = |b: u8| char::from(b).to_digit(16).ok_or(Error::SecretNotBase32);
        bytes.push(u8::try_from((nibble(high)? << 4) | nibble(low)?).unwrap_or_default());
    }
    Ok(())
}
