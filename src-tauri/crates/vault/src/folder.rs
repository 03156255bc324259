//! The data folder, claimed for one process.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::files::{self, Storage};
use crate::switch::Finished;

/// The file the lock is on. It is empty and stays: only the operating system's lock means anything, and that
/// ends with the process, so a stale lock cannot exist.
pub const LOCK_FILE: &str = "vault.lock";
/// The header.
pub const HEADER_FILE: &str = "vault.keys";
/// The header before a change; there only while one is going on.
pub const HEADER_PREV_FILE: &str = "vault.keys.prev";
/// The encrypted database.
pub const DATABASE_FILE: &str = "journal.db";
/// The encrypted database while it is being created, before the header exists.
pub const DATABASE_NEW_FILE: &str = "journal.db.new";
/// The seal of the encrypted database.
pub const SEAL_FILE: &str = "journal.seal";

/// What was written while the vault was closed.
pub const OUTBOX_FILE: &str = "outbox";

/// Pictures, sound and files.
pub const MEDIA_FILE: &str = "media.db";
/// The same while it is made.
pub(crate) const MEDIA_NEW_FILE: &str = "media.db.new";

/// Of the files of a vault those of [`MEDIA_FILE`].
pub(crate) const MEDIA_FILES: [&str; 3] = [MEDIA_FILE, "media.db-wal", "media.db-shm"];

/// What the locked app may know.
pub const SHELF_FILE: &str = "shelf";

/// The copy of the safety plan the locked app may read, if that was chosen.
pub const PLAN_FILE: &str = "shelf-plan";

/// Whose key of such a copy the keychain did not let go of.
pub(crate) const PLAN_KEY_LEFT_FILE: &str = "shelf.plan-key-left";

/// The folder inside the data folder that backups go to unless another place was chosen, and always before a migration.
pub const BACKUPS_FOLDER: &str = "backups";

/// Every file that belongs to a vault. What else lies in the folder (preferences, the lock) is the computer's.
pub(crate) const VAULT_FILES: [&str; 18] = [
    HEADER_FILE,
    HEADER_PREV_FILE,
    DATABASE_FILE,
    "journal.db-wal",
    "journal.db-shm",
    DATABASE_NEW_FILE,
    "journal.db.new-wal",
    "journal.db.new-shm",
    SEAL_FILE,
    OUTBOX_FILE,
    SHELF_FILE,
    PLAN_FILE,
    MEDIA_FILE,
    "media.db-wal",
    "media.db-shm",
    MEDIA_NEW_FILE,
    "media.db.new-wal",
    "media.db.new-shm",
];

/// A data folder that no other process has open. Everything that reads or writes a vault takes one, so that
/// forgetting the lock does not compile. Cheap to clone; the lock lasts as long as any clone.
#[derive(Clone)]
pub struct Folder(Arc<Claimed>);

struct Claimed {
    path: PathBuf,
    /// Held for its lock.
    _lock: File,
    /// Held while the outbox is written, or read and emptied.
    outbox: Mutex<()>,
    unread: Mutex<BTreeSet<Unread>>,
}

/// A file beside the journal that could not be read since the folder was claimed. It holds nothing anybody wrote, and it
/// is kept: where something takes its place, under a name that ends in `.damaged`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// What the locked app may know. Over once there is a shelf again.
    Shelf,
    /// The copy of the safety plan for the locked app. The plan itself is in the journal.
    Plan,
    /// The note that a backup is taking the journal's place.
    Switch,
    /// The note that everything is to be erased.
    Erase,
}

/// Why a folder could not be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// Another process has it open.
    #[error("the folder is in use by another process")]
    InUse,
    #[error(transparent)]
    Storage(#[from] Storage),
}

impl Folder {
    /// Makes the folder where it is missing, lets nobody but its owner in, and takes the lock.
    pub fn claim(path: &Path) -> Result<Self, FolderError> {
        files::make_folder(path).map_err(Storage::from)?;
        let lock = open_lock(&path.join(LOCK_FILE)).map_err(Storage::from)?;
        match lock.try_lock() {
            Ok(()) => {
                let mut unread = BTreeSet::new();
                if crate::switch::finish(path)? == Finished::NotOurs {
                    unread.insert(Unread::Switch);
                }
                let (outbox, unread) = (Mutex::new(()), Mutex::new(unread));
                Ok(Self(Arc::new(Claimed { path: path.to_owned(), _lock: lock, outbox, unread })))
            }
            Err(TryLockError::WouldBlock) => Err(FolderError::InUse),
            Err(TryLockError::Error(error)) => Err(Storage::from(error).into()),
        }
    }

    /// Whether anything of a vault lies in the folder, of whatever soundness: its files, or the lock of an earlier start.
    pub fn is_of_a_vault(path: &Path) -> bool {
        VAULT_FILES.iter().chain([&LOCK_FILE]).any(|name| path.join(name).exists())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// What could not be read; the journal is none the worse for it.
    pub fn unread(&self) -> Vec<Unread> {
        self.unread_files().iter().copied().collect()
    }

    pub(crate) fn note_unread(&self, file: Unread) {
        self.unread_files().insert(file);
    }

    pub(crate) fn note_mended(&self, file: Unread) {
        self.unread_files().remove(&file);
    }

    fn unread_files(&self) -> MutexGuard<'_, BTreeSet<Unread>> {
        self.0.unread.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As long as this is held, nobody else writes or empties the outbox.
    pub(crate) fn outbox_alone(&self) -> MutexGuard<'_, ()> {
        self.0.outbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.path.join(name)
    }
}

fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_folder_is_claimed_once_and_free_again_afterwards() {
        let place = tempfile::TempDir::new().unwrap();
        let path = place.path().join("deep/er");
        let first = Folder::claim(&path).unwrap();
        let second = first.clone();
        assert_eq!(Folder::claim(&path).err(), Some(FolderError::InUse));
        drop(first);
        assert_eq!(Folder::claim(&path).err(), Some(FolderError::InUse));
        drop(second);
        assert!(path.join(LOCK_FILE).exists());
        assert!(Folder::claim(&path).is_ok(), "the file alone is no lock");
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::TempDir::new().unwrap();
        let path = place.path().join("data");
        std::fs::create_dir(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        let _folder = Folder::claim(&path).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700);
        assert_eq!(mode(&path.join(LOCK_FILE)), 0o600);
    }

    #[test]
    fn a_file_where_the_folder_should_be_is_an_error() {
        let place = tempfile::TempDir::new().unwrap();
        let path = place.path().join("data");
        std::fs::write(&path, b"not a folder").unwrap();
        assert!(matches!(Folder::claim(&path).err(), Some(FolderError::Storage(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"not a folder");
    }
}
