//! Proton Pass: JSON of vaults and items inside a zip. Codes stand in logins and in a person's own fields of any item.

use serde_json::Value;

use super::draft::{Draft, Rest, Written};
use super::json::{count, flag, items, member, scalar, string, texts};
use super::report::{Homeless, Report, Shelf};
use crate::secret::SecretText;
use crate::{Error, Result};

const TRASHED: u64 = 2;

/// Reads it.
pub(super) fn read(value: &Value, report: &mut Report) -> Result<()> {
    let vaults = member(value, "vaults").ok_or(Error::FileDamaged)?;
    let each: Vec<&Value> = match vaults {
        Value::Object(map) => map.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => return Err(Error::FileDamaged),
    };
    let mut number = 0_usize;
    for vault in each {
        for item in items(vault, "items") {
            number = number.saturating_add(1);
            one(vault, item, number, report);
        }
    }
    Ok(())
}

fn one(vault: &Value, item: &Value, number: usize, report: &mut Report) {
    let none = Value::Null;
    let data = member(item, "data").unwrap_or(&none);
    let (about, content) = (member(data, "metadata").unwrap_or(&none), member(data, "content").unwrap_or(&none));
    let name = string(about, "name");
    let account = ["itemUsername", "username", "itemEmail"].iter().map(|field| string(content, field));
    let account = account.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
    items(content, "passkeys").iter().for_each(|_| report.count(Homeless::Passkey));
    let (mut codes, mut fields) = (Vec::new(), Vec::new());
    codes.extend(scalar(content, "totpUri"));
    let sections = items(content, "sections").iter().flat_map(|section| items(section, "sectionFields"));
    for field in items(data, "extraFields").iter().chain(sections) {
        let value = member(field, "data").unwrap_or(&none);
        match scalar(value, "totpUri") {
            Some(code) => codes.push(code),
            None => fields.push((string(field, "fieldName"), string(value, "content"))),
        }
    }
    codes.retain(|code| !code.trim().is_empty());
    let mut rest = || Rest {
        tags: scalar(vault, "name").into_iter().collect(),
        note: scalar(about, "note"),
        pinned: flag(item, "pinned"),
        urls: texts(content, "urls"),
        shelf: (count(item, "state") == Some(TRASHED)).then_some(Shelf::Trashed),
        fields: core::mem::take(&mut fields),
        prefer_address: true,
    };
    if codes.is_empty() {
        return report.take_item(number, &name, &account, rest());
    }
    for code in codes {
        report.take(Draft {
            number,
            issuer: name.clone(),
            account: account.clone(),
            secret: Written::Address(SecretText::new(code)),
            rest: rest(),
            ..Draft::default()
        });
    }
}
