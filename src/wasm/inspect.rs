//! Looking at a sealed file without opening it.

use wasm_bindgen::prelude::*;

use super::{
    header::inspected,
    js::{JsResult, fail},
};
use crate::seal;

/// What the header says.
///
/// # Errors
/// The refusals of FORMAT.md §1 and §2.
#[wasm_bindgen(unchecked_return_type = "Inspected")]
pub fn inspect(file: &[u8]) -> JsResult<JsValue> {
    inspected(&seal::inspect(file).map_err(fail)?)
}
