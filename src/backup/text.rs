//! Backup codes in text that a person brought: pasted, typed, or the contents of a download.

use super::sheet::{Sheet, Unit};
use super::{Found, find};

/// More text than any list of codes has.
const MAX_CHARS: usize = 200_000;

/// Finds the backup codes of a text. The person brought it for them, so a bare list needs no words around it.
#[must_use]
pub fn read(text: &str) -> Found {
    let mut sheet = Sheet { asked: true, ..Sheet::default() };
    let document = sheet.node(0, "text", "");
    let text: String = text.chars().take(MAX_CHARS).collect();
    sheet.note_secrets(&text);
    add(&mut sheet, document, &text, "", false, true);
    sheet.read();
    find::find(&sheet)
}

/// Adds the lines of a text to a sheet, each paragraph in its own box.
pub(super) fn add(sheet: &mut Sheet, at: usize, text: &str, marker: &str, struck: bool, shown: bool) {
    let mut paragraph = at;
    let mut fresh = true;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{85}']) {
        if line.trim().is_empty() {
            fresh = true;
            continue;
        }
        if fresh {
            paragraph = sheet.node(at, "lines", "");
            fresh = false;
        }
        sheet.units.push(Unit {
            at: paragraph,
            text: line.to_owned(),
            marker: marker.to_owned(),
            struck,
            shown,
            heading: false,
        });
    }
}
