//! Readers that are not ours: a small one in Python, written from the formats' own pages, and the `otpauth` package.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use holdfast::{
    export::{Format, write},
    otp::base32,
    vault::Entry,
};
use serde_json::{Value, json};

use super::{NOW, varied};

/// What Python finds in a file: one JSON object an entry.
pub fn read_by_python(format: &str, text: &str) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/export/read_export.py");
    let mut python = Command::new("python3");
    python.arg(script).arg(format).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = python.spawn().expect("python3 is needed for the independent readers");
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the reader refused the file");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The same in our own words.
pub fn expected(entry: &Entry) -> Value {
    let (about, otp) = (&entry.about.value, entry.otp().unwrap());
    let counted = otp.kind == holdfast::otp::Kind::Hotp;
    json!({
        "type": otp.kind.name(), "issuer": about.name, "account": about.account,
        "secret": base32::encode(otp.secret.expose()).expose(), "algorithm": otp.algorithm.name(), "digits": otp.digits,
        "period": if counted { Value::Null } else { json!(otp.period) },
        "counter": if counted { json!(otp.counter) } else { Value::Null },
        "pin": otp.pin.as_ref().map(|pin| pin.expose().to_owned()),
    })
}

fn sorted(mut values: Vec<Value>) -> Vec<String> {
    values.sort_by_key(Value::to_string);
    values.iter().map(Value::to_string).collect()
}

#[test]
fn python_reads_each_format_as_it_was_meant() {
    let vault = varied();
    let entries: Vec<&Entry> = vault.entries().collect();
    let coded = || entries.iter().filter(|entry| entry.otp.is_some());
    for format in Format::ALL {
        let written = write(format, &entries, NOW).unwrap();
        let mut read = read_by_python(format.name(), written.text.expose());
        let mut extra = Vec::new();
        for value in &mut read {
            extra.extend(value.as_object_mut().unwrap().remove("more"));
        }
        read.retain(|value| value["type"].is_string());
        assert_eq!(sorted(read), sorted(coded().map(|entry| expected(entry)).collect()), "{}", format.name());
        if format == Format::Json {
            assert_eq!(extra.len(), entries.len());
            let backup = extra.iter().find(|more| more["pinned"] == json!(true)).unwrap();
            assert_eq!(backup["codes"], json!(["3f9a1-b27c4", "77d2e-0c5b8"]));
            assert_eq!(backup["spent"], json!([false, true]));
            assert_eq!(backup["note"], json!("two\nlines, \"quoted\" \\ and <b>"));
            assert_eq!(backup["sites"], json!(["github.com"]));
        }
        if format == Format::Aegis {
            let github = extra.iter().find(|more| more["favorite"] == json!(true)).unwrap();
            assert_eq!(github["groups"], json!(["work", "ß & co"]));
            assert_eq!(github["note"], json!("two\nlines, \"quoted\" \\ and <b>"));
        }
    }
}
