//! What a code looks like: groups, what parts them, and which letters. Two codes are alike when groups and parting
//! are the same.

/// Which characters the codes of a set use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// 0–9 only.
    Digits,
    /// Small letters, digits where there are any.
    Lower,
    /// Capitals, digits where there are any.
    Upper,
    /// Small letters and capitals: the case matters.
    Mixed,
}

impl Letters {
    /// The stable word for JavaScript.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Letters::Digits => "digits",
            Letters::Lower => "lower",
            Letters::Upper => "upper",
            Letters::Mixed => "mixed",
        }
    }

    /// The narrowest kind that holds all the text.
    #[must_use]
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Letters {
        let (mut lower, mut upper) = (false, false);
        for c in texts.flat_map(str::chars) {
            lower |= c.is_lowercase();
            upper |= c.is_uppercase();
        }
        match (lower, upper) {
            (false, false) => Letters::Digits,
            (true, false) => Letters::Lower,
            (false, true) => Letters::Upper,
            (true, true) => Letters::Mixed,
        }
    }
}

/// The common shape of a set, for saying it in words ("10 codes, each 5-5").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Length of each group, in characters.
    pub groups: Vec<usize>,
    /// What stands between groups: `-`, a space, …
    pub separator: Option<char>,
    /// The characters of all codes taken together.
    pub letters: Letters,
}

impl Shape {
    /// The shape of one code.
    #[must_use]
    pub fn of(code: &str) -> Shape {
        let mut groups = vec![0usize];
        let mut separator = None;
        for c in code.chars() {
            if c.is_alphanumeric() {
                if let Some(last) = groups.last_mut() {
                    *last = last.saturating_add(1);
                }
            } else {
                separator = separator.or(Some(plain(c)));
                groups.push(0);
            }
        }
        Shape { groups, separator, letters: Letters::of(core::iter::once(code)) }
    }

    /// Characters without separators.
    #[must_use]
    pub fn length(&self) -> usize {
        self.groups.iter().fold(0, |sum, n| sum.saturating_add(*n))
    }

    /// `5-5`, `4 4 4`, `16`: the groups with what parts them.
    #[must_use]
    pub fn pattern(&self) -> String {
        let mut out = String::new();
        for (i, n) in self.groups.iter().enumerate() {
            if i > 0 {
                out.push(self.separator.unwrap_or('-'));
            }
            out.push_str(&n.to_string());
        }
        out
    }

    /// Whether two codes belong to one set by their form (letters are judged for the set as a whole).
    #[must_use]
    pub fn alike(&self, other: &Shape) -> bool {
        self.groups == other.groups && self.separator == other.separator
    }
}

/// Every dash is a dash, every space a space.
#[must_use]
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_its_groups() {
        let shape = Shape::of("d361 2001 157f");
        assert_eq!((shape.pattern().as_str(), shape.length(), shape.letters), ("4 4 4", 12, Letters::Lower));
        assert_eq!(Shape::of("8cb01-ed4de").pattern(), "5-5");
        assert_eq!(Shape::of("42184973").letters, Letters::Digits);
        assert!(Shape::of("ab1\u{2013}cd2").alike(&Shape::of("XY3-ZW4")));
        assert!(!Shape::of("abcd-efgh").alike(&Shape::of("abcd efgh")));
    }
}
