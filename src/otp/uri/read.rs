//! The reader. It splits by hand, decodes once, and gives the first thing that is wrong by name; it never quotes
//! what it was given.

use super::query::Query;
use crate::otp::written::{algorithm, number, pin, secret};
use crate::otp::{Kind, Named, Otp, Warning, named, percent};
use crate::{Error, Result, limits};

/// Reads one set-up address.
///
/// # Errors
/// [`Error::NotOtpauth`] when it is no such address, [`Error::UnknownKind`] for a type that Holdfast does not know,
/// and what [`Otp::check`] and [`crate::otp::base32::decode`] give.
pub fn read(text: &str) -> Result<Named> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    if text.len() > limits::NOTE_BYTES {
        return Err(Error::BadInput);
    }
    // By one character: the standard library's search for more would take room in the module (src/site/alike.rs).
    let (scheme, rest) = text.split_once(':').ok_or(Error::NotOtpauth)?;
    let rest = rest.strip_prefix("//").ok_or(Error::NotOtpauth)?;
    match scheme.to_ascii_lowercase().as_str() {
        "otpauth" | "apple-otpauth" => otpauth(rest),
        "steam" => steam(rest),
        "motp" => motp(rest),
        _ => Err(Error::NotOtpauth),
    }
}

fn otpauth(rest: &str) -> Result<Named> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (kind, label) = path.split_once('/').unwrap_or((path, ""));
    let query = Query::read(query);
    let names = names(label, &query);
    let kind = match kind.trim().to_ascii_lowercase().as_str() {
        "totp" | "hotp" if says_steam(&query) => Kind::Steam,
        "totp" if is_steam_by_name(&names, &query) => Kind::Steam,
        "totp" => Kind::Totp,
        "hotp" => Kind::Hotp,
        "steam" => Kind::Steam,
        "yaotp" => Kind::Yandex,
        "motp" => Kind::Motp,
        _ => return Err(Error::UnknownKind),
    };
    finish(kind, names, query)
}

/// `steam://SECRET`, without any name.
fn steam(rest: &str) -> Result<Named> {
    let written = rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    Named::new("", "", Otp::new(Kind::Steam, secret(Kind::Steam, &percent::decode(written))?))
}

/// `motp://issuer:account?secret=HEX`: the label stands where the type would.
fn motp(rest: &str) -> Result<Named> {
    let (label, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = Query::read(query);
    let names = names(label.trim_end_matches('/'), &query);
    finish(Kind::Motp, names, query)
}

fn names(raw_label: &str, query: &Query) -> named::Names {
    let sides = raw_label.split_once(':').map(|(left, right)| (percent::decode(left), percent::decode(right)));
    let literal = sides.as_ref().map(|(left, right)| (left.as_str(), right.as_str()));
    named::split(query.get("issuer").unwrap_or_default(), &percent::decode(raw_label), literal)
}

fn says_steam(query: &Query) -> bool {
    let flag = query.get("steam").map(|value| value.trim().to_ascii_lowercase());
    query.value("encoder").is_some_and(|encoder| encoder.eq_ignore_ascii_case("steam"))
        || flag.is_some_and(|flag| !matches!(flag.as_str(), "false" | "0" | "no"))
}

/// Older apps write Steam as `totp` and leave it to the name. Digits other than five, or another encoder, say no.
fn is_steam_by_name(names: &named::Names, query: &Query) -> bool {
    let name = if names.issuer.is_empty() { &names.account } else { &names.issuer };
    name == "Steam" && query.value("digits").is_none_or(|digits| digits == "5") && query.value("encoder").is_none()
}

fn finish(kind: Kind, names: named::Names, query: Query) -> Result<Named> {
    let mut otp = Otp::new(kind, secret(kind, query.get("secret").ok_or(Error::SecretMissing)?)?);
    let mut counter_missing = false;
    // What a kind has fixed (Steam's five letters) or has no use for (the period of HOTP) is not even looked at.
    if matches!(kind, Kind::Totp | Kind::Hotp) {
        if let Some(name) = query.value("algorithm") {
            otp.algorithm = algorithm(name)?;
        }
        if let Some(digits) = query.value("digits") {
            otp.digits = number(digits).and_then(|n| u8::try_from(n).ok()).ok_or(Error::DigitsOutOfRange)?;
        }
    }
    if kind == Kind::Totp
        && let Some(period) = query.value("period")
    {
        otp.period = number(period).and_then(|n| u32::try_from(n).ok()).ok_or(Error::PeriodOutOfRange)?;
    }
    if kind == Kind::Hotp {
        match query.value("counter") {
            Some(counter) => otp.counter = number(counter).ok_or(Error::CounterOutOfRange)?,
            None => counter_missing = true,
        }
    }
    if kind.needs_pin() {
        otp.pin = query.value("pin").map(|value| pin(kind, value));
    }
    let mut named = Named::new(&names.issuer, &names.account, otp)?;
    named.aside = query.aside;
    if counter_missing {
        named.warnings.push(Warning::CounterMissing);
    }
    if names.differ {
        named.warnings.push(Warning::IssuersDiffer);
    }
    Ok(named)
}
