//! The numbering of a line: `1.`, `#3`, `Code 7:`. Some sites ask for "code #3", so it is taken off and kept.

use super::line::{SHORTEST, bare};

/// A number as list markers write it: `1.`, `#3`, `(4)`, `[5]`, `06:`, `Code 7:`, `8 -`.
pub(super) fn number_token(token: &str) -> Option<&str> {
    let inner = token.trim_start_matches(['#', '(', '[']).trim_end_matches(['.', ')', ']', ':', '-', '–', '°', 'º']);
    (!inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit()) && inner.len() < token.len())
        .then_some(inner)
}

pub(super) fn number_alone(line: &str) -> Option<String> {
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
pub(super) fn numbering(column: &str) -> (Option<String>, &str) {
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
