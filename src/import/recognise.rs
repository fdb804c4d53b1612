//! Which format a file has. Its content decides, never its name; the order of the questions matters, from the surest
//! sign to the weakest.

use serde_json::Value;
use zeroize::Zeroizing;

use super::json::{self, member};
use super::text;
use crate::{Error, Result, limits};

macro_rules! formats {
    ($($name:ident => $code:literal, $title:literal;)+) => {
        /// A format that can be brought in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // their names are those of the apps
        pub enum Format { $($name,)+ }

        impl Format {
            /// Every format there is.
            pub const ALL: &'static [Format] = &[$(Format::$name,)+];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Format::$name => $code,)+ }
            }

            /// What people call it.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Format::$name => $title,)+ }
            }
        }
    };
}

formats! {
    Addresses => "addresses", "Set-up addresses";
    Aegis => "aegis", "Aegis";
    TwoFas => "2fas", "2FAS";
}

/// A file, parsed as far as it took to know its format.
pub(super) struct Opened<'a> {
    pub format: Format,
    pub body: Body<'a>,
}

/// What a file consists of.
pub(super) enum Body<'a> {
    Json(Value),
    Text(Zeroizing<String>),
    Bytes(&'a [u8]),
}

/// Tells the format.
///
/// # Errors
/// [`Error::EmptyFile`], [`Error::TooLarge`], [`Error::UnknownFormat`], [`Error::FileDamaged`], and by name what is
/// known and no export.
pub(super) fn open(bytes: &[u8]) -> Result<Opened<'_>> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(Error::TooLarge);
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(Error::EmptyFile);
    }
    if let Some(opened) = by_magic(bytes)? {
        return Ok(opened);
    }
    let Some(text) = text::decode(bytes) else { return binary(bytes) };
    let start = text.trim_start();
    match start.as_bytes().first() {
        None => Err(Error::EmptyFile),
        Some(b'{' | b'[') => {
            let value = json::parse(start.trim_end_matches(['\0', '\u{feff}']))?;
            let format = by_members(&value).ok_or(Error::UnknownFormat)?;
            Ok(Opened { format, body: Body::Json(value) })
        }
        Some(_) => by_text(text),
    }
}

fn by_magic(bytes: &[u8]) -> Result<Option<Opened<'_>>> {
    match bytes {
        [0x03, 0xd9, 0xa2, 0x9a, ..] => Err(Error::KeepassDatabase),
        [b'S', b'Q', b'L', b'i', b't', b'e', b' ', b'f', ..] => Err(Error::AppDatabase),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => Err(Error::PictureFile),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Err(Error::PictureFile),
        _ => Ok(None),
    }
}

fn binary(_bytes: &[u8]) -> Result<Opened<'_>> {
    Err(Error::UnknownFormat)
}

fn by_members(value: &Value) -> Option<Format> {
    let has = |name: &str| member(value, name).is_some();
    if has("db") && value.get("header").is_some() {
        return Some(Format::Aegis);
    }
    if has("schemaVersion") && (has("services") || has("servicesEncrypted")) {
        return Some(Format::TwoFas);
    }
    None
}

fn by_text<'a>(text: Zeroizing<String>) -> Result<Opened<'a>> {
    let start = text.trim_start();
    if start.starts_with("-----BEGIN PGP") {
        return Err(Error::PgpFile);
    }
    if is_addresses(start) {
        return Ok(Opened { format: Format::Addresses, body: Body::Text(text) });
    }
    Err(Error::UnknownFormat)
}

const SCHEMES: [&str; 5] = ["otpauth://", "otpauth-migration://", "apple-otpauth://", "steam://", "motp://"];

/// Whether an address of a code stands in it.
fn is_addresses(text: &str) -> bool {
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    SCHEMES.iter().any(|scheme| lower.contains(scheme))
}
