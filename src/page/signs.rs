//! What a field shows besides words, and words that count only beside others: a riddle at a login, a telephone number in the
//! same form, length and type, a way out that is offered.

use super::concept::Concept;
use super::said::{Around, CODES, Own};
use super::score::{CERTAIN, CERTAIN_CODES, Score};
use super::survey::Field;
use super::table::shape;
use super::text::Said;

/// A picture to read off beside a user name and a password.
pub(super) fn riddle(f: &Field, own: &Own, around: &Around, s: &mut Score) {
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
pub(super) fn elsewhere(own: &Own, around: &Around, s: &mut Score) {
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
pub(super) fn identity(own: &Own, s: &mut Score) {
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
pub(super) fn attributes(f: &Field, otc: bool, s: &mut Score) {
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
pub(super) fn ways_out(own: &Own, around: &Around, nearby: Said, s: &mut Score) {
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
    } else if nearby.any(&[Concept::Otherwise, Concept::Lost])
        && own.label.any(CERTAIN_CODES)
        && !own.label.only(Concept::Code)
    {
        s.backup -= 3.0;
    }
    if own.label.any(&[Concept::Otp, Concept::App])
        || around.heading.has(Concept::App)
        || around.nearby.has(Concept::Setup)
    {
        s.backup -= 2.0;
    }
}
