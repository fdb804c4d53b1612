//! What other apps wrote, read: one file a format, chosen by content and never by name. A report per entry: what was
//! read, what was refused and why, what has no home here. One bad entry never costs the others.
//!
//! Everything is bounded before it is believed: files, depths, counts, and above all the cost of a key derivation,
//! which is compared with its ceiling before any work (`derive`).

mod cipher;
mod derive;
mod draft;
mod java;
mod json;
mod recognise;
mod report;
mod text;
mod xml;
mod zip;

mod aegis;
mod andotp;
mod authenticator_2fa;
mod authenticator_extension;
mod authy;
mod battle_net;
mod bitwarden;
mod duo;
mod ente;
mod freeotp;
mod freeotp2;
mod holdfast_json;
mod keepass;
mod keysmith;
mod lastpass;
mod lists;
mod onepassword;
mod otp_manager;
mod proton_authenticator;
mod proton_pass;
mod raivo;
mod sheets;
mod sites;
mod steam;
mod stratum;
mod totp_authenticator;
mod twofas;

pub use derive::Cost;
pub use recognise::Format;
pub use report::{Entry, Homeless, Place, Refused, Report, Shelf};
pub use sites::{Sites, sites};

use crate::{Error, Result, limits, secret::SecretText};
use recognise::{Body, Opened};
use serde_json::Value;
use zip::Member;

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
    /// The one that the app keeps its backups under.
    Backup,
}

impl Lock {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lock::Export => "export",
            Lock::App => "app",
            Lock::Backup => "backup",
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
    let opened = open_all(files);
    let manifest = opened.iter().any(|(_, opened)| opened.as_ref().is_ok_and(is_manifest));
    let mut best: Option<Found> = None;
    let mut first_error = None;
    for (name, opened) in opened {
        match opened.and_then(|opened| look(name, &opened, manifest)) {
            Ok(found) if best.as_ref().is_none_or(|best| best.lock.is_none() && found.lock.is_some()) => {
                best = Some(found)
            }
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

type Named<'a> = (&'a str, Result<Opened<'a>>);

fn open_all<'a>(files: &[File<'a>]) -> Vec<Named<'a>> {
    files.iter().map(|file| (file.name, recognise::open(file.bytes))).collect()
}

fn is_manifest(opened: &Opened<'_>) -> bool {
    matches!(&opened.body, Body::Json(value) if opened.format == Format::Steam && steam::is_manifest(value))
}

fn look(name: &str, opened: &Opened<'_>, manifest: bool) -> Result<Found> {
    let mut found = Found { format: opened.format, lock: None, cost: None, columns: Vec::new() };
    if opened.format == Format::TotpAuthenticator && (manifest || is_steams(name)) {
        if !manifest {
            return Err(Error::ManifestNeeded);
        }
        return Ok(Found { format: Format::Steam, lock: Some(Lock::App), ..found });
    }
    if let Some((lock, cost)) = lock_of(opened)? {
        if let Some(cost) = &cost {
            cost.check()?;
        }
        (found.lock, found.cost) = (Some(lock), cost);
    }
    if let (Format::Table, Body::Text(text)) = (opened.format, &opened.body)
        && sheets::recognise(text) == Ok(None)
    {
        found.columns = sheets::heading(text);
    }
    Ok(found)
}

/// A locked file of Steam looks like one of TOTP Authenticator; its name only chooses what a person is told.
fn is_steams(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".mafile")
}

/// Reads the files. Several files are one import: the pictures of one export, Steam's files and their manifest.
///
/// # Errors
/// Those of [`inspect`]; [`Error::PasswordNeeded`], [`Error::WrongPassword`] where a check says so,
/// [`Error::WrongOrDamaged`] where a wrong password and a damaged file look the same, [`Error::NotEnoughMemory`].
/// With several files, a file that fails is one of the report's refusals.
pub fn read(files: &[File<'_>], password: Option<&SecretText>, options: &Options) -> Result<Report> {
    let opened = open_all(files);
    let manifest = opened.iter().find_map(|(_, opened)| match opened {
        Ok(Opened { body: Body::Json(value), .. }) if opened.as_ref().is_ok_and(is_manifest) => Some(value),
        _ => None,
    });
    let mut job = Job { password, options, manifest, report: Report::new(Format::Addresses) };
    let mut known = false;
    for (name, opened) in &opened {
        let outcome = match opened {
            Ok(opened) => {
                if !known {
                    (job.report.format, known) = (opened.format, true);
                }
                job.read(name, opened)
            }
            Err(error) => Err(*error),
        };
        match outcome {
            Ok(()) => {}
            // One password is asked for at a time: a file that it does not open stops the import.
            Err(error @ (Error::PasswordNeeded | Error::WrongPassword | Error::WrongOrDamaged)) => return Err(error),
            Err(error) if files.len() == 1 => return Err(error),
            Err(error) => job.report.refuse_file(name, error),
        }
    }
    if files.is_empty() {
        return Err(Error::EmptyFile);
    }
    job.report.finish();
    Ok(job.report)
}

/// The lock of a file, and what opening it costs where the file says so.
fn lock_of(opened: &Opened<'_>) -> Result<Option<(Lock, Option<Cost>)>> {
    match (opened.format, &opened.body) {
        (_, Body::Zip(members)) => {
            let lock = if opened.format == Format::Raivo { Lock::App } else { Lock::Export };
            Ok(members.iter().any(|member| member.locked).then_some((lock, None)))
        }
        (Format::Aegis, Body::Json(value)) => aegis::lock(value),
        (Format::AndOtp, Body::Bytes(bytes)) => Ok(Some((Lock::Export, andotp::cost(bytes)))),
        (Format::Authenticator2fa, Body::Json(value)) => authenticator_2fa::lock(value),
        (Format::AuthenticatorExtension, Body::Json(value)) => Ok(authenticator_extension::lock(value)),
        (Format::Authy, Body::Json(value)) => authy::lock(value),
        (Format::Bitwarden, Body::Json(value)) => bitwarden::lock(value),
        (Format::Ente, Body::Json(value)) if value.get("kdfParams").is_some() => ente::lock(value),
        (Format::FreeOtp, Body::Bytes(bytes)) => freeotp2::lock(bytes),
        (Format::Keysmith, Body::Text(text)) => keysmith::lock(text),
        (Format::OtpManager, Body::Json(value)) => Ok(otp_manager::lock(value).then_some((otp_manager::LOCK, None))),
        (Format::ProtonAuthenticator, Body::Json(value)) => Ok(proton_authenticator::lock(value)),
        (Format::Stratum, Body::Bytes(bytes)) => Ok(Some(stratum::lock(bytes))),
        (Format::TotpAuthenticator, Body::Text(text)) => {
            Ok((!totp_authenticator::is_open(text)).then_some((Lock::Export, None)))
        }
        (Format::TwoFas, Body::Json(value)) => twofas::lock(value),
        _ => Ok(None),
    }
}

/// One import on its way.
struct Job<'a> {
    password: Option<&'a SecretText>,
    options: &'a Options,
    manifest: Option<&'a Value>,
    report: Report,
}

impl Job<'_> {
    fn read(&mut self, name: &str, opened: &Opened<'_>) -> Result<()> {
        match &opened.body {
            Body::Json(value) => self.json(opened.format, value),
            Body::Text(text) => self.text(name, opened.format, text),
            Body::Bytes(bytes) => self.bytes(opened.format, bytes),
            Body::Zip(members) => self.zip(opened.format, members),
        }
    }

    fn json(&mut self, format: Format, value: &Value) -> Result<()> {
        let (password, report) = (self.password, &mut self.report);
        match format {
            Format::Aegis => aegis::read(value, password, report),
            Format::AndOtp => andotp::read(value, report),
            Format::Authenticator2fa => authenticator_2fa::read(value, password, report),
            Format::AuthenticatorExtension => authenticator_extension::read(value, password, report),
            Format::Authy => authy::read(value, password, report),
            Format::Bitwarden => bitwarden::read(value, password, report),
            Format::Duo => duo::read(value, report),
            Format::Ente => ente::read(value, password, report),
            Format::FreeOtpPlus => freeotp::read(value, report),
            Format::Holdfast => holdfast_json::read(value, report),
            Format::LastPassAuthenticator => lastpass::read(value, report),
            Format::OnePassword => onepassword::read(value, report),
            Format::OtpManager => otp_manager::read(value, password, report),
            Format::ProtonAuthenticator => proton_authenticator::read(value, password, report),
            Format::ProtonPass => proton_pass::read(value, report),
            Format::Raivo => raivo::read(value, report),
            Format::Steam => {
                if !steam::is_manifest(value) {
                    steam::read(value, report);
                }
                Ok(())
            }
            Format::Stratum => stratum::read(value, report),
            Format::TwoFas => twofas::read(value, password, report),
            _ => {
                lists::read_json(value, report);
                Ok(())
            }
        }
    }

    fn text(&mut self, name: &str, format: Format, text: &str) -> Result<()> {
        let (password, report) = (self.password, &mut self.report);
        match format {
            Format::Authy => authy::read_preferences(text, password, report),
            Format::BattleNet => battle_net::read(text, report),
            Format::FreeOtp => freeotp::read_preferences(text, report),
            Format::KeePass if text.trim_start().starts_with('<') => keepass::read(text, report),
            Format::Keysmith => keysmith::unlock(text, needed(password)?, report),
            Format::TotpAuthenticator => match self.manifest {
                Some(manifest) => steam::unlock(name, text, manifest, needed(password)?, report),
                None if is_steams(name) => Err(Error::ManifestNeeded),
                None => totp_authenticator::read(text, password, report),
            },
            Format::Addresses if text.trim_start().starts_with('<') => {
                lists::read_html(text, report);
                Ok(())
            }
            Format::Addresses | Format::Ente | Format::Google | Format::WinAuth => {
                lists::read(text, lists::style(text), report);
                Ok(())
            }
            _ => sheets::read(text, self.options.columns.as_ref(), report),
        }
    }

    fn bytes(&mut self, format: Format, bytes: &[u8]) -> Result<()> {
        let password = needed(self.password)?;
        match format {
            Format::FreeOtp => freeotp2::unlock(bytes, password, &mut self.report),
            Format::Stratum => stratum::unlock(bytes, password, &mut self.report),
            _ => andotp::unlock(bytes, password, &mut self.report),
        }
    }

    /// What is in a zip is recognised by its own content; a zip in a zip is not opened.
    fn zip(&mut self, format: Format, members: &[Member<'_>]) -> Result<()> {
        let mut size = 0_usize;
        for member in members {
            let bytes = member.read(self.password)?;
            size = size.saturating_add(bytes.len());
            if size > limits::FILE_BYTES {
                return Err(Error::TooLarge);
            }
            let opened = recognise::open(&bytes).and_then(|inner| match (&inner.body, format) {
                (Body::Zip(_), _) => Err(Error::UnknownFormat),
                (Body::Text(text), Format::WinAuth) if inner.format == Format::Addresses => {
                    lists::read(text, lists::Style::WinAuth, &mut self.report);
                    Ok(())
                }
                _ => self.read(&member.name, &inner),
            });
            match opened {
                Ok(()) => {}
                Err(error) if members.len() == 1 => return Err(error),
                Err(error) => self.report.refuse_file(&member.name, error),
            }
        }
        Ok(())
    }
}

/// The password, or the wish for one.
fn needed(password: Option<&SecretText>) -> Result<&SecretText> {
    password.ok_or(Error::PasswordNeeded)
}
