//! Backups while the journal is open: one at a time, by themselves when one is due, and whenever somebody asks.

mod drill;
mod due;
mod remove;
mod restore;
mod work;

use std::path::{Path, PathBuf};

use mooring_core::area::Area;
use mooring_core::backup::{
    BackupFailure, BackupKind, BackupProgress, BackupRow, BackupStage, BackupView, Counts, KeptJournal, KnownCopies,
    synced,
};
use mooring_core::{ErrorCode, Session};
use tauri::AppHandle;
use uuid::Uuid;
use vault::backup::{Backup, ENDING, Found, Keep, Kind, Made, Order, Progress, Stage, list};
use vault::keychain::{Cancel, Keychain};
use vault::{BACKUPS_FOLDER, Cost, Edge, Vault, VaultError};

use crate::desktop::file_dialog;
use crate::desktop::words::Words;
use crate::error::{Answer, backup_code, restore_code};
use crate::events::tell_changed;
use crate::shell::Shell;
use crate::wall_clock::now;

pub use drill::drill;
pub use due::watch;
pub use remove::{remove, remove_kept};
pub use restore::{choose, discard, listed, run, switch};
pub use work::Backups;

/// The folders inside the data folder in which backups are opened. What is in them is a copy of a backup that is still
/// there, so they may go at any time.
const RESTORED: &str = "restored";
const DRILL: &str = "drill";

/// How somebody hears how far it has come.
pub type Tell<'a> = dyn FnMut(BackupProgress) + 'a;

/// Removes what restoring left when the program ended in the middle. Only while nothing is being restored.
pub fn clear_left(folder: &vault::Folder) {
    for name in [RESTORED, DRILL] {
        let _ = std::fs::remove_dir_all(folder.path().join(name));
    }
}

/// Settings → Backup. A demo has no backups.
pub fn state(shell: &Shell) -> Answer<BackupView> {
    let (folder, vault, session) = (shell.claimed()?, of_a_journal(shell)?, shell.session()?);
    let chosen = session.backup_place()?;
    let place = chosen.clone().unwrap_or_else(|| folder.path().join(BACKUPS_FOLDER));
    let usual_place = chosen.is_none();
    let found = list(&place);
    let there = |path: &Path| path.exists();
    let rows: Vec<_> = found.as_deref().unwrap_or_default().iter().map(|found| row(found, vault.id())).collect();
    let own = rows.iter().any(|row| row.own && row.fault.is_none());
    Ok(BackupView {
        place: place.display().to_string(),
        usual_place,
        place_there: found.is_ok() && (usual_place || place.is_dir()),
        // One warning is enough where both are the same folder's.
        place_synced: if usual_place { None } else { synced(&place, there) },
        data_synced: synced(folder.path(), there),
        rows,
        media_left: if own { media_left(shell, &vault, &session, &place) } else { None },
        kept: kept_journals(&folder),
        failure: shell.backups.failure(),
        running: shell.backups.is_running(),
        restored: shell.backups.restored(),
    })
}

/// How much of what is attached is not in the copy at a place. While a backup is made nobody knows.
fn media_left(shell: &Shell, vault: &Vault, session: &Session, place: &Path) -> Option<u32> {
    if shell.backups.is_running() {
        return None;
    }
    let left = vault.not_in_copy(place, &session.contents_named().ok()?).ok()?;
    Some(u32::try_from(left.len()).unwrap_or(u32::MAX))
}

/// Makes a backup in the chosen place.
pub fn make(app: &AppHandle, shell: &Shell, kind: Kind, tell: &mut Tell<'_>) -> Answer<()> {
    // Nobody has to touch anything while somebody waits for it.
    let _held = (kind == Kind::Asked).then(|| shell.clock.hold());
    let made = make_here(shell, kind, tell, || tell_changed(app, &[Area::Backup]));
    tell_changed(app, &[Area::Backup]);
    made.map(drop)
}

/// Makes one where the person says, to take it along. Answers its name; `None` where the dialog was closed.
pub fn make_elsewhere(app: &AppHandle, shell: &Shell, tell: &mut Tell<'_>) -> Answer<Option<String>> {
    let words = Words::here(&shell.device.get().language);
    let Some(chosen) = file_dialog::titled(app, &words.text("backup-move-title")).blocking_pick_folder() else {
        return Ok(None);
    };
    let place = chosen.into_path().map_err(|_| ErrorCode::BackupPlaceFailed)?;
    // Erasing everything looks there as well. A full disk is no reason not to take the journal along.
    let _ = shell.session()?.backup_know(&KnownCopies { places: vec![place.clone()], vaults: Vec::new() });
    let made = make_in(shell, Ok(&place), Kind::Asked, tell, || tell_changed(app, &[Area::Backup]));
    tell_changed(app, &[Area::Backup]);
    Ok(Some(name_of(&made?.backup.path)))
}

/// Makes one in the chosen place and notes what came of it. `begun` hears when it begins.
fn make_here(shell: &Shell, kind: Kind, tell: &mut Tell<'_>, begun: impl FnOnce()) -> Answer<Made> {
    let place = current_place(shell);
    let made = make_in(shell, place.as_deref().map_err(|code| *code), kind, tell, begun);
    let failed = made.as_ref().err().map(|error| error.code);
    shell.backups.note(failed.map(|code| BackupFailure { code, at: now() }));
    made
}

fn make_in(
    shell: &Shell,
    place: Result<&Path, ErrorCode>,
    kind: Kind,
    tell: &mut Tell<'_>,
    begun: impl FnOnce(),
) -> Answer<Made> {
    let vault = of_a_journal(shell)?;
    let work = shell.backups.begin()?;
    begun();
    let order = Order { shelf: place?, kind, keep: Keep::default(), now: now() };
    let made = vault.back_up(&order, work.stop(), &mut |progress| tell(told(progress)));
    let made = made.map_err(|fault| backup_code(&fault))?;
    // Pictures and files never change: what is new of them is added to the one copy beside the backups.
    vault.back_up_media(order.shelf, order.now, work.stop()).map_err(|fault| backup_code(&fault))?;
    Ok(made)
}

/// Lets the person choose a folder. Answers whether one was chosen.
pub fn choose_place(app: &AppHandle, shell: &Shell) -> Answer<bool> {
    let words = Words::here(&shell.device.get().language);
    let Some(chosen) = file_dialog::titled(app, &words.text("backup-place-title")).blocking_pick_folder() else {
        return Ok(false);
    };
    let place = chosen.into_path().map_err(|_| ErrorCode::BackupPlaceFailed)?;
    set_place(app, shell, Some(&place))?;
    Ok(true)
}

/// Keeps where backups go; `None`: the usual place.
pub fn set_place(app: &AppHandle, shell: &Shell, place: Option<&Path>) -> Answer<()> {
    let changed = shell.session()?.backup_place_set(place)?;
    shell.backups.look();
    tell_changed(app, changed.areas);
    Ok(())
}

/// The open journal's vault; invented entries are not backed up.
fn of_a_journal(shell: &Shell) -> Result<std::sync::Arc<Vault>, ErrorCode> {
    if shell.demo { Err(ErrorCode::NotFound) } else { shell.vault() }
}

/// The folder backups go to. A chosen one has to be there: made anew, it would lie on another disk than the one meant.
fn current_place(shell: &Shell) -> Result<PathBuf, ErrorCode> {
    match shell.session().and_then(|session| session.backup_place()).map_err(|error| error.code)? {
        Some(place) if place.is_dir() => Ok(place),
        Some(_) => Err(ErrorCode::BackupPlaceMissing),
        None => Ok(shell.claimed()?.path().join(BACKUPS_FOLDER)),
    }
}

/// The newest whole backup of the open journal that is not of the future.
fn newest(shell: &Shell) -> Result<Option<Backup>, ErrorCode> {
    let (vault, now) = (of_a_journal(shell)?.id(), now());
    let found = list(&current_place(shell)?).map_err(|_| ErrorCode::BackupPlaceFailed)?;
    let own = found.into_iter().filter_map(|found| found.backup.ok()).filter(|backup| {
        let manifest = backup.manifest();
        Some(manifest.vault) == vault && manifest.made <= now
    });
    // Of two in one second, the one that the list shows first.
    Ok(own.min_by_key(|backup| std::cmp::Reverse(backup.manifest().made)))
}

/// A file among the backups, beside the vault that is open or lies here.
fn row(found: &Found, vault: Option<Uuid>) -> BackupRow {
    let file = name_of(&found.path);
    match &found.backup {
        Ok(backup) => {
            let manifest = backup.manifest();
            BackupRow {
                file,
                made: manifest.made,
                kibibytes: kibibytes(backup.bytes),
                kind: kind_of(manifest.kind),
                own: Some(manifest.vault) == vault,
                portable: manifest.portable,
                fault: None,
            }
        }
        Err(fault) => BackupRow {
            file,
            made: found.name.made,
            kibibytes: std::fs::metadata(&found.path).map_or(0, |file| kibibytes(file.len())),
            kind: BackupKind::Unknown,
            own: false,
            portable: false,
            fault: Some(restore_code(fault)),
        },
    }
}

/// The journals in the data folder that a backup took the place of, the latest first.
pub fn kept_journals(folder: &vault::Folder) -> Vec<KeptJournal> {
    let view =
        |kept: vault::Kept| KeptJournal { folder: kept.name, since: kept.since, kibibytes: kibibytes(kept.bytes) };
    folder.kept().unwrap_or_default().into_iter().map(view).collect()
}

/// For what is opened beside the journal: the keychain is not to remember how far a copy had come.
fn quietly<T>(work: impl FnOnce(&Edge<'_>) -> Result<T, VaultError>) -> Result<T, VaultError> {
    let (keychain, cancel) = (Keychain::absent(), Cancel::new());
    work(&Edge { keychain: &keychain, cancel: &cancel, now: now(), cost: Cost::Calibrated })
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn kibibytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX)
}

const fn kind_of(kind: Kind) -> BackupKind {
    match kind {
        Kind::Scheduled => BackupKind::Scheduled,
        Kind::Asked => BackupKind::Asked,
        Kind::Migration => BackupKind::Migration,
    }
}

const fn told(progress: Progress) -> BackupProgress {
    let stage = match progress.stage {
        Stage::Copying => BackupStage::Copying,
        Stage::Verifying => BackupStage::Verifying,
    };
    BackupProgress { stage, done: progress.done, total: progress.of }
}

#[cfg(test)]
mod tests;
