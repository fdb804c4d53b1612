//! One-time codes: their parameters, the codes themselves, and the texts they are brought in and shown as.
//! Nothing here knows of sites, entries or storage, and nothing here asks a clock: times are parameters.

use crate::limits;
use crate::secret::{Secret, SecretText};
use crate::{Error, Result};

pub mod base32;
pub mod migration;
pub mod text;
pub mod uri;

pub(crate) mod base64;
mod code;
pub(crate) mod named;
pub(crate) mod percent;
pub(crate) mod written;

pub use named::{Named, Warning};

/// The kinds of one-time code. Battle.net is [`Kind::Totp`] with eight digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By the clock (RFC 6238).
    Totp,
    /// By a counter (RFC 4226).
    Hotp,
    /// Steam: as TOTP, shown as five letters and digits.
    Steam,
    /// Mobile-OTP: MD5 over time, secret and PIN.
    Motp,
    /// Yandex: SHA-256 over PIN and secret, shown as eight letters.
    Yandex,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Kind; 5] = [Kind::Totp, Kind::Hotp, Kind::Steam, Kind::Motp, Kind::Yandex];

    /// The stable name: lower case, used in views and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Totp => "totp",
            Kind::Hotp => "hotp",
            Kind::Steam => "steam",
            Kind::Motp => "motp",
            Kind::Yandex => "yandex",
        }
    }

    /// The kind of this exact name.
    ///
    /// # Errors
    /// [`Error::UnknownKind`].
    pub fn from_name(name: &str) -> Result<Self> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or(Error::UnknownKind)
    }

    /// The parameters of a code of this kind when nothing else was said: algorithm, digits, period in seconds.
    #[must_use]
    pub const fn defaults(self) -> (Algorithm, u8, u32) {
        match self {
            Kind::Totp | Kind::Hotp => (Algorithm::Sha1, 6, 30),
            Kind::Steam => (Algorithm::Sha1, 5, 30),
            Kind::Motp => (Algorithm::Md5, 6, 10),
            Kind::Yandex => (Algorithm::Sha256, 8, 30),
        }
    }

    /// Whether a code of this kind needs a PIN.
    #[must_use]
    pub const fn needs_pin(self) -> bool {
        matches!(self, Kind::Motp | Kind::Yandex)
    }
}

/// The hash below a code. MD5 belongs to [`Kind::Motp`] alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it all
pub enum Algorithm {
    Sha1,
    Sha256,
    Sha512,
    Md5,
}

impl Algorithm {
    /// Every algorithm there is.
    pub const ALL: [Algorithm; 4] = [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512, Algorithm::Md5];

    /// The stable name: lower case, used in views and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Algorithm::Sha1 => "sha1",
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
            Algorithm::Md5 => "md5",
        }
    }

    /// The algorithm of this exact name.
    ///
    /// # Errors
    /// [`Error::UnknownAlgorithm`].
    pub fn from_name(name: &str) -> Result<Self> {
        Algorithm::ALL.into_iter().find(|algorithm| algorithm.name() == name).ok_or(Error::UnknownAlgorithm)
    }
}

/// Everything that a one-time code is made from.
#[derive(PartialEq, Eq)]
pub struct Otp {
    /// The kind of code.
    pub kind: Kind,
    /// The shared secret, 1–256 bytes. For [`Kind::Motp`] the bytes whose lower-case hex digits are hashed.
    pub secret: Secret,
    /// The hash. Fixed for Steam (SHA-1), mOTP (MD5) and Yandex (SHA-256).
    pub algorithm: Algorithm,
    /// Digits of the code, 4–10. Fixed for Steam (5), mOTP (6) and Yandex (8).
    pub digits: u8,
    /// Seconds that a code lives, 1–86,400. Fixed for Steam (30), mOTP (10) and Yandex (30), unused for HOTP.
    pub period: u32,
    /// HOTP only: the counter of the next code, 0 to 2^63 − 1.
    pub counter: u64,
    /// mOTP and Yandex: the PIN. A code that was brought in without it is kept, but gives no code until it is set.
    pub pin: Option<SecretText>,
}

/// Secrets of at most this many bytes (80 bits) are called short; RFC 4226 §4 asks for 128 bits.
const SHORT_SECRET_BYTES: usize = 10;

impl Otp {
    /// A code of this kind with its usual parameters, counter 0 and no PIN.
    #[must_use]
    pub fn new(kind: Kind, secret: Secret) -> Self {
        let (algorithm, digits, period) = kind.defaults();
        Otp { kind, secret, algorithm, digits, period, counter: 0, pin: None }
    }

    /// Whether every parameter is one that a right code can be made from. Nothing is clamped or replaced.
    ///
    /// # Errors
    /// The parameter that is wrong, by name: [`Error::SecretMissing`], [`Error::SecretTooLong`],
    /// [`Error::SecretTooShort`] (Yandex), [`Error::UnknownAlgorithm`], [`Error::DigitsOutOfRange`],
    /// [`Error::PeriodOutOfRange`], [`Error::CounterOutOfRange`], [`Error::PinWrong`] (a PIN of the wrong form).
    pub fn check(&self) -> Result<()> {
        match self.secret.expose().len() {
            0 => return Err(Error::SecretMissing),
            n if n > limits::SECRET_BYTES => return Err(Error::SecretTooLong),
            n if self.kind == Kind::Yandex && n < code::YANDEX_SECRET_BYTES => return Err(Error::SecretTooShort),
            _ => {}
        }
        self.check_numbers()?;
        match &self.pin {
            Some(pin) if self.kind.needs_pin() && !pin_is_well_formed(self.kind, pin.expose()) => Err(Error::PinWrong),
            _ => Ok(()),
        }
    }

    fn check_numbers(&self) -> Result<()> {
        let (algorithm, digits, period) = self.kind.defaults();
        if matches!(self.kind, Kind::Totp | Kind::Hotp) {
            if self.algorithm == Algorithm::Md5 {
                return Err(Error::UnknownAlgorithm);
            }
            if !limits::DIGITS.contains(&self.digits) {
                return Err(Error::DigitsOutOfRange);
            }
            if self.kind == Kind::Totp && !limits::PERIOD.contains(&self.period) {
                return Err(Error::PeriodOutOfRange);
            }
            if self.kind == Kind::Hotp && self.counter > limits::COUNTER {
                return Err(Error::CounterOutOfRange);
            }
            return Ok(());
        }
        if self.algorithm != algorithm {
            return Err(Error::UnknownAlgorithm);
        }
        if self.digits != digits {
            return Err(Error::DigitsOutOfRange);
        }
        if self.period != period {
            return Err(Error::PeriodOutOfRange);
        }
        Ok(())
    }

    /// The code at this time, in seconds since 1970. For HOTP the time is not looked at: it is the code for
    /// [`Otp::counter`], which nobody may be shown before the advanced counter is stored.
    ///
    /// # Errors
    /// As [`Otp::check`], and [`Error::PinWrong`] where a PIN is needed and there is none.
    pub fn code(&self, unix_seconds: u64) -> Result<SecretText> {
        code::generate(self, unix_seconds)
    }

    /// The HOTP code for another counter than the stored one (RFC 4226 §5.3): what a caller shows that has stored
    /// the advanced counter already.
    ///
    /// # Errors
    /// As [`Otp::code`], and [`Error::UnknownKind`] when this is no HOTP code.
    pub fn code_for_counter(&self, counter: u64) -> Result<SecretText> {
        code::for_counter(self, counter)
    }

    /// When the code of this time ends, in seconds since 1970: the first second of the next one. `None` for HOTP.
    #[must_use]
    pub fn expires_at(&self, unix_seconds: u64) -> Option<u64> {
        if self.kind == Kind::Hotp {
            return None;
        }
        let period = u64::from(self.period);
        Some(unix_seconds.checked_div(period)?.saturating_add(1).saturating_mul(period))
    }

    /// HOTP: moves on to the next counter.
    ///
    /// # Errors
    /// [`Error::CounterOutOfRange`] at the end of all counters, [`Error::UnknownKind`] when this is no HOTP code.
    pub fn advance(&mut self) -> Result<()> {
        if self.kind != Kind::Hotp {
            return Err(Error::UnknownKind);
        }
        let next = self.counter.saturating_add(1);
        if next > limits::COUNTER {
            return Err(Error::CounterOutOfRange);
        }
        self.counter = next;
        Ok(())
    }

    /// Whether the site chose a secret of 80 bits or less: it works, and the entry says so.
    #[must_use]
    pub fn has_short_secret(&self) -> bool {
        self.secret.expose().len() <= SHORT_SECRET_BYTES
    }

    /// Whether both give the same codes, apart from how far an HOTP counter went.
    #[must_use]
    pub fn is_same_code(&self, other: &Otp) -> bool {
        self.kind == other.kind
            && self.algorithm == other.algorithm
            && self.digits == other.digits
            && (self.period == other.period || self.kind == Kind::Hotp)
            && self.secret == other.secret
            && (self.pin == other.pin || !self.kind.needs_pin())
    }

    /// A second copy; see [`Secret::duplicate`].
    #[must_use]
    pub fn duplicate(&self) -> Otp {
        Otp {
            kind: self.kind,
            secret: self.secret.duplicate(),
            algorithm: self.algorithm,
            digits: self.digits,
            period: self.period,
            counter: self.counter,
            pin: self.pin.as_ref().map(SecretText::duplicate),
        }
    }
}

/// Yandex PINs are 4–16 digits; those of mOTP are whatever the server took, usually four digits.
fn pin_is_well_formed(kind: Kind, pin: &str) -> bool {
    match kind {
        Kind::Yandex => (4..=16).contains(&pin.len()) && pin.bytes().all(|b| b.is_ascii_digit()),
        _ => (1..=64).contains(&pin.len()) && !pin.chars().any(char::is_control),
    }
}
