//! The Vault handle for JavaScript: turns values over to [`Desk`]. Every change is in memory; `seal` gives the bytes to
//! store.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::{
    Desk,
    header::inspected,
    input,
    js::{JsResult, fail, time, to_js},
    readiness,
};
use crate::{
    Error, Result,
    random::SystemRandom,
    secret::Key,
    site::Scope,
    vault::{Aim, EarlierView, EntryView, Id, SettingsView, State},
};

/// An open vault. `free()` or a fresh instance closes it.
#[wasm_bindgen(js_name = Vault)]
pub struct JsVault(pub(super) Desk);

pub(super) fn id_of(id: &str) -> JsResult<Id> {
    Id::parse(id).map_err(fail)
}

pub(super) fn at(now: f64) -> JsResult<u64> {
    time(now).map_err(fail)
}

pub(super) fn done<T>(result: Result<T>) -> JsResult<T> {
    result.map_err(fail)
}

#[wasm_bindgen(js_class = Vault)]
impl JsVault {
    /// Opens a sealed file with its data key.
    ///
    /// # Errors
    /// `wrong-key`, `damaged`, and the refusals of FORMAT.md.
    pub fn open(file: &[u8], key: &[u8]) -> JsResult<JsVault> {
        Ok(JsVault(done(Key::copied(key).and_then(|key| Desk::open(file, key)))?))
    }

    /// The bytes of the next generation. The caller stores them.
    ///
    /// # Errors
    /// `too-large`, `random-failed`.
    pub fn seal(&mut self, now: f64) -> JsResult<Uint8Array> {
        let file = done(self.0.seal(at(now)?, &mut SystemRandom))?;
        Ok(Uint8Array::from(file.as_slice()))
    }

    /// Takes in another copy of this vault, sealed under the same data key.
    ///
    /// # Errors
    /// `other-vault`, `wrong-key`, `damaged`, `too-many`.
    pub fn merge(&mut self, file: &[u8]) -> JsResult<()> {
        done(self.0.merge(file))
    }

    /// Puts the contents of another copy of this vault in the place of these; `key` is the one that copy is sealed under, if
    /// it is another.
    ///
    /// # Errors
    /// `other-vault`, `wrong-key`, `damaged`.
    pub fn replace(&mut self, file: &[u8], key: Option<Vec<u8>>) -> JsResult<()> {
        let key = done(key.map(|key| Key::copied(&key)).transpose())?;
        done(self.0.replace(file, key.as_ref()))
    }

    /// The generation that was opened or sealed last.
    #[wasm_bindgen(getter)]
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // at most 2^53 − 1 by the format
    pub fn generation(&self) -> f64 {
        self.0.header().generation as f64
    }

    /// Entries outside the trash.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.vault().count()
    }

    /// What the header says.
    ///
    /// # Errors
    /// None that a caller can cause.
    #[wasm_bindgen(unchecked_return_type = "Inspected")]
    pub fn header(&self) -> JsResult<JsValue> {
        inspected(self.0.header())
    }

    /// Every entry, the trash included, without secrets.
    ///
    /// # Errors
    /// `bad-input`.
    #[wasm_bindgen(unchecked_return_type = "EntryView[]")]
    pub fn list(&self, now: f64) -> JsResult<JsValue> {
        to_js(&self.0.list(at(now)?))
    }

    /// What is to be said of every entry outside the trash and of the vault, the worst first.
    ///
    /// # Errors
    /// `bad-input`.
    #[wasm_bindgen(unchecked_return_type = "Readiness")]
    pub fn readiness(&self, now: f64) -> JsResult<JsValue> {
        js_sys::JSON::parse(&readiness::to_json(&self.0.readiness(at(now)?)))
    }

    /// The first `count` entries that a person sees, the trash left out; `ids`, one behind the other in one text, stand in front.
    ///
    /// # Errors
    /// `bad-input`.
    #[wasm_bindgen(unchecked_return_type = "EntryView[]")]
    pub fn first(&self, ids: &str, count: usize, now: f64) -> JsResult<JsValue> {
        to_js(&self.0.first(Id::parse_all(ids), count, at(now)?))
    }

    /// One entry, without secrets.
    ///
    /// # Errors
    /// `no-such-entry`, `bad-input`.
    #[wasm_bindgen(unchecked_return_type = "EntryView")]
    pub fn entry(&self, id: &str, now: f64) -> JsResult<JsValue> {
        to_js(&EntryView::of(done(self.0.vault().entry(id_of(id)?))?, at(now)?))
    }

    /// The earlier versions of an entry's parts, without secrets, the newest first.
    ///
    /// # Errors
    /// `no-such-entry`.
    #[wasm_bindgen(unchecked_return_type = "EarlierView[]")]
    pub fn earlier(&self, id: &str) -> JsResult<JsValue> {
        let entry = done(self.0.vault().entry(id_of(id)?))?;
        to_js(&entry.history.iter().map(EarlierView::from).collect::<Vec<_>>())
    }

    /// Brings an earlier version back: the part of this name that was written at `from`. What stands there now becomes an
    /// earlier version itself.
    ///
    /// # Errors
    /// `no-such-entry`, `no-such-version`.
    #[wasm_bindgen(js_name = restoreEarlier)]
    pub fn restore_earlier(
        &mut self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "EarlierView[\"part\"]")] part: &str,
        from: f64,
        now: f64,
    ) -> JsResult<()> {
        done(self.0.vault_mut().restore_earlier(id_of(id)?, part, at(from)?, at(now)?))
    }

    /// What there is for this page.
    ///
    /// # Errors
    /// None that a caller can cause.
    #[wasm_bindgen(unchecked_return_type = "HereView")]
    pub fn here(&self, url: &str) -> JsResult<JsValue> {
        to_js(&self.0.here(url))
    }

    /// Offers what `intake` found.
    ///
    /// # Errors
    /// `bad-input`, `too-large`, `too-many`.
    #[wasm_bindgen(js_name = previewFinds, unchecked_return_type = "Preview")]
    pub fn preview_finds(&self, finds: &[u8], url: Option<String>, now: f64) -> JsResult<JsValue> {
        to_js(&done(self.0.preview_finds(finds, url.as_deref(), at(now)?, &mut SystemRandom))?)
    }

    /// Offers what a person typed.
    ///
    /// # Errors
    /// `bad-input`.
    #[wasm_bindgen(js_name = previewForm, unchecked_return_type = "Preview")]
    pub fn preview_form(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FormInput")] form: JsValue,
        url: Option<String>,
        now: f64,
    ) -> JsResult<JsValue> {
        to_js(&done(self.0.preview_form(done(input::one(form))?, url.as_deref(), at(now)?, &mut SystemRandom))?)
    }

    /// Adds what was picked, all or none.
    ///
    /// # Errors
    /// `offer-expired`, `bad-input`, `too-many`, `too-large`.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn add(
        &mut self,
        token: &str,
        #[wasm_bindgen(unchecked_param_type = "Pick[]")] picks: JsValue,
        now: f64,
    ) -> JsResult<JsValue> {
        let ids = done(self.0.add(token, done(input::all(picks))?, at(now)?, &mut SystemRandom))?;
        to_js(&ids.iter().map(Id::to_string).collect::<Vec<_>>())
    }

    /// Changes what a person wrote about an entry.
    ///
    /// # Errors
    /// `no-such-entry`, `bad-input`, `empty-entry`, `too-many`, `too-large`, `not-bound`.
    pub fn edit(
        &mut self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "EntryChanges")] changes: JsValue,
        now: f64,
    ) -> JsResult<()> {
        done(self.0.edit(id_of(id)?, done(input::one(changes))?, at(now)?))
    }

    /// Changes the parameters of a one-time code; what is left out, or an empty secret or PIN, stays.
    ///
    /// # Errors
    /// `no-such-entry`, `no-one-time-code`, and the wrong parameter by name.
    #[wasm_bindgen(js_name = editOtp)]
    pub fn edit_otp(
        &mut self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "FormInput")] form: JsValue,
        now: f64,
    ) -> JsResult<()> {
        done(self.0.edit_otp(id_of(id)?, done(input::one(form))?, at(now)?))
    }

    /// The set-up address of an entry with its secret: only for what a person asked for by name (P2).
    ///
    /// # Errors
    /// `no-such-entry`, `no-one-time-code`.
    #[wasm_bindgen(js_name = exportLink)]
    pub fn export_link(&self, id: &str) -> JsResult<String> {
        Ok(done(self.0.export_link(id_of(id)?))?.expose().to_owned())
    }

    /// Moves an entry to the trash.
    ///
    /// # Errors
    /// `no-such-entry`.
    pub fn remove(&mut self, id: &str, now: f64) -> JsResult<()> {
        let now = at(now)?;
        done(self.0.vault_mut().remove(id_of(id)?, now))
    }

    /// Brings an entry back from the trash.
    ///
    /// # Errors
    /// `no-such-entry`.
    pub fn restore(&mut self, id: &str, now: f64) -> JsResult<()> {
        let now = at(now)?;
        done(self.0.vault_mut().restore(id_of(id)?, now))
    }

    /// Binds an entry to a host that a person said yes to.
    ///
    /// # Errors
    /// `no-such-entry`, `bad-input`, `too-many`.
    pub fn bind(
        &mut self,
        id: &str,
        host: &str,
        #[wasm_bindgen(unchecked_param_type = "'host' | 'domain'")] scope: &str,
        now: f64,
    ) -> JsResult<()> {
        let scope = match scope {
            "host" => Scope::Host,
            "domain" => Scope::Domain,
            _ => return Err(fail(Error::BadInput)),
        };
        done(self.0.bind(id_of(id)?, host, scope, at(now)?))
    }

    /// Notes that a code was used.
    ///
    /// # Errors
    /// `no-such-entry`.
    #[wasm_bindgen(js_name = markUsed)]
    pub fn mark_used(&mut self, id: &str, now: f64) -> JsResult<()> {
        let now = at(now)?;
        done(self.0.vault_mut().mark_used(id_of(id)?, now))
    }

    /// Notes when signing in without a text message was tried; 0 takes the note back.
    ///
    /// # Errors
    /// `no-such-entry`, `bad-input`.
    #[wasm_bindgen(js_name = markDrilled)]
    pub fn mark_drilled(&mut self, id: &str, at_time: f64) -> JsResult<()> {
        let at_time = at(at_time)?;
        done(self.0.vault_mut().mark_drilled(id_of(id)?, at_time))
    }

    /// The settings.
    ///
    /// # Errors
    /// None that a caller can cause.
    #[wasm_bindgen(unchecked_return_type = "SettingsView")]
    pub fn settings(&self) -> JsResult<JsValue> {
        to_js(&SettingsView::from(self.0.vault().settings()))
    }

    /// Changes settings.
    ///
    /// # Errors
    /// `bad-input`.
    #[wasm_bindgen(js_name = setSettings)]
    pub fn set_settings(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<SettingsView>")] changes: JsValue,
        now: f64,
    ) -> JsResult<()> {
        done(self.0.set_settings(done(input::one(changes))?, at(now)?))
    }

    /// All there is to do, five values each: aim, time of the last change, state, steps, subject, as FORMAT.md numbers them.
    #[wasm_bindgen(unchecked_return_type = "(string | number)[]")]
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // at most 2^53 − 1 by the format
    pub fn tasks(&self) -> js_sys::Array {
        let values = js_sys::Array::new();
        for task in self.0.vault().tasks() {
            for value in [task.aim as u64, task.changed, task.state as u64, task.steps] {
                values.push(&(value as f64).into());
            }
            values.push(&task.what.as_str().into());
        }
        values
    }

    /// Puts a thing to do down, or changes it; the numbers are those of FORMAT.md.
    ///
    /// # Errors
    /// `bad-input`, `too-many`.
    #[wasm_bindgen(js_name = setTask)]
    pub fn set_task(&mut self, aim: u32, what: &str, state: u32, steps: u32, now: f64) -> JsResult<()> {
        let (aim, state) = (Aim::of(aim.into()), State::of(state.into()));
        let (Some(aim), Some(state)) = (aim, state) else { return Err(fail(Error::BadInput)) };
        done(self.0.vault_mut().set_task(aim, what, state, steps.into(), at(now)?))
    }

    /// Which of several fields was chosen on a host: the mark given then.
    #[wasm_bindgen(js_name = fieldOn)]
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // at most 2^53 − 1 by the format
    pub fn field_on(&self, host: &str) -> Option<f64> {
        self.0.vault().field_on(host).map(|mark| mark as f64)
    }

    /// Remembers the field that was chosen on a host, by a mark below 2^53.
    ///
    /// # Errors
    /// `bad-input`.
    #[wasm_bindgen(js_name = chooseField)]
    pub fn choose_field(&mut self, host: &str, mark: f64, now: f64) -> JsResult<()> {
        done(self.0.choose_field(host, at(mark)?, at(now)?))
    }
}
