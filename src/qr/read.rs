//! Reading every QR code of one picture: the cheap attempts first, and no more of them than are worth their time.

use super::attempt::{self, Search};
use super::gray::Gray;
use crate::limits::PIXELS;
use crate::{Error, Result};

/// One picture: RGBA, one byte a channel, row by row from the top left (as a canvas gives it, alpha not multiplied in).
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// Pixels of one row.
    pub width: usize,
    /// Number of rows.
    pub height: usize,
    /// `width × height × 4` bytes.
    pub rgba: &'a [u8],
}

/// Reads the texts of all QR codes in a picture, each text once, in the order in which they were found.
///
/// # Errors
/// [`Error::NoQrCode`] when there is none; [`Error::PictureTooLarge`] above [`PIXELS`]; [`Error::BadInput`] when the
/// bytes do not fit the sides.
pub fn read(picture: &Picture<'_>) -> Result<Vec<String>> {
    let pixels = picture.width.checked_mul(picture.height).ok_or(Error::PictureTooLarge)?;
    if pixels > PIXELS {
        return Err(Error::PictureTooLarge);
    }
    let (colours, rest) = picture.rgba.as_chunks::<4>();
    if colours.len() != pixels || !rest.is_empty() {
        return Err(Error::BadInput);
    }
    let gray = |mix: Mix| Gray::new(picture.width, picture.height, mix.shades(colours)).ok_or(Error::BadInput);
    let mut search = Search::new();
    attempt::all(&gray(Mix { weights: LUMA, ground: u8::MAX })?, &mut search);
    // Light modules on nothing are seen on black only, and two colours equally light in one channel only.
    if colours.iter().any(|&[.., alpha]| alpha < 128) && search.texts().is_empty() {
        attempt::few(&gray(Mix { weights: LUMA, ground: 0 })?, &mut search);
    }
    if search.texts().is_empty() && colours.iter().any(is_coloured) {
        for weights in [[256, 0, 0], [0, 256, 0], [0, 0, 256]] {
            attempt::few(&gray(Mix { weights, ground: u8::MAX })?, &mut search);
        }
    }
    let texts = search.into_texts();
    if texts.is_empty() { Err(Error::NoQrCode) } else { Ok(texts) }
}

/// How bright red, green and blue are to the eye, in 256ths (ITU-R BT.601).
const LUMA: [u32; 3] = [77, 150, 29];

/// How colours become shades: the weight of each channel in 256ths, on a ground of this shade.
struct Mix {
    weights: [u32; 3],
    ground: u8,
}

impl Mix {
    fn shades(&self, colours: &[[u8; 4]]) -> Vec<u8> {
        let [of_red, of_green, of_blue] = self.weights;
        let shade = |&[red, green, blue, alpha]: &[u8; 4]| {
            let weigh = |channel: u8, weight: u32| u32::from(channel).saturating_mul(weight);
            let sum = weigh(red, of_red).saturating_add(weigh(green, of_green)).saturating_add(weigh(blue, of_blue));
            let colour = weigh(alpha, sum >> 8);
            let ground = weigh(u8::MAX.saturating_sub(alpha), u32::from(self.ground));
            u8::try_from(colour.saturating_add(ground) / 255).unwrap_or(u8::MAX)
        };
        colours.iter().map(shade).collect()
    }
}

fn is_coloured(&[red, green, blue, alpha]: &[u8; 4]) -> bool {
    alpha > 0 && red.max(green).max(blue).abs_diff(red.min(green).min(blue)) > 40
}
