//! Backup codes in text that a person brought: pasted, typed, or the contents of a download.

use super::line::{self, Line};
use super::looks::ordinary;
use super::sheet::{Sheet, Unit};
use super::words::{self, Says};
use super::{Found, Offer, Warning, find};
use crate::limits;

/// More text than any list of codes has.
const MAX_CHARS: usize = 200_000;

/// Finds the backup codes of a text. The person brought it for them, so a bare list needs no words around it.
#[must_use]
pub fn read(text: &str) -> Found {
    search(text, true)
}

/// Finds backup codes in the notes and fields of one account, each with its name (empty for a note). Nobody said that
/// they hold any, so only what words announce is taken.
#[must_use]
pub fn announced<'a>(notes: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Offer> {
    let mut codes: Vec<Offer> = Vec::new();
    for (name, text) in notes {
        let whole = zeroize::Zeroizing::new(if name.is_empty() { text.to_owned() } else { format!("{name}:\n{text}") });
        let found = search(&whole, false);
        if found.warnings.contains(&Warning::NoContext) {
            continue;
        }
        for offer in found.codes {
            if codes.len() < limits::BACKUP_CODES && !codes.iter().any(|code| code.text == offer.text) {
                codes.push(offer);
            }
        }
    }
    codes
}

fn search(text: &str, asked: bool) -> Found {
    let mut sheet = Sheet { asked, ..Sheet::default() };
    let document = sheet.node(0, "text", "");
    let text = text.replace("\r\n", "\n");
    let text: String = text.chars().take(MAX_CHARS).collect();
    sheet.note_secrets(&text);
    add(&mut sheet, document, &text, "", false, true);
    sheet.read();
    find::find(&sheet)
}

/// Adds the lines of a text to a sheet. Running text parts sections, empty lines part paragraphs: each is a box.
pub(super) fn add(sheet: &mut Sheet, at: usize, text: &str, marker: &str, struck: bool, shown: bool) {
    let mut section = None;
    let mut paragraph = None;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{85}']) {
        if line.trim().is_empty() {
            paragraph = None;
            continue;
        }
        let prose = matches!(line::read(line), Line::Prose(_)) || named(line);
        let home = if prose {
            section = None;
            paragraph = None;
            at
        } else {
            let section = *section.get_or_insert_with(|| sheet.node(at, "section", ""));
            *paragraph.get_or_insert_with(|| sheet.node(section, "lines", ""))
        };
        sheet.units.push(Unit {
            at: home,
            text: line.to_owned(),
            marker: marker.to_owned(),
            struck,
            shown,
            heading: prose && heading(line),
        });
    }
}

/// A short line of words: it names the part that follows.
fn heading(line: &str) -> bool {
    line.split_whitespace().count() <= 5
        && !line.contains(':')
        && (words::two_factor(line)
            || !line.bytes().any(|b| b.is_ascii_digit())
                && (words::of_set_up(line) || words::says(line) == Some(Says::Other)))
}

/// A line of capitalised words ("Account settings", "Overview") or one that speaks of the second factor ("2FA setup"): no
/// code, whatever stands around it.
fn named(line: &str) -> bool {
    let capital = line.trim().starts_with(char::is_uppercase);
    let word = |word: &str| word.chars().skip(1).all(|c| !c.is_uppercase()) && ordinary(word);
    capital && line.split_whitespace().all(word) || words::two_factor(line)
}
