//! Choosing the set: the smallest box with most codes of one shape, judged by what stands around it. What is doubtful
//! becomes a warning; what is more likely something else is left.

use std::collections::BTreeMap;

use super::found::{Found, Offer, Warning};
use super::shape::{Letters, Shape};
use super::sheet::{Candidate, Sheet, base32};
use super::words::{self, Says};
use crate::limits::BACKUP_CODES;
use crate::secret::SecretText;

/// Codes in one set that sites give.
const USUAL: &[usize] = &[1, 5, 6, 8, 10, 12, 16, 20];
/// What a list must reach to be taken.
const ENOUGH: i32 = 6;

/// A list under judgement: a box and its members of one shape.
struct List<'a> {
    container: usize,
    members: Vec<&'a Candidate>,
    /// Units in the box that are no members.
    strangers: usize,
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
        if !short && !(button && n == 0) {
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
fn up(sheet: &Sheet, mut at: usize, mut visit: impl FnMut(usize)) {
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
        let weight = keys.len().saturating_mul(keys.len()).saturating_mul(1000) / all
            + usize::from(shown > 0).saturating_mul(keys.len());
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
    n.saturating_mul(n).saturating_mul(100) / n.saturating_add(list.strangers).max(1)
}

/// How likely a list is a set of backup codes.
fn judge(sheet: &Sheet, list: &List) -> i32 {
    let distinct = distinct(list);
    let n = distinct.len();
    if n < 2 || !random(&distinct) {
        return 0;
    }
    let lead = lead_of(sheet, list);
    let own = own_words(sheet, list.container);
    let near = lead == Some(Says::Backup) || words::backup(&own);
    if n < 4 && !(near || sheet.asked) {
        return 0;
    }
    let page = words::backup(&sheet.title) || sheet.says.contains(&Some(Says::Backup));
    let two_factor = !sheet.secrets.is_empty()
        || words::two_factor(&sheet.title)
        || sheet.units.iter().any(|u| words::two_factor(&u.text));
    let first = distinct.first().copied().unwrap_or_default();
    let shape = list.members.first().map(|m| m.shape.clone()).unwrap_or_else(|| Shape::of(first));
    let digits = distinct.iter().all(|k| k.bytes().all(|b| b.is_ascii_digit()));
    let mut score = 2;
    score += if near { 5 } else { 0 };
    score += if page && !near { 2 } else { 0 };
    score += if two_factor { 2 } else { 0 };
    score += if sheet.asked { 4 } else { 0 };
    score += if USUAL.contains(&n) { 1 } else { 0 };
    score += if n > 24 { -4 } else { 0 };
    score += if list.strangers <= n { 1 } else { 0 };
    score += if list.strangers >= n.saturating_mul(2) { -4 } else { 0 };
    score += if shape.length() >= 8 || shape.groups.len() > 1 { 1 } else { 0 };
    score += if digits { -1 } else { 0 };
    score += if digits && shape.length() <= 6 { -1 } else { 0 };
    score += if lead == Some(Says::Other) { -6 } else { 0 };
    score += if lead == Some(Says::Secret) && list.strangers > n { -6 } else { 0 };
    score += if identifier(&shape, &distinct) { -4 } else { 0 };
    score += if !near && in_prose(list) { -3 } else { 0 };
    score += if !near && other_words(&own) { -4 } else { 0 };
    score
}

fn in_prose(list: &List) -> bool {
    list.members.iter().all(|m| m.lead.is_some())
}

fn other_words(own: &str) -> bool {
    words::says(own) == Some(Says::Other)
}

/// UUIDs, hashes and card numbers: many pages list them.
fn identifier(shape: &Shape, keys: &[&str]) -> bool {
    let hex = keys.iter().all(|k| k.bytes().all(|b| b.is_ascii_hexdigit()));
    let digits = keys.iter().all(|k| k.bytes().all(|b| b.is_ascii_digit()));
    hex && (shape.groups == [8, 4, 4, 4, 12] || !digits && shape.groups.len() == 1 && matches!(shape.length(), 6 | 7 | 40 | 64))
        || digits && (13..=19).contains(&shape.length()) && keys.iter().all(|k| luhn(k))
        || digits && shape.groups == [8] && keys.iter().filter(|k| date(k)).count().saturating_mul(2) > keys.len()
}

/// The check digit of card numbers (ISO/IEC 7812-1, annex B).
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b.wrapping_sub(b'0'));
            let d = if i % 2 == 1 { d.saturating_mul(2) } else { d };
            if d > 9 { d.saturating_sub(9) } else { d }
        })
        .fold(0, u32::saturating_add);
    sum % 10 == 0
}

/// Eight digits that are a day: 20240131 or 31012024.
fn date(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|s| s.parse::<u32>().ok()).unwrap_or(0);
    let day = |y, m, d| (1990..=2060).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d);
    day(part(0, 4), part(4, 6), part(6, 8))
        || day(part(4, 8), part(2, 4), part(0, 2))
        || day(part(4, 8), part(0, 2), part(2, 4))
}

/// Different codes of a list, in order.
fn distinct<'a>(list: &List<'a>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::new();
    for member in &list.members {
        if !keys.contains(&member.key.as_str()) {
            keys.push(&member.key);
        }
    }
    keys
}

/// Whether the codes look drawn by lot: no words, no counting, no common beginning.
fn random(keys: &[&str]) -> bool {
    let n = keys.len().max(1);
    let letters_only = keys.iter().all(|k| k.bytes().all(|b| b.is_ascii_alphabetic()));
    if letters_only {
        let sum: usize = keys.iter().map(|k| usize::from(words::word_like(k))).fold(0, usize::saturating_add);
        if sum / n >= 50 {
            return false;
        }
    }
    let weak = keys.iter().filter(|k| super::sheet::ordinary(k)).count();
    if weak.saturating_mul(2) > n {
        return false;
    }
    // Three characters in common at one place in nearly all: "INV2024…", numbers of one series.
    let shortest = keys.iter().map(|k| k.len()).min().unwrap_or(0);
    let mut constant = 0usize;
    for i in 0..shortest {
        let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
        for byte in keys.iter().filter_map(|k| k.as_bytes().get(i)) {
            let count = counts.entry(*byte).or_default();
            *count = count.saturating_add(1);
        }
        if counts.values().any(|c| c.saturating_mul(10) >= n.saturating_mul(9)) {
            constant = constant.saturating_add(1);
        }
    }
    n < 4 || constant < 3 && constant.saturating_mul(2) < shortest.max(1)
}

/// What the nearest speaking unit before the list says; headings of the box itself included.
fn lead_of(sheet: &Sheet, list: &List) -> Option<Says> {
    let first = list.members.iter().min_by_key(|m| m.unit)?;
    if let Some(says) = first.lead.as_deref().and_then(words::says) {
        return Some(says);
    }
    let before = first.unit.saturating_sub(12)..first.unit;
    let mut seen = None;
    let mut passed_secret = false;
    for (distance, index) in before.rev().enumerate() {
        match sheet.says.get(index).copied().flatten() {
            Some(Says::Backup) => return Some(Says::Backup),
            Some(Says::Secret) => passed_secret = true,
            Some(Says::Other) if distance < 4 => seen = seen.or(Some(Says::Other)),
            _ => {}
        }
        if foreign_heading(sheet, index) {
            return Some(seen.unwrap_or(Says::Other));
        }
    }
    // Otherwise the sentence after the list ("Keep these recovery codes safe").
    let last = list.members.iter().map(|m| m.unit).max()?;
    let after = sheet.says.iter().skip(last.saturating_add(1)).take(5);
    if seen.is_none() && after.flatten().any(|s| *s == Says::Backup) {
        return Some(Says::Backup);
    }
    seen.or(passed_secret.then_some(Says::Secret))
}

/// A heading that speaks of neither codes, nor a second factor, nor a step of setting one up: another part begins.
fn foreign_heading(sheet: &Sheet, index: usize) -> bool {
    sheet.units.get(index).is_some_and(|unit| unit.heading && !words::of_set_up(&unit.text))
}

/// Ids and classes of the box and of four around it.
fn own_words(sheet: &Sheet, container: usize) -> String {
    let mut out = String::new();
    let mut left = 4;
    up(sheet, container, |node| {
        if left > 0
            && let Some(node) = sheet.nodes.get(node)
        {
            out.push_str(&node.words.replace('-', " "));
            out.push_str(" . ");
        }
        left -= 1;
    });
    out
}

/// One-code services: a code right after words that announce it.
fn single(sheet: &Sheet) -> Found {
    let mut chosen: Vec<&Candidate> = Vec::new();
    for candidate in sheet.candidates.iter().filter(|c| !c.barred) {
        let lead = sheet.lead(candidate).or_else(|| far_lead(sheet, candidate));
        let own = words::backup(&own_words(sheet, candidate.at));
        let alone = sheet.asked && sheet.candidates.len() == 1 && sheet.units.len() <= 2 && candidate.lead.is_none();
        let announced = lead == Some(Says::Backup) || lead.is_none() && own || alone;
        let key = candidate.key.as_str();
        let luhn = key.bytes().all(|b| b.is_ascii_digit()) && (13..=19).contains(&key.len()) && luhn(key);
        if announced && enough(candidate, alone) && !luhn && !chosen.iter().any(|c| c.key == candidate.key) {
            chosen.push(candidate);
        }
    }
    // A secret that nothing names stands beside: the one that is no base32 is the code.
    if chosen.iter().any(|c| !base32(&c.key)) {
        chosen.retain(|c| !base32(&c.key));
    }
    let Some(first) = chosen.first() else { return Found::default() };
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
        !c.barred
            && (alike || odd)
            && !(c.weak && digits)
            && !(c.weak && !inside)
            && !codes.iter().any(|(key, _)| *key == c.key)
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
