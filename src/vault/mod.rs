//! What a person has: entries, and everything that can be done with them. Knows no cryptography and no JavaScript;
//! clock and randomness are parameters. Every command changes memory only: sealing and storing come after.

#[cfg(feature = "import")]
mod arrive;
mod change;
mod clean;
#[cfg(feature = "import")]
mod compare;
mod entry;
mod history;
mod merge;
mod payload;
mod read;
mod readiness;
mod settings;
mod shelf;
mod todo;
mod trash;
mod view;

#[cfg(feature = "import")]
pub use arrive::{Beside, Index};
pub use change::{Changes, NewEntry};
#[cfg(feature = "import")]
pub use compare::{Changed, Difference};
pub use entry::{About, Entry, Id, Stamped};
pub use history::{Earlier, Part};
pub use payload::EMPTY;
#[cfg(feature = "import")]
pub(crate) use payload::whole_otp_bytes;
#[cfg(feature = "import")]
pub use read::otp_in;
pub use readiness::{Facts, Findings, Level, RULES, Readiness, Rule, Sum, VAULT_RULES, VaultRule};
pub use settings::{Settings, SettingsChanges};
pub use todo::{Aim, State, Task};
pub use trash::{TOMBSTONE_KEPT, TRASH_KEPT};
pub use view::{BackupCodeView, BackupView, EarlierView, EntryView, OtpView, SettingsView, SiteView};

use shelf::Shelf;

use crate::{Error, Result};

/// All that a vault holds.
#[derive(Default)]
pub struct Vault {
    entries: Shelf<Entry>,
    tombstones: Shelf<u64>,
    settings: Stamped<Settings>,
    /// In order, none twice.
    tasks: Vec<Task>,
}

impl Vault {
    /// Every entry, the trash included, in order of id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// How many entries there are outside the trash.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.values().filter(|entry| !entry.is_trashed()).count()
    }

    /// One entry, in the trash or not.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`].
    pub fn entry(&self, id: Id) -> Result<&Entry> {
        self.entries.get(id).ok_or(Error::NoSuchEntry)
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings.value
    }

    fn live(&mut self, id: Id) -> Result<&mut Entry> {
        self.entries.get_mut(id).filter(|entry| !entry.is_trashed()).ok_or(Error::NoSuchEntry)
    }
}
