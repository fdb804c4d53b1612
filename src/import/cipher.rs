//! The ciphers of other apps' files, over well-known crates: every failure of a key is [`Error::WrongOrDamaged`], since
//! neither AES-GCM nor padding tells a wrong password from a damaged file.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// AES-256-GCM with a nonce of 12 bytes; the tag of 16 bytes stands at the end.
///
/// # Errors
/// [`Error::WrongOrDamaged`]; [`Error::FileDamaged`] for a nonce of another length.
pub(super) fn gcm(key: &[u8], nonce: &[u8], sealed: &[u8], aad: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let cipher = Aes256Gcm::new_from_slice(key).map_err(|_| Error::FileDamaged)?;
    let nonce: [u8; 12] = nonce.try_into().map_err(|_| Error::FileDamaged)?;
    let opened = cipher.decrypt(&nonce.into(), Payload { msg: sealed, aad });
    opened.map(Zeroizing::new).map_err(|_| Error::WrongOrDamaged)
}

/// AES-256-CBC; the padding (PKCS #7) is checked in full.
///
/// # Errors
/// As [`gcm`].
pub(super) fn cbc(key: &[u8], iv: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let cipher = cbc::Decryptor::<aes::Aes256>::new_from_slices(key, iv).map_err(|_| Error::FileDamaged)?;
    let mut buffer = Zeroizing::new(sealed.to_vec());
    let length = cipher.decrypt_padded::<Pkcs7>(&mut buffer).map_err(|_| Error::WrongOrDamaged)?.len();
    buffer.truncate(length);
    Ok(buffer)
}

/// The text that was opened.
///
/// # Errors
/// [`Error::WrongOrDamaged`]: what a wrong key gives is hardly ever UTF-8.
pub(super) fn text(bytes: &[u8]) -> Result<&str> {
    core::str::from_utf8(bytes).map_err(|_| Error::WrongOrDamaged)
}

/// Hexadecimal digits, an even number of them.
pub(super) fn hex(digits: &str) -> Option<Vec<u8>> {
    let nibble = |b: u8| char::from(b).to_digit(16);
    let digits = digits.trim().as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let (pairs, _) = digits.as_chunks::<2>();
    pairs.iter().map(|&[high, low]| u8::try_from((nibble(high)? << 4) | nibble(low)?).ok()).collect()
}
