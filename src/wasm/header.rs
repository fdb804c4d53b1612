//! What the header of a sealed file says, for showing: shared by `core` and `keys`.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::seal::{Header, Slot};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type SlotKind = "passphrase" | "recovery" | "passkey";
export interface SlotView { id: string; kind: SlotKind; label: string; created: number }
export interface Inspected { vaultId: string; generation: number; savedAt: number; slots: SlotView[] }
"#;

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

impl From<&Slot> for SlotView {
    fn from(slot: &Slot) -> Self {
        SlotView { id: slot_id(&slot.id), kind: slot.lock.name(), label: slot.label.clone(), created: slot.created }
    }
}

impl From<&Header> for Inspected {
    fn from(header: &Header) -> Self {
        Inspected {
            vault_id: format!("{:032x}", u128::from_be_bytes(header.vault_id)),
            generation: header.generation,
            saved_at: header.saved_at,
            slots: header.slots.iter().map(SlotView::from).collect(),
        }
    }
}

/// The text form of a slot's id.
pub fn slot_id(id: &[u8; 8]) -> String {
    format!("{:016x}", u64::from_be_bytes(*id))
}
