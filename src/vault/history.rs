//! Earlier versions: what an edit, another set of backup codes or a merge put out of its place stays for 30 days and can
//! be brought back. One version is one part of an entry, as it was. They lie sealed with the entry, and lists tell only
//! how many there are.

use super::{About, Entry, Id, Stamped, Vault, payload, trash::TRASH_KEPT};
use crate::{Error, Result, backup::Set, limits, order, otp::Otp, site::Binding};

/// A part of an entry as it was.
pub struct Earlier {
    /// When something else took its place, in milliseconds.
    pub until: u64,
    /// What it was, with the time when that was written.
    pub part: Part,
}

/// The parts that are kept when they are replaced.
pub enum Part {
    /// Name, account, note and the like.
    About(Stamped<About>),
    /// The sites it was bound to.
    Sites(Stamped<Vec<Binding>>),
    /// The one-time code.
    Otp(Stamped<Otp>),
    /// The backup codes.
    Backup(Stamped<Set>),
}

impl Part {
    /// The key of this part in an entry (FORMAT.md §5).
    #[must_use]
    pub const fn kind(&self) -> u8 {
        match self {
            Part::About(_) => 3,
            Part::Sites(_) => 4,
            Part::Otp(_) => 5,
            Part::Backup(_) => 6,
        }
    }

    /// The name that the pages get.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Part::About(_) => "about",
            Part::Sites(_) => "sites",
            Part::Otp(_) => "otp",
            Part::Backup(_) => "backup",
        }
    }

    /// When it was written.
    #[must_use]
    pub const fn changed(&self) -> u64 {
        match self {
            Part::About(part) => part.changed,
            Part::Sites(part) => part.changed,
            Part::Otp(part) => part.changed,
            Part::Backup(part) => part.changed,
        }
    }

    /// Whether both say the same, whenever it was written and however far it was counted on or spent.
    fn is(&self, other: &Part) -> bool {
        match (self, other) {
            (Part::Otp(one), Part::Otp(two)) => one.value.is_same_code(&two.value),
            (Part::Backup(one), Part::Backup(two)) => one.value.same_codes(&two.value),
            (Part::About(one), Part::About(two)) => one.value == two.value,
            (Part::Sites(one), Part::Sites(two)) => one.value == two.value,
            _ => false,
        }
    }

    /// Whether this is what stands in the entry now.
    fn is_in(&self, entry: &Entry) -> bool {
        match self {
            Part::About(part) => part.value == entry.about.value,
            Part::Sites(part) => part.value == entry.sites.value,
            Part::Otp(part) => entry.otp.as_ref().is_some_and(|now| now.value.is_same_code(&part.value)),
            Part::Backup(part) => entry.backup.as_ref().is_some_and(|now| now.value.same_codes(&part.value)),
        }
    }

    /// By which two versions are put in order, whichever copy they are in.
    fn bytes(&self) -> Vec<u8> {
        payload::part_bytes(self)
    }

    /// Takes over how far a key was counted on and which codes were spent elsewhere.
    fn take(&mut self, other: &Part) {
        match (self, other) {
            (Part::Otp(here), Part::Otp(there)) => count_on(&mut here.value, &there.value),
            (Part::Backup(here), Part::Backup(there)) => join(&mut here.value, &there.value),
            _ => {}
        }
    }

    /// Which of two stands first, whichever copies they are in.
    fn before(&self, other: &Part) -> bool {
        let key = |part: &Part| (part.changed(), part.kind());
        key(self) > key(other) || (key(self) == key(other) && self.bytes() > other.bytes())
    }
}

/// What is spent in one is spent in both; a set that was printed in one was printed.
pub(super) fn join(here: &mut Set, there: &Set) {
    if here.captured_at == there.captured_at && here.same_codes(there) {
        here.printed_at = here.printed_at.max(there.printed_at);
    }
    here.take_spent(there);
}

/// A counter never goes back: a site refuses a code that it has seen.
pub(super) fn count_on(here: &mut Otp, there: &Otp) {
    if here.kind == there.kind && here.secret == there.secret {
        here.counter = here.counter.max(there.counter);
    }
}

impl Entry {
    /// Keeps what was just replaced, unless it is what stands there now.
    pub(super) fn keep(&mut self, part: Part, until: u64) {
        self.note_earlier(Earlier { until, part });
        self.tidy();
    }

    /// The same version twice is one: the newer writing of it. Of one writing, the earlier end counts: a copy that saw more in
    /// between knows better when it was replaced.
    fn note_earlier(&mut self, mut earlier: Earlier) {
        let Some(known) = self.history.iter_mut().find(|known| known.part.is(&earlier.part)) else {
            return self.history.push(earlier);
        };
        if earlier.part.before(&known.part) {
            core::mem::swap(known, &mut earlier);
        }
        known.part.take(&earlier.part);
        if known.part.changed() == earlier.part.changed() {
            known.until = known.until.min(earlier.until);
        }
    }

    /// The newest first; no more of a kind than the limit; none that stands in the entry.
    pub(super) fn tidy(&mut self) {
        let mut history = core::mem::take(&mut self.history);
        history.retain(|earlier| !earlier.part.is_in(self));
        order::sort(&mut history, &|a, b| a.part.before(&b.part));
        let mut kept = [0usize; 8];
        history.retain(|earlier| {
            let count = kept.get_mut(usize::from(earlier.part.kind()));
            count.is_some_and(|count| {
                *count = count.saturating_add(1);
                *count <= limits::EARLIER
            })
        });
        self.history = history;
    }

    /// Takes in the versions of another copy. What any version knows of counters and spent codes, all of them know after it.
    pub(super) fn merge_history(&mut self, theirs: Vec<Earlier>) {
        for earlier in core::mem::take(&mut self.history).into_iter().chain(theirs) {
            self.note_earlier(earlier);
        }
        for at in 0..self.history.len() {
            let mut earlier = self.history.swap_remove(at);
            match (&mut earlier.part, &mut self.otp, &mut self.backup) {
                (Part::Otp(old), Some(now), _) => {
                    count_on(&mut now.value, &old.value);
                    count_on(&mut old.value, &now.value);
                }
                (Part::Backup(old), _, Some(now)) => {
                    join(&mut now.value, &old.value);
                    join(&mut old.value, &now.value);
                }
                _ => {}
            }
            self.history.iter().for_each(|other| earlier.part.take(&other.part));
            self.history.push(earlier);
            let last = self.history.len().saturating_sub(1);
            self.history.swap(at, last);
        }
        self.tidy();
    }

    /// Puts a part back where it was, and keeps what stood there.
    fn put_back(&mut self, part: Part, now: u64) {
        let (old, until) = match part {
            Part::About(part) => {
                let old = core::mem::replace(&mut self.about, part);
                self.about.changed = old.changed;
                self.about.touch(now);
                (Part::About(old), self.about.changed)
            }
            Part::Sites(part) => {
                let old = core::mem::replace(&mut self.sites, part);
                self.sites.changed = old.changed;
                self.sites.touch(now);
                (Part::Sites(old), self.sites.changed)
            }
            Part::Otp(part) => {
                let Some(old) = renewed(&mut self.otp, part.value, now) else { return };
                (Part::Otp(old), self.otp.as_ref().map_or(now, |part| part.changed))
            }
            Part::Backup(part) => {
                let Some(old) = renewed(&mut self.backup, part.value, now) else { return };
                (Part::Backup(old), self.backup.as_ref().map_or(now, |part| part.changed))
            }
        };
        self.keep(old, until);
    }
}

/// Puts a value in its place, newer than what stood there, and gives that.
pub(super) fn renewed<T>(place: &mut Option<Stamped<T>>, value: T, now: u64) -> Option<Stamped<T>> {
    let changed = place.as_ref().map_or(now, |old| now.max(old.changed.saturating_add(1)));
    place.replace(Stamped::at(changed, value))
}

impl Vault {
    /// Brings an earlier version back: the part of this name that was written at `from`. What stands there now becomes an
    /// earlier version itself.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoSuchVersion`].
    pub fn restore_earlier(&mut self, id: Id, name: &str, from: u64, now: u64) -> Result<()> {
        let entry = self.live(id)?;
        let asked = |earlier: &Earlier| earlier.part.name() == name && earlier.part.changed() == from;
        let at = entry.history.iter().position(asked).ok_or(Error::NoSuchVersion)?;
        let earlier = entry.history.remove(at);
        entry.put_back(earlier.part, now);
        Ok(())
    }

    /// Lets go what was replaced 30 days ago, and the oldest versions beyond what they may take up together.
    pub(super) fn sweep_history(&mut self, now: u64) {
        let mut sizes: Vec<(u64, usize)> = Vec::new();
        for entry in self.entries.values_mut().filter(|entry| !entry.history.is_empty()) {
            entry.history.retain(|earlier| earlier.until.saturating_add(TRASH_KEPT) > now);
            sizes.extend(entry.history.iter().map(|earlier| (earlier.until, earlier.part.bytes().len())));
        }
        order::sort(&mut sizes, &|a, b| a > b);
        let mut total = 0usize;
        let fits = |(_, size): &&(u64, usize)| {
            total = total.saturating_add(*size);
            total <= limits::HISTORY_BYTES
        };
        let count = sizes.iter().take_while(fits).count().max(1);
        let Some((least, _)) = sizes.get(count) else { return };
        for entry in self.entries.values_mut() {
            entry.history.retain(|earlier| earlier.until > *least);
        }
    }
}
