//! Copying a database page by page to a new file under another key, and reading a copy again.
//!
//! Source of the way: SQLite's online backup interface (`sqlite3_backup_*`). Pages pass decrypted from one page cache
//! into another; nothing readable reaches the disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connection::{self, Role, check_pages};
use super::{OpenError, Still, Store, StoreError, migrate, sequence};
use crate::keys::DatabaseKey;
use crate::seal::Counted;

/// Pages copied between two looks at whether to stop: a quarter of a megabyte.
const STRETCH: i32 = 64;

/// The page cache of both sides of a copy (KiB). Every page passes once; more would only push other things out.
const CACHE_KIB: u32 = 2 * 1024;

/// The page cache while a copy is read again (KiB). Its rows, its indexes and its references are looked up in each other's
/// order, not in that of the file: what does not stay here is read and deciphered once more for each of them. It is taken
/// as it is needed and given back at the end.
const READ_AGAIN_KIB: u32 = 64 * 1024;

/// Virtual-machine steps of SQLite between two looks at whether to stop, when a copy is read again.
const STEPS: i32 = 100_000;

/// Ends long work from another thread; it answers [`StoreError::Interrupted`]. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends the work that is going on, and whatever is begun with it later.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Release);
    }

    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    pub(crate) fn check(&self) -> Result<(), StoreError> {
        if self.is_stopped() { Err(StoreError::Interrupted) } else { Ok(()) }
    }
}

/// What a database holds, seen from outside: enough to tell whether a copy is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Census {
    /// How many changes the database was given, where they are counted.
    pub sequence: Option<u64>,
    /// Version of the schema (`user_version`).
    pub schema: u32,
    /// Rows of every table that stores any.
    pub rows: BTreeMap<String, u64>,
}

/// How a copy says that it keeps its log.
#[derive(Clone, Copy)]
enum LogMode {
    /// Beside the file while it is open: a journal. Said before it is sealed, because saying it writes the first page.
    Wal,
    /// Not at all: a backup, which is one file and only read.
    Delete,
}

impl LogMode {
    const fn name(self) -> &'static str {
        match self {
            Self::Wal => "WAL",
            Self::Delete => "DELETE",
        }
    }
}

/// A copy's progress: pages done, pages in all.
pub type Tell<'a> = dyn FnMut(u32, u32) + 'a;

impl Store {
    /// Copies the database as it is at this moment to a new file under `key`; answers what it holds. Writing goes on
    /// meanwhile and is not part of it. Where it fails, the file is to be thrown away by the caller.
    ///
    /// A damaged page anywhere is [`StoreError::Damaged`].
    pub fn copy_to(
        &self,
        to: &Path,
        key: &DatabaseKey,
        stop: &Stop,
        tell: &mut Tell<'_>,
    ) -> Result<Census, StoreError> {
        let borrowed = self.readers.borrow_aside(|| self.connect(Role::Read, CACHE_KIB))?;
        copy(borrowed.connection()?, (to, key), LogMode::Delete, stop, tell)
    }
}

impl Still<'_> {
    /// Copies the database to a new file under `key` that can be opened as a journal in its place: nothing is written
    /// meanwhile. Otherwise as [`Store::copy_to`].
    pub fn copy_to(
        &self,
        to: &Path,
        key: &DatabaseKey,
        stop: &Stop,
        tell: &mut Tell<'_>,
    ) -> Result<Census, StoreError> {
        let store = self.store;
        let borrowed = store.readers.borrow_aside(|| store.connect(Role::Read, CACHE_KIB))?;
        copy(borrowed.connection()?, (to, key), LogMode::Wal, stop, tell)
    }
}

/// Copies a closed database to a new file under another key, ready to be opened as a journal; answers what it holds.
pub fn copy_closed(
    from: (&Path, &DatabaseKey),
    to: (&Path, &DatabaseKey),
    stop: &Stop,
    tell: &mut Tell<'_>,
) -> Result<Census, OpenError> {
    let source = connection::open(from.0, from.1, Role::Read, CACHE_KIB)?;
    Ok(copy(&source, to, LogMode::Wal, stop, tell)?)
}

fn copy(
    source: &Connection,
    (to, key): (&Path, &DatabaseKey),
    mode: LogMode,
    stop: &Stop,
    tell: &mut Tell<'_>,
) -> Result<Census, StoreError> {
    let mut target = connection::create_copy(to, key, CACHE_KIB)?;
    // One view for the census and every step: what is written meanwhile does not make the copy begin anew.
    let view = Transaction::new_unchecked(source, TransactionBehavior::Deferred)?;
    let held = census(&view)?;
    {
        let backup = Backup::new(&view, &mut target)?;
        loop {
            stop.check()?;
            let outcome = backup.step(STRETCH)?;
            let progress = backup.progress();
            let number = |pages: i32| u32::try_from(pages).unwrap_or(0);
            tell(number(progress.pagecount - progress.remaining), number(progress.pagecount));
            match outcome {
                StepResult::Done => break,
                StepResult::More => {}
                // Nobody else has the target, and the source's view is held.
                _ => return Err(StoreError::Busy),
            }
        }
    }
    check_pages(&view)?;
    drop(view);
    // The first page says how the source kept its log; the copy is to say how it keeps its own.
    let mark = mode.name();
    let said: String = target.query_row(&format!("PRAGMA journal_mode = {mark}"), (), |row| row.get(0))?;
    if !said.eq_ignore_ascii_case(mark) {
        return Err(StoreError::Io);
    }
    check_pages(&target)?;
    target.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok(held)
}

/// Reads a closed copy again: structure, references, schema and rows. Its pages' tags are the caller's to check,
/// because this reads only pages that are in use.
pub fn verify_copy(path: &Path, key: &DatabaseKey, expected: &Census, stop: &Stop) -> Result<bool, OpenError> {
    let mut connection = connection::open(path, key, Role::Read, READ_AGAIN_KIB)?;
    let stop = stop.clone();
    connection.progress_handler(STEPS, Some(move || stop.is_stopped())).map_err(StoreError::from)?;
    let sound = migrate::sound(&connection)? && census(&connection)? == *expected;
    check_pages(&connection)?;
    Ok(sound)
}

fn census(connection: &Connection) -> Result<Census, StoreError> {
    // A virtual table stores nothing itself; its rows are in tables of their own, which are counted.
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )?;
    let names = statement.query_map((), |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let mut rows = BTreeMap::new();
    for name in names {
        let quoted = name.replace('"', "\"\"");
        let count: i64 = connection.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), (), |row| row.get(0))?;
        rows.insert(name, u64::try_from(count).unwrap_or(0));
    }
    check_pages(connection)?;
    let sequence = match sequence::read(connection)? {
        Counted::At(sequence) => Some(sequence),
        Counted::Never => None,
        Counted::Unreadable => return Err(StoreError::Damaged),
    };
    Ok(Census { sequence, schema: migrate::version(connection)?, rows })
}
