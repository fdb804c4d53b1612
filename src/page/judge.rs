//! Decides for a whole page, all frames together: what is wanted, and where it would go. The weighing of one field
//! is in `score`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::concept::Concept;
use super::rows;
use super::said::{Around, Own, Reader, form_of, identifies, reachable, reaches};
use super::score::{Score, Takes, kind, weigh};
use super::survey::{Field, FrameSurvey};
use super::table::{THRESHOLD, TIE};
use super::text::read;

/// What a page asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wants {
    /// A one-time code from an app.
    Code,
    /// A backup code.
    Backup,
    /// Either of them, in one field or in two.
    Either,
    /// A code by text message, call or e-mail: nothing that Holdfast could fill.
    Texted,
    /// No code at all.
    #[default]
    None,
}

/// Whether a target is one field or a row of boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// One field takes it all.
    Field,
    /// One character a box, in the order of [`Target::elements`].
    Row,
}

/// What goes into a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// A one-time code.
    Code,
    /// A backup code.
    Backup,
    /// Either.
    Either,
}

/// Where something would be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// The frame, by the browser's number.
    pub frame: u32,
    /// The elements, by the tab's own list: one, or one for each box.
    pub elements: Vec<u32>,
    /// One field or a row.
    pub kind: Shape,
    /// What goes in.
    pub holds: Holds,
    /// How a person would name it (label, else placeholder, else heading): for a question, at most 200 characters.
    pub label: String,
    /// How many characters fit, where the page says so.
    pub maxlength: Option<u32>,
}

/// The answer to "what does this page ask for, and where?".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// What is wanted.
    pub wants: Wants,
    /// Where it goes, the likeliest first; empty for [`Wants::Texted`] and [`Wants::None`].
    pub targets: Vec<Target>,
    /// Two targets for the same thing are as likely: ask which.
    pub unsure: bool,
    /// Why, in words, for a log. Holds nothing but the page's own descriptors.
    pub reason: String,
}

struct Candidate {
    target: Target,
    takes: Takes,
    score: Score,
    focused: bool,
}

/// Judges the frames of one page. Surveys are bounded here; no page can make this slow or make it fail.
#[must_use]
pub fn plan(frames: &[FrameSurvey]) -> Plan {
    let mut found: Vec<Candidate> = Vec::new();
    for frame in frames {
        candidates(&frame.clone().bounded(), &mut found);
    }
    found.sort_by(|a, b| b.score.field.total_cmp(&a.score.field));
    let mut plan = Plan::default();
    let mut texted = None;
    for takes in [Takes::Code, Takes::Either, Takes::Backup] {
        let best = best(&found, takes);
        plan.unsure |= best.len() > 1;
        plan.targets.extend(best.into_iter().map(|c| c.target.clone()));
    }
    let holds = |h: Holds| plan.targets.iter().any(|t| t.holds == h);
    plan.wants = match (holds(Holds::Code), holds(Holds::Either), holds(Holds::Backup)) {
        (_, true, _) | (true, _, true) => Wants::Either,
        (true, ..) => Wants::Code,
        (.., true) => Wants::Backup,
        _ => {
            texted = found.iter().find(|c| c.takes == Takes::Texted);
            if texted.is_some() { Wants::Texted } else { Wants::None }
        }
    };
    plan.reason = reason(&plan, texted, found.first());
    plan
}

/// The best candidates for one thing: one, or several that are as likely.
fn best(found: &[Candidate], takes: Takes) -> Vec<&Candidate> {
    let mut of: Vec<&Candidate> = found.iter().filter(|c| c.takes == takes).collect();
    let Some(top) = of.first().map(|c| c.score.field) else { return of };
    of.retain(|c| top - c.score.field < TIE);
    if of.len() > 1
        && let Some(focused) = of.iter().copied().find(|c| c.focused)
    {
        return vec![focused];
    }
    of
}

fn candidates(frame: &FrameSurvey, found: &mut Vec<Candidate>) {
    let mut reader = Reader::default();
    let owns: Vec<Own> =
        frame.fields.iter().map(|f| if f.visible { Own::of(f, &mut reader) } else { Own::default() }).collect();
    let own_of = |i: usize| owns.get(i).copied().unwrap_or_default();
    let rows = rows::find(&frame.fields, |form| asks_for_a_code(frame, form));
    let arounds = arounds(frame, &rows, &own_of);
    let single = frame
        .fields
        .iter()
        .enumerate()
        .filter(|(i, f)| reachable(f) && f.maxlength != Some(1) && !rows.iter().any(|r| r.contains(i)));
    let all = rows.iter().cloned().chain(single.map(|(i, _)| vec![i]));
    for members in all {
        let boxes: Vec<&Field> = members.iter().filter_map(|&i| frame.fields.get(i)).collect();
        let (Some(&first), Some(&at)) = (boxes.first(), members.first()) else { continue };
        let around = around(&arounds, first.form);
        let row = boxes.len() > 1;
        let mut seen = Cow::Borrowed(first);
        if row {
            // a row is one field of as many characters
            let seen = seen.to_mut();
            seen.maxlength = u32::try_from(boxes.len()).ok();
            if let Some(otc) = boxes.iter().find(|f| !f.autocomplete.is_empty()) {
                seen.autocomplete.clone_from(&otc.autocomplete);
            }
        }
        let own = own_of(at);
        let Some(mut score) = weigh(&seen, &own, &around, row) else { continue };
        if row {
            score.field += ROW;
        }
        if score.field < THRESHOLD || reaches(first, &own) {
            continue;
        }
        let takes = kind(&score, &own, &around);
        found.push(Candidate {
            target: Target {
                frame: frame.frame,
                elements: boxes.iter().map(|f| f.index).collect(),
                kind: if row { Shape::Row } else { Shape::Field },
                holds: match takes {
                    Takes::Backup => Holds::Backup,
                    Takes::Either => Holds::Either,
                    Takes::Code | Takes::Texted => Holds::Code,
                },
                label: label(first, frame),
                maxlength: if row { None } else { first.maxlength },
            },
            takes,
            score,
            focused: boxes.iter().any(|f| f.focused),
        });
    }
}

/// Whether the words around a form ask for a code, whatever its fields say.
fn asks_for_a_code(frame: &FrameSurvey, form: Option<u32>) -> bool {
    let Some(form) = form.and_then(|at| frame.forms.get(usize::try_from(at).ok()?)) else { return false };
    let said = read(&form.heading).and(read(&form.nearby));
    said.any(&[Concept::Otp, Concept::App, Concept::Factor, Concept::Verify, Concept::Backup])
        && !said.any(&[Concept::Money, Concept::Foreign, Concept::Device])
}

/// A row of boxes is hardly anything else than a code.
const ROW: f32 = 3.5;

type Arounds = Vec<(Option<u32>, Around)>;

fn arounds(frame: &FrameSurvey, rows: &[Vec<usize>], own_of: &impl Fn(usize) -> Own) -> Arounds {
    let mut list: Arounds = Vec::new();
    for f in &frame.fields {
        if list.iter().any(|(form, _)| *form == f.form) {
            continue;
        }
        let inputs = frame
            .fields
            .iter()
            .enumerate()
            .filter(|(i, o)| {
                o.form == f.form && reachable(o) && o.kind != "password" && !rows.iter().any(|r| r.contains(i))
            })
            .count();
        let in_rows =
            rows.iter().filter(|r| r.first().and_then(|&i| frame.fields.get(i)).is_some_and(|o| o.form == f.form));
        let others = inputs.saturating_add(in_rows.count());
        let here = || frame.fields.iter().enumerate().filter(|(_, o)| o.form == f.form && o.visible);
        let passwords = here().filter(|(_, o)| o.kind == "password").count();
        let login = passwords == 1 && here().any(|(i, o)| identifies(o, &own_of(i)));
        let reached = passwords == 0 && here().any(|(i, o)| reaches(o, &own_of(i)));
        list.push((
            f.form,
            Around { others, login, passwords, reached, ..Around::of(form_of(frame, f), &frame.title) },
        ));
    }
    list
}

fn around(list: &Arounds, form: Option<u32>) -> Around {
    list.iter().find(|(f, _)| *f == form).map(|(_, a)| *a).unwrap_or_default()
}

fn label(f: &Field, frame: &FrameSurvey) -> String {
    let heading = form_of(frame, f).map(|form| form.heading.as_str()).unwrap_or_default();
    [&f.label, &f.aria, &f.placeholder, &f.before]
        .into_iter()
        .map(String::as_str)
        .chain([heading, f.name.as_str(), f.id.as_str()])
        .map(str::trim)
        .find(|t| !t.is_empty())
        .unwrap_or_default()
        .to_owned()
}

fn reason(plan: &Plan, texted: Option<&Candidate>, first: Option<&Candidate>) -> String {
    let Some(c) = texted.or(first) else { return "no field reads like one for a code".to_owned() };
    let s = &c.score;
    let what = match plan.wants {
        Wants::Code => "a one-time code",
        Wants::Backup => "a backup code",
        Wants::Either => "a one-time code or a backup code",
        Wants::Texted => "a code by text message or e-mail",
        Wants::None => "nothing",
    };
    format!(
        "{what}: {:?} reads like a code field ({:.1}; one-time {:.1}, backup {:.1}, app {:.1}, sent {:.1})",
        c.target.label, s.field, s.code, s.backup, s.made, s.sent
    )
}
