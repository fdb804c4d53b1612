//! Compiles the lists that are read at run time. The public suffix list (src/site) becomes a finite state map: reversed
//! ASCII name → kind of rule. So do the phrases of src/page: phrase → what it means and how it may stand in a text; a fresh
//! instance reads pages without getting ready first. The word lists (src/passphrase) are written without what a word shares with the one before.
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
