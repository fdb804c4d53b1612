#![doc = include_str!("FORMAT.md")]
//!
//! ---
//! Here live the bytes of the sealed file and its key slots. What stands in the payload is not known here. Whoever holds
//! the data key needs only what is always there; passphrases, recovery keys and passkeys are the feature `keys` alone.

mod aead;
pub(crate) mod cbor;
mod file;
mod header;
mod kdf;

#[cfg(feature = "keys")]
mod change;
#[cfg(feature = "keys")]
mod recovery;
#[cfg(feature = "keys")]
mod slots;
#[cfg(feature = "keys")]
mod ways;

pub use aead::{seal_token, unseal_token};
pub use file::{Opened, inspect, open, seal};
pub use header::{Header, Lock, Slot};
pub use kdf::Cost;

#[cfg(feature = "keys")]
pub use change::{ChangedKey, change_key, change_passphrase, change_slots, create};
#[cfg(feature = "keys")]
pub use recovery::RecoveryKey;
#[cfg(feature = "keys")]
pub use slots::{add_slot, new_data_key, remove_slot, rename_slot, replace_slot};
#[cfg(feature = "keys")]
pub use ways::{Opener, open_with, unlock};
