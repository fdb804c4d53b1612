//! A whole text as it was pasted, scanned or opened: any number of set-up addresses and migration codes, one a line
//! or in the midst of prose. What each address says is judged in `uri` and `migration`; here is only where it ends.

use super::migration::{self, Collector, Incomplete};
use super::{Named, uri};
use crate::{Error, limits};

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
        // A blank in base64 was a `+` once; else the blank ends the address and prose follows.
        let part = migration::read(address).or_else(|_| migration::read(first_word(address).trim_end_matches(CLOSING)));
        return match part {
            Ok(part) => collector.take(part),
            Err(error) => vec![error],
        };
    }
    collector.take_entry(uri::read(address)).into_iter().collect()
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
    let in_prose = !before.trim().is_empty();
    if is_migration(whole) {
        return whole; // its base64 tells where it ends: see `take`
    }
    let last = if is_steam(whole) { None } else { whole.rfind(['&', '?']) };
    let (_, tail) = last.and_then(|at| whole.split_at_checked(at.saturating_add(1))).unwrap_or(("", whole));
    let name = tail.split('=').next().unwrap_or_default().trim_start_matches("amp;").to_ascii_lowercase();
    let kept = match name.as_str() {
        "secret" if is_grouped(tail) => tail,
        _ if last.is_none() || in_prose || PLAIN.contains(&name.as_str()) => first_word(tail),
        _ => tail, // a line of a list: names with raw blanks are whole
    };
    let kept = if in_prose { kept.trim_end_matches(CLOSING) } else { kept };
    whole.get(..whole.len().saturating_sub(tail.len()).saturating_add(kept.len())).unwrap_or(whole)
}

/// Parameters whose values hold no blank, so that a blank ends the address.
const PLAIN: [&str; 8] = ["secret", "digits", "period", "counter", "algorithm", "encoder", "pin", "steam"];
/// What ends a sentence or closes a bracket around an address. Only cut off where prose stands before it: at the
/// end of a lone address it is a typing error that has to be told.
const CLOSING: [char; 15] = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '>', '»', '”', '’'];

fn is_steam(address: &str) -> bool {
    address.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("steam://"))
}

fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or_default()
}

/// `secret=JBSW Y3DP EHPK 3PXP`: blanks between groups of one length, the last perhaps shorter.
fn is_grouped(tail: &str) -> bool {
    let value = tail.split_once('=').map_or("", |(_, value)| value).trim();
    let groups: Vec<usize> = value.split_whitespace().map(str::len).collect();
    match groups.as_slice() {
        [] | [_] => false,
        [first, middle @ .., last] => *first >= 2 && *first <= 8 && middle.iter().all(|n| n == first) && last <= first,
    }
}
