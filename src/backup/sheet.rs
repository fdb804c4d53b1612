//! A page or a text as the search sees it: units (lines, cells, items) inside nested boxes, read for codes.

use super::line::{self, Line};
use super::looks::{base32, dull, even, ordinary, sentence};
use super::prose;
use super::shape::Shape;
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
                    let wordy = pieces.iter().all(|p| ordinary(&p.text) || p.text.contains(' ') && !even(&p.text));
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
        self.mark_used();
    }

    /// Codes beside which "used" stands, in a box of their own (a row, a card), or whose own element is called so.
    fn mark_used(&mut self) {
        let mut spent = Vec::new();
        for (index, unit) in self.units.iter().enumerate() {
            if unit.text.chars().count() > 60 || self.coded.get(index) == Some(&true) || !words::used(&unit.text) {
                continue;
            }
            let near = |c: &(usize, &Candidate)| c.1.unit.abs_diff(index) <= 3 && !c.1.barred;
            for (at, candidate) in self.candidates.iter().enumerate().filter(near) {
                let shared = self.common(unit.at, candidate.at);
                let alone = |c: &Candidate| c.key == candidate.key || c.barred || c.weak || !self.within(c.at, shared);
                if shared != 0 && self.candidates.iter().all(alone) {
                    spent.push(at);
                }
            }
        }
        for (at, candidate) in self.candidates.iter().enumerate() {
            let called = self.nodes.get(candidate.at).is_some_and(|node| {
                node.words.split([' ', '-', '_']).any(|word| {
                    matches!(word.to_ascii_lowercase().as_str(), "used" | "spent" | "redeemed" | "consumed")
                })
            });
            let alone = |c: &Candidate| c.key == candidate.key || !self.within(c.at, candidate.at);
            if called && self.candidates.iter().all(alone) {
                spent.push(at);
            }
        }
        for at in spent {
            if let Some(candidate) = self.candidates.get_mut(at) {
                candidate.spent = true;
            }
        }
    }

    /// The innermost box that holds both.
    fn common(&self, one: usize, other: usize) -> usize {
        let mut at = one;
        while at > 0 && !self.within(other, at) {
            at = self.nodes.get(at).map_or(0, |node| node.up);
        }
        at
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
            match self.says.get(index).copied().flatten() {
                // A whole sentence that mentions a phone or an order names nothing.
                Some(Says::Other) if self.units.get(index).is_some_and(|unit| sentence(&unit.text)) => {}
                None => {}
                says => return says,
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
