//! The boundary of the `intake` module: pixels and texts of a page go in, opaque finds for the core come out. The
//! instance is thrown away afterwards; nothing read here is shown to JavaScript.

use js_sys::{Array, Error as JsError, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::qr::{self, Picture};
use crate::{Error, Result};

/// Pictures, and texts, of one scan.
const MOST: u32 = 256;
/// Bytes of one text.
const LONGEST: u32 = 1 << 20;

/// Reads every QR code of the pictures (`[{data: RGBA bytes, width, height}]`) and takes the texts along.
///
/// Returns `{finds, found, reason?}`: `finds` for the core's `previewFinds` (a CBOR array of texts, RFC 8949), their
/// number, and when that is 0 the code of what stood in the way.
///
/// # Errors
/// `bad-input` for anything of another shape, `too-many` above 256 of a kind.
#[wasm_bindgen]
pub fn scan(pictures: &Array, texts: &Array) -> core::result::Result<Object, JsValue> {
    let scanned = gather(pictures, texts).map_err(thrown)?;
    let result = Object::new();
    let bytes = minicbor::to_vec(&scanned.finds).map_err(|_| thrown(Error::BadInput))?;
    Reflect::set(&result, &"finds".into(), &Uint8Array::from(bytes.as_slice()))?;
    Reflect::set(&result, &"found".into(), &u32::try_from(scanned.finds.len()).unwrap_or(u32::MAX).into())?;
    if let Some(reason) = scanned.reason {
        Reflect::set(&result, &"reason".into(), &reason.code().into())?;
    }
    Ok(result)
}

fn gather(pictures: &Array, texts: &Array) -> Result<qr::Scanned> {
    if pictures.length() > MOST || texts.length() > MOST {
        return Err(Error::TooMany);
    }
    let texts = texts.iter().map(|text| text.as_string().filter(|t| t.len() <= LONGEST as usize));
    let mut scan = qr::Scan::new(texts.collect::<Option<Vec<String>>>().ok_or(Error::BadInput)?);
    for picture in pictures {
        let (width, height) = (side(&picture, "width")?, side(&picture, "height")?);
        let data: Uint8Array = field(&picture, "data")?.dyn_into().map_err(|_| Error::BadInput)?;
        if data.length() as usize / 4 > crate::limits::PIXELS {
            scan.failed(Error::PictureTooLarge);
            continue;
        }
        let rgba = data.to_vec();
        scan.picture(&Picture { width, height, rgba: &rgba });
    }
    Ok(scan.end())
}

fn field(object: &JsValue, name: &str) -> Result<JsValue> {
    Reflect::get(object, &name.into()).map_err(|_| Error::BadInput)
}

/// A side in whole pixels.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked to be whole and below 65,536
fn side(picture: &JsValue, name: &str) -> Result<usize> {
    let side = field(picture, name)?.as_f64().filter(|side| (1.0..65_536.0).contains(side) && side.fract() == 0.0);
    side.map(|side| side as usize).ok_or(Error::BadInput)
}

fn thrown(error: Error) -> JsValue {
    let thrown = JsError::new(error.code());
    thrown.set_name("HoldfastError");
    let _ = Reflect::set(&thrown, &"code".into(), &error.code().into());
    thrown.into()
}
