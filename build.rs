//! Compiles the public suffix list (src/site/public_suffix_list.dat) into a finite state map: reversed ASCII name →
//! kind of rule. The same list gives the same bytes.

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

fn main() -> Result<(), Box<dyn std::error::Error>> {
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
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    std::fs::write(out.join("suffixes.fst"), map.into_inner()?)?;
    Ok(())
}

fn ascii(label: &str) -> Option<String> {
    let label = label.to_lowercase();
    if label.is_ascii() { Some(label) } else { punycode::encode(&label).map(|p| format!("xn--{p}")) }
}
