//! Files that mean harm: cut off anywhere, nested without end, huge, of the wrong types, with costs that nobody can
//! pay. Each ends in an error or a report, within a second, and with memory that the file's size bounds.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use holdfast::import::{self, File, Options, Report};
use holdfast::secret::SecretText;
use holdfast::{Error, Result};
use serde_json::{Value, json};

/// What a person waits for before being told.
const SOON: Duration = Duration::from_secs(1);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/imports")
}

fn index() -> Vec<Value> {
    serde_json::from_slice(&std::fs::read(folder().join("INDEX.json")).unwrap()).unwrap()
}

fn read(bytes: &[u8], password: Option<&str>) -> Result<Report> {
    let password = password.map(|text| SecretText::new(text.to_owned()));
    let files = [File { name: "a file", bytes }];
    let _ = import::inspect(&files);
    import::read(&files, password.as_ref(), &Options::default())
}

/// The error of a file that has to be refused, quickly.
fn refused(what: &str, bytes: &[u8], password: Option<&str>) -> Error {
    let started = Instant::now();
    let outcome = read(bytes, password);
    let took = started.elapsed();
    assert!(took < SOON, "{what}: {took:?}");
    outcome.err().unwrap_or_else(|| panic!("{what}: not refused"))
}

/// Every plain file, and every sealed one without its password, cut off at every place.
#[test]
fn a_file_that_breaks_off_anywhere_is_refused_or_read_in_part() {
    for row in index() {
        let name = row["file"].as_str().unwrap();
        let whole = std::fs::read(folder().join(name)).unwrap();
        for length in 0..whole.len() {
            let _ = read(&whole[..length], None);
        }
    }
}

/// The sealed ones with their password, where opening one is quick; cut at a sample of places.
#[test]
fn a_sealed_file_that_breaks_off_is_refused() {
    for row in index().iter().filter(|row| row["encrypted"] == true) {
        let (name, password) = (row["file"].as_str().unwrap(), row["password"].as_str());
        let whole = std::fs::read(folder().join(name)).unwrap();
        for part in 1..8 {
            let cut = &whole[..whole.len() * part / 8];
            if let Ok(report) = read(cut, password) {
                let wanted = row["expected"].as_array().unwrap().len();
                assert!(report.entries.len() <= wanted, "{name} cut to {part}/8");
            }
        }
    }
}

#[test]
fn a_wrong_password_is_told() {
    for row in index().iter().filter(|row| row["encrypted"] == true) {
        let name = row["file"].as_str().unwrap();
        if row["format"] == "steam" {
            continue; // needs its manifest: compare.rs brings it along
        }
        let bytes = std::fs::read(folder().join(name)).unwrap();
        let error = read(&bytes, Some("not the password")).err().unwrap_or_else(|| panic!("{name}: opened"));
        assert!(matches!(error, Error::WrongPassword | Error::WrongOrDamaged), "{name}: {error}");
        assert_eq!(read(&bytes, None).err(), Some(Error::PasswordNeeded), "{name}");
    }
}

#[test]
fn a_locked_file_of_steam_asks_for_its_manifest() {
    let bytes = std::fs::read(folder().join("steam/sealed/76.maFile")).unwrap();
    let files = [File { name: "76.maFile", bytes: &bytes }];
    assert_eq!(import::inspect(&files).err(), Some(Error::ManifestNeeded));
    assert_eq!(import::read(&files, None, &Options::default()).err(), Some(Error::ManifestNeeded));
}

#[test]
fn costs_that_nobody_can_pay_are_refused_before_any_work() {
    let huge = [1_u64 << 31, u64::MAX];
    for cost in huge {
        let slot = json!({"type": 1, "n": cost, "r": 8, "p": 1, "salt": "00", "key": "00", "key_params": {"nonce": "00", "tag": "00"}});
        let files = [
            json!({"version": 1, "header": {"slots": [slot], "params": {"nonce": "00", "tag": "00"}}, "db": "AAAA"}),
            json!({"version": 1, "kdfParams": {"memLimit": cost, "opsLimit": 4, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}, "encryptedData": "AAAA", "encryptionNonce": "AAAA"}),
            json!({"version": 1, "kdfParams": {"memLimit": 1 << 20, "opsLimit": cost, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}, "encryptedData": "AAAA", "encryptionNonce": "AAAA"}),
            json!({"encrypted": true, "passwordProtected": true, "salt": "x", "kdfType": 0, "kdfIterations": cost, "data": "2.a|b|c"}),
            json!({"encrypted": true, "passwordProtected": true, "salt": "x", "kdfType": 1, "kdfIterations": 2, "kdfMemory": cost, "kdfParallelism": 1, "data": "2.a|b|c"}),
            json!({"app": "2fa-authenticator", "version": 1, "vault": {"kdf": {"iterations": cost, "salt": "AAAA"}, "cipher": {"iv": "AAAA", "data": "AAAA"}}}),
            json!({"authenticator_tokens": [{"encrypted_seed": "AAAA", "key_derivation_iterations": cost, "salt": "x"}]}),
        ];
        for file in files {
            let bytes = file.to_string();
            assert_eq!(refused(&bytes, bytes.as_bytes(), Some("x")), Error::CostTooHigh, "{bytes}");
            assert!(
                import::inspect(&[File { name: "", bytes: bytes.as_bytes() }]).is_err_and(|e| e == Error::CostTooHigh)
            );
        }
    }
}

#[test]
fn what_is_nested_without_end_is_refused() {
    for (open, close) in
        [("[", "]"), ("{\"a\":", "}"), ("<a>", "</a>"), ("<KeePassFile><Group>", "</Group></KeePassFile>")]
    {
        let deep = format!("{}{}", open.repeat(200_000), close.repeat(200_000));
        refused(open, deep.as_bytes(), None);
        let begun = format!("<KeePassFile>{}", open.repeat(200_000));
        refused(open, begun.as_bytes(), None);
    }
}

#[test]
fn ten_megabytes_in_one_text_are_borne() {
    let long = "A".repeat(10 << 20);
    let files = [
        json!({"version": 1, "header": {}, "db": {"version": 3, "entries": [{"type": "totp", "name": long, "issuer": long, "info": {"secret": long}}]}}).to_string(),
        format!("otpauth://totp/{long}?secret=JBSWY3DP"),
        format!("name,totp\n\"{long}\",JBSWY3DP"),
        format!("<map><string name=\"{long}\">{long}</string></map>"),
        long.clone(),
        "otpauth://totp/a?secret=JBSW0\n".repeat(300_000),
        "\",".repeat(5 << 20),
        "&amp;".repeat(2 << 20),
        format!("<{}", "otpauth://<".repeat(200_000)),
    ];
    for file in files {
        let started = Instant::now();
        let entries = read(file.as_bytes(), None).map_or(0, |report| report.entries.len());
        let took = started.elapsed();
        assert!(entries == 0 && took < SOON * 5, "{}: {took:?}", &file[..40]);
    }
}

#[test]
fn wrong_types_are_refused_entry_by_entry() {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!("x"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"a": {}}),
    ];
    for row in index() {
        let name = row["file"].as_str().unwrap();
        let Ok(value) = serde_json::from_slice::<Value>(&std::fs::read(folder().join(name)).unwrap()) else { continue };
        for changed in every_change(&value, &odd) {
            let _ = read(changed.to_string().as_bytes(), None);
        }
    }
}

/// The value with each of its parts replaced in turn by each of the odd ones; of a list only the first items.
fn every_change(value: &Value, odd: &[Value]) -> Vec<Value> {
    let mut all: Vec<Value> = odd.to_vec();
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                for changed in every_change(inner, odd) {
                    let mut copy = map.clone();
                    copy.insert(key.clone(), changed);
                    all.push(Value::Object(copy));
                }
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate().take(2) {
                for changed in every_change(inner, odd) {
                    let mut copy = list.clone();
                    copy[at] = changed;
                    all.push(Value::Array(copy));
                }
            }
        }
        _ => {}
    }
    all
}

/// One local file and its directory, with whatever sizes and data are wanted.
fn zip(name: &str, method: u16, data: &[u8], size: u32, times: usize) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let header = |out: &mut Vec<u8>| {
        out.extend([20, 0, 0, 0]);
        out.extend(method.to_le_bytes());
        out.extend([0, 0, 33, 0]);
        for number in [0, data.len() as u32, size] {
            out.extend(number.to_le_bytes());
        }
        out.extend((name.len() as u16).to_le_bytes());
    };
    for _ in 0..times {
        let at = out.len() as u32;
        out.extend(b"PK\x03\x04");
        header(&mut out);
        out.extend([0, 0]);
        out.extend(name.as_bytes());
        out.extend(data);
        directory.extend(b"PK\x01\x02\x14\0");
        header(&mut directory);
        directory.extend([0; 12]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, length) = (out.len() as u32, directory.len() as u32);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([(times as u16).to_le_bytes(), (times as u16).to_le_bytes()].concat());
    out.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}

/// Each entry names a group, and there are as many groups: nothing is looked for so often as that.
#[test]
fn many_entries_in_many_groups_take_no_square_of_the_time() {
    let ids: Vec<String> = (0..100_000).map(|n| format!("{n:06}")).collect();
    let of = |one: &dyn Fn(&String) -> Value| Value::Array(ids.iter().rev().map(one).collect());
    let html: String = ids.iter().map(|id| format!("<code>otpauth://totp/{id}?secret=JBSW0\n</code>")).collect();
    let tokens: String = ids.iter().map(|id| format!("<string name=\"{id}\">{{\"secret\":[]}}</string>")).collect();
    let order = json!(ids).to_string().replace('"', "&quot;");
    let files = [
        ("aegis", json!({"version": 1, "header": {}, "db": {"entries": of(&|id| json!({"groups": [id]})), "groups": of(&|id| json!({"uuid": format!("x{id}"), "name": id}))}}).to_string()),
        ("2fas", json!({"schemaVersion": 4, "services": of(&|id| json!({"groupId": id})), "groups": of(&|id| json!({"id": format!("x{id}")}))}).to_string()),
        ("bitwarden", json!({"encrypted": false, "items": of(&|id| json!({"folderId": id, "login": {"totp": "0"}})), "folders": of(&|id| json!({"id": format!("x{id}")}))}).to_string()),
        ("lastpass", json!({"accounts": of(&|id| json!({"issuerName": "", "folderData": {"folderId": id}})), "folders": of(&|id| json!({"id": format!("x{id}")}))}).to_string()),
        ("stratum", json!({"Authenticators": of(&|id| json!({"Secret": id})), "AuthenticatorCategories": of(&|id| json!({"AuthenticatorSecret": format!("x{id}"), "CategoryId": id})), "Categories": []}).to_string()),
        ("html", html),
        ("freeotp", format!("<map>{tokens}<string name=\"tokenOrder\">{order}</string></map>")),
    ];
    for (name, file) in files {
        let started = Instant::now();
        let report = read(file.as_bytes(), None).unwrap_or_else(|error| panic!("{name}: {error}"));
        let took = started.elapsed();
        println!("{name}: {} KB in {took:?}", file.len() / 1_000);
        assert!(report.entries.is_empty() && took < SOON * 5, "{name}: {took:?}");
    }
}

/// 1,032 times its size is what deflate can do at most: 300 KB of it claim 300 MB.
#[test]
fn zip_bombs_are_refused() {
    let mut bomb = vec![0xec, 0xc1, 0x01, 0x01, 0, 0, 0, 0x80, 0x90, 0xfe, 0xaf, 0xee, 0x08, 0x0a];
    bomb.extend(vec![0; 300_000]);
    for size in [100, u32::MAX - 1] {
        let error = refused("a bomb", &zip("data.json", 8, &bomb, size, 1), None);
        assert!(matches!(error, Error::TooLarge | Error::FileDamaged), "{error}");
    }
    assert_eq!(refused("many members", &zip("a.txt", 0, b"", 0, 5_000), None), Error::TooMany);
    assert_eq!(refused("another method", &zip("a.txt", 14, b"x", 1, 1), None), Error::UnknownLock);
    refused("nothing known in it", &zip("a.exe", 0, b"x", 1, 1), None);
    let inner = zip("a.txt", 0, b"otpauth://totp/a?secret=JBSWY3DP", 32, 1);
    refused("a zip in a zip", &zip("a.txt", 0, &inner, inner.len() as u32, 1), None);
}

/// The most that a vault holds, read in one go.
#[test]
fn ten_thousand_entries_are_read_in_seconds() {
    let entry = |i: usize| {
        json!({"type": "totp", "uuid": i.to_string(), "name": format!("user{i}@example.org"), "issuer": format!("Site {}", i % 700),
            "note": "", "favorite": false, "info": {"secret": format!("JBSWY3DPEHPK3PX{}", ["A", "B", "C", "D"][i % 4]), "algo": "SHA1", "digits": 6, "period": 30}})
    };
    let entries: Vec<Value> = (0..10_000).map(entry).collect();
    let aegis =
        json!({"version": 1, "header": {"slots": null, "params": null}, "db": {"version": 2, "entries": entries}})
            .to_string();
    let list: String =
        (0..10_000).map(|i| format!("otpauth://totp/Site%20{}:user{i}?secret=JBSWY3DPEHPK3PXP\n", i % 700)).collect();
    for file in [aegis, list] {
        let started = Instant::now();
        let report = read(file.as_bytes(), None).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((report.entries.len(), report.refused.len(), report.repeated), (10_000, 0, 0));
        assert!(started.elapsed() < SOON * 3, "{:?}", started.elapsed());
    }
}
