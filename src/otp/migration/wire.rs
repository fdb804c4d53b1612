//! The messages of Google's export, as far as they are known (there is no official description). Unknown fields are
//! skipped by prost.
//!
//! Enumerations are plain 64-bit numbers and names plain bytes, so that an unknown value or a broken name is one
//! entry's own trouble; entries are kept as bytes for the same reason.

use zeroize::{Zeroize, ZeroizeOnDrop};

#[derive(prost::Message)]
#[prost(skip_debug)]
pub(super) struct Payload {
    #[prost(bytes = "vec", repeated, tag = "1")]
    pub otp_parameters: Vec<Vec<u8>>,
    #[prost(int64, optional, tag = "2")]
    pub version: Option<i64>,
    #[prost(int64, optional, tag = "3")]
    pub batch_size: Option<i64>,
    #[prost(int64, optional, tag = "4")]
    pub batch_index: Option<i64>,
    #[prost(int64, optional, tag = "5")]
    pub batch_id: Option<i64>,
}

impl Drop for Payload {
    fn drop(&mut self) {
        self.otp_parameters.zeroize();
    }
}

#[derive(prost::Message, Zeroize, ZeroizeOnDrop)]
#[prost(skip_debug)]
pub(super) struct OtpParameters {
    #[prost(bytes = "vec", tag = "1")]
    pub secret: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    pub name: Vec<u8>,
    #[prost(bytes = "vec", tag = "3")]
    pub issuer: Vec<u8>,
    #[prost(int64, tag = "4")]
    pub algorithm: i64,
    #[prost(int64, tag = "5")]
    pub digits: i64,
    #[prost(int64, tag = "6")]
    pub kind: i64,
    #[prost(int64, tag = "7")]
    pub counter: i64,
}
