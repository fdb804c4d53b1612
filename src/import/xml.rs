//! XML, read as a stream: elements with their text, no document types, no entities but the five of XML itself.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Deeper nesting belongs to no export.
const DEPTH: usize = 64;

/// An element that has ended, and where it stood.
pub(super) struct Ended<'a> {
    pub name: &'a str,
    /// The names of the elements around it, outermost first.
    pub around: &'a [String],
    /// Its own text.
    pub text: &'a str,
    /// Its attribute `name`.
    pub label: &'a str,
}

/// Calls `started` and `ended` for each element.
///
/// # Errors
/// [`Error::FileDamaged`], [`Error::TooLarge`] for what is nested too deep.
pub(super) fn walk(text: &str, started: &mut dyn FnMut(&str), ended: &mut dyn FnMut(&Ended<'_>)) -> Result<()> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<String> = Vec::new();
    let mut held: Vec<(Zeroizing<String>, String)> = Vec::new();
    let mut rooted = false;
    loop {
        let event = reader.read_event().map_err(|_| Error::FileDamaged)?;
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                rooted = true;
                if open.len() >= DEPTH {
                    return Err(Error::TooLarge);
                }
                let name = start.name().as_ref().to_owned();
                started(&name);
                let label = label(start);
                if matches!(event, Event::Empty(_)) {
                    ended(&Ended { name: &name, around: &open, text: "", label: &label });
                } else {
                    open.push(name);
                    held.push((Zeroizing::default(), label));
                }
            }
            Event::End(_) => {
                let (Some(name), Some((text, label))) = (open.pop(), held.pop()) else {
                    return Err(Error::FileDamaged);
                };
                ended(&Ended { name: &name, around: &open, text: &text, label: &label });
            }
            Event::Eof if open.is_empty() && rooted => return Ok(()),
            Event::Eof => return Err(Error::FileDamaged),
            _ => {
                let Some((text, _)) = held.last_mut() else { continue };
                match &event {
                    Event::Text(part) => text.push_str(&part.xml10_content()),
                    Event::CData(part) => text.push_str(&part.xml10_content()),
                    Event::GeneralRef(reference) => {
                        let letter = reference.resolve_char_ref().ok().flatten();
                        match letter.or_else(|| named(&reference.xml10_content())) {
                            Some(letter) => text.push(letter),
                            None => return Err(Error::FileDamaged),
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

fn label(start: &BytesStart<'_>) -> String {
    let attribute = start.try_get_attribute("name").ok().flatten();
    attribute
        .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
        .map(|value| value.into_owned())
        .unwrap_or_default()
}

fn named(reference: &str) -> Option<char> {
    match reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// The texts of an Android app's preferences (`<map>`), by name.
///
/// # Errors
/// As [`walk`].
pub(super) fn preferences(text: &str) -> Result<Vec<(String, Zeroizing<String>)>> {
    let mut found = Vec::new();
    walk(text, &mut |_| {}, &mut |element| {
        if element.name == "string" {
            found.push((element.label.to_owned(), Zeroizing::new(element.text.to_owned())));
        }
    })?;
    Ok(found)
}

/// HTML's entities in a text, undone once.
pub(super) fn unescape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.char_indices().take(12).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let inside = end.and_then(|end| from.get(1..end));
        match inside.and_then(entity) {
            Some(letter) => {
                out.push(letter);
                rest = from.get(end.unwrap_or(0).saturating_add(1)..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return code.and_then(char::from_u32);
    }
    if name == "nbsp" { Some(' ') } else { named(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_unescaped_once() {
        assert_eq!(unescape_html("a &amp; b &lt;c&gt; &#39;d&#x27; &amp;lt; & &x; é"), "a & b <c> 'd' &lt; & &x; é");
    }

    #[test]
    fn a_document_type_is_of_no_use() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"x\">]><map><string name=\"a\">&b;</string></map>";
        assert!(preferences(bomb).is_err());
        let fine = "<map><string name='a&amp;b'>1 &lt; 2<![CDATA[ & 3]]></string><int name='c' value='4'/></map>";
        let found = preferences(fine).unwrap();
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("a&b", "1 < 2 & 3"));
        assert!(preferences(&"<a>".repeat(100)).is_err_and(|e| e == Error::TooLarge));
        assert!(preferences("<map><string>").is_err() && preferences("no xml").is_err());
    }
}
