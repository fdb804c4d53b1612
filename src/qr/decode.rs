//! The one door to the rxing crate: black and white goes in, texts come out.

use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};

use super::bits::Bits;

/// Sets of three finder patterns that are tried in one picture.
const SETS: usize = 200;

/// The texts of every code that rxing finds by itself.
pub fn search(bits: &Bits) -> Vec<String> {
    let Some(matrix) = matrix(bits) else { return Vec::new() };
    let mut texts = Vec::new();
    let mut finders = FindFinderPatterns(&matrix, true, 0);
    for set in GenerateFinderPatternSets(&mut finders).iter().take(SETS) {
        if let Ok(sample) = SampleQR(&matrix, set)
            && let Ok(code) = Decode(sample.getBits())
            && code.isValid()
        {
            texts.push(text(code.content().bytes()));
        }
    }
    texts
}

/// Set-up addresses are ASCII or UTF-8. rxing is built without its tables of other character sets, which would be a
/// quarter of this module; its own `text` would stop there, so only its bytes are asked for.
fn text(bytes: &[u8]) -> String {
    match core::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

fn matrix(bits: &Bits) -> Option<BitMatrix> {
    let (width, height) = (u32::try_from(bits.width()).ok()?, u32::try_from(bits.height()).ok()?);
    let mut matrix = BitMatrix::new(width, height).ok()?;
    for (y, row) in (0_u32..).zip(bits.rows()) {
        for (x, _) in (0_u32..).zip(row).filter(|&(_, &dark)| dark) {
            matrix.set(x, y);
        }
    }
    Some(matrix)
}
