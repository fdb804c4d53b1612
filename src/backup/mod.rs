//! Backup codes: finding them in text and in a page's blocks, keeping, spending and counting them, and the shape in
//! which a field wants one. Nothing here knows a page's elements, a clock or a store.

pub mod blocks;
mod boxes;
pub mod bytes;
pub mod field;
mod find;
pub mod found;
mod judge;
mod lexicon;
mod line;
mod looks;
mod marks;
mod number;
mod offer;
mod prose;
pub mod set;
pub mod shape;
mod sheet;
pub mod text;
mod words;

pub use field::{mask, shape_for_field};
pub use found::{Found, Offer, Warning};
pub use set::{Code, Count, Set, Spent, Standing};
pub use shape::{Letters, Shape};
