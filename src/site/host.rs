//! The host of a frame's address: read as the browser reads it (WHATWG URL, "host parsing"), kept in its ASCII form.
//! Judges nothing about other hosts.

use core::net::{Ipv4Addr, Ipv6Addr};

use super::{punycode, suffix};
use crate::{Error, Result, case::lower};

/// The host of an address whose origin a code could be filled into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    ascii: String,
    port: Option<u16>,
    secure: bool,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Address { loopback: bool },
}

impl Host {
    /// Reads `https://…` and `http://…`. Everything else has no origin that a person could have bound (file, data,
    /// blob, about, opaque, other schemes, no host): [`Error::NeverFilled`]. So has http, except on this machine.
    ///
    /// # Errors
    /// [`Error::NeverFilled`].
    pub fn parse(url: &str) -> Result<Host> {
        let host = Host::read(url).ok_or(Error::NeverFilled)?;
        if host.secure || host.is_loopback() { Ok(host) } else { Err(Error::NeverFilled) }
    }

    /// A host as a person or a vault writes it: `example.com`, `example.com:8443`, `[::1]:3000`.
    ///
    /// # Errors
    /// [`Error::BadInput`] when it is no host name or address, or holds anything besides.
    pub fn of(text: &str) -> Result<Host> {
        if text.chars().any(|c| c.is_whitespace() || matches!(c, '/' | '\\' | '?' | '#' | '@' | '%')) {
            return Err(Error::BadInput);
        }
        Host::authority(text, true).ok_or(Error::BadInput)
    }

    fn read(url: &str) -> Option<Host> {
        let url: String = url.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let url = url.trim_matches(|c: char| c <= ' ');
        let (scheme, rest) = url.split_once(':')?;
        let secure = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let rest = rest.trim_start_matches(['/', '\\']);
        let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        Host::authority(host, secure)
    }

    fn authority(text: &str, secure: bool) -> Option<Host> {
        let (name, port) = match text.rsplit_once(':') {
            Some((name, port)) if !port.as_bytes().contains(&b']') => (name, port),
            _ => (text, ""),
        };
        if !port.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let port = if port.is_empty() { None } else { Some(port.parse::<u16>().ok()?) };
        let port = port.filter(|&p| p != if secure { 443 } else { 80 });
        if let Some(inner) = name.strip_prefix('[') {
            let ip: Ipv6Addr = inner.strip_suffix(']')?.parse().ok()?;
            let loopback = ip.is_loopback();
            return Some(Host { ascii: format!("[{ip}]"), port, secure, kind: Kind::Address { loopback } });
        }
        let ascii = if name.as_bytes().contains(&b'%') { to_ascii(&percent(name)?)? } else { to_ascii(name)? };
        if let Some(ip) = ipv4(&ascii) {
            let ip = ip?;
            let kind = Kind::Address { loopback: ip.is_loopback() };
            return Some(Host { ascii: ip.to_string(), port, secure, kind });
        }
        Some(Host { ascii, port, secure, kind: Kind::Name })
    }

    /// The ASCII form without port, as it goes into a binding. A trailing dot is kept: it is another origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.ascii
    }

    /// The port, when it is not the scheme's own.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// The ASCII form with the port where one is given.
    #[must_use]
    pub fn with_port(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.ascii),
            None => self.ascii.clone(),
        }
    }

    /// For people: the letters of an internationalised name, followed by its ASCII form.
    #[must_use]
    pub fn display(&self) -> String {
        let unicode = self.unicode();
        if unicode == self.ascii { self.ascii.clone() } else { format!("{unicode} ({})", self.ascii) }
    }

    /// The name with its `xn--` labels decoded; a label that is no punycode stays as it is.
    #[must_use]
    pub fn unicode(&self) -> String {
        let label = |l: &str| l.strip_prefix("xn--").and_then(punycode::decode).unwrap_or_else(|| l.to_owned());
        self.ascii.split('.').map(label).collect::<Vec<_>>().join(".")
    }

    /// Whether the name stands for this machine: `localhost`, names under it, and loopback addresses.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.kind {
            Kind::Address { loopback } => loopback,
            Kind::Name => {
                let name = self.ascii.trim_end_matches('.');
                name == "localhost" || name.ends_with(".localhost")
            }
        }
    }

    /// Whether it came by https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether it is an address in numbers.
    #[must_use]
    pub fn is_address(&self) -> bool {
        matches!(self.kind, Kind::Address { .. })
    }

    /// The domain that somebody registered: the public suffix (private section included) and one label more. `None`
    /// for addresses, for names without a dot and for suffixes themselves (`github.io`).
    #[must_use]
    pub fn registrable_domain(&self) -> Option<&str> {
        registrable_domain(&self.ascii).filter(|_| self.kind == Kind::Name)
    }
}

/// The registrable domain of an ASCII host name, see [`Host::registrable_domain`].
#[must_use]
pub fn registrable_domain(name: &str) -> Option<&str> {
    let bare = name.strip_suffix('.').unwrap_or(name);
    let wanted = suffix::labels(bare).checked_add(1)?;
    let mut start = bare.len();
    for _ in 0..wanted {
        start = match bare.get(..start)?.rfind('.') {
            Some(dot) => dot,
            None if start > 0 => {
                let count = bare.split('.').count();
                return if count == wanted { Some(name) } else { None };
            }
            None => return None,
        };
    }
    name.get(start.checked_add(1)?..)
}

/// What stands for a site in a list of sites to see to: the registrable domain; for this machine, host and port. `None` for
/// other addresses and for names that nobody can register publicly, as words with a dot in them are.
#[must_use]
pub fn site_of(text: &str) -> Option<String> {
    let host = Host::of(text).ok()?;
    if host.is_loopback() {
        return Some(host.with_port());
    }
    let name = host.name().trim_end_matches('.');
    suffix::listed(name)?;
    host.registrable_domain()?;
    registrable_domain(name).map(str::to_owned)
}

/// Decodes percent escapes; `None` when they are no UTF-8.
fn percent(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(b) = bytes.next() {
        if b == b'%' {
            let hex = |b: u8| char::from(b).to_digit(16);
            let value = hex(bytes.next()?)?.checked_mul(16)?.checked_add(hex(bytes.next()?)?)?;
            out.push(u8::try_from(value).ok()?);
        } else {
            out.push(b);
        }
    }
    String::from_utf8(out).ok()
}

/// Lower case, dots of all scripts, `xn--` for the rest. Browsers do this by IDNA's tables (UTS #46) before an
/// extension sees an address; here it is only for names that people type.
fn to_ascii(name: &str) -> Option<String> {
    let mut mapped = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '\u{3002}' | '\u{ff0e}' | '\u{ff61}' => mapped.push('.'),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200c}' | '\u{200d}' => {}
            '\u{ff01}'..='\u{ff5e}' => {
                mapped.push(lower(char::from_u32(u32::from(c).checked_sub(0xfee0)?)?));
            }
            c => mapped.push(lower(c)),
        }
    }
    if !mapped.is_ascii() {
        let encoded = |label: &str| {
            if label.is_ascii() { Some(label.to_owned()) } else { Some(format!("xn--{}", punycode::encode(label)?)) }
        };
        mapped = mapped.split('.').map(encoded).collect::<Option<Vec<_>>>()?.join(".");
    }
    // one empty label at the end is the root's dot; any other is no name
    let bare = mapped.strip_suffix('.').unwrap_or(&mapped);
    let good = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    (bare.split('.').all(good) && mapped.len() <= 254).then_some(mapped)
}

/// The address behind a name that ends in a number (WHATWG URL, "IPv4 parser"): `127.1`, `0x7f000001`, `0177.0.0.1`.
/// `None`: a name. `Some(None)`: a number that is no address.
fn ipv4(name: &str) -> Option<Option<Ipv4Addr>> {
    let bare = name.strip_suffix('.').unwrap_or(name);
    let last = bare.rsplit('.').next()?;
    let hex = last.strip_prefix("0x").is_some_and(|h| h.bytes().all(|b| b.is_ascii_hexdigit()));
    if !hex && (last.is_empty() || !last.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    Some(ipv4_parts(bare))
}

fn ipv4_parts(text: &str) -> Option<Ipv4Addr> {
    let parts: Vec<u64> = text.split('.').map(ipv4_number).collect::<Option<_>>()?;
    let (last, front) = parts.split_last()?;
    if front.len() > 3 || front.iter().any(|&p| p > 255) {
        return None;
    }
    let mut value: u64 = 0;
    for &part in front {
        value = value.checked_mul(256)?.checked_add(part)?;
    }
    let room = 256_u64.checked_pow(u32::try_from(4_usize.checked_sub(front.len())?).ok()?)?;
    if *last >= room {
        return None;
    }
    let value = value.checked_mul(room)?.checked_add(*last)?;
    Some(Ipv4Addr::from(u32::try_from(value).ok()?))
}

fn ipv4_number(text: &str) -> Option<u64> {
    if let Some(hex) = text.strip_prefix("0x") {
        return if hex.is_empty() { Some(0) } else { u64::from_str_radix(hex, 16).ok() };
    }
    if text.len() > 1
        && let Some(octal) = text.strip_prefix('0')
    {
        return u64::from_str_radix(octal, 8).ok();
    }
    text.parse().ok()
}
