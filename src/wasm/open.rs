//! What works on a sealed file without a Vault. `createVault` and `openWithPassphrase` run in an instance that is thrown
//! away after them: the 64 MiB of the key derivation can only be given back with the whole instance.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::js::{JsResult, fail, time, to_js};
use crate::{
    Result,
    random::{Random, SystemRandom},
    seal::{self, Cost, Header, Opener},
    secret::{Key, SecretText},
    vault::Vault,
};

/// The header, for showing. Nothing of it is proven before the file was opened.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspected {
    /// 32 hexadecimal digits.
    pub vault_id: String,
    /// The number of this writing.
    pub generation: u64,
    /// Milliseconds since 1970.
    pub saved_at: u64,
    /// The ways to open it.
    pub slots: Vec<SlotView>,
}

/// One way to open the vault.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SlotView {
    /// 16 hexadecimal digits.
    pub id: String,
    /// `passphrase`, `recovery` or `passkey`.
    pub kind: &'static str,
    /// The person's own words.
    pub label: String,
    /// Milliseconds since 1970.
    pub created: u64,
}

impl From<&Header> for Inspected {
    fn from(header: &Header) -> Self {
        let slot = |slot: &seal::Slot| SlotView {
            id: format!("{:016x}", u64::from_be_bytes(slot.id)),
            kind: slot.lock.name(),
            label: slot.label.clone(),
            created: slot.created,
        };
        Inspected {
            vault_id: format!("{:032x}", u128::from_be_bytes(header.vault_id)),
            generation: header.generation,
            saved_at: header.saved_at,
            slots: header.slots.iter().map(slot).collect(),
        }
    }
}

/// The first file of a new, empty vault, and its data key.
fn create(passphrase: &SecretText, now: u64, random: &mut dyn Random) -> Result<(Vec<u8>, Key)> {
    let opener = Opener::Passphrase(passphrase, Cost::DEFAULT);
    let (mut header, key) = Header::create(&opener, "", now, random)?;
    let file = seal::seal(&mut header, &key, Vault::default().write().expose(), now, random)?;
    Ok((file, key))
}

/// One spelling for what looks the same on every keyboard (FORMAT.md §3).
fn normalized(passphrase: &str) -> SecretText {
    SecretText::new(js_sys::JsString::from(passphrase).normalize("NFC").into())
}

/// Makes a new, empty vault: the bytes of its first generation, and the data key.
///
/// # Errors
/// `passphrase-too-weak`, `random-failed`.
#[wasm_bindgen(js_name = createVault, unchecked_return_type = "NewVault")]
pub fn create_vault(passphrase: &str, now: f64) -> JsResult<JsValue> {
    let now = time(now).map_err(fail)?;
    let (file, key) = create(&normalized(passphrase), now, &mut SystemRandom).map_err(fail)?;
    let made = js_sys::Object::new();
    js_sys::Reflect::set(&made, &"file".into(), &Uint8Array::from(file.as_slice()))?;
    js_sys::Reflect::set(&made, &"key".into(), &Uint8Array::from(key.expose().as_slice()))?;
    Ok(made.into())
}

/// The data key of a file, from its passphrase; the contents were opened with it.
///
/// # Errors
/// `wrong-passphrase`, `damaged` and the refusals of FORMAT.md §1–§3.
#[wasm_bindgen(js_name = openWithPassphrase)]
pub fn open_with_passphrase(file: &[u8], passphrase: &str) -> JsResult<Uint8Array> {
    let passphrase = normalized(passphrase);
    let opened = seal::open_with(file, &Opener::Passphrase(&passphrase, Cost::DEFAULT)).map_err(fail)?;
    Ok(Uint8Array::from(opened.1.expose().as_slice()))
}

/// What the header says.
///
/// # Errors
/// The refusals of FORMAT.md §1 and §2.
#[wasm_bindgen(unchecked_return_type = "Inspected")]
pub fn inspect(file: &[u8]) -> JsResult<JsValue> {
    to_js(&Inspected::from(&seal::inspect(file).map_err(fail)?))
}
