//! From an entry of a set-up corpus to a page: codes of its format, in its container, with the surroundings that a
//! real page has.

use super::around::{qr, surround};
use super::draw::{Lot, one};
use super::page::{Node, el, leaf, text, with};
use serde_json::Value;

fn number_of(count: &Value) -> usize {
    let said = |text: &str| text.split(|c: char| !c.is_ascii_digit()).find_map(|n| n.parse().ok());
    count.as_u64().map(|n| n as usize).or_else(|| count.as_str().and_then(said)).unwrap_or(10)
}

pub struct Made {
    pub id: String,
    pub title: String,
    pub body: Node,
    pub codes: Vec<String>,
    pub labels: Vec<Option<String>>,
    /// How many of the first codes the page shows as used.
    pub spent: usize,
    /// As a download or a copy button gives them.
    pub file: Option<String>,
    /// The page shows every code as text or value (else "select all, copy" cannot have them).
    pub copyable: bool,
}

/// Builds the page of one entry. Draw 0 shows the entry's own examples, every other draw has codes of its own.
pub fn make(entry: &Value, round: usize) -> Made {
    let s = |v: &Value, key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let id = if round == 0 { s(entry, "id") } else { format!("{}~{round}", s(entry, "id")) };
    let mut lot = Lot::new(&id);
    let backup = &entry["backup_codes"];
    let notes = s(entry, "notes").to_lowercase();
    let mut codes: Vec<String> = Vec::new();
    let mut labels = Vec::new();
    let mut spent = 0;
    let mut made = None;
    if !backup.is_null() {
        let format = &backup["format"];
        let n = number_of(&backup["count"]);
        codes.extend(
            format["examples"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|e| e.as_str().map(str::to_owned))
                .take(if round == 0 { n } else { 0 }),
        );
        let mut tries = 0;
        while codes.len() < n && tries < 2000 {
            tries += 1;
            let code = one(format, &mut lot);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if codes.len() == 1 && s(backup, "item").to_lowercase().contains("groups of 4") && !codes[0].contains(' ') {
            codes[0] = by_four(&codes[0]);
        }
        spent = if codes.len() > 3 && struck(&backup["item"], &notes) { 2 } else { 0 };
        let (node, l, copyable) = container(entry, &codes, spent);
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
    Made { id, title, body: surround(inner, &mut lot, round), codes, labels, spent, file, copyable }
}

/// Whether the page keeps used codes in the list, struck out.
fn struck(item: &Value, notes: &str) -> bool {
    let item = item.as_str().unwrap_or_default().to_lowercase();
    [item.as_str(), notes]
        .iter()
        .any(|said| said.contains("<del>") || said.contains(" del ") || said.contains("struck"))
}

fn container(entry: &Value, codes: &[String], spent: usize) -> (Node, Vec<Option<String>>, bool) {
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
    let number_apart = item.contains("span") && numbering.contains("span") && !own_marks;
    let inner = |line: &str| -> Vec<Node> {
        let at = lines.iter().position(|l| l == line).unwrap_or(usize::MAX);
        if at < spent {
            return vec![leaf("del", line)];
        }
        if number_apart && let Some((number, code)) = line.split_once(' ') {
            return vec![leaf("span", number), text(" "), text(code)];
        }
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
        // Where a script draws the list beside its data, both are on the page.
        let drawn = low.contains("li") && low.contains("render");
        let list = el("ul", "", codes.iter().map(|c| leaf("li", c)).collect());
        let children = if drawn { vec![list] } else { vec![] };
        return (with("div", &[("class", "js-recovery"), ("data-codes", &json)], children), labels, drawn);
    } else if kind.starts_with("ol") || numbering.contains("ol marker") {
        labels = (1..=codes.len()).map(|i| Some(i.to_string())).collect();
        let shown = if number_apart { &lines } else { codes };
        el("ol", &words, shown.iter().map(|c| el("li", "", inner(c))).collect())
    } else if kind.starts_with("dl") || low.starts_with("dd") {
        labels = (1..=codes.len()).map(|i| Some(i.to_string())).collect();
        let pair = |(i, c): (usize, &String)| vec![leaf("dt", &(i + 1).to_string()), el("dd", "", inner(c))];
        el("dl", &words, codes.iter().enumerate().flat_map(pair).collect())
    } else if kind.starts_with("select") || low.contains("comma") {
        leaf("p", &lines.join(", "))
    } else if low.starts_with("button") {
        el("div", &words, lines.iter().map(|c| leaf("button", c)).collect())
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
    // Glued spans and fields' values are not in what "select all, copy" gives.
    let glued = low.contains("span") && !matches!(&node, Node::El { tag: "ul" | "ol" | "table" | "pre", .. });
    (node, labels, !glued && !low.contains("input"))
}

fn by_four(code: &str) -> String {
    let chars: Vec<char> = code.chars().collect();
    chars.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
