//! OTP Manager (an app of Nextcloud): JSON; with an `iv` each secret is locked by itself.

use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::draft::{Draft, Written};
use super::json::{items, scalar, secret, string, text};
use super::report::{Homeless, Report};
use super::{Lock, cipher, needed};
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result};

/// How it is locked.
pub(super) fn lock(value: &Value) -> bool {
    text(value, "iv").is_some_and(|iv| !iv.is_empty())
}

/// The kind of its password.
pub(super) const LOCK: Lock = Lock::Export;

/// Reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let keys = if lock(value) {
        let iv = text(value, "iv").and_then(cipher::hex).ok_or(Error::FileDamaged)?;
        Some((Zeroizing::new(Sha256::digest(needed(password)?.expose().as_bytes()).to_vec()), iv))
    } else {
        None
    };
    let (mut opened, mut closed) = (0_usize, Vec::new());
    for (index, account) in items(value, "accounts").iter().enumerate() {
        let icon = string(account, "icon");
        if !icon.is_empty() && icon != "default" {
            report.count(Homeless::Icon);
        }
        let draft = Draft {
            number: index.saturating_add(1),
            kind: string(account, "type"),
            issuer: string(account, "issuer"),
            account: string(account, "name"),
            algorithm: scalar(account, "algorithm").map(|name| match name.as_str() {
                "0" => "SHA1".to_owned(),
                "1" => "SHA256".to_owned(),
                "2" => "SHA512".to_owned(),
                _ => name,
            }),
            digits: scalar(account, "digits"),
            period: scalar(account, "period"),
            counter: scalar(account, "counter"),
            ..Draft::default()
        };
        let written = match (&keys, secret(account, "secret")) {
            (Some((key, iv)), Some(sealed)) => open(key, iv, &sealed),
            (_, secret) => Ok(Written::text(secret)),
        };
        match written {
            Ok(secret) => {
                opened = opened.saturating_add(1);
                report.take(Draft { secret, ..draft });
            }
            Err(error) => closed.push((draft, error)),
        }
    }
    if let (0, Some((_, error))) = (opened, closed.first()) {
        return Err(*error);
    }
    for (draft, error) in closed {
        report.refuse(draft.number, &draft.issuer, error, draft.source());
    }
    Ok(())
}

fn open(key: &[u8], iv: &[u8], sealed: &SecretText) -> Result<Written> {
    let content = base64::decode(sealed.expose()).ok_or(Error::FileDamaged)?;
    let opened = cipher::cbc(key, iv, &content)?;
    Ok(Written::Text(SecretText::new(cipher::text(&opened)?.to_owned())))
}
