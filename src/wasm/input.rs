//! What pages hand over to `core`, read field by field: a few small readers take a tenth of the room that derived ones do.
//! A missing field is `None`; a field of another type is `bad-input`.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{BackupKeep, EntryChanges, FormInput, KeptCode, Pick, SettingsInput, desk::KeptSite};
use crate::{Error, Result, site::Scope};

/// The end of exact numbers in JavaScript.
const EXACT: u64 = (1 << 53) - 1;

/// Reads a plain object as what is expected.
pub trait Input: Sized {
    /// From the object.
    ///
    /// # Errors
    /// [`Error::BadInput`].
    fn of(fields: &Fields) -> Result<Self>;
}

/// A plain object.
pub struct Fields(JsValue);

impl Fields {
    fn get(&self, name: &str) -> Result<Option<JsValue>> {
        let value = Reflect::get(&self.0, &name.into()).map_err(|_| Error::BadInput)?;
        Ok(Some(value).filter(|value| !value.is_undefined() && !value.is_null()))
    }

    fn text(&self, name: &str) -> Result<Option<String>> {
        self.get(name)?.map(|value| value.as_string().ok_or(Error::BadInput)).transpose()
    }

    fn flag(&self, name: &str) -> Result<Option<bool>> {
        self.get(name)?.map(|value| value.as_bool().ok_or(Error::BadInput)).transpose()
    }

    /// A whole number from 0 to `most`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // checked here
    fn number(&self, name: &str, most: u64) -> Result<Option<u64>> {
        let Some(value) = self.get(name)? else { return Ok(None) };
        match value.as_f64() {
            Some(number) if number >= 0.0 && number <= most as f64 && number.trunc() == number => {
                Ok(Some(number as u64))
            }
            _ => Err(Error::BadInput),
        }
    }

    fn scope(&self) -> Result<Option<Scope>> {
        match self.text("scope")?.as_deref() {
            None => Ok(None),
            Some("host") => Ok(Some(Scope::Host)),
            Some("domain") => Ok(Some(Scope::Domain)),
            Some(_) => Err(Error::BadInput),
        }
    }

    fn texts(&self, name: &str) -> Result<Option<Vec<String>>> {
        let Some(value) = self.get(name)? else { return Ok(None) };
        let list: Array = value.dyn_into().map_err(|_| Error::BadInput)?;
        let mut texts = Vec::new();
        for text in list.iter() {
            texts.push(text.as_string().ok_or(Error::BadInput)?);
        }
        Ok(Some(texts))
    }

    fn objects<T: Input>(&self, name: &str) -> Result<Option<Vec<T>>> {
        self.get(name)?.map(all).transpose()
    }
}

/// One object.
///
/// # Errors
/// [`Error::BadInput`].
pub fn one<T: Input>(value: JsValue) -> Result<T> {
    if value.is_object() { T::of(&Fields(value)) } else { Err(Error::BadInput) }
}

/// An array of objects.
///
/// # Errors
/// [`Error::BadInput`].
pub fn all<T: Input>(value: JsValue) -> Result<Vec<T>> {
    let list: Array = value.dyn_into().map_err(|_| Error::BadInput)?;
    let mut found = Vec::new();
    for value in list.iter() {
        found.push(one(value)?);
    }
    Ok(found)
}

impl Input for EntryChanges {
    fn of(fields: &Fields) -> Result<Self> {
        Ok(EntryChanges {
            name: fields.text("name")?,
            account: fields.text("account")?,
            note: fields.text("note")?,
            tags: fields.texts("tags")?,
            pinned: fields.flag("pinned")?,
            reached_by: fields.texts("reachedBy")?,
            sites: fields.objects("sites")?,
        })
    }
}

impl Input for KeptSite {
    fn of(fields: &Fields) -> Result<Self> {
        let host = fields.text("host")?.ok_or(Error::BadInput)?;
        Ok(KeptSite { host, scope: fields.scope()?.ok_or(Error::BadInput)? })
    }
}

impl Input for SettingsInput {
    fn of(fields: &Fields) -> Result<Self> {
        Ok(SettingsInput {
            lock_after: fields.number("lockAfter", EXACT)?,
            backup_at: fields.number("backupAt", EXACT)?,
            backup_count: fields.number("backupCount", EXACT)?,
            theme: fields.text("theme")?,
            clear_clipboard: fields.number("clearClipboard", EXACT)?,
            hide_codes: fields.flag("hideCodes")?,
            kit_at: fields.number("kitAt", EXACT)?,
            badge: fields.flag("badge")?,
            drill_yearly: fields.flag("drillYearly")?,
        })
    }
}

impl Input for BackupKeep {
    fn of(fields: &Fields) -> Result<Self> {
        Ok(BackupKeep {
            id: fields.text("id")?,
            name: fields.text("name")?,
            account: fields.text("account")?,
            host: fields.text("host")?.unwrap_or_default(),
            codes: fields.objects("codes")?.ok_or(Error::BadInput)?,
            reached_by: fields.texts("reachedBy")?.unwrap_or_default(),
        })
    }
}

impl Input for KeptCode {
    fn of(fields: &Fields) -> Result<Self> {
        let text = fields.text("text")?.ok_or(Error::BadInput)?;
        Ok(KeptCode { text, label: fields.text("label")?, spent: fields.flag("spent")?.unwrap_or(false) })
    }
}

impl Input for FormInput {
    fn of(fields: &Fields) -> Result<Self> {
        let digits = fields.number("digits", u8::MAX.into())?;
        let period = fields.number("period", u32::MAX.into())?;
        Ok(FormInput {
            name: fields.text("name")?.unwrap_or_default(),
            account: fields.text("account")?.unwrap_or_default(),
            secret: fields.text("secret")?.ok_or(Error::BadInput)?,
            kind: fields.text("kind")?,
            algorithm: fields.text("algorithm")?,
            digits: digits.and_then(|digits| u8::try_from(digits).ok()),
            period: period.and_then(|period| u32::try_from(period).ok()),
            counter: fields.number("counter", EXACT)?,
            pin: fields.text("pin")?,
        })
    }
}

impl Input for Pick {
    fn of(fields: &Fields) -> Result<Self> {
        let index = fields.number("index", u32::MAX.into())?.and_then(|index| usize::try_from(index).ok());
        Ok(Pick {
            index: index.ok_or(Error::BadInput)?,
            name: fields.text("name")?,
            account: fields.text("account")?,
            host: fields.text("host")?,
            scope: fields.scope()?,
            into: fields.text("into")?,
        })
    }
}
