//! A page or a text as the search sees it: units (lines, cells, items) inside nested boxes, read for codes.

use super::line::{self, Line};
use super::prose;
use super::shape::{Letters, Shape};
use super::words::{self, Says};

/// A box: an element of a page, a paragraph of a text.
pub(super) struct Node {
    pub up: usize,
    pub tag: String,
    pub words: String,
}

/// One unit of text.
pub(super) struct Unit {
    pub at: usize,
    pub text: String,
    pub marker: String,
    pub struck: bool,
    pub shown: bool,
    pub heading: bool,
}

/// A possible code.
pub(super) struct Candidate {
    pub text: String,
    pub label: Option<String>,
    pub spent: bool,
    pub unit: usize,
    pub at: usize,
    pub shape: Shape,
    /// The code without separators: equal keys are one code.
    pub key: String,
    /// Stands inside running text; what was before it there.
    pub lead: Option<String>,
    /// Could be an ordinary word or number.
    pub weak: bool,
    /// It is the secret of the one-time code, or a date, a card number, an example.
    pub barred: bool,
}

/// Everything that the search looks at.
#[derive(Default)]
pub(super) struct Sheet {
    pub nodes: Vec<Node>,
    pub units: Vec<Unit>,
    pub candidates: Vec<Candidate>,
    /// What each unit says; prose, headings and labels only.
    pub says: Vec<Option<Says>>,
    /// Whether a unit holds a code that is no ordinary word.
    pub coded: Vec<bool>,
    /// Secrets of one-time codes on this page, capitals without separators.
    pub secrets: Vec<String>,
    pub title: String,
    /// A person brought this text for its backup codes.
    pub asked: bool,
}

impl Sheet {
    /// A box inside another; its index.
    pub fn node(&mut self, up: usize, tag: &str, words: &str) -> usize {
        self.nodes.push(Node { up, tag: tag.to_owned(), words: words.to_owned() });
        self.nodes.len().saturating_sub(1)
    }

    /// Takes the secrets out of otpauth addresses in a text.
    pub fn note_secrets(&mut self, text: &str) {
        for (at, _) in text.match_indices("otpauth") {
            let rest = text.get(at..).unwrap_or_default();
            let address: String = rest.chars().take_while(|c| !c.is_whitespace() && *c != '"' && *c != '<').collect();
            let lower = address.to_ascii_lowercase();
            if let Some(from) = lower.find("secret=") {
                let secret: String = address
                    .get(from..)
                    .unwrap_or_default()
                    .chars()
                    .skip(7)
                    .take_while(|c| *c != '&' && *c != '#')
                    .filter(char::is_ascii_alphanumeric)
                    .collect();
                self.secrets.push(secret.to_ascii_uppercase());
            }
        }
    }

    /// Reads every unit. To be called once, when all units stand.
    pub fn read(&mut self) {
        let mut number: Option<(usize, String)> = None;
        for (index, unit) in self.units.iter().enumerate() {
            let mut says = None;
            match line::read(&unit.text) {
                Line::Empty => {}
                Line::Number(n) => number = Some((index, n)),
                Line::Codes(pieces) => {
                    let wordy = pieces.iter().all(|p| ordinary(&p.text) || p.text.contains(' '));
                    let spoken = if wordy { words::says(&unit.text) } else { None };
                    if unit.heading || spoken.is_some() {
                        says = words::says(&unit.text);
                    } else {
                        let single = pieces.len() == 1;
                        for mut piece in pieces {
                            if single && piece.label.is_none() {
                                piece.label = label(
                                    unit,
                                    number.take().filter(|(at, _)| at.saturating_add(1) == index).map(|(_, n)| n),
                                );
                            }
                            self.candidates.push(candidate(piece, index, unit, None));
                        }
                    }
                }
                Line::Prose(pieces) => {
                    says = words::says(&unit.text);
                    if !unit.text.contains("://") {
                        for (piece, lead) in pieces {
                            self.candidates.push(candidate(piece, index, unit, Some(lead)));
                        }
                    }
                }
            }
            self.says.push(says);
        }
        self.coded = vec![false; self.units.len()];
        for candidate in self.candidates.iter().filter(|c| !c.weak) {
            if let Some(coded) = self.coded.get_mut(candidate.unit) {
                *coded = true;
            }
        }
        self.bar();
    }

    /// Bars what is known to be something else.
    fn bar(&mut self) {
        for i in 0..self.candidates.len() {
            let Some(candidate) = self.candidates.get(i) else { continue };
            let upper = candidate.key.to_ascii_uppercase();
            let labelled = candidate.lead.as_deref().is_some_and(|lead| words::says(lead) == Some(Says::Backup));
            let secret = self.secrets.contains(&upper) && !labelled
                || base32(&candidate.key) && self.lead(candidate) == Some(Says::Secret)
                || candidate.lead.as_deref().is_some_and(|lead| words::says(lead) == Some(Says::Secret));
            let example = candidate.lead.as_deref().is_some_and(words::example);
            let barred = secret || example || prose::time_or_date(&candidate.text) || dull(&candidate.key);
            if let Some(candidate) = self.candidates.get_mut(i) {
                candidate.barred = barred;
            }
        }
    }

    /// What stands right before a candidate: in its own line, else in the units before it up to the next code.
    pub fn lead(&self, candidate: &Candidate) -> Option<Says> {
        if let Some(says) = candidate.lead.as_deref().and_then(words::says) {
            return Some(says);
        }
        for index in (candidate.unit.saturating_sub(3)..candidate.unit).rev() {
            if self.coded.get(index) == Some(&true) {
                return None;
            }
            if let Some(says) = self.says.get(index).copied().flatten() {
                return Some(says);
            }
        }
        None
    }

    /// Whether `node` lies in `container` (or is it).
    pub fn within(&self, mut node: usize, container: usize) -> bool {
        loop {
            if node == container {
                return true;
            }
            match self.nodes.get(node) {
                Some(n) if n.up < node => node = n.up,
                _ => return false,
            }
        }
    }
}

fn label(unit: &Unit, number: Option<String>) -> Option<String> {
    number.or_else(|| (!unit.marker.is_empty()).then(|| unit.marker.clone()))
}

fn candidate(piece: line::Piece, index: usize, unit: &Unit, lead: Option<String>) -> Candidate {
    let shape = Shape::of(&piece.text);
    let key: String = piece.text.chars().filter(|c| c.is_alphanumeric()).collect();
    Candidate {
        weak: ordinary(&piece.text),
        text: piece.text,
        label: piece.label,
        spent: piece.spent || unit.struck,
        unit: index,
        at: unit.at,
        shape,
        key,
        lead,
        barred: false,
    }
}

/// Whether it could be an ordinary word: letters only that follow each other as in words, or a name with a capital.
pub(super) fn ordinary(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).all(|c| c.is_ascii_alphabetic());
    let mut chars = text.chars().filter(|c| c.is_alphanumeric());
    let name = chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase);
    letters && (words::word_like(text) >= 50 || name)
}

/// What a shared secret in base32 looks like: one case, A–Z and 2–7, sixteen characters or more.
pub(super) fn base32(key: &str) -> bool {
    let one_case = Letters::of(core::iter::once(key)) != Letters::Mixed;
    key.len() >= 16 && one_case && key.bytes().all(|b| b.is_ascii_alphabetic() || (b'2'..=b'7').contains(&b))
}

/// One character over and over, or counting up: placeholders.
fn dull(key: &str) -> bool {
    let bytes = key.as_bytes();
    let first = bytes.first();
    let distinct = bytes.iter().filter(|b| Some(*b) != first).count();
    let counting = bytes.windows(2).all(|w| matches!(w, [a, b] if b.wrapping_sub(*a) == 1 || *a == b'9' && *b == b'0'));
    distinct == 0 || counting
}
