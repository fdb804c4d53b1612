//! Proton Authenticator: JSON with an address for each entry, plain or sealed.

use serde_json::Value;

use super::derive::{self, Cost};
use super::draft::{Draft, Rest, Written};
use super::json::{self, items, member, scalar, secret, string, text};
use super::report::Report;
use super::{Lock, cipher, needed};
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result};

const COST: Cost = Cost::Argon2id { memory: 19_456, passes: 2, lanes: 1 };
const AAD: &[u8] = b"proton.authenticator.export.v1";

/// Whether it is one.
pub(super) fn is_one(value: &Value) -> bool {
    let plain =
        items(value, "entries").iter().any(|entry| member(entry, "content").is_some_and(|c| text(c, "uri").is_some()));
    plain
        || sealed(value).is_some()
        || value.get("version").is_some() && value.get("entries").is_some_and(Value::is_array)
}

fn sealed(value: &Value) -> Option<(&str, &str)> {
    Some((text(value, "salt")?, text(value, "content")?))
}

/// How it is locked.
pub(super) fn lock(value: &Value) -> Option<(Lock, Option<Cost>)> {
    sealed(value).map(|_| (Lock::Export, Some(COST)))
}

/// Reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let Some((salt, content)) = sealed(value) else {
        entries(value, report);
        return Ok(());
    };
    let password = needed(password)?;
    let (Some(salt), Some(content)) = (base64::decode(salt), base64::decode(content)) else {
        return Err(Error::FileDamaged);
    };
    let (nonce, sealed) = content.split_at_checked(12).ok_or(Error::FileDamaged)?;
    let key = derive::key(password.expose().as_bytes(), &salt, COST, 32)?;
    let opened = cipher::gcm(&key, nonce, sealed, AAD)?;
    entries(&json::parse(cipher::text(&opened)?)?, report);
    Ok(())
}

fn entries(value: &Value, report: &mut Report) {
    let none = Value::Null;
    for (index, entry) in items(value, "entries").iter().enumerate() {
        let content = member(entry, "content").unwrap_or(&none);
        let steam = text(content, "uri").is_some_and(|uri| uri.starts_with("steam://")); // which bears no names
        report.take(Draft {
            number: index.saturating_add(1),
            issuer: if steam { "Steam".to_owned() } else { String::new() },
            account: string(content, "name"),
            secret: secret(content, "uri").map_or(Written::Missing, Written::Address),
            rest: Rest { note: scalar(entry, "note"), prefer_address: true, ..Rest::default() },
            ..Draft::default()
        });
    }
}
