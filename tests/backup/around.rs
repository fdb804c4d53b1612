//! What stands around the codes on a set-up page: the QR code with its secret, navigation, devices, other lists.

use super::draw::Lot;
use super::page::{Node, el, leaf, text, with};
use serde_json::Value;

pub fn qr(entry: &Value, lot: &mut Lot) -> Vec<Node> {
    let qr = &entry["qr"];
    let s = |key: &str| qr[key].as_str().unwrap_or_default().to_lowercase();
    let length = [16, 26, 32][lot.below(3)];
    let secret = lot.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);
    let shown = if s("secret_grouping").contains('4') {
        let chars: Vec<char> = secret.chars().collect();
        let grouped = chars.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        if lot.below(2) == 0 { grouped.to_lowercase() } else { grouped }
    } else {
        secret.clone()
    };
    let uri = format!("otpauth://totp/App:me%40example.org?secret={secret}&issuer=App");
    let mut out =
        vec![leaf("p", "Scan this QR code with your authenticator app."), with("img", &[("alt", "QR")], vec![])];
    if qr["otpauth_link"].as_bool() == Some(true) {
        out.push(with("a", &[("href", &uri)], vec![text("Open in app")]));
    }
    if qr["otpauth_as_text_or_attribute"].as_bool() == Some(true) {
        out.push(with("img", &[("aria-label", &uri)], vec![]));
    }
    let place = s("secret_where");
    if s("secret_in_page") != "no"
        && !place.is_empty()
        && !place.contains("inside the uri")
        && !place.contains("recovery code itself")
    {
        let lead = ["Can't scan? Enter this key manually:", "Setup key", "Or enter the secret:", "Your secret key is"]
            [lot.below(4)];
        if place.contains("input") || place.contains("textfield") {
            out.push(leaf("label", lead));
            out.push(with("input", &[("type", "text"), ("readonly", "readonly"), ("value", &shown)], vec![]));
        } else if place.contains("code") || place.contains("samp") {
            out.push(el("p", "", vec![text(lead), text(" "), leaf("code", &shown)]));
        } else {
            out.push(leaf("p", lead));
            out.push(leaf("p", &shown));
        }
    }
    out
}

/// What real pages have around: navigation, dates, versions, devices, orders.
pub fn surround(inner: Vec<Node>, lot: &mut Lot, round: usize) -> Node {
    let nav = ["Overview", "Settings", "Security", "Accounts", "Sessions", "Billing", "Api Keys", "Sign out"];
    let hex = "0123456789abcdef";
    let browsers = ["Firefox on Linux", "Chrome on Windows", "Safari on iOS"];
    let devices = (0..7).map(|i| {
        el(
            "tr",
            "",
            vec![
                leaf("td", browsers[i % 3]),
                leaf("td", &format!("2025-0{}-1{} 14:2{}", i + 1, i + 2, i)),
                leaf("td", &format!("203.0.113.{}", 7 + i)),
                leaf("td", &lot.of(hex, 8)),
            ],
        )
    });
    let devices: Vec<Node> = devices.collect();
    let (before, after) = beside(lot, round);
    el(
        "body",
        "",
        vec![
            el("nav", "", vec![el("ul", "menu", nav.iter().map(|n| el("li", "", vec![leaf("a", n)])).collect())]),
            before,
            el("main", "content", vec![el("section", "panel", inner)]),
            after,
            el(
                "aside",
                "",
                vec![
                    leaf("h3", "Recent devices"),
                    el("table", "devices", devices),
                    leaf("p", "Questions? Call +1 555-013-4477 or 030 12345678."),
                ],
            ),
            el(
                "footer",
                "",
                vec![
                    leaf(
                        "p",
                        &format!(
                            "Version 2.14.{} (build {}) · © 2025 · Request id {}",
                            lot.below(90),
                            lot.of("0123456789", 8),
                            lot.of(hex, 32)
                        ),
                    ),
                    leaf("a", "Language"),
                    leaf("a", "Contacts"),
                ],
            ),
        ],
    )
}

/// Other lists of like things before and after; another pair each round, none in the first.
fn beside(lot: &mut Lot, round: usize) -> (Node, Node) {
    const DIGITS: &str = "0123456789";
    const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const HEX: &str = "0123456789abcdef";
    const MIXED: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut part = |which: usize| -> Node {
        let (title, items): (&str, Vec<String>) = match which % 8 {
            1 => ("Recent orders", (0..6).map(|_| lot.of(DIGITS, 8)).collect()),
            2 => ("API tokens", (0..4).map(|_| lot.of(MIXED, 24)).collect()),
            3 => ("Sessions", (0..8).map(|_| lot.of(HEX, 16)).collect()),
            4 => ("Gift vouchers", (0..5).map(|_| format!("{}-{}", lot.of(UPPER, 4), lot.of(UPPER, 4))).collect()),
            5 => ("Invoices", (0..9).map(|i| format!("INV-2025-{:04}", 100 + i)).collect()),
            6 => ("SSH keys", (0..3).map(|_| format!("SHA256:{}", lot.of(MIXED, 43))).collect()),
            7 => ("Release notes", (0..9).map(|i| format!("2.{i}.0 ({})", lot.of(HEX, 7))).collect()),
            _ => return el("div", "", vec![]),
        };
        let items = items.iter().map(|item| leaf("li", item)).collect();
        el("section", "box", vec![leaf("h3", title), el("ul", "", items)])
    };
    (part(round), part(round / 8 + round))
}
