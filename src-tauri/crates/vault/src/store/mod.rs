//! The encrypted database: one connection that writes, a few that only read.
//!
//! Invariants: a commit is on the disk before it is acknowledged; a damaged page is an error and never an
//! empty answer; a reader cannot write; a closed store has no key and no connection; the main file of a sealed one is
//! not written before the seal lets it.

mod aside;
mod connection;
mod copy;
mod error;
mod handles;
mod memory;
mod migrate;
mod pages;
mod readers;
mod sequence;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use connection::{APPLICATION_ID, PLAIN_MAGIC};
pub(crate) use copy::Tell;
pub use copy::{Census, Stop};
pub(crate) use copy::{copy_closed, verify_copy};
pub(crate) use error::CopyFault;
pub use error::{Constraint, OpenError, StoreError};
pub use handles::{Query, Reader, Writer};
pub use migrate::{Migrated, Migration, migrate};
pub(crate) use pages::{PAGE, authentic};

use crate::keys::DatabaseKey;
use crate::seal::{Counted, LOG_MOST, Mark, Present, Seal, SealReport, Sealing};
use connection::{Role, check_pages, silent};
use readers::Readers;

/// The most memory the writing connection's page cache takes (KiB). An entry touches a few dozen pages; the
/// room is for imports, whose search index is merged in large steps.
const WRITE_CACHE_KIB: u32 = 32 * 1024;

/// An open, encrypted database. Share it by reference or `Arc`; every method takes `&self`.
pub struct Store {
    path: PathBuf,
    /// Needed to open further connections; `None` once closed.
    key: Mutex<Option<DatabaseKey>>,
    /// `None` after a damaged page made the connection useless: the next write opens a new one. So it does in place of one
    /// that only reads.
    writer: Mutex<Option<Connection>>,
    readers: Readers,
    migrated: Mutex<Migrated>,
    pub(crate) seal: Option<Box<Seal>>,
}

impl Store {
    /// Opens an existing database with its key and brings it to the newest schema.
    pub fn open(path: &Path, key: &DatabaseKey, steps: &[Migration]) -> Result<Self, OpenError> {
        let store = Self::open_existing(path, key, steps, None)?;
        store.migrate(steps)?;
        Ok(store)
    }

    /// [`Self::open`] under a seal: what it finds is in [`Self::seal`].
    pub fn open_sealed(
        path: &Path,
        key: &DatabaseKey,
        steps: &[Migration],
        sealing: Sealing,
    ) -> Result<Self, OpenError> {
        let store = Self::open_as_it_is(path, key, steps, sealing)?;
        store.migrate(steps)?;
        Ok(store)
    }

    /// [`Self::open_sealed`] of a database that keeps the schema it has until [`Self::migrate`]: it can be copied, and is
    /// not to be read or written otherwise. One that is newer than the steps is refused all the same.
    pub(crate) fn open_as_it_is(
        path: &Path,
        key: &DatabaseKey,
        steps: &[Migration],
        sealing: Sealing,
    ) -> Result<Self, OpenError> {
        Self::open_existing(path, key, steps, Some(sealing))
    }

    fn open_existing(
        path: &Path,
        key: &DatabaseKey,
        steps: &[Migration],
        sealing: Option<Sealing>,
    ) -> Result<Self, OpenError> {
        if std::fs::metadata(path).is_ok_and(|file| file.len() < PAGE as u64) {
            // SQLite would take it for an empty database and begin again over what is left of somebody's journal.
            return Err(pages::diagnose(path, key));
        }
        Self::open_any(path, key, steps, false, sealing)
    }

    /// Makes a new database at a path where no file may exist.
    pub fn create(path: &Path, key: &DatabaseKey, steps: &[Migration]) -> Result<Self, OpenError> {
        crate::files::create_new(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => OpenError::Exists,
            ErrorKind::StorageFull => OpenError::Store(StoreError::DiskFull),
            _ => OpenError::Store(StoreError::Io),
        })?;
        let store = Self::open_any(path, key, steps, true, None)?;
        store.migrate(steps)?;
        Ok(store)
    }

    fn open_any(
        path: &Path,
        key: &DatabaseKey,
        steps: &[Migration],
        new: bool,
        sealing: Option<Sealing>,
    ) -> Result<Self, OpenError> {
        let (bytes, log) = (connection::length(path), connection::log_bytes(path) > 0);
        let mut writer = connection::open(path, key, Role::Write, WRITE_CACHE_KIB)?;
        if !new {
            connection::own(&writer, path, key)?;
        }
        let Migrated { from, .. } = migrate::refuse_newer(&writer, steps)?;
        let seal = match sealing {
            Some(sealing) => {
                let counted = sequence::read(&writer)?;
                if counted == Counted::Unreadable {
                    drop(std::mem::replace(&mut writer, connection::open(path, key, Role::Write, WRITE_CACHE_KIB)?));
                }
                connection::hold_log(&writer, true)?;
                let present = Present { counted, bytes, log };
                Some(Box::new(Seal::look(path, sealing, present)))
            }
            None => None,
        };
        if seal.is_none() {
            connection::accept(&writer)?;
        }
        Ok(Self {
            path: path.to_owned(),
            key: Mutex::new(Some(key.duplicate())),
            writer: Mutex::new(Some(writer)),
            readers: Readers::new(),
            migrated: Mutex::new(Migrated { from, to: from }),
            seal,
        })
    }

    /// Between which schema versions opening moved the database.
    pub fn migrated(&self) -> Migrated {
        *locked(&self.migrated)
    }

    /// Between which schema versions [`Self::migrate`] would move the database.
    pub(crate) fn pending(&self, steps: &[Migration]) -> Migrated {
        let from = self.migrated().to;
        Migrated { from, to: steps.last().map_or(from, |step| step.version) }
    }

    /// Brings the database to the newest schema.
    pub(crate) fn migrate(&self, steps: &[Migration]) -> Result<(), OpenError> {
        let pending = self.pending(steps);
        if pending.from == pending.to {
            return Ok(());
        }
        let mut slot = locked(&self.writer);
        let writer = slot.as_mut().ok_or(StoreError::Closed)?;
        if let Some(seal) = &self.seal {
            seal.before_write();
        }
        *locked(&self.migrated) = migrate(writer, steps)?;
        Ok(())
    }

    /// How many changes the database was given; `None` where they are not counted.
    pub(crate) fn sequence(&self) -> Result<Option<u64>, StoreError> {
        let slot = locked(&self.writer);
        match sequence::read(slot.as_ref().ok_or(StoreError::Closed)?)? {
            Counted::At(sequence) => Ok(Some(sequence)),
            Counted::Never => Ok(None),
            Counted::Unreadable => Err(StoreError::Damaged),
        }
    }

    /// Reads a consistent view of the database: all queries of the closure see the same moment.
    ///
    /// A damaged page met on the way is [`StoreError::Damaged`], whatever the closure made of it.
    pub fn read<T, E>(&self, read: impl FnOnce(Reader<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let borrowed = self.readers.borrow(|cache_kib| self.connect(Role::Read, cache_kib))?;
        let connection = borrowed.connection()?;
        // Deferred: the first query takes the snapshot. Dropping it rolls back, also when the closure panics.
        let view = Transaction::new_unchecked(connection, TransactionBehavior::Deferred).map_err(StoreError::from)?;
        let answer = read(Reader::over(&view));
        drop(view);
        if let Err(error) = check_pages(connection) {
            borrowed.discard();
            return Err(error.into());
        }
        answer
    }

    /// Runs one write transaction: kept whole when the closure answers `Ok` and the commit reached the disk,
    /// otherwise not at all. Not to be called from inside another `write`.
    pub fn write<T, E>(&self, write: impl FnOnce(Writer<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let mut slot = locked(&self.writer);
        if slot.as_ref().is_none_or(connection::only_reads) {
            *slot = Some(self.connect_to_write()?);
        }
        let mut connection = slot.as_ref().ok_or(StoreError::Closed)?;
        if let Some(seal) = &self.seal {
            seal.before_write();
        }
        if let Err(error) = begin(connection) {
            // Its log came about for reading alone, or the log's index, which every connection shares: as long as one that
            // has it so is open, the next gets it from there. The writer goes last, which leaves the log as it is.
            if error != StoreError::Io {
                return Err(error.into());
            }
            self.readers.let_go();
            *slot = None;
            connection = slot.insert(self.connect_to_write()?);
            begin(connection)?;
        }
        let answer = transact(connection, self.seal.as_deref(), write);
        if let Ok((_, Some(sequence))) = answer {
            self.count(connection, sequence);
        }
        let answer = answer.map(|(value, _)| value);
        if let Err(error) = check_pages(connection) {
            // SQLCipher refuses every further page on this connection; undamaged ones are read by a new one.
            *slot = None;
            return Err(error.into());
        }
        answer
    }

    /// Waits for running reads and writes, moves the log into the main file, closes every connection and
    /// wipes the key. Afterwards everything answers [`StoreError::Closed`]. Closing twice is fine.
    ///
    /// An error means that the log could not be moved: it stays beside the file and is read at the next opening.
    pub fn close(&self) -> Result<(), StoreError> {
        self.close_and_mark().map(drop)
    }

    /// [`Self::close`]; answers what the keychain should remember of a sealed database.
    pub(crate) fn close_and_mark(&self) -> Result<Option<Mark>, StoreError> {
        self.hold_still().close()
    }

    /// Waits for a running write, and lets none begin as long as the answer is held. Reading goes on.
    pub(crate) fn hold_still(&self) -> Still<'_> {
        Still { store: self, writer: locked(&self.writer) }
    }

    /// How the database stands to its seal, as far as it was compared; `None` where it has none.
    pub fn seal(&self) -> Option<SealReport> {
        self.seal.as_deref().map(Seal::report)
    }

    /// Compares the pages of the main file with what they were when it was last closed: reads the whole file, on the
    /// caller's thread. Until then no page of it is written.
    pub(crate) fn check_seal(&self) -> Result<Option<&Seal>, StoreError> {
        let key = locked(&self.key).as_ref().ok_or(StoreError::Closed)?.duplicate();
        Ok(self.seal.as_deref().inspect(|seal| seal.check(&key)))
    }

    /// Takes the database as it is, whatever its seal says. Answers what the keychain should remember.
    pub(crate) fn accept_seal(&self) -> Result<Option<Mark>, StoreError> {
        let Some(seal) = &self.seal else {
            return Ok(None);
        };
        self.write(|writer| sequence::raise(writer, seal.beyond()))?;
        Ok(seal.accept())
    }

    /// A change was committed: the seal hears of it, and lets the log be moved once it has grown.
    fn count(&self, connection: &Connection, sequence: u64) {
        let Some(seal) = &self.seal else { return };
        let held = !seal.moved();
        seal.committed(sequence);
        if held && connection::log_bytes(&self.path) > LOG_MOST && seal.may_move() {
            // Where this fails the log goes on growing, and closing moves it.
            let _ = connection::hold_log(connection, false);
        }
    }

    /// A connection that writes, and leaves the log to the seal as it wants it now.
    fn connect_to_write(&self) -> Result<Connection, StoreError> {
        let connection = self.connect(Role::Write, WRITE_CACHE_KIB)?;
        match &self.seal {
            Some(seal) => connection::hold_log(&connection, !seal.moved())?,
            None => connection::accept(&connection)?,
        }
        Ok(connection)
    }

    fn connect(&self, role: Role, cache_kib: u32) -> Result<Connection, StoreError> {
        let key = locked(&self.key);
        let key = key.as_ref().ok_or(StoreError::Closed)?;
        connection::open(&self.path, key, role, cache_kib).map_err(|error| match error {
            OpenError::Store(error) => error,
            OpenError::Missing => StoreError::Io,
            _ => StoreError::Damaged,
        })
    }
}

/// A store that nobody writes to meanwhile.
pub(crate) struct Still<'s> {
    store: &'s Store,
    writer: MutexGuard<'s, Option<Connection>>,
}

impl Still<'_> {
    /// See [`Store::close`]; whoever waits to write is told that the store is closed.
    pub fn close(mut self) -> Result<Option<Mark>, StoreError> {
        let store = self.store;
        let key = locked(&store.key).take();
        store.readers.close();
        let Some(connection) = self.writer.take() else {
            return Ok(None);
        };
        let Some(seal) = &store.seal else {
            return finish(connection).map(|()| None);
        };
        let logged = connection::log_bytes(&store.path) > 0;
        let settled = seal.settle(key.as_ref());
        if logged && !(settled && seal.may_move()) {
            // What is known of the main file was not compared: the log stays, and the next opening goes on from here.
            return Ok(None);
        }
        connection::accept(&connection)?;
        finish(connection)?;
        Ok(if settled { seal.close() } else { None })
    }
}

/// Begins a transaction that writes, for [`transact`].
fn begin(connection: &Connection) -> Result<(), StoreError> {
    if !connection.is_autocommit() {
        // Left open by a panic whose rollback failed as well.
        silent(connection, "ROLLBACK")?;
    }
    silent(connection, "BEGIN IMMEDIATE")
}

/// A transaction that has begun. It is rolled back when this is dropped, unless it was committed.
struct Begun<'c>(&'c Connection);

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            let _ = silent(self.0, "ROLLBACK");
        }
    }
}

/// Ends the transaction that [`begin`] began. Answers what `write` answers, and the number of the change in a sealed
/// database.
fn transact<T, E>(
    connection: &Connection,
    seal: Option<&Seal>,
    write: impl FnOnce(Writer<'_>) -> Result<T, E>,
) -> Result<(T, Option<u64>), E>
where
    E: From<StoreError>,
{
    let _begun = Begun(connection);
    let value = write(Writer::over(connection))?;
    let sequence = seal.map(|seal| sequence::next(Writer::over(connection), seal.counts())).transpose()?;
    check_pages(connection)?;
    // A failed commit leaves the transaction open or rolled back; it is rolled back in any case.
    silent(connection, "COMMIT")?;
    Ok((value, sequence))
}

fn finish(connection: Connection) -> Result<(), StoreError> {
    let moved = checkpoint(&connection);
    let closed = connection.close().map_err(|(_, error)| StoreError::from(error));
    moved.and(closed)
}

fn checkpoint(connection: &Connection) -> Result<(), StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
}

/// A mutex is poisoned when a closure panicked. The data behind ours stays sound then: a transaction rolls
/// back when it is dropped.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
