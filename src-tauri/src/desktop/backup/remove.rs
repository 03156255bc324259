//! Removing for good, one by one and only where somebody asks: a backup, or a journal that a backup took the place of.

use mooring_core::ErrorCode;
use vault::VaultError;
use vault::backup::{Name, remove as remove_file};

use super::{Answer, Shell, current_place, newest, of_a_journal};

/// Removes the backup of this name from the place they are kept in. The newest whole one of the open journal stays.
pub fn remove(shell: &Shell, file: &str) -> Answer<()> {
    of_a_journal(shell)?;
    // One that is being made, tried or restored is not taken away meanwhile.
    let _alone = shell.backups.begin()?;
    let name = Name::parse(file).ok_or(ErrorCode::NotFound)?;
    let path = current_place(shell)?.join(name.to_string());
    if newest(shell)?.is_some_and(|newest| newest.path == path) {
        return Err(ErrorCode::BackupNewest.into());
    }
    Ok(remove_file(&path).map_err(|_| ErrorCode::BackupPlaceFailed)?)
}

/// Removes a journal that was kept when a backup took its place, by the name of its folder.
pub fn remove_kept(shell: &Shell, folder: &str) -> Answer<()> {
    of_a_journal(shell)?;
    let removed = shell.claimed()?.remove_kept(folder).map_err(VaultError::from)?;
    if removed { Ok(()) } else { Err(ErrorCode::NotFound.into()) }
}
