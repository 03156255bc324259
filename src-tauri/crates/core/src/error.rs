//! What can go wrong, as codes. The words belong to the Fluent files (`error-<code>`).

use schedule::zone::ZoneError;
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::media::MediaFault;
use vault::store::StoreError;

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
    KeychainChanged,
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
    // vault: changing the protection
    ProtectionBusy,
    RecoveryNeeded,
    RotationStopped,
    RotationGone,
    RotationNotVerified,
    RotationSealFirst,
    RotationOutboxWaits,
    RotationUnsettled,
    // reading and writing
    DiskFull,
    // The disk did not take what was to be saved.
    StorageFailed,
    // The disk or the folder did not give what is kept there, or could not be used at all: nothing was to be saved.
    StorageUnavailable,
    NotFound,
    TooLong,
    OutOfRange,
    Invalid,
    Conflict,
    // Keys that another program has, or that no program can have here.
    ShortcutTaken,
    // pictures, sound and files
    AttachmentTooLarge,
    /// More than was set aside for them.
    MediaFull,
    /// Not a picture of a kind that can be shown.
    PictureUnknown,
    /// It ends too early, or makes no sense.
    PictureBroken,
    /// It would need too much memory to be shown.
    PictureTooLarge,
    MediaMissing,
    MediaDamaged,
    /// The file they lie in does not open.
    MediaUnreadable,
    // writing while locked
    OutboxFull,
    OutboxNotReady,
    OutboxKeyChanged,
    // importing
    ImportNotCsv,
    ImportOtherTable,
    ImportEmpty,
    ImportTooLarge,
    ImportEncoding,
    ImportMappingIncomplete,
    ImportCancelled,
    ImportGone,
    ImportNothingNew,
    // the directory
    DirectoryEmpty,
    DirectoryTooLarge,
    DirectoryOtherFile,
    DirectoryNoMeetings,
    DirectoryMapping,
    // backups
    BackupRunning,
    BackupCancelled,
    BackupDiskFull,
    BackupPlaceMissing,
    BackupPlaceFailed,
    BackupNotVerified,
    BackupSourceDamaged,
    /// The newest whole backup is not removed.
    BackupNewest,
    // The backup that every change of the schema begins with.
    BackupBeforeUpdateFull,
    BackupBeforeUpdateFailed,
    // restoring
    BackupUnreadable,
    BackupForeign,
    BackupCut,
    BackupDamaged,
    BackupTampered,
    BackupNewer,
    BackupOtherKey,
    RestoreGone,
    // the calendar
    /// Clocks there skip that time.
    TimeSkipped,
    /// The day that was chosen is none its rule names.
    RuleNeeded,
    /// There is no event in the file.
    CalendarNoEvents,
    CalendarOtherFile,
    CalendarTooLarge,
    /// Nothing of what was chosen has times.
    CalendarNothingToExport,
    /// What would be taken back was changed again.
    CalendarChangedSince,
    // insights
    /// Whoever asked no longer wants to know, or the journal is about to be closed.
    InsightsStopped,
    // files that are written
    /// The person ended it, or the journal is about to be closed.
    ExportStopped,
    /// There is less room in the chosen place than it will take.
    ExportNoRoom,
    // outside
    LinkRefused,
    OpenFailed,
    // launchers
    /// What is to be started is not there, or can't be reached.
    LaunchGone,
    /// Something that is no program was to be started as one.
    LaunchNoProgram,
    /// A program was to be opened as a file.
    LaunchIsProgram,
    LaunchFailed,
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

    /// The same where nothing was to be saved: what a disk refused was then a question, and nobody's words are at stake.
    pub(crate) fn while_reading(self) -> Self {
        match self.code {
            ErrorCode::StorageFailed => Self { code: ErrorCode::StorageUnavailable, ..self },
            _ => self,
        }
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

impl From<StoreError> for CoreError {
    fn from(error: StoreError) -> Self {
        Self::new(match error {
            StoreError::Closed => ErrorCode::VaultLocked,
            StoreError::DiskFull => ErrorCode::DiskFull,
            StoreError::Damaged => ErrorCode::DatabaseDamaged,
            StoreError::NoRows => ErrorCode::NotFound,
            StoreError::TooBig => ErrorCode::TooLong,
            StoreError::Io | StoreError::Busy | StoreError::Memory | StoreError::Interrupted => {
                ErrorCode::StorageFailed
            }
            StoreError::Constraint(_)
            | StoreError::WriteThroughReader
            | StoreError::Type
            | StoreError::Statement(_) => ErrorCode::Internal,
        })
    }
}

impl From<MediaFault> for CoreError {
    fn from(fault: MediaFault) -> Self {
        match fault {
            MediaFault::NotHere => Self::new(ErrorCode::MediaMissing),
            MediaFault::Damaged => Self::new(ErrorCode::MediaDamaged),
            MediaFault::Unopened(_) => Self::new(ErrorCode::MediaUnreadable),
            MediaFault::Store(error) => error.into(),
        }
    }
}

impl From<rusqlite::Error> for CoreError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// JSON inside the journal is written by this crate: when it cannot be read or written, the fault is here.
impl From<serde_json::Error> for CoreError {
    fn from(_: serde_json::Error) -> Self {
        Self::new(ErrorCode::Internal)
    }
}

/// Why a series can't be changed so.
impl From<schedule::series::EditError> for CoreError {
    fn from(error: schedule::series::EditError) -> Self {
        use schedule::series::EditError;
        match error {
            EditError::NotFound | EditError::First => Self::at(ErrorCode::NotFound, "occurrence"),
            EditError::NeedsRule => Self::at(ErrorCode::RuleNeeded, "rule"),
            EditError::Unsupported(_) => Self::at(ErrorCode::Invalid, "rule"),
            EditError::Zone(error) => error.into(),
        }
    }
}

impl From<ZoneError> for CoreError {
    fn from(error: ZoneError) -> Self {
        match error {
            ZoneError::OutOfRange => Self::at(ErrorCode::OutOfRange, "at"),
            ZoneError::Unknown => Self::at(ErrorCode::Invalid, "zone"),
        }
    }
}
