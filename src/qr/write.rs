//! One text becomes the modules of a QR code (ISO/IEC 18004). How they are drawn is the page's business.

use crate::{Error, Result};
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of quiet zone that a reader may expect on every side of the code (ISO/IEC 18004 §6.3.8).
pub const QUIET_ZONE: usize = 4;

/// The modules of one QR code, without its quiet zone.
pub struct Modules {
    size: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Modules of one side: 21 to 177.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Is the module of this column and row dark? Outside of the code all is light.
    #[must_use]
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        let inside = column < self.size && row < self.size;
        let index = row.saturating_mul(self.size).saturating_add(column);
        inside && self.dark.get(index).copied().unwrap_or(false)
    }

    /// All modules, row by row from the top left, `true` for dark: `size × size` of them.
    #[must_use]
    pub fn dark(&self) -> &[bool] {
        &self.dark
    }
}

/// Writes a text as a QR code, with error correction level M or, where the size allows, better.
///
/// # Errors
/// [`Error::BadInput`] for a text longer than a QR code holds (2,331 bytes at level M).
pub fn write(text: &str) -> Result<Modules> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|_| Error::BadInput)?;
    let side = code.size();
    let dark = (0..side).flat_map(|row| (0..side).map(move |column| (column, row)));
    let dark = dark.map(|(column, row)| code.get_module(column, row)).collect();
    Ok(Modules { size: usize::try_from(side).map_err(|_| Error::BadInput)?, dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_makes_the_smallest_code_with_its_three_finders() {
        let modules = write("otpauth").unwrap_or_else(|_| unreachable!());
        assert_eq!((modules.size(), modules.dark().len()), (21, 441));
        for (column, row) in [(0, 0), (14, 0), (0, 14)] {
            assert!(modules.is_dark(column, row) && !modules.is_dark(column + 1, row + 1));
            assert!(modules.is_dark(column + 3, row + 3));
        }
        assert!(!modules.is_dark(20, 21) && !modules.is_dark(21, 0));
    }

    #[test]
    fn a_text_that_no_code_holds_is_refused() {
        assert!(matches!(write(&"x".repeat(2_331)), Ok(m) if m.size() == 177));
        assert_eq!(write(&"x".repeat(2_332)).err(), Some(Error::BadInput));
    }
}
