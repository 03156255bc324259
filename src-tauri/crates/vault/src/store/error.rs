//! What reading and writing can answer. Never the SQL, never a value: only which kind of thing went wrong.

use rusqlite::ErrorCode;
use rusqlite::ffi::{
    SQLITE_CONSTRAINT_CHECK, SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_NOTNULL, SQLITE_CONSTRAINT_PRIMARYKEY,
    SQLITE_CONSTRAINT_ROWID, SQLITE_CONSTRAINT_UNIQUE, SQLITE_IOERR_SHMSIZE,
};

use crate::files::Storage;

/// Why a read or a write did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The store was closed (the journal is locked).
    #[error("the store is closed")]
    Closed,
    /// The disk, or the space given to the file, is full. Nothing of the change was kept.
    #[error("the disk is full")]
    DiskFull,
    /// The operating system could not read or write.
    #[error("the file could not be read or written")]
    Io,
    /// A page does not authenticate, or the structure of the file is broken.
    #[error("the database is damaged")]
    Damaged,
    /// Another connection held the database longer than the waiting time.
    #[error("the database is busy")]
    Busy,
    /// A query for exactly one row found none.
    #[error("no such row")]
    NoRows,
    /// A rule of the schema refused the change.
    #[error("a rule of the schema refused the change")]
    Constraint(Constraint),
    /// A statement that writes was given to a [`Reader`](super::Reader).
    #[error("a statement that writes was given to a reader")]
    WriteThroughReader,
    /// A text or blob is larger than SQLite takes.
    #[error("a value is too large")]
    TooBig,
    /// A value in the database is not of the type that was asked for.
    #[error("a value has another type than expected")]
    Type,
    /// The statement was interrupted.
    #[error("interrupted")]
    Interrupted,
    /// There was not enough memory.
    #[error("out of memory")]
    Memory,
    /// Anything else: a fault of the program. The number is SQLite's extended result code.
    #[error("the statement failed (code {0})")]
    Statement(i32),
}

/// Which rule of the schema refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constraint {
    /// The key or unique value is there already.
    Unique,
    /// The row it points to is not there, or is still pointed at.
    ForeignKey,
    Check,
    NotNull,
    Other,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => Self::from_failure(failure),
            rusqlite::Error::SqlInputError { error, .. } => Self::from_failure(error),
            rusqlite::Error::QueryReturnedNoRows => Self::NoRows,
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => Self::Type,
            _ => Self::Statement(rusqlite::ffi::SQLITE_MISUSE),
        }
    }
}

impl StoreError {
    fn from_failure(failure: rusqlite::ffi::Error) -> Self {
        match failure.code {
            // The index of the log could not grow: on every system that is a full disk.
            _ if failure.extended_code == SQLITE_IOERR_SHMSIZE => Self::DiskFull,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied
            | ErrorCode::ReadOnly
            | ErrorCode::FileLockingProtocolFailed
            | ErrorCode::NoLargeFileSupport => Self::Io,
            ErrorCode::ConstraintViolation => Self::Constraint(Constraint::from_code(failure.extended_code)),
            ErrorCode::TooBig => Self::TooBig,
            ErrorCode::TypeMismatch => Self::Type,
            ErrorCode::OperationInterrupted | ErrorCode::OperationAborted => Self::Interrupted,
            ErrorCode::OutOfMemory => Self::Memory,
            _ => Self::Statement(failure.extended_code),
        }
    }
}

impl Constraint {
    const fn from_code(code: i32) -> Self {
        match code {
            SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_ROWID => Self::Unique,
            SQLITE_CONSTRAINT_FOREIGNKEY => Self::ForeignKey,
            SQLITE_CONSTRAINT_CHECK => Self::Check,
            SQLITE_CONSTRAINT_NOTNULL => Self::NotNull,
            _ => Self::Other,
        }
    }
}

/// Why a database file did not open. In every case the file is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is no database file.
    #[error("the database is missing")]
    Missing,
    /// Something is already where a new database was to be made; it was left alone.
    #[error("a file is already there")]
    Exists,
    /// The file is a plain SQLite database: opening it with a key would write the journal in clear.
    #[error("the database is not encrypted")]
    NotEncrypted,
    /// No page of the file belongs to this key: another journal's database, or no database at all.
    #[error("the database does not belong to this key")]
    Foreign,
    /// The file belongs to this key but is cut or changed.
    #[error("the database is damaged")]
    Damaged,
    /// The file was written by a newer version of the program.
    #[error("the database is of version {found}, newer than {known}")]
    Newer { found: u32, known: u32 },
    /// The program was built against a database library without encryption, or one that is too old.
    #[error("the database library is not the one this program needs")]
    WrongLibrary,
    /// A migration left broken references or a broken structure and was rolled back.
    #[error("the database could not be brought to version {to}")]
    Migration { to: u32 },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a copy of the database was not made, or is not to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CopyFault {
    /// It was ended, or the database was closed meanwhile.
    Stopped,
    /// What was to be copied is damaged.
    SourceDamaged,
    /// What was written is not what it should be.
    NotVerified,
    Storage(Storage),
    Other(OpenError),
}

impl CopyFault {
    /// What reading the original answered.
    pub(crate) fn of_source(error: StoreError) -> Self {
        match error {
            StoreError::Damaged => Self::SourceDamaged,
            other => Self::of_copy(OpenError::Store(other)),
        }
    }

    /// What writing or reading the copy answered.
    pub(crate) fn of_copy(error: OpenError) -> Self {
        match error {
            OpenError::Store(StoreError::Interrupted | StoreError::Closed) => Self::Stopped,
            OpenError::Store(StoreError::DiskFull) => Self::Storage(Storage::Full),
            OpenError::Store(StoreError::Io) => Self::Storage(Storage::Failed),
            OpenError::Damaged | OpenError::Foreign | OpenError::Store(StoreError::Damaged) => Self::NotVerified,
            other => Self::Other(other),
        }
    }
}
