//! Judging a page from the survey that a tab sends: which field takes what. Nothing here touches a page, and
//! nothing here knows a value: [`plan`] says where a code or a backup code would go, or that none should.
//!
//! `survey` holds what comes in, `concept`, `words` and `table` what is known about forms, `plain`, `phrase`, `tokens`, `sense`
//! and `text` read words, `rows` finds split boxes, `said` gathers what is said about a field, `score` and `signs` weigh it, `judge` decides for the page.

mod concept;
mod judge;
mod phrase;
mod plain;
mod rows;
mod said;
mod score;
mod sense;
mod signs;
mod survey;
mod table;
mod text;
mod tokens;
#[cfg(test)]
mod words;

pub use judge::{Holds, Plan, Shape, Target, Wants, plan};
pub use survey::{Field, Form, FrameSurvey, Rect};
