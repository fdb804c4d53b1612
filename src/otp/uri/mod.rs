//! Set-up addresses (`otpauth://`, `apple-otpauth://`, `steam://`, `motp://`): the reader and the writer. What is
//! out of range is refused by name; what does not matter for the code is not looked at.

mod query;
mod read;
mod write;

pub use read::read;
pub use write::write;
