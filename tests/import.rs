//! Other apps' files from the outside: own ones of every format, those that lie beside the repository, unseen ones
//! (EXTRA_FIXTURES=folder with an INDEX.json), and files that mean harm.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs
)]

#[path = "otp/chance.rs"]
#[allow(dead_code)]
mod chance;
#[path = "import/compare.rs"]
mod compare;
#[path = "import/folders.rs"]
mod folders;
#[path = "import/fuzz.rs"]
mod fuzz;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/journey.rs"]
mod journey;
