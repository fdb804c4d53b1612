//! Set-up addresses, one a line: what nearly every authenticator reads. Names and codes alone.

use super::{LeftOut, What, Written, lost, named};
use crate::{Result, otp::uri, secret::SecretText, vault::Entry};

pub fn write(entries: &[&Entry]) -> Result<Written> {
    let mut text = String::with_capacity(entries.len().saturating_mul(256));
    let (mut count, mut left_out) = (0usize, Vec::new());
    for entry in entries {
        let Some(named) = named(entry)? else {
            left_out.push(LeftOut { id: entry.id, what: What::Entry });
            continue;
        };
        text.push_str(uri::write(&named).expose());
        text.push('\n');
        count = count.saturating_add(1);
        left_out.extend(lost(entry, false));
    }
    Ok(Written { text: SecretText::new(text), count, left_out })
}
