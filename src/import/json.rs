//! JSON that somebody else wrote: bounded before it is parsed, and read by forgiving accessors, since every app has its
//! own idea of numbers, nulls and missing members.

use serde_json::Value;
use zeroize::Zeroizing;

use crate::{Error, Result, limits, secret::SecretText};

/// Deeper nesting belongs to no export.
const DEPTH: usize = 64;
/// Members and items of one text. An entry of a password manager has some fifty.
const ITEMS: usize = 1_500_000;

/// Parses a whole text.
///
/// # Errors
/// [`Error::FileDamaged`] for what is no JSON, [`Error::TooLarge`] for what is nested too deep or has too many parts.
pub(super) fn parse(text: &str) -> Result<Value> {
    bounded(text)?;
    match serde_json::from_str(text) {
        Ok(value) => Ok(value),
        // Half of a surrogate pair is an error to the parser, and a broken name to us.
        Err(_) => serde_json::from_str(&without_lone_surrogates(text)).map_err(|_| Error::FileDamaged),
    }
}

/// Counts depth and parts without building anything.
fn bounded(text: &str) -> Result<()> {
    let (mut depth, mut items, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in text.bytes() {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth = depth.saturating_add(1);
                items = items.saturating_add(1);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' | b':' => items = items.saturating_add(1),
            _ => {}
        }
        if depth > DEPTH || items > ITEMS {
            return Err(Error::TooLarge);
        }
    }
    Ok(())
}

/// Each `\ud800` without its partner becomes `\ufffd`.
fn without_lone_surrogates(text: &str) -> Zeroizing<String> {
    let unit = |rest: &str| -> Option<u32> {
        let digits = rest.strip_prefix("\\u")?.get(..4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut out = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let length = match unit(escape) {
            Some(0xd800..=0xdbff) => match escape.get(6..).and_then(unit) {
                Some(0xdc00..=0xdfff) => 12,
                _ => 0,
            },
            Some(0xdc00..=0xdfff) => 0,
            Some(_) => 6,
            None => escape.chars().take(2).map(char::len_utf8).sum(),
        };
        if length == 0 {
            out.push_str("\\ufffd");
            rest = escape.get(6..).unwrap_or_default();
        } else {
            let (kept, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
            out.push_str(kept);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The member of this name, unless it is null.
pub(super) fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.get(name).filter(|member| !member.is_null())
}

/// A member that holds text.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    member(value, name)?.as_str()
}

/// A member that holds text, or nothing.
pub(super) fn string(value: &Value, name: &str) -> String {
    scalar(value, name).unwrap_or_default()
}

/// A member that is text, number or truth, as text.
pub(super) fn scalar(value: &Value, name: &str) -> Option<String> {
    match member(value, name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(decimal(number)),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// Whole numbers as they are. What is none only has to be told from one.
fn decimal(number: &serde_json::Number) -> String {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(whole), _, _) => whole.to_string(),
        (_, Some(negative), _) => negative.to_string(),
        (_, _, Some(float)) => whole(float).map_or_else(|| "a fraction".to_owned(), |whole| whole.to_string()),
        _ => "no number".to_owned(),
    }
}

/// `30.0` and `3e1` are 30.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked just before
fn whole(float: f64) -> Option<u64> {
    (float.trunc() == float && (0.0..9_007_199_254_740_992.0).contains(&float)).then_some(float as u64)
}

/// The same, for a secret.
pub(super) fn secret(value: &Value, name: &str) -> Option<SecretText> {
    scalar(value, name).map(SecretText::new)
}

/// The items of a member; none when it is something else.
pub(super) fn items<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    member(value, name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The items of a member that a report can tell of at most: as many entries, as many refusals.
pub(super) fn entries<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    bounded_list(items(value, name), limits::ENTRIES.saturating_mul(2))
}

/// What groups and folders are called, by their ids: looked through for each entry, so there is an end to them.
pub(super) fn named<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    bounded_list(items(value, name), 1_000)
}

fn bounded_list(list: &[Value], most: usize) -> &[Value] {
    list.get(..most).unwrap_or(list)
}

/// A member that says yes: `true`, 1, or text of these.
pub(super) fn flag(value: &Value, name: &str) -> bool {
    scalar(value, name).is_some_and(|text| matches!(text.as_str(), "true" | "1"))
}

/// A member that is a whole number from 0, as number or text.
pub(super) fn count(value: &Value, name: &str) -> Option<u64> {
    scalar(value, name)?.trim().parse().ok()
}

/// The texts of an array.
pub(super) fn texts(value: &Value, name: &str) -> Vec<String> {
    items(value, name).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_surrogate_pair_costs_one_letter() {
        let value = parse(r#"{"a":"x\ud83dy","b":"\ud83d\ude00","c":"\\ud83d"}"#).unwrap();
        assert_eq!((text(&value, "a"), text(&value, "b")), (Some("x\u{fffd}y"), Some("😀")));
        assert_eq!(text(&value, "c"), Some("\\ud83d"));
    }

    #[test]
    fn depth_and_number_of_parts_are_bounded() {
        assert!(parse(&format!("{}{}", "[".repeat(64), "]".repeat(64))).is_ok());
        assert!(parse(&format!("{}{}", "[".repeat(65), "]".repeat(65))).is_err_and(|e| e == Error::TooLarge));
        assert!(parse(&format!("[{}0]", "0,".repeat(ITEMS))).is_err_and(|e| e == Error::TooLarge));
        assert!(parse(r#"["[[[[\"[[[["]"#).is_ok());
        assert!(parse("[").is_err_and(|e| e == Error::FileDamaged));
    }
}
