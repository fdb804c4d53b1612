//! What the header of a sealed file says, for showing: shared by `core` and `keys`.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::js::JsResult;
use crate::seal::{Header, Slot};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type SlotKind = "passphrase" | "recovery" | "passkey";
/** `id`: 16 hexadecimal digits. `label`: the person's own words. Times are milliseconds since 1970. */
export interface SlotView { id: string; kind: SlotKind; label: string; created: number }
/** `vaultId`: 32 hexadecimal digits. Nothing of it is proven before the file was opened. */
export interface Inspected { vaultId: string; generation: number; savedAt: number; slots: SlotView[] }
"#;

/// Puts a field on an object.
pub fn set(object: &Object, name: &str, value: impl Into<JsValue>) -> JsResult<()> {
    Reflect::set(object, &name.into(), &value.into()).map(|_| ())
}

/// A number of the header: at most 2^53 − 1 by the format.
#[allow(clippy::cast_precision_loss)]
fn number(value: u64) -> JsValue {
    JsValue::from_f64(value as f64)
}

/// The text form of an id.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Slots as `SlotView[]`.
pub fn slots(slots: &[Slot]) -> JsResult<Array> {
    let views = Array::new();
    for slot in slots {
        let view = Object::new();
        set(&view, "id", hex(&slot.id))?;
        set(&view, "kind", slot.lock.name())?;
        set(&view, "label", slot.label.as_str())?;
        set(&view, "created", number(slot.created))?;
        views.push(&view);
    }
    Ok(views)
}

/// The header as `Inspected`.
pub fn inspected(header: &Header) -> JsResult<JsValue> {
    let view = Object::new();
    set(&view, "vaultId", hex(&header.vault_id))?;
    set(&view, "generation", number(header.generation))?;
    set(&view, "savedAt", number(header.saved_at))?;
    set(&view, "slots", slots(&header.slots)?)?;
    Ok(view.into())
}
