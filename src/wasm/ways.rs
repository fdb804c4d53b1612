//! What pages hand over to open a slot or to make one, read field by field.

use js_sys::{Array, JsString, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    Error, Result,
    seal::{Cost, Opener, RecoveryKey},
    secret::{Key, SecretText},
};

/// A passphrase, a recovery key or a passkey, and the label for its slot.
pub struct Way {
    what: What,
    label: String,
}

enum What {
    Passphrase(SecretText),
    Recovery(RecoveryKey),
    Passkey { output: Key, input: [u8; 32], credential: Vec<u8> },
}

fn get(value: &JsValue, name: &str) -> Result<JsValue> {
    Reflect::get(value, &name.into()).map_err(|_| Error::BadInput)
}

fn text(value: &JsValue, name: &str) -> Result<String> {
    get(value, name)?.as_string().ok_or(Error::BadInput)
}

fn bytes(value: &JsValue, name: &str) -> Result<Vec<u8>> {
    Ok(get(value, name)?.dyn_into::<Uint8Array>().map_err(|_| Error::BadInput)?.to_vec())
}

impl Way {
    /// Reads one.
    ///
    /// # Errors
    /// [`Error::BadInput`], [`Error::RecoveryKeyMistyped`]; [`Error::WrongPasskey`] for an output that is no 32 bytes.
    pub fn of(value: &JsValue) -> Result<Self> {
        if !value.is_object() {
            return Err(Error::BadInput);
        }
        let label = get(value, "label")?;
        let label = if label.is_undefined() { String::new() } else { label.as_string().ok_or(Error::BadInput)? };
        let what = match text(value, "kind")?.as_str() {
            "passphrase" => return Ok(Way { label, ..Way::passphrase(&text(value, "passphrase")?) }),
            "recovery" => {
                let typed = SecretText::new(text(value, "recoveryKey")?);
                What::Recovery(RecoveryKey::read(typed.expose())?)
            }
            "passkey" => What::Passkey {
                output: Key::copied(&bytes(value, "output")?).map_err(|_| Error::WrongPasskey)?,
                input: bytes(value, "input")?.try_into().map_err(|_| Error::BadInput)?,
                credential: bytes(value, "credential")?,
            },
            _ => return Err(Error::BadInput),
        };
        Ok(Way { what, label })
    }

    /// Reads a list.
    ///
    /// # Errors
    /// As [`Way::of`].
    pub fn all(values: &Array) -> Result<Vec<Self>> {
        values.iter().map(|value| Way::of(&value)).collect()
    }

    /// A passphrase.
    pub fn passphrase(typed: &str) -> Self {
        Way { what: What::Passphrase(Way::normalized(typed)), label: String::new() }
    }

    /// One spelling for what looks the same on every keyboard (FORMAT.md §3).
    pub fn normalized(typed: &str) -> SecretText {
        SecretText::new(JsString::from(typed).normalize("NFC").into())
    }

    /// To open a slot with, or to make one.
    pub fn opener(&self) -> Opener<'_> {
        match &self.what {
            What::Passphrase(text) => Opener::Passphrase(text, Cost::DEFAULT),
            What::Recovery(key) => Opener::Recovery(key),
            What::Passkey { output, input, credential } => Opener::Passkey { output, input: *input, credential },
        }
    }

    /// With its label.
    pub fn labelled(&self) -> (Opener<'_>, String) {
        (self.opener(), self.label.clone())
    }

    /// The label for its slot; empty for none.
    pub fn label(&self) -> &str {
        &self.label
    }
}
