//! The form in which a code is shown (masked) and in which a field takes it: separators in or out.

use super::shape::Shape;

/// The code with every letter and digit hidden, its grouping kept: `•••••-•••••`.
#[must_use]
pub fn mask(code: &str) -> String {
    code.chars().map(|c| if c.is_alphanumeric() { '•' } else { c }).collect()
}

/// The code as a field wants it. `maxlength` is the field's; `hint` is its pattern, placeholder or label.
///
/// As shown, unless the field says otherwise: separators are left out when the code fits only without them or when
/// the hint knows none, and become the hint's own when that has others. Case is never changed. A code that does not
/// fit in any form is given as shown; the caller sees `chars().count() > maxlength`.
#[must_use]
pub fn shape_for_field(code: &str, maxlength: Option<usize>, hint: Option<&str>) -> String {
    let bare: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
    let shape = Shape::of(code);
    let wanted = match hint.and_then(|hint| hinted(hint, &shape)) {
        Some(None) => bare.clone(),
        Some(Some(separator)) => with(code, separator),
        None => code.to_owned(),
    };
    let fits = |text: &str| maxlength.is_none_or(|max| text.chars().count() <= max);
    if fits(&wanted) {
        wanted
    } else if fits(&bare) {
        bare
    } else {
        code.to_owned()
    }
}

/// What the hint says about separators: `None` nothing, `Some(None)` none wanted, `Some(Some(c))` that one.
fn hinted(hint: &str, shape: &Shape) -> Option<Option<char>> {
    let separator = shape.separator?;
    let hint = hint.trim().trim_start_matches('^').trim_end_matches('$');
    if looks_like_pattern(hint) {
        let bare = hint
            .replace("a-z", "")
            .replace("A-Z", "")
            .replace("0-9", "")
            .replace("a-f", "")
            .replace("A-F", "")
            .replace("2-7", "");
        let space = bare.contains(' ') || bare.contains("\\s");
        let dash = bare.contains('-');
        let same = if separator == '-' { dash } else { space };
        return match (same, dash, space) {
            _ if bare.contains('.') && !bare.contains("\\.") => None,
            (true, ..) => None,
            (_, true, _) => Some(Some('-')),
            (_, _, true) => Some(Some(' ')),
            _ => Some(None),
        };
    }
    let lower = hint.to_lowercase();
    if [
        "without dash",
        "without space",
        "without hyphen",
        "no dash",
        "no space",
        "ohne bindestrich",
        "ohne leerzeichen",
        "sans tiret",
        "sans espace",
        "sin guion",
        "sin espacios",
    ]
    .iter()
    .any(|w| lower.contains(w))
    {
        return Some(None);
    }
    // A placeholder that draws the code ("xxxx-xxxx") has the same groups.
    let drawn = Shape::of(hint);
    (drawn.groups == shape.groups).then_some(drawn.separator)
}

/// A regular expression for the whole code: character classes and counts.
fn looks_like_pattern(hint: &str) -> bool {
    hint.contains("\\d") || hint.contains("\\w") || hint.contains('[') && hint.contains(']')
}

/// The code with every separator replaced.
fn with(code: &str, separator: char) -> String {
    code.chars().map(|c| if c.is_alphanumeric() { c } else { separator }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_shows_the_grouping_only() {
        assert_eq!(mask("8cb01-ed4de"), "•••••-•••••");
        assert_eq!(mask("1234 5678"), "•••• ••••");
    }

    #[test]
    fn a_field_gets_the_separators_it_has_room_for() {
        let cases: &[(&str, Option<usize>, Option<&str>, &str)] = &[
            ("8cb01-ed4de", None, None, "8cb01-ed4de"),
            ("8cb01-ed4de", Some(11), None, "8cb01-ed4de"),
            ("8cb01-ed4de", Some(10), None, "8cb01ed4de"),
            ("1234 5678", Some(8), None, "12345678"),
            ("1234 5678", None, Some("[0-9]{8}"), "12345678"),
            ("1234 5678", None, Some("\\d{4}\\s?\\d{4}"), "1234 5678"),
            ("abcd-efgh", None, Some("[a-z]{4}-[a-z]{4}"), "abcd-efgh"),
            ("abcd efgh", None, Some("^[a-z]{4}-[a-z]{4}$"), "abcd-efgh"),
            ("abcd-efgh", None, Some("[a-zA-Z0-9]*"), "abcdefgh"),
            ("abcd-efgh", None, Some("xxxx xxxx"), "abcd efgh"),
            ("abcd-efgh", None, Some("Backup code"), "abcd-efgh"),
            ("abcd-efgh", None, Some("Enter your code without dashes"), "abcdefgh"),
            ("aBcD-eFgH", Some(4), None, "aBcD-eFgH"),
        ];
        for (code, maxlength, hint, want) in cases {
            assert_eq!(&shape_for_field(code, *maxlength, *hint), want, "{code} {maxlength:?} {hint:?}");
        }
    }
}
