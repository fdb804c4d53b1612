//! The right site only (P3): which host an address has, what was registered, and whether an entry bound to one host
//! may be filled into another. Titles and names never decide; nothing here knows entries.

mod alike;
mod host;
mod judge;
mod punycode;
#[cfg(feature = "intake")]
pub mod services;
mod suffix;

pub use alike::Likeness;
pub use host::{Host, registrable_domain, site_of};
pub use judge::{Binding, Learned, Place, Scope, Verdict, judge};
