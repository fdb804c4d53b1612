//! From an entry of a set-up corpus to a page: codes of its format, in its container, with the surroundings that a
//! real page has.

use super::page::{Node, el, leaf, text, with};
use serde_json::Value;

pub struct Lot(u64);
impl Lot {
    pub fn new(seed: &str) -> Lot {
        Lot(seed.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)) | 1)
    }
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % n as u64) as usize
    }
    pub fn of(&mut self, alphabet: &str, n: usize) -> String {
        let all: Vec<char> = alphabet.chars().collect();
        (0..n).map(|_| all[self.below(all.len())]).collect()
    }
}

/// A string that a simple pattern matches: classes, counts, groups, alternatives, literals.
pub fn draw(pattern: &str, lot: &mut Lot) -> String {
    let chars: Vec<char> = pattern.trim_start_matches('^').trim_end_matches('$').chars().collect();
    let mut at = 0;
    alternatives(&chars, &mut at, lot)
}
fn alternatives(p: &[char], at: &mut usize, lot: &mut Lot) -> String {
    let mut options = vec![String::new()];
    while *at < p.len() && p[*at] != ')' {
        if p[*at] == '|' {
            *at += 1;
            options.push(String::new());
            continue;
        }
        let from = *at;
        let mut piece = atom(p, at, lot);
        let atom_end = *at;
        let (low, high) = count(p, at);
        let n = low + lot.below(high - low + 1);
        let after = *at;
        let mut all = String::new();
        for i in 0..n {
            if i > 0 {
                *at = from;
                piece = atom(p, at, lot);
                assert_eq!(*at, atom_end);
            }
            all.push_str(&piece);
        }
        *at = after;
        options.last_mut().unwrap().push_str(&all);
    }
    let pick = lot.below(options.len());
    options.swap_remove(pick)
}
fn atom(p: &[char], at: &mut usize, lot: &mut Lot) -> String {
    let c = p[*at];
    *at += 1;
    match c {
        '(' => {
            if p.get(*at) == Some(&'?') {
                *at += 2;
            }
            let inner = alternatives(p, at, lot);
            *at += 1;
            inner
        }
        '[' => {
            let mut set = Vec::new();
            while p[*at] != ']' {
                if p[*at] == '\\' {
                    *at += 1;
                    if p[*at] == 'd' {
                        set.extend('0'..='9');
                        *at += 1;
                        continue;
                    }
                }
                if p.get(*at + 1) == Some(&'-') && p[*at + 2] != ']' {
                    set.extend(p[*at]..=p[*at + 2]);
                    *at += 3;
                } else {
                    set.push(p[*at]);
                    *at += 1;
                }
            }
            *at += 1;
            set[lot.below(set.len())].to_string()
        }
        '\\' => {
            let c = p[*at];
            *at += 1;
            match c {
                'd' => lot.of("0123456789", 1),
                'w' => lot.of("abcdefghijklmnopqrstuvwxyz0123456789", 1),
                's' => " ".into(),
                c => c.to_string(),
            }
        }
        '.' => lot.of("abcdefghijklmnopqrstuvwxyz0123456789", 1),
        c => c.to_string(),
    }
}
fn count(p: &[char], at: &mut usize) -> (usize, usize) {
    match p.get(*at) {
        Some('{') => {
            let end = *at + p[*at..].iter().position(|c| *c == '}').unwrap();
            let inner: String = p[*at + 1..end].iter().collect();
            *at = end + 1;
            match inner.split_once(',') {
                Some((a, b)) => (a.parse().unwrap(), b.parse().unwrap_or(a.parse::<usize>().unwrap() + 2)),
                None => (inner.parse().unwrap(), inner.parse().unwrap()),
            }
        }
        Some('?') => {
            *at += 1;
            (0, 1)
        }
        Some('+') => {
            *at += 1;
            (1, 8)
        }
        Some('*') => {
            *at += 1;
            (0, 8)
        }
        _ => (1, 1),
    }
}

pub struct Made {
    pub id: String,
    pub title: String,
    pub body: Node,
    pub codes: Vec<String>,
    pub labels: Vec<Option<String>>,
    /// As a download or a copy button gives them.
    pub file: Option<String>,
    /// The page shows every code as text or value (else "select all, copy" cannot have them).
    pub copyable: bool,
}

/// Builds the page of one entry.
pub fn make(entry: &Value) -> Made {
    let s = |v: &Value, key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let id = s(entry, "id");
    let mut lot = Lot::new(&id);
    let backup = &entry["backup_codes"];
    let notes = s(entry, "notes").to_lowercase();
    let mut codes: Vec<String> = Vec::new();
    let mut labels = Vec::new();
    let mut made = None;
    if !backup.is_null() {
        let format = &backup["format"];
        let n = backup["count"].as_u64().unwrap_or(10) as usize;
        codes.extend(
            format["examples"].as_array().into_iter().flatten().filter_map(|e| e.as_str().map(str::to_owned)).take(n),
        );
        let mut tries = 0;
        while codes.len() < n && tries < 2000 {
            tries += 1;
            let code = draw(format["regex"].as_str().unwrap_or("[a-z0-9]{8}"), &mut lot);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        let (node, l, copyable) = container(entry, &codes, &mut lot);
        labels = l;
        made = Some((node, copyable));
    }
    let mut inner: Vec<Node> = Vec::new();
    for (i, heading) in entry["headings"].as_array().into_iter().flatten().filter_map(Value::as_str).enumerate() {
        inner.push(leaf(if i == 0 { "h1" } else { "h2" }, heading));
    }
    if !entry["qr"].is_null() {
        inner.extend(qr(entry, &mut lot));
    }
    let nearby = s(entry, "nearby_text");
    let in_sentence = codes.len() == 1 && nearby.contains('…');
    if !nearby.is_empty() && !in_sentence {
        inner.push(leaf("p", &nearby));
    }
    let mut copyable = true;
    if let Some((node, can)) = made {
        inner.push(node);
        copyable = can;
        let download = &backup["download"];
        if !download.is_null() {
            let href = if s(download, "href").starts_with("data") {
                format!("data:text/plain,{}", codes.join("\n"))
            } else {
                "#".into()
            };
            inner.push(with(
                "a",
                &[("class", "btn"), ("download", &s(download, "filename")), ("href", &href)],
                vec![text("Download")],
            ));
        }
        for (key, words) in [("copy_button", "Copy"), ("print_button", "Print")] {
            if backup[key].as_bool() == Some(true) {
                inner.push(leaf("button", words));
            }
        }
        if notes.contains("hidden") && (notes.contains("clipboard") || notes.contains("repeat")) {
            inner.push(with("span", &[("hidden", "hidden")], vec![text(&codes.join(" "))]));
        }
    }
    let title = format!("{} · {}", s(entry, "app"), entry["headings"][0].as_str().unwrap_or("Account"));
    let file = (codes.len() > 1).then(|| codes.join("\r\n"));
    Made { id, title, body: surround(inner, &mut lot), codes, labels, file, copyable }
}

fn container(entry: &Value, codes: &[String], lot: &mut Lot) -> (Node, Vec<Option<String>>, bool) {
    let backup = &entry["backup_codes"];
    let kind = backup["container"].as_str().unwrap_or_default().to_lowercase();
    let item = backup["item"].as_str().unwrap_or_default().to_owned();
    let low = item.to_lowercase();
    let nearby = entry["nearby_text"].as_str().unwrap_or_default();
    let numbering = backup["numbering"].as_str().unwrap_or_default().to_lowercase();
    let words = kind
        .split(['.', '#'])
        .skip(1)
        .map(|w| w.split([' ', '[', '(']).next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(" ");
    let columns = backup["columns"].as_u64().unwrap_or(1).max(1) as usize;
    if codes.len() == 1 {
        let wrapped =
            if low.contains("code") && !low.contains("text") { leaf("code", &codes[0]) } else { leaf("b", &codes[0]) };
        if nearby.contains('…') {
            let (a, b) = nearby.split_once('…').unwrap();
            return (el("p", "", vec![text(a), wrapped, text(b)]), vec![None], true);
        }
        if let Some(quoted) = item.split('"').nth(1).filter(|q| q.contains('X')) {
            return (leaf("p", &quoted.replace('X', &codes[0])), vec![None], true);
        }
    }
    let zero = numbering.contains("zero") || numbering.contains("from 0") || numbering.contains("0:");
    let own_marks = numbering.contains("ol ")
        || numbering.contains("marker")
        || numbering.contains("bullet")
        || numbering.is_empty()
        || numbering.contains("none");
    let style = ["#", "(", ":", ")", "."].into_iter().find(|c| numbering.contains(c)).unwrap_or(".");
    let number = |i: usize| -> (String, Option<String>) {
        if own_marks {
            return (String::new(), None);
        }
        let n = if zero { i } else { i + 1 };
        let shown = match style {
            "#" => format!("#{n} "),
            "(" => format!("({n}) "),
            c => format!("{n}{c} "),
        };
        (shown, Some(n.to_string()))
    };
    let mut labels: Vec<Option<String>> = (0..codes.len()).map(|i| number(i).1).collect();
    let lines: Vec<String> = codes.iter().enumerate().map(|(i, c)| format!("{}{c}", number(i).0)).collect();
    let inner = |line: &str| -> Vec<Node> {
        for tag in ["code", "samp", "kbd", "span", "strong", "tt"] {
            if low.contains(tag) && !low.contains("span pairs") {
                return vec![leaf(
                    match tag {
                        "code" => "code",
                        "samp" => "samp",
                        "kbd" => "kbd",
                        "strong" => "strong",
                        "tt" => "tt",
                        _ => "span",
                    },
                    line,
                )];
            }
        }
        vec![text(line)]
    };
    let node = if kind.contains("textarea") {
        with("textarea", &[("readonly", "readonly"), ("class", &words)], vec![text(&lines.join("\n"))])
    } else if kind.starts_with("pre") || kind.contains(" pre") || low.starts_with("pre") {
        let per = columns.max(1);
        if low.contains("span") {
            let mut children = Vec::new();
            for row in lines.chunks(per) {
                for (i, c) in row.iter().enumerate() {
                    if i > 0 {
                        children.push(text(" "));
                    }
                    children.push(leaf("span", c));
                }
                children.push(text("\n"));
            }
            el("pre", &words, children)
        } else {
            el("pre", &words, vec![text(&lines.chunks(per).map(|r| r.join("  ")).collect::<Vec<_>>().join("\n"))])
        }
    } else if kind.contains("table") || low.contains("td") {
        el(
            "table",
            &words,
            lines
                .chunks(columns)
                .map(|row| el("tr", "", row.iter().map(|c| el("td", "", inner(c))).collect()))
                .collect(),
        )
    } else if kind.contains("attribute") || kind.contains("data-") || low.contains("json") {
        let json = serde_json::to_string(codes).unwrap();
        labels.fill(None);
        let app = with("div", &[("class", "js-recovery"), ("data-codes", &json)], vec![]);
        return (app, labels, false);
    } else if kind.starts_with("ol") || numbering.contains("ol marker") {
        labels = (1..=codes.len()).map(|i| Some(i.to_string())).collect();
        el("ol", &words, codes.iter().map(|c| el("li", "", inner(c))).collect())
    } else if kind.contains("ul") || kind.contains("list") || low.starts_with("li") {
        el("ul", &words, lines.iter().map(|c| el("li", "", inner(c))).collect())
    } else if low.contains("br") || low.contains("nbsp") {
        let mut children = Vec::new();
        for row in lines.chunks(if low.contains("nbsp") || low.contains("pair") { 2 } else { 1 }) {
            for (i, c) in row.iter().enumerate() {
                if i > 0 {
                    children.push(text("\u{a0}"));
                }
                children.extend(if low.contains("nbsp") || low.contains("code") {
                    vec![leaf("code", c)]
                } else {
                    vec![text(c)]
                });
            }
            children.push(el("br", "", vec![]));
        }
        el("div", &words, children)
    } else if low.contains("without sep") || low == "span" && kind.starts_with("span") {
        el("div", &words, lines.iter().map(|c| leaf("span", c)).collect())
    } else if low.contains("input") {
        el(
            "div",
            &words,
            lines
                .iter()
                .map(|c| with("input", &[("readonly", "readonly"), ("type", "text"), ("value", c)], vec![]))
                .collect(),
        )
    } else if low.starts_with("line") && columns == 1 && !kind.contains("div") {
        el("pre", &words, vec![text(&lines.join("\n"))])
    } else {
        let tag = if low.starts_with('p') && !low.contains("pre") {
            "p"
        } else if low.contains("span") && !low.contains("div") {
            "span"
        } else {
            "div"
        };
        el(
            "div",
            &words,
            lines
                .iter()
                .map(|c| {
                    if tag == "span" {
                        leaf("span", c)
                    } else {
                        el(
                            if tag == "p" { "p" } else { "div" },
                            "",
                            if low.contains("code") { inner(c) } else { vec![text(c)] },
                        )
                    }
                })
                .collect(),
        )
    };
    let _ = lot;
    // Glued spans and fields' values are not in what "select all, copy" gives.
    let glued = low.contains("span") && !matches!(&node, Node::El { tag: "ul" | "ol" | "table" | "pre", .. });
    (node, labels, !glued && !low.contains("input"))
}

fn qr(entry: &Value, lot: &mut Lot) -> Vec<Node> {
    let qr = &entry["qr"];
    let s = |key: &str| qr[key].as_str().unwrap_or_default().to_lowercase();
    let length = [16, 26, 32][lot.below(3)];
    let secret = lot.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);
    let shown = if s("secret_grouping").contains('4') {
        let chars: Vec<char> = secret.chars().collect();
        let grouped = chars.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        if lot.below(2) == 0 { grouped.to_lowercase() } else { grouped }
    } else {
        secret.clone()
    };
    let uri = format!("otpauth://totp/App:me%40example.org?secret={secret}&issuer=App");
    let mut out =
        vec![leaf("p", "Scan this QR code with your authenticator app."), with("img", &[("alt", "QR")], vec![])];
    if qr["otpauth_link"].as_bool() == Some(true) {
        out.push(with("a", &[("href", &uri)], vec![text("Open in app")]));
    }
    if qr["otpauth_as_text_or_attribute"].as_bool() == Some(true) {
        out.push(with("img", &[("aria-label", &uri)], vec![]));
    }
    let place = s("secret_where");
    if s("secret_in_page") != "no"
        && !place.is_empty()
        && !place.contains("inside the uri")
        && !place.contains("recovery code itself")
    {
        let lead = ["Can't scan? Enter this key manually:", "Setup key", "Or enter the secret:", "Your secret key is"]
            [lot.below(4)];
        if place.contains("input") || place.contains("textfield") {
            out.push(leaf("label", lead));
            out.push(with("input", &[("type", "text"), ("readonly", "readonly"), ("value", &shown)], vec![]));
        } else if place.contains("code") || place.contains("samp") {
            out.push(el("p", "", vec![text(lead), text(" "), leaf("code", &shown)]));
        } else {
            out.push(leaf("p", lead));
            out.push(leaf("p", &shown));
        }
    }
    out
}

/// What real pages have around: navigation, dates, versions, devices, orders.
fn surround(inner: Vec<Node>, lot: &mut Lot) -> Node {
    let nav = ["Overview", "Settings", "Security", "Accounts", "Sessions", "Billing", "Api Keys", "Sign out"];
    let hex = "0123456789abcdef";
    let browsers = ["Firefox on Linux", "Chrome on Windows", "Safari on iOS"];
    let devices = (0..7).map(|i| {
        el(
            "tr",
            "",
            vec![
                leaf("td", browsers[i % 3]),
                leaf("td", &format!("2025-0{}-1{} 14:2{}", i + 1, i + 2, i)),
                leaf("td", &format!("203.0.113.{}", 7 + i)),
                leaf("td", &lot.of(hex, 8)),
            ],
        )
    });
    let devices: Vec<Node> = devices.collect();
    el(
        "body",
        "",
        vec![
            el("nav", "", vec![el("ul", "menu", nav.iter().map(|n| el("li", "", vec![leaf("a", n)])).collect())]),
            el("main", "content", vec![el("section", "panel", inner)]),
            el(
                "aside",
                "",
                vec![
                    leaf("h3", "Recent devices"),
                    el("table", "devices", devices),
                    leaf("p", "Questions? Call +1 555-013-4477 or 030 12345678."),
                ],
            ),
            el(
                "footer",
                "",
                vec![
                    leaf(
                        "p",
                        &format!(
                            "Version 2.14.{} (build {}) · © 2025 · Request id {}",
                            lot.below(90),
                            lot.of("0123456789", 8),
                            lot.of(hex, 32)
                        ),
                    ),
                    leaf("a", "Language"),
                    leaf("a", "Contacts"),
                ],
            ),
        ],
    )
}
