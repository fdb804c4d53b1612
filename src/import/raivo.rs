//! Raivo OTP: JSON in which every value is text, mostly inside a zip that is locked with the app's password.

use serde_json::Value;

use super::draft::{Draft, Rest, Written};
use super::json::{flag, scalar, secret, string};
use super::report::{Homeless, Report};
use crate::{Error, Result};

/// Reads it.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    for (index, entry) in value.as_array().ok_or(Error::FileDamaged)?.iter().enumerate() {
        let icon = string(entry, "iconValue");
        if !icon.is_empty() {
            report.count(Homeless::Icon);
        }
        report.take(Draft {
            number: index.saturating_add(1),
            kind: string(entry, "kind"),
            issuer: string(entry, "issuer"),
            account: string(entry, "account"),
            secret: Written::text(secret(entry, "secret")),
            algorithm: scalar(entry, "algorithm"),
            digits: scalar(entry, "digits"),
            period: scalar(entry, "timer"),
            counter: scalar(entry, "counter"),
            rest: Rest { pinned: flag(entry, "pinned"), ..Rest::default() },
            ..Draft::default()
        });
    }
    Ok(())
}
