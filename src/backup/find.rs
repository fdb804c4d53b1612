//! Choosing the set: of the lists that the boxes hold, the one that is most surely a set of codes; else a single code
//! that the words before it announce. What is more likely something else is left.

use super::boxes::{List, lists, weight};
use super::found::{Found, Warning};
use super::judge::{judge, luhn, own_words};
use super::looks::base32;
use super::offer::finish;
use super::sheet::{Candidate, Sheet};
use super::words::{self, Says};

/// What a list must reach to be taken.
const ENOUGH: i32 = 6;

/// Finds the best set of a sheet.
pub(super) fn find(sheet: &Sheet) -> Found {
    let lists = lists(sheet);
    let best = lists.iter().map(|list| (judge(sheet, list), list)).filter(|(score, _)| *score >= ENOUGH);
    let best = best.max_by_key(|(score, list)| rank(*score, list));
    match best {
        Some((score, list)) => finish(sheet, list, score),
        None => single(sheet),
    }
}

/// What is said around a list counts before its size; ten dense codes weigh as much as being named.
fn rank(score: i32, list: &List) -> i32 {
    let weight = i32::try_from(weight(list).min(1_000)).unwrap_or(0);
    score.saturating_mul(200).saturating_add(weight)
}

/// One-code services: a code right after words that announce it.
fn single(sheet: &Sheet) -> Found {
    let mut chosen: Vec<&Candidate> = Vec::new();
    for candidate in sheet.candidates.iter().filter(|c| !c.barred) {
        let alone = sheet.asked && sheet.candidates.len() == 1 && sheet.units.len() <= 2 && candidate.lead.is_none();
        if !enough(candidate, alone) && !short_but_named(sheet, candidate) {
            continue;
        }
        let lead = sheet.lead(candidate).or_else(|| far_lead(sheet, candidate));
        let announced =
            (lead == Some(Says::Backup) || alone || lead.is_none() && words::backup(&own_words(sheet, candidate.at)))
                && !of_other_words(candidate);
        let key = candidate.key.as_str();
        let luhn = key.bytes().all(|b| b.is_ascii_digit()) && (13..=19).contains(&key.len()) && luhn(key);
        if announced && !luhn && !key_of_an_app(sheet, candidate) && !chosen.iter().any(|c| c.key == candidate.key) {
            chosen.push(candidate);
        }
    }
    // A secret that nothing names stands beside: the one that is no base32 is the code.
    if chosen.iter().any(|c| !base32(&c.key)) {
        chosen.retain(|c| !base32(&c.key));
    }
    let Some(first) = chosen.first() else { return Found::default() };
    // Four or more are a list, and as a list they were refused.
    if chosen.len() > 3 {
        return Found::default();
    }
    let shape = first.shape.clone();
    let all = chosen.len();
    chosen.retain(|c| c.shape.alike(&shape));
    let partial = chosen.len() < all;
    let list = List { container: 0, strangers: 0, members: chosen };
    let mut found = finish(sheet, &list, 8);
    if partial && !found.warnings.contains(&Warning::MaybePartial) {
        found.warnings.push(Warning::MaybePartial);
    }
    found
}

/// A short one inside running text that speaks of neither codes nor keys: "YubiKey 5: 12345678".
fn of_other_words(candidate: &Candidate) -> bool {
    candidate.key.len() < 12
        && candidate.lead.as_deref().is_some_and(|lead| {
            let lead = lead.rsplit(". ").next().unwrap_or(lead);
            lead.chars().any(char::is_alphabetic) && !words::backup(lead) && !words::announces(lead)
        })
}

/// Whether a lone code is long or odd enough to be one.
fn enough(candidate: &Candidate, alone: bool) -> bool {
    let key = candidate.key.as_bytes();
    let digits = key.iter().filter(|b| b.is_ascii_digit()).count();
    let mixed = digits > 0 && digits < key.len();
    if alone {
        return !candidate.weak;
    }
    !candidate.weak
        && (key.len() >= 12 || key.len() >= 8 && (mixed || digits == key.len() || candidate.shape.groups.len() > 1))
}

/// Six or seven characters, letters and digits, right below the words that name them ("Your recovery code").
fn short_but_named(sheet: &Sheet, candidate: &Candidate) -> bool {
    let key = candidate.key.as_bytes();
    let mixed = key.iter().any(u8::is_ascii_digit) && key.iter().any(u8::is_ascii_alphabetic);
    let named = |index: &usize| {
        let asks = |text: &str| text.contains(['?', '…']) || text.to_lowercase().contains("enter");
        sheet.says.get(*index) == Some(&Some(Says::Backup)) && sheet.units.get(*index).is_some_and(|u| !asks(&u.text))
    };
    let before = candidate.unit.saturating_sub(2)..candidate.unit;
    candidate.lead.is_none() && !candidate.weak && key.len() < 8 && mixed && before.rev().any(|index| named(&index))
}

/// What an app scans or is given by hand is a key in base32; where only a "backup key" is spoken of and
/// nothing else is that key, it is this one.
fn key_of_an_app(sheet: &Sheet, candidate: &Candidate) -> bool {
    let near = candidate.unit.saturating_sub(6)..=candidate.unit;
    let texts = || sheet.units.get(near.clone()).unwrap_or_default().iter().map(|unit| unit.text.as_str());
    let other = |c: &Candidate| c.key != candidate.key && base32(&c.key) && c.barred;
    base32(&candidate.key)
        && !sheet.candidates.iter().any(other)
        && (words::two_factor(&sheet.title) || texts().any(words::two_factor))
        && !texts().chain([sheet.title.as_str()]).any(|text| words::backup(text) && words::codes(text))
}

/// The heading or sentence a little farther before.
fn far_lead(sheet: &Sheet, candidate: &Candidate) -> Option<Says> {
    (candidate.unit.saturating_sub(6)..candidate.unit).rev().find_map(|i| sheet.says.get(i).copied().flatten())
}
