//! A backup beside what is here: what is the same, what only one of the two has, what was changed since. And a backup
//! made fit to be merged in. Nothing here changes the vault.

use super::{Entry, Id, Vault, payload};
use crate::order;

/// How two vaults differ, by the ids in the one named first.
#[derive(Default)]
pub struct Difference {
    /// In both, alike in all that a person keeps.
    pub same: usize,
    /// In both and not alike; the change here is the later one.
    pub newer: Vec<Changed>,
    /// In both and not alike; the change in the backup is the later one.
    pub older: Vec<Changed>,
    /// Here alone.
    pub only_here: Vec<Id>,
    /// In the backup alone, or in the trash here.
    pub only_there: Vec<Id>,
}

/// An entry that is not alike in both.
pub struct Changed {
    /// Its id here.
    pub id: Id,
    /// Which of its parts differ: `names`, `sites`, `code`, `backup`.
    pub parts: Vec<&'static str>,
}

impl Vault {
    /// Compares with a backup; entries in the trash count as gone on either side.
    #[must_use]
    pub fn compare(&self, backup: &Vault) -> Difference {
        let mut told = Difference::default();
        let (here, there) = (Live::of(self), Live::of(backup));
        for theirs in backup.entries().filter(|entry| !entry.is_trashed()) {
            let Some(ours) = here.counterpart(theirs) else {
                told.only_there.push(theirs.id);
                continue;
            };
            let parts = differing(ours, theirs);
            if parts.is_empty() {
                told.same = told.same.saturating_add(1);
            } else if ours.changed() >= theirs.changed() {
                told.newer.push(Changed { id: ours.id, parts });
            } else {
                told.older.push(Changed { id: ours.id, parts });
            }
        }
        let ours = self.entries().filter(|entry| !entry.is_trashed());
        told.only_here = ours.filter(|entry| there.counterpart(entry).is_none()).map(|entry| entry.id).collect();
        told
    }

    /// Makes a backup fit to be merged into `here`: what is gone from there is marked as brought back at `now`, so that it
    /// wins against its own deletion; what is there under another id is left out; settings and deletions stay as they are
    /// there.
    pub fn prepare_to_merge(&mut self, here: &Vault, now: u64) {
        self.settings = super::Stamped::default();
        self.tombstones = super::Shelf::default();
        let live = Live::of(here);
        let double = |theirs: &Entry| live.counterpart(theirs).is_some_and(|ours| ours.id != theirs.id);
        self.entries.retain(|_, theirs| !theirs.is_trashed() && !double(theirs));
        let gone: Vec<Id> =
            self.entries().filter(|entry| live.counterpart(entry).is_none()).map(|entry| entry.id).collect();
        for id in gone {
            let deleted = here.tombstones.get(id).copied().unwrap_or(0);
            let trashed = here.entries.get(id).map_or(0, |entry| entry.trash.changed);
            if let Some(entry) = self.entries.get_mut(id)
                && deleted.max(trashed) > 0
            {
                *entry.trash.touch(now.max(deleted.max(trashed).saturating_add(1))) = None;
            }
        }
    }

    /// Makes a backup fit to stand in the place of `here`: its entries, with the settings there.
    pub fn prepare_to_replace(&mut self, here: &Vault) {
        self.settings = super::Stamped::at(here.settings.changed, here.settings.value.clone());
    }
}

/// The entries outside the trash, to be found by id or by name.
struct Live<'a> {
    vault: &'a Vault,
    by_name: Vec<&'a Entry>,
}

fn names(entry: &Entry) -> (&str, &str) {
    (&entry.about.value.name, &entry.about.value.account)
}

impl<'a> Live<'a> {
    fn of(vault: &'a Vault) -> Self {
        let mut by_name: Vec<&Entry> = vault.entries().filter(|entry| !entry.is_trashed()).collect();
        order::sort(&mut by_name, &|a, b| names(a) < names(b));
        Live { vault, by_name }
    }

    /// The entry with the same id; else the one with the same code under the same names, as after a new start.
    fn counterpart(&self, of: &Entry) -> Option<&'a Entry> {
        if let Some(entry) = self.vault.entries.get(of.id).filter(|entry| !entry.is_trashed()) {
            return Some(entry);
        }
        let otp = &of.otp.as_ref()?.value;
        let from = self.by_name.partition_point(|entry| names(entry) < names(of));
        let alike = self.by_name.iter().skip(from).take_while(|entry| names(entry) == names(of));
        alike.copied().find(|entry| entry.otp.as_ref().is_some_and(|part| part.value.is_same_code(otp)))
    }
}

fn differing(a: &Entry, b: &Entry) -> Vec<&'static str> {
    let otp = |entry: &Entry| entry.otp.as_ref().map(|part| payload::whole_otp_bytes(&part.value));
    let backup = |entry: &Entry| entry.backup.as_ref().map(|part| payload::whole_backup_bytes(&part.value));
    [
        ("names", payload::about_bytes(&a.about.value) != payload::about_bytes(&b.about.value)),
        ("sites", payload::sites_bytes(&a.sites.value) != payload::sites_bytes(&b.sites.value)),
        ("code", otp(a) != otp(b)),
        ("backup", backup(a) != backup(b)),
    ]
    .into_iter()
    .filter_map(|(part, differs)| differs.then_some(part))
    .collect()
}
