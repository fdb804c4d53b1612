//! Every way in which Holdfast can fail: a closed list of stable codes. No variant carries a payload, so no
//! error can hold a secret or a piece of the input that was refused.

/// The result of everything that can fail here.
pub type Result<T> = core::result::Result<T, Error>;

macro_rules! errors {
    ($($(#[doc = $doc:literal])+ $name:ident => $code:literal,)+) => {
        /// What went wrong. [`Error::code`] is what JavaScript and the tests see; it never changes once released.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Error { $($(#[doc = $doc])+ $name,)+ }

        impl Error {
            /// Every error there is, in the order of declaration.
            pub const ALL: &'static [Error] = &[$(Error::$name,)+];

            /// The stable code: lower case, words parted by dashes.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Error::$name => $code,)+ }
            }
        }
    };
}

errors! {
    /// A value has the wrong type or shape, or is longer than its limit.
    BadInput => "bad-input",
    /// More than a limit allows (entries, codes of a set, bytes of a file).
    TooMany => "too-many",
    /// The browser's random source failed.
    RandomFailed => "random-failed",

    /// The text is no otpauth address.
    NotOtpauth => "not-otpauth",
    /// The address is of a kind of code that Holdfast does not know.
    UnknownKind => "unknown-kind",
    /// The hash algorithm is none of SHA-1, SHA-256, SHA-512.
    UnknownAlgorithm => "unknown-algorithm",
    /// The secret is missing or has no byte.
    SecretMissing => "secret-missing",
    /// The secret holds a character that base32 (RFC 4648 §6) does not have.
    SecretNotBase32 => "secret-not-base32",
    /// The secret is longer than 256 bytes.
    SecretTooLong => "secret-too-long",
    /// A Yandex secret with fewer than its 16 bytes.
    SecretTooShort => "secret-too-short",
    /// Digits outside 4–10.
    DigitsOutOfRange => "digits-out-of-range",
    /// A period outside 1–86,400 seconds.
    PeriodOutOfRange => "period-out-of-range",
    /// A counter that is no number from 0 to 2^63 − 1.
    CounterOutOfRange => "counter-out-of-range",
    /// This kind of code needs a PIN and has none, or the PIN has the wrong form.
    PinWrong => "pin-wrong",
    /// A Google export whose payload cannot be read.
    MigrationUnreadable => "migration-unreadable",

    /// The bytes are no Holdfast file.
    NotAVault => "not-a-vault",
    /// A Holdfast file of a version that this program does not know.
    UnknownVersion => "unknown-version",
    /// A key slot of a kind that this program does not know.
    UnknownSlot => "unknown-slot",
    /// The file ends too early.
    Truncated => "truncated",
    /// The file goes on after its end.
    TrailingBytes => "trailing-bytes",
    /// The file is not in the one form that FORMAT.md allows.
    NotCanonical => "not-canonical",
    /// The file is larger than its limit.
    TooLarge => "too-large",
    /// A key derivation cost above the ceiling of FORMAT.md: refused before any work.
    CostTooHigh => "cost-too-high",
    /// A key derivation cost below the floor of FORMAT.md.
    CostTooLow => "cost-too-low",
    /// No slot opens with this passphrase.
    WrongPassphrase => "wrong-passphrase",
    /// No slot opens with this recovery key.
    WrongRecoveryKey => "wrong-recovery-key",
    /// The recovery key has a typing error: its checksum is wrong.
    RecoveryKeyMistyped => "recovery-key-mistyped",
    /// No slot opens with this passkey, or the authenticator gave nothing to work with.
    WrongPasskey => "wrong-passkey",
    /// The data key does not open this file.
    WrongKey => "wrong-key",
    /// The key is right but the contents were changed or damaged.
    Damaged => "damaged",
    /// The passphrase is too short or too common.
    PassphraseTooWeak => "passphrase-too-weak",
    /// The browser did not give the memory that a passphrase's key derivation needs.
    MemoryShort => "memory-short",
    /// The last slot that a person can open by hand cannot be removed.
    LastSlot => "last-slot",
    /// There is no such slot.
    NoSuchSlot => "no-such-slot",

    /// There is no such entry.
    NoSuchEntry => "no-such-entry",
    /// There is no such earlier version.
    NoSuchVersion => "no-such-version",
    /// The entry has no one-time code.
    NoOneTimeCode => "no-one-time-code",
    /// There is no such backup code.
    NoSuchCode => "no-such-code",
    /// This backup code was spent already.
    AlreadySpent => "already-spent",
    /// An entry needs a one-time code, backup codes or at least a name.
    EmptyEntry => "empty-entry",
    /// What was previewed can no longer be added: it is from another vault or was changed.
    OfferExpired => "offer-expired",
    /// The two files are not of the same vault.
    OtherVault => "other-vault",
    /// The site is not bound to this entry: a person must say yes first.
    NotBound => "not-bound",
    /// The address is one that codes are never filled into.
    NeverFilled => "never-filled",

    /// No QR code was found in the picture.
    NoQrCode => "no-qr-code",
    /// A QR code was found, and it holds something else than a one-time code.
    QrNotOtpauth => "qr-not-otpauth",
    /// The picture has more pixels than the limit.
    PictureTooLarge => "picture-too-large",
    /// No backup codes were found.
    NoBackupCodes => "no-backup-codes",

    /// The file holds nothing.
    EmptyFile => "empty-file",
    /// The file is in none of the formats that can be brought in.
    UnknownFormat => "unknown-format",
    /// The file breaks off, or is not in the form of its own format.
    FileDamaged => "file-damaged",
    /// The file is locked with a password.
    PasswordNeeded => "password-needed",
    /// The password is wrong: the file has a check that says so.
    WrongPassword => "wrong-password",
    /// The password is wrong or the file is damaged; this format cannot tell which.
    WrongOrDamaged => "wrong-or-damaged",
    /// The file is locked in a way that nobody here knows.
    UnknownLock => "unknown-lock",
    /// The memory that opening the file takes cannot be had.
    NotEnoughMemory => "not-enough-memory",
    /// Steam's file is locked, and the key to it stands in `manifest.json`.
    ManifestNeeded => "manifest-needed",
    /// A person has to say which column of the table holds what.
    ColumnsNeeded => "columns-needed",
    /// The file is locked by OpenPGP.
    PgpFile => "pgp-file",
    /// The export can be opened with the account alone that made it.
    AccountBound => "account-bound",
    /// The file is a database of KeePass and no export.
    KeepassDatabase => "keepass-database",
    /// The file is an app's own database and no export.
    AppDatabase => "app-database",
    /// The file is a picture; its QR codes are read elsewhere.
    PictureFile => "picture-file",
}

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.code())
    }
}

impl core::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_its_own_and_well_formed() {
        let mut codes: Vec<_> = Error::ALL.iter().map(|e| e.code()).collect();
        assert!(codes.iter().all(|c| c.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')));
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}
