//! A code with the names it came with, and the rules by which issuer and account are told apart. Names are data:
//! what could disguise a name on the screen is taken out here, once.

use super::Otp;
use crate::{Error, Result, case::lower, limits};

/// One code as it was read: whose it is, what it is, and what else stood there.
#[derive(PartialEq, Eq)]
pub struct Named {
    /// Who issued it, such as `GitHub`; may be empty.
    pub issuer: String,
    /// The account there, such as an e-mail address; may be empty.
    pub account: String,
    /// The code.
    pub otp: Otp,
    /// Parameters that Holdfast has no use for, by name and value, in their order; written again by the writer.
    pub aside: Vec<(String, String)>,
    /// What a person should be told before adding it.
    pub warnings: Vec<Warning>,
}

/// What is odd about a code that was read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// An HOTP code without a counter; it starts at 0.
    CounterMissing,
    /// The label names another issuer than the parameter, which was taken.
    IssuersDiffer,
    /// The secret has 80 bits or less: the site chose a short one.
    SecretShort,
    /// The code needs a PIN that was not in the address.
    PinMissing,
}

impl Warning {
    /// The stable code: lower case, words parted by dashes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Warning::CounterMissing => "counter-missing",
            Warning::IssuersDiffer => "issuers-differ",
            Warning::SecretShort => "secret-short",
            Warning::PinMissing => "pin-missing",
        }
    }
}

impl Named {
    /// Checks the code and cleans the names; the warnings that lie in the code itself are noted.
    ///
    /// # Errors
    /// As [`Otp::check`], and [`Error::BadInput`] for a name longer than [`limits::NAME_BYTES`].
    pub fn new(issuer: &str, account: &str, otp: Otp) -> Result<Self> {
        otp.check()?;
        let (issuer, account) = (clean(issuer), clean(account));
        if issuer.len() > limits::NAME_BYTES || account.len() > limits::NAME_BYTES {
            return Err(Error::BadInput);
        }
        let mut warnings = Vec::new();
        if otp.has_short_secret() {
            warnings.push(Warning::SecretShort);
        }
        if otp.kind.needs_pin() && otp.pin.is_none() {
            warnings.push(Warning::PinMissing);
        }
        Ok(Named { issuer, account, otp, aside: Vec::new(), warnings })
    }

    /// Whether both are the same account's same code, apart from how far an HOTP counter went.
    #[must_use]
    pub fn is_duplicate_of(&self, other: &Named) -> bool {
        self.issuer == other.issuer && self.account == other.account && self.otp.is_same_code(&other.otp)
    }

    /// A second copy; see [`crate::secret::Secret::duplicate`].
    #[must_use]
    pub fn duplicate(&self) -> Named {
        Named {
            issuer: self.issuer.clone(),
            account: self.account.clone(),
            otp: self.otp.duplicate(),
            aside: self.aside.clone(),
            warnings: self.warnings.clone(),
        }
    }
}

/// Trims, and takes out control characters and those that turn the direction of writing.
pub(crate) fn clean(name: &str) -> String {
    let kept: String = name.chars().filter(|&c| !is_disguise(c)).collect();
    kept.trim().to_owned()
}

fn is_disguise(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Issuer and account, and whether a prefix that was split off names another issuer.
pub(crate) struct Names {
    pub issuer: String,
    pub account: String,
    pub differ: bool,
}

/// The one rule for issuer parameter `issuer` and a decoded label. `literal` is the label's two decoded sides when
/// the label had a colon of its own; a colon that was percent-encoded splits only when there is nothing better.
pub(crate) fn split(issuer: &str, label: &str, literal: Option<(&str, &str)>) -> Names {
    let (issuer, label) = (clean(issuer), clean(label));
    if !issuer.is_empty()
        && let Some(rest) = strip_prefix_any_case(&label, &issuer).and_then(|rest| rest.strip_prefix(':'))
    {
        return Names { account: clean(rest), issuer, differ: false };
    }
    if let Some((left, right)) = literal {
        let (left, account) = (clean(left), clean(right));
        let differ = !issuer.is_empty() && !left.is_empty();
        return Names { issuer: if issuer.is_empty() { left } else { issuer }, account, differ };
    }
    if let Some((left, right)) = label.split_once(':') {
        let left = clean(left);
        if issuer.is_empty() || left.is_empty() {
            return Names {
                issuer: if issuer.is_empty() { left } else { issuer },
                account: clean(right),
                differ: false,
            };
        }
    }
    Names { issuer, account: label, differ: false }
}

fn strip_prefix_any_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        let found = rest.next()?;
        if lower(found) != lower(wanted) {
            return None;
        }
    }
    Some(rest.as_str())
}
