//! What another app's file brings, beside what is here: a dry run, then one taking in, and one taking out again. The report
//! crosses to the page sealed under the data key, without a secret in sight (P2).

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::{
    arrival::told,
    carry::Open,
    imported::{self, Imported, ImportedEntry},
    js::{JsResult, fail, time},
};
use crate::{
    Error, Result,
    backup::{Code, Set, Spent},
    limits, order,
    otp::Otp,
    random::{Random, SystemRandom},
    seal::{
        cbor::{Reader, Writer},
        seal_token, unseal_token,
    },
    secret::SecretText,
    site::{Binding, Host, Learned, Scope},
    vault::{Beside, Entry, Id, Index, NewEntry, Vault, otp_in},
};

const REPORT: &str = "holdfast import 1";
const UNDO: &str = "holdfast undo 1";

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface Taking { index: number; how: "add" | "replace"; backup: boolean; trim: boolean }
"#;

/// What a person takes.
#[derive(Deserialize)]
pub struct Taking {
    /// Which.
    pub index: usize,
    /// `add`, or `replace` the code of the entry with the same names.
    pub how: How,
    /// With the backup codes that were found beside it.
    pub backup: bool,
    /// Those of them that stand in its note are taken out of it.
    pub trim: bool,
}

/// How something is taken.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// As an entry of its own.
    Add,
    /// Into the entry with the same code or the same names.
    Replace,
}

/// A finished taking in: the vault after it, and what takes it out again.
pub struct Taken {
    /// Sealed, to stand in the place of the vault.
    pub file: Vec<u8>,
    /// Sealed, for [`untake`].
    pub undo: Vec<u8>,
    /// New entries.
    pub added: usize,
    /// Entries that got another code or backup codes.
    pub changed: usize,
}

/// The dry run as JSON, and the report sealed for [`take`].
///
/// # Errors
/// [`Error::BadInput`] for bytes that are no report; those of [`crate::seal::open`]; [`Error::RandomFailed`].
pub fn look(here: (&[u8], &[u8]), report: &[u8], random: &mut dyn Random) -> Result<(String, Vec<u8>)> {
    let open = Open::read(here.0, here.1)?;
    let mut found = imported::read(report)?;
    let index = Index::of(&open.vault);
    let arriving = core::mem::take(&mut found.entries).into_iter().map(Arriving::of).collect::<Result<Vec<_>>>()?;
    let told = told(&found, &arriving, &open.vault, &index)?;
    Ok((told, seal_token(open.key(), REPORT, report.to_vec(), random)?))
}

/// An entry of the report; `whole` is all of it where the file had that.
pub(super) struct Arriving {
    pub(super) entry: ImportedEntry,
    pub(super) otp: Option<Otp>,
    whole: Option<Entry>,
}

impl Arriving {
    fn of(mut entry: ImportedEntry) -> Result<Self> {
        let (code, whole) = (core::mem::take(&mut entry.code), core::mem::take(&mut entry.whole));
        let otp = if code.is_empty() { None } else { Some(otp_in(&code).map_err(|_| Error::BadInput)?) };
        let whole = match whole.is_empty() {
            true => None,
            false => Vault::read(&whole).map_err(|_| Error::BadInput)?.into_entries().next(),
        };
        Ok(Arriving { entry, otp, whole })
    }

    fn set(&self) -> Option<&Set> {
        self.whole.as_ref()?.backup.as_ref().map(|part| &part.value)
    }

    /// How many backup codes come with it.
    pub(super) fn backup(&self) -> usize {
        self.set().map_or(self.entry.backup.len(), |set| set.codes.len())
    }
}

/// What is here beside it; the same code with backup codes that are not here is a change.
pub(super) fn judge(arriving: &Arriving, vault: &Vault, index: &Index) -> Beside {
    let entry = &arriving.entry;
    let lacks = |id: Id| arriving.backup() > 0 && vault.entry(id).is_ok_and(|ours| ours.backup.is_none());
    match index.beside(&entry.name, &entry.account, arriving.otp.as_ref(), arriving.set()) {
        Beside::Here(id) if lacks(id) => Beside::Named(id),
        Beside::Named(id) if arriving.otp.is_none() && !lacks(id) => Beside::Here(id),
        other => other,
    }
}

pub(super) fn bindings(entry: &ImportedEntry) -> Vec<Binding> {
    let mut sites: Vec<Binding> = Vec::new();
    for host in &entry.hosts {
        let Ok(host) = Host::of(host) else { continue };
        let scope = if host.is_address() || host.is_loopback() { Scope::Host } else { Scope::Domain };
        let site = Binding { host: host.with_port(), scope, learned: Learned::Guessed };
        if sites.len() < limits::LABELS && !sites.iter().any(|known| known.host == site.host) {
            sites.push(site);
        }
    }
    sites
}

/// Takes in what was chosen, all or none.
///
/// # Errors
/// [`Error::OfferExpired`] for a report of another vault; [`Error::BadInput`] for an index that was not offered or comes
/// twice; [`Error::TooMany`]; those of [`Vault::add`].
pub fn take(
    here: (&[u8], &[u8]),
    token: &[u8],
    takings: &[Taking],
    now: u64,
    random: &mut dyn Random,
) -> Result<Taken> {
    let mut open = Open::read(here.0, here.1)?;
    let report = unseal_token(open.key(), REPORT, token)?;
    let Imported { entries, .. } = imported::read(report.expose())?;
    let mut entries: Vec<Option<ImportedEntry>> = entries.into_iter().map(Some).collect();
    let adding = takings.iter().filter(|taking| taking.how == How::Add).count();
    if open.vault.entries().count().saturating_add(adding) > limits::ENTRIES {
        return Err(Error::TooMany);
    }
    let before = Vault::read(open.vault.write().expose())?;
    let index = Index::of(&before);
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for taking in takings {
        let entry = entries.get_mut(taking.index).and_then(Option::take).ok_or(Error::BadInput)?;
        let arriving = Arriving::of(entry)?;
        if taking.how == How::Add {
            added.push(new_entry(arriving, taking, now, random)?);
            continue;
        }
        let (Beside::Here(id) | Beside::Named(id)) = judge(&arriving, &before, &index) else {
            return Err(Error::BadInput);
        };
        replace(&mut open.vault, id, arriving, taking, now)?;
        changed.push(id);
    }
    let ids: Vec<Id> = added.iter().map(|entry| entry.id).collect();
    open.vault.take_in(added)?;
    order::sort(&mut changed, &|a, b| a < b);
    changed.dedup();
    let mut out = Writer::new(256);
    out.array(2).array(ids.len());
    for id in &ids {
        out.bytes(id.bytes());
    }
    out.bytes(before.only(&changed).write().expose());
    let undo = seal_token(open.key(), UNDO, out.finish(), random)?;
    let file = open.seal(now, random)?;
    Ok(Taken { file, undo, added: ids.len(), changed: changed.len() })
}

fn new_entry(arriving: Arriving, taking: &Taking, now: u64, random: &mut dyn Random) -> Result<Entry> {
    let Arriving { entry, otp, whole } = arriving;
    if let Some(mut whole) = whole {
        whole.backup = whole.backup.filter(|_| taking.backup);
        return whole.anew(now, random);
    }
    let sites = bindings(&entry);
    let set = found(&entry, now).filter(|_| taking.backup);
    let note = if taking.trim && set.is_some() { entry.bare } else { entry.note };
    let new = NewEntry {
        name: entry.name,
        account: entry.account,
        sites,
        otp,
        backup: set,
        note: Some(note).filter(|note| !note.is_empty()),
        tags: entry.tags.into_iter().take(limits::LABELS).collect(),
        pinned: entry.pinned,
        reached_by: Vec::new(),
    };
    new.into_entry(now, random)
}

fn replace(vault: &mut Vault, id: Id, arriving: Arriving, taking: &Taking, now: u64) -> Result<()> {
    let Arriving { entry, otp, whole } = arriving;
    let known = whole.and_then(|whole| whole.backup).map(|part| part.value);
    if let Some(set) = known.or_else(|| found(&entry, now)).filter(|_| taking.backup) {
        vault.keep_backup(id, set, now)?;
    }
    let Some(otp) = otp else { return Ok(()) };
    if vault.entry(id)?.otp.as_ref().is_some_and(|part| part.value.is_same_code(&otp)) {
        return Ok(());
    }
    vault.set_otp(id, otp, now)
}

/// The backup codes that were found in its note and its fields.
fn found(entry: &ImportedEntry, now: u64) -> Option<Set> {
    let code = |code: &imported::ImportedCode| Code {
        text: SecretText::new(code.text.expose().to_owned()),
        label: Some(code.label.clone()).filter(|label| !label.is_empty()),
        spent: code.spent.then(|| Spent { at: now, host: String::new() }),
    };
    let codes: Vec<Code> = entry.backup.iter().map(code).collect();
    (!codes.is_empty()).then(|| Set { codes, captured_at: now, from: String::new(), printed_at: None })
}

/// Takes out exactly what [`take`] took in: the vault without it, sealed.
///
/// # Errors
/// [`Error::OfferExpired`] for what is not from there.
pub fn untake(here: (&[u8], &[u8]), undo: &[u8], now: u64, random: &mut dyn Random) -> Result<Vec<u8>> {
    let mut open = Open::read(here.0, here.1)?;
    let undo = unseal_token(open.key(), UNDO, undo)?;
    let from = &mut Reader::new(undo.expose());
    from.tuple(2)?;
    let mut ids = Vec::new();
    for _ in 0..from.array(limits::ENTRIES)? {
        ids.push(Id::from_bytes(from.fixed()?));
    }
    open.vault.forget(ids, now);
    let before = Vault::read(from.bytes(limits::FILE_BYTES)?)?;
    from.end()?;
    for entry in before.into_entries() {
        open.vault.put_back(entry, now);
    }
    open.seal(now, random)
}

fn bytes(bytes: &[u8]) -> js_sys::Uint8Array {
    js_sys::Uint8Array::from(bytes)
}

fn set_field(object: &js_sys::Object, name: &str, value: impl Into<JsValue>) -> JsResult<()> {
    js_sys::Reflect::set(object, &name.into(), &value.into()).map(|_| ())
}

/// See [`look`]: `{ told, token }`, `told` the `Arrival` as JSON.
///
/// # Errors
/// As there.
#[wasm_bindgen(js_name = planArrival, unchecked_return_type = "{ told: string; token: Uint8Array }")]
pub fn plan_arrival(here: &[u8], key: &[u8], report: &[u8]) -> JsResult<JsValue> {
    let (told, token) = look((here, key), report, &mut SystemRandom).map_err(fail)?;
    let view = js_sys::Object::new();
    set_field(&view, "told", told)?;
    set_field(&view, "token", bytes(&token))?;
    Ok(view.into())
}

/// See [`take`]; `takings` as JSON.
///
/// # Errors
/// As there.
#[wasm_bindgen(js_name = takeArrival, unchecked_return_type = "{ file: Uint8Array; undo: Uint8Array; added: number; changed: number }")]
pub fn take_arrival(here: &[u8], key: &[u8], token: &[u8], takings: &str, now: f64) -> JsResult<JsValue> {
    let takings: Vec<Taking> = serde_json::from_str(takings).map_err(|_| fail(Error::BadInput))?;
    let now = time(now).map_err(fail)?;
    let taken = take((here, key), token, &takings, now, &mut SystemRandom).map_err(fail)?;
    let view = js_sys::Object::new();
    set_field(&view, "file", bytes(&taken.file))?;
    set_field(&view, "undo", bytes(&taken.undo))?;
    set_field(&view, "added", u32::try_from(taken.added).unwrap_or(u32::MAX))?;
    set_field(&view, "changed", u32::try_from(taken.changed).unwrap_or(u32::MAX))?;
    Ok(view.into())
}

/// See [`untake`].
///
/// # Errors
/// As there.
#[wasm_bindgen(js_name = untakeArrival)]
pub fn untake_arrival(here: &[u8], key: &[u8], undo: &[u8], now: f64) -> JsResult<js_sys::Uint8Array> {
    let now = time(now).map_err(fail)?;
    Ok(bytes(&untake((here, key), undo, now, &mut SystemRandom).map_err(fail)?))
}
