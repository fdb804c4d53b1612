//! Reading words: makes a text plain (`normal`), takes attribute names apart (`attribute`) and finds what the
//! phrases of `words` mean in it (`read`). Decides nothing.

use std::collections::BTreeMap;
use std::sync::OnceLock;

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

/// Lower case, no accents, no vowel signs of Arabic, full-width forms narrowed, everything else than letters,
/// digits and marks of Indic scripts a single space.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Plain::Drop => {}
            Plain::Text(s) => out.push_str(s),
            Plain::Keep(c) => out.push(c),
            Plain::Space => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// An attribute name as words: `recoveryCode[]` and `recovery_code` are both "recovery code"; digits at the end of a
/// word stand alone (`security_code1`).
pub(super) fn attribute(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let mut out = String::with_capacity(text.len().saturating_add(8));
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map_or(' ', at);
        let after = at(i.saturating_add(1));
        let hump = (before.is_lowercase() || before.is_ascii_digit()) && c.is_uppercase();
        let hump = hump || (before.is_uppercase() && c.is_uppercase() && after.is_lowercase());
        let tail = before.is_alphabetic()
            && c.is_ascii_digit()
            && !chars.iter().skip(i).find(|c| !c.is_ascii_digit()).is_some_and(|c| c.is_alphanumeric());
        if hump || tail {
            out.push(' ');
        }
        out.push(c);
    }
    normal(&out)
}

enum Plain {
    Drop,
    Keep(char),
    Text(&'static str),
    Space,
}

#[rustfmt::skip]
fn plain(c: char) -> Plain {
    match c {
        'a'..='z' | '0'..='9' => Plain::Keep(c),
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => Plain::Drop,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ'..='ặ' => Plain::Keep('a'),
        'æ' => Plain::Text("ae"),
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => Plain::Keep('c'),
        'ď' | 'đ' | 'ð' => Plain::Keep('d'),
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => Plain::Keep('e'),
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => Plain::Keep('g'),
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => Plain::Keep('i'),
        'ķ' => Plain::Keep('k'),
        'ł' | 'ĺ' | 'ļ' | 'ľ' => Plain::Keep('l'),
        'ñ' | 'ń' | 'ņ' | 'ň' => Plain::Keep('n'),
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => Plain::Keep('o'),
        'œ' => Plain::Text("oe"),
        'ŕ' | 'ŗ' | 'ř' => Plain::Keep('r'),
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => Plain::Keep('s'),
        'ß' => Plain::Text("ss"),
        'ţ' | 'ť' | 'ț' => Plain::Keep('t'),
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => Plain::Keep('u'),
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => Plain::Keep('y'),
        'ź' | 'ż' | 'ž' => Plain::Keep('z'),
        'ё' => Plain::Keep('е'),
        'ά' => Plain::Keep('α'), 'έ' => Plain::Keep('ε'), 'ή' => Plain::Keep('η'), 'ί' | 'ϊ' | 'ΐ' => Plain::Keep('ι'),
        'ό' => Plain::Keep('ο'), 'ύ' | 'ϋ' | 'ΰ' => Plain::Keep('υ'), 'ώ' => Plain::Keep('ω'), 'ς' => Plain::Keep('σ'),
        'أ' | 'إ' | 'آ' | 'ٱ' => Plain::Keep('ا'),
        'ى' => Plain::Keep('ي'),
        'ة' => Plain::Keep('ه'),
        '\u{ff41}'..='\u{ff5a}' | '\u{ff10}'..='\u{ff19}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).map_or(Plain::Space, Plain::Keep)
        }
        // the marks that spell Indic and Thai syllables are no letters to Rust
        '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' if c != '\u{964}' && c != '\u{965}' => Plain::Keep(c),
        'ー' => Plain::Keep(c),
        _ if c.is_alphanumeric() => Plain::Keep(c),
        _ => Plain::Space,
    }
}

struct Phrase {
    text: &'static str,
    concept: Concept,
    /// May begin inside a word.
    inside: bool,
    /// May go on after its end.
    open: bool,
}

/// All phrases by their first character, the longest first.
fn phrases() -> &'static BTreeMap<char, Vec<Phrase>> {
    static INDEX: OnceLock<BTreeMap<char, Vec<Phrase>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: BTreeMap<char, Vec<Phrase>> = BTreeMap::new();
        for &(concept, list) in WORDS {
            for written in list {
                let text = written.trim_matches('*');
                if let Some(first) = text.chars().next() {
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
        let hit = phrases().get(&first).and_then(|list| {
            list.iter().find(|p| {
                (start || p.inside)
                    && rest
                        .strip_prefix(p.text)
                        .is_some_and(|after| p.open || after.is_empty() || after.starts_with(' '))
            })
        });
        let Some(phrase) = hit else {
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
        let concept = if phrase.concept == Concept::Code && qualified(stray, phrase.text, after) {
            Concept::SomeCode
        } else {
            phrase.concept
        };
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
const SMALL: &[&str] = &[
    "the",
    "your",
    "this",
    "that",
    "digit",
    "digits",
    "with",
    "and",
    "below",
    "following",
    "correct",
    "valid",
    "current",
    "new",
    "unique",
    "generated",
    "confirm",
    "special",
    "numeric",
    "number",
    "character",
    "characters",
    "secure",
    "here",
    "copy",
    "paste",
    "get",
    "read",
    "see",
    "its",
    "any",
    "our",
    "please",
    "same",
    "complete",
    "whole",
    "full",
    "six",
    "eight",
    "use",
    "using",
    "for",
    "put",
    "check",
    "field",
    "form",
    "text",
    "txt",
    "input",
    "box",
    "val",
    "value",
    "frm",
    "fld",
    "ctl",
    "modal",
    "dialog",
    "step",
    "page",
    "main",
    "le",
    "la",
    "les",
    "votre",
    "ce",
    "un",
    "une",
    "der",
    "den",
    "dem",
    "die",
    "das",
    "ihr",
    "ihren",
    "ihrem",
    "dein",
    "deinen",
    "einen",
    "bitte",
    "diesen",
    "het",
    "uw",
    "deze",
    "seu",
    "este",
    "tuo",
    "questo",
    "twoj",
    "ten",
    "and",
    "login",
    "signin",
    "sign",
    "log",
    "verify",
    "submit",
    "session",
];

#[cfg(test)]
mod tests {
    use super::*;
    use Concept::*;

    #[test]
    fn attribute_names_come_apart() {
        for (name, words) in [
            ("recoveryCode", "recovery code"),
            ("user[otp_attempt]", "user otp attempt"),
            ("TwoFactorCode", "two factor code"),
            ("_tfa1", "tfa 1"),
            ("2fa_code", "2fa code"),
            ("TOTPCode", "totp code"),
        ] {
            assert_eq!(attribute(name), words);
        }
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
