//! The writer. What it writes, the reader reads back identically, names with colons and all.

use crate::otp::code::push_hex;
use crate::otp::percent::push_encoded;
use crate::otp::{Kind, Named, base32};
use crate::secret::SecretText;

/// Writes one set-up address: `otpauth://`, for mOTP `motp://`. The text holds the secret.
#[must_use]
pub fn write(named: &Named) -> SecretText {
    let otp = &named.otp;
    let mut uri = String::with_capacity(1_024);
    uri.push_str(match otp.kind {
        Kind::Totp => "otpauth://totp/",
        Kind::Hotp => "otpauth://hotp/",
        Kind::Steam => "otpauth://steam/",
        Kind::Yandex => "otpauth://yaotp/",
        Kind::Motp => "motp://",
    });
    push_label(&mut uri, named);
    uri.push_str("?secret=");
    if otp.kind == Kind::Motp {
        push_hex(&mut uri, otp.secret.expose());
    } else {
        uri.push_str(base32::encode(otp.secret.expose()).expose());
    }
    if !named.issuer.is_empty() {
        push_pair(&mut uri, "issuer", &named.issuer);
    }
    if otp.kind != Kind::Motp {
        push_pair(&mut uri, "algorithm", &otp.algorithm.name().to_ascii_uppercase());
        push_pair(&mut uri, "digits", &otp.digits.to_string());
    }
    match otp.kind {
        Kind::Hotp => push_pair(&mut uri, "counter", &otp.counter.to_string()),
        Kind::Motp => {}
        _ => push_pair(&mut uri, "period", &otp.period.to_string()),
    }
    if otp.kind == Kind::Totp && otp.digits == 5 && (named.issuer == "Steam" || named.account == "Steam") {
        push_pair(&mut uri, "encoder", "decimal"); // else a reader would take it for Steam's letters
    }
    if let Some(pin) = otp.pin.as_ref().filter(|_| otp.kind.needs_pin()) {
        match otp.kind {
            Kind::Yandex => push_pair(&mut uri, "pin", base32::encode(pin.expose().as_bytes()).expose()),
            _ => push_pair(&mut uri, "pin", pin.expose()),
        }
    }
    for (name, value) in &named.aside {
        push_pair(&mut uri, name, value);
    }
    SecretText::new(uri)
}

/// `issuer:account`, each percent-encoded. An account that itself holds a colon keeps an empty issuer before it.
fn push_label(uri: &mut String, named: &Named) {
    if !named.issuer.is_empty() || named.account.as_bytes().contains(&b':') {
        push_encoded(uri, &named.issuer);
        uri.push(':');
    }
    push_encoded(uri, &named.account);
}

fn push_pair(uri: &mut String, name: &str, value: &str) {
    uri.push('&');
    push_encoded(uri, name);
    uri.push('=');
    push_encoded(uri, value);
}
