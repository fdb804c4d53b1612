//! QR codes: reading every code of a picture ([`read()`], feature `intake`) and writing one ([`write()`], for *show as
//! QR code*). Texts go in and out as they are; what they mean is `otp`'s business. No file formats: callers bring pixels.

mod write;
pub use write::{Modules, QUIET_ZONE, write};

#[cfg(feature = "intake")]
mod attempt;
#[cfg(feature = "intake")]
mod bits;
#[cfg(feature = "intake")]
mod decode;
#[cfg(feature = "intake")]
mod gray;
#[cfg(feature = "intake")]
mod read;
#[cfg(feature = "intake")]
mod regions;
#[cfg(feature = "intake")]
pub use read::{Picture, read};
