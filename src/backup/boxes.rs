//! The boxes of a sheet and the lists in them: for each shape the smallest box that holds most codes of it, without the
//! words that merely look alike.

use std::collections::BTreeMap;

use super::judge::date;
use super::looks::base32;
use super::shape::{Letters, Shape};
use super::sheet::{Candidate, Sheet, Unit};
use super::words::{self, Says};
use crate::limits::BACKUP_CODES;

/// A list under judgement: a box and its members of one shape.
pub(super) struct List<'a> {
    pub container: usize,
    pub members: Vec<&'a Candidate>,
    /// Units in the box that are no members.
    pub strangers: usize,
}

/// Every shape in every part of the page, with its best box.
pub(super) fn lists(sheet: &Sheet) -> Vec<List<'_>> {
    let mut shapes: Vec<Shape> = Vec::new();
    for candidate in sheet.candidates.iter().filter(|c| !c.barred) {
        if !shapes.iter().any(|s| s.alike(&candidate.shape)) {
            shapes.push(candidate.shape.clone());
        }
    }
    let parts = parts(sheet);
    let loads = loads(sheet, &parts);
    shapes.iter().flat_map(|shape| best_boxes(sheet, shape, &parts, &loads)).collect()
}

/// For each unit, the part of the page that it stands in: headings of other things begin one.
pub(super) fn parts(sheet: &Sheet) -> Vec<usize> {
    let mut part = 0usize;
    let mut foreign = false;
    let unit = |(index, unit): (usize, &Unit)| {
        let begins = foreign_heading(sheet, index);
        // After another thing's part, the next heading of ours ends it.
        let ends = foreign && unit.heading && words::of_set_up(&unit.text);
        if begins || ends {
            part = part.saturating_add(1);
            foreign = begins;
        }
        part
    };
    sheet.units.iter().enumerate().map(unit).collect()
}

/// A heading that speaks of neither codes, nor a second factor, nor a step of setting one up: another part begins. The head
/// of a column ("No.", "Code") and a mere number begin none.
pub(super) fn foreign_heading(sheet: &Sheet, index: usize) -> bool {
    sheet.units.get(index).is_some_and(|unit| {
        let column = sheet.nodes.get(unit.at).is_some_and(|node| matches!(node.tag.as_str(), "th" | "dt"));
        unit.heading && !column && unit.text.chars().any(char::is_alphabetic) && !words::of_set_up(&unit.text)
    })
}

/// A box and a part of the page: what of the one lies in the other.
type Place = (usize, usize);

/// For each box and part: how many pieces (codes, or units without) it holds.
fn loads(sheet: &Sheet, parts: &[usize]) -> BTreeMap<Place, usize> {
    let mut per_unit: Vec<usize> = vec![0; sheet.units.len()];
    for candidate in &sheet.candidates {
        if let Some(n) = per_unit.get_mut(candidate.unit) {
            *n = n.saturating_add(1);
        }
    }
    let mut loads: BTreeMap<Place, usize> = BTreeMap::new();
    for ((unit, n), part) in sheet.units.iter().zip(per_unit).zip(parts) {
        let short = n == 0 && (unit.text.chars().filter(|c| c.is_alphanumeric()).count() < 4);
        let button = sheet.nodes.get(unit.at).is_some_and(|node| matches!(node.tag.as_str(), "button" | "a" | "label"));
        if !(short || button && n == 0) {
            up(sheet, unit.at, |at| {
                let load = loads.entry((at, *part)).or_default();
                *load = load.saturating_add(n.max(1));
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

/// The boxes where codes of this shape stand densest and most: one a part.
fn best_boxes<'a>(sheet: &'a Sheet, shape: &Shape, parts: &[usize], loads: &BTreeMap<Place, usize>) -> Vec<List<'a>> {
    let alike: Vec<&Candidate> = sheet.candidates.iter().filter(|c| !c.barred && c.shape.alike(shape)).collect();
    let mut held: BTreeMap<Place, Vec<&Candidate>> = BTreeMap::new();
    for candidate in alike {
        let part = parts.get(candidate.unit).copied().unwrap_or(0);
        up(sheet, candidate.at, |at| held.entry((at, part)).or_default().push(candidate));
    }
    let mut best: BTreeMap<usize, (usize, List<'_>)> = BTreeMap::new();
    for (place, members) in held {
        let container = place.0;
        // Hundreds of one shape are a log or an index, not a set.
        if members.len() > BACKUP_CODES.saturating_mul(2) {
            continue;
        }
        let members = of_one_kind(sheet, container, members);
        let mut keys: Vec<&str> = members.iter().filter(|m| !m.weak).map(|m| m.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let all = loads.get(&place).copied().unwrap_or(1).max(1);
        let shown = members.iter().filter(|m| sheet.units.get(m.unit).is_some_and(|u| u.shown)).count();
        // Distinct codes squared by what else is there; shown lists before hidden copies, inner boxes before outer.
        let dense = keys.len().saturating_mul(keys.len()).saturating_mul(1000).checked_div(all).unwrap_or(0);
        let weight = if shown > 0 { dense.saturating_add(keys.len()) } else { dense };
        if best.get(&place.1).is_none_or(|(w, ..)| weight >= *w) {
            let strangers = loads.get(&place).copied().unwrap_or(0).saturating_sub(members.len());
            best.insert(place.1, (weight, List { container, members, strangers }));
        }
    }
    best.into_values().map(|(_, list)| list).collect()
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
    let dates = members.iter().filter(|m| date(&m.key)).count();
    let dated = dates >= 2 && dates.saturating_mul(2) < members_all;
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
            !(word || secret || prose || dated && date(&m.key))
        })
        .collect()
}

/// The names of the boxes from a unit up to a container.
pub(super) fn path(sheet: &Sheet, at: usize, container: usize) -> String {
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

pub(super) fn weight(list: &List) -> usize {
    let n = list.members.len();
    n.saturating_mul(n).saturating_mul(100).checked_div(n.saturating_add(list.strangers)).unwrap_or(0)
}
