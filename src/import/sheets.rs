//! Tables (CSV): the columns are told from their headings; where nobody knows them, a person chooses. Columns with
//! passwords are passed over.

use csv_core::{ReadFieldResult, ReaderBuilder};
use zeroize::Zeroizing;

use super::draft::{Draft, Rest, Written};
use super::recognise::Format;
use super::report::{Report, Shelf};
use super::{Columns, keepass, xml};
use crate::secret::SecretText;
use crate::{Error, Result, limits};

/// Cells of one row, and of a whole table.
const CELLS: usize = 1_000;
const ALL_CELLS: usize = 1_000_000;

/// A row and the line it begins on.
pub(super) struct Row {
    line: usize,
    cells: Vec<Zeroizing<String>>,
}

impl Row {
    pub(super) fn cells(&self) -> &[Zeroizing<String>] {
        &self.cells
    }

    fn get(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at)).map(|cell| cell.trim()).unwrap_or_default()
    }
}

/// The rows of a table, empty ones left out.
///
/// # Errors
/// [`Error::TooMany`], [`Error::TooLarge`].
pub(super) fn rows(text: &str) -> Result<Vec<Row>> {
    parse(text, usize::MAX)
}

fn parse(text: &str, most: usize) -> Result<Vec<Row>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).build();
    let mut input = text.as_bytes();
    let mut buffer = Zeroizing::new(vec![0_u8; 4_096]);
    let (mut rows, mut cells, mut cell, mut all) = (Vec::new(), Vec::new(), Zeroizing::new(Vec::new()), 0_usize);
    let mut line = 1;
    loop {
        let (result, read, wrote) = reader.read_field(input, &mut buffer);
        input = input.get(read..).unwrap_or_default();
        cell.extend_from_slice(buffer.get(..wrote).unwrap_or_default());
        if cell.len() > limits::NOTE_BYTES {
            return Err(Error::TooLarge);
        }
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                all = all.saturating_add(1);
                if cells.len() >= CELLS || all > ALL_CELLS {
                    return Err(Error::TooMany);
                }
                cells.push(Zeroizing::new(String::from_utf8_lossy(&cell).into_owned()));
                cell.clear();
                if record_end {
                    let row = Row { line, cells: core::mem::take(&mut cells) };
                    line = usize::try_from(reader.line()).unwrap_or(line);
                    if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                        rows.push(row);
                    }
                    if rows.len() >= most {
                        return Ok(rows);
                    }
                }
            }
            ReadFieldResult::End => return Ok(rows),
        }
    }
}

/// The commonest of comma, semicolon and tabulator in the first line, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
                    *count = count.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    let mut best = (b',', 0);
    for candidate in counts {
        if candidate.1 > best.1 {
            best = candidate;
        }
    }
    best.0
}

/// What each column holds.
#[derive(Default)]
pub(super) struct Layout {
    format: Option<Format>,
    secret: Vec<usize>,
    issuer: Option<usize>,
    title: Option<usize>,
    account: Option<usize>,
    email: Option<usize>,
    url: Option<usize>,
    note: Vec<usize>,
    tags: Option<usize>,
    pinned: Option<usize>,
    archived: Option<usize>,
    kind: Option<usize>,
    algorithm: Option<usize>,
    digits: Option<usize>,
    period: Option<usize>,
    counter: Option<usize>,
    /// The exporter wrote HTML's entities.
    html: bool,
}

const SECRETS: [&str; 17] = [
    "login_totp",
    "otpauth",
    "otpurl",
    "otpsecret",
    "totp",
    "otp",
    "totpsecret",
    "totpuri",
    "totpseed",
    "otpuri",
    "secret",
    "secretkey",
    "authenticatorkey",
    "onetimepassword",
    "otpauthuri",
    "twofactorsecret",
    "2fa",
];
const TITLES: [&str; 6] = ["name", "title", "itemname", "service", "label", "site"];
const ACCOUNTS: [&str; 8] =
    ["login_username", "username", "user", "account", "login", "accountname", "loginname", "useraccount"];
const URLS: [&str; 6] = ["login_uri", "url", "website", "uri", "urls", "websites"];
const NOTES: [&str; 6] = ["notes", "note", "extra", "comments", "comment", "fields"];
const TAGS: [&str; 8] = ["folder", "collections", "group", "grouping", "category", "tags", "vault", "groups"];
const PINS: [&str; 4] = ["favorite", "fav", "favourite", "pinned"];

/// The layout of a table whose heading is known.
pub(super) fn layout(heading: &Row) -> Option<Layout> {
    let bare = |cell: &Zeroizing<String>| {
        let lower = cell.trim().to_ascii_lowercase();
        lower
            .chars()
            .filter(|c| !matches!(c, ' ' | '-') && (*c != '_' || lower.starts_with("login_")))
            .collect::<String>()
    };
    let names: Vec<String> = heading.cells.iter().map(bare).collect();
    let at = |wanted: &[&str]| wanted.iter().find_map(|wanted| names.iter().position(|name| name == wanted));
    let has = |name: &str| at(&[name]).is_some();
    let secret: Vec<usize> =
        (0..names.len()).filter(|at| names.get(*at).is_some_and(|n| SECRETS.contains(&n.as_str()))).collect();
    let passwords = has("password") || has("login_password");
    if names.len() < 2 || secret.is_empty() && !(passwords && names.len() >= 3) {
        return None;
    }
    let issuer = at(&["issuer", "provider", "issuername"]);
    let mut layout = Layout {
        format: Some(format(&has)),
        secret,
        issuer,
        title: at(&TITLES),
        account: at(&ACCOUNTS),
        email: at(&["email", "login_email", "username2"]),
        url: at(&URLS),
        note: (0..names.len()).filter(|at| names.get(*at).is_some_and(|name| NOTES.contains(&name.as_str()))).collect(),
        tags: at(&TAGS),
        pinned: at(&PINS),
        archived: at(&["archived"]),
        kind: at(&["type", "kind", "otptype"]).filter(|_| !passwords && !has("login_totp")),
        algorithm: at(&["algorithm", "algo", "hash"]),
        digits: at(&["digits", "length"]),
        period: at(&["period", "timestep", "interval", "step"]),
        counter: at(&["counter"]),
        html: has("grouping") && has("fav") || has("login_totp") && !passwords,
    };
    if issuer.is_some() && layout.account.is_none() {
        layout.account = layout.title.take();
    }
    Some(layout)
}

fn format(has: &dyn Fn(&str) -> bool) -> Format {
    match () {
        () if has("login_totp") && !has("login_password") => Format::BitwardenAuthenticator,
        () if has("login_totp") || has("login_uri") => Format::Bitwarden,
        () if has("grouping") && has("fav") => Format::LastPass,
        () if has("createtime") && has("modifytime") => Format::ProtonPass,
        () if has("group") && has("lastmodified") => Format::KeePass,
        () if has("otpauth") && has("favorite") && has("archived") => Format::OnePassword,
        () if has("username2") && has("username3") => Format::Dashlane,
        () => Format::Table,
    }
}

/// The format of a table, `None` when a person has to choose the columns, and an error when it is no table.
///
/// # Errors
/// [`Error::UnknownFormat`].
pub(super) fn recognise(text: &str) -> Result<Option<Format>> {
    let first = parse(text, 5).map_err(|_| Error::UnknownFormat)?;
    let [heading, rest @ ..] = first.as_slice() else { return Err(Error::UnknownFormat) };
    if let Some(layout) = layout(heading) {
        return Ok(Some(layout.format.unwrap_or(Format::Table)));
    }
    let width = heading.cells.len();
    let even = width >= 2 && !rest.is_empty() && rest.iter().all(|row| row.cells.len() == width);
    if even { Ok(None) } else { Err(Error::UnknownFormat) }
}

/// The first line, for a person to choose from.
pub(super) fn heading(text: &str) -> Vec<String> {
    let rows = parse(text, 1).unwrap_or_default();
    rows.first().map(|row| row.cells.iter().map(|cell| super::draft::short(cell)).collect()).unwrap_or_default()
}

/// Reads it.
pub(super) fn read(text: &str, columns: Option<&Columns>, report: &mut Report) -> Result<()> {
    let rows = rows(text)?;
    let Some((first, rest)) = rows.split_first() else { return Ok(()) };
    if let Some(chosen) = columns {
        let layout = Layout {
            secret: vec![chosen.secret],
            title: chosen.name,
            account: chosen.account,
            url: chosen.url,
            note: chosen.note.into_iter().collect(),
            ..Layout::default()
        };
        // The first line may be a heading or the first entry: a heading is no secret.
        let entry = draft(first, &layout, first.get(Some(chosen.secret))).finish().is_ok();
        let from = if entry { rows.as_slice() } else { rest };
        from.iter().for_each(|row| one(row, &layout, first, report));
        return Ok(());
    }
    let layout = layout(first).ok_or(Error::ColumnsNeeded)?;
    rest.iter().for_each(|row| one(row, &layout, first, report));
    Ok(())
}

fn one(row: &Row, layout: &Layout, heading: &Row, report: &mut Report) {
    let is_address = |cell: &str| {
        ["otpauth://", "steam://"]
            .iter()
            .any(|scheme| cell.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
    };
    let mut codes: Vec<&str> =
        layout.secret.iter().map(|at| row.get(Some(*at))).filter(|cell| !cell.is_empty()).collect();
    // Bitwarden Authenticator writes more cells than headings, and commas in names shift them.
    if row.cells.len() != heading.cells.len() || codes.iter().all(|code| !code.contains("://")) {
        let found: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| is_address(cell)).collect();
        if !found.is_empty() {
            codes = found;
        }
    }
    if codes.is_empty() {
        let draft = draft(row, layout, "");
        return report.take_item(row.line, &draft.issuer, &draft.account, draft.rest);
    }
    for code in codes {
        let draft = keepass::name_it(draft(row, layout, code));
        match draft.finish() {
            Ok(mut named) if layout.html => {
                named.issuer = xml::unescape_html(&named.issuer);
                named.account = xml::unescape_html(&named.account);
                report.take_named(named, draft.number, draft.rest);
            }
            _ => report.take(draft),
        }
    }
}

fn draft(row: &Row, layout: &Layout, code: &str) -> Draft {
    let text = |at: Option<usize>| Some(row.get(at).to_owned()).filter(|text| !text.is_empty());
    let unescaped = |text: String| if layout.html { xml::unescape_html(&text) } else { text };
    let issuer = text(layout.issuer).or_else(|| text(layout.title)).map(unescaped);
    let account = text(layout.account).or_else(|| text(layout.email)).map(unescaped);
    let code = if layout.html { xml::unescape_html(code) } else { code.to_owned() };
    let notes: Vec<&str> = layout.note.iter().map(|at| row.get(Some(*at))).filter(|text| !text.is_empty()).collect();
    let code = SecretText::new(code);
    let query = !code.expose().contains("://") && code.expose().to_ascii_lowercase().starts_with("key=");
    let base =
        if query { keepass::otp_string(&code) } else { Draft { secret: Written::Address(code), ..Draft::default() } };
    Draft {
        number: row.line,
        issuer: issuer.unwrap_or_default(),
        account: account.unwrap_or_default(),
        kind: text(layout.kind).unwrap_or(base.kind),
        algorithm: text(layout.algorithm).or(base.algorithm),
        digits: text(layout.digits).or(base.digits),
        period: text(layout.period).or(base.period),
        counter: text(layout.counter).or(base.counter),
        rest: Rest {
            tags: text(layout.tags).map(|tags| tags.split([';', ',']).map(str::to_owned).collect()).unwrap_or_default(),
            note: Some(notes.join("\n")).filter(|note| !note.is_empty()),
            pinned: text(layout.pinned)
                .is_some_and(|flag| matches!(flag.to_ascii_lowercase().as_str(), "1" | "true" | "yes")),
            urls: text(layout.url).map(|urls| urls.split(',').map(str::to_owned).collect()).unwrap_or_default(),
            shelf: text(layout.archived).filter(|flag| flag.eq_ignore_ascii_case("true")).map(|_| Shelf::Archived),
            fields: Vec::new(),
            prefer_address: true,
        },
        secret: base.secret,
        ..Draft::default()
    }
}
