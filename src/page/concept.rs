//! What a phrase can mean. The phrases themselves stand in `words`; what they weigh, in `table`.

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concept {
    /// A one-time code or a second factor, unmistakably.
    Otp,
    /// The second factor as a subject (a heading); says nothing about which kind.
    Factor,
    /// An authenticator app, or a code that a device makes.
    App,
    /// The bare word "app": what it means is for `text` to say.
    AppWord,
    /// A code that proves something, from wherever ("verification code").
    Verify,
    /// Just "code", "token", "passcode".
    Code,
    /// A backup, recovery, emergency or scratch code.
    Backup,
    /// "Spare", "recovery", "one of your": a code that stands beside it is a backup code. `text` joins the two.
    Spare,
    /// "Or": between a one-time code and a backup code it says that either goes in. `text` joins the three.
    Or,
    /// Making new backup codes or showing them: a page about them, which asks for another code.
    Manage,
    /// Something is out of reach: "can't use your app?", "no access".
    Lost,
    /// A way out that is offered beside what is asked ("lost your phone?", "instead").
    Otherwise,
    /// One field for both: "authentication code or recovery code".
    Both,
    /// A code with a qualifier that is no word of this table ("participation code"): found by `text`, not listed.
    SomeCode,
    /// "Enter", "type in": what follows is what this page asks for.
    Enter,
    /// Something was sent, or comes by itself to a phone or a mailbox.
    Sent,
    /// A text message or a call.
    Sms,
    /// The word e-mail.
    Mail,
    /// "Send again": only what is sent can be.
    Resend,
    /// Setting a second factor up: a QR code to scan, a key to type.
    Setup,
    /// A PIN, which is not made new each time.
    Pin,
    /// A secret that is chosen now ("create a PIN").
    Choose,
    /// A shared secret or an access token: a thing to keep, not to type here.
    Secret,
    /// A shared secret's key, a setting of one-time codes, or an OTP that only a key can type: never a code to fill.
    Key,
    /// Who or where a person is: name, user name, address, birthday.
    Identity,
    /// A telephone number.
    Phone,
    /// A password.
    Password,
    /// Vouchers, cards, banks, prices, amounts.
    Money,
    /// A riddle for machines.
    Captcha,
    /// Codes and numbers of other worlds: products, parcels, licences, invitations, languages, devices.
    Foreign,
    /// Another device that is let in by the code that it shows: a television, a terminal.
    Device,
    /// Says nothing, though a word of it would ("in order to" is no order).
    Filler,
    /// Things that are no code at all: dates, addresses on the net, messages, numbers of a setting.
    Plain,
    /// A key that speaks for itself when touched (Yubico OTP): an OTP that nobody can fill.
    Hardware,
    /// A search box.
    Search,
}

/// All of them, in order: [`crate::page`]'s compiled phrases name a concept by its place.
pub const CONCEPTS: [Concept; 35] = {
    use Concept::*;
    [
        Otp, Factor, App, AppWord, Verify, Code, Backup, Spare, Or, Manage, Lost, Otherwise, Both, SomeCode, Enter,
        Sent, Sms, Mail, Resend, Setup, Pin, Choose, Secret, Key, Identity, Phone, Password, Money, Captcha, Foreign,
        Device, Filler, Plain, Hardware, Search,
    ]
};
