//! The vectors and sample files that lie beside the repository while it is built (HOLDFAST_SHARED, else
//! `../shared`). They are not part of it; where they are absent a line says so.

use std::path::PathBuf;

use holdfast::otp::text;
use serde_json::Value;

use super::{extra, groups};

fn shared(file: &str) -> Option<PathBuf> {
    let root = std::env::var_os("HOLDFAST_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join(file);
    if !path.exists() {
        println!("skipped: no {} (set HOLDFAST_SHARED)", path.display());
        return None;
    }
    Some(path)
}

fn json(path: PathBuf) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_shared_vector_comes_out_right() {
    let Some(path) = shared("fixtures/vectors.json") else { return };
    let (rows, unknown) = groups::run(&json(path));
    let wrong: Vec<String> =
        rows.iter().filter(|row| !row.right).map(|row| format!("{} {}: {}", row.group, row.id, row.answer)).collect();
    println!("{} vectors; not of codes: {unknown:?}", rows.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(unknown, ["keepass"]); // fields of a database, read by the importer of such databases
}

/// Files of addresses and of migration codes as other apps write them. HTML is read too, as text.
#[test]
fn every_shared_list_of_addresses_is_read_whole() {
    const FORMATS: [&str; 2] = ["otpauth_uri", "google_migration"];
    let Some(path) = shared("fixtures/INDEX.json") else { return };
    let (mut read, mut wrong) = (0, Vec::new());
    for case in json(path).as_array().unwrap() {
        if !case["format"].as_str().is_some_and(|format| FORMATS.contains(&format)) {
            continue;
        }
        let file = case["file"].as_str().unwrap();
        let Some(path) = shared(&format!("fixtures/{file}")) else { continue };
        let Ok(content) = std::fs::read_to_string(path) else { continue };
        read += 1;
        let found = text::read(&content);
        let wanted = case["expected"].as_array().unwrap();
        let errors = case["expected_errors"].as_array().map_or(0, Vec::len);
        if !extra::holds(&found, wanted) || found.errors.len() + found.incomplete.len() != errors {
            let told: Vec<_> = found.entries.iter().map(|e| format!("{}:{}", e.issuer, e.account)).collect();
            wrong.push(format!("{file}: {told:?} {:?} {:?}, wanted {}", found.errors, found.incomplete, wanted.len()));
        }
    }
    println!("{read} files of addresses read");
    assert!(wrong.is_empty() && read > 0, "{}", wrong.join("\n"));
}
