//! Finds the longest phrase that a text begins with, by walking the maps that build.rs made of `words`. Nothing is got
//! ready first: each page is judged in a fresh instance.

use std::sync::OnceLock;

use fst::raw::Fst;

use super::concept::{CONCEPTS, Concept};

type Map = Option<Fst<&'static [u8]>>;

fn all() -> &'static Map {
    static MAP: OnceLock<Map> = OnceLock::new();
    MAP.get_or_init(|| Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/phrases.fst")).as_slice()).ok())
}

/// Those that may begin inside a word.
fn inside() -> &'static Map {
    static MAP: OnceLock<Map> = OnceLock::new();
    MAP.get_or_init(|| Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/inside.fst")).as_slice()).ok())
}

/// A phrase at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) concept: Concept,
    /// Bytes of the text.
    pub(super) len: usize,
    /// May begin inside a word.
    pub(super) inside: bool,
    /// May go on after its end.
    pub(super) open: bool,
}

/// The longest phrase that the text begins with; `start` says whether a word begins here.
pub(super) fn at(text: &str, start: bool) -> Option<Phrase> {
    let map = if start { all() } else { inside() }.as_ref()?;
    let bytes = text.as_bytes();
    let mut node = map.root();
    let mut out = fst::raw::Output::zero();
    let mut found = None;
    for (i, &byte) in bytes.iter().enumerate() {
        let Some(way) = node.find_input(byte) else { break };
        let step = node.transition(way);
        out = out.cat(step.out);
        node = map.node(step.addr);
        if node.is_final() {
            let len = i.saturating_add(1);
            let ends = bytes.get(len).is_none_or(|next| *next == b' ');
            found = phrase(out.cat(node.final_output()).value(), len, start, ends).or(found);
        }
    }
    found
}

/// What build.rs wrote, if the phrase may stand here.
fn phrase(value: u64, len: usize, start: bool, ends: bool) -> Option<Phrase> {
    let concept = *CONCEPTS.get(usize::try_from(value >> 4).ok()?)?;
    let may = |inside: bool, open: bool| {
        let bit = 1_u64 << (u32::from(inside).saturating_mul(2).saturating_add(u32::from(open)));
        value & bit != 0 && (start || inside) && (ends || open)
    };
    let (inside, open) =
        [(false, false), (false, true), (true, false), (true, true)].into_iter().find(|&(i, o)| may(i, o))?;
    Some(Phrase { concept, len, inside, open })
}
