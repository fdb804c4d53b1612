//! The directory of services: what a site is called, which second steps it offers, and where it has them set up. It
//! proposes and links; it never decides where a code is filled, and what it does not know it leaves out.
//!
//! The facts (services.json) were written by hand for this list; docs/services.md says how far they were checked, how they are
//! kept, and how to correct one. build.rs compiles them.

use std::sync::OnceLock;

use serde::Serialize;

use super::host::Host;
use crate::{case::fold, order};

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/services"));
/// The public suffixes below the domains of services, a line each: where other people's sites begin.
static SHARED: &str = include_str!(concat!(env!("OUT_DIR"), "/shared"));

/// What a service is asked for at the sign-in, in the order of the bits that build.rs writes.
const FACTORS: [&str; 8] = ["sms", "call", "email", "totp", "app", "key", "passkey", "backup_codes"];
/// What a service is worth to whoever takes it over, in the order that build.rs numbers.
const KINDS: [&str; 5] = ["mail", "money", "identity", "work", "other"];

/// One service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// The registrable domain that it is known by.
    pub domain: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// `mail`, `money`, `identity`, `work` or `other`.
    pub worth: &'static str,
    /// Its other registrable domains.
    #[serde(skip)]
    pub also: Vec<&'static str>,
    /// What else its codes are called in authenticator apps.
    #[serde(skip)]
    pub names: Vec<&'static str>,
    /// The second steps that it is known to offer: `sms`, `call`, `email`, `totp`, `app`, `key`, `passkey`,
    /// `backup_codes`.
    pub factors: Vec<&'static str>,
    /// Where they are switched on and off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings_url: Option<String>,
    /// Where new backup codes are made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_url: Option<String>,
    /// What the service says itself about signing in with them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help_url: Option<String>,
}

struct Directory {
    services: Vec<Service>,
    /// Domains, ascending, with the place of their service.
    domains: Vec<(&'static str, usize)>,
    /// Folded names, ascending.
    names: Vec<(String, usize)>,
}

/// All services, by domain.
#[must_use]
pub fn all() -> &'static [Service] {
    &directory().services
}

/// The service that a host belongs to: the host as a person or a binding writes it, with or without a port. All domains
/// here are ones that somebody registered, so the one that the host is or stands under is its own: the public suffix list
/// is needed for its rules below them only.
#[must_use]
pub fn service_of(host: &str) -> Option<&'static Service> {
    let host = Host::of(host).ok().filter(|host| !host.is_address())?;
    let mut name = host.name().trim_end_matches('.');
    loop {
        if let Some(service) = by_domain(name) {
            return Some(service);
        }
        let (_, above) = name.split_once('.')?;
        if SHARED.lines().any(|rule| rule == name || rule.strip_prefix("*.") == Some(above)) {
            return None;
        }
        name = above;
    }
}

/// The service of exactly this name: one that it goes by, case aside, or one of its domains.
#[must_use]
pub fn service_named(name: &str) -> Option<&'static Service> {
    let name = fold(name.trim());
    let directory = directory();
    match directory.names.binary_search_by(|(known, _)| known.as_str().cmp(&name)) {
        Ok(at) => directory.services.get(directory.names.get(at)?.1),
        Err(_) => by_domain(&name),
    }
}

fn by_domain(domain: &str) -> Option<&'static Service> {
    let directory = directory();
    let at = directory.domains.binary_search_by(|(known, _)| (*known).cmp(domain)).ok()?;
    directory.services.get(directory.domains.get(at)?.1)
}

fn directory() -> &'static Directory {
    static DIRECTORY: OnceLock<Directory> = OnceLock::new();
    DIRECTORY.get_or_init(|| read(COMPILED))
}

fn read(mut compiled: &'static [u8]) -> Directory {
    let mut services = Vec::new();
    while let Some(service) = one(&mut compiled) {
        services.push(service);
    }
    let (mut domains, mut names) = (Vec::new(), Vec::new());
    for (at, service) in services.iter().enumerate() {
        domains.extend(service.also.iter().chain([&service.domain]).map(|domain| (*domain, at)));
        names.extend(service.names.iter().chain([&service.name]).map(|name| (fold(name), at)));
    }
    order::sort(&mut domains, &|a, b| a < b);
    order::sort(&mut names, &|a, b| a < b);
    Directory { services, domains, names }
}

fn one(rest: &mut &'static [u8]) -> Option<Service> {
    let [kind, factors, also, names, ..] = **rest else { return None };
    *rest = rest.get(4..)?;
    let worth = KINDS.get(usize::from(kind))?;
    let offered = FACTORS.iter().enumerate().filter(|(bit, _)| (factors >> bit) & 1 == 1);
    Some(Service {
        worth,
        factors: offered.map(|(_, factor)| *factor).collect(),
        domain: text(rest)?,
        name: text(rest)?,
        also: (0..also).map(|_| text(rest)).collect::<Option<_>>()?,
        names: (0..names).map(|_| text(rest)).collect::<Option<_>>()?,
        settings_url: address(rest)?,
        backup_url: address(rest)?,
        help_url: address(rest)?,
    })
}

fn text(rest: &mut &'static [u8]) -> Option<&'static str> {
    let (length, after) = rest.split_first()?;
    let (text, after) = after.split_at_checked(usize::from(*length))?;
    *rest = after;
    core::str::from_utf8(text).ok()
}

fn address(rest: &mut &'static [u8]) -> Option<Option<String>> {
    let bare = text(rest)?;
    Some((!bare.is_empty()).then(|| format!("https://{bare}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_directory_is_small() {
        println!("services: {} bytes compiled", COMPILED.len());
        assert!(COMPILED.len() < 25_000, "{} bytes", COMPILED.len());
    }

    #[test]
    fn what_is_cut_off_ends_the_reading_and_nothing_else() {
        for end in 0..COMPILED.len().min(2_000) {
            assert!(read(&COMPILED[..end]).services.len() <= all().len());
        }
    }
}
