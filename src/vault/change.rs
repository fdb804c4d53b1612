//! Commands on one entry: add, edit, bind, count on, keep and spend backup codes.

use super::{About, Entry, Id, Part, Stamped, Vault, clean, history::renewed};
use crate::{
    Error, Result,
    backup::Set,
    limits, order,
    otp::{Kind, Otp},
    random::Random,
    site::Binding,
};

/// What a new entry begins with.
#[derive(Default)]
pub struct NewEntry {
    /// The issuer.
    pub name: String,
    /// The user name.
    pub account: String,
    /// The sites it is bound to from the start.
    pub sites: Vec<Binding>,
    /// The one-time code.
    pub otp: Option<Otp>,
    /// The backup codes.
    pub backup: Option<Set>,
    /// Free text.
    pub note: Option<String>,
    /// Labels.
    pub tags: Vec<String>,
    /// Stands first.
    pub pinned: bool,
    /// Which factors the site offers.
    pub reached_by: Vec<String>,
}

/// What an edit changes; what is `None` stays.
#[derive(Default)]
pub struct Changes {
    /// Another issuer.
    pub name: Option<String>,
    /// Another user name.
    pub account: Option<String>,
    /// Another note; empty takes it away.
    pub note: Option<String>,
    /// Other labels.
    pub tags: Option<Vec<String>>,
    /// Pinned or not.
    pub pinned: Option<bool>,
    /// Other factors.
    pub reached_by: Option<Vec<String>>,
    /// The sites that stay or change their scope. New hosts come by [`Vault::bind`] only.
    pub sites: Option<Vec<Binding>>,
}

/// What lets a person in, by the words of FORMAT.md §5.
pub(super) const FACTORS: [&str; 6] = ["sms", "call", "email", "app", "key", "backup"];

impl NewEntry {
    /// The entry, under an id of its own, in no vault yet.
    ///
    /// # Errors
    /// [`Error::EmptyEntry`], [`Error::TooMany`], [`Error::TooLarge`], and what [`Otp::check`] refuses.
    pub fn into_entry(self, now: u64, random: &mut dyn Random) -> Result<Entry> {
        let about = About {
            name: clean::line(&self.name)?,
            account: clean::line(&self.account)?,
            note: self.note.as_deref().map(clean::note).transpose()?.flatten(),
            tags: clean::tags(&self.tags)?,
            pinned: self.pinned,
            reached_by: factors(&self.reached_by)?,
        };
        if about.name.is_empty() && self.otp.is_none() && self.backup.is_none() {
            return Err(Error::EmptyEntry);
        }
        if let Some(otp) = &self.otp {
            otp.check()?;
        }
        if let Some(set) = &self.backup {
            check_set(set)?;
        }
        if self.sites.len() > limits::LABELS {
            return Err(Error::TooMany);
        }
        Ok(Entry {
            id: Id::new(random)?,
            created: now,
            used: 0,
            drilled: 0,
            about: Stamped::at(now, about),
            sites: Stamped::at(now, self.sites),
            otp: self.otp.map(|otp| Stamped::at(now, otp)),
            backup: self.backup.map(|set| Stamped::at(now, set)),
            trash: Stamped::at(0, None),
            history: Vec::new(),
        })
    }
}

impl Vault {
    /// Adds an entry and tells its id.
    ///
    /// # Errors
    /// [`Error::TooMany`], and those of [`NewEntry::into_entry`].
    pub fn add(&mut self, new: NewEntry, now: u64, random: &mut dyn Random) -> Result<Id> {
        if self.entries.len() >= limits::ENTRIES {
            return Err(Error::TooMany);
        }
        let entry = new.into_entry(now, random)?;
        let id = entry.id;
        self.entries.insert(id, entry);
        Ok(id)
    }

    /// Changes what a person wrote about an entry.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::EmptyEntry`], [`Error::TooMany`], [`Error::TooLarge`]; [`Error::NotBound`] for a site
    /// that was not there before. Nothing changes if it fails.
    pub fn edit(&mut self, id: Id, changes: &Changes, now: u64) -> Result<()> {
        let entry = self.live(id)?;
        let mut about = entry.about.value.clone();
        if let Some(name) = &changes.name {
            about.name = clean::line(name)?;
        }
        if let Some(account) = &changes.account {
            about.account = clean::line(account)?;
        }
        if let Some(note) = &changes.note {
            about.note = clean::note(note)?;
        }
        if let Some(tags) = &changes.tags {
            about.tags = clean::tags(tags)?;
        }
        if let Some(pinned) = changes.pinned {
            about.pinned = pinned;
        }
        if let Some(reached_by) = &changes.reached_by {
            about.reached_by = factors(reached_by)?;
        }
        if about.name.is_empty() && entry.otp.is_none() && entry.backup.is_none() {
            return Err(Error::EmptyEntry);
        }
        let mut sites = None;
        if let Some(wanted) = &changes.sites {
            let mut kept: Vec<Binding> = Vec::new();
            for site in wanted {
                let known = entry.sites.value.iter().find(|old| old.host == site.host).ok_or(Error::NotBound)?;
                if !kept.iter().any(|other| other.host == site.host) {
                    kept.push(Binding { host: known.host.clone(), scope: site.scope, learned: known.learned });
                }
            }
            sites = Some(kept).filter(|kept| *kept != entry.sites.value);
        }
        if about != entry.about.value {
            let old = entry.about.clone();
            *entry.about.touch(now) = about;
            entry.keep(Part::About(old), entry.about.changed);
        }
        if let Some(sites) = sites {
            let old = entry.sites.clone();
            *entry.sites.touch(now) = sites;
            entry.keep(Part::Sites(old), entry.sites.changed);
        }
        Ok(())
    }

    /// Binds an entry to a site that a person said yes to, or changes the scope of that binding.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::TooMany`].
    pub fn bind(&mut self, id: Id, site: Binding, now: u64) -> Result<()> {
        let sites = &mut self.live(id)?.sites;
        if let Some(at) = sites.value.iter().position(|old| old.host == site.host) {
            if sites.value.get(at) != Some(&site)
                && let Some(old) = sites.touch(now).get_mut(at)
            {
                *old = site;
            }
            return Ok(());
        }
        if sites.value.len() >= limits::LABELS {
            return Err(Error::TooMany);
        }
        sites.touch(now).push(site);
        Ok(())
    }

    /// Notes that a code of the entry was used. It is no change of the entry.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`].
    pub fn mark_used(&mut self, id: Id, now: u64) -> Result<()> {
        let entry = self.live(id)?;
        entry.used = entry.used.max(now);
        Ok(())
    }

    /// Notes when signing in without a text message was tried; 0 takes the note back. It is no change of the entry.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`].
    pub fn mark_drilled(&mut self, id: Id, at: u64) -> Result<()> {
        self.live(id)?.drilled = at;
        Ok(())
    }

    /// Counts an HOTP entry on by one. Seal and store before the code is shown: a code that was shown and not counted
    /// is a code that the site may see twice (RFC 4226 §7.2).
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoOneTimeCode`] for another kind, [`Error::CounterOutOfRange`].
    pub fn advance(&mut self, id: Id, now: u64) -> Result<()> {
        let part = self.live(id)?.otp.as_mut().filter(|part| part.value.kind == Kind::Hotp);
        let part = part.ok_or(Error::NoOneTimeCode)?;
        part.value.advance()?;
        part.touch(now);
        Ok(())
    }

    /// Gives an entry a one-time code, or another one.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], and what [`Otp::check`] refuses.
    pub fn set_otp(&mut self, id: Id, otp: Otp, now: u64) -> Result<()> {
        otp.check()?;
        let entry = self.live(id)?;
        if let Some(old) = renewed(&mut entry.otp, otp, now) {
            let until = entry.otp.as_ref().map_or(now, |part| part.changed);
            entry.keep(Part::Otp(old), until);
        }
        Ok(())
    }

    /// Gives an entry backup codes, in place of those it had: sites make the old ones void when they give new ones. The
    /// old ones stay for 30 days as an earlier version.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoBackupCodes`], [`Error::TooMany`], [`Error::TooLarge`].
    pub fn keep_backup(&mut self, id: Id, set: Set, now: u64) -> Result<()> {
        check_set(&set)?;
        let entry = self.live(id)?;
        if let Some(old) = renewed(&mut entry.backup, set, now) {
            let until = entry.backup.as_ref().map_or(now, |part| part.changed);
            entry.keep(Part::Backup(old), until);
        }
        Ok(())
    }

    /// Marks a backup code as spent.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoSuchCode`], [`Error::AlreadySpent`].
    pub fn spend(&mut self, id: Id, index: usize, host: &str, now: u64) -> Result<()> {
        let host = clean::line(host)?;
        let part = self.live(id)?.backup.as_mut().ok_or(Error::NoSuchCode)?;
        part.value.spend(index, &host, now)?;
        part.touch(now);
        Ok(())
    }

    /// Takes that back.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoSuchCode`].
    pub fn unspend(&mut self, id: Id, index: usize, now: u64) -> Result<()> {
        let part = self.live(id)?.backup.as_mut().ok_or(Error::NoSuchCode)?;
        part.value.unspend(index)?;
        part.touch(now);
        Ok(())
    }

    /// Notes that the backup codes stand on paper as they are now.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoSuchCode`] when it has none.
    pub fn mark_printed(&mut self, id: Id, now: u64) -> Result<()> {
        let part = self.live(id)?.backup.as_mut().ok_or(Error::NoSuchCode)?;
        part.value.printed_at = Some(now);
        part.touch(now);
        Ok(())
    }

    /// The entry outside the trash that makes the same codes, if there is one.
    #[must_use]
    pub fn same_otp(&self, otp: &Otp) -> Option<Id> {
        let same = |entry: &&Entry| {
            let other = entry.otp.as_ref().map(|part| &part.value);
            !entry.is_trashed() && other.is_some_and(|other| other.is_same_code(otp))
        };
        self.entries.values().find(same).map(|entry| entry.id)
    }
}

fn check_set(set: &Set) -> Result<()> {
    if set.codes.is_empty() {
        return Err(Error::NoBackupCodes);
    }
    if set.codes.len() > limits::BACKUP_CODES {
        return Err(Error::TooMany);
    }
    for code in &set.codes {
        let text = code.text.expose();
        if text.trim().is_empty() {
            return Err(Error::NoBackupCodes);
        }
        if text.chars().count() > limits::BACKUP_CODE_CHARS
            || code.label.as_ref().is_some_and(|label| label.len() > limits::NAME_BYTES)
        {
            return Err(Error::TooLarge);
        }
    }
    if set.from.len() > limits::NAME_BYTES { Err(Error::TooLarge) } else { Ok(()) }
}

fn factors(names: &[String]) -> Result<Vec<String>> {
    let known = |name: &String| FACTORS.contains(&name.as_str());
    if names.len() > FACTORS.len() || !names.iter().all(known) {
        return Err(Error::BadInput);
    }
    let mut names = names.to_vec();
    order::sort(&mut names, &|a, b| a < b);
    names.dedup();
    Ok(names)
}
