//! From a sealed file to the next one: other slots, another passphrase, another data key. Each gives a whole file of the
//! next generation, opened again before it is handed out; the contents stay as they are and are not looked into.

use super::{
    file::{fits, key_check, open, seal},
    header::{Header, Slot},
    slots::{add_slot, make, new_data_key, replace_slot},
    ways::{Opener, unlock},
};
use crate::{Error, Result, random::Random, secret::Key};

/// A file that was given another data key.
pub struct ChangedKey {
    /// The file.
    pub file: Vec<u8>,
    /// Its header.
    pub header: Header,
    /// Its data key.
    pub key: Key,
    /// The slots that were left behind, because nobody brought what opens them.
    pub dropped: Vec<Slot>,
}

/// The first file of a new vault with these contents, opened by each of `ways` (with its label), and its data key.
///
/// # Errors
/// [`Error::LastSlot`] without a passphrase or a recovery key, and as [`add_slot`].
pub fn create(
    ways: &[(Opener<'_>, String)],
    contents: &[u8],
    now: u64,
    random: &mut dyn Random,
) -> Result<(Vec<u8>, Header, Key)> {
    let ((first, label), others) = ways.split_first().ok_or(Error::LastSlot)?;
    let (mut header, key) = Header::create(first, label, now, random)?;
    for (opener, label) in others {
        add_slot(&mut header, &key, opener, label, now, random)?;
    }
    let (file, header) = sealed(header, &key, contents, now, random)?;
    Ok((file, header, key))
}

/// Opens the file with its data key, lets `change` work on the slots and seals it again: what `change` told, the file
/// and its header.
///
/// # Errors
/// Those of [`open`], `change` and [`seal`].
pub fn change_slots<T>(
    file: &[u8],
    key: &Key,
    now: u64,
    random: &mut dyn Random,
    change: impl FnOnce(&mut Header, &mut dyn Random) -> Result<T>,
) -> Result<(T, Vec<u8>, Header)> {
    let opened = open(file, key)?;
    let mut header = opened.header;
    let told = change(&mut header, random)?;
    let (file, header) = sealed(header, key, opened.contents.expose(), now, random)?;
    Ok((told, file, header))
}

/// Puts `new` where the slot stands that `old` opens; the data key stays. The new slot's id, the file, its header, the
/// data key.
///
/// # Errors
/// [`Error::WrongPassphrase`] and its like when `old` opens nothing, and as [`replace_slot`].
pub fn change_passphrase(
    file: &[u8],
    old: &Opener<'_>,
    new: &Opener<'_>,
    now: u64,
    random: &mut dyn Random,
) -> Result<([u8; 8], Vec<u8>, Header, Key)> {
    let header = super::inspect(file)?;
    let (key, slot) = unlock(&header, old)?;
    let (id, file, header) =
        change_slots(file, &key, now, random, |header, random| replace_slot(header, &key, &slot.id, new, now, random))?;
    Ok((id, file, header, key))
}

/// Seals the contents under a fresh data key. A slot stays when one of `keep` opens it, and is made anew with its id, its
/// label and its age; each of `add` becomes a slot more; every other slot is dropped, for nobody can wrap the new key for
/// it. Whoever knows the old data key opens nothing that is written from now on.
///
/// # Errors
/// [`Error::WrongPassphrase`] and its like when one of `keep` opens nothing, [`Error::LastSlot`] when nothing would remain
/// that a person opens by hand, and as [`add_slot`].
pub fn change_key(
    file: &[u8],
    key: &Key,
    keep: &[Opener<'_>],
    add: &[(Opener<'_>, String)],
    now: u64,
    random: &mut dyn Random,
) -> Result<ChangedKey> {
    let opened = open(file, key)?;
    let old = opened.header;
    let new_key = new_data_key(random)?;
    let mut made: Vec<Slot> = Vec::new();
    for opener in keep {
        let (found, slot) = unlock(&old, opener)?;
        drop(found);
        let mut again = make(&old.vault_id, &new_key, Some(slot.id), opener, &slot.label, now, random)?;
        again.created = slot.created;
        made.push(again);
    }
    let mut header = Header { key_check: key_check(&old.vault_id, &new_key)?, slots: Vec::new(), ..old.clone() };
    let mut dropped = Vec::new();
    for slot in old.slots {
        match made.iter().position(|again| again.id == slot.id) {
            Some(at) => header.slots.push(made.swap_remove(at)),
            None => dropped.push(slot),
        }
    }
    for (opener, label) in add {
        add_slot(&mut header, &new_key, opener, label, now, random)?;
    }
    let (file, header) = sealed(header, &new_key, opened.contents.expose(), now, random)?;
    Ok(ChangedKey { file, header, key: new_key, dropped })
}

fn sealed(
    mut header: Header,
    key: &Key,
    contents: &[u8],
    now: u64,
    random: &mut dyn Random,
) -> Result<(Vec<u8>, Header)> {
    if !header.slots.iter().any(|slot| slot.lock.by_hand()) {
        return Err(Error::LastSlot);
    }
    let file = seal(&mut header, key, contents, now, random)?;
    let opened = open(&file, key)?;
    let same = opened.header == header && opened.contents.expose() == contents && fits(&header, key)?;
    if same { Ok((file, header)) } else { Err(Error::Damaged) }
}
