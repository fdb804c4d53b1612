//! The public suffix list, private section included: which part of a host name anybody can register under. The list
//! is data (public_suffix_list.dat, MPL-2.0, from publicsuffix.org); build.rs compiles it.

use std::sync::OnceLock;

/// Reversed ASCII name → kinds of rule.
static SUFFIXES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/suffixes.fst"));
const NORMAL: u64 = 1;
const WILDCARD: u64 = 2;
const EXCEPTION: u64 = 4;

/// How many labels of an ASCII host name (from the right) are its public suffix; at least one. The algorithm is that
/// of publicsuffix.org/list: an exception wins, else the longest rule, else `*`.
pub(super) fn labels(host: &str) -> usize {
    listed(host).unwrap_or(1)
}

/// The same, `None` where no rule but `*` fits: a name that nobody can register publicly.
pub(super) fn listed(host: &str) -> Option<usize> {
    static MAP: OnceLock<Option<fst::Map<&'static [u8]>>> = OnceLock::new();
    let Some(map) = MAP.get_or_init(|| fst::Map::new(SUFFIXES).ok()) else { return None };
    let mut key = String::with_capacity(host.len());
    let mut longest = None;
    let mut wild = false; // the name so far has a wildcard below it
    for (i, label) in host.rsplit('.').enumerate() {
        let depth = i.saturating_add(1);
        if i > 0 {
            key.push('.');
        }
        key.push_str(label);
        let rule = map.get(&key).unwrap_or(0);
        if rule & EXCEPTION != 0 {
            return Some(i.max(1));
        }
        if rule & NORMAL != 0 || wild {
            longest = Some(depth);
        }
        wild = rule & WILDCARD != 0;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much an attacker would have to put into the build to change it unseen: the list has some ten thousand rules.
    #[test]
    fn the_list_is_whole_and_small() {
        assert!(fst::Map::new(SUFFIXES).unwrap().len() > 9_000);
        assert!(SUFFIXES.len() < 100_000, "{} bytes", SUFFIXES.len());
        println!("suffixes.fst: {} bytes", SUFFIXES.len());
    }

    #[test]
    fn suffixes_follow_the_list() {
        for (host, suffix) in [
            ("example.com", 1),
            ("a.b.example.co.uk", 2),
            ("user.github.io", 2),
            ("www.ck", 1),
            ("shop.www.ck", 1),
            ("x.other.ck", 2),
            ("city.kobe.jp", 2),
            ("www.city.kobe.jp", 2),
            ("a.b.kobe.jp", 3),
            ("intranet", 1),
            ("host.unknowntld", 1),
            ("xn--85x722f.xn--55qx5d.cn", 2),
            ("bucket.s3.amazonaws.com", 3),
        ] {
            assert_eq!(labels(host), suffix, "{host}");
        }
    }
}
