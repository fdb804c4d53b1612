//! Base64 (RFC 4648 §4 and §5), as lenient as Google's exports and Steam's files need it: both alphabets, padding
//! or none, white space anywhere.

use zeroize::Zeroizing;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes, or `None` when a character is foreign or the length impossible.
pub(crate) fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let (mut bits, mut held, mut count, mut padding) = (0_u32, 0_u32, 0_usize, 0_usize);
    for char in text.chars().filter(|c| !c.is_whitespace()) {
        if char == '=' {
            padding = padding.saturating_add(1);
            continue;
        }
        if padding > 0 {
            return None;
        }
        let six = match char {
            'A'..='Z' => u32::from(char).wrapping_sub(65),
            'a'..='z' => u32::from(char).wrapping_sub(71),
            '0'..='9' => u32::from(char).wrapping_add(4),
            '+' | '-' => 62,
            '/' | '_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | six;
        held = held.wrapping_add(6);
        if held >= 8 {
            held = held.wrapping_sub(8);
            bytes.push(u8::try_from((bits >> held) & 0xff).ok()?);
        }
        bits &= 0xff;
        count = count.saturating_add(1);
    }
    (count % 4 != 1 && padding <= 2).then_some(bytes)
}

/// Standard alphabet, padded.
pub(crate) fn encode(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4)));
    for chunk in bytes.chunks(3) {
        let mut block = [0_u8; 4];
        for (to, from) in block.iter_mut().skip(1).zip(chunk) {
            *to = *from;
        }
        let bits = u32::from_be_bytes(block);
        for (index, shift) in [18_u32, 12, 6, 0].into_iter().enumerate() {
            let six = usize::try_from((bits >> shift) & 63).unwrap_or_default();
            text.push(if index > chunk.len() {
                '='
            } else {
                char::from(ALPHABET.get(six).copied().unwrap_or_default())
            });
        }
    }
    text
}
