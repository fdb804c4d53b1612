//! andOTP: a JSON array, plain or sealed in one of two ways that bear no mark; and GNOME Authenticator's old backup, which
//! looks alike.

use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::cipher;
use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Rest, Written};
use super::json::{self, member, scalar, secret, string, texts};
use super::report::{Homeless, Report};
use crate::secret::SecretText;
use crate::{Error, Result};

/// Iterations that a new file may name: beyond it, those bytes are the nonce of an old file.
const MOST: u32 = 10_000_000;
/// What andOTP itself writes. A file with another number is tried as an old one first, which costs nothing.
const USUAL: core::ops::RangeInclusive<u32> = 1_000..=1_000_000;

/// Opens and reads a sealed file.
pub(super) fn unlock(bytes: &[u8], password: &SecretText, report: &mut Report) -> Result<()> {
    let opened = open(bytes, password.expose())?;
    read(&json::parse(cipher::text(&opened)?)?, report)
}

/// What opening it costs.
pub(super) fn cost(bytes: &[u8]) -> Option<Cost> {
    let (rounds, _) = bytes.split_first_chunk::<4>()?;
    let rounds = u32::from_be_bytes(*rounds);
    let cost = Cost::Pbkdf2 { hash: Hash::Sha1, rounds: rounds.into() };
    USUAL.contains(&rounds).then_some(cost)
}

fn open(bytes: &[u8], password: &str) -> Result<Zeroizing<Vec<u8>>> {
    if cost(bytes).is_some()
        && let Ok(opened) = new(bytes, password)
    {
        return Ok(opened);
    }
    old(bytes, password).or_else(|error| if cost(bytes).is_none() { new(bytes, password) } else { Err(error) })
}

/// Iterations, salt of 12 bytes, nonce of 12 bytes, ciphertext.
fn new(bytes: &[u8], password: &str) -> Result<Zeroizing<Vec<u8>>> {
    let (rounds, rest) = bytes.split_first_chunk::<4>().ok_or(Error::FileDamaged)?;
    let (salt, rest) = rest.split_at_checked(12).ok_or(Error::FileDamaged)?;
    let (nonce, sealed) = rest.split_at_checked(12).ok_or(Error::FileDamaged)?;
    let rounds = u32::from_be_bytes(*rounds);
    if rounds == 0 || rounds > MOST {
        return Err(Error::WrongOrDamaged);
    }
    let key = derive::key(password.as_bytes(), salt, Cost::Pbkdf2 { hash: Hash::Sha1, rounds: rounds.into() }, 32)?;
    cipher::gcm(&key, nonce, sealed, b"")
}

/// Nonce of 12 bytes, ciphertext; the key is the password's hash.
fn old(bytes: &[u8], password: &str) -> Result<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = bytes.split_at_checked(12).ok_or(Error::FileDamaged)?;
    let key = Zeroizing::new(Sha256::digest(password.as_bytes()).to_vec());
    cipher::gcm(&key, nonce, sealed, b"")
}

/// Reads it.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    let list = value.as_array().ok_or(Error::WrongOrDamaged)?;
    let is_gnomes = list.iter().any(|entry| string(entry, "type") == "OTP");
    for (index, entry) in list.iter().enumerate() {
        let label = ["label", "name", "account"].iter().map(|name| string(entry, name)).find(|text| !text.is_empty());
        let label = label.unwrap_or_default();
        let mut tags = texts(entry, "tags");
        let (issuer, account) = match member(entry, "issuer") {
            Some(_) => (string(entry, "issuer"), label),
            // GNOME Authenticator kept the issuer as the first tag
            None if is_gnomes && !tags.is_empty() => (tags.remove(0), label),
            None => split(&label),
        };
        let thumbnail = string(entry, "thumbnail");
        if !thumbnail.is_empty() && thumbnail != "Default" {
            report.count(Homeless::Icon);
        }
        report.take(Draft {
            number: index.saturating_add(1),
            kind: string(entry, "type"),
            issuer,
            account,
            secret: Written::text(secret(entry, "secret")),
            algorithm: scalar(entry, "algorithm"),
            digits: scalar(entry, "digits"),
            period: scalar(entry, "period"),
            counter: scalar(entry, "counter"),
            rest: Rest { tags, ..Rest::default() },
            ..Draft::default()
        });
    }
    Ok(())
}

/// Old versions had one label for both names.
fn split(label: &str) -> (String, String) {
    let sides = label.split_once(" - ").or_else(|| label.split_once(':'));
    sides.map_or((String::new(), label.to_owned()), |(issuer, account)| (issuer.to_owned(), account.to_owned()))
}
