//! The vault's answers as the windows see them, and what the windows offer as the vault wants it.

use std::sync::atomic::Ordering;

use mooring_core::error::ErrorCode;
use mooring_core::vault_view::{
    ErasedView, KeychainView, Protection, ProtectionView, RecoveryCodeCheck, RecoveryCodeView, RotationProgress,
    RotationStage, SealKeychain, SealState, SealView, Unlock, UnreadFile, VaultState,
};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::backup::{Progress, Stage};
use vault::keychain::Presence;
use vault::recovery::{self, Check};
use vault::seal::{Concern, Finding, KeychainSays, Pages, SealReport};
use vault::{Erased, Inspection, Mode, OpenedBy, Proof, Summary, Unread, Vault};
use zeroize::Zeroizing;

use crate::error::{Answer, trouble_code};
use crate::shell::Shell;

/// How much room things take, in kibibytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MediaUsageView {
    pub journal: u32,
    /// The file pictures, sound and files lie in: also what was removed and is not filled again.
    pub media: u32,
    /// What is in it.
    pub attached: u32,
    /// Backups in the usual folder.
    pub backups: u32,
    pub quota_mb: u32,
}

/// Where the journal stands.
pub fn vault_state(shell: &Shell) -> VaultState {
    if shell.is_open() {
        return VaultState::Unlocked { demo: shell.demo, recovered: recovered(shell) };
    }
    let draft_kept = shell.draft_kept.load(Ordering::Acquire);
    if shell.demo_is_locked() {
        return VaultState::DemoLocked { draft_kept };
    }
    let folder = match shell.claimed() {
        Ok(folder) => folder,
        Err(code) => return trouble(shell, code, None),
    };
    if let Err(code) = shell.finish_erasing(&folder) {
        return trouble(shell, code, None);
    }
    match Vault::inspect(&folder) {
        Inspection::Empty => VaultState::FirstStart {
            keychain: keychain(shell),
            erased: shell.erased().map(|erased| self::erased(&erased)),
        },
        Inspection::Closed(summary) => VaultState::Locked {
            protection: protection_of(summary.mode),
            has_recovery: summary.has_recovery,
            draft_kept,
            import_stopped: shell.import_stopped.load(Ordering::Acquire),
            words_held: shell.words_held(),
            device_damaged: shell.device.is_damaged(),
            unread: folder.unread().into_iter().map(unread).collect(),
            keychain: summary.keychain_name,
        },
        Inspection::Trouble { fault, summary } => trouble(shell, trouble_code(fault), summary),
    }
}

fn unread(file: Unread) -> UnreadFile {
    match file {
        Unread::Shelf => UnreadFile::Shelf,
        Unread::Plan => UnreadFile::Plan,
        Unread::Switch => UnreadFile::Switch,
        Unread::Erase => UnreadFile::Erase,
    }
}

fn recovered(shell: &Shell) -> Option<Protection> {
    let vault = shell.vault().ok().filter(|vault| vault.opened_by() == Some(OpenedBy::Recovery))?;
    Some(protection_of(vault.protection()?.mode))
}

fn erased(erased: &Erased) -> ErasedView {
    let left = erased.left.iter().map(|path| path.display().to_string()).collect();
    ErasedView { keychain_left: erased.items_left, left }
}

/// How far a change of the data key has come.
pub fn rotation(progress: Progress) -> RotationProgress {
    let stage = match progress.stage {
        Stage::Copying => RotationStage::Copying,
        Stage::Verifying => RotationStage::Verifying,
    };
    RotationProgress { stage, done: progress.done, of: progress.of }
}

fn trouble(shell: &Shell, code: ErrorCode, summary: Option<Summary>) -> VaultState {
    let has_recovery = summary.is_some_and(|summary| summary.has_recovery);
    VaultState::Trouble { code, has_recovery, folder: shell.folder_shown() }
}

fn keychain(shell: &Shell) -> KeychainView {
    match shell.keychain_presence() {
        Presence::Present { name } => KeychainView::Present { name },
        Presence::Absent => KeychainView::Absent,
    }
}

/// Settings → Protection. A demo has no protection to speak of.
pub fn protection(shell: &Shell) -> Answer<ProtectionView> {
    let known = shell.vault()?.protection().ok_or(ErrorCode::NotFound)?;
    Ok(ProtectionView {
        protection: protection_of(known.mode),
        keychain: keychain(shell),
        passphrase_changed: known.passphrase_changed,
        recovery_made: known.recovery_made,
        recovery_checked: known.recovery_checked,
        undecided: known.undecided,
        folder: shell.folder_shown(),
    })
}

/// How the journal stands to its seal.
pub fn seal(report: SealReport) -> SealView {
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let unreadable = match report.pages {
        Pages::Differ { unreadable } => unreadable,
        Pages::Unknown | Pages::Checking | Pages::Same => 0,
    };
    SealView {
        state: match report.finding {
            Finding::Sound => SealState::Sound,
            Finding::FirstTime => SealState::FirstTime,
            Finding::AfterUncleanEnd => SealState::NotClosed,
            Finding::Accepted => SealState::Accepted,
            Finding::Concern(Concern::ChangesMissing { count: missing }) => {
                SealState::ChangesMissing { count: count(missing) }
            }
            Finding::Concern(Concern::OlderCopy { by }) => SealState::OlderCopy { by: count(by) },
            Finding::Concern(Concern::PagesDiffer) => SealState::PagesDiffer,
            Finding::Concern(Concern::Missing) => SealState::SealMissing,
            Finding::Concern(Concern::Damaged) => SealState::SealDamaged,
        },
        checking: report.pages == Pages::Checking || report.keychain == KeychainSays::NotAsked,
        keychain: match report.keychain {
            KeychainSays::NotUsed => SealKeychain::NotUsed,
            KeychainSays::NotAsked | KeychainSays::NoAnswer => SealKeychain::NoAnswer,
            KeychainSays::Nothing | KeychainSays::Fits | KeychainSays::Later => SealKeychain::Remembers,
        },
        unreadable,
        kept: report.kept,
    }
}

/// The groups of a new code, and which two are asked back.
pub fn recovery_code(groups: &[String; 8], ask: [u8; 2]) -> RecoveryCodeView {
    RecoveryCodeView { groups: groups.to_vec(), ask }
}

/// What is known of a code while it is being typed.
pub fn recovery_check(typed: &str) -> RecoveryCodeCheck {
    match recovery::check(typed) {
        Check::Incomplete { groups } => RecoveryCodeCheck::Incomplete { groups },
        Check::BadSymbol { group } => RecoveryCodeCheck::BadSymbol { group },
        Check::TooLong => RecoveryCodeCheck::Mistyped { group: None },
        Check::Mistyped { group } => RecoveryCodeCheck::Mistyped { group },
        Check::WellFormed => RecoveryCodeCheck::WellFormed,
    }
}

pub fn mode(protection: Protection) -> Mode {
    match protection {
        Protection::Keychain => Mode::Keychain,
        Protection::Passphrase => Mode::Passphrase,
        Protection::Both => Mode::Both,
    }
}

pub fn protection_of(mode: Mode) -> Protection {
    match mode {
        Mode::Keychain => Protection::Keychain,
        Mode::Passphrase => Protection::Passphrase,
        Mode::Both => Protection::Both,
    }
}

/// What the person offers, in memory that is wiped.
pub enum Offered {
    Keychain,
    Passphrase(Zeroizing<String>),
    Recovery(Zeroizing<String>),
}

impl Offered {
    pub fn proof(&self) -> Proof<'_> {
        match self {
            Self::Keychain => Proof::Keychain,
            Self::Passphrase(passphrase) => Proof::Passphrase(passphrase),
            Self::Recovery(code) => Proof::Recovery(code),
        }
    }

    pub fn is_recovery(&self) -> bool {
        matches!(self, Self::Recovery(_))
    }
}

impl From<Unlock> for Offered {
    fn from(unlock: Unlock) -> Self {
        match unlock {
            Unlock::Keychain => Self::Keychain,
            Unlock::Passphrase { passphrase } => Self::Passphrase(Zeroizing::new(passphrase)),
            Unlock::Recovery { code } => Self::Recovery(Zeroizing::new(code)),
        }
    }
}
