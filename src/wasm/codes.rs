//! Codes for showing and for filling. A code leaves for a site only after the site was judged (P3).

use serde::Serialize;
use zeroize::Zeroizing;

use super::Desk;
use crate::{
    Error, Result,
    otp::{Kind, Otp},
    secret::SecretText,
    site::{Verdict, judge},
    vault::{Entry, Id},
};

/// What one view takes in JSON, about.
const JSON_BYTES: usize = 160;
/// The next code is told this long before the current one ends, in milliseconds.
const NEXT_FROM: u64 = 5_000;

/// A live code. Times are milliseconds since 1970.
pub struct CodeView {
    /// The entry.
    pub id: Id,
    /// The code; absent when it cannot be made.
    pub code: Option<SecretText>,
    /// Its kind.
    pub kind: &'static str,
    /// Seconds.
    pub period: u32,
    /// When it ends.
    pub expires_at: Option<u64>,
    /// The one after it, in its last five seconds.
    pub next: Option<SecretText>,
    /// Why there is no code (`pin-wrong`).
    pub error: Option<&'static str>,
}

/// The views as one JSON text. A page shows thousands of codes at once: one string crosses in a tenth of the time that as
/// many objects take, built field by field. Nothing in it needs an escape: ids, codes and names of ours are letters, digits
/// and dashes.
#[must_use]
pub fn to_json(views: &[CodeView]) -> Zeroizing<String> {
    let mut json = Zeroizing::new(String::with_capacity(views.len().saturating_mul(JSON_BYTES).saturating_add(2)));
    json.push('[');
    for (at, view) in views.iter().enumerate() {
        json.push_str(if at == 0 { "{\"id\":\"" } else { ",{\"id\":\"" });
        json.push_str(core::str::from_utf8(&view.id.hex()).unwrap_or_default());
        for (name, text) in [
            ("\",\"kind\":\"", Some(view.kind)),
            ("\",\"code\":\"", view.code.as_ref().map(SecretText::expose)),
            ("\",\"next\":\"", view.next.as_ref().map(SecretText::expose)),
            ("\",\"error\":\"", view.error),
        ] {
            if let Some(text) = text {
                json.push_str(name);
                json.push_str(text);
            }
        }
        json.push_str("\",\"period\":");
        push_number(&mut json, view.period.into());
        if let Some(at) = view.expires_at {
            json.push_str(",\"expiresAt\":");
            push_number(&mut json, at);
        }
        json.push('}');
    }
    json.push(']');
    json
}

/// A number in decimal digits; the standard library's way takes as long as a hash.
fn push_number(text: &mut String, number: u64) {
    let (mut rest, mut digits) = (number, [0; 20]);
    let mut from = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0'.wrapping_add(u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
        from = from.saturating_sub(1);
        if rest == 0 {
            break;
        }
    }
    text.push_str(digits.get(from..).and_then(|digits| core::str::from_utf8(digits).ok()).unwrap_or_default());
}

/// A code for a field.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FilledCode {
    /// The code.
    pub code: String,
    /// When it ends, in milliseconds; absent for HOTP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<u64>,
}

impl Desk {
    /// The live codes of these entries, or of all. HOTP has none: [`Desk::hotp_code`]. Ids that are not there, lie in the
    /// trash or have no one-time code are passed over.
    #[must_use]
    pub fn codes(&self, ids: Option<&[Id]>, now: u64) -> Vec<CodeView> {
        let live = |entry: &&Entry| !entry.is_trashed();
        match ids {
            Some(ids) => ids
                .iter()
                .filter_map(|id| self.vault().entry(*id).ok())
                .filter(live)
                .filter_map(|entry| view(entry, now))
                .collect(),
            None => self.vault().entries().filter(live).filter_map(|entry| view(entry, now)).collect(),
        }
    }

    /// The HOTP code that the last [`crate::vault::Vault::advance`] released. Store the advanced counter before asking.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoOneTimeCode`], [`Error::CounterOutOfRange`] when it was never advanced.
    pub fn hotp_code(&self, id: Id) -> Result<String> {
        let otp = self.live(id)?.otp()?;
        if otp.kind == Kind::Hotp { reveal(&released(otp)?) } else { Err(Error::NoOneTimeCode) }
    }

    /// The code for a field on this page. `confirmed`: a person said yes with the host in front of them.
    ///
    /// # Errors
    /// [`Error::NeverFilled`], [`Error::NotBound`], and as [`Otp::code`].
    pub fn code_for(&self, id: Id, url: &str, now: u64, confirmed: bool) -> Result<FilledCode> {
        let entry = self.live(id)?;
        allowed(entry, url, confirmed)?;
        let otp = entry.otp()?;
        if otp.kind == Kind::Hotp {
            return Ok(FilledCode { code: reveal(&released(otp)?)?, expires_at: None });
        }
        let seconds = now / 1_000;
        Ok(FilledCode { code: reveal(&otp.code(seconds)?)?, expires_at: expires(otp, seconds) })
    }

    /// The backup code for a field on this page; see [`Desk::code_for`].
    ///
    /// # Errors
    /// [`Error::NeverFilled`], [`Error::NotBound`], [`Error::NoSuchCode`].
    pub fn backup_for(&self, id: Id, index: usize, url: &str, confirmed: bool) -> Result<String> {
        allowed(self.live(id)?, url, confirmed)?;
        self.reveal_backup(id, index)
    }

    /// One backup code, on a click.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoSuchCode`].
    pub fn reveal_backup(&self, id: Id, index: usize) -> Result<String> {
        let code = self.live(id)?.backup()?.codes.get(index).ok_or(Error::NoSuchCode)?;
        reveal(&code.text)
    }
}

/// P3: bound, or confirmed by a person; and never where no person could know the site.
fn allowed(entry: &Entry, url: &str, confirmed: bool) -> Result<()> {
    match judge(&entry.sites.value, url) {
        Verdict::Fill => Ok(()),
        Verdict::Ask | Verdict::Warn { .. } if confirmed => Ok(()),
        Verdict::Ask | Verdict::Warn { .. } => Err(Error::NotBound),
        Verdict::Never => Err(Error::NeverFilled),
    }
}

fn released(otp: &Otp) -> Result<SecretText> {
    otp.code_for_counter(otp.counter.checked_sub(1).ok_or(Error::CounterOutOfRange)?)
}

#[allow(clippy::unnecessary_wraps)] // every caller returns it
fn reveal(text: &SecretText) -> Result<String> {
    Ok(text.expose().to_owned())
}

fn expires(otp: &Otp, seconds: u64) -> Option<u64> {
    otp.expires_at(seconds).map(|at| at.saturating_mul(1_000))
}

fn view(entry: &Entry, now: u64) -> Option<CodeView> {
    let otp = entry.otp().ok().filter(|otp| otp.kind != Kind::Hotp)?;
    let seconds = now / 1_000;
    let expires_at = expires(otp, seconds);
    let made = otp.code(seconds);
    let next = expires_at.filter(|at| at.saturating_sub(now) <= NEXT_FROM).and_then(|at| otp.code(at / 1_000).ok());
    Some(CodeView {
        id: entry.id,
        error: made.as_ref().err().map(|error| error.code()),
        code: made.ok(),
        kind: otp.kind.name(),
        period: otp.period,
        expires_at,
        next,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for number in [0, 7, 10, 30, 86_400, 1_700_000_001_000, u64::MAX] {
            let mut text = String::new();
            push_number(&mut text, number);
            assert_eq!(text, number.to_string());
        }
    }
}
