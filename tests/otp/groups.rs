//! Runs the groups of a vectors file (its schema: one object of groups, each with its vectors) and says of each
//! vector whether it came out right, and else what was answered.

use holdfast::Error;
use holdfast::limits;
use holdfast::otp::{Algorithm, Kind, Named, Otp, base32, uri};
use holdfast::secret::{Secret, SecretText};
use serde_json::Value;

pub struct Row {
    pub group: String,
    pub id: String,
    pub right: bool,
    pub answer: String,
}

type Answer = std::result::Result<String, String>;

/// Takes a group and one of its vectors.
type Check = fn(&Value, &Value) -> Answer;

const GROUPS: &[(&str, Check)] = &[
    ("hotp_rfc4226_appendix_d", hotp),
    ("totp_rfc6238_appendix_b", totp_by_algorithm),
    ("totp_6_digits", plain),
    ("steam", steam),
    ("motp", motp),
    ("yandex", yandex),
    ("uri_to_code_edent", uri_to_code),
    ("base32_lenient_bitwarden", lenient),
    ("uri_parse", uri_to_code),
    ("end_to_end", plain),
];

/// Every group that is known here, and a line for each that is not.
pub fn run(file: &Value) -> (Vec<Row>, Vec<String>) {
    let (mut rows, mut unknown) = (Vec::new(), Vec::new());
    for (name, group) in file.as_object().unwrap() {
        let Some((_, check)) = GROUPS.iter().find(|(known, _)| known == name) else {
            unknown.push(name.clone());
            continue;
        };
        for list in ["vectors", "valid"] {
            for (index, vector) in group[list].as_array().into_iter().flatten().enumerate() {
                let wanted = vector["code"].as_str().unwrap_or("as parsed").to_owned();
                rows.push(row(name, list, index, vector, wanted, check(group, vector)));
            }
        }
        for (index, text) in group["invalid"].as_array().into_iter().flatten().enumerate() {
            let text = text.as_str().or(text["uri"].as_str()).unwrap();
            let answer = uri::read(text).map(|_| "accepted".to_owned()).unwrap_or_else(|_| "refused".to_owned());
            rows.push(row(name, "invalid", index, &Value::Null, "refused".to_owned(), Ok(answer)));
        }
    }
    (rows, unknown)
}

fn row(group: &str, list: &str, index: usize, vector: &Value, wanted: String, answer: Answer) -> Row {
    let id = vector["id"].as_str().map_or_else(|| format!("{list}[{index}]"), str::to_owned);
    let right = answer.as_ref().is_ok_and(|answer| *answer == wanted || answer.starts_with("by rule: "));
    Row { group: group.to_owned(), id, right, answer: answer.unwrap_or_else(|e| e) }
}

fn field<'a>(group: &'a Value, vector: &'a Value, name: &str) -> &'a Value {
    if vector[name].is_null() { &group[name] } else { &vector[name] }
}

fn code(otp: &Otp, time: u64) -> Answer {
    otp.code(time).map(|code| code.expose().to_owned()).map_err(|e| e.code().to_owned())
}

fn otp(group: &Value, vector: &Value, kind: Kind, secret: Secret) -> Otp {
    let mut otp = Otp::new(kind, secret);
    if let Some(name) = field(group, vector, "algorithm").as_str() {
        otp.algorithm = Algorithm::from_name(&name.to_lowercase().replace('-', "")).unwrap();
    }
    if let Some(digits) = field(group, vector, "digits").as_u64() {
        otp.digits = digits as u8;
    }
    if let Some(period) = field(group, vector, "period").as_u64() {
        otp.period = period as u32;
    }
    if let Some(pin) = vector["pin"].as_str() {
        otp.pin = Some(SecretText::new(pin.to_owned()));
    }
    otp
}

fn secret(group: &Value, vector: &Value) -> Result<Secret, String> {
    let text = field(group, vector, "secret_base32").as_str().or(vector["secret"].as_str()).unwrap_or_default();
    base32::decode(text).map_err(|e| e.code().to_owned())
}

fn time(group: &Value, vector: &Value) -> u64 {
    field(group, vector, "time").as_u64().unwrap()
}

fn hotp(group: &Value, vector: &Value) -> Answer {
    let mut otp = otp(group, vector, Kind::Hotp, secret(group, vector)?);
    otp.counter = number(&vector["counter"]).unwrap();
    code(&otp, 0)
}

fn totp_by_algorithm(group: &Value, vector: &Value) -> Answer {
    let seed = &group["secrets"][vector["algorithm"].as_str().unwrap()]["base32"];
    let secret = base32::decode(seed.as_str().unwrap()).map_err(|e| e.code().to_owned())?;
    code(&otp(group, vector, Kind::Totp, secret), time(group, vector))
}

fn plain(group: &Value, vector: &Value) -> Answer {
    let kind = Kind::from_name(vector["type"].as_str().unwrap_or("totp")).unwrap();
    let mut otp = otp(group, vector, kind, secret(group, vector)?);
    otp.counter = number(&vector["counter"]).unwrap_or(0);
    code(&otp, time(group, vector))
}

/// The secret as `steam://` holds it: base32 or base64. One with a character that neither has must be refused.
fn steam(group: &Value, vector: &Value) -> Answer {
    let text = vector["secret_base64"].as_str().or(vector["secret_base32"].as_str()).unwrap();
    match uri::read(&format!("steam://{text}")) {
        Ok(named) => code(&named.otp, time(group, vector)),
        Err(Error::SecretNotBase32) if !text.bytes().all(|b| b.is_ascii_alphabetic() || (b'2'..b'8').contains(&b)) => {
            Ok("by rule: secret-not-base32".to_owned())
        }
        Err(error) => Err(error.code().to_owned()),
    }
}

fn motp(group: &Value, vector: &Value) -> Answer {
    let secret = base32::decode_hex(vector["secret_text"].as_str().unwrap()).map_err(|e| e.code().to_owned())?;
    code(&otp(group, vector, Kind::Motp, secret), time(group, vector))
}

fn yandex(group: &Value, vector: &Value) -> Answer {
    code(&otp(group, vector, Kind::Yandex, secret(group, vector)?), time(group, vector))
}

/// What only a lenient reader takes must be refused here.
fn lenient(group: &Value, vector: &Value) -> Answer {
    match (vector["strict_reader_accepts"].as_bool(), base32::decode(vector["secret"].as_str().unwrap())) {
        (Some(false), Err(error)) => Ok(format!("by rule: {error}")),
        (Some(false), Ok(_)) => Err("accepted".to_owned()),
        (_, Ok(secret)) => code(&otp(group, vector, Kind::Totp, secret), time(group, vector)),
        (_, Err(error)) => Err(error.code().to_owned()),
    }
}

/// Reads the address; compares what was parsed, and the code where one is given. What lies outside Holdfast's
/// limits (4–10 digits, a period of at most a day) must be refused by exactly that name.
fn uri_to_code(group: &Value, vector: &Value) -> Answer {
    let parsed = &vector["parsed"];
    let outside = |range: bool, error: Error| (!range).then_some(error);
    let digits = parsed["digits"].as_u64().unwrap_or(6);
    let limit = outside((4..=10).contains(&digits), Error::DigitsOutOfRange).or(outside(
        parsed["period"].as_u64().unwrap_or(30) <= u64::from(*limits::PERIOD.end()),
        Error::PeriodOutOfRange,
    ));
    match (uri::read(vector["uri"].as_str().unwrap()), limit) {
        (Err(error), Some(limit)) if error == limit => Ok(format!("by rule: {error}")),
        (Err(error), _) => Err(error.code().to_owned()),
        (Ok(named), _) => {
            let wrong = differences(&named, parsed);
            if !wrong.is_empty() {
                return Err(format!("{} differ(s)", wrong.join(", ")));
            }
            match vector["code"].as_str() {
                Some(_) => code(&named.otp, time(group, vector)),
                None => Ok("as parsed".to_owned()),
            }
        }
    }
}

/// A number that may be written as text, as those above 2^53 are.
pub fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// The names of the fields in which an entry is not what was expected. A field left out is not compared, nor one
/// that means nothing for the kind.
pub fn differences(named: &Named, wanted: &Value) -> Vec<&'static str> {
    let otp = &named.otp;
    let text = |name: &str, other: &str| wanted[name].as_str().or(wanted[other].as_str()).map(clean);
    let fixed = matches!(otp.kind, Kind::Steam | Kind::Motp | Kind::Yandex);
    let mut wrong = Vec::new();
    let mut compare = |name: &'static str, right: bool| {
        if !right {
            wrong.push(name)
        }
    };
    compare("kind", text("kind", "type").is_none_or(|kind| kind == otp.kind.name()));
    compare("issuer", text("issuer", "issuer").is_none_or(|issuer| issuer == clean(&named.issuer)));
    compare("account", text("account", "name").is_none_or(|account| account == clean(&named.account)));
    let secret = wanted["secret_base32"].as_str().map(|secret| base32::decode(secret).unwrap());
    compare("secret", secret.is_none_or(|secret| secret == otp.secret));
    let algorithm = text("algorithm", "algorithm").map(|name| name.to_lowercase().replace('-', ""));
    compare("algorithm", fixed || algorithm.is_none_or(|name| name == otp.algorithm.name()));
    compare("digits", fixed || number(&wanted["digits"]).is_none_or(|n| n == u64::from(otp.digits)));
    let by_time = otp.kind == Kind::Totp;
    compare("period", !by_time || number(&wanted["period"]).is_none_or(|n| n == u64::from(otp.period)));
    compare("counter", otp.kind != Kind::Hotp || number(&wanted["counter"]).is_none_or(|n| n == otp.counter));
    wrong
}

/// Names are compared without what is never shown of them.
fn clean(name: &str) -> String {
    let shown = |c: &char| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(shown).collect::<String>().trim().to_owned()
}
