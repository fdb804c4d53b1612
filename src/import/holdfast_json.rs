//! Holdfast's own plain export (docs/plain-export.md): each entry comes in whole, its backup codes with what is spent. Only
//! its sites come in as guesses, for a file that anybody can write must not say where codes are filled (P3).

use serde_json::Value;
use zeroize::Zeroizing;

use super::draft::{Draft, Rest, Written};
use super::json::{count, flag, items, member, scalar, secret, string, text, texts};
use super::report::Report;
use crate::backup::{Code, Set, Spent};
use crate::otp::base32;
use crate::random::Random;
use crate::secret::SecretText;
use crate::site::{Binding, Host, Learned, Scope};
use crate::vault::{NewEntry, Vault};
use crate::{Error, Result, limits, seal::cbor};

const VERSION: u64 = 1;

/// Whether it is one.
pub(super) fn is_one(value: &Value) -> bool {
    text(value, "format") == Some("holdfast")
}

/// Reads it.
///
/// # Errors
/// [`Error::UnknownVersion`] for what a newer program wrote, [`Error::FileDamaged`] without a list of entries.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    match count(value, "version") {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(Error::UnknownVersion),
        _ => return Err(Error::FileDamaged),
    }
    let list = member(value, "entries").and_then(Value::as_array).ok_or(Error::FileDamaged)?;
    for (index, item) in list.iter().enumerate() {
        let draft = draft(item, index.saturating_add(1));
        match whole(item, &draft) {
            Ok(whole) => report.take_whole(draft, whole),
            Err(error) => report.refuse_draft(&draft, error),
        }
    }
    Ok(())
}

fn draft(item: &Value, number: usize) -> Draft {
    let none = Value::Null;
    let otp = member(item, "otp").unwrap_or(&none);
    Draft {
        number,
        kind: string(otp, "kind"),
        issuer: string(item, "name"),
        account: string(item, "account"),
        secret: written(secret(otp, "secret")),
        algorithm: scalar(otp, "algorithm"),
        digits: scalar(otp, "digits"),
        period: scalar(otp, "period"),
        counter: scalar(otp, "counter"),
        pin: secret(otp, "pin"),
        rest: Rest {
            note: scalar(item, "note"),
            tags: texts(item, "tags"),
            pinned: flag(item, "pinned"),
            urls: items(item, "sites").iter().filter_map(|site| scalar(site, "host")).collect(),
            ..Rest::default()
        },
    }
}

/// Always base32, the bytes of mOTP too; what is none is told as such.
fn written(secret: Option<SecretText>) -> Written {
    let bytes = secret.as_ref().and_then(|text| base32::decode(text.expose()).ok());
    bytes.map_or_else(|| Written::text(secret), Written::Bytes)
}

/// The entry as a vault of its own, which is how all of it travels.
fn whole(item: &Value, draft: &Draft) -> Result<Zeroizing<Vec<u8>>> {
    let otp = member(item, "otp").map(|_| draft.finish()).transpose()?.map(|named| named.otp);
    let (created, used, drilled) = (time(item, "created")?, time(item, "used")?, time(item, "drilled")?);
    let new = NewEntry {
        name: draft.issuer.clone(),
        account: draft.account.clone(),
        sites: items(item, "sites").iter().take(limits::LABELS).filter_map(site).collect(),
        otp,
        backup: member(item, "backup").map(set).transpose()?,
        note: draft.rest.note.clone(),
        tags: draft.rest.tags.clone(),
        pinned: draft.rest.pinned,
        reached_by: texts(item, "reachedBy"),
    };
    let mut vault = Vault::default();
    let id = vault.add(new, created, &mut Nothing)?;
    vault.mark_used(id, used)?;
    vault.mark_drilled(id, drilled)?;
    Ok(Zeroizing::new(vault.write().expose().to_vec()))
}

/// An id that nobody sees: what comes in gets its own.
struct Nothing;

impl Random for Nothing {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        out.fill(0);
        Ok(())
    }
}

fn site(site: &Value) -> Option<Binding> {
    let host = Host::of(text(site, "host")?).ok()?.with_port();
    let scope = if text(site, "scope") == Some("domain") { Scope::Domain } else { Scope::Host };
    Some(Binding { host, scope, learned: Learned::Guessed })
}

fn set(backup: &Value) -> Result<Set> {
    let codes = items(backup, "codes").iter().map(code).collect::<Result<Vec<_>>>()?;
    let printed_at = member(backup, "printed").map(|_| time(backup, "printed")).transpose()?;
    Ok(Set { codes, captured_at: time(backup, "captured")?, from: string(backup, "from"), printed_at })
}

fn code(code: &Value) -> Result<Code> {
    let spent = member(code, "spent").map(|spent| {
        let host = string(spent, "host");
        if host.len() > limits::NAME_BYTES { Err(Error::TooLarge) } else { Ok(Spent { at: time(spent, "at")?, host }) }
    });
    let text = secret(code, "code").ok_or(Error::NoBackupCodes)?;
    Ok(Code { text, label: scalar(code, "label"), spent: spent.transpose()? })
}

/// A time; missing is 0.
fn time(value: &Value, name: &str) -> Result<u64> {
    match member(value, name) {
        None => Ok(0),
        Some(_) => count(value, name).filter(|time| *time <= cbor::UINT_MAX).ok_or(Error::BadInput),
    }
}
