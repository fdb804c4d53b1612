//! What a dry run tells of another app's file, line by line, as JSON: no secret is in it (P2).

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{
    arriving::{Arriving, bindings, judge},
    imported::Imported,
};
use crate::{
    Error, Result,
    otp::Otp,
    vault::{Beside, Index, Vault},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface ArrivalLine {
  index: number; status: "new" | "here" | "changed"; name: string; account: string; beside?: string;
  code?: { kind: "totp" | "hotp" | "steam" | "motp" | "yandex"; algorithm: "sha1" | "sha256" | "sha512" | "md5"; digits: number; period: number };
  warnings: string[]; backup: number; inNote: boolean; hosts: string[]; tags: string[]; note: boolean; shelf: "" | "trashed" | "archived"; number: number; title: string;
}
export interface Arrival {
  lines: ArrivalLine[]; refused: { number: number; title: string; code: string; source: string }[];
  missing: { size: number; missing: number[] }[]; repeated: number; homeless: { what: string; count: number }[];
}
"#;

/// One entry of the report, beside what is here.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    index: usize,
    status: &'static str,
    name: &'a str,
    account: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Shape>,
    warnings: &'a [String],
    backup: usize,
    /// Backup codes stand in its note.
    in_note: bool,
    hosts: Vec<String>,
    tags: &'a [String],
    note: bool,
    shelf: &'a str,
    number: u64,
    title: &'a str,
}

#[derive(Serialize)]
struct Shape {
    kind: &'static str,
    algorithm: &'static str,
    digits: u8,
    period: u32,
}

#[derive(Serialize)]
struct Refused<'a> {
    number: u64,
    title: &'a str,
    code: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct Missing<'a> {
    size: u32,
    missing: &'a [u32],
}

#[derive(Serialize)]
struct Homeless<'a> {
    what: &'a str,
    count: u64,
}

/// The dry run.
#[derive(Serialize)]
struct Arrival<'a> {
    lines: Vec<Line<'a>>,
    refused: Vec<Refused<'a>>,
    missing: Vec<Missing<'a>>,
    repeated: u64,
    homeless: Vec<Homeless<'a>>,
}

/// The dry run as JSON.
///
/// # Errors
/// None that a file can cause.
pub(super) fn told(found: &Imported, arriving: &[Arriving], vault: &Vault, index: &Index) -> Result<String> {
    let lines = arriving.iter().enumerate().map(|(at, entry)| line(at, entry, vault, index));
    let refused = found.refused.iter().map(|one| Refused {
        number: one.number,
        title: &one.title,
        code: &one.code,
        source: &one.source,
    });
    let arrival = Arrival {
        lines: lines.collect(),
        refused: refused.collect(),
        missing: found.missing.iter().map(|(size, missing)| Missing { size: *size, missing }).collect(),
        repeated: found.repeated,
        homeless: found.homeless.iter().map(|(what, count)| Homeless { what, count: *count }).collect(),
    };
    serde_json::to_string(&arrival).map_err(|_| Error::BadInput)
}

fn line<'a>(at: usize, arriving: &'a Arriving, vault: &Vault, index: &Index) -> Line<'a> {
    let entry = &arriving.entry;
    let (status, beside) = match judge(arriving, vault, index) {
        Beside::New => ("new", None),
        Beside::Here(id) => ("here", Some(id.to_string())),
        Beside::Named(id) => ("changed", Some(id.to_string())),
    };
    let shape = |otp: &Otp| Shape {
        kind: otp.kind.name(),
        algorithm: otp.algorithm.name(),
        digits: otp.digits,
        period: otp.period,
    };
    Line {
        index: at,
        status,
        name: &entry.name,
        account: &entry.account,
        beside,
        code: arriving.otp.as_ref().map(shape),
        warnings: &entry.warnings,
        backup: arriving.backup(),
        in_note: !entry.backup.is_empty() && entry.bare != entry.note,
        hosts: bindings(entry).into_iter().map(|site| site.host).collect(),
        tags: &entry.tags,
        note: !entry.note.is_empty(),
        shelf: &entry.shelf,
        number: entry.number,
        title: &entry.title,
    }
}
