//! Words around codes, in several languages: what says "backup codes", what says "this is the secret of the one-time
//! code", what says "something else". And whether letters make a word.

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

/// Kinds of backup code: `recovery`, and what it is called elsewhere. Each must stand with one of [`THING`].
#[rustfmt::skip]
const KIND: &[&str] = &[
    "backup", "back up", "back-up", "recovery", "recover", "scratch", "rescue", "emergency", "fallback", "fall back",
    "single use", "single-use", "one time use", "one-time use", "one time recovery", "static", "reserve", "spare",
    "unused", "restore", "offline", "bypass", "twofa backup", "wiederherstellung", "sicherung", "notfall", "ersatz",
    "secours", "récupération", "recuperation", "sauvegarde", "respaldo", "recuperación", "recuperacion", "emergencia",
    "seguridad", "recuperação", "recuperacao", "reserva", "recupero", "riserva", "emergenza", "herstel", "nood",
    "zapasow", "odzyskiwania", "резервн", "восстановлен", "аварийн", "запасн", "резервні", "záložní", "obnovovac",
    "obnovení", "palautus", "varmuus", "återställning", "reserv", "gjenoppretting", "sikkerhetskopi", "gendannelse",
    "kurtarma", "yedek", "バックアップ", "リカバリ", "回復", "復旧", "备用", "备份", "恢复", "救援", "備用", "備份", "恢復", "復原", "백업", "복구",
    "vararányk", "tartalék", "helyreállít",
];

/// What they are kinds of.
#[rustfmt::skip]
const THING: &[&str] = &[
    "code", "key", "token", "password", "passcode", "phrase", "pin", "schlüssel", "schluessel", "kennw", "clé",
    "cles", "clés", "jeton", "código", "codigo", "clave", "llave", "chave", "codice", "codici", "chiav", "sleutel",
    "kod", "klucz", "код", "ключ", "kód", "kódy", "koodi", "avain", "nøkkel", "nøgle", "nyckel", "コード", "キー", "代码",
    "碼", "码", "密钥", "金鑰", "코드", "키", "tan",
];

/// Words that are enough alone.
#[rustfmt::skip]
const BACKUP_ALONE: &[&str] = &[
    "backupcode", "recoverycode", "recoverykey", "recoverytoken", "scratchcode", "rescuecode", "emergencycode",
    "otp scratch", "ersatzcode", "notfallcode", "wiederherstellungscode", "sicherungscode", "backup-code",
    "unused codes", "each code can only be used once", "codes can only be used once", "code can be used once",
    "use each code once", "each code works once", "if you lose access to your phone", "if you lose your phone",
    "jeder code kann nur einmal", "static tokens", "einmalcodes", "when you don't have your phone",
    "lose your device", "lose access to your device", "lose access to your authent",
];

#[rustfmt::skip]
const SECRET: &[&str] = &[
    "secret key", "setup key", "set up key", "set-up key", "setup code", "your secret", "totp secret", "otp secret",
    "shared secret", "shared key", "secret:", "the secret", "secret code", "secret is", "authenticator key", "seed",
    "manual entry", "manually", "manual", "can't scan", "cannot scan", "can’t scan", "unable to scan",
    "unable to read", "instead of scanning", "enter this key", "enter the key", "enter this code in",
    "enter this code into", "enter the following code in", "enter the secret", "type this key", "into your app",
    "in your app", "into your authenticator", "in your authenticator", "two-factor secret", "private key", "qr code",
    "qr-code", "barcode", "geheimnis", "geheimer schlüssel", "geheimschlüssel", "einrichtungsschlüssel", "manuell",
    "clé secrète", "clé de configuration", "manuellement", "clave secreta", "clave de configuración", "manualmente",
    "chave secreta", "chave de configuração", "chiave segreta", "секрет", "вручную", "シークレット", "秘密鍵", "セットアップキー",
    "手動", "密钥", "手动", "金鑰", "비밀 키", "sleutel handmatig", "otp key", "2fa key", "account key", "key uri", "otpauth",
    "two factor secret", "setup secret",
];

#[rustfmt::skip]
const OTHER: &[&str] = &[
    "order", "invoice", "tracking", "shipment", "parcel", "serial", "licen", "session", "commit", "revision", "hash",
    "checksum", "sha256", "sha-256", "sha1", "md5", "fingerprint", "version", "build", "release", "phone", "mobile",
    "fax", "price", "total", "amount", "date", "coupon", "voucher", "promo", "gift", "discount", "sku", "product",
    "api key", "api token", "access token", "access key", "personal access", "client id", "client secret",
    "transaction", "reference", "customer", "ticket", "booking", "device id", "iban", "account number", "card number",
    "credit card", "colour", "color", "palette", "ip address", "mac address", "uuid", "request id", "trace",
    "correlation", "bestell", "rechnung", "kunden", "sendung", "commande", "facture", "pedido", "factura", "fattura",
    "ordine", "webhook", "activation", "article", "isbn", "part no", "postal", "zip", "deploy", "changelog", "meter",
    "member id", "employee", "log in attempt", "referral", "invite", "invitation", "seat", "flight", "barcode number",
    "gutschein", "lizenz", "artikel", "commits", "branch", "tag", "devices", "sessions", "recent activity", "audit",
];

#[rustfmt::skip]
const TWO_FACTOR: &[&str] = &[
    "two-factor", "two factor", "2fa", "mfa", "multi-factor", "multifactor", "multi factor", "two-step", "two step",
    "2-step", "2 step", "authenticator", "second factor", "otpauth", "totp", "one-time password", "tfa",
    "zwei-faktor", "zwei-schritt", "zweistufig", "deux facteurs", "double authentification", "dos factores",
    "dos pasos", "dois fatores", "duas etapas", "due fattori", "twee-factor", "tweestaps", "двухфактор", "двухэтап",
    "二要素", "2段階", "二段階", "双重", "两步", "雙重", "兩步", "2단계", "dwuskładnik", "dvoufázov", "kaksivaihe", "tvåfaktor",
    "tofaktor",
];

#[rustfmt::skip]
const USED: &[&str] = &[
    "used", "spent", "already used", "redeemed", "consumed", "benutzt", "verwendet", "verbraucht", "utilisé", "usado",
    "utilizado", "usato", "gebruikt", "użyt", "использован", "使用済み", "已使用", "사용됨", "använd", "brugt", "käytetty",
];

#[rustfmt::skip]
const EXAMPLE: &[&str] = &[
    "example", "e.g.", "for instance", "looks like", "look like", "such as", "z. b.", "beispiel", "par exemple",
    "por ejemplo", "placeholder",
];

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
    let alone = BACKUP_ALONE.iter().filter_map(|word| text.rfind(word)).max();
    let kinds = KIND.iter().flat_map(|kind| text.match_indices(kind)).filter_map(|(at, kind)| {
        // "Recovery codes", "codes for recovery", "Codes de secours": the two stand within a few words.
        let from = at.saturating_sub(24);
        let to = at.saturating_add(kind.len()).saturating_add(24);
        any(around(text, from, to), THING).then_some(at)
    });
    alone.into_iter().chain(kinds).max()
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
        (None, None) => OTHER.iter().any(|word| starts_word(&text, word)).then_some(Says::Other),
    }
}

/// Whether the word stands at the beginning of a word ("order", not "border").
fn starts_word(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| text.get(..at).and_then(|s| s.chars().next_back()).is_none_or(|c| !c.is_alphanumeric()))
}

/// Whether the text speaks of a second factor at all.
pub(super) fn two_factor(text: &str) -> bool {
    any(&folded(text), TWO_FACTOR)
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
    any(&text, USED)
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

/// Whether the text introduces an example.
pub(super) fn example(text: &str) -> bool {
    any(&folded(text), EXAMPLE)
}

/// Pairs of letters that are common in the words of several European languages.
const PAIRS: &str = "th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur \
    co me ro ri li ce io il no ne ma la el ec ch ll ta om us ac ss ca em pe tr ic ns di so wi be un ge ho pr ai ct ad ie ol lo mo po ut ee ig ly ts ul im iv os da na mi id fo pa pl su sh ke wo qu ck ff bl ev rs ot od ty ag am ap ay ba bo ab if ef fi cu op oo sc sp ry rm rt rd gn gr br cr fr dr ue au av ey ew ow oa bu du fe";

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
