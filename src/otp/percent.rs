//! Percent-encoding (RFC 3986 §2.1) as set-up addresses use it. No URL class: those decode twice, lose `#` and
//! refuse the addresses that real apps write.

use zeroize::Zeroizing;

/// Decodes once. A `%` that no two hex digits follow stays as it is; bytes that are no UTF-8 become U+FFFD.
pub(crate) fn decode(text: &str) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let nibble = |b: &u8| char::from(*b).to_digit(16).unwrap_or_default();
                bytes.push(u8::try_from((nibble(high) << 4) | nibble(low)).unwrap_or_default());
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())
}

/// As [`decode`], with `+` for a space: the values of a query.
pub(crate) fn decode_query(text: &str) -> Zeroizing<String> {
    let spaced = Zeroizing::new(text.replace('+', " "));
    decode(&spaced)
}

/// Encodes all but the unreserved characters and `@`, so that the result stands anywhere in an address.
pub(crate) fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'@') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 0xf] {
                out.push(char::from_digit(u32::from(nibble), 16).unwrap_or_default().to_ascii_uppercase());
            }
        }
    }
}
