//! Data handed over from outside: EXTRA_VECTORS (the schema of vectors.json) and EXTRA_URIS
//! (`[{id, uri, expect}]`). How many came out right is printed (`--nocapture`); a miss does not fail.

use std::collections::BTreeMap;

use holdfast::otp::text::{self, Found};
use serde_json::Value;

use super::groups::{self, Row, differences};

#[test]
fn extra_vectors_are_counted() {
    let Some(file) = file("EXTRA_VECTORS") else { return };
    let (rows, unknown) = groups::run(&file);
    for group in unknown {
        println!("{group}: no group of one-time codes, not run");
    }
    print("vectors", &rows);
}

#[test]
fn extra_uris_are_counted() {
    let Some(file) = file("EXTRA_URIS") else { return };
    let rows: Vec<Row> = file.as_array().expect("a list of {id, uri, expect}").iter().map(judge).collect();
    print("uris", &rows);
}

fn file(name: &str) -> Option<Value> {
    let path = std::env::var_os(name)?;
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{name}: {}: {e}", path.display()));
    Some(serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{name}: {e}")))
}

fn print(what: &str, rows: &[Row]) {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in rows {
        let (right, all) = kinds.entry(&row.group).or_default();
        (*right, *all) = (*right + usize::from(row.right), *all + 1);
    }
    let mut lines = String::from("\n");
    for (kind, (right, all)) in kinds {
        lines += &format!("{kind:<28} {right:>5} of {all}\n");
    }
    for row in rows.iter().filter(|row| !row.right) {
        lines += &format!("miss {} {}: {}\n", row.group, row.id, row.answer);
    }
    // Right by being refused: outside Holdfast's limits, or readable only to a reader that drops characters.
    for row in rows.iter().filter(|row| row.right && row.answer.starts_with("by rule: ")) {
        lines += &format!("{} {}: refused {}\n", row.group, row.id, row.answer);
    }
    let right = rows.iter().filter(|row| row.right).count();
    println!("{lines}extra {what}: {right}/{} right", rows.len());
}

/// One text and what should come of it; the kind is the first expected entry's, or what is expected instead.
pub fn judge(case: &Value) -> Row {
    let expect = &case["expect"];
    let found = text::read(case["uri"].as_str().unwrap_or_default());
    let (group, right) = if expect["error"].as_bool() == Some(true) {
        ("refused".to_owned(), found.entries.is_empty() && !found.errors.is_empty())
    } else if let Some(entries) = expect["entries"].as_array() {
        ("list".to_owned(), holds(&found, entries) && errors_agree(&found, &expect["errors"]))
    } else {
        let kind = expect["kind"].as_str().unwrap_or("any kind").to_owned();
        let one = std::slice::from_ref(expect);
        (kind, found.entries.len() == 1 && holds(&found, one) && found.errors.is_empty())
    };
    let id = case["id"].as_str().map_or_else(|| case["id"].to_string(), str::to_owned);
    Row { group, id, right, answer: answer(&found, expect) }
}

/// The same entries, in whatever order; identical ones may be merged.
pub fn holds(found: &Found, wanted: &[Value]) -> bool {
    let there = |wanted: &Value| found.entries.iter().any(|entry| differences(entry, wanted).is_empty());
    let asked = |entry| wanted.iter().any(|wanted| differences(entry, wanted).is_empty());
    wanted.iter().all(there) && found.entries.iter().all(asked) && found.entries.len() <= wanted.len()
}

/// An export with missing parts may or may not be counted as one error more.
fn errors_agree(found: &Found, wanted: &Value) -> bool {
    let (refused, incomplete) = (found.errors.len() as u64, found.incomplete.len() as u64);
    wanted.as_u64().is_none_or(|n| n == refused || n == refused + incomplete)
}

/// What was answered, without the secrets.
fn answer(found: &Found, expect: &Value) -> String {
    let mut told: Vec<String> = Vec::new();
    for entry in &found.entries {
        let wrong = if expect["entries"].is_array() { vec![] } else { differences(entry, expect) };
        let (kind, otp) = (entry.otp.kind.name(), &entry.otp);
        let numbers = format!("{} {} {} {}", otp.algorithm.name(), otp.digits, otp.period, otp.counter);
        told.push(format!("{kind} {:?} {:?} {numbers}; wrong: {}", entry.issuer, entry.account, wrong.join(" ")));
    }
    told.extend(found.errors.iter().map(|(line, error)| format!("line {line}: {error}")));
    told.extend(found.incomplete.iter().map(|i| format!("missing {:?} of {}", i.missing, i.size)));
    told.join(" | ")
}

#[test]
fn a_wrong_answer_is_counted_as_wrong() {
    let right = |json: &str| judge(&serde_json::from_str(json).unwrap()).right;
    let uri = r#""uri": "otpauth://hotp/I:a?secret=JBSWY3DPEHPK3PXP&counter=9007199254740993""#;
    assert!(right(&format!(r#"{{"id": 1, {uri}, "expect": {{"kind": "hotp", "counter": "9007199254740993"}}}}"#)));
    assert!(!right(&format!(r#"{{"id": 1, {uri}, "expect": {{"kind": "hotp", "counter": "9007199254740992"}}}}"#)));
    assert!(!right(&format!(r#"{{"id": 1, {uri}, "expect": {{"kind": "totp"}}}}"#)));
    assert!(!right(&format!(r#"{{"id": 1, {uri}, "expect": {{"secret_base32": "JBSWY3DPEHPK3PXQ"}}}}"#)));
    assert!(!right(&format!(r#"{{"id": 1, {uri}, "expect": {{"error": true}}}}"#)));
    assert!(!right(&format!(r#"{{"id": 1, {uri}, "expect": {{"entries": []}}}}"#)));
    assert!(!right(&format!(r#"{{"id": 1, {uri}, "expect": {{"entries": [{{"issuer": "I"}}], "errors": 1}}}}"#)));
    assert!(right(r#"{"id": 1, "uri": "nothing", "expect": {"error": true}}"#));
}
