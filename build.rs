//! Compiles the lists that are read at run time. The public suffix list (src/site) becomes a finite state map: reversed
//! ASCII name → kind of rule. So do the phrases of src/page: phrase → what it means and how it may stand in a text; a fresh
//! instance reads pages without getting ready first. The word lists (src/passphrase) are written without what a word shares with the one before,
//! the directory of services (src/site) without the names of its fields.
//! The same lists give the same bytes.

#![allow(clippy::print_stdout)] // this is how a build script speaks to cargo

use std::collections::BTreeMap;
use std::path::PathBuf;

#[allow(dead_code, missing_docs)]
#[path = "src/page/concept.rs"]
mod concept;
#[allow(missing_docs)]
#[path = "src/page/words.rs"]
mod page;
#[allow(dead_code, missing_docs)]
#[path = "src/site/punycode.rs"]
mod punycode;

const LIST: &str = "src/site/public_suffix_list.dat";
const SERVICES: &str = "src/site/services.json";
/// The order of the bits and numbers in the compiled directory; src/site/services.rs has the same.
const FACTORS: [&str; 8] = ["sms", "call", "email", "totp", "app", "key", "passkey", "backup_codes"];
const KINDS: [&str; 5] = ["mail", "money", "identity", "work", "other"];
/// The name is a suffix; all names one below it are; it is none although the rule above says so.
const NORMAL: u64 = 1;
const WILDCARD: u64 = 2;
const EXCEPTION: u64 = 4;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Done<()> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    std::fs::write(out.join("suffixes.fst"), suffixes()?)?;
    let (all, inside) = phrases()?;
    std::fs::write(out.join("phrases.fst"), all)?;
    std::fs::write(out.join("inside.fst"), inside)?;
    for list in ["words", "common"] {
        std::fs::write(out.join(list), words(&format!("src/passphrase/{list}.txt"))?)?;
    }
    let (services, shared) = services()?;
    std::fs::write(out.join("services"), services)?;
    std::fs::write(out.join("shared"), shared)?;
    Ok(())
}

/// One service after the other: its kind, its factors as bits, how many other domains and other names follow; then the
/// domain, the name, those, and three addresses without their scheme. A text is a byte with its length, and itself.
/// Beside them, a line each: the public suffixes below their domains, where other people's sites begin.
fn services() -> Done<(Vec<u8>, String)> {
    println!("cargo:rerun-if-changed={SERVICES}");
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(SERVICES)?)?;
    let suffixes = std::fs::read_to_string(LIST)?;
    let (mut out, mut shared) = (Vec::new(), String::new());
    for row in rows {
        let field = |name: &str| row.get(name).and_then(serde_json::Value::as_str);
        let list = |name: &str| -> Vec<&str> {
            row.get(name)
                .and_then(serde_json::Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|v| v.as_str())
                .collect()
        };
        let place = |name: &str, all: &[&str]| all.iter().position(|known| *known == name).ok_or("an unknown word");
        let mut factors = 0_u8;
        for factor in list("factors") {
            factors |= 1 << place(factor, &FACTORS)?;
        }
        let (also, names) = (list("also"), list("names"));
        let domain = field("domain").ok_or("no domain")?;
        for own in also.iter().chain([&domain]) {
            below(&suffixes, own, &mut shared)?;
        }
        out.push(u8::try_from(place(field("kind").unwrap_or_default(), &KINDS)?)?);
        out.extend([factors, u8::try_from(also.len())?, u8::try_from(names.len())?]);
        let addresses = ["settings_url", "backup_url", "help_url"].map(|name| match field(name) {
            Some(address) => address.strip_prefix("https://").ok_or("an address without https"),
            None => Ok(""),
        });
        let mut texts = vec![domain, field("name").ok_or("no name")?];
        texts.extend(also.into_iter().chain(names));
        for address in addresses {
            texts.push(address?);
        }
        for text in texts {
            out.push(u8::try_from(text.len())?);
            out.extend(text.bytes());
        }
    }
    Ok((out, shared))
}

/// The rules below a domain, as the public suffix list has them.
fn below(suffixes: &str, domain: &str, out: &mut String) -> Done<()> {
    for rule in suffixes.lines().filter_map(|line| line.split_whitespace().next()) {
        if rule.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')) {
            if rule.starts_with('!') {
                return Err("an exception below a service, which src/site/services.rs does not read".into());
            }
            out.push_str(rule);
            out.push('\n');
        }
    }
    Ok(())
}

/// Groups of words: what their rank is worth in bits (0: not told), their number, the words. A word: a byte with the number
/// of letters that it shares with the one before it and the number of its own, and these.
fn words(list: &str) -> Done<Vec<u8>> {
    println!("cargo:rerun-if-changed={list}");
    let mut groups: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    let mut bits = 0;
    for line in std::fs::read_to_string(list)?.lines().filter(|line| !line.starts_with('#')) {
        match line.parse() {
            Ok(number) if line.len() < 3 => bits = number,
            _ => groups.entry(bits).or_default().push(line.to_owned()),
        }
    }
    let mut out = Vec::new();
    for (bits, mut words) in groups {
        words.sort();
        out.push(bits);
        out.extend(u16::try_from(words.len())?.to_le_bytes());
        let mut before = String::new();
        for word in words {
            let shared = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
            let own = word.get(shared..).ok_or("a letter outside ASCII")?;
            out.push(u8::try_from(shared << 4 | own.len())?);
            out.extend(own.bytes());
            before = word;
        }
    }
    Ok(out)
}

fn suffixes() -> Done<Vec<u8>> {
    println!("cargo:rerun-if-changed={LIST}");
    println!("cargo:rerun-if-changed=src/site/punycode.rs");
    let mut rules: BTreeMap<String, u64> = BTreeMap::new();
    for line in std::fs::read_to_string(LIST)?.lines() {
        let rule = line.split_whitespace().next().unwrap_or_default();
        if rule.is_empty() || rule.starts_with("//") {
            continue;
        }
        let (name, kind) = match (rule.strip_prefix("*."), rule.strip_prefix('!')) {
            (Some(name), _) => (name, WILDCARD),
            (_, Some(name)) => (name, EXCEPTION),
            _ => (rule, NORMAL),
        };
        let labels: Option<Vec<String>> = name.rsplit('.').map(ascii).collect();
        let key = labels.ok_or("a rule that is no name")?.join(".");
        *rules.entry(key).or_default() |= kind;
    }
    map(&rules)
}

/// All phrases, and those that may begin inside a word. The four lowest bits of a value say how a phrase may stand: bit
/// 0 by itself, 1 going on after its end, 2 and 3 the same from inside a word. Above them is the place of the concept.
fn phrases() -> Done<(Vec<u8>, Vec<u8>)> {
    println!("cargo:rerun-if-changed=src/page/concept.rs");
    println!("cargo:rerun-if-changed=src/page/words.rs");
    let mut all: BTreeMap<String, u64> = BTreeMap::new();
    for &(concept, list) in page::WORDS {
        for written in list {
            let bit = match (written.starts_with('*'), written.ends_with('*')) {
                (false, false) => 0b0001,
                (false, true) => 0b0010,
                (true, false) => 0b0100,
                (true, true) => 0b1000,
            };
            let value = all.entry(written.trim_matches('*').to_owned()).or_insert((concept as u64) << 4_u32);
            *value |= bit;
        }
    }
    let whole = map(&all)?;
    all.retain(|_, value| *value & 0b1100 != 0);
    Ok((whole, map(&all)?))
}

fn map(rules: &BTreeMap<String, u64>) -> Done<Vec<u8>> {
    let mut map = fst::MapBuilder::memory();
    for (key, value) in rules {
        map.insert(key, *value)?;
    }
    Ok(map.into_inner()?)
}

fn ascii(label: &str) -> Option<String> {
    let label = label.to_lowercase();
    if label.is_ascii() { Some(label) } else { punycode::encode(&label).map(|p| format!("xn--{p}")) }
}
