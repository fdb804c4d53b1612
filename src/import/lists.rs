//! Lists of set-up addresses and of Google's migration codes, one a line, as most apps write them: Aegis, 2FAS, Ente,
//! GNOME Authenticator, WinAuth, KeePassXC and many more.

use serde_json::Value;
use zeroize::Zeroizing;

use super::draft::{Rest, masked};
use super::json::{self, flag, scalar, texts};
use super::report::{Report, Shelf};
use super::xml::unescape_html;
use crate::otp::{Kind, Named, Otp, base64, migration, text, uri};
use crate::secret::Secret;
use crate::{Error, limits};

/// How strict a text is, and in whose dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Every line is an address, a comment or nothing.
    List,
    /// Anything may stand around the addresses.
    Prose,
    /// A list in which `+` is a blank in labels, and Steam's secret stands elsewhere.
    WinAuth,
}

/// The style of a text that holds addresses.
pub(super) fn style(text: &str) -> Style {
    let first = lines(text).next().map(|(_, line)| line).unwrap_or_default();
    let lower = first.get(..24).unwrap_or(first).to_ascii_lowercase();
    let starts = SCHEMES.iter().any(|scheme| lower.starts_with(scheme));
    match starts {
        false => Style::Prose,
        true if ["icon=winauth", "&deviceid=android", "# winauth"]
            .iter()
            .any(|sign| text.to_ascii_lowercase().contains(sign)) =>
        {
            Style::WinAuth
        }
        true => Style::List,
    }
}

/// What an address begins with; the colon alone, so that a broken one is told and not passed over.
const SCHEMES: [&str; 5] = ["otpauth:", "otpauth-migration:", "apple-otpauth:", "steam:", "motp:"];

/// Whether an address of a code stands in it.
pub(super) fn has_address(text: &str) -> bool {
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    SCHEMES.iter().any(|scheme| {
        lower
            .match_indices(scheme)
            .any(|(at, found)| lower.get(at.saturating_add(found.len())..).is_some_and(|rest| rest.starts_with("//")))
    })
}

/// Reads a text, line by line.
pub(super) fn read(text: &str, style: Style, report: &mut Report) {
    for (number, line) in lines(text) {
        match style {
            Style::Prose if !has_address(line) => {}
            Style::WinAuth => win_auth(line, number, report),
            _ => read_line(line, number, report),
        }
    }
}

/// Reads HTML: the addresses in its texts and its attributes.
pub(super) fn read_html(text: &str, report: &mut Report) {
    let mut number = 1_usize;
    for part in text.split(['<', '>', '"', '\'']) {
        if has_address(part) {
            let line = Zeroizing::new(unescape_html(part));
            read_line(line.trim(), number, report);
        }
        number = number.saturating_add(part.matches('\n').count());
    }
}

/// Reads JSON of no known shape: the addresses among its texts.
pub(super) fn read_json(value: &Value, report: &mut Report) {
    let mut number = 0_usize;
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if has_address(text) => {
                number = number.saturating_add(1);
                read_line(text.trim(), number, report);
            }
            Value::Array(list) => open.extend(list.iter().rev()),
            Value::Object(map) => open.extend(map.values().rev()),
            _ => {}
        }
    }
}

/// WinAuth's own dialect. Steam's real secret stands in the JSON of `data`.
fn win_auth(line: &str, number: usize, report: &mut Report) {
    let (label, query) = line.split_once('?').unwrap_or((line, ""));
    let line = Zeroizing::new(format!("{}?{query}", label.replace('+', "%20")));
    let Ok(mut named) = uri::read(&line) else { return read_line(&line, number, report) };
    let data = named.aside.iter().find(|(name, _)| name == "data").and_then(|(_, text)| json::parse(text).ok());
    if let Some(secret) = data.and_then(|data| json::secret(&data, "shared_secret"))
        && let Some(bytes) = base64::decode(secret.expose()).filter(|bytes| !bytes.is_empty())
    {
        named.otp = Otp::new(Kind::Steam, Secret::new(bytes.to_vec()));
    }
    report.take_named(named, number, Rest::default());
}

/// Lines with their numbers; CR, LF and CR LF end one.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let ends = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let trimmed = ends.enumerate().map(move |(index, line)| (index.saturating_add(1), line.trim_matches(blank)));
    trimmed.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// One line.
pub(super) fn read_line(line: &str, number: usize, report: &mut Report) {
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
