//! Holdfast's own plain export: all that an entry has, as JSON. docs/plain-export.md is its page for strangers.

use serde::Serialize;

use super::Written;
use crate::{
    Error, Result,
    backup::{Code, Set},
    otp::{Kind, Otp, base32},
    secret::SecretText,
    vault::{Entry, SiteView},
};

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u8,
    exported: u64,
    entries: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    name: &'a str,
    account: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    otp: Option<Parameters<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    backup: Option<Codes<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sites: Vec<SiteView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "is_no")]
    pinned: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    reached_by: &'a [String],
    created: u64,
    #[serde(skip_serializing_if = "is_zero")]
    used: u64,
    #[serde(skip_serializing_if = "is_zero")]
    drilled: u64,
}

#[derive(Serialize)]
struct Parameters<'a> {
    kind: &'static str,
    secret: String,
    algorithm: &'static str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Codes<'a> {
    codes: Vec<One<'a>>,
    captured: u64,
    from: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<u64>,
}

#[derive(Serialize)]
struct One<'a> {
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spent: Option<Used<'a>>,
}

#[derive(Serialize)]
struct Used<'a> {
    at: u64,
    host: &'a str,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
const fn is_no(flag: &bool) -> bool {
    !*flag
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as above
const fn is_zero(number: &u64) -> bool {
    *number == 0
}

pub fn write(entries: &[&Entry], now: u64) -> Result<Written> {
    let items = entries.iter().map(|entry| item(entry)).collect();
    let file = File { format: "holdfast", version: 1, exported: now, entries: items };
    let text = serde_json::to_string_pretty(&file).map_err(|_| Error::BadInput)?;
    Ok(Written { text: SecretText::new(text), count: entries.len(), left_out: Vec::new() })
}

fn item(entry: &Entry) -> Item<'_> {
    let about = &entry.about.value;
    Item {
        name: &about.name,
        account: &about.account,
        otp: entry.otp.as_ref().map(|part| code(&part.value)),
        backup: entry.backup.as_ref().map(|part| codes(&part.value)),
        sites: entry.sites.value.iter().map(SiteView::from).collect(),
        note: about.note.as_deref(),
        tags: &about.tags,
        pinned: about.pinned,
        reached_by: &about.reached_by,
        created: entry.created,
        used: entry.used,
        drilled: entry.drilled,
    }
}

fn code(otp: &Otp) -> Parameters<'_> {
    let counted = otp.kind == Kind::Hotp;
    Parameters {
        kind: otp.kind.name(),
        secret: base32::encode(otp.secret.expose()).expose().to_owned(),
        algorithm: otp.algorithm.name(),
        digits: otp.digits,
        period: (!counted).then_some(otp.period),
        counter: counted.then_some(otp.counter),
        pin: otp.pin.as_ref().map(SecretText::expose),
    }
}

fn codes(set: &Set) -> Codes<'_> {
    let codes = set.codes.iter().map(single).collect();
    Codes { codes, captured: set.captured_at, from: &set.from, printed: set.printed_at }
}

fn single(code: &Code) -> One<'_> {
    One {
        code: code.text.expose(),
        label: code.label.as_deref(),
        spent: code.spent.as_ref().map(|spent| Used { at: spent.at, host: &spent.host }),
    }
}
