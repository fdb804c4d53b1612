//! From a file's bytes to text: UTF-8 and UTF-16 of either order, with or without a byte-order mark, else Latin-1.

use crate::error::{Error, Result};

/// A file of backup codes is small; a larger one is something else.
const MAX: usize = 1 << 20;

/// The text of a file.
///
/// # Errors
/// [`Error::TooLarge`] above 1 MiB, [`Error::BadInput`] when it is no text (control bytes).
pub fn read(bytes: &[u8]) -> Result<String> {
    if bytes.len() > MAX {
        return Err(Error::TooLarge);
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ if zeros_at(bytes, 1) => utf16(bytes, u16::from_le_bytes),
        _ if zeros_at(bytes, 0) => utf16(bytes, u16::from_be_bytes),
        _ => match core::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&b| char::from(b)).collect(),
        },
    };
    if text.chars().any(|c| c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')) {
        return Err(Error::BadInput);
    }
    Ok(text)
}

/// Whether every second byte from `first` on is zero in most places: ASCII in UTF-16 without a mark.
fn zeros_at(bytes: &[u8], first: usize) -> bool {
    let pairs = bytes.len() / 2;
    pairs >= 2
        && bytes.iter().skip(first).step_by(2).filter(|&&b| b == 0).count().saturating_mul(10)
            >= pairs.saturating_mul(9)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    String::from_utf16_lossy(&units).trim_start_matches('\u{feff}').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_a_text_file_reads_the_same() {
        let text = "1. ab12-cd34\r\n2. ef56-gh78\r\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(text.as_bytes()).unwrap(), text);
        assert_eq!(read(&[b"\xef\xbb\xbf", text.as_bytes()].concat()).unwrap(), text);
        assert_eq!(read(&[b"\xff\xfe", &le[..]].concat()).unwrap(), text);
        assert_eq!(read(&[b"\xfe\xff", &be[..]].concat()).unwrap(), text);
        assert_eq!(read(&le).unwrap(), text);
        assert_eq!(read(&be).unwrap(), text);
        assert_eq!(read(b"caf\xe9").unwrap(), "caf\u{e9}");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\x01\x02"), Err(Error::BadInput));
        assert_eq!(read(&vec![b'a'; MAX + 1]), Err(Error::TooLarge));
        assert_eq!(read(b"").unwrap(), "");
    }
}
