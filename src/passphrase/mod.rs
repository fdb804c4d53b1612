//! Passphrases: which are refused.

use crate::{Error, Result, order};

/// Refuses a new passphrase that anyone would try first. How strong it is beyond that, the pages say in words.
///
/// # Errors
/// [`Error::PassphraseTooWeak`] under 8 characters, with fewer than 4 different ones, or among the commonest.
pub fn check(passphrase: &str) -> Result<()> {
    let mut seen: Vec<char> = passphrase.chars().collect();
    let length = seen.len();
    order::sort(&mut seen, &|a, b| a < b);
    seen.dedup();
    let lower = passphrase.to_ascii_lowercase();
    if length < 8 || seen.len() < 4 || COMMON.contains(&lower.as_str()) {
        return Err(Error::PassphraseTooWeak);
    }
    Ok(())
}

/// The commonest of eight characters and more in published leaks.
const COMMON: &[&str] = &[
    "12345678",
    "123456789",
    "1234567890",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "abcd1234",
    "baseball",
    "computer",
    "football",
    "iloveyou",
    "password",
    "password1",
    "password12",
    "password123",
    "princess",
    "q1w2e3r4",
    "qwer1234",
    "qwerty123",
    "qwertyui",
    "qwertyuiop",
    "starwars",
    "sunshine",
    "superman",
    "trustno1",
    "welcome1",
    "whatever",
    "zaq12wsx",
    "correct horse battery staple",
    "correcthorsebatterystaple",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_anyone_would_try_first_is_no_passphrase() {
        for weak in ["", "short", "aaaaaaaaaaaa", "abababab", "Password123", "QWERTYUIOP"] {
            assert_eq!(check(weak), Err(Error::PassphraseTooWeak), "{weak}");
        }
        assert_eq!(check("orbit lemon stair"), Ok(()));
        assert_eq!(check("пароль не тут"), Ok(()));
    }
}
