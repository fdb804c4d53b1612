//! The only place that knows JavaScript. [`Desk`] and [`Preview`] are plain Rust and say what happens; the bindings
//! around them turn values over and errors into real JavaScript errors. Two modules come from here by feature:
//! `core` is loaded at each wake of the background, `intake` only when something is brought in.

#[cfg(feature = "core")]
mod codes;
#[cfg(feature = "core")]
mod desk;
#[cfg(feature = "core")]
mod offers;
#[cfg(feature = "core")]
mod open;
#[cfg(feature = "core")]
mod types;
#[cfg(feature = "core")]
mod vault;

#[cfg(feature = "intake")]
mod intake;

mod js;
#[cfg(target_arch = "wasm32")]
mod wiping;

#[cfg(feature = "core")]
pub use codes::{CodeView, FilledCode};
#[cfg(feature = "core")]
pub use desk::{BackupKeep, BackupPreview, Desk, EntryChanges, HereView, KeptCode, SettingsInput};
#[cfg(feature = "core")]
pub use offers::{FormInput, Pick, Preview};
#[cfg(feature = "core")]
pub use open::{Inspected, create_vault, inspect, open_with_passphrase, plan};
#[cfg(feature = "core")]
pub use vault::JsVault;

#[cfg(feature = "intake")]
pub use intake::{Finds, draw, scan, texts_to_draw};
