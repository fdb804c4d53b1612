//! From a file's bytes to text: UTF-8 with or without its mark, UTF-16 with one, else Latin-1 when nothing in it is
//! binary.

use zeroize::Zeroizing;

/// The text, or `None` for what is none.
pub(super) fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0, b'{' | b'[' | b'<' | b'o' | b'O', ..] => utf16(bytes, u16::from_be_bytes),
        [b'{' | b'[' | b'<' | b'o' | b'O', 0, ..] => utf16(bytes, u16::from_le_bytes),
        _ => match core::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => latin1(bytes)?,
        },
    };
    let text = Zeroizing::new(text);
    (!text.contains(is_binary)).then_some(text)
}

fn is_binary(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1b}')
}

/// Old programs' tables. Random bytes hold control characters, or too many letters beyond ASCII.
fn latin1(bytes: &[u8]) -> Option<String> {
    let foreign = bytes.iter().filter(|b| !b.is_ascii()).count();
    (foreign.saturating_mul(5) < bytes.len()).then(|| bytes.iter().map(|&b| char::from(b)).collect())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Zeroizing<Vec<u16>> = Zeroizing::new(pairs.iter().map(|&pair| unit(pair)).collect());
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_a_text_reads_the_same() {
        let text = "{\"name\": \"Käse\"}";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let read = |bytes: &[u8]| decode(bytes).map(|text| text.to_string());
        for bytes in [
            text.as_bytes(),
            &[b"\xef\xbb\xbf", text.as_bytes()].concat(),
            &[b"\xff\xfe", &le[..]].concat(),
            &[b"\xfe\xff", &be[..]].concat(),
            &le,
            &be,
            b"{\"name\": \"K\xe4se\"}",
        ] {
            assert_eq!(read(bytes).as_deref(), Some(text), "{bytes:?}");
        }
        assert_eq!(read(b"\x00\x02\x71\x00\xff\xfe\x80\x81"), None);
    }
}
