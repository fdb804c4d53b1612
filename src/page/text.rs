//! Reading words: what the phrases of `words` mean, alone and together, in a text that `plain` made plain.

use super::concept::Concept;
use super::plain::{attribute, normal};
use super::sense::{Told, drop_lost, drop_offers, join};
use super::tokens::{Token, sentences, tokens};

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
    read_on(text, Told::default())
}

/// What a text says that follows another one.
pub(super) fn read_on(text: &str, told: Told) -> Said {
    let mut all = Vec::new();
    for (at, sentence) in sentences(text).enumerate() {
        tokens(&normal(sentence), at, &mut all);
    }
    scan(all, told)
}

/// What an attribute (name, id, class) says.
pub(super) fn read_attribute(text: &str) -> Said {
    let mut all = Vec::new();
    tokens(&attribute(text), 0, &mut all);
    scan(all, Told::default())
}

fn scan(mut tokens: Vec<Token>, told: Told) -> Said {
    join(&mut tokens);
    drop_lost(&mut tokens);
    drop_offers(&mut tokens, told);
    let mut said = Said::default();
    for token in &tokens {
        said.has |= bit(token.concept);
    }
    asked(&tokens, &mut said);
    said
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
            Concept::Otherwise | Concept::Lost | Concept::Setup | Concept::Or => {}
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
        assert!(!read_on("Lost your phone? Use a recovery code", Told { code: true, backup: false }).has(Backup));
        assert!(!read("Can't use your authenticator app?").has(App));
        assert!(!read("認証アプリが使えない場合").has(App) && read("認証アプリのコードを入力").has(App));
        assert!(!read("Get our app").has(App) && read("Enter the code from the Pulse app").has(App));
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
