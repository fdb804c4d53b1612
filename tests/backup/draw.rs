//! Codes drawn by lot: the same for the same seed, after a pattern or after groups and letters.

use serde_json::Value;

pub struct Lot(u64);
impl Lot {
    pub fn new(seed: &str) -> Lot {
        Lot(seed.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)) | 1)
    }
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % n as u64) as usize
    }
    pub fn of(&mut self, alphabet: &str, n: usize) -> String {
        let all: Vec<char> = alphabet.chars().collect();
        (0..n).map(|_| all[self.below(all.len())]).collect()
    }
}

/// A string that a simple pattern matches: classes, counts, groups, alternatives, literals.
pub fn draw(pattern: &str, lot: &mut Lot) -> String {
    let chars: Vec<char> = pattern.trim_start_matches('^').trim_end_matches('$').chars().collect();
    let mut at = 0;
    alternatives(&chars, &mut at, lot)
}
fn alternatives(p: &[char], at: &mut usize, lot: &mut Lot) -> String {
    let mut options = vec![String::new()];
    while *at < p.len() && p[*at] != ')' {
        if p[*at] == '|' {
            *at += 1;
            options.push(String::new());
            continue;
        }
        let from = *at;
        let mut piece = atom(p, at, lot);
        let atom_end = *at;
        let (low, high) = count(p, at);
        let n = low + lot.below(high - low + 1);
        let after = *at;
        let mut all = String::new();
        for i in 0..n {
            if i > 0 {
                *at = from;
                piece = atom(p, at, lot);
                assert_eq!(*at, atom_end);
            }
            all.push_str(&piece);
        }
        *at = after;
        options.last_mut().unwrap().push_str(&all);
    }
    let pick = lot.below(options.len());
    options.swap_remove(pick)
}
fn atom(p: &[char], at: &mut usize, lot: &mut Lot) -> String {
    let c = p[*at];
    *at += 1;
    match c {
        '(' => {
            if p.get(*at) == Some(&'?') {
                *at += 2;
            }
            let inner = alternatives(p, at, lot);
            *at += 1;
            inner
        }
        '[' => {
            let mut set = Vec::new();
            while p[*at] != ']' {
                if p[*at] == '\\' {
                    *at += 1;
                    if p[*at] == 'd' {
                        set.extend('0'..='9');
                        *at += 1;
                        continue;
                    }
                }
                if p.get(*at + 1) == Some(&'-') && p[*at + 2] != ']' {
                    set.extend(p[*at]..=p[*at + 2]);
                    *at += 3;
                } else {
                    set.push(p[*at]);
                    *at += 1;
                }
            }
            *at += 1;
            set[lot.below(set.len())].to_string()
        }
        '\\' => {
            let c = p[*at];
            *at += 1;
            match c {
                'd' => lot.of("0123456789", 1),
                'w' => lot.of("abcdefghijklmnopqrstuvwxyz0123456789", 1),
                's' => " ".into(),
                c => c.to_string(),
            }
        }
        '.' => lot.of("abcdefghijklmnopqrstuvwxyz0123456789", 1),
        c => c.to_string(),
    }
}
fn count(p: &[char], at: &mut usize) -> (usize, usize) {
    match p.get(*at) {
        Some('{') => {
            let end = *at + p[*at..].iter().position(|c| *c == '}').unwrap();
            let inner: String = p[*at + 1..end].iter().collect();
            *at = end + 1;
            match inner.split_once(',') {
                Some((a, b)) => (a.parse().unwrap(), b.parse().unwrap_or(a.parse::<usize>().unwrap() + 2)),
                None => (inner.parse().unwrap(), inner.parse().unwrap()),
            }
        }
        Some('?') => {
            *at += 1;
            (0, 1)
        }
        Some('+') => {
            *at += 1;
            (1, 8)
        }
        Some('*') => {
            *at += 1;
            (0, 8)
        }
        _ => (1, 1),
    }
}

/// One code of a format: by its pattern, else (none given, or one that is not read here) by its groups and letters.
pub fn one(format: &Value, lot: &mut Lot) -> String {
    let pattern = format["regex"].as_str().filter(|pattern| simple(pattern));
    if let Some(pattern) = pattern {
        return draw(pattern, lot);
    }
    let groups: Vec<usize> =
        format["groups"].as_array().into_iter().flatten().filter_map(|n| Some(n.as_u64()? as usize)).collect();
    let length = format["length_without_separators"].as_u64().filter(|n| *n > 0).unwrap_or(8) as usize;
    let groups = if groups.is_empty() { vec![length] } else { groups };
    let said = format["description"].as_str().unwrap_or_default().to_lowercase();
    let (digits, hex) = (said.contains("digit"), said.contains("hex"));
    let alphabet = match format["case"].as_str() {
        _ if digits => "0123456789",
        Some("upper") if hex => "0123456789ABCDEF",
        _ if hex => "0123456789abcdef",
        Some("upper") => "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        Some("mixed") => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        _ => "abcdefghijklmnopqrstuvwxyz0123456789",
    };
    let parts: Vec<String> = groups.iter().map(|n| lot.of(alphabet, *n)).collect();
    parts.join(format["separator"].as_str().unwrap_or(if groups.len() > 1 { "-" } else { "" }))
}

/// Whether the pattern keeps to what [`draw`] reads.
fn simple(pattern: &str) -> bool {
    let odd = ["(?=", "(?!", "(?<", "[^", "[[:", "\\p", "\\b", "*?", "+?", "??", "(?i", "\\x", "\\u"];
    !pattern.is_empty() && !odd.iter().any(|odd| pattern.contains(odd))
}
