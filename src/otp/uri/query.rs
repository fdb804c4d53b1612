//! The query of a set-up address: names in either case, the first of a repeated one wins, and what nobody here
//! knows is kept aside.

use zeroize::Zeroizing;

use crate::limits;
use crate::otp::percent;

/// Known, and of no use here: pictures and locks of other apps.
const IGNORED: [&str; 2] = ["image", "lock"];
const KNOWN: [&str; 9] = ["secret", "issuer", "algorithm", "digits", "period", "counter", "encoder", "steam", "pin"];

pub(super) struct Query {
    known: Vec<(&'static str, Zeroizing<String>)>,
    pub aside: Vec<(String, String)>,
}

impl Query {
    /// Reads all that follows the `?`.
    pub fn read(text: &str) -> Self {
        let mut query = Query { known: Vec::new(), aside: Vec::new() };
        for pair in text.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            query.take(name, value);
        }
        query
    }

    fn take(&mut self, raw_name: &str, raw_value: &str) {
        let mut raw_name = raw_name;
        while let Some(rest) = strip_amp(raw_name) {
            raw_name = rest; // `&amp;` of an address that was copied out of HTML
        }
        let name = percent::decode_query(raw_name);
        let name = name.trim();
        let lower = name.to_ascii_lowercase();
        if lower.is_empty() || IGNORED.contains(&lower.as_str()) {
            return;
        }
        let known = KNOWN.into_iter().find(|known| *known == lower);
        if let Some(known) = known {
            // `#` is an ordinary character in names (Ente writes it raw), but never part of a secret.
            let raw_value = if known == "secret" { raw_value.split('#').next().unwrap_or_default() } else { raw_value };
            if self.get(known).is_none() {
                self.known.push((known, percent::decode_query(raw_value)));
            }
        } else if self.aside.len() < limits::LABELS && !self.aside.iter().any(|(n, _)| n.eq_ignore_ascii_case(&lower)) {
            let value = percent::decode_query(raw_value);
            if lower.len() <= limits::NAME_BYTES && value.len() <= limits::NOTE_BYTES {
                self.aside.push((name.to_owned(), value.to_string()));
            }
        }
    }

    /// The value as it stands, `None` when the parameter is missing.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.known.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The trimmed value; missing, empty and the word `null` (which some apps write) are all `None`.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty() && !value.eq_ignore_ascii_case("null"))
    }
}

fn strip_amp(name: &str) -> Option<&str> {
    let (first, rest) = name.split_at_checked(4)?;
    first.eq_ignore_ascii_case("amp;").then_some(rest)
}
