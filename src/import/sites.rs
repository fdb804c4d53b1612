//! The sites in what a person pastes or chooses: a list, a text, the table that a password manager writes. Host names are all
//! that is taken; what else a file holds is wiped with it. Where a table has a column of addresses, nothing but that column
//! is looked at, so that no password that looks like a host name is taken for one.

use zeroize::Zeroizing;

use super::{sheets, text};
use crate::{Error, Result, limits, order};

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Sites {
    /// Host names as they stand there, in small letters, with the port where one is given; in order and none twice. For
    /// [`crate::site::site_of`], which reads them.
    pub hosts: Vec<String>,
    /// There were more than the limit.
    pub cut: bool,
}

/// What people and programs call a column of addresses, without spaces, dashes and underscores.
const COLUMNS: [&str; 18] = [
    "url",
    "urls",
    "uri",
    "uris",
    "website",
    "websites",
    "weburl",
    "websiteurl",
    "loginuri",
    "loginurl",
    "matchurl",
    "additionalurls",
    "hostname",
    "host",
    "domain",
    "site",
    "address",
    "link",
];

/// As many are gathered before those that come twice are dropped.
const MANY: usize = 100_000;

/// Finds the sites.
///
/// # Errors
/// [`Error::TooLarge`] beyond 10 MiB, [`Error::UnknownFormat`] for what is no text, and the bounds of tables.
pub fn sites(bytes: &[u8]) -> Result<Sites> {
    if bytes.len() > limits::SITES_BYTES {
        return Err(Error::TooLarge);
    }
    let text = decode(bytes).ok_or(Error::UnknownFormat)?;
    let mut found = Found::default();
    if text.trim_start().starts_with(['{', '[', '<']) {
        found.addresses(&text);
    } else if let Ok(rows) = sheets::rows(&text) {
        found.table(&rows, &text);
    } else {
        found.addresses(&text); // more cells than a table may have
    }
    found.tidy();
    let cut = found.0.len() > limits::ENTRIES;
    found.0.truncate(limits::ENTRIES);
    Ok(Sites { hosts: found.0, cut })
}

/// As other files, and UTF-16 without its mark.
fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let mark: &[u8] = match bytes {
        [1..=127, 0, 1..=127, 0, ..] => &[0xff, 0xfe],
        [0, 1..=127, 0, 1..=127, ..] => &[0xfe, 0xff],
        _ => &[],
    };
    if mark.is_empty() { text::decode(bytes) } else { text::decode(&Zeroizing::new([mark, bytes].concat())) }
}

#[derive(Default)]
struct Found(Vec<String>);

impl Found {
    fn put(&mut self, host: &str) {
        self.0.push(host.to_ascii_lowercase());
        if self.0.len() >= MANY {
            self.tidy();
        }
    }

    /// In order, none twice, and no more than it takes to know that there are too many.
    fn tidy(&mut self) {
        order::sort(&mut self.0, &|a, b| a < b);
        self.0.dedup();
        self.0.truncate(limits::ENTRIES.saturating_add(1));
    }

    /// A table by its column of addresses, what is none as a list or a text.
    fn table(&mut self, rows: &[sheets::Row], text: &str) {
        let heading = rows.first().map(sheets::Row::cells).unwrap_or_default();
        let known = |cell: &&Zeroizing<String>| COLUMNS.contains(&bare(cell).as_str());
        let named = heading.len() >= 2 && heading.iter().any(|cell| known(&cell));
        let columns: Vec<usize> = if named {
            (0..heading.len()).filter(|at| heading.get(*at).is_some_and(|cell| known(&cell))).collect()
        } else if is_even(rows) && !is_all_sites(rows) {
            (0..heading.len()).filter(|at| is_of_addresses(rows, *at)).collect()
        } else if text.contains('"') {
            return self.addresses(text); // a table that nobody could read
        } else {
            return self.words(text);
        };
        for row in rows {
            for cell in columns.iter().filter_map(|at| row.cells().get(*at)) {
                for word in words(cell) {
                    if let Some(host) = address(word).or_else(|| name(word)) {
                        self.put(host);
                    }
                }
            }
        }
    }

    /// Each word of a text that names a site.
    fn words(&mut self, text: &str) {
        for word in words(text) {
            if let Some(host) = address(word).or_else(|| name(word)) {
                self.put(host);
            }
        }
    }

    /// Whole addresses alone: where any word may be a password.
    fn addresses(&mut self, text: &str) {
        for word in words(text) {
            // JSON may escape the slashes.
            let plain = Zeroizing::new(word.replace("\\/", "/"));
            if let Some(host) = address(&plain) {
                self.put(host);
            }
        }
    }
}

fn bare(cell: &str) -> String {
    cell.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| c.is_whitespace() || ",;|<>\"'`()[]{}“”„«»‘’".contains(c));
    parts.map(|word| word.trim_matches(|c: char| ".:!?…*•–—-".contains(c))).filter(|word| !word.is_empty())
}

/// The host of `https://…` or `http://…`.
fn address(word: &str) -> Option<&str> {
    let (scheme, rest) = word.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    authority.rsplit('@').next().filter(|host| !host.is_empty() && host.len() <= limits::NAME_BYTES)
}

/// What looks like a host name, with a path perhaps; an e-mail address and a number are none.
fn name(word: &str) -> Option<&str> {
    let host = word.split(['/', '?', '#']).next()?;
    if word.contains("://") || word.contains('@') || host.len() > limits::NAME_BYTES {
        return None;
    }
    let (bare, port) = host.split_once(':').unwrap_or((host, ""));
    let end = bare.rsplit_once('.').map(|(_, end)| end);
    let good = port.bytes().all(|b| b.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.') || !c.is_ascii())
        && (bare.eq_ignore_ascii_case("localhost")
            || end.is_some_and(|end| {
                end.len() >= 2 && !end.bytes().any(|b| b.is_ascii_digit()) || end.starts_with("xn--")
            }));
    good.then_some(host)
}

/// Several rows of as many cells each, three at least: a list that a person wrote seldom is that.
fn is_even(rows: &[sheets::Row]) -> bool {
    let width = rows.first().map_or(0, |row| row.cells().len());
    let even = rows.iter().filter(|row| row.cells().len() == width).count();
    width >= 3 && rows.len() >= 2 && even.saturating_mul(10) >= rows.len().saturating_mul(9)
}

/// Nothing but sites, in every cell.
fn is_all_sites(rows: &[sheets::Row]) -> bool {
    let mut words = rows.iter().flat_map(sheets::Row::cells).flat_map(|cell| words(cell));
    words.all(|word| address(word).or_else(|| name(word)).is_some())
}

/// Four in five of what stands in the column, a heading aside, are addresses, and it is not mostly empty.
fn is_of_addresses(rows: &[sheets::Row], at: usize) -> bool {
    let cells = || rows.iter().filter_map(|row| row.cells().get(at)).filter(|cell| !cell.trim().is_empty());
    let (all, good) = (cells().count(), cells().filter(|cell| words(cell).all(|word| address(word).is_some())).count());
    all.saturating_mul(2) >= rows.len() && good > 0 && good.saturating_mul(5) >= all.saturating_sub(1).saturating_mul(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        sites(text.as_bytes()).unwrap().hosts
    }

    #[test]
    fn a_list_is_read_however_it_is_written() {
        for text in [
            "github.com\npaypal.com",
            "github.com, paypal.com",
            "paypal.com;github.com;",
            "https://github.com/settings/security?x=1#y\r\nhttp://user:word@PayPal.com/\r\n",
            "• github.com — the code\n• paypal.com!",
            "I use GitHub (github.com), write to me@mail.example, and “paypal.com”. Version 1.2.3, e.g. now.",
        ] {
            let hosts: Vec<String> = found(text).into_iter().filter(|host| host.ends_with(".com")).collect();
            assert_eq!(hosts, ["github.com", "paypal.com"], "{text}");
            assert!(!found(text).iter().any(|host| host.contains("mail.example")), "{text}");
        }
        assert_eq!(found("a.com, b.com, c.com\nd.com, e.com, f.com").len(), 6);
        assert_eq!(found("bücher.de localhost:3000"), ["bücher.de", "localhost:3000"]);
        assert!(found("").is_empty() && found("nothing here\n\n").is_empty());
    }

    const PASSWORD: &str = "hunter.me,\"two\"";

    #[test]
    fn of_a_table_only_the_column_of_addresses_is_looked_at() {
        let quoted = format!("\"{}\"", PASSWORD.replace('"', "\"\""));
        for (heading, row) in [
            ("name,url,username,password,note", "GitHub,https://github.com/login,ada.me,P,see me.io"),
            (
                "\"url\",\"username\",\"password\",\"httpRealm\",\"formActionOrigin\",\"guid\"",
                "\"https://github.com\",\"ada.me\",P,,\"https://other.com\",\"{1}\"",
            ),
            ("Title,URL,Username,Password,Notes,OTPAuth", "a.io,https://github.com/,ada.me,P,x.io,otpauth://totp/x.io"),
            (
                "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp",
                ",,login,a.io,b.io,c.io,0,\"https://github.com/,androidapp://com.github.android\",ada.me,P,",
            ),
            (
                "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes",
                "x.io,github.com,ada.me,P,,false,false,y.io,",
            ),
            ("url,username,password,totp,extra,name,grouping,fav", "https://github.com,ada.me,P,,n.io,x.io,,0"),
            (
                "username,username2,username3,title,password,note,url,category,otpSecret",
                "ada.me,,,x.io,P,n.io,github.com,,",
            ),
            (
                "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\"",
                "\"Root\",\"x.io\",\"ada.me\",P,\"https://github.com\",\"n.io\"",
            ),
            (
                "\"Account\",\"Login Name\",\"Password\",\"Web Site\",\"Comments\"",
                "\"x.io\",\"ada.me\",P,\"https://github.com\",\"n.io\"",
            ),
            ("name,url,additional_urls,username,password,note", "x.io,https://github.com,,ada.me,P,n.io"),
            (
                "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault",
                "login,x.io,https://github.com,a@b.io,ada.me,P,n.io,,1,2,Home",
            ),
            ("x.io,https://github.com/,ada.me,P", "y.io,https://github.com/,ada.me,P"), // no heading
            ("Titel;Adresse;Benutzer;Kennwort", "x;https://github.com;ada.me;P"),       // words of another language
        ] {
            for end in ["\n", "\r\n"] {
                let text = format!("{heading}{end}{}{end}", row.replace('P', &quoted));
                let hosts = found(&text);
                assert!(hosts.contains(&"github.com".to_owned()), "{text}: {hosts:?}");
                assert!(!hosts.iter().any(|host| host.contains("hunter") || host.contains("ada")), "{text}: {hosts:?}");
                assert!(
                    !hosts.iter().any(|host| ["n.io", "b.io", "c.io"].contains(&host.as_str())),
                    "{text}: {hosts:?}"
                );
            }
        }
    }

    #[test]
    fn where_no_column_is_known_only_whole_addresses_count() {
        assert!(found("a,b,c\nada.me,hunter.me,x\nbob.me,other words,y\n").is_empty());
        assert!(found("\"ada.me\",\"hunter.me\"\n\"one\"\n").is_empty());
        assert_eq!(
            found("{\"items\":[{\"uri\":\"https:\\/\\/github.com\\/x\",\"password\":\"hunter.me\"}]}"),
            ["github.com"]
        );
        assert_eq!(found("<a href=\"https://github.com/x\">hunter.me</a>"), ["github.com"]);
    }

    #[test]
    fn every_encoding_reads_the_same() {
        let text = "name,url,password\nKäse,https://github.com,hunter.me\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe", &le[..]].concat(),
            [b"\xfe\xff", &be[..]].concat(),
            le,
            be,
            text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
        ] {
            assert_eq!(sites(&bytes).unwrap().hosts, ["github.com"]);
        }
    }

    #[test]
    fn what_means_harm_ends_with_an_error_or_with_nothing() {
        assert_eq!(sites(&vec![b','; limits::SITES_BYTES + 1]), Err(Error::TooLarge));
        assert_eq!(sites(b"\x00\x02\x71\x00\xff\xfe\x80\x81"), Err(Error::UnknownFormat));
        for text in [
            ",".repeat(3 << 20),
            "\"".repeat(1 << 20),
            "a.b\n".repeat(1 << 18),
            "https://".repeat(1 << 17),
            "url,x\n".repeat(1 << 18),
        ] {
            let _ = sites(text.as_bytes());
        }
        let many: String = (0..10_050).map(|n| format!("site{n}.com\n")).collect();
        let read = sites(many.as_bytes()).unwrap();
        assert_eq!((read.hosts.len(), read.cut), (limits::ENTRIES, true));
    }
}
