//! Changing the parameters of a one-time code, and showing it as the set-up address that it came from.

use holdfast::{Error, otp::uri, wasm::FormInput};

use super::{NOW, RFC_URI, desk, enrolled};

fn form() -> FormInput {
    FormInput {
        name: String::new(),
        account: String::new(),
        secret: String::new(),
        kind: None,
        algorithm: None,
        digits: None,
        period: None,
        counter: None,
        pin: None,
    }
}

#[test]
fn every_parameter_can_be_changed_and_the_rest_stays() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    let link = |desk: &holdfast::wasm::Desk| uri::read(desk.export_link(id).unwrap().expose()).unwrap();
    desk.edit_otp(id, FormInput { digits: Some(6), period: Some(60), ..form() }, NOW + 1).unwrap();
    let now = link(&desk);
    assert_eq!((now.otp.digits, now.otp.period, now.otp.secret.expose()), (6, 60, &b"12345678901234567890"[..]));
    assert_eq!((now.issuer.as_str(), now.account.as_str()), ("Example", "anna"));
    desk.edit_otp(id, FormInput { secret: "JBSW Y3DP EHPK 3PXP".into(), ..form() }, NOW + 2).unwrap();
    let now = link(&desk);
    assert_eq!((now.otp.secret.expose(), now.otp.period), (&b"Hello!\xde\xad\xbe\xef"[..], 60));
    desk.edit_otp(id, FormInput { kind: Some("hotp".into()), counter: Some(41), ..form() }, NOW + 3).unwrap();
    assert_eq!((link(&desk).otp.counter, link(&desk).otp.digits), (41, 6));
    desk.edit_otp(id, FormInput { algorithm: Some("sha512".into()), ..form() }, NOW + 4).unwrap();
    assert_eq!(link(&desk).otp.counter, 41, "a counter that is not named stays");
    let motp =
        FormInput { kind: Some("motp".into()), secret: "e3152afee62599c8".into(), pin: Some("1234".into()), ..form() };
    desk.edit_otp(id, motp, NOW + 5).unwrap();
    desk.edit_otp(id, FormInput { pin: Some("4321".into()), ..form() }, NOW + 6).unwrap();
    assert_eq!(link(&desk).otp.pin.unwrap().expose(), "4321");
}

#[test]
fn a_wrong_parameter_is_refused_by_name_and_nothing_changes() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    let before = desk.export_link(id).unwrap();
    let cases = [
        (FormInput { digits: Some(11), ..form() }, Error::DigitsOutOfRange),
        (FormInput { period: Some(0), ..form() }, Error::PeriodOutOfRange),
        (FormInput { algorithm: Some("md5".into()), ..form() }, Error::UnknownAlgorithm),
        (FormInput { kind: Some("hotp".into()), counter: Some(u64::MAX), ..form() }, Error::CounterOutOfRange),
        (FormInput { secret: "1!".into(), ..form() }, Error::SecretNotBase32),
        (FormInput { kind: Some("yandex".into()), secret: "JBSWY3DP".into(), ..form() }, Error::SecretTooShort),
        (FormInput { kind: Some("yandex".into()), pin: Some("12".into()), ..form() }, Error::PinWrong),
        (FormInput { kind: Some("other".into()), ..form() }, Error::UnknownKind),
    ];
    for (form, error) in cases {
        assert_eq!(desk.edit_otp(id, form, NOW + 1), Err(error));
    }
    assert_eq!(desk.export_link(id).unwrap().expose(), before.expose());
}

#[test]
fn a_link_that_is_shown_reads_back_to_the_same_code() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    let link = desk.export_link(id).unwrap();
    assert!(uri::read(link.expose()).unwrap().is_duplicate_of(&uri::read(RFC_URI).unwrap()));
    desk.vault_mut().remove(id, NOW).unwrap();
    assert_eq!(desk.export_link(id).err(), Some(Error::NoSuchEntry), "the trash shows nothing");
}
