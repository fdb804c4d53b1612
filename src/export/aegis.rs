//! The plain export of Aegis, version 1 with the database in version 3 (its docs/vault.md). Tags become groups, pinned
//! entries its favourites.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{LeftOut, What, Written, lost};
use crate::{
    Error, Result,
    otp::{Kind, Otp, base32},
    secret::SecretText,
    vault::Entry,
};

#[derive(Serialize)]
struct File<'a> {
    version: u8,
    header: Header,
    db: Database<'a>,
}

/// Both are null in a plain export.
#[derive(Serialize)]
struct Header {
    slots: Option<u8>,
    params: Option<u8>,
}

#[derive(Serialize)]
struct Database<'a> {
    version: u8,
    entries: Vec<Item<'a>>,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    r#type: &'static str,
    uuid: String,
    name: &'a str,
    issuer: &'a str,
    note: &'a str,
    favorite: bool,
    icon: Option<u8>,
    info: Info,
    groups: Vec<String>,
}

#[derive(Serialize)]
struct Info {
    secret: String,
    algo: String,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<String>,
}

#[derive(Serialize)]
struct Group<'a> {
    uuid: String,
    name: &'a str,
}

pub fn write(entries: &[&Entry]) -> Result<Written> {
    let (mut items, mut left_out) = (Vec::new(), Vec::new());
    let mut tags: Vec<&str> = Vec::new();
    for entry in entries {
        let about = &entry.about.value;
        let Some(info) = entry.otp.as_ref().and_then(|part| info(&part.value)) else {
            left_out.push(LeftOut { id: entry.id, what: What::Entry });
            continue;
        };
        left_out.extend(lost(entry, true));
        for tag in &about.tags {
            if !tags.contains(&tag.as_str()) {
                tags.push(tag);
            }
        }
        items.push(Item {
            r#type: entry.otp.as_ref().map_or("totp", |part| part.value.kind.name()),
            uuid: uuid(*entry.id.bytes()),
            name: &about.account,
            issuer: &about.name,
            note: about.note.as_deref().unwrap_or_default(),
            favorite: about.pinned,
            icon: None,
            info,
            groups: about.tags.iter().map(|tag| group_id(tag)).collect(),
        });
    }
    let count = items.len();
    let groups = tags.into_iter().map(|name| Group { uuid: group_id(name), name }).collect();
    let db = Database { version: 3, entries: items, groups };
    let file = File { version: 1, header: Header { slots: None, params: None }, db };
    let text = serde_json::to_string_pretty(&file).map_err(|_| Error::BadInput)?;
    Ok(Written { text: SecretText::new(text), count, left_out })
}

/// `None` for a code that Aegis does not take: it insists on the PIN of the kinds that have one.
fn info(otp: &Otp) -> Option<Info> {
    if otp.kind.needs_pin() && otp.pin.is_none() {
        return None;
    }
    let counted = otp.kind == Kind::Hotp;
    Some(Info {
        secret: base32::encode(otp.secret.expose()).expose().to_owned(),
        algo: otp.algorithm.name().to_ascii_uppercase(),
        digits: otp.digits,
        period: (!counted).then_some(otp.period),
        counter: counted.then_some(otp.counter),
        pin: otp.pin.as_ref().filter(|_| otp.kind.needs_pin()).map(|pin| pin.expose().to_owned()),
    })
}

/// Groups have ids there and only names here: the same name, the same id.
fn group_id(name: &str) -> String {
    let sum: [u8; 32] = Sha256::new().chain_update("holdfast tag").chain_update(name).finalize().into();
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(sum) {
        *to = from;
    }
    uuid(bytes)
}

/// Any 16 bytes in the form of a UUID of version 4 (RFC 9562 §5.4).
fn uuid(bytes: [u8; 16]) -> String {
    let number = u128::from_be_bytes(bytes) & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{number:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_form_that_aegis_reads() {
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_ne!(group_id("work"), group_id("Work"));
    }
}
