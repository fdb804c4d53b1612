//! What the directory of services knows of hosts. It is asked in `intake`, in an instance that holds no vault.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::js::{JsResult, fail, to_js};
use crate::{
    Error, Result, limits,
    site::services::{Service, service_of},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type ServiceFactor = "sms" | "call" | "email" | "totp" | "app" | "key" | "passkey" | "backup_codes";
export interface ServiceView {
  host: string; domain: string; name: string; worth: "mail" | "money" | "identity" | "work" | "other"; factors: ServiceFactor[];
  settingsUrl?: string; backupUrl?: string; helpUrl?: string
}
"#;

/// A service, beside the host that was asked for.
#[derive(Serialize)]
pub struct ServiceView<'a> {
    host: &'a str,
    #[serde(flatten)]
    service: &'static Service,
}

/// Those of these hosts that the directory knows, in their order.
///
/// # Errors
/// [`Error::TooMany`] for more hosts than a vault has entries.
pub fn known(hosts: &[String]) -> Result<Vec<ServiceView<'_>>> {
    if hosts.len() > limits::ENTRIES {
        return Err(Error::TooMany);
    }
    Ok(hosts.iter().filter_map(|host| Some(ServiceView { host, service: service_of(host)? })).collect())
}

/// See [`known`].
///
/// # Errors
/// `too-many`.
#[wasm_bindgen(unchecked_return_type = "ServiceView[]")]
pub fn services(hosts: Vec<String>) -> JsResult<JsValue> {
    to_js(&known(&hosts).map_err(fail)?)
}
