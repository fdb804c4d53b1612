//! Parts of exports, put together in whatever order they come: repeated ones are recognised, missing ones named.

use super::Part;
use crate::otp::Named;
use crate::{Error, Result};

/// An export of which parts are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incomplete {
    /// What the parts of this export have in common.
    pub batch_id: i64,
    /// How many parts it has.
    pub size: u32,
    /// Which are missing, counted from 1 as a person counts.
    pub missing: Vec<u32>,
}

struct Batch {
    batch_id: i64,
    size: u32,
    seen: Vec<u32>,
}

/// Takes parts of any number of exports. Parts belong together when batch and number of parts agree.
#[derive(Default)]
pub struct Collector {
    batches: Vec<Batch>,
    entries: Vec<Named>,
    duplicates: usize,
}

impl Collector {
    /// Takes one part; the errors of its entries are given back, its good entries are kept.
    pub fn take(&mut self, part: Part) -> Vec<Error> {
        if part.size > 1 {
            let same = |batch: &&mut Batch| batch.batch_id == part.batch_id && batch.size == part.size;
            match self.batches.iter_mut().find(same) {
                Some(batch) if batch.seen.contains(&part.index) => {}
                Some(batch) => batch.seen.push(part.index),
                None => {
                    let seen = vec![part.index];
                    self.batches.push(Batch { batch_id: part.batch_id, size: part.size, seen });
                }
            }
        }
        part.entries.into_iter().filter_map(|entry| self.take_entry(entry)).collect()
    }

    /// Takes one code that came by itself; the same one twice is kept once, with the higher HOTP counter.
    pub fn take_entry(&mut self, entry: Result<Named>) -> Option<Error> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return Some(error),
        };
        if let Some(kept) = self.entries.iter_mut().find(|kept| kept.is_duplicate_of(&entry)) {
            kept.otp.counter = kept.otp.counter.max(entry.otp.counter);
            self.duplicates = self.duplicates.saturating_add(1);
            return None;
        }
        if self.entries.len() >= crate::limits::ENTRIES {
            return Some(Error::TooMany);
        }
        self.entries.push(entry);
        None
    }

    /// The exports of which parts are missing so far.
    #[must_use]
    pub fn incomplete(&self) -> Vec<Incomplete> {
        let missing = |batch: &Batch| -> Vec<u32> {
            (0..batch.size).filter(|i| !batch.seen.contains(i)).map(|i| i.saturating_add(1)).collect()
        };
        self.batches
            .iter()
            .map(|batch| Incomplete { batch_id: batch.batch_id, size: batch.size, missing: missing(batch) })
            .filter(|incomplete| !incomplete.missing.is_empty())
            .collect()
    }

    /// How many codes came more than once.
    #[must_use]
    pub fn duplicates(&self) -> usize {
        self.duplicates
    }

    /// The codes, each once, in the order in which they came.
    #[must_use]
    pub fn into_entries(self) -> Vec<Named> {
        self.entries
    }
}
