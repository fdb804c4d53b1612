//! What is said of a passphrase: the common ones are refused, and no weak one is called strong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use holdfast::{
    Error,
    passphrase::{Level, Reason, check, judge, suggest},
    random::SystemRandom,
};

fn all_are(level: Level, texts: &[&str]) {
    for text in texts {
        let verdict = judge(text);
        assert!(verdict.level == level, "{text}: {:?} {:?}", verdict.level, verdict.reasons);
    }
}

#[test]
fn what_guessers_try_first_is_refused_however_it_is_dressed_up() {
    let common = [
        "password",
        "Password123!",
        "passwordpassword",
        "P@ssw0rd2024!",
        "p4$$w0rd!!!!",
        "qwertyuiop123",
        "123456123456",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "abcdefghijkl",
        "zyxwvutsrqpo",
        "iloveyou1234",
        "football2023!",
        "michael12345",
        "jennifer1985",
        "zaq12wsxcde34rfv",
        "1qaz2wsx3edc",
        "йцукенгшщзхъ",
        "dolphin1dolphin1",
        "Sommer2024!!",
        "mydogisbrown",
        "correct horse battery staple",
        "Correct-Horse-Battery-Staple",
        "correct horse battery staple 7",
        "holdfast1234",
    ];
    all_are(Level::TooCommon, &common);
    assert!(common.iter().all(|text| check(text) == Err(Error::PassphraseTooWeak)));
}

#[test]
fn a_few_common_words_are_weak_and_accepted() {
    let weak =
        ["I love my mother", "the cat sat on the mat", "my name is john smith", "пароль не тут", "schokoladenkuchen"];
    all_are(Level::Weak, &weak);
    assert!(weak.iter().all(|text| check(text).is_ok() && !judge(text).reasons.is_empty()));
}

#[test]
fn more_words_and_real_chance_are_told_from_them() {
    all_are(Level::Fair, &["five quiet harbour lamps", "x7#Kp2!qZ49v", "lantern-ferry-anchor-quay"]);
    all_are(
        Level::Strong,
        &["five quiet harbour lamps burn", "x7#Kp2!qZ49v&mW8", "twelve Walnuts fell behind 3 grey Sheds"],
    );
    assert!(judge("five quiet harbour lamps burn").reasons.is_empty());
}

#[test]
fn twelve_characters_are_the_least_and_count_double_where_there_are_thousands() {
    let short = judge("x7#Kp2!qZ49");
    assert!(!short.accepted && short.reasons.contains(&Reason::TooShort));
    assert_eq!(check("x7#Kp2!qZ49"), Err(Error::PassphraseTooWeak));
    assert_eq!(check("x7#Kp2!qZ49v"), Ok(()));
    assert_eq!((check("密码安全很"), check("密码安全很重")), (Err(Error::PassphraseTooWeak), Ok(())));
}

#[test]
fn each_reason_is_told() {
    for (text, reason) in [
        ("", Reason::TooShort),
        ("correct horse battery staple", Reason::Known),
        ("password apricot", Reason::CommonWords),
        ("ghijklmnop apricot", Reason::Row),
        ("apricotz apricotz", Reason::Repeats),
        ("apricots 1985", Reason::Year),
        ("gnarzel fnobwick", Reason::Longer),
    ] {
        let reasons = judge(text).reasons;
        assert!(reasons.contains(&reason), "{text}: {reasons:?}");
    }
}

#[test]
fn what_is_offered_is_strong() {
    let strong =
        (0..200).filter(|_| judge(suggest(&mut SystemRandom).unwrap().expose()).level == Level::Strong).count();
    assert!(strong >= 190, "{strong} of 200");
}

#[test]
fn any_text_is_judged_and_one_without_end_too() {
    let mut text = String::new();
    let mut least = Level::TooCommon;
    for piece in ["\u{0}", "é", "🙂", "a", "١", "ß", "字", " ", "!", "Ω", "4", "Q"].iter().cycle().take(60) {
        text.push_str(piece);
        let level = judge(&text).level;
        assert!(level >= least, "{text}: more of it made it weaker");
        least = level;
    }
    assert!(judge(&"x".repeat(1 << 20)).level == Level::TooCommon);
}
