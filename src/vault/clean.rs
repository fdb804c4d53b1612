//! What a person or an import wrote, made fit to keep: bounded, without control characters and without characters
//! that turn the reading direction around (a name must not be able to look like another).

use crate::{Error, Result, limits};

/// A line: spaces at both ends taken off.
///
/// # Errors
/// [`Error::TooLarge`] beyond 1,024 bytes.
pub fn line(text: &str) -> Result<String> {
    let clean: String = text.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let clean = clean.trim();
    if clean.len() <= limits::NAME_BYTES { Ok(clean.to_owned()) } else { Err(Error::TooLarge) }
}

/// A note: line breaks and tabs stay.
///
/// # Errors
/// [`Error::TooLarge`] beyond 1 MiB.
pub fn note(text: &str) -> Result<Option<String>> {
    let clean: String = text.chars().filter(|c| (!c.is_control() || matches!(c, '\n' | '\t')) && !turns(*c)).collect();
    if clean.len() > limits::NOTE_BYTES {
        return Err(Error::TooLarge);
    }
    Ok(Some(clean).filter(|text| !text.trim().is_empty()))
}

/// Tags: cleaned, empty ones and repetitions dropped.
///
/// # Errors
/// [`Error::TooMany`], [`Error::TooLarge`].
pub fn tags(texts: &[String]) -> Result<Vec<String>> {
    if texts.len() > limits::LABELS {
        return Err(Error::TooMany);
    }
    let mut tags = Vec::new();
    for text in texts {
        let tag = line(text)?;
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// Overrides and isolates of the bidirectional algorithm (UAX #9), and characters without width that only disguise.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_turn_the_reading_direction_around() {
        assert_eq!(line(" moc.\u{202e}elgoog\u{0} ").unwrap(), "moc.elgoog");
        assert_eq!(line("ענבר").unwrap(), "ענבר");
    }

    #[test]
    fn what_is_too_long_is_refused_and_not_cut() {
        assert_eq!(line(&"x".repeat(1_025)), Err(Error::TooLarge));
        assert_eq!(note(&"x".repeat((1 << 20) + 1)), Err(Error::TooLarge));
        assert_eq!(note(" \n "), Ok(None));
    }
}
