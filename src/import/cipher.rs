//! The ciphers of other apps' files, over well-known crates: every failure of a key is [`Error::WrongOrDamaged`], since
//! neither AES-GCM nor padding tells a wrong password from a damaged file.

use aes::cipher::{BlockCipherEncrypt, StreamCipher};
use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7};
use md5::{Digest, Md5};
use poly1305::Poly1305;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::otp::base64;
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

/// What CryptoJS makes of a passphrase: base64 of `Salted__`, a salt of 8 bytes and AES-256-CBC, its key and IV by
/// OpenSSL's EVP_BytesToKey with one round of MD5.
///
/// # Errors
/// As [`gcm`].
pub(super) fn cryptojs(passphrase: &[u8], sealed: &str) -> Result<Zeroizing<Vec<u8>>> {
    let bytes = base64::decode(sealed).ok_or(Error::WrongOrDamaged)?;
    let rest = bytes.strip_prefix(b"Salted__").ok_or(Error::WrongOrDamaged)?;
    let (salt, content) = rest.split_at_checked(8).ok_or(Error::FileDamaged)?;
    let mut material = Zeroizing::new(Vec::with_capacity(48));
    let mut last: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::new());
    while material.len() < 48 {
        let digest = Md5::new().chain_update(last.as_slice()).chain_update(passphrase).chain_update(salt).finalize();
        *last = digest.to_vec();
        material.extend_from_slice(&last);
    }
    let (key, iv) = material.split_at_checked(32).ok_or(Error::FileDamaged)?;
    cbc(key, iv, content)
}

/// libsodium's crypto_secretstream_xchacha20poly1305, its first message (libsodium's `secretstream` documentation). The
/// message's tag byte is not looked at: apps differ in it.
///
/// # Errors
/// As [`gcm`].
pub(super) fn secretstream(key: &[u8], header: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let key: [u8; 32] = key.try_into().map_err(|_| Error::FileDamaged)?;
    let header: [u8; 24] = header.try_into().map_err(|_| Error::FileDamaged)?;
    let (outer, inner) = header.split_first_chunk::<16>().ok_or(Error::FileDamaged)?;
    let length = sealed.len().checked_sub(17).ok_or(Error::FileDamaged)?;
    let (first, rest) = sealed.split_first().ok_or(Error::FileDamaged)?;
    let (content, tag) = rest.split_at_checked(length).ok_or(Error::FileDamaged)?;
    let subkey = chacha20::hchacha::<chacha20::R20>(&key.into(), &(*outer).into());
    let mut nonce = [0_u8; 12];
    nonce.iter_mut().zip([1, 0, 0, 0].iter().chain(inner)).for_each(|(to, from)| *to = *from);
    let mut stream = chacha20::ChaCha20::new(&subkey, &nonce.into());
    let (mut poly, mut block) = (Zeroizing::new([0_u8; 64]), [0_u8; 64]);
    stream.apply_keystream(poly.as_mut_slice());
    stream.apply_keystream(&mut block);
    if let Some(byte) = block.first_mut() {
        *byte = *first; // the tag byte enters the MAC as it was sent, what follows it as enciphered zeros
    }
    let mut said = block.to_vec();
    said.extend_from_slice(content);
    said.resize(said.len().saturating_add(length & 15), 0); // as libsodium pads, which is not to 16 bytes
    said.extend_from_slice(&0_u64.to_le_bytes());
    said.extend_from_slice(&(length as u64).saturating_add(64).to_le_bytes());
    verify_poly1305(poly.as_slice(), &said, tag)?;
    let mut opened = Zeroizing::new(content.to_vec());
    stream.apply_keystream(&mut opened);
    Ok(opened)
}

/// NaCl's crypto_secretbox_xsalsa20poly1305: the tag stands first.
///
/// # Errors
/// As [`gcm`].
pub(super) fn secretbox(key: &[u8], nonce: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let mut stream = salsa20::XSalsa20::new_from_slices(key, nonce).map_err(|_| Error::FileDamaged)?;
    let (tag, content) = sealed.split_at_checked(16).ok_or(Error::FileDamaged)?;
    let mut poly = Zeroizing::new([0_u8; 32]);
    stream.apply_keystream(poly.as_mut_slice());
    verify_poly1305(poly.as_slice(), content, tag)?;
    let mut opened = Zeroizing::new(content.to_vec());
    stream.apply_keystream(&mut opened);
    Ok(opened)
}

fn verify_poly1305(key: &[u8], said: &[u8], tag: &[u8]) -> Result<()> {
    let key: [u8; 32] = key.get(..32).and_then(|key| key.try_into().ok()).ok_or(Error::FileDamaged)?;
    let found = Poly1305::new(&key.into()).compute_unpadded(said);
    if bool::from(found.as_slice().ct_eq(tag)) { Ok(()) } else { Err(Error::WrongOrDamaged) }
}

/// AES in counter mode as WinZip has it: a counter of 128 bits, little-endian, that begins at 1.
///
/// # Errors
/// [`Error::FileDamaged`] for a key of another length.
pub(super) fn ctr_little_endian(key: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let (small, middle, large) =
        (aes::Aes128::new_from_slice(key), aes::Aes192::new_from_slice(key), aes::Aes256::new_from_slice(key));
    let mut opened = Zeroizing::new(sealed.to_vec());
    for (counter, chunk) in (1_u128..).zip(opened.chunks_mut(16)) {
        let mut block = counter.to_le_bytes().into();
        match (&small, &middle, &large) {
            (Ok(aes), ..) => aes.encrypt_block(&mut block),
            (_, Ok(aes), _) => aes.encrypt_block(&mut block),
            (_, _, Ok(aes)) => aes.encrypt_block(&mut block),
            _ => return Err(Error::FileDamaged),
        }
        chunk.iter_mut().zip(block.iter()).for_each(|(byte, mask)| *byte ^= mask);
    }
    Ok(opened)
}
