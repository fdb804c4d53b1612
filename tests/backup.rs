//! Backup codes on pages and in texts: pages rendered from a corpus of set-up pages, and our own cases with hard
//! negatives. `EXTRA_SETUP_PAGES=file.json` adds pages of the same schema; their misses are printed and do not fail.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    clippy::cast_possible_truncation
)]

#[path = "backup/around.rs"]
mod around;
#[path = "backup/draw.rs"]
mod draw;
#[path = "backup/entry.rs"]
mod entry;
#[path = "backup/markup.rs"]
mod markup;
#[path = "backup/page.rs"]
mod page;

use holdfast::backup::{Found, Warning, blocks, text};
use serde_json::Value;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    Whole,
    Partly,
    Missed,
    False,
}

/// What became of a search, and what exactly was wrong.
fn outcome(found: &Found, codes: &[String]) -> Outcome {
    let got: Vec<&str> = found.codes.iter().map(|c| c.text.expose()).collect();
    if codes.is_empty() {
        return if got.is_empty() { Outcome::Whole } else { Outcome::False };
    }
    if got.is_empty() {
        Outcome::Missed
    } else if got.iter().any(|g| !codes.iter().any(|c| c == g)) {
        Outcome::False
    } else if got.len() == codes.len() {
        Outcome::Whole
    } else {
        Outcome::Partly
    }
}

fn shown(found: &Found) -> String {
    let codes: Vec<&str> = found.codes.iter().map(|c| c.text.expose()).collect();
    format!("{} {:?} {:?}", codes.len(), codes.iter().take(12).collect::<Vec<_>>(), found.warnings)
}

/// Every way to bring in one entry's codes; the worst outcome counts.
fn run(entry: &Value, round: usize) -> (Outcome, Vec<String>) {
    let made = entry::make(entry, round);
    if let Ok(dir) = std::env::var("EMIT_SETUP_PAGES") {
        emit(&dir, &made);
    }
    let mut ways = vec![("page", blocks::read(&page::blocks(&made.title, &made.body)))];
    if made.copyable {
        ways.push(("copied", text::read(&page::copied(&made.body))));
    }
    if let Some(file) = &made.file {
        ways.push(("file", text::read(file)));
    }
    let mut worst = Outcome::Whole;
    let mut misses = Vec::new();
    for (way, found) in &ways {
        let mut got = outcome(found, &made.codes);
        let spent = found.codes.iter().filter(|code| code.spent).count();
        let spent_lost = *way == "page" && got == Outcome::Whole && spent != made.spent;
        let labels_lost = *way == "page"
            && got == Outcome::Whole
            && made.labels.iter().any(Option::is_some)
            && found.codes.iter().map(|c| c.label.clone()).collect::<Vec<_>>() != made.labels;
        if labels_lost || spent_lost {
            got = Outcome::Partly;
        }
        if got != Outcome::Whole {
            let silent = got == Outcome::Partly && found.warnings.is_empty();
            misses.push(format!(
                "  {:<24} {way:<7} {got:?}{}{} {}",
                made.id,
                if silent { " SILENT" } else { "" },
                if labels_lost {
                    " labels"
                } else if spent_lost {
                    " used"
                } else {
                    ""
                },
                shown(found)
            ));
            if worst == Outcome::Whole || got == Outcome::False {
                worst = got;
            }
        }
    }
    (worst, misses)
}

/// The page as a file, with the codes that are on it, for the browser's own run.
fn emit(dir: &str, made: &entry::Made) {
    let html = format!("<!doctype html><meta charset=utf-8><title>{}</title>{}", made.title, page::html(&made.body));
    std::fs::write(format!("{dir}/{}.html", made.id), html).unwrap();
    std::fs::write(format!("{dir}/{}.json", made.id), serde_json::to_string(&made.codes).unwrap()).unwrap();
}

/// Every entry is drawn so many times: other codes, other lists beside them. `SETUP_PAGES_DRAWS=n` draws them n times.
fn table(name: &str, entries: &[Value], rounds: usize) -> (usize, Vec<String>) {
    let mut counts = [0usize; 4];
    let mut misses = Vec::new();
    let rounds = draws(rounds);
    for (entry, round) in entries.iter().flat_map(|entry| (0..rounds).map(move |round| (entry, round))) {
        let (outcome, lines) = run(entry, round);
        counts[outcome as usize] += 1;
        misses.extend(lines);
    }
    println!(
        "{name}: {} pages · whole {} · partly {} · missed {} · false {}",
        entries.len() * rounds,
        counts[0],
        counts[1],
        counts[2],
        counts[3]
    );
    for miss in &misses {
        println!("{miss}");
    }
    (counts[0], misses)
}

fn draws(rounds: usize) -> usize {
    std::env::var("SETUP_PAGES_DRAWS").ok().and_then(|n| n.parse().ok()).unwrap_or(rounds)
}

fn load(path: &str) -> Vec<Value> {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn pages_of_our_own_give_their_whole_set() {
    let entries = load(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/backup/pages.json"));
    let (whole, misses) = table("own pages", &entries, 9);
    assert!(misses.is_empty(), "{whole}: {misses:#?}");
}

/// Pages of the shared corpus where it lies beside the repository, and those that `EXTRA_SETUP_PAGES` names (described, or
/// written out as `html` or `text` like our own); the last line printed then is their result.
#[test]
fn set_up_pages_from_outside() {
    if let Some(path) = shared() {
        let entries = load(&path);
        let (_, misses) = table("shared setup pages", &entries, 1);
        assert!(misses.is_empty(), "{misses:#?}");
        assert!(misses.iter().all(|miss| !miss.contains("SILENT")), "a part of a set without a warning: {misses:#?}");
    }
    if let Ok(path) = std::env::var("EXTRA_SETUP_PAGES") {
        let (whole, all, _) = mixed("extra setup pages", &path, 1);
        println!("extra setup_pages: {whole}/{all} right");
    }
}

/// Pages and texts that were once unseen: shapes of many services in many languages, and as many lists of other things.
#[test]
fn what_was_once_unseen_is_read_whole() {
    let (_, _, misses) = mixed("once unseen", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/backup/services.json"), 3);
    assert!(misses.is_empty(), "{misses:#?}");
}

/// A file of pages, some described by their parts and some written out as `html` or `text`; how many are right, of how many,
/// and what is wrong.
fn mixed(name: &str, path: &str, rounds: usize) -> (usize, usize, Vec<String>) {
    let is_written = |entry: &Value| entry["html"].is_array() || entry["text"].is_array();
    let (written, described): (Vec<Value>, Vec<Value>) = load(path).into_iter().partition(is_written);
    let (whole, mut misses) = table(name, &described, rounds);
    let wrong: Vec<String> = written.iter().filter_map(wrong).collect();
    println!("{name}, written out: {}/{} right", written.len() - wrong.len(), written.len());
    for line in &wrong {
        println!("  {line}");
    }
    let right = whole + written.len() - wrong.len();
    misses.extend(wrong);
    (right, described.len() * draws(rounds) + written.len(), misses)
}

/// Where the shared corpus is, if it is there.
fn shared() -> Option<String> {
    let beside = || concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").to_owned();
    let folder = std::env::var("HOLDFAST_SHARED").unwrap_or_else(|_| beside());
    let path = format!("{folder}/corpus/setup_pages.json");
    std::path::Path::new(&path).exists().then_some(path)
}

/// What was wrong with a case that says what its text or markup holds; nothing when all is right.
fn wrong(case: &Value) -> Option<String> {
    let list = |key: &str| -> Vec<String> {
        case[key].as_array().into_iter().flatten().filter_map(|c| c.as_str().map(str::to_owned)).collect()
    };
    let found = if case["html"].is_array() {
        let (title, body) = markup::page(&list("html").join("\n"));
        blocks::read(&page::blocks(&title, &body))
    } else {
        text::read(&list("text").join(case["newline"].as_str().unwrap_or("\n")))
    };
    let outcome = outcome(&found, &list("codes"));
    let labels: Vec<String> = found.codes.iter().map(|c| c.label.clone().unwrap_or_default()).collect();
    let spent: Vec<String> = found.codes.iter().filter(|c| c.spent).map(|c| c.text.expose().to_owned()).collect();
    let warnings: Vec<&str> = found.warnings.iter().map(|w| w.code()).collect();
    let bad = outcome != Outcome::Whole
        || case["labels"].is_array() && labels != list("labels")
        || spent != list("spent")
        || list("warns").iter().any(|w| !warnings.contains(&w.as_str()))
        || case["silent"].as_bool() == Some(true) && !warnings.is_empty();
    let name = case["name"].as_str().unwrap_or_default();
    bad.then(|| format!("{name}: {outcome:?} {} labels {labels:?} spent {spent:?}", shown(&found)))
}

fn cases(name: &str, path: &str) {
    let cases = load(path);
    if let (Ok(dir), true) = (std::env::var("EMIT_SETUP_PAGES"), name.ends_with("markup")) {
        for (index, case) in cases.iter().enumerate() {
            let html: Vec<&str> = case["html"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let html = format!("<!doctype html><meta charset=utf-8>{}", html.join("\n"));
            std::fs::write(format!("{dir}/markup-{index}.html"), html).unwrap();
            std::fs::write(format!("{dir}/markup-{index}.json"), case["codes"].to_string()).unwrap();
        }
    }
    let wrong: Vec<String> = cases.iter().filter_map(wrong).collect();
    println!("{name}: {}/{} right", cases.len() - wrong.len(), cases.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn texts_give_their_codes_and_nothing_else() {
    cases("own texts", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/backup/texts.json"));
}

#[test]
fn markup_gives_its_codes_and_nothing_else() {
    cases("own markup", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/backup/markup.json"));
}

/// A list of codes on a page, with the words around it.
fn listing(items: Vec<page::Node>) -> page::Node {
    page::el("body", "", vec![page::leaf("h2", "Recovery codes"), page::el("ul", "", items)])
}

const CODES: [&str; 10] = [
    "k3d9-x7aa",
    "p0q8-zz12",
    "m4n5-c6vb",
    "q1w2-e3r4",
    "t5y6-u7i8",
    "o9p0-a1s2",
    "d3f4-g5h6",
    "j7k8-l9z0",
    "x1c2-v3b4",
    "n5m6-q7w8",
];

fn texts(found: &Found) -> Vec<&str> {
    found.codes.iter().map(|c| c.text.expose()).collect()
}

#[test]
fn a_struck_out_code_is_spent() {
    let items = CODES.iter().enumerate();
    let items =
        items.map(|(i, c)| page::el("li", "", vec![page::leaf(if i == 3 { "del" } else { "code" }, c)])).collect();
    let found = blocks::read(&page::blocks("Sign-in", &listing(items)));
    assert_eq!(texts(&found), CODES);
    assert_eq!(found.codes.iter().map(|c| c.spent).collect::<Vec<_>>(), (0..10).map(|i| i == 3).collect::<Vec<_>>());
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
}

#[test]
fn the_selection_comes_first_and_a_part_is_said_to_be_one() {
    let page = |selection: &str| {
        let items = CODES.iter().map(|c| page::leaf("li", c)).collect();
        let mut survey = page::blocks("Sign-in", &listing(items));
        survey.selection = selection.to_owned();
        blocks::read(&survey)
    };
    assert_eq!(texts(&page(&CODES.join("\n"))), CODES);
    let part = page(&CODES[2..7].join("\n"));
    assert_eq!(texts(&part), &CODES[2..7]);
    assert!(part.warnings.contains(&Warning::MaybePartial));
    assert_eq!(texts(&page("Recovery codes")), CODES, "a selection without codes counts for nothing");
}

#[test]
fn a_code_in_pieces_is_put_together_and_numbers_in_cells_name_it() {
    let rows = CODES.iter().enumerate().map(|(i, c)| {
        let (a, b) = c.split_once('-').unwrap();
        let pieces = vec![page::leaf("b", a), page::text("-"), page::leaf("b", b)];
        page::el("tr", "", vec![page::leaf("td", &format!("{}", i + 1)), page::el("td", "", pieces)])
    });
    let body = page::el("body", "", vec![page::leaf("h2", "Backup codes"), page::el("table", "", rows.collect())]);
    let found = blocks::read(&page::blocks("Sign-in", &body));
    assert_eq!(texts(&found), CODES);
    assert_eq!(found.codes[4].label.as_deref(), Some("5"));
}

#[test]
fn the_heads_of_columns_do_not_part_a_table_from_its_heading() {
    let head = page::el("tr", "", vec![page::leaf("th", "No."), page::leaf("th", "Code")]);
    let rows = CODES
        .iter()
        .enumerate()
        .map(|(i, c)| page::el("tr", "", vec![page::leaf("td", &format!("{}.", i + 1)), page::leaf("td", c)]));
    let table = page::el("table", "", core::iter::once(head).chain(rows).collect());
    let words = page::leaf("p", "Keep these recovery codes somewhere safe.");
    let body = page::el("body", "", vec![page::leaf("h2", "Recovery codes"), words, table]);
    let found = blocks::read(&page::blocks("Two-factor authentication", &body));
    assert_eq!(texts(&found), CODES);
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
}

#[test]
fn the_surest_frame_is_taken() {
    let codes = listing(CODES.iter().map(|c| page::leaf("li", c)).collect());
    let other = page::el("body", "", vec![page::leaf("p", "Advertisement")]);
    let frames = [page::blocks("Sign-in", &other), page::blocks("", &codes), page::blocks("", &other)];
    assert_eq!(texts(&blocks::read_frames(&frames)), CODES);
    assert!(blocks::read_frames(&[]).is_empty());
}

#[test]
fn a_survey_full_of_look_alikes_is_read_in_time() {
    let many = (0..6000).map(|i: u32| page::leaf("li", &format!("{:08x}", i.wrapping_mul(2_654_435_761)))).collect();
    let started = std::time::Instant::now();
    let found = blocks::read(&page::blocks("Log", &page::el("body", "", vec![page::el("ul", "", many)])));
    assert!(found.is_empty());
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    println!("6,000 look-alikes: {:?}", started.elapsed());
}

/// Surveys that the tab script took in a real browser (tests/backup/render.mjs), with the codes that are on the page.
#[test]
fn surveys_of_a_browser_read_like_our_own() {
    let Ok(dir) = std::env::var("SURVEYED_PAGES") else { return };
    let (mut all, mut wrong) = (0, Vec::new());
    for file in std::fs::read_dir(dir).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|e| e == "survey") {
            all += 1;
            let survey: blocks::Blocks = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let codes: Vec<String> =
                serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
            let found = blocks::read(&survey);
            if outcome(&found, &codes) != Outcome::Whole {
                wrong.push(format!("{}: {:?} {}", path.display(), outcome(&found, &codes), shown(&found)));
            }
        }
    }
    println!("surveyed pages: {}/{all} right", all - wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}
