//! Google Authenticator's export: texts for QR codes, ten entries in each.

use super::{LeftOut, What, lost, named};
use crate::{
    Result,
    otp::{Named, migration},
    secret::SecretText,
    vault::Entry,
};

/// The texts of the QR codes.
pub struct Pictures {
    /// In their order.
    pub parts: Vec<SecretText>,
    /// How many entries they hold.
    pub count: usize,
    /// What could not be written.
    pub left_out: Vec<LeftOut>,
}

/// Writes these entries. `batch` is any number, fresh for each export.
///
/// # Errors
/// As [`super::write`].
pub fn google(entries: &[&Entry], batch: i32) -> Result<Pictures> {
    let mut left_out = Vec::new();
    let mut coded: Vec<(&Entry, Named)> = Vec::new();
    for entry in entries {
        match named(entry)? {
            Some(named) => coded.push((entry, named)),
            None => left_out.push(LeftOut { id: entry.id, what: What::Entry }),
        }
    }
    let written = migration::write(&coded.iter().map(|(_, named)| named).collect::<Vec<_>>(), batch);
    for (at, (entry, _)) in coded.iter().enumerate() {
        if written.left_out.contains(&at) {
            left_out.push(LeftOut { id: entry.id, what: What::Entry });
        } else {
            left_out.extend(lost(entry, false));
        }
    }
    let count = coded.len().saturating_sub(written.left_out.len());
    Ok(Pictures { parts: written.parts, count, left_out })
}
