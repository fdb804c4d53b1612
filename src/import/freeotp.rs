//! FreeOTP (Android preferences) and FreeOTP+ (JSON): tokens in one shape, secrets as signed bytes. Their stored HOTP
//! counter is the last one used.

use serde_json::Value;

use super::draft::{Draft, Rest, Written};
use super::json::{self, count, items, member, scalar, string};
use super::report::Report;
use super::xml;
use crate::secret::Secret;
use crate::{Error, Result, limits};

/// Reads FreeOTP+.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    for (index, token) in items(value, "tokens").iter().enumerate() {
        report.take(draft(token, index.saturating_add(1), true));
    }
    Ok(())
}

/// Reads the preferences of FreeOTP 1.
pub(super) fn read_preferences(text: &str, report: &mut Report) -> Result<()> {
    let mut found: Vec<(String, Value)> = Vec::new();
    let mut order: Vec<String> = Vec::new();
    for (name, text) in xml::preferences(text)?.into_iter().take(limits::ENTRIES.saturating_mul(2)) {
        match json::parse(&text) {
            Ok(list) if name == "tokenOrder" => {
                let names = list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
                order = names.take(limits::ENTRIES).collect();
            }
            Ok(token) if token.get("secret").is_some() => found.push((name, token)),
            _ => report.refuse(found.len().saturating_add(1), &name, Error::FileDamaged, String::new()),
        }
    }
    let listed = order.iter().filter_map(|name| found.iter().find(|(other, _)| other == name));
    let rest = found.iter().filter(|(name, _)| !order.contains(name));
    for (index, (_, token)) in listed.chain(rest).enumerate() {
        report.take(draft(token, index.saturating_add(1), true));
    }
    Ok(())
}

/// One token; `used` says that its counter was used already.
pub(super) fn draft(token: &Value, number: usize, used: bool) -> Draft {
    let first = |names: &[&str]| {
        let texts = names.iter().map(|name| string(token, name));
        texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
    };
    let issuer = first(&["issuerAlt", "issuerExt", "issuerInt"]);
    let digits = scalar(token, "digits");
    let mut kind = string(token, "type").to_ascii_lowercase();
    let steam = issuer.trim() == "Steam" && digits.as_deref().is_none_or(|digits| digits == "5");
    if kind != "hotp" && steam {
        kind = "steam".to_owned();
    }
    let counter = match count(token, "counter") {
        Some(counter) if used => Some(counter.saturating_add(1).to_string()),
        _ => scalar(token, "counter"),
    };
    Draft {
        number,
        kind,
        account: first(&["labelAlt", "label"]),
        issuer,
        secret: signed(token, "secret").map_or(Written::Missing, |bytes| Written::Bytes(Secret::new(bytes))),
        algorithm: scalar(token, "algo"),
        digits,
        period: scalar(token, "period"),
        counter,
        rest: Rest::default(),
        ..Draft::default()
    }
}

/// Bytes as Java writes them, from -128 to 127.
pub(super) fn signed(value: &Value, name: &str) -> Option<Vec<u8>> {
    let list = member(value, name)?.as_array()?;
    let byte = |item: &Value| {
        let number = item.as_i64()?;
        i8::try_from(number).map(i8::cast_unsigned).or_else(|_| u8::try_from(number)).ok()
    };
    list.iter().map(byte).collect()
}
