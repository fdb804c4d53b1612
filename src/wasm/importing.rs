//! Foreign files to one report for the vault: called in a thread of the page's own, since a foreign key derivation may take
//! a minute and a gigabyte.

use core::cell::Cell;

use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{
    imported,
    js::{JsResult, fail, to_js},
};
use crate::{
    Error, Result,
    import::{self, Columns, Cost, File, Options},
    limits,
    secret::SecretText,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface ForeignFile { name: string; data: Uint8Array }
export interface ForeignLook {
  format: string; title: string; lock?: "export" | "app" | "backup"; memory?: number; milliseconds?: number; columns: string[];
}
export interface ForeignColumns { secret: number; name?: number; account?: number; url?: number; note?: number }
export interface ForeignSites { hosts: string; cut: boolean }
export interface ForeignReport { report: Uint8Array; format: string; title: string; entries: number; refused: number }
"#;

/// What a look at the files told.
#[derive(Serialize)]
struct Look {
    format: &'static str,
    title: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    milliseconds: Option<u64>,
    columns: Vec<String>,
}

/// `hosts` stand one a line: a list of texts would take longer to cross.
#[derive(Serialize)]
struct FoundSites {
    hosts: String,
    cut: bool,
}

/// Numbers for the page; all else is in the bytes.
#[derive(Serialize)]
struct Counted {
    format: &'static str,
    title: &'static str,
    entries: usize,
    refused: usize,
}

thread_local! {
    /// What opening the files costs that were looked at last.
    static LAST: Cell<Option<Cost>> = const { Cell::new(None) };
}

/// Tells the format of files and what is needed to read them; quick. `memory` is in KiB, `milliseconds` about what
/// opening it will take.
///
/// # Errors
/// As [`import::inspect`].
#[wasm_bindgen(js_name = inspectFiles, unchecked_return_type = "ForeignLook")]
pub fn inspect_files(
    #[wasm_bindgen(unchecked_param_type = "ForeignFile[]")] files: js_sys::Array,
) -> JsResult<JsValue> {
    let owned = taken(&files).map_err(fail)?;
    let found = import::inspect(&borrowed(&owned)).map_err(fail)?;
    LAST.set(found.cost);
    to_js(&Look {
        format: found.format.code(),
        title: found.format.title(),
        lock: found.lock.map(import::Lock::code),
        memory: found.cost.map(|cost| cost.memory()),
        milliseconds: found.cost.map(|cost| cost.milliseconds()),
        columns: found.columns,
    })
}

/// The host names in a list, a text or a password manager's table, one a line; nothing else of it comes out.
///
/// # Errors
/// As [`import::sites`].
#[wasm_bindgen(js_name = readSites, unchecked_return_type = "ForeignSites")]
pub fn read_sites(data: Vec<u8>) -> JsResult<JsValue> {
    let found = import::sites(&zeroize::Zeroizing::new(data)).map_err(fail)?;
    to_js(&FoundSites { hosts: found.hosts.join("\n"), cut: found.cut })
}

/// Does a small part of what opening the files takes that were looked at last, and tells how many times as much the whole
/// is; 0 when they are not locked. Whoever measures the part knows about how long a person will wait.
///
/// # Errors
/// `cost-too-high`, `memory-short`.
#[wasm_bindgen(js_name = sampleDerivation)]
pub fn sample_derivation() -> JsResult<f64> {
    LAST.get().map_or(Ok(0.0), |cost| cost.sample()).map_err(fail)
}

/// Reads files: the report is for `intake`'s `findBackupCodes`, and what that gives for `core`.
///
/// # Errors
/// As [`import::read`].
#[wasm_bindgen(js_name = readFiles, unchecked_return_type = "ForeignReport")]
pub fn read_files(
    #[wasm_bindgen(unchecked_param_type = "ForeignFile[]")] files: js_sys::Array,
    password: Option<String>,
    #[wasm_bindgen(unchecked_optional_param_type = "ForeignColumns")] columns: JsValue,
) -> JsResult<JsValue> {
    let password = password.map(SecretText::new);
    let owned = taken(&files).map_err(fail)?;
    let options = Options { columns: chosen(&columns).map_err(fail)? };
    let report = import::read(&borrowed(&owned), password.as_ref(), &options).map_err(fail)?;
    let view = to_js(&Counted {
        format: report.format.code(),
        title: report.format.title(),
        entries: report.entries.len(),
        refused: report.refused.len(),
    })?;
    let bytes = zeroize::Zeroizing::new(imported::write(&imported::of(report)));
    Reflect::set(&view, &"report".into(), &js_sys::Uint8Array::from(bytes.as_slice()))?;
    Ok(view)
}

type Owned = (String, zeroize::Zeroizing<Vec<u8>>);

/// More files than one import has.
const FILES: u32 = 200;

fn taken(files: &js_sys::Array) -> Result<Vec<Owned>> {
    if files.length() > FILES {
        return Err(Error::TooMany);
    }
    let (mut all, mut size) = (Vec::new(), 0_usize);
    for file in files.iter() {
        let name = get(&file, "name")?.as_string().ok_or(Error::BadInput)?;
        let data: js_sys::Uint8Array = get(&file, "data")?.dyn_into().map_err(|_| Error::BadInput)?;
        size = size.saturating_add(usize::try_from(data.length()).map_err(|_| Error::TooLarge)?);
        if size > limits::FILE_BYTES {
            return Err(Error::TooLarge);
        }
        all.push((name, zeroize::Zeroizing::new(data.to_vec())));
    }
    Ok(all)
}

fn borrowed(files: &[Owned]) -> Vec<File<'_>> {
    files.iter().map(|(name, bytes)| File { name, bytes }).collect()
}

fn chosen(columns: &JsValue) -> Result<Option<Columns>> {
    if columns.is_undefined() || columns.is_null() {
        return Ok(None);
    }
    Ok(Some(Columns {
        secret: column(columns, "secret")?.ok_or(Error::BadInput)?,
        name: column(columns, "name")?,
        account: column(columns, "account")?,
        url: column(columns, "url")?,
        note: column(columns, "note")?,
    }))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked just before
fn column(columns: &JsValue, name: &str) -> Result<Option<usize>> {
    let value = get(columns, name)?;
    match value.as_f64() {
        None if value.is_undefined() || value.is_null() => Ok(None),
        Some(at) if (0.0..10_000.0).contains(&at) && at.fract() == 0.0 => Ok(Some(at as usize)),
        _ => Err(Error::BadInput),
    }
}

fn get(object: &JsValue, name: &str) -> Result<JsValue> {
    Reflect::get(object, &name.into()).map_err(|_| Error::BadInput)
}
