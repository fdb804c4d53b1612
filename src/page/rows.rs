//! Finds the rows of boxes that take one character each (4 to 12 of them, digits or letters). Likeness decides, and
//! geometry where it is known; what a row takes is weighed in `score` like a single field.

use super::concept::Concept;
use super::plain::{attribute, normal};
use super::said::{one_time_code, reachable};
use super::survey::{Field, Rect};
use super::text::read_attribute;

/// Fewest and most boxes of a row.
const BOXES: core::ops::RangeInclusive<usize> = 4..=12;

/// The rows among the fields, each as indices into `fields`.
/// `told` says whether the words around a form ask for a code.
pub(super) fn find(fields: &[Field], told: impl Fn(Option<u32>) -> bool) -> Vec<Vec<usize>> {
    let mut rows = Vec::new();
    let mut row: Vec<usize> = Vec::new();
    for (i, field) in fields.iter().enumerate().filter(|(_, f)| reachable(f)) {
        let goes_on =
            row.last().and_then(|&l| fields.get(l)).is_some_and(|last| alike(last, field) && beside(last, field));
        if !goes_on {
            close(fields, &mut row, &mut rows, &told);
        }
        if single(field) || first_takes_all(fields, i) {
            row.push(i);
        }
    }
    close(fields, &mut row, &mut rows, &told);
    rows
}

fn close(fields: &[Field], row: &mut Vec<usize>, rows: &mut Vec<Vec<usize>>, told: &impl Fn(Option<u32>) -> bool) {
    let taken = core::mem::take(row);
    let boxes: Vec<&Field> = taken.iter().filter_map(|&i| fields.get(i)).collect();
    if BOXES.contains(&boxes.len()) && speaks(&boxes, told) {
        rows.push(taken);
    }
}

/// Room for one character, or no bound (12 of 18 real rows have none). The first box of some widgets takes them all.
fn single(f: &Field) -> bool {
    matches!(f.maxlength, None | Some(0..=1))
        || f.maxlength.is_some_and(|n| (4..=12).contains(&n)) && slim(f) == Some(true)
}

/// The first box of some widgets has room for a pasted code, while each of the next has room for one character.
fn first_takes_all(fields: &[Field], first: usize) -> bool {
    let next = fields.iter().skip(first.saturating_add(1)).filter(|f| reachable(f));
    let boxes = next.take_while(|f| f.maxlength == Some(1)).count().saturating_add(1);
    BOXES.contains(&boxes) && fields.get(first).and_then(|f| f.maxlength) == u32::try_from(boxes).ok()
}

/// Narrow as a box for one character is; unknown without geometry.
fn slim(f: &Field) -> Option<bool> {
    f.rect.map(|r| r.w <= 110.0 && r.w <= r.h * 2.5)
}

/// Two neighbours of one row look and are named alike.
fn alike(a: &Field, b: &Field) -> bool {
    let kind = |f: &Field| if f.kind.is_empty() { "text".to_owned() } else { f.kind.clone() };
    a.form == b.form
        && kind(a) == kind(b)
        && stem(&a.name) == stem(&b.name)
        && stem(&a.id) == stem(&b.id)
        && (b.maxlength == Some(1) && a.maxlength.is_some_and(|n| n == 1 || n >= 4)
            || words(&a.label) == words(&b.label) && one_tells_more(&words(&a.aria), &words(&b.aria)))
}

/// "Enter verification code. Digit 1", then "Digit 2": only the first box of a row says what it is all about.
fn one_tells_more(a: &str, b: &str) -> bool {
    a == b || !a.is_empty() && b.ends_with(a) || !b.is_empty() && a.ends_with(b)
}

/// A name without what counts the boxes.
fn stem(name: &str) -> String {
    let written: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !made_up(w)).collect();
    let plain = attribute(&written.join(" "));
    let kept: Vec<&str> = plain.split(' ').filter(|w| !counts(w)).collect();
    let joined = kept.join(" ");
    joined.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

/// "1dad5", "k3x9q": no word, but what a program made up for each box.
fn made_up(word: &str) -> bool {
    let digit = |b: u8| b.is_ascii_digit();
    let bytes = word.as_bytes();
    let turns = bytes.iter().zip(bytes.iter().skip(1)).filter(|&(&a, &b)| digit(a) != digit(b)).count();
    bytes.len() >= 4
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && (turns >= 2 || turns == 1 && bytes.first().is_some_and(|b| digit(*b)))
}

fn words(text: &str) -> String {
    // "1번째 숫자", "2번째 숫자": a number may be one word with what it counts
    let text: String = normal(text).chars().filter(|c| !c.is_ascii_digit()).collect();
    text.split(' ').filter(|w| !w.is_empty() && !counts(w)).collect::<Vec<_>>().join(" ")
}

const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "one", "two", "three", "four", "five",
    "six", "seven", "eight", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "a", "b", "c", "d", "e", "f",
];

fn counts(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) || ORDINALS.contains(&word)
}

/// Neighbours on one line, or at the start of the next one, of one size; anything goes without geometry.
fn beside(a: &Field, b: &Field) -> bool {
    let (Some(a), Some(b)) = (a.rect, b.rect) else { return true };
    let size = near(a.w, b.w, 0.35) && near(a.h, b.h, 0.35);
    let line = (middle(a) - middle(b)).abs() <= a.h.max(b.h) * 0.5;
    let gap = if b.x >= a.x { b.x - (a.x + a.w) } else { a.x - (b.x + b.w) };
    size && line && gap <= (a.w * 2.5).max(60.0)
}

fn middle(r: Rect) -> f32 {
    r.y + r.h / 2.0
}

fn near(a: f32, b: f32, share: f32) -> bool {
    (a - b).abs() <= a.max(b) * share + 2.0
}

/// Likeness alone makes address lines a row too: something must say that one character goes into each.
fn speaks(boxes: &[&Field], told: &impl Fn(Option<u32>) -> bool) -> bool {
    if boxes.iter().any(|f| slim(f) == Some(false)) {
        return false;
    }
    let slim = boxes.iter().all(|f| slim(f) == Some(true));
    let one = boxes.iter().filter(|f| f.maxlength == Some(1)).count();
    let code = boxes.iter().any(|f| {
        let said = read_attribute(&f.class)
            .and(read_attribute(&f.name))
            .and(read_attribute(&f.id))
            .and(super::text::read(&f.aria));
        one_time_code(f)
            || said.any(&[Concept::Otp, Concept::Factor, Concept::Verify, Concept::Code, Concept::Backup, Concept::Pin])
    });
    let bare = boxes.iter().all(|f| f.label.is_empty() && f.placeholder.chars().count() <= 1);
    let digits = boxes.iter().all(|f| {
        matches!(f.inputmode.as_str(), "numeric" | "tel" | "decimal")
            || matches!(f.kind.as_str(), "tel" | "number")
            || !f.pattern.is_empty()
    });
    let unnamed = boxes.iter().all(|f| f.name.is_empty());
    one.saturating_mul(2) >= boxes.len()
        || slim
        || code
        || one > 0 && bare
        || bare && digits && unnamed
        || bare && boxes.first().is_some_and(|f| told(f.form))
}
