//! Another data key for the open journal: the copy is made beside it, then the two are exchanged.

use std::path::Path;
use std::sync::Arc;

use mooring_core::Session;
use mooring_core::area::Area;
use mooring_core::error::ErrorCode;
use mooring_core::vault_view::{OldBackup, RotationDone};
use tauri::{AppHandle, Manager};
use uuid::Uuid;
use vault::backup::{Name, Progress, list};

use super::closing::{self, Then};
use super::{opening, outbox};
use crate::error::Answer;
use crate::events::tell_changed;
use crate::shell::{Shell, WallClock};

/// Copies the journal under the prepared key, once two groups of its recovery code were given back, and exchanges the
/// two. Where the exchange itself is interrupted, the journal is closed and the lock window comes.
pub fn run(app: &AppHandle, shell: &Shell, answers: [&str; 2], tell: &mut dyn FnMut(Progress)) -> Answer<RotationDone> {
    let done = rotate(shell, answers, tell);
    if !shell.is_open() {
        closing::close(app, Then::Lock);
        return done;
    }
    let done = done?;
    outbox::vouch(app);
    opening::check_seal(app);
    tell_changed(app, &[Area::Protection]);
    Ok(done)
}

fn rotate(shell: &Shell, answers: [&str; 2], tell: &mut dyn FnMut(Progress)) -> Answer<RotationDone> {
    let vault = shell.vault()?;
    let old = vault.id().ok_or(ErrorCode::VaultLocked)?;
    // Only the old key opens what was written while locked.
    outbox::gather(shell);
    let running = shell.begin_rotation()?;
    let renewed = shell.with_edge(|edge| vault.renew(answers, edge, &running.stop, tell))?;
    let language = shell.device.get().language;
    shell.exchange(&vault, || {
        let vault = renewed.switch(opening::migrations())?;
        let session = Session::open(vault.store(), Arc::new(WallClock), &language)?;
        Ok((vault, session))
    })?;
    shell.forget_code();
    let vault = shell.vault()?;
    // Without asking the person for anything; what stays is removed after a later unlocking.
    let clear = shell.with_quiet_edge(|edge| vault.clear_rotation(edge)).unwrap_or(false);
    Ok(RotationDone { old_left: !clear, backups: backups_of(shell, old) })
}

/// Removes what a change of the data key that was interrupted left, on a thread of its own. What stays is looked at after
/// the next unlocking.
pub fn tidy(app: &AppHandle) {
    let app = app.clone();
    let _ = std::thread::Builder::new().name("rotation".to_owned()).spawn(move || {
        let shell = app.state::<Shell>();
        let Ok(vault) = shell.vault() else { return };
        let _ = shell.with_quiet_edge(|edge| vault.clear_rotation(edge));
    });
}

/// Backups of a vault, newest first.
fn backups_of(shell: &Shell, vault: Uuid) -> Vec<OldBackup> {
    let found = shell.shelves().into_iter().filter_map(|shelf| list(&shelf).ok()).flatten();
    found
        .filter_map(|found| Some((found.name, found.backup.ok()?)))
        .filter(|(_, backup)| backup.manifest().vault == vault)
        .map(|(name, backup)| OldBackup { name: name.to_string(), made: backup.manifest().made })
        .collect()
}

/// Deletes backups that open with another key than the journal's; one of the journal itself is refused.
pub fn delete_old_backups(shell: &Shell, names: &[String]) -> Answer<()> {
    let own = shell.vault()?.id().ok_or(ErrorCode::NotFound)?;
    for name in names {
        // A name that was made here, and leads nowhere else.
        let name = Name::parse(name).ok_or(ErrorCode::Invalid)?.to_string();
        for path in shell.shelves().into_iter().map(|shelf| shelf.join(&name)) {
            delete_old_backup(&path, own)?;
        }
    }
    Ok(())
}

fn delete_old_backup(path: &Path, own: Uuid) -> Answer<()> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    if vault::backup::Backup::open(path).is_ok_and(|backup| backup.manifest().vault == own) {
        return Err(ErrorCode::Invalid.into());
    }
    Ok(std::fs::remove_file(path).map_err(|_| ErrorCode::StorageFailed)?)
}
