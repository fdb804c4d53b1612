//! Where in a large picture a code may be: squares that are busy in both directions. Harder attempts are made only there.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "`Gray` bounds the sides below 65,536 and the pixels below limits::PIXELS"
)]

use super::gray::{Area, Gray};

/// Sides of the blocks that are judged, in pixels: fine ones for small modules, coarse ones for large.
const BLOCKS: [usize; 3] = [8, 16, 32];
/// What sets the shades of two pixels apart.
const STEP: u8 = 16;
/// Regions of one picture.
const MOST: usize = 8;
/// The smallest side of a code: 21 modules of one pixel.
const SMALLEST: usize = 21;

/// The regions, the most code-like first.
pub fn regions(gray: &Gray) -> Vec<Area> {
    let mut found: Vec<(usize, Area)> = Vec::new();
    let threshold = super::bits::otsu(&gray.histogram());
    for (block, even) in BLOCKS.into_iter().flat_map(|block| [(block, false), (block, true)]) {
        for (worth, area) in Blocks::judged(gray, block, even.then_some(threshold)).regions() {
            let area = grown(area, block / 2, gray);
            if !found.iter().any(|&(_, known)| alike(known, area)) {
                found.push((worth, area));
            }
        }
    }
    found.sort_by_key(|&(worth, _)| core::cmp::Reverse(worth));
    found.into_iter().take(MOST).map(|(_, area)| area).collect()
}

/// The part of a region that is light in many places of each row and column: a code on a dark page, without what
/// touches it.
pub fn light_part(region: &Gray) -> Area {
    let threshold = super::bits::otsu(&region.histogram());
    let mut columns = vec![0_usize; region.width()];
    let mut rows = Vec::with_capacity(region.height());
    for row in region.rows() {
        for (count, shade) in columns.iter_mut().zip(row) {
            *count += usize::from(*shade > threshold);
        }
        rows.push(row.iter().filter(|shade| **shade > threshold).count());
    }
    let (left, right) = many(&columns);
    let (top, bottom) = many(&rows);
    Area { left, top, right, bottom }
}

/// From the first to the last count that is a good part of the highest.
fn many(counts: &[usize]) -> (usize, usize) {
    let highest = counts.iter().max().copied().unwrap_or(0);
    let good = |count: &usize| *count * 10 >= highest * 3;
    let first = counts.iter().position(good).unwrap_or(0);
    (first, counts.iter().rposition(good).map_or(0, |last| last + 1))
}

/// Which blocks of a picture are busy.
struct Blocks {
    side: usize,
    across: usize,
    busy: Vec<bool>,
}

impl Blocks {
    /// With a threshold, as many pixels must be light as dark, about: this parts a code from text that touches it.
    fn judged(gray: &Gray, side: usize, threshold: Option<u8>) -> Blocks {
        let (across, down) = (gray.width().div_ceil(side), gray.height().div_ceil(side));
        let mut steps = vec![(0_usize, 0_usize, 0_usize); across * down];
        let mut above: &[u8] = &[];
        for (y, row) in gray.rows().enumerate() {
            let mut before = row.first().copied().unwrap_or(0);
            for (x, &shade) in row.iter().enumerate() {
                if let Some(block) = steps.get_mut(y / side * across + x / side) {
                    block.0 += usize::from(shade.abs_diff(before) > STEP);
                    block.2 += usize::from(threshold.is_some_and(|threshold| shade > threshold));
                    block.1 += usize::from(above.get(x).is_some_and(|over| shade.abs_diff(*over) > STEP));
                }
                before = shade;
            }
            above = row;
        }
        // At least one edge crosses a third of the block, both ways.
        let even = |light: usize| threshold.is_none() || (light * 4 >= side * side && light * 4 <= side * side * 3);
        let busy = steps.iter().map(|&(right, below, light)| right.min(below) * 3 >= side && even(light)).collect();
        Blocks { side, across, busy }
    }

    /// Busy blocks that touch, as far as together they are about square and full.
    fn regions(mut self) -> Vec<(usize, Area)> {
        let mut regions = Vec::new();
        let mut open = Vec::new();
        for start in 0..self.busy.len() {
            if !self.take(start) {
                continue;
            }
            open.push(start);
            let (mut count, mut left, mut right, mut top, mut bottom) = (0, usize::MAX, 0, usize::MAX, 0);
            while let Some(block) = open.pop() {
                let (x, y) = (block % self.across, block / self.across);
                count += 1;
                (left, right, top, bottom) = (left.min(x), right.max(x + 1), top.min(y), bottom.max(y + 1));
                let beside = [(x > 0).then(|| block - 1), (x + 1 < self.across).then(|| block + 1)];
                let beyond = [block.checked_sub(self.across), Some(block + self.across)];
                for next in beside.into_iter().chain(beyond).flatten() {
                    if self.take(next) {
                        open.push(next);
                    }
                }
            }
            let (wide, high) = (right - left, bottom - top);
            let square = wide * 2 <= high * 3 + 2 && high * 2 <= wide * 3 + 2;
            if square && wide.min(high) * self.side >= SMALLEST && count * 2 >= wide * high {
                let side = self.side;
                let area = Area { left: left * side, top: top * side, right: right * side, bottom: bottom * side };
                regions.push((count * side * side, area));
            }
        }
        regions
    }

    /// Takes a busy block out.
    fn take(&mut self, block: usize) -> bool {
        self.busy.get_mut(block).is_some_and(core::mem::take)
    }
}

fn grown(area: Area, by: usize, gray: &Gray) -> Area {
    Area {
        left: area.left.saturating_sub(by),
        top: area.top.saturating_sub(by),
        right: (area.right + by).min(gray.width()),
        bottom: (area.bottom + by).min(gray.height()),
    }
}

/// Do two areas differ by less than a tenth of their sides?
fn alike(one: Area, other: Area) -> bool {
    let near = (one.right - one.left).min(one.bottom - one.top) / 10;
    let sides = [(one.left, other.left), (one.top, other.top), (one.right, other.right), (one.bottom, other.bottom)];
    sides.iter().all(|(a, b)| a.abs_diff(*b) <= near)
}
