//! Battle.net's authenticator has no export: these are its preferences of a rooted phone, masked with a fixed key.

use zeroize::Zeroizing;

use super::draft::{Draft, Written};
use super::report::Report;
use super::{cipher, xml};
use crate::secret::SecretText;
use crate::{Error, Result};

const MASK: &str = "398e27fc50276a656065b0e525f4c06c04c61075286b8e7aeda59da9813b5dd6c80d2fb38068773fa59ba47c17ca6c6479015c1d5b8b8f6b9a";

/// Whether these preferences are Battle.net's.
pub(super) fn is_preferences(text: &str) -> bool {
    text.contains("AUTHENTICATOR_DEVICE_SECRET")
}

/// Reads them.
pub(super) fn read(text: &str, report: &mut Report) -> Result<()> {
    let all = xml::preferences(text)?;
    let get = |name: &str| {
        let found = all.iter().find(|(key, _)| key.ends_with(name));
        found.map(|(_, value)| unmasked(value)).transpose()
    };
    let secret = get("AUTHENTICATOR_DEVICE_SECRET")?.ok_or(Error::FileDamaged)?;
    let serial = get("AUTHENTICATOR_SERIAL")?.map(|text| text.to_string()).unwrap_or_default();
    report.take(Draft {
        number: 1,
        issuer: "Battle.net".to_owned(),
        account: serial,
        secret: Written::Hex(SecretText::new(secret.to_string())),
        digits: Some("8".to_owned()),
        ..Draft::default()
    });
    Ok(())
}

fn unmasked(digits: &str) -> Result<Zeroizing<String>> {
    let (bytes, mask) = (cipher::hex(digits).ok_or(Error::FileDamaged)?, cipher::hex(MASK).unwrap_or_default());
    let plain =
        Zeroizing::new(bytes.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask).collect::<Vec<u8>>());
    core::str::from_utf8(&plain).map(|text| Zeroizing::new(text.trim().to_owned())).map_err(|_| Error::FileDamaged)
}
