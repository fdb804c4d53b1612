//! The fuzz targets on a stable compiler: seeded mutations of the seeds, each function for HOLDFAST_FUZZ_SECONDS
//! (default: one quarter). A panic shows its round, and the same round comes again on every run.

use std::time::{Duration, Instant};

use super::chance::Chance;

#[path = "../fuzz/checks.rs"]
#[allow(dead_code)] // those of the importers run in the tests of the importers
mod checks;

fn run(check: fn(&[u8])) {
    let seconds = std::env::var("HOLDFAST_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(0.25);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/seeds");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect();
    seeds.iter().for_each(|seed| check(seed));

    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let mut round = 0_u64;
    while Instant::now() < end {
        let mut chance = Chance(round);
        let (seed, other) = (chance.pick(&seeds), chance.pick(&seeds));
        let bytes = chance.mutate(seed, other);
        if std::panic::catch_unwind(|| check(&bytes)).is_err() {
            panic!("round {round}: {:?}", String::from_utf8_lossy(&bytes));
        }
        round += 1;
    }
    println!("{round} inputs in {seconds} s");
}

#[test]
fn addresses_never_panic() {
    run(checks::fuzz_uri);
}

#[test]
fn migration_codes_never_panic() {
    run(checks::fuzz_migration);
}

#[test]
fn secrets_never_panic() {
    run(checks::fuzz_base32);
}

#[test]
fn pictures_never_panic() {
    run(checks::fuzz_qr);
}

#[test]
fn whole_texts_never_panic() {
    run(checks::fuzz_text);
}
