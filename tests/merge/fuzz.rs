//! The fuzz targets of the sealed file, over seeded mutations of the good vectors and of vaults with random histories,
//! each for HOLDFAST_FUZZ_SECONDS (default: one quarter). A panic shows its round; the same round comes again.

use std::{
    fs,
    time::{Duration, Instant},
};

use super::{Fixed, NOW, act, chance::Chance, copy};
use holdfast::vault::{NewEntry, Vault};

#[path = "../fuzz/sealed.rs"]
mod checks;

fn run(seeds: &[Vec<u8>], check: fn(&[u8])) {
    let seconds = std::env::var("HOLDFAST_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(0.25);
    seeds.iter().for_each(|seed| check(seed));
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let mut round = 0_u64;
    while Instant::now() < end {
        let mut chance = Chance(round);
        let (seed, other) = (chance.pick(seeds), chance.pick(seeds));
        let bytes = chance.mutate(seed, other);
        if std::panic::catch_unwind(|| check(&bytes)).is_err() {
            panic!("round {round}: {} bytes", bytes.len());
        }
        round += 1;
    }
    println!("{round} inputs in {seconds} s");
}

/// Whole files, and their headers alone.
fn files() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/sealed");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("good-")));
    paths.sort();
    let mut seeds = Vec::new();
    for file in paths.into_iter().map(|path| fs::read(path).unwrap()) {
        let length = u32::from_be_bytes(file[9..13].try_into().unwrap()) as usize;
        seeds.push(file[13..13 + length].to_vec());
        seeds.push(file);
    }
    seeds
}

fn vaults() -> Vec<Vault> {
    (0..12)
        .map(|seed| {
            let chance = &mut Chance(seed);
            let mut vault = Vault::default();
            let new = || NewEntry { name: "n".into(), ..NewEntry::default() };
            let ids: Vec<_> = (0..2).map(|_| vault.add(new(), NOW, &mut Fixed(&mut Chance(7))).unwrap()).collect();
            (0..24).for_each(|step| act(&mut vault, &ids, step, chance));
            vault
        })
        .collect()
}

#[test]
fn fuzz_headers() {
    run(&files(), checks::fuzz_header);
}

#[test]
fn fuzz_payloads() {
    let seeds: Vec<_> = vaults().iter().map(|vault| vault.write().expose().to_vec()).collect();
    run(&seeds, checks::fuzz_payload);
}

#[test]
fn fuzz_merges() {
    let vaults = vaults();
    let mut seeds = Vec::new();
    for pair in vaults.windows(2) {
        let (one, two) = (copy(&pair[0]).write(), copy(&pair[1]).write());
        let at = u16::try_from(one.expose().len()).unwrap().to_be_bytes();
        seeds.push([&at[..], one.expose(), two.expose()].concat());
    }
    run(&seeds, checks::fuzz_merge);
}
