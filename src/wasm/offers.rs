//! What was read and not yet added. The offers go to JavaScript as a token sealed under the data key and come back with
//! the person's picks: no secret crosses (P2), and a worker that dies in between loses nothing.

use serde::Serialize;

use super::{Desk, desk::binding, finds};
use crate::{
    Error, Result, limits,
    otp::{Algorithm, Kind, Named, Otp, base32, uri},
    random::Random,
    seal::{
        cbor::{Reader, Writer},
        seal_token, unseal_token,
    },
    secret::SecretText,
    site::{Binding, Host, Learned, Scope},
    vault::{Changes, Id, NewEntry},
};

const PURPOSE: &str = "holdfast offer 1";
/// How long an offer can be taken, in milliseconds.
const KEPT: u64 = 60 * 60 * 1_000;

/// What a person sees before adding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The offers, sealed; base64.
    pub token: String,
    /// What can be picked, in the order of their indexes.
    pub offers: Vec<OfferView>,
    /// What could not be read.
    pub errors: Vec<LineError>,
    /// Exports of which parts are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing_parts: Vec<MissingParts>,
}

/// One offer, without its secret.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferView {
    /// The issuer.
    pub name: String,
    /// The user name.
    pub account: String,
    /// As in `OtpView`.
    pub kind: &'static str,
    /// As in `OtpView`.
    pub algorithm: &'static str,
    /// Digits of a code.
    pub digits: u8,
    /// Seconds.
    pub period: u32,
    /// HOTP alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counter: Option<u64>,
    /// The site it will be bound to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// What to look at twice.
    pub warnings: Vec<String>,
    /// An entry that makes the same codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
    /// The live code, to compare.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Something that could not be read.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LineError {
    /// From 1; absent for a form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Why.
    pub code: String,
}

/// An export that is not whole.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MissingParts {
    /// How many parts it has.
    pub size: u32,
    /// Those that are missing, from 1.
    pub missing: Vec<u32>,
}

/// What a person typed.
pub struct FormInput {
    /// The issuer.
    pub name: String,
    /// The user name.
    pub account: String,
    /// Base32 (mOTP: hexadecimal), or a whole set-up address.
    pub secret: String,
    /// `totp` unless said otherwise.
    pub kind: Option<String>,
    /// The kind's own unless said otherwise.
    pub algorithm: Option<String>,
    /// As above.
    pub digits: Option<u8>,
    /// As above.
    pub period: Option<u32>,
    /// HOTP alone.
    pub counter: Option<u64>,
    /// mOTP and Yandex alone.
    pub pin: Option<String>,
}

/// An offer that a person takes.
pub struct Pick {
    /// Which.
    pub index: usize,
    /// Another issuer.
    pub name: Option<String>,
    /// Another user name.
    pub account: Option<String>,
    /// The site to bind it to: absent for the one that was shown, empty for none.
    pub host: Option<String>,
    /// `host` or `domain`.
    pub scope: Option<Scope>,
    /// The entry that it completes: one that has no one-time code yet.
    pub into: Option<String>,
}

impl Desk {
    /// Offers what a text holds; the browser has `intake` read it.
    ///
    /// # Errors
    /// [`Error::TooLarge`] beyond 16 MiB, [`Error::TooMany`], [`Error::RandomFailed`].
    #[cfg(feature = "intake")]
    pub fn preview_text(&self, written: &str, url: Option<&str>, now: u64, random: &mut dyn Random) -> Result<Preview> {
        self.preview_finds(&super::intake::finds_in(written)?, url, now, random)
    }

    /// Offers what `intake` found.
    ///
    /// # Errors
    /// [`Error::BadInput`] for bytes that are not from there, [`Error::TooMany`], [`Error::RandomFailed`].
    pub fn preview_finds(&self, finds: &[u8], url: Option<&str>, now: u64, random: &mut dyn Random) -> Result<Preview> {
        let finds = finds::read(finds)?;
        let errors = finds.errors.into_iter().map(|(line, code)| LineError { line: Some(line), code });
        let missing = finds.missing.into_iter().map(|(size, missing)| MissingParts { size, missing });
        self.offer(&finds.entries, errors.collect(), missing.collect(), url, now, random)
    }

    /// Offers what a person typed.
    ///
    /// # Errors
    /// [`Error::RandomFailed`]; what is wrong with the form stands in `errors`.
    pub fn preview_form(
        &self,
        form: FormInput,
        url: Option<&str>,
        now: u64,
        random: &mut dyn Random,
    ) -> Result<Preview> {
        let (offers, errors) = match named(form) {
            Ok(named) => {
                let warnings = named.warnings.iter().map(|warning| warning.code().to_owned()).collect();
                (vec![(named, warnings)], Vec::new())
            }
            Err(error) => (Vec::new(), vec![LineError { line: None, code: error.code().to_owned() }]),
        };
        self.offer(&offers, errors, Vec::new(), url, now, random)
    }

    fn offer(
        &self,
        found: &[(Named, Vec<String>)],
        errors: Vec<LineError>,
        missing_parts: Vec<MissingParts>,
        url: Option<&str>,
        now: u64,
        random: &mut dyn Random,
    ) -> Result<Preview> {
        if found.len() > limits::ENTRIES {
            return Err(Error::TooMany);
        }
        let host = url.and_then(|url| Host::parse(url).ok()).map(|host| host.with_port());
        let mut out = Writer::new(256);
        out.array(3).uint(now).text(host.as_deref().unwrap_or_default()).array(found.len());
        let mut offers = Vec::with_capacity(found.len());
        for (named, warnings) in found {
            out.text(uri::write(named).expose());
            offers.push(self.view(named, warnings.clone(), host.clone(), now));
        }
        let token = base64(&seal_token(self.key(), PURPOSE, out.finish(), random)?);
        Ok(Preview { token, offers, errors, missing_parts })
    }

    fn view(&self, named: &Named, warnings: Vec<String>, host: Option<String>, now: u64) -> OfferView {
        let otp = &named.otp;
        let live = otp.kind != Kind::Hotp;
        OfferView {
            name: named.issuer.clone(),
            account: named.account.clone(),
            kind: otp.kind.name(),
            algorithm: otp.algorithm.name(),
            digits: otp.digits,
            period: otp.period,
            counter: (!live).then_some(otp.counter),
            host,
            warnings,
            duplicate_of: self.vault().same_otp(otp).map(|id| id.to_string()),
            code: otp.code(now / 1_000).ok().filter(|_| live).map(|text| text.expose().to_owned()),
        }
    }

    /// Adds the picked offers, all or none, and tells their ids in the order of the picks.
    ///
    /// # Errors
    /// [`Error::OfferExpired`] for a token of another vault, a changed or an old one; [`Error::BadInput`] for an index that
    /// was not offered; those of [`Host::of`] and [`crate::vault::Vault::add`].
    pub fn add(&mut self, token: &str, picks: Vec<Pick>, now: u64, random: &mut dyn Random) -> Result<Vec<Id>> {
        let opened = unseal_token(self.key(), PURPOSE, &unbase64(token).ok_or(Error::OfferExpired)?)?;
        let mut from = Reader::new(opened.expose());
        from.tuple(3)?;
        let made = from.uint()?;
        if now.saturating_sub(made) > KEPT {
            return Err(Error::OfferExpired);
        }
        let shown = from.text(limits::NAME_BYTES)?.to_owned();
        let mut offers = Vec::new();
        for _ in 0..from.array(limits::ENTRIES)? {
            offers.push(Some(from.text(limits::NOTE_BYTES)?));
        }
        let mut entries = Vec::with_capacity(picks.len());
        for pick in picks {
            let address = offers.get_mut(pick.index).and_then(Option::take).ok_or(Error::BadInput)?;
            let into = pick.into.as_deref().map(Id::parse).transpose()?;
            if let Some(id) = into
                && self.live(id)?.otp.is_some()
            {
                return Err(Error::BadInput);
            }
            entries.push((into, new_entry(uri::read(address)?, pick, &shown)?));
        }
        if self.vault().entries().count().saturating_add(entries.len()) > limits::ENTRIES {
            return Err(Error::TooMany);
        }
        entries
            .into_iter()
            .map(|(into, entry)| match into {
                Some(id) => self.complete(id, entry, now).map(|()| id),
                None => self.vault_mut().add(entry, now, random),
            })
            .collect()
    }

    /// Gives an entry of backup codes the one-time code that the site showed after them.
    fn complete(&mut self, id: Id, new: NewEntry, now: u64) -> Result<()> {
        let Some(otp) = new.otp else { return Err(Error::NoOneTimeCode) };
        self.vault_mut().set_otp(id, otp, now)?;
        for site in new.sites {
            self.vault_mut().bind(id, site, now)?;
        }
        let given = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        let changes = Changes { name: given(new.name), account: given(new.account), ..Changes::default() };
        self.vault_mut().edit(id, &changes, now)
    }
}

impl Desk {
    /// Changes the parameters of a one-time code, its secret and PIN included; what is left out, or an empty secret or
    /// PIN, stays. Nothing changes if it fails.
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoOneTimeCode`], and the wrong parameter by name as [`Otp::check`] tells it.
    pub fn edit_otp(&mut self, id: Id, form: FormInput, now: u64) -> Result<()> {
        let secret = SecretText::new(form.secret);
        let rest = FormInput { secret: String::new(), ..form };
        let otp = otp_of(secret.expose(), rest, Some(self.live(id)?.otp()?))?;
        self.vault_mut().set_otp(id, otp, now)
    }

    /// The set-up address of an entry, secret and all: what a person asked for by name and said yes to (P2).
    ///
    /// # Errors
    /// [`Error::NoSuchEntry`], [`Error::NoOneTimeCode`].
    pub fn export_link(&self, id: Id) -> Result<SecretText> {
        let entry = self.live(id)?;
        let about = &entry.about.value;
        Ok(uri::write(&Named::new(&about.name, &about.account, entry.otp()?.duplicate())?))
    }
}

fn new_entry(named: Named, pick: Pick, shown: &str) -> Result<NewEntry> {
    let sites: Vec<Binding> = match pick.host.as_deref().unwrap_or(shown) {
        "" => Vec::new(),
        host => {
            let host = Host::of(host)?;
            let learned = if host.with_port() == shown { Learned::Enrolled } else { Learned::Confirmed };
            vec![binding(&host, pick.scope, learned)]
        }
    };
    let name = pick.name.unwrap_or(named.issuer);
    let account = pick.account.unwrap_or(named.account);
    if name.len() > limits::NAME_BYTES || account.len() > limits::NAME_BYTES {
        return Err(Error::TooLarge);
    }
    Ok(NewEntry { name, account, sites, otp: Some(named.otp), ..NewEntry::default() })
}

/// The form as a code. Names that were typed go before names in an address.
fn named(form: FormInput) -> Result<Named> {
    let written = SecretText::new(form.secret);
    if written.expose().split(':').skip(1).any(|rest| rest.starts_with("//")) {
        let mut read = uri::read(written.expose())?;
        if !form.name.trim().is_empty() {
            read.issuer = form.name;
        }
        if !form.account.trim().is_empty() {
            read.account = form.account;
        }
        return Ok(read);
    }
    let (name, account) = (form.name, form.account);
    let rest = FormInput { secret: String::new(), name: String::new(), account: String::new(), ..form };
    Named::new(&name, &account, otp_of(written.expose(), rest, None)?)
}

/// The code that a form describes. What is left out of a change stays as it was, unless the kind becomes another one:
/// then it is that kind's own.
fn otp_of(secret: &str, form: FormInput, old: Option<&Otp>) -> Result<Otp> {
    let kind = match form.kind.as_deref() {
        Some(name) => Kind::from_name(name)?,
        None => old.map_or(Kind::Totp, |old| old.kind),
    };
    let secret = match old {
        Some(old) if secret.trim().is_empty() => old.secret.duplicate(),
        _ if kind == Kind::Motp => base32::decode_hex(secret)?,
        _ => base32::decode(secret)?,
    };
    let mut otp = Otp::new(kind, secret);
    if let Some(old) = old.filter(|old| old.kind == kind) {
        (otp.algorithm, otp.digits, otp.period, otp.counter) = (old.algorithm, old.digits, old.period, old.counter);
        otp.pin = old.pin.as_ref().map(SecretText::duplicate);
    }
    if let Some(name) = form.algorithm.as_deref() {
        otp.algorithm = Algorithm::from_name(name)?;
    }
    otp.digits = form.digits.unwrap_or(otp.digits);
    otp.period = form.period.unwrap_or(otp.period);
    otp.counter = form.counter.filter(|_| kind == Kind::Hotp).unwrap_or(otp.counter);
    if let Some(pin) = form.pin.filter(|pin| kind.needs_pin() && !pin.is_empty()) {
        otp.pin = Some(SecretText::new(pin));
    }
    Ok(otp)
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64url without padding (RFC 4648 §5): the token is opaque, it only has to pass as text.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, byte| (bits << 8) | u32::from(*byte))
            << 8usize.saturating_mul(3usize.saturating_sub(group.len()));
        for place in 0..=group.len() {
            let value = (bits >> (18usize.saturating_sub(place.saturating_mul(6)))) & 63;
            text.push(BASE64.get(value as usize).map_or('A', |c| char::from(*c)));
        }
    }
    text
}

fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for letter in group {
            bits = (bits << 6) | u32::try_from(BASE64.iter().position(|c| c == letter)?).ok()?;
        }
        bits <<= 6usize.saturating_mul(4usize.saturating_sub(group.len()));
        let [_, out @ ..] = bits.to_be_bytes();
        bytes.extend_from_slice(out.get(..group.len().checked_sub(1)?)?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_reads_back_and_refuses_other_letters() {
        for length in 0..70u8 {
            let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(37)).collect();
            assert_eq!(unbase64(&base64(&bytes)), Some(bytes));
        }
        assert_eq!(base64(&[0xff, 0xef, 0xbf]), "_--_");
        assert_eq!((unbase64("a b="), unbase64("é")), (None, None));
    }
}
