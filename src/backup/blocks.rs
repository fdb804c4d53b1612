//! Backup codes in a page: the survey that `extension/tab/blocks.js` takes of one frame, and its reading.

use serde::Deserialize;

use super::shape::plain;
use super::sheet::{Sheet, Unit};
use super::{Found, Offer, Warning, find, text};

/// Elements and runs beyond this are not read.
const MAX_ELEMENTS: usize = 20_000;
const MAX_RUNS: usize = 20_000;

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

/// Finds the backup codes of one frame: in the selection when it holds some, else in the whole page.
#[must_use]
pub fn read(blocks: &Blocks) -> Found {
    let page = find::find(&sheet(blocks));
    if blocks.selection.trim().is_empty() {
        return cut(page, blocks.cut);
    }
    let mut chosen = text::read(&blocks.selection);
    if chosen.is_empty() {
        return cut(page, blocks.cut);
    }
    let same = |a: &Offer, b: &Offer| bare(a.text.expose()) == bare(b.text.expose());
    for offer in &mut chosen.codes {
        if let Some(twin) = page.codes.iter().find(|o| same(o, offer)) {
            offer.spent |= twin.spent;
            offer.label = offer.label.take().or_else(|| twin.label.clone());
        }
    }
    let inside = chosen.codes.iter().all(|o| page.codes.iter().any(|p| same(o, p)));
    if inside && page.codes.len() > chosen.codes.len() && !chosen.warnings.contains(&Warning::MaybePartial) {
        chosen.warnings.push(Warning::MaybePartial);
    }
    chosen.warnings.retain(|w| *w != Warning::NoContext);
    chosen.confidence = 100;
    chosen
}

/// Finds the backup codes of a page of several frames: the surest finding.
#[must_use]
pub fn read_frames(frames: &[Blocks]) -> Found {
    frames.iter().map(read).max_by_key(|found| found.confidence).unwrap_or_default()
}

fn bare(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn cut(mut found: Found, cut: bool) -> Found {
    if cut && !found.is_empty() && !found.warnings.contains(&Warning::MaybePartial) {
        found.warnings.push(Warning::MaybePartial);
    }
    found
}

/// The survey as the search sees it.
fn sheet(blocks: &Blocks) -> Sheet {
    let mut sheet = Sheet { title: blocks.title.clone(), ..Sheet::default() };
    for (index, element) in blocks.elements.iter().take(MAX_ELEMENTS).enumerate() {
        sheet.node(element.up.min(index), &element.tag, &element.words);
    }
    if sheet.nodes.is_empty() {
        sheet.node(0, "html", "");
    }
    let last = sheet.nodes.len().saturating_sub(1);
    let mut line: Vec<&Run> = Vec::new();
    for run in blocks.runs.iter().take(MAX_RUNS) {
        sheet.note_secrets(&run.text);
        if run.source == Source::Otpauth {
            continue;
        }
        if run.breaks || run.source != Source::Text {
            put(&mut sheet, &line, last);
            line.clear();
        }
        if run.source == Source::Text {
            line.push(run);
        } else {
            let at = sheet.node(run.at.min(last), "value", "");
            text::add(&mut sheet, at, &listed(&run.text), "", run.struck, !run.hidden && run.source == Source::Value);
        }
    }
    put(&mut sheet, &line, last);
    sheet.read();
    sheet
}

/// The runs of one line: apart, unless a code was cut in pieces by inline elements.
fn put(sheet: &mut Sheet, line: &[&Run], last: usize) {
    let fragment = |run: &&&Run| {
        let text = run.text.trim();
        (1..=5).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !(text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()))
    };
    let pieces = line.iter().filter(fragment).count();
    if let (Some(first), true) = (line.first(), pieces >= 2 || parted(line)) {
        let mut text = String::new();
        for run in line {
            if text.ends_with([':', '.', ')']) && !run.text.starts_with(' ') {
                text.push(' ');
            }
            text.push_str(&run.text);
        }
        let at = common(sheet, line, last);
        let marker = line.iter().find(|r| !r.marker.is_empty()).map_or("", |r| r.marker.as_str());
        let (struck, hidden) = (line.iter().all(|r| r.struck), first.hidden);
        push(sheet, at, &text, marker, struck, !hidden, first.heading);
        return;
    }
    for run in line {
        push(sheet, run.at.min(last), &run.text, &run.marker, run.struck, !run.hidden, run.heading);
    }
}

/// Whether a dash of its own element parts two groups of one code: `abcdef` `-` `ghijkl`, without air.
fn parted(line: &[&Run]) -> bool {
    let group = |text: &str| (3..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    line.windows(3).any(|runs| match runs {
        [a, dash, b] => {
            let mut chars = dash.text.trim().chars().map(plain);
            group(a.text.trim()) && group(b.text.trim()) && chars.next() == Some('-') && chars.next().is_none()
        }
        _ => false,
    })
}

/// The innermost element that holds all runs of a line.
fn common(sheet: &Sheet, line: &[&Run], last: usize) -> usize {
    let mut at = line.first().map_or(0, |run| run.at.min(last));
    while at > 0 && !line.iter().all(|run| sheet.within(run.at.min(last), at)) {
        at = sheet.nodes.get(at).map_or(0, |node| node.up);
    }
    at
}

fn push(sheet: &mut Sheet, at: usize, text: &str, marker: &str, struck: bool, shown: bool, heading: bool) {
    for line in text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()) {
        sheet.units.push(Unit { at, text: line.to_owned(), marker: marker.to_owned(), struck, shown, heading });
    }
}

/// A JSON list as lines; other text as it is.
fn listed(text: &str) -> String {
    let trimmed = text.trim();
    if !trimmed.starts_with(['[', '{']) {
        return text.to_owned();
    }
    let mut out = String::new();
    for (i, part) in trimmed.split('"').enumerate() {
        // Between quotes: every second part.
        if i % 2 == 1 {
            out.push_str(part);
            out.push('\n');
        }
    }
    if out.is_empty() { trimmed.trim_matches(['[', ']']).replace(',', "\n") } else { out }
}
