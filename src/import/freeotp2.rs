//! FreeOTP 2's backup: a serialised Java map of JSON texts. Its master key is locked with the password, each secret with
//! the master key.

use serde_json::Value;
use zeroize::Zeroizing;

use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Written};
use super::freeotp::{draft, signed};
use super::json::{self, count, member, string, text};
use super::report::Report;
use super::{Lock, cipher, java};
use crate::secret::{Secret, SecretText};
use crate::{Error, Result, limits};

type Map = Vec<(String, Zeroizing<String>)>;

/// How it is locked.
pub(super) fn lock(bytes: &[u8]) -> Result<Option<(Lock, Option<Cost>)>> {
    Ok(Some((Lock::App, Some(cost(&master(&java::map(bytes)?)?)?))))
}

fn master(map: &Map) -> Result<Value> {
    let (_, text) = map.iter().find(|(name, _)| name == "masterKey").ok_or(Error::FileDamaged)?;
    json::parse(text)
}

fn cost(master: &Value) -> Result<Cost> {
    let hash = match string(master, "mAlgorithm").to_ascii_lowercase().as_str() {
        "pbkdf2withhmacsha512" => Hash::Sha512,
        "pbkdf2withhmacsha256" => Hash::Sha256,
        "pbkdf2withhmacsha1" => Hash::Sha1,
        _ => return Err(Error::UnknownLock),
    };
    Ok(Cost::Pbkdf2 { hash, rounds: count(master, "mIterations").unwrap_or(0) })
}

/// Opens and reads it.
pub(super) fn unlock(bytes: &[u8], password: &SecretText, report: &mut Report) -> Result<()> {
    let mut map = java::map(bytes)?;
    let master = master(&map)?;
    map.truncate(limits::ENTRIES.saturating_mul(4)); // two for each entry
    let salt = signed(&master, "mSalt").ok_or(Error::FileDamaged)?;
    let outer = derive::key(password.expose().as_bytes(), &salt, cost(&master)?, 32)?;
    let key = open(member(&master, "mEncryptedKey").ok_or(Error::FileDamaged)?, &outer)?;
    let mut number = 0_usize;
    for (name, token) in map.iter().filter(|(name, _)| name.ends_with("-token")) {
        number = number.saturating_add(1);
        let id = name.strip_suffix("-token").unwrap_or(name);
        let Ok(token) = json::parse(token) else {
            report.refuse(number, "", Error::FileDamaged, String::new());
            continue;
        };
        let sealed = map.iter().find(|(other, _)| other == id).map(|(_, text)| text.as_str());
        let secret = sealed.ok_or(Error::SecretMissing).and_then(|sealed| secret(sealed, &key));
        match secret {
            Ok(secret) => report.take(Draft { secret: Written::Bytes(secret), ..draft(&token, number, false) }),
            Err(error) => {
                let shown = draft(&token, number, false);
                let title = format!("{} {}", shown.issuer, shown.account);
                report.refuse(number, title.trim(), error, shown.source());
            }
        }
    }
    Ok(())
}

fn secret(sealed: &str, key: &[u8]) -> Result<Secret> {
    let outer = json::parse(sealed)?;
    let inner = match text(&outer, "key") {
        Some(inner) => json::parse(inner)?,
        None => member(&outer, "key").cloned().unwrap_or(outer),
    };
    Ok(Secret::new(open(&inner, key)?.to_vec()))
}

/// `{mCipher, mCipherText, mParameters, mToken}`: AES-GCM with the token's name beside it.
fn open(sealed: &Value, key: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    if text(sealed, "mCipher").is_some_and(|name| name != "AES/GCM/NoPadding") {
        return Err(Error::UnknownLock);
    }
    let content = signed(sealed, "mCipherText").ok_or(Error::FileDamaged)?;
    let parameters = signed(sealed, "mParameters").ok_or(Error::FileDamaged)?;
    let nonce = nonce(&parameters).ok_or(Error::FileDamaged)?;
    cipher::gcm(key, nonce, &content, string(sealed, "mToken").as_bytes())
}

/// DER: a sequence of the nonce and the tag's length, or the nonce alone.
fn nonce(der: &[u8]) -> Option<&[u8]> {
    const SEQUENCE: u8 = 0x30;
    const OCTETS: u8 = 0x04;
    let inner = match der {
        [SEQUENCE, _, rest @ ..] => rest,
        whole => whole,
    };
    match inner {
        [OCTETS, length, rest @ ..] => rest.get(..usize::from(*length)),
        _ => None,
    }
}
