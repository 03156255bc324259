//! Why the data key was not changed.

use crate::files::Storage;
use crate::header::HeaderFault;
use crate::store::CopyFault;
use crate::vault::VaultError;

/// What went wrong. The vault that was there is in its place and opens as it did, but for [`Self::Unsettled`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RotationFault {
    /// The person ended it, or the journal was closed meanwhile. Nothing is left of it.
    #[error("ended")]
    Stopped,
    /// No new key is prepared: the vault was closed since, or it never was.
    #[error("no new key is prepared")]
    NotPrepared,
    /// The groups that were given back are not those of the new code.
    #[error("the groups do not fit")]
    WrongGroups,
    /// The seal raises a concern: the person has to see it first, because a copy gets a seal that knows of none.
    #[error("the seal raises a concern")]
    SealFirst,
    /// Something that was written while locked waits to be taken over; only the old key opens it.
    #[error("the outbox is not empty")]
    OutboxWaits,
    /// The journal itself is damaged.
    #[error("the journal is damaged")]
    SourceDamaged,
    /// What was written did not read back as what it should be; it was thrown away.
    #[error("the copy could not be verified")]
    NotVerified,
    /// The vault is closed, and exchanging the two was interrupted by this. The next opening goes on, with the old
    /// secrets or the new ones.
    #[error("closed before its end: {0}")]
    Unsettled(Box<VaultError>),
    #[error(transparent)]
    Vault(#[from] Box<VaultError>),
}

impl From<CopyFault> for RotationFault {
    fn from(fault: CopyFault) -> Self {
        match fault {
            CopyFault::Stopped => Self::Stopped,
            CopyFault::SourceDamaged => Self::SourceDamaged,
            CopyFault::NotVerified => Self::NotVerified,
            CopyFault::Storage(storage) => storage.into(),
            CopyFault::Other(error) => VaultError::from(error).into(),
        }
    }
}

impl From<VaultError> for RotationFault {
    fn from(error: VaultError) -> Self {
        Self::Vault(Box::new(error))
    }
}

impl From<Storage> for RotationFault {
    fn from(storage: Storage) -> Self {
        VaultError::from(storage).into()
    }
}

impl From<std::io::Error> for RotationFault {
    fn from(error: std::io::Error) -> Self {
        Storage::from(error).into()
    }
}

impl From<HeaderFault> for RotationFault {
    fn from(fault: HeaderFault) -> Self {
        VaultError::from(fault).into()
    }
}
