//! CBOR as wrong as wanted, and files around it: what `seal` would never write.

use aes_gcm::{Aes256Gcm, KeyInit, Nonce, aead::AeadInOut};
use holdfast::{
    seal::{Header, Lock, Slot},
    secret::Key,
};

#[derive(Clone)]
pub enum Item {
    Uint(u64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Item>),
    Map(Vec<(Item, Item)>),
    /// Bytes as they are.
    Raw(Vec<u8>),
}

use Item::{Array, Bytes, Map, Raw, Text, Uint};

fn head(major: u8, value: u64, out: &mut Vec<u8>) {
    let bytes = value.to_be_bytes();
    let (short, from) = match value {
        0..=23 => (u8::try_from(value).unwrap(), 8),
        24..=0xff => (24, 7),
        0x100..=0xffff => (25, 6),
        0x1_0000..=0xffff_ffff => (26, 4),
        _ => (27, 0),
    };
    out.push(major << 5 | short);
    out.extend(&bytes[from..]);
}

impl Item {
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Uint(value) => head(0, *value, out),
            Bytes(bytes) => {
                head(2, bytes.len() as u64, out);
                out.extend(bytes);
            }
            Text(text) => {
                head(3, text.len() as u64, out);
                out.extend(text.bytes());
            }
            Array(items) => {
                head(4, items.len() as u64, out);
                items.iter().for_each(|item| item.write(out));
            }
            Map(pairs) => {
                head(5, pairs.len() as u64, out);
                for (key, value) in pairs {
                    key.write(out);
                    value.write(out);
                }
            }
            Raw(bytes) => out.extend(bytes),
        }
    }

    /// The value under a key.
    pub fn at(&mut self, key: u64) -> &mut Item {
        match self {
            Map(pairs) => &mut pairs.iter_mut().find(|(found, _)| matches!(found, Uint(n) if *n == key)).unwrap().1,
            Array(items) => &mut items[usize::try_from(key).unwrap()],
            _ => panic!("neither map nor array"),
        }
    }

    pub fn pairs(&mut self) -> &mut Vec<(Item, Item)> {
        let Map(pairs) = self else { panic!("no map") };
        pairs
    }

    pub fn items(&mut self) -> &mut Vec<Item> {
        let Array(items) = self else { panic!("no array") };
        items
    }
}

pub fn map(values: Vec<Item>) -> Item {
    Map(values.into_iter().enumerate().map(|(key, value)| (Uint(key as u64), value)).collect())
}

pub fn slot(slot: &Slot) -> Item {
    let parameters = match &slot.lock {
        Lock::Passphrase { cost, salt } => {
            vec![Uint(cost.memory.into()), Uint(cost.passes.into()), Uint(cost.lanes.into()), Bytes(salt.to_vec())]
        }
        Lock::Recovery { salt } => vec![Bytes(salt.to_vec())],
        Lock::Passkey { salt, input, credential } => {
            vec![Bytes(salt.to_vec()), Bytes(input.to_vec()), Bytes(credential.clone())]
        }
    };
    map(vec![
        Bytes(slot.id.to_vec()),
        Uint(slot.lock.kind().into()),
        Text(slot.label.clone()),
        Uint(slot.created),
        Array(parameters),
        Bytes(slot.nonce.to_vec()),
        Bytes(slot.wrapped.to_vec()),
    ])
}

pub fn header(header: &Header) -> Item {
    map(vec![
        Bytes(header.vault_id.to_vec()),
        Uint(header.generation),
        Uint(header.saved_at),
        Bytes(header.key_check.to_vec()),
        Array(header.slots.iter().map(slot).collect()),
    ])
}

/// A file with this header and plaintext, sealed as FORMAT.md §1 says.
pub fn file(header: &[u8], nonce: [u8; 12], key: &Key, plaintext: &[u8]) -> Vec<u8> {
    let mut file = b"HOLDFAST\x01".to_vec();
    file.extend(u32::try_from(header.len()).unwrap().to_be_bytes());
    file.extend(header);
    let mut text = plaintext.to_vec();
    Aes256Gcm::new(key.expose().into()).encrypt_in_place(&Nonce::from(nonce), &file, &mut text).unwrap();
    file.extend(nonce);
    file.extend(text);
    file
}

/// Contents with their length before them and zeros behind.
pub fn padded(contents: &[u8]) -> Vec<u8> {
    let mut text = u32::try_from(contents.len()).unwrap().to_be_bytes().to_vec();
    text.extend(contents);
    text.resize(text.len().next_multiple_of(1_024), 0);
    text
}
