//! The attempts at one gray picture, and the work that they may cost together. Each makes a picture easier in one way.

use super::bits::Bits;
use super::decode;
use super::gray::{Gray, as_f32};
use super::regions::{light_part, regions};

/// Pixels that all attempts at one picture may search together: about a second.
const WORK: usize = 40_000_000;
/// What may still be spent once a code was found: another one may be harder to read.
const WORK_AFTER: usize = 6_000_000;
/// Pictures with more pixels are searched smaller first.
const LARGE: usize = 3_000_000;
/// Larger pictures are looked at closely region by region first.
const SMALL: usize = 200_000;
/// Codes of one picture.
const TEXTS: usize = 50;

/// What was found so far, and what may still be spent.
pub struct Search {
    texts: Vec<String>,
    work: usize,
}

impl Search {
    pub fn new() -> Search {
        Search { texts: Vec::new(), work: WORK }
    }

    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    pub fn into_texts(self) -> Vec<String> {
        self.texts
    }

    /// Is there enough left for a picture of so many pixels?
    fn affords(&self, pixels: usize) -> bool {
        self.work >= pixels && self.texts.len() < TEXTS
    }

    fn look(&mut self, bits: &Bits, pixels: usize) {
        if !self.affords(pixels) {
            return;
        }
        self.work = self.work.saturating_sub(pixels.saturating_add(10_000));
        let found = decode::search(bits);
        if !found.is_empty() {
            self.work = self.work.min(WORK_AFTER);
        }
        for text in found {
            if !self.texts.contains(&text) && self.texts.len() < TEXTS {
                self.texts.push(text);
            }
        }
    }

    fn global(&mut self, gray: &Gray) {
        if self.affords(gray.pixels()) {
            self.look(&Bits::global(gray), gray.pixels());
        }
    }

    fn local(&mut self, gray: &Gray, reach: usize, margin: u8) {
        if self.affords(gray.pixels()) {
            self.look(&Bits::local(gray, reach, margin), gray.pixels());
        }
    }

    fn scaled(&self, gray: &Gray, factor: f32) -> Option<Gray> {
        let pixels = as_f32(gray.pixels()) * factor * factor;
        (pixels <= as_f32(self.work)).then(|| gray.scaled(factor)).flatten()
    }
}

/// The attempts that read most codes: as it is, inverted, with a border.
pub fn few(gray: &Gray, search: &mut Search) {
    search.global(gray);
    search.local(gray, 12, 4);
    let inverted = gray.inverted();
    search.global(&inverted);
    search.local(&inverted, 12, 4);
}

/// All attempts, in the order of their cost and of what they are worth.
pub fn all(gray: &Gray, search: &mut Search) {
    if gray.pixels() > LARGE {
        let factor = (as_f32(LARGE) / as_f32(gray.pixels())).sqrt() * 0.7;
        if let Some(small) = search.scaled(gray, factor) {
            few(&small, search);
        }
    }
    few(gray, search);
    if gray.pixels() > SMALL {
        for area in regions(gray) {
            let Some(region) = gray.part(area, 0) else { continue };
            if region.pixels() < gray.pixels().saturating_mul(3) / 4 {
                close(&region, search);
            }
        }
    }
    close(gray, search);
}

/// The attempts that cost more: at a small picture, at a region of a large one, and at last at the whole of it.
fn close(gray: &Gray, search: &mut Search) {
    let bordered = gray.part(gray.all(), 24);
    let bordered = bordered.as_ref().unwrap_or(gray);
    search.global(bordered);
    search.local(bordered, 40, 6);
    if let Some(light) = gray.part(light_part(gray), 24) {
        search.global(&light);
    }
    if let Some(light) = gray.inverted().part(light_part(&gray.inverted()), 24) {
        search.global(&light);
    }
    for factor in [0.5, 2.0] {
        if let Some(other) = search.scaled(gray, factor) {
            few(&other, search);
        }
    }
    for reach in [1, 2, 3] {
        if !search.affords(bordered.pixels()) {
            return;
        }
        let soft = bordered.blurred(reach).blurred(reach.div_ceil(2));
        search.global(&soft);
        search.local(&soft, 20, 4);
        search.local(&soft.inverted(), 20, 4);
    }
    let stretched = bordered.stretched();
    search.local(&stretched, 8, 10);
    search.local(&stretched, 60, 0);
    for (factor, reach) in [(0.33, 0), (0.5, 1), (3.0, 2), (0.25, 0), (0.7, 1), (1.5, 1)] {
        if let Some(other) = search.scaled(bordered, factor) {
            if !search.affords(other.pixels()) {
                continue;
            }
            let other = other.blurred(reach);
            search.global(&other);
            search.local(&other, 16, 3);
            search.local(&other.inverted(), 16, 3);
        }
    }
}
