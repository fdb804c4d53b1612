//! Authy has no export. What tools of its users take out of it: JSON, each token locked by itself, or plain; and the
//! preferences of a rooted phone.

use serde_json::Value;
use zeroize::Zeroizing;

use super::cipher;
use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Written};
use super::json::{self, count, items, scalar, secret, string, text};
use super::report::Report;
use super::{Lock, needed, xml};
use crate::otp::{base64, named};
use crate::secret::SecretText;
use crate::{Error, Result};

/// Rounds of a token that does not name them.
const ROUNDS: u64 = 1_000;
/// Rounds of all tokens together.
const ALL_ROUNDS: u64 = 50_000_000;
const PREFERENCE: &str = "tokens.authenticator.key";
const OWN_PREFERENCE: &str = "tokens.authy.key";

/// Whether it is one.
pub(super) fn is_one(value: &Value) -> bool {
    ["authenticator_tokens", "decrypted_authenticator_tokens"]
        .iter()
        .any(|name| value.get(name).is_some_and(Value::is_array))
}

/// Whether these preferences are Authy's.
pub(super) fn is_preferences(text: &str) -> bool {
    text.contains("com.authy.storage")
}

/// How it is locked.
pub(super) fn lock(value: &Value) -> Result<Option<(Lock, Option<Cost>)>> {
    let all = tokens(value).filter(|token| sealed(token).is_some());
    let mut rounds: Option<u64> = None;
    for token in all {
        let cost = cost(token);
        cost.check()?;
        rounds = Some(rounds.unwrap_or(0).saturating_add(count(token, "key_derivation_iterations").unwrap_or(ROUNDS)));
    }
    match rounds {
        None => Ok(None),
        Some(rounds) if rounds > ALL_ROUNDS => Err(Error::CostTooHigh),
        // The cost of all, told as one; each was compared with the ceiling above.
        Some(rounds) => {
            Ok(Some((Lock::Backup, Some(Cost::Pbkdf2 { hash: Hash::Sha1, rounds: rounds.min(10_000_000) }))))
        }
    }
}

fn tokens(value: &Value) -> impl Iterator<Item = &Value> {
    items(value, "decrypted_authenticator_tokens").iter().chain(items(value, "authenticator_tokens"))
}

fn sealed(token: &Value) -> Option<&str> {
    let plain = text(token, "decrypted_seed").or_else(|| text(token, "decryptedSecret"));
    if plain.is_some_and(|seed| !seed.trim().is_empty()) {
        return None;
    }
    text(token, "encrypted_seed").or_else(|| text(token, "encryptedSecret")).filter(|seed| !seed.is_empty())
}

fn cost(token: &Value) -> Cost {
    Cost::Pbkdf2 { hash: Hash::Sha1, rounds: count(token, "key_derivation_iterations").unwrap_or(ROUNDS) }
}

/// Reads the JSON.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let password = if lock(value)?.is_some() { Some(needed(password)?) } else { None };
    let (mut opened, mut closed) = (0_usize, Vec::new());
    for (index, token) in tokens(value).enumerate() {
        let draft = draft(token, index.saturating_add(1));
        let secret = match (sealed(token), password) {
            (Some(sealed), Some(password)) => open(token, sealed, password),
            _ => Ok(plain(token)),
        };
        match secret {
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
        let title = format!("{} {}", draft.issuer, draft.account);
        report.refuse(draft.number, title.trim(), error, draft.source());
    }
    Ok(())
}

/// Reads the preferences.
pub(super) fn read_preferences(text: &str, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let mut all = Vec::new();
    for (name, text) in xml::preferences(text)? {
        if name.ends_with(PREFERENCE) || name.ends_with(OWN_PREFERENCE) {
            match json::parse(&text)? {
                Value::Array(list) => all.extend(list),
                _ => return Err(Error::FileDamaged),
            }
        }
    }
    let mut file = serde_json::Map::new();
    file.insert("authenticator_tokens".to_owned(), Value::Array(all));
    read(&Value::Object(file), password, report)
}

fn plain(token: &Value) -> Written {
    if let Some(seed) = secret(token, "secretSeed").filter(|seed| !seed.expose().is_empty()) {
        return Written::Hex(seed); // Authy's own codes
    }
    Written::text(secret(token, "decrypted_seed").or_else(|| secret(token, "decryptedSecret")))
}

fn open(token: &Value, sealed: &str, password: &SecretText) -> Result<Written> {
    let content = base64::decode(sealed).ok_or(Error::FileDamaged)?;
    let iv = text(token, "unique_iv").filter(|iv| !iv.is_empty());
    let iv = match iv {
        Some(digits) => cipher::hex(digits).ok_or(Error::FileDamaged)?,
        None => vec![0; 16],
    };
    let key = derive::key(password.expose().as_bytes(), string(token, "salt").as_bytes(), cost(token), 32)?;
    let opened: Zeroizing<Vec<u8>> = cipher::cbc(&key, &iv, &content)?;
    let seed = SecretText::new(cipher::text(&opened)?.trim().to_owned());
    crate::otp::base32::decode(seed.expose()).map_err(|_| Error::WrongOrDamaged)?;
    Ok(Written::Text(seed))
}

fn draft(token: &Value, number: usize) -> Draft {
    let first = |names: &[&str]| {
        let texts = names.iter().map(|name| string(token, name));
        texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
    };
    let own = text(token, "secretSeed").is_some_and(|seed| !seed.is_empty());
    let issuer = first(&["issuer", "originalIssuer", "original_issuer"]);
    let name = first(&["name", "original_name", "originalName"]);
    let names = named::split(&issuer, &name, name.split_once(':').filter(|_| issuer.is_empty()));
    Draft {
        number,
        issuer: names.issuer,
        account: names.account,
        digits: scalar(token, "digits").or_else(|| own.then(|| "7".to_owned())),
        period: scalar(token, "period").or_else(|| own.then(|| "10".to_owned())),
        ..Draft::default()
    }
}
