//! One row of an INDEX.json against what the importer makes of its file: entries right, wrong, missing and extra. The
//! rules of comparison are those of the README beside the open files.

use std::path::Path;
use std::time::{Duration, Instant};

use holdfast::import::{self, Entry, File, Options, Report};
use holdfast::otp::{Kind, Otp, base32};
use holdfast::qr::{self, Picture};
use holdfast::secret::SecretText;
use holdfast::{Error, Result};
use serde_json::Value;

/// A file that has to be refused is refused within this time.
const QUICK: Duration = Duration::from_secs(2);

/// How a file came out.
pub struct Outcome {
    pub right: bool,
    pub entries: [usize; 4],
    pub told: String,
}

/// Reads the file of a row, with what belongs to it, as a person would choose it.
pub fn import(folder: &Path, row: &Value) -> Result<Report> {
    let name = row["file"].as_str().unwrap();
    let path = folder.join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let password = row["password"].as_str().map(|text| SecretText::new(text.to_owned()));
    let manifest = path.parent().unwrap().join("manifest.json");
    let mut files = vec![(name.to_owned(), bytes)];
    if row["format"].as_str().is_some_and(|format| format.starts_with("steam"))
        && row["encrypted"] == Value::Bool(true)
        && manifest.exists()
        && manifest != path
    {
        files.push(("manifest.json".to_owned(), std::fs::read(manifest).unwrap()));
    }
    let borrowed: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let looked = import::inspect(&borrowed);
    if let Ok(found) = &looked
        && found.lock.is_some()
        && row["encrypted"] != Value::Bool(true)
    {
        panic!("{name}: said to be locked");
    }
    match import::read(&borrowed, password.as_ref(), &Options::default()) {
        Err(Error::PictureFile) => {
            let texts = qr_texts(&files[0].1);
            import::read(&[File { name, bytes: texts.as_bytes() }], None, &Options::default())
        }
        outcome => outcome,
    }
}

/// The texts of a picture's QR codes, one a line: what the extension hands over for it.
fn qr_texts(bytes: &[u8]) -> String {
    let (width, height, rgba) = if bytes.starts_with(b"\x89PNG") {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let rgba = match info.color_type {
            png::ColorType::Rgba => pixels,
            _ => pixels.chunks(2).flat_map(|p| [p[0], p[0], p[0], p[1]]).collect(),
        };
        (info.width as usize, info.height as usize, rgba)
    } else {
        let options = zune_jpeg::zune_core::options::DecoderOptions::default()
            .jpeg_set_out_colorspace(zune_jpeg::zune_core::colorspace::ColorSpace::RGBA);
        let mut decoder = zune_jpeg::JpegDecoder::new_with_options(bytes, options);
        let rgba = decoder.decode().unwrap();
        let (width, height) = decoder.dimensions().unwrap();
        (width, height, rgba)
    };
    qr::read(&Picture { width, height, rgba: &rgba }).unwrap().join("\n")
}

/// Judges a row.
pub fn judge(folder: &Path, row: &Value) -> Outcome {
    let started = Instant::now();
    let report = import(folder, row);
    let took = started.elapsed();
    if row["expect_error"].is_string() {
        return match report {
            Err(error) => Outcome { right: took < QUICK, entries: [0; 4], told: format!("{error} in {took:?}") },
            Ok(report) => {
                Outcome { right: false, entries: [0, 0, 0, report.entries.len()], told: "not refused".into() }
            }
        };
    }
    let wanted = row["expected"].as_array().unwrap();
    let report = match report {
        Ok(report) => report,
        Err(error) => {
            let refusable = row["optional"] == Value::Bool(true);
            let told = format!("refused: {error}");
            return Outcome { right: refusable, entries: [0, 0, wanted.len(), 0], told };
        }
    };
    compare(row, wanted, &report)
}

fn compare(row: &Value, wanted: &[Value], report: &Report) -> Outcome {
    let counts_on = row["format"].as_str().is_some_and(|f| f == "freeotp_v1" || f == "freeotp_plus");
    let codes: Vec<&Entry> = report.entries.iter().filter(|entry| entry.code.is_some()).collect();
    let mut told: Vec<String> = Vec::new();
    let mut unmet: Vec<&Value> = Vec::new();
    let mut unsupported = 0;
    for row in wanted {
        // Kinds that few apps know may be reported instead.
        let rare = matches!(row["type"].as_str(), Some("motp" | "yandex" | "hotp"));
        let title = format!("{}: {}", row["issuer"].as_str().unwrap_or(""), row["name"].as_str().unwrap_or(""));
        if rare && report.refused.iter().any(|refused| refused.place.title == title) {
            unsupported += 1;
            continue;
        }
        if !codes.iter().any(|entry| differences(entry, row, counts_on).is_empty()) {
            unmet.push(row);
        }
    }
    let spare: Vec<&&Entry> =
        codes.iter().filter(|entry| !wanted.iter().any(|row| differences(entry, row, counts_on).is_empty())).collect();
    // An entry of the same name or the same secret is a wrong one; else one is missing and another is extra.
    let mut wrong = 0;
    let mut taken = vec![false; spare.len()];
    for row in &unmet {
        let near = spare.iter().enumerate().find(|(at, entry)| {
            let found = differences(entry, row, counts_on);
            !taken[*at] && (!found.contains(&"secret") || !(found.contains(&"name") || found.contains(&"issuer")))
        });
        if let Some((at, entry)) = near {
            (taken[at], wrong) = (true, wrong + 1);
            told.push(format!("wrong {}: {}", shown(entry), differences(entry, row, counts_on).join(" ")));
        } else {
            told.push(format!("missing {} {:?} {:?}", row["type"], row["issuer"], row["name"]));
        }
    }
    told.extend(
        spare.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(entry, _)| format!("extra {}", shown(entry))),
    );
    let (missing, extra) = (unmet.len() - wrong, spare.len() - wrong);
    let expected_errors = row["expected_errors"].as_array().map_or(0, Vec::len);
    let errors = report.refused.len() + report.incomplete.len() - unsupported;
    if errors != expected_errors {
        let list: Vec<String> = report
            .refused
            .iter()
            .map(|r| format!("{} {}: {} [{}]", r.place.number, r.place.title, r.error, r.source))
            .collect();
        told.push(format!("{errors} errors instead of {expected_errors}: {list:?}"));
    }
    Outcome {
        right: unmet.is_empty() && spare.is_empty() && errors == expected_errors,
        entries: [wanted.len() - unmet.len() - unsupported, wrong, missing, extra],
        told: told.join(" | "),
    }
}

/// What differs between an entry and an expected row.
fn differences(entry: &Entry, row: &Value, counts_on: bool) -> Vec<&'static str> {
    let mut found = Vec::new();
    let otp: &Otp = &entry.code.as_ref().unwrap().otp;
    let kind = otp.kind;
    let text = |name: &str| named(row[name].as_str().unwrap_or_default());
    let mut check = |name: &'static str, same: bool| {
        if !same {
            found.push(name);
        }
    };
    check("type", row["type"].as_str() == Some(kind.name()));
    check("issuer", named(&entry.name) == text("issuer"));
    check("name", named(&entry.account) == text("name"));
    let secret = row["secret_base32"].as_str().and_then(|text| base32::decode(text).ok());
    check("secret", secret.is_some_and(|secret| secret == otp.secret));
    if matches!(kind, Kind::Totp | Kind::Hotp | Kind::Yandex) {
        check(
            "algorithm",
            row["algorithm"].as_str().is_none_or(|name| name.eq_ignore_ascii_case(otp.algorithm.name())),
        );
        check("digits", row["digits"].as_u64().is_none_or(|digits| digits == u64::from(otp.digits)));
    }
    if kind == Kind::Totp || kind == Kind::Yandex {
        check("period", row["period"].as_u64().is_none_or(|period| period == u64::from(otp.period)));
    }
    if kind == Kind::Hotp {
        let wanted = row["counter"].as_u64().unwrap_or(0);
        check("counter", otp.counter == wanted || counts_on && otp.counter == wanted + 1);
    }
    found
}

fn named(name: &str) -> String {
    let kept: String = name.chars().filter(|c| !matches!(c, '\0'..='\x1f' | '\u{202a}'..='\u{202e}')).collect();
    kept.trim().to_owned()
}

fn shown(entry: &Entry) -> String {
    let otp = &entry.code.as_ref().unwrap().otp;
    let (kind, algorithm) = (otp.kind.name(), otp.algorithm.name());
    format!("{kind} {:?} {:?} {algorithm} {} {} {}", entry.name, entry.account, otp.digits, otp.period, otp.counter)
}
