//! Duo Mobile has no export: this is its own file of a rooted phone. Codes that Duo itself issued have no secret there.

use serde_json::Value;

use super::draft::{Draft, Written};
use super::json::{member, scalar, secret, string};
use super::report::Report;
use crate::{Error, Result};

/// Reads it.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    for (index, account) in value.as_array().ok_or(Error::FileDamaged)?.iter().enumerate() {
        let none = Value::Null;
        let generator = member(account, "otpGenerator").unwrap_or(&none);
        let counter = scalar(generator, "counter");
        report.take(Draft {
            number: index.saturating_add(1),
            kind: if counter.is_some() { "hotp".to_owned() } else { String::new() },
            account: string(account, "name"),
            secret: Written::text(secret(generator, "otpSecret")),
            counter,
            ..Draft::default()
        });
    }
    Ok(())
}
