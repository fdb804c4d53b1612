//! The Vault handle's one-time codes and backup codes: what is shown, filled, kept and spent.

use wasm_bindgen::prelude::*;

use super::{
    JsVault,
    codes::to_json,
    input,
    js::{JsResult, to_js},
    vault::{at, done, id_of},
};
use crate::{random::SystemRandom, vault::Id};

#[wasm_bindgen(js_class = Vault)]
impl JsVault {
    /// The live codes of these entries, or of all. `ids` stand one behind the other in one text: a list of texts would take
    /// longer to cross than the codes take to make.
    ///
    /// # Errors
    /// `bad-input`.
    #[wasm_bindgen(unchecked_return_type = "CodeView[]")]
    pub fn codes(&self, ids: Option<String>, now: f64) -> JsResult<JsValue> {
        let ids: Option<Vec<Id>> = ids.map(|ids| Id::parse_all(&ids));
        js_sys::JSON::parse(&to_json(&self.0.codes(ids.as_deref(), at(now)?)))
    }

    /// Counts an HOTP entry on. Seal and store before `hotpCode`.
    ///
    /// # Errors
    /// `no-such-entry`, `no-one-time-code`, `counter-out-of-range`.
    pub fn advance(&mut self, id: &str, now: f64) -> JsResult<()> {
        let now = at(now)?;
        done(self.0.vault_mut().advance(id_of(id)?, now))
    }

    /// The HOTP code that the last `advance` released.
    ///
    /// # Errors
    /// `no-such-entry`, `no-one-time-code`, `counter-out-of-range`.
    #[wasm_bindgen(js_name = hotpCode)]
    pub fn hotp_code(&self, id: &str) -> JsResult<String> {
        done(self.0.hotp_code(id_of(id)?))
    }

    /// Keeps backup codes in an entry, or in a new one, which may have none.
    ///
    /// # Errors
    /// `no-such-entry`, `no-backup-codes`, `bad-input`, `too-many`, `too-large`.
    #[wasm_bindgen(js_name = keepBackup)]
    pub fn keep_backup(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "BackupKeep")] keep: JsValue,
        now: f64,
    ) -> JsResult<String> {
        Ok(done(self.0.keep_backup(done(input::one(keep))?, at(now)?, &mut SystemRandom))?.to_string())
    }

    /// The backup codes of an entry, masked.
    ///
    /// # Errors
    /// `no-such-entry`, `no-such-code`.
    #[wasm_bindgen(js_name = listBackup, unchecked_return_type = "BackupCodeView[]")]
    pub fn list_backup(&self, id: &str) -> JsResult<JsValue> {
        to_js(&done(self.0.vault().entry(id_of(id)?).and_then(crate::vault::Entry::backup_codes))?)
    }

    /// One backup code, on a click.
    ///
    /// # Errors
    /// `no-such-entry`, `no-such-code`.
    #[wasm_bindgen(js_name = revealBackup)]
    pub fn reveal_backup(&self, id: &str, index: usize) -> JsResult<String> {
        done(self.0.reveal_backup(id_of(id)?, index))
    }

    /// Marks a backup code as spent.
    ///
    /// # Errors
    /// `no-such-entry`, `no-such-code`, `already-spent`.
    pub fn spend(&mut self, id: &str, index: usize, host: &str, now: f64) -> JsResult<()> {
        let now = at(now)?;
        done(self.0.vault_mut().spend(id_of(id)?, index, host, now))
    }

    /// Takes that back.
    ///
    /// # Errors
    /// `no-such-entry`, `no-such-code`.
    pub fn unspend(&mut self, id: &str, index: usize, now: f64) -> JsResult<()> {
        let now = at(now)?;
        done(self.0.vault_mut().unspend(id_of(id)?, index, now))
    }

    /// Notes that the backup codes of an entry were printed.
    ///
    /// # Errors
    /// `no-such-entry`, `no-such-code`.
    #[wasm_bindgen(js_name = markPrinted)]
    pub fn mark_printed(&mut self, id: &str, now: f64) -> JsResult<()> {
        let now = at(now)?;
        done(self.0.vault_mut().mark_printed(id_of(id)?, now))
    }

    /// The code for a field on this page: the site must be bound, or a person must have said yes to it.
    ///
    /// # Errors
    /// `not-bound`, `never-filled`, `no-such-entry`, `no-one-time-code`, `pin-wrong`.
    #[wasm_bindgen(js_name = codeFor, unchecked_return_type = "FilledCode")]
    pub fn code_for(&self, id: &str, url: &str, now: f64, confirmed: bool) -> JsResult<JsValue> {
        to_js(&done(self.0.code_for(id_of(id)?, url, at(now)?, confirmed))?)
    }

    /// The backup code for a field on this page; as `codeFor`.
    ///
    /// # Errors
    /// `not-bound`, `never-filled`, `no-such-entry`, `no-such-code`.
    #[wasm_bindgen(js_name = backupFor)]
    pub fn backup_for(&self, id: &str, index: usize, url: &str, confirmed: bool) -> JsResult<String> {
        done(self.0.backup_for(id_of(id)?, index, url, confirmed))
    }
}
