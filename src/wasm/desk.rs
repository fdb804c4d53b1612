//! The open vault: header, data key and contents together, and what the pages may ask of them. No secret of a one-time
//! code leaves here, and backup codes only one at a time (P2). Every change is in memory until [`Desk::seal`].

use core::cmp::Reverse;

use serde::Serialize;

use crate::{
    Error, Result,
    backup::{Code, Set, Spent},
    case::fold,
    order,
    random::Random,
    seal::{self, Header},
    secret::{Key, SecretText},
    site::{Binding, Host, Learned, Place, Scope, Verdict},
    vault::{Changes, Entry, EntryView, Id, NewEntry, Readiness, SettingsChanges, Vault},
};

/// An open vault.
pub struct Desk {
    header: Header,
    key: Key,
    vault: Vault,
}

/// What there is for a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HereView {
    /// ASCII, with the port where it is not the scheme's own; empty for a page without a site.
    pub host: String,
    /// For people.
    pub display: String,
    /// The registrable domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// It came by https.
    pub secure: bool,
    /// Codes can be filled here at all.
    pub fillable: bool,
    /// Entries that are filled here.
    pub bound: Vec<String>,
    /// Entries that an import guessed to belong here: offered, not filled.
    pub guessed: Vec<String>,
    /// Entries bound to a host that this one looks like.
    pub alike: Vec<Alike>,
}

/// A look-alike.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alike {
    /// The entry.
    pub id: String,
    /// The host that it is bound to.
    pub host: String,
}

/// What an edit brings.
#[derive(Default)]
#[allow(missing_docs)] // the fields are those of `Changes`
pub struct EntryChanges {
    pub name: Option<String>,
    pub account: Option<String>,
    pub note: Option<String>,
    pub tags: Option<Vec<String>>,
    pub pinned: Option<bool>,
    pub reached_by: Option<Vec<String>>,
    pub sites: Option<Vec<KeptSite>>,
}

/// A site that stays.
pub struct KeptSite {
    /// As in the view.
    pub host: String,
    /// `host` or `domain`.
    pub scope: Scope,
}

/// What a change of settings brings.
#[derive(Default)]
#[allow(missing_docs)] // the fields are those of `SettingsChanges`
pub struct SettingsInput {
    pub lock_after: Option<u64>,
    pub backup_at: Option<u64>,
    pub backup_count: Option<u64>,
    pub theme: Option<String>,
    pub clear_clipboard: Option<u64>,
    pub hide_codes: Option<bool>,
    pub kit_at: Option<u64>,
    pub badge: Option<bool>,
    pub drill_yearly: Option<bool>,
}

/// Backup codes that a person chose to keep; none in a new entry: a site that knows text messages alone.
pub struct BackupKeep {
    /// The entry that gets them; a new one without.
    pub id: Option<String>,
    /// For a new entry.
    pub name: Option<String>,
    /// For a new entry.
    pub account: Option<String>,
    /// Where they stood; a new entry is bound to it. Empty for none.
    pub host: String,
    /// The codes.
    pub codes: Vec<KeptCode>,
    /// For a new entry: what else lets its owner in.
    pub reached_by: Vec<String>,
}

/// One backup code on its way between preview and keeping. It came from the page that JavaScript read.
pub struct KeptCode {
    /// As the site shows it.
    pub text: String,
    /// The number or word beside it.
    pub label: Option<String>,
    /// It was crossed out.
    pub spent: bool,
}

impl Desk {
    /// Opens a sealed file with its data key.
    ///
    /// # Errors
    /// Those of [`seal::open`] and [`Vault::read`].
    pub fn open(file: &[u8], key: Key) -> Result<Self> {
        let opened = seal::open(file, &key)?;
        let vault = Vault::read(opened.contents.expose())?;
        Ok(Desk { header: opened.header, key, vault })
    }

    /// The bytes of the next generation, checked by opening them again.
    ///
    /// # Errors
    /// Those of [`seal::seal`].
    pub fn seal(&mut self, now: u64, random: &mut dyn Random) -> Result<Vec<u8>> {
        self.vault.sweep(now);
        let contents = self.vault.write();
        let mut header = self.header.clone();
        let file = seal::seal(&mut header, &self.key, contents.expose(), now, random)?;
        if seal::open(&file, &self.key)?.contents != contents {
            return Err(Error::Damaged);
        }
        self.header = header;
        Ok(file)
    }

    /// Takes in what another copy of this vault holds; the next [`Desk::seal`] has a higher generation than both.
    ///
    /// # Errors
    /// [`Error::OtherVault`], and those of [`Desk::open`]. Nothing is changed then.
    pub fn merge(&mut self, file: &[u8]) -> Result<()> {
        let header = seal::inspect(file)?;
        if header.vault_id != self.header.vault_id {
            return Err(Error::OtherVault);
        }
        let opened = seal::open(file, &self.key)?;
        self.vault.merge(Vault::read(opened.contents.expose())?)?;
        if opened.header.generation > self.header.generation {
            self.header = opened.header; // its slots are the newer ones
        }
        Ok(())
    }

    /// Puts the contents of another copy of this vault in the place of these: one under the same data key, or under the
    /// key that it had then. Its slots and its generation do not come along: the next [`Desk::seal`] goes on from here.
    ///
    /// # Errors
    /// [`Error::OtherVault`], and those of [`Desk::open`]. Nothing is changed then.
    pub fn replace(&mut self, file: &[u8], key: Option<&Key>) -> Result<()> {
        if seal::inspect(file)?.vault_id != self.header.vault_id {
            return Err(Error::OtherVault);
        }
        self.vault = Vault::read(seal::open(file, key.unwrap_or(&self.key))?.contents.expose())?;
        Ok(())
    }

    /// The header.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The data key.
    pub(super) const fn key(&self) -> &Key {
        &self.key
    }

    /// The contents, to read.
    #[must_use]
    pub const fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The contents, to change.
    pub const fn vault_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }

    /// An entry outside the trash.
    pub(super) fn live(&self, id: Id) -> Result<&Entry> {
        self.vault.entry(id).ok().filter(|entry| !entry.is_trashed()).ok_or(Error::NoSuchEntry)
    }

    /// Every entry, the trash included; pinned ones first, then by name and account.
    #[must_use]
    pub fn list(&self, now: u64) -> Vec<EntryView> {
        self.ordered().into_iter().map(|entry| EntryView::of(entry, now)).collect()
    }

    /// What is to be said of every entry outside the trash and of the vault.
    #[must_use]
    pub fn readiness(&self, now: u64) -> Readiness {
        self.vault.readiness(&self.ordered(), now, self.header.slots.len())
    }

    fn ordered(&self) -> Vec<&Entry> {
        let key = |entry: &Entry| {
            let about = &entry.about.value;
            (!about.pinned, fold(&about.name), fold(&about.account), entry.id)
        };
        let mut sorted: Vec<_> = self.vault.entries().map(|entry| (key(entry), entry)).collect();
        order::sort(&mut sorted, &|a, b| a.0 < b.0);
        sorted.into_iter().map(|(_, entry)| entry).collect()
    }

    /// As many entries as a person sees at first, the trash left out: those asked for, then the pinned, those used last and
    /// the rest by name.
    #[must_use]
    pub fn first(&self, mut ids: Vec<Id>, count: usize, now: u64) -> Vec<EntryView> {
        order::sort(&mut ids, &|a, b| a < b);
        let key = |entry: &Entry| {
            let about = &entry.about.value;
            let name = if about.name.is_empty() { &about.account } else { &about.name };
            (ids.binary_search(&entry.id).is_err(), !about.pinned, Reverse(entry.used), fold(name))
        };
        let live = self.vault.entries().filter(|entry| !entry.is_trashed());
        let first = order::first(live.map(|entry| (key(entry), entry)).collect(), count, &|a, b| a.0 < b.0);
        first.into_iter().map(|(_, entry)| EntryView::of(entry, now)).collect()
    }

    /// What there is for this page.
    #[must_use]
    pub fn here(&self, url: &str) -> HereView {
        let Ok(place) = Place::parse(url) else {
            return HereView {
                host: String::new(),
                display: String::new(),
                domain: None,
                secure: false,
                fillable: false,
                bound: Vec::new(),
                guessed: Vec::new(),
                alike: Vec::new(),
            };
        };
        let host = place.host();
        let mut view = HereView {
            host: host.with_port(),
            display: host.display(),
            domain: host.registrable_domain().map(str::to_owned),
            secure: host.is_secure(),
            fillable: true,
            bound: Vec::new(),
            guessed: Vec::new(),
            alike: Vec::new(),
        };
        for entry in self.vault.entries().filter(|entry| !entry.is_trashed() && !entry.sites.value.is_empty()) {
            match place.judge(&entry.sites.value) {
                Verdict::Fill => view.bound.push(entry.id.to_string()),
                Verdict::Warn { bound, .. } => view.alike.push(Alike { id: entry.id.to_string(), host: bound }),
                Verdict::Ask if place.is_guessed(&entry.sites.value) => view.guessed.push(entry.id.to_string()),
                Verdict::Ask | Verdict::Never => {}
            }
        }
        view
    }

    /// Changes what a person wrote.
    ///
    /// # Errors
    /// Those of [`Vault::edit`].
    pub fn edit(&mut self, id: Id, changes: EntryChanges, now: u64) -> Result<()> {
        let site = |site: KeptSite| Binding { host: site.host, scope: site.scope, learned: Learned::Confirmed };
        let changes = Changes {
            name: changes.name,
            account: changes.account,
            note: changes.note,
            tags: changes.tags,
            pinned: changes.pinned,
            reached_by: changes.reached_by,
            sites: changes.sites.map(|sites| sites.into_iter().map(site).collect()),
        };
        self.vault.edit(id, &changes, now)
    }

    /// Binds an entry to a host that a person said yes to.
    ///
    /// # Errors
    /// Those of [`Host::of`] and [`Vault::bind`].
    pub fn bind(&mut self, id: Id, host: &str, scope: Scope, now: u64) -> Result<()> {
        let host = Host::of(host)?.with_port();
        self.vault.bind(id, Binding { host, scope, learned: Learned::Confirmed }, now)
    }

    /// Changes settings.
    ///
    /// # Errors
    /// Those of [`Vault::set_settings`].
    pub fn set_settings(&mut self, input: SettingsInput, now: u64) -> Result<()> {
        let changes = SettingsChanges {
            lock_after: input.lock_after,
            backup_at: input.backup_at,
            backup_count: input.backup_count,
            theme: input.theme,
            clear_clipboard: input.clear_clipboard,
            hide_codes: input.hide_codes,
            kit_at: input.kit_at,
            badge: input.badge,
            drill_yearly: input.drill_yearly,
        };
        self.vault.set_settings(changes, now)
    }

    /// Remembers a chosen field.
    ///
    /// # Errors
    /// Those of [`Vault::choose_field`].
    pub fn choose_field(&mut self, host: &str, mark: u64, now: u64) -> Result<()> {
        self.vault.choose_field(host, mark, now)
    }

    /// Keeps backup codes, in an entry or in a new one, and tells which.
    ///
    /// # Errors
    /// Those of [`Host::of`], [`Vault::add`] and [`Vault::keep_backup`].
    pub fn keep_backup(&mut self, keep: BackupKeep, now: u64, random: &mut dyn Random) -> Result<Id> {
        let host = if keep.host.is_empty() { None } else { Some(Host::of(&keep.host)?) };
        let from = host.as_ref().map(Host::with_port).unwrap_or_default();
        let code = |code: KeptCode| Code {
            text: SecretText::new(code.text),
            label: code.label,
            spent: code.spent.then(|| Spent { at: now, host: String::new() }),
        };
        let codes = keep.codes.into_iter().map(code).collect();
        let set = Set { codes, captured_at: now, from, printed_at: None };
        if let Some(id) = keep.id {
            let id = Id::parse(&id)?;
            self.vault.keep_backup(id, set, now)?;
            return Ok(id);
        }
        let name = keep.name.unwrap_or_default();
        let name = if name.trim().is_empty() { set.from.clone() } else { name };
        let sites = host.iter().map(|host| binding(host, None, Learned::Enrolled)).collect();
        let account = keep.account.unwrap_or_default();
        let backup = Some(set).filter(|set| !set.codes.is_empty());
        let reached_by = keep.reached_by;
        self.vault.add(NewEntry { name, account, sites, backup, reached_by, ..NewEntry::default() }, now, random)
    }
}

/// A binding to this host. The whole registrable domain unless said otherwise: sites enrol on one host of theirs and sign
/// in on another.
pub(super) fn binding(host: &Host, scope: Option<Scope>, learned: Learned) -> Binding {
    let wide = if host.registrable_domain().is_some() { Scope::Domain } else { Scope::Host };
    Binding { host: host.with_port(), scope: scope.unwrap_or(wide), learned }
}
