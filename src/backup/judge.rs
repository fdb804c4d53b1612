//! How likely a list is a set of backup codes: what stands around it, and whether its members look drawn by lot.

use std::collections::BTreeMap;

use super::boxes::{List, foreign_heading, up};
use super::shape::Shape;
use super::sheet::Sheet;
use super::words::{self, Says};

/// Codes in one set that sites give.
pub(super) const USUAL: &[usize] = &[1, 5, 6, 8, 10, 12, 16, 20];

/// How likely a list is a set of backup codes.
pub(super) fn judge(sheet: &Sheet, list: &List) -> i32 {
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
    let points = [
        (true, 2),
        (near, 5),
        (page && !near, 2),
        (two_factor, 2),
        (sheet.asked, 4),
        (USUAL.contains(&n), 1),
        (n > 24 && !numbered(list), if near || sheet.asked { -2 } else { -4 }),
        (sheet.asked && n >= 4 && sheet.says.iter().all(Option::is_none), 3),
        (list.strangers <= n, 1),
        (list.strangers >= n.saturating_mul(2), -4),
        (shape.length() >= 8 || shape.groups.len() > 1, 1),
        (digits, -1),
        (digits && shape.length() <= 6, -1),
        (lead == Some(Says::Other), if sheet.asked { -9 } else { -6 }),
        (lead == Some(Says::Secret) && list.strangers > n, -6),
        (identifier(&shape, &distinct), if sheet.asked && !digits { -1 } else { -4 }),
        (!near && in_prose(list), -3),
        (sheet.asked && !near && in_prose(list) && !announced(list), -6),
        (log(sheet, list, n), -9),
        (!near && other_words(&own), -4),
    ];
    points.iter().filter(|(holds, _)| *holds).fold(0i32, |sum, (_, points)| sum.saturating_add(*points))
}

/// Whether the site itself counts them from one (or none) up.
fn numbered(list: &List) -> bool {
    let mut numbers: Vec<usize> = list.members.iter().filter_map(|m| m.label.as_deref()?.parse().ok()).collect();
    // Columns may be counted downwards.
    numbers.sort_unstable();
    let rising = numbers.windows(2).all(|pair| matches!(pair, [a, b] if b.checked_sub(*a) == Some(1)));
    numbers.len() == list.members.len() && rising && numbers.first() <= Some(&1)
}

fn in_prose(list: &List) -> bool {
    list.members.iter().all(|m| m.lead.is_some())
}

/// Whether the words before one of them in its own line can announce it.
fn announced(list: &List) -> bool {
    list.members.iter().any(|m| m.lead.as_deref().is_some_and(words::announces))
}

/// A log: each row speaks of backup codes again and holds more than its code ("recovery code used", an id, a time).
fn log(sheet: &Sheet, list: &List, n: usize) -> bool {
    let units = sheet.units.iter().zip(&sheet.says).zip(&sheet.coded);
    let spoken = units.filter(|((unit, says), coded)| {
        **says == Some(Says::Backup) && !**coded && sheet.within(unit.at, list.container)
    });
    n >= 3 && list.strangers >= n.saturating_mul(2) && spoken.count().saturating_mul(2) > n
}

fn other_words(own: &str) -> bool {
    words::says(own) == Some(Says::Other)
}

/// UUIDs, hashes and card numbers: many pages list them.
fn identifier(shape: &Shape, keys: &[&str]) -> bool {
    let hex = keys.iter().all(|k| k.bytes().all(|b| b.is_ascii_hexdigit()));
    let digits = keys.iter().all(|k| k.bytes().all(|b| b.is_ascii_digit()));
    hex && (shape.groups == [8, 4, 4, 4, 12]
        || !digits && shape.groups.len() == 1 && matches!(shape.length(), 6 | 7 | 40 | 64))
        || digits && (13..=19).contains(&shape.length()) && keys.iter().all(|k| luhn(k))
        || digits && shape.groups == [8] && keys.iter().filter(|k| date(k)).count().saturating_mul(2) > keys.len()
}

/// The check digit of card numbers (ISO/IEC 7812-1, annex B).
pub(super) fn luhn(digits: &str) -> bool {
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
    sum.is_multiple_of(10)
}

/// Eight digits that are a day: 20240131 or 31012024.
pub(super) fn date(digits: &str) -> bool {
    if digits.len() != 8 || digits.bytes().any(|b| !b.is_ascii_digit()) {
        return false;
    }
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
        if sum >= n.saturating_mul(50) {
            return false;
        }
    }
    let weak = keys.iter().filter(|k| super::looks::ordinary(k)).count();
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
    let mut once = false;
    let mut headed = false;
    for (distance, index) in before.rev().enumerate() {
        let listed = || sheet.units.get(index).is_some_and(|unit| words::listed(&unit.text));
        if distance < 4 && seen.is_none() && !passed_secret && listed() {
            return Some(Says::Backup);
        }
        match sheet.says.get(index).copied().flatten() {
            // Vouchers can be used once as well: what they are is said before.
            Some(Says::Backup) if sheet.units.get(index).is_some_and(|unit| only_once(&unit.text)) => once = true,
            Some(Says::Backup) => return Some(Says::Backup),
            Some(Says::Secret) => passed_secret = true,
            Some(Says::Other) if distance < 4 && !headed && !pressed(sheet, index) => seen = seen.or(Some(Says::Other)),
            _ => {}
        }
        if foreign_heading(sheet, index) {
            // The list has a heading of its own in between.
            if headed {
                break;
            }
            return Some(seen.unwrap_or(Says::Other));
        }
        headed |= sheet.units.get(index).is_some_and(|unit| unit.heading && words::of_set_up(&unit.text));
    }
    if once && seen.is_none() {
        return Some(Says::Backup);
    }
    // Otherwise the sentence after the list ("Keep these recovery codes safe").
    let last = list.members.iter().map(|m| m.unit).max()?;
    let after = sheet.says.iter().skip(last.saturating_add(1)).take(5);
    if seen.is_none() && after.flatten().any(|s| *s == Says::Backup) {
        return Some(Says::Backup);
    }
    seen.or(passed_secret.then_some(Says::Secret))
}

fn only_once(text: &str) -> bool {
    words::once(text) && !words::backup(text)
}

/// A link or a button: navigation says nothing about what follows it.
fn pressed(sheet: &Sheet, index: usize) -> bool {
    let node = sheet.units.get(index).and_then(|unit| sheet.nodes.get(unit.at));
    node.is_some_and(|node| matches!(node.tag.as_str(), "a" | "button" | "option" | "nav"))
}

/// Ids and classes of the box and of four around it.
pub(super) fn own_words(sheet: &Sheet, container: usize) -> String {
    let mut out = String::new();
    let mut left = 4u8;
    up(sheet, container, |node| {
        if left > 0
            && let Some(node) = sheet.nodes.get(node)
        {
            out.push_str(&node.words.replace('-', " "));
            out.push_str(" . ");
        }
        left = left.saturating_sub(1);
    });
    out
}
