//! One line of text: bullets, ticks and numbering off, what is left is codes, prose or a mere number (`number`, `prose`). Where a single
//! space parts groups of one code and where it parts two codes is decided here.

use super::looks::ordinary;
use super::marks::{tick, used_note};
use super::number::{number_alone, number_token, numbering};
use super::prose::in_prose;
use super::shape::plain;
use super::words;
use crate::limits::BACKUP_CODE_CHARS;

/// Fewest letters and digits of a code.
pub(super) const SHORTEST: usize = 6;

/// What a line is.
pub(super) enum Line {
    /// Nothing but codes (and their numbering).
    Codes(Vec<Piece>),
    /// Text; code-like pieces in it, each with the text before it.
    Prose(Vec<(Piece, String)>),
    /// Numbering alone (`3`, `#3`, `Code 3:`): it names what comes next.
    Number(String),
    /// No letters or digits.
    Empty,
}

/// One code of a line.
pub(super) struct Piece {
    pub text: String,
    pub label: Option<String>,
    pub spent: bool,
}

/// Reads one line.
pub(super) fn read(line: &str) -> Line {
    let clean: String = line
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
        .map(|c| if c != '\t' && c.is_whitespace() { ' ' } else { c })
        .collect();
    let clean = clean.trim();
    if !clean.chars().any(char::is_alphanumeric) {
        return Line::Empty;
    }
    if let Some(number) = number_alone(clean) {
        return Line::Number(number);
    }
    if let Some(pieces) = pure(clean) {
        return Line::Codes(pieces);
    }
    Line::Prose(in_prose(clean))
}

/// The line as codes only, or nothing.
pub(super) fn pure(line: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let (line, mut spent) = tick(line);
    let line = match used_note(line) {
        Some(rest) => {
            spent = true;
            rest
        }
        None => line,
    };
    let several = columns(line).count() > 1;
    let mut number = None;
    for column in columns(line) {
        let (column, ticked) = tick(column);
        // A number or a "no" in a column of its own.
        if several && let Some(n) = number_alone(column) {
            number = Some(n);
            continue;
        }
        if several && words::column(column) {
            continue;
        }
        let (label, rest) = numbering(column);
        pieces.extend(codes_of(rest, label.or_else(|| number.take()), spent || ticked)?);
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// Columns: parted by tabs, two or more spaces, commas, semicolons, bars, slashes with spaces.
fn columns(line: &str) -> impl Iterator<Item = &str> {
    line.split(['\t', ',', ';', '|', '\u{3001}'])
        .flat_map(|part| part.split("  "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Letters and digits in a text.
pub(super) fn bare(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// What stands around a code: quotes, brackets, full stops.
pub(super) fn unwrapped(token: &str) -> &str {
    let token = token.trim_matches([
        '"', '\'', '`', '“', '”', '„', '‘', '’', '«', '»', '(', ')', '[', ']', '{', '}', '<', '>', '.', ':', '!', '?',
        '*', '…',
    ]);
    token.trim_end_matches([',', ';'])
}

/// Whether a token can be (a group of) a code: ASCII letters and digits, single dashes inside; or like groups parted by
/// dots, which a number or an address is not.
pub(super) fn code_token(token: &str) -> bool {
    dashed(token) || dotted(token)
}

fn dotted(token: &str) -> bool {
    let groups = || token.split('.');
    let first = groups().next().map_or(0, str::len);
    groups().count() >= 2
        && first >= 3
        && groups().all(|group| group.len() == first && group.bytes().all(|b| b.is_ascii_alphanumeric()))
        && token.bytes().any(|b| b.is_ascii_digit())
        && token.bytes().any(|b| b.is_ascii_alphabetic())
}

fn dashed(token: &str) -> bool {
    let mut dash = true;
    for c in token.chars() {
        let is_dash = plain(c) == '-';
        if !(c.is_ascii_alphanumeric() || is_dash && !dash) {
            return false;
        }
        dash = is_dash;
    }
    !token.is_empty() && !dash
}

/// The codes of one column, when it holds nothing else.
fn codes_of(column: &str, label: Option<String>, spent: bool) -> Option<Vec<Piece>> {
    let mut codes: Vec<Piece> = Vec::new();
    let mut group: Vec<&str> = Vec::new();
    let mut label = label;
    // "abcd - efgh": dashes with air around them belong to one code.
    let aired = column.contains(" - ") && column.split(" - ").all(|p| code_token(p.trim()) && bare(p) <= 8);
    if aired && bare(column) >= SHORTEST && column.chars().count() <= BACKUP_CODE_CHARS {
        return Some(vec![Piece { text: column.to_owned(), label, spent }]);
    }
    for token in column.split(' ').filter(|t| !t.is_empty()) {
        if let Some(number) = number_token(token)
            && !(group.is_empty() && codes.is_empty() && label.is_some())
        {
            finish(&mut codes, &mut group, label.take(), spent)?;
            label = Some(number.to_owned());
            continue;
        }
        let token = unwrapped(token);
        if !code_token(token) {
            return None;
        }
        group.push(token);
    }
    finish(&mut codes, &mut group, label, spent)?;
    (!codes.is_empty()).then_some(codes)
}

/// Groups that were parted by single spaces, as one code or as many.
fn finish(codes: &mut Vec<Piece>, group: &mut Vec<&str>, label: Option<String>, spent: bool) -> Option<()> {
    if group.is_empty() {
        return Some(());
    }
    let tokens = core::mem::take(group);
    let joined = tokens.join(" ");
    let longest = tokens.iter().map(|t| bare(t)).max().unwrap_or(0);
    let shortest = tokens.iter().map(|t| bare(t)).min().unwrap_or(0);
    let digits = tokens.iter().all(|t| t.bytes().all(|b| b.is_ascii_digit()));
    let dashed = tokens.iter().any(|t| t.chars().any(|c| plain(c) == '-'));
    let one = tokens.len() == 1 || !dashed && (longest <= 5 || longest == 6 && !digits && tokens.len() <= 4);
    if one {
        // Groups of one code are of like length, the last may be short; sentences of short words are not.
        let lengths: Vec<usize> = tokens.iter().map(|t| bare(t)).collect();
        let even =
            lengths.split_last().is_none_or(|(last, rest)| rest.iter().all(|n| Some(n) == rest.first() && last <= n));
        let groups_alike = even || tokens.len() <= 3 && longest.saturating_sub(shortest) <= 2;
        if bare(&joined) < SHORTEST || joined.chars().count() > BACKUP_CODE_CHARS || !groups_alike {
            return None;
        }
        codes.push(Piece { text: joined, label, spent });
        return Some(());
    }
    // Words beside a number ("Article 10048233") are running text.
    if longest != shortest && tokens.iter().any(|t| ordinary(t)) {
        return None;
    }
    let mut label = label;
    for token in tokens {
        if bare(token) < SHORTEST || token.chars().count() > BACKUP_CODE_CHARS {
            return None;
        }
        codes.push(Piece { text: token.to_owned(), label: label.take(), spent });
    }
    Some(())
}
