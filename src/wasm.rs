//! The only place that knows JavaScript. [`Desk`] and [`Preview`] are plain Rust and say what happens; the bindings
//! around them turn values over and errors into real JavaScript errors. Four modules come from here by feature:
//! `core` is loaded at each wake of the background, `intake` only when a page is judged or something is brought in,
//! `import` only when another app's file is, `keys` only to unlock and to change the ways in: no other one ever sees the
//! vault's passphrase.

#[cfg(feature = "core")]
mod codes;
#[cfg(feature = "core")]
mod desk;
#[cfg(feature = "core")]
mod input;
#[cfg(feature = "core")]
mod inspect;
#[cfg(feature = "core")]
mod offers;
#[cfg(feature = "core")]
mod readiness;
#[cfg(feature = "core")]
mod types;
#[cfg(feature = "core")]
mod vault;
#[cfg(feature = "core")]
mod vault_codes;

#[cfg(any(feature = "core", feature = "keys"))]
mod header;
#[cfg(feature = "keys")]
mod keys;
#[cfg(feature = "keys")]
mod ways;

#[cfg(feature = "import")]
mod arrival;
#[cfg(feature = "import")]
mod arriving;
#[cfg(feature = "import")]
mod carry;
#[cfg(feature = "import")]
mod takeout;

#[cfg(any(feature = "core", feature = "intake"))]
mod finds;
#[cfg(any(feature = "core", feature = "intake", feature = "import"))]
mod imported;
#[cfg(feature = "import")]
mod importing;
#[cfg(feature = "intake")]
mod intake;
#[cfg(feature = "intake")]
mod pages;
#[cfg(feature = "intake")]
mod services;

mod js;
#[cfg(target_arch = "wasm32")]
mod wiping;

#[cfg(feature = "core")]
pub use codes::{CodeView, FilledCode};
#[cfg(feature = "core")]
pub use desk::{BackupKeep, Desk, EntryChanges, HereView, KeptCode, SettingsInput};
#[cfg(feature = "core")]
pub use inspect::{inspect, sites_of};
#[cfg(feature = "core")]
pub use offers::{FormInput, Pick, Preview};
#[cfg(feature = "core")]
pub use vault::JsVault;

#[cfg(feature = "keys")]
pub use keys::{
    add_slot, change_key, change_passphrase, create_vault, judge_passphrase, new_recovery_key, passkey_slots,
    recovery_letters, remove_slot, rename_slot, replace_slot, suggest_passphrase, unlock,
};

#[cfg(feature = "import")]
pub use arriving::{How, Taken, Taking, look, plan_arrival, take, take_arrival, untake, untake_arrival};
#[cfg(feature = "import")]
pub use carry::{DifferenceView, compare_files, copy_of, difference, js_copy_of};
#[cfg(feature = "import")]
pub use takeout::{export_google, export_plain, kit_entries};

#[cfg(feature = "intake")]
pub use imported::with_backup_codes;
#[cfg(any(feature = "core", feature = "intake", feature = "import"))]
pub use imported::{Imported, ImportedCode, ImportedEntry, ImportedRefusal, read as read_imported};
#[cfg(feature = "import")]
pub use imported::{of as imported_of, write as write_imported};
#[cfg(feature = "import")]
pub use importing::{inspect_files, read_files, read_sites, sample_derivation};
#[cfg(feature = "intake")]
pub use intake::{Finds, draw, read_text, scan, texts_to_draw};
#[cfg(feature = "intake")]
pub use pages::{BackupPreview, FoundCode, plan, preview_backup_blocks, preview_backup_text};
#[cfg(feature = "intake")]
pub use services::{known as known_services, services};
