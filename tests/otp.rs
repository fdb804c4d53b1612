//! One-time codes from the outside: the vectors of the standards, the oddities of real addresses, the properties,
//! an independent implementation beside ours, and whatever data is handed over by EXTRA_VECTORS and EXTRA_URIS.
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
    clippy::cast_possible_wrap,
    missing_docs
)]

#[path = "otp/chance.rs"]
mod chance;
#[path = "otp/extra.rs"]
mod extra;
#[path = "otp/fuzz.rs"]
mod fuzz;
#[path = "otp/groups.rs"]
mod groups;
#[path = "otp/migration.rs"]
mod migration;
#[path = "otp/oddities.rs"]
mod oddities;
#[path = "otp/properties.rs"]
mod properties;
#[path = "otp/reference.rs"]
mod reference;
#[path = "otp/shared.rs"]
mod shared;
#[path = "otp/standards.rs"]
mod standards;
#[path = "otp/texts.rs"]
mod texts;
