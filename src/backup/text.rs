//! Backup codes in text that a person brought: pasted, typed, or the contents of a download.

use super::line::{self, Line};
use super::sheet::{Sheet, Unit, ordinary};
use super::{Found, find};

/// More text than any list of codes has.
const MAX_CHARS: usize = 200_000;

/// Finds the backup codes of a text. The person brought it for them, so a bare list needs no words around it.
#[must_use]
pub fn read(text: &str) -> Found {
    let mut sheet = Sheet { asked: true, ..Sheet::default() };
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
            heading: false,
        });
    }
}

/// A line of capitalised words ("Account settings", "Overview"): no code, whatever stands around it.
fn named(line: &str) -> bool {
    let mut letters = line.trim().chars();
    let name = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    name && line.split_whitespace().all(ordinary)
}
