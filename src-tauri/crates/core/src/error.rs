//! What can go wrong, as codes. The words belong to the Fluent files (`error-<code>`).

use serde::{Deserialize, Serialize};
use specta::Type;

/// Every reason the person may be told about. An error never carries text a person wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    // vault: opening
    WrongPassphrase,
    WrongRecoveryCode,
    RecoveryCodeMistyped,
    PassphraseTooShort,
    KeychainMissing,
    KeychainLocked,
    KeychainDenied,
    KeychainTimeout,
    KeychainItemMissing,
    KeychainFailed,
    HeaderMissing,
    HeaderDamaged,
    HeaderForeign,
    HeaderNewer,
    HeaderTampered,
    DatabaseMissing,
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseNewer,
    DatabaseNotEncrypted,
    VaultExists,
    VaultInUse,
    VaultLocked,
    // writing
    DiskFull,
    StorageFailed,
    NotFound,
    TooLong,
    OutOfRange,
    Invalid,
    Conflict,
    // importing
    ImportNotCsv,
    ImportEmpty,
    ImportTooLarge,
    ImportEncoding,
    ImportMappingIncomplete,
    ImportCancelled,
    ImportGone,
    ImportNothingNew,
    // outside
    LinkRefused,
    OpenFailed,
    Internal,
}

/// An error as it leaves this crate: a code, and the field to blame where one is (camelCase, as in the request).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?}")]
pub struct CoreError {
    pub code: ErrorCode,
    pub field: Option<&'static str>,
}

impl CoreError {
    /// An error that concerns no single field.
    pub const fn new(code: ErrorCode) -> Self {
        Self { code, field: None }
    }

    /// An error about one field of a request.
    pub const fn at(code: ErrorCode, field: &'static str) -> Self {
        Self { code, field: Some(field) }
    }
}

impl From<ErrorCode> for CoreError {
    fn from(code: ErrorCode) -> Self {
        Self::new(code)
    }
}

/// What functions of this crate answer.
pub type Result<T, E = CoreError> = std::result::Result<T, E>;
