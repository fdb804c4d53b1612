//! One line of text: bullets, ticks and numbering off, what is left is codes, prose or a mere number. Where a single
//! space parts groups of one code and where it parts two codes is decided here.

use super::shape::{Shape, plain};
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
fn pure(line: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let (line, mut spent) = tick(line);
    let line = match used_note(line) {
        Some(rest) => {
            spent = true;
            rest
        }
        None => line,
    };
    for column in columns(line) {
        let (column, ticked) = tick(column);
        let (label, rest) = numbering(column);
        pieces.extend(codes_of(rest, label, spent || ticked)?);
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

/// Bullets and boxes taken off; whether a box was ticked or the text struck out.
fn tick(line: &str) -> (&str, bool) {
    let mut rest = line.trim();
    let mut spent = false;
    loop {
        let before = rest.len();
        for mark in ["[x]", "[X]", "[✓]", "[✔]", "☑", "☒", "✗", "✘", "✔", "✓", "❌"] {
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
fn used_note(line: &str) -> Option<&str> {
    let at = line
        .char_indices()
        .filter(|&(_, c)| c == ' ' || c == '(' || c == '[')
        .map(|(at, _)| at)
        .find(|&at| at > 0 && line.get(at..).is_some_and(|note| words::used(note) && !code_like_first(note)))?;
    line.get(..at).map(str::trim)
}

/// Whether the first word of a note is itself still part of the codes.
fn code_like_first(note: &str) -> bool {
    note.split_whitespace().next().is_some_and(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().any(|c| c.is_ascii_digit()) || word.len() == 4 && words::word_like(word) < 40 && !words::used(word)
    })
}

/// A number as list markers write it: `1.`, `#3`, `(4)`, `[5]`, `06:`, `Code 7:`, `8 -`.
fn number_token(token: &str) -> Option<&str> {
    let inner = token.trim_start_matches(['#', '(', '[']).trim_end_matches(['.', ')', ']', ':', '-', '–', '°', 'º']);
    (!inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit()) && inner.len() < token.len())
        .then_some(inner)
}

fn number_alone(line: &str) -> Option<String> {
    let mut tokens = line.split(' ').filter(|t| !t.is_empty()).rev();
    let last = tokens.next()?;
    let number =
        number_token(last).or_else(|| (last.len() <= 3 && last.bytes().all(|b| b.is_ascii_digit())).then_some(last))?;
    match (tokens.next(), tokens.next()) {
        (None, _) => Some(number.to_owned()),
        // "Code 3:", "No. 3", but not "Version 3" or "in 3 days".
        (Some(word), None) if numbered_word(word) => Some(number.to_owned()),
        _ => None,
    }
}

fn numbered_word(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    [
        "code",
        "key",
        "token",
        "no",
        "nr",
        "n",
        "nº",
        "código",
        "codigo",
        "clé",
        "schlüssel",
        "code #",
        "#",
        "пароль",
        "код",
        "コード",
        "kod",
        "codice",
        "número",
    ]
    .contains(&word.as_str())
}

/// Numbering at the beginning, and the rest.
fn numbering(column: &str) -> (Option<String>, &str) {
    let column = column.trim();
    if let Some((first, rest)) = column.split_once(' ') {
        let rest = rest.trim_start();
        if let Some(number) = number_token(first) {
            return (Some(number.to_owned()), rest);
        }
        if numbered_word(first) {
            let (second, after) = rest.split_once(' ').unwrap_or((rest, ""));
            let number = number_token(second)
                .or_else(|| (second.len() <= 3 && second.bytes().all(|b| b.is_ascii_digit())).then_some(second));
            if let Some(number) = number {
                return (
                    Some(number.to_owned()),
                    after.trim_start().trim_start_matches(['-', '–', ':', '=']).trim_start(),
                );
            }
        }
        // "3 - abcd", "3: abcd", "3 abcdefgh": a bare number of other length than what follows.
        if first.len() <= 3 && first.bytes().all(|b| b.is_ascii_digit()) {
            let after = rest.trim_start_matches(['-', '–', '—', ':', '=', '.', ')']).trim_start();
            let next = after.split(' ').next().unwrap_or_default();
            if after.len() < rest.len() || bare(next) >= 4 && first.len() < 3 {
                return (Some(first.to_owned()), after);
            }
        }
    }
    // "1.abcd1234", "2)abcd1234", "3:abcd1234"
    let digits = column.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let (Some(number), Some(rest)) = (column.get(..digits), column.get(digits..))
        && let Some(after) = rest.strip_prefix(['.', ')', ':'])
        && bare(after) >= SHORTEST
    {
        return (Some(number.to_owned()), after.trim_start());
    }
    (None, column)
}

/// Letters and digits in a text.
pub(super) fn bare(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// What stands around a code: quotes, brackets, full stops.
fn unwrapped(token: &str) -> &str {
    let token = token.trim_matches([
        '"', '\'', '`', '“', '”', '„', '‘', '’', '«', '»', '(', ')', '[', ']', '{', '}', '<', '>', '.', ':', '!', '?',
        '*', '…',
    ]);
    token.trim_end_matches([',', ';'])
}

/// Whether a token can be (a group of) a code: ASCII letters and digits, single dashes inside.
fn code_token(token: &str) -> bool {
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
    let mut label = label;
    for token in tokens {
        if bare(token) < SHORTEST || token.chars().count() > BACKUP_CODE_CHARS {
            return None;
        }
        codes.push(Piece { text: token.to_owned(), label: label.take(), spent });
    }
    Some(())
}

/// Pieces of prose that look like codes, each with what stands before it.
fn in_prose(line: &str) -> Vec<(Piece, String)> {
    let mut out = Vec::new();
    // "Recovery code: abcd efgh ijkl": after a colon everything may be codes.
    for (at, _) in line.match_indices([':', '=', '\u{ff1a}']).collect::<Vec<_>>().into_iter().rev() {
        let after = line.get(at..).unwrap_or_default().trim_start_matches([':', '=', '\u{ff1a}']);
        let lead = line.get(..at).unwrap_or_default();
        if (after.starts_with(' ') || lead.ends_with(char::is_alphabetic))
            && let Some(pieces) = pure(after.trim().trim_end_matches('.'))
        {
            out.extend(pieces.into_iter().filter(|p| !time_or_date(&p.text)).map(|piece| (piece, lead.to_owned())));
            return out;
        }
    }
    let mut lead = String::new();
    let mut run: Vec<&str> = Vec::new();
    for token in line.split(' ').chain(core::iter::once("")) {
        let inner = unwrapped(token);
        let groupable = code_token(inner) && (3..=6).contains(&bare(inner));
        if !groupable || run.first().is_some_and(|first| bare(first) != bare(inner)) {
            close(&mut run, &mut out, &lead);
        }
        if groupable {
            run.push(inner);
        } else if code_token(inner) && strong(inner) {
            out.push((Piece { text: inner.to_owned(), label: None, spent: false }, lead.clone()));
        }
        lead.push_str(token);
        lead.push(' ');
    }
    out
}

/// A run of like groups in prose is one code when there are at least three and they are no words.
fn close(run: &mut Vec<&str>, out: &mut Vec<(Piece, String)>, lead: &str) {
    let groups = core::mem::take(run);
    let text = groups.join(" ");
    if groups.len() >= 3
        && text.chars().count() <= BACKUP_CODE_CHARS
        && (text.bytes().any(|b| b.is_ascii_digit()) || words::word_like(&text) < 45)
    {
        let before = lead.find(&text).and_then(|at| lead.get(..at)).unwrap_or(lead);
        out.push((Piece { text, label: None, spent: false }, before.to_owned()));
    } else {
        for token in groups.into_iter().filter(|t| bare(t) >= SHORTEST && strong(t)) {
            let before = lead.rfind(token).and_then(|at| lead.get(..at)).unwrap_or(lead);
            out.push((Piece { text: token.to_owned(), label: None, spent: false }, before.to_owned()));
        }
    }
}

/// Whether a token in running text can only be a code.
fn strong(token: &str) -> bool {
    let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let all = letters.saturating_add(digits);
    let shape = Shape::of(token);
    let even = shape.groups.len() >= 2
        && shape.groups.iter().all(|n| Some(n) == shape.groups.first())
        && shape.groups.first() >= Some(&3);
    !time_or_date(token)
        && token.chars().count() <= BACKUP_CODE_CHARS
        && (letters >= 1 && digits >= 1 && all >= SHORTEST
            || all >= 8 && letters == 0
            || even && all >= 8 && words::word_like(token) < 45
            || letters >= 8 && words::word_like(token) < 40)
}

/// Dates and telephone numbers by their groups.
pub(super) fn time_or_date(token: &str) -> bool {
    let shape = Shape::of(token);
    if token.chars().any(|c| c.is_ascii_alphabetic()) {
        return matches!(shape.groups.as_slice(), [2, 2, 2, 2, 2, 2]) || iso_with_letter(token, &shape);
    }
    matches!(
        shape.groups.as_slice(),
        [4, 2, 2]
            | [2, 2, 4]
            | [4, 2]
            | [2, 4]
            | [3, 3, 4]
            | [3, 4]
            | [1, 3, 3, 4]
            | [3, 2, 4]
            | [2, 2, 2]
            | [3, 3, 3, 3]
            | [3, 3, 2, 2]
            | [1, 3, 4]
            | [2, 2, 2, 2, 2]
            | [3, 7]
            | [3, 8]
            | [4, 7]
            | [4, 3, 3]
            | [4, 3, 4]
            | [5, 6]
            | [3, 4, 4]
            | [2, 3, 4, 4]
            | [2, 3, 3, 4]
    )
}

/// `2025-01-02T10`, `12-May-2024`.
fn iso_with_letter(token: &str, shape: &Shape) -> bool {
    let iso = shape.groups.len() == 3
        && shape.groups.first() == Some(&4)
        && shape.groups.get(1) == Some(&2)
        && token.contains('T');
    let month =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt", "dez"];
    iso || shape.groups.len() == 3
        && month.contains(&token.split('-').nth(1).unwrap_or_default().to_lowercase().as_str())
}
