//! Reading words: finds what the phrases of `words` mean in a text that `plain` made plain. Decides nothing.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::plain::{attribute, normal};
use super::words::{Concept, WORDS};

/// What a text says: the set of concepts, and those that it asks to be entered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    has: u32,
    asked: u32,
}

impl Said {
    pub(super) fn has(self, concept: Concept) -> bool {
        self.has & bit(concept) != 0
    }

    pub(super) fn any(self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|&c| self.has(c))
    }

    /// "Enter one of your recovery codes": the concept stands close by a word that asks for input.
    pub(super) fn asks(self, concept: Concept) -> bool {
        self.asked & bit(concept) != 0
    }

    pub(super) fn and(self, other: Said) -> Said {
        Said { has: self.has | other.has, asked: self.asked | other.asked }
    }
}

fn bit(concept: Concept) -> u32 {
    1_u32.checked_shl(concept as u32).unwrap_or(0)
}

/// What a text for people says.
pub(super) fn read(text: &str) -> Said {
    scan(&normal(text))
}

/// What an attribute (name, id, class) says.
pub(super) fn read_attribute(text: &str) -> Said {
    scan(&attribute(text))
}

struct Phrase {
    text: &'static str,
    concept: Concept,
    /// May begin inside a word.
    inside: bool,
    /// May go on after its end.
    open: bool,
}

type Index = BTreeMap<(char, char), Vec<Phrase>>;

/// All phrases by their first two characters (NUL where there is one only), the longest first.
fn phrases() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::new();
        for &(concept, list) in WORDS {
            for written in list {
                let text = written.trim_matches('*');
                if let Some(first) = pair(text) {
                    let phrase =
                        Phrase { text, concept, inside: written.starts_with('*'), open: written.ends_with('*') };
                    index.entry(first).or_default().push(phrase);
                }
            }
        }
        for list in index.values_mut() {
            list.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then(a.concept.cmp(&b.concept)));
        }
        index
    })
}

/// Words between "enter" and what is to be entered.
const NEAR: usize = 7;

fn scan(text: &str) -> Said {
    let mut said = Said::default();
    let mut rest = text;
    let mut start = true; // at the start of a word
    let mut word: usize = 0;
    let mut enter: Option<usize> = None;
    let mut last: Option<(Concept, usize)> = None;
    let mut stray = ""; // the word just before, when it is none that this table knows
    while let Some(first) = rest.chars().next() {
        let Some(phrase) = phrase_at(rest, start) else {
            if first == ' ' {
                word = word.saturating_add(1);
            } else if start {
                stray = rest.split(' ').next().unwrap_or_default();
            }
            start = first == ' ';
            rest = rest.get(first.len_utf8()..).unwrap_or("");
            continue;
        };
        let after = rest.strip_prefix(phrase.text).unwrap_or("");
        let some = phrase.concept == Concept::Code && qualified(stray, phrase.text, after)
            || phrase.concept == Concept::Backup && of_something(phrase.text, after);
        let concept = if some { Concept::SomeCode } else { phrase.concept };
        stray = "";
        said.has |= bit(concept);
        match concept {
            Concept::Enter => {
                enter = Some(word);
                // verb-final languages: "バックアップコードを入力"
                if let Some((concept, at)) = last
                    && phrase.inside
                    && word.saturating_sub(at) <= 1
                {
                    said.asked |= bit(concept);
                }
            }
            Concept::Otherwise | Concept::Setup => {}
            concept => {
                if enter.is_some_and(|at| word.saturating_sub(at) <= NEAR) {
                    said.asked |= bit(concept);
                    if concept != Concept::Code {
                        enter = None;
                    }
                }
                last = Some((concept, word));
            }
        }
        word = word.saturating_add(phrase.text.matches(' ').count());
        rest = rest.strip_prefix(phrase.text).unwrap_or("");
        if phrase.open && !phrase.inside {
            rest = rest.find(' ').and_then(|end| rest.get(end..)).unwrap_or("");
        }
        start = false;
    }
    said
}

/// The longest phrase that the text begins with; `start` says whether a word begins here.
fn phrase_at(text: &str, start: bool) -> Option<&'static Phrase> {
    let both = pair(text)?;
    let lists = [phrases().get(&both), phrases().get(&(both.0, '\0')).filter(|_| both.1 != '\0')];
    lists.into_iter().flatten().flatten().find(|p| {
        (start || p.inside)
            && text.strip_prefix(p.text).is_some_and(|after| p.open || after.is_empty() || after.starts_with(' '))
    })
}

/// The first two characters.
fn pair(text: &str) -> Option<(char, char)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.next().unwrap_or('\0')))
}

/// "backup plan", "recovery point": the bare word before a thing that no phrase names.
fn of_something(phrase: &str, after: &str) -> bool {
    let next = after.trim_start();
    let word = next.split(' ').next().unwrap_or_default();
    ["backup", "recovery"].contains(&phrase)
        && word.len() > 2
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && !SMALL.contains(&word)
        && phrase_at(next, true).is_none()
}

/// "participation code", "codigo de curso": a code of something that no phrase names.
fn qualified(before: &str, code: &str, after: &str) -> bool {
    if !code.is_ascii() || !["code", "codes", "token", "codigo", "codice"].contains(&code) {
        return false;
    }
    let word = |w: &str| w.len() > 2 && w.bytes().all(|b| b.is_ascii_alphabetic()) && !SMALL.contains(&w);
    if word(before) && !code.starts_with("codi") {
        return true;
    }
    let mut next = after.trim_start().split(' ');
    ["de", "d", "di", "do", "da", "del"].contains(&next.next().unwrap_or_default()) && next.next().is_some_and(word)
}

/// Words that say nothing about which code is meant.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "the", "your", "this", "that", "digit", "digits", "with", "and", "below", "following", "correct", "valid",
    "current", "new", "unique", "generated", "confirm", "special", "numeric", "number", "character", "characters",
    "secure", "here", "copy", "paste", "get", "read", "see", "its", "any", "our", "please", "same", "complete",
    "whole", "full", "six", "eight", "use", "using", "for", "put", "check", "field", "form", "text", "txt", "input",
    "box", "val", "value", "frm", "fld", "ctl", "modal", "dialog", "step", "page", "main", "le", "la", "les", "votre",
    "ce", "un", "une", "der", "den", "dem", "die", "das", "ihr", "ihren", "ihrem", "dein", "deinen", "einen", "bitte",
    "diesen", "het", "uw", "deze", "seu", "este", "tuo", "questo", "twoj", "ten", "login", "signin", "sign", "log",
    "verify", "submit", "session",
];

#[cfg(test)]
mod tests {
    use super::*;
    use Concept::*;

    #[test]
    fn the_longest_phrase_wins() {
        assert!(!read("One-time password").has(Password));
        assert!(!read("Postal code").has(Code));
        assert!(read("Recovery code").has(Backup) && !read("Recovery code").has(Code));
        assert!(read("Bestätigungs-Code").has(Verify));
    }

    #[test]
    fn every_phrase_is_written_as_texts_are_read_and_means_one_thing() {
        let mut faults = Vec::new();
        let mut seen = BTreeMap::new();
        for &(concept, list) in WORDS {
            for phrase in list {
                let bare = phrase.trim_matches('*');
                if normal(bare) != bare || bare.contains('*') {
                    faults.push(format!("{phrase} is read as {}", normal(bare)));
                }
                if let Some(other) = seen.insert(bare, concept)
                    && other != concept
                {
                    faults.push(format!("{phrase}: {other:?} or {concept:?}"));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_code_of_something_else_is_told_from_a_code() {
        for some in ["Participation code", "Código de curso", "Codice di classe"] {
            assert!(read(some).has(SomeCode) && !read(some).has(Code), "{some}");
        }
        for code in ["Code", "Enter code", "Enter the code", "Código", "Ihren Code eingeben"] {
            assert!(read(code).has(Code), "{code}");
        }
    }

    #[test]
    fn what_is_asked_for_is_told_from_what_is_mentioned() {
        assert!(read("Please enter one of your recovery codes").asks(Backup));
        assert!(!read("Enter the code from your authenticator app. Lost it? Use a recovery code").asks(Backup));
        assert!(read("バックアップコードを入力してください").asks(Backup));
    }
}
