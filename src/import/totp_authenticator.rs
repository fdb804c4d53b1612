//! TOTP Authenticator (Binary Boot): base64 of AES-256-CBC without salt or IV; without a password of one's own the app
//! takes a fixed one.

use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::cipher;
use super::draft::{Draft, Written};
use super::json::{self, scalar, secret, string};
use super::report::Report;
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result};

const DEFAULT: &str = "TotpAuthenticator";

/// Whether it may be one: base64 of whole blocks and nothing else. A locked file of Steam looks the same.
pub(super) fn may_be(text: &str) -> bool {
    let text = text.trim();
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || matches!(c, '+' | '/' | '=');
    text.len() >= 20
        && text.chars().all(is_base64)
        && base64::decode(text).is_some_and(|bytes| !bytes.is_empty() && bytes.len().is_multiple_of(16))
}

/// Whether it opens without a person's password.
pub(super) fn is_open(text: &str) -> bool {
    open(text, DEFAULT).is_ok()
}

fn open(text: &str, password: &str) -> Result<Value> {
    let bytes = base64::decode(text).ok_or(Error::FileDamaged)?;
    let key = Zeroizing::new(Sha256::digest(password.as_bytes()).to_vec());
    let opened = cipher::cbc(&key, &[0; 16], &bytes)?;
    json::parse(cipher::text(&opened)?)
        .map_err(|error| if error == Error::FileDamaged { Error::WrongOrDamaged } else { error })
}

/// Reads it.
pub(super) fn read(text: &str, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let default = open(text, DEFAULT);
    let value = match (default, password) {
        (Ok(value), _) => value,
        (Err(_), Some(password)) => open(text, password.expose())?,
        (Err(_), None) => return Err(Error::PasswordNeeded),
    };
    // An object whose one key is the text of the list.
    let list = match &value {
        Value::Object(map) => json::parse(map.keys().next().ok_or(Error::FileDamaged)?)?,
        _ => value,
    };
    for (index, entry) in list.as_array().ok_or(Error::FileDamaged)?.iter().enumerate() {
        let issuer = string(entry, "issuer");
        let key = secret(entry, "key");
        report.take(Draft {
            number: index.saturating_add(1),
            issuer: if issuer == "Unknown" { String::new() } else { issuer },
            account: string(entry, "name"),
            secret: match (scalar(entry, "base").as_deref(), key) {
                (_, None) => Written::Missing,
                (Some("16"), Some(key)) => Written::Hex(key),
                (Some("64"), Some(key)) => Written::Base64(key),
                (_, Some(key)) => Written::Text(key),
            },
            digits: scalar(entry, "digits"),
            period: scalar(entry, "period"),
            ..Draft::default()
        });
    }
    Ok(())
}
