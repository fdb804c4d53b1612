//! Every bound on what is read from outside, in one place (design.md §3). Nothing is believed before it was bounded.

/// Entries in one vault, the trash included.
pub const ENTRIES: usize = 10_000;
/// Bytes of one note or one line of an import.
pub const NOTE_BYTES: usize = 1 << 20;
/// Bytes of a name, an account, a tag or a host.
pub const NAME_BYTES: usize = 1_024;
/// Sites, tags of one entry.
pub const LABELS: usize = 64;
/// Backup codes of one set.
pub const BACKUP_CODES: usize = 200;
/// Characters of one backup code: 64 letters and digits in groups of four, with what parts them.
pub const BACKUP_CODE_CHARS: usize = 80;
/// Earlier versions of one part of an entry.
pub const EARLIER: usize = 8;
/// Bytes that the earlier versions of all entries may take up together.
pub const HISTORY_BYTES: usize = 1 << 20;
/// Things to do: sites to move off text messages, accounts of a fire drill.
pub const TASKS: usize = 1_000;
/// Fields that a person chose, one a host.
pub const CHOSEN_FIELDS: usize = 256;
/// Bytes of a shared secret.
pub const SECRET_BYTES: usize = 256;
/// Fewest and most digits of a code.
pub const DIGITS: core::ops::RangeInclusive<u8> = 4..=10;
/// Shortest and longest period, in seconds.
pub const PERIOD: core::ops::RangeInclusive<u32> = 1..=86_400;
/// The highest counter (RFC 4226 has 8 bytes; half of them keeps every language's signed numbers right).
pub const COUNTER: u64 = (1 << 63) - 1;
/// Bytes of a sealed file.
pub const FILE_BYTES: usize = 64 << 20;
/// Bytes of a list of sites, or of the file that they are read from.
pub const SITES_BYTES: usize = 10 << 20;
/// Pixels of one picture.
pub const PIXELS: usize = 40_000_000;
/// Elements that a survey of one page may hold.
pub const SURVEY_ELEMENTS: usize = 2_000;
/// Characters of one text in a survey.
pub const SURVEY_TEXT: usize = 200;
