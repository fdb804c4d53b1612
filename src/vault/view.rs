//! What leaves the vault for lists: no type here has a field that could hold a secret, a PIN or a backup code (P2).

use serde::Serialize;

use super::{Earlier, Entry, Part, Settings, Stamped};
use crate::{
    Result,
    backup::{Set, Standing, mask},
    otp::{Kind, Otp},
    site::{Binding, Learned, Scope},
};

/// One entry. Times are milliseconds since 1970.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// 32 hexadecimal digits.
    pub id: String,
    /// The issuer.
    pub name: String,
    /// The user name.
    pub account: String,
    /// The sites it is bound to.
    pub sites: Vec<SiteView>,
    /// Parameters of the one-time code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otp: Option<OtpView>,
    /// How many backup codes there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup: Option<BackupView>,
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Labels.
    pub tags: Vec<String>,
    /// Stands first.
    pub pinned: bool,
    /// Which factors the site offers.
    pub reached_by: Vec<String>,
    /// When it was made.
    pub created: f64,
    /// When it was last changed.
    pub changed: f64,
    /// When a code was last used; absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<f64>,
    /// When signing in without a text message was last tried; absent for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drilled_at: Option<f64>,
    /// When it was moved to the trash, if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trashed: Option<f64>,
    /// The worst that is to be said of it, as `readiness` names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weak: Option<&'static str>,
    /// How many earlier versions of its parts there are.
    #[serde(skip_serializing_if = "is_none")]
    pub earlier: usize,
}

/// An earlier version of one part of an entry: what can be told of it without a secret.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EarlierView {
    /// `about`, `sites`, `otp` or `backup`.
    pub part: &'static str,
    /// When it was written.
    pub from: f64,
    /// When something else took its place.
    pub until: f64,
    /// The issuer, the user name and the note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<AboutView>,
    /// The sites it was bound to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<SiteView>>,
    /// Parameters of the one-time code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otp: Option<OtpView>,
    /// How many backup codes there were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup: Option<BackupView>,
}

/// What a person wrote about an entry.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AboutView {
    /// The issuer.
    pub name: String,
    /// The user name.
    pub account: String,
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Labels.
    pub tags: Vec<String>,
}

/// One binding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteView {
    /// Lower case, IDN as punycode.
    pub host: String,
    /// `host` or `domain`.
    pub scope: &'static str,
    /// `enrolled`, `confirmed` or `guessed`.
    pub learned: &'static str,
}

/// The parameters of a one-time code, without its secret.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OtpView {
    /// `totp`, `hotp`, `steam`, `motp` or `yandex`.
    pub kind: &'static str,
    /// `sha1`, `sha256`, `sha512` or `md5`.
    pub algorithm: &'static str,
    /// Digits of a code.
    pub digits: u8,
    /// Seconds.
    pub period: u32,
    /// HOTP alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counter: Option<f64>,
    /// The secret has 80 bits or fewer: it works, and RFC 4226 §4 asks for 128.
    pub short_secret: bool,
}

/// A set of backup codes, without a code.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// All of them.
    pub total: usize,
    /// Those left.
    pub unspent: usize,
    /// When they were kept.
    pub captured_at: f64,
    /// The host that gave them.
    pub from: String,
    /// When they were last printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_at: Option<f64>,
    /// A code was spent since they were printed.
    pub sheet_outdated: bool,
    /// `none`, `few` or `old`; absent when there is nothing to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<&'static str>,
}

/// One backup code, masked.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupCodeView {
    /// From 0, in the order in which the site gave them.
    pub index: usize,
    /// The number or word beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// When it was spent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent_at: Option<f64>,
    /// Where it was spent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent_on: Option<String>,
    /// Its shape alone.
    pub mask: String,
}

/// The settings.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Minutes; 0 locks when the browser closes.
    pub lock_after: u64,
    /// When a backup was last read back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_at: Option<f64>,
    /// How many entries it had.
    pub backup_count: u64,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Seconds; 0 leaves the clipboard alone.
    pub clear_clipboard: u64,
    /// Codes show only when asked for.
    pub hide_codes: bool,
    /// When an emergency kit with all codes was last printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kit_at: Option<f64>,
    /// The button in the toolbar says when an account needs something.
    pub badge: bool,
    /// Signing in without text messages is to be tried once a year.
    pub drill_yearly: bool,
}

/// A time for JavaScript; every time kept is below 2^53, so nothing is lost.
#[allow(clippy::cast_precision_loss)] // bounded by cbor::UINT_MAX when read, by the clock when written
pub(crate) const fn time(at: u64) -> f64 {
    at as f64
}

fn set_time(at: u64) -> Option<f64> {
    (at > 0).then_some(time(at))
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
const fn is_none(count: &usize) -> bool {
    *count == 0
}

impl From<&Earlier> for EarlierView {
    fn from(earlier: &Earlier) -> Self {
        let mut view = EarlierView {
            part: earlier.part.name(),
            from: time(earlier.part.changed()),
            until: time(earlier.until),
            about: None,
            sites: None,
            otp: None,
            backup: None,
        };
        match &earlier.part {
            Part::About(Stamped { value, .. }) => {
                view.about = Some(AboutView {
                    name: value.name.clone(),
                    account: value.account.clone(),
                    note: value.note.clone(),
                    tags: value.tags.clone(),
                });
            }
            Part::Sites(part) => view.sites = Some(part.value.iter().map(SiteView::from).collect()),
            Part::Otp(part) => view.otp = Some(OtpView::from(&part.value)),
            Part::Backup(part) => view.backup = Some(BackupView::of(&part.value, earlier.until)),
        }
        view
    }
}

impl EntryView {
    /// As it stands at `now`.
    #[must_use]
    pub fn of(entry: &Entry, now: u64) -> Self {
        let about = &entry.about.value;
        EntryView {
            id: entry.id.to_string(),
            name: about.name.clone(),
            account: about.account.clone(),
            sites: entry.sites.value.iter().map(SiteView::from).collect(),
            otp: entry.otp.as_ref().map(|part| OtpView::from(&part.value)),
            backup: entry.backup.as_ref().map(|part| BackupView::of(&part.value, now)),
            note: about.note.clone(),
            tags: about.tags.clone(),
            pinned: about.pinned,
            reached_by: about.reached_by.clone(),
            created: time(entry.created),
            changed: time(entry.changed()),
            used: set_time(entry.used),
            drilled_at: set_time(entry.drilled),
            trashed: entry.trash.value.map(time),
            weak: entry.weak(now),
            earlier: entry.history.len(),
        }
    }
}

impl From<&Binding> for SiteView {
    fn from(site: &Binding) -> Self {
        let scope = match site.scope {
            Scope::Host => "host",
            Scope::Domain => "domain",
        };
        let learned = match site.learned {
            Learned::Enrolled => "enrolled",
            Learned::Confirmed => "confirmed",
            Learned::Guessed => "guessed",
        };
        SiteView { host: site.host.clone(), scope, learned }
    }
}

impl From<&Otp> for OtpView {
    fn from(otp: &Otp) -> Self {
        OtpView {
            kind: otp.kind.name(),
            algorithm: otp.algorithm.name(),
            digits: otp.digits,
            period: otp.period,
            counter: (otp.kind == Kind::Hotp).then_some(time(otp.counter)),
            short_secret: otp.has_short_secret(),
        }
    }
}

impl BackupView {
    /// As it stands at `now`.
    fn of(set: &Set, now: u64) -> Self {
        let count = set.count();
        BackupView {
            total: count.total,
            unspent: count.unspent,
            captured_at: time(set.captured_at),
            from: set.from.clone(),
            printed_at: set.printed_at.map(time),
            sheet_outdated: set.sheet_outdated(),
            standing: Some(set.standing(now)).filter(|standing| *standing != Standing::Good).map(Standing::code),
        }
    }
}

impl Entry {
    /// Its backup codes, masked.
    ///
    /// # Errors
    /// [`crate::Error::NoSuchCode`] when there are none.
    pub fn backup_codes(&self) -> Result<Vec<BackupCodeView>> {
        let code = |(index, code): (usize, &crate::backup::Code)| BackupCodeView {
            index,
            label: code.label.clone(),
            spent_at: code.spent.as_ref().map(|spent| time(spent.at)),
            spent_on: code.spent.as_ref().map(|spent| spent.host.clone()).filter(|host| !host.is_empty()),
            mask: mask(code.text.expose()),
        };
        Ok(self.backup()?.codes.iter().enumerate().map(code).collect())
    }
}

impl From<&Settings> for SettingsView {
    fn from(settings: &Settings) -> Self {
        SettingsView {
            lock_after: settings.lock_after,
            backup_at: set_time(settings.backup_at),
            backup_count: settings.backup_count,
            theme: settings.theme.clone(),
            clear_clipboard: settings.clear_clipboard,
            hide_codes: settings.hide_codes,
            kit_at: set_time(settings.kit_at),
            badge: settings.badge,
            drill_yearly: settings.drill_yearly,
        }
    }
}
