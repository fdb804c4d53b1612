//! What `intake` read and `core` offers, as one opaque byte string that JavaScript passes on and drops: set-up addresses
//! with what to look at twice, what could not be read, and which parts of exports are missing.

#[cfg(feature = "core")]
use crate::{
    Error, Result, limits,
    otp::{Named, uri},
    seal::cbor::Reader,
};

/// Writes what a text held.
#[cfg(feature = "intake")]
pub fn write(found: &crate::otp::text::Found) -> Vec<u8> {
    let mut out = crate::seal::cbor::Writer::new(256);
    out.array(3).array(found.entries.len());
    for named in &found.entries {
        out.array(2).text(crate::otp::uri::write(named).expose()).array(named.warnings.len());
        for warning in &named.warnings {
            out.text(warning.code());
        }
    }
    out.array(found.errors.len());
    for (line, error) in &found.errors {
        out.array(2).uint(*line as u64).text(error.code());
    }
    out.array(found.incomplete.len());
    for part in &found.incomplete {
        out.array(2).uint(part.size.into()).array(part.missing.len());
        for missing in &part.missing {
            out.uint((*missing).into());
        }
    }
    out.finish()
}

/// What was written.
#[cfg(feature = "core")]
pub struct Finds {
    /// The codes, and what to look at twice.
    pub entries: Vec<(Named, Vec<String>)>,
    /// Line and code of what could not be read.
    pub errors: Vec<(u32, String)>,
    /// Size of an export, and the parts that are missing.
    pub missing: Vec<(u32, Vec<u32>)>,
}

/// Reads it again.
///
/// # Errors
/// [`Error::BadInput`] for bytes that are not from there.
#[cfg(feature = "core")]
pub fn read(bytes: &[u8]) -> Result<Finds> {
    parts(&mut Reader::new(bytes)).map_err(|_| Error::BadInput)
}

#[cfg(feature = "core")]
fn parts(from: &mut Reader<'_>) -> Result<Finds> {
    from.tuple(3)?;
    let mut finds = Finds { entries: Vec::new(), errors: Vec::new(), missing: Vec::new() };
    for _ in 0..from.array(limits::ENTRIES)? {
        from.tuple(2)?;
        let named = uri::read(from.text(limits::NOTE_BYTES)?)?;
        let mut warnings = Vec::new();
        for _ in 0..from.array(limits::LABELS)? {
            warnings.push(from.text(limits::NAME_BYTES)?.to_owned());
        }
        finds.entries.push((named, warnings));
    }
    for _ in 0..from.array(limits::NOTE_BYTES)? {
        from.tuple(2)?;
        finds.errors.push((from.u32()?, from.text(limits::NAME_BYTES)?.to_owned()));
    }
    for _ in 0..from.array(limits::NOTE_BYTES)? {
        from.tuple(2)?;
        let size = from.u32()?;
        let mut missing = Vec::new();
        for _ in 0..from.array(limits::NOTE_BYTES)? {
            missing.push(from.u32()?);
        }
        finds.missing.push((size, missing));
    }
    from.end()?;
    Ok(finds)
}
