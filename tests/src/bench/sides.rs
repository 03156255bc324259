//! The same journal twice: encrypted as people have it, and on plain SQLite by the same library.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use mooring_core::schema::MIGRATIONS;
use rusqlite::{Connection, OpenFlags};
use vault::keys::DataKey;
use vault::seal::Sealing;
use vault::store::{Reader, Store, Writer};

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Sealed,
    Plain,
}

impl Kind {
    pub const BOTH: [Self; 2] = [Self::Sealed, Self::Plain];
}

/// Where a journal lies, and its key.
pub struct Place {
    pub kind: Kind,
    folder: PathBuf,
    key: DataKey,
}

/// A journal that is open.
pub enum Open {
    Sealed(Store),
    Plain { writer: Connection, reader: Connection },
}

impl Place {
    /// A folder for a journal of this kind.
    pub fn new(kind: Kind, folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let key = DataKey::random().map_err(|_| anyhow::anyhow!("no randomness"))?;
        Ok(Self { kind, folder: folder.to_owned(), key })
    }

    fn file(&self) -> PathBuf {
        self.folder.join("journal.db")
    }

    /// Makes the journal, empty, with its starting words.
    pub fn create(&self, now: DateTime<Utc>) -> Result<Open> {
        let open = match self.kind {
            Kind::Sealed => {
                Store::create(&self.file(), &self.key.database(), MIGRATIONS)?.close()?;
                self.open()?
            }
            Kind::Plain => self.open_plain(true)?,
        };
        open.write(|writer| mooring_core::begin(writer, now, "en"))?;
        Ok(open)
    }

    /// Opens it as after a start: nothing of it is in a cache of this program.
    pub fn open(&self) -> Result<Open> {
        match self.kind {
            Kind::Sealed => {
                let seal = Sealing::new(self.folder.join("journal.seal"), &self.key);
                Ok(Open::Sealed(Store::open_sealed(&self.file(), &self.key.database(), MIGRATIONS, seal)?))
            }
            Kind::Plain => self.open_plain(false),
        }
    }

    fn open_plain(&self, new: bool) -> Result<Open> {
        let file = self.file();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let flags = if new { flags | OpenFlags::SQLITE_OPEN_CREATE } else { flags };
        let writer = Connection::open_with_flags(&file, flags)?;
        settle(&writer, 32 * 1024)?;
        writer.query_row("PRAGMA journal_mode = WAL", (), |_| Ok(()))?;
        writer.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")?;
        bring_up(&writer)?;
        let reading = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&file, reading)?;
        settle(&reader, 256 * 1024)?;
        reader.execute_batch("PRAGMA query_only = ON")?;
        Ok(Open::Plain { writer, reader })
    }

    /// Bytes of the database file; everything must be closed.
    pub fn bytes(&self) -> Result<u64> {
        Ok(std::fs::metadata(self.file()).context("the file of a journal")?.len())
    }

    /// Where the bytes of a plain file are. An encrypted one has the same pages, with a tag at the end of each.
    pub fn parts(&self) -> Result<Parts> {
        let connection = Connection::open_with_flags(self.file(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let sums: [i64; 3] = connection.query_row(PARTS, (), |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
        let [texts, index, used] = sums.map(i64::unsigned_abs);
        Ok(Parts { texts, index, others: used - texts - index, free: self.bytes()? - used })
    }
}

/// What the pages of a file hold, in bytes.
pub struct Parts {
    /// Titles and texts, with what their pages have no use for.
    pub texts: u64,
    pub index: u64,
    /// Entries without their text, marks, vocabulary, and the indexes of all these.
    pub others: u64,
    /// Left free by merging the search index; used by what is saved next.
    pub free: u64,
}

const PARTS: &str = "SELECT coalesce(sum(pgsize) FILTER (WHERE name = 'entry_text'), 0),
       coalesce(sum(pgsize) FILTER (WHERE name LIKE 'search%'), 0), sum(pgsize)
     FROM dbstat WHERE aggregate = TRUE";

/// The schema, as the vault brings it up: its own runner asks SQLCipher whether every page was authentic.
fn bring_up(connection: &Connection) -> Result<()> {
    let version: u32 = connection.query_row("PRAGMA user_version", (), |row| row.get(0))?;
    for step in MIGRATIONS.iter().filter(|step| step.version > version) {
        connection.execute_batch(&format!("BEGIN; {}; PRAGMA user_version = {}; COMMIT", step.sql, step.version))?;
    }
    Ok(())
}

/// The settings the vault gives its connections, as far as they are not about encryption.
fn settle(connection: &Connection, cache_kib: u32) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(&format!(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{cache_kib}"
    ))?;
    Ok(())
}

impl Open {
    /// Reads one moment of the journal.
    pub fn read<T>(&self, read: impl FnOnce(Reader<'_>) -> mooring_core::Result<T>) -> Result<T> {
        match self {
            Self::Sealed(store) => Ok(store.read(read)?),
            Self::Plain { reader, .. } => {
                let view = reader.unchecked_transaction()?;
                Ok(read(Reader::over(&view))?)
            }
        }
    }

    /// Writes in one transaction.
    pub fn write<T>(&self, write: impl FnOnce(Writer<'_>) -> mooring_core::Result<T>) -> Result<T> {
        match self {
            Self::Sealed(store) => Ok(store.write(write)?),
            Self::Plain { writer, .. } => {
                writer.execute_batch("BEGIN IMMEDIATE")?;
                match write(Writer::over(writer)) {
                    Ok(answer) => {
                        writer.execute_batch("COMMIT")?;
                        Ok(answer)
                    }
                    Err(error) => {
                        writer.execute_batch("ROLLBACK")?;
                        Err(error.into())
                    }
                }
            }
        }
    }

    /// Closes it, with the log moved into the file.
    pub fn close(self) -> Result<()> {
        match self {
            Self::Sealed(store) => Ok(store.close()?),
            Self::Plain { writer, reader } => {
                drop(reader);
                writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?;
                Ok(())
            }
        }
    }
}
