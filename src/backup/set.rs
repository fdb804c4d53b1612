//! The set of backup codes of one entry: spend, give back, count, judge. Saving it is the caller's work.

use crate::error::{Error, Result};
use crate::secret::SecretText;

/// Two years, in milliseconds: older sets are worth renewing.
const OLD_AFTER: u64 = 2 * 365 * 24 * 60 * 60 * 1000;
/// This many codes or fewer are few.
const FEW: usize = 3;

/// When and where a code was used up.
pub struct Spent {
    /// Milliseconds since 1970.
    pub at: u64,
    /// The site; empty when it was struck out before it came here, or spent by hand.
    pub host: String,
}

/// One backup code, as the site showed it.
pub struct Code {
    /// The code with its case, spaces and dashes.
    pub text: SecretText,
    /// What the site calls it (`3` for "code #3"), without which some sites cannot be answered.
    pub label: Option<String>,
    /// Set when the code was used up.
    pub spent: Option<Spent>,
}

/// All codes that a site gave at one time.
pub struct Set {
    /// The codes, in the site's order.
    pub codes: Vec<Code>,
    /// When they were brought in, milliseconds since 1970.
    pub captured_at: u64,
    /// The host that showed them, or a file name; may be empty.
    pub from: String,
    /// When they were last printed, milliseconds since 1970.
    pub printed_at: Option<u64>,
}

/// How many codes there are and how many are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// All codes, the spent ones included.
    pub total: usize,
    /// Codes that were not spent.
    pub unspent: usize,
}

/// What to tell a person about a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No code is left.
    None,
    /// Three or fewer are left (of a set that had more).
    Few,
    /// Older than two years.
    Old,
    /// Nothing to say.
    Good,
}

impl Standing {
    /// The stable word for JavaScript.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Standing::None => "none",
            Standing::Few => "few",
            Standing::Old => "old",
            Standing::Good => "good",
        }
    }
}

impl Set {
    /// Marks code `index` (from 0) as used at `now` on `host`.
    ///
    /// # Errors
    /// [`Error::NoSuchCode`], [`Error::AlreadySpent`].
    pub fn spend(&mut self, index: usize, host: &str, now: u64) -> Result<()> {
        let code = self.codes.get_mut(index).ok_or(Error::NoSuchCode)?;
        if code.spent.is_some() {
            return Err(Error::AlreadySpent);
        }
        code.spent = Some(Spent { at: now, host: host.to_owned() });
        Ok(())
    }

    /// Takes the mark back; an unspent code stays as it is.
    ///
    /// # Errors
    /// [`Error::NoSuchCode`].
    pub fn unspend(&mut self, index: usize) -> Result<()> {
        self.codes.get_mut(index).ok_or(Error::NoSuchCode)?.spent = None;
        Ok(())
    }

    /// Whether both have the same codes in the same order.
    #[must_use]
    pub fn same_codes(&self, other: &Set) -> bool {
        self.codes.len() == other.codes.len() && self.codes.iter().zip(&other.codes).all(|(a, b)| a.text == b.text)
    }

    /// Every code that is spent in `other` is spent here too; of two times the earlier one counts.
    pub fn take_spent(&mut self, other: &Set) {
        for code in &mut self.codes {
            let there = other.codes.iter().find(|there| there.text == code.text);
            let Some(there) = there.and_then(|there| there.spent.as_ref()) else { continue };
            let here = code.spent.as_ref().map(|spent| (spent.at, spent.host.as_str()));
            if here.is_none_or(|here| (there.at, there.host.as_str()) < here) {
                code.spent = Some(Spent { at: there.at, host: there.host.clone() });
            }
        }
    }

    /// How many there are, how many are left.
    #[must_use]
    pub fn count(&self) -> Count {
        Count { total: self.codes.len(), unspent: self.codes.iter().filter(|code| code.spent.is_none()).count() }
    }

    /// The first unspent code's index.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        self.codes.iter().position(|code| code.spent.is_none())
    }

    /// None left, few left, old, or good; the most urgent of them. A service that gives one code is not "few".
    #[must_use]
    pub fn standing(&self, now: u64) -> Standing {
        let Count { total, unspent } = self.count();
        if unspent == 0 {
            Standing::None
        } else if unspent <= FEW && unspent < total {
            Standing::Few
        } else if now.saturating_sub(self.captured_at) > OLD_AFTER {
            Standing::Old
        } else {
            Standing::Good
        }
    }

    /// Whether the printed sheet no longer tells the truth: a code was spent after it was printed. A set that was
    /// never printed has no sheet.
    #[must_use]
    pub fn sheet_outdated(&self) -> bool {
        self.printed_at.is_some_and(|printed| {
            printed < self.captured_at
                || self.codes.iter().any(|code| code.spent.as_ref().is_some_and(|s| s.at > printed))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(n: usize) -> Set {
        let codes =
            (0..n).map(|i| Code { text: SecretText::new(format!("code{i:04}")), label: None, spent: None }).collect();
        Set { codes, captured_at: 1000, from: "example.org".into(), printed_at: None }
    }

    #[test]
    fn a_code_is_spent_once_and_can_be_given_back() {
        let mut set = set(5);
        assert_eq!(set.spend(2, "example.org", 7), Ok(()));
        assert_eq!(set.spend(2, "example.org", 8), Err(Error::AlreadySpent));
        assert_eq!(set.codes[2].spent.as_ref().map(|s| s.at), Some(7));
        assert_eq!(set.count(), Count { total: 5, unspent: 4 });
        assert_eq!(set.unspend(2), Ok(()));
        assert_eq!(set.count().unspent, 5);
        assert_eq!(set.spend(5, "", 9), Err(Error::NoSuchCode));
        assert_eq!(set.unspend(5), Err(Error::NoSuchCode));
    }

    #[test]
    fn the_most_urgent_thing_is_said() {
        let mut s = set(5);
        assert_eq!(s.standing(1000), Standing::Good);
        assert_eq!(s.standing(1000 + OLD_AFTER + 1), Standing::Old);
        s.spend(0, "", 1).unwrap();
        s.spend(1, "", 1).unwrap();
        assert_eq!(s.standing(1000 + OLD_AFTER + 1), Standing::Few);
        for i in 2..5 {
            s.spend(i, "", 1).unwrap();
        }
        assert_eq!(s.standing(1000), Standing::None);
        assert_eq!(s.next(), None);
        assert_eq!(set(1).standing(1000), Standing::Good, "one code is all that some services give");
    }

    #[test]
    fn a_sheet_is_outdated_by_a_later_spend_only() {
        let mut s = set(3);
        s.spend(0, "", 1500).unwrap();
        assert!(!s.sheet_outdated());
        s.printed_at = Some(2000);
        assert!(!s.sheet_outdated());
        s.spend(1, "", 2500).unwrap();
        assert!(s.sheet_outdated());
    }
}
