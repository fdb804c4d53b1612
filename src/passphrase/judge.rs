//! The judgement on a passphrase, in a class and in plain reasons, and the rule which one is refused.

use super::guess::{Guess, Part, guess, is_wide};
use crate::{Error, Result};

/// Fewest characters; one of a script with thousands of characters counts as two.
pub const SHORTEST: usize = 12;

/// How easily it would be guessed by someone who has the file, at a few thousand guesses a second for each graphics card
/// (Argon2id at 64 MiB and 3 passes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Under 26 bits: in hours, with one card. Refused.
    TooCommon,
    /// Under 42 bits: in months, with a hundred.
    Weak,
    /// Under 56 bits: not in a life.
    Fair,
    /// 56 bits and more: never.
    Strong,
}

impl Level {
    /// The name that the pages get.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::TooCommon => "too-common",
            Level::Weak => "weak",
            Level::Fair => "fair",
            Level::Strong => "strong",
        }
    }
}

/// Why it is no better than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// It is one that is known everywhere, or little more.
    Known,
    /// Common passwords, names or words are most of it.
    CommonWords,
    /// Letters or digits in a row, of the alphabet or of the keyboard.
    Row,
    /// The same again.
    Repeats,
    /// A year.
    Year,
    /// What there is of it is good: there could be more.
    Longer,
}

impl Reason {
    /// The name that the pages get.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Reason::TooShort => "too-short",
            Reason::Known => "known",
            Reason::CommonWords => "common-words",
            Reason::Row => "row",
            Reason::Repeats => "repeats",
            Reason::Year => "year",
            Reason::Longer => "longer",
        }
    }
}

/// What is to be said of a passphrase.
pub struct Verdict {
    /// Its class.
    pub level: Level,
    /// Whether a vault may be sealed with it.
    pub accepted: bool,
    /// Why it is no better; none for a strong one.
    pub reasons: Vec<Reason>,
}

/// Phrases that are in every guesser's list, without what stands between their words.
const KNOWN: &[&str] = &[
    "correcthorsebatterystaple",
    "tobeornottobe",
    "maytheforcebewithyou",
    "thequickbrownfox",
    "jumpsoverthelazydog",
    "iloveyousomuch",
    "ihavenoidea",
    "whatismypassword",
    "thisismypassword",
    "forgotmypassword",
    "openthedoor",
    "letmeinplease",
    "opensesame",
    "onceuponatime",
    "iamthewalrus",
    "winteriscoming",
    "neveragain",
    "hakunamatata",
    "loremipsumdolor",
    "holdfast",
];

/// Judges a passphrase in Unicode form NFC.
#[must_use]
pub fn judge(passphrase: &str) -> Verdict {
    let Guess { mut tenths, parts } = guess(passphrase);
    let mut reasons = Vec::new();
    let bare: String = passphrase.chars().filter(|c| c.is_alphanumeric()).map(crate::case::lower).collect();
    let mut known = false;
    for phrase in KNOWN {
        if let Some((before, after)) = bare.split_once(phrase) {
            let rest = guess(before).tenths.saturating_add(guess(after).tenths).saturating_add(100);
            known |= rest < tenths;
            tenths = tenths.min(rest);
        }
    }
    let length: usize = passphrase.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum();
    let level = match tenths {
        0..260 => Level::TooCommon,
        260..420 => Level::Weak,
        420..560 => Level::Fair,
        _ => Level::Strong,
    };
    if length < SHORTEST {
        reasons.push(Reason::TooShort);
    }
    if level < Level::Strong {
        let any = |kind: fn(&Part) -> bool| parts.iter().any(kind);
        if known {
            reasons.push(Reason::Known);
        }
        if any(|part| matches!(part, Part::Word(..=10))) {
            reasons.push(Reason::CommonWords);
        }
        if any(|part| *part == Part::Run) {
            reasons.push(Reason::Row);
        }
        if any(|part| *part == Part::Repeat) {
            reasons.push(Reason::Repeats);
        }
        if any(|part| *part == Part::Year) {
            reasons.push(Reason::Year);
        }
        if reasons.is_empty() {
            reasons.push(Reason::Longer);
        }
    }
    Verdict { level, accepted: level > Level::TooCommon && length >= SHORTEST, reasons }
}

/// Refuses a new passphrase that is too short, or that a guesser would find in hours.
///
/// # Errors
/// [`Error::PassphraseTooWeak`].
pub fn check(passphrase: &str) -> Result<()> {
    if judge(passphrase).accepted { Ok(()) } else { Err(Error::PassphraseTooWeak) }
}
