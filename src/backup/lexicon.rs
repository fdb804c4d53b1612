//! The words themselves, in many languages: what backup codes, secrets and other numbers are called where they are shown.

/// Kinds of backup code: `recovery`, and what it is called elsewhere. Each must stand with one of [`THING`].
#[rustfmt::skip]
pub(super) const KIND: &[&str] = &[
    "backup", "back up", "back-up", "recovery", "recover", "scratch", "rescue", "emergency", "fallback", "fall back",
    "single use", "single-use", "one time use", "one-time use", "one time recovery", "static", "reserve", "spare",
    "unused", "restore", "offline", "bypass", "twofa backup", "wiederherstellung", "sicherung", "notfall", "ersatz",
    "secours", "récupération", "recuperation", "sauvegarde", "respaldo", "recuperación", "recuperacion", "emergencia",
    "seguridad", "recuperação", "recuperacao", "reserva", "recupero", "riserva", "emergenza", "herstel", "nood",
    "zapasow", "odzyskiwania", "резервн", "восстановлен", "аварийн", "запасн", "резервні", "záložní", "obnovovac",
    "obnovení", "palautus", "varmuus", "återställning", "reserv", "gjenoppretting", "sikkerhetskopi", "gendannelse",
    "kurtarma", "yedek", "バックアップ", "リカバリ", "回復", "復旧", "备用", "备份", "恢复", "救援", "備用", "備份", "恢復", "復原", "백업", "복구",
    "vararányk", "tartalék", "helyreállít", "biztonsági", "احتياط", "استرداد", "استعادة", "الطوارئ", "پشتیبان", "بازیابی",
    "גיבוי", "שחזור", "חירום", "εφεδρικ", "ανάκτησ", "αντίγραφ", "สำรอง", "กู้คืน", "dự phòng", "khôi phục", "sao lưu",
    "cadangan", "pemulihan", "sandaran", "बैकअप", "रिकवरी", "відновлен", "възстанов", "опоравак", "rezervn", "rezerv",
    "pričuvn", "oporavak", "záložn", "obnov", "varnostn", "seguretat", "recuperació", "atsargin", "atkūrim", "rezerves",
    "atkopšan", "varukood", "varakoo", "varakó", "taaste", "öryggisafrit", "neyðar", "予備", "緊急", "非常", "应急", "紧急",
    "예비", "비상", "экстренн", "аварійн", "запасні", "awaryjn", "ratunkow", "nouzov", "vészhelyzet", "pótkód", "urgență", "urgence", "nödkod", "nødkod", "hätäkood",
    "acil durum", "ehtiyat", "резерв", "rugsteun", "babeskop",
    "seguranza", "ব্যাকআপ", "காப்பு", "بیک اپ", "बॅकअप", "სარეზერვო", "պահուստային",
];

/// What they are kinds of.
#[rustfmt::skip]
pub(super) const THING: &[&str] = &[
    "code", "key", "token", "password", "passcode", "phrase", "pin", "schlüssel", "schluessel", "kennw", "clé",
    "cles", "clés", "jeton", "código", "codigo", "clave", "llave", "chave", "codice", "codici", "chiav", "sleutel",
    "kod", "klucz", "код", "ключ", "kód", "kódy", "koodi", "avain", "nøkkel", "nøgle", "nyckel", "コード", "キー", "代码",
    "碼", "码", "密钥", "金鑰", "코드", "키", "tan", "رمز", "رموز", "كود", "أكواد", "مفتاح", "کد", "קוד", "מפתח", "κωδικ", "κλειδ",
    "รหัส", "โค้ด", "mã", "कोड", "codi", "cod de", "coduri", "kood", "lykil", "kóð", "কোড", "குறியீடு", "کوڈ", "კოდ", "կոդ",
];

/// Words that are enough alone.
#[rustfmt::skip]
pub(super) const BACKUP_ALONE: &[&str] = &[
    "backupcode", "recoverycode", "recoverykey", "recoverytoken", "scratchcode", "rescuecode", "emergencycode",
    "otp scratch", "ersatzcode", "notfallcode", "wiederherstellungscode", "sicherungscode", "backup-code",
    "unused codes", "if you lose access to your phone", "if you lose your phone", "static tokens", "einmalcodes",
    "when you don't have your phone", "lose your device", "lose access to your device", "lose access to your authent",
];

/// What is said of backup codes, and of vouchers too.
#[rustfmt::skip]
pub(super) const ONCE: &[&str] = &[
    "each code can only be used once", "codes can only be used once", "code can be used once", "use each code once",
    "each code works once", "jeder code kann nur einmal",
];

/// Keys of other kinds: one of them may be a "backup" as well.
pub(super) const OTHER_KEYS: &[&str] =
    &["passkey", "security key", "hardware key", "ssh key", "gpg key", "api key", "access key", "public key"];

/// Codes, and not keys.
#[rustfmt::skip]
pub(super) const CODES: &[&str] = &[
    "code", "token", "código", "codigo", "codice", "codici", "codi", "coduri", "cod de", "kod", "kood", "код", "kód",
    "コード", "代码", "码", "碼", "코드", "رمز", "رموز", "כود", "کد", "קוד", "κωδικ", "รหัส", "mã", "कोड",
];

/// A list of codes that work once each, whatever else it is called; an app makes "one-time codes" too.
#[rustfmt::skip]
pub(super) const LISTED: &[&str] = &[
    "one-time codes", "one time codes", "one-time passwords", "one time passwords", "one-time code list",
    "list of one-time", "einmal-codes", "einmalpasswörter", "einmalkennw", "codes à usage unique",
    "códigos de un solo uso", "códigos de uso único", "codici monouso", "eenmalige codes", "одноразовые коды",
    "одноразовые пароли", "одноразові коди", "engangskoder", "engångskoder", "kertakäyttökood", "kertakäyttöiset",
    "kody jednorazowe", "jednorazowe kody",
    "kodów jednorazow", "hasła jednorazowe", "haseł jednorazow", "одноразовых кодов", "одноразовых паролей", "jednorázových kód", "jednorázové kódy", "egyszer használatos kód", "tek kullanımlık kod",
    "일회용 코드", "일회용 로그인 코드", "一次性代码", "一次性验证码", "一次性驗證碼",
];

#[rustfmt::skip]
pub(super) const SECRET: &[&str] = &[
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
    "two factor secret", "setup secret", "geheime sleutel", "gizli anahtar", "tajny klucz", "klucz tajny", "tajný", "titkos",
    "hemlig", "hemmelig", "salainen", "khóa bí mật", "kunci rahasia", "μυστικ", "المفتاح السري", "المفتاح السرّي", "מפתח סודי",
    "secret du", "chiave di configurazione", "einrichtungscode", "nøkkel for", "cheie secret",
];

#[rustfmt::skip]
pub(super) const OTHER: &[&str] = &[
    "order", "invoice", "tracking", "shipment", "parcel", "serial", "licen", "session", "commit", "revision", "hash",
    "checksum", "sha256", "sha-256", "sha1", "md5", "fingerprint", "version", "build", "release", "phone", "mobile",
    "fax", "price", "total", "amount", "date", "coupon", "voucher", "promo", "gift", "discount", "sku", "product",
    "api key", "api token", "access token", "access key", "personal access", "client id", "client secret",
    "transaction", "reference", "customer", "ticket", "booking", "device id", "iban", "account number", "card number",
    "credit card", "colour", "color", "palette", "ip address", "mac address", "uuid", "request id", "trace",
    "correlation", "bestell", "rechnung", "kunden", "sendung", "commande", "facture", "pedido", "factura", "fattura",
    "ordine", "webhook", "activation", "article", "isbn", "part no", "postal", "zip", "deploy", "changelog", "meter",
    "member id", "employee", "log in attempt", "referral", "invite", "invitation", "seat", "flight", "barcode number",
    "reward", "checkout", "bonus", "loyalty", "raffle", "cashback", "prämie", "gutschein", "lizenz", "artikel", "commits", "branch", "tag", "devices", "sessions", "recent activity", "audit",
    "security key", "passkey", "ssh key", "gpg key", "yubikey", "hardware key", "app password", "application password",
    "recovery phone", "recovery e-mail", "recovery email", "backup phone", "backup email", "backup e-mail", "token id",
    "case number", "receipt", "quittung", "rückruf", "support pin", "meeting", "conference", "room", "gerät", "appareil",
    "sitzung", "aktivität", "contract", "vertrag", "policy no", "policy number", "registration", "batch", "lot no",
    "model", "firmware", "imei", "vin", "chassis", "node id", "cluster", "object id", "job id", "run id", "message id",
    "заказ", "счёт", "счет", "сеанс", "устройств", "注文", "订单", "会话", "设备", "주문", "세션", "zamówien", "sipariş",
    "dispositiv", "sesion", "sesión", "sesiones", "sessão", "sessioni", "sessie", "apparaten",
];

#[rustfmt::skip]
pub(super) const TWO_FACTOR: &[&str] = &[
    "two-factor", "two factor", "2fa", "mfa", "multi-factor", "multifactor", "multi factor", "two-step", "two step",
    "2-step", "2 step", "authenticator", "second factor", "otpauth", "totp", "one-time password", "tfa",
    "zwei-faktor", "zwei-schritt", "zweistufig", "deux facteurs", "double authentification", "dos factores",
    "dos pasos", "dois fatores", "duas etapas", "due fattori", "twee-factor", "tweestaps", "двухфактор", "двухэтап",
    "二要素", "2段階", "二段階", "双重", "两步", "雙重", "兩步", "2단계", "dwuskładnik", "dvoufázov", "kaksivaihe", "tvåfaktor",
    "tofaktor", "المصادقة الثنائية", "بخطوتين", "دو مرحله", "אימות דו", "דו-שלבי", "דו־שלבי", "διπλού", "δύο παραγόντων",
    "hai yếu tố", "hai bước", "dua faktor", "dua langkah", "iki faktör", "iki adım", "двофактор", "двуфактор", "dvojfaktor",
    "kétlépcs", "kétfaktor", "doi factori", "doi pași", "สองขั้นตอน", "dvofaktor", "dvostopenj", "dos passos", "दो-चरण",
];

#[rustfmt::skip]
pub(super) const USED: &[&str] = &[
    "used", "spent", "already used", "redeemed", "consumed", "benutzt", "verwendet", "verbraucht", "utilisé", "usado",
    "utilizado", "usato", "gebruikt", "użyt", "использован", "使用済み", "已使用", "사용됨", "använd", "brugt", "käytetty",
    "مستخدم", "مستعمل", "נוצל", "kullanıldı", "χρησιμοποιήθηκε", "đã dùng", "đã sử dụng", "terpakai", "použitý", "použito",
    "felhasznált", "folosit", "iskorišten", "usada", "utilisée", "utilizada", "usata", "verwendete", "entwertet",
];

#[rustfmt::skip]
pub(super) const EXAMPLE: &[&str] = &[
    "example", "e.g.", "for instance", "looks like", "look like", "such as", "z. b.", "beispiel", "par exemple",
    "por ejemplo", "placeholder",
];

/// Pairs of letters that are common in the words of several European languages.
pub(super) const PAIRS: &str = "th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur \
    co me ro ri li ce io il no ne ma la el ec ch ll ta om us ac ss ca em pe tr ic ns di so wi be un ge ho pr ai ct ad ie ol lo mo po ut ee ig ly ts ul im iv os da na mi id fo pa pl su sh ke wo qu ck ff bl ev rs ot od ty ag am ap ay ba bo ab if ef fi cu op oo sc sp ry rm rt rd gn gr br cr fr dr ue au av ey ew ow oa bu du fe";
