//! 2FAS: JSON of four schemas, its services plain or sealed. The first schema kept no parameters at all.

use serde_json::Value;

use super::cipher;
use super::derive::{self, Cost, Hash};
use super::draft::{Draft, Rest, Written};
use super::json::{self, items, member, scalar, secret, string, text};
use super::report::{Homeless, Report};
use super::{Lock, needed};
use crate::otp::{base64, named};
use crate::secret::SecretText;
use crate::{Error, Result, limits};

const COST: Cost = Cost::Pbkdf2 { hash: Hash::Sha256, rounds: 10_000 };

/// How it is locked.
pub(super) fn lock(value: &Value) -> Result<Option<(Lock, Option<Cost>)>> {
    Ok(sealed(value).map(|_| (Lock::Export, Some(COST))))
}

fn sealed(value: &Value) -> Option<&str> {
    text(value, "servicesEncrypted").filter(|text| !text.is_empty())
}

/// Reads it.
pub(super) fn read(value: &Value, password: Option<&SecretText>, report: &mut Report) -> Result<()> {
    let Some(sealed) = sealed(value) else {
        services(value, items(value, "services"), report);
        return Ok(());
    };
    let password = needed(password)?;
    let parts: Vec<_> = sealed.split(':').map(base64::decode).collect();
    let [Some(content), Some(salt), Some(nonce)] = parts.as_slice() else { return Err(Error::FileDamaged) };
    let key = derive::key(password.expose().as_bytes(), salt, COST, 32)?;
    let opened = cipher::gcm(&key, nonce, content, b"")?;
    let list = json::parse(cipher::text(&opened)?)?;
    services(value, list.as_array().ok_or(Error::FileDamaged)?, report);
    Ok(())
}

fn services(file: &Value, list: &[Value], report: &mut Report) {
    for (index, service) in list.iter().enumerate().take(limits::ENTRIES.saturating_mul(2)) {
        let none = Value::Null;
        let otp = member(service, "otp").unwrap_or(&none);
        let issuer = scalar(otp, "issuer").filter(|text| !text.trim().is_empty());
        let issuer = issuer.unwrap_or_else(|| string(service, "name"));
        let account = scalar(otp, "account").filter(|text| !text.trim().is_empty());
        let account = account.unwrap_or_else(|| {
            let label = string(otp, "label");
            let names = named::split(&issuer, &label, label.split_once(':'));
            names.account
        });
        let group = scalar(service, "groupId").and_then(|id| {
            let group = json::named(file, "groups").iter().find(|group| scalar(group, "id").as_ref() == Some(&id));
            group.and_then(|group| scalar(group, "name"))
        });
        if member(service, "icon").is_some() || member(service, "badge").is_some() {
            report.count(Homeless::Icon);
        }
        report.take(Draft {
            number: index.saturating_add(1),
            kind: string(otp, "tokenType"),
            issuer,
            account,
            secret: Written::text(secret(service, "secret")),
            algorithm: scalar(otp, "algorithm"),
            digits: scalar(otp, "digits"),
            period: scalar(otp, "period"),
            counter: scalar(otp, "counter"),
            rest: Rest { tags: group.into_iter().collect(), ..Rest::default() },
            ..Draft::default()
        });
    }
}
