//! The only error a window sees, and how the vault's answers become one.

use mooring_core::error::{CoreError, ErrorCode};
use serde::Serialize;
use specta::Type;
use vault::backup::BackupFault;
use vault::keychain::KeychainFault;
use vault::outbox::OutboxFault;
use vault::rotate::RotationFault;
use vault::secret::PassphraseFault;
use vault::shelf::ShelfFault;
use vault::store::{OpenError, StoreError};
use vault::{FolderError, HeaderFault, Storage, Trouble, VaultError};

/// What went wrong, and the field of the request to blame where there is one. The words are in the Fluent files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    pub code: ErrorCode,
    /// camelCase, as in the request.
    pub field: Option<String>,
}

/// What commands answer.
pub type Answer<T> = Result<T, CommandError>;

impl CommandError {
    /// An error about one field of a request.
    pub fn at(code: ErrorCode, field: &'static str) -> Self {
        CoreError::at(code, field).into()
    }
}

impl From<CoreError> for CommandError {
    fn from(error: CoreError) -> Self {
        Self { code: error.code, field: error.field.map(str::to_owned) }
    }
}

impl From<ErrorCode> for CommandError {
    fn from(code: ErrorCode) -> Self {
        Self { code, field: None }
    }
}

impl From<VaultError> for CommandError {
    fn from(error: VaultError) -> Self {
        vault_code(&error).into()
    }
}

impl From<RotationFault> for CommandError {
    fn from(fault: RotationFault) -> Self {
        match fault {
            RotationFault::WrongGroups => Self::at(ErrorCode::WrongRecoveryCode, "answers"),
            other => rotation_code(&other).into(),
        }
    }
}

/// Restoring is what the person does to a backup; making one has [`backup_code`].
impl From<BackupFault> for CommandError {
    fn from(fault: BackupFault) -> Self {
        restore_code(&fault).into()
    }
}

/// The window system refused something; the journal is not concerned.
impl From<tauri::Error> for CommandError {
    fn from(_: tauri::Error) -> Self {
        ErrorCode::Internal.into()
    }
}

/// The code of a vault's answer.
pub fn vault_code(error: &VaultError) -> ErrorCode {
    match error {
        VaultError::Exists => ErrorCode::VaultExists,
        VaultError::Nothing => ErrorCode::NotFound,
        VaultError::Header(fault) => header_code(*fault),
        VaultError::Database(fault) => database_code(*fault),
        VaultError::WrongPassphrase => ErrorCode::WrongPassphrase,
        VaultError::WrongRecoveryCode => ErrorCode::WrongRecoveryCode,
        VaultError::RecoveryCode(_) => ErrorCode::RecoveryCodeMistyped,
        VaultError::Passphrase(PassphraseFault::TooLong) => ErrorCode::TooLong,
        VaultError::Passphrase(PassphraseFault::TooShort) | VaultError::PassphraseNeeded => {
            ErrorCode::PassphraseTooShort
        }
        VaultError::Keychain(fault) => keychain_code(*fault),
        VaultError::KeychainItemMissing { was, now: Some(now) } if was != now => ErrorCode::KeychainChanged,
        VaultError::KeychainItemMissing { .. } | VaultError::KeychainItemWrong => ErrorCode::KeychainItemMissing,
        VaultError::WrongMode | VaultError::ProofNeeded | VaultError::NoPendingCode => ErrorCode::Invalid,
        VaultError::RecoveryMandatory => ErrorCode::RecoveryNeeded,
        VaultError::Changing => ErrorCode::ProtectionBusy,
        VaultError::Storage(storage) => storage_code(*storage),
        VaultError::Memory | VaultError::Randomness(_) => ErrorCode::Internal,
        VaultError::BeforeMigration(fault) => match backup_code(fault) {
            ErrorCode::BackupDiskFull => ErrorCode::BackupBeforeUpdateFull,
            ErrorCode::BackupSourceDamaged => ErrorCode::DatabaseDamaged,
            _ => ErrorCode::BackupBeforeUpdateFailed,
        },
        VaultError::Closed => ErrorCode::VaultLocked,
    }
}

/// The code of a change of the data key that did not happen.
fn rotation_code(fault: &RotationFault) -> ErrorCode {
    match fault {
        RotationFault::Stopped => ErrorCode::RotationStopped,
        RotationFault::NotPrepared => ErrorCode::RotationGone,
        RotationFault::WrongGroups => ErrorCode::WrongRecoveryCode,
        RotationFault::SealFirst => ErrorCode::RotationSealFirst,
        RotationFault::OutboxWaits => ErrorCode::RotationOutboxWaits,
        RotationFault::SourceDamaged => ErrorCode::DatabaseDamaged,
        RotationFault::NotVerified => ErrorCode::RotationNotVerified,
        RotationFault::Unsettled(_) => ErrorCode::RotationUnsettled,
        RotationFault::Vault(error) => vault_code(error),
    }
}

/// The code of a backup that could not be made.
pub fn backup_code(fault: &BackupFault) -> ErrorCode {
    match fault {
        BackupFault::Stopped => ErrorCode::BackupCancelled,
        BackupFault::SourceDamaged => ErrorCode::BackupSourceDamaged,
        BackupFault::PlaceMissing => ErrorCode::BackupPlaceMissing,
        BackupFault::Storage(Storage::Full) | BackupFault::Database(OpenError::Store(StoreError::DiskFull)) => {
            ErrorCode::BackupDiskFull
        }
        BackupFault::Storage(Storage::Failed) => ErrorCode::BackupPlaceFailed,
        BackupFault::Database(fault) => database_code(*fault),
        BackupFault::Vault(error) => vault_code(error),
        // Each of these is said of what was written just now.
        BackupFault::NotVerified
        | BackupFault::Foreign
        | BackupFault::Cut
        | BackupFault::Damaged
        | BackupFault::Tampered
        | BackupFault::Newer { .. }
        | BackupFault::Header(_)
        | BackupFault::NotEmpty => ErrorCode::BackupNotVerified,
    }
}

/// The code of a backup that could not be read or restored.
pub fn restore_code(fault: &BackupFault) -> ErrorCode {
    match fault {
        BackupFault::Stopped => ErrorCode::BackupCancelled,
        BackupFault::Foreign | BackupFault::Header(HeaderFault::Foreign) => ErrorCode::BackupForeign,
        BackupFault::Cut => ErrorCode::BackupCut,
        BackupFault::Newer { .. }
        | BackupFault::Header(HeaderFault::Newer { .. })
        | BackupFault::Database(OpenError::Newer { .. }) => ErrorCode::BackupNewer,
        BackupFault::Tampered | BackupFault::Header(HeaderFault::Tampered | HeaderFault::CostOutOfBounds) => {
            ErrorCode::BackupTampered
        }
        BackupFault::Damaged
        | BackupFault::NotVerified
        | BackupFault::SourceDamaged
        | BackupFault::Header(_)
        | BackupFault::Database(OpenError::Damaged | OpenError::Foreign) => ErrorCode::BackupDamaged,
        BackupFault::Storage(Storage::Full) => ErrorCode::BackupDiskFull,
        BackupFault::Storage(Storage::Failed) | BackupFault::PlaceMissing => ErrorCode::BackupUnreadable,
        BackupFault::Database(fault) => database_code(*fault),
        BackupFault::Vault(error) => vault_code(error),
        BackupFault::NotEmpty => ErrorCode::Internal,
    }
}

/// The code of files that are not what they should be.
pub fn trouble_code(trouble: Trouble) -> ErrorCode {
    match trouble {
        Trouble::Header(fault) => header_code(fault),
        Trouble::Database(fault) => database_code(fault),
    }
}

/// The code of a folder that could not be claimed.
pub fn folder_code(error: FolderError) -> ErrorCode {
    match error {
        FolderError::InUse => ErrorCode::VaultInUse,
        FolderError::Storage(storage) => opening_code(storage),
    }
}

/// The code of what keeps the outbox from being written.
pub fn outbox_code(fault: OutboxFault) -> ErrorCode {
    match fault {
        OutboxFault::Nothing | OutboxFault::NoKey | OutboxFault::NotVouched => ErrorCode::OutboxNotReady,
        OutboxFault::KeyChanged => ErrorCode::OutboxKeyChanged,
        OutboxFault::Header(fault) => header_code(fault),
        OutboxFault::Keychain(fault) => keychain_code(fault),
        OutboxFault::Full => ErrorCode::OutboxFull,
        OutboxFault::TooLong => ErrorCode::TooLong,
        OutboxFault::Storage(storage) => storage_code(storage),
        OutboxFault::Randomness(_) => ErrorCode::Internal,
    }
}

/// What is told of a copy for the locked app that could not be made.
pub fn shelf_code(fault: ShelfFault) -> ErrorCode {
    match fault {
        ShelfFault::Nothing => ErrorCode::HeaderMissing,
        ShelfFault::Header(fault) => header_code(fault),
        ShelfFault::Keychain(fault) => keychain_code(fault),
        ShelfFault::TooLong => ErrorCode::TooLong,
        ShelfFault::Storage(storage) => storage_code(storage),
        ShelfFault::Unreadable | ShelfFault::Randomness(_) => ErrorCode::Internal,
    }
}

fn header_code(fault: HeaderFault) -> ErrorCode {
    match fault {
        HeaderFault::Missing => ErrorCode::HeaderMissing,
        HeaderFault::Cut | HeaderFault::Damaged => ErrorCode::HeaderDamaged,
        HeaderFault::Foreign => ErrorCode::HeaderForeign,
        HeaderFault::Newer { .. } => ErrorCode::HeaderNewer,
        HeaderFault::Tampered | HeaderFault::CostOutOfBounds => ErrorCode::HeaderTampered,
        HeaderFault::Unreadable(storage) => opening_code(storage),
    }
}

fn database_code(fault: OpenError) -> ErrorCode {
    match fault {
        OpenError::Missing => ErrorCode::DatabaseMissing,
        OpenError::Exists => ErrorCode::VaultExists,
        OpenError::NotEncrypted => ErrorCode::DatabaseNotEncrypted,
        OpenError::Foreign => ErrorCode::DatabaseForeign,
        OpenError::Damaged | OpenError::Store(StoreError::Damaged) => ErrorCode::DatabaseDamaged,
        OpenError::Newer { .. } => ErrorCode::DatabaseNewer,
        OpenError::WrongLibrary | OpenError::Migration { .. } => ErrorCode::Internal,
        OpenError::Store(StoreError::DiskFull) => ErrorCode::DiskFull,
        OpenError::Store(StoreError::Closed) => ErrorCode::VaultLocked,
        OpenError::Store(_) => ErrorCode::StorageUnavailable,
    }
}

fn keychain_code(fault: KeychainFault) -> ErrorCode {
    match fault {
        KeychainFault::Absent => ErrorCode::KeychainMissing,
        KeychainFault::Locked => ErrorCode::KeychainLocked,
        KeychainFault::Denied => ErrorCode::KeychainDenied,
        KeychainFault::NoEntry | KeychainFault::Malformed => ErrorCode::KeychainItemMissing,
        KeychainFault::Failed => ErrorCode::KeychainFailed,
        // Whoever cancelled knows why nothing was opened.
        KeychainFault::Timeout | KeychainFault::Cancelled => ErrorCode::KeychainTimeout,
    }
}

/// A file that was to be written.
fn storage_code(storage: Storage) -> ErrorCode {
    match storage {
        Storage::Full => ErrorCode::DiskFull,
        Storage::Failed => ErrorCode::StorageFailed,
    }
}

/// A folder or a file that was to be opened.
pub fn opening_code(storage: Storage) -> ErrorCode {
    match storage {
        Storage::Full => ErrorCode::DiskFull,
        Storage::Failed => ErrorCode::StorageUnavailable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_another_keychain_is_told_from_one_that_is_gone() {
        let missing = |was: &str, now: Option<&str>| {
            vault_code(&VaultError::KeychainItemMissing { was: was.to_owned(), now: now.map(str::to_owned) })
        };
        assert_eq!(missing("Keychain", Some("Secret Service")), ErrorCode::KeychainChanged);
        assert_eq!(missing("Secret Service", Some("Secret Service")), ErrorCode::KeychainItemMissing);
        assert_eq!(missing("Secret Service", None), ErrorCode::KeychainItemMissing);
    }

    #[test]
    fn a_disk_that_fails_is_told_differently_while_opening_and_while_saving() {
        let unavailable = ErrorCode::StorageUnavailable;
        assert_eq!(folder_code(FolderError::Storage(Storage::Failed)), unavailable);
        assert_eq!(trouble_code(Trouble::Header(HeaderFault::Unreadable(Storage::Failed))), unavailable);
        assert_eq!(vault_code(&VaultError::Database(OpenError::Store(StoreError::Io))), unavailable);
        assert_eq!(vault_code(&VaultError::Storage(Storage::Failed)), ErrorCode::StorageFailed);
        assert_eq!(vault_code(&VaultError::Storage(Storage::Full)), ErrorCode::DiskFull);
    }
}
