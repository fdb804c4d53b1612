//! The Rust core of Holdfast: one-time codes and backup codes, sealed and kept in the browser.
//!
//! Arrows run one way: `wasm → import, export, page, site, qr, vault → otp, backup, seal → passphrase, secret, random,
//! error`. Three WASM modules are made of it by feature: `core`, `intake` and `keys`, which alone sees a passphrase.
//! Nothing below [`wasm`] knows JavaScript, so all of it is tested natively. Clock and randomness are parameters.
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation))]

mod case;
pub mod error;
pub mod limits;
mod order;
pub mod random;
pub mod secret;

pub mod backup;
pub mod otp;
#[cfg(feature = "keys")]
pub mod passphrase;
pub mod seal;

#[cfg(feature = "import")]
pub mod export;
#[cfg(feature = "import")]
pub mod import;
pub mod page;
pub mod qr;
pub mod site;
pub mod vault;

pub mod wasm;

pub use error::{Error, Result};
