//! The values of a code as apps write them, one by one: what a secret, an algorithm, a number or a PIN may look like.
//! A value that has no one meaning is refused, never guessed at.

use super::{Algorithm, Kind, base32, base64};
use crate::secret::{Secret, SecretText};
use crate::{Error, Result};

/// A Steam secret in base64 has this many bytes.
const STEAM_SECRET_BYTES: usize = 20;

/// The secret of a code of this kind.
///
/// # Errors
/// As [`base32::decode`].
pub(crate) fn secret(kind: Kind, text: &str) -> Result<Secret> {
    match kind {
        Kind::Steam => steam_secret(text),
        // Aegis and Stratum write hex; one that cannot be hex is base32.
        Kind::Motp => base32::decode_hex(text).or_else(|error| match error {
            Error::SecretNotBase32 => base32::decode(text),
            other => Err(other),
        }),
        _ => base32::decode(text),
    }
}

/// Base32 where every character fits it, else base64 of exactly twenty bytes.
fn steam_secret(text: &str) -> Result<Secret> {
    base32::decode(text).or_else(|error| {
        let plus = text.replace(' ', "+"); // a raw `+` of the query was read as a space
        match base64::decode(&plus) {
            Some(bytes) if bytes.len() == STEAM_SECRET_BYTES => Ok(Secret::new(bytes.to_vec())),
            _ => Err(error),
        }
    })
}

/// `SHA-256`, `HmacSHA256`, `Algorithm.sha256` and the like.
pub(crate) fn algorithm(name: &str) -> Result<Algorithm> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_prefix("algorithm.").unwrap_or(&name);
    let bare: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let bare = bare.strip_prefix("hmac").or_else(|| bare.strip_suffix("hmac")).unwrap_or(&bare);
    match bare {
        "sha1" | "sha" => Ok(Algorithm::Sha1),
        "sha256" => Ok(Algorithm::Sha256),
        "sha512" => Ok(Algorithm::Sha512),
        _ => Err(Error::UnknownAlgorithm),
    }
}

/// Decimal digits only: no sign, no fraction; `None` when it is none or does not fit.
pub(crate) fn number(text: &str) -> Option<u64> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// Aegis writes the Yandex PIN in base32; others write it plain. Only digits can be one, which tells them apart.
pub(crate) fn pin(kind: Kind, value: &str) -> SecretText {
    let is_pin = |text: &str| (4..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let decoded = base32::decode(value).ok().and_then(|bytes| {
        let text = core::str::from_utf8(bytes.expose()).ok()?;
        is_pin(text).then(|| SecretText::new(text.to_owned()))
    });
    match decoded {
        Some(pin) if kind == Kind::Yandex => pin,
        _ => SecretText::new(value.to_owned()),
    }
}
