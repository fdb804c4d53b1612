//! The module `keys`: all that touches a passphrase, a recovery key or a passkey. Each function takes a sealed file and
//! gives a key or the next file; the caller stores it. The module holds nothing between two calls, and its instance is
//! thrown away after each: the 64 MiB of a key derivation can only be given back with the whole instance.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{
    header::{hex, inspected, set, slots},
    js::{JsResult, fail, time},
    ways::Way,
};
use crate::{
    Error, passphrase,
    random::SystemRandom,
    seal::{self, Header, Lock, RecoveryKey, Slot},
    secret::Key,
    vault,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export interface HoldfastError extends Error { name: "HoldfastError"; code: string }
/** What a person or a device brings. `output`: the first PRF output of the passkey, 32 bytes; `input`: what it was asked for. */
export type Way =
  | { kind: "passphrase"; passphrase: string }
  | { kind: "recovery"; recoveryKey: string }
  | { kind: "passkey"; output: Uint8Array; input: Uint8Array; credential: Uint8Array };
export type NewWay = Way & { label?: string };
/** A file of the next generation, to be stored as it is. `id`: the slot that was made. */
export interface Resealed { file: Uint8Array; header: Inspected; id?: string }
export interface NewVault extends Resealed { key: Uint8Array }
export interface Unlocked { key: Uint8Array; slot: string }
export interface ChangedKey extends Resealed { key: Uint8Array; dropped: SlotView[] }
/** `accepted`: a vault may be sealed with it. `reasons`: why it is no better; none for a strong one. */
export interface PassphraseVerdict {
  level: "too-common" | "weak" | "fair" | "strong"; accepted: boolean;
  reasons: ("too-short" | "known" | "common-words" | "row" | "repeats" | "year" | "longer")[]
}
/** What a passkey's slot wants to be asked. */
export interface PasskeySlot { slot: string; label: string; input: Uint8Array; credential: Uint8Array }
"#;

fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

fn key_of(key: &[u8]) -> JsResult<Key> {
    Key::copied(key).map_err(fail)
}

fn slot_of(id: &str) -> JsResult<[u8; 8]> {
    let small_hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    let number = (id.len() == 16 && id.bytes().all(small_hex)).then(|| u64::from_str_radix(id, 16).ok()).flatten();
    number.map(u64::to_be_bytes).ok_or_else(|| fail(Error::NoSuchSlot))
}

fn resealed(file: &[u8], header: &Header, id: Option<[u8; 8]>) -> JsResult<Object> {
    let view = Object::new();
    set(&view, "file", bytes(file))?;
    set(&view, "header", inspected(header)?)?;
    if let Some(id) = id {
        set(&view, "id", hex(&id))?;
    }
    Ok(view)
}

/// Makes a new, empty vault with these ways in.
///
/// # Errors
/// `last-slot` without a passphrase or a recovery key, `bad-input`, `passphrase-too-weak`, `recovery-key-mistyped`,
/// `wrong-passkey`, `memory-short`, `random-failed`.
#[wasm_bindgen(js_name = createVault, unchecked_return_type = "NewVault")]
pub fn create_vault(#[wasm_bindgen(unchecked_param_type = "NewWay[]")] ways: Array, now: f64) -> JsResult<JsValue> {
    let (ways, now) = (Way::all(&ways).map_err(fail)?, time(now).map_err(fail)?);
    let openers: Vec<_> = ways.iter().map(Way::labelled).collect();
    let made = seal::create(&openers, &vault::EMPTY, now, &mut SystemRandom);
    let (file, header, key) = made.map_err(fail)?;
    let view = resealed(&file, &header, None)?;
    set(&view, "key", bytes(key.expose()))?;
    Ok(view.into())
}

/// The data key of a file, and the slot that gave it; the contents were opened with it. It serves as well to find out
/// whether a recovery key is still the right one.
///
/// # Errors
/// `wrong-passphrase`, `wrong-recovery-key`, `recovery-key-mistyped`, `wrong-passkey`, `memory-short`, `damaged` and the
/// refusals of FORMAT.md §1–§3.
#[wasm_bindgen(unchecked_return_type = "Unlocked")]
pub fn unlock(file: &[u8], #[wasm_bindgen(unchecked_param_type = "Way")] way: JsValue) -> JsResult<JsValue> {
    let way = Way::of(&way).map_err(fail)?;
    let header = seal::inspect(file).map_err(fail)?;
    let (key, slot) = seal::unlock(&header, &way.opener()).map_err(fail)?;
    seal::open(file, &key).map_err(fail)?;
    let view = Object::new();
    set(&view, "key", bytes(key.expose()))?;
    set(&view, "slot", hex(&slot.id))?;
    Ok(view.into())
}

/// What the passkeys of this file are to be asked. Nothing of it is proven before the file was opened.
///
/// # Errors
/// The refusals of FORMAT.md §1 and §2.
#[wasm_bindgen(js_name = passkeySlots, unchecked_return_type = "PasskeySlot[]")]
pub fn passkey_slots(file: &[u8]) -> JsResult<Array> {
    let found = Array::new();
    for Slot { id, label, lock, .. } in &seal::inspect(file).map_err(fail)?.slots {
        let Lock::Passkey { input, credential, .. } = lock else { continue };
        let view = Object::new();
        set(&view, "slot", hex(id))?;
        set(&view, "label", label.as_str())?;
        set(&view, "input", bytes(input))?;
        set(&view, "credential", bytes(credential))?;
        found.push(&view);
    }
    Ok(found)
}

/// Adds a way in.
///
/// # Errors
/// `too-many`, `passphrase-too-weak`, `recovery-key-mistyped`, `wrong-passkey` (also for an output of zeros), `bad-input`,
/// `wrong-key`, `damaged`, `memory-short`, `random-failed`.
#[wasm_bindgen(js_name = addSlot, unchecked_return_type = "Resealed")]
pub fn add_slot(
    file: &[u8],
    key: &[u8],
    #[wasm_bindgen(unchecked_param_type = "NewWay")] way: JsValue,
    now: f64,
) -> JsResult<JsValue> {
    let (key, way, now) = (key_of(key)?, Way::of(&way).map_err(fail)?, time(now).map_err(fail)?);
    let changed = seal::change_slots(file, &key, now, &mut SystemRandom, |header, random| {
        seal::add_slot(header, &key, &way.opener(), way.label(), now, random)
    });
    let (id, file, header) = changed.map_err(fail)?;
    Ok(resealed(&file, &header, Some(id))?.into())
}

/// Gives a slot another label.
///
/// # Errors
/// `no-such-slot`, `bad-input` over 256 bytes, `wrong-key`, `damaged`.
#[wasm_bindgen(js_name = renameSlot, unchecked_return_type = "Resealed")]
pub fn rename_slot(file: &[u8], key: &[u8], id: &str, label: &str, now: f64) -> JsResult<JsValue> {
    let (key, id, now) = (key_of(key)?, slot_of(id)?, time(now).map_err(fail)?);
    let changed =
        seal::change_slots(file, &key, now, &mut SystemRandom, |header, _| seal::rename_slot(header, &id, label));
    let ((), file, header) = changed.map_err(fail)?;
    Ok(resealed(&file, &header, Some(id))?.into())
}

/// Takes a way in away.
///
/// # Errors
/// `no-such-slot`, `last-slot`, `wrong-key`, `damaged`.
#[wasm_bindgen(js_name = removeSlot, unchecked_return_type = "Resealed")]
pub fn remove_slot(file: &[u8], key: &[u8], id: &str, now: f64) -> JsResult<JsValue> {
    let (key, id, now) = (key_of(key)?, slot_of(id)?, time(now).map_err(fail)?);
    let changed = seal::change_slots(file, &key, now, &mut SystemRandom, |header, _| seal::remove_slot(header, &id));
    let ((), file, header) = changed.map_err(fail)?;
    Ok(resealed(&file, &header, None)?.into())
}

/// Puts a new way in where an old one stood: a new recovery key, another passphrase without the old one. It keeps the old
/// label unless it brings one.
///
/// # Errors
/// `no-such-slot`, `last-slot`, and as `addSlot`.
#[wasm_bindgen(js_name = replaceSlot, unchecked_return_type = "Resealed")]
pub fn replace_slot(
    file: &[u8],
    key: &[u8],
    id: &str,
    #[wasm_bindgen(unchecked_param_type = "NewWay")] way: JsValue,
    now: f64,
) -> JsResult<JsValue> {
    let (key, id, now) = (key_of(key)?, slot_of(id)?, time(now).map_err(fail)?);
    let way = Way::of(&way).map_err(fail)?;
    let changed = seal::change_slots(file, &key, now, &mut SystemRandom, |header, random| {
        let id = seal::replace_slot(header, &key, &id, &way.opener(), now, random)?;
        if !way.label().is_empty() {
            seal::rename_slot(header, &id, way.label())?;
        }
        Ok(id)
    });
    let (id, file, header) = changed.map_err(fail)?;
    Ok(resealed(&file, &header, Some(id))?.into())
}

/// Changes the passphrase that is known: the slot that the old one opens is made anew. The data key stays.
///
/// # Errors
/// `wrong-passphrase`, `passphrase-too-weak`, `memory-short`, `damaged`.
#[wasm_bindgen(js_name = changePassphrase, unchecked_return_type = "NewVault")]
pub fn change_passphrase(file: &[u8], old: &str, new: &str, now: f64) -> JsResult<JsValue> {
    let (old, new, now) = (Way::passphrase(old), Way::passphrase(new), time(now).map_err(fail)?);
    let changed = seal::change_passphrase(file, &old.opener(), &new.opener(), now, &mut SystemRandom);
    let (id, file, header, key) = changed.map_err(fail)?;
    let view = resealed(&file, &header, Some(id))?;
    set(&view, "key", bytes(key.expose()))?;
    Ok(view.into())
}

/// Seals the contents under a new data key. The slots that `keep` opens stay, those of `add` are added, all others are
/// dropped and told. Copies written before open with the old key alone.
///
/// # Errors
/// `wrong-passphrase` and its like when one of `keep` opens no slot, `last-slot`, and as `addSlot`.
#[wasm_bindgen(js_name = changeKey, unchecked_return_type = "ChangedKey")]
pub fn change_key(
    file: &[u8],
    key: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Way[]")] keep: Array,
    #[wasm_bindgen(unchecked_param_type = "NewWay[]")] add: Array,
    now: f64,
) -> JsResult<JsValue> {
    let (key, now) = (key_of(key)?, time(now).map_err(fail)?);
    let (keep, add) = (Way::all(&keep).map_err(fail)?, Way::all(&add).map_err(fail)?);
    let keep: Vec<_> = keep.iter().map(Way::opener).collect();
    let add: Vec<_> = add.iter().map(Way::labelled).collect();
    let changed = seal::change_key(file, &key, &keep, &add, now, &mut SystemRandom).map_err(fail)?;
    let view = resealed(&changed.file, &changed.header, None)?;
    set(&view, "key", bytes(changed.key.expose()))?;
    set(&view, "dropped", slots(&changed.dropped)?)?;
    Ok(view.into())
}

/// A new recovery key as text, to show once. It opens nothing until a slot is made with it.
///
/// # Errors
/// `random-failed`.
#[wasm_bindgen(js_name = newRecoveryKey)]
pub fn new_recovery_key() -> JsResult<String> {
    Ok(RecoveryKey::new(&mut SystemRandom).map_err(fail)?.text().expose().to_owned())
}

/// What was typed of a recovery key, the whole of it or some groups, in the letters in which it is shown: to compare a
/// group that is asked back.
#[wasm_bindgen(js_name = recoveryLetters)]
#[must_use]
pub fn recovery_letters(typed: &str) -> String {
    RecoveryKey::letters(typed).expose().to_owned()
}

/// A fresh passphrase of five words, to offer. It opens nothing until a slot is made with it.
///
/// # Errors
/// `random-failed`.
#[wasm_bindgen(js_name = suggestPassphrase)]
pub fn suggest_passphrase() -> JsResult<String> {
    Ok(passphrase::suggest(&mut SystemRandom).map_err(fail)?.expose().to_owned())
}

/// How easily a passphrase would be guessed, and why.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen(js_name = judgePassphrase, unchecked_return_type = "PassphraseVerdict")]
pub fn judge_passphrase(typed: &str) -> JsResult<JsValue> {
    let verdict = passphrase::judge(Way::normalized(typed).expose());
    let view = Object::new();
    set(&view, "level", verdict.level.name())?;
    set(&view, "accepted", verdict.accepted)?;
    let reasons: Array = verdict.reasons.iter().map(|reason| JsValue::from(reason.name())).collect();
    set(&view, "reasons", reasons)?;
    Ok(view.into())
}
