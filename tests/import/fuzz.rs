//! The fuzz targets of the importers on a stable compiler: seeded mutations of the own fixtures, each parser family for
//! HOLDFAST_FUZZ_SECONDS (default: one quarter). A panic shows its round, and the same round comes again on every run.

use std::path::Path;
use std::time::{Duration, Instant};

use super::chance::Chance;

#[path = "../fuzz/checks.rs"]
#[allow(dead_code)]
mod checks;

/// The files of the own fixtures with one of these endings.
fn seeds(folder: &Path, endings: &[&str], found: &mut Vec<Vec<u8>>) {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            seeds(&path, endings, found);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) && !path.ends_with("INDEX.json")
        {
            found.push(std::fs::read(path).unwrap());
        }
    }
}

fn run(endings: &[&str], check: fn(&[u8])) {
    let seconds = std::env::var("HOLDFAST_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(0.25);
    let mut all = Vec::new();
    seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/imports"), endings, &mut all);
    all.iter().for_each(|seed| check(seed));
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let mut round = 0_u64;
    while Instant::now() < end {
        let mut chance = Chance(round);
        let (seed, other) = (chance.pick(&all), chance.pick(&all));
        let bytes = chance.mutate(seed, other);
        if std::panic::catch_unwind(|| check(&bytes)).is_err() {
            panic!("round {round}: {:?}", String::from_utf8_lossy(&bytes));
        }
        round += 1;
    }
    println!("{round} inputs in {seconds} s");
}

#[test]
fn json_never_panics() {
    run(&[".json", ".2fas", ".maFile", ".authpro"], checks::fuzz_import_json);
}

#[test]
fn xml_never_panics() {
    run(&[".xml", ".html"], checks::fuzz_import_xml);
}

#[test]
fn tables_never_panic() {
    run(&[".csv", ".txt", ".ini"], checks::fuzz_import_csv);
}

#[test]
fn zips_never_panic() {
    run(&[".zip", ".1pux"], checks::fuzz_import_zip);
}

#[test]
fn binary_files_never_panic() {
    run(&["backup.xml", "backup_old.xml", ".aes", ".authpro"], checks::fuzz_import_binary);
}
