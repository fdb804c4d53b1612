//! What totp-rs takes for one code on this machine, compiled natively: the floor under every row of the bench. Prints
//! microseconds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout)]

use std::{hint::black_box, time::Instant};

const CODES: u64 = 100_000;

fn main() {
    let build = || {
        totp_rs::Builder::new()
            .with_algorithm(totp_rs::Algorithm::SHA1)
            .with_secret(b"12345678901234567890".to_vec())
            .with_digits(6)
            .with_step_duration(30)
            .build_noncompliant()
    };
    let start = Instant::now();
    for _ in 0..CODES {
        black_box(build().generate(black_box(1_700_000_001)).to_string());
    }
    println!("{:.3}", start.elapsed().as_secs_f64() * 1e6 / 100_000.0);
}
