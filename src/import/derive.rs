//! From a password to a key, as other apps do it. A file may ask for any cost: it is compared with the ceiling first,
//! and memory that cannot be had is an error and no crash.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// The most memory that a derivation may take, in KiB.
const MEMORY: u64 = 1 << 20;
const PBKDF2_ROUNDS: u64 = 10_000_000;
const ARGON2_PASSES: u64 = 64;
const ARGON2_LANES: u64 = 16;
const SCRYPT_N: u64 = 1 << 20;
const SCRYPT_P: u64 = 16;

/// The hash below PBKDF2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it all
pub enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

/// What a file asks for. As the file says it: nothing is believed before [`Cost::check`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the standards' own names
pub enum Cost {
    /// RFC 8018 §5.2.
    Pbkdf2 { hash: Hash, rounds: u64 },
    /// RFC 7914.
    Scrypt { n: u64, r: u64, p: u64 },
    /// RFC 9106, memory in KiB.
    Argon2id { memory: u64, passes: u64, lanes: u64 },
}

impl Cost {
    /// Compares with the ceilings.
    ///
    /// # Errors
    /// [`Error::CostTooHigh`]; [`Error::FileDamaged`] for what is no cost at all.
    pub fn check(&self) -> Result<()> {
        let (high, wrong) = match *self {
            Cost::Pbkdf2 { rounds, .. } => (rounds > PBKDF2_ROUNDS, rounds == 0),
            Cost::Scrypt { n, r, p } => {
                let room = n.saturating_mul(r).saturating_mul(128) / 1_024;
                (n > SCRYPT_N || room > MEMORY || p > SCRYPT_P, n < 2 || !n.is_power_of_two() || r == 0 || p == 0)
            }
            Cost::Argon2id { memory, passes, lanes } => {
                let high = memory > MEMORY || passes > ARGON2_PASSES || lanes > ARGON2_LANES;
                (high, passes == 0 || lanes == 0 || memory < lanes.saturating_mul(8))
            }
        };
        match (high, wrong) {
            (true, _) => Err(Error::CostTooHigh),
            (_, true) => Err(Error::FileDamaged),
            _ => Ok(()),
        }
    }

    /// The memory that it takes, in KiB.
    #[must_use]
    pub const fn memory(&self) -> u64 {
        match *self {
            Cost::Pbkdf2 { .. } => 0,
            Cost::Scrypt { n, r, .. } => n.saturating_mul(r) / 8,
            Cost::Argon2id { memory, .. } => memory,
        }
    }

    /// About how many milliseconds it takes in a browser on a middling computer, so that a person is told to wait.
    #[must_use]
    pub const fn milliseconds(&self) -> u64 {
        match *self {
            Cost::Pbkdf2 { hash: Hash::Sha512, rounds } => rounds / 400,
            Cost::Pbkdf2 { rounds, .. } => rounds / 1_000,
            Cost::Scrypt { n, r, p } => n.saturating_mul(r).saturating_mul(p) / 1_500,
            Cost::Argon2id { memory, passes, .. } => memory.saturating_mul(passes) / 600,
        }
    }

    /// Does a small part of the work, and tells how many times as much the whole is: what that part takes on a computer
    /// says what the whole will take there.
    ///
    /// # Errors
    /// As `key`.
    pub fn sample(&self) -> Result<f64> {
        self.check()?;
        let part = match *self {
            Cost::Pbkdf2 { hash, rounds } => Cost::Pbkdf2 { hash, rounds: rounds.min(20_000) },
            Cost::Scrypt { n, r, .. } => Cost::Scrypt { n: n.min(4_096), r, p: 1 },
            // Half of the speed is that of the memory, and a small block fits into the processor's own.
            Cost::Argon2id { memory, lanes, .. } => {
                let least = lanes.saturating_mul(8);
                Cost::Argon2id { memory: memory.min((memory / 16).clamp(8_192, 32_768).max(least)), passes: 1, lanes }
            }
        };
        key(b"", &[0; 16], part, 32)?;
        Ok(self.work() / part.work())
    }

    /// In steps of its own kind.
    #[allow(clippy::cast_precision_loss)] // only to be compared
    fn work(&self) -> f64 {
        let steps = match *self {
            Cost::Pbkdf2 { rounds, .. } => rounds,
            Cost::Scrypt { n, r, p } => n.saturating_mul(r).saturating_mul(p),
            Cost::Argon2id { memory, passes, .. } => memory.saturating_mul(passes),
        };
        steps.max(1) as f64
    }
}

/// A key of as many bytes as asked for.
///
/// # Errors
/// Those of [`Cost::check`]; [`Error::NotEnoughMemory`].
pub(super) fn key(password: &[u8], salt: &[u8], cost: Cost, length: usize) -> Result<Zeroizing<Vec<u8>>> {
    cost.check()?;
    let mut out = Zeroizing::new(vec![0_u8; length]);
    let small = |n: u64| u32::try_from(n).map_err(|_| Error::CostTooHigh);
    match cost {
        Cost::Pbkdf2 { hash, rounds } => {
            let rounds = small(rounds)?;
            match hash {
                Hash::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, rounds, &mut out),
                Hash::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, rounds, &mut out),
                Hash::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, rounds, &mut out),
            }
        }
        Cost::Scrypt { n, r, p } => {
            room(cost.memory())?;
            let log = u8::try_from(n.ilog2()).map_err(|_| Error::CostTooHigh)?;
            let params = scrypt::Params::new(log, small(r)?, small(p)?).map_err(|_| Error::FileDamaged)?;
            scrypt::scrypt(password, salt, &params, &mut out).map_err(|_| Error::FileDamaged)?;
        }
        Cost::Argon2id { memory, passes, lanes } => {
            let params = Params::new(small(memory)?, small(passes)?, small(lanes)?, Some(length));
            let params = params.map_err(|_| Error::FileDamaged)?;
            let mut blocks: Vec<Block> = Vec::new();
            let count = params.block_count();
            blocks.try_reserve_exact(count).map_err(|_| Error::NotEnoughMemory)?;
            blocks.resize(count, Block::default());
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into_with_memory(password, salt, &mut out, &mut blocks)
                .map_err(|_| Error::FileDamaged)?;
        }
    }
    Ok(out)
}

/// Whether this much memory, in KiB, can be had: the libraries stop the program where it cannot.
fn room(kib: u64) -> Result<()> {
    let bytes = usize::try_from(kib.saturating_mul(1_024)).map_err(|_| Error::NotEnoughMemory)?;
    Vec::<u8>::new().try_reserve_exact(bytes.saturating_add(bytes / 8)).map_err(|_| Error::NotEnoughMemory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_above_the_ceiling_is_refused_before_any_work() {
        let high = [
            Cost::Pbkdf2 { hash: Hash::Sha256, rounds: 10_000_001 },
            Cost::Pbkdf2 { hash: Hash::Sha1, rounds: u64::MAX },
            Cost::Scrypt { n: 1 << 21, r: 1, p: 1 },
            Cost::Scrypt { n: 1 << 20, r: 9, p: 1 },
            Cost::Scrypt { n: 2, r: u64::MAX, p: 1 },
            Cost::Scrypt { n: 2, r: 1, p: 17 },
            Cost::Argon2id { memory: (1 << 20) + 1, passes: 1, lanes: 1 },
            Cost::Argon2id { memory: 64, passes: 65, lanes: 1 },
            Cost::Argon2id { memory: 256, passes: 1, lanes: 17 },
            Cost::Argon2id { memory: 1 << 31, passes: 1 << 31, lanes: 1 << 31 },
        ];
        for cost in high {
            assert!(key(b"x", b"saltsalt", cost, 32).is_err_and(|e| e == Error::CostTooHigh), "{cost:?}");
        }
        let wrong = [
            Cost::Pbkdf2 { hash: Hash::Sha1, rounds: 0 },
            Cost::Scrypt { n: 3, r: 8, p: 1 },
            Cost::Scrypt { n: 0, r: 8, p: 1 },
            Cost::Scrypt { n: 2, r: 0, p: 1 },
            Cost::Argon2id { memory: 7, passes: 1, lanes: 1 },
            Cost::Argon2id { memory: 64, passes: 0, lanes: 1 },
        ];
        for cost in wrong {
            assert!(key(b"x", b"saltsalt", cost, 32).is_err_and(|e| e == Error::FileDamaged), "{cost:?}");
        }
    }

    #[test]
    fn a_sample_is_a_known_part_of_the_whole() {
        let costs = [
            (Cost::Pbkdf2 { hash: Hash::Sha1, rounds: 60_000 }, 3.0),
            (Cost::Pbkdf2 { hash: Hash::Sha1, rounds: 10 }, 1.0),
            (Cost::Scrypt { n: 1 << 13, r: 8, p: 2 }, 4.0),
            (Cost::Argon2id { memory: 65_536, passes: 3, lanes: 4 }, 24.0),
            (Cost::Argon2id { memory: 64, passes: 1, lanes: 1 }, 1.0),
        ];
        for (cost, times) in costs {
            assert!((cost.sample().unwrap() - times).abs() < 1e-9, "{cost:?}");
        }
        let high = Cost::Scrypt { n: 1 << 31, r: 8, p: 1 };
        assert!(high.sample().is_err_and(|e| e == Error::CostTooHigh));
    }

    #[test]
    fn the_derivations_agree_with_their_standards() {
        let start = |cost, password: &[u8], salt: &[u8]| key(password, salt, cost, 64).unwrap()[..4].to_vec();
        // RFC 6070 (its key is 20 bytes long; the beginning is the same), RFC 7914 §11 and §12
        assert_eq!(start(Cost::Pbkdf2 { hash: Hash::Sha1, rounds: 2 }, b"password", b"salt"), [0xea, 0x6c, 0x01, 0x4d]);
        assert_eq!(start(Cost::Pbkdf2 { hash: Hash::Sha256, rounds: 1 }, b"passwd", b"salt"), [0x55, 0xac, 0x04, 0x6e]);
        assert_eq!(start(Cost::Scrypt { n: 1024, r: 8, p: 16 }, b"password", b"NaCl"), [0xfd, 0xba, 0xbe, 0x1c]);
    }
}
