//! Choosing the set: the smallest box with most codes of one shape, judged by what stands around it. What is doubtful
//! becomes a warning; what is more likely something else is left.

use std::collections::BTreeMap;

use super::found::{Found, Offer, Warning};
use super::judge::{USUAL, judge, luhn, own_words};
use super::shape::{Letters, Shape};
use super::sheet::{Candidate, Sheet, base32};
use super::words::{self, Says};
use crate::limits::BACKUP_CODES;
use crate::secret::SecretText;

/// What a list must reach to be taken.
const ENOUGH: i32 = 6;

/// A list under judgement: a box and its members of one shape.
pub(super) struct List<'a> {
    pub container: usize,
    pub members: Vec<&'a Candidate>,
    /// Units in the box that are no members.
    pub strangers: usize,
}

/// Finds the best set of a sheet.
pub(super) fn find(sheet: &Sheet) -> Found {
    let lists = lists(sheet);
    let best = lists.iter().map(|list| (judge(sheet, list), list)).filter(|(score, _)| *score >= ENOUGH);
    let best = best.max_by_key(|(score, list)| (*score >= ENOUGH, weight(list), *score));
    match best {
        Some((score, list)) => finish(sheet, list, score),
        None => single(sheet),
    }
}

/// Every shape with its best box.
fn lists(sheet: &Sheet) -> Vec<List<'_>> {
    let mut shapes: Vec<Shape> = Vec::new();
    for candidate in sheet.candidates.iter().filter(|c| !c.barred) {
        if !shapes.iter().any(|s| s.alike(&candidate.shape)) {
            shapes.push(candidate.shape.clone());
        }
    }
    let loads = loads(sheet);
    shapes.iter().filter_map(|shape| best_box(sheet, shape, &loads)).collect()
}

/// For each box: how many pieces (codes, or units without) it holds.
fn loads(sheet: &Sheet) -> Vec<usize> {
    let mut per_unit: Vec<usize> = vec![0; sheet.units.len()];
    for candidate in &sheet.candidates {
        if let Some(n) = per_unit.get_mut(candidate.unit) {
            *n = n.saturating_add(1);
        }
    }
    let mut loads = vec![0usize; sheet.nodes.len()];
    for (unit, n) in sheet.units.iter().zip(per_unit) {
        let short = n == 0 && (unit.text.chars().filter(|c| c.is_alphanumeric()).count() < 4);
        let button = sheet.nodes.get(unit.at).is_some_and(|node| matches!(node.tag.as_str(), "button" | "a" | "label"));
        if !(short || button && n == 0) {
            up(sheet, unit.at, |at| {
                if let Some(load) = loads.get_mut(at) {
                    *load = load.saturating_add(n.max(1));
                }
            });
        }
    }
    loads
}

/// Walks from a box to the outermost.
pub(super) fn up(sheet: &Sheet, mut at: usize, mut visit: impl FnMut(usize)) {
    loop {
        visit(at);
        match sheet.nodes.get(at) {
            Some(node) if node.up < at => at = node.up,
            _ => return,
        }
    }
}

/// The box where codes of this shape stand densest and most.
fn best_box<'a>(sheet: &'a Sheet, shape: &Shape, loads: &[usize]) -> Option<List<'a>> {
    let alike: Vec<&Candidate> = sheet.candidates.iter().filter(|c| !c.barred && c.shape.alike(shape)).collect();
    let mut held: BTreeMap<usize, Vec<&Candidate>> = BTreeMap::new();
    for candidate in alike {
        up(sheet, candidate.at, |at| held.entry(at).or_default().push(candidate));
    }
    let mut best: Option<(usize, usize, Vec<&Candidate>)> = None;
    for (container, members) in held {
        // Hundreds of one shape are a log or an index, not a set.
        if members.len() > BACKUP_CODES.saturating_mul(2) {
            continue;
        }
        let members = of_one_kind(sheet, container, members);
        let mut keys: Vec<&str> = members.iter().filter(|m| !m.weak).map(|m| m.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let all = loads.get(container).copied().unwrap_or(1).max(1);
        let shown = members.iter().filter(|m| sheet.units.get(m.unit).is_some_and(|u| u.shown)).count();
        // Distinct codes squared by what else is there; shown lists before hidden copies, inner boxes before outer.
        let dense = keys.len().saturating_mul(keys.len()).saturating_mul(1000).checked_div(all).unwrap_or(0);
        let weight = if shown > 0 { dense.saturating_add(keys.len()) } else { dense };
        if best.as_ref().is_none_or(|(w, ..)| weight >= *w) {
            best = Some((weight, container, members));
        }
    }
    let (_, container, members) = best?;
    let strangers = loads.get(container).copied().unwrap_or(0).saturating_sub(members.len());
    Some(List { container, members, strangers })
}

/// Members that fit each other: when most have digits, an ordinary word among them is none, unless it stands in the
/// same place; one capital base32 secret among small letters is none either.
fn of_one_kind<'a>(sheet: &Sheet, container: usize, members: Vec<&'a Candidate>) -> Vec<&'a Candidate> {
    let with_digit = members.iter().filter(|m| m.key.bytes().any(|b| b.is_ascii_digit())).count();
    let lower = members.iter().filter(|m| Letters::of(core::iter::once(m.key.as_str())) == Letters::Lower).count();
    let mut paths: BTreeMap<String, usize> = BTreeMap::new();
    for member in &members {
        let count = paths.entry(path(sheet, member.at, container)).or_default();
        *count = count.saturating_add(1);
    }
    let common = paths.iter().max_by_key(|(_, n)| **n).map(|(p, _)| p.clone()).unwrap_or_default();
    let most = |n: usize| n.saturating_mul(4) >= members.len().saturating_mul(3) && members.len() >= 4;
    let (digits, small) = (most(with_digit), most(lower));
    let members_all = members.len();
    let firm = members.iter().filter(|m| !m.weak).count();
    members
        .into_iter()
        .filter(|m| {
            let same_place = path(sheet, m.at, container) == common;
            let letters = Letters::of(core::iter::once(m.key.as_str()));
            let word = m.weak && (!same_place || firm < 4 && digits || firm.saturating_mul(2) <= members_all);
            let secret = small && letters == Letters::Upper && base32(&m.key);
            let prose = m.lead.is_some()
                && !same_place
                && m.lead.as_deref().is_some_and(|lead| words::says(lead) != Some(Says::Backup));
            !(word || secret || prose)
        })
        .collect()
}

/// The names of the boxes from a unit up to a container.
fn path(sheet: &Sheet, at: usize, container: usize) -> String {
    let mut out = String::new();
    let mut done = false;
    up(sheet, at, |node| {
        done |= node == container;
        if !done && let Some(node) = sheet.nodes.get(node) {
            out.push_str(&node.tag);
            out.push('>');
        }
    });
    out
}

fn weight(list: &List) -> usize {
    let n = list.members.len();
    n.saturating_mul(n).saturating_mul(100).checked_div(n.saturating_add(list.strangers)).unwrap_or(0)
}

/// One-code services: a code right after words that announce it.
fn single(sheet: &Sheet) -> Found {
    let mut chosen: Vec<&Candidate> = Vec::new();
    for candidate in sheet.candidates.iter().filter(|c| !c.barred) {
        let alone = sheet.asked && sheet.candidates.len() == 1 && sheet.units.len() <= 2 && candidate.lead.is_none();
        if !enough(candidate, alone) {
            continue;
        }
        let lead = sheet.lead(candidate).or_else(|| far_lead(sheet, candidate));
        let announced =
            lead == Some(Says::Backup) || alone || lead.is_none() && words::backup(&own_words(sheet, candidate.at));
        let key = candidate.key.as_str();
        let luhn = key.bytes().all(|b| b.is_ascii_digit()) && (13..=19).contains(&key.len()) && luhn(key);
        if announced && !luhn && !chosen.iter().any(|c| c.key == candidate.key) {
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

/// The heading or sentence a little farther before.
fn far_lead(sheet: &Sheet, candidate: &Candidate) -> Option<Says> {
    (candidate.unit.saturating_sub(6)..candidate.unit).rev().find_map(|i| sheet.says.get(i).copied().flatten())
}

/// The offer: duplicates merged, spent marks and labels gathered, warnings.
fn finish(sheet: &Sheet, list: &List, score: i32) -> Found {
    let mut codes: Vec<(&str, Offer)> = Vec::new();
    let mut warnings = Vec::new();
    let mut members = list.members.clone();
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
    let n = codes.len();
    if !USUAL.contains(&n) || (n == 1 && length < 10) {
        push(&mut warnings, Warning::UnusualCount);
    }
    if elsewhere(sheet, list, &codes) || gaps(&codes) {
        push(&mut warnings, Warning::MaybePartial);
    }
    let said = sheet.says.contains(&Some(Says::Backup))
        || words::backup(&sheet.title)
        || words::backup(&own_words(sheet, list.container));
    if !said && !members.iter().any(|m| m.lead.as_deref().is_some_and(words::backup)) {
        push(&mut warnings, Warning::NoContext);
    }
    let mut shape = members.first().map(|m| m.shape.clone());
    if let Some(shape) = shape.as_mut() {
        shape.letters = Letters::of(codes.iter().map(|(key, _)| *key));
    }
    let confidence = u8::try_from(score.clamp(0, 14).saturating_mul(7)).unwrap_or(0);
    Found { codes: codes.into_iter().map(|(_, offer)| offer).collect(), shape, warnings, confidence }
}

fn push(warnings: &mut Vec<Warning>, warning: Warning) {
    if !warnings.contains(&warning) {
        warnings.push(warning);
    }
}

/// Whether codes of the same shape stand outside the set, or something like a code was left inside its box.
fn elsewhere(sheet: &Sheet, list: &List, codes: &[(&str, Offer)]) -> bool {
    let Some(first) = list.members.first() else { return false };
    let digits = list.members.iter().any(|m| m.key.bytes().any(|b| b.is_ascii_digit()));
    sheet.candidates.iter().any(|c| {
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
