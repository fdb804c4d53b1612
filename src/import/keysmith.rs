//! Keysmith (KDE) has no export: this is its own INI file. A key from the password opens each secret.

use zeroize::Zeroizing;

use super::derive::{self, Cost};
use super::draft::{Draft, Written};
use super::report::Report;
use super::{Lock, cipher};
use crate::otp::{base64, percent};
use crate::secret::{Secret, SecretText};
use crate::{Error, Result};

type Section = (String, Vec<(String, Zeroizing<String>)>);

/// Whether it is one.
pub(super) fn is_one(text: &str) -> bool {
    text.lines().any(|line| line.trim() == "[master-key]")
}

fn sections(text: &str) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            all.push((name.to_owned(), Vec::new()));
        } else if let (Some((key, value)), Some((_, pairs))) = (line.split_once('='), all.last_mut()) {
            pairs.push((key.trim().to_owned(), Zeroizing::new(unquoted(value.trim()))));
        }
    }
    all
}

/// Qt's own way of writing a value: quotes where it needs them, `\xHHHH` for letters beyond ASCII.
fn unquoted(value: &str) -> String {
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let mut letters = escape.get(1..).unwrap_or_default().chars();
        let letter = letters.next();
        rest = letters.as_str();
        match letter {
            Some('x') => {
                let length = rest.chars().take(4).take_while(char::is_ascii_hexdigit).count();
                let (digits, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
                let code = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                out.push(code.unwrap_or(char::REPLACEMENT_CHARACTER));
                rest = after;
            }
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out.push_str(rest);
    out
}

fn get<'a>(section: &'a Section, name: &str) -> Option<&'a str> {
    section.1.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn master(all: &[Section]) -> Result<(&Section, Cost)> {
    let section = all.iter().find(|(name, _)| name == "master-key").ok_or(Error::FileDamaged)?;
    let number = |name: &str| get(section, name).and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    if number("algorithm") != 2 || number("length") != 32 {
        return Err(Error::UnknownLock);
    }
    Ok((section, Cost::Argon2id { memory: number("memory") / 1_024, passes: number("cpu"), lanes: 1 }))
}

/// How it is locked.
pub(super) fn lock(text: &str) -> Result<Option<(Lock, Option<Cost>)>> {
    Ok(Some((Lock::App, Some(master(&sections(text))?.1))))
}

/// Opens and reads it.
pub(super) fn unlock(text: &str, password: &SecretText, report: &mut Report) -> Result<()> {
    let all = sections(text);
    let (section, cost) = master(&all)?;
    let bytes = |section: &Section, name: &str| get(section, name).and_then(base64::decode).ok_or(Error::FileDamaged);
    let key = derive::key(password.expose().as_bytes(), &bytes(section, "salt")?, cost, 32)?;
    let checked = cipher::secretbox(&key, &bytes(section, "nonce")?, &bytes(section, "challenge")?);
    checked.map_err(|error| if error == Error::WrongOrDamaged { Error::WrongPassword } else { error })?;
    let entries = all.iter().filter(|(_, pairs)| pairs.iter().any(|(key, _)| key == "secret"));
    for (index, entry) in entries.enumerate() {
        let text = |name: &str| get(entry, name).map(str::to_owned);
        let draft = Draft {
            number: index.saturating_add(1),
            kind: text("type").unwrap_or_default(),
            issuer: text("issuer").unwrap_or_default(),
            account: text("account").unwrap_or_default(),
            algorithm: text("hash"),
            digits: text("pinLength"),
            period: text("timeStep"),
            counter: text("counter"),
            ..Draft::default()
        };
        match secret(entry, &key) {
            Ok(secret) => report.take(Draft { secret: Written::Bytes(secret), ..draft }),
            Err(error) => {
                let title = percent::decode(&entry.0).to_string();
                report.refuse(draft.number, &title, error, draft.source());
            }
        }
    }
    Ok(())
}

fn secret(entry: &Section, key: &[u8]) -> Result<Secret> {
    let epoch = get(entry, "epoch").is_none_or(|epoch| epoch.starts_with("1970-01-01T00:00:00"));
    let offset = get(entry, "offset").is_none_or(|offset| matches!(offset, "" | "-1" | "0"));
    let checksum = get(entry, "checksum").is_none_or(|checksum| checksum != "true");
    if !epoch || !offset || !checksum {
        return Err(Error::UnknownKind); // codes that no other app can make
    }
    let bytes = |name: &str| get(entry, name).and_then(base64::decode).ok_or(Error::FileDamaged);
    Ok(Secret::new(cipher::secretbox(key, &bytes("nonce")?, &bytes("secret")?)?.to_vec()))
}
