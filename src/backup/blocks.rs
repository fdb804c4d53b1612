//! Backup codes in a page: the survey that `extension/tab/blocks.js` takes of one frame, and its reading.

use serde::Deserialize;

use super::Found;

/// One frame's survey. Element 0 is the document; every other names the element it stands in.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Blocks {
    /// The document's title.
    pub title: String,
    /// What the person has selected, line by line; empty when nothing.
    pub selection: String,
    /// The elements that hold text, parents first.
    pub elements: Vec<Element>,
    /// The pieces of text, in document order.
    pub runs: Vec<Run>,
    /// The survey stopped at a limit: there is more on the page.
    pub cut: bool,
}

/// One element.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Element {
    /// Index of the element around it (always lower than its own).
    pub up: usize,
    /// Name, in small letters.
    pub tag: String,
    /// Id and classes, where they say what it is.
    pub words: String,
}

/// Where a run's text comes from.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// Text that is on the page.
    #[default]
    Text,
    /// The value of a text area or a field that shows something.
    Value,
    /// An attribute that holds a list (`data-codes`, `data-clipboard-text`, …).
    Data,
    /// What a download link holds or is called.
    Download,
    /// An otpauth address, wherever it stands: its secret is no backup code.
    Otpauth,
}

/// One piece of text: a text node, or a value.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Run {
    /// Index of the element it stands in.
    pub at: usize,
    /// The text, white space as written.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
    /// A new line, cell or item starts with this run.
    pub breaks: bool,
    /// Struck out: used up.
    pub struck: bool,
    /// Not shown.
    pub hidden: bool,
    /// Part of a heading, legend or caption.
    pub heading: bool,
    /// The number that the list item shows before it.
    pub marker: String,
}

/// Finds the backup codes of one frame.
#[must_use]
pub fn read(blocks: &Blocks) -> Found {
    let _ = blocks;
    Found::default()
}

/// Finds the backup codes of a page of several frames: the surest finding.
#[must_use]
pub fn read_frames(frames: &[Blocks]) -> Found {
    frames.iter().map(read).max_by_key(|found| found.confidence).unwrap_or_default()
}
