//! A whole text as it was pasted, scanned or opened: any number of set-up addresses and migration codes, one a line
//! or in the midst of prose. What each address says is judged in `uri` and `migration`; here is only where it ends.

use super::migration::{self, Collector, Incomplete};
use super::{Named, uri};
use crate::{Error, Result, limits};

/// What a text held.
pub struct Found {
    /// The codes, each once.
    pub entries: Vec<Named>,
    /// What was refused, with its line counted from 1. Never empty when `entries` is, unless parts are missing.
    pub errors: Vec<(usize, Error)>,
    /// Exports of which parts are missing.
    pub incomplete: Vec<Incomplete>,
    /// Codes that came more than once.
    pub duplicates: usize,
}

/// Reads a whole text. Lines that begin with `#` are comments; prose around addresses is passed over.
#[must_use]
pub fn read(text: &str) -> Found {
    let mut collector = Collector::default();
    let mut errors = Vec::new();
    let mut seen = false;
    for (number, line) in lines(text) {
        if line.len() > limits::NOTE_BYTES {
            errors.push((number, Error::BadInput));
            continue;
        }
        for found in addresses(line) {
            seen = true;
            errors.extend(take(&mut collector, found).into_iter().map(|error| (number, error)));
        }
    }
    if !seen && errors.is_empty() {
        let first = lines(text).next().map_or(1, |(number, _)| number);
        errors.push((first, Error::NotOtpauth));
    }
    let (incomplete, duplicates) = (collector.incomplete(), collector.duplicates());
    let entries = collector.into_entries();
    if entries.is_empty() && errors.is_empty() && incomplete.is_empty() {
        errors.push((1, Error::MigrationUnreadable)); // an export that holds nothing at all
    }
    Found { entries, errors, incomplete, duplicates }
}

fn take(collector: &mut Collector, address: &str) -> Vec<Error> {
    if is_migration(address) {
        return match migration::read(address) {
            Ok(part) => collector.take(part),
            Err(error) => vec![error],
        };
    }
    collector.take_entry(uri::read(address)).into_iter().collect()
}

/// Reads a text that is one set-up address and nothing else, as a QR code holds it.
///
/// # Errors
/// As [`uri::read`].
pub fn read_one(text: &str) -> Result<Named> {
    uri::read(text)
}

/// The lines that may hold something, trimmed, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    text.split(['\n', '\r'])
        .scan((1_usize, text), |(number, rest), line| {
            // CR LF is one end of line: count the CR only when no LF follows it.
            let at = *number;
            let after = rest.get(line.len()..).unwrap_or_default();
            if !after.starts_with("\r\n") {
                *number = number.saturating_add(1);
            }
            *rest = after.get(1..).unwrap_or_default();
            Some((at, line))
        })
        .map(move |(number, line)| (number, line.trim_matches(blank)))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

const SCHEMES: [&str; 5] = ["otpauth-migration", "apple-otpauth", "otpauth", "steam", "motp"];

fn is_migration(address: &str) -> bool {
    address.split("://").next().is_some_and(|scheme| scheme.eq_ignore_ascii_case("otpauth-migration"))
}

/// The addresses of one line.
fn addresses(line: &str) -> impl Iterator<Item = &str> {
    let mut starts: Vec<usize> = line.match_indices("://").filter_map(|(at, _)| start_of(line, at)).collect();
    if starts.is_empty() && is_broken(line) {
        starts.push(0); // it announces itself as an address: refused aloud, not passed over as prose
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([line.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(start, end)| {
        let before = line.get(..start)?;
        Some(cut(before, line.get(start..end)?))
    })
}

/// `otpauth:` without the two slashes.
fn is_broken(line: &str) -> bool {
    let scheme = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
    line.contains(':') && SCHEMES.contains(&scheme.as_str())
}

/// Where the scheme begins whose `://` is at `at`, when it is one of ours and not the end of a longer word or the
/// value of a parameter of the address before it.
fn start_of(line: &str, at: usize) -> Option<usize> {
    let head = line.get(..at)?;
    let scheme = SCHEMES.into_iter().find(|scheme| {
        let tail = head.len().checked_sub(scheme.len()).and_then(|from| head.get(from..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(scheme))
    })?;
    let start = head.len().checked_sub(scheme.len())?;
    let before = head.get(..start)?;
    let inside_one = before.contains("://") && before.ends_with(['=', ':', '/', '&']);
    let inside_word = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | '.' | '_'));
    (!inside_one && !inside_word).then_some(start)
}

/// Cuts what follows the address off. `before` is the line up to it: a bracket or a quote there ends it, and prose
/// there means that prose may follow.
fn cut<'a>(before: &str, address: &'a str) -> &'a str {
    let opener = before.chars().next_back();
    let closer = match opener {
        Some('"') => Some('"'),
        Some('\'') => Some('\''),
        Some('`') => Some('`'),
        Some('<') => Some('>'),
        Some('>') => Some('<'),
        Some('(') => Some(')'),
        Some('[') => Some(']'),
        Some('{') => Some('}'),
        Some('“' | '„') => Some('”'),
        Some('«') => Some('»'),
        Some('‘') => Some('’'),
        _ => None,
    };
    if let Some(closer) = closer
        && let Some((inside, _)) = address.split_once(closer)
    {
        return inside.trim();
    }
    let whole = address.trim_end().trim_end_matches([',', ';']).trim_end();
    if is_migration(whole) || is_steam(whole) {
        return end_of_word(whole);
    }
    let Some(last) = whole.rfind(['&', '?']) else { return end_of_word(whole) };
    let (head, tail) = whole.split_at_checked(last.saturating_add(1)).unwrap_or((whole, ""));
    let name = tail.split('=').next().unwrap_or_default().trim_start_matches("amp;").to_ascii_lowercase();
    let kept = match name.as_str() {
        "secret" if is_grouped(tail) => tail,
        "secret" | "digits" | "period" | "counter" | "algorithm" | "encoder" | "pin" | "steam" => end_of_word(tail),
        _ if before.trim().is_empty() => tail, // a line of a list: names with raw blanks are whole
        _ => end_of_word(tail),
    };
    whole.get(..head.len().saturating_add(kept.len())).unwrap_or(whole)
}

fn is_steam(address: &str) -> bool {
    address.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("steam://"))
}

/// Up to the first blank, without the full stop or bracket of the sentence around it.
fn end_of_word(text: &str) -> &str {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '>', '»', '”', '’'])
}

/// `secret=JBSW Y3DP EHPK 3PXP`: blanks between groups of one length, the last perhaps shorter.
fn is_grouped(tail: &str) -> bool {
    let value = tail.split_once('=').map_or("", |(_, value)| value).trim();
    let groups: Vec<usize> = value.split_whitespace().map(str::len).collect();
    match groups.as_slice() {
        [] | [_] => true,
        [first, middle @ .., last] => *first >= 2 && *first <= 8 && middle.iter().all(|n| n == first) && last <= first,
    }
}
