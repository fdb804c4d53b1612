//! LastPass Authenticator: JSON; where a person did not rename an account, only its original names stand there.

use serde_json::Value;

use super::draft::{Draft, Rest, Written};
use super::json::{entries, flag, member, named, scalar, secret, string};
use super::report::Report;
use crate::Result;

/// Reads it.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    for (index, account) in entries(value, "accounts").iter().enumerate() {
        let either = |own: &str, original: &str| {
            let text = string(account, own);
            if text.trim().is_empty() { string(account, original) } else { text }
        };
        report.take(Draft {
            number: index.saturating_add(1),
            issuer: either("issuerName", "originalIssuerName"),
            account: either("userName", "originalUserName"),
            secret: Written::text(secret(account, "secret")),
            algorithm: scalar(account, "algorithm"),
            digits: scalar(account, "digits"),
            period: scalar(account, "timeStep"),
            rest: Rest {
                tags: folder(value, account).into_iter().collect(),
                pinned: flag(account, "isFavorite"),
                ..Rest::default()
            },
            ..Draft::default()
        });
    }
    Ok(())
}

fn folder(file: &Value, account: &Value) -> Option<String> {
    let id = scalar(member(account, "folderData")?, "folderId")?;
    let known = named(file, "folders").iter().find(|folder| scalar(folder, "id").as_ref() == Some(&id))?;
    let default = flag(known, "isDefault") || id == "0";
    scalar(known, "name").filter(|_| !default)
}
