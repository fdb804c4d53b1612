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
    for (name, text) in notes.filter(|(_, text)| !text.trim().is_empty()) {
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

/// The note without these codes, which were found in it: what then has no words of its own goes with them, and the heading
/// above them.
#[must_use]
pub fn without(note: &str, codes: &[Offer]) -> String {
    let mut kept: Vec<String> = Vec::new();
    let mut changed = false;
    for line in note.lines() {
        let mut rest = line.to_owned();
        for code in codes {
            rest = cut(&rest, code.text.expose());
        }
        if rest == line {
            kept.push(rest);
            continue;
        }
        changed = true;
        // "3. … (used)" and "Recovery codes: …" have nothing left to say.
        let empty =
            rest.split(|c: char| !c.is_alphanumeric()).all(|word| word.chars().all(|c| c.is_numeric() || c == 'x'));
        let is_heading = |text: &str| text.split_whitespace().count() <= 8 && words::says(text) == Some(Says::Backup);
        if !empty && !words::used(&rest) && !is_heading(&rest) {
            kept.push(rest.trim_end().to_owned());
            continue;
        }
        while kept.last().is_some_and(|above| above.trim().is_empty() || is_heading(above)) {
            kept.pop();
        }
        kept.push(String::new());
    }
    if !changed {
        return note.to_owned();
    }
    kept.dedup_by(|line, above| line.trim().is_empty() && above.trim().is_empty());
    kept.join("\n").trim().to_owned()
}

/// The line without a code that stands there by itself.
fn cut(line: &str, code: &str) -> String {
    let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(code).filter(|_| !code.is_empty()) {
        out.push_str(before);
        if !(alone(out.chars().next_back()) && alone(after.chars().next())) {
            out.push_str(code);
        }
        rest = after;
    }
    out.push_str(rest);
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    fn left(note: &str) -> String {
        without(note, &announced(core::iter::once(("", note))))
    }

    #[test]
    fn the_codes_go_with_what_says_only_that_they_are_codes() {
        let list = "Backup codes:\n1. 4f7a-91bc\n2. 83de-02aa (used)\n[x] 77c1-9e0d\n4. 1b2c-88f0\n5. 60de-4c31";
        assert_eq!(left(list), "");
        assert_eq!(
            left(&format!("Opened in 2019 by Mia.\n\n{list}\n\nAsk Ben.")),
            "Opened in 2019 by Mia.\n\nAsk Ben."
        );
        let line = "Recovery codes: 4f7a-91bc 83de-02aa 77c1-9e0d 1b2c-88f0 60de-4c31";
        assert_eq!(left(&format!("PIN at home\n{line}")), "PIN at home");
    }

    #[test]
    fn other_words_stay() {
        for note in ["", "just a note", "Order 4f7a-91bc of 2019"] {
            assert_eq!(left(note), note);
        }
        let codes = announced(core::iter::once(("", "Backup codes:\n4f7a-91bc\n83de-02aa\n77c1-9e0d\n1b2c-88f0")));
        assert_eq!(without("Ask Ben about 4f7a-91bc\nx4f7a-91bc", &codes), "Ask Ben about\nx4f7a-91bc");
    }
}
