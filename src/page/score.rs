//! Weighs one field (or one row of boxes) with the signals of `table`. What a page's fields mean together is
//! decided in `judge`.

use super::concept::Concept;
use super::said::{Around, CODES, Own, declared_otherwise, one_time_code, reachable};
use super::survey::Field;
use super::table::{AROUND, Place, SIGNALS, shape};
use super::text::Said;

/// What a field or row would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Code,
    Backup,
    Either,
    Texted,
}

/// The sums of the signals.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Score {
    /// How likely it takes a code at all.
    pub(super) field: f32,
    pub(super) code: f32,
    pub(super) backup: f32,
    pub(super) made: f32,
    pub(super) sent: f32,
}

/// Words that name a one-time code.
const CERTAIN_CODES: &[Concept] = &[Concept::Otp, Concept::App, Concept::Factor, Concept::Verify, Concept::Code];
/// Words that name a code which is no password of a login.
const CERTAIN: &[Concept] = &[Concept::Otp, Concept::App, Concept::Factor, Concept::Both, Concept::Backup];

/// Weighs a field, or the first box of a row, in its surroundings. `None`: no code goes there, whatever is said around it.
pub(super) fn weigh(f: &Field, own: &Own, around: &Around, row: bool) -> Option<Score> {
    if !reachable(f) || declared_otherwise(f) && !one_time_code(f) {
        return None;
    }
    let named =
        own.label.any(CODES) || own.name.any(CODES) || own.label.has(Concept::Backup) || own.name.has(Concept::Backup);
    let otc = one_time_code(f);
    // a login whose password is called a passcode or a token
    let generic = !own.label.any(CERTAIN) && !own.name.any(CERTAIN);
    // boxes shown as dots: a code if the page says so, else somebody's PIN
    let told = row
        && around.heading.and(around.nearby).any(CERTAIN_CODES)
        && !around.heading.and(around.nearby).any(&[Concept::Pin, Concept::Password]);
    if f.kind == "password" && !otc && !told && (!named || generic && around.login) || f.kind == "search" && !otc {
        return None;
    }
    let mut s = Score::default();
    let nearby = around.nearby.and(own.beside);
    for signal in SIGNALS {
        let said = match signal.0 {
            Place::Label => own.label,
            Place::Name => own.name,
            Place::Class => own.class.and(around.name),
            Place::Heading => around.heading,
            Place::Nearby => nearby,
            Place::Button => around.buttons,
            Place::Link => around.links,
        };
        if said.has(signal.1) {
            s.field += signal.2;
            s.code += signal.3;
            s.backup += signal.4;
            s.made += signal.5;
            s.sent += signal.6;
        }
    }
    if own.name.has(Concept::Password) && own.label.any(CERTAIN_CODES) && !own.label.has(Concept::Password) {
        s.field += shape::NAMED_ALL_THE_SAME;
    }
    if f.kind == "password" && around.passwords > 1 && own.label.any(CODES) && !own.label.has(Concept::Password) {
        s.field += shape::SECOND_PASSWORD;
    }
    let strong = otc
        || own.label.any(&[Concept::Otp, Concept::App, Concept::Backup])
        || own.name.any(&[Concept::Otp, Concept::Backup]);
    if !strong {
        // a bank may speak of cards beside its second factor
        let factor = around.heading.and(nearby).any(&[Concept::App, Concept::Otp, Concept::Factor, Concept::Backup]);
        for &(place, concept, weight) in AROUND {
            let said = match place {
                Place::Heading => around.heading.and(around.name),
                Place::Nearby => nearby,
                _ => around.buttons,
            };
            let beside = match concept {
                Concept::Money | Concept::Foreign => factor,
                Concept::Captcha => factor || nearby.has(Concept::Setup), // "scan the picture above"
                _ => false,
            };
            if said.has(concept) {
                s.field += if beside { weight * shape::BESIDE_A_FACTOR } else { weight };
            }
        }
    }
    riddle(f, own, around, &mut s);
    identity(own, &mut s);
    elsewhere(own, around, &mut s);
    attributes(f, otc, &mut s);
    s.field += if around.others <= 1 { shape::ALONE } else { 0.0 };
    if !strong && around.others > 2 {
        s.field += shape::AMONG * f32::from(u8::try_from(around.others.min(5).saturating_sub(2)).unwrap_or(3));
    }
    ways_out(own, around, nearby, &mut s);
    Some(s)
}

/// A picture to read off beside a user name and a password.
fn riddle(f: &Field, own: &Own, around: &Around, s: &mut Score) {
    let own = own.label.and(own.name);
    if own.any(CERTAIN) || around.heading.and(around.nearby).any(&[Concept::App, Concept::Factor, Concept::Otp]) {
        return;
    }
    let shown = around.nearby.has(Concept::Captcha) || around.heading.has(Concept::Captcha);
    let short = matches!(f.maxlength, Some(4 | 5));
    let chinese = [&f.label, &f.placeholder, &f.aria]
        .iter()
        .any(|text| ["验证码", "驗證碼", "校验码", "認證碼"].iter().any(|word| text.contains(word)));
    if around.login && (shown || short || chinese) {
        s.field += shape::RIDDLE;
    }
}

/// A code that another device shows; or a telephone number or an e-mail address in the same form: the code goes there.
fn elsewhere(own: &Own, around: &Around, s: &mut Score) {
    let app = [Concept::Otp, Concept::App, Concept::Factor, Concept::Backup];
    let page = around.heading.and(around.nearby);
    if page.has(Concept::Device) && !page.any(&app) && !own.label.any(&app) {
        s.field += shape::LETS_IN;
    }
    if around.reached && own.label.and(own.name).any(CODES) && !own.label.and(own.name).any(&app) && !page.any(&app) {
        s.sent += shape::REACHED;
    }
}

/// A user name, a phone number, an e-mail address: told from "the code that came by e-mail".
fn identity(own: &Own, s: &mut Score) {
    let code = own.label.any(CODES) || own.label.any(&[Concept::Backup, Concept::Sms]);
    let person = &[Concept::Identity, Concept::Phone];
    if own.label.any(person) {
        s.field += if code { -1.0 } else { -7.0 };
    }
    if own.label.has(Concept::Mail) {
        if code {
            s.sent += 4.0;
        } else {
            s.field -= 6.0;
            s.sent += 3.0;
        }
    }
    // a "password" that comes by text message is a code ("Hasło SMS", "SMS şifresi", smsPass)
    for (said, lost) in [(own.label, 7.0), (own.name, 5.0)] {
        if said.has(Concept::Sms) && said.has(Concept::Password) {
            s.field += lost;
        }
    }
    // "backup" names more than codes: files, plans, schedules
    let thing = own.label.any(&[Concept::Plain, Concept::Identity, Concept::Foreign, Concept::Money]);
    if own.name.has(Concept::Backup) && thing && !own.label.any(CERTAIN_CODES) {
        s.field -= 5.0;
    }
    let code = own.name.any(CODES) || own.name.any(&[Concept::Backup, Concept::Sms]);
    if own.name.any(person) {
        s.field += if code { -1.0 } else { -4.0 };
    }
    if own.name.has(Concept::Mail) {
        s.sent += 3.0;
        s.field += if code { 0.0 } else { -2.0 };
    }
}

/// Type, length, pattern, sample.
fn attributes(f: &Field, otc: bool, s: &mut Score) {
    if otc {
        s.field += shape::ONE_TIME_CODE;
    }
    let letters = f.inputmode == "text" && !f.pattern.is_empty()
        || ["a-z", "A-Z", "a-f", "A-F", "\\w"].iter().any(|l| f.pattern.contains(l));
    let digits = !letters
        && (matches!(f.inputmode.as_str(), "numeric" | "decimal" | "tel")
            || matches!(f.kind.as_str(), "number" | "tel")
            || f.pattern.contains("\\d")
            || f.pattern.contains("0-9"));
    if digits {
        s.field += shape::DIGITS;
    }
    match f.maxlength {
        Some(2 | 3) => s.field += shape::TOO_SHORT,
        Some(4 | 5) => s.field += shape::SHORT,
        Some(6..=8) => {
            s.field += shape::LENGTH;
            if digits {
                s.code += shape::DIGITS_CODE;
            }
        }
        _ => {}
    }
    let room = f.maxlength.or(f.minlength).is_some_and(|n| n > 10);
    if (letters || room) && s.backup > 0.0 {
        s.backup += shape::LETTERS_BACKUP;
    }
    if sample(&f.placeholder) || sample(&f.label) {
        s.field += shape::SAMPLE;
    }
    if f.kind == "password" {
        s.field += shape::HIDDEN_TEXT;
    }
    if f.filled {
        s.field += shape::FILLED;
    }
}

/// `123456`, `000 000`, `- - - - - -`, `••••••`, `XXXXXX`: what a code looks like.
fn sample(text: &str) -> bool {
    let marks: Vec<char> = text.trim().chars().filter(|c| !c.is_whitespace()).collect();
    (6..=9).contains(&marks.len())
        && (marks.iter().all(|c| c.is_ascii_digit() || *c == '-')
            || marks
                .first()
                .is_some_and(|first| "-_•●*·○xX#–—".contains(*first) && marks.iter().all(|c| c == first || *c == '-')))
}

/// A text that names text messages or backup codes means them, or offers them as a way out: "lost your phone? use a recovery code".
fn ways_out(own: &Own, around: &Around, nearby: Said, s: &mut Score) {
    // "make new recovery codes": asks for the other one
    let about = around.heading.and(around.buttons);
    if about.has(Concept::Manage) || nearby.has(Concept::Manage) {
        s.backup -= shape::ABOUT_BACKUP;
    }
    if !nearby.has(Concept::Backup) {
        return;
    }
    if nearby.asks(Concept::Backup) {
        s.backup += 2.0;
    } else if nearby.has(Concept::Otherwise) && own.label.any(CERTAIN_CODES) && !own.label.only(Concept::Code) {
        s.backup -= 3.0;
    }
    if own.label.any(&[Concept::Otp, Concept::App])
        || around.heading.has(Concept::App)
        || around.nearby.has(Concept::Setup)
    {
        s.backup -= 2.0;
    }
}

/// Which of the four kinds the sums say.
pub(super) fn kind(s: &Score, own: &Own, around: &Around) -> Takes {
    let label = own.label;
    let manage = around.heading.and(around.buttons).and(around.nearby).has(Concept::Manage);
    if manage && !label.any(&[Concept::Both, Concept::Backup]) {
        return if s.sent >= super::table::SENT && s.sent > s.made { Takes::Texted } else { Takes::Code };
    }
    if label.has(Concept::Both) {
        // "or a backup code" beside another field that takes the one-time code
        let also = label.any(CERTAIN_CODES);
        return if also || around.others <= 1 { Takes::Either } else { Takes::Backup };
    }
    if label.has(Concept::Backup) {
        let also = label.any(&[Concept::Otp, Concept::App, Concept::Verify, Concept::Factor]);
        return if also { Takes::Either } else { Takes::Backup };
    }
    if around.nearby.has(Concept::Both) || around.heading.has(Concept::Both) {
        return Takes::Either;
    }
    if s.backup > 0.0 {
        if s.backup - s.code >= 1.0 {
            return Takes::Backup;
        }
        let asked = around.nearby.asks(Concept::Backup) || around.heading.has(Concept::Backup);
        let mentioned = around.nearby.has(Concept::Backup) && !around.nearby.has(Concept::Otherwise);
        if s.sent < super::table::SENT && (asked || mentioned) {
            return Takes::Either;
        }
    }
    if s.sent >= super::table::SENT && s.sent > s.made { Takes::Texted } else { Takes::Code }
}
