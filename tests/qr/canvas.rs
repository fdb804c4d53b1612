//! Hard pictures of QR codes, drawn and spoilt by plain arithmetic so that every machine gets the same ones.

use holdfast::qr::Modules;

/// A gray picture under work: 0 is black, 255 white.
#[derive(Clone)]
pub struct Canvas {
    pub width: usize,
    pub height: usize,
    pub shades: Vec<f32>,
}

/// A small generator of even noise (xorshift64): the same everywhere.
pub struct Noise(pub u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() >> 20) as usize % end
    }

    /// Between minus and plus so much.
    pub fn within(&mut self, reach: f32) -> f32 {
        ((self.next() >> 40) as f32 / (1_u64 << 23) as f32 - 1.0) * reach
    }
}

impl Canvas {
    pub fn filled(width: usize, height: usize, shade: f32) -> Canvas {
        Canvas { width, height, shades: vec![shade; width * height] }
    }

    /// A code with so many pixels a module and so many modules around it. Pixels on an edge are mixed.
    pub fn code(modules: &Modules, pixels: f32, quiet: f32) -> Canvas {
        Canvas::drawn(modules, pixels, quiet, |_, _| true)
    }

    /// A code whose dark modules are round, with this radius in modules.
    pub fn dotted(modules: &Modules, pixels: f32, radius: f32) -> Canvas {
        Canvas::drawn(modules, pixels, 4.0, |x, y| (x - 0.5).hypot(y - 0.5) <= radius)
    }

    fn drawn(modules: &Modules, pixels: f32, quiet: f32, inked: impl Fn(f32, f32) -> bool) -> Canvas {
        const FINE: usize = 6;
        let side = ((modules.size() as f32 + 2.0 * quiet) * pixels).round() as usize;
        Canvas::filled(side, side, 0.0).each(|x, y, _| {
            let mut light = 0;
            for i in 0..FINE * FINE {
                let (dx, dy) = ((i % FINE) as f32 + 0.5, (i / FINE) as f32 + 0.5);
                let column = (x + dx / FINE as f32) / pixels - quiet;
                let row = (y + dy / FINE as f32) / pixels - quiet;
                let inside = column >= 0.0 && row >= 0.0;
                let dark = inside && modules.is_dark(column as usize, row as usize);
                light += usize::from(!(dark && inked(column.fract(), row.fract())));
            }
            255.0 * light as f32 / (FINE * FINE) as f32
        })
    }

    /// A page: lines of words as strokes, and a few boxes.
    pub fn page(width: usize, height: usize, ground: f32, seed: u64) -> Canvas {
        let mut page = Canvas::filled(width, height, ground);
        let mut noise = Noise(seed);
        let ink = if ground > 128.0 { 40.0 } else { 215.0 };
        for line in (20..height.saturating_sub(20)).step_by(24) {
            let mut x = 20;
            while x + 12 < width {
                for stroke in 0..1 + noise.below(4) {
                    let (left, top) = (x + 2 * stroke, line + noise.below(6));
                    page.fill(left, top, 1 + noise.below(2), 3 + noise.below(9), ink);
                }
                x += 7 + noise.below(7);
            }
        }
        for _ in 0..8 {
            let (left, top, shade) = (noise.below(width), noise.below(height), noise.below(255) as f32);
            page.fill(left, top, 20 + noise.below(200), 10 + noise.below(50), shade);
        }
        page
    }

    fn fill(&mut self, left: usize, top: usize, wide: usize, high: usize, shade: f32) {
        for y in top..(top + high).min(self.height) {
            for x in left..(left + wide).min(self.width) {
                self.shades[y * self.width + x] = shade;
            }
        }
    }

    pub fn paste(&mut self, other: &Canvas, left: usize, top: usize) {
        for y in 0..other.height {
            let from = y * other.width;
            let to = (top + y) * self.width + left;
            self.shades[to..to + other.width].copy_from_slice(&other.shades[from..from + other.width]);
        }
    }

    pub fn each(mut self, mut change: impl FnMut(f32, f32, f32) -> f32) -> Canvas {
        for (i, shade) in self.shades.iter_mut().enumerate() {
            *shade = change((i % self.width) as f32, (i / self.width) as f32, *shade);
        }
        self
    }

    /// Black and white become these two shades.
    pub fn shaded(self, black: f32, white: f32) -> Canvas {
        self.each(|_, _, shade| black + (white - black) * shade / 255.0)
    }

    pub fn at(&self, x: f32, y: f32) -> f32 {
        let inside = x >= 0.0 && y >= 0.0 && (x as usize) < self.width && (y as usize) < self.height;
        if inside { self.shades[y as usize * self.width + x as usize] } else { 255.0 }
    }

    pub fn blurred(&self, reach: i32) -> Canvas {
        let count = ((2 * reach + 1) * (2 * reach + 1)) as f32;
        self.clone().each(|x, y, _| {
            let around = (-reach..=reach).flat_map(|dy| (-reach..=reach).map(move |dx| (dx as f32, dy as f32)));
            around.map(|(dx, dy)| self.at(x + dx, y + dy)).sum::<f32>() / count
        })
    }

    /// As a strong JPEG: every 8 × 8 block loses a part of what sets its pixels apart, and adds ripples.
    pub fn blocky(&self, keep: f32) -> Canvas {
        self.clone().each(|x, y, shade| {
            let (left, top) = ((x / 8.0).floor() * 8.0, (y / 8.0).floor() * 8.0);
            let mean = (0..64).map(|i| self.at(left + (i % 8) as f32, top + (i / 8) as f32)).sum::<f32>() / 64.0;
            mean + (shade - mean) * keep + 18.0 * (x * 2.4).sin() * (y * 2.0).cos()
        })
    }

    /// Turned around its middle, the corners filled with white.
    pub fn turned(&self, degrees: f32) -> Canvas {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let side = (self.width as f32 * 1.45).round();
        let (middle, old) = (side / 2.0, self.width as f32 / 2.0);
        Canvas::filled(side as usize, side as usize, 255.0).each(|x, y, _| {
            let (x, y) = (x + 0.5 - middle, y + 0.5 - middle);
            self.at(x * cos + y * sin + old, y * cos - x * sin + old)
        })
    }

    /// Seen from the side: what is far to the right and below becomes smaller.
    pub fn tilted(&self, right: f32, below: f32) -> Canvas {
        self.clone().each(|x, y, _| {
            let depth = 1.0 - right * x - below * y;
            self.at(x / depth, y / depth)
        })
    }

    pub fn rgba(&self) -> Vec<u8> {
        self.shades.iter().map(|shade| shade.clamp(0.0, 255.0) as u8).flat_map(|s| [s, s, s, 255]).collect()
    }
}
