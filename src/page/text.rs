//! Reading words: what the phrases of `words` mean, alone and together, in a text that `plain` made plain.

use super::concept::Concept;
use super::phrase;
use super::plain::{attribute, normal};

/// What a text says: the set of concepts, and those that it asks to be entered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    has: u64,
    asked: u64,
}

impl Said {
    pub(super) fn has(self, concept: Concept) -> bool {
        self.has & bit(concept) != 0
    }

    pub(super) fn any(self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|&c| self.has(c))
    }

    /// Nothing else than this.
    pub(super) fn only(self, concept: Concept) -> bool {
        self.has & !bit(Concept::Enter) == bit(concept)
    }

    /// "Enter one of your recovery codes": the concept stands close by a word that asks for input.
    pub(super) fn asks(self, concept: Concept) -> bool {
        self.asked & bit(concept) != 0
    }

    pub(super) fn and(self, other: Said) -> Said {
        Said { has: self.has | other.has, asked: self.asked | other.asked }
    }
}

fn bit(concept: Concept) -> u64 {
    1_u64.checked_shl(concept as u32).unwrap_or(0)
}

/// What a text for people says.
pub(super) fn read(text: &str) -> Said {
    scan(&normal(text), false)
}

/// What a text says that follows another one: `told` says that a one-time code was spoken of already.
pub(super) fn read_on(text: &str, told: bool) -> Said {
    scan(&normal(text), told)
}

/// What an attribute (name, id, class) says.
pub(super) fn read_attribute(text: &str) -> Said {
    scan(&attribute(text), false)
}

/// One thing that a text names, and the place of its word.
#[derive(Clone, Copy)]
struct Token {
    concept: Concept,
    word: usize,
    /// The place of its last word.
    end: usize,
    /// Written in a script without spaces, or within a compound.
    inside: bool,
}

fn scan(text: &str, told: bool) -> Said {
    let mut tokens = tokens(text);
    join(&mut tokens);
    drop_offers(&mut tokens, told);
    let mut said = Said::default();
    for token in &tokens {
        said.has |= bit(token.concept);
    }
    asked(&tokens, &mut said);
    said
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut start = true; // at the start of a word
    let mut word: usize = 0;
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
            && qualified(stray, written, after, found.is_empty() && stray.is_empty())
            || phrase.concept == Concept::Backup && of_something(written, after);
        let concept = if some { Concept::SomeCode } else { phrase.concept };
        stray = "";
        let end = word.saturating_add(written.matches(' ').count());
        found.push(Token { concept, word, end, inside: phrase.inside });
        if concept == Concept::Enter && written.ends_with("one of") {
            found.push(Token { concept: Concept::Spare, word: end, end, inside: false });
        }
        word = end;
        rest = after;
        if phrase.open && !phrase.inside {
            rest = rest.find(' ').and_then(|end| rest.get(end..)).unwrap_or("");
        }
        start = false;
    }
    found
}

/// Concepts that name a code whatever it is for.
fn is_code(concept: Concept) -> bool {
    use Concept::{Code, Otp, Pin, SomeCode, Verify};
    matches!(concept, Code | Otp | Pin | SomeCode | Verify)
}

/// What two words mean together: "spare" and "code" are a backup code, a code "or" a backup code is either.
fn join(tokens: &mut Vec<Token>) {
    let spare = |t: &Token| t.concept == Concept::Spare;
    let gap = |a: &Token, b: &Token| b.word.saturating_sub(a.end);
    for i in 0..tokens.len() {
        let Some(here) = tokens.get(i).copied().filter(spare) else { continue };
        let next = tokens.get(i.saturating_add(1)).is_some_and(|t| is_code(t.concept) && gap(&here, t) <= 3);
        let at = if next { i.checked_add(1) } else { i.checked_sub(1) };
        if let Some(code) = at.and_then(|at| tokens.get_mut(at))
            && is_code(code.concept)
            && (next || gap(code, &here) <= 2)
        {
            code.concept = Concept::Backup;
        }
    }
    tokens.retain(|t| !spare(t));
    for i in 1..tokens.len() {
        let told = |t: &Token| !matches!(t.concept, Concept::Enter | Concept::Otherwise);
        let Some(or) = tokens.get(i).copied().filter(|t| t.concept == Concept::Or) else { continue };
        let before = tokens.get(..i).and_then(|t| t.iter().rev().find(|t| told(t))).copied();
        let after = tokens.iter_mut().skip(i.saturating_add(1)).find(|t| told(t));
        let (Some(before), Some(after)) = (before, after) else { continue };
        let one = |c: Concept| matches!(c, Concept::Otp | Concept::App | Concept::Verify | Concept::Code);
        if gap(&before, &or) <= 6
            && gap(&or, after) <= 6
            && (one(before.concept) && after.concept == Concept::Backup
                || before.concept == Concept::Backup && matches!(after.concept, Concept::Otp | Concept::App))
        {
            after.concept = Concept::Both;
        }
    }
}

/// What is offered beside what the text is about is not what it asks for: "enter the code from your app. Lost it? Use a
/// recovery code", "text me a code instead". What it asks to enter stays.
fn drop_offers(tokens: &mut Vec<Token>, told: bool) {
    let mut about = told; // a code was spoken of
    let mut backup = false; // and it was a backup code
    let mut offer = false;
    tokens.retain(|t| {
        match t.concept {
            Concept::Otherwise => offer = about,
            Concept::Enter | Concept::Sent => offer = false,
            Concept::Backup if offer => return false,
            Concept::Sms | Concept::Mail if offer => return false,
            Concept::App if offer && backup => return false,
            Concept::Backup => (about, backup) = (true, true),
            c if is_code(c) || matches!(c, Concept::App | Concept::Factor | Concept::Both) => about = true,
            _ => {}
        }
        true
    });
}

/// Words between "enter" and what is to be entered.
const NEAR: usize = 7;

fn asked(tokens: &[Token], said: &mut Said) {
    let mut enter: Option<usize> = None;
    let mut last: Option<&Token> = None;
    for token in tokens {
        match token.concept {
            Concept::Enter => {
                enter = Some(token.word);
                // verb-final languages: "バックアップコードを入力"
                if let Some(last) = last
                    && token.inside
                    && token.word.saturating_sub(last.word) <= 1
                {
                    said.asked |= bit(last.concept);
                }
            }
            Concept::Otherwise | Concept::Setup | Concept::Or => {}
            concept => {
                if enter.is_some_and(|at| token.word.saturating_sub(at) <= NEAR) {
                    said.asked |= bit(concept);
                    if concept != Concept::Code {
                        enter = None;
                    }
                }
                last = Some(token);
            }
        }
    }
}

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
    "verify", "submit", "session", "qui", "aqui", "recibido", "ricevuto", "anda", "kamu", "otp",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::concept::CONCEPTS;
    use super::super::words::WORDS;
    use super::*;
    use Concept::*;

    #[test]
    fn concepts_stand_in_their_order() {
        for (at, concept) in CONCEPTS.iter().enumerate() {
            assert_eq!(*concept as usize, at);
        }
    }

    #[test]
    fn a_spare_code_is_a_backup_code_and_or_makes_it_either() {
        for text in
            ["备用认证码", "One of your single-use codes", "Code de connexion de secours", "Emergency login code"]
        {
            assert!(read(text).has(Backup) && !read(text).has(Verify), "{text}");
        }
        for text in ["Authenticator code, or one of your recovery codes", "Code aus der App oder Ersatzcode"] {
            assert!(read(text).has(Both), "{text}");
        }
        assert!(!read("Emergency contact").has(Backup));
    }

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
    fn what_is_offered_is_not_what_is_asked_for() {
        assert!(!read("Two-factor authentication. Use a scratch code").has(Backup));
        assert!(!read("Enter the code from your app. Text me a code instead. No access? Get an e-mail").has(Mail));
        assert!(read("Lost your phone? Use a recovery code").has(Backup));
        assert!(!read_on("Lost your phone? Use a recovery code", true).has(Backup));
        assert!(read("Enter the code. If you lost your device, enter one of your recovery codes").has(Backup));
    }

    #[test]
    fn a_code_of_something_else_is_told_from_a_code() {
        for some in ["Participation code", "Código de curso", "Codice di classe", "Codice allievo", "Mã học viên"]
        {
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
