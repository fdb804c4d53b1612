//! Stratum, once Authenticator Pro: JSON, plain or sealed in one of two ways that begin with the app's name.

use serde_json::Value;

use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Rest, Written};
use super::json::{self, scalar, secret, string, text};
use super::report::{Homeless, Report};
use super::{Lock, cipher};
use crate::secret::SecretText;
use crate::{Error, Result, limits, order};

const STRONG: &[u8] = b"AUTHENTICATORPRO";
const LEGACY: &[u8] = b"AuthenticatorPro";
const STRONG_COST: Cost = Cost::Argon2id { memory: 65_536, passes: 3, lanes: 4 };
const LEGACY_COST: Cost = Cost::Pbkdf2 { hash: Hash::Sha1, rounds: 64_000 };

/// Whether it is a sealed one.
pub(super) fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(STRONG) || bytes.starts_with(LEGACY)
}

/// How it is locked.
pub(super) fn lock(bytes: &[u8]) -> (Lock, Option<Cost>) {
    (Lock::Export, Some(if bytes.starts_with(STRONG) { STRONG_COST } else { LEGACY_COST }))
}

/// Opens and reads it.
pub(super) fn unlock(bytes: &[u8], password: &SecretText, report: &mut Report) -> Result<()> {
    let password = password.expose().as_bytes();
    let cut = |bytes: &'_ [u8], at: usize| -> Result<(Vec<u8>, Vec<u8>)> {
        let (head, tail) = bytes.split_at_checked(at).ok_or(Error::FileDamaged)?;
        Ok((head.to_vec(), tail.to_vec()))
    };
    let opened = if let Some(rest) = bytes.strip_prefix(STRONG) {
        let (salt, rest) = cut(rest, 16)?;
        let (nonce, sealed) = cut(&rest, 12)?;
        cipher::gcm(&derive::key(password, &salt, STRONG_COST, 32)?, &nonce, &sealed, b"")?
    } else {
        let rest = bytes.strip_prefix(LEGACY).ok_or(Error::FileDamaged)?;
        let (salt, rest) = cut(rest, 20)?;
        let (iv, sealed) = cut(&rest, 16)?;
        cipher::cbc(&derive::key(password, &salt, LEGACY_COST, 32)?, &iv, &sealed)?
    };
    read(&json::parse(cipher::text(&opened)?)?, report)
}

/// Reads it.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    if value.get("Authenticators").is_none() {
        return Err(Error::WrongOrDamaged);
    }
    let bound = bound(value);
    for (index, entry) in json::entries(value, "Authenticators").iter().enumerate() {
        if text(entry, "Icon").is_some_and(|icon| !icon.is_empty()) {
            report.count(Homeless::Icon);
        }
        let kind = kind(&string(entry, "Type"));
        report.take(Draft {
            number: index.saturating_add(1),
            issuer: string(entry, "Issuer"),
            account: string(entry, "Username"),
            secret: written(&kind, secret(entry, "Secret")),
            algorithm: scalar(entry, "Algorithm").map(|name| algorithm(&name)),
            digits: scalar(entry, "Digits"),
            period: scalar(entry, "Period"),
            counter: scalar(entry, "Counter"),
            pin: secret(entry, "Pin"),
            kind,
            rest: Rest { tags: categories(value, &bound, entry), ..Rest::default() },
        });
    }
    Ok(())
}

fn kind(name: &str) -> String {
    match name {
        "1" => "hotp",
        "2" => "totp",
        "3" => "motp",
        "4" => "steam",
        "5" => "yandex",
        other => other,
    }
    .to_ascii_lowercase()
}

fn algorithm(name: &str) -> String {
    match name {
        "0" => "SHA1",
        "1" => "SHA256",
        "2" => "SHA512",
        other => other,
    }
    .to_owned()
}

/// The secret of mOTP is a text that is hashed as it is. Holdfast hashes hexadecimal digits, so only such a text gives the
/// right codes; any other is refused.
fn written(kind: &str, secret: Option<SecretText>) -> Written {
    match secret {
        Some(text) if kind == "motp" => Written::Hex(text),
        text => Written::text(text),
    }
}

/// Which categories each secret is in, to be found by the secret: secret, place, id of the category.
fn bound(file: &Value) -> Vec<(&str, usize, String)> {
    let rows = json::entries(file, "AuthenticatorCategories").iter().enumerate();
    let row = |(at, row)| Some((text(row, "AuthenticatorSecret")?, at, scalar(row, "CategoryId")?));
    let mut bound: Vec<_> = rows.filter_map(row).collect();
    order::sort(&mut bound, &|a, b| (a.0, a.1) < (b.0, b.1));
    bound
}

fn categories(file: &Value, bound: &[(&str, usize, String)], entry: &Value) -> Vec<String> {
    let Some(key) = text(entry, "Secret") else { return Vec::new() };
    let from = bound.partition_point(|(secret, ..)| *secret < key);
    let mine = bound.iter().skip(from).take_while(|(secret, ..)| *secret == key).take(limits::LABELS);
    let name = |(_, _, id): &(&str, usize, String)| {
        let category =
            json::named(file, "Categories").iter().find(|category| scalar(category, "Id").as_ref() == Some(id));
        category.and_then(|category| scalar(category, "Name"))
    };
    mine.filter_map(name).collect()
}
