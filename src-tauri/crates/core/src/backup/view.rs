//! Backups as the windows see them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Beside, Sync};
use crate::error::ErrorCode;
use crate::vault_view::Protection;

/// Settings → Backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// The folder they go to.
    pub place: String,
    /// It is the usual one, in the data folder.
    pub usual_place: bool,
    /// It could be looked into.
    pub place_there: bool,
    /// Who copies that folder elsewhere, where that is known.
    pub place_synced: Option<Sync>,
    /// The same for the data folder, with the journal itself.
    pub data_synced: Option<Sync>,
    /// Whole backups and files that cannot be used, newest first.
    pub rows: Vec<BackupRow>,
    /// How much of what is attached to entries is not in the copy beside these backups; `None` where that is not known, or
    /// there is no backup.
    pub media_left: Option<u32>,
    /// Journals that a backup took the place of, the latest first.
    pub kept: Vec<KeptJournal>,
    /// Since the journal was opened, the last one could not be made.
    pub failure: Option<BackupFailure>,
    /// One is being made now.
    pub running: bool,
    /// Since the journal was opened, a backup took its place.
    pub restored: Option<RestoredBackup>,
}

/// A backup that is the journal now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestoredBackup {
    pub made: DateTime<Utc>,
    /// What was here before is kept beside it.
    pub kept: bool,
    /// So many of its entries have pictures or files that are not here; `None` as long as some may still be brought back.
    pub without_media: Option<u32>,
}

/// Why and when one could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupFailure {
    pub code: ErrorCode,
    pub at: DateTime<Utc>,
}

/// A file among the backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupRow {
    /// Its name, by which it is chosen.
    pub file: String,
    pub made: DateTime<Utc>,
    /// 1024 bytes each, rounded up.
    pub kibibytes: u32,
    pub kind: BackupKind,
    /// Of the open journal. Otherwise of another one, or of this one before its key was changed.
    pub own: bool,
    /// By then its recovery code had been given back; otherwise only this computer is known to open it.
    pub portable: bool,
    /// Why it cannot be used, as far as that can be seen without its key.
    pub fault: Option<ErrorCode>,
}

/// A journal whose place a backup took; it stays, closed, until its owner removes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeptJournal {
    /// The name of its folder inside the data folder.
    pub folder: String,
    /// When it was moved there.
    pub since: DateTime<Utc>,
    /// 1024 bytes each, rounded up.
    pub kibibytes: u32,
}

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BackupKind {
    Scheduled,
    Asked,
    /// Before a newer Mooring changed how the journal is kept.
    Migration,
    /// It does not say.
    Unknown,
}

/// How far a backup, or restoring one, has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupProgress {
    pub stage: BackupStage,
    pub done: u32,
    pub total: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BackupStage {
    Copying,
    Verifying,
    /// Entry by entry, as the journal reads them.
    Reading,
}

/// So many of each thing that is neither in the bin nor gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Amounts {
    pub entries: u32,
    /// Support groups, each with its visits and what was noted with it.
    pub groups: u32,
    /// Series of the calendar: meetings and all else, each with what is known of its single dates.
    pub series: u32,
}

impl Amounts {
    /// There is nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How much is in a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub amounts: Amounts,
    /// The first day with an entry, and the last.
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
}

/// What came of trying the last backup: everything in it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Drill {
    pub made: DateTime<Utc>,
    pub there: Counts,
    pub compared: Comparison,
}

/// The journal that is here beside another state of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    pub here: Counts,
    pub only_here: Amounts,
    pub only_there: Amounts,
    /// In both, with another content.
    pub different: Amounts,
    /// What differs beside these.
    pub beside: Vec<Beside>,
}

/// A backup that was chosen to be restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestoreOffer {
    pub file: String,
    pub made: DateTime<Utc>,
    /// The open journal opens it: nothing is to be typed.
    pub opened: bool,
    /// What opened the journal in everyday use then.
    pub protection: Protection,
    /// A recovery code opens it.
    pub has_recovery: bool,
}

/// A backup that was restored beside the journal, and what that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestorePreview {
    pub made: DateTime<Utc>,
    pub there: Counts,
    /// `None` where no journal is open to compare with.
    pub compared: Option<Comparison>,
    /// There are files of a journal here, which would be moved aside.
    pub replaces: bool,
}
