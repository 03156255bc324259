//! Removing a whole vault from a folder inside the data folder, with what the keychain holds of it.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use uuid::Uuid;

use crate::files::{self, Storage};
use crate::folder::{Folder, HEADER_FILE, HEADER_PREV_FILE, LOCK_FILE, VAULT_FILES};
use crate::header::Sealed;
use crate::keychain::{Cancel, Keychain, KeychainFault, account, outbox_account, plan_account, shelf_account};
use crate::seal;

/// No header is larger.
const CAP: usize = 64 * 1024;

/// The id of the vault whose header lies in a folder, where one can be read.
pub(crate) fn vault_in(folder: &Path) -> Option<Uuid> {
    [HEADER_FILE, HEADER_PREV_FILE].into_iter().find_map(|name| {
        let bytes = files::read_capped(&folder.join(name), CAP).ok()??;
        Some(Sealed::from_bytes(&bytes).ok()?.header.vault)
    })
}

/// Removes the vault in the folder `name` of the data folder, and what the keychain holds of it, last the header that
/// names it: where the keychain refuses, the header stays and the next time goes on from there. No such folder, nothing
/// to do. `kept` is the vault that is in use: its items are not touched, whatever lies there.
pub(crate) fn discard(
    folder: &Folder,
    name: &str,
    kept: Uuid,
    keychain: &Keychain,
    cancel: &Cancel,
) -> Result<(), Discarding> {
    let place = folder.path().join(name);
    if place.symlink_metadata().is_err() {
        return Ok(());
    }
    let vault = vault_in(&place);
    remove_content(&place).map_err(Storage::from)?;
    if let Some(vault) = vault.filter(|vault| *vault != kept) {
        forget_items(vault, keychain, cancel).map_err(Discarding::Keychain)?;
    }
    Ok(remove_vault(&place).map_err(Storage::from)?)
}

/// Removes all of a vault but its headers.
pub(crate) fn remove_content(place: &Path) -> io::Result<()> {
    let mut content = VAULT_FILES.into_iter().filter(|name| *name != HEADER_FILE && *name != HEADER_PREV_FILE);
    content.try_for_each(|name| files::remove(&place.join(name)))
}

/// Why something is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Discarding {
    Storage(Storage),
    Keychain(KeychainFault),
}

impl From<Storage> for Discarding {
    fn from(storage: Storage) -> Self {
        Self::Storage(storage)
    }
}

/// Removes every item a keychain may hold of a vault. A system without a keychain holds none.
pub(crate) fn forget_items(vault: Uuid, keychain: &Keychain, cancel: &Cancel) -> Result<(), KeychainFault> {
    let beside = [outbox_account(vault), shelf_account(vault), plan_account(vault)];
    for account in [account(vault), seal::account(vault)].into_iter().chain(beside) {
        match keychain.delete(&account, cancel) {
            Ok(()) | Err(KeychainFault::Absent) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// Removes a vault's files from a folder, and the folder where nothing else is in it. Headers go first, and are written
/// over before: without them nothing opens the rest.
pub(crate) fn remove_vault(place: &Path) -> io::Result<()> {
    for name in [HEADER_FILE, HEADER_PREV_FILE] {
        let path = place.join(name);
        for path in [files::temporary(&path), path] {
            overwrite(&path)?;
            files::remove(&path)?;
        }
    }
    for name in VAULT_FILES.into_iter().chain([LOCK_FILE]) {
        files::remove(&place.join(name))?;
    }
    match std::fs::remove_dir(place) {
        // What else lies there is not ours to remove.
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) => Err(error),
        _ => files::sync_parent(place),
    }
}

/// Writes zeros over a file. What the disk keeps elsewhere of it cannot be reached. A missing file is fine.
pub(crate) fn overwrite(path: &Path) -> io::Result<()> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let length = file.metadata()?.len().min(u64::try_from(CAP).unwrap_or(u64::MAX));
    file.write_all(&vec![0; usize::try_from(length).unwrap_or(CAP)])?;
    file.sync_all()
}
