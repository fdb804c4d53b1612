//! Code-like pieces of running text, and what only looks like one: dates, telephone numbers, words.

use super::line::{Piece, SHORTEST, bare, code_token, pure, unwrapped};
use super::shape::Shape;
use super::words;
use crate::limits::BACKUP_CODE_CHARS;

/// Pieces of prose that look like codes, each with what stands before it.
pub(super) fn in_prose(line: &str) -> Vec<(Piece, String)> {
    let mut out = Vec::new();
    // "Recovery code: abcd efgh ijkl": after a colon everything may be codes.
    for (at, _) in line.match_indices([':', '=', '\u{ff1a}']).collect::<Vec<_>>().into_iter().rev() {
        let after = line.get(at..).unwrap_or_default().trim_start_matches([':', '=', '\u{ff1a}']);
        let lead = line.get(..at).unwrap_or_default();
        let set = line.get(at..).is_some_and(|rest| rest.starts_with('=')) && lead.ends_with(char::is_alphanumeric);
        if (after.starts_with(' ') || lead.ends_with(char::is_alphabetic) || set)
            && let Some(pieces) = pure(after.trim().trim_end_matches('.'))
        {
            out.extend(pieces.into_iter().filter(|p| !time_or_date(&p.text)).map(|piece| (piece, lead.to_owned())));
            return out;
        }
    }
    let mut lead = String::new();
    let mut run: Vec<&str> = Vec::new();
    for token in line.split(' ').chain(core::iter::once("")) {
        let inner = unwrapped(token);
        let groupable = code_token(inner) && (3..=6).contains(&bare(inner));
        if !groupable || run.first().is_some_and(|first| bare(first) != bare(inner)) {
            close(&mut run, &mut out, &lead);
        }
        if groupable {
            run.push(inner);
        } else if code_token(inner) && strong(inner) {
            out.push((Piece { text: inner.to_owned(), label: None, spent: false }, lead.clone()));
        }
        lead.push_str(token);
        lead.push(' ');
    }
    out
}

/// A run of like groups in prose is one code when there are at least three and they are no words.
fn close(run: &mut Vec<&str>, out: &mut Vec<(Piece, String)>, lead: &str) {
    let groups = core::mem::take(run);
    let text = groups.join(" ");
    if groups.len() >= 3
        && text.chars().count() <= BACKUP_CODE_CHARS
        && (text.bytes().any(|b| b.is_ascii_digit()) || words::word_like(&text) < 45)
    {
        let before = lead.find(&text).and_then(|at| lead.get(..at)).unwrap_or(lead);
        out.push((Piece { text, label: None, spent: false }, before.to_owned()));
    } else {
        for token in groups.into_iter().filter(|t| bare(t) >= SHORTEST && strong(t)) {
            let before = lead.rfind(token).and_then(|at| lead.get(..at)).unwrap_or(lead);
            out.push((Piece { text: token.to_owned(), label: None, spent: false }, before.to_owned()));
        }
    }
}

/// Whether a token in running text can only be a code.
fn strong(token: &str) -> bool {
    let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let all = letters.saturating_add(digits);
    let shape = Shape::of(token);
    let even = shape.groups.len() >= 2
        && shape.groups.iter().all(|n| Some(n) == shape.groups.first())
        && shape.groups.first() >= Some(&3);
    !time_or_date(token)
        && !years(token, &shape)
        && token.chars().count() <= BACKUP_CODE_CHARS
        && (letters >= 1 && digits >= 1 && all >= SHORTEST
            || all >= 8 && letters == 0
            || even && all >= 8 && words::word_like(token) < 45
            || letters >= 8 && words::word_like(token) < 40)
}

/// Dates and telephone numbers by their groups.
pub(super) fn time_or_date(token: &str) -> bool {
    let shape = Shape::of(token);
    if token.chars().any(|c| c.is_ascii_alphabetic()) {
        return matches!(shape.groups.as_slice(), [2, 2, 2, 2, 2, 2]) || iso_with_letter(token, &shape);
    }
    // Many pairs of digits: drawn numbers, a telephone number.
    let pairs = shape.groups.len() >= 5 && shape.groups.iter().all(|n| *n <= 2);
    pairs
        || matches!(
            shape.groups.as_slice(),
            [4, 2, 2]
                | [2, 2, 4]
                | [4, 2]
                | [2, 4]
                | [3, 3, 4]
                | [3, 4]
                | [1, 3, 3, 4]
                | [3, 2, 4]
                | [2, 2, 2]
                | [3, 3, 3, 3]
                | [3, 3, 2, 2]
                | [1, 3, 4]
                | [2, 2, 2, 2, 2]
                | [3, 7]
                | [3, 8]
                | [4, 7]
                | [4, 3, 3]
                | [4, 3, 4]
                | [5, 6]
                | [3, 4, 4]
                | [2, 3, 4, 4]
                | [2, 3, 3, 4]
        )
}

/// `2006-2022`: how long somebody has held the rights.
fn years(token: &str, shape: &Shape) -> bool {
    let year = |part: &str| part.parse::<u16>().is_ok_and(|n| (1900..=2099).contains(&n));
    shape.groups == [4, 4] && token.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).all(year)
}

/// `2025-01-02T10`, `12-May-2024`.
fn iso_with_letter(token: &str, shape: &Shape) -> bool {
    let iso = shape.groups.len() == 3
        && shape.groups.first() == Some(&4)
        && shape.groups.get(1) == Some(&2)
        && token.contains('T');
    let month =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt", "dez"];
    iso || shape.groups.len() == 3
        && month.contains(&token.split('-').nth(1).unwrap_or_default().to_lowercase().as_str())
}
