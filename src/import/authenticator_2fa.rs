//! 2FA Authenticator (the browser extension by VastBlast): its accounts as JSON under PBKDF2 and AES-GCM, or as they are.

use serde_json::Value;

use super::cipher;
use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Written};
use super::json::{self, count, items, member, scalar, secret, string, text};
use super::report::Report;
use super::{Lock, needed};
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result};

/// Whether it is one.
pub(super) fn is_one(value: &Value) -> bool {
    text(value, "app") == Some("2fa-authenticator")
        || vault(value).is_some_and(|vault| text(vault, "format") == Some("plain"))
}

fn vault(value: &Value) -> Option<&Value> {
    member(value, "vault")
        .or_else(|| Some(value).filter(|value| value.get("cipher").is_some() || value.get("format").is_some()))
}

/// How it is locked.
pub(super) fn lock(value: &Value) -> Result<Option<(Lock, Option<Cost>)>> {
    match vault(value).filter(|vault| vault.get("cipher").is_some()) {
        Some(vault) => Ok(Some((Lock::Export, Some(cost(vault)?)))),
        None => Ok(None),
    }
}

fn cost(vault: &Value) -> Result<Cost> {
    let kdf = member(vault, "kdf").ok_or(Error::FileDamaged)?;
    let hash = match string(kdf, "hash").as_str() {
        "SHA-256" | "" => Hash::Sha256,
        "SHA-512" => Hash::Sha512,
        "SHA-1" => Hash::Sha1,
        _ => return Err(Error::UnknownLock),
    };
    Ok(Cost::Pbkdf2 { hash, rounds: count(kdf, "iterations").unwrap_or(0) })
}

/// Reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let vault = vault(value).ok_or(Error::FileDamaged)?;
    let Some(sealed) = member(vault, "cipher") else {
        return accounts(member(vault, "data").unwrap_or(vault), report);
    };
    let password = needed(password)?;
    let bytes = |of: &Value, name: &str| text(of, name).and_then(base64::decode).ok_or(Error::FileDamaged);
    let salt = bytes(member(vault, "kdf").ok_or(Error::FileDamaged)?, "salt")?;
    let key = derive::key(password.expose().as_bytes(), &salt, cost(vault)?, 32)?;
    let opened = cipher::gcm(&key, &bytes(sealed, "iv")?, &bytes(sealed, "data")?, b"")?;
    accounts(&json::parse(cipher::text(&opened)?)?, report)
}

fn accounts(data: &Value, report: &mut Report) -> Result<()> {
    if data.get("accounts").is_none() {
        return Err(Error::FileDamaged);
    }
    for (index, account) in items(data, "accounts").iter().enumerate() {
        report.take(Draft {
            number: index.saturating_add(1),
            kind: string(account, "type"),
            issuer: string(account, "issuer"),
            account: string(account, "label"),
            secret: Written::text(secret(account, "secret")),
            algorithm: scalar(account, "algorithm"),
            digits: scalar(account, "digits"),
            period: scalar(account, "period"),
            counter: scalar(account, "counter"),
            ..Draft::default()
        });
    }
    Ok(())
}
