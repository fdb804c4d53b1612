//! One scan: many pictures and texts become the finds that may hold one-time codes, or the reason why there are none.

use super::{Picture, read};
use crate::{Error, Result};

/// What starts the texts that authenticators exchange. What is right and what is refused is for `otp` to say.
const SCHEMES: [&str; 6] = ["otpauth:", "otpauth-migration:", "apple-otpauth:", "steam:", "motp:", "yaotp:"];

/// What a scan has found.
pub struct Scanned {
    /// The texts, each once: those handed in first, then those of QR codes.
    pub finds: Vec<String>,
    /// Why there is none: always there then, and never otherwise.
    pub reason: Option<Error>,
}

/// A scan under way.
pub struct Scan {
    finds: Vec<String>,
    reason: Option<Error>,
}

impl Scan {
    /// Starts with the texts that a page showed.
    #[must_use]
    pub fn new(texts: Vec<String>) -> Scan {
        let mut scan = Scan { finds: Vec::new(), reason: None };
        for text in texts {
            scan.find(text);
        }
        scan
    }

    /// Reads one picture. One that cannot be read is no reason to stop.
    pub fn picture(&mut self, picture: &Picture<'_>) {
        match read(picture) {
            Ok(texts) => {
                for text in texts {
                    if is_otpauth(&text) { self.find(text) } else { self.failed(Error::QrNotOtpauth) }
                }
            }
            Err(error) => self.failed(error),
        }
    }

    /// Notes what stood in the way. A code that holds something else tells more than no code.
    pub fn failed(&mut self, error: Error) {
        if self.reason.is_none() || error == Error::QrNotOtpauth {
            self.reason = Some(error);
        }
    }

    /// Ends the scan.
    #[must_use]
    pub fn end(self) -> Scanned {
        let reason = self.finds.is_empty().then(|| self.reason.unwrap_or(Error::NoQrCode));
        Scanned { finds: self.finds, reason }
    }

    fn find(&mut self, text: String) {
        if !text.is_empty() && !self.finds.contains(&text) {
            self.finds.push(text);
        }
    }
}

/// Is this the kind of text that authenticators exchange?
fn is_otpauth(text: &str) -> bool {
    let text = text.trim_start();
    SCHEMES.iter().any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Reads one picture that should hold a one-time code.
///
/// # Errors
/// Those of [`read`], and [`Error::QrNotOtpauth`] when every code in it holds something else.
pub fn read_otpauth(picture: &Picture<'_>) -> Result<Vec<String>> {
    let mut scan = Scan::new(Vec::new());
    scan.picture(picture);
    let scanned = scan.end();
    scanned.reason.map_or(Ok(scanned.finds), Err)
}
