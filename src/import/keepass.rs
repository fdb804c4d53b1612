//! KeePass and KeePassXC: their XML, and the many ways in which entries of such databases hold codes. Entries in the
//! history are older states and no entries; those in the recycle bin are left out and counted.

use super::draft::{Draft, Rest, Written};
use super::report::{Homeless, Report};
use super::xml;
use crate::Result;
use crate::otp::uri;
use crate::secret::{Secret, SecretText};

const STANDARD: [&str; 5] = ["Title", "UserName", "Password", "URL", "Notes"];

/// Reads the XML.
pub(super) fn read(text: &str, report: &mut Report) -> Result<()> {
    let mut state = State::default();
    let mut number = 0_usize;
    let (mut starts, mut found) = (Vec::new(), Vec::new());
    // Two closures share the state: what starts is noted and handled with what ends next.
    let queue = core::cell::RefCell::new(&mut starts);
    xml::walk(text, &mut |name| queue.borrow_mut().push(name.to_owned()), &mut |element| {
        for name in queue.borrow_mut().drain(..) {
            state.start(&name);
        }
        if let Some(entry) = state.end(element) {
            found.push(entry);
        }
    })?;
    for entry in found {
        number = number.saturating_add(1);
        if entry.binned {
            report.count(Homeless::Trashed);
        } else {
            take(&entry, number, report);
        }
    }
    Ok(())
}

/// One entry: its strings by name, and where it stood.
#[derive(Default)]
struct Entry {
    strings: Vec<(String, SecretText)>,
    groups: Vec<String>,
    tags: Vec<String>,
    binned: bool,
}

#[derive(Default)]
struct Group {
    name: String,
    id: String,
}

#[derive(Default)]
struct State {
    bin: String,
    bin_enabled: bool,
    groups: Vec<Group>,
    entry: Option<Entry>,
    history: usize,
    key: String,
    value: String,
}

impl State {
    fn start(&mut self, name: &str) {
        match name {
            "Group" => self.groups.push(Group::default()),
            "Entry" if self.history == 0 => self.entry = Some(Entry::default()),
            "History" => self.history = self.history.saturating_add(1),
            "String" => {
                self.key.clear();
                self.value.clear();
            }
            _ => {}
        }
    }

    fn end(&mut self, element: &xml::Ended<'_>) -> Option<Entry> {
        let parent = element.around.last().map(String::as_str).unwrap_or_default();
        match (element.name, parent) {
            ("RecycleBinUUID", "Meta") => element.text.trim().clone_into(&mut self.bin),
            ("RecycleBinEnabled", "Meta") => self.bin_enabled = element.text.trim().eq_ignore_ascii_case("true"),
            ("UUID", "Group") => {
                if let Some(group) = self.groups.last_mut() {
                    element.text.trim().clone_into(&mut group.id);
                }
            }
            ("Name", "Group") => {
                if let Some(group) = self.groups.last_mut() {
                    element.text.trim().clone_into(&mut group.name);
                }
            }
            ("Group", _) => {
                self.groups.pop();
            }
            ("History", _) => self.history = self.history.saturating_sub(1),
            ("Key", "String") => element.text.clone_into(&mut self.key),
            ("Value", "String") => element.text.clone_into(&mut self.value),
            ("String", "Entry") if self.history == 0 => {
                let pair = (core::mem::take(&mut self.key), SecretText::new(core::mem::take(&mut self.value)));
                self.entry.iter_mut().for_each(|entry| entry.strings.push((pair.0.clone(), pair.1.duplicate())));
            }
            ("Tags", "Entry") if self.history == 0 => {
                if let Some(entry) = &mut self.entry {
                    entry.tags.extend(element.text.split([';', ',']).map(|tag| tag.trim().to_owned()));
                }
            }
            ("Entry", _) if self.history == 0 => {
                let mut entry = self.entry.take()?;
                let named = self.groups.iter().skip(1).map(|group| group.name.clone());
                entry.groups = named.filter(|name| !name.is_empty()).collect();
                entry.binned = self.bin_enabled && self.groups.iter().any(|g| !g.id.is_empty() && g.id == self.bin);
                return Some(entry);
            }
            _ => {}
        }
        None
    }
}

fn take(entry: &Entry, number: usize, report: &mut Report) {
    let get = |name: &str| entry.strings.iter().find(|(key, _)| key == name).map(|(_, value)| value.expose());
    let (title, user) = (get("Title").unwrap_or_default(), get("UserName").unwrap_or_default());
    let drafts = drafts(&entry.strings);
    let is_code = |key: &str| ["TimeOtp-", "HmacOtp-", "TOTP ", "otp"].iter().any(|start| key.starts_with(start));
    let custom = entry.strings.iter().filter(|(key, _)| !STANDARD.contains(&key.as_str()) && !is_code(key));
    let rest = || Rest {
        tags: entry.groups.iter().chain(&entry.tags).cloned().collect(),
        note: get("Notes").map(str::to_owned),
        urls: get("URL").map(str::to_owned).into_iter().collect(),
        fields: custom.clone().map(|(key, value)| (key.clone(), value.expose().to_owned())).collect(),
        prefer_address: true,
        ..Rest::default()
    };
    if drafts.is_empty() {
        return report.take_item(number, title, user, rest());
    }
    let mut known: Vec<Secret> = Vec::new();
    for draft in drafts {
        let draft =
            name_it(Draft { number, issuer: title.to_owned(), account: user.to_owned(), rest: rest(), ..draft });
        if let Ok(named) = draft.finish() {
            if known.contains(&named.otp.secret) {
                continue; // one code written in two ways
            }
            known.push(named.otp.secret.duplicate());
        }
        report.take(draft);
    }
}

/// KeePassXC writes `none` into the address where there is no user name.
pub(super) fn name_it(mut draft: Draft) -> Draft {
    if let Written::Address(text) = &draft.secret
        && draft.account.trim().is_empty()
        && let Ok(named) = uri::read(text.expose())
        && named.account == "none"
    {
        let bare = text.expose().replacen(":none?", ":?", 1).replacen("/none?", "/?", 1);
        draft.secret = Written::Address(SecretText::new(bare));
    }
    draft
}

/// The codes among the strings of an entry, in whatever way they are written.
pub(super) fn drafts(strings: &[(String, SecretText)]) -> Vec<Draft> {
    let get = |name: &str| {
        let found = strings.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value).filter(|value| !value.expose().trim().is_empty())
    };
    let text = |name: &str| get(name).map(|value| value.expose().trim().to_owned());
    let mut found = Vec::new();
    for (key, value) in strings {
        let numbered = key.get(4..).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
        let is_otp = key.eq_ignore_ascii_case("otp") || numbered && key.to_ascii_lowercase().starts_with("otp_");
        if is_otp && !value.expose().trim().is_empty() {
            found.push(otp_string(value));
        }
    }
    if let Some(seed) = get("TOTP Seed") {
        let mut draft = Draft { secret: Written::Text(seed.duplicate()), ..Draft::default() };
        let settings = text("TOTP Settings").unwrap_or_default();
        let mut parts = settings.split(';').map(str::trim);
        draft.period = parts.next().filter(|text| !text.is_empty()).map(str::to_owned);
        match parts.next() {
            Some("S" | "s") => draft.kind = "steam".to_owned(),
            digits => draft.digits = digits.filter(|text| !text.is_empty()).map(str::to_owned),
        }
        found.push(draft);
    }
    for (prefix, kind) in [("TimeOtp", "totp"), ("HmacOtp", "hotp")] {
        let secrets =
            ["", "-Hex", "-Base32", "-Base64"].iter().map(|form| (*form, get(&format!("{prefix}-Secret{form}"))));
        for (form, secret) in secrets {
            let Some(secret) = secret else { continue };
            let own = secret.duplicate();
            found.push(Draft {
                kind: kind.to_owned(),
                secret: match form {
                    "-Hex" => Written::Hex(own),
                    "-Base32" => Written::Text(own),
                    "-Base64" => Written::Base64(own),
                    _ => Written::Bytes(Secret::new(secret.expose().as_bytes().to_vec())),
                },
                digits: text(&format!("{prefix}-Length")),
                period: text(&format!("{prefix}-Period")),
                algorithm: text(&format!("{prefix}-Algorithm")),
                counter: text(&format!("{prefix}-Counter")),
                ..Draft::default()
            });
        }
    }
    found
}

/// The string `otp`: an address, KeeOtp's own query, or a bare secret.
pub(super) fn otp_string(value: &SecretText) -> Draft {
    let text = value.expose().trim();
    if text.contains("://") || !text.to_ascii_lowercase().contains("key=") {
        return Draft { secret: Written::Address(SecretText::new(text.to_owned())), ..Draft::default() };
    }
    let get = |name: &str| {
        let pair = text.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            key.trim().eq_ignore_ascii_case(name).then_some(value)
        });
        pair.map(|value| crate::otp::percent::decode_query(value).to_string()).filter(|value| !value.trim().is_empty())
    };
    let kind = get("type").unwrap_or_default();
    Draft {
        kind: if kind.is_empty() { String::new() } else { kind.to_ascii_lowercase() },
        secret: get("key").map_or(Written::Missing, |key| Written::Text(SecretText::new(key))),
        digits: get("size"),
        period: get("step"),
        counter: get("counter"),
        algorithm: get("otpHashMode"),
        ..Draft::default()
    }
}
