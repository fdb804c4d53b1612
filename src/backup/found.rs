//! What a search for backup codes gives: the codes to look over, their shape, and what is doubtful about them.

use super::shape::Shape;
use crate::secret::SecretText;

/// One code that was found, before a person said yes.
pub struct Offer {
    /// As shown: case, inner spaces and dashes kept, numbering taken off.
    pub text: SecretText,
    /// The number or name that stood before it.
    pub label: Option<String>,
    /// It was struck out, ticked or marked as used.
    pub spent: bool,
}

/// Why a person should look twice. Each has a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Something among or beside the codes could be a code as well, or the numbering has a gap.
    MaybePartial,
    /// The codes are not all of one shape.
    MixedShapes,
    /// Other numbers than the 1, 5, 6, 8, 10, 12, 16, 20 that sites give, or fewer than four.
    UnusualCount,
    /// Nothing around them says that these are backup codes.
    NoContext,
    /// There were more than a set may hold; the rest was left out.
    TooMany,
}

impl Warning {
    /// The stable code for JavaScript.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Warning::MaybePartial => "maybe-partial",
            Warning::MixedShapes => "mixed-shapes",
            Warning::UnusualCount => "unusual-count",
            Warning::NoContext => "no-context",
            Warning::TooMany => "too-many",
        }
    }
}

/// The outcome of a search. No codes: none were found.
#[derive(Default)]
pub struct Found {
    /// In the order shown.
    pub codes: Vec<Offer>,
    /// What most of them look like; `None` without codes.
    pub shape: Option<Shape>,
    /// What is doubtful; empty when all is well.
    pub warnings: Vec<Warning>,
    /// 0–100: how sure. Used to choose between the frames of a page.
    pub confidence: u8,
}

impl Found {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
}
