//! Pictures and texts to set-up addresses. What was found leaves as one opaque byte string for `core`: JavaScript passes
//! it on and drops it.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{
    finds,
    js::{JsResult, fail, to_js},
};
use crate::{
    Error, Result, limits,
    otp::{Named, migration, text, uri},
    qr::{self, Picture},
    secret::SecretText,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface PictureInput { data: Uint8Array | Uint8ClampedArray; width: number; height: number }
export interface DrawnCode { text: string; size: number; dark: Uint8Array }
export interface Drawn { codes: DrawnCode[]; leftOut: number[] }
export interface Scan { finds: Uint8Array; found: number; reason?: string }
"#;

/// The set-up addresses that were found so far, and why there may be none.
#[derive(Default)]
pub struct Finds {
    texts: Vec<String>,
    bytes: usize,
    reason: Option<Error>,
}

/// How many were found, for the page.
#[derive(Serialize)]
struct Counted {
    found: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

impl Finds {
    /// Takes the QR codes of a picture.
    pub fn take_picture(&mut self, picture: &Picture<'_>) {
        match qr::read(picture) {
            Ok(texts) => {
                for text in texts {
                    if !self.take_text(&text) {
                        self.fell_short(Error::QrNotOtpauth);
                    }
                }
            }
            Err(error) => self.fell_short(error),
        }
    }

    /// Takes a text if it holds a set-up address; tells whether it did.
    pub fn take_text(&mut self, text: &str) -> bool {
        let lower = text.to_ascii_lowercase();
        if !["otpauth", "motp://", "steam://"].iter().any(|scheme| lower.contains(scheme)) {
            return false;
        }
        if text.len() > limits::NOTE_BYTES || self.bytes.saturating_add(text.len()) > limits::NOTE_BYTES {
            self.fell_short(Error::TooLarge);
            return true;
        }
        if !self.texts.iter().any(|known| known == text) {
            self.bytes = self.bytes.saturating_add(text.len());
            self.texts.push(text.to_owned());
        }
        true
    }

    /// The most telling reason is kept: a code that says something else says more than no code.
    fn fell_short(&mut self, error: Error) {
        if self.reason.is_none() || self.reason == Some(Error::NoQrCode) {
            self.reason = Some(error);
        }
    }

    /// How many texts there are, and the reason if there is none.
    #[must_use]
    pub fn outcome(&self) -> (usize, Option<Error>) {
        let reason = self.reason.unwrap_or(Error::NoQrCode);
        (self.texts.len(), self.texts.is_empty().then_some(reason))
    }

    /// The opaque bytes for `core`.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let whole = SecretText::new(self.texts.join("\n"));
        finds::write(&text::read(whole.expose()))
    }
}

/// What a text holds, as the opaque bytes for `core`.
///
/// # Errors
/// [`Error::TooLarge`] beyond 16 MiB.
pub fn finds_in(written: &str) -> Result<Vec<u8>> {
    if written.len() > limits::NOTE_BYTES.saturating_mul(16) {
        return Err(Error::TooLarge);
    }
    Ok(finds::write(&text::read(written)))
}

/// Reads a pasted text: the opaque bytes for `core`.
///
/// # Errors
/// `too-large`.
#[wasm_bindgen(js_name = readText)]
pub fn read_text(text: &str) -> JsResult<js_sys::Uint8Array> {
    Ok(js_sys::Uint8Array::from(finds_in(text).map_err(fail)?.as_slice()))
}

/// Looks for backup codes in the notes and fields of what `import` read; the bytes are for `core`.
///
/// # Errors
/// `bad-input`.
#[wasm_bindgen(js_name = findBackupCodes)]
pub fn find_backup_codes(report: Vec<u8>) -> JsResult<js_sys::Uint8Array> {
    let report = zeroize::Zeroizing::new(report);
    let bytes = super::imported::with_backup_codes(&report).map_err(fail)?;
    Ok(js_sys::Uint8Array::from(zeroize::Zeroizing::new(bytes).as_slice()))
}

impl Drop for Finds {
    fn drop(&mut self) {
        use zeroize::Zeroize;
        self.texts.zeroize();
    }
}

/// Reads pictures (RGBA) and texts. A picture that cannot be read does not stop the others.
///
/// # Errors
/// `bad-input` when a picture has no data or sides.
#[wasm_bindgen(unchecked_return_type = "Scan")]
pub fn scan(
    #[wasm_bindgen(unchecked_param_type = "PictureInput[]")] pictures: js_sys::Array,
    texts: Vec<String>,
) -> JsResult<JsValue> {
    let mut finds = Finds::default();
    for picture in pictures.iter() {
        let get = |name: &str| js_sys::Reflect::get(&picture, &name.into()).map_err(|_| fail(Error::BadInput));
        let (width, height) = (side(&get("width")?)?, side(&get("height")?)?);
        let data = get("data")?;
        if width.saturating_mul(height) > limits::PIXELS {
            finds.fell_short(Error::PictureTooLarge);
            continue;
        }
        let rgba = if let Some(data) = data.dyn_ref::<js_sys::Uint8ClampedArray>() {
            data.to_vec()
        } else if let Some(data) = data.dyn_ref::<js_sys::Uint8Array>() {
            data.to_vec()
        } else {
            return Err(fail(Error::BadInput));
        };
        finds.take_picture(&Picture { width, height, rgba: &rgba });
    }
    for text in &texts {
        finds.take_text(text);
    }
    let (found, reason) = finds.outcome();
    let view = to_js(&Counted { found, reason: reason.map(Error::code) })?;
    js_sys::Reflect::set(&view, &"finds".into(), &js_sys::Uint8Array::from(finds.bytes().as_slice()))?;
    Ok(view)
}

/// The texts of the QR codes that show these set-up addresses: one as it is; several as Google's app exports them, ten to
/// a code. `batch` is any number, fresh for each export. Also told: which of them that format cannot hold.
///
/// # Errors
/// As [`uri::read`].
pub fn texts_to_draw(links: &[String], batch: i32) -> Result<(Vec<SecretText>, Vec<usize>)> {
    if let [link] = links {
        return Ok((vec![SecretText::new(link.clone())], Vec::new()));
    }
    let named = links.iter().map(|link| uri::read(link)).collect::<Result<Vec<Named>>>()?;
    let written = migration::write(&named.iter().collect::<Vec<_>>(), batch);
    Ok((written.parts, written.left_out))
}

/// Draws the QR codes of set-up addresses that a person asked to see: a module is 1 where it is dark, row by row.
///
/// # Errors
/// `bad-input` for a text longer than a QR code holds, and as `previewText` for what is no set-up address.
#[wasm_bindgen(unchecked_return_type = "Drawn")]
pub fn draw(links: Vec<String>, batch: i32) -> JsResult<JsValue> {
    let links = zeroize::Zeroizing::new(links);
    let (texts, left_out) = texts_to_draw(&links, batch).map_err(fail)?;
    let codes = js_sys::Array::new();
    for text in &texts {
        let modules = qr::write(text.expose()).map_err(fail)?;
        let dark: Vec<u8> = modules.dark().iter().map(|dark| u8::from(*dark)).collect();
        let code = js_sys::Object::new();
        js_sys::Reflect::set(&code, &"text".into(), &text.expose().into())?;
        js_sys::Reflect::set(&code, &"size".into(), &JsValue::from(u32::try_from(modules.size()).unwrap_or(0)))?;
        js_sys::Reflect::set(&code, &"dark".into(), &js_sys::Uint8Array::from(dark.as_slice()))?;
        codes.push(&code);
    }
    let view = js_sys::Object::new();
    js_sys::Reflect::set(&view, &"codes".into(), &codes)?;
    js_sys::Reflect::set(&view, &"leftOut".into(), &to_js(&left_out)?)?;
    Ok(view.into())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked just before
fn side(value: &JsValue) -> JsResult<usize> {
    match value.as_f64() {
        Some(side) if (1.0..=100_000.0).contains(&side) && side.fract() == 0.0 => Ok(side as usize),
        _ => Err(fail(Error::BadInput)),
    }
}
