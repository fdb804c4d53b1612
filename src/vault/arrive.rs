//! What comes in from elsewhere: whether it is here already, and taking exactly that out again.

use sha2::{Digest, Sha256};

use super::{Entry, Id, Stamped, Vault, payload};
use crate::{
    Error, Result,
    backup::Set,
    case::fold,
    limits, order,
    otp::{Kind, Otp},
    random::Random,
};

/// What stands here beside something that comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Nothing like it.
    New,
    /// The same code.
    Here(Id),
    /// The same names with another code, or without one.
    Named(Id),
}

/// The entries outside the trash, to be found by code and by names.
pub struct Index {
    by_code: Vec<([u8; 32], Id)>,
    by_names: Vec<((String, String), Id)>,
}

impl Index {
    /// Of all live entries.
    #[must_use]
    pub fn of(vault: &Vault) -> Self {
        let live = || vault.entries().filter(|entry| !entry.is_trashed());
        let code = |entry: &Entry| {
            let otp = entry.otp.as_ref().map(|part| mark(&part.value));
            let mark = otp.or_else(|| entry.backup.as_ref().map(|part| mark_of_set(&part.value)));
            mark.map(|mark| (mark, entry.id))
        };
        let mut by_code: Vec<_> = live().filter_map(code).collect();
        order::sort(&mut by_code, &|a, b| a < b);
        let names = |entry: &Entry| (names(&entry.about.value.name, &entry.about.value.account), entry.id);
        let mut by_names: Vec<_> = live().map(names).collect();
        order::sort(&mut by_names, &|a, b| a < b);
        Index { by_code, by_names }
    }

    /// What is here beside these names and this code, or these backup codes where there is none.
    #[must_use]
    pub fn beside(&self, name: &str, account: &str, otp: Option<&Otp>, set: Option<&Set>) -> Beside {
        let mark = otp.map(mark).or_else(|| set.map(mark_of_set));
        if let Some(id) = mark.and_then(|mark| first(&self.by_code, &mark)) {
            return Beside::Here(id);
        }
        let wanted = names(name, account);
        if wanted.0.is_empty() && wanted.1.is_empty() {
            return Beside::New;
        }
        first(&self.by_names, &wanted).map_or(Beside::New, Beside::Named)
    }
}

fn first<K: Ord>(list: &[(K, Id)], key: &K) -> Option<Id> {
    let at = list.partition_point(|(known, _)| known < key);
    list.get(at).filter(|(known, _)| known == key).map(|(_, id)| *id)
}

fn names(name: &str, account: &str) -> (String, String) {
    (fold(name.trim()), fold(account.trim()))
}

/// The same for codes that [`Otp::is_same_code`] holds for the same.
fn mark(otp: &Otp) -> [u8; 32] {
    let mut plain = otp.duplicate();
    plain.counter = 0;
    if plain.kind == Kind::Hotp {
        plain.period = 30;
    }
    if !plain.kind.needs_pin() {
        plain.pin = None;
    }
    let bytes = zeroize::Zeroizing::new(payload::otp_bytes(&plain));
    Sha256::digest(bytes.as_slice()).into()
}

/// The same for the same backup codes, whatever is spent of them.
fn mark_of_set(set: &Set) -> [u8; 32] {
    let bytes = zeroize::Zeroizing::new(payload::backup_bytes(set));
    Sha256::digest(bytes.as_slice()).into()
}

impl Entry {
    /// An entry that comes whole, as a new one: what it knows of the past stays, its parts are of now.
    ///
    /// # Errors
    /// [`Error::RandomFailed`].
    pub fn anew(mut self, now: u64, random: &mut dyn Random) -> Result<Entry> {
        self.id = Id::new(random)?;
        self.created = self.created.min(now);
        self.used = self.used.min(now);
        self.drilled = self.drilled.min(now);
        self.about.changed = now;
        self.sites.changed = now;
        self.otp.iter_mut().for_each(|part| part.changed = now);
        self.backup.iter_mut().for_each(|part| part.changed = now);
        Ok(self)
    }
}

impl Vault {
    /// Takes in new entries, thousands at a time.
    ///
    /// # Errors
    /// [`Error::TooMany`].
    pub fn take_in(&mut self, entries: Vec<Entry>) -> Result<()> {
        if self.entries.len().saturating_add(entries.len()) > limits::ENTRIES {
            return Err(Error::TooMany);
        }
        self.entries.extend(entries.into_iter().map(|entry| (entry.id, entry)).collect());
        Ok(())
    }

    /// Takes entries out for good; what is left are tombstones, so that an older copy does not bring them back.
    pub fn forget(&mut self, mut ids: Vec<Id>, now: u64) {
        order::sort(&mut ids, &|a, b| a < b);
        let gone = |id: Id| ids.binary_search(&id).is_ok();
        let stones = self.entries.iter().filter(|(id, _)| gone(*id));
        let stones = stones.map(|(id, entry)| (*id, now.max(entry.changed()))).collect();
        self.entries.retain(|id, _| !gone(id));
        self.tombstones.extend(stones);
    }

    /// Gives an entry the code and the backup codes back that it had before.
    pub fn put_back(&mut self, old: Entry, now: u64) {
        let Some(entry) = self.entries.get_mut(old.id) else { return };
        let otp = |part: &Option<Stamped<Otp>>| part.as_ref().map(|part| payload::whole_otp_bytes(&part.value));
        if otp(&entry.otp) != otp(&old.otp) {
            entry.otp = later(entry.otp.as_ref().map(|part| part.changed), old.otp, now);
        }
        let backup = |part: &Option<Stamped<crate::backup::Set>>| {
            part.as_ref().map(|part| payload::whole_backup_bytes(&part.value))
        };
        if backup(&entry.backup) != backup(&old.backup) {
            entry.backup = later(entry.backup.as_ref().map(|part| part.changed), old.backup, now);
        }
    }

    /// These entries alone, by ids in ascending order, without settings and tombstones.
    #[must_use]
    pub fn only(mut self, ids: &[Id]) -> Vault {
        self.entries.retain(|id, _| ids.binary_search(&id).is_ok());
        Vault { entries: self.entries, ..Vault::default() }
    }

    /// The entries, the trash included.
    pub fn into_entries(self) -> impl Iterator<Item = Entry> {
        self.entries.into_items().into_iter().map(|(_, entry)| entry)
    }
}

/// The old part, stamped as newer than what it takes the place of.
fn later<T>(current: Option<u64>, old: Option<Stamped<T>>, now: u64) -> Option<Stamped<T>> {
    let at = current.map_or(now, |changed| now.max(changed.saturating_add(1)));
    old.map(|part| Stamped::at(at, part.value))
}
