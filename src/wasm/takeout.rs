//! What leaves the vault unsealed because a person asked for it by name: plain exports, QR codes, the emergency kit (P2).
//! Each call gets sealed bytes with their data key and keeps nothing.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{
    carry::Open,
    js::{JsResult, fail, time, to_json},
};
use crate::{
    Error, Result,
    backup::Set,
    export::{self, Format, LeftOut, Pictures, Written},
    otp::{Kind, Named, Otp, base32, uri},
    qr,
    vault::Entry,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface LeftOut { id: string; what: "entry" | "backup-codes" | "sites" | "labels" }
export interface PlainFile { text: string; count: number; leftOut: LeftOut[] }
export interface Drawing { text: string; size: number; dark: string }
export interface GoogleCodes { codes: Drawing[]; count: number; leftOut: LeftOut[] }
export interface KitCode { text: string; label?: string; spent: boolean }
export interface KitEntry {
  id: string; name: string; account: string;
  code?: { kind: "totp" | "hotp" | "steam" | "motp" | "yandex"; algorithm: "sha1" | "sha256" | "sha512" | "md5"; digits: number; period: number; key: string; drawing?: Drawing };
  backup?: { from: string; capturedAt: number; codes: KitCode[] };
}
"#;

#[derive(Serialize)]
struct LeftOutView {
    id: String,
    what: &'static str,
}

fn left_out(all: &[LeftOut]) -> Vec<LeftOutView> {
    all.iter().map(|one| LeftOutView { id: one.id.to_string(), what: one.what.code() }).collect()
}

/// The text of a plain export.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PlainFile<'a> {
    text: &'a str,
    count: usize,
    left_out: Vec<LeftOutView>,
}

/// A QR code: the text in it, its side in modules, and a 1 for each dark one, row by row.
#[derive(Serialize)]
struct Drawing {
    text: String,
    size: usize,
    dark: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GoogleCodes {
    codes: Vec<Drawing>,
    count: usize,
    left_out: Vec<LeftOutView>,
}

/// One entry of the kit.
#[derive(Serialize)]
struct KitEntry<'a> {
    id: String,
    name: &'a str,
    account: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<KitOtp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    backup: Option<KitSet<'a>>,
}

#[derive(Serialize)]
struct KitOtp {
    kind: &'static str,
    algorithm: &'static str,
    digits: u8,
    period: u32,
    key: String,
    /// Left out for what no QR code holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawing: Option<Drawing>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KitSet<'a> {
    from: &'a str,
    captured_at: u64,
    codes: Vec<KitCode<'a>>,
}

#[derive(Serialize)]
struct KitCode<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    spent: bool,
}

fn drawing(text: &str) -> Result<Drawing> {
    let modules = qr::write(text)?;
    let dark = modules.dark().iter().map(|dark| if *dark { '1' } else { '0' }).collect();
    Ok(Drawing { text: text.to_owned(), size: modules.size(), dark })
}

/// The text of a plain export: all entries, or these. A `PlainFile` as JSON.
///
/// # Errors
/// `bad-input` for an unknown format, `no-such-entry`, and as `compareFiles`.
#[wasm_bindgen(js_name = exportPlain)]
pub fn export_plain(file: &[u8], key: &[u8], format: &str, ids: Option<Vec<String>>, now: f64) -> JsResult<String> {
    let written = plain(file, key, format, ids.as_deref(), time(now).map_err(fail)?).map_err(fail)?;
    to_json(&PlainFile { text: written.text.expose(), count: written.count, left_out: left_out(&written.left_out) })
}

fn plain(file: &[u8], key: &[u8], format: &str, ids: Option<&[String]>, now: u64) -> Result<Written> {
    let open = Open::read(file, key)?;
    export::write(Format::from_name(format)?, &open.entries(ids)?, now)
}

/// Entries as Google Authenticator's QR codes: `GoogleCodes` as JSON. `batch` is any number, fresh for each export.
///
/// # Errors
/// As `exportPlain`.
#[wasm_bindgen(js_name = exportGoogle)]
pub fn export_google(file: &[u8], key: &[u8], ids: Option<Vec<String>>, batch: i32) -> JsResult<String> {
    let Pictures { parts, count, left_out: left } = pictures(file, key, ids.as_deref(), batch).map_err(fail)?;
    let codes = parts.iter().map(|text| drawing(text.expose())).collect::<Result<Vec<_>>>().map_err(fail)?;
    to_json(&GoogleCodes { codes, count, left_out: left_out(&left) })
}

fn pictures(file: &[u8], key: &[u8], ids: Option<&[String]>, batch: i32) -> Result<Pictures> {
    export::google(&Open::read(file, key)?.entries(ids)?, batch)
}

/// What the emergency kit shows of these entries, in their order: `KitEntry[]` as JSON.
///
/// # Errors
/// As `exportPlain`.
#[wasm_bindgen(js_name = kitEntries)]
pub fn kit_entries(file: &[u8], key: &[u8], ids: Vec<String>, drawn: bool) -> JsResult<String> {
    let open = Open::read(file, key).map_err(fail)?;
    let entries = open.entries(Some(&ids)).map_err(fail)?;
    let shown = entries.into_iter().map(|entry| kit_entry(entry, drawn)).collect::<Result<Vec<_>>>().map_err(fail)?;
    to_json(&shown)
}

fn kit_entry(entry: &Entry, drawn: bool) -> Result<KitEntry<'_>> {
    let about = &entry.about.value;
    let code = entry.otp.as_ref().map(|part| kit_otp(&about.name, &about.account, &part.value, drawn)).transpose()?;
    let backup = entry.backup.as_ref().map(|part| kit_set(&part.value));
    Ok(KitEntry { id: entry.id.to_string(), name: &about.name, account: &about.account, code, backup })
}

fn kit_otp(name: &str, account: &str, otp: &Otp, drawn: bool) -> Result<KitOtp> {
    let key = if otp.kind == Kind::Motp {
        otp.secret.expose().iter().map(|byte| format!("{byte:02x}")).collect()
    } else {
        base32::encode(otp.secret.expose()).expose().to_owned()
    };
    let drawing = if drawn {
        let named = Named::new(name, account, otp.duplicate())?;
        match drawing(uri::write(&named).expose()) {
            Err(Error::BadInput) => None,
            drawn => Some(drawn?),
        }
    } else {
        None
    };
    let (kind, algorithm) = (otp.kind.name(), otp.algorithm.name());
    Ok(KitOtp { kind, algorithm, digits: otp.digits, period: otp.period, key, drawing })
}

fn kit_set(set: &Set) -> KitSet<'_> {
    let codes = set
        .codes
        .iter()
        .map(|code| KitCode { text: code.text.expose(), label: code.label.as_deref(), spent: code.spent.is_some() })
        .collect();
    KitSet { from: &set.from, captured_at: set.captured_at, codes }
}
