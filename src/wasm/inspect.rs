//! What needs no open vault: looking at a sealed file, and telling which site a host belongs to.

use wasm_bindgen::prelude::*;

use super::{
    header::inspected,
    js::{JsResult, fail},
};
use crate::{seal, site};

/// What the header says.
///
/// # Errors
/// The refusals of FORMAT.md §1 and §2.
#[wasm_bindgen(unchecked_return_type = "Inspected")]
pub fn inspect(file: &[u8]) -> JsResult<JsValue> {
    inspected(&seal::inspect(file).map_err(fail)?)
}

/// The site of each host, one a line both ways; an empty line where it is none that a person would see to.
#[wasm_bindgen(js_name = sitesOf)]
#[must_use]
pub fn sites_of(hosts: &str) -> String {
    let mut sites = String::with_capacity(hosts.len());
    for host in hosts.split('\n') {
        sites.push_str(&site::site_of(host).unwrap_or_default());
        sites.push('\n');
    }
    sites
}
