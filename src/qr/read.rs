//! Reading every QR code of one picture: cheap attempts first, and no more than are needed.

use super::bits::Bits;
use super::decode;
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
    let gray = compose(picture)?;
    let mut texts: Vec<String> = Vec::new();
    for gray in [gray.clone(), gray.inverted()] {
        for bits in [Bits::global(&gray), Bits::local(&gray, 12, 4)] {
            for text in decode::search(&bits) {
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        if !texts.is_empty() {
            break;
        }
    }
    if texts.is_empty() { Err(Error::NoQrCode) } else { Ok(texts) }
}

/// Gray on white.
fn compose(picture: &Picture<'_>) -> Result<Gray> {
    let pixels = picture.width.checked_mul(picture.height).ok_or(Error::PictureTooLarge)?;
    if pixels > PIXELS {
        return Err(Error::PictureTooLarge);
    }
    let (colours, rest) = picture.rgba.as_chunks::<4>();
    if colours.len() != pixels || !rest.is_empty() {
        return Err(Error::BadInput);
    }
    let shades = colours.iter().map(|&[red, green, blue, alpha]| {
        let luma = (u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) >> 8;
        let on_white = (luma * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
        u8::try_from(on_white).unwrap_or(u8::MAX)
    });
    Gray::new(picture.width, picture.height, shades.collect()).ok_or(Error::BadInput)
}
