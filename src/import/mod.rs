//! What other apps wrote, read: one file a format, chosen by content and never by name. A report per entry: what was
//! read, what was refused and why, what has no home here. One bad entry never costs the others.
//!
//! Everything is bounded before it is believed: files, depths, counts, and above all the cost of a key derivation,
//! which is compared with its ceiling before any work (`derive`).

#[allow(dead_code)] // formats still to come
mod cipher;
mod derive;
#[allow(dead_code)]
mod draft;
mod json;
#[allow(dead_code)]
mod recognise;
#[allow(dead_code)]
mod report;
mod text;

mod aegis;
mod lists;
mod twofas;

pub use derive::Cost;
pub use recognise::Format;
pub use report::{Entry, Homeless, Place, Refused, Report, Shelf};

use crate::{Error, Result, secret::SecretText};
use recognise::{Body, Opened};

/// A file that a person chose. Its name only tells the files of one export apart.
pub struct File<'a> {
    /// As the person sees it.
    pub name: &'a str,
    /// Its contents.
    pub bytes: &'a [u8],
}

/// Which password a file is locked with, so that a person is asked for the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// The one that was chosen when the export was made.
    Export,
    /// The one that opens the app which made it.
    App,
}

impl Lock {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lock::Export => "export",
            Lock::App => "app",
        }
    }
}

/// What a look at the files told, before anything is derived or read.
pub struct Found {
    /// The format of the first file that has one.
    pub format: Format,
    /// The password that is needed.
    pub lock: Option<Lock>,
    /// What opening it costs.
    pub cost: Option<Cost>,
    /// The first line of a table whose columns nobody knows: a person says which is which.
    pub columns: Vec<String>,
}

/// Which column of a table holds what, counted from 0.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The secret or the set-up address.
    pub secret: usize,
    /// The site or service.
    pub name: Option<usize>,
    /// The user name.
    pub account: Option<usize>,
    /// The address of the site.
    pub url: Option<usize>,
    /// Notes.
    pub note: Option<usize>,
}

/// What a person chose besides the files.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Options {
    /// The columns of a table that has no known heading.
    pub columns: Option<Columns>,
}

/// Tells the format of the files and what is needed to read them. No key is derived here.
///
/// # Errors
/// [`Error::EmptyFile`], [`Error::UnknownFormat`], [`Error::TooLarge`], [`Error::FileDamaged`],
/// [`Error::CostTooHigh`], and by name what is no export: [`Error::PgpFile`], [`Error::KeepassDatabase`],
/// [`Error::AppDatabase`], [`Error::AccountBound`].
pub fn inspect(files: &[File<'_>]) -> Result<Found> {
    let mut best: Option<Found> = None;
    let mut first_error = None;
    for file in files {
        match recognise::open(file.bytes).and_then(|opened| look(&opened)) {
            Ok(found) if best.is_none() || found.lock.is_some() => best = Some(found),
            Ok(_) => {}
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    match (best, first_error) {
        (Some(found), None) => Ok(found),
        (Some(found), Some(_)) if files.len() > 1 => Ok(found),
        (_, error) => Err(error.unwrap_or(Error::EmptyFile)),
    }
}

fn look(opened: &Opened<'_>) -> Result<Found> {
    let mut found = Found { format: opened.format, lock: None, cost: None, columns: Vec::new() };
    if let Some((lock, cost)) = lock_of(opened)? {
        if let Some(cost) = &cost {
            cost.check()?;
        }
        (found.lock, found.cost) = (Some(lock), cost);
    }
    Ok(found)
}

/// Reads the files. Several files are one import: the pictures of one export, Steam's files and their manifest.
///
/// # Errors
/// Those of [`inspect`]; [`Error::PasswordNeeded`], [`Error::WrongPassword`] where a check says so,
/// [`Error::WrongOrDamaged`] where a wrong password and a damaged file look the same, [`Error::NotEnoughMemory`].
/// With several files, a file that fails is one of the report's refusals.
pub fn read(files: &[File<'_>], password: Option<&SecretText>, _options: &Options) -> Result<Report> {
    let mut report = Report::new(Format::Addresses);
    let mut known = false;
    for file in files {
        let opened = match recognise::open(file.bytes) {
            Ok(opened) => opened,
            Err(error) if files.len() == 1 => return Err(error),
            Err(error) => {
                report.refuse_file(file.name, error);
                continue;
            }
        };
        if !known {
            report.format = opened.format;
            known = true;
        }
        match read_one(&opened, password, &mut report) {
            Ok(()) => {}
            Err(error) if files.len() == 1 => return Err(error),
            Err(error) => report.refuse_file(file.name, error),
        }
    }
    if files.is_empty() {
        return Err(Error::EmptyFile);
    }
    report.finish();
    Ok(report)
}

/// The lock of a file, and what opening it costs where the file says so.
fn lock_of(opened: &Opened<'_>) -> Result<Option<(Lock, Option<Cost>)>> {
    match (opened.format, &opened.body) {
        (Format::Aegis, Body::Json(value)) => aegis::lock(value),
        (Format::TwoFas, Body::Json(value)) => twofas::lock(value),
        _ => Ok(None),
    }
}

fn read_one(opened: &Opened<'_>, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    match (opened.format, &opened.body) {
        (Format::Aegis, Body::Json(value)) => aegis::read(value, password, report),
        (Format::TwoFas, Body::Json(value)) => twofas::read(value, password, report),
        (Format::Addresses, Body::Text(text)) => {
            lists::read(text, report);
            Ok(())
        }
        _ => Err(Error::UnknownFormat),
    }
}

/// The password, or the wish for one.
fn needed(password: Option<&SecretText>) -> Result<&SecretText> {
    password.ok_or(Error::PasswordNeeded)
}
