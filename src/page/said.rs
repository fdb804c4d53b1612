//! What is said about one field by itself and by its surroundings, and what it declares of itself. Weighs nothing:
//! that is `score`.

use std::collections::BTreeMap;

use super::concept::Concept;
use super::sense::Told;
use super::survey::{Field, Form, FrameSurvey};
use super::text::{Said, read, read_attribute, read_on};

/// What is said around all fields of one form.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) heading: Said,
    pub(super) nearby: Said,
    pub(super) buttons: Said,
    pub(super) links: Said,
    pub(super) name: Said,
    /// Fields of the form that a person could type into, passwords aside.
    pub(super) others: usize,
    /// The form has a user name beside exactly one password: a plain login.
    pub(super) login: bool,
    /// Its fields shown as dots.
    pub(super) passwords: usize,
    /// The form has a telephone number or an e-mail address and no password.
    pub(super) reached: bool,
}

/// A heading that speaks of a one-time code.
const TOLD: [Concept; 5] = [Concept::Otp, Concept::App, Concept::Factor, Concept::Verify, Concept::Both];

impl Around {
    pub(super) fn of(form: Option<&Form>, title: &str) -> Around {
        let Some(form) = form else {
            return Around::default();
        };
        let all = |texts: &[String]| texts.iter().fold(Said::default(), |said, t| said.and(read(t)));
        let heading = if form.heading.is_empty() { read(title) } else { read(&form.heading) };
        let told =
            Told { code: heading.any(&TOLD) || heading.has(Concept::Backup), backup: heading.has(Concept::Backup) };
        Around {
            heading,
            nearby: read_on(&form.nearby, told),
            buttons: all(&form.buttons),
            links: all(&form.links),
            name: read_attribute(&form.name).and(read_attribute(&form.action)),
            ..Around::default()
        }
    }
}

/// Whether a field can take typed text at all and a person can reach it.
pub(super) fn reachable(f: &Field) -> bool {
    let typed =
        matches!(f.kind.as_str(), "" | "text" | "tel" | "number" | "password" | "search" | "passcode" | "textarea")
            && (f.tag.is_empty() || f.tag == "input" || f.tag == "textarea");
    typed && f.visible && !f.disabled && !f.readonly
}

/// The autocomplete tokens of other things (WHATWG HTML, 4.10.19.7 Autofill).
pub(super) fn declared_otherwise(f: &Field) -> bool {
    f.autocomplete.split_ascii_whitespace().any(|token| {
        let token = token.to_ascii_lowercase();
        ["cc-", "tel", "address-", "bday", "transaction-"].iter().any(|p| token.starts_with(p))
            || [
                "username",
                "email",
                "current-password",
                "new-password",
                "name",
                "given-name",
                "family-name",
                "additional-name",
                "nickname",
                "organization",
                "organization-title",
                "street-address",
                "country",
                "country-name",
                "postal-code",
                "url",
                "language",
                "sex",
            ]
            .contains(&token.as_str())
    })
}

/// Whether a field asks who somebody is.
pub(super) fn identifies(f: &Field, own: &Own) -> bool {
    f.autocomplete.contains("username")
        || f.kind == "email"
        || own.label.any(&[Concept::Identity, Concept::Phone, Concept::Mail]) && !own.label.any(CODES)
        || own.name.any(&[Concept::Identity, Concept::Phone, Concept::Mail]) && !own.name.any(CODES)
}

/// Whether a field asks where somebody can be reached: a telephone number or an e-mail address.
pub(super) fn reaches(f: &Field, own: &Own) -> bool {
    let said = own.label.and(own.name);
    !said.any(CODES)
        && !said.has(Concept::Sms)
        && (f.kind == "email"
            || f.autocomplete.split_ascii_whitespace().any(|t| t == "email" || t.starts_with("tel"))
            || said.any(&[Concept::Phone, Concept::Mail]) && !own.label.has(Concept::Identity))
}

pub(super) fn one_time_code(f: &Field) -> bool {
    f.autocomplete.split_ascii_whitespace().any(|t| t.eq_ignore_ascii_case("one-time-code"))
}

/// Remembers what was read: a class or a placeholder stands on every field of many forms.
#[derive(Default)]
pub(super) struct Reader<'a> {
    texts: BTreeMap<&'a str, Said>,
    names: BTreeMap<&'a str, Said>,
}

impl<'a> Reader<'a> {
    fn text(&mut self, text: &'a str) -> Said {
        if text.is_empty() { Said::default() } else { *self.texts.entry(text).or_insert_with(|| read(text)) }
    }

    fn name(&mut self, name: &'a str) -> Said {
        if name.is_empty() { Said::default() } else { *self.names.entry(name).or_insert_with(|| read_attribute(name)) }
    }
}

/// Own words of a field: what people read, and what programs read.
#[derive(Clone, Copy, Default)]
pub(super) struct Own {
    pub(super) label: Said,
    pub(super) name: Said,
    pub(super) class: Said,
    pub(super) beside: Said,
}

impl Own {
    pub(super) fn of<'a>(f: &'a Field, reader: &mut Reader<'a>) -> Own {
        let mut all = |texts: [&'a str; 3]| texts.into_iter().fold(Said::default(), |said, t| said.and(reader.text(t)));
        Own {
            label: all([&f.label, &f.aria, &f.placeholder]),
            beside: all([&f.before, &f.after, &f.description]),
            name: reader.name(&f.name).and(reader.name(&f.id)),
            class: reader.name(&f.class),
        }
    }
}

/// Words that name a code.
pub(super) const CODES: &[Concept] =
    &[Concept::Otp, Concept::App, Concept::Factor, Concept::Verify, Concept::Code, Concept::Both, Concept::SomeCode];

/// The form of a field.
pub(super) fn form_of<'a>(frame: &'a FrameSurvey, f: &Field) -> Option<&'a Form> {
    frame.forms.get(usize::try_from(f.form?).ok()?)
}
