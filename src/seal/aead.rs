//! AES-256-GCM in the two shapes that are needed: a short wrapped key, and a long payload encrypted in place.

use aes_gcm::{Aes256Gcm, KeyInit, Nonce, aead::AeadInOut};

use crate::{
    Error, Result,
    random::{self, Random},
    secret::{Key, Secret},
};

/// Bytes of a nonce.
pub const NONCE: usize = 12;
/// Bytes of a tag.
pub const TAG: usize = 16;

fn cipher(key: &Key) -> Aes256Gcm {
    Aes256Gcm::new(key.expose().into())
}

/// Encrypts `text` in place and appends the tag.
///
/// # Errors
/// [`Error::TooLarge`] beyond what GCM can encrypt.
pub fn encrypt(key: &Key, nonce: &[u8; NONCE], aad: &[u8], text: &mut Vec<u8>) -> Result<()> {
    cipher(key).encrypt_in_place(&Nonce::from(*nonce), aad, text).map_err(|_| Error::TooLarge)
}

/// Decrypts `sealed` (tag behind) in place, or leaves nothing of use.
///
/// # Errors
/// [`Error::Damaged`] when the tag does not match.
pub fn decrypt(key: &Key, nonce: &[u8; NONCE], aad: &[u8], sealed: &mut Vec<u8>) -> Result<()> {
    cipher(key).decrypt_in_place(&Nonce::from(*nonce), aad, sealed).map_err(|_| Error::Damaged)
}

/// Seals a passing note under the data key, for what JavaScript carries for us (what was previewed and not yet added):
/// nonce, ciphertext, tag. `purpose` keeps one kind of note from being taken for another; no sealed file begins with it.
///
/// # Errors
/// [`Error::RandomFailed`].
pub fn seal_token(key: &Key, purpose: &str, text: Vec<u8>, random: &mut dyn Random) -> Result<Vec<u8>> {
    let nonce: [u8; NONCE] = random::array(random)?;
    let mut text = text;
    encrypt(key, &nonce, purpose.as_bytes(), &mut text)?;
    let mut out = nonce.to_vec();
    out.append(&mut text);
    Ok(out)
}

/// Opens what [`seal_token`] sealed.
///
/// # Errors
/// [`Error::OfferExpired`] when it was sealed under another key, for another purpose, or changed.
pub fn unseal_token(key: &Key, purpose: &str, token: &[u8]) -> Result<Secret> {
    let (nonce, sealed) = token.split_first_chunk::<NONCE>().ok_or(Error::OfferExpired)?;
    let mut text = sealed.to_vec();
    decrypt(key, nonce, purpose.as_bytes(), &mut text).map_err(|_| Error::OfferExpired)?;
    Ok(Secret::new(text))
}
