//! Authenticator (the browser extension): a JSON map of entries, plain or sealed in one of three ways, all with the
//! cipher of CryptoJS. Sealed and plain entries may stand in one file.

use serde_json::Value;
use zeroize::Zeroizing;

use super::cipher;
use super::derive::{self, Cost};
use super::draft::{Draft, Rest, Written};
use super::json::{self, count, flag, member, scalar, string, text};
use super::report::Report;
use super::{Lock, needed};
use crate::otp::{base32, base64};
use crate::secret::SecretText;
use crate::{Error, Result, order};

const COST: Cost = Cost::Argon2id { memory: 19_456, passes: 2, lanes: 1 };

/// Whether it is one: a map whose values are entries.
pub(super) fn is_one(value: &Value) -> bool {
    let is_entry = |entry: &Value| {
        let known = ["dataType", "hash", "encrypted", "index", "account", "type", "issuer"];
        let has = |name: &str| entry.get(name).is_some();
        has("secret") && known.iter().any(|name| has(name)) || is_key(entry) || is_sealed_whole(entry)
    };
    let rest = |name: &str| matches!(name, "key" | "enc" | "hash");
    value.as_object().is_some_and(|map| {
        map.values().any(is_entry) && map.iter().all(|(name, entry)| rest(name) || entry.is_object())
    })
}

/// How it is locked.
pub(super) fn lock(value: &Value) -> Option<(Lock, Option<Cost>)> {
    let map = value.as_object()?;
    let sealed = map.values().any(|entry| is_sealed_whole(entry) || flag(entry, "encrypted"));
    let cost = map.values().any(is_key).then_some(COST);
    sealed.then_some((Lock::App, cost))
}

fn is_key(entry: &Value) -> bool {
    text(entry, "dataType") == Some("Key")
}

fn is_sealed_whole(entry: &Value) -> bool {
    text(entry, "dataType") == Some("EncOTPStorage") || text(entry, "data").is_some() && text(entry, "keyId").is_some()
}

/// Reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let map = value.as_object().ok_or(Error::FileDamaged)?;
    let keys = match lock(value) {
        Some(_) => Keys::new(value, needed(password)?)?,
        None => Keys::default(),
    };
    let own =
        |name: &str, entry: &Value| !matches!(name, "enc" | "hash") && (name != "key" || entry.get("secret").is_some());
    let mut entries: Vec<&Value> =
        map.iter().filter(|(name, entry)| own(name, entry) && !is_key(entry)).map(|(_, v)| v).collect();
    let place = |entry: &Value| count(entry, "index").unwrap_or(u64::MAX);
    let mut sorted: Vec<(u64, usize)> = entries.iter().enumerate().map(|(at, entry)| (place(entry), at)).collect();
    order::sort(&mut sorted, &|a, b| a < b);
    let all = core::mem::take(&mut entries);
    let (mut opened, mut closed) = (0_usize, Vec::new());
    for (number, entry) in sorted.iter().filter_map(|(_, at)| all.get(*at)).enumerate() {
        let number = number.saturating_add(1);
        match keys.open(entry) {
            Ok(draft) => {
                opened = opened.saturating_add(1);
                report.take(Draft { number, ..draft });
            }
            Err(error) => closed.push((number, error)),
        }
    }
    if let (0, Some((_, error))) = (opened, closed.first()) {
        return Err(*error);
    }
    for (number, error) in closed {
        report.refuse(number, "", error, String::new());
    }
    Ok(())
}

/// The passphrases of CryptoJS that a password leads to.
#[derive(Default)]
struct Keys {
    /// By the key's id, for entries of version 3.
    by_id: Vec<(String, Zeroizing<String>)>,
    /// For secrets that are sealed by themselves.
    secrets: Zeroizing<String>,
}

impl Keys {
    fn new(value: &Value, password: &SecretText) -> Result<Self> {
        let password = password.expose();
        let mut keys = Keys { by_id: Vec::new(), secrets: Zeroizing::new(password.to_owned()) };
        for key in value.as_object().into_iter().flat_map(|map| map.values()).filter(|entry| is_key(entry)) {
            let salt = string(key, "salt");
            let hash = base64_bare(&derive::key(password.as_bytes(), salt.as_bytes(), COST, 32)?);
            check(&string(key, "hash"), &hash)?;
            keys.by_id.push((string(key, "id"), hash));
        }
        let holder = member(value, "key").filter(|key| text(key, "enc").is_some()).unwrap_or(value);
        if let Some(sealed) = text(holder, "enc") {
            let second = cipher::cryptojs(password.as_bytes(), sealed)?;
            let digits = Zeroizing::new(second.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
            check(&string(holder, "hash"), &digits)?;
            keys.secrets = digits;
        }
        Ok(keys)
    }

    fn open(&self, entry: &Value) -> Result<Draft> {
        if is_sealed_whole(entry) {
            let id = string(entry, "keyId");
            let known = self.by_id.iter().find(|(key, _)| *key == id).or_else(|| self.by_id.first());
            let (_, passphrase) = known.ok_or(Error::FileDamaged)?;
            let opened = cipher::cryptojs(passphrase.as_bytes(), text(entry, "data").ok_or(Error::FileDamaged)?)?;
            let inner = json::parse(cipher::text(&opened)?).map_err(|_| Error::WrongOrDamaged)?;
            return Ok(draft(&inner, SecretText::new(string(&inner, "secret"))));
        }
        let mut secret = SecretText::new(string(entry, "secret"));
        if flag(entry, "encrypted") {
            let opened = cipher::cryptojs(self.secrets.as_bytes(), secret.expose())?;
            secret = SecretText::new(cipher::text(&opened)?.to_owned());
        }
        Ok(draft(entry, secret))
    }
}

/// Compares with a hash in the form of Argon2's own text (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`), where there is one.
fn check(hash: &str, text: &str) -> Result<()> {
    let parts: Vec<&str> = hash.split('$').collect();
    let ["", "argon2id", _, cost, salt, wanted] = parts.as_slice() else { return Ok(()) };
    let number = |name: &str| {
        let value = cost.split(',').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        value.and_then(|value| value.parse().ok()).unwrap_or(0)
    };
    let (Some(salt), Some(wanted)) = (base64::decode(salt), base64::decode(wanted)) else {
        return Err(Error::FileDamaged);
    };
    if !(4..=64).contains(&wanted.len()) {
        return Err(Error::FileDamaged);
    }
    let cost = Cost::Argon2id { memory: number("m"), passes: number("t"), lanes: number("p") };
    let found = derive::key(text.as_bytes(), &salt, cost, wanted.len())?;
    if *found == *wanted { Ok(()) } else { Err(Error::WrongPassword) }
}

fn base64_bare(bytes: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(base64::encode(bytes).trim_end_matches('=').to_owned())
}

fn draft(entry: &Value, secret: SecretText) -> Draft {
    let mut kind = string(entry, "type").to_ascii_lowercase();
    let mut written = secret.expose();
    for (prefix, of) in [("blz-", "battle"), ("bliz-", "battle"), ("stm-", "steam")] {
        if written.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)) {
            (kind, written) = (of.to_owned(), written.get(prefix.len()..).unwrap_or_default());
        }
    }
    let written = written.to_owned();
    let is_hex = || {
        let bare = written.trim();
        base32::decode(bare).is_err() && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_hexdigit())
    };
    let (kind, hex) = match kind.as_str() {
        "2" | "hotp" => ("hotp", is_hex()),
        "3" | "battle" => ("battle", is_hex()),
        "4" | "steam" => ("steam", false),
        "5" | "hex" => ("totp", true),
        "6" | "hhex" => ("hotp", true),
        "" | "1" | "totp" => ("totp", is_hex()),
        other => (other, false),
    };
    let battle = kind == "battle";
    let issuer = string(entry, "issuer");
    let (issuer, host) = issuer.split_once("::").unwrap_or((&issuer, ""));
    let secret = SecretText::new(written);
    Draft {
        kind: if battle { "totp".to_owned() } else { kind.to_owned() },
        issuer: issuer.to_owned(),
        account: string(entry, "account"),
        secret: if hex { Written::Hex(secret) } else { Written::Text(secret) },
        algorithm: scalar(entry, "algorithm"),
        digits: if battle { Some("8".to_owned()) } else { scalar(entry, "digits") },
        period: scalar(entry, "period"),
        counter: scalar(entry, "counter"),
        rest: Rest {
            pinned: flag(entry, "pinned"),
            urls: Some(host.to_owned()).filter(|host| !host.is_empty()).into_iter().collect(),
            ..Rest::default()
        },
        ..Draft::default()
    }
}
