//! A reader for the pages that the tests write as HTML: well-formed markup, quoted attributes, a few entities.

use super::page::Node;

const VOID: &[&str] = &["br", "img", "input", "hr", "meta", "link", "wbr"];

/// The title and the body of a page.
pub fn page(html: &str) -> (String, Node) {
    let title = html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    let (title, body) = title.map_or((String::new(), html), |(title, rest)| (entities(title), rest));
    let mut rest = body;
    let children = nodes(&mut rest);
    (title, Node::El { tag: "body", attrs: Vec::new(), children })
}

fn nodes(rest: &mut &str) -> Vec<Node> {
    let mut out = Vec::new();
    while !rest.is_empty() && !rest.starts_with("</") {
        if rest.starts_with('<') {
            out.push(element(rest));
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            out.push(Node::Text(entities(&rest[..end])));
            *rest = &rest[end..];
        }
    }
    out
}

fn element(rest: &mut &str) -> Node {
    let mut end = 0;
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        quoted ^= c == '"';
        if c == '>' && !quoted {
            end = at;
            break;
        }
    }
    assert!(end > 0, "an element without an end: {rest:.60}");
    let inside = &rest[1..end];
    *rest = &rest[end + 1..];
    let (name, mut left) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let name = name.trim_end_matches('/');
    let mut attrs = Vec::new();
    while !left.trim().is_empty() {
        left = left.trim_start();
        let stop = left.find(['=', ' ']).unwrap_or(left.len());
        let key = left[..stop].to_owned();
        if left[stop..].starts_with("=\"") {
            let close = stop + 2 + left[stop + 2..].find('"').expect("a closing quote");
            attrs.push((key, entities(&left[stop + 2..close])));
            left = &left[close + 1..];
        } else {
            attrs.push((key.clone(), key));
            left = &left[stop..];
        }
    }
    let children = if VOID.contains(&name) { Vec::new() } else { nodes(rest) };
    if !VOID.contains(&name) {
        let close = format!("</{name}>");
        *rest = rest.strip_prefix(close.as_str()).unwrap_or_else(|| panic!("{close} expected at {rest:.60}"));
    }
    Node::El { tag: Box::leak(name.to_owned().into_boxed_str()), attrs, children }
}

fn entities(text: &str) -> String {
    [("&nbsp;", "\u{a0}"), ("&quot;", "\""), ("&#10;", "\n"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}
