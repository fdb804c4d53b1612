//! Opening, adding, renaming, removing and replacing key slots. They change a [`Header`]; sealing it again makes it last.

use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::{
    aead::{NONCE, decrypt, encrypt},
    header::{Header, Lock, PASSPHRASES, SLOTS, Slot},
    kdf::{Cost, argon2id, check_passphrase, hkdf},
    recovery::RecoveryKey,
};
use crate::{
    Error, Result,
    random::{self, Random},
    secret::{Key, SecretText},
};

/// What a person or a device brings to open a slot, or to make one.
pub enum Opener<'a> {
    /// A passphrase in Unicode form NFC, and the cost for a new slot.
    Passphrase(&'a SecretText, Cost),
    /// A recovery key.
    Recovery(&'a RecoveryKey),
    /// The PRF output of a passkey, what it was asked to evaluate, and its credential id.
    Passkey {
        /// 32 bytes from the authenticator.
        output: &'a Key,
        /// What the authenticator evaluated.
        input: [u8; 32],
        /// The credential that answered.
        credential: &'a [u8],
    },
}

impl Opener<'_> {
    /// The name of not fitting any slot.
    const fn refusal(&self) -> Error {
        match self {
            Opener::Passphrase(..) => Error::WrongPassphrase,
            Opener::Recovery(_) => Error::WrongRecoveryKey,
            Opener::Passkey { .. } => Error::WrongPasskey,
        }
    }

    /// The slot key for this lock, or `None` when the lock is of another kind or another credential.
    fn slot_key(&self, lock: &Lock) -> Result<Option<Key>> {
        Ok(match (self, lock) {
            (Opener::Passphrase(text, _), Lock::Passphrase { cost, salt }) => {
                Some(argon2id(text.expose(), salt, *cost)?)
            }
            (Opener::Recovery(key), Lock::Recovery { salt }) => {
                Some(Key::written(|out| hkdf(key.expose(), salt, "holdfast recovery slot 1", out))?)
            }
            (Opener::Passkey { output, input, credential }, Lock::Passkey { salt, input: asked, credential: id }) => {
                let zero: bool = output.expose().ct_eq(&[0; 32]).into();
                if zero || input != asked || credential != id {
                    None
                } else {
                    Some(Key::written(|out| hkdf(output.expose(), salt, "holdfast passkey slot 1", out))?)
                }
            }
            _ => None,
        })
    }

    fn new_lock(&self, random: &mut dyn Random) -> Result<Lock> {
        Ok(match self {
            Opener::Passphrase(text, cost) => {
                check_passphrase(text.expose())?;
                cost.check()?;
                Lock::Passphrase { cost: *cost, salt: random::array(random)? }
            }
            Opener::Recovery(_) => Lock::Recovery { salt: random::array(random)? },
            Opener::Passkey { input, credential, .. } => {
                Lock::Passkey { salt: random::array(random)?, input: *input, credential: credential.to_vec() }
            }
        })
    }
}

/// A fresh data key.
///
/// # Errors
/// [`Error::RandomFailed`].
pub fn new_data_key(random: &mut dyn Random) -> Result<Key> {
    Key::written(|key| random.fill(key))
}

/// The data key, from any slot that the opener fits.
///
/// # Errors
/// [`Error::WrongPassphrase`], [`Error::WrongRecoveryKey`] or [`Error::WrongPasskey`] when it fits none;
/// [`Error::Damaged`] when a slot opens to a key that is not this file's.
pub fn unlock(header: &Header, opener: &Opener<'_>) -> Result<Key> {
    for slot in &header.slots {
        let Some(slot_key) = opener.slot_key(&slot.lock)? else { continue };
        let aad = Slot::aad(&header.vault_id, &slot.id, &slot.lock);
        let mut text = slot.wrapped.to_vec();
        if decrypt(&slot_key, &slot.nonce, &aad, &mut text).is_err() {
            continue;
        }
        let key = Key::copied(&text).map_err(|_| Error::Damaged);
        text.zeroize();
        let key = key?;
        return if fits(header, &key)? { Ok(key) } else { Err(Error::Damaged) };
    }
    Err(opener.refusal())
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
    let slot = make(&header.vault_id, data_key, opener, label, now, random)?;
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

/// The key check of FORMAT.md §2.
pub(super) fn key_check(vault_id: &[u8; 16], data_key: &Key) -> Result<[u8; 16]> {
    let mut check = [0; 16];
    hkdf(data_key.expose(), vault_id, "holdfast key check 1", &mut check)?;
    Ok(check)
}

/// Whether this is the file's data key.
pub(super) fn fits(header: &Header, data_key: &Key) -> Result<bool> {
    Ok(key_check(&header.vault_id, data_key)?.ct_eq(&header.key_check).into())
}

fn label_fits(label: &str) -> Result<()> {
    if label.len() <= 256 { Ok(()) } else { Err(Error::BadInput) }
}

pub(super) fn make(
    vault_id: &[u8; 16],
    data_key: &Key,
    opener: &Opener<'_>,
    label: &str,
    now: u64,
    random: &mut dyn Random,
) -> Result<Slot> {
    label_fits(label)?;
    let lock = opener.new_lock(random)?;
    let id: [u8; 8] = random::array(random)?;
    let nonce: [u8; NONCE] = random::array(random)?;
    let slot_key = opener.slot_key(&lock)?.ok_or_else(|| opener.refusal())?;
    let mut text = data_key.expose().to_vec();
    encrypt(&slot_key, &nonce, &Slot::aad(vault_id, &id, &lock), &mut text)?;
    let wrapped = text.as_slice().try_into().map_err(|_| Error::BadInput)?;
    Ok(Slot { id, label: label.to_owned(), created: now, lock, nonce, wrapped })
}
