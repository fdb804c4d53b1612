//! Bitwarden, and Bitwarden Authenticator, whose files have the same shape: JSON, plain or protected by a password. An
//! export that is bound to the account cannot be read by anyone else.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::cipher;
use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Rest, Written};
use super::json::{self, count, flag, items, member, scalar, secret, string, text, texts};
use super::report::{Homeless, Report, Shelf};
use super::{Lock, needed};
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result, limits};

const CHECK: &str = "encKeyValidation_DO_NOT_EDIT";

/// Whether it is one.
pub(super) fn is_one(value: &Value) -> bool {
    let has = |name: &str| value.get(name).is_some();
    has("passwordProtected") || has(CHECK) || has("encrypted") && has("items")
}

/// How it is locked.
pub(super) fn lock(value: &Value) -> Result<Option<(Lock, Option<Cost>)>> {
    if !flag(value, "encrypted") {
        return Ok(None);
    }
    if !flag(value, "passwordProtected") {
        return Err(Error::AccountBound);
    }
    Ok(Some((Lock::Export, Some(cost(value)?))))
}

fn cost(value: &Value) -> Result<Cost> {
    let number = |name: &str| count(value, name).unwrap_or(0);
    match number("kdfType") {
        0 => Ok(Cost::Pbkdf2 { hash: Hash::Sha256, rounds: number("kdfIterations") }),
        1 => Ok(Cost::Argon2id {
            memory: number("kdfMemory").saturating_mul(1_024),
            passes: number("kdfIterations"),
            lanes: number("kdfParallelism"),
        }),
        _ => Err(Error::UnknownLock),
    }
}

/// Reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    if lock(value)?.is_none() {
        return all(value, report);
    }
    let keys = Keys::derive(value, needed(password)?.expose())?;
    if let Some(check) = text(value, CHECK) {
        keys.open(check).map_err(|error| if error == Error::WrongOrDamaged { Error::WrongPassword } else { error })?;
    }
    let opened = keys.open(text(value, "data").ok_or(Error::FileDamaged)?)?;
    all(&json::parse(cipher::text(&opened)?)?, report)
}

struct Keys {
    cipher: Zeroizing<[u8; 32]>,
    mac: Zeroizing<[u8; 32]>,
}

impl Keys {
    fn derive(value: &Value, password: &str) -> Result<Self> {
        let cost = cost(value)?;
        let salt = string(value, "salt"); // as text, though it looks like base64
        let salt = match cost {
            Cost::Argon2id { .. } => Sha256::digest(salt.as_bytes()).to_vec(),
            _ => salt.into_bytes(),
        };
        let key = derive::key(password.as_bytes(), &salt, cost, 32)?;
        let stretch = |info: &str| -> Result<Zeroizing<[u8; 32]>> {
            let mut out = Zeroizing::new([0; 32]);
            let hkdf = Hkdf::<Sha256>::from_prk(&key).map_err(|_| Error::FileDamaged)?;
            hkdf.expand(info.as_bytes(), out.as_mut_slice()).map_err(|_| Error::FileDamaged)?;
            Ok(out)
        };
        Ok(Keys { cipher: stretch("enc")?, mac: stretch("mac")? })
    }

    /// `2.iv|ciphertext|mac`, each in base64.
    fn open(&self, sealed: &str) -> Result<Zeroizing<Vec<u8>>> {
        let parts: Vec<_> =
            sealed.strip_prefix("2.").ok_or(Error::UnknownLock)?.split('|').map(base64::decode).collect();
        let [Some(iv), Some(content), Some(tag)] = parts.as_slice() else { return Err(Error::FileDamaged) };
        let mut mac = Hmac::<Sha256>::new_from_slice(self.mac.as_slice()).map_err(|_| Error::FileDamaged)?;
        mac.update(iv);
        mac.update(content);
        mac.verify_slice(tag).map_err(|_| Error::WrongOrDamaged)?;
        cipher::cbc(self.cipher.as_slice(), iv, content)
    }
}

fn all(value: &Value, report: &mut Report) -> Result<()> {
    if value.get("items").is_none() {
        return Err(Error::FileDamaged);
    }
    for (index, item) in json::entries(value, "items").iter().enumerate() {
        one(value, item, index.saturating_add(1), report);
    }
    Ok(())
}

fn one(file: &Value, item: &Value, number: usize, report: &mut Report) {
    let none = Value::Null;
    let login = member(item, "login").unwrap_or(&none);
    let name = string(item, "name");
    let account = string(login, "username");
    items(login, "fido2Credentials").iter().for_each(|_| report.count(Homeless::Passkey));
    let rest = Rest {
        tags: folders(file, item),
        note: scalar(item, "notes"),
        pinned: flag(item, "favorite"),
        urls: items(login, "uris").iter().filter_map(|uri| scalar(uri, "uri")).collect(),
        shelf: shelf(item),
        fields: items(item, "fields").iter().map(|field| (string(field, "name"), string(field, "value"))).collect(),
        prefer_address: true,
    };
    match secret(login, "totp").filter(|totp| !totp.expose().trim().is_empty()) {
        Some(totp) => report.take(Draft {
            number,
            issuer: name,
            account,
            secret: Written::Address(totp),
            rest,
            ..Draft::default()
        }),
        None => report.take_item(number, &name, &account, rest),
    }
}

fn shelf(item: &Value) -> Option<Shelf> {
    if member(item, "deletedDate").is_some() {
        return Some(Shelf::Trashed);
    }
    member(item, "archivedDate").map(|_| Shelf::Archived)
}

/// The folder, or in an organisation's export the collections.
fn folders(file: &Value, item: &Value) -> Vec<String> {
    let mut ids: Vec<String> = scalar(item, "folderId").into_iter().collect();
    ids.extend(texts(item, "collectionIds").into_iter().take(limits::LABELS));
    let all = || json::named(file, "folders").iter().chain(json::named(file, "collections"));
    let name = |id: &String| all().find(|folder| text(folder, "id") == Some(id)).and_then(|f| scalar(f, "name"));
    ids.iter().filter_map(name).collect()
}
