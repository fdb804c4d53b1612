//! The settings that travel with the vault.

use super::Vault;
use crate::{Error, Result, limits};

/// Minutes of idleness until the vault locks, unless a person chose otherwise.
pub const LOCK_AFTER: u64 = 15;

/// What a person chose, and what is remembered for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Minutes of idleness until the vault locks; 0 locks when the browser closes.
    pub lock_after: u64,
    /// When a backup file was last read back, in milliseconds; 0 for never.
    pub backup_at: u64,
    /// How many entries that backup had.
    pub backup_count: u64,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Seconds until a copied code is taken off the clipboard; 0 leaves it.
    pub clear_clipboard: u64,
    /// Codes show only when asked for.
    pub hide_codes: bool,
    /// Which of several fields a person chose, by host; the number is the shell's mark of the field. Newest last.
    pub fields: Vec<(String, u64)>,
    /// When an emergency kit with all codes was last printed, in milliseconds; 0 for never.
    pub kit_at: u64,
    /// The button in the toolbar says when an account needs something.
    pub badge: bool,
    /// Signing in without text messages is to be tried once a year.
    pub drill_yearly: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            lock_after: LOCK_AFTER,
            backup_at: 0,
            backup_count: 0,
            theme: "system".to_owned(),
            clear_clipboard: 0,
            hide_codes: false,
            fields: Vec::new(),
            kit_at: 0,
            badge: false,
            drill_yearly: false,
        }
    }
}

/// What changes; what is `None` stays.
#[derive(Default)]
pub struct SettingsChanges {
    /// Minutes, up to a week.
    pub lock_after: Option<u64>,
    /// Milliseconds.
    pub backup_at: Option<u64>,
    /// Entries.
    pub backup_count: Option<u64>,
    /// `system`, `light` or `dark`.
    pub theme: Option<String>,
    /// Seconds, up to an hour.
    pub clear_clipboard: Option<u64>,
    /// Yes or no.
    pub hide_codes: Option<bool>,
    /// Milliseconds.
    pub kit_at: Option<u64>,
    /// Yes or no.
    pub badge: Option<bool>,
    /// Yes or no.
    pub drill_yearly: Option<bool>,
}

impl Settings {
    /// Whether every value is within its bounds.
    pub(super) fn check(&self) -> Result<()> {
        let themes = ["system", "light", "dark"];
        let good = self.lock_after <= 7 * 24 * 60
            && self.clear_clipboard <= 3_600
            && self.backup_at <= crate::seal::cbor::UINT_MAX
            && self.kit_at <= crate::seal::cbor::UINT_MAX
            && self.backup_count <= crate::seal::cbor::UINT_MAX
            && self.fields.len() <= limits::CHOSEN_FIELDS
            && themes.contains(&self.theme.as_str());
        if good { Ok(()) } else { Err(Error::BadInput) }
    }
}

impl Vault {
    /// Changes settings; nothing changes if it fails.
    ///
    /// # Errors
    /// [`Error::BadInput`] for a value outside its bounds.
    pub fn set_settings(&mut self, changes: SettingsChanges, now: u64) -> Result<()> {
        let old = &self.settings.value;
        let new = Settings {
            lock_after: changes.lock_after.unwrap_or(old.lock_after),
            backup_at: changes.backup_at.unwrap_or(old.backup_at),
            backup_count: changes.backup_count.unwrap_or(old.backup_count),
            theme: changes.theme.unwrap_or_else(|| old.theme.clone()),
            clear_clipboard: changes.clear_clipboard.unwrap_or(old.clear_clipboard),
            hide_codes: changes.hide_codes.unwrap_or(old.hide_codes),
            fields: old.fields.clone(),
            kit_at: changes.kit_at.unwrap_or(old.kit_at),
            badge: changes.badge.unwrap_or(old.badge),
            drill_yearly: changes.drill_yearly.unwrap_or(old.drill_yearly),
        };
        new.check()?;
        if new != *old {
            *self.settings.touch(now) = new;
        }
        Ok(())
    }

    /// Which field was chosen on a host, by the shell's mark.
    #[must_use]
    pub fn field_on(&self, host: &str) -> Option<u64> {
        self.settings.value.fields.iter().find(|(known, _)| known == host).map(|(_, mark)| *mark)
    }

    /// Remembers the field that a person chose on a host. Beyond the bound the oldest choice is forgotten.
    ///
    /// # Errors
    /// [`Error::BadInput`] for a host or a mark out of bounds.
    pub fn choose_field(&mut self, host: &str, mark: u64, now: u64) -> Result<()> {
        if host.is_empty() || host.len() > limits::NAME_BYTES || mark > crate::seal::cbor::UINT_MAX {
            return Err(Error::BadInput);
        }
        if self.field_on(host) != Some(mark) {
            let fields = &mut self.settings.touch(now).fields;
            fields.retain(|(known, _)| known != host);
            if fields.len() >= limits::CHOSEN_FIELDS {
                fields.remove(0);
            }
            fields.push((host.to_owned(), mark));
        }
        Ok(())
    }
}
