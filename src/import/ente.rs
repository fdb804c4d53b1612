//! Ente Auth's encrypted export: Argon2id and libsodium's secretstream. The plain one is a list of addresses.

use serde_json::Value;

use super::derive::{self, Cost};
use super::json::{count, items, member, text};
use super::report::Report;
use super::{Lock, cipher, lists, needed};
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result};

/// How it is locked.
pub(super) fn lock(value: &Value) -> Result<Option<(Lock, Option<Cost>)>> {
    Ok(Some((Lock::Export, Some(cost(value)?))))
}

fn cost(value: &Value) -> Result<Cost> {
    let params = member(value, "kdfParams").ok_or(Error::FileDamaged)?;
    let number = |name: &str| count(params, name).unwrap_or(0);
    Ok(Cost::Argon2id { memory: number("memLimit") / 1_024, passes: number("opsLimit"), lanes: 1 })
}

/// Opens and reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    if value.get("kdfParams").is_none() {
        read_old(value, report);
        return Ok(());
    }
    let password = needed(password)?;
    let params = member(value, "kdfParams").ok_or(Error::FileDamaged)?;
    let bytes = |of: &Value, name: &str| text(of, name).and_then(base64::decode).ok_or(Error::FileDamaged);
    let (sealed, header) = (bytes(value, "encryptedData")?, bytes(value, "encryptionNonce")?);
    let key = derive::key(password.expose().as_bytes(), &bytes(params, "salt")?, cost(value)?, 32)?;
    let opened = cipher::secretstream(&key, &header, &sealed)?;
    lists::read(cipher::text(&opened)?, lists::Style::List, report);
    Ok(())
}

/// The JSON of old versions: addresses in `rawData`.
fn read_old(value: &Value, report: &mut Report) {
    for (index, item) in items(value, "items").iter().enumerate() {
        let line = text(item, "rawData").unwrap_or_default();
        lists::read_line(line.trim().trim_matches('"'), index.saturating_add(1), report);
    }
}
