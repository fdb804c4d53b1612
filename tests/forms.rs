//! Every form of the corpora judged, without focus and with the focus on each field in turn: a one-time code is found,
//! a row is found whole, a backup code is named as one, what is sent is said to be sent, nothing else is touched.
//!
//! `EXTRA_FORMS=file.json cargo test --test forms` judges unseen forms of the same schema as well and prints their
//! table last. The open corpus is no part of the project: it is read from `HOLDFAST_SHARED` (else `../shared`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic
)]
#![allow(clippy::print_stdout, missing_docs, clippy::cast_possible_truncation)]

#[path = "forms/mutations.rs"]
mod mutations;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use holdfast::page::{Field, Form, FrameSurvey, Holds, Plan, Shape, Wants, plan};
use serde_json::Value;

fn text(v: &Value, key: &str) -> String {
    v[key].as_str().unwrap_or_default().to_owned()
}

fn number(v: &Value, key: &str) -> Option<u32> {
    v[key].as_u64().and_then(|n| u32::try_from(n).ok())
}

/// A corpus form as the survey of one frame.
fn survey(form: &Value) -> FrameSurvey {
    let fields = form["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
    let around = &form["form"];
    FrameSurvey {
        lang: text(form, "lang"),
        forms: vec![Form {
            heading: text(around, "heading_text"),
            nearby: text(around, "nearby_text"),
            buttons: around["submit_text"].as_str().map(|t| vec![t.to_owned()]).unwrap_or_default(),
            action: text(around, "action"),
            ..Form::default()
        }],
        fields: fields
            .iter()
            .enumerate()
            .map(|(i, f)| Field {
                index: i as u32,
                form: Some(0),
                tag: text(f, "tag"),
                kind: f["type"].as_str().unwrap_or("text").to_owned(),
                name: text(f, "name"),
                id: text(f, "id"),
                class: text(f, "class"),
                autocomplete: text(f, "autocomplete"),
                inputmode: text(f, "inputmode"),
                pattern: text(f, "pattern"),
                maxlength: number(f, "maxlength"),
                minlength: number(f, "minlength"),
                placeholder: text(f, "placeholder"),
                aria: text(f, "aria_label"),
                label: text(f, "label_text"),
                visible: f["visible"].as_bool().unwrap_or(true),
                disabled: f["disabled"].as_bool().unwrap_or(false),
                readonly: f["readonly"].as_bool().unwrap_or(false),
                filled: f["value"].as_str().is_some_and(|v| !v.is_empty()),
                ..Field::default()
            })
            .collect(),
        ..FrameSurvey::default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Right,
    WrongKind,
    WrongField,
}

/// What the form expects of a plan. `split_digit` boxes are one row.
fn judge(form: &Value, plan: &Plan) -> Outcome {
    let kind = form["kind"].as_str().unwrap_or_default();
    let fields = form["fields"].as_array().unwrap();
    let hidden = |f: &Value| f["visible"] == Value::Bool(false) || f["disabled"] == Value::Bool(true);
    let expected = |what: &str| -> Vec<u32> {
        let of = |f: &Value| f["expected"].as_str() == Some(what) && !hidden(f);
        fields.iter().enumerate().filter(|(_, f)| of(f)).map(|(i, _)| i as u32).collect()
    };
    let (totp, backup, boxes) = (expected("totp"), expected("backup"), expected("split_digit"));
    let asked = |f: &Value| f["accepts"].as_array().is_some_and(|a| a.iter().any(|v| v == "backup"));
    let takes_both = fields.iter().any(|f| asked(f) && f["accepts"].as_array().unwrap().len() > 1);
    let mut wanted: Vec<(Vec<u32>, Shape, &[Holds])> = Vec::new();
    let code: &[Holds] =
        if takes_both || kind == "totp_or_backup" { &[Holds::Code, Holds::Either] } else { &[Holds::Code] };
    match kind {
        "sms_code" => {
            return match (plan.targets.is_empty(), plan.wants) {
                (true, Wants::Texted) => Outcome::Right,
                (true, _) => Outcome::WrongKind,
                _ => Outcome::WrongField,
            };
        }
        "totp" | "totp_or_backup" | "setup_page" | "backup_code" => {
            let one = if kind == "backup_code" { &[Holds::Backup] } else { code };
            if !boxes.is_empty() {
                wanted.push((boxes, Shape::Row, one));
            }
            wanted.extend(totp.into_iter().map(|i| (vec![i], Shape::Field, code)));
            wanted.extend(backup.into_iter().map(|i| (vec![i], Shape::Field, &[Holds::Backup] as &[Holds])));
        }
        _ => {}
    }
    let place = plan.targets.len() == wanted.len()
        && wanted
            .iter()
            .all(|(elements, shape, _)| plan.targets.iter().any(|t| &t.elements == elements && t.kind == *shape));
    if !place {
        return if wanted.is_empty() && plan.targets.is_empty() { Outcome::WrongKind } else { Outcome::WrongField };
    }
    let held =
        plan.targets.iter().all(|t| wanted.iter().any(|(e, _, holds)| e == &t.elements && holds.contains(&t.holds)));
    let said = !wanted.is_empty() || plan.wants == Wants::None;
    if held && said && !plan.unsure { Outcome::Right } else { Outcome::WrongKind }
}

/// Judges a form without focus, then with the focus on each visible field; the worst outcome counts.
fn run(form: &Value) -> (Outcome, Plan) {
    let mut frame = survey(form);
    let mut worst = (Outcome::Right, plan(std::slice::from_ref(&frame)));
    worst.0 = judge(form, &worst.1);
    for i in 0..frame.fields.len() {
        if !frame.fields[i].visible {
            continue;
        }
        frame.fields[i].focused = true;
        let answer = plan(std::slice::from_ref(&frame));
        frame.fields[i].focused = false;
        let outcome = judge(form, &answer);
        if outcome > worst.0 {
            worst = (outcome, answer);
        }
    }
    worst
}

fn load(path: &Path) -> Vec<Value> {
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Past the test harness, which keeps what passing tests print to itself.
fn say(lines: &str) {
    std::io::stdout().lock().write_all(lines.as_bytes()).unwrap();
}

/// Prints the misses, the table and `name: right/all right`; gives right and all.
fn table(name: &str, forms: &[Value]) -> (usize, usize) {
    let mut kinds: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut out = format!("\n{name}, {} of them\n", forms.len());
    for form in forms {
        let (outcome, plan) = run(form);
        kinds.entry(text(form, "kind")).or_default()[outcome as usize] += 1;
        if outcome != Outcome::Right {
            let where_to: Vec<_> = plan.targets.iter().map(|t| (&t.elements, t.holds)).collect();
            let _ = writeln!(
                out,
                "  miss {} ({}): {outcome:?}; answered {:?} {where_to:?}{}; {}",
                text(form, "id"),
                text(form, "kind"),
                plan.wants,
                if plan.unsure { " unsure" } else { "" },
                plan.reason
            );
        }
    }
    let _ = writeln!(out, "  {:<26}{:>7}{:>12}{:>13}", "kind", "found", "wrong kind", "wrong field");
    let mut right = 0;
    for (kind, [found, wrong_kind, wrong_field]) in &kinds {
        let _ = writeln!(out, "  {kind:<26}{found:>7}{wrong_kind:>12}{wrong_field:>13}");
        right += found;
    }
    let _ = writeln!(out, "{name}: {right}/{} right", forms.len());
    say(&out);
    (right, forms.len())
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The open corpus, where it is.
fn open_corpus() -> Option<Vec<Value>> {
    let shared = std::env::var_os("HOLDFAST_SHARED").map_or_else(|| here().join("../shared"), PathBuf::from);
    let path = shared.join("corpus/forms.json");
    path.exists().then(|| load(&path))
}

fn own_corpus() -> Vec<Value> {
    let mut files: Vec<_> = std::fs::read_dir(here().join("tests/pages"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| load(file)).collect()
}

#[test]
fn every_form_is_judged_right() {
    let open = open_corpus();
    if open.is_none() {
        say("open forms: not here, left out\n");
    }
    let open = open.map(|forms| table("open forms", &forms));
    let own = table("own forms", &own_corpus());
    if let Ok(path) = std::env::var("EXTRA_FORMS") {
        table("extra forms", &load(Path::new(&path)));
    }
    assert!(own.1 >= 120, "the own corpus holds {} forms", own.1);
    assert_eq!(own.0, own.1);
    if let Some((right, all)) = open {
        assert_eq!(right, all);
    }
}

/// What a real browser's survey of the rendered forms says: `SURVEYS=file.ndjson`, written by tests/pages/render.mjs.
#[test]
fn rendered_forms_are_judged_as_their_descriptors_are() {
    let Ok(path) = std::env::var("SURVEYS") else { return };
    let (mut right, mut all) = (0, 0);
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let frame: FrameSurvey = serde_json::from_value(line["survey"].clone()).unwrap();
        let mut answer = plan(&[frame]);
        for element in answer.targets.iter_mut().flat_map(|t| &mut t.elements) {
            *element = line["places"][*element as usize].as_u64().unwrap() as u32;
        }
        let outcome = judge(&line["form"], &answer);
        all += 1;
        right += usize::from(outcome == Outcome::Right);
        if outcome != Outcome::Right {
            println!(
                "  miss {} ({}): {outcome:?}; {}",
                text(&line["form"], "id"),
                text(&line["form"], "kind"),
                answer.reason
            );
        }
    }
    println!("rendered forms: {right}/{all} right");
}

/// Every own form, changed in each way that leaves a person sure of it: not one in a thousand may be judged otherwise.
/// `EXTRA_FORMS` is changed too and only reported.
#[test]
fn a_form_that_is_dressed_otherwise_is_judged_the_same() {
    let mut sets = vec![("own forms", own_corpus(), true)];
    if let Ok(path) = std::env::var("EXTRA_FORMS") {
        sets.push(("extra forms", load(Path::new(&path)), false));
    }
    for (name, forms, asserted) in sets {
        let forms: Vec<&Value> = forms.iter().filter(|f| run(f).0 == Outcome::Right).collect();
        let mut out = format!("\n{name}, dressed otherwise\n");
        let (mut wrong, mut judged) = (0, 0);
        for &(what, change) in mutations::CHANGES {
            let (mut right, mut all) = (0, 0);
            for form in &forms {
                let code =
                    matches!(form["kind"].as_str(), Some("totp" | "totp_or_backup" | "backup_code" | "setup_page"));
                let Some(new) = (code || mutations::FOR_NEGATIVES.contains(&what)).then(|| change(form)).flatten()
                else {
                    continue;
                };
                let (outcome, plan) = run(&new);
                all += 1;
                right += usize::from(outcome == Outcome::Right);
                if outcome != Outcome::Right {
                    let _ = writeln!(
                        out,
                        "  miss {} ({}), {what}: {outcome:?}; {}",
                        text(form, "id"),
                        text(form, "kind"),
                        plan.reason
                    );
                }
            }
            wrong += all - right;
            judged += all;
            let _ = writeln!(out, "  {what:<36}{right:>5} of {all}");
        }
        say(&out);
        assert!(!asserted || wrong * 1000 <= judged, "{wrong} of {judged} forms are known in one dress only");
    }
}
