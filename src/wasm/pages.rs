//! What a page shows: which field takes what, and where backup codes stand. It is judged in `intake`, in an instance that
//! holds no vault, and only when a person asks for it.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::js::{JsResult, fail, from_js, to_js};
use crate::{
    backup::{Found, Offer, Shape, blocks, bytes, text},
    page::{self, FrameSurvey},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface FoundCode { text: string; label?: string; spent: boolean }
export interface BackupPreview { codes: FoundCode[]; shape?: string; warnings: string[] }
export interface Target {
  frame: number; elements: number[]; kind: "field" | "row"; holds: "code" | "backup" | "either"; label: string; maxlength?: number
}
export interface Plan {
  wants: "code" | "backup" | "either" | "texted" | "none"; targets: Target[]; unsure: boolean; reason: string
}
"#;

/// One backup code that was found. It came from the page that JavaScript read.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundCode {
    /// As the site shows it.
    pub text: String,
    /// The number or word beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// It was crossed out.
    pub spent: bool,
}

/// Backup codes that were found and not yet kept.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupPreview {
    /// The codes.
    pub codes: Vec<FoundCode>,
    /// Their common form, as `5-5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<String>,
    /// Why a person should look twice.
    pub warnings: Vec<&'static str>,
}

impl From<Found> for BackupPreview {
    fn from(found: Found) -> Self {
        let code = |offer: &Offer| FoundCode {
            text: offer.text.expose().to_owned(),
            label: offer.label.clone(),
            spent: offer.spent,
        };
        BackupPreview {
            codes: found.codes.iter().map(code).collect(),
            shape: found.shape.as_ref().map(Shape::pattern),
            warnings: found.warnings.iter().map(|warning| warning.code()).collect(),
        }
    }
}

/// Which field of these frames takes what.
///
/// # Errors
/// `bad-input`.
#[wasm_bindgen(unchecked_return_type = "Plan")]
pub fn plan(#[wasm_bindgen(unchecked_param_type = "object[]")] frames: JsValue) -> JsResult<JsValue> {
    let frames: Vec<FrameSurvey> = from_js(frames)?;
    to_js(&page::plan(&frames))
}

/// Backup codes in a text, to look at before they are kept.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen(js_name = previewBackupText, unchecked_return_type = "BackupPreview")]
pub fn preview_backup_text(written: &str) -> JsResult<JsValue> {
    to_js(&BackupPreview::from(text::read(written)))
}

/// Backup codes in a file, whatever its text is encoded in.
///
/// # Errors
/// `too-large`, `bad-input` when it is no text.
#[wasm_bindgen(js_name = previewBackupFile, unchecked_return_type = "BackupPreview")]
pub fn preview_backup_file(file: &[u8]) -> JsResult<JsValue> {
    let written = zeroize::Zeroizing::new(bytes::read(file).map_err(fail)?);
    to_js(&BackupPreview::from(text::read(&written)))
}

/// Backup codes in a page: one frame's survey, or an array of them.
///
/// # Errors
/// `bad-input`.
#[wasm_bindgen(js_name = previewBackupBlocks, unchecked_return_type = "BackupPreview")]
pub fn preview_backup_blocks(
    #[wasm_bindgen(unchecked_param_type = "object | object[]")] frames: JsValue,
) -> JsResult<JsValue> {
    let frames: Vec<blocks::Blocks> =
        if js_sys::Array::is_array(&frames) { from_js(frames)? } else { vec![from_js(frames)?] };
    to_js(&BackupPreview::from(blocks::read_frames(&frames)))
}
