//! Values and errors between Rust and JavaScript.

#[cfg(any(feature = "core", feature = "intake", feature = "import"))]
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::Error;
#[cfg(any(feature = "core", feature = "keys", feature = "import"))]
use crate::Result;

/// What a binding returns.
pub type JsResult<T> = core::result::Result<T, JsValue>;

/// A real `Error`, its name `HoldfastError`, its `code` and message the stable code: never a piece of the input.
pub fn fail(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(error.code());
    thrown.set_name("HoldfastError");
    let _ = js_sys::Reflect::set(&thrown, &"code".into(), &error.code().into());
    thrown.into()
}

/// A view as a plain object.
#[cfg(any(feature = "core", feature = "intake", feature = "import"))]
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> JsResult<JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|_| fail(Error::BadInput))
}

/// A view as JSON: what is large, or made of many parts, crosses faster and with less code as one text.
#[cfg(feature = "import")]
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> JsResult<String> {
    serde_json::to_string(value).map_err(|_| fail(Error::BadInput))
}

/// A plain object as what is expected, or `bad-input`.
#[cfg(feature = "intake")]
pub fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> JsResult<T> {
    serde_wasm_bindgen::from_value(value).map_err(|_| fail(Error::BadInput))
}

/// Milliseconds since 1970, as `Date.now()` gives them.
///
/// # Errors
/// [`Error::BadInput`] for what is no time between 1970 and the end of exact numbers.
#[cfg(any(feature = "core", feature = "keys", feature = "import"))]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked just before
pub fn time(now: f64) -> Result<u64> {
    if now.is_finite() && (0.0..9_007_199_254_740_992.0).contains(&now) { Ok(now as u64) } else { Err(Error::BadInput) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_time_is_refused() {
        assert_eq!(time(1_700_000_000_000.9), Ok(1_700_000_000_000));
        for odd in [f64::NAN, f64::INFINITY, -1.0, 1e16] {
            assert_eq!(time(odd), Err(Error::BadInput));
        }
    }
}
