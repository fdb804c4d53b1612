//! Folders with an INDEX.json: those that lie beside the repository while it is built (HOLDFAST_SHARED, else `../shared`;
//! they are not part of it) and those handed over as EXTRA_FIXTURES, whose misses are counted and do not fail.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::compare::judge;

/// Past the test harness, which keeps what passing tests print to itself.
fn say(lines: &str) {
    std::io::stdout().lock().write_all(lines.as_bytes()).unwrap();
}

/// Judges every row and prints the misses, a table by format and `name: right/all right`.
fn table(name: &str, folder: &Path) -> (usize, usize) {
    let index = std::fs::read(folder.join("INDEX.json")).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let rows: Vec<Value> = serde_json::from_slice(&index).unwrap();
    let mut formats: BTreeMap<String, ([usize; 2], [usize; 4])> = BTreeMap::new();
    let mut out = format!("\n{name}, {} files\n", rows.len());
    let mut right = 0;
    for row in &rows {
        let outcome = judge(folder, row);
        let (files, entries) = formats.entry(row["format"].as_str().unwrap_or_default().to_owned()).or_default();
        files[usize::from(!outcome.right)] += 1;
        entries.iter_mut().zip(outcome.entries).for_each(|(sum, n)| *sum += n);
        right += usize::from(outcome.right);
        let file = row["file"].as_str().unwrap_or_default();
        if !outcome.right {
            let _ = writeln!(out, "  miss {file}: {}", outcome.told);
        } else if !outcome.told.is_empty() {
            let _ = writeln!(out, "  {file}: {}", outcome.told);
        }
    }
    let heads = ["files right", "files wrong", "entries right", "wrong", "missing", "extra"];
    let _ = writeln!(out, "  {:<28}{}", "format", heads.map(|head| format!("{head:>14}")).concat());
    for (format, (files, entries)) in &formats {
        let numbers: String = files.iter().chain(entries).map(|n| format!("{n:>14}")).collect();
        let _ = writeln!(out, "  {format:<28}{numbers}");
    }
    let _ = writeln!(out, "{name}: {right}/{} right", rows.len());
    say(&out);
    (right, rows.len())
}

#[test]
fn every_own_file_is_read_whole() {
    let (right, all) = table("own fixtures", &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/imports"));
    assert!(all >= 90, "{all} files");
    assert_eq!(right, all);
}

#[test]
fn every_file_beside_the_repository_is_read_whole() {
    let shared = std::env::var_os("HOLDFAST_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = shared.join("fixtures");
    if !folder.join("INDEX.json").exists() {
        return say("open fixtures: not here, left out\n");
    }
    let (right, all) = table("open fixtures", &folder);
    // One optional file cannot be told from another whose expected names are different.
    assert!(right + 1 >= all);
}

#[test]
fn extra_files_are_counted() {
    let Some(folder) = std::env::var_os("EXTRA_FIXTURES") else { return };
    table("extra fixtures", Path::new(&folder));
}
