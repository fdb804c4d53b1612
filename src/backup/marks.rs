//! What a line says beside its codes: bullets, ticked boxes, and notes that a code was used.

use super::line::{SHORTEST, bare};
use super::words;

/// Bullets and boxes taken off; whether a box was ticked or the text struck out.
pub(super) fn tick(line: &str) -> (&str, bool) {
    let mut rest = line.trim();
    let mut spent = false;
    loop {
        let before = rest.len();
        for mark in ["[x]", "[X]", "[✓]", "[✔]", "☑", "☒", "✗", "✘", "✔", "✓", "❌", "x ", "X "] {
            if let Some(after) = rest.strip_prefix(mark) {
                rest = after.trim_start();
                spent = true;
            }
        }
        for mark in ["[ ]", "[]", "☐", "□", "▢", "◻", "○"] {
            rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
        }
        for mark in ["• ", "· ", "- ", "* ", "– ", "— ", "+ ", "> ", "» ", "‣ ", "◦ ", "▪ ", "→ ", "•", "·", "●", "▪"]
        {
            rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
        }
        if let Some(inner) = rest.strip_prefix("~~").and_then(|r| r.strip_suffix("~~")) {
            rest = inner;
            spent = true;
        }
        if rest.len() == before {
            return (rest, spent);
        }
    }
}

/// The line without a note that says "used": brackets or words after the code.
pub(super) fn used_note(line: &str) -> Option<&str> {
    let at = line.char_indices().filter(|&(_, c)| c == ' ' || c == '(' || c == '[').map(|(at, _)| at).find(|&at| {
        line.split_at_checked(at).is_some_and(|(code, note)| {
            bare(code) >= SHORTEST && words::used(note) && !code_like_first(note) && !one_more_group(code, note)
        })
    })?;
    line.get(..at).map(str::trim)
}

/// Whether the first word of a note is itself still part of the codes.
fn code_like_first(note: &str) -> bool {
    note.split_whitespace().next().is_some_and(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().any(|c| c.is_ascii_digit()) || word.len() == 4 && words::word_like(word) < 40 && !words::used(word)
    })
}

/// Whether what reads like a note has the length of all groups before it: "wxyz abcd used" is one code.
fn one_more_group(code: &str, note: &str) -> bool {
    let mut groups = code.split_whitespace();
    let words = || note.split_whitespace();
    match (groups.next(), groups.next()) {
        (Some(first), Some(second)) => {
            let even = |word: &str| word.len() == first.len() && word.bytes().all(|b| b.is_ascii_alphanumeric());
            even(second) && groups.all(even) && words().all(even)
        }
        _ => false,
    }
}
