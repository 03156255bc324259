//! Reading what is read once and is large, beside the pool of readers.

use rusqlite::{Transaction, TransactionBehavior};

use super::connection::{Role, check_pages};
use super::{Reader, Store, StoreError};

/// The page cache of such a reader (KiB). Every page passes once.
const CACHE_KIB: u32 = 1024;

impl Store {
    /// [`Store::read`] on a connection of its own that is closed afterwards, so that what was read does not stay in memory
    /// and pushes nothing else out of a cache.
    pub(crate) fn read_aside<T, E>(&self, read: impl FnOnce(Reader<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let borrowed = self.readers.borrow_aside(|| self.connect(Role::Read, CACHE_KIB))?;
        let connection = borrowed.connection()?;
        let view = Transaction::new_unchecked(connection, TransactionBehavior::Deferred).map_err(StoreError::from)?;
        let answer = read(Reader::over(&view));
        drop(view);
        check_pages(connection)?;
        answer
    }
}
