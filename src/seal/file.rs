//! The whole sealed file: its layout, sealing and opening.

use subtle::ConstantTimeEq;

use super::{
    aead::{NONCE, TAG, decrypt, encrypt},
    header::{Header, VERSION},
    kdf::hkdf,
};
use crate::{
    Error, Result, limits,
    random::{self, Random},
    secret::{Key, Secret},
};

const MAGIC: &[u8; 8] = b"HOLDFAST";
const HEADER_BYTES: usize = 1 << 16;
const STEP: usize = 1_024;
/// Magic, version, header length.
const FRONT: usize = 13;

/// A file that was opened.
pub struct Opened {
    /// Its header.
    pub header: Header,
    /// Its contents.
    pub contents: Secret,
}

/// Reads the header alone. Nothing of it is proven before the file was opened.
///
/// # Errors
/// The refusals of FORMAT.md §1 and §2.
pub fn inspect(file: &[u8]) -> Result<Header> {
    Ok(split(file)?.0)
}

/// Opens the file with its data key.
///
/// # Errors
/// Those of [`inspect`]; [`Error::WrongKey`], [`Error::Damaged`].
pub fn open(file: &[u8], data_key: &Key) -> Result<Opened> {
    let (header, aad, nonce, sealed) = split(file)?;
    if !fits(&header, data_key)? {
        return Err(Error::WrongKey);
    }
    let mut text = sealed.to_vec();
    decrypt(data_key, nonce, aad, &mut text)?;
    Ok(Opened { header, contents: unpad(Secret::new(text))? })
}

/// Seals `contents` as the next generation of `header`, and raises the generation in it.
///
/// # Errors
/// [`Error::WrongKey`] when the data key is not the header's, [`Error::TooLarge`], [`Error::RandomFailed`].
pub fn seal(
    header: &mut Header,
    data_key: &Key,
    contents: &[u8],
    now: u64,
    random: &mut dyn Random,
) -> Result<Vec<u8>> {
    if !fits(header, data_key)? {
        return Err(Error::WrongKey);
    }
    let mut next = header.clone();
    next.generation = next.generation.saturating_add(1);
    next.saved_at = now;
    let written = next.write()?;
    let length = u32::try_from(written.len()).map_err(|_| Error::TooLarge)?;
    if written.len() > HEADER_BYTES {
        return Err(Error::TooLarge);
    }
    let mut file = Vec::with_capacity(FRONT.saturating_add(written.len()).saturating_add(NONCE));
    file.extend_from_slice(MAGIC);
    file.push(VERSION);
    file.extend_from_slice(&length.to_be_bytes());
    file.extend_from_slice(&written);
    let nonce: [u8; NONCE] = random::array(random)?;
    let mut text = pad(contents)?;
    encrypt(data_key, &nonce, &file, &mut text)?;
    file.extend_from_slice(&nonce);
    file.append(&mut text);
    if file.len() > limits::FILE_BYTES {
        return Err(Error::TooLarge);
    }
    *header = next;
    Ok(file)
}

/// The key check of FORMAT.md §2.
pub(super) fn key_check(vault_id: &[u8; 16], data_key: &Key) -> Result<[u8; 16]> {
    let mut check = [0; 16];
    hkdf(data_key.expose(), vault_id, "holdfast key check 1", &mut check)?;
    Ok(check)
}

/// Whether this is the file's data key.
pub(super) fn fits(header: &Header, data_key: &Key) -> Result<bool> {
    Ok(key_check(&header.vault_id, data_key)?.ct_eq(&header.key_check).into())
}

type Parts<'a> = (Header, &'a [u8], &'a [u8; NONCE], &'a [u8]);

/// Header, AAD, nonce and sealed payload.
fn split(file: &[u8]) -> Result<Parts<'_>> {
    if file.len() > limits::FILE_BYTES {
        return Err(Error::TooLarge);
    }
    if !file.iter().zip(MAGIC).all(|(a, b)| a == b) || file.is_empty() {
        return Err(Error::NotAVault);
    }
    if file.get(MAGIC.len()).is_some_and(|version| *version != VERSION) {
        return Err(Error::UnknownVersion);
    }
    let length = file.get(9..FRONT).ok_or(Error::Truncated)?;
    let length = u32::from_be_bytes(length.try_into().map_err(|_| Error::Truncated)?);
    let length = usize::try_from(length).map_err(|_| Error::NotCanonical)?;
    if length > HEADER_BYTES {
        return Err(Error::NotCanonical);
    }
    let (aad, rest) = file.split_at_checked(FRONT.saturating_add(length)).ok_or(Error::Truncated)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(Error::Truncated)?;
    let text = sealed.len().checked_sub(TAG).ok_or(Error::Truncated)?;
    if text < STEP {
        return Err(Error::Truncated);
    }
    if !text.is_multiple_of(STEP) {
        return Err(Error::TrailingBytes);
    }
    let header = Header::read(aad.get(FRONT..).unwrap_or_default())?;
    if header.slots.iter().any(|slot| slot.nonce == *nonce) {
        return Err(Error::NotCanonical);
    }
    Ok((header, aad, nonce, sealed))
}

/// Length, contents, zeros to the next step, with room for the tag so that nothing is copied again.
fn pad(contents: &[u8]) -> Result<Vec<u8>> {
    let length = u32::try_from(contents.len()).map_err(|_| Error::TooLarge)?;
    let whole = contents.len().saturating_add(4).next_multiple_of(STEP);
    let mut text = Vec::with_capacity(whole.saturating_add(TAG));
    text.extend_from_slice(&length.to_be_bytes());
    text.extend_from_slice(contents);
    text.resize(whole, 0);
    Ok(text)
}

fn unpad(text: Secret) -> Result<Secret> {
    let (length, rest) = text.expose().split_first_chunk::<4>().ok_or(Error::Damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Error::Damaged)?;
    let (contents, padding) = rest.split_at_checked(length).ok_or(Error::Damaged)?;
    if padding.len() >= STEP || padding.iter().any(|byte| *byte != 0) {
        return Err(Error::Damaged);
    }
    Ok(Secret::new(contents.to_vec()))
}
