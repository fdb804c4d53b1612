//! Compiles the lists that are read at run time. The public suffix list (src/site) becomes a finite state map: reversed
//! ASCII name → kind of rule. The word lists (src/passphrase) are written without what a word shares with the one before.
//! The same lists give the same bytes.

#![allow(clippy::print_stdout)] // this is how a build script speaks to cargo

use std::collections::BTreeMap;
use std::path::PathBuf;

#[allow(dead_code, missing_docs)]
#[path = "src/site/punycode.rs"]
mod punycode;

const LIST: &str = "src/site/public_suffix_list.dat";
/// The name is a suffix; all names one below it are; it is none although the rule above says so.
const NORMAL: u64 = 1;
const WILDCARD: u64 = 2;
const EXCEPTION: u64 = 4;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Done<()> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    std::fs::write(out.join("suffixes.fst"), suffixes()?)?;
    for list in ["words", "common"] {
        std::fs::write(out.join(list), words(&format!("src/passphrase/{list}.txt"))?)?;
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
    let mut map = fst::MapBuilder::memory();
    for (key, kind) in &rules {
        map.insert(key, *kind)?;
    }
    Ok(map.into_inner()?)
}

fn ascii(label: &str) -> Option<String> {
    let label = label.to_lowercase();
    if label.is_ascii() { Some(label) } else { punycode::encode(&label).map(|p| format!("xn--{p}")) }
}
