//! Java's object serialisation (its specification, §6), as far as a map of texts to texts goes: no object is made, no
//! class is looked up, every length is taken from the bytes that are there.

use zeroize::Zeroizing;

use crate::{Error, Result};

const NULL: u8 = 0x70;
const REFERENCE: u8 = 0x71;
const CLASS: u8 = 0x72;
const OBJECT: u8 = 0x73;
const STRING: u8 = 0x74;
const BLOCK: u8 = 0x77;
const END_BLOCK: u8 = 0x78;
const LONG_STRING: u8 = 0x7c;
const FIRST_HANDLE: u32 = 0x007e_0000;

/// Pairs beyond which it is no backup.
const PAIRS: usize = 25_000;

/// Whether it is such a stream.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xac, 0xed, 0, 5])
}

/// The pairs of a `HashMap<String, String>`.
///
/// # Errors
/// [`Error::FileDamaged`], [`Error::TooMany`].
pub(super) fn map(bytes: &[u8]) -> Result<Vec<(String, Zeroizing<String>)>> {
    let mut from =
        Stream { rest: bytes.strip_prefix(&[0xac, 0xed, 0, 5]).ok_or(Error::FileDamaged)?, handles: Vec::new() };
    from.expect(OBJECT)?;
    let width = from.class()?;
    from.handles.push(None); // the map itself
    from.take(width)?;
    from.expect(BLOCK)?;
    let length = usize::from(from.byte()?);
    from.take(length)?;
    let mut pairs = Vec::new();
    while from.rest.first().is_some_and(|tag| *tag != END_BLOCK) {
        let (name, value) = (from.text()?, from.text()?);
        if pairs.len() >= PAIRS {
            return Err(Error::TooMany);
        }
        pairs.push((name.to_string(), value));
    }
    Ok(pairs)
}

struct Stream<'a> {
    rest: &'a [u8],
    /// What may be referred to: texts, and other things that no text may refer to.
    handles: Vec<Option<Zeroizing<String>>>,
}

impl<'a> Stream<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Error::FileDamaged)?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1)?.first().copied().ok_or(Error::FileDamaged)
    }

    fn number(&mut self, width: usize) -> Result<u64> {
        Ok(self.take(width)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn length(&mut self, width: usize) -> Result<usize> {
        usize::try_from(self.number(width)?).map_err(|_| Error::FileDamaged)
    }

    fn expect(&mut self, tag: u8) -> Result<()> {
        if self.byte()? == tag { Ok(()) } else { Err(Error::FileDamaged) }
    }

    /// A class description; gives the width of its fields, which differ between versions of Android.
    fn class(&mut self) -> Result<usize> {
        match self.byte()? {
            NULL => return Ok(0),
            CLASS => {}
            _ => return Err(Error::FileDamaged),
        }
        let name = self.length(2)?;
        self.take(name)?;
        self.take(8)?; // its version
        self.handles.push(None);
        self.byte()?; // its flags
        let mut width = 0_usize;
        for _ in 0..self.length(2)? {
            let field = match self.byte()? {
                b'B' | b'Z' => 1,
                b'C' | b'S' => 2,
                b'I' | b'F' => 4,
                b'J' | b'D' => 8,
                _ => return Err(Error::FileDamaged), // an object among the fields: no such map
            };
            width = width.saturating_add(field);
            let name = self.length(2)?;
            self.take(name)?;
        }
        self.expect(END_BLOCK)?;
        Ok(self.class()?.saturating_add(width))
    }

    fn text(&mut self) -> Result<Zeroizing<String>> {
        let length = match self.byte()? {
            STRING => self.length(2)?,
            LONG_STRING => self.length(8)?,
            REFERENCE => {
                let handle = u32::try_from(self.number(4)?).map_err(|_| Error::FileDamaged)?;
                let at = usize::try_from(handle.checked_sub(FIRST_HANDLE).ok_or(Error::FileDamaged)?);
                let known = self.handles.get(at.map_err(|_| Error::FileDamaged)?);
                return known.cloned().flatten().ok_or(Error::FileDamaged);
            }
            _ => return Err(Error::FileDamaged),
        };
        let text = Zeroizing::new(modified_utf8(self.take(length)?));
        self.handles.push(Some(text.clone()));
        Ok(text)
    }
}

/// Java's own UTF-8: zero in two bytes, letters beyond the first plane as two surrogates of three bytes each.
fn modified_utf8(bytes: &[u8]) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        let low = |byte: &u8| u16::from(byte & 0x3f);
        let (unit, after) = match (first, tail) {
            (0x00..=0x7f, _) => (u16::from(*first), tail),
            (0xc0..=0xdf, [a, after @ ..]) => (u16::from(first & 0x1f) << 6 | low(a), after),
            (0xe0..=0xef, [a, b, after @ ..]) => (u16::from(first & 0x0f) << 12 | low(a) << 6 | low(b), after),
            _ => (0xfffd, tail),
        };
        units.push(unit);
        rest = after;
    }
    String::from_utf16_lossy(&units)
}
