//! A backup beside the vault that is here: compared with it, and made fit to be merged into it or to stand in its place.
//! Each call gets sealed bytes with their data key and keeps nothing.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::js::{JsResult, fail, time, to_json};
use crate::{
    Error, Result,
    case::fold,
    order,
    random::{Random, SystemRandom},
    seal::{self, Header},
    secret::Key,
    vault::{Changed, Entry, Id, Vault},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface Told { id: string; name: string; account: string }
export interface ToldChange extends Told { parts: ("names" | "sites" | "code" | "backup")[] }
export interface Difference {
  savedAt: number; count: number; sameVault: boolean; same: number;
  newer: ToldChange[]; older: ToldChange[]; onlyHere: Told[]; onlyThere: Told[];
}
"#;

/// A sealed file that was opened.
pub(super) struct Open {
    header: Header,
    key: Key,
    pub vault: Vault,
}

impl Open {
    /// # Errors
    /// Those of [`seal::open`] and [`Vault::read`].
    pub fn read(file: &[u8], key: &[u8]) -> Result<Self> {
        let key = Key::copied(key)?;
        let opened = seal::open(file, &key)?;
        Ok(Open { header: opened.header, vault: Vault::read(opened.contents.expose())?, key })
    }

    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// The next generation, with what was changed.
    ///
    /// # Errors
    /// Those of [`seal::seal`].
    pub fn seal(&mut self, now: u64, random: &mut dyn Random) -> Result<Vec<u8>> {
        seal::seal(&mut self.header, &self.key, self.vault.write().expose(), now, random)
    }

    /// These entries in this order; all of them, by name, when none are named. What lies in the trash stays there.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`].
    pub fn entries(&self, ids: Option<&[String]>) -> Result<Vec<&Entry>> {
        if let Some(ids) = ids {
            let one = |id: &String| {
                let entry = self.vault.entry(Id::parse(id)?)?;
                if entry.is_trashed() { Err(Error::NoSuchEntry) } else { Ok(entry) }
            };
            return ids.iter().map(one).collect();
        }
        let all = self.vault.entries().filter(|entry| !entry.is_trashed());
        let key = |entry: &Entry| (fold(&entry.about.value.name), fold(&entry.about.value.account), entry.id);
        let mut sorted: Vec<_> = all.map(|entry| (key(entry), entry)).collect();
        order::sort(&mut sorted, &|a, b| a.0 < b.0);
        Ok(sorted.into_iter().map(|(_, entry)| entry).collect())
    }
}

/// How a backup differs from what is here.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceView {
    saved_at: u64,
    count: usize,
    same_vault: bool,
    same: usize,
    newer: Vec<Told>,
    older: Vec<Told>,
    only_here: Vec<Told>,
    only_there: Vec<Told>,
}

#[derive(Serialize)]
struct Told {
    id: String,
    name: String,
    account: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<&'static str>,
}

fn told(vault: &Vault, id: Id, parts: Vec<&'static str>) -> Result<Told> {
    let about = &vault.entry(id)?.about.value;
    Ok(Told { id: id.to_string(), name: about.name.clone(), account: about.account.clone(), parts })
}

/// Compares a backup with what is here. Neither is changed.
///
/// # Errors
/// `wrong-key`, `damaged`, and the refusals of FORMAT.md.
pub fn difference(here: (&[u8], &[u8]), backup: (&[u8], &[u8])) -> Result<DifferenceView> {
    let (here, backup) = (Open::read(here.0, here.1)?, Open::read(backup.0, backup.1)?);
    let found = here.vault.compare(&backup.vault);
    let changed = |all: Vec<Changed>| -> Result<Vec<Told>> {
        all.into_iter().map(|one| told(&here.vault, one.id, one.parts)).collect()
    };
    let ids = |vault: &Vault, all: Vec<Id>| -> Result<Vec<Told>> {
        all.into_iter().map(|id| told(vault, id, Vec::new())).collect()
    };
    Ok(DifferenceView {
        saved_at: backup.header.saved_at,
        count: backup.vault.count(),
        same_vault: backup.header.vault_id == here.header.vault_id,
        same: found.same,
        newer: changed(found.newer)?,
        older: changed(found.older)?,
        only_here: ids(&here.vault, found.only_here)?,
        only_there: ids(&backup.vault, found.only_there)?,
    })
}

/// A backup as a copy of the vault that is here: under its id and its data key, to be merged into it or to stand in its
/// place.
///
/// # Errors
/// As [`difference`]; [`Error::RandomFailed`].
pub fn copy_of(
    here: (&[u8], &[u8]),
    backup: (&[u8], &[u8]),
    replace: bool,
    now: u64,
    random: &mut dyn Random,
) -> Result<Vec<u8>> {
    let (here, mut backup) = (Open::read(here.0, here.1)?, Open::read(backup.0, backup.1)?);
    if replace {
        backup.vault.prepare_to_replace(&here.vault);
    } else {
        backup.vault.prepare_to_merge(&here.vault, now);
    }
    let mut header = here.header;
    seal::seal(&mut header, &here.key, backup.vault.write().expose(), now, random)
}

/// See [`difference`]: a `Difference` as JSON.
///
/// # Errors
/// As there.
#[wasm_bindgen(js_name = compareFiles)]
pub fn compare_files(here: &[u8], here_key: &[u8], backup: &[u8], backup_key: &[u8]) -> JsResult<String> {
    to_json(&difference((here, here_key), (backup, backup_key)).map_err(fail)?)
}

/// See [`copy_of`].
///
/// # Errors
/// As there.
#[wasm_bindgen(js_name = copyOf)]
pub fn js_copy_of(
    here: &[u8],
    here_key: &[u8],
    backup: &[u8],
    backup_key: &[u8],
    replace: bool,
    now: f64,
) -> JsResult<Uint8Array> {
    let now = time(now).map_err(fail)?;
    let copy = copy_of((here, here_key), (backup, backup_key), replace, now, &mut SystemRandom).map_err(fail)?;
    Ok(Uint8Array::from(copy.as_slice()))
}
