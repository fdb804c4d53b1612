//! The offer that is made of a chosen list: duplicates merged, numbering and spent marks gathered, and a warning for
//! whatever a person should look at twice.

use super::boxes::{List, parts, path};
use super::found::{Found, Offer, Warning};
use super::judge::{USUAL, own_words};
use super::shape::Letters;
use super::sheet::{Candidate, Sheet};
use super::words::{self, Says};
use crate::limits::BACKUP_CODES;
use crate::secret::SecretText;

/// The offer: duplicates merged, spent marks and labels gathered, warnings.
pub(super) fn finish(sheet: &Sheet, list: &List, score: i32) -> Found {
    let mut codes: Vec<(&str, Offer)> = Vec::new();
    let mut warnings = Vec::new();
    let mut members = list.members.clone();
    members.extend(between(sheet, list));
    members.sort_by_key(|m| m.unit);
    for member in &members {
        let spent = sheet.candidates.iter().any(|c| c.key == member.key && c.spent);
        let room = codes.len() < BACKUP_CODES;
        match codes.iter_mut().find(|(key, _)| *key == member.key) {
            Some((_, offer)) => offer.label = offer.label.take().or_else(|| member.label.clone()),
            None if room => {
                let text = SecretText::new(member.text.clone());
                codes.push((&member.key, Offer { text, label: member.label.clone(), spent }));
            }
            None => push(&mut warnings, Warning::TooMany),
        }
    }
    for offer in codes.iter_mut().filter(|(_, o)| o.label.is_none()) {
        offer.1.label =
            sheet.candidates.iter().find(|c| c.key == offer.0 && c.label.is_some()).and_then(|c| c.label.clone());
    }
    // Codes of a like length at the same place, though in another shape: taken, and said.
    let length = members.first().map_or(0, |m| m.shape.length());
    let places: Vec<String> = members.iter().map(|m| path(sheet, m.at, list.container)).collect();
    let taken: Vec<&str> = codes.iter().map(|(key, _)| *key).collect();
    let kin = |c: &&Candidate| {
        !c.barred
            && c.lead.is_none()
            && !c.weak
            && members.len() >= 3
            && !taken.contains(&c.key.as_str())
            && sheet.within(c.at, list.container)
            && places.contains(&path(sheet, c.at, list.container))
            && c.shape.length().abs_diff(length) <= 2
    };
    let kin: Vec<&Candidate> = sheet.candidates.iter().filter(kin).collect();
    let had = members.len();
    if !kin.is_empty() && kin.len() <= had {
        push(&mut warnings, Warning::MixedShapes);
        for c in kin {
            let offer = Offer { text: SecretText::new(c.text.clone()), label: c.label.clone(), spent: c.spent };
            if !codes.iter().any(|(key, _)| *key == c.key) {
                codes.push((&c.key, offer));
            }
        }
        let order =
            |key: &str| sheet.candidates.iter().position(|c| c.key == key && sheet.within(c.at, list.container));
        codes.sort_by_key(|(key, _)| order(key));
    }
    spent_elsewhere(sheet, list, &mut codes);
    let n = codes.len();
    if !USUAL.contains(&n) || (n == 1 && length < 10) {
        push(&mut warnings, Warning::UnusualCount);
    }
    if elsewhere(sheet, list, &codes) || gaps(&codes) {
        push(&mut warnings, Warning::MaybePartial);
    }
    let said = sheet.says.contains(&Some(Says::Backup))
        || words::backup(&sheet.title)
        || sheet.units.iter().any(|unit| words::listed(&unit.text))
        || words::backup(&own_words(sheet, list.container));
    // A full set that a person brought for its codes speaks for itself.
    let full = sheet.asked && n >= 5 && USUAL.contains(&n);
    if !said && !full && !members.iter().any(|m| m.lead.as_deref().is_some_and(words::backup)) {
        push(&mut warnings, Warning::NoContext);
    }
    let mut shape = members.first().map(|m| m.shape.clone());
    if let Some(shape) = shape.as_mut() {
        shape.letters = Letters::of(codes.iter().map(|(key, _)| *key));
    }
    let confidence = u8::try_from(score.clamp(0, 14).saturating_mul(7)).unwrap_or(0);
    Found { codes: codes.into_iter().map(|(_, offer)| offer).collect(), shape, warnings, confidence }
}

/// What could be words, but has the very shape of the codes and stands among them: between two of them, or right before
/// the first or after the last when the set is not of a usual size without it.
fn between<'a>(sheet: &'a Sheet, list: &List) -> Vec<&'a Candidate> {
    let Some(one) = list.members.first() else { return Vec::new() };
    if list.members.len() < 3 {
        return Vec::new();
    }
    let units = || list.members.iter().map(|m| m.unit);
    let (Some(first), Some(last)) = (units().min(), units().max()) else { return Vec::new() };
    let letters = Letters::of(list.members.iter().map(|m| m.key.as_str()));
    let fits = |c: &&Candidate| {
        !c.barred
            && c.weak
            && c.lead.is_none()
            && c.shape.alike(&one.shape)
            && (letters == Letters::Mixed || Letters::of(core::iter::once(c.key.as_str())) == letters)
            && !list.members.iter().any(|m| m.key == c.key)
            && sheet.nodes.get(c.at).is_none_or(|node| node.tag != "button")
            && sheet.candidates.iter().filter(|other| other.key == c.key).count() == 1
    };
    let within = |c: &&Candidate| first < c.unit && c.unit < last;
    let mut out: Vec<&Candidate> = sheet.candidates.iter().filter(fits).filter(within).collect();
    let beside = |c: &&Candidate| {
        (c.unit.saturating_add(1) == first || last.saturating_add(1) == c.unit)
            && list.members.iter().any(|m| path(sheet, m.at, list.container) == path(sheet, c.at, list.container))
            && sheet.within(c.at, list.container)
    };
    for candidate in sheet.candidates.iter().filter(fits).filter(beside) {
        if !USUAL.contains(&list.members.len().saturating_add(out.len())) {
            out.push(candidate);
        }
    }
    out
}

fn push(warnings: &mut Vec<Warning>, warning: Warning) {
    if !warnings.contains(&warning) {
        warnings.push(warning);
    }
}

/// Codes of the same shape that stand by themselves and are all used up ("Used codes"): the rest of the set.
fn spent_elsewhere<'a>(sheet: &'a Sheet, list: &List, codes: &mut Vec<(&'a str, Offer)>) {
    let Some(first) = list.members.first() else { return };
    let others = || {
        let alike = |c: &&Candidate| !c.barred && !c.weak && c.lead.is_none() && c.shape.alike(&first.shape);
        let apart = |c: &&Candidate| !list.members.iter().any(|m| m.key == c.key);
        sheet.candidates.iter().filter(alike).filter(apart)
    };
    if list.members.len() < 3 || others().any(|c| !c.spent) {
        return;
    }
    for c in others() {
        if codes.len() < BACKUP_CODES && !codes.iter().any(|(key, _)| *key == c.key) {
            let text = SecretText::new(c.text.clone());
            codes.push((&c.key, Offer { text, label: c.label.clone(), spent: true }));
        }
    }
}

/// Whether codes of the same shape stand outside the set, or something like a code was left inside its box.
fn elsewhere(sheet: &Sheet, list: &List, codes: &[(&str, Offer)]) -> bool {
    let Some(first) = list.members.first() else { return false };
    let digits = list.members.iter().any(|m| m.key.bytes().any(|b| b.is_ascii_digit()));
    let parts = parts(sheet);
    let here = parts.get(first.unit);
    sheet.candidates.iter().filter(|c| parts.get(c.unit) == here).any(|c| {
        let inside = list.container != 0 && sheet.within(c.at, list.container);
        let alike = c.shape.alike(&first.shape) && c.lead.is_none();
        let odd = inside && c.key.len() >= 5 && !c.weak && c.lead.is_none();
        !c.barred && (alike || odd) && (!c.weak || inside && !digits) && !codes.iter().any(|(key, _)| *key == c.key)
    })
}

/// Whether the numbering says that codes are missing. Sites that hide used ones leave gaps too: worth a look.
fn gaps(codes: &[(&str, Offer)]) -> bool {
    let mut numbers: Vec<usize> = codes.iter().filter_map(|(_, o)| o.label.as_deref()?.parse().ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) if numbers.len() >= 2 => {
            *first > 1 || last.saturating_sub(*first).saturating_add(1) != codes.len()
        }
        _ => false,
    }
}
