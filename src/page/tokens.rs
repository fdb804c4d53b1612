//! Takes a text apart: its sentences, and the phrases in each with their places. What they mean together is for `sense`.

use super::concept::Concept;
use super::phrase;

/// One thing that a text names, and the place of its word.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) concept: Concept,
    pub(super) word: usize,
    /// The place of its last word.
    pub(super) end: usize,
    /// The sentence that it stands in.
    pub(super) sentence: usize,
    /// Written in a script without spaces, or within a compound.
    pub(super) inside: bool,
}

/// The sentences of a text. A point ends one only before a space: "2.0", "e.g." within a word.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.char_indices().find(|&(at, c)| match c {
            '?' | '!' | '。' | '？' | '！' | '؟' | '।' | '\u{37e}' => true,
            '.' | '…' => rest.get(at.saturating_add(c.len_utf8())..).is_none_or(|after| after.starts_with(' ')),
            _ => false,
        });
        let (sentence, after) = match end {
            Some((at, c)) => rest.split_at_checked(at.saturating_add(c.len_utf8())).unwrap_or((rest, "")),
            None => (rest, ""),
        };
        rest = after;
        Some(sentence)
    })
}

/// Words that two sentences are apart.
const APART: usize = 20;

/// Reads one sentence.
pub(super) fn tokens(text: &str, sentence: usize, found: &mut Vec<Token>) {
    let mut rest = text;
    let mut start = true; // at the start of a word
    let mut word = found.last().map_or(0, |last| last.end.saturating_add(APART));
    let before = found.len();
    let mut stray = ""; // the word just before, when it is none that this table knows
    while let Some(first) = rest.chars().next() {
        let Some(phrase) = phrase::at(rest, start) else {
            if first == ' ' {
                word = word.saturating_add(1);
            } else if start {
                stray = rest.split(' ').next().unwrap_or_default();
            }
            start = first == ' ';
            rest = rest.get(first.len_utf8()..).unwrap_or("");
            continue;
        };
        let (written, after) = rest.split_at_checked(phrase.len).unwrap_or((rest, ""));
        let some = phrase.concept == Concept::Code
            && qualified(stray, written, after, found.len() == before && stray.is_empty())
            || phrase.concept == Concept::Backup && of_something(written, after);
        let mut concept = if some { Concept::SomeCode } else { phrase.concept };
        let ending = after.split(' ').next().unwrap_or_default();
        if concept == Concept::Spare && phrase.open && CODE_ENDINGS.iter().any(|end| ending.ends_with(end)) {
            concept = Concept::Backup; // "Reservekoder", "varukood"
        }
        stray = "";
        let end = word.saturating_add(written.matches(' ').count());
        found.push(Token { concept, word, end, sentence, inside: phrase.inside });
        if concept == Concept::Enter && written.ends_with("one of") {
            found.push(Token { concept: Concept::Spare, word: end, end, sentence, inside: false });
        }
        word = end;
        rest = after;
        if phrase.open && !phrase.inside {
            rest = rest.find(' ').and_then(|end| rest.get(end..)).unwrap_or("");
        }
        start = false;
    }
}

/// How a compound ends that is a code of what it begins with.
const CODE_ENDINGS: &[&str] =
    &["code", "codes", "kod", "koden", "koder", "kode", "koodi", "koodin", "kood", "koodi", "tan"];

/// "backup plan", "recovery point": the bare word before a thing that no phrase names.
fn of_something(phrase: &str, after: &str) -> bool {
    use Concept::{Foreign, Identity, Mail, Money, Phone, Plain, Search, Setup};
    let next = after.trim_start();
    let word = next.split(' ').next().unwrap_or_default();
    if !["backup", "recovery"].contains(&phrase) {
        return false;
    }
    if ["file", "path", "date", "size", "point", "plan"].contains(&word) {
        return true;
    }
    let other = [Foreign, Identity, Mail, Money, Phone, Plain, Search, Setup];
    if phrase::at(next, true).is_some_and(|p| other.contains(&p.concept)) {
        return true;
    }
    word.len() > 2
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && !SMALL.contains(&word)
        && phrase::at(next, true).is_none()
}

/// "participation code", "codigo de curso": a code of something that no phrase names.
fn qualified(before: &str, code: &str, after: &str, alone: bool) -> bool {
    if !["code", "codes", "token", "codigo", "codice", "kode", "ma"].contains(&code) {
        return false;
    }
    let word = |w: &str| w.len() > 2 && w.bytes().all(|b| b.is_ascii_alphabetic()) && !SMALL.contains(&w);
    if word(before) && ["code", "codes", "token"].contains(&code) {
        return true;
    }
    // "Codice allievo": the whole text is a code and what it is of
    let rest = after.trim_start();
    if !["code", "codes", "token"].contains(&code)
        && alone
        && word(rest.split(' ').next().unwrap_or_default())
        && phrase::at(rest, true).is_none()
    {
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
    "verify", "submit", "session", "qui", "aqui", "secondary", "second", "additional", "extra", "hard", "soft", "physical", "primary", "recibido", "ricevuto", "anda", "kamu", "otp",
];
