//! Weighs one field (or one row of boxes) with the signals of `table`. What a page's fields mean together is
//! decided in `judge`.

use super::concept::Concept;
use super::said::{Around, CODES, Own, declared_otherwise, one_time_code, reachable};
use super::signs::{attributes, elsewhere, identity, riddle, ways_out};
use super::survey::Field;
use super::table::{AROUND, Place, SIGNALS, shape};

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
pub(super) const CERTAIN_CODES: &[Concept] =
    &[Concept::Otp, Concept::App, Concept::Factor, Concept::Verify, Concept::Code];
/// Words that name a code which is no password of a login.
pub(super) const CERTAIN: &[Concept] = &[Concept::Otp, Concept::App, Concept::Factor, Concept::Both, Concept::Backup];

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
    // boxes or a lone field shown as dots: a code if the page says so, else somebody's PIN or password
    let page = around.heading.and(around.nearby);
    let asked = [Concept::Otp, Concept::App, Concept::Backup, Concept::Factor];
    let asked = asked.iter().any(|&c| around.nearby.asks(c) || around.heading.asks(c));
    let about = page.any(&[Concept::Otp, Concept::App, Concept::Backup]);
    let lone = (asked || about) && around.passwords == 1 && around.others == 0;
    let told = (row && page.any(CERTAIN_CODES) || lone) && !page.any(&[Concept::Pin, Concept::Password]);
    if f.kind == "password" && !otc && !told && (!named || generic && around.login) || f.kind == "search" && !otc {
        return None;
    }
    if f.kind == "textarea" && generic {
        return None;
    }
    let mut s = Score::default();
    let nearby = around.nearby.and(own.beside);
    let certain = own.label.any(&[Concept::Otp, Concept::App, Concept::Backup]) && !own.label.has(Concept::Key);
    let sentence =
        certain && [&f.label, &f.aria, &f.placeholder].iter().any(|text| text.split_whitespace().count() > 6);
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
            // in a whole sentence a word may stand for itself: "the entry for this website"
            let stray = signal.0 == Place::Label && sentence && strays(signal.1);
            // and what people read outweighs what programs read
            let named = signal.0 == Place::Name && signal.2 < 0.0 && certain;
            s.field += match (stray, named) {
                (true, _) => signal.2 * shape::IN_A_SENTENCE,
                (_, true) => signal.2 * shape::NAMED_OTHERWISE,
                _ => signal.2,
            };
            s.code += signal.3;
            s.backup += signal.4;
            s.made += signal.5;
            s.sent += signal.6;
        }
    }
    let code = own.label.any(CERTAIN_CODES) || own.label.has(Concept::Backup);
    if own.name.has(Concept::Password) && code && !own.label.has(Concept::Password) {
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
    // "Enter your token" over a lone field that says nothing by itself
    if around.others <= 1 && generic && asked {
        s.field += if named { shape::ASKED_FOR / 2.0 } else { shape::ASKED_FOR };
    }
    ways_out(own, around, nearby, &mut s);
    Some(s)
}

/// Words that mean another kind of field when they are its label, and little in a sentence.
fn strays(concept: Concept) -> bool {
    matches!(concept, Concept::Plain | Concept::Foreign | Concept::Money | Concept::Password | Concept::Search)
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
        let mentioned = around.nearby.has(Concept::Backup) && !around.nearby.any(&[Concept::Otherwise, Concept::Lost]);
        if s.sent < super::table::SENT && (asked || mentioned) {
            return Takes::Either;
        }
    }
    if s.sent >= super::table::SENT && s.sent > s.made { Takes::Texted } else { Takes::Code }
}
