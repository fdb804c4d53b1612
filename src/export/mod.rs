//! What leaves the vault unsealed, because a person asked for it by name: one file a format. Each writes what the format
//! can hold and tells what it cannot; nothing is bent to fit.

mod aegis;
mod google;
mod json;
mod otpauth;

pub use google::{Pictures, google};

use crate::{
    Error, Result,
    otp::Named,
    secret::SecretText,
    vault::{Entry, Id},
};

/// The formats that are one text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Set-up addresses, one a line.
    Otpauth,
    /// Holdfast's own, with all that an entry has.
    Json,
    /// The plain export of Aegis.
    Aegis,
}

impl Format {
    /// Every format there is.
    pub const ALL: [Format; 3] = [Format::Otpauth, Format::Json, Format::Aegis];

    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Otpauth => "otpauth",
            Format::Json => "json",
            Format::Aegis => "aegis",
        }
    }

    /// The format of this exact name.
    ///
    /// # Errors
    /// [`Error::BadInput`].
    pub fn from_name(name: &str) -> Result<Self> {
        Format::ALL.into_iter().find(|format| format.name() == name).ok_or(Error::BadInput)
    }
}

/// A written file.
pub struct Written {
    /// The text of the file, secrets and all.
    pub text: SecretText,
    /// How many entries stand in it.
    pub count: usize,
    /// What could not be written.
    pub left_out: Vec<LeftOut>,
}

/// Something that a format has no place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The entry.
    pub id: Id,
    /// What of it.
    pub what: What,
}

/// What of an entry was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The whole entry: it has no one-time code, or none that the format knows.
    Entry,
    /// Its backup codes.
    BackupCodes,
    /// The sites that it belongs to.
    Sites,
    /// Its note, its tags and its pin.
    Labels,
}

impl What {
    /// The stable word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            What::Entry => "entry",
            What::BackupCodes => "backup-codes",
            What::Sites => "sites",
            What::Labels => "labels",
        }
    }
}

/// Writes these entries. `now` is in milliseconds since 1970.
///
/// # Errors
/// [`Error::BadInput`] for names that no set-up address can hold.
pub fn write(format: Format, entries: &[&Entry], now: u64) -> Result<Written> {
    match format {
        Format::Otpauth => otpauth::write(entries),
        Format::Json => json::write(entries, now),
        Format::Aegis => aegis::write(entries),
    }
}

/// The code of an entry with its names; `None` when it has none.
fn named(entry: &Entry) -> Result<Option<Named>> {
    let about = &entry.about.value;
    entry.otp.as_ref().map(|part| Named::new(&about.name, &about.account, part.value.duplicate())).transpose()
}

/// What is told about an entry that was written without all there is of it. `labelled`: with its note, tags and pin.
fn lost(entry: &Entry, labelled: bool) -> impl Iterator<Item = LeftOut> {
    let about = &entry.about.value;
    let labels = about.note.is_some() || !about.tags.is_empty() || about.pinned;
    let parts = [
        (entry.backup.is_some(), What::BackupCodes),
        (!entry.sites.value.is_empty(), What::Sites),
        (labels && !labelled, What::Labels),
    ];
    let id = entry.id;
    parts.into_iter().filter_map(move |(lost, what)| lost.then_some(LeftOut { id, what }))
}
