//! What opens a slot, and opening with it.

use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::{
    Opened,
    aead::decrypt,
    file::{fits, inspect, open},
    header::{Header, Lock, Slot},
    kdf::{Cost, argon2id, hkdf},
    recovery::RecoveryKey,
};
use crate::{
    Error, Result, passphrase,
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
    pub(super) const fn refusal(&self) -> Error {
        match self {
            Opener::Passphrase(..) => Error::WrongPassphrase,
            Opener::Recovery(_) => Error::WrongRecoveryKey,
            Opener::Passkey { .. } => Error::WrongPasskey,
        }
    }

    /// The slot key for this lock, or `None` when the lock is of another kind or another credential.
    pub(super) fn slot_key(&self, lock: &Lock) -> Result<Option<Key>> {
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

    pub(super) fn new_lock(&self, random: &mut dyn Random) -> Result<Lock> {
        Ok(match self {
            Opener::Passphrase(text, cost) => {
                passphrase::check(text.expose())?;
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

/// The data key, from any slot that the opener fits, and which slot that is.
///
/// # Errors
/// [`Error::WrongPassphrase`], [`Error::WrongRecoveryKey`] or [`Error::WrongPasskey`] when it fits none;
/// [`Error::Damaged`] when a slot opens to a key that is not this file's.
pub fn unlock<'a>(header: &'a Header, opener: &Opener<'_>) -> Result<(Key, &'a Slot)> {
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
        return if fits(header, &key)? { Ok((key, slot)) } else { Err(Error::Damaged) };
    }
    Err(opener.refusal())
}

/// Opens the file with a passphrase, a recovery key or a passkey, and tells the data key.
///
/// # Errors
/// Those of [`unlock`] and [`open`].
pub fn open_with(file: &[u8], opener: &Opener<'_>) -> Result<(Opened, Key)> {
    let header = inspect(file)?;
    let (data_key, _) = unlock(&header, opener)?;
    Ok((open(file, &data_key)?, data_key))
}
