//! The header of the sealed file: what it says, its one encoding, and the bounds on what is read from it.

use super::{
    aead::NONCE,
    cbor::{Reader, UINT_MAX, Writer},
    kdf::Cost,
};
use crate::{Error, Result};

/// The version of the format, which implies every algorithm.
pub const VERSION: u8 = 1;
/// Most slots of one file.
pub const SLOTS: usize = 16;
/// Most passphrase slots: opening may have to run the KDF once for each.
pub const PASSPHRASES: usize = 4;
/// Most bytes of a label.
pub const LABEL_BYTES: usize = 256;
const CREDENTIAL_BYTES: usize = 1_023;

/// What stands before the payload, readable without a key and protected against change with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Random, the same for the life of the vault.
    pub vault_id: [u8; 16],
    /// One more at each write; the first is 1.
    pub generation: u64,
    /// When it was written, in milliseconds.
    pub saved_at: u64,
    /// See FORMAT.md §2.
    pub key_check: [u8; 16],
    /// The ways to open it.
    pub slots: Vec<Slot>,
}

/// One way to open the file: the data key, wrapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Random.
    pub id: [u8; 8],
    /// The person's own words.
    pub label: String,
    /// When it was made, in milliseconds.
    pub created: u64,
    /// Kind and parameters.
    pub lock: Lock,
    /// For the wrapped key.
    pub nonce: [u8; NONCE],
    /// The data key, sealed under the slot key.
    pub wrapped: [u8; 48],
}

/// What a slot key is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lock {
    /// Argon2id over a passphrase.
    Passphrase {
        /// Within floor and ceiling.
        cost: Cost,
        /// Random.
        salt: [u8; 16],
    },
    /// HKDF over a recovery key.
    Recovery {
        /// Random.
        salt: [u8; 32],
    },
    /// HKDF over the PRF output of a passkey.
    Passkey {
        /// Random.
        salt: [u8; 32],
        /// What the authenticator is asked to evaluate.
        input: [u8; 32],
        /// Which credential to ask for.
        credential: Vec<u8>,
    },
}

impl Lock {
    /// The number in the file.
    #[must_use]
    pub const fn kind(&self) -> u8 {
        match self {
            Lock::Passphrase { .. } => 1,
            Lock::Recovery { .. } => 2,
            Lock::Passkey { .. } => 3,
        }
    }

    /// The name that the pages get.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Lock::Passphrase { .. } => "passphrase",
            Lock::Recovery { .. } => "recovery",
            Lock::Passkey { .. } => "passkey",
        }
    }

    /// Whether a person can open it by hand, with no device.
    #[must_use]
    pub const fn by_hand(&self) -> bool {
        matches!(self, Lock::Passphrase { .. } | Lock::Recovery { .. })
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Lock::Passphrase { cost, salt } => {
                out.array(4).uint(cost.memory.into()).uint(cost.passes.into()).uint(cost.lanes.into()).bytes(salt);
            }
            Lock::Recovery { salt } => {
                out.array(1).bytes(salt);
            }
            Lock::Passkey { salt, input, credential } => {
                out.array(3).bytes(salt).bytes(input).bytes(credential);
            }
        }
    }

    fn read(kind: u8, from: &mut Reader<'_>) -> Result<Self> {
        Ok(match kind {
            1 => {
                from.tuple(4)?;
                // More than 32 bits is above every ceiling all the same.
                let mut number = || Ok(u32::try_from(from.uint()?).unwrap_or(u32::MAX));
                let cost = Cost { memory: number()?, passes: number()?, lanes: number()? };
                Lock::Passphrase { cost, salt: from.fixed()? }
            }
            2 => {
                from.tuple(1)?;
                Lock::Recovery { salt: from.fixed()? }
            }
            3 => {
                from.tuple(3)?;
                Lock::Passkey {
                    salt: from.fixed()?,
                    input: from.fixed()?,
                    credential: from.bytes(CREDENTIAL_BYTES).map_err(|_| Error::NotCanonical)?.to_vec(),
                }
            }
            _ => return Err(Error::UnknownSlot),
        })
    }
}

impl Slot {
    /// What the wrapped key is bound to (FORMAT.md §3).
    #[cfg(feature = "keys")]
    pub(super) fn aad(vault_id: &[u8; 16], id: &[u8; 8], lock: &Lock) -> Vec<u8> {
        let mut out = Writer::new(128);
        out.array(6).text("holdfast slot").uint(VERSION.into()).bytes(vault_id).bytes(id).uint(lock.kind().into());
        lock.write(&mut out);
        out.finish()
    }

    fn write(&self, out: &mut Writer) {
        out.map(7).uint(0).bytes(&self.id).uint(1).uint(self.lock.kind().into()).uint(2).text(&self.label);
        out.uint(3).uint(self.created).uint(4);
        self.lock.write(out);
        out.uint(5).bytes(&self.nonce).uint(6).bytes(&self.wrapped);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self> {
        let mut keys = from.map()?;
        expect(from, &mut keys, 0)?;
        let id = from.fixed()?;
        expect(from, &mut keys, 1)?;
        let kind = u8::try_from(from.uint()?).map_err(|_| Error::UnknownSlot)?;
        expect(from, &mut keys, 2)?;
        let label = from.text(LABEL_BYTES).map_err(|_| Error::NotCanonical)?.to_owned();
        expect(from, &mut keys, 3)?;
        let created = from.uint()?;
        expect(from, &mut keys, 4)?;
        let lock = Lock::read(kind, from)?;
        expect(from, &mut keys, 5)?;
        let nonce = from.fixed()?;
        expect(from, &mut keys, 6)?;
        let wrapped = from.fixed()?;
        done(from, &mut keys)?;
        Ok(Slot { id, label, created, lock, nonce, wrapped })
    }
}

impl Header {
    /// The one encoding of this header.
    ///
    /// # Errors
    /// What `Header::check` refuses.
    pub fn write(&self) -> Result<Vec<u8>> {
        self.check()?;
        Ok(self.encode())
    }

    /// Reads exactly what [`Header::write`] writes.
    ///
    /// # Errors
    /// [`Error::NotCanonical`], [`Error::UnknownSlot`], [`Error::CostTooHigh`], [`Error::CostTooLow`].
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut from = Reader::new(bytes);
        let mut keys = from.map()?;
        expect(&mut from, &mut keys, 0)?;
        let vault_id = from.fixed()?;
        expect(&mut from, &mut keys, 1)?;
        let generation = from.uint()?;
        expect(&mut from, &mut keys, 2)?;
        let saved_at = from.uint()?;
        expect(&mut from, &mut keys, 3)?;
        let key_check = from.fixed()?;
        expect(&mut from, &mut keys, 4)?;
        let count = from.array(SLOTS).map_err(|_| Error::NotCanonical)?;
        let mut slots = Vec::new();
        for _ in 0..count {
            slots.push(Slot::read(&mut from)?);
        }
        done(&mut from, &mut keys)?;
        from.end()?;
        let header = Header { vault_id, generation, saved_at, key_check, slots };
        header.check()?;
        if header.encode() == bytes { Ok(header) } else { Err(Error::NotCanonical) }
    }

    fn encode(&self) -> Vec<u8> {
        let mut out = Writer::new(512);
        out.map(5).uint(0).bytes(&self.vault_id).uint(1).uint(self.generation).uint(2).uint(self.saved_at);
        out.uint(3).bytes(&self.key_check).uint(4).array(self.slots.len());
        for slot in &self.slots {
            slot.write(&mut out);
        }
        out.finish()
    }

    /// The rules that hold over the whole header.
    fn check(&self) -> Result<()> {
        if self.generation == 0 || self.generation > UINT_MAX || self.saved_at > UINT_MAX || self.slots.len() > SLOTS {
            return Err(Error::NotCanonical);
        }
        let mut passphrases = 0usize;
        for (at, slot) in self.slots.iter().enumerate() {
            if self.slots.iter().take(at).any(|other| other.id == slot.id || other.nonce == slot.nonce)
                || slot.label.len() > LABEL_BYTES
                || slot.created > UINT_MAX
            {
                return Err(Error::NotCanonical);
            }
            match &slot.lock {
                Lock::Passphrase { cost, .. } => {
                    cost.check()?;
                    passphrases = passphrases.saturating_add(1);
                }
                Lock::Recovery { .. } => {}
                Lock::Passkey { credential, .. } => {
                    if credential.is_empty() || credential.len() > CREDENTIAL_BYTES {
                        return Err(Error::NotCanonical);
                    }
                }
            }
        }
        let by_hand = self.slots.iter().any(|slot| slot.lock.by_hand());
        if by_hand && passphrases <= PASSPHRASES { Ok(()) } else { Err(Error::NotCanonical) }
    }
}

fn expect(from: &mut Reader<'_>, keys: &mut super::cbor::Keys, key: u64) -> Result<()> {
    if from.key(keys)? == Some(key) { Ok(()) } else { Err(Error::NotCanonical) }
}

fn done(from: &mut Reader<'_>, keys: &mut super::cbor::Keys) -> Result<()> {
    if from.key(keys)?.is_none() { Ok(()) } else { Err(Error::NotCanonical) }
}
