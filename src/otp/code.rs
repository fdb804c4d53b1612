//! From parameters and a moment to the code. HMAC and truncation of the RFCs come from totp-rs, which panics on a
//! period of 0 and on ten digits: parameters are checked first, and ten digits are cut from its signature here.

use hmac::{Hmac, KeyInit, Mac};
use md5::Digest as _;
use zeroize::Zeroizing;

use super::{Algorithm, Kind, Otp};
use crate::secret::SecretText;
use crate::{Error, Result, limits};

/// The bytes of a Yandex secret that count; what follows them is a checksum and is not part of the key.
pub(super) const YANDEX_SECRET_BYTES: usize = 16;
const YANDEX_LETTERS: u32 = 8;

pub(super) fn generate(otp: &Otp, unix_seconds: u64) -> Result<SecretText> {
    otp.check()?;
    match otp.kind {
        Kind::Totp => by_rfc(otp, u64::from(otp.period), unix_seconds),
        Kind::Hotp => for_counter(otp, otp.counter),
        Kind::Steam => by_rfc(otp, u64::from(otp.period), unix_seconds),
        Kind::Motp => motp(otp, unix_seconds),
        Kind::Yandex => yandex(otp, unix_seconds),
    }
}

/// HOTP is TOTP with a period of one second and the counter as the time.
pub(super) fn for_counter(otp: &Otp, counter: u64) -> Result<SecretText> {
    otp.check()?;
    if otp.kind != Kind::Hotp {
        return Err(Error::UnknownKind);
    }
    if counter > limits::COUNTER {
        return Err(Error::CounterOutOfRange);
    }
    by_rfc(otp, 1, counter)
}

fn by_rfc(otp: &Otp, step: u64, time: u64) -> Result<SecretText> {
    let algorithm = match (otp.kind, otp.algorithm) {
        (Kind::Steam, _) => totp_rs::Algorithm::Steam,
        (_, Algorithm::Sha1) => totp_rs::Algorithm::SHA1,
        (_, Algorithm::Sha256) => totp_rs::Algorithm::SHA256,
        (_, Algorithm::Sha512) => totp_rs::Algorithm::SHA512,
        (_, Algorithm::Md5) => return Err(Error::UnknownAlgorithm),
    };
    let totp = totp_rs::Builder::new()
        .with_algorithm(algorithm)
        .with_secret(otp.secret.expose().to_vec())
        .with_digits(otp.digits)
        .with_step_duration(step)
        .build_noncompliant(); // the compliant one refuses the 80-bit secrets that most sites give out
    if otp.digits == *limits::DIGITS.end() {
        return ten_digits(totp.sign(time).as_ref());
    }
    Ok(SecretText::new(totp.generate(time).to_string()))
}

/// Ten digits hold every 31-bit number (RFC 4226 §5.3: at most 2,147,483,647), so nothing is cut off.
fn ten_digits(signature: &[u8]) -> Result<SecretText> {
    let offset = usize::from(signature.last().copied().unwrap_or_default() & 0xf);
    let four = signature.get(offset..).and_then(|tail| tail.first_chunk::<4>()).ok_or(Error::BadInput)?;
    Ok(SecretText::new(format!("{:010}", u32::from_be_bytes(*four) & 0x7fff_ffff)))
}

/// Mobile-OTP: the first six hex digits of MD5 over the number of the ten seconds, the secret's hex digits, the PIN.
fn motp(otp: &Otp, unix_seconds: u64) -> Result<SecretText> {
    let pin = otp.pin.as_ref().ok_or(Error::PinWrong)?;
    let step = unix_seconds.checked_div(u64::from(otp.period)).ok_or(Error::PeriodOutOfRange)?;
    let mut text = Zeroizing::new(step.to_string());
    text.reserve(otp.secret.expose().len().saturating_mul(2).saturating_add(pin.expose().len()));
    push_hex(&mut text, otp.secret.expose());
    text.push_str(pin.expose());
    let mut code = String::with_capacity(8);
    push_hex(&mut code, md5::Md5::digest(text.as_bytes()).get(..3).unwrap_or_default());
    Ok(SecretText::new(code))
}

/// Lower-case hex digits, two a byte.
pub(super) fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for nibble in [byte >> 4, byte & 0xf] {
            text.push(char::from_digit(u32::from(nibble), 16).unwrap_or_default());
        }
    }
}

/// Yandex: HMAC-SHA-256 under SHA-256(PIN, secret), eight bytes at the offset, written in letters.
fn yandex(otp: &Otp, unix_seconds: u64) -> Result<SecretText> {
    let pin = otp.pin.as_ref().ok_or(Error::PinWrong)?;
    let secret = otp.secret.expose().get(..YANDEX_SECRET_BYTES).ok_or(Error::SecretTooShort)?;
    let step = unix_seconds.checked_div(u64::from(otp.period)).ok_or(Error::PeriodOutOfRange)?;

    let mut hash = sha2::Sha256::new();
    hash.update(pin.expose().as_bytes());
    hash.update(secret);
    let key = Zeroizing::new(<[u8; 32]>::from(hash.finalize()));
    let key = match key.as_slice() {
        [0, rest @ ..] => rest, // their program treats the key as a number, which loses a leading zero
        whole => whole,
    };
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(key).map_err(|_| Error::BadInput)?;
    mac.update(&step.to_be_bytes());
    let signature = mac.finalize().into_bytes();

    let offset = usize::from(signature.last().copied().unwrap_or_default() & 0xf);
    let eight = signature.get(offset..).and_then(|tail| tail.first_chunk::<8>()).ok_or(Error::BadInput)?;
    let mut value = u64::from_be_bytes(*eight) & (u64::MAX >> 1);
    let mut letters = [0_u8; YANDEX_LETTERS as usize];
    for letter in letters.iter_mut().rev() {
        *letter = b'a'.saturating_add(u8::try_from(value.checked_rem(26).unwrap_or_default()).unwrap_or_default());
        value = value.checked_div(26).unwrap_or_default();
    }
    Ok(SecretText::new(letters.iter().copied().map(char::from).collect()))
}
