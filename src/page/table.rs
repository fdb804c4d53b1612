//! The signals and their weights: everything that the classifier believes, in one table. A weight of 1 is a hint,
//! 3 is enough on its own, 5 and more is hard to outweigh.

use super::concept::Concept::{self, *};

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Label, placeholder, aria-label: what the person is told about this one field.
    Label,
    /// Name and id.
    Name,
    /// Class: read for what speaks for a code only.
    Class,
    /// The heading of the form or dialog.
    Heading,
    /// Text in and before the form, text beside the field.
    Nearby,
    /// Buttons of the form.
    Button,
    /// Links of the form.
    Link,
}

/// What one word in one place adds.
pub(super) struct Signal(
    pub(super) Place,
    pub(super) Concept,
    /// Speaks for a field that takes a code of whatever kind (or against it).
    pub(super) f32,
    /// Speaks for a one-time code rather than a backup code.
    pub(super) f32,
    /// Speaks for a backup code.
    pub(super) f32,
    /// Speaks for a code that an app makes rather than one that is sent.
    pub(super) f32,
    /// Speaks for a code that is sent by text message, call or e-mail.
    pub(super) f32,
);

use Place::*;

/// A field is a candidate from here on.
pub(super) const THRESHOLD: f32 = 3.0;
/// Candidates closer than this to the best one are as good: ask.
pub(super) const TIE: f32 = 1.0;
/// A code counts as sent from here on, when nothing speaks louder for an app.
pub(super) const SENT: f32 = 3.0;

#[rustfmt::skip]
pub(super) static SIGNALS: &[Signal] = &[
    //      where    what        a code  one-time  backup   made    sent
    Signal(Label,   Otp,          6.0,    4.0,     0.0,    0.5,    0.0),
    Signal(Label,   App,          5.0,    5.0,     0.0,    5.0,    0.0),
    Signal(Label,   Factor,       4.0,    1.5,     0.0,    0.5,    0.0),
    Signal(Label,   Verify,       4.0,    1.0,     0.0,    0.0,    0.0),
    Signal(Label,   Code,         2.5,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   SomeCode,    -1.5,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Both,         6.0,    3.0,     3.0,    1.0,    0.0),
    Signal(Label,   Key,        -20.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Backup,       6.0,    0.0,     7.0,    0.0,    0.0),
    Signal(Label,   Sms,          3.0,    0.0,     0.0,    0.0,    6.0),
    Signal(Label,   Sent,         2.0,    0.0,     0.0,    0.0,    5.0),
    Signal(Label,   Pin,         -1.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Choose,      -9.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Secret,      -6.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Password,    -7.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Money,      -12.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Captcha,    -12.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Foreign,     -8.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Device,     -12.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Plain,       -4.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Hardware,    -9.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Label,   Search,      -8.0,    0.0,     0.0,    0.0,    0.0),

    Signal(Name,    Otp,          5.0,    2.0,     0.0,    0.5,    0.0),
    Signal(Name,    App,          4.5,    3.0,     0.0,    4.0,    0.0),
    Signal(Name,    Factor,       4.5,    1.5,     0.0,    0.5,    0.0),
    Signal(Name,    Verify,       3.5,    0.5,     0.0,    0.0,    0.0),
    Signal(Name,    Code,         2.5,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    SomeCode,     1.5,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Key,         -6.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Backup,       5.0,    0.0,     6.0,    0.0,    0.0),
    Signal(Name,    Sms,          2.0,    0.0,     0.0,    0.0,    5.0),
    Signal(Name,    Secret,      -3.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Password,    -5.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Money,       -8.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Captcha,     -9.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Foreign,     -7.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Device,      -8.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Plain,       -2.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Hardware,    -2.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Name,    Search,      -6.0,    0.0,     0.0,    0.0,    0.0),

    Signal(Class,   Otp,          3.0,    0.5,     0.0,    0.0,    0.0),
    Signal(Class,   App,          2.0,    1.0,     0.0,    1.0,    0.0),
    Signal(Class,   Factor,       2.0,    0.5,     0.0,    0.0,    0.0),
    Signal(Class,   Verify,       2.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Class,   Backup,       1.0,    0.0,     2.0,    0.0,    0.0),
    Signal(Class,   Captcha,     -6.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Class,   Money,       -3.0,    0.0,     0.0,    0.0,    0.0),

    Signal(Heading, Otp,          3.0,    2.0,     0.0,    0.3,    0.0),
    Signal(Heading, App,          3.0,    3.0,     0.0,    4.0,    0.0),
    Signal(Heading, Factor,       2.5,    0.5,     0.0,    0.5,    0.0),
    Signal(Heading, Verify,       2.0,    0.5,     0.0,    0.0,    0.0),
    Signal(Heading, Code,         0.5,    0.0,     0.0,    0.0,    0.0),
    Signal(Heading, Both,         3.0,    2.0,     2.0,    0.5,    0.0),
    Signal(Heading, Backup,       3.0,    0.0,     4.0,    0.0,    0.0),
    Signal(Heading, Sms,          1.5,    0.0,     0.0,    0.0,    4.0),
    Signal(Heading, Mail,         0.0,    0.0,     0.0,    0.0,    3.0),
    Signal(Heading, Sent,         1.5,    0.0,     0.0,    0.0,    5.0),
    Signal(Heading, Setup,        0.5,    1.0,     0.0,    1.5,    0.0),
    Signal(Heading, Choose,      -9.0,    0.0,     0.0,    0.0,    0.0),
    Signal(Heading, Hardware,    -3.0,    0.0,     0.0,    0.0,    0.0),

    Signal(Nearby,  Otp,          2.5,    2.0,     0.0,    0.3,    0.0),
    Signal(Nearby,  App,          2.5,    3.0,     0.0,    4.0,    0.0),
    Signal(Nearby,  Factor,       2.0,    0.5,     0.0,    0.5,    0.0),
    Signal(Nearby,  Verify,       1.5,    0.5,     0.0,    0.0,    0.0),
    Signal(Nearby,  Code,         0.5,    0.0,     0.0,    0.0,    0.0),
    Signal(Nearby,  Both,         2.0,    2.0,     2.0,    1.0,    0.0),
    Signal(Nearby,  Backup,       2.0,    0.0,     3.0,    0.0,    0.0),
    Signal(Nearby,  Sms,          1.0,    0.0,     0.0,    0.0,    3.0),
    Signal(Nearby,  Mail,         0.0,    0.0,     0.0,    0.0,    1.0),
    Signal(Nearby,  Sent,         1.0,    0.0,     0.0,    0.0,    3.5),
    Signal(Nearby,  Resend,       0.5,    0.0,     0.0,    0.0,    2.5),
    Signal(Nearby,  Setup,        1.0,    2.0,     0.0,    3.0,    0.0),
    Signal(Nearby,  Choose,      -6.0,    0.0,     0.0,    0.0,    0.0),

    Signal(Button,  Otp,          1.0,    0.5,     0.0,    0.5,    0.0),
    Signal(Button,  Factor,       1.0,    0.5,     0.0,    0.5,    0.0),
    Signal(Button,  Verify,       0.5,    0.0,     0.0,    0.0,    0.0),
    Signal(Button,  Sent,         0.0,    0.0,     0.0,    0.0,    3.0),
    Signal(Button,  Resend,       0.5,    0.0,     0.0,    0.0,    3.5),
    Signal(Button,  Search,      -3.0,    0.0,     0.0,    0.0,    0.0),

    Signal(Link,    Resend,       0.5,    0.0,     0.0,    0.0,    3.0),
    Signal(Link,    Backup,       1.0,    1.0,     0.0,    0.5,    0.0),
];

/// Around the field, these speak against a code, unless the field itself names a one-time or backup code.
#[rustfmt::skip]
pub(super) static AROUND: &[(Place, Concept, f32)] = &[
    (Heading, Money,   -6.5), (Nearby, Money,   -5.0), (Button, Money,   -4.0),
    (Heading, Captcha, -8.0), (Nearby, Captcha, -7.5),
    (Heading, Foreign, -6.5), (Nearby, Foreign, -5.5), (Button, Foreign, -2.5),
    (Heading, Device,  -5.0), (Nearby, Device,  -5.0), (Button, Device,  -3.0),
    (Heading, Secret,  -3.0), (Heading, Key, -2.0), (Heading, Password, -1.0), (Nearby, Hardware, -2.0),
];

/// What the field's own attributes add, besides words.
pub(super) mod shape {
    /// `autocomplete=one-time-code`. The specification says nothing about the kind, so it names none.
    pub const ONE_TIME_CODE: f32 = 5.0;
    /// Digits by inputmode, type or pattern; a length of 6 to 8; a placeholder like 123456. Each.
    pub const DIGITS: f32 = 0.7;
    pub const LENGTH: f32 = 0.7;
    pub const SAMPLE: f32 = 1.5;
    /// Digits and a length of 6 to 8 make a one-time code likelier; letters a backup code.
    pub const DIGITS_CODE: f32 = 1.0;
    pub const LETTERS_BACKUP: f32 = 2.0;
    /// Shown as dots: rarely a code, though it happens (CAS, privacyIDEA, HackerOne).
    pub const HIDDEN_TEXT: f32 = -2.0;
    /// Room for two or three characters only: part of a date or a card.
    pub const TOO_SHORT: f32 = -4.0;
    pub const SHORT: f32 = -1.0;
    /// The only field of its form; or one among others, each.
    pub const ALONE: f32 = 1.0;
    pub const AMONG: f32 = -0.7;
    /// The name says password, but the label names a code.
    pub const NAMED_ALL_THE_SAME: f32 = 4.0;
    /// How much of what speaks against a code around a field counts where the page speaks of a second factor.
    pub const BESIDE_A_FACTOR: f32 = 0.5;
    /// How much a word of another kind counts in a label that is a whole sentence about a code.
    pub const IN_A_SENTENCE: f32 = 0.25;
    /// How much a name of another kind counts where the label names a code.
    pub const NAMED_OTHERWISE: f32 = 0.5;
    /// The page asks for a code, and this is the only field.
    pub const ASKED_FOR: f32 = 5.0;
    /// The second of two fields shown as dots, and no password by its label (gateways, token logins).
    pub const SECOND_PASSWORD: f32 = 3.0;
    /// A bare "verification code" beside a user name and a password, where a picture is likelier than a second factor.
    pub const RIDDLE: f32 = -7.0;
    /// A code that another device shows, on a page that speaks of no app and no second factor.
    pub const LETS_IN: f32 = -7.0;
    /// A telephone number or an e-mail address stands in the same form.
    pub const REACHED: f32 = 4.0;
    /// A page that makes or shows backup codes.
    pub const ABOUT_BACKUP: f32 = 5.0;
    /// It holds text already.
    pub const FILLED: f32 = -1.0;
}
