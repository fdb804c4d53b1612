//! The same forms, dressed otherwise: whatever a person would still know, the classifier has to know too. Each change
//! keeps what the page says and moves it, renames what only programs read, or adds what pages have around a form.

use serde_json::{Value, json};

/// What one change makes of a form; `None` where it would change nothing or take the only clue away.
pub type Change = fn(&Value) -> Option<Value>;

pub const CHANGES: &[(&str, Change)] = &[
    ("no name, no id", |form| anew(form, unnamed)),
    ("random names and ids", |form| anew(form, renamed)),
    ("label becomes placeholder", |form| moved(form, "label_text", "placeholder")),
    ("label becomes aria-label", |form| moved(form, "label_text", "aria_label")),
    ("placeholder becomes label", |form| moved(form, "placeholder", "label_text")),
    ("aria-label becomes label", |form| moved(form, "aria_label", "label_text")),
    ("label ends in a star", |form| each(form, |f| suffix(f, "label_text", " *"))),
    ("label in capitals", |form| each(form, capitals)),
    ("no autocomplete", |form| each(form, |f| set(f, "autocomplete", Value::Null))),
    ("autocomplete off", |form| each(form, |f| set(f, "autocomplete", json!("off")))),
    ("autocomplete nonsense", |form| each(form, |f| set(f, "autocomplete", json!("nope")))),
    ("code fields say one-time-code", |form| codes(form, |f| set(f, "autocomplete", json!("one-time-code")))),
    ("one-time-code in a section", |form| {
        codes(form, |f| set(f, "autocomplete", json!("section-mfa one-time-code webauthn")))
    }),
    ("type tel", |form| codes(form, |f| said(f, "type") != "password" && set(f, "type", json!("tel")))),
    ("no type", |form| codes(form, |f| said(f, "type") != "password" && set(f, "type", Value::Null))),
    ("type password", dotted),
    ("no maxlength", |form| unrowed(form, |f| set(f, "maxlength", Value::Null))),
    ("no inputmode, no pattern", |form| {
        each(form, |f| set(f, "inputmode", Value::Null) | set(f, "pattern", Value::Null))
    }),
    ("heading joins the text", |form| joined(form, "heading_text", "nearby_text")),
    ("text joins the heading", |form| joined(form, "nearby_text", "heading_text")),
    ("button says nothing", |form| around(form, "submit_text", json!("→"))),
    ("no action", |form| around(form, "action", Value::Null)),
    ("a hidden token and a box to tick", crowded),
    ("a link to support", |form| also(form, "Need help? Contact support.")),
];

/// The changes that hold for forms without a code as well: they stay forms without one.
pub const FOR_NEGATIVES: &[&str] = &[
    "label ends in a star",
    "label in capitals",
    "no autocomplete",
    "autocomplete off",
    "autocomplete nonsense",
    "heading joins the text",
    "button says nothing",
    "a hidden token and a box to tick",
    "a link to support",
];

fn fields(form: &mut Value) -> &mut Vec<Value> {
    form["fields"].as_array_mut().unwrap()
}

fn said<'a>(from: &'a Value, key: &str) -> &'a str {
    from[key].as_str().unwrap_or_default()
}

fn typed(field: &Value) -> bool {
    !matches!(said(field, "type"), "hidden" | "checkbox" | "radio" | "submit")
}

fn is_code(field: &Value) -> bool {
    matches!(said(field, "expected"), "totp" | "backup" | "split_digit")
}

/// Whether the form says in words what it wants, apart from names and ids.
fn speaks(form: &Value) -> bool {
    let around = &form["form"];
    let told = |f: &Value| {
        ["label_text", "placeholder", "aria_label"].iter().any(|k| said(f, k).chars().any(char::is_alphabetic))
    };
    !said(around, "heading_text").is_empty()
        || !said(around, "nearby_text").is_empty()
        || form["fields"].as_array().unwrap().iter().filter(|f| is_code(f)).all(told)
}

fn set(field: &mut Value, key: &str, value: Value) -> bool {
    if field[key] == value {
        return false;
    }
    field[key] = value;
    true
}

fn changed(form: &Value, which: fn(&Value) -> bool, change: impl Fn(&mut Value) -> bool) -> Option<Value> {
    let mut new = form.clone();
    let any = fields(&mut new).iter_mut().filter(|f| which(f)).fold(false, |any, f| change(f) | any);
    any.then_some(new)
}

fn each(form: &Value, change: impl Fn(&mut Value) -> bool) -> Option<Value> {
    changed(form, typed, change)
}

fn codes(form: &Value, change: impl Fn(&mut Value) -> bool) -> Option<Value> {
    changed(form, is_code, change)
}

fn unrowed(form: &Value, change: impl Fn(&mut Value) -> bool) -> Option<Value> {
    changed(form, |f| is_code(f) && said(f, "expected") != "split_digit", change)
}

/// Only where words remain that say what is wanted; fields beside a code keep their names, which may be all they have.
fn anew(form: &Value, change: fn(usize, &mut Value)) -> Option<Value> {
    if !speaks(form) {
        return None;
    }
    let mut new = form.clone();
    for (at, field) in fields(&mut new).iter_mut().enumerate().filter(|(_, f)| is_code(f)) {
        change(at, field);
    }
    Some(new)
}

fn unnamed(_: usize, field: &mut Value) {
    for key in ["name", "id", "class"] {
        field[key] = Value::Null;
    }
}

fn renamed(at: usize, field: &mut Value) {
    field["name"] = json!(format!("f_{:x}", (at + 3) * 0x9e37));
    field["id"] = json!(format!(":r{}:", at + 7));
    field["class"] = json!("css-1x2y3z");
}

fn moved(form: &Value, from: &str, to: &str) -> Option<Value> {
    codes(form, |f| {
        let text = f[from].clone();
        if !said(f, from).chars().any(char::is_alphabetic) || said(f, to).chars().any(char::is_alphabetic) {
            return false;
        }
        set(f, to, text) && set(f, from, Value::Null)
    })
}

fn suffix(field: &mut Value, key: &str, end: &str) -> bool {
    let text = said(field, key).to_owned();
    !text.is_empty() && set(field, key, json!(text + end))
}

fn capitals(field: &mut Value) -> bool {
    let text = said(field, "label_text").to_uppercase();
    !text.is_empty() && set(field, "label_text", json!(text))
}

/// Shown as dots, where a label of the field says what it is and no password stands beside it.
fn dotted(form: &Value) -> Option<Value> {
    let all = form["fields"].as_array().unwrap();
    let alone =
        all.iter().filter(|f| typed(f)).count() == 1 && all.iter().any(|f| is_code(f) && said(f, "type") != "password");
    // a PIN that is shown as dots is a PIN
    let pin = all.iter().any(|f| said(f, "label_text").to_lowercase().contains("pin"));
    let told = |f: &Value| is_code(f) && said(f, "expected") != "split_digit" && !said(f, "label_text").is_empty();
    if !alone || pin { None } else { changed(form, told, |f| set(f, "type", json!("password"))) }
}

fn around(form: &Value, key: &str, value: Value) -> Option<Value> {
    let mut new = form.clone();
    set(&mut new["form"], key, value).then_some(new)
}

fn joined(form: &Value, from: &str, to: &str) -> Option<Value> {
    let (first, second) = (said(&form["form"], from), said(&form["form"], to));
    if first.is_empty() {
        return None;
    }
    let text = if from == "heading_text" { format!("{first} {second}") } else { format!("{second} {first}") };
    let mut new = form.clone();
    new["form"][to] = json!(text.trim());
    new["form"][from] = Value::Null;
    Some(new)
}

fn crowded(form: &Value) -> Option<Value> {
    let mut new = form.clone();
    fields(&mut new).push(json!({ "tag": "input", "type": "hidden", "name": "csrf_token", "visible": false, "expected": "none", "value": "5a1f" }));
    fields(&mut new).push(json!({ "tag": "input", "type": "checkbox", "name": "remember", "label_text": "Remember this device", "visible": true, "expected": "none" }));
    Some(new)
}

fn also(form: &Value, text: &str) -> Option<Value> {
    let before = said(&form["form"], "nearby_text");
    around(form, "nearby_text", json!(format!("{before} {text}").trim()))
}
