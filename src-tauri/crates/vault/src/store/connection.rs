//! One SQLCipher connection: the gates before its first write, its key, its settings.

use std::ffi::c_int;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use zeroize::Zeroizing;

use super::{OpenError, StoreError, memory, pages};
use crate::keys::DatabaseKey;
use crate::seal::LOG_MOST;
use pages::PAGE;

/// What a file of this program says of itself (`PRAGMA application_id`): "MOOR".
pub const APPLICATION_ID: i32 = 0x4D4F_4F52;

/// The oldest SQLite whose write-ahead log has no known way of damaging a file.
const SQLITE_MIN: i32 = 3_051_003;

/// The first 16 bytes of a plain SQLite file.
pub const PLAIN_MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How long a connection waits for another one of this process.
const BUSY: Duration = Duration::from_secs(5);

/// Prepared statements kept per connection; the areas of the journal together have about so many.
const STATEMENTS: usize = 128;

/// The write-ahead log is cut back to this size after a checkpoint: a large import should not leave a large file.
const WAL_KEPT_BYTES: u32 = 16 * 1024 * 1024;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Write,
    Read,
}

/// Opens the file with its key and proves that the key fits, before anything is written.
///
/// The file must exist. `cache_kib` is the most memory its page cache may take.
pub fn open(path: &Path, key: &DatabaseKey, role: Role, cache_kib: u32) -> Result<Connection, OpenError> {
    refuse_plain(path)?;
    // Where SQLite was in use before, in a benchmark beside plain databases, it keeps the memory it has.
    let _ = memory::wipe_what_is_freed();
    let access = match role {
        Role::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Role::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection =
        Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(StoreError::from)?;
    gate(&connection)?;
    if log_bytes(path) > 0 {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(StoreError::from)?;
    }
    unlock(&connection, key)?;
    if let Err(error) = first_read(&connection) {
        drop(connection);
        return Err(match error {
            StoreError::Damaged => pages::diagnose(path, key),
            other => OpenError::Store(other),
        });
    }
    settle(&connection, role, cache_kib)?;
    Ok(connection)
}

/// Opens a new, empty file as the target of a copy. It is not durable before it is synced as a whole.
pub fn create_copy(path: &Path, key: &DatabaseKey, cache_kib: u32) -> Result<Connection, StoreError> {
    crate::files::create_new(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::DiskFull,
        _ => StoreError::Io,
    })?;
    let _ = memory::wipe_what_is_freed();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    let gated = gate(&connection).and_then(|()| unlock(&connection, key));
    gated.map_err(|error| match error {
        OpenError::Store(error) => error,
        _ => StoreError::Io,
    })?;
    silent(&connection, &format!("PRAGMA cache_size = -{cache_kib}"))?;
    // Nobody's yet: made durable as a whole, once, by whoever asked for it; where it fails, it is thrown away.
    silent(&connection, "PRAGMA journal_mode = OFF")?;
    silent(&connection, "PRAGMA synchronous = OFF")?;
    Ok(connection)
}

/// The database is ours and of a version we know: from here on closing may move the log into the main file.
/// Until then a connection that is given up leaves a log that was there, and the file beside it, as they were.
pub fn accept(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// For a connection to a sealed database: closing never moves the log into the main file, and, while `held`, no
/// commit does.
pub fn hold_log(connection: &Connection, held: bool) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let pages = if held { 0 } else { LOG_MOST / PAGE as u64 };
    silent(connection, &format!("PRAGMA wal_autocheckpoint = {pages}"))
}

/// Whether a connection came about for reading alone: SQLite opens a file so that it could not open for writing just
/// then, and says nothing.
pub fn only_reads(connection: &Connection) -> bool {
    connection.is_readonly(MAIN_DB).unwrap_or(false)
}

/// Size of the log beside the database: more than nothing while it is open, or where a process did not close it.
pub fn log_bytes(path: &Path) -> u64 {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    length(Path::new(&log))
}

/// Size of a file; 0 where there is none.
pub fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// The gates of the library: with plain SQLite, setting a key does nothing and the journal would be written
/// in clear; an older SQLite can damage a file whose log is reset at the wrong moment.
fn gate(connection: &Connection) -> Result<(), OpenError> {
    let cipher: Option<String> = connection.query_row("PRAGMA cipher_version", (), |row| row.get(0)).ok();
    if cipher.is_none_or(|version| version.is_empty()) || rusqlite::version_number() < SQLITE_MIN {
        return Err(OpenError::WrongLibrary);
    }
    // Otherwise SQLCipher writes to standard error why a page did not open. Process-wide.
    silent(connection, "PRAGMA cipher_log_level = NONE")?;
    Ok(())
}

/// A file that begins like plain SQLite is never opened with a key.
fn refuse_plain(path: &Path) -> Result<(), OpenError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(OpenError::Missing);
        }
        Err(_) => return Err(OpenError::Store(StoreError::Io)),
    };
    let mut first = [0_u8; 16];
    match file.read_exact(&mut first) {
        Ok(()) if &first == PLAIN_MAGIC => Err(OpenError::NotEncrypted),
        Ok(()) => Ok(()),
        // Shorter than a header: creation opens an empty file, anything else is told by the first read.
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(()),
        Err(_) => Err(OpenError::Store(StoreError::Io)),
    }
}

/// Gives the connection its raw key and the format of its pages.
fn unlock(connection: &Connection, key: &DatabaseKey) -> Result<(), OpenError> {
    let spec: Zeroizing<Vec<u8>> = key.keyspec();
    let length = c_int::try_from(spec.len()).map_err(|_| OpenError::WrongLibrary)?;
    // SAFETY: the handle is that of an open connection borrowed for the whole call and used by no other
    // thread; the pointer and the length describe one live buffer, which SQLCipher copies into memory it
    // wipes itself. Reason for the C interface: as SQL text the key would stay in the parser's freed memory.
    #[allow(unsafe_code)]
    let code = unsafe { rusqlite::ffi::sqlite3_key(connection.handle(), spec.as_ptr().cast(), length) };
    if code != rusqlite::ffi::SQLITE_OK {
        return Err(OpenError::Store(StoreError::Statement(code)));
    }
    silent(connection, "PRAGMA cipher_page_size = 4096")?;
    silent(connection, "PRAGMA cipher_hmac_algorithm = HMAC_SHA256")?;
    Ok(())
}

/// Reads page 1; a key that does not fit or a damaged page ends here.
fn first_read(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get::<_, i64>(0))?;
    check_pages(connection)
}

/// Settings of every connection. `trusted_schema`, `defensive` and the string settings keep a schema that
/// somebody tampered with from doing more than holding data.
fn settle(connection: &Connection, role: Role, cache_kib: u32) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ] {
        connection.set_db_config(config, on)?;
    }
    silent(connection, &format!("PRAGMA cache_size = -{cache_kib}"))?;
    silent(connection, "PRAGMA temp_store = MEMORY")?;
    silent(connection, "PRAGMA cell_size_check = ON")?;
    match role {
        Role::Read => silent(connection, "PRAGMA query_only = ON"),
        Role::Write => settle_writer(connection),
    }
}

fn settle_writer(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", (), |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(StoreError::Io);
    }
    // FULL: a commit is on the disk before it is acknowledged, also in WAL mode.
    silent(connection, "PRAGMA synchronous = FULL")?;
    silent(connection, "PRAGMA secure_delete = ON")?;
    silent(connection, &format!("PRAGMA journal_size_limit = {WAL_KEPT_BYTES}"))?;
    // On macOS fsync does not reach the platter without these; elsewhere they do nothing.
    silent(connection, "PRAGMA fullfsync = ON")?;
    silent(connection, "PRAGMA checkpoint_fullfsync = ON")?;
    Ok(())
}

/// Proves that an opened database is what this program wrote: its mark, its format, and the salt its key gives.
pub fn own(connection: &Connection, path: &Path, key: &DatabaseKey) -> Result<(), OpenError> {
    let mut first = [0_u8; 16];
    File::open(path).and_then(|mut file| file.read_exact(&mut first)).map_err(|_| OpenError::Store(StoreError::Io))?;
    if &first != key.salt() && !first_page_is_logged(path) {
        // The pages authenticate, so the file is ours and its first bytes were changed.
        return Err(OpenError::Damaged);
    }
    let mark: i32 = pragma(connection, "PRAGMA application_id")?;
    // With auto_vacuum SQLCipher would take a page of zeros for an authentic one.
    let vacuum: i32 = pragma(connection, "PRAGMA auto_vacuum")?;
    if mark != APPLICATION_ID || vacuum != 0 {
        return Err(OpenError::Foreign);
    }
    Ok(())
}

/// Whether the log has the first page: then a power cut may have torn it in the main file while it was being moved there,
/// and it is read from the log, which writes it anew. The log is SQLite's: a header of 32 bytes with two salts at 16, and
/// frames of 24 bytes and a page, each with its page's number at 0 and these salts at 8.
fn first_page_is_logged(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let Ok(file) = File::open(Path::new(&log)) else { return false };
    let mut log = BufReader::new(file);
    let (mut header, mut frame) = ([0_u8; 32], [0_u8; 24]);
    if log.read_exact(&mut header).is_err() {
        return false;
    }
    while log.read_exact(&mut frame).is_ok() {
        if frame.get(8..16) != header.get(16..24) {
            return false;
        }
        if frame.first_chunk() == Some(&1_u32.to_be_bytes()) {
            return true;
        }
        if log.seek_relative(i64::try_from(PAGE).unwrap_or(i64::MAX)).is_err() {
            return false;
        }
    }
    false
}

fn pragma(connection: &Connection, sql: &str) -> Result<i32, StoreError> {
    Ok(connection.query_row(sql, (), |row| row.get(0))?)
}

/// Whether every page this connection has read so far was authentic.
///
/// When a page does not authenticate, SQLCipher hands SQLite zeros and remembers the failure for the rest of
/// the connection's life. Zeros in the middle of a tree are noticed by SQLite, but zeros at the end of a long
/// text would pass as blank: so this is asked after every read and before every commit. The statement is
/// never cached, because SQLCipher answers it while it is being prepared.
pub fn check_pages(connection: &Connection) -> Result<(), StoreError> {
    let status: String = connection.query_row("PRAGMA cipher_status", (), |row| row.get(0))?;
    if status == "1" { Ok(()) } else { Err(StoreError::Damaged) }
}

/// Runs a setting and reads whatever row it may answer.
pub fn silent(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(())?;
    while rows.next()?.is_some() {}
    Ok(())
}
