//! Passphrases: making one of five words, and telling how easily one would be guessed. Nobody can reset it, so the
//! judgement errs on the low side.

mod guess;
mod judge;
mod list;

pub use judge::{Level, Reason, SHORTEST, Verdict, check, judge};
pub use list::suggest;
