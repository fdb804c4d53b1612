#![no_main]
#[path = "../sealed.rs"]
#[allow(dead_code)]
mod sealed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sealed::fuzz_header(bytes));
