//! Reading the contents of the sealed file. What is not in FORMAT.md §5 is refused, never skipped: an older program
//! must not save a file from which it dropped what a newer one had written.

use super::{
    About, Aim, Earlier, Entry, Id, Part, Settings, Stamped, State, Task, Vault, payload::SCHEMA, shelf::Shelf,
};
use crate::{
    Error, Result,
    backup::{Code, Set, Spent},
    limits,
    otp::{Algorithm, Kind, Otp},
    seal::cbor::{Keys, Reader},
    secret::{Secret, SecretText},
    site::{Binding, Learned, Scope},
};

/// Most tombstones; more than a person makes in 400 days.
const TOMBSTONES: usize = 100_000;

impl Vault {
    /// Reads what [`Vault::write`] wrote.
    ///
    /// # Errors
    /// [`Error::UnknownVersion`] for what a newer program wrote; [`Error::NotCanonical`], [`Error::TooMany`],
    /// [`Error::TooLarge`] and the errors of one-time codes for what none wrote.
    pub fn read(contents: &[u8]) -> Result<Self> {
        let from = &mut Reader::new(contents);
        let mut keys = from.map()?;
        must(from, &mut keys, 0)?;
        if from.uint()? != SCHEMA {
            return Err(Error::UnknownVersion);
        }
        let mut vault = Vault::default();
        must(from, &mut keys, 1)?;
        let mut entries = Vec::new();
        for _ in 0..from.array(limits::ENTRIES)? {
            let entry = read_entry(from)?;
            entries.push((entry.id, entry));
        }
        vault.entries = Shelf::of(entries).ok_or(Error::NotCanonical)?;
        must(from, &mut keys, 2)?;
        let mut tombstones = Vec::new();
        for _ in 0..from.array(TOMBSTONES)? {
            from.tuple(2)?;
            tombstones.push((Id::from_bytes(from.fixed()?), from.uint()?));
        }
        vault.tombstones = Shelf::of(tombstones).ok_or(Error::NotCanonical)?;
        must(from, &mut keys, 3)?;
        vault.settings = read_settings(from)?;
        if let Some(key) = from.key(&mut keys)? {
            if key != 4 {
                return Err(Error::UnknownVersion);
            }
            vault.tasks = read_tasks(from)?;
            end(from, &mut keys)?;
        }
        from.end()?;
        Ok(vault)
    }
}

fn must(from: &mut Reader<'_>, keys: &mut Keys, key: u64) -> Result<()> {
    if from.key(keys)? == Some(key) { Ok(()) } else { Err(Error::NotCanonical) }
}

fn end(from: &mut Reader<'_>, keys: &mut Keys) -> Result<()> {
    if from.key(keys)?.is_none() { Ok(()) } else { Err(Error::UnknownVersion) }
}

/// The stamp that opens each part.
fn stamp(from: &mut Reader<'_>) -> Result<(Keys, u64)> {
    let mut keys = from.map()?;
    must(from, &mut keys, 0)?;
    Ok((keys, from.uint()?))
}

fn read_entry(from: &mut Reader<'_>) -> Result<Entry> {
    let mut keys = from.map()?;
    must(from, &mut keys, 0)?;
    let id = Id::from_bytes(from.fixed()?);
    must(from, &mut keys, 1)?;
    let created = from.uint()?;
    let (mut used, mut drilled, mut about, mut trash) = (0, 0, None, Stamped::default());
    let (mut sites, mut otp, mut backup, mut history) = (Stamped::default(), None, None, Vec::new());
    while let Some(key) = from.key(&mut keys)? {
        match key {
            2 => used = from.uint()?,
            3 => about = Some(read_about(from)?),
            4 => sites = read_sites(from)?,
            5 => otp = Some(read_otp(from)?),
            6 => backup = Some(read_backup(from)?),
            7 => trash = read_trash(from)?,
            8 => history = read_history(from)?,
            9 => drilled = from.uint()?,
            _ => return Err(Error::UnknownVersion),
        }
    }
    let about = about.ok_or(Error::NotCanonical)?;
    Ok(Entry { id, created, used, drilled, about, sites, otp, backup, trash, history })
}

/// In ascending order, which also says that none comes twice.
fn read_tasks(from: &mut Reader<'_>) -> Result<Vec<Task>> {
    let mut tasks: Vec<Task> = Vec::new();
    for _ in 0..from.array(limits::TASKS)? {
        from.tuple(5)?;
        let aim = Aim::of(from.uint()?).ok_or(Error::UnknownVersion)?;
        let what = from.text(limits::NAME_BYTES)?.to_owned();
        let changed = from.uint()?;
        let state = State::of(from.uint()?).ok_or(Error::UnknownVersion)?;
        if tasks.last().is_some_and(|last| (last.aim, &last.what) >= (aim, &what)) {
            return Err(Error::NotCanonical);
        }
        tasks.push(Task { aim, what, changed, state, steps: from.uint()? });
    }
    Ok(tasks)
}

fn read_history(from: &mut Reader<'_>) -> Result<Vec<Earlier>> {
    let mut history = Vec::new();
    for _ in 0..from.array(limits::EARLIER.saturating_mul(4))? {
        from.tuple(3)?;
        let until = from.uint()?;
        let part = match from.uint()? {
            3 => Part::About(read_about(from)?),
            4 => Part::Sites(read_sites(from)?),
            5 => Part::Otp(read_otp(from)?),
            6 => Part::Backup(read_backup(from)?),
            _ => return Err(Error::UnknownVersion),
        };
        history.push(Earlier { until, part });
    }
    Ok(history)
}

fn read_texts(from: &mut Reader<'_>) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for _ in 0..from.array(limits::LABELS)? {
        texts.push(from.text(limits::NAME_BYTES)?.to_owned());
    }
    Ok(texts)
}

fn read_about(from: &mut Reader<'_>) -> Result<Stamped<About>> {
    let (mut keys, changed) = stamp(from)?;
    must(from, &mut keys, 1)?;
    let name = from.text(limits::NAME_BYTES)?.to_owned();
    must(from, &mut keys, 2)?;
    let account = from.text(limits::NAME_BYTES)?.to_owned();
    let mut about = About { name, account, ..About::default() };
    while let Some(key) = from.key(&mut keys)? {
        match key {
            3 => about.note = Some(from.text(limits::NOTE_BYTES)?.to_owned()),
            4 => about.tags = read_texts(from)?,
            5 => about.pinned = from.yes()?,
            6 => about.reached_by = read_texts(from)?,
            _ => return Err(Error::UnknownVersion),
        }
    }
    Ok(Stamped::at(changed, about))
}

fn read_sites(from: &mut Reader<'_>) -> Result<Stamped<Vec<Binding>>> {
    let (mut keys, changed) = stamp(from)?;
    must(from, &mut keys, 1)?;
    let mut sites = Vec::new();
    for _ in 0..from.array(limits::LABELS)? {
        from.tuple(3)?;
        let host = from.text(limits::NAME_BYTES)?.to_owned();
        let scope = match from.uint()? {
            0 => Scope::Host,
            1 => Scope::Domain,
            _ => return Err(Error::UnknownVersion),
        };
        let learned = match from.uint()? {
            0 => Learned::Enrolled,
            1 => Learned::Confirmed,
            2 => Learned::Guessed,
            _ => return Err(Error::UnknownVersion),
        };
        sites.push(Binding { host, scope, learned });
    }
    end(from, &mut keys)?;
    Ok(Stamped::at(changed, sites))
}

fn read_otp(from: &mut Reader<'_>) -> Result<Stamped<Otp>> {
    let (mut keys, changed) = stamp(from)?;
    must(from, &mut keys, 1)?;
    let kind = match from.uint()? {
        0 => Kind::Totp,
        1 => Kind::Hotp,
        2 => Kind::Steam,
        3 => Kind::Motp,
        4 => Kind::Yandex,
        _ => return Err(Error::UnknownVersion),
    };
    must(from, &mut keys, 2)?;
    let secret = Secret::new(from.bytes(limits::SECRET_BYTES)?.to_vec());
    must(from, &mut keys, 3)?;
    let algorithm = match from.uint()? {
        0 => Algorithm::Sha1,
        1 => Algorithm::Sha256,
        2 => Algorithm::Sha512,
        3 => Algorithm::Md5,
        _ => return Err(Error::UnknownVersion),
    };
    must(from, &mut keys, 4)?;
    let digits = from.u8()?;
    must(from, &mut keys, 5)?;
    let period = from.u32()?;
    let mut otp = Otp { kind, secret, algorithm, digits, period, counter: 0, pin: None };
    while let Some(key) = from.key(&mut keys)? {
        match key {
            6 => otp.counter = from.long()?,
            7 => otp.pin = Some(SecretText::new(from.text(limits::NAME_BYTES)?.to_owned())),
            _ => return Err(Error::UnknownVersion),
        }
    }
    otp.check()?;
    Ok(Stamped::at(changed, otp))
}

/// A code by itself, as `whole_otp_bytes` wrote it.
///
/// # Errors
/// As [`Vault::read`].
#[cfg(feature = "import")]
pub fn otp_in(bytes: &[u8]) -> Result<Otp> {
    let from = &mut Reader::new(bytes);
    let otp = read_otp(from)?.value;
    from.end()?;
    Ok(otp)
}

fn read_backup(from: &mut Reader<'_>) -> Result<Stamped<Set>> {
    let (mut keys, changed) = stamp(from)?;
    must(from, &mut keys, 1)?;
    let mut codes = Vec::new();
    for _ in 0..from.array(limits::BACKUP_CODES)? {
        codes.push(read_code(from)?);
    }
    must(from, &mut keys, 2)?;
    let captured_at = from.uint()?;
    must(from, &mut keys, 3)?;
    let mut set = Set { codes, captured_at, from: from.text(limits::NAME_BYTES)?.to_owned(), printed_at: None };
    while let Some(key) = from.key(&mut keys)? {
        match key {
            4 => set.printed_at = Some(from.uint()?),
            _ => return Err(Error::UnknownVersion),
        }
    }
    Ok(Stamped::at(changed, set))
}

fn read_code(from: &mut Reader<'_>) -> Result<Code> {
    let mut keys = from.map()?;
    must(from, &mut keys, 0)?;
    let text = SecretText::new(from.text(limits::NAME_BYTES)?.to_owned());
    let mut code = Code { text, label: None, spent: None };
    while let Some(key) = from.key(&mut keys)? {
        match key {
            1 => code.label = Some(from.text(limits::NAME_BYTES)?.to_owned()),
            2 => {
                from.tuple(2)?;
                code.spent = Some(Spent { at: from.uint()?, host: from.text(limits::NAME_BYTES)?.to_owned() });
            }
            _ => return Err(Error::UnknownVersion),
        }
    }
    Ok(code)
}

fn read_trash(from: &mut Reader<'_>) -> Result<Stamped<Option<u64>>> {
    let (mut keys, changed) = stamp(from)?;
    let mut at = None;
    while let Some(key) = from.key(&mut keys)? {
        match key {
            1 => at = Some(from.uint()?),
            _ => return Err(Error::UnknownVersion),
        }
    }
    Ok(Stamped::at(changed, at))
}

fn read_settings(from: &mut Reader<'_>) -> Result<Stamped<Settings>> {
    let (mut keys, changed) = stamp(from)?;
    let mut settings = Settings::default();
    while let Some(key) = from.key(&mut keys)? {
        match key {
            1 => settings.lock_after = from.uint()?,
            2 => settings.backup_at = from.uint()?,
            3 => settings.backup_count = from.uint()?,
            4 => from.text(limits::NAME_BYTES)?.clone_into(&mut settings.theme),
            5 => settings.clear_clipboard = from.uint()?,
            6 => settings.hide_codes = from.yes()?,
            7 => {
                for _ in 0..from.array(limits::CHOSEN_FIELDS)? {
                    from.tuple(2)?;
                    settings.fields.push((from.text(limits::NAME_BYTES)?.to_owned(), from.uint()?));
                }
            }
            8 => settings.kit_at = from.uint()?,
            9 => settings.badge = from.yes()?,
            10 => settings.drill_yearly = from.yes()?,
            _ => return Err(Error::UnknownVersion),
        }
    }
    settings.check()?;
    Ok(Stamped::at(changed, settings))
}
