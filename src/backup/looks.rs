//! What a single text looks like by itself: a word, a sentence, a shared secret, a placeholder.

use super::shape::Letters;
use super::words;

/// Whether it could be an ordinary word: letters only that follow each other as in words, or a name with a capital.
pub(super) fn ordinary(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).all(|c| c.is_ascii_alphabetic());
    let mut chars = text.chars().filter(|c| c.is_alphanumeric());
    let name = chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase);
    // Like groups by dashes are hardly ever words.
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    let even = groups.len() >= 3 && groups.iter().all(|n| *n >= 3 && Some(n) == groups.first());
    letters && (words::word_like(text) >= if even { 75 } else { 50 } || name)
}

/// Words enough to be more than a label.
pub(super) fn sentence(text: &str) -> bool {
    text.split_whitespace().count() >= 6 && !text.trim_end().ends_with(':')
}

/// Groups of one length by spaces: no sentence.
pub(super) fn even(text: &str) -> bool {
    let lengths: Vec<usize> = text.split(' ').map(str::len).collect();
    lengths
        .first()
        .is_some_and(|first| (3..=6).contains(first) && lengths.len() >= 2 && lengths.iter().all(|n| n == first))
}

/// What a shared secret in base32 looks like: one case, A–Z and 2–7, sixteen characters or more.
pub(super) fn base32(key: &str) -> bool {
    let one_case = Letters::of(core::iter::once(key)) != Letters::Mixed;
    key.len() >= 16 && one_case && key.bytes().all(|b| b.is_ascii_alphabetic() || (b'2'..=b'7').contains(&b))
}

/// One character over and over, or counting up: placeholders.
pub(super) fn dull(key: &str) -> bool {
    let bytes = key.as_bytes();
    let first = bytes.first();
    let distinct = bytes.iter().filter(|b| Some(*b) != first).count();
    let counting = bytes.windows(2).all(|w| matches!(w, [a, b] if b.wrapping_sub(*a) == 1 || *a == b'9' && *b == b'0'));
    distinct == 0 || counting
}
