#![doc = include_str!("FORMAT.md")]
//!
//! ---
//! Here live the bytes of the sealed file and its key slots. What stands in the payload is not known here.

mod aead;
pub(crate) mod cbor;
mod file;
mod header;
mod kdf;
mod recovery;
mod slots;

pub use aead::{seal_token, unseal_token};
pub use file::{Opened, inspect, open, open_with, seal};
pub use header::{Header, Lock, Slot};
pub use kdf::{Cost, check_passphrase};
pub use recovery::RecoveryKey;
pub use slots::{Opener, add_slot, new_data_key, remove_slot, rename_slot, replace_slot, unlock};
