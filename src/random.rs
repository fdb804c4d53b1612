//! The one use of `getrandom`. Everything that needs randomness takes a [`Random`], so tests and vectors can
//! give it a fixed source.

use crate::{Error, Result};

/// A source of random bytes.
pub trait Random {
    /// Fills `out` whole, or fails.
    ///
    /// # Errors
    /// [`Error::RandomFailed`] when the source gives nothing.
    fn fill(&mut self, out: &mut [u8]) -> Result<()>;
}

/// The random source of the operating system or the browser.
#[derive(Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        getrandom::fill(out).map_err(|_| Error::RandomFailed)
    }
}

/// An array of `N` fresh random bytes.
///
/// # Errors
/// [`Error::RandomFailed`].
pub fn array<const N: usize>(random: &mut dyn Random) -> Result<[u8; N]> {
    let mut out = [0; N];
    random.fill(&mut out)?;
    Ok(out)
}
