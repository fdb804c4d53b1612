//! Words around codes, in several languages: what says "backup codes", what says "this is the secret of the one-time
//! code", what says "something else". And whether letters make a word.

use super::lexicon::{
    BACKUP_ALONE, CODES, EXAMPLE, KIND, LISTED, ONCE, OTHER, OTHER_KEYS, PAIRS, SECRET, THING, TWO_FACTOR, USED,
};

/// What a text says about the thing that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Backup codes follow.
    Backup,
    /// The secret of a one-time code follows.
    Secret,
    /// A number of another kind follows: orders, versions, sessions.
    Other,
}

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Lower case, with `-`, `_` and camel humps of names opened up when asked.
fn folded(text: &str) -> String {
    text.to_lowercase().replace(['_', '\u{a0}'], " ").replace('\u{2019}', "'")
}

/// Whether the text speaks of backup codes.
pub(super) fn backup(text: &str) -> bool {
    backup_at(&folded(text)).is_some()
}

/// Where the text last speaks of backup codes.
fn backup_at(text: &str) -> Option<usize> {
    let text = without_other_keys(text);
    let alone = BACKUP_ALONE.iter().filter_map(|word| text.rfind(word)).max();
    let kinds = KIND.iter().flat_map(|kind| text.match_indices(kind)).filter_map(|(at, kind)| {
        // "Recovery codes", "codes for recovery", "Codes de secours": the two stand within a few words of one sentence.
        let end = at.saturating_add(kind.len());
        let before = around(&text, at.saturating_sub(24), at);
        let after = around(&text, end, end.saturating_add(24));
        let before = before.rsplit(SENTENCE).next().unwrap_or(before);
        let after = after.split(SENTENCE).next().unwrap_or(after);
        let here = text.get(at..end).unwrap_or_default();
        any(&[before, here, after].concat(), THING).then_some(at)
    });
    alone.into_iter().chain(kinds).max()
}

/// What ends a sentence.
const SENTENCE: [char; 6] = ['.', '!', '?', '。', '！', '？'];

/// The text with keys of other kinds made unreadable, every byte in its place.
fn without_other_keys(text: &str) -> std::borrow::Cow<'_, str> {
    if !any(text, OTHER_KEYS) {
        return text.into();
    }
    OTHER_KEYS.iter().fold(text.to_owned(), |text, key| text.replace(key, &"_".repeat(key.len()))).into()
}

/// A slice by bytes, moved out to the next character boundaries.
fn around(text: &str, mut from: usize, to: usize) -> &str {
    let mut to = to.min(text.len());
    while !text.is_char_boundary(from) {
        from = from.saturating_sub(1);
    }
    while !text.is_char_boundary(to) {
        to = to.saturating_add(1);
    }
    text.get(from..to).unwrap_or_default()
}

/// What a text says about what follows: the last of the things it speaks of.
pub(super) fn says(text: &str) -> Option<Says> {
    let text = folded(text);
    let last = |words: &[&str]| words.iter().filter_map(|word| text.rfind(word)).max();
    match (backup_at(&text), last(SECRET)) {
        (Some(backup), Some(secret)) => Some(if secret > backup { Says::Secret } else { Says::Backup }),
        (Some(_), None) => Some(Says::Backup),
        (None, Some(_)) => Some(Says::Secret),
        (None, None) if OTHER.iter().any(|word| starts_word(&text, word)) => Some(Says::Other),
        (None, None) => any(&text, ONCE).then_some(Says::Backup),
    }
}

/// Whether the word stands at the beginning of a word ("order", not "border").
fn starts_word(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| text.get(..at).and_then(|s| s.chars().next_back()).is_none_or(|c| !c.is_alphanumeric()))
}

/// Whether the word stands there by itself; what is not Latin, or long, may go on ("использованный").
fn whole_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|s| s.chars().next_back());
        let after = text.get(at.saturating_add(found.len())..).and_then(|s| s.chars().next());
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        free(before) && (free(after) || !found.is_ascii() && found.len() > 6)
    })
}

/// Whether the text speaks of a second factor at all.
pub(super) fn two_factor(text: &str) -> bool {
    let text = folded(text);
    // "2fa" stands in many a hexadecimal number.
    TWO_FACTOR.iter().any(|word| if word.len() <= 4 { whole_word(&text, word) } else { text.contains(word) })
}

/// Whether a heading can stand between the words about backup codes and the codes themselves.
pub(super) fn of_set_up(text: &str) -> bool {
    let text = folded(text);
    #[rustfmt::skip]
    const STEPS: &[&str] = &[
        "step", "set up", "setup", "set-up", "save", "store", "finish", "done", "success", "secur", "important",
        "print", "keep", "enabled", "activated", "warning", "code", "almost", "write", "sign-in", "sign in", "login",
        "log in", "authent", "account", "congrat", "your", "unused", "available", "remaining", "left", "valid",
        "download", "copy", "schritt", "sicher", "fertig", "wichtig", "étape", "sécur", "paso", "segur", "passo",
        "sicurezza", "stap", "шаг", "безопас", "код", "ステップ", "保存", "コード", "セキュリティ", "步", "安全", "码", "碼", "코드",
    ];
    any(&text, STEPS) || any(&text, KIND) || two_factor(&text) || backup_at(&text).is_some()
}

/// Whether the text says that a code was used.
pub(super) fn used(text: &str) -> bool {
    let text = folded(text);
    USED.iter().any(|word| whole_word(&text, word))
        && !any(
            &text,
            &[
                "unused",
                "not used",
                "not yet",
                "unbenutzt",
                "unverwendet",
                "non utilis",
                "no usad",
                "не использ",
                "can be used",
                "only be used",
            ],
        )
}

/// Whether it is what a column about codes says of one.
pub(super) fn column(text: &str) -> bool {
    #[rustfmt::skip]
    const STATES: &[&str] = &[
        "yes", "no", "true", "false", "y", "n", "new", "used", "unused", "valid", "active", "available", "spent",
        "open", "free", "not used", "ja", "nein", "oui", "non", "sí", "si",
    ];
    STATES.contains(&folded(text).trim().trim_matches(['"', '\'']))
}

/// Whether the words before a code can announce it: "your new code is".
pub(super) fn announces(text: &str) -> bool {
    let text = folded(text);
    THING.iter().filter(|word| **word != "key").any(|word| starts_word(&text, word))
}

/// Whether the text says no more than that a code can be used once.
pub(super) fn once(text: &str) -> bool {
    any(&folded(text), ONCE)
}

/// Whether the text names a list of codes for one use each.
pub(super) fn listed(text: &str) -> bool {
    any(&folded(text), LISTED)
}

/// Whether the text speaks of codes, not of keys alone.
pub(super) fn codes(text: &str) -> bool {
    any(&folded(text), CODES)
}

/// Whether the text introduces an example.
pub(super) fn example(text: &str) -> bool {
    any(&folded(text), EXAMPLE)
}

/// How word-like letters are, 0–100: the share of neighbouring letters that are common pairs. A capital only at the
/// beginning makes a name.
pub(super) fn word_like(text: &str) -> u8 {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_lowercase()).collect();
    let pairs = letters.windows(2).count();
    if pairs == 0 {
        return 0;
    }
    let common = letters
        .windows(2)
        .filter(|pair| {
            let pair: String = pair.iter().collect();
            PAIRS.split_ascii_whitespace().any(|p| p == pair)
        })
        .count();
    u8::try_from(common.saturating_mul(100).checked_div(pairs).unwrap_or(0)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_follows_it() {
        for (text, want) in [
            ("Recovery codes", Some(Says::Backup)),
            ("Deine Wiederherstellungscodes", Some(Says::Backup)),
            ("Codes de secours", Some(Says::Backup)),
            ("códigos de respaldo", Some(Says::Backup)),
            ("резервные коды", Some(Says::Backup)),
            ("バックアップコード", Some(Says::Backup)),
            ("github-recovery-codes.txt", Some(Says::Backup)),
            ("Can't scan? Enter this key manually", Some(Says::Secret)),
            ("Order number", Some(Says::Other)),
            ("Border and layout", None),
            ("Welcome back", None),
        ] {
            assert_eq!(says(text), want, "{text}");
        }
    }

    #[test]
    fn random_letters_are_no_words() {
        for word in ["security", "settings", "password", "Download", "language"] {
            assert!(word_like(word) >= 55, "{word} {}", word_like(word));
        }
        let random = ["xeanxsqv", "zafxmkxh", "cpxncuue", "wqjzkpbn", "hvuqxgyt", "ivwn-wdtp-lnem-gtpk"];
        let sum: u32 = random.iter().map(|w| u32::from(word_like(w))).sum();
        assert!(sum / 6 < 40, "{sum}");
    }

    #[test]
    fn used_is_not_unused() {
        assert!(used("(used)") && used("used on 3 May") && used("bereits verwendet"));
        assert!(!used("Unused codes") && !used("Each code can be used once"));
    }
}
