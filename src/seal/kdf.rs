//! From what a person or a device holds to a slot key: Argon2id and HKDF-SHA256, with bounds on the cost. Argon2id is in
//! the module that opens slots alone; the bounds hold for whoever reads a header.

#[cfg(feature = "keys")]
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;

#[cfg(feature = "keys")]
use crate::secret::Key;
use crate::{Error, Result};

/// The cost of one Argon2id run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// What new slots get: 64 MiB, 3 passes, 1 lane (the second choice of RFC 9106 §4).
    pub const DEFAULT: Cost = Cost { memory: 65_536, passes: 3, lanes: 1 };
    /// The least that is accepted.
    pub const FLOOR: Cost = Cost { memory: 19_456, passes: 2, lanes: 1 };
    /// The most that is accepted: a file must not be able to occupy the machine of who opens it.
    pub const CEILING: Cost = Cost { memory: 262_144, passes: 10, lanes: 4 };

    /// Compares with floor and ceiling.
    ///
    /// # Errors
    /// [`Error::CostTooLow`], [`Error::CostTooHigh`].
    pub fn check(self) -> Result<()> {
        let (low, high) = (Cost::FLOOR, Cost::CEILING);
        if self.memory > high.memory || self.passes > high.passes || self.lanes > high.lanes {
            return Err(Error::CostTooHigh);
        }
        if self.memory < low.memory || self.passes < low.passes || self.lanes < low.lanes {
            return Err(Error::CostTooLow);
        }
        Ok(())
    }
}

/// Argon2id (RFC 9106), 32 bytes.
///
/// # Errors
/// [`Error::CostTooLow`], [`Error::CostTooHigh`]; [`Error::MemoryShort`] when the memory cannot be had.
#[cfg(feature = "keys")]
pub fn argon2id(passphrase: &str, salt: &[u8; 16], cost: Cost) -> Result<Key> {
    cost.check()?;
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(32)).map_err(|_| Error::BadInput)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Key::written(|out| {
        argon2.hash_password_into(passphrase.as_bytes(), salt, out.as_mut_slice()).map_err(|_| Error::MemoryShort)
    })
}

/// HKDF-SHA256 (RFC 5869), as many bytes as `out` has.
///
/// # Errors
/// [`Error::BadInput`] for more than 8,160 bytes.
pub fn hkdf(material: &[u8], salt: &[u8], info: &str, out: &mut [u8]) -> Result<()> {
    Hkdf::<Sha256>::new(Some(salt), material).expand(info.as_bytes(), out).map_err(|_| Error::BadInput)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hkdf_agrees_with_rfc_5869_case_3() {
        let salt: Vec<u8> = (0..=0x0c).collect();
        let (mut out, mut salted) = ([0; 42], [0; 42]);
        hkdf(&[0x0b; 22], &[], "", &mut out).unwrap();
        assert_eq!(out[..8], [0x8d, 0xa4, 0xe7, 0x75, 0xa5, 0x63, 0xc1, 0x8f]);
        hkdf(&[0x0b; 22], &salt, "", &mut salted).unwrap();
        assert_ne!(salted, out);
    }

    #[test]
    fn a_cost_outside_its_bounds_is_refused_before_any_work() {
        let far = Cost { memory: u32::MAX, passes: u32::MAX, lanes: 1 };
        assert!(argon2id("x", &[0; 16], far).is_err_and(|e| e == Error::CostTooHigh));
        let near = Cost { memory: 19_455, ..Cost::FLOOR };
        assert!(argon2id("x", &[0; 16], near).is_err_and(|e| e == Error::CostTooLow));
        assert_eq!(Cost { passes: 1, ..Cost::DEFAULT }.check(), Err(Error::CostTooLow));
        assert_eq!(Cost { lanes: 0, ..Cost::DEFAULT }.check(), Err(Error::CostTooLow));
        assert_eq!(Cost { lanes: 5, ..Cost::DEFAULT }.check(), Err(Error::CostTooHigh));
        assert_eq!((Cost::FLOOR.check(), Cost::DEFAULT.check(), Cost::CEILING.check()), (Ok(()), Ok(()), Ok(())));
    }
}
