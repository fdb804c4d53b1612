//! Aegis: JSON, plain or sealed (its docs/vault.md). Each password slot wraps the one master key.

use serde_json::Value;
use zeroize::Zeroizing;

use super::cipher;
use super::derive::{self, Cost};
use super::draft::{Draft, Rest, Written};
use super::json::{self, count, flag, items, member, scalar, secret, string, text};
use super::report::{Homeless, Report};
use super::{Lock, needed};
use crate::otp::base64;
use crate::secret::SecretText;
use crate::{Error, Result, limits};

/// The kind of a slot that a password opens; 0 is a raw key, 2 a fingerprint.
const PASSWORD: u64 = 1;

/// How it is locked.
pub(super) fn lock(value: &Value) -> Result<Option<(Lock, Option<Cost>)>> {
    if member(value, "db").is_none_or(Value::is_object) {
        return Ok(None);
    }
    let slot = slots(value).next().ok_or(Error::UnknownLock)?;
    Ok(Some((Lock::App, Some(cost(slot)))))
}

/// Reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let db = member(value, "db").unwrap_or(value); // some tools leave the envelope off
    match db {
        Value::String(sealed) => {
            let opened = open(value, sealed, needed(password)?)?;
            entries(&json::parse(cipher::text(&opened)?)?, report)
        }
        db => entries(db, report),
    }
}

fn slots(value: &Value) -> impl Iterator<Item = &Value> {
    let slots = member(value, "header").map(|header| items(header, "slots")).unwrap_or_default();
    slots.iter().filter(|slot| count(slot, "type") == Some(PASSWORD))
}

fn cost(slot: &Value) -> Cost {
    let number = |name| count(slot, name).unwrap_or(0);
    Cost::Scrypt { n: number("n"), r: number("r"), p: number("p") }
}

fn open(value: &Value, sealed: &str, password: &SecretText) -> Result<Zeroizing<Vec<u8>>> {
    let params = member(value, "header").and_then(|header| member(header, "params")).ok_or(Error::FileDamaged)?;
    let mut content = base64::decode(sealed).ok_or(Error::FileDamaged)?.to_vec();
    content.extend_from_slice(&hex(params, "tag")?);
    let nonce = hex(params, "nonce")?;
    let mut last = Error::UnknownLock;
    for slot in slots(value) {
        for password in spellings(slot, password.expose()) {
            let master = master(slot, &password);
            match master.and_then(|master| cipher::gcm(&master, &nonce, &content, b"")) {
                Ok(opened) => return Ok(opened),
                Err(error) => last = error,
            }
        }
    }
    Err(last)
}

fn master(slot: &Value, password: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let params = member(slot, "key_params").ok_or(Error::FileDamaged)?;
    let key = derive::key(password, &hex(slot, "salt")?, cost(slot), 32)?;
    let mut wrapped = hex(slot, "key")?;
    wrapped.extend_from_slice(&hex(params, "tag")?);
    cipher::gcm(&key, &hex(params, "nonce")?, &wrapped, b"")
}

/// Old versions hashed the whole buffer that a long password stood in, zeros and all (Aegis #95).
fn spellings(slot: &Value, password: &str) -> Vec<Zeroizing<Vec<u8>>> {
    let mut all = vec![Zeroizing::new(password.as_bytes().to_vec())];
    if password.len() > 64 && !flag(slot, "repaired") {
        let mut room = password.encode_utf16().count().saturating_mul(11) / 10;
        while room < password.len() {
            room = room.saturating_mul(2).saturating_add(1);
        }
        let mut padded = Zeroizing::new(password.as_bytes().to_vec());
        padded.resize(room, 0);
        all.push(padded);
    }
    all
}

fn hex(value: &Value, name: &str) -> Result<Vec<u8>> {
    let digits = text(value, name).ok_or(Error::FileDamaged)?;
    cipher::hex(digits).ok_or(Error::FileDamaged)
}

fn entries(db: &Value, report: &mut Report) -> Result<()> {
    member(db, "entries").filter(|list| list.is_array()).ok_or(Error::FileDamaged)?;
    for (index, entry) in json::entries(db, "entries").iter().enumerate() {
        let info = member(entry, "info").unwrap_or(entry);
        let kind = string(entry, "type").to_ascii_lowercase();
        let mut algorithm = scalar(info, "algo");
        if kind == "totp" && algorithm.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("md5")) {
            algorithm = None; // what Aegis itself makes of it
        }
        let mut draft = Draft {
            number: index.saturating_add(1),
            kind,
            issuer: string(entry, "issuer"),
            account: string(entry, "name"),
            algorithm,
            digits: scalar(info, "digits"),
            period: scalar(info, "period"),
            counter: scalar(info, "counter"),
            pin: secret(info, "pin"),
            rest: Rest {
                tags: tags(db, entry),
                note: scalar(entry, "note"),
                pinned: flag(entry, "favorite"),
                ..Rest::default()
            },
            ..Draft::default()
        };
        let secret = secret(info, "secret");
        // Everything is base32 here, the bytes of mOTP too.
        draft.secret = match (draft.kind.as_str(), &secret) {
            ("motp", Some(text)) => {
                crate::otp::base32::decode(text.expose()).map_or(Written::text(secret), Written::Bytes)
            }
            _ => Written::text(secret),
        };
        if text(entry, "icon").is_some() {
            report.count(Homeless::Icon);
        }
        report.take(draft);
    }
    Ok(())
}

/// The group's own text in old versions, else the names of its groups.
fn tags(db: &Value, entry: &Value) -> Vec<String> {
    let mut tags: Vec<String> = scalar(entry, "group").into_iter().collect();
    for id in items(entry, "groups").iter().take(limits::LABELS) {
        let group = json::named(db, "groups").iter().find(|group| member(group, "uuid") == Some(id));
        tags.extend(group.and_then(|group| scalar(group, "name")));
    }
    tags
}
