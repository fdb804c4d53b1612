//! Two copies of one vault made one again: by entry, the newest change wins part by part; spent codes are a union;
//! deletions are tombstones; empty never wins. What loses stays as an earlier version. It does not matter which copy is
//! merged into which.

use super::{
    Earlier, Entry, Part, Stamped, Vault,
    history::{count_on, join},
    payload,
};
use crate::{Error, Result, backup::Set, limits, otp::Otp};

impl Vault {
    /// Takes in all that `other` knows.
    ///
    /// # Errors
    /// [`Error::TooMany`] when both together pass the limit of entries; nothing is changed then.
    pub fn merge(&mut self, other: Vault) -> Result<()> {
        let new = other.entries.iter().filter(|(id, _)| self.entries.get(*id).is_none()).count();
        if self.entries.len().saturating_add(new) > limits::ENTRIES {
            return Err(Error::TooMany);
        }
        let mut new = Vec::new();
        for (id, at) in other.tombstones.into_items() {
            match self.tombstones.get_mut(id) {
                Some(known) => *known = at.max(*known),
                None => new.push((id, at)),
            }
        }
        self.tombstones.extend(new);
        let mut new = Vec::new();
        for (id, theirs) in other.entries.into_items() {
            match self.entries.get_mut(id) {
                Some(ours) => merge_entry(ours, theirs),
                None => new.push((id, theirs)),
            }
        }
        self.entries.extend(new);
        // A tombstone is made when the trash is emptied; an entry that was changed later, elsewhere, stays.
        let tombstones = &self.tombstones;
        self.entries.retain(|id, entry| tombstones.get(id).is_none_or(|at| *at < entry.changed()));
        for entry in self.entries.values_mut().filter(|entry| !entry.history.is_empty()) {
            entry.merge_history(Vec::new()); // also what came in with a new entry knows of spent codes
        }
        self.merge_tasks(other.tasks);
        let settings = core::mem::take(&mut self.settings);
        self.settings = newer(settings, other.settings, payload::settings_bytes).0;
        Ok(())
    }
}

fn merge_entry(ours: &mut Entry, theirs: Entry) {
    ours.created = ours.created.min(theirs.created);
    ours.used = ours.used.max(theirs.used);
    ours.drilled = ours.drilled.max(theirs.drilled);
    ours.trash = newer(ours.trash, theirs.trash, |at| at.unwrap_or(0).to_be_bytes().to_vec()).0;
    let mut lost = theirs.history;

    let about = core::mem::take(&mut ours.about);
    let named = |about: &super::About| !about.name.is_empty() || !about.account.is_empty();
    let (won, other) = match (named(&about.value), named(&theirs.about.value)) {
        (true, false) => (about, theirs.about),
        (false, true) => (theirs.about, about),
        _ => newer(about, theirs.about, payload::about_bytes),
    };
    lost.push(Earlier { until: won.changed, part: Part::About(other) });
    ours.about = won;

    let sites = core::mem::take(&mut ours.sites);
    let (won, other) = newer(sites, theirs.sites, |value| payload::sites_bytes(value));
    if other.changed > 0 {
        lost.push(Earlier { until: won.changed, part: Part::Sites(other) });
    }
    ours.sites = won;

    let (won, other) = either(ours.otp.take(), theirs.otp, merge_otp);
    if let (Some(won), Some(other)) = (&won, other) {
        lost.push(Earlier { until: won.changed, part: Part::Otp(other) });
    }
    ours.otp = won;

    let (won, other) = either(ours.backup.take(), theirs.backup, merge_backup);
    if let (Some(won), Some(other)) = (&won, other) {
        lost.push(Earlier { until: won.changed, part: Part::Backup(other) });
    }
    ours.backup = won;
    ours.merge_history(lost);
}

/// The one that counts, and the one that does not; what one copy lacks, the other gives.
fn either<T>(ours: Option<T>, theirs: Option<T>, both: fn(T, T) -> (T, T)) -> (Option<T>, Option<T>) {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            let (won, lost) = both(ours, theirs);
            (Some(won), Some(lost))
        }
        (ours, theirs) => (ours.or(theirs), None),
    }
}

/// First the one changed last; of two changed at the same time, the one whose bytes are greater, so that the order of
/// merging does not matter.
fn newer<T>(a: Stamped<T>, b: Stamped<T>, bytes: impl Fn(&T) -> Vec<u8>) -> (Stamped<T>, Stamped<T>) {
    if first_wins(&a, &b, bytes) { (a, b) } else { (b, a) }
}

fn first_wins<T>(a: &Stamped<T>, b: &Stamped<T>, bytes: impl Fn(&T) -> Vec<u8>) -> bool {
    a.changed > b.changed || (a.changed == b.changed && bytes(&a.value) >= bytes(&b.value))
}

/// The one changed last, counted on as far as either was.
fn merge_otp(ours: Stamped<Otp>, theirs: Stamped<Otp>) -> (Stamped<Otp>, Stamped<Otp>) {
    let (mut won, lost) = newer(ours, theirs, payload::otp_bytes);
    count_on(&mut won.value, &lost.value);
    (won, lost)
}

/// The newer set, with every code spent that is spent in either.
fn merge_backup(ours: Stamped<Set>, theirs: Stamped<Set>) -> (Stamped<Set>, Stamped<Set>) {
    let first = match (ours.value.codes.is_empty(), theirs.value.codes.is_empty()) {
        (true, false) => false,
        (false, true) => true,
        _ => first_wins(&ours, &theirs, payload::backup_bytes),
    };
    let (mut won, lost) = if first { (ours, theirs) } else { (theirs, ours) };
    join(&mut won.value, &lost.value);
    (won, lost)
}
