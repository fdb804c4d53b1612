//! Making, adding, renaming, removing and replacing key slots. They change a [`Header`]; sealing it again makes it last.

use super::{
    aead::{NONCE, encrypt},
    file::{fits, key_check},
    header::{Header, LABEL_BYTES, PASSPHRASES, SLOTS, Slot},
    ways::Opener,
};
use crate::{
    Error, Result,
    random::{self, Random},
    secret::Key,
};

/// A fresh data key.
///
/// # Errors
/// [`Error::RandomFailed`].
pub fn new_data_key(random: &mut dyn Random) -> Result<Key> {
    Key::written(|key| random.fill(key))
}

impl Header {
    /// The header of a vault that does not exist yet, generation 0, with one slot, and its data key. [`super::seal`] raises
    /// the generation before it writes, so that the first file has 1.
    ///
    /// # Errors
    /// As [`add_slot`].
    pub fn create(opener: &Opener<'_>, label: &str, now: u64, random: &mut dyn Random) -> Result<(Self, Key)> {
        let vault_id: [u8; 16] = random::array(random)?;
        let data_key = new_data_key(random)?;
        let slot = make(&vault_id, &data_key, None, opener, label, now, random)?;
        let key_check = key_check(&vault_id, &data_key)?;
        Ok((Header { vault_id, generation: 0, saved_at: now, key_check, slots: vec![slot] }, data_key))
    }
}

/// Adds a slot and tells its id.
///
/// # Errors
/// [`Error::PassphraseTooWeak`], [`Error::TooMany`], [`Error::WrongPasskey`] for an all-zero PRF output,
/// [`Error::BadInput`] for a label over 256 bytes, [`Error::WrongKey`] when the data key is not this file's.
pub fn add_slot(
    header: &mut Header,
    data_key: &Key,
    opener: &Opener<'_>,
    label: &str,
    now: u64,
    random: &mut dyn Random,
) -> Result<[u8; 8]> {
    if !fits(header, data_key)? {
        return Err(Error::WrongKey);
    }
    let passphrases = header.slots.iter().filter(|slot| slot.lock.kind() == 1).count();
    if header.slots.len() >= SLOTS || (matches!(opener, Opener::Passphrase(..)) && passphrases >= PASSPHRASES) {
        return Err(Error::TooMany);
    }
    let slot = make(&header.vault_id, data_key, None, opener, label, now, random)?;
    let id = slot.id;
    header.slots.push(slot);
    Ok(id)
}

/// Puts a new slot where an old one stood: a changed passphrase, a new recovery key. Nothing changes if it fails.
///
/// # Errors
/// [`Error::NoSuchSlot`], [`Error::LastSlot`] when nothing would remain that a person opens by hand, and as [`add_slot`].
pub fn replace_slot(
    header: &mut Header,
    data_key: &Key,
    id: &[u8; 8],
    opener: &Opener<'_>,
    now: u64,
    random: &mut dyn Random,
) -> Result<[u8; 8]> {
    let mut changed = header.clone();
    let at = changed.slots.iter().position(|slot| slot.id == *id).ok_or(Error::NoSuchSlot)?;
    let old = changed.slots.remove(at);
    let new_id = add_slot(&mut changed, data_key, opener, &old.label, now, random)?;
    if !changed.slots.iter().any(|slot| slot.lock.by_hand()) {
        return Err(Error::LastSlot);
    }
    if let Some(new) = changed.slots.pop() {
        changed.slots.insert(at, new);
    }
    *header = changed;
    Ok(new_id)
}

/// Gives a slot another label.
///
/// # Errors
/// [`Error::NoSuchSlot`], [`Error::BadInput`] for a label over 256 bytes.
pub fn rename_slot(header: &mut Header, id: &[u8; 8], label: &str) -> Result<()> {
    let slot = header.slots.iter_mut().find(|slot| slot.id == *id).ok_or(Error::NoSuchSlot)?;
    label_fits(label)?;
    label.clone_into(&mut slot.label);
    Ok(())
}

/// Takes a slot away.
///
/// # Errors
/// [`Error::NoSuchSlot`], [`Error::LastSlot`] when nothing would remain that a person opens by hand.
pub fn remove_slot(header: &mut Header, id: &[u8; 8]) -> Result<()> {
    if !header.slots.iter().any(|slot| slot.id == *id) {
        return Err(Error::NoSuchSlot);
    }
    if !header.slots.iter().any(|slot| slot.id != *id && slot.lock.by_hand()) {
        return Err(Error::LastSlot);
    }
    header.slots.retain(|slot| slot.id != *id);
    Ok(())
}

fn label_fits(label: &str) -> Result<()> {
    if label.len() <= LABEL_BYTES { Ok(()) } else { Err(Error::BadInput) }
}

/// A slot for the opener; under a fresh id, or under that of the slot whose place it takes.
pub(super) fn make(
    vault_id: &[u8; 16],
    data_key: &Key,
    id: Option<[u8; 8]>,
    opener: &Opener<'_>,
    label: &str,
    now: u64,
    random: &mut dyn Random,
) -> Result<Slot> {
    label_fits(label)?;
    let lock = opener.new_lock(random)?;
    let id = id.map_or_else(|| random::array(random), Ok)?;
    let nonce: [u8; NONCE] = random::array(random)?;
    let slot_key = opener.slot_key(&lock)?.ok_or_else(|| opener.refusal())?;
    let mut text = data_key.expose().to_vec();
    encrypt(&slot_key, &nonce, &Slot::aad(vault_id, &id, &lock), &mut text)?;
    let wrapped = text.as_slice().try_into().map_err(|_| Error::BadInput)?;
    Ok(Slot { id, label: label.to_owned(), created: now, lock, nonce, wrapped })
}
