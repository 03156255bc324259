//! Restoring: a backup is chosen, opened beside the journal, compared, and put in its place only when somebody says so.

use std::path::PathBuf;

use mooring_core::Session;
use mooring_core::area::Area;
use mooring_core::backup::{BackupRow, KnownCopies, RestoreOffer, RestorePreview, RestoredBackup};
use mooring_core::vault_view::Unlock;
use tauri::Manager;
use vault::backup::{BackupKey, Name, Stop};
use vault::{Inspection, OpenedBy};

use super::drill::{Read, open_beside, remove};
use super::{
    Answer, AppHandle, BACKUPS_FOLDER, Backup, Cancel, ENDING, ErrorCode, Path, RESTORED, Shell, Tell, Vault, Words,
    current_place, file_dialog, list, name_of, now, restore_code, row,
};
use crate::desktop::closing::{self, Then};
use crate::desktop::held;
use crate::desktop::opening::{self, migrations};
use crate::desktop::plan_copy;
use crate::desktop::windows::{self, MAIN};
use crate::error::CommandError;
use crate::events::tell_changed;
use crate::shell::REMEMBER_LIMIT;
use crate::views;

/// A backup that was chosen, and its key once somebody had it.
pub struct Chosen {
    backup: Backup,
    key: Option<BackupKey>,
    /// It is restored beside the journal.
    restored: bool,
}

/// The backups in the data folder, for the window of a journal that is closed or cannot be opened.
pub fn listed(shell: &Shell) -> Answer<Vec<BackupRow>> {
    let folder = shell.claimed()?;
    let here = match Vault::inspect(&folder) {
        Inspection::Closed(summary) | Inspection::Trouble { summary: Some(summary), .. } => Some(summary.id),
        Inspection::Empty | Inspection::Trouble { summary: None, .. } => None,
    };
    let found = list(&folder.path().join(BACKUPS_FOLDER)).map_err(|_| ErrorCode::BackupUnreadable)?;
    Ok(found.iter().map(|found| row(found, here)).collect())
}

/// Chooses a backup: one of the list by its name, or a file from a dialog. `None` where the dialog was closed.
pub fn choose(app: &AppHandle, shell: &Shell, file: Option<&str>) -> Answer<Option<RestoreOffer>> {
    let path = match file {
        Some(file) => {
            Name::parse(file).ok_or_else(|| CommandError::at(ErrorCode::Invalid, "file"))?;
            let place =
                if shell.is_open() { current_place(shell)? } else { shell.claimed()?.path().join(BACKUPS_FOLDER) };
            place.join(file)
        }
        None => match ask_for_file(app, shell)? {
            Some(path) => path,
            None => return Ok(None),
        },
    };
    offer(shell, &path).map(Some)
}

fn ask_for_file(app: &AppHandle, shell: &Shell) -> Answer<Option<PathBuf>> {
    let words = Words::here(&shell.device.get().language);
    let ending = ENDING.trim_start_matches('.');
    let dialog = file_dialog::titled(app, &words.text("restore-file-title"))
        .add_filter(words.text("restore-file-kind"), &[ending])
        // A copy may have lost its ending on the way.
        .add_filter(words.text("restore-file-any"), &["*"]);
    let chosen = dialog.blocking_pick_file();
    Ok(chosen.map(|file| file.into_path().map_err(|_| ErrorCode::BackupUnreadable)).transpose()?)
}

pub(super) fn offer(shell: &Shell, path: &Path) -> Answer<RestoreOffer> {
    let backup = Backup::open(path).map_err(|fault| restore_code(&fault))?;
    let key = shell.vault().ok().and_then(|vault| vault.backup_key(&backup).ok());
    let offer = RestoreOffer {
        file: name_of(path),
        made: backup.manifest().made,
        opened: key.is_some(),
        protection: views::protection_of(backup.mode()),
        has_recovery: backup.has_recovery(),
    };
    discard(shell);
    shell.backups.choose(Some(Chosen { backup, key, restored: false }));
    Ok(offer)
}

/// Restores the chosen backup beside the journal and says what is in it. `unlock` where the open journal does not open it.
pub fn run(shell: &Shell, unlock: Option<Unlock>, tell: &mut Tell<'_>) -> Answer<RestorePreview> {
    let work = shell.backups.begin()?;
    let mut chosen = shell.backups.take_chosen().ok_or(ErrorCode::RestoreGone)?;
    let read = prove(shell, &mut chosen, unlock)
        .and_then(|()| chosen.key.as_ref().ok_or_else(|| CommandError::from(ErrorCode::RestoreGone)))
        .and_then(|key| open_beside(shell, RESTORED, (&chosen.backup, key), work.stop(), tell));
    chosen.restored = read.is_ok();
    if !chosen.restored {
        remove(shell, RESTORED);
    }
    let made = chosen.backup.manifest().made;
    // What failed can be tried again, with another passphrase for example.
    shell.backups.choose(Some(chosen));
    let Read { there, compared } = read?;
    Ok(RestorePreview { made, there, compared, replaces: !is_empty(shell)? })
}

fn prove(shell: &Shell, chosen: &mut Chosen, unlock: Option<Unlock>) -> Answer<()> {
    if let Some(unlock) = unlock {
        let offered = views::Offered::from(unlock);
        chosen.key = Some(shell.with_edge(|edge| chosen.backup.unlock(&offered.proof(), edge))?);
    }
    Ok(())
}

fn is_empty(shell: &Shell) -> Answer<bool> {
    Ok(matches!(Vault::inspect(&shell.claimed()?), Inspection::Empty))
}

/// Gives up what was chosen and what was restored of it.
pub fn discard(shell: &Shell) {
    if shell.backups.take_chosen().is_some() {
        remove(shell, RESTORED);
    }
}

/// Puts the restored journal in the place of the one that is here, whose files are kept in a folder beside it, and opens
/// it. Answers whether it was opened by its recovery code, so that a new everyday way is to be chosen.
pub fn switch(app: &AppHandle, shell: &Shell) -> Answer<bool> {
    let switched = switch_here(shell);
    if let Ok((_, beside)) = &switched {
        opening::check_seal(app);
        bring_back_media(app, beside.clone());
    }
    let switched = switched.map(|(recovered, _)| recovered);
    if app.get_webview_window(MAIN).is_some() {
        match &switched {
            // A window of a closed journal must not stay on the screen.
            Err(_) if !shell.is_open() => closing::close(app, Then::Lock),
            // Only the lock window asks how it is to open from now on.
            Ok(true) => windows::show_lock(app, &shell.looks())?,
            Ok(false) | Err(_) => {}
        }
    }
    switched
}

/// What is missing of pictures and files, from beside the backup, on a thread of its own. What does not come is said once for all,
/// and where it is missing.
fn bring_back_media(app: &AppHandle, beside: PathBuf) {
    let app = app.clone();
    let _ = std::thread::Builder::new().name("media".to_owned()).spawn(move || {
        let came = bring_back(&app.state::<Shell>(), &beside);
        tell_changed(&app, if came { &[Area::Backup, Area::Journal, Area::Media] } else { &[Area::Backup] });
    });
}

/// Answers whether something came.
pub(super) fn bring_back(shell: &Shell, beside: &Path) -> bool {
    let came =
        shell.vault().is_ok_and(|vault| vault.restore_media(beside, &Stop::new()).is_ok_and(|copied| copied.added > 0));
    // Where nothing can be known of it, nothing is said but where it is missing.
    if let Ok(without) = shell.session().and_then(|session| session.entries_without_media()) {
        shell.backups.note_without_media(without);
    }
    came
}

/// Answers too in which folder the backup lies.
pub(super) fn switch_here(shell: &Shell) -> Answer<(bool, PathBuf)> {
    let _alone = shell.opening_alone();
    let restored = shell.backups.take_chosen().filter(|chosen| chosen.restored);
    let of = |chosen: Chosen| {
        let beside = chosen.backup.path.parent().map(Path::to_owned).unwrap_or_default();
        Some((chosen.backup.manifest().made, chosen.key?, beside))
    };
    let (made, key, beside) = restored.and_then(of).ok_or(ErrorCode::RestoreGone)?;
    let first = is_empty(shell)?;
    // What the disk did not take is nowhere but in the session that ends.
    held::keep(shell);
    let known = shell.session().ok().map(|session| known_of(shell, &session)).transpose()?;
    shell.close();
    // Its own last state, before the keychain hears of the one that comes.
    shell.let_remember();
    let folder = shell.claimed()?;
    accept(shell, &folder, &key)?;
    // It would lie on beside the journal it was of. Where that comes back, it makes it anew.
    let _ = plan_copy::remove(shell, &folder);
    let aside = vault::Kept::name_at(now());
    if let Err(fault) = folder.switch(RESTORED, &aside) {
        // It may stand in the middle, where neither journal is in its place: that must not look like no journal at all.
        drop(folder);
        shell.let_go_of_folder();
        return Err(vault::VaultError::from(fault).into());
    }
    if first {
        // Nothing was there to be kept.
        let _ = std::fs::remove_dir(folder.path().join(&aside));
    }
    let vault = shell.with_edge(|edge| key.open(&folder, migrations(), edge))?;
    opening::begin(shell, vault)?;
    if first {
        // The folders that were chosen for backups were those of another computer.
        let _nobody_sees_it_yet = shell.session()?.backup_places_forget()?;
    }
    if let Some(known) = known {
        // Made after that backup: it cannot know of them.
        shell.session()?.backup_know(&known)?;
    }
    // It may have been made in the middle of a first start, which was gone through since.
    let mut settings = shell.session()?.settings()?;
    settings.first_start = None;
    let _nobody_sees_it_yet = shell.session()?.settings_set(&settings)?;
    shell.backups.note_restored(RestoredBackup { made, kept: !first, without_media: None });
    opening::watch(shell)?;
    Ok((key.opened_by() == OpenedBy::Recovery, beside))
}

/// The copies of a journal whose place is taken, and itself among them.
fn known_of(shell: &Shell, session: &Session) -> Answer<KnownCopies> {
    let mut known = session.backup_known()?;
    known.vaults.extend(shell.vault()?.id());
    Ok(known)
}

/// Whoever restores knows that it is an older state: from here on it is the measure, also for the keychain. Before the
/// switch, so that nobody who is interrupted in the middle of it is told of an older copy.
fn accept(shell: &Shell, folder: &vault::Folder, key: &BackupKey) -> Answer<()> {
    let beside = vault::Folder::claim(&folder.path().join(RESTORED)).map_err(crate::error::folder_code)?;
    let vault = shell.with_edge(|edge| key.open(&beside, migrations(), edge))?;
    let cancel = Cancel::new();
    let _ = vault.check_seal(&cancel).and_then(|_| vault.accept_seal(&cancel));
    vault.close()?.wait(REMEMBER_LIMIT);
    Ok(())
}
