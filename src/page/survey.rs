//! What a tab tells about one of its frames: descriptors, never values. Everything is bounded here before it is
//! believed; nothing here judges.

use serde::{Deserialize, Serialize};

use crate::limits::{SURVEY_ELEMENTS, SURVEY_TEXT};

/// One frame, as `extension/tab/survey.js` describes it. All texts hold at most [`SURVEY_TEXT`] characters and
/// all lists together at most [`SURVEY_ELEMENTS`] elements once [`FrameSurvey::bounded`] was called.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FrameSurvey {
    /// The browser's number for the frame; the background sets it, never the page.
    pub frame: u32,
    /// The document's language (`<html lang>`), empty when it says none.
    pub lang: String,
    /// The document's title.
    pub title: String,
    /// The groups (forms, dialogs, else the nearest common block) that fields stand in.
    pub forms: Vec<Form>,
    /// The fields in document order, shadow roots in their host's place.
    pub fields: Vec<Field>,
    /// The survey hit one of its bounds and left something out.
    pub truncated: bool,
}

/// What stands around a group of fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Form {
    /// Heading, legend or dialog title.
    pub heading: String,
    /// Text inside and before the group, without links, buttons and labels.
    pub nearby: String,
    /// The texts of its buttons.
    pub buttons: Vec<String>,
    /// The texts of its links: where else a person could go from here.
    pub links: Vec<String>,
    /// Name, id and class of the form element.
    pub name: String,
    /// The path of the form's action, without host and query.
    pub action: String,
}

/// One field.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Field {
    /// The place in the tab's own list of elements: what `write.js` writes to.
    pub index: u32,
    /// Which of [`FrameSurvey::forms`] the field belongs to.
    pub form: Option<u32>,
    /// Tag name, lower case.
    pub tag: String,
    /// The `type` attribute as the browser understands it (`text` when missing or unknown).
    #[serde(rename = "type")]
    pub kind: String,
    /// The `name` attribute.
    pub name: String,
    /// The `id` attribute.
    pub id: String,
    /// The `class` attribute.
    pub class: String,
    /// The `autocomplete` attribute with all its tokens.
    pub autocomplete: String,
    /// The `inputmode` attribute.
    pub inputmode: String,
    /// The `pattern` attribute.
    pub pattern: String,
    /// The `maxlength` attribute.
    pub maxlength: Option<u32>,
    /// The `minlength` attribute.
    pub minlength: Option<u32>,
    /// The placeholder.
    pub placeholder: String,
    /// `aria-label`, and the texts that `aria-labelledby` names.
    pub aria: String,
    /// The texts that `aria-describedby` names, and `title`.
    pub description: String,
    /// The texts of its labels.
    pub label: String,
    /// The text just before the field.
    pub before: String,
    /// The text just after the field.
    pub after: String,
    /// Where the field is drawn, in CSS pixels of its frame; missing when unknown.
    pub rect: Option<Rect>,
    /// A person can see the field, or the boxes drawn over it.
    pub visible: bool,
    /// The field has the focus.
    pub focused: bool,
    /// The field is read-only.
    pub readonly: bool,
    /// The field is disabled.
    pub disabled: bool,
    /// The field holds something.
    pub filled: bool,
}

/// A box in CSS pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl FrameSurvey {
    /// The survey with every text cut to [`SURVEY_TEXT`] characters and every list to its bound. A page that
    /// tampered with the survey can waste a little time and nothing else.
    #[must_use]
    pub fn bounded(mut self) -> FrameSurvey {
        let before = self.fields.len().max(self.forms.len());
        self.fields.truncate(SURVEY_ELEMENTS);
        self.forms.truncate(SURVEY_ELEMENTS);
        self.truncated |= before > SURVEY_ELEMENTS;
        cut(&mut self.lang);
        cut(&mut self.title);
        for form in &mut self.forms {
            for text in [&mut form.heading, &mut form.nearby, &mut form.name, &mut form.action] {
                cut(text);
            }
            for list in [&mut form.buttons, &mut form.links] {
                list.truncate(TEXTS);
                list.iter_mut().for_each(cut);
            }
        }
        for f in &mut self.fields {
            for text in [
                &mut f.tag,
                &mut f.kind,
                &mut f.name,
                &mut f.id,
                &mut f.class,
                &mut f.autocomplete,
                &mut f.inputmode,
                &mut f.pattern,
                &mut f.placeholder,
                &mut f.aria,
                &mut f.description,
                &mut f.label,
                &mut f.before,
                &mut f.after,
            ] {
                cut(text);
            }
        }
        self
    }
}

/// Buttons or links of one group that are read.
const TEXTS: usize = 20;

/// Cuts a text to [`SURVEY_TEXT`] characters, never inside one.
fn cut(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(SURVEY_TEXT) {
        text.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_survey_is_cut_to_its_bounds() {
        let field = Field { label: "é".repeat(500), ..Field::default() };
        let survey = FrameSurvey { fields: vec![field; 2_100], ..FrameSurvey::default() }.bounded();
        assert_eq!(survey.fields.len(), SURVEY_ELEMENTS);
        assert!(survey.truncated);
        assert_eq!(survey.fields[0].label.chars().count(), SURVEY_TEXT);
    }
}
