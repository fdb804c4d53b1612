//! Zips: which members there are, and one of them read, locked or not. The structure is rawzip's work, the inflating
//! miniz_oxide's; here stand the bounds and the two ciphers that zips are locked with.

use hmac::{Hmac, KeyInit, Mac};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::ZipArchive;
use sha1::Sha1;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::derive::{self, Cost, Hash};
use super::{cipher, needed};
use crate::secret::SecretText;
use crate::{Error, Result, limits};

/// More members than any export has.
const MEMBERS: usize = 1_000;
/// The method of WinZip's AES, and the number of the extra field that tells the real one.
const AES: u16 = 99;
const AES_FIELD: u16 = 0x9901;

/// One file of a zip.
pub(super) struct Member<'a> {
    pub name: String,
    /// It is locked with a password.
    pub locked: bool,
    data: &'a [u8],
    method: u16,
    crc: u32,
    /// The last byte of ZipCrypto's header, deciphered.
    check: u8,
    aes: Option<Aes>,
}

#[derive(Clone, Copy)]
struct Aes {
    strength: u8,
    method: u16,
}

/// The members that are files.
///
/// # Errors
/// [`Error::FileDamaged`], [`Error::TooMany`].
pub(super) fn members(bytes: &[u8]) -> Result<Vec<Member<'_>>> {
    let damaged = |_| Error::FileDamaged;
    // The archive borrows the slice, the members' bytes are cut from it by their range.
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let mut entries = archive.entries();
    let (mut found, mut seen) = (Vec::new(), 0_usize);
    while let Some(entry) = entries.next_entry().map_err(damaged)? {
        seen = seen.saturating_add(1);
        if seen > MEMBERS {
            return Err(Error::TooMany);
        }
        if entry.is_dir() {
            continue;
        }
        let header =
            usize::try_from(entry.local_header_offset()).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
        let [b'P', b'K', 3, 4, _, _, flags, _, _, _, _, time, ..] = *header else { return Err(Error::FileDamaged) };
        let (start, end) = archive.get_entry(entry.wayfinder()).map_err(damaged)?.compressed_data_range();
        let range = usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
        let [high, ..] = entry.crc32().to_be_bytes();
        found.push(Member {
            name: String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned(),
            locked: flags & 1 == 1,
            data: bytes.get(range).ok_or(Error::FileDamaged)?,
            method: entry.compression_method().as_id().as_u16(),
            crc: entry.crc32(),
            check: if entry.has_data_descriptor() { time } else { high },
            aes: entry.extra_fields().find_map(|(id, field)| aes(id.as_u16(), field)),
        });
    }
    Ok(found)
}

fn aes(id: u16, field: &[u8]) -> Option<Aes> {
    match (id, field) {
        (AES_FIELD, [_, _, b'A', b'E', strength, low, high]) => {
            Some(Aes { strength: *strength, method: u16::from_le_bytes([*low, *high]) })
        }
        _ => None,
    }
}

impl Member<'_> {
    /// What opening it costs: nothing worth telling.
    pub const fn cost() -> Cost {
        Cost::Pbkdf2 { hash: Hash::Sha1, rounds: 1_000 }
    }

    /// Its contents.
    ///
    /// # Errors
    /// [`Error::PasswordNeeded`], [`Error::WrongPassword`] where the check bytes say so, [`Error::WrongOrDamaged`],
    /// [`Error::FileDamaged`], [`Error::TooLarge`], [`Error::UnknownLock`].
    pub fn read(&self, password: Option<&SecretText>) -> Result<Zeroizing<Vec<u8>>> {
        if !self.locked {
            let opened = inflated(self.method, self.data)?;
            return if crc32(&opened) == self.crc { Ok(opened) } else { Err(Error::FileDamaged) };
        }
        let password = needed(password)?.expose().as_bytes();
        if self.method == AES {
            let aes = self.aes.ok_or(Error::UnknownLock)?;
            return inflated(aes.method, &self.open_aes(aes, password)?);
        }
        let opened = inflated(self.method, &self.open_zip_crypto(password)?).map_err(|_| Error::WrongOrDamaged)?;
        if crc32(&opened) == self.crc { Ok(opened) } else { Err(Error::WrongOrDamaged) }
    }

    /// WinZip's AE-1 and AE-2: salt, two check bytes, AES-CTR with a counter that begins at 1, ten bytes of HMAC.
    fn open_aes(&self, aes: Aes, password: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let (salt_length, key_length) = match aes.strength {
            1 => (8, 16),
            2 => (12, 24),
            3 => (16, 32),
            _ => return Err(Error::UnknownLock),
        };
        let (salt, rest) = self.data.split_at_checked(salt_length).ok_or(Error::FileDamaged)?;
        let (check, rest) = rest.split_at_checked(2).ok_or(Error::FileDamaged)?;
        let length = rest.len().checked_sub(10).ok_or(Error::FileDamaged)?;
        let (content, tag) = rest.split_at_checked(length).ok_or(Error::FileDamaged)?;
        let length = usize::saturating_mul(key_length, 2).saturating_add(2);
        let keys = derive::key(password, salt, Member::cost(), length)?;
        let (key, rest) = keys.split_at_checked(key_length).ok_or(Error::FileDamaged)?;
        let (mac_key, wanted) = rest.split_at_checked(key_length).ok_or(Error::FileDamaged)?;
        if !bool::from(check.ct_eq(wanted)) {
            return Err(Error::WrongPassword);
        }
        let mut mac = Hmac::<Sha1>::new_from_slice(mac_key).map_err(|_| Error::FileDamaged)?;
        mac.update(content);
        mac.verify_truncated_left(tag).map_err(|_| Error::WrongOrDamaged)?;
        cipher::ctr_little_endian(key, content)
    }

    /// The old cipher of zips (APPNOTE.TXT §6.1): weak, but some apps still use it.
    fn open_zip_crypto(&self, password: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let mut keys = ZipCrypto::new(password);
        let (head, content) = self.data.split_at_checked(12).ok_or(Error::FileDamaged)?;
        let last = head.iter().map(|byte| keys.decipher(*byte)).last();
        if last != Some(self.check) {
            return Err(Error::WrongPassword);
        }
        Ok(Zeroizing::new(content.iter().map(|byte| keys.decipher(*byte)).collect()))
    }
}

fn inflated(method: u16, data: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    const STORED: u16 = 0;
    const DEFLATED: u16 = 8;
    match method {
        STORED if data.len() > limits::FILE_BYTES => Err(Error::TooLarge),
        STORED => Ok(Zeroizing::new(data.to_vec())),
        DEFLATED => match decompress_to_vec_with_limit(data, limits::FILE_BYTES) {
            Ok(opened) => Ok(Zeroizing::new(opened)),
            Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(Error::TooLarge),
            Err(_) => Err(Error::FileDamaged),
        },
        _ => Err(Error::UnknownLock),
    }
}

struct ZipCrypto([u32; 3]);

impl ZipCrypto {
    fn new(password: &[u8]) -> Self {
        let mut keys = ZipCrypto([0x1234_5678, 0x2345_6789, 0x3456_7890]);
        password.iter().for_each(|byte| keys.update(*byte));
        keys
    }

    fn update(&mut self, byte: u8) {
        let [mut a, mut b, mut c] = self.0;
        a = crc_step(a, byte);
        b = b.wrapping_add(a & 255).wrapping_mul(134_775_813).wrapping_add(1);
        let [high, ..] = b.to_be_bytes();
        c = crc_step(c, high);
        self.0 = [a, b, c];
    }

    fn decipher(&mut self, byte: u8) -> u8 {
        let [_, _, c] = self.0;
        let word = (c | 2) & 0xffff;
        let [_, _, stream, _] = word.wrapping_mul(word ^ 1).to_be_bytes();
        let plain = byte ^ stream;
        self.update(plain);
        plain
    }
}

/// One byte of CRC-32 (IEEE), by halves: a table of all bytes would be worth it for larger files than these.
fn crc_step(crc: u32, byte: u8) -> u32 {
    let half = |crc: u32| {
        let entry = HALVES.get(usize::try_from(crc & 15).unwrap_or_default()).copied().unwrap_or_default();
        (crc >> 4) ^ entry
    };
    half(half(crc ^ u32::from(byte)))
}

const HALVES: [u32; 16] = [
    0x0000_0000,
    0x1db7_1064,
    0x3b6e_20c8,
    0x26d9_30ac,
    0x76dc_4190,
    0x6b6b_51f4,
    0x4db2_6158,
    0x5005_713c,
    0xedb8_8320,
    0xf00f_9344,
    0xd6d6_a3e8,
    0xcb61_b38c,
    0x9b64_c2b0,
    0x86d3_d2d4,
    0xa00a_e278,
    0xbdbd_f21c,
];

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| crc_step(crc, *byte))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_sum_is_that_of_zips() {
        assert_eq!(super::crc32(b"123456789"), 0xcbf4_3926);
    }
}
