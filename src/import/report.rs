//! What an import gives: entries, refusals with their place, and what has no home here. Never a secret in a place.

use super::Format;
use super::draft::{Draft, Rest, short};
use crate::otp::Named;
use crate::otp::migration::{Collector, Incomplete, Part};
use crate::otp::named::clean;
use crate::{Error, limits, order};
use zeroize::Zeroizing;

/// Where something stood in its file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line of a text, else which entry, from 1; 0 for the file as a whole.
    pub number: usize,
    /// The names it bears, or the file's name.
    pub title: String,
}

/// Something that could not be read.
pub struct Refused {
    /// Where.
    pub place: Place,
    /// Why.
    pub error: Error,
    /// What stood there, without its secret.
    pub source: String,
}

/// Where the other app had put an entry away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// In its trash.
    Trashed,
    /// In its archive.
    Archived,
}

impl Shelf {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Shelf::Trashed => "trashed",
            Shelf::Archived => "archived",
        }
    }
}

/// What has no home here, and is named with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Homeless {
    /// Pictures of entries.
    Icon,
    /// How often and when an entry was used.
    Usage,
    /// Items without a code or backup codes: passwords, cards and notes.
    OtherItem,
    /// Passkeys.
    Passkey,
    /// A person's own fields.
    Field,
    /// Tags beyond what an entry holds.
    Tag,
    /// Entries in a recycle bin.
    Trashed,
}

impl Homeless {
    /// Each there is.
    pub const ALL: [Homeless; 7] = [
        Homeless::Icon,
        Homeless::Usage,
        Homeless::OtherItem,
        Homeless::Passkey,
        Homeless::Field,
        Homeless::Tag,
        Homeless::Trashed,
    ];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Homeless::Icon => "icon",
            Homeless::Usage => "usage",
            Homeless::OtherItem => "other-item",
            Homeless::Passkey => "passkey",
            Homeless::Field => "field",
            Homeless::Tag => "tag",
            Homeless::Trashed => "trashed",
        }
    }
}

/// One thing to bring in: a code, backup codes, or both.
pub struct Entry {
    /// The site or service.
    pub name: String,
    /// The user name.
    pub account: String,
    /// The code with its warnings; its names are those above. `None`: perhaps there are backup codes.
    pub code: Option<Named>,
    /// Free text. Backup codes may stand in it: [`crate::backup::text::announced`] looks for them.
    pub note: Option<String>,
    /// Names and values of a person's own fields, where people keep backup codes as well.
    pub fields: Vec<(String, String)>,
    /// Groups, folders and tags.
    pub tags: Vec<String>,
    /// Favourites and pins.
    pub pinned: bool,
    /// Hosts from the addresses in the export, as they stand there: guesses, to be read by [`crate::site::Host::of`].
    pub hosts: Vec<String>,
    /// In the other app's trash or archive.
    pub shelf: Option<Shelf>,
    /// Where it stood.
    pub place: Place,
    /// Holdfast's own export has all of an entry: a vault with nothing else in it, as [`crate::vault::Vault::write`] writes
    /// it. Else empty.
    pub whole: Zeroizing<Vec<u8>>,
}

/// The outcome of an import.
pub struct Report {
    /// The format.
    pub format: Format,
    /// What can be brought in, in the order of the file.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub refused: Vec<Refused>,
    /// Exports of which parts are missing.
    pub incomplete: Vec<Incomplete>,
    /// Entries that stood in the files more than once.
    pub repeated: usize,
    /// What has no home here.
    pub homeless: Vec<(Homeless, usize)>,
    parts: Collector,
}

/// Sites that one entry is guessed to belong to.
const HOSTS: usize = 8;

impl Report {
    pub(super) fn new(format: Format) -> Self {
        Report {
            format,
            entries: Vec::new(),
            refused: Vec::new(),
            incomplete: Vec::new(),
            repeated: 0,
            homeless: Vec::new(),
            parts: Collector::default(),
        }
    }

    /// Takes an entry as its file wrote it.
    pub(super) fn take(&mut self, draft: Draft) {
        match draft.finish() {
            Ok(named) => self.take_named(named, draft.number, draft.rest),
            Err(error) => self.refuse_draft(&draft, error),
        }
    }

    /// Takes an entry of which the file has everything.
    pub(super) fn take_whole(&mut self, draft: Draft, whole: Zeroizing<Vec<u8>>) {
        let named = draft.finish().ok();
        let before = self.entries.len();
        self.push(clean(&draft.issuer), clean(&draft.account), named, draft.number, draft.rest);
        if let Some(entry) = self.entries.get_mut(before) {
            entry.whole = whole;
        }
    }

    /// Notes an entry that could not be read.
    pub(super) fn refuse_draft(&mut self, draft: &Draft, error: Error) {
        self.refuse(draft.number, &title(&draft.issuer, &draft.account), error, draft.source());
    }

    /// Takes a code that was read whole.
    pub(super) fn take_named(&mut self, named: Named, number: usize, rest: Rest) {
        let (name, account) = (named.issuer.clone(), named.account.clone());
        self.push(name, account, Some(named), number, rest);
    }

    /// Takes an item without a code: of use if backup codes stand in its note or fields.
    pub(super) fn take_item(&mut self, number: usize, name: &str, account: &str, rest: Rest) {
        if rest.note.as_deref().is_none_or(|note| note.trim().is_empty()) && rest.fields.is_empty() {
            return self.count(Homeless::OtherItem);
        }
        self.push(clean(name), clean(account), None, number, rest);
    }

    fn push(&mut self, name: String, account: String, code: Option<Named>, number: usize, rest: Rest) {
        let place = Place { number, title: title(&name, &account) };
        if self.entries.len() >= limits::ENTRIES {
            return self.refuse(number, &place.title, Error::TooMany, String::new());
        }
        let entry = self.dress(name, account, code, place, rest);
        self.entries.push(entry);
    }

    fn dress(&mut self, name: String, account: String, code: Option<Named>, place: Place, rest: Rest) -> Entry {
        let mut tags: Vec<String> = Vec::new();
        for tag in rest.tags {
            let tag = clean(&tag);
            if tag.is_empty() || tags.contains(&tag) {
                continue;
            }
            if tags.len() >= limits::LABELS || tag.len() > limits::NAME_BYTES {
                self.count(Homeless::Tag);
            } else {
                tags.push(tag);
            }
        }
        let mut hosts: Vec<String> = Vec::new();
        for host in rest.urls.iter().filter_map(|url| host(url)) {
            if hosts.len() < HOSTS && !hosts.contains(&host) {
                hosts.push(host);
            }
        }
        let note = rest.note.filter(|note| !note.trim().is_empty() && note.len() <= limits::NOTE_BYTES);
        let fields = rest.fields.into_iter().filter(|(_, value)| value.len() <= limits::NOTE_BYTES).collect();
        let whole = Zeroizing::default();
        Entry { name, account, code, note, fields, tags, pinned: rest.pinned, hosts, shelf: rest.shelf, place, whole }
    }

    /// Notes what could not be read.
    pub(super) fn refuse(&mut self, number: usize, title: &str, error: Error, source: String) {
        if self.refused.len() >= limits::ENTRIES {
            return; // more than a person reads
        }
        self.refused.push(Refused { place: Place { number, title: short(title) }, error, source });
    }

    /// Notes a file that could not be read at all.
    pub(super) fn refuse_file(&mut self, name: &str, error: Error) {
        self.refuse(0, &clean(name), error, String::new());
    }

    /// Counts what has no home.
    pub(super) fn count(&mut self, what: Homeless) {
        match self.homeless.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.homeless.push((what, 1)),
        }
    }

    /// Takes one part of a Google export, which may come in any order and from several files.
    pub(super) fn take_part(&mut self, part: Part, number: usize) {
        let Part { batch_id, index, size, entries } = part;
        self.parts.take(Part { batch_id, index, size, entries: Vec::new() });
        for (at, entry) in entries.into_iter().enumerate() {
            match entry {
                Ok(named) => self.take_named(named, number, Rest::default()),
                Err(error) => {
                    let which = format!("part {}, entry {}", index.saturating_add(1), at.saturating_add(1));
                    self.refuse(number, &which, error, String::new());
                }
            }
        }
    }

    pub(super) fn finish(&mut self) {
        self.incomplete = self.parts.incomplete();
        self.merge_repeated();
    }

    /// The same code under the same names counts once, with the higher counter.
    fn merge_repeated(&mut self) {
        // Two entries of Holdfast's own may differ in more than their code.
        let key = |at: usize| {
            let entry = self.entries.get(at).filter(|entry| entry.whole.is_empty())?;
            Some((&entry.name, &entry.account, entry.code.as_ref()?.otp.secret.expose()))
        };
        let mut sorted: Vec<usize> = (0..self.entries.len()).filter(|at| key(*at).is_some()).collect();
        order::sort(&mut sorted, &|a, b| (key(*a), a) < (key(*b), b));
        let mut gone = vec![false; self.entries.len()];
        let mut merged: Vec<(usize, u64)> = Vec::new();
        let mut leaders: Vec<usize> = Vec::new();
        for at in sorted {
            if leaders.first().is_none_or(|&leader| key(leader) != key(at)) {
                leaders.clear();
            }
            let code = |at: usize| self.entries.get(at).and_then(|entry| entry.code.as_ref()).map(|code| &code.otp);
            let same = |leader: &&usize| matches!((code(**leader), code(at)), (Some(a), Some(b)) if a.is_same_code(b));
            match leaders.iter().find(same) {
                Some(&leader) => {
                    merged.push((leader, code(at).map_or(0, |otp| otp.counter)));
                    gone.get_mut(at).into_iter().for_each(|gone| *gone = true);
                }
                None => leaders.push(at),
            }
        }
        for (leader, counter) in merged {
            if let Some(code) = self.entries.get_mut(leader).and_then(|entry| entry.code.as_mut()) {
                code.otp.counter = code.otp.counter.max(counter);
            }
            self.repeated = self.repeated.saturating_add(1);
        }
        let mut gone = gone.into_iter();
        self.entries.retain(|_| !gone.next().unwrap_or(false));
    }
}

/// `issuer: account`, or what there is of it.
fn title(issuer: &str, account: &str) -> String {
    let (issuer, account) = (clean(&short(issuer)), clean(&short(account)));
    let both = !issuer.is_empty() && !account.is_empty();
    short(&if both { format!("{issuer}: {account}") } else { format!("{issuer}{account}") })
}

/// The host of an address as it stands in an export: with or without a scheme. It is a guess, so http counts too.
fn host(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") => rest,
        Some(_) => return None,
        None => url,
    };
    let authority = rest.split(['/', '\\', '?', '#']).next()?.rsplit('@').next()?;
    let is_host = authority.contains('.') && !authority.contains(char::is_whitespace);
    (is_host && authority.len() <= limits::NAME_BYTES).then(|| authority.to_ascii_lowercase())
}
