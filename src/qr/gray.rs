//! Shades of gray: what a picture becomes before any code is searched in it, and the ways to make a hard one easier.
//! Nothing here knows what a QR code is.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "sides are below 65,536 and sums of shades fit: `Gray::new` bounds the pixels by limits::PIXELS"
)]

use crate::limits::PIXELS;

/// A picture in shades of gray, row by row from the top left: 0 is black, 255 white.
#[derive(Clone)]
pub struct Gray {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

/// A part of a picture: `left..right` × `top..bottom`, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: usize,
    pub top: usize,
    pub right: usize,
    pub bottom: usize,
}

impl Gray {
    /// A picture of so many shades, or nothing when their number does not fit the sides or the limit.
    pub fn new(width: usize, height: usize, shades: Vec<u8>) -> Option<Gray> {
        let fits = width > 0 && height > 0 && width.max(height) < 1 << 16;
        let pixels = width.checked_mul(height).filter(|&pixels| pixels <= PIXELS && fits)?;
        (shades.len() == pixels).then_some(Gray { width, height, shades })
    }

    pub fn width(&self) -> usize {
        self.width
    }

    pub fn height(&self) -> usize {
        self.height
    }

    /// Number of pixels.
    pub fn pixels(&self) -> usize {
        self.shades.len()
    }

    /// The rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.shades.chunks_exact(self.width)
    }

    /// The shade of a pixel; beyond an edge it is that of the nearest pixel.
    pub fn at(&self, x: i32, y: i32) -> u8 {
        let x = usize::try_from(x).unwrap_or(0).min(self.width - 1);
        let y = usize::try_from(y).unwrap_or(0).min(self.height - 1);
        self.shades.get(y * self.width + x).copied().unwrap_or(u8::MAX)
    }

    /// The shade at a point between pixels (whose centres are at halves), mixed from the four around it.
    pub fn between(&self, x: f32, y: f32) -> f32 {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (floor(x), floor(y));
        let (right, below) = (x - x.floor(), y - y.floor());
        let shade = |dx: i32, dy: i32| f32::from(self.at(left.saturating_add(dx), top.saturating_add(dy)));
        let upper = shade(0, 0) * (1.0 - right) + shade(1, 0) * right;
        let lower = shade(0, 1) * (1.0 - right) + shade(1, 1) * right;
        upper * (1.0 - below) + lower * below
    }

    fn map(&self, change: impl Fn(u8) -> u8) -> Gray {
        let shades = self.shades.iter().map(|&shade| change(shade)).collect();
        Gray { width: self.width, height: self.height, shades }
    }

    /// Light for dark: for codes drawn in light modules on a dark ground.
    pub fn inverted(&self) -> Gray {
        self.map(|shade| u8::MAX - shade)
    }

    /// Spreads the shades in between the darkest and the lightest hundredth over the whole range.
    pub fn stretched(&self) -> Gray {
        let counts = self.histogram();
        let ignored = self.shades.len() / 100;
        let low = first_above(counts.iter().enumerate(), ignored).unwrap_or(0);
        let high = first_above(counts.iter().enumerate().rev(), ignored).unwrap_or(255);
        let span = high.saturating_sub(low).max(1);
        self.map(|shade| u8::try_from(usize::from(shade).saturating_sub(low) * 255 / span).unwrap_or(u8::MAX))
    }

    /// How many pixels have each shade.
    pub fn histogram(&self) -> [usize; 256] {
        let mut counts = [0_usize; 256];
        for &shade in &self.shades {
            if let Some(count) = counts.get_mut(usize::from(shade)) {
                *count += 1;
            }
        }
        counts
    }

    /// The part of the picture within an area, with so many white pixels around it.
    pub fn part(&self, area: Area, border: usize) -> Option<Gray> {
        let right = area.right.min(self.width);
        let wide = right.checked_sub(area.left)?;
        let mut shades = Vec::new();
        let side = vec![u8::MAX; border];
        let edge = vec![u8::MAX; (wide + 2 * border) * border];
        shades.extend_from_slice(&edge);
        let rows = self.rows().take(area.bottom).skip(area.top);
        for row in rows {
            shades.extend_from_slice(&side);
            shades.extend_from_slice(row.get(area.left..right)?);
            shades.extend_from_slice(&side);
        }
        shades.extend_from_slice(&edge);
        let width = wide + 2 * border;
        let height = shades.len().checked_div(width)?;
        Gray::new(width, height, shades)
    }

    /// The whole picture.
    pub fn all(&self) -> Area {
        Area { left: 0, top: 0, right: self.width, bottom: self.height }
    }

    /// Another size: each pixel is mixed from those that it covers (smaller) or lies between (larger).
    pub fn scaled(&self, factor: f32) -> Option<Gray> {
        let width = whole(as_f32(self.width) * factor).max(1);
        let height = whole(as_f32(self.height) * factor).max(1);
        let source = if factor < 0.75 { &self.blurred(whole(0.5 / factor)) } else { self };
        let mut shades = Vec::with_capacity(width.checked_mul(height).filter(|&pixels| pixels <= PIXELS)?);
        for y in 0..height {
            for x in 0..width {
                let shade = source.between((as_f32(x) + 0.5) / factor, (as_f32(y) + 0.5) / factor);
                shades.push(shade_of(shade));
            }
        }
        Gray::new(width, height, shades)
    }

    /// Each pixel becomes the mean of the square around it that reaches so many pixels far.
    pub fn blurred(&self, reach: usize) -> Gray {
        if reach == 0 {
            return self.clone();
        }
        let across = box_rows(&self.shades, self.width, reach);
        let turned = turn(&across, self.width, self.height);
        let down = box_rows(&turned, self.height, reach);
        Gray { width: self.width, height: self.height, shades: turn(&down, self.height, self.width) }
    }
}

/// The shade at which more than so many pixels were seen.
fn first_above<'a>(counts: impl Iterator<Item = (usize, &'a usize)>, ignored: usize) -> Option<usize> {
    let mut seen = 0;
    for (shade, count) in counts {
        seen += count;
        if seen > ignored {
            return Some(shade);
        }
    }
    None
}

/// The mean of each pixel's neighbours to the left and the right, row by row.
fn box_rows(shades: &[u8], width: usize, reach: usize) -> Vec<u8> {
    let mut means = Vec::with_capacity(shades.len());
    for row in shades.chunks_exact(width.max(1)) {
        let shade = |x: usize| row.get(x).copied().map_or(0, u32::from);
        let mut sum: u32 = (0..reach.min(width)).map(shade).sum();
        let mut count = u32::try_from(reach.min(width)).unwrap_or(1);
        for x in 0..width {
            if x + reach < width {
                sum += shade(x + reach);
                count += 1;
            }
            if let Some(gone) = x.checked_sub(reach + 1) {
                sum = sum.saturating_sub(shade(gone));
                count = count.saturating_sub(1);
            }
            means.push(u8::try_from((sum + count / 2) / count.max(1)).unwrap_or(u8::MAX));
        }
    }
    means
}

/// Columns become rows.
fn turn(shades: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut turned = vec![0; shades.len()];
    for (y, row) in shades.chunks_exact(width.max(1)).enumerate() {
        for (x, &shade) in row.iter().enumerate() {
            if let Some(place) = turned.get_mut(x * height + y) {
                *place = shade;
            }
        }
    }
    turned
}

/// A number of pixels as a coordinate: exact below 2^24, and sides are below 2^16.
#[allow(clippy::cast_precision_loss)]
pub fn as_f32(pixels: usize) -> f32 {
    pixels as f32
}

/// The pixel that a coordinate lies in; casts from `f32` saturate, and no number is 0.
#[allow(clippy::cast_possible_truncation)]
pub fn floor(x: f32) -> i32 {
    x.floor() as i32
}

/// A length rounded to whole pixels.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn whole(length: f32) -> usize {
    length.round() as usize
}

/// A mixed shade as a pixel.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn shade_of(shade: f32) -> u8 {
    (shade + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp(width: usize, height: usize) -> Gray {
        let shades = (0..width * height).map(|i| u8::try_from(i % 251).unwrap_or(0)).collect();
        Gray::new(width, height, shades).unwrap_or_else(|| unreachable!())
    }

    #[test]
    fn sides_that_do_not_fit_the_shades_are_refused() {
        assert!(Gray::new(3, 3, vec![0; 8]).is_none());
        assert!(Gray::new(0, 3, vec![]).is_none());
        assert!(Gray::new(usize::MAX, usize::MAX, vec![]).is_none());
        assert!(Gray::new(PIXELS, 2, vec![]).is_none());
    }

    #[test]
    fn a_blur_is_the_mean_of_the_square_around() {
        let gray = ramp(7, 5);
        let blurred = gray.blurred(1);
        let mean: u32 = (0..9).map(|i| u32::from(gray.at(2 + i % 3, 1 + i / 3))).sum::<u32>() / 9;
        assert!(u32::from(blurred.at(3, 2)).abs_diff(mean) <= 1);
        assert_eq!(gray.blurred(99).at(0, 0), gray.blurred(99).at(6, 4));
    }

    #[test]
    fn a_part_keeps_its_pixels_within_white() {
        let part = ramp(9, 9).part(Area { left: 2, top: 3, right: 5, bottom: 5 }, 2);
        let part = part.unwrap_or_else(|| unreachable!());
        assert_eq!((part.width(), part.height()), (7, 6));
        assert_eq!((part.at(1, 2), part.at(2, 2), part.at(4, 3)), (255, 29, 40));
    }

    #[test]
    fn a_doubled_picture_halves_back() {
        let gray = ramp(40, 8).blurred(2);
        let there = gray.scaled(2.0).and_then(|g| g.scaled(0.5)).unwrap_or_else(|| unreachable!());
        assert_eq!((there.width(), there.height()), (40, 8));
        assert!(there.at(20, 4).abs_diff(gray.at(20, 4)) < 6);
    }
}
