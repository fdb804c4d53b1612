//! What `import` read and `core` offers, as one opaque byte string that JavaScript passes on and drops. On its way it
//! goes through `intake`, which knows what backup codes look like and what services are called ([`with_backup_codes`]).

use crate::{Error, Result, limits, seal::cbor::Reader, secret::SecretText};
use zeroize::Zeroizing;

#[cfg(any(feature = "import", feature = "intake"))]
use crate::seal::cbor::Writer;
#[cfg(feature = "import")]
use crate::vault::whole_otp_bytes;

/// What a report holds.
#[derive(Default)]
pub struct Imported {
    /// The format's code.
    pub format: String,
    /// What can be brought in.
    pub entries: Vec<ImportedEntry>,
    /// What could not be read.
    pub refused: Vec<ImportedRefusal>,
    /// Size of an export, and the parts that are missing.
    pub missing: Vec<(u32, Vec<u32>)>,
    /// How many stood in the files more than once.
    pub repeated: u64,
    /// Code and number of what has no home here.
    pub homeless: Vec<(String, u64)>,
}

/// One entry: a code, backup codes, or both.
pub struct ImportedEntry {
    /// The site or service.
    pub name: String,
    /// The user name.
    pub account: String,
    /// The code as the vault's contents hold it (FORMAT.md §5), for [`crate::vault::otp_in`]; empty for none.
    pub code: Zeroizing<Vec<u8>>,
    /// What to look at twice.
    pub warnings: Vec<String>,
    /// Backup codes from the note or the fields.
    pub backup: Vec<ImportedCode>,
    /// Free text; empty for none.
    pub note: String,
    /// Names and values of a person's own fields; empty once they were searched for backup codes.
    pub fields: Vec<(String, String)>,
    /// Groups, folders and tags.
    pub tags: Vec<String>,
    /// Hosts as the export has them: guesses, for [`crate::site::Host::of`].
    pub hosts: Vec<String>,
    /// Stands first.
    pub pinned: bool,
    /// `trashed`, `archived` or empty.
    pub shelf: String,
    /// The line of a text, else which entry, from 1.
    pub number: u64,
    /// The names it bears in the file.
    pub title: String,
    /// The note without the backup codes that were found in it.
    pub bare: String,
    /// All of it, as a vault of its own, from Holdfast's own export; else empty.
    pub whole: Zeroizing<Vec<u8>>,
}

/// One backup code that stood in a note or a field.
pub struct ImportedCode {
    /// As it stood there.
    pub text: SecretText,
    /// The number or word beside it; empty for none.
    pub label: String,
    /// It was crossed out.
    pub spent: bool,
}

/// One refusal.
pub struct ImportedRefusal {
    /// As in [`ImportedEntry`]; 0 for a file as a whole.
    pub number: u64,
    /// The names it bears in the file, or the file's name.
    pub title: String,
    /// The error's code.
    pub code: String,
    /// What stood there, without its secret; empty for none.
    pub source: String,
}

/// Reads it again.
///
/// # Errors
/// [`Error::BadInput`] for bytes that are not from there.
pub fn read(bytes: &[u8]) -> Result<Imported> {
    report(&mut Reader::new(bytes)).map_err(|_| Error::BadInput)
}

fn report(from: &mut Reader<'_>) -> Result<Imported> {
    from.tuple(6)?;
    let format = line(from)?;
    let entries = list(from, entry)?;
    let refused = list(from, |from| {
        from.tuple(4)?;
        Ok(ImportedRefusal { number: from.uint()?, title: note(from)?, code: line(from)?, source: note(from)? })
    })?;
    let missing = list(from, |from| {
        from.tuple(2)?;
        Ok((from.u32()?, list(from, Reader::u32)?))
    })?;
    let repeated = from.uint()?;
    let homeless = list(from, |from| {
        from.tuple(2)?;
        Ok((line(from)?, from.uint()?))
    })?;
    from.end()?;
    Ok(Imported { format, entries, refused, missing, repeated, homeless })
}

fn entry(from: &mut Reader<'_>) -> Result<ImportedEntry> {
    from.tuple(14)?;
    let (name, account) = (line(from)?, line(from)?);
    let code = Zeroizing::new(from.bytes(limits::NOTE_BYTES)?.to_vec());
    let warnings = list(from, line)?;
    let backup = list(from, |from| {
        from.tuple(3)?;
        Ok(ImportedCode { text: SecretText::new(line(from)?), label: line(from)?, spent: from.uint()? == 1 })
    })?;
    let written = note(from)?;
    let fields = list(from, |from| {
        from.tuple(2)?;
        Ok((note(from)?, note(from)?))
    })?;
    let (tags, hosts) = (list(from, line)?, list(from, line)?);
    let (pinned, shelf) = (from.uint()? == 1, line(from)?);
    from.tuple(2)?;
    let (number, title) = (from.uint()?, line(from)?);
    let bare = note(from)?;
    let whole = Zeroizing::new(from.bytes(limits::FILE_BYTES)?.to_vec());
    Ok(ImportedEntry {
        name,
        account,
        code,
        warnings,
        backup,
        note: written,
        fields,
        tags,
        hosts,
        pinned,
        shelf,
        number,
        title,
        bare,
        whole,
    })
}

fn list<'a, T>(from: &mut Reader<'a>, item: impl Fn(&mut Reader<'a>) -> Result<T>) -> Result<Vec<T>> {
    let length = from.array(limits::NOTE_BYTES)?;
    let mut items = Vec::new();
    for _ in 0..length {
        items.push(item(from)?);
    }
    Ok(items)
}

fn line(from: &mut Reader<'_>) -> Result<String> {
    Ok(from.text(limits::NAME_BYTES.saturating_mul(4))?.to_owned())
}

fn note(from: &mut Reader<'_>) -> Result<String> {
    Ok(from.text(limits::NOTE_BYTES)?.to_owned())
}

/// Writes it.
#[cfg(any(feature = "import", feature = "intake"))]
#[must_use]
pub fn write(imported: &Imported) -> Vec<u8> {
    let mut out = Writer::new(imported.entries.len().saturating_mul(256).saturating_add(256));
    out.array(6).text(&imported.format).array(imported.entries.len());
    for entry in &imported.entries {
        write_entry(&mut out, entry);
    }
    out.array(imported.refused.len());
    for refused in &imported.refused {
        out.array(4).uint(refused.number).text(&refused.title).text(&refused.code).text(&refused.source);
    }
    out.array(imported.missing.len());
    for (size, missing) in &imported.missing {
        out.array(2).uint((*size).into()).array(missing.len());
        for part in missing {
            out.uint((*part).into());
        }
    }
    out.uint(imported.repeated).array(imported.homeless.len());
    for (what, count) in &imported.homeless {
        out.array(2).text(what).uint(*count);
    }
    out.finish()
}

#[cfg(any(feature = "import", feature = "intake"))]
fn write_entry(out: &mut Writer, entry: &ImportedEntry) {
    out.array(14).text(&entry.name).text(&entry.account).bytes(&entry.code);
    texts(out, &entry.warnings);
    out.array(entry.backup.len());
    for code in &entry.backup {
        out.array(3).text(code.text.expose()).text(&code.label).uint(u64::from(code.spent));
    }
    out.text(&entry.note).array(entry.fields.len());
    for (name, value) in &entry.fields {
        out.array(2).text(name).text(value);
    }
    texts(out, &entry.tags);
    texts(out, &entry.hosts);
    out.uint(u64::from(entry.pinned)).text(&entry.shelf);
    out.array(2).uint(entry.number).text(&entry.title);
    out.text(&entry.bare).bytes(&entry.whole);
}

#[cfg(any(feature = "import", feature = "intake"))]
fn texts(out: &mut Writer, list: &[String]) {
    out.array(list.len());
    for text in list {
        out.text(text);
    }
}

/// A report in its form for the journey.
#[cfg(feature = "import")]
#[must_use]
pub fn of(report: crate::import::Report) -> Imported {
    let entry = |entry: crate::import::Entry| ImportedEntry {
        warnings: entry.code.iter().flat_map(|code| &code.warnings).map(|warning| warning.code().to_owned()).collect(),
        name: entry.name,
        account: entry.account,
        code: Zeroizing::new(entry.code.map(|named| whole_otp_bytes(&named.otp)).unwrap_or_default()),
        backup: Vec::new(),
        note: entry.note.unwrap_or_default(),
        fields: entry.fields,
        tags: entry.tags,
        hosts: entry.hosts,
        pinned: entry.pinned,
        shelf: entry.shelf.map_or("", crate::import::Shelf::code).to_owned(),
        number: entry.place.number as u64,
        title: entry.place.title,
        bare: String::new(),
        whole: entry.whole,
    };
    let refusal = |refused: crate::import::Refused| ImportedRefusal {
        number: refused.place.number as u64,
        title: refused.place.title,
        code: refused.error.code().to_owned(),
        source: refused.source,
    };
    Imported {
        format: report.format.code().to_owned(),
        entries: report.entries.into_iter().map(entry).collect(),
        refused: report.refused.into_iter().map(refusal).collect(),
        missing: report.incomplete.into_iter().map(|part| (part.size, part.missing)).collect(),
        repeated: report.repeated as u64,
        homeless: report.homeless.into_iter().map(|(what, count)| (what.code().to_owned(), count as u64)).collect(),
    }
}

/// The same report, with the backup codes that its notes and fields announce as backup codes. An entry that had nothing
/// but a note and gave none is left out and counted. An entry without a site gets that of the one service that bears
/// exactly its name, and a warning that says so: it comes in as a guess and fills nothing before a person said yes.
///
/// # Errors
/// As [`read`].
#[cfg(feature = "intake")]
pub fn with_backup_codes(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut imported = read(bytes)?;
    for entry in &mut imported.entries {
        if !entry.whole.is_empty() {
            continue; // its backup codes are known, and its note is its owner's
        }
        let note = core::iter::once(("", entry.note.as_str()));
        let fields = entry.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let found = crate::backup::text::announced(note.chain(fields));
        entry.bare = crate::backup::text::without(&entry.note, &found);
        entry.backup = found.into_iter().map(backup_code).collect();
        if entry.backup.is_empty() {
            count(&mut imported.homeless, "field", entry.fields.len());
        }
        entry.fields.clear();
    }
    imported.entries.iter_mut().for_each(guess_site);
    let before = imported.entries.len();
    imported.entries.retain(|entry| !entry.code.is_empty() || !entry.backup.is_empty() || !entry.whole.is_empty());
    count(&mut imported.homeless, "other-item", before.saturating_sub(imported.entries.len()));
    Ok(write(&imported))
}

#[cfg(feature = "intake")]
fn guess_site(entry: &mut ImportedEntry) {
    use crate::site::{Host, services::service_named};
    if entry.hosts.iter().any(|host| Host::of(host).is_ok()) {
        return;
    }
    if let Some(service) = service_named(&entry.name) {
        entry.hosts = vec![service.domain.to_owned()];
        entry.warnings.push("site-by-name".to_owned());
    }
}

#[cfg(feature = "intake")]
fn backup_code(offer: crate::backup::Offer) -> ImportedCode {
    ImportedCode { text: offer.text, label: offer.label.unwrap_or_default(), spent: offer.spent }
}

#[cfg(feature = "intake")]
fn count(counted: &mut Vec<(String, u64)>, what: &str, more: usize) {
    match counted.iter_mut().find(|(known, _)| known == what) {
        _ if more == 0 => {}
        Some((_, count)) => *count = count.saturating_add(more as u64),
        None => counted.push((what.to_owned(), more as u64)),
    }
}
