//! A small page model for the tests: built from an entry of a corpus, given out as the survey of blocks that the tab
//! script would take, as HTML, and as the text that a person would copy.

use holdfast::backup::blocks::Blocks;
use serde_json::{Value, json};

pub enum Node {
    El { tag: &'static str, attrs: Vec<(String, String)>, children: Vec<Node> },
    Text(String),
}

pub fn el(tag: &'static str, words: &str, children: Vec<Node>) -> Node {
    let attrs = if words.is_empty() { vec![] } else { vec![("class".to_owned(), words.to_owned())] };
    Node::El { tag, attrs, children }
}
pub fn with(tag: &'static str, attrs: &[(&str, &str)], children: Vec<Node>) -> Node {
    Node::El { tag, attrs: attrs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(), children }
}
pub fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}
pub fn leaf(tag: &'static str, content: &str) -> Node {
    el(tag, "", vec![text(content)])
}

/// Elements that begin a line: blocks, inline blocks, and those that the script names itself. Others run on.
#[rustfmt::skip]
const LINE: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "thead", "tr", "td", "th", "caption", "ul", "br", "button",
    "label", "input", "textarea", "select",
];
const SKIPPED: &[&str] = &["script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "option"];
const VOID: &[&str] = &["br", "img", "input", "hr"];

#[derive(Default)]
struct Survey {
    elements: Vec<Value>,
    runs: Vec<Value>,
    breaks: bool,
    gap: bool,
}

/// What `extension/tab/blocks.js` gives for this page.
pub fn blocks(title: &str, body: &Node) -> Blocks {
    serde_json::from_value(blocks_json(title, body)).expect("blocks")
}
pub fn blocks_json(title: &str, body: &Node) -> Value {
    let mut survey = Survey { breaks: true, ..Survey::default() };
    walk(&mut survey, body, 0, &Ctx::default());
    json!({ "title": title, "selection": "", "elements": survey.elements, "runs": survey.runs, "cut": false })
}

#[derive(Default, Clone)]
struct Ctx {
    struck: bool,
    hidden: bool,
    heading: bool,
    pre: bool,
    marker: String,
}

fn walk(survey: &mut Survey, node: &Node, up: usize, ctx: &Ctx) {
    match node {
        Node::Text(t) => {
            let raw = t;
            let t = if ctx.pre { raw.clone() } else { collapsed(raw) };
            if t.trim().is_empty() {
                survey.gap |= !survey.breaks;
                survey.breaks |= ctx.pre && raw.contains('\n');
                return;
            }
            let gap = std::mem::take(&mut survey.gap) && !survey.breaks;
            let t = if gap { format!(" {}", t.trim_start()) } else { t };
            survey.runs.push(json!({"at": up, "text": t, "source": "text", "breaks": survey.breaks, "struck": ctx.struck, "hidden": ctx.hidden, "heading": ctx.heading, "marker": ctx.marker}));
            survey.breaks = ctx.pre && raw.trim_end_matches([' ', '\t']).ends_with('\n');
        }
        Node::El { tag, attrs, children } => {
            let get = |name: &str| attrs.iter().find(|(a, _)| a == name).map(|(_, v)| v.as_str()).unwrap_or_default();
            if SKIPPED.contains(tag) {
                return;
            }
            let me = survey.elements.len();
            survey.elements.push(json!({"up": up, "tag": tag, "words": format!("{} {}", get("id"), get("class"))}));
            let block = LINE.contains(tag);
            if block {
                survey.breaks = true;
            }
            let mut inner = ctx.clone();
            inner.struck |= matches!(*tag, "del" | "s" | "strike") || get("style").contains("line-through");
            inner.hidden |= get("hidden") == "hidden" || get("style").contains("display:none");
            inner.heading |= matches!(
                *tag,
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend" | "caption" | "th" | "dt" | "summary"
            );
            inner.pre |= *tag == "pre" || get("style").contains("white-space:pre");
            for (name, value) in attrs {
                let source = match name.as_str() {
                    _ if value.len() < 6 => continue,
                    _ if value.starts_with("otpauth") => "otpauth",
                    "value" if *tag == "input" && shows_value(get("type")) => {
                        let quiet = attrs.iter().any(|(a, _)| a == "readonly" || a == "disabled") || value.len() >= 12;
                        if quiet { "value" } else { continue }
                    }
                    "download" => "download",
                    "href" if value.starts_with("data:") => "download",
                    name if listed(name, value) => "data",
                    _ => continue,
                };
                let value = value.strip_prefix("data:text/plain,").unwrap_or(value);
                survey.runs.push(json!({"at": me, "text": value, "source": source, "breaks": true}));
                survey.breaks = true;
            }
            if *tag == "textarea" {
                let value: String =
                    children.iter().map(|c| if let Node::Text(t) = c { t.as_str() } else { "" }).collect();
                survey.runs.push(json!({"at": me, "text": value, "source": "value", "breaks": true}));
                survey.breaks = true;
                return;
            }
            let mut index = 0;
            for child in children {
                let mut ctx = inner.clone();
                if let Node::El { tag: "li", .. } = child {
                    index += 1;
                    ctx.marker = if *tag == "ol" { index.to_string() } else { String::new() };
                }
                walk(survey, child, me, &ctx);
            }
            if block {
                survey.breaks = true;
            }
        }
    }
}

fn collapsed(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().map(|c| if matches!(c, ' ' | '\t' | '\r' | '\n') { ' ' } else { c }) {
        if !(c == ' ' && out.ends_with(' ')) {
            out.push(c);
        }
    }
    out
}

fn shows_value(kind: &str) -> bool {
    matches!(kind, "" | "text" | "search" | "url" | "tel" | "number" | "email" | "button")
}

/// Attributes that the script takes for lists of codes or copies for the clipboard.
fn listed(name: &str, value: &str) -> bool {
    let named = name.starts_with("data-")
        || name.starts_with("copy")
        || name.starts_with("clipboard")
        || matches!(name, "text" | "content" | "code" | "codes" | ":code" | ":codes" | "x-data");
    let list = value.trim_start().starts_with(['[', '{']) && value.contains(',') && value.len() >= 20;
    let copy = ["clip", "copy", "code", "token", "recover", "backup"].iter().any(|word| name.contains(word))
        && !["http:", "https:", "/", "#", "."].iter().any(|start| value.starts_with(start));
    named && (list || copy)
}

/// The page as HTML (for the browser's own run).
pub fn html(node: &Node) -> String {
    let esc = |t: &str| t.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    match node {
        Node::Text(t) => esc(t),
        Node::El { tag, attrs, children } => {
            let attrs: String = attrs
                .iter()
                .map(|(a, v)| if a == v { format!(" {a}") } else { format!(" {a}=\"{}\"", esc(v)) })
                .collect();
            let inner: String = children.iter().map(html).collect();
            if VOID.contains(tag) { format!("<{tag}{attrs}>") } else { format!("<{tag}{attrs}>{inner}</{tag}>") }
        }
    }
}

/// What "select all, copy" gives: lines by block elements, tabs between cells.
pub fn copied(node: &Node) -> String {
    let mut out = String::new();
    copy(node, &mut out, false);
    out
}
fn copy(node: &Node, out: &mut String, pre: bool) {
    match node {
        Node::Text(t) if pre => out.push_str(t),
        Node::Text(t) => {
            let t = collapsed(t);
            out.push_str(if out.ends_with(['\n', '\t']) { t.trim_start_matches(' ') } else { &t });
        }
        Node::El { tag, attrs, children } => {
            if SKIPPED.contains(tag) || attrs.iter().any(|(a, _)| a == "hidden") {
                return;
            }
            let block = LINE.contains(tag) && *tag != "td" && *tag != "th";
            if block && !out.ends_with('\n') {
                out.push('\n');
            }
            for child in children {
                copy(child, out, pre || *tag == "pre" || *tag == "textarea");
            }
            if matches!(*tag, "td" | "th") {
                out.push('\t');
            } else if block && !out.ends_with('\n') {
                out.push('\n');
            }
        }
    }
}
