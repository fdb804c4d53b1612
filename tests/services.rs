//! The directory of services: that its file is in order, and that what is compiled is the file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic
)]
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use holdfast::site::{
    Host, registrable_domain,
    services::{Service, all, service_named, service_of},
};
use holdfast::wasm::known_services;
use serde::Deserialize;

const FILE: &str = include_str!("../src/site/services.json");
const FACTORS: [&str; 8] = ["sms", "call", "email", "totp", "app", "key", "passkey", "backup_codes"];
const KINDS: [&str; 5] = ["mail", "money", "identity", "work", "other"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    domain: String,
    name: String,
    kind: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    factors: Vec<String>,
    settings_url: Option<String>,
    backup_url: Option<String>,
    help_url: Option<String>,
}

impl Row {
    fn domains(&self) -> impl Iterator<Item = &String> {
        core::iter::once(&self.domain).chain(&self.also)
    }

    fn addresses(&self) -> impl Iterator<Item = &String> {
        [&self.settings_url, &self.backup_url, &self.help_url].into_iter().flatten()
    }
}

fn rows() -> Vec<Row> {
    serde_json::from_str(FILE).expect("each row has the fields of a service and no other")
}

#[test]
fn there_are_enough_of_them_in_order_and_small() {
    let rows = rows();
    let packed = miniz_oxide::deflate::compress_to_vec(FILE.as_bytes(), 9).len();
    println!("{} services, {} domains, {packed} bytes packed", rows.len(), rows.iter().flat_map(Row::domains).count());
    assert!(rows.len() >= 250, "{}", rows.len());
    assert!(packed <= 30 * 1024 - 18, "{packed}"); // gzip adds 18 bytes
    assert!(rows.is_sorted_by(|a, b| a.domain < b.domain));
    for row in &rows {
        assert!(row.also.is_sorted() && row.names.is_sorted(), "{}", row.domain);
    }
}

#[test]
fn each_domain_is_one_that_somebody_registered_and_stands_once() {
    let mut known = BTreeMap::new();
    for row in rows() {
        for domain in row.domains() {
            assert_eq!(registrable_domain(domain), Some(domain.as_str()), "{domain}");
            assert_eq!(Host::of(domain).unwrap().name(), domain, "{domain} is not in its ASCII form");
            if let Some(other) = known.insert(domain.clone(), row.domain.clone()) {
                panic!("{domain} stands with {other} and {}", row.domain);
            }
        }
    }
}

#[test]
fn each_name_means_one_service() {
    let mut known = BTreeMap::new();
    for row in rows() {
        for name in core::iter::once(&row.name).chain(&row.names) {
            assert!(!name.is_empty() && name.len() <= 60 && name.trim() == name, "{name}");
            if let Some(other) = known.insert(name.to_lowercase(), row.domain.clone()) {
                panic!("{name} means {other} and {}", row.domain);
            }
        }
    }
}

#[test]
fn factors_and_kinds_are_known_ones() {
    for row in rows() {
        assert!(KINDS.contains(&row.kind.as_str()), "{}: {}", row.domain, row.kind);
        assert!(!row.factors.is_empty(), "{}", row.domain);
        let places: Vec<_> = row.factors.iter().map(|f| FACTORS.iter().position(|known| known == f)).collect();
        assert!(places.iter().all(Option::is_some), "{}: {:?}", row.domain, row.factors);
        assert!(places.is_sorted_by(|a, b| a < b), "{}: each once, in the order of the list", row.domain);
        assert!(row.backup_url.is_none() || row.factors.iter().any(|f| f == "backup_codes"), "{}", row.domain);
    }
}

#[test]
fn each_address_is_https_and_on_a_site_of_the_service() {
    for row in rows() {
        for address in row.addresses() {
            let host = Host::parse(address).unwrap();
            assert!(address.starts_with("https://") && host.is_secure() && host.port().is_none(), "{address}");
            assert!(
                !address.contains(char::is_whitespace) && address.len() <= 255 && !address.contains('@')
                    || address.contains("/@"),
                "{address}"
            );
            let domain = host.registrable_domain().unwrap().to_owned();
            assert!(row.domains().any(|own| *own == domain), "{address} is on none of the domains of {}", row.domain);
        }
    }
}

#[test]
fn what_is_compiled_is_the_file() {
    let rows = rows();
    assert_eq!(all().len(), rows.len());
    for row in &rows {
        for domain in row.domains() {
            same(service_of(domain).expect(domain), row);
            same(service_of(&format!("sign-in.{domain}:8443")).expect(domain), row);
            same(service_named(&domain.to_uppercase()).expect(domain), row);
        }
        for name in core::iter::once(&row.name).chain(&row.names) {
            same(service_named(name).expect(name), row);
            same(service_named(&format!(" {} ", name.to_uppercase())).expect(name), row);
        }
    }
}

fn same(service: &Service, row: &Row) {
    assert_eq!(
        (service.domain, service.name, service.worth),
        (row.domain.as_str(), row.name.as_str(), row.kind.as_str())
    );
    assert_eq!(
        (&service.also, &service.names),
        (&row.also.iter().map(String::as_str).collect(), &row.names.iter().map(String::as_str).collect())
    );
    assert_eq!(service.factors, row.factors);
    assert_eq!(
        (&service.settings_url, &service.backup_url, &service.help_url),
        (&row.settings_url, &row.backup_url, &row.help_url)
    );
}

#[test]
fn a_host_is_found_by_what_was_registered_and_by_nothing_else() {
    for (host, domain) in [
        ("github.com", "github.com"),
        ("gist.github.com", "github.com"),
        ("GitHub.COM", "github.com"),
        ("github.com.", "github.com"),
        ("accounts.google.com", "google.com"),
        ("ｇithub。com", "github.com"),
        ("www.amazon.co.uk", "amazon.com"),
        ("twitter.com", "x.com"),
        ("signin.account.gov.uk", "account.gov.uk"),
    ] {
        assert_eq!(service_of(host).map(|service| service.domain), Some(domain), "{host}");
    }
    for none in [
        "",
        ".",
        "com",
        "co.uk",
        "gov.uk",
        "github.io",
        "me.github.io",
        "notgithub.com",
        "github.com.evil.example",
        "xn--gthub-n4a.com",
        "gıthub.com",
        "localhost",
        "127.0.0.1:8080",
        "[::1]",
        "https://github.com/",
        "github.com/settings",
        "github.com@evil.example",
        "github com",
        "somebody.app.render.com",
        "app.render.com",
    ] {
        assert_eq!(service_of(none), None, "{none}");
    }
}

#[test]
fn a_name_is_found_whole_or_not_at_all() {
    for (name, domain) in [
        ("GitHub", "github.com"),
        ("github", "github.com"),
        (" GITHUB ", "github.com"),
        ("gitlab.com", "gitlab.com"),
        ("Gmail", "google.com"),
        ("ITAÚ", "itau.com.br"),
    ] {
        assert_eq!(service_named(name).map(|service| service.domain), Some(domain), "{name}");
    }
    let long = "g".repeat(1 << 20);
    for none in [
        "",
        " ",
        "Git",
        "GitHub Enterprise",
        "My GitHub",
        "GitHub: me",
        "support.github.com",
        "G\u{200b}itHub",
        long.as_str(),
    ] {
        assert_eq!(service_named(none), None, "{none}");
    }
}

#[test]
fn every_factor_and_every_kind_is_in_use() {
    let factors: BTreeSet<&str> = all().iter().flat_map(|service| service.factors.iter().copied()).collect();
    let kinds: BTreeSet<&str> = all().iter().map(|service| service.worth).collect();
    assert_eq!((factors.len(), kinds.len()), (FACTORS.len(), KINDS.len()));
}

#[test]
fn a_page_is_told_of_those_hosts_that_are_known_and_of_no_more_than_a_vault_holds() {
    let hosts = ["gist.github.com", "nobody.example", "GitLab.com"].map(str::to_owned);
    let told = serde_json::to_value(known_services(&hosts).unwrap()).unwrap();
    assert_eq!(told.as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&told[0]["host"], &told[0]["domain"], &told[0]["worth"]),
        (&"gist.github.com".into(), &"github.com".into(), &"work".into())
    );
    assert_eq!(told[0]["backupUrl"], "https://github.com/settings/auth/recovery-codes");
    assert_eq!((&told[1]["host"], told[1].get("also")), (&"GitLab.com".into(), None));
    assert!(known_services(&vec!["github.com".to_owned(); 10_000]).is_ok_and(|known| known.len() == 10_000));
    assert!(known_services(&vec![String::new(); 10_001]).is_err());
}

/// The lookup reads no public suffix list, and yet says what the list says.
#[test]
fn the_lookup_agrees_with_the_public_suffix_list() {
    let mut hosts: Vec<String> = include_str!("../src/site/public_suffix_list.dat")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .flat_map(|rule| {
            ["", "a.", "a.b."].map(|front| format!("{front}{}", rule.replace("*.", "wild.").replace('!', "")))
        })
        .collect();
    for row in rows() {
        hosts.extend(row.domains().flat_map(|domain| ["", "a.", "a.b.", "a-"].map(|front| format!("{front}{domain}"))));
    }
    let by_domain: BTreeMap<&str, &Service> =
        all().iter().flat_map(|one| one.also.iter().chain([&one.domain]).map(move |domain| (*domain, one))).collect();
    let mut known = 0;
    for host in &hosts {
        let host = Host::of(host).unwrap();
        let expected = host.registrable_domain().and_then(|domain| by_domain.get(domain).copied());
        assert_eq!(service_of(host.name()), expected, "{host:?}");
        known += usize::from(expected.is_some());
    }
    println!("{known} of {} hosts belong to a service", hosts.len());
    assert!(known > 1_000);
}
