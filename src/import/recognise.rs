//! Which format a file has. Its content decides, never its name; the order of the questions matters, from the surest
//! sign to the weakest.

use serde_json::Value;
use zeroize::Zeroizing;

use super::json::{self, items, member};
use super::lists::{self, Style};
use super::zip::{self, Member};
use super::{
    authenticator_2fa, authenticator_extension, authy, battle_net, bitwarden, holdfast_json, java, keysmith,
    proton_authenticator, sheets, steam, stratum, text, totp_authenticator,
};
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
    Addresses => "addresses", "otpauth addresses";
    Aegis => "aegis", "Aegis";
    AndOtp => "andotp", "andOTP";
    Authenticator2fa => "authenticator-2fa", "2FA Authenticator";
    AuthenticatorExtension => "authenticator-extension", "Authenticator (extension)";
    AuthenticatorPlus => "authenticator-plus", "Authenticator Plus";
    Authy => "authy", "Authy";
    BattleNet => "battle-net", "Battle.net";
    Bitwarden => "bitwarden", "Bitwarden";
    BitwardenAuthenticator => "bitwarden-authenticator", "Bitwarden Authenticator";
    Dashlane => "dashlane", "Dashlane";
    Duo => "duo", "Duo Mobile";
    Ente => "ente", "Ente Auth";
    FreeOtp => "freeotp", "FreeOTP";
    FreeOtpPlus => "freeotp-plus", "FreeOTP+";
    Google => "google", "Google Authenticator";
    Holdfast => "holdfast", "Holdfast";
    KeePass => "keepass", "KeePass";
    Keysmith => "keysmith", "Keysmith";
    LastPass => "lastpass", "LastPass";
    LastPassAuthenticator => "lastpass-authenticator", "LastPass Authenticator";
    OnePassword => "1password", "1Password";
    OtpManager => "otp-manager", "OTP Manager";
    ProtonAuthenticator => "proton-authenticator", "Proton Authenticator";
    ProtonPass => "proton-pass", "Proton Pass";
    Raivo => "raivo", "Raivo OTP";
    Steam => "steam", "Steam";
    Stratum => "stratum", "Stratum";
    Table => "table", "table (CSV)";
    TotpAuthenticator => "totp-authenticator", "TOTP Authenticator";
    TwoFas => "2fas", "2FAS";
    WinAuth => "winauth", "WinAuth";
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
    /// Those members of a zip that may hold something.
    Zip(Vec<Member<'a>>),
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
    match text::decode(bytes) {
        Some(text) => by_text(text),
        None => binary(bytes),
    }
}

fn by_magic(bytes: &[u8]) -> Result<Option<Opened<'_>>> {
    let of = |format| Ok(Some(Opened { format, body: Body::Bytes(bytes) }));
    match bytes {
        [b'P', b'K', 3, 4, ..] => zip(bytes).map(Some),
        [b'P', b'K', 5, 6, ..] => Err(Error::EmptyFile),
        [0x03, 0xd9, 0xa2, 0x9a, ..] => Err(Error::KeepassDatabase),
        [b'S', b'Q', b'L', b'i', b't', b'e', b' ', b'f', ..] => Err(Error::AppDatabase),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => Err(Error::PictureFile),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Err(Error::PictureFile),
        _ if java::is_one(bytes) => of(Format::FreeOtp),
        _ if stratum::is_sealed(bytes) => of(Format::Stratum),
        _ => Ok(None),
    }
}

/// Bytes without any mark: andOTP's own, unless they begin as OpenPGP does.
fn binary(bytes: &[u8]) -> Result<Opened<'_>> {
    const LEAST: usize = 45;
    let is_pgp = matches!(bytes, [0x84 | 0x85 | 0x8c | 0xc1 | 0xc3, 0x01..=0x04 | 0x0d, ..]);
    match bytes.len() {
        _ if is_pgp => Err(Error::PgpFile),
        LEAST.. => Ok(Opened { format: Format::AndOtp, body: Body::Bytes(bytes) }),
        _ => Err(Error::UnknownFormat),
    }
}

/// A zip is known by the names of its members; what is in them is recognised anew.
fn zip(bytes: &[u8]) -> Result<Opened<'_>> {
    const TEXTS: [&str; 8] = [".json", ".csv", ".txt", ".xml", ".html", ".htm", ".2fas", ".data"];
    let mut members = zip::members(bytes)?;
    let name = |member: &Member<'_>| member.name.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    let known = |wanted: &str| members.iter().any(|member| name(member) == wanted);
    let (format, only) = if known("export.data") {
        (Format::OnePassword, Some("export.data"))
    } else if known("raivo-otp-export.json") {
        (Format::Raivo, Some("raivo-otp-export.json"))
    } else if known("accounts.txt") {
        (Format::AuthenticatorPlus, Some("accounts.txt"))
    } else if known("data.json") {
        (Format::ProtonPass, Some("data.json"))
    } else if members.iter().any(|member| name(member).ends_with(".txt")) {
        (Format::WinAuth, None)
    } else {
        (Format::Addresses, None)
    };
    let sealed = |ends: &str| members.iter().any(|member| name(member).ends_with(ends));
    let is_pgp = only.is_none() && (sealed(".pgp") || sealed(".gpg"));
    members.retain(|member| match only {
        Some(only) => name(member) == only,
        None => TEXTS.iter().any(|end| name(member).ends_with(end)),
    });
    match members.is_empty() {
        true if is_pgp => Err(Error::PgpFile),
        true => Err(Error::UnknownFormat),
        false => Ok(Opened { format, body: Body::Zip(members) }),
    }
}

fn by_text<'a>(text: Zeroizing<String>) -> Result<Opened<'a>> {
    let start = text.trim_start();
    let of = |format, text| Ok(Opened { format, body: Body::Text(text) });
    if start.starts_with("-----BEGIN PGP") {
        return Err(Error::PgpFile);
    }
    if keysmith::is_one(start) {
        return of(Format::Keysmith, text);
    }
    match start.as_bytes().first() {
        None => Err(Error::EmptyFile),
        Some(b'{' | b'[') => {
            let value = json::parse(start.trim_end_matches(['\0', '\u{feff}']))?;
            let other = || lists::has_address(start).then_some(Format::Addresses);
            let format = by_members(&value).or_else(other).ok_or(Error::UnknownFormat)?;
            Ok(Opened { format, body: Body::Json(value) })
        }
        Some(b'<') => {
            let format = by_elements(start).ok_or(Error::UnknownFormat)?;
            of(format, text)
        }
        Some(_) => {
            let format = by_lines(start)?;
            of(format, text)
        }
    }
}

fn by_elements(text: &str) -> Option<Format> {
    let lower = text.get(..text.len().min(4_096)).unwrap_or(text);
    if lower.contains("<KeePassFile") {
        return Some(Format::KeePass);
    }
    if lower.contains("<map") {
        return Some(match text {
            _ if authy::is_preferences(text) => Format::Authy,
            _ if battle_net::is_preferences(text) => Format::BattleNet,
            _ => Format::FreeOtp,
        });
    }
    lists::has_address(text).then_some(Format::Addresses)
}

fn by_lines(text: &str) -> Result<Format> {
    let style = lists::style(text);
    if style != Style::Prose {
        let has = |sign: &str| text.contains(sign);
        return Ok(match style {
            Style::WinAuth => Format::WinAuth,
            _ if has("codeDisplay=") => Format::Ente,
            _ if has("otpauth-migration:") => Format::Google,
            _ => Format::Addresses,
        });
    }
    let table = sheets::recognise(text);
    match table {
        Ok(Some(format)) => Ok(format),
        _ if totp_authenticator::may_be(text) => Ok(Format::TotpAuthenticator),
        _ if lists::has_address(text) => Ok(Format::Addresses),
        table => table.map(|_| Format::Table),
    }
}

fn by_members(value: &Value) -> Option<Format> {
    let has = |name: &str| member(value, name).is_some();
    let any = |name: &str, inner: &str| items(value, name).iter().any(|item| item.get(inner).is_some());
    if let Value::Array(list) = value {
        let every = |name: &str| list.iter().any(|item| item.get(name).is_some());
        return match () {
            () if every("kind") && every("timer") => Some(Format::Raivo),
            () if every("otpGenerator") => Some(Format::Duo),
            () if every("secret") || list.is_empty() => Some(Format::AndOtp),
            () => None,
        };
    }
    let accounts_of = |name: &str| any("accounts", name);
    let format = match () {
        () if holdfast_json::is_one(value) => Format::Holdfast,
        () if has("db") && value.get("header").is_some() || any("entries", "info") => Format::Aegis,
        () if has("schemaVersion") && (value.get("services").is_some() || has("servicesEncrypted")) => Format::TwoFas,
        () if has("services") && any("services", "otp") => Format::TwoFas,
        () if has("kdfParams") && has("encryptedData") => Format::Ente,
        () if authenticator_2fa::is_one(value) => Format::Authenticator2fa,
        () if bitwarden::is_one(value) => Format::Bitwarden,
        () if has("vaults") => Format::ProtonPass,
        () if steam::is_manifest(value) || steam::is_one(value) => Format::Steam,
        () if has("Authenticators") => Format::Stratum,
        () if has("tokens") => Format::FreeOtpPlus,
        () if accounts_of("vaults") => Format::OnePassword,
        () if accounts_of("issuerName") || accounts_of("originalIssuerName") || accounts_of("timeStep") => {
            Format::LastPassAuthenticator
        }
        () if accounts_of("label") && accounts_of("secret") => Format::Authenticator2fa,
        () if accounts_of("secret")
            || items(value, "accounts").is_empty() && value.get("accounts").is_some_and(Value::is_array) =>
        {
            Format::OtpManager
        }
        () if authy::is_one(value) => Format::Authy,
        () if any("items", "rawData") => Format::Ente,
        () if proton_authenticator::is_one(value) => Format::ProtonAuthenticator,
        () if authenticator_extension::is_one(value) => Format::AuthenticatorExtension,
        () => return None,
    };
    Some(format)
}
