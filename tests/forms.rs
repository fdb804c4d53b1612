//! Every form of the corpora judged, without focus and with the focus on each field in turn: a one-time code is found,
//! a row is found whole, a backup code is named as one, what is sent is said to be sent, nothing else is touched.
//!
//! `EXTRA_FORMS=file.json cargo test --test forms -- --nocapture extra` judges unseen forms of the same schema.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic
)]
#![allow(clippy::print_stdout, missing_docs, clippy::cast_possible_truncation)]

use std::collections::BTreeMap;
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

/// Prints the table and the misses; gives right and all.
fn table(name: &str, forms: &[Value]) -> (usize, usize) {
    let mut kinds: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    println!("\n{name}: {} forms", forms.len());
    for form in forms {
        let (outcome, plan) = run(form);
        kinds.entry(text(form, "kind")).or_default()[outcome as usize] += 1;
        if outcome != Outcome::Right {
            let where_to: Vec<_> = plan.targets.iter().map(|t| (&t.elements, t.holds)).collect();
            println!(
                "  miss {} ({}): {outcome:?}; answered {:?} {where_to:?}{}; {}",
                text(form, "id"),
                text(form, "kind"),
                plan.wants,
                if plan.unsure { " unsure" } else { "" },
                plan.reason
            );
        }
    }
    println!("  {:<26}{:>7}{:>12}{:>13}", "kind", "found", "wrong kind", "wrong field");
    let mut right = 0;
    for (kind, [found, wrong_kind, wrong_field]) in &kinds {
        println!("  {kind:<26}{found:>7}{wrong_kind:>12}{wrong_field:>13}");
        right += found;
    }
    (right, forms.len())
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_form_of_the_open_corpus_is_judged_right() {
    let Some(path) = ["../shared/corpus/forms.json", "../../shared/corpus/forms.json"]
        .iter()
        .map(|p| here().join(p))
        .find(|p| p.exists())
    else {
        println!("open corpus: not here, left out");
        return;
    };
    let (right, all) = table("open corpus", &load(&path));
    println!("open corpus: {right}/{all} right");
    assert_eq!(right, all);
}

#[test]
fn every_form_of_our_own_corpus_is_judged_right() {
    let mut forms = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(here().join("tests/pages"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    for file in files {
        forms.extend(load(&file));
    }
    let (right, all) = table("own corpus", &forms);
    println!("own corpus: {right}/{all} right");
    assert!(all >= 120, "the own corpus holds {all} forms");
    assert_eq!(right, all);
}

#[test]
fn extra_forms_are_judged_and_reported() {
    let Ok(path) = std::env::var("EXTRA_FORMS") else { return };
    let (right, all) = table("extra forms", &load(Path::new(&path)));
    println!("extra forms: {right}/{all} right");
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
