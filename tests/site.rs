//! P3, the right site only: an attack table of addresses against bindings. The rules are written as
//! `bound | url | verdict`; a bound host with `=` in front is narrowed to that host.
//!
//! `EXTRA_SITES=file.json cargo test --test site` judges unseen addresses as well and prints their table last.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic
)]
#![allow(clippy::print_stdout, missing_docs)]

use std::fmt::Write as _;
use std::io::Write as _;

use holdfast::site::{Binding, Host, Learned, Scope, Verdict, judge, registrable_domain, site_of};
use serde_json::Value;

const TABLE: &str = include_str!("site/attacks.txt");

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Fill => "fill",
        Verdict::Ask => "ask",
        Verdict::Warn { .. } => "warn",
        Verdict::Never => "never",
    }
}

fn bound(host: &str, scope: Scope) -> Vec<Binding> {
    vec![Binding { host: host.to_owned(), scope, learned: Learned::Confirmed }]
}

#[test]
fn every_line_of_the_attack_table_holds() {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [host, url, expect] = parts[..] else { panic!("{line}") };
        let (host, scope) = host.strip_prefix('=').map_or((host, Scope::Domain), |h| (h, Scope::Host));
        let url = url.replace("\\t", "\t").replace("\\n", "\n").replace("\\u00ad", "\u{ad}");
        let answer = judge(&bound(host, scope), &url);
        lines += 1;
        if word(&answer) != expect {
            wrong.push(format!("{line}: answered {answer:?}"));
        }
    }
    println!("attack table: {}/{lines} right", lines - wrong.len());
    assert!(lines >= 120, "only {lines} addresses");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_bound_site_among_several_is_enough_to_fill() {
    let mut both = bound("example.org", Scope::Domain);
    both.extend(bound("github.com", Scope::Domain));
    assert_eq!(judge(&both, "https://gist.github.com/"), Verdict::Fill);
    assert_eq!(judge(&both, "https://codeberg.org/"), Verdict::Ask);
    assert_eq!(judge(&[], "https://github.com/"), Verdict::Ask);
}

#[test]
fn a_guessed_site_is_never_filled_unasked() {
    let guess = vec![Binding { host: "github.com".into(), scope: Scope::Domain, learned: Learned::Guessed }];
    assert_eq!(judge(&guess, "https://github.com/login"), Verdict::Ask);
    assert!(matches!(judge(&guess, "https://githud.com/login"), Verdict::Warn { .. }));
}

#[test]
fn a_binding_that_is_no_host_binds_nothing() {
    for host in
        ["", ".", "https://github.com", "github.com/path", "a b", "user@github.com", "com", "*.com", "%67ithub.com"]
    {
        assert_ne!(judge(&bound(host, Scope::Domain), "https://github.com/"), Verdict::Fill, "{host}");
    }
}

#[test]
fn both_forms_of_an_international_name_are_shown() {
    let host = Host::parse("https://xn--mnchen-3ya.de/").unwrap();
    assert_eq!(host.display(), "münchen.de (xn--mnchen-3ya.de)");
    assert_eq!(Host::of("München.de").unwrap().name(), "xn--mnchen-3ya.de");
    assert_eq!(Host::parse("https://github.com").unwrap().display(), "github.com");
}

#[test]
fn what_was_registered_follows_the_list_with_its_private_section() {
    for (host, domain) in [
        ("www.example.co.uk", Some("example.co.uk")),
        ("github.io", None),
        ("me.github.io", Some("me.github.io")),
        ("a.me.github.io", Some("me.github.io")),
        ("com", None),
        ("localhost", None),
        ("www.city.kobe.jp", Some("city.kobe.jp")),
        ("a.b.c.kobe.jp", Some("b.c.kobe.jp")),
        ("www.ck", Some("www.ck")),
        ("x.pages.dev", Some("x.pages.dev")),
    ] {
        assert_eq!(registrable_domain(host), domain, "{host}");
    }
}

#[test]
fn a_site_to_see_to_is_what_somebody_registered_or_this_machine() {
    for (host, site) in [
        ("www.github.com", Some("github.com")),
        ("accounts.google.com:443", Some("google.com")),
        ("login.bank.co.uk.", Some("bank.co.uk")),
        ("Bücher.de", Some("xn--bcher-kva.de")),
        ("me.github.io", Some("me.github.io")),
        ("localhost:3000", Some("localhost:3000")),
        ("127.0.0.1:8080", Some("127.0.0.1:8080")),
        ("192.168.0.1", None),
        ("router.fritz.box.internal", None), // no suffix of the list
        ("readme.txt", None),
        ("e.g", None),
        ("com", None),
        ("", None),
        ("a b.com", None),
    ] {
        assert_eq!(site_of(host).as_deref(), site, "{host}");
    }
}

#[test]
fn no_text_makes_it_fail() {
    let mut state = 1_u64;
    let parts = [
        "https://",
        "http:",
        "xn--",
        "[",
        "]",
        ":",
        "@",
        "%",
        "..",
        "\u{200d}",
        "é",
        "1.2.3.999",
        "0x",
        "-",
        "a",
        "/",
        "\\",
        "ß",
        "。",
        "xn--0",
    ];
    for _ in 0..20_000 {
        let mut url = String::new();
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            url.push_str(parts[usize::try_from(state >> 33).unwrap() % parts.len()]);
        }
        let _ = judge(&bound(&url, Scope::Domain), &format!("https://{url}"));
        assert_ne!(judge(&bound("github.com", Scope::Domain), &url), Verdict::Fill, "{url}");
    }
}

#[test]
fn extra_sites_are_judged_and_reported() {
    let Ok(path) = std::env::var("EXTRA_SITES") else { return };
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut right = 0;
    let mut out = String::new();
    let mut table = std::collections::BTreeMap::<String, [usize; 2]>::new();
    for (i, case) in cases.iter().enumerate() {
        let list = match &case["bound"] {
            Value::Array(all) => all.clone(),
            one => vec![one.clone()],
        };
        let bindings: Vec<Binding> = list
            .iter()
            .map(|b| Binding {
                host: b["host"].as_str().unwrap_or_default().to_owned(),
                scope: if b["scope"] == "host" { Scope::Host } else { Scope::Domain },
                learned: Learned::Confirmed,
            })
            .collect();
        let answer = judge(&bindings, case["url"].as_str().unwrap_or_default());
        let expect: Vec<&str> = match &case["expect"] {
            Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect(),
        };
        let good = expect.contains(&word(&answer));
        right += usize::from(good);
        table.entry(expect.join("/")).or_default()[usize::from(!good)] += 1;
        if !good {
            let id = case["id"].as_str().map_or_else(|| i.to_string(), str::to_owned);
            let (bound, url) = (&case["bound"], &case["url"]);
            let _ = writeln!(out, "  miss {id}: {bound} at {url}: expected {expect:?}, answered {answer:?}");
        }
    }
    let _ = writeln!(out, "  {:<24}{:>7}{:>7}", "expected", "right", "wrong");
    for (expect, [good, bad]) in &table {
        let _ = writeln!(out, "  {expect:<24}{good:>7}{bad:>7}");
    }
    let _ = writeln!(out, "extra sites: {right}/{} right", cases.len());
    // past the test harness, which keeps what passing tests print to itself
    std::io::stdout().lock().write_all(out.as_bytes()).unwrap();
}
