//! 1Password's 1PUX: JSON inside a zip. An item of any category may hold several codes.

use serde_json::Value;

use super::draft::{Draft, Rest, Written};
use super::json::{count, items, member, scalar, string, text, texts};
use super::report::{Report, Shelf};
use crate::secret::SecretText;
use crate::{Error, Result};

/// Reads it.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    if value.get("accounts").is_none() {
        return Err(Error::FileDamaged);
    }
    let mut number = 0_usize;
    for vault in items(value, "accounts").iter().flat_map(|account| items(account, "vaults")) {
        for item in items(vault, "items") {
            number = number.saturating_add(1);
            one(member(item, "item").unwrap_or(item), number, report);
        }
    }
    Ok(())
}

fn one(item: &Value, number: usize, report: &mut Report) {
    let none = Value::Null;
    let (overview, details) = (member(item, "overview").unwrap_or(&none), member(item, "details").unwrap_or(&none));
    let title = string(overview, "title");
    let user = items(details, "loginFields").iter().find(|field| text(field, "designation") == Some("username"));
    let account = user.map(|field| string(field, "value")).unwrap_or_default();
    let (mut codes, mut fields) = (Vec::new(), Vec::new());
    for field in items(details, "sections").iter().flat_map(|section| items(section, "fields")) {
        let value = member(field, "value").unwrap_or(&none);
        if let Some(code) = scalar(value, "totp") {
            codes.push(code);
        } else if let Some(text) = scalar(value, "string").or_else(|| scalar(value, "concealed")) {
            fields.push((string(field, "title"), text));
        }
    }
    codes.retain(|code| !code.trim().is_empty());
    fields.retain(|(_, value)| !value.trim().is_empty());
    let mut urls: Vec<String> = scalar(overview, "url").into_iter().collect();
    urls.extend(items(overview, "urls").iter().filter_map(|url| scalar(url, "url")));
    let rest = |fields: &[(String, String)]| Rest {
        tags: texts(overview, "tags"),
        note: scalar(details, "notesPlain"),
        pinned: count(item, "favIndex").is_some_and(|index| index > 0),
        urls: urls.clone(),
        shelf: (text(item, "state") == Some("archived")).then_some(Shelf::Archived),
        fields: fields.to_vec(),
        prefer_address: true,
    };
    if codes.is_empty() {
        return report.take_item(number, &title, &account, rest(&fields));
    }
    for code in codes {
        report.take(Draft {
            number,
            issuer: title.clone(),
            account: account.clone(),
            secret: Written::Address(SecretText::new(code)),
            rest: rest(&fields),
            ..Draft::default()
        });
        fields.clear();
    }
}
