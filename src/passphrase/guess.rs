//! How many guesses a passphrase withstands, in tenths of a bit: the cheapest way to put it together from what guessers
//! try: common passwords, words, runs of the alphabet and the keyboard, years, repeats, and single letters where nothing
//! else fits (the idea of zxcvbn, with far less to know).

use super::list::{COMMON, WORDS, each};
use crate::case::lower;

/// What was used to put the passphrase together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Letters,
    /// Of the lists; what its rank is worth, in bits.
    Word(u8),
    Run,
    Repeat,
    Year,
}

/// Letters that are looked at; more of them cannot make it weaker than it is found to be.
const MOST: usize = 128;
/// A word that is not in the lists: its first letter, each letter after it, and each after the eighth (long words are put
/// together from short ones, or end as others do).
const FIRST: u32 = 47;
const NEXT: u32 = 25;
const LATE: u32 = 15;
/// One character of a script with thousands: they come in words as well.
const WIDE: u32 = 55;
const RUN: u32 = 45;
const REPEAT: u32 = 35;
const YEAR: u32 = 70;
const WORD: u8 = 13;

/// Neighbours on keyboards, in rows and in the columns that are played from top to bottom.
const ROWS: &[&str] = &[
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
];

/// The cheapest way found: tenths of a bit, and the parts of which it is made.
pub(super) struct Guess {
    pub tenths: u32,
    pub parts: Vec<Part>,
}

struct Step {
    cost: u32,
    from: usize,
    part: Part,
}

/// Looks for the cheapest way.
pub(super) fn guess(text: &str) -> Guess {
    let typed: Vec<char> = text.chars().take(MOST).collect();
    let small: Vec<char> = typed.iter().map(|c| lower(*c)).collect();
    let plain: Vec<char> = small.iter().map(|c| unmasked(*c)).collect();
    let mut steps: Vec<Step> = vec![Step { cost: 0, from: 0, part: Part::Letters }];
    steps.extend((0..typed.len()).map(|from| Step { cost: u32::MAX, from, part: Part::Letters }));
    let words = words_in(&small, &plain);
    for from in 0..typed.len() {
        let cost = steps.get(from).map_or(0, |step| step.cost);
        let mut offer = |length: usize, price: u32, part: Part| {
            let cost = cost.saturating_add(price);
            if let Some(step) = steps.get_mut(from.saturating_add(length)).filter(|step| cost < step.cost) {
                *step = Step { cost, from, part };
            }
        };
        let (before, rest) = small.split_at_checked(from).unwrap_or_default();
        let shown = typed.get(from..).unwrap_or_default();
        offer(1, single(shown.first().copied().unwrap_or_default(), before), Part::Letters);
        let letters = rest.iter().take_while(|c| c.is_alphabetic() && !is_wide(**c)).count();
        for length in 3..=letters {
            offer(length, unlisted(length).saturating_add(capitals(shown, length)), Part::Letters);
        }
        for length in 3..=run(rest) {
            offer(length, RUN.saturating_add(times(length)), Part::Run);
        }
        for length in 3..=repeated(before, rest) {
            offer(length, REPEAT, Part::Repeat);
        }
        if matches!(rest, ['1', '9', c, d, ..] | ['2', '0', c, d, ..] if c.is_ascii_digit() && d.is_ascii_digit()) {
            offer(4, YEAR, Part::Year);
        }
        for (_, length, bits, masked) in words.iter().filter(|word| word.0 == from) {
            let price = u32::from(*bits).saturating_mul(10).saturating_add(if *masked { 15 } else { 0 });
            offer(*length, price.saturating_add(capitals(shown, *length)), Part::Word(*bits));
        }
    }
    let tenths = steps.last().map_or(0, |step| step.cost);
    let mut parts = Vec::new();
    let mut at = typed.len();
    while let Some(step) = steps.get(at).filter(|_| at > 0) {
        parts.push(step.part);
        at = step.from;
    }
    Guess { tenths, parts }
}

/// A word of so many letters that is not in the lists.
fn unlisted(length: usize) -> u32 {
    let (next, late) = (times(length.min(8)).saturating_sub(1), times(length).saturating_sub(8));
    FIRST.saturating_add(NEXT.saturating_mul(next)).saturating_add(LATE.saturating_mul(late))
}

fn times(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// One letter by itself. A mark that came before is no news, a blank between words hardly any.
fn single(letter: char, before: &[char]) -> u32 {
    match letter {
        ' ' => 5,
        c if !c.is_alphanumeric() && before.contains(&c) => 5,
        '-' | '_' | '.' | ',' | '!' | '?' => 20,
        c if c.is_numeric() => 33,
        c if is_wide(c) => WIDE,
        c if c.is_uppercase() => 57,
        c if c.is_alphabetic() => FIRST,
        _ => 50,
    }
}

/// Scripts with thousands of letters: Chinese characters, kana, Hangul.
pub(super) const fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// A bit for each capital, at most three; for all in capitals one.
fn capitals(typed: &[char], length: usize) -> u32 {
    let count = typed.iter().take(length).filter(|c| c.is_uppercase()).count();
    if count == length { 10 } else { times(count.min(3)).saturating_mul(10) }
}

/// How many letters follow each other in the alphabet, in the digits, on a keyboard, or are the same.
fn run(text: &[char]) -> usize {
    let step = |a: char, b: char| i64::from(u32::from(b)).saturating_sub(u32::from(a).into());
    let Some([first, second]) = text.first_chunk() else { return 0 };
    let by = step(*first, *second);
    let alike = text.windows(2).take_while(|pair| matches!(pair, [a, b] if step(*a, *b) == by)).count();
    let count = if by.abs() <= 1 && first.is_alphanumeric() { alike.saturating_add(1) } else { 0 };
    let least = if by == 0 || first.is_numeric() { 3 } else { 4 };
    let row = ROWS.iter().map(|row| {
        let keys: Vec<char> = row.chars().collect();
        let back: Vec<char> = keys.iter().rev().copied().collect();
        longest(&keys, text).max(longest(&back, text))
    });
    [Some(count).filter(|count| *count >= least), row.max().filter(|count| *count >= 4)]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or(0)
}

/// How much of the beginning of `text` stands anywhere in `row`.
fn longest(row: &[char], text: &[char]) -> usize {
    (0..row.len()).map(|at| common_start(row.get(at..).unwrap_or_default(), text)).max().unwrap_or(0)
}

fn common_start(a: &[char], b: &[char]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// How much of the beginning of `rest` stood before.
fn repeated(before: &[char], rest: &[char]) -> usize {
    longest(before, rest)
}

/// The letter that a digit or a mark is often written for.
const fn unmasked(letter: char) -> char {
    match letter {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' => 'e',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    }
}

/// Where words of the lists stand: place, length, what they are worth, and whether letters were masked.
fn words_in(small: &[char], plain: &[char]) -> Vec<(usize, usize, u8, bool)> {
    let mut found = Vec::new();
    for (list, usual) in [(COMMON, 0), (WORDS, WORD)] {
        each(list, &mut |bits, word| {
            for (text, masked) in [(small, false), (plain, true)] {
                for at in 0..text.len() {
                    let here = text.get(at..).unwrap_or_default();
                    if word.chars().zip(here).all(|(a, b)| a == *b) && here.len() >= word.len() {
                        found.push((at, word.len(), bits.max(usual), masked));
                    }
                }
            }
        });
    }
    found
}
