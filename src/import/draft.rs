//! One entry on its way: every value as the file wrote it, until [`Draft::finish`] judges them all by the same rules.

use crate::otp::named::clean;
use crate::otp::{Kind, Named, Otp, Warning, base32, base64, uri, written};
use crate::secret::{Secret, SecretText};
use crate::{Error, Result, limits};

use super::report::Shelf;

/// The secret as it was written.
#[derive(Default)]
pub(super) enum Written {
    /// Not there.
    #[default]
    Missing,
    /// Base32, or what else the kind allows (Steam: base64; mOTP: hexadecimal).
    Text(SecretText),
    /// Hexadecimal digits.
    Hex(SecretText),
    /// Base64.
    Base64(SecretText),
    /// The bytes themselves.
    Bytes(Secret),
    /// A set-up address, or a bare secret in its place: the one field of password managers.
    Address(SecretText),
}

/// One entry as its file wrote it. Numbers are text: apps write them either way.
#[derive(Default)]
pub(super) struct Draft {
    /// Which one of its file, from 1.
    pub number: usize,
    /// `totp` and the like, in any case; nothing is `totp`.
    pub kind: String,
    pub issuer: String,
    pub account: String,
    pub secret: Written,
    pub algorithm: Option<String>,
    pub digits: Option<String>,
    pub period: Option<String>,
    pub counter: Option<String>,
    pub pin: Option<SecretText>,
    pub rest: Rest,
}

/// What else stood beside a code.
#[derive(Default)]
pub(super) struct Rest {
    pub tags: Vec<String>,
    pub note: Option<String>,
    pub pinned: bool,
    pub urls: Vec<String>,
    pub shelf: Option<Shelf>,
    /// Names and values of a person's own fields, where people keep backup codes.
    pub fields: Vec<(String, String)>,
    /// Only the names that the file gives, for an address without any: the title of the item and the user name.
    pub prefer_address: bool,
}

impl Written {
    /// Base32 text, or missing.
    pub fn text(text: Option<SecretText>) -> Self {
        text.map_or(Written::Missing, Written::Text)
    }
}

impl Draft {
    /// The code with its names.
    ///
    /// # Errors
    /// The value that is wrong, by name.
    pub fn finish(&self) -> Result<Named> {
        self.bounded()?;
        if let Written::Address(text) = &self.secret
            && text.expose().contains("://")
        {
            return self.of_address(text.expose());
        }
        let kind = self.kind()?;
        let mut otp = Otp::new(kind, self.secret(kind)?);
        let mut counter_missing = false;
        if matches!(kind, Kind::Totp | Kind::Hotp) {
            if let Some(name) = value(&self.algorithm) {
                otp.algorithm = written::algorithm(name)?;
            }
            if let Some(digits) = value(&self.digits) {
                otp.digits = number(digits).and_then(|n| u8::try_from(n).ok()).ok_or(Error::DigitsOutOfRange)?;
            }
        }
        if kind == Kind::Totp
            && let Some(period) = value(&self.period)
        {
            otp.period = number(period).and_then(|n| u32::try_from(n).ok()).ok_or(Error::PeriodOutOfRange)?;
        }
        if kind == Kind::Hotp {
            match value(&self.counter) {
                Some(counter) => otp.counter = number(counter).ok_or(Error::CounterOutOfRange)?,
                None => counter_missing = true,
            }
        }
        if kind.needs_pin() {
            let pin = self.pin.as_ref().filter(|pin| !pin.expose().is_empty());
            otp.pin = pin.map(|pin| written::pin(kind, pin.expose()));
        }
        let mut named = Named::new(&self.issuer, &self.account, otp)?;
        if counter_missing {
            named.warnings.push(Warning::CounterMissing);
        }
        Ok(named)
    }

    /// Nothing is cleaned or decoded that is far too long anyway.
    fn bounded(&self) -> Result<()> {
        let longest = limits::NAME_BYTES.saturating_mul(16);
        if self.issuer.len() > longest || self.account.len() > longest {
            return Err(Error::BadInput);
        }
        match &self.secret {
            Written::Text(text) | Written::Hex(text) | Written::Base64(text) if text.expose().len() > longest => {
                Err(Error::SecretTooLong)
            }
            Written::Address(text) if text.expose().len() > limits::NOTE_BYTES => Err(Error::SecretTooLong),
            _ => Ok(()),
        }
    }

    /// Names in the address go before those beside it, or the other way around, but something before nothing.
    fn of_address(&self, address: &str) -> Result<Named> {
        let mut named = uri::read(address)?;
        for (have, beside) in [(&mut named.issuer, &self.issuer), (&mut named.account, &self.account)] {
            if have.is_empty() || (!self.rest.prefer_address && !beside.trim().is_empty()) {
                *have = clean(beside);
            }
        }
        Ok(named)
    }

    fn kind(&self) -> Result<Kind> {
        match self.kind.trim().to_ascii_lowercase().as_str() {
            "" | "null" | "otp" => Ok(Kind::Totp),
            "yaotp" => Ok(Kind::Yandex),
            name => Kind::from_name(name),
        }
    }

    fn secret(&self, kind: Kind) -> Result<Secret> {
        match &self.secret {
            Written::Missing => Err(Error::SecretMissing),
            Written::Text(text) | Written::Address(text) => written::secret(kind, text.expose()),
            Written::Hex(text) => base32::decode_hex(text.expose()),
            Written::Base64(text) => {
                let bytes = base64::decode(text.expose()).ok_or(Error::SecretNotBase32)?;
                Ok(Secret::new(bytes.to_vec()))
            }
            Written::Bytes(bytes) => Ok(bytes.duplicate()),
        }
    }

    /// The entry as its file has it, without what is secret: what a person sees who asks why it was refused.
    pub fn source(&self) -> String {
        let secret = match &self.secret {
            Written::Missing => "missing".to_owned(),
            Written::Text(text) | Written::Hex(text) | Written::Base64(text) => length(text.expose()),
            Written::Address(text) => masked(text.expose()),
            Written::Bytes(bytes) => format!("{} bytes", bytes.expose().len()),
        };
        let kind = if self.kind.is_empty() { None } else { Some(self.kind.as_str()) };
        let parts = [
            ("type", kind),
            ("issuer", Some(self.issuer.as_str()).filter(|text| !text.is_empty())),
            ("name", Some(self.account.as_str()).filter(|text| !text.is_empty())),
            ("secret", Some(secret.as_str())),
            ("algorithm", self.algorithm.as_deref()),
            ("digits", self.digits.as_deref()),
            ("period", self.period.as_deref()),
            ("counter", self.counter.as_deref()),
        ];
        let shown: Vec<String> =
            parts.iter().filter_map(|(name, value)| Some(format!("{name}: {}", (*value)?))).collect();
        short(&shown.join(" · "))
    }
}

fn length(text: &str) -> String {
    format!("{} characters", text.trim().chars().take(limits::NAME_BYTES).count())
}

/// An address with nothing of its secret, and a bare secret as its length. What cannot be cut surely is not shown.
pub(super) fn masked(text: &str) -> String {
    const SHOWN: [&str; 7] = ["issuer", "algorithm", "digits", "period", "counter", "encoder", "image"];
    let Some((head, query)) = text.split_once('?').filter(|(head, _)| !head.to_ascii_lowercase().starts_with("steam:"))
    else {
        return length(text);
    };
    let pairs = query.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let known = SHOWN.contains(&name.trim_start_matches("amp;").to_ascii_lowercase().as_str());
        if known { format!("{name}={value}") } else { format!("{}=…", name.chars().take(12).collect::<String>()) }
    });
    short(&format!("{head}?{}", pairs.collect::<Vec<_>>().join("&")))
}

/// No longer than a person reads.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 400;
    let mut shown: String = text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// Missing, empty and the word `null` are all nothing.
fn value(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty() && !text.eq_ignore_ascii_case("null"))
}

/// A whole number; JSON's writers make `30.0` of 30 at times.
fn number(text: &str) -> Option<u64> {
    written::number(text.strip_suffix(".0").unwrap_or(text))
}
