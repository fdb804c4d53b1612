//! The small part of CBOR (RFC 8949) that the format uses: definite lengths, integer keys in ascending order. Types
//! and limits of what is written belong to the callers.

use minicbor::{Decoder, Encoder, data::Type};

use crate::{Error, Result};

/// The largest integer that every language's numbers hold exactly.
pub const UINT_MAX: u64 = (1 << 53) - 1;

/// Writes deterministic CBOR; writing to memory cannot fail.
pub struct Writer(Encoder<Vec<u8>>);

impl Writer {
    /// An empty writer with room for `capacity` bytes.
    pub fn new(capacity: usize) -> Self {
        Writer(Encoder::new(Vec::with_capacity(capacity)))
    }

    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        self.0.into_writer()
    }

    /// Begins a map of `pairs`.
    pub fn map(&mut self, pairs: usize) -> &mut Self {
        let _ = self.0.map(pairs as u64);
        self
    }

    /// Begins an array of `items`.
    pub fn array(&mut self, items: usize) -> &mut Self {
        let _ = self.0.array(items as u64);
        self
    }

    /// An unsigned integer, or a key.
    pub fn uint(&mut self, value: u64) -> &mut Self {
        let _ = self.0.u64(value);
        self
    }

    /// A byte string.
    pub fn bytes(&mut self, value: &[u8]) -> &mut Self {
        let _ = self.0.bytes(value);
        self
    }

    /// A text.
    pub fn text(&mut self, value: &str) -> &mut Self {
        let _ = self.0.str(value);
        self
    }

    /// `true` or `false`.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        let _ = self.0.bool(value);
        self
    }
}

/// Reads CBOR; every error of form is [`Error::NotCanonical`].
pub struct Reader<'a>(Decoder<'a>);

/// How far a map was read.
pub struct Keys {
    left: u64,
    least: u64,
}

fn form<T>(read: core::result::Result<T, minicbor::decode::Error>) -> Result<T> {
    read.map_err(|_| Error::NotCanonical)
}

impl<'a> Reader<'a> {
    /// Reads `bytes` from their beginning.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader(Decoder::new(bytes))
    }

    /// Fails if anything is left.
    pub fn end(&self) -> Result<()> {
        if self.0.position() == self.0.input().len() { Ok(()) } else { Err(Error::NotCanonical) }
    }

    /// Begins a map.
    pub fn map(&mut self) -> Result<Keys> {
        let left = form(self.0.map())?.ok_or(Error::NotCanonical)?;
        Ok(Keys { left, least: 0 })
    }

    /// The next key of the map, or `None` at its end. Keys must ascend.
    pub fn key(&mut self, keys: &mut Keys) -> Result<Option<u64>> {
        if keys.left == 0 {
            return Ok(None);
        }
        let key = form(self.0.u64())?;
        if key < keys.least {
            return Err(Error::NotCanonical);
        }
        keys.left = keys.left.saturating_sub(1);
        keys.least = key.saturating_add(1);
        Ok(Some(key))
    }

    /// The length of an array, at most `most`.
    pub fn array(&mut self, most: usize) -> Result<usize> {
        let length = form(self.0.array())?.ok_or(Error::NotCanonical)?;
        let length = usize::try_from(length).map_err(|_| Error::TooMany)?;
        if length <= most { Ok(length) } else { Err(Error::TooMany) }
    }

    /// Begins an array that must have `length` items.
    pub fn tuple(&mut self, length: usize) -> Result<()> {
        let found = form(self.0.array())?;
        if found == Some(length as u64) { Ok(()) } else { Err(Error::NotCanonical) }
    }

    /// An integer up to 2^53 − 1.
    pub fn uint(&mut self) -> Result<u64> {
        let value = form(self.0.u64())?;
        if value <= UINT_MAX { Ok(value) } else { Err(Error::NotCanonical) }
    }

    /// An integer of 64 bits.
    pub fn long(&mut self) -> Result<u64> {
        form(self.0.u64())
    }

    /// An integer of 32 bits.
    pub fn u32(&mut self) -> Result<u32> {
        form(self.0.u32())
    }

    /// An integer of 8 bits.
    pub fn u8(&mut self) -> Result<u8> {
        form(self.0.u8())
    }

    /// A byte string of at most `most` bytes.
    pub fn bytes(&mut self, most: usize) -> Result<&'a [u8]> {
        let bytes = form(self.0.bytes())?;
        if bytes.len() <= most { Ok(bytes) } else { Err(Error::TooLarge) }
    }

    /// A byte string of exactly `N` bytes.
    pub fn fixed<const N: usize>(&mut self) -> Result<[u8; N]> {
        form(self.0.bytes())?.try_into().map_err(|_| Error::NotCanonical)
    }

    /// A text of at most `most` bytes.
    pub fn text(&mut self, most: usize) -> Result<&'a str> {
        let text = form(self.0.str())?;
        if text.len() <= most { Ok(text) } else { Err(Error::TooLarge) }
    }

    /// `true`; flags that are off are left out.
    pub fn yes(&mut self) -> Result<bool> {
        if form(self.0.datatype())? == Type::Bool && form(self.0.bool())? { Ok(true) } else { Err(Error::NotCanonical) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_must_ascend() {
        let mut writer = Writer::new(8);
        writer.map(2).uint(2).uint(0).uint(1).uint(0);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        let mut keys = reader.map().unwrap();
        assert_eq!(reader.key(&mut keys), Ok(Some(2)));
        reader.uint().unwrap();
        assert_eq!(reader.key(&mut keys), Err(Error::NotCanonical));
    }

    #[test]
    fn a_number_beyond_exact_doubles_is_refused() {
        let mut writer = Writer::new(8);
        writer.uint(1 << 53);
        assert_eq!(Reader::new(&writer.finish()).uint(), Err(Error::NotCanonical));
    }
}
