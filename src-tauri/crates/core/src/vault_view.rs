//! The protection of the journal as the windows see it. Secrets travel only inwards.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::backup::KeptJournal;
use crate::error::ErrorCode;

/// What opens the journal in everyday use (SECURITY: one everyday slot per mode).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Protection {
    /// A wrapping key in the system's keychain; unlocking is one button.
    Keychain,
    /// A passphrase, stretched by Argon2id.
    Passphrase,
    /// Both together; the recovery code is mandatory.
    Both,
}

/// The system's keychain, as far as it can be known without asking it for a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum KeychainView {
    /// A store answers; `name` is how the system calls it (for example "Secret Service").
    Present { name: String },
    /// No store on this system: a passphrase is required.
    Absent,
}

/// Where the journal stands. The first thing every window asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum VaultState {
    /// No header and no database: the first start.
    #[serde(rename_all = "camelCase")]
    FirstStart {
        keychain: KeychainView,
        /// The journal that was here was erased, in this process or by finishing what an earlier one began.
        erased: Option<ErasedView>,
    },
    /// A header that can be read; the journal is closed.
    #[serde(rename_all = "camelCase")]
    Locked {
        protection: Protection,
        has_recovery: bool,
        draft_kept: bool,
        /// An import was ended by the lock: nothing of it is in the journal.
        import_stopped: bool,
        /// Words the disk did not take wait in this process, sealed, for the journal to be opened.
        words_held: bool,
        /// What was chosen for this device could not be read, and nothing was chosen since.
        device_damaged: bool,
        /// Files beside the journal that could not be read.
        unread: Vec<UnreadFile>,
        /// How the system called the keychain the key was put into, where it was.
        keychain: Option<String>,
    },
    /// A throw-away journal that was locked. Nobody has a key to it: it is open again when somebody asks.
    #[serde(rename_all = "camelCase")]
    DemoLocked { draft_kept: bool },
    /// Open. `demo` is a throw-away journal.
    #[serde(rename_all = "camelCase")]
    Unlocked {
        demo: bool,
        /// What opened it in everyday use, where its recovery code had to open it now.
        recovered: Option<Protection>,
    },
    /// The files are not what they should be; nothing was changed. `has_recovery`: the recovery code may still open it.
    #[serde(rename_all = "camelCase")]
    Trouble { code: ErrorCode, has_recovery: bool, folder: String },
}

/// A file beside the journal that could not be read. Nothing anybody wrote is in it, and it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum UnreadFile {
    /// What the locked app knows of coming reminders.
    Shelf,
    /// The copy of the safety plan for the locked app.
    Plan,
    /// A note that a backup was taking the journal's place.
    Switch,
    /// A note that everything was to be erased.
    Erase,
}

/// How a new journal is to be protected.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CreateVault {
    pub protection: Protection,
    /// Needed for `passphrase` and `both`: at least 8 characters after NFC.
    pub passphrase: Option<String>,
    /// "Decide later" was chosen instead of a protection: the keychain for now, and a calm banner.
    #[serde(default)]
    pub undecided: bool,
    /// BCP 47 tag of the vocabulary the new journal starts with.
    pub language: String,
}

/// What the person offers to open the journal.
#[derive(Clone, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Unlock {
    Keychain,
    /// Also for `both`: the shell adds the keychain's half.
    Passphrase {
        passphrase: String,
    },
    Recovery {
        code: String,
    },
}

/// The recovery code, shown once: eight groups of four symbols, and which two are asked back (0-based).
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeView {
    pub groups: Vec<String>,
    pub ask: [u8; 2],
}

/// What is known of a recovery code while it is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum RecoveryCodeCheck {
    /// Fewer than 32 symbols so far, all of the alphabet.
    #[serde(rename_all = "camelCase")]
    Incomplete { groups: u8 },
    /// A symbol outside the alphabet, in this group (0-based).
    #[serde(rename_all = "camelCase")]
    BadSymbol { group: u8 },
    /// The checksum fails; `group` is named only where exactly one single-symbol correction is valid.
    #[serde(rename_all = "camelCase")]
    Mistyped { group: Option<u8> },
    /// The checksum holds. Whether it opens this journal is known only by trying.
    WellFormed,
}

/// Settings → Protection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProtectionView {
    pub protection: Protection,
    pub keychain: KeychainView,
    pub passphrase_changed: Option<DateTime<Utc>>,
    pub recovery_made: Option<DateTime<Utc>>,
    /// When two groups of the code were last given back correctly, or the whole code checked.
    pub recovery_checked: Option<DateTime<Utc>>,
    /// "Decide later" was chosen: a calm banner offers to finish.
    pub undecided: bool,
    pub folder: String,
}

/// Another way to open the journal.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeProtection {
    pub protection: Protection,
    /// Needed for `passphrase` and `both`; the one in use stays where it is given again.
    pub passphrase: Option<String>,
    /// What opens it now.
    pub proof: Unlock,
}

/// What is left to say after the protection was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProtectionChanged {
    /// The keychain still holds the key of the old protection and would not let go of it.
    pub keychain_left: bool,
}

/// A new data key that is to be prepared.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PrepareRotation {
    /// What opens the journal now.
    pub proof: Unlock,
    /// For `passphrase` and `both`: what opens it from then on, also where it stays the same.
    pub passphrase: Option<String>,
}

/// How far a change of the data key has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RotationProgress {
    pub stage: RotationStage,
    /// Pages of the journal dealt with in this stage.
    pub done: u32,
    pub of: u32,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum RotationStage {
    /// Everything is written under the new key.
    Copying,
    /// What was written is read again.
    Verifying,
}

/// The data key was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RotationDone {
    /// Something of the journal under its old key is still there; it is removed after a later unlocking.
    pub old_left: bool,
    /// Backups that do not open with the new key, newest first in each folder.
    pub backups: Vec<OldBackup>,
    /// Journals a backup took the place of: they open with what opened them then.
    pub kept: Vec<KeptJournal>,
}

/// A backup from before the data key was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OldBackup {
    /// The name of its file.
    pub name: String,
    /// By its name where it cannot be read.
    pub made: DateTime<Utc>,
    /// It is damaged, or cannot be read just now: nobody knows what opens it.
    pub unreadable: bool,
}

/// What erasing everything could not reach.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ErasedView {
    /// The keychain would not let go of its items. They open nothing any more.
    pub keychain_left: bool,
    /// Files, and folders with backups, that are still there.
    pub left: Vec<String>,
}

/// How the open journal stands to its seal. While `checking`, more may be found; the shell tells `protection` then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SealView {
    pub state: SealState,
    /// The pages of the file, or what the keychain remembers, are still being compared.
    pub checking: bool,
    pub keychain: SealKeychain,
    /// Pages of the file that cannot be read at all.
    pub unreadable: u32,
    /// The seal could be written the last time. Otherwise the next opening knows less.
    pub kept: bool,
}

/// What the seal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SealState {
    /// Closed properly, and the same since.
    Sound,
    /// There was no seal yet.
    FirstTime,
    /// Not closed properly; every saved change is there.
    NotClosed,
    /// The person took the journal as it was found.
    Accepted,
    /// The seal remembers more saved changes than the journal holds.
    ChangesMissing { count: u32 },
    /// The keychain remembers a later state of the whole folder, by so many saved changes.
    OlderCopy { by: u32 },
    /// The file is not what it was when it was closed.
    PagesDiffer,
    /// There was a seal, and it is gone.
    SealMissing,
    /// There is a seal that cannot be read.
    SealDamaged,
}

/// The keychain's part in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SealKeychain {
    /// This protection does not use it: a folder put back as a whole is not noticed.
    NotUsed,
    /// It has not answered yet, or not at all.
    NoAnswer,
    /// It remembers, or will from the next closing on.
    Remembers,
}
