//! Why a backup was not made, read or restored. The journal and every other backup are as they were.

use crate::files::Storage;
use crate::header::HeaderFault;
use crate::store::{CopyFault, OpenError};
use crate::vault::VaultError;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupFault {
    /// The person ended it, or the journal was closed meanwhile. Nothing is left of it.
    #[error("ended")]
    Stopped,
    /// Not a backup of this program.
    #[error("the file is not a backup")]
    Foreign,
    /// It ends too early: half-copied, or still being copied.
    #[error("the backup is cut")]
    Cut,
    /// It is not what was written.
    #[error("the backup is damaged")]
    Damaged,
    /// Whole, but not written by somebody with the journal's key.
    #[error("the backup was changed by somebody without its key")]
    Tampered,
    /// A newer version of the program wrote it.
    #[error("the backup is of version {version}")]
    Newer { version: u32 },
    /// The header inside it cannot be used.
    #[error(transparent)]
    Header(#[from] HeaderFault),
    /// The journal itself is damaged: no backup is made of it, so that none takes the place of a good one.
    #[error("the journal is damaged")]
    SourceDamaged,
    /// What was written did not read back as what it should be; it was thrown away.
    #[error("the copy could not be verified")]
    NotVerified,
    /// There is something where a fresh folder is needed.
    #[error("the place is not empty")]
    NotEmpty,
    /// The folder it was to go to is not there: a disk that is not connected.
    #[error("the place for backups is not there")]
    PlaceMissing,
    /// The file system did not do what was asked.
    #[error(transparent)]
    Storage(#[from] Storage),
    /// The database inside it does not open, or the journal's does not read.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// What was offered does not open it.
    #[error(transparent)]
    Vault(#[from] Box<VaultError>),
}

impl From<CopyFault> for BackupFault {
    fn from(fault: CopyFault) -> Self {
        match fault {
            CopyFault::Stopped => Self::Stopped,
            CopyFault::SourceDamaged => Self::SourceDamaged,
            CopyFault::NotVerified => Self::NotVerified,
            CopyFault::Storage(storage) => Self::Storage(storage),
            CopyFault::Other(error) => Self::Database(error),
        }
    }
}

impl From<std::io::Error> for BackupFault {
    fn from(error: std::io::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl From<VaultError> for BackupFault {
    fn from(error: VaultError) -> Self {
        Self::Vault(Box::new(error))
    }
}
