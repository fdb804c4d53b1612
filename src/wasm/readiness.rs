//! Readiness on its way to JavaScript: one text, which crosses faster than thousands of small objects.

use core::fmt::Write as _;

use crate::vault::Readiness;

/// Bytes that an entry takes at most, nearly always.
const JSON_BYTES: usize = 80;

/// `{"entries":[["<id>","<level>","<finding>",…],…],"vault":[["<finding>",<count>],…],"marked":<count>}`. Every text in it is one of ours.
pub fn to_json(readiness: &Readiness) -> String {
    let mut json = String::with_capacity(readiness.entries.len().saturating_mul(JSON_BYTES).saturating_add(JSON_BYTES));
    json.push_str("{\"entries\":[");
    for (at, (id, findings)) in readiness.entries.iter().enumerate() {
        json.push_str(if at == 0 { "[\"" } else { ",[\"" });
        json.push_str(core::str::from_utf8(&id.hex()).unwrap_or_default());
        for text in [findings.level().code()].into_iter().chain(findings.rules().map(|rule| rule.code)) {
            json.push_str("\",\"");
            json.push_str(text);
        }
        json.push_str("\"]");
    }
    json.push_str("],\"vault\":[");
    for (at, (code, count)) in readiness.vault.iter().enumerate() {
        let _ = write!(json, "{}[\"{code}\",{count}]", if at == 0 { "" } else { "," });
    }
    let _ = write!(json, "],\"marked\":{}}}", readiness.marked);
    json
}
