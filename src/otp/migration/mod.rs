//! Google Authenticator's export (`otpauth-migration://`): one picture is one part, a part holds up to ten codes.
//! The protobuf work is prost's; here stand the rules. One bad entry never costs the others.

mod collect;
mod wire;

pub use collect::{Collector, Incomplete};

use prost::Message;

use super::{Algorithm, Kind, Named, Otp, base64, named, percent};
use crate::secret::{Secret, SecretText};
use crate::{Error, Result, limits};
use wire::{OtpParameters, Payload};

/// Codes in one part: what Google's app puts into one picture.
const PART_ENTRIES: usize = 10;
/// More parts than all entries of a vault could fill.
const PARTS: i64 = 1_000;

/// One part of an export.
pub struct Part {
    /// What the parts of one export have in common; 0 in exports of older apps, which lack it.
    pub batch_id: i64,
    /// Which part this is, counted from 0.
    pub index: u32,
    /// How many parts there are; 1 when this one stands alone.
    pub size: u32,
    /// The codes, each by itself read or refused.
    pub entries: Vec<Result<Named>>,
}

/// Reads one `otpauth-migration://` address.
///
/// # Errors
/// [`Error::NotOtpauth`] when it is none, [`Error::MigrationUnreadable`] when its payload is cut off or no export.
pub fn read(text: &str) -> Result<Part> {
    let text = text.trim();
    if text.len() > limits::NOTE_BYTES {
        return Err(Error::BadInput);
    }
    let (scheme, rest) = text.split_once("://").ok_or(Error::NotOtpauth)?;
    if !scheme.eq_ignore_ascii_case("otpauth-migration") {
        return Err(Error::NotOtpauth);
    }
    let data = data(rest).ok_or(Error::MigrationUnreadable)?;
    let bytes = base64::decode(&data).ok_or(Error::MigrationUnreadable)?;
    let payload = Payload::decode(bytes.as_slice()).map_err(|_| Error::MigrationUnreadable)?;
    let index = payload.batch_index.unwrap_or(0);
    let size = payload.batch_size.unwrap_or(1).max(1);
    if size > PARTS || (payload.otp_parameters.is_empty() && payload.batch_size.is_none()) {
        return Err(Error::MigrationUnreadable);
    }
    Ok(Part {
        batch_id: payload.batch_id.unwrap_or(0),
        index: u32::try_from(index).unwrap_or(0),
        size: u32::try_from(size).map_err(|_| Error::MigrationUnreadable)?,
        entries: payload.otp_parameters.iter().map(|bytes| entry(bytes)).collect(),
    })
}

/// The `data` parameter: percent-decoded only, for a raw `+` is base64 here and no space.
fn data(rest: &str) -> Option<zeroize::Zeroizing<String>> {
    let (_, query) = rest.split_once('?')?;
    let value = query.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim_start_matches("amp;").eq_ignore_ascii_case("data").then_some(value)
    })?;
    let value = percent::decode(value.split('#').next().unwrap_or_default());
    Some(zeroize::Zeroizing::new(value.trim().replace(' ', "+")))
}

fn entry(bytes: &[u8]) -> Result<Named> {
    let mut read = OtpParameters::decode(bytes).map_err(|_| Error::MigrationUnreadable)?;
    let kind = match read.kind {
        0 | 2 => Kind::Totp,
        1 => Kind::Hotp,
        _ => return Err(Error::UnknownKind),
    };
    let mut otp = Otp::new(kind, Secret::new(core::mem::take(&mut read.secret)));
    otp.algorithm = match read.algorithm {
        0 | 1 => Algorithm::Sha1,
        2 => Algorithm::Sha256,
        3 => Algorithm::Sha512,
        _ => return Err(Error::UnknownAlgorithm),
    };
    otp.digits = match read.digits {
        0 | 1 => 6,
        2 => 8,
        _ => return Err(Error::DigitsOutOfRange),
    };
    if kind == Kind::Hotp {
        otp.counter = u64::try_from(read.counter).map_err(|_| Error::CounterOutOfRange)?;
    }
    let (issuer, name) = (String::from_utf8_lossy(&read.issuer), String::from_utf8_lossy(&read.name));
    let names = named::split(&issuer, &name, None);
    Named::new(&names.issuer, &names.account, otp)
}

/// An export as it can be shown: one address for each picture, and the entries that this format cannot hold.
pub struct Written {
    /// The addresses, in their order. Each holds secrets.
    pub parts: Vec<SecretText>,
    /// Which of the entries were left out: Google's app knows only TOTP of 30 seconds and HOTP, with 6 or 8 digits.
    pub left_out: Vec<usize>,
}

/// Writes entries as Google's app would export them, ten to a part. `batch_id` is any number, fresh for each export.
#[must_use]
pub fn write(entries: &[&Named], batch_id: i32) -> Written {
    let mut left_out = Vec::new();
    let mut encoded = Vec::new();
    for (index, named) in entries.iter().enumerate() {
        match parameters(named) {
            Some(parameters) => encoded.push(parameters.encode_to_vec()),
            None => left_out.push(index),
        }
    }
    let size = encoded.len().div_ceil(PART_ENTRIES);
    let parts = encoded.chunks(PART_ENTRIES).enumerate().map(|(index, chunk)| {
        let payload = Payload {
            otp_parameters: chunk.to_vec(),
            version: Some(1),
            batch_size: i64::try_from(size).ok(),
            batch_index: i64::try_from(index).ok(),
            batch_id: Some(i64::from(batch_id)),
        };
        let mut uri = "otpauth-migration://offline?data=".to_owned();
        percent::push_encoded(&mut uri, &base64::encode(&zeroize::Zeroizing::new(payload.encode_to_vec())));
        SecretText::new(uri)
    });
    let parts = parts.collect();
    zeroize::Zeroize::zeroize(&mut encoded);
    Written { parts, left_out }
}

fn parameters(named: &Named) -> Option<OtpParameters> {
    let otp = &named.otp;
    let kind = match otp.kind {
        Kind::Totp if otp.period == 30 => 2,
        Kind::Hotp => 1,
        _ => return None,
    };
    let digits = match otp.digits {
        6 => 1,
        8 => 2,
        _ => return None,
    };
    let algorithm = match otp.algorithm {
        Algorithm::Sha1 => 1,
        Algorithm::Sha256 => 2,
        Algorithm::Sha512 => 3,
        Algorithm::Md5 => return None,
    };
    // The prefix keeps an account that itself holds a colon whole when it is read again.
    let prefixed = !named.issuer.is_empty() || named.account.contains(':');
    let name = if prefixed { format!("{}:{}", named.issuer, named.account) } else { named.account.clone() };
    Some(OtpParameters {
        secret: otp.secret.expose().to_vec(),
        name: name.into_bytes(),
        issuer: named.issuer.clone().into_bytes(),
        algorithm,
        digits,
        kind,
        counter: if otp.kind == Kind::Hotp { i64::try_from(otp.counter).ok()? } else { 0 },
    })
}
