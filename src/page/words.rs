//! The words that pages use, by what they mean and by language. Only words live here; what they weigh stands in
//! `table`. Write them as [`super::text::normal`] leaves them: lower case, without accents, punctuation as a space.
//! `word` matches whole words, `word*` also longer ones, `*word*` anywhere (compounds, and scripts without spaces).
//! Where two phrases could match, the longer wins: "one time password" is no password, "postal code" is no code.

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Concept {
    /// A one-time code or a second factor, unmistakably.
    Otp,
    /// The second factor as a subject (a heading); says nothing about which kind.
    Factor,
    /// An authenticator app, or a code that a device makes.
    App,
    /// A code that proves something, from wherever ("verification code").
    Verify,
    /// Just "code", "token", "passcode".
    Code,
    /// A backup, recovery, emergency or scratch code.
    Backup,
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
    /// Who or where a person is: name, user name, phone number, address, birthday.
    Identity,
    /// A password.
    Password,
    /// Vouchers, cards, banks, prices, amounts.
    Money,
    /// A riddle for machines.
    Captcha,
    /// Codes and numbers of other worlds: products, parcels, licences, invitations, languages, devices.
    Foreign,
    /// Things that are no code at all: dates, addresses on the net, messages, numbers of a setting.
    Plain,
    /// A key that speaks for itself when touched (Yubico OTP): an OTP that nobody can fill.
    Hardware,
    /// A search box.
    Search,
}

use Concept::*;

/// Phrases by meaning, then language.
#[rustfmt::skip]
pub(super) static WORDS: &[(Concept, &[&str])] = &[
    // ----- the one-time code ------------------------------------------------------------------------------------
    (Otp, &[
        "otp", "*totp*", "hotp", "otpcode", "otp code", "otptoken", "otppassword", "otppin", "otpauth", "*otpinput*", "*otp input*",
        "2fa", "*2fa*", "tfa", "tfa code", "*mfa*", "u2fcode", "mfacode", "mfa code", "2facode", "2fa code", "2fatoken",
        "2fa token", "two factor code", "two factor token", "two factor auth code", "two factor authentication code",
        "two factor verification code", "two step code", "two step verification code", "2 step verification code",
        "2 step code", "2 factor code", "2 factor authentication code", "second factor code", "multi factor code",
        "multi factor authentication code", "multifactor code", "twofactorcode", "twofactor*", "*twofa*", "two fa",
        "second factor", "secondfactor*", "*authcode*", "auth code", "authy code", "authy token", "authenticatorcode",
        "authenticator code*", "authenticator token", "authentication app code", "authy", "one time code*", "one time password*",
        "one time passcode*", "one time pin", "one time token", "onetime code*", "onetime password*", "onetimecode*", "onetimepass*",
        "one time pass code", "time based code", "timebased code", "time based one time password*", "dynamic code", "dynamic password",
        "soft token", "softtoken", "token code", "tokencode", "security token code", "rsa token", "securid*",
        "google authenticator code", "ga code", "gacode", "googlecode", "google code", "googleauth*", "google auth", "gauth*",
        "steam guard", "steamguard*", "steam guard code", "rotating code", "temporary code", "user token code", "duo passcode",
        "digit code from your app", "mobile app code", "app code", "appcode", "otc", "otccode", "idtxtbx saotcc otc",
        "6 digit totp", "one time security code", "google 2fa", "2 factor auth*", "authentication token", "auth token code",
        "second authentication code", "second step code", "2nd factor code", "mobile authenticator code",
        "one time verification code", "single use code", "single use passcode", "approvals code", "login approval code",
        // German
        "*einmal code*", "*einmalcode*", "*einmalpasswort*", "einmal passwort*", "einmalkennwort*", "einmal kennwort*", "einmal pin",
        "zwei faktor code*", "*zweifaktorcode*", "2 faktor code*", "zwei faktor authentifizierungscode*", "2fa code*",
        "bestatigungs code totp", "einmaliger code", "einmaligen code", "zweiter faktor", "zweiten faktor", "authenticator code*",
        "code fur die zwei faktor authentifizierung", "code der zwei faktor authentifizierung", "tan generator",
        // French
        "code a usage unique", "mot de passe a usage unique", "mot de passe unique", "code temporaire", "code unique",
        "code de la double authentification", "code de double authentification", "code d authentification a deux facteurs",
        "code a deux facteurs", "code 2fa", "code tfa", "code mfa", "code otp", "code totp", "jeton a usage unique", "second facteur",
        "deuxieme facteur", "code d authentification forte", "code d authentification multifacteur",
        // Spanish
        "codigo de un solo uso", "contrasena de un solo uso", "codigo de uso unico", "contrasena de uso unico", "codigo temporal",
        "codigo de dos factores", "codigo de autenticacion de dos factores", "codigo de doble factor", "codigo 2fa", "codigo otp",
        "codigo totp", "codigo mfa", "segundo factor", "clave dinamica", "codigo dinamico", "codigo de verificacion en dos pasos",
        // Portuguese
        "senha de uso unico", "codigo de uso unico", "senha descartavel", "codigo temporario", "codigo de dois fatores",
        "codigo de autenticacao de dois fatores", "codigo de verificacao em duas etapas", "codigo de duas etapas", "segundo fator",
        "palavra passe de utilizacao unica", "palavra passe unica", "codigo de utilizacao unica", "codigo de autenticacao de dois factores",
        "codigo do autenticador", "senha unica",
        // Italian
        "codice monouso", "codice usa e getta", "password monouso", "codice temporaneo", "codice a due fattori", "codice 2fa", "codice otp",
        "codice di autenticazione a due fattori", "secondo fattore", "password usa e getta", "codice totp", "codice mfa",
        "codice di verifica in due passaggi",
        // Dutch
        "eenmalige code", "*eenmalige wachtwoord*", "eenmalig wachtwoord", "eenmalige toegangscode", "tweefactorcode*", "tweestapscode*",
        "twee factor code", "2fa code", "tweefactorauthenticatiecode", "code voor tweestapsverificatie", "tweede factor",
        "authenticatorcode", "eenmalige pincode", "tijdelijke code",
        // Polish
        "kod jednorazowy", "kodu jednorazowego", "jednorazowy kod", "haslo jednorazowe", "hasla jednorazowego", "jednorazowe haslo",
        "kod dwuskladnikowy", "kod 2fa", "kod otp", "kod totp", "drugi skladnik", "kod uwierzytelniania dwuskladnikowego",
        "jednorazowego kodu", "kod weryfikacji dwuetapowej",
        // Russian
        "одноразовый код", "одноразового кода", "одноразовый пароль", "одноразового пароля", "код двухфакторной*",
        "код двухэтапной*", "код 2fa", "второй фактор", "второго фактора", "временный код", "временный пароль", "код двухшаговой*",
        "код totp", "код otp", "код многофакторной*",
        // Ukrainian
        "одноразовий код", "одноразового коду", "одноразовий пароль", "код двофакторної*", "код двоетапної*", "другий фактор",
        "тимчасовий код", "код багатофакторної*",
        // Turkish
        "tek kullanimlik kod*", "tek kullanimlik sifre*", "tek kullanimlik parola*", "iki faktorlu kod*", "iki faktorlu dogrulama kod*",
        "iki faktorlu kimlik dogrulama kod*", "iki asamali dogrulama kod*", "iki adimli dogrulama kod*", "2fa kodu", "ikinci faktor",
        "gecici kod*",
        // Arabic
        "*رمز لمره واحده*", "*رمز المصادقه الثنائيه*", "*كلمه مرور لمره واحده*", "*كلمه المرور لمره واحده*", "*الرمز لمره واحده*",
        "*رمز التحقق بخطوتين*", "*كود المصادقه الثنائيه*", "*لمره واحده*", "*رمز مؤقت*", "*رمز العامل الثاني*",
        // Hindi
        "*ओटीपी*", "*वन टाइम पासवर्ड*", "*एकबारगी कोड*", "*एक बार का कोड*", "*एक बार का पासवर्ड*", "*टू फैक्टर कोड*",
        "*दो कारक कोड*", "*एक बार उपयोग*",
        // Japanese
        "*ワンタイムパスワード*", "*ワンタイムコード*", "*ワンタイム*", "*2要素認証コード*", "*二要素認証コード*", "*2段階認証コード*",
        "*二段階認証コード*", "*多要素認証コード*", "*一時コード*", "*使い捨てパスワード*", "*2要素コード*", "*二要素コード*", "*2faコード*",
        // Korean
        "*일회용 코드*", "*일회용 비밀번호*", "*일회용코드*", "*일회용비밀번호*", "*2단계 인증 코드*", "*2단계 인증코드*", "*이중 인증 코드*",
        "*2요소 인증 코드*", "*임시 코드*", "*인증 앱 코드*", "*이중인증 코드*", "*otp 코드*", "*otp 번호*", "*otp번호*",
        // Chinese, both
        "*一次性密码*", "*一次性密碼*", "*一次性代码*", "*一次性验证码*", "*一次性驗證碼*", "*一次性代碼*", "*动态码*", "*動態碼*", "*动态密码*",
        "*動態密碼*", "*动态口令*", "*動態口令*", "*动态验证码*", "*动态令牌*", "*双因素验证代码*", "*双因素验证码*", "*双因素代码*", "*两步验证码*",
        "*兩步驟驗證碼*", "*兩步驗證碼*", "*双重验证码*", "*雙重驗證碼*", "*二次验证码*", "*二步验证码*", "*两步验证代码*", "*双因子验证码*", "*雙因素驗證碼*",
        "*双重认证代码*", "*二次驗證碼*", "*二步驟驗證碼*", "*谷歌验证码*", "*谷歌驗證碼*", "*双因素认证码*", "*两因素代码*", "*多因素验证码*",
        // Others
        "kertakayttoinen*", "kertakayttokoodi*", "kertakayttosalasana*", "kaksivaiheinen koodi", "engangskod*", "engangskode*",
        "engangslosenord*", "engangspassord*", "engangsadgangskode*", "tvafaktorkod*", "tofaktorkode*", "jednorazovy kod*",
        "jednorazove heslo*", "jednorazoveho hesla", "egyszer hasznalatos*", "egyszeri kod*", "egyszeri jelszo*", "cod unic",
        "cod de unica folosinta", "parola unica", "κωδικοσ μιασ χρησησ", "ma otp", "ma xac thuc hai buoc", "mat khau mot lan",
        "mat khau dung mot lan", "kode sekali pakai", "kata sandi sekali pakai", "*רכיב otp*", "*קוד חד פעמי*", "*סיסמה חד פעמית*",
        "*รหัสผ่านแบบใช้ครั้งเดียว*", "*รหัส otp*",
    ]),
    (Factor, &[
        "two factor*", "2 factor*", "two step*", "2 step*", "twostep*", "multi factor*", "multifactor*", "second step*", "strong authentication",
        "second login factor", "second verification", "two phase*", "dual factor*", "authentication challenge", "advanced authentication",
        "login verification", "sign in verification", "additional verification", "extra security", "second medium", "2sv", "two fa auth*",
        "zwei faktor*", "zweifaktor*", "2 faktor*", "multi faktor*", "multifaktor*", "zwei stufen*", "zweistufig*", "bestatigung in zwei schritten",
        "double authentification", "deux facteurs", "deux etapes", "multifacteur*", "double facteur", "authentification forte",
        "dos factores", "doble factor", "dos pasos", "multifactor", "dois fatores", "dois factores", "duas etapas", "multifator*", "dois passos",
        "due fattori", "due passaggi", "doppio fattore", "piu fattori", "tweefactor*", "twee factor*", "tweestaps*", "twee stappen", 
        "dwuskladnikow*", "dwuetapow*", "wieloskladnikow*", "двухфакторн*", "двухэтапн*", "двухшагов*", "многофакторн*", "двофакторн*",
        "двоетапн*", "багатофакторн*", "iki faktorlu*", "iki asamali*", "iki adimli*", "cok faktorlu*", "*المصادقه الثنائيه*", "*التحقق بخطوتين*",
        "*ثنائيه العامل*", "*متعدده العوامل*", "*टू फैक्टर*", "*दो कारक*", "*द्वि कारक*", "*दो चरणों*", "*2要素認証*", "*二要素認証*", "*2段階認証*", "*二段階認証*", "*多要素認証*",
        "*2단계 인증*", "*이중 인증*", "*2요소*", "*다단계 인증*", "*2단계인증*", "*이중인증*", "*双因素*", "*雙因素*", "*两步验证*", "*兩步驟驗證*", "*兩步驗證*", "*双重验证*", "*双重认证*",
        "*雙重驗證*", "*两因素*", "*多因素*", "*二次验证*", "*二步验证*", "*双因子*", "*二次认证*", "*二階段驗證*", "*二步驟驗證*", "kaksivaiheinen*", "kaksivaiheisen*", "monivaiheinen*", "tvafaktor*", "tvastegs*",
        "tofaktor*", "totrins*", "dvoufaktor*", "dvoufazov*", "ketfaktoros*", "ketlepcsos*", "doi factori", "doi pasi", "*δυο παραγοντων*",
        "hai buoc", "hai lop", "dua langkah", "dua faktor", "*דו שלבי*", "*שני שלבים*", "*สองขั้นตอน*", "*สองชั้น*",
    ]),
    (App, &[
        "authenticator", "authenticator app*", "authenticator application", "authentication app*", "authentication application", "google authenticator",
        "microsoft authenticator", "your authenticator", "authy app", "duo mobile", "freeotp", "1password", "mobile application", "mobile app",
        "app generated", "generated by your", "generated by the", "generated in your", "generated using", "generated from", "code generator",
        "token generator", "generating app", "two factor app*", "2fa app*", "totp app*", "otp app*", "mfa app", "two step app", "security app", "verification app",
        "from the app", "in the app", "from your app", "your app", "code from your device", "code from your phone", "on your mobile device", "displayed in the app",
        "shown in the app", "displayed by your", "shown by your", "displayed on your authenticator", "password manager", "mfa device", "virtual mfa*", "hardware token",
        "phone app", "two factor authentication app*", "two factor authentication application", "2 factor app", "token app", "your token generator", "from your security device", "mobile token", "smartphone app",
        "authentication device", "authentifizierungs app*", "authentifikator*", "authenticator app*", "zwei faktor app*", "zwei faktor authentifizierungs app*", "2fa app*", "in der app", "aus der app", "aus ihrer app",
        "in ihrer app", "deiner app", "ihrer app", "mobilen app", "app generiert*", "von der app", "ihre app", "application d authentification*", "appli d authentification*",
        "application mobile", "votre application", "genere par", "genere dans", "generee par", "l application", "aplicacion de autenticacion*", "app de autenticacion*", "aplicacion autenticadora",
        "aplicacion movil", "tu aplicacion", "su aplicacion", "generado por", "generado en", "autenticador", "aplicativo de autenticacao*", "app de autenticacao*", "aplicativo autenticador",
        "aplicacao de autenticacao*", "app autenticador", "gerado no", "gerado pelo", "gerado por", "seu aplicativo", "seu app", "aplicacao autenticadora", "app di autenticazione*", "applicazione di autenticazione*", "autenticatore",
        "generato dall*", "generato da", "tua app", "tua applicazione", "authenticatie app*", "authenticator app", "verificatie app*", "in je app", "de app", "uw app", "je app",
        "aplikacji uwierzytelniaj*", "aplikacja uwierzytelniaj*", "aplikacje uwierzytelniaj*", "wygenerowany przez", "wygenerowany w", "aplikacji", "приложения*", "приложении*", "приложением*", "приложение аутентификации",
        "аутентификатор*", "сгенерированн*", "застосунк*", "додатк*", "програми автентифік*", "автентифікатор*", "згенерован*", "kimlik dogrulama uygulama*", "dogrulama uygulama*", "dogrulayici*", "authenticator uygulama*", "uygulamaniz*", "uygulamadan", "uygulamasi*", "olusturulan",
        "*تطبيق المصادقه*", "*تطبيق التحقق*", "*تطبيق*", "*المصادق*", "*प्रमाणक ऐप*", "*ऐप*", "*ऑथेंटिकेटर*", "*प्रमाणीकरण ऐप*", "*प्रमाणीकरणकर्ता*", "*認証アプリ*", "*認証システムアプリ*", "*アプリで生成*", "*アプリが生成*", "*アプリに表示*", "*モバイルアプリ*", "*アプリを利用して*",
        "*オーセンティケーター*", "*認証システム アプリ*", "*二要素認証アプリ*", "*2要素認証アプリ*", "*2段階認証アプリ*", "*アプリ*", "*인증 앱*", "*인증앱*", "*인증기*", "*앱에서*", "*생성된 코드*", "*인증 애플리케이션*", "*앱*", "*身份验证器*", "*身份驗證器*", "*验证器*", "*驗證器*", "*认证器*",
        "*身份验证应用*", "*驗證應用程式*", "*验证应用*", "*两步验证应用*", "*双因素应用*", "*应用程序*", "*應用程式*", "*认证应用*", "*生成的验证码*", "*生成的代码*", "*產生的驗證碼*", "*令牌应用*", "*手机应用*", "*手機應用*", "todennussovel*", "sovelluks*", "autentiseringsapp*", "autentiseringsapp*", "godkendelsesapp*", "autentifikacni aplikac*", "overovaci aplikac*",
        "hitelesito alkalmaz*", "aplicatia de autentificare", "*εφαρμογη*", "ung dung xac thuc", "ung dung", "aplikasi autentikator", "aplikasi", "*אפליקציית*", "*แอป*",
    ]),
    (Verify, &[
        "verification code*", "verificationcode*", "verifycode", "verify code", "verif code", "vcode", "authentication code*", "authenticationcode*", "authorization code", "authorisation code",
        "security code*", "securitycode*", "confirmation code*", "confirmationcode*", "login code*", "logincode*", "sign in code*", "signin code", "signincode", "access code*", "accesscode*", "validation code", "identification code", "challenge code", "secure code", "auth key",
        "verification token", "verification number", "security token", "verification pin", "check code", "magic code", "pass code", "verification digit*", "auth otp", "six digit*", "6 digit*", "8 digit*", "6 digits", "six digits", "6 character*", "eight digit*", "code verification", "log in code",
        "*bestatigungscode*", "bestatigungs code*", "verifizierungscode*", "*verifizierungs code*", "*authentifizierungscode*", "authentifizierungs code*", "*sicherheitscode*", "sicherheits code*", "anmeldecode*", "zugangscode*", "prufcode*", "authentisierungscode*", "*stelligen code*", "*stelliger code*", "*stelligen zahlencode*", "*stelliger zahlencode*", "freischaltcode*", "*verifikationscode*", "login code*",
        "code de verification", "code de securite", "code d authentification", "code de confirmation", "code d acces", "code de connexion", "code de validation", "code a 6 chiffres", "code a six chiffres", "chiffres",
        "codigo de verificacion", "codigo de seguridad", "codigo de autenticacion", "codigo de confirmacion", "codigo de acceso", "codigo de inicio de sesion", "digitos", "codigo de validacion",
        "codigo de verificacao", "codigo de seguranca", "codigo de autenticacao", "codigo de confirmacao", "codigo de acesso", "codigo de login", "codigo de validacao",
        "codice di verifica", "codice di sicurezza", "codice di autenticazione", "codice di conferma", "codice di accesso", "cifre", "codice di convalida",
        "verificatiecode*", "beveiligingscode*", "authenticatiecode*", "bevestigingscode*", "toegangscode*", "inlogcode*", "*cijferige code*", "controlecode*",
        "kod weryfikacyjny", "kodu weryfikacyjnego", "kod bezpieczenstwa", "kod uwierzytelniajacy", "kod uwierzytelniania", "kod potwierdzaj*", "kod dostepu", "kod autoryzacyjny", "*cyfrowy kod*", "kod logowania",
        "код подтверждения", "кода подтверждения", "код проверки", "проверочный код", "код безопасности", "код аутентификации", "код авторизации", "код доступа", "код для входа", "значный код", "код верификации", "контрольный код", "код входа",
        "код підтвердження", "код перевірки", "код безпеки", "код автентифікації", "код доступу", "код авторизації", "код входу",
        "dogrulama kod*", "guvenlik kod*", "kimlik dogrulama kod*", "onay kod*", "giris kod*", "haneli kod*", "erisim kod*", "teyit kod*",
        "*رمز التحقق*", "*رمز الامان*", "*رمز المصادقه*", "*رمز التاكيد*", "*كود التحقق*", "*كود التفعيل*", "*رمز الدخول*", "*رمز تسجيل الدخول*", "*सत्यापन कोड*", "*सुरक्षा कोड*", "*प्रमाणीकरण कोड*", "*पुष्टिकरण कोड*", "*वेरिफिकेशन कोड*", "*अंकों का कोड*",
        "*認証コード*", "*確認コード*", "*セキュリティコード*", "*セキュリティ コード*", "*検証コード*", "*ログインコード*", "*桁のコード*", "*桁の数字*", "*認証番号*", "*パスコード*", "*인증 코드*", "*인증코드*", "*인증 번호*", "*인증번호*", "*보안 코드*", "*확인 코드*", "*보안코드*", "*확인코드*", "*로그인 코드*", "*자리 코드*", "*자리 숫자*",
        "*验证码*", "*驗證碼*", "*验证代码*", "*驗證代碼*", "*安全码*", "*安全碼*", "*安全代码*", "*安全代碼*", "*确认码*", "*確認碼*", "*认证码*", "*認證碼*", "*校验码*", "*验证口令*", "*位数字*", "*位代码*", "*认证代码*", "*登录码*", "*登入碼*", "*身份验证代码*",
        "vahvistuskood*", "vahvistuskoodi*", "todennuskoodi*", "turvakoodi*", "varmistuskoodi*", "verifieringskod*", "sakerhetskod*", "bekraftelsekod*", "autentiseringskod*", "verifiseringskode*", "sikkerhetskode*", "bekreftelseskode*", "bekraeftelseskode*", "sikkerhedskode*", "godkendelseskode*", "overovaci kod*", "bezpecnostni kod*", "potvrzovaci kod*",
        "ellenorzo kod*", "biztonsagi kod*", "megerosito kod*", "hitelesitesi kod*", "hitelesito kod*", "cod de verificare", "cod de securitate", "cod de autentificare", "κωδικοσ επαληθευσησ", "κωδικο επαληθευσησ", "ma xac minh", "ma xac thuc", "ma xac nhan", "ma bao mat", "kode verifikasi", "kode autentikasi", "kode keamanan", "*קוד אימות*", "*קוד אבטחה*", "*รหัสยืนยัน*", "*รหัสความปลอดภัย*",
    ]),
    (Code, &[
        "code", "codes", "token", "tokens", "passcode", "otpvalue", "challenge", "challenge response", "response", "codigo", "codigos", "codice", "codici", "kod", "kodu", "kody", "код", "кода", "коды", "коду", "kod*", "kode", "koden",
        "codi", "jeton", "токен*", "*رمز*", "*الرمز*", "*كود*", "*कोड*", "*टोकन*", "*コード*", "*トークン*", "*코드*", "*토큰*", "*代码*", "*代碼*", "*令牌*", "*口令*", "koodi*", "cod", "codul", "κωδικο*", "ma so", "*קוד*", "*รหัส*", "verification", "verify", "digit", "passcodes", "codecode", "zahlencode*", "*ziffern*",
        "inputcode", "codeinput", "code input", "usercode input", "verifizierung", "code1",
    ]),
    // ----- backup codes -----------------------------------------------------------------------------------------
    (Backup, &[
        "varakood*", "varakoode*", "backup", "*backupcode*", "backup code*", "backup codes", "backup token*", "backup key*", "backup password*", "back up code*", "*backup cod*", "recovery", "*recoverycode*", "*recoverykey*", "recover code*", "recovery code*", "recovery key*", "recovery token*", "recovery password*", "recovery passcode*", "account recovery code*",
        "emergency code*", "emergency token*", "emergency recovery code*", "emergency key*", "emergency scratch*", "emergency access code*", "*emergencycode*", "scratch", "scratch code*", "*scratchcode*", "scratch token*", "static token*", "reserve code*", "reset code 2fa", "2fa reset code*", "two factor reset code*", "single use recovery*", "one time recovery*", "one time backup*", "one time use recovery*", "one time use backup*",
        "single use backup*", "printed code*", "paper code*", "rescue code*", "bypass code*", "unlock codes", "restoration code*", "restore code*", "fallback code*", "spare code*", "lifeline code*", "one of your codes", "one of your saved", "mfa recovery*", "2fa recovery*", "2fa backup*", "two factor recovery*", "two factor backup*", "totp recovery*", "otp recovery*", "otp backup*", "otp scratch*", "8 digit backup*", "8 digit recovery*", "recovery phrase",
        "lookup secret*", "backup 2fa", "recoverytoken*", "backuptoken*", "recovery cod*", "saved codes", "codes you saved", "list of codes", "grid card*", "restore key*", "offline code*", "twofactorrecovery*",
        "*wiederherstellungscode*", "*wiederherstellungs code*", "wiederherstellungsschlussel*", "*wiederherstellungskod*", "*notfallcode*", "notfall code*", "*ersatzcode*", "*sicherungscode*", "*backup code*", "einmal wiederherstellungs*", "sicherungs code*", "*rettungscode*", "notfallschlussel*", "ersatz code*", "reservecode*", 
        "code de secours", "codes de secours", "code de recuperation", "codes de recuperation", "code de sauvegarde", "codes de sauvegarde", "cle de recuperation", "code d urgence", "codes d urgence", "cle de secours", "code de recours", "code de restauration", "jeton de secours", "codes de recours", "codes de restauration",
        "codigo de respaldo", "codigos de respaldo", "codigo de recuperacion", "codigos de recuperacion", "codigo de emergencia", "codigos de emergencia", "clave de recuperacion", "codigo de reserva", "codigos de reserva", "codigo de copia de seguridad", "codigos de copia de seguridad", "codigo alternativo", "codigo de seguridad de respaldo", "codigos de seguridad de respaldo",
        "codigo de backup", "codigos de backup", "codigo de recuperacao", "codigos de recuperacao", "codigo reserva", "codigos reserva", "chave de recuperacao", "codigo de seguranca de backup", "codigo de salvaguarda", "codigos de salvaguarda", "codigo de resgate", "codigo de contingencia",
        "codice di backup", "codici di backup", "codice di recupero", "codici di recupero", "codice di emergenza", "codici di emergenza", "codice di riserva", "codici di riserva", "chiave di recupero", "codice di ripristino", "codici di ripristino", "codice di scorta", "codici di scorta",
        "herstelcode*", "back upcode*", "*backupcode*", "noodcode*", "herstelsleutel*", "reservecode*", "herstel code*", "back up code*", "eenmalige herstel*",
        "kod zapasowy", "kodu zapasowego", "kody zapasowe", "kodow zapasowych", "kod odzyskiwania", "kodu odzyskiwania", "kody odzyskiwania", "kod awaryjny", "kody awaryjne", "kodow awaryjnych", "kod ratunkowy", "kod zapasow*", "kodow odzyskiwania", "kod przywracania", "kody bezpieczenstwa zapasowe",
        "резервн*", "код восстановления", "кода восстановления", "коды восстановления", "кодов восстановления", "аварийный код", "аварийные коды", "аварийн*", "запасной код", "запасные коды", "запасн*", "ключ восстановления", "одноразовый код восстановления", "скретч код*",
        "резервний код", "резервного коду", "резервні коди", "резервних кодів", "код відновлення", "коду відновлення", "коди відновлення", "кодів відновлення", "аварійн*", "запасний код", "ключ відновлення",
        "yedek kod*", "kurtarma kod*", "yedekleme kod*", "acil durum kod*", "kurtarma anahtar*",
        "*رمز احتياطي*", "*الرمز الاحتياطي*", "*رموز احتياطيه*", "*رموز الاحتياطيه*", "*النسخ الاحتياطي*", "*رمز الاسترداد*", "*رموز الاسترداد*", "*رمز استرداد*", "*كود احتياطي*", "*رموز النسخ*", "*الاحتياطيه*", "*احتياطي*", "*رمز الاستعاده*", "*رموز الاستعاده*", "*رمز استعاده*", "*رمز الطوارئ*", "*الاسترجاع*",
        "*बैकअप*", "*रिकवरी*", "*पुनर्प्राप्ति*", "*आपातकालीन कोड*", "*バックアップコード*", "*バックアップ コード*", "*リカバリーコード*", "*リカバリコード*", "*リカバリー コード*", "*回復コード*", "*復旧コード*", "*リカバリ*", "*予備コード*", "*緊急コード*", "*復元コード*", "*復旧キー*", "*回復キー*", "*バックアップ用コード*", "*バックアップトークン*", "*スクラッチコード*", "*緊急用コード*", "*バックアップ*",
        "*백업 코드*", "*백업코드*", "*복구 코드*", "*복구코드*", "*복구 키*", "*예비 코드*", "*비상 코드*", "*백업*", "*恢复代码*", "*恢复码*", "*恢復碼*", "*恢復代碼*", "*备用代码*", "*备用码*", "*備用碼*", "*備用代碼*", "*备份代码*", "*备份码*", "*備份碼*", "*備份代碼*", "*救援代码*", "*紧急代码*", "*紧急码*", "*緊急碼*", "*救援碼*", "*救援码*", "*復原碼*", "*复原码*", "*備用驗證碼*", "*备用验证码*", "*恢复密钥*", "*復原代碼*", "*还原码*", "*還原碼*", "*恢复令牌*", "*应急码*", "*備援碼*",
        "varakoodi*", "palautuskood*", "palautuskoodi*", "varmuuskood*", "hatakoodi*", "palautusavain*", "aterstallningskod*", "reservkod*", "sakerhetskopieringskod*", "gjenopprettingskode*", "reservekode*", "gendannelseskode*", "nodkode*", "zalozni kod*", "obnovovaci kod*", "kod pro obnoveni", "zaloznich kodu", "biztonsagi mentesi kod*", "helyreallitasi kod*", "tartalek kod*", "visszaallitasi kod*", "cod de rezerva", "coduri de rezerva", "cod de recuperare", "coduri de recuperare", "εφεδρικ*", "κωδικοσ ανακτησησ", "ma du phong", "ma khoi phuc", "ma sao luu", "kode cadangan", "kode pemulihan", "*קוד גיבוי*", "*קוד שחזור*", "*קודי גיבוי*", "*รหัสสำรอง*", "*รหัสกู้คืน*",
    ]),
    (Both, &[
        "or backup code*", "or recovery code*", "or a recovery code*", "or a backup code*", "or an emergency code*", "or one of your recovery code*", "or one of your backup code*", "or use one of your recovery code*", "or scratch code*", "or a scratch code*", "or recovery key*", "or rescue code*", "or emergency code*", "or static token*", "or backup token*", "or use a recovery code*", "or enter a recovery code*", "or use a backup code*", "or recovery token*", "auth code backup code", "authentication code backup code", "digit authentication code 8 digit backup code", "oder backup code*", "oder wiederherstellungscode*", "oder wiederherstellungs code*", "oder einen wiederherstellungscode*", "oder einen backup code*", "oder notfallcode*", "oder einen ihrer wiederherstellungscode*", "oder ersatzcode*", "ou code de secours", "ou un code de secours", "ou code de recuperation", "ou un code de recuperation", "ou code de sauvegarde", "ou un de vos codes de recuperation", "o codigo de recuperacion", "o un codigo de recuperacion", "o codigo de respaldo", "o un codigo de respaldo", "ou codigo de recuperacao", "ou um codigo de recuperacao", "ou codigo de backup", "ou um codigo de backup", "o codice di recupero", "o un codice di recupero", "o codice di backup", "o un codice di backup", "of herstelcode*", "of een herstelcode*", "of backupcode*", "of een back upcode*", "lub kod zapasowy", "lub kod odzyskiwania", "или резервный код", "или один из резервных кодов", "или код восстановления", "або резервний код", "або код відновлення", "veya yedek kod*", "veya kurtarma kod*", "*またはリカバリーコード*", "*またはバックアップコード*", "*または回復コード*", "*または復旧コード*", "*또는 백업 코드*", "*또는 복구 코드*", "*或恢复代码*", "*或备用代码*", "*或恢复码*", "*或备份码*", "*或備用碼*", "*或復原碼*", "*او رمز احتياطي*", "*او رمز الاسترداد*", "*या बैकअप कोड*", "*या रिकवरी कोड*",
    ]),
    (Otherwise, &[
        "lost", "lost your", "i ve lost", "lose", "can t access", "cannot access", "can not access", "no access", "don t have", "do not have", "without your", "instead", "another way", "other way", "another method", "different method", "other method*", "other options", "try another", "trouble", "having problems", "not working", "unavailable", "alternatively", "switch to", "if you", "need help", "no longer have", "unable to", "use a", "use backup", "use recovery", "use your", "use one time", "click here", "more options", "choose another",
        "verloren", "kein zugriff", "keinen zugriff", "stattdessen", "andere methode", "anders", "probleme", "perdu", "plus acces", "pas acces", "plutot", "autre methode", "autre moyen", "utiliser un", "perdido", "perdiste", "sin acceso", "no tienes", "en su lugar", "otro metodo", "otra forma", "usar un", "perdeu", "nao tem", "sem acesso", "em vez disso", "outro metodo", "usar um", "perso", "non hai", "invece", "altro metodo", "usa un", "verloren", "geen toegang", "in plaats daarvan", "andere manier", "utraci*", "nie masz", "zamiast", "inna metoda", "потерял*", "нет доступа", "вместо", "другой способ", "использовать", "втратил*", "немає доступу", "замість", "інший спосіб", "kaybet*", "erisemiyor*", "bunun yerine", "baska bir",
        "*فقدت*", "*بدلا من*", "*طريقه اخري*", "*खो गया*", "*इसके बजाय*", "*紛失*", "*お持ちでない*", "*代わりに*", "*別の方法*", "*使えない*", "*잃어버*", "*대신*", "*다른 방법*", "*丢失*", "*遗失*", "*無法*", "*无法*", "*其他方式*", "*其他方法*", "*改用*", "*遺失*",
    ]),
    (Enter, &[
        "enter", "enter one of", "type", "type in", "provide", "input", "insert", "fill in", "submit", "entering", "use one of", "using one of", "geben sie", "gib", "eingeben", "gebe", "saisir", "saisissez", "entrez", "entrer", "introduce", "introduzca", "ingresa", "ingrese", "introducir", "escribe", "escriba", "insira", "digite", "introduza", "informe", "inserisci", "inserire", "digita", "immetti", "voer", "vul", "geef", "wpisz", "podaj", "wprowadz", "введите", "ввести", "укажите", "введіть", "вкажіть", "girin", "giriniz", "yazin", "*ادخل*", "*اكتب*", "*दर्ज करें*", "*डालें*", "*入力*", "*입력*", "*输入*", "*輸入*", "*填写*", "*輸入*", "syota", "anna", "ange", "skriv", "indtast", "angi", "zadejte", "adja meg", "irja be", "introduceti", "εισαγαγετε", "nhap", "masukkan",
    ]),
    // ----- sent, not made ---------------------------------------------------------------------------------------
    (Sent, &[
        "sent to", "sent you", "we sent", "we ve sent", "we have sent", "was sent", "has been sent", "been sent", "have sent", "just sent", "texted", "emailed", "e mailed", "mailed", "we emailed", "check your email*", "check your e mail*", "check your inbox", "check your phone", "check your messages", "check your mail*", "check your text*", "in your inbox", "your inbox", "in your email", "from your email", "in the email", "from the email", "in the e mail", "emailed to", "code via email", "code by email", "by email", "via email", "via e mail", "by e mail", "send e mail", "you received", "you receive", "we text*", "just texted", "sent a", "sent an", "sending you", "will receive", "received by", "received via", "we just sent", "delivered to", "email with", "e mail with", "email containing", "sent via", "we called", "send email", "confirm your email*", "verify your email*", "verify your e mail*", "confirm your e mail*", "email verification", "e mail verification", "verify email", "verify your phone*", "confirm your phone*", "phone verification", "verify phone*", "mobile verification", "sent code", "you should receive", "send code to", "spam folder", "junk folder", "expires in", "sms sent", "verify mobile", "ending in", "ending with",
        "gesendet", "geschickt", "gesandt", "zugesandt", "zugeschickt", "versendet", "verschickt", "per e mail", "per sms", "erhalten haben", "per mail", "posteingang", "envoye", "envoyee", "recu par", "avons envoye", "par e mail", "par email", "par sms", "par mail", "courriel", "boite de reception", "enviado", "enviamos", "hemos enviado", "te enviamos", "por correo", "por sms", "recibido", "bandeja de entrada", "enviou", "por e mail", "por email", "recebeu", "caixa de entrada", "recebido", "inviato", "abbiamo inviato", "ricevuto", "via e mail", "tramite sms", "via sms", "posta in arrivo", "verzonden", "gestuurd", "verstuurd", "per e mail", "ontvangen", "wyslany", "wyslalismy", "wyslano", "otrzyman*", "wyslalismy", "отправлен*", "отправили", "выслан*", "прислали", "получен*", "пришел", "пришл*", "надіслан*", "надіслали", "відправ*", "отриман*", "gonderildi", "gonderdik", "gonderilen", "gonderdigimiz*", "aldiginiz",
        "*ارسلنا*", "*المرسل*", "*تم ارسال*", "*ارسال رمز*", "*भेजा*", "*भेजे*", "*送信しました*", "*送信された*", "*お送りし*", "*届いた*", "*に送信*", "*記載された*", "*記載の*", "*送られた*", "*전송된*", "*전송했*", "*보냈*", "*발송*", "*받은*", "*발송된*", "*已发送*", "*已發送*", "*发送至*", "*发送到*", "*傳送至*", "*已寄*", "*寄送*", "*收到的*", "*发送了*", "*傳送到*", "*已傳送*", "*發送至*", "*發送到*", "lahetetty", "lahetimme", "skickat", "skickats", "sendt", "odeslan*", "poslali", "elkuldtuk", "kuldtunk", "trimis", "εστειλαμε", "σταλθηκε", "da gui", "gui den", "dikirim*", "*נשלח*", "*ส่ง*",
    ]),
    (Sms, &[
        "textmessage", "sms", "*smscode*", "sms code", "sms otp", "sms token", "sms verification code", "sms verification", "text message*", "texts", "mms", "phone call", "voice call", "whatsapp", "mobile code", "phonecode", "phone code", "phone otp", "mobile otp", "mobile verification code", "phone verification code", "sms pin", "mobilecode", "sms passcode", "kurznachricht*", "sms code*", "textnachricht*", "code sms", "texto", "mensaje de texto", "mensajes de texto", "codigo sms", "mensagem de texto", "codice sms", "messaggio di testo", "sms bericht*", "sms codes", "tekstbericht*", "kod sms", "kodu sms", "wiadomosc sms", "wiadomosci sms", "смс*", "sms сообщ*", "sms kod*", "*رساله نصيه*", "*الرسائل النصيه*", "*एसएमएस*", "*टेक्स्ट संदेश*", "*ショートメッセージ*", "*テキストメッセージ*", "*電話番号に*", "*문자 메시지*", "*문자메시지*", "*문자로*", "*휴대폰 인증*", "*휴대전화로*", "*短信*", "*簡訊*", "*手机验证码*", "*手機驗證碼*", "*短訊*", "*手机短信*", "tekstiviesti*", "textmeddelande*", "tekstmelding*", "tin nhan", "pesan teks", "*הודעת טקסט*", "telegram",
    ]),
    (Mail, &[
        "email", "emails", "e mail", "e mails", "mail", "mailcode", "*emailcode*", "email code", "e mail code", "email otp", "emailotp", "email token", "email verification code", "e mail verification code", "email address", "e mail address", "emailaddress", "mailbox", "e mail adresse*", "e mail code*", "adresse e mail", "adresse mail", "correo", "correo electronico", "code e mail", "code email", "poczta*", "e posta*", "eposta*", "почт*", "пошт*", "имейл*", "posta elettronica", "*البريد الالكتروني*", "*بريدك*", "*ईमेल*", "*メール*", "*이메일*", "*전자메일*", "*메일*", "*邮箱*", "*邮件*", "*電子郵件*", "*电子邮件*", "*信箱*", "*郵件*", "sahkoposti*", "epost*", "e post*", "*אימייל*", "*อีเมล*", "surel",
    ]),
    (Resend, &[
        "resend", "resend code", "re send", "send again", "send it again", "send code", "send a new code", "send new code", "send me a new code", "get a new code", "get code", "send another code", "request new code", "request a new code", "new code", "request code", "didn t receive*", "did not receive*", "didn t get*", "haven t received*", "not received*", "call me", "send otp", "get otp", "resend otp", "erneut senden", "nochmal senden", "neu senden", "erneut zusenden", "neuen code", "code senden", "nicht erhalten", "keinen code", "code anfordern", "renvoyer", "nouveau code", "pas recu", "renvoi", "envoyer le code", "recevoir un code", "reenviar*", "volver a enviar", "nuevo codigo", "no recibi*", "no has recibido", "enviar codigo", "novo codigo", "nao recebeu", "enviar novamente", "invia di nuovo", "reinvia*", "nuovo codice", "non hai ricevuto", "invia codice", "opnieuw*", "nieuwe code", "niet ontvangen", "stuur code", "wyslij ponownie", "nowy kod", "nie otrzyma*", "wyslij kod", "ponownie wyslij", "отправить еще раз", "отправить повторно", "отправить снова", "повторно", "выслать*", "новый код", "не пришел", "не пришл*", "отправить код", "получить код", "надіслати ще*", "надіслати повторно", "новий код", "надіслати код", "отримати код", "tekrar gonder*", "yeniden gonder*", "yeni kod", "kod gonder", "kodu gonder", "*اعاده الارسال*", "*اعاده ارسال*", "*ارسال مره اخري*", "*रीसेंड*", "*पुनः भेजें*", "*फिर से भेजें*", "*दोबारा भेजें*", "*再送*", "*再送信*", "*もう一度送信*", "*コードを送信*", "*コードを受け取って*", "*다시 보내기*", "*재전송*", "*코드 전송*", "*인증번호 받기*", "*인증번호 전송*", "*重新发送*", "*重新傳送*", "*重新寄送*", "*再次发送*", "*获取验证码*", "*取得驗證碼*", "*獲取驗證碼*", "*发送验证码*", "*發送驗證碼*", "*重发*", "*重新發送*", "*没有收到*", "*未收到*", "*傳送驗證碼*", "laheta uudelleen", "skicka igen", "send igjen", "send igen", "odeslat znovu", "znovu odeslat", "ujrakuld*", "retrimite*", "gui lai", "kirim ulang",
    ]),
    (Setup, &[
        "scan", "scan the barcode", "scan this barcode", "scan a barcode", "barcode below", "scan this", "scan the", "scanning", "qr", "qr code", "qrcode", "setup key", "set up key", "secret key below", "enroll*", "set up", "setup", "enable", "activate two*", "add authenticator", "pair*", "link your", "configure", "einscannen", "scannen", "scannez", "escanea*", "escanee*", "escaneie", "leia o", "scansiona*", "inquadra", "zeskanuj", "skanuj", "отсканируйте", "сканир*", "відскануйте", "скануйте", "tarayin*", "karekod*", "*امسح*", "*स्कैन*", "*スキャン*", "*qrコード*", "*스캔*", "*qr 코드*", "*扫描*", "*掃描*", "*二维码*", "*qr 碼*", "*扫码*", "skannaa", "skanna", "scanati", "quet",
    ]),
    // ----- other things -----------------------------------------------------------------------------------------
    (Pin, &["pin", "pincode", "pin code", "pins", "pin number", "pin nummer", "geheimzahl", "code pin", "codigo pin", "codice pin", "kod pin", "пин", "пин код*", "пін*", "pin kodu", "*暗証番号*", "*핀 번호*", "*pin码*", "*pin碼*", "*رقم التعريف الشخصي*", "*पिन*", "card pin", "sim pin", "payment pin", "transaction pin", "mpin", "atm pin"]),
    (Choose, &["create a pin", "choose a pin", "set a pin", "set up a pin", "new pin", "create pin", "confirm pin", "change pin", "create a passcode", "create passcode", "choose a code", "choose a passcode", "set a passcode", "new passcode", "change your pin", "set your pin", "create your pin", "neue pin", "pin festlegen", "pin erstellen", "creer un code pin", "crear un pin", "criar um pin", "crea un pin"]),
    (Secret, &["secret", "secret key", "*secretkey*", "shared key", "sharedkey", "shared secret", "api key", "apikey", "api token", "apitoken", "access token", "accesstoken", "access key", "accesskey", "client secret", "client id", "bot token", "csrf*", "xsrf*", "bearer token", "personal access token", "deploy token", "private key", "public key", "ssh key", "auth secret", "webhook*", "registration token", "token name", "token description", "key name", "device name", "name of the device", "nickname", "label", "refresh token", "service token", "license token", "setup token", "device token", "gcm token", "push token", "device label", "token label", "geratename", "token duration", "token expir*", "token ttl", "token length", "code length", "number of codes", "codes per page", "token lifetime", "code expiry", "code ttl", "secretkey", "oauth code", "oauth*", "redirect*", "issuer"]),
    (Key, &["authenticator key", "authentication secret", "authenticator secret", "totp secret", "totp secret key", "totp key", "otp secret", "otp secret key", "otp key", "2fa key", "2fa secret", "2fa secret key", "mfa secret", "mfa key", "otpauth uri", "otpauth url", "otp url", "otp uri", "totp uri", "totp url", "totp issuer", "totp name", "otp name", "otp token period", "token period", "otp period", "totp period", "time step", "otp type", "totp type", "otp hash algorithm", "otp algorithm", "totp algorithm", "look ahead*", "look around*", "otp length", "otp digits", "totp digits", "otp expiry", "otp issuer", "otp label", "otp code length", "2fa issuer", "two factor issuer", "otp template*", "otp message*", "yubikey otp*", "yubico otp*", "yubi otp*", "yubiotp*", "yubikey code*", "yubikey token*", "yubikey output*", "2fa grace period", "two factor grace period", "2fa name", "otp validity", "otp window", "totp window", "app name", "name of the app", "name of your app", "authenticator name", "authenticator app name", "app password name", "geheimer schlussel", "otp schlussel", "cle secrete", "clave secreta", "chave secreta", "chiave segreta", "geheime sleutel", "tajny klucz", "секретный ключ", "секретний ключ", "gizli anahtar*", "*シークレットキー*", "*秘密鍵*", "*비밀 키*", "*密钥*", "*密鑰*", "*金鑰*"]),
    (Identity, &[
        "user", "username", "user name", "userid", "user id", "login", "login id", "loginid", "account", "account name", "account number", "accountnumber", "accountid", "customer number", "customer id", "member number", "member id", "employee id", "student id", "staff id", "national id", "passport*", "ssn", "social security*", "security number", "phone", "phone number*", "phonenumber", "telephone*", "mobile", "mobile number*", "mobile phone*", "cell", "cellphone*", "fax", "tel", "first name", "firstname", "last name", "lastname", "full name", "fullname", "surname", "given name", "family name", "middle name", "display name", "name", "company", "organization", "address", "address1", "address2", "street", "city", "town", "zip", "zip code", "zipcode", "*zipcode*", "zip postal*", "postal", "postal code", "postalcode", "*postcode*", "post code", "postcode zip", "state", "province", "county", "country", "countrycode", "country code", "calling code", "area code", "areacode", "dial code", "dialcode", "dialling code", "region", "birth*", "birthday", "birthdate", "dob", "date of birth", "age", "gender", "job title", "tax id", "vat", "vat number", "tax code", "tax number", "eori", "tin", "id number", "identity number", "identity card*", "driver*", "licence plate", "license plate",
        "benutzer*", "benutzername*", "anmeldename", "kennung", "kundennummer", "telefon*", "handynummer*", "mobilnummer*", "rufnummer", "vorname", "nachname", "strasse", "*postleitzahl*", "plz", "ort", "geburts*", "mobiltelefon*", "vorwahl", "landervorwahl", "landercode", "steuernummer", "ust id*", "utilisateur", "nom d utilisateur", "identifiant", "telephone", "numero de telephone", "prenom", "nom", "code postal", "ville", "naissance", "date de naissance", "adresse", "indicatif*", "siret", "siren", "usuario", "nombre de usuario", "nombre", "apellido*", "telefono", "numero de telefono", "codigo postal", "ciudad", "direccion", "fecha de nacimiento", "dni", "nif", "movil", "prefijo", "usuario*", "nome de usuario", "nome", "sobrenome", "telefone", "celular", "numero de telefone", "endereco", "cidade", "data de nascimento", "cpf", "cnpj", "cep", "utente", "nome utente", "cognome", "numero di telefono", "cellulare", "cap", "codice postale", "codice fiscale", "citta", "indirizzo", "data di nascita", "partita iva", "gebruiker*", "voornaam", "achternaam", "telefoonnummer", "telefoon*", "*zipcode*", "woonplaats", "straat", "geboorte*", "bsn", "btw nummer", "uzytkownik*", "nazwa uzytkownika", "imie", "nazwisko", "numer telefonu", "kod pocztowy", "kod kraju", "miasto", "ulica", "data urodzenia", "pesel", "nip", "пользовател*", "имя", "фамили*", "логин", "телефон*", "номер телефона", "почтовый индекс", "индекс", "город", "адрес", "дата рождения", "инн", "снилс", "паспорт*", "код страны", "код города", "користувач*", "ім я", "прізвище", "логін", "номер телефону", "поштовий індекс", "індекс", "місто", "адреса", "дата народження", "kullanici*", "ad", "soyad*", "telefon numaras*", "posta kodu", "sehir", "adres", "dogum*", "ulke kodu", "alan kodu", "kimlik no", "tc kimlik*", "vergi*",
        "*اسم المستخدم*", "*رقم الهاتف*", "*الهاتف*", "*الجوال*", "*الرمز البريدي*", "*رمز البريد*", "*المدينه*", "*العنوان*", "*تاريخ الميلاد*", "*الاسم*", "*رمز الدوله*", "*رمز البلد*", "*رقم الهويه*", "*उपयोगकर्ता*", "*यूज़र*", "*फ़ोन नंबर*", "*मोबाइल नंबर*", "*फोन*", "*पिन कोड*", "*पिनकोड*", "*डाक कोड*", "*शहर*", "*पता*", "*जन्म*", "*नाम*", "*ユーザー*", "*ユーザ名*", "*電話番号*", "*携帯電話番号*", "*郵便番号*", "*住所*", "*生年月日*", "*氏名*", "*お名前*", "*名前*", "*市区町村*", "*国番号*", "*国コード*", "*사용자*", "*아이디*", "*전화번호*", "*휴대폰 번호*", "*휴대폰번호*", "*우편번호*", "*주소*", "*생년월일*", "*이름*", "*국가 코드*", "*주민등록번호*", "*사업자*", "*用户名*", "*使用者名稱*", "*账号*", "*帳號*", "*手机号*", "*手機號碼*", "*手机号码*", "*电话*", "*電話*", "*邮编*", "*邮政编码*", "*郵遞區號*", "*郵政編碼*", "*城市*", "*地址*", "*生日*", "*出生*", "*姓名*", "*身份证*", "*身分證*", "*国家代码*", "*國碼*", "*区号*", "*區號*", "*国家区号*", "*组织机构代码*", "*社会信用代码*",
        "kayttajatunnus", "puhelin*", "postinumero", "anvandar*", "postnummer", "personnummer", "brukernavn", "uzivatel*", "psc", "iranyitoszam", "cod postal", "cnp", "ma buu chinh", "so dien thoai", "kode pos", "nomor telepon", "*מיקוד*", "*טלפון*", "*รหัสไปรษณีย์*",
    ]),
    (Password, &["password", "passwords", "*password", "passwd", "pwd", "pass", "passphrase", "current password", "new password", "master password", "passwort*", "kennwort*", "mot de passe", "motdepasse", "contrasena", "contrasenas", "senha", "palavra passe", "parola", "wachtwoord*", "haslo", "hasla", "пароль", "пароля", "пароли", "sifre*", "parola*", "*كلمه المرور*", "*كلمه السر*", "*पासवर्ड*", "*パスワード*", "*비밀번호*", "*암호*", "*密码*", "*密碼*", "salasana*", "losenord*", "passord*", "adgangskode*", "heslo", "jelszo*", "parola", "κωδικοσ προσβασησ", "mat khau", "kata sandi", "*סיסמה*", "*รหัสผ่าน*"]),
    (Money, &[
        "coupon*", "*coupon*", "voucher*", "*voucher*", "promo", "promo code*", "*promocode*", "promotion*", "promotional code*", "discount*", "gift", "gift card*", "giftcard*", "gift code*", "*giftcode*", "*giftcard*", "redeem*", "redemption*", "card", "card number*", "cardnumber*", "card code*", "card no", "credit card*", "debit card*", "cvv", "cvc", "cvv2", "cvc2", "csc", "ccv", "cvn", "cid", "ccnumber", "cardcode", "*cardsecurity*", "security code cvv", "card verification*", "card security code", "cardholder*", "expiry*", "expiration*", "exp date", "exp month", "iban", "bic", "swift*", "sort code", "sortcode", "routing*", "bank code", "*bankcode*", "bank", "blz", "bankleitzahl", "bsb", "ifsc*", "micr*", "blik*", "payment code", "paycode", "price", "amount", "quantity", "qty", "total", "cost", "purchase*", "*quantity*", "currency*", "deposit", "invoice*", "billing*", "purchase order", "po number", "store credit", "loyalty*", "reward*", "points", "bonus code", "offer code", "deal code", "campaign code", "rabattcode*", "gutschein*", "*gutscheincode*", "aktionscode*", "rabatt*", "geschenkkarte*", "kartennummer", "prufziffer", "kartenprufnummer", "menge", "anzahl", "betrag", "preis", "banking app", "bank app*", "banking application", "checkout", "payment", "add to cart", "cart", "basket", "tan",
        "code promo", "code de reduction", "code reduction", "bon de reduction", "bon d achat", "carte cadeau", "cheque cadeau", "numero de carte", "cryptogramme*", "quantite", "montant", "prix", "code avantage", "code parrain*", "cupon*", "codigo promocional", "codigo de descuento", "codigo de promocion", "tarjeta*", "tarjeta de regalo", "cantidad", "importe", "precio", "codigo de seguridad de la tarjeta", "cupom*", "codigo de desconto", "vale presente", "vale", "cartao*", "quantidade", "valor", "preco", "buono*", "codice sconto", "codice promozionale", "codice promo", "carta regalo", "carta di credito", "numero carta", "quantita", "importo", "prezzo", "kortingscode*", "cadeaubon*", "cadeaukaart*", "tegoedbon*", "actiecode*", "kaartnummer", "aantal", "bedrag", "prijs", "kod rabatowy", "kodu rabatowego", "kod promocyjny", "bon podarunkowy", "karta podarunkowa", "numer karty", "ilosc", "kwota", "cena", "kupon*", "промокод*", "купон*", "скидк*", "подарочн*", "номер карты", "сертификат*", "количество", "сумма", "цена", "бик", "знижк*", "подарунков*", "номер картки", "кількість", "сума", "ціна", "indirim kod*", "kampanya kod*", "kupon kod*", "hediye*", "promosyon*", "kart numaras*", "adet", "miktar", "tutar", "fiyat",
        "*كوبون*", "*قسيمه*", "*الخصم*", "*رمز ترويجي*", "*بطاقه*", "*الكميه*", "*المبلغ*", "*السعر*", "*कूपन*", "*प्रोमो*", "*वाउचर*", "*छूट*", "*उपहार*", "*कार्ड*", "*मात्रा*", "*राशि*", "*クーポン*", "*プロモーション*", "*プロモコード*", "*ギフト*", "*割引*", "*カード番号*", "*クレジット*", "*数量*", "*金額*", "*価格*", "*商品券*", "*カード*", "*쿠폰*", "*프로모션*", "*할인*", "*기프트*", "*상품권*", "*카드*", "*수량*", "*금액*", "*优惠码*", "*优惠券*", "*優惠碼*", "*優惠券*", "*折扣*", "*折價券*", "*促销*", "*促銷*", "*礼品*", "*禮品*", "*兑换码*", "*兌換碼*", "*卡号*", "*卡號*", "*信用卡*", "*数量*", "*數量*", "*金额*", "*金額*", "*银行*", "*銀行*", "*邀请码*", "*优惠代码*", "*代金券*", "alekoodi*", "alennuskoodi*", "etukoodi*", "lahjakortti*", "rabattkod*", "presentkort*", "rabattkode*", "gavekort*", "slevovy kod*", "kedvezmeny*", "kuponkod*", "cod promo*", "cod reducere", "cod de reducere", "ma giam gia", "kode promo", "kode voucher", "*קופון*", "*ส่วนลด*",
    ]),
    (Captcha, &["captcha*", "*captcha*", "recaptcha*", "vericode image", "image code", "imagecode", "code in the image", "code shown above", "code above", "shown above", "shown in the image", "in the image", "in the picture", "code in the box", "box below", "characters you see", "letters you see", "text you see", "characters shown", "image text", "security image", "image verification", "picture code", "seccode*", "human", "robot", "spam", "anti spam", "antispam", "captchacode", "confirm code", "sum of", "math", "visual code", "distorted", "sicherheitsfrage", "im bild", "auf dem bild", "zeichen aus dem bild", "bildcode", "spamschutz", "dans l image", "de l image", "anti robot", "de la imagen", "en la imagen", "na imagem", "da imagem", "nell immagine", "dell immagine", "in de afbeelding", "z obrazka", "na obrazku", "с картинки", "на картинке", "каптч*", "капч*", "на изображении", "з картинки", "на зображенні", "resimdeki*", "gorseldeki*", "guvenlik sorusu", "*الصوره*", "*كابتشا*", "*कैप्चा*", "*चित्र*", "*画像*", "*キャプチャ*", "*画像認証*", "*자동등록방지*", "*보안문자*", "*그림*", "*캡차*", "*图形验证码*", "*圖形驗證碼*", "*图片验证码*", "*圖片驗證碼*", "*看不清*", "*换一张*", "*圖中*", "*图中*", "*算术*", "*图形码*", "*图片中*", "*校验图*"]),
    (Foreign, &[
        "letter", "letters", "guess*", "tile*", "puzzle*", "crossword*", "epp", "participant*", "election*", "vote*", "ballot*", "voting*", "prize*", "contest*", "raffle*", "exam*", "lesson code", "workshop*", "seminar*", "conference code", "webinar*", "gate", "train*", "bus", "station", "menu code", "recipe*", "library*", "isin", "ticker*", "stock*", "warehouse*", "bin", "colour", "vehicle*", "fleet*", "job code", "cost code", "account code", "gl code", "tariff*", "customs*", "campaign*", "source", "utm*", "tracker*", "analytics*", "pixel*", "tag manager", "gtm*", "script*", "snippet", "pix", "boleto*", "matricula*", "curso*", "dossier", "kfz*", "fahrgestell*", "zahlerstand*", "meter*", "reading", "insurance*", "versicherung*", "mitglied*", "karten*", "bestatigungsnummer", "confirmation no", "product*", "product code*", "sku", "article*", "item code", "item number", "model number", "serial*", "serial number", "imei", "order", "order id", "orderid", "order number*", "order code", "tracking*", "tracking code*", "shipment*", "parcel*", "package*", "licence*", "license*", "license key", "licence key", "activation*", "*activationcode*", "activation key", "product key", "registration code", "registration key", "invite*", "invitation*", "referral*", "referrer*", "affiliate*", "partner code", "sponsor*", "reference*", "reference code*", "ref code", "refcode", "booking*", "reservation*", "confirmation number", "ticket*", "pnr", "airport*", "flight*", "meeting*", "room code", "join code", "class code", "classcode", "course code", "event code", "game code", "game pin", "lobby*", "party code", "team code", "group code", "language*", "language code", "lang code", "currency code", "colour*", "hex code", "source code", "embed*", "error code", "status code", "response code", "http code", "exit code", "code block", "snippet*", "user code", "usercode", "device code", "devicecode", "device user code", "provided by your device", "code displayed on your device", "displayed on your device", "shown on your device", "displayed on your tv", "on your tv", "on your television", "link code", "pairing code", "pair code", "survey code", "dress code", "airline*", "station code", "icd*", "diagnosis*", "cpt*", "hs code", "naics*", "sic code", "branch code", "department code", "cost center*", "project code", "client code", "customer code", "vendor code", "supplier code", "employee code", "staff code", "student code", "school code", "access code for", "door code", "gate code", "alarm code", "alarm*", "entry code", "building code", "network key", "auth code flow", "decode*", "encode*", "endcode", "quiz*", "poll*", "security question", "question*", "barcode*", "ean", "isbn", "upc", "gtin", "asin", "vin", "nfc", "rfid", "import code", "export code", "shortcode*", "short code", "promoter", "cobrowse*", "support code", "session code", "remote code", "teamviewer*", "share code", "friend code", "gamertag", "creator code", "unlock code", "puk", "imsi", "delivery code", "pickup code", "locker*", "verification word", "transfer code", "epp code", "authinfo*", "auth info*", "authcode transfer", "domain auth*", "transfer auth*", "mpesa", "passport number", "docket*", "case number", "claim*", "policy*", "contract*", "patient*", "prescription*", "lot number", "batch*", "table number",
        "artikel*", "produkt*", "bestell*", "sendungs*", "lizenz*", "aktivierung*", "einladung*", "freund*", "referenz*", "buchung*", "sprach*", "farb*", "geratecode", "rechnung*", "vertrag*", "seriennummer", "numero de commande", "commande*", "suivi*", "colis", "licence*", "parrain*", "invitation*", "langue", "couleur", "reservation*", "facture*", "dossier*", "contrat*", "article*", "produit*", "pedido*", "producto*", "produto*", "seguimiento", "rastreamento", "rastreio", "licencia*", "licenca*", "invitacion*", "convite*", "indicacao", "referencia*", "referido*", "activacion*", "ativacao*", "idioma*", "reserva de", "factura*", "fatura*", "contrato*", "ordine*", "prodotto*", "spedizione*", "tracciamento", "licenza*", "invito*", "attivazione*", "lingua*", "colore*", "prenotazione*", "fattura*", "contratto*", "articolo*", "bestelling*", "bestelnummer", "product*", "licentie*", "activatie*", "uitnodiging*", "taal*", "kleur*", "boeking*", "factuur*", "volgnummer", "zamowien*", "produkt*", "przesylk*", "licencj*", "aktywacyj*", "zaproszen*", "polecajac*", "jezyk*", "kolor*", "rezerwacj*", "faktur*", "umow*", "заказ*", "товар*", "артикул*", "отслежива*", "трек*", "лиценз*", "активац*", "приглаш*", "рефераль*", "язык*", "цвет*", "бронирован*", "счет*", "договор*", "замовлен*", "товар*", "ліценз*", "активац*", "запрош*", "мова", "колір", "бронюван*", "siparis*", "urun*", "kargo*", "takip*", "lisans*", "aktivasyon*", "davet*", "referans*", "dil kod*", "renk*", "rezervasyon*", "fatura*", "*الطلب*", "*المنتج*", "*الشحن*", "*التتبع*", "*الترخيص*", "*التفعيل بالمنتج*", "*الدعوه*", "*الاحاله*", "*اللغه*", "*اللون*", "*الحجز*", "*ऑर्डर*", "*उत्पाद*", "*ट्रैकिंग*", "*लाइसेंस*", "*सक्रियण*", "*निमंत्रण*", "*रेफरल*", "*भाषा*", "*रंग*", "*बुकिंग*", "*注文*", "*商品*", "*製品*", "*追跡*", "*ライセンス*", "*アクティベーション*", "*招待*", "*紹介*", "*言語*", "*色*", "*予約*", "*請求*", "*シリアル*", "*주문*", "*상품*", "*제품*", "*배송*", "*송장*", "*라이선스*", "*초대*", "*추천*", "*언어*", "*색상*", "*예약*", "*订单*", "*訂單*", "*产品*", "*產品*", "*商品*", "*物流*", "*快递*", "*许可证*", "*授權碼*", "*授权码*", "*激活码*", "*啟用碼*", "*邀请*", "*邀請*", "*推荐码*", "*推薦碼*", "*语言*", "*語言*", "*颜色*", "*顏色*", "*预订*", "*預訂*", "*序列号*", "*序號*", "*条码*", "*编号*", "*編號*", "*设备代码*",
    ]),
    (Plain, &["answer", "answers", "security answer", "antwort", "reponse", "respuesta", "resposta", "risposta", "*答案*", "ответ*", "ip address", "host*", "hostname", "subdomain", "domain*", "dns*", "url", "uri", "website", "https", "http", "link", "path", "file*", "folder", "tag", "tags", "comment*", "message", "subject", "description", "notes", "note", "title", "keyword*", "version", "branch", "commit*", "sha", "author*", "deadline*", "date", "day", "month", "year", "time", "hours", "minutes", "seconds", "weight", "height", "width", "length", "size", "limit", "page", "rows", "count", "score", "rate", "step", "timezone*", "schedule*", "duration", "interval", "timeout*", "threshold", "percent*", "level", "priority", "rank", "order by", "sort", "filter*", "csv", "template*", "plugin*", "widget*", "zone", "unit", "chapter", "lesson", "datum", "fecha", "data", "color", "cor", "serie", "port", "ip", "wifi*", "wi fi*", "html", "javascript", "css", "locale", "room", "model", "badge*", "seat*"]),
    (Hardware, &["yubikey*", "yubico*", "yubi*", "security key", "hardware key", "webauthn*", "passkey*", "fido*", "u2f", "nfc key", "smartcard*", "smart card*"]),
    (Search, &["search*", "query", "find", "suche*", "recherche*", "buscar*", "pesquis*", "cerca*", "zoek*", "szukaj*", "поиск*", "пошук*", "ara", "*بحث*", "*खोज*", "*検索*", "*검색*", "*搜索*", "*搜尋*", "q"]),
];
