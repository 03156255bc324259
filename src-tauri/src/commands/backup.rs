//! Backups and what is done with them. Paths stay in the shell: a window knows files by their names only.

use mooring_core::area::Area;
use mooring_core::backup::{BackupProgress, BackupRow, BackupView, Drill, RestoreOffer, RestorePreview};
use mooring_core::vault_view::Unlock;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use vault::backup::Kind;

use crate::desktop::backup;
use crate::error::Answer;
use crate::events::tell_changed;
use crate::shell::{Shell, off_thread};

/// Tells a window how far it has come; one that is gone cannot be told, and the work goes on.
fn telling(progress: Channel<BackupProgress>) -> impl FnMut(BackupProgress) {
    move |step| drop(progress.send(step))
}

/// Which backups there are, where they go, and whether one could not be made.
#[tauri::command]
#[specta::specta]
pub async fn backup_state(app: AppHandle) -> Answer<BackupView> {
    off_thread(app, |_, shell| backup::state(shell)).await
}

/// Makes one now, which stays until its owner removes it.
#[tauri::command]
#[specta::specta]
pub async fn backup_now(app: AppHandle, progress: Channel<BackupProgress>) -> Answer<()> {
    off_thread(app, move |app, shell| backup::make(app, shell, Kind::Asked, &mut telling(progress))).await
}

/// Makes one in a folder the person chooses, to take it to another computer. Answers its name; nothing where the dialog
/// was closed.
#[tauri::command]
#[specta::specta]
pub async fn backup_elsewhere(app: AppHandle, progress: Channel<BackupProgress>) -> Answer<Option<String>> {
    off_thread(app, move |app, shell| backup::make_elsewhere(app, shell, &mut telling(progress))).await
}

/// Ends what is going on with backups; nothing of it stays.
#[tauri::command]
#[specta::specta]
pub async fn backup_cancel(app: AppHandle) -> Answer<()> {
    app.state::<Shell>().backups.cancel();
    Ok(())
}

/// Lets the person choose the folder for backups. Answers whether one was chosen.
#[tauri::command]
#[specta::specta]
pub async fn backup_place_choose(app: AppHandle) -> Answer<bool> {
    off_thread(app, backup::choose_place).await
}

/// Backups go to the usual folder again; those in the other one stay there.
#[tauri::command]
#[specta::specta]
pub async fn backup_place_usual(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, shell| backup::set_place(app, shell, None)).await
}

/// Tries the newest backup: restores, opens and reads it beside the journal, and removes it again.
#[tauri::command]
#[specta::specta]
pub async fn backup_drill(app: AppHandle, progress: Channel<BackupProgress>) -> Answer<Drill> {
    off_thread(app, move |_, shell| backup::drill(shell, &mut telling(progress))).await
}

/// Removes a backup for good, by its name in the list. The newest whole one stays.
#[tauri::command]
#[specta::specta]
pub async fn backup_remove(app: AppHandle, file: String) -> Answer<()> {
    off_thread(app, move |app, shell| backup::remove(shell, &file).inspect(|()| tell_changed(app, &[Area::Backup])))
        .await
}

/// Removes a journal for good that was kept when a backup took its place.
#[tauri::command]
#[specta::specta]
pub async fn backup_kept_remove(app: AppHandle, folder: String) -> Answer<()> {
    let remove = move |app: &AppHandle, shell: &Shell| {
        backup::remove_kept(shell, &folder).inspect(|()| tell_changed(app, &[Area::Backup]))
    };
    off_thread(app, remove).await
}

/// The backups that lie with a journal that is closed or cannot be opened.
#[tauri::command]
#[specta::specta]
pub async fn restore_list(app: AppHandle) -> Answer<Vec<BackupRow>> {
    off_thread(app, |_, shell| backup::listed(shell)).await
}

/// Chooses a backup by its name in the list, or without one in a dialog; nothing where that was closed.
#[tauri::command]
#[specta::specta]
pub async fn restore_choose(app: AppHandle, file: Option<String>) -> Answer<Option<RestoreOffer>> {
    off_thread(app, move |app, shell| backup::choose(app, shell, file.as_deref())).await
}

/// Restores the chosen backup beside the journal and says what is in it; the journal is not touched.
#[tauri::command]
#[specta::specta]
pub async fn restore_run(
    app: AppHandle,
    unlock: Option<Unlock>,
    progress: Channel<BackupProgress>,
) -> Answer<RestorePreview> {
    off_thread(app, move |_, shell| backup::run(shell, unlock, &mut telling(progress))).await
}

/// Puts the restored journal in the place of this one, which is kept beside it, and opens it. Answers whether its
/// recovery code opened it.
#[tauri::command]
#[specta::specta]
pub async fn restore_switch(app: AppHandle) -> Answer<bool> {
    off_thread(app, backup::switch).await
}

/// Gives up what was chosen; what was restored of it is removed.
#[tauri::command]
#[specta::specta]
pub async fn restore_discard(app: AppHandle) -> Answer<()> {
    off_thread(app, |_, shell| {
        backup::discard(shell);
        Ok(())
    })
    .await
}
