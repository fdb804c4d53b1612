//! Black and white: the three ways to say which pixels of a gray picture are dark.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "`Gray` bounds the sides below 65,536 and the pixels below limits::PIXELS"
)]

use super::gray::Gray;

/// Which pixels are dark, row by row from the top left.
pub struct Bits {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Bits {
    /// One threshold for the whole picture, where light and dark part best (Otsu 1979).
    pub fn global(gray: &Gray) -> Bits {
        let threshold = otsu(&gray.histogram());
        Bits::new(gray, gray.rows().flatten().map(|&shade| shade <= threshold).collect())
    }

    /// Dark is what is darker than the mean of the square around it that reaches so many pixels far, by a margin.
    pub fn local(gray: &Gray, reach: usize, margin: u8) -> Bits {
        let around = gray.blurred(reach);
        let pairs = gray.rows().flatten().zip(around.rows().flatten());
        Bits::new(gray, pairs.map(|(&shade, &mean)| shade < mean.saturating_sub(margin)).collect())
    }

    fn new(gray: &Gray, dark: Vec<bool>) -> Bits {
        Bits { width: gray.width(), height: gray.height(), dark }
    }

    pub fn width(&self) -> usize {
        self.width
    }

    pub fn height(&self) -> usize {
        self.height
    }

    /// The rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks_exact(self.width)
    }
}

/// The last shade of the dark class of the two that differ most.
#[allow(clippy::cast_precision_loss)] // counts of pixels are below 2^26, far below 2^52
pub fn otsu(counts: &[usize; 256]) -> u8 {
    let total: f64 = counts.iter().map(|&count| count as f64).sum();
    let weight: f64 = (0..=u8::MAX).zip(counts).map(|(shade, &count)| f64::from(shade) * count as f64).sum();
    let (mut best, mut threshold) = (-1.0, 127);
    let (mut dark, mut dark_weight) = (0.0, 0.0);
    for (shade, &count) in (0_u8..=u8::MAX).zip(counts) {
        dark += count as f64;
        dark_weight += f64::from(shade) * count as f64;
        let light = total - dark;
        if dark == 0.0 || light == 0.0 {
            continue;
        }
        let gap = dark_weight / dark - (weight - dark_weight) / light;
        let parted = dark * light * gap * gap;
        if parted > best {
            (best, threshold) = (parted, shade);
        }
    }
    threshold
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_lies_between_two_shades() {
        let mut counts = [0; 256];
        (counts[40], counts[90]) = (100, 900);
        assert!((40..90).contains(&otsu(&counts)));
        assert!(otsu(&[0; 256]) > 0);
    }
}
