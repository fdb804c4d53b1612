//! The contents of the sealed file, written as FORMAT.md §5 says. Reading is in `read`.

use super::{About, Entry, Part, Settings, Vault, settings::LOCK_AFTER};
use crate::{
    backup::{Code, Set},
    otp::{Algorithm, Kind, Otp},
    seal::cbor::Writer,
    secret::Secret,
    site::{Binding, Learned, Scope},
};

/// The shape of the contents.
pub const SCHEMA: u64 = 1;

/// The contents of a vault in which nothing was ever kept.
pub const EMPTY: [u8; 11] = [0xa4, 0x00, 0x01, 0x01, 0x80, 0x02, 0x80, 0x03, 0xa1, 0x00, 0x00];

impl Vault {
    /// All that the vault holds, as CBOR.
    #[must_use]
    pub fn write(&self) -> Secret {
        let mut out = Writer::new(self.entries.len().saturating_mul(256).saturating_add(256));
        let tasks = !self.tasks.is_empty();
        out.map(count(&[tasks]).saturating_add(4)).uint(0).uint(SCHEMA).uint(1).array(self.entries.len());
        for entry in self.entries.values() {
            write_entry(&mut out, entry);
        }
        out.uint(2).array(self.tombstones.len());
        for (id, at) in self.tombstones.iter() {
            out.array(2).bytes(id.bytes()).uint(*at);
        }
        out.uint(3);
        write_settings(&mut out, &self.settings.value, self.settings.changed);
        if tasks {
            out.uint(4).array(self.tasks.len());
            for task in &self.tasks {
                out.array(5).uint(task.aim as u64).text(&task.what).uint(task.changed);
                out.uint(task.state as u64).uint(task.steps);
            }
        }
        Secret::new(out.finish())
    }
}

fn count(flags: &[bool]) -> usize {
    flags.iter().filter(|flag| **flag).count()
}

fn write_entry(out: &mut Writer, entry: &Entry) {
    let (used, sites, trash) = (entry.used > 0, entry.sites.changed > 0, entry.trash.changed > 0);
    let (history, drilled) = (!entry.history.is_empty(), entry.drilled > 0);
    out.map(
        count(&[used, sites, trash, history, drilled, entry.otp.is_some(), entry.backup.is_some()]).saturating_add(3),
    );
    out.uint(0).bytes(entry.id.bytes()).uint(1).uint(entry.created);
    if used {
        out.uint(2).uint(entry.used);
    }
    out.uint(3);
    write_about(out, &entry.about.value, entry.about.changed);
    if sites {
        out.uint(4);
        write_sites(out, &entry.sites.value, entry.sites.changed);
    }
    if let Some(part) = &entry.otp {
        out.uint(5);
        write_otp(out, &part.value, part.changed, true);
    }
    if let Some(part) = &entry.backup {
        out.uint(6);
        write_backup(out, &part.value, part.changed, true);
    }
    if trash {
        out.uint(7).map(count(&[true, entry.is_trashed()])).uint(0).uint(entry.trash.changed);
        if let Some(at) = entry.trash.value {
            out.uint(1).uint(at);
        }
    }
    if history {
        out.uint(8).array(entry.history.len());
        for earlier in &entry.history {
            out.array(3).uint(earlier.until).uint(earlier.part.kind().into());
            write_part(out, &earlier.part, true);
        }
    }
    if drilled {
        out.uint(9).uint(entry.drilled);
    }
}

fn write_part(out: &mut Writer, part: &Part, whole: bool) {
    match part {
        Part::About(part) => write_about(out, &part.value, part.changed),
        Part::Sites(part) => write_sites(out, &part.value, part.changed),
        Part::Otp(part) => write_otp(out, &part.value, part.changed, whole),
        Part::Backup(part) => write_backup(out, &part.value, part.changed, whole),
    }
}

fn write_texts(out: &mut Writer, texts: &[String]) {
    out.array(texts.len());
    for text in texts {
        out.text(text);
    }
}

fn write_about(out: &mut Writer, about: &About, changed: u64) {
    let (tags, reached) = (!about.tags.is_empty(), !about.reached_by.is_empty());
    out.map(count(&[about.note.is_some(), tags, about.pinned, reached]).saturating_add(3));
    out.uint(0).uint(changed).uint(1).text(&about.name).uint(2).text(&about.account);
    if let Some(note) = &about.note {
        out.uint(3).text(note);
    }
    if tags {
        write_texts(out.uint(4), &about.tags);
    }
    if about.pinned {
        out.uint(5).bool(true);
    }
    if reached {
        write_texts(out.uint(6), &about.reached_by);
    }
}

fn write_sites(out: &mut Writer, sites: &[Binding], changed: u64) {
    out.map(2).uint(0).uint(changed).uint(1).array(sites.len());
    for site in sites {
        let scope = match site.scope {
            Scope::Host => 0,
            Scope::Domain => 1,
        };
        let learned = match site.learned {
            Learned::Enrolled => 0,
            Learned::Confirmed => 1,
            Learned::Guessed => 2,
        };
        out.array(3).text(&site.host).uint(scope).uint(learned);
    }
}

/// `whole`: with how far it was counted on.
fn write_otp(out: &mut Writer, otp: &Otp, changed: u64, whole: bool) {
    let counter = if whole { otp.counter } else { 0 };
    let kind = match otp.kind {
        Kind::Totp => 0,
        Kind::Hotp => 1,
        Kind::Steam => 2,
        Kind::Motp => 3,
        Kind::Yandex => 4,
    };
    let algorithm = match otp.algorithm {
        Algorithm::Sha1 => 0,
        Algorithm::Sha256 => 1,
        Algorithm::Sha512 => 2,
        Algorithm::Md5 => 3,
    };
    out.map(count(&[counter > 0, otp.pin.is_some()]).saturating_add(6));
    out.uint(0).uint(changed).uint(1).uint(kind).uint(2).bytes(otp.secret.expose());
    out.uint(3).uint(algorithm).uint(4).uint(otp.digits.into()).uint(5).uint(otp.period.into());
    if counter > 0 {
        out.uint(6).uint(counter);
    }
    if let Some(pin) = &otp.pin {
        out.uint(7).text(pin.expose());
    }
}

/// `whole`: with what was spent and when it was printed.
fn write_backup(out: &mut Writer, set: &Set, changed: u64, whole: bool) {
    let printed = set.printed_at.filter(|_| whole);
    out.map(count(&[printed.is_some()]).saturating_add(4)).uint(0).uint(changed);
    out.uint(1).array(set.codes.len());
    for code in &set.codes {
        write_code(out, code, whole);
    }
    out.uint(2).uint(set.captured_at).uint(3).text(&set.from);
    if let Some(at) = printed {
        out.uint(4).uint(at);
    }
}

fn write_code(out: &mut Writer, code: &Code, whole: bool) {
    let spent = code.spent.as_ref().filter(|_| whole);
    out.map(count(&[code.label.is_some(), spent.is_some()]).saturating_add(1));
    out.uint(0).text(code.text.expose());
    if let Some(label) = &code.label {
        out.uint(1).text(label);
    }
    if let Some(spent) = spent {
        out.uint(2).array(2).uint(spent.at).text(&spent.host);
    }
}

fn write_settings(out: &mut Writer, settings: &Settings, changed: u64) {
    let numbers = [(1, settings.lock_after, LOCK_AFTER), (2, settings.backup_at, 0), (3, settings.backup_count, 0)];
    let (theme, clipboard) = (settings.theme != "system", settings.clear_clipboard > 0);
    let kept = numbers.iter().filter(|(_, value, usual)| value != usual).count();
    let (fields, kit) = (!settings.fields.is_empty(), settings.kit_at > 0);
    let flags = [theme, clipboard, settings.hide_codes, fields, kit, settings.badge, settings.drill_yearly];
    out.map(count(&flags).saturating_add(kept).saturating_add(1));
    out.uint(0).uint(changed);
    for (key, value, _) in numbers.iter().filter(|(_, value, usual)| value != usual) {
        out.uint(*key).uint(*value);
    }
    if theme {
        out.uint(4).text(&settings.theme);
    }
    if clipboard {
        out.uint(5).uint(settings.clear_clipboard);
    }
    if settings.hide_codes {
        out.uint(6).bool(true);
    }
    if fields {
        out.uint(7).array(settings.fields.len());
        for (host, mark) in &settings.fields {
            out.array(2).text(host).uint(*mark);
        }
    }
    if kit {
        out.uint(8).uint(settings.kit_at);
    }
    for (key, _) in [(9, settings.badge), (10, settings.drill_yearly)].iter().filter(|(_, on)| *on) {
        out.uint(*key).bool(true);
    }
}

fn bytes_of(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut out = Writer::new(256);
    write(&mut out);
    out.finish()
}

/// Bytes by which two values of the same age are put in order, whichever copy they are in.
pub fn about_bytes(about: &About) -> Vec<u8> {
    bytes_of(|out| write_about(out, about, 0))
}
/// As [`about_bytes`].
pub fn sites_bytes(sites: &[Binding]) -> Vec<u8> {
    bytes_of(|out| write_sites(out, sites, 0))
}
/// As [`about_bytes`], without the counter, which merging raises.
pub fn otp_bytes(otp: &Otp) -> Vec<u8> {
    bytes_of(|out| write_otp(out, otp, 0, false))
}
/// As [`about_bytes`], without what is spent or printed, which merging joins.
pub fn backup_bytes(set: &Set) -> Vec<u8> {
    bytes_of(|out| write_backup(out, set, 0, false))
}
/// All of a code, its counter too: by which two are compared for a person.
#[cfg(feature = "import")]
pub fn whole_otp_bytes(otp: &Otp) -> Vec<u8> {
    bytes_of(|out| write_otp(out, otp, 0, true))
}
/// All of a set, what is spent and printed too.
#[cfg(feature = "import")]
pub fn whole_backup_bytes(set: &Set) -> Vec<u8> {
    bytes_of(|out| write_backup(out, set, 0, true))
}
/// As [`about_bytes`], with its time; without what merging raises or joins.
pub fn part_bytes(part: &Part) -> Vec<u8> {
    bytes_of(|out| write_part(out, part, false))
}
/// As [`about_bytes`].
pub fn settings_bytes(settings: &Settings) -> Vec<u8> {
    bytes_of(|out| write_settings(out, settings, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_contents_are_those_of_an_empty_vault() {
        assert_eq!(Vault::default().write().expose(), EMPTY);
        assert_eq!(Vault::read(&EMPTY).unwrap().write().expose(), EMPTY);
    }
}
