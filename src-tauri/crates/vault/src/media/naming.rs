//! How contents and their chunks get their names: HMAC-SHA-256 under a key that lies in the file itself.
//!
//! It comes from the data key the file was made under, and stays when the file is copied under another one: a name stands in
//! the journal, in its drafts, versions and backups, and has to go on meaning the same content.

use std::fmt;

use hmac::Mac;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::keys::{DataKey, Purpose, hmac_sha256};
use crate::secret::Secret;
use crate::store::{Reader, StoreError, Writer};

/// The name of a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentName([u8; 32]);

impl ContentName {
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hexadecimal digits in lower case: one spelling each.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        let name = Self(bytes);
        (name.to_string() == text).then_some(name)
    }
}

impl fmt::Display for ContentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The key names are made with.
pub struct Naming(Secret<32>);

/// A content's name while its chunks are counted in.
pub struct Counting(hmac::Hmac<sha2::Sha256>);

impl Naming {
    pub fn of(key: &DataKey) -> Self {
        Self(key.derive(Purpose::MediaNaming))
    }

    pub fn read(reader: Reader<'_>) -> Result<Self, StoreError> {
        let bytes: Vec<u8> = reader.query_row("SELECT key FROM media_naming", (), |row| row.get(0))?;
        Secret::from_slice(&Zeroizing::new(bytes)).map(Self).ok_or(StoreError::Type)
    }

    /// Gives a file its key; one that it has goes. Only for a file without contents.
    pub fn write(&self, writer: Writer<'_>) -> Result<(), StoreError> {
        writer.execute(
            "INSERT INTO media_naming (only, key) VALUES (1, ?1) ON CONFLICT (only) DO UPDATE SET key = excluded.key",
            [self.0.expose("stored in the encrypted file").as_slice()],
        )?;
        Ok(())
    }

    pub fn is(&self, other: &Self) -> bool {
        self.0.same_as(&other.0)
    }

    pub fn chunk(&self, bytes: &[u8]) -> [u8; 32] {
        let mut mac = hmac_sha256(self.0.expose("naming a chunk"));
        mac.update(b"chunk");
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }

    pub fn is_chunk(&self, name: &[u8], bytes: &[u8]) -> bool {
        self.chunk(bytes).as_slice().ct_eq(name).into()
    }

    pub fn content(&self) -> Counting {
        let mut mac = hmac_sha256(self.0.expose("naming a content"));
        mac.update(b"content");
        Counting(mac)
    }
}

impl Counting {
    pub fn chunk(&mut self, name: &[u8; 32]) {
        self.0.update(name);
    }

    pub fn end(self) -> ContentName {
        ContentName(self.0.finalize().into_bytes().into())
    }
}
