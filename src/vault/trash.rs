//! The trash: 30 days in which an entry comes back whole, then a tombstone, so that an old copy does not revive it.

use super::{Id, Vault};
use crate::{Error, Result};

const DAY: u64 = 24 * 60 * 60 * 1_000;
/// How long an entry stays in the trash, and an earlier version with its entry, in milliseconds.
pub const TRASH_KEPT: u64 = 30 * DAY;
/// How long a tombstone is kept, in milliseconds.
pub const TOMBSTONE_KEPT: u64 = 400 * DAY;

impl Vault {
    /// Moves an entry to the trash.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], also when it is there already.
    pub fn remove(&mut self, id: Id, now: u64) -> Result<()> {
        *self.live(id)?.trash.touch(now) = Some(now);
        Ok(())
    }

    /// Brings an entry back from the trash; one that is not there stays as it is.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`].
    pub fn restore(&mut self, id: Id, now: u64) -> Result<()> {
        let entry = self.entries.get_mut(id).ok_or(Error::NoSuchEntry)?;
        if entry.is_trashed() {
            *entry.trash.touch(now) = None;
        }
        Ok(())
    }

    /// Lets go what has been in the trash or an earlier version for 30 days, and tombstones after 400. Tells how many
    /// entries went.
    pub fn sweep(&mut self, now: u64) -> usize {
        let over = |at: u64, kept: u64| at.saturating_add(kept) <= now;
        let gone: Vec<(Id, u64)> = self
            .entries
            .values()
            .filter(|entry| entry.trash.value.is_some_and(|at| over(at.max(entry.trash.changed), TRASH_KEPT)))
            .map(|entry| (entry.id, entry.changed()))
            .collect();
        for (id, changed) in &gone {
            self.entries.remove(*id);
            self.tombstones.insert(*id, now.max(*changed));
        }
        self.sweep_history(now);
        self.tombstones.retain(|_, at| !over(*at, TOMBSTONE_KEPT));
        gone.len()
    }
}
