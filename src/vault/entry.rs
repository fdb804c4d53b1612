//! The entry and its parts. Each part carries the time of its own last change, by which copies are merged.

use super::history::Earlier;
use crate::{
    Error, Result,
    backup::Set,
    otp::Otp,
    random::{self, Random},
    site::Binding,
};

/// The name of an entry: 16 random bytes, shown as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id([u8; 16]);

impl Id {
    /// A fresh one.
    ///
    /// # Errors
    /// [`Error::RandomFailed`].
    pub fn new(random: &mut dyn Random) -> Result<Self> {
        Ok(Id(random::array(random)?))
    }

    /// From the bytes in a file.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Id(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The digits of the text form.
    #[must_use]
    pub fn hex(&self) -> [u8; 32] {
        let mut digits = [0; 32];
        let (pairs, _) = digits.as_chunks_mut::<2>();
        for ([high, low], byte) in pairs.iter_mut().zip(self.0) {
            (*high, *low) = (digit(byte >> 4), digit(byte & 0xf));
        }
        digits
    }

    /// Reads the text form.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`] for anything else than 32 small hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self> {
        let nibble = |digit: u8| match digit {
            b'0'..=b'9' => Ok(digit.wrapping_sub(b'0')),
            b'a'..=b'f' => Ok(digit.wrapping_sub(b'a').wrapping_add(10)),
            _ => Err(Error::NoSuchEntry),
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let mut id = [0; 16];
        if pairs.len() != id.len() || !rest.is_empty() {
            return Err(Error::NoSuchEntry);
        }
        for (byte, [high, low]) in id.iter_mut().zip(pairs) {
            *byte = (nibble(*high)? << 4) | nibble(*low)?;
        }
        Ok(Id(id))
    }

    /// Reads the text forms of many, one behind the other; what is none is passed over.
    #[must_use]
    pub fn parse_all(text: &str) -> Vec<Self> {
        let texts = text.as_bytes().chunks(32).filter_map(|id| core::str::from_utf8(id).ok());
        texts.filter_map(|id| Id::parse(id).ok()).collect()
    }
}

/// A small hexadecimal digit; `nibble` is below 16.
const fn digit(nibble: u8) -> u8 {
    nibble.wrapping_add(if nibble < 10 { b'0' } else { b'a'.wrapping_sub(10) })
}

impl core::fmt::Display for Id {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(core::str::from_utf8(&self.hex()).unwrap_or_default())
    }
}

/// A value and the time of its last change, in milliseconds; 0 when it was never set.
#[derive(Debug, Default, Clone, Copy)]
pub struct Stamped<T> {
    /// When it was changed.
    pub changed: u64,
    /// What it is.
    pub value: T,
}

impl<T> Stamped<T> {
    /// A value set at `now`.
    #[must_use]
    pub const fn at(now: u64, value: T) -> Self {
        Stamped { changed: now, value }
    }

    /// The value, marked as changed at `now`, or just after its last change if the clock was set back: what a person did
    /// last must not lose against what they did before.
    pub fn touch(&mut self, now: u64) -> &mut T {
        self.changed = now.max(self.changed.saturating_add(1));
        &mut self.value
    }
}

/// What a person reads about an entry.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct About {
    /// The issuer: the site or service.
    pub name: String,
    /// The user name there.
    pub account: String,
    /// Free text.
    pub note: Option<String>,
    /// The person's own labels.
    pub tags: Vec<String>,
    /// Stands first in lists.
    pub pinned: bool,
    /// What its owner said that the site lets them in with, beside what is kept here: `sms`, `call`, `email`, `app`, `key`,
    /// `backup`.
    pub reached_by: Vec<String>,
}

/// One thing that a person signs in to.
pub struct Entry {
    /// Random, for ever.
    pub id: Id,
    /// When it was made, in milliseconds.
    pub created: u64,
    /// When a code of it was last used; 0 for never.
    pub used: u64,
    /// When its owner last signed in without a text message to try it; 0 for never.
    pub drilled: u64,
    /// Name, account and the like.
    pub about: Stamped<About>,
    /// The sites that its codes may be filled into.
    pub sites: Stamped<Vec<Binding>>,
    /// The one-time code.
    pub otp: Option<Stamped<Otp>>,
    /// The backup codes.
    pub backup: Option<Stamped<Set>>,
    /// When it was moved to the trash, if it is there.
    pub trash: Stamped<Option<u64>>,
    /// What stood in its parts before, the newest first.
    pub history: Vec<Earlier>,
}

impl Entry {
    /// The time of the last change of any part.
    #[must_use]
    pub fn changed(&self) -> u64 {
        let otp = self.otp.as_ref().map_or(0, |part| part.changed);
        let backup = self.backup.as_ref().map_or(0, |part| part.changed);
        self.about.changed.max(self.sites.changed).max(self.trash.changed).max(otp).max(backup)
    }

    /// Whether it lies in the trash.
    #[must_use]
    pub const fn is_trashed(&self) -> bool {
        self.trash.value.is_some()
    }

    /// The one-time code.
    ///
    /// # Errors
    /// [`Error::NoOneTimeCode`].
    pub fn otp(&self) -> Result<&Otp> {
        self.otp.as_ref().map(|part| &part.value).ok_or(Error::NoOneTimeCode)
    }

    /// The backup codes.
    ///
    /// # Errors
    /// [`Error::NoSuchCode`] when there are none.
    pub fn backup(&self) -> Result<&Set> {
        self.backup.as_ref().map(|part| &part.value).ok_or(Error::NoSuchCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_and_nothing_else_is_one() {
        let id = Id::from_bytes([0x0a; 16]);
        assert_eq!(id.to_string(), "0a".repeat(16));
        assert_eq!(Id::parse(&id.to_string()), Ok(id));
        for text in ["", "0a", &"0A".repeat(16), &format!("+{}", &"0a".repeat(16)[1..]), &"0g".repeat(16)] {
            assert_eq!(Id::parse(text), Err(Error::NoSuchEntry), "{text}");
        }
    }

    #[test]
    fn many_ids_stand_one_behind_the_other() {
        let text = ["0a".repeat(16), "0g".repeat(16), "ff".repeat(16), "0a".repeat(3)].concat();
        assert_eq!(Id::parse_all(&text), [Id::from_bytes([0x0a; 16]), Id::from_bytes([0xff; 16])]);
        assert!(Id::parse_all("é".repeat(40).as_str()).is_empty());
    }

    #[test]
    fn a_clock_set_back_does_not_make_a_change_older() {
        let mut value = Stamped::at(1_000, 'a');
        *value.touch(5) = 'b';
        assert_eq!(value.changed, 1_001);
    }
}
