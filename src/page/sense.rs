//! What phrases mean together: a spare code is a backup code, "or" makes it either, what is lost or only offered is not what
//! a page asks for.

use super::concept::Concept;
use super::tokens::Token;

/// What was spoken of before a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// A code.
    pub(super) code: bool,
    /// A backup code.
    pub(super) backup: bool,
}

/// Concepts that name a code whatever it is for.
fn is_code(concept: Concept) -> bool {
    use Concept::{Code, Otp, Pin, SomeCode, Verify};
    matches!(concept, Code | Otp | Pin | SomeCode | Verify)
}

/// What two words mean together: "spare" and "code" are a backup code, a code "or" a backup code is either.
pub(super) fn join(tokens: &mut Vec<Token>) {
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
        let told = |t: &Token| !matches!(t.concept, Concept::Enter | Concept::Otherwise | Concept::Lost);
        let Some(or) = tokens.get(i).copied().filter(|t| t.concept == Concept::Or) else { continue };
        let before = tokens.get(..i).and_then(|t| t.iter().rev().find(|t| told(t))).copied();
        let after = tokens.iter_mut().skip(i.saturating_add(1)).find(|t| told(t));
        let (Some(before), Some(after)) = (before, after) else { continue };
        let one = |c: Concept| matches!(c, Concept::Otp | Concept::App | Concept::Verify | Concept::Code);
        if before.sentence == after.sentence
            && gap(&before, &or) <= 6
            && gap(&or, after) <= 6
            && (one(before.concept) && after.concept == Concept::Backup
                || before.concept == Concept::Backup && matches!(after.concept, Concept::Otp | Concept::App))
        {
            after.concept = Concept::Both;
        }
    }
}

/// An app that is named because it is out of reach ("can't use your authenticator?") or just as a word ("our app").
pub(super) fn drop_lost(tokens: &mut Vec<Token>) {
    let same = |a: &Token, b: &Token| a.sentence == b.sentence;
    let all = tokens.clone();
    tokens.retain_mut(|t| {
        let mut beside = all.iter().filter(|o| same(o, t));
        match t.concept {
            Concept::App => !beside.any(|o| o.concept == Concept::Lost),
            Concept::AppWord => {
                let code = beside.any(|o| is_code(o.concept) || o.concept == Concept::Enter);
                t.concept = Concept::App;
                code && !all.iter().any(|o| same(o, t) && o.concept == Concept::Lost)
            }
            _ => true,
        }
    });
}

/// What is offered beside what the text is about is not what it asks for: "enter the code from your app. Lost it? Use a
/// recovery code", "text me a code instead". What it asks to enter stays.
pub(super) fn drop_offers(tokens: &mut Vec<Token>, told: Told) {
    let mut about = told.code; // a code was spoken of
    let mut backup = told.backup; // and it was a backup code
    let mut offer = false;
    tokens.retain(|t| {
        match t.concept {
            Concept::Otherwise | Concept::Lost => offer = about,
            Concept::Enter | Concept::Sent => offer = false,
            Concept::Backup if offer && !backup => return false,
            Concept::Sms | Concept::Mail if offer => return false,
            Concept::App if offer && backup => return false,
            Concept::Backup => (about, backup) = (true, true),
            c if is_code(c) || matches!(c, Concept::App | Concept::Factor | Concept::Both) => about = true,
            _ => {}
        }
        true
    });
}
