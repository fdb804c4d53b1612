//! Lists of set-up addresses and of Google's migration codes, one a line, as most apps write them: Aegis, 2FAS, Ente,
//! GNOME Authenticator, WinAuth, KeePassXC and many more.

use serde_json::Value;

use super::draft::{Rest, masked};
use super::json::{self, flag, scalar, texts};
use super::report::{Report, Shelf};
use crate::otp::{Named, migration, text};
use crate::{Error, limits};

/// Reads a text, line by line. In a list every line is an address, a comment or nothing; in prose anything stands.
pub(super) fn read(text: &str, report: &mut Report) {
    for (number, line) in lines(text) {
        read_line(line, number, report);
    }
}

/// Lines with their numbers; CR, LF and CR LF end one.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let ends = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let trimmed = ends.enumerate().map(move |(index, line)| (index.saturating_add(1), line.trim_matches(blank)));
    trimmed.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn read_line(line: &str, number: usize, report: &mut Report) {
    if line.len() > limits::NOTE_BYTES {
        return report.refuse(number, "", Error::BadInput, String::new());
    }
    let is_migration = line.get(..18).is_some_and(|start| start.eq_ignore_ascii_case("otpauth-migration:"));
    if is_migration && let Ok(part) = migration::read(line) {
        return report.take_part(part, number);
    }
    let found = text::read(line);
    for named in found.entries {
        let rest = rest(&named);
        report.take_named(named, number, rest);
    }
    for (_, error) in found.errors {
        let source = if line.contains("://") { masked(line) } else { String::new() };
        report.refuse(number, "", error, source);
    }
}

/// Ente's own parameter: JSON with pins, tags and notes.
fn rest(named: &Named) -> Rest {
    let display = named.aside.iter().find(|(name, _)| name == "codeDisplay");
    let value = display.and_then(|(_, text)| json::parse(text).ok()).unwrap_or(Value::Null);
    Rest {
        tags: texts(&value, "tags"),
        note: scalar(&value, "note"),
        pinned: flag(&value, "pinned"),
        shelf: flag(&value, "trashed").then_some(Shelf::Trashed),
        ..Rest::default()
    }
}
