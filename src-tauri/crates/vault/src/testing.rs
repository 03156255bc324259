//! Encrypted stores without a header, for tests and benchmarks of the crates above.

use std::path::Path;

use crate::keys::DatabaseKey;
use crate::secret::Secret;
use crate::store::{Migration, OpenError, Store, StoreError};

/// A new encrypted store `journal.db` in a folder, under a random key that is forgotten.
pub fn store(folder: &Path, steps: &[Migration]) -> Result<Store, OpenError> {
    store_with(folder, &Key::random()?, steps)
}

/// A key a test keeps, to open the same store again.
pub struct Key(DatabaseKey);

impl Key {
    pub fn random() -> Result<Self, OpenError> {
        let secret = Secret::random().map_err(|_| OpenError::Store(StoreError::Statement(0)))?;
        Ok(Self(DatabaseKey::new(&secret)))
    }

    #[cfg(test)]
    pub(crate) const fn database(&self) -> &DatabaseKey {
        &self.0
    }

    /// A fixed key, for frozen fixtures.
    pub fn fixed(bytes: [u8; 32]) -> Self {
        Self(DatabaseKey::new(&Secret::from_bytes(bytes)))
    }
}

/// Opens `journal.db` in a folder with a key, or makes it where there is none, and migrates it.
///
/// A frozen fixture is tested like this: copy the encrypted file into a temporary folder under that name, open
/// it with the fixed key it was made with and today's migrations, and compare what is read.
pub fn store_with(folder: &Path, key: &Key, steps: &[Migration]) -> Result<Store, OpenError> {
    let path = folder.join("journal.db");
    if path.exists() { Store::open(&path, &key.0, steps) } else { Store::create(&path, &key.0, steps) }
}
