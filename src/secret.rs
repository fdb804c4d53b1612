//! Types for what must not be seen: no `Debug`, no `Display`, no serialisation, wiped when dropped. The only way
//! to the contents is `expose`, so a search for that word finds every use.

use crate::{Error, Result};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Secret bytes: a shared secret of a one-time code, a key.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Takes the bytes over; the caller keeps no copy.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Secret(bytes)
    }

    /// The bytes themselves.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// A second copy, for what has to stand in two places (history of an edit). Not `Clone`, so that no copy is
    /// made unseen.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Secret(self.0.clone())
    }
}

impl PartialEq for Secret {
    /// Compares in constant time (for equal lengths).
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}
impl Eq for Secret {}

/// Secret text: a passphrase, a PIN, a backup code, a one-time code.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SecretText(String);

impl SecretText {
    /// Takes the text over; the caller keeps no copy.
    #[must_use]
    pub fn new(text: String) -> Self {
        SecretText(text)
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A second copy; see [`Secret::duplicate`].
    #[must_use]
    pub fn duplicate(&self) -> Self {
        SecretText(self.0.clone())
    }
}

impl PartialEq for SecretText {
    /// Compares in constant time (for equal lengths).
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}
impl Eq for SecretText {}

/// A 256-bit key. It stands on the heap and is written there, so that a key that moves leaves no copy on the stack.
pub struct Key(Box<[u8; 32]>);

impl Key {
    /// A key that `write` puts in place.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn written(write: impl FnOnce(&mut [u8; 32]) -> Result<()>) -> Result<Self> {
        let mut key = Key(Box::new([0; 32]));
        write(&mut key.0)?;
        Ok(key)
    }

    /// A copy of 32 bytes that stand elsewhere.
    ///
    /// # Errors
    /// [`Error::WrongKey`] for another length.
    pub fn copied(bytes: &[u8]) -> Result<Self> {
        Key::written(|key| {
            if bytes.len() != key.len() {
                return Err(Error::WrongKey);
            }
            key.copy_from_slice(bytes);
            Ok(())
        })
    }

    /// The bytes themselves.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.as_mut().zeroize();
    }
}
