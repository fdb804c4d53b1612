//! Steam's maFiles as Steam Desktop Authenticator, steamguard-cli and WinAuth write them. A locked one needs the
//! `manifest.json` that lies beside it.

use serde_json::Value;

use super::cipher;
use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Written};
use super::json::{self, items, member, secret, string, text};
use super::report::Report;
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result};

const LEGACY: Cost = Cost::Pbkdf2 { hash: Hash::Sha1, rounds: 50_000 };
const ARGON2ID: Cost = Cost::Argon2id { memory: 12 * 1_024, passes: 3, lanes: 12 };

/// Whether it is an account or several.
pub(super) fn is_one(value: &Value) -> bool {
    let several = member(value, "accounts").and_then(Value::as_object);
    text(value, "shared_secret").is_some()
        || several
            .is_some_and(|map| !map.is_empty() && map.values().all(|account| text(account, "shared_secret").is_some()))
}

/// Whether it is the manifest.
pub(super) fn is_manifest(value: &Value) -> bool {
    let entry = |entry: &Value| {
        entry.get("filename").is_some()
            && (entry.get("steamid").is_some()
                || entry.get("steam_id").is_some()
                || entry.get("encryption").is_some()
                || entry.get("encryption_iv").is_some())
    };
    let list = items(value, "entries");
    !list.is_empty() && list.iter().all(entry)
        || value.get("periodic_checking").is_some() && value.get("entries").is_some()
}

/// Reads what is not locked.
pub(super) fn read(value: &Value, report: &mut Report) {
    match member(value, "accounts").and_then(Value::as_object) {
        Some(map) => map.values().enumerate().for_each(|(at, account)| one(account, at.saturating_add(1), report)),
        None => one(value, 1, report),
    }
}

fn one(account: &Value, number: usize, report: &mut Report) {
    report.take(Draft {
        number,
        kind: "steam".to_owned(),
        issuer: "Steam".to_owned(),
        account: string(account, "account_name"),
        secret: secret(account, "shared_secret").map_or(Written::Missing, Written::Base64),
        ..Draft::default()
    });
}

/// Opens a locked file with its manifest and reads it.
pub(super) fn unlock(
    name: &str,
    sealed: &str,
    manifest: &Value,
    password: &SecretText,
    report: &mut Report,
) -> Result<()> {
    let content = base64::decode(sealed).ok_or(Error::FileDamaged)?;
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let list = items(manifest, "entries");
    let entry = list.iter().find(|entry| text(entry, "filename") == Some(base));
    let entry = entry.or(if let [only] = list { Some(only) } else { None }).ok_or(Error::ManifestNeeded)?;
    let lock = member(entry, "encryption");
    let argon2 = lock.and_then(|lock| text(lock, "scheme")).is_some_and(|scheme| scheme == "Argon2idAes256");
    let get = |own: &str, old: &str| {
        lock.and_then(|lock| text(lock, own)).or_else(|| text(entry, old)).and_then(base64::decode)
    };
    let (Some(iv), Some(salt)) = (get("iv", "encryption_iv"), get("salt", "encryption_salt")) else {
        return Err(Error::ManifestNeeded);
    };
    let key = derive::key(password.expose().as_bytes(), &salt, if argon2 { ARGON2ID } else { LEGACY }, 32)?;
    let opened = cipher::cbc(&key, &iv, &content)?;
    let value = json::parse(cipher::text(&opened)?).map_err(|_| Error::WrongOrDamaged)?;
    read(&value, report);
    Ok(())
}
