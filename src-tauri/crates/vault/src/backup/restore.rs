//! Making a vault out of a backup, in a fresh folder.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use super::shelf::Backup;
use super::{BackupFault, Progress, Stage, Stop};
use crate::files;
use crate::folder::{DATABASE_FILE, DATABASE_NEW_FILE, Folder, HEADER_FILE, SEAL_FILE};
use crate::header;
use crate::keys::DataKey;
use crate::seal::{Sealing, digest, seal_closed};
use crate::store::{Census, CopyFault, Migration, OpenError, copy_closed, verify_copy};
use crate::vault::{Edge, OpenedBy, Proof, Vault, VaultError, inspect, prove};

/// The database of a backup on its way, under the backup's key.
const PART_FILE: &str = "journal.db.part";

/// The data key of a backup, proven to be the one it was written with. Wiped when dropped.
pub struct BackupKey {
    key: DataKey,
    /// The header the restored vault gets.
    header: Vec<u8>,
    opened_by: OpenedBy,
}

impl BackupKey {
    /// How the restored vault is opened with it.
    pub const fn opened_by(&self) -> OpenedBy {
        self.opened_by
    }

    /// Opens the vault of a folder that this key restored a backup into, also once it has taken another's place.
    pub fn open(&self, folder: &Folder, steps: &[Migration], edge: &Edge<'_>) -> Result<Vault, VaultError> {
        Vault::open_restored(folder, self.key.duplicate(), self.opened_by, steps, edge)
    }
}

impl Vault {
    /// The key of one of this vault's own backups. What is restored with it opens with what opens this vault now, not
    /// with what did when the backup was made. One made before the data key was changed is not opened by it.
    pub fn backup_key(&self, backup: &Backup) -> Result<BackupKey, BackupFault> {
        let (header, key) = self.header()?;
        backup.trailer.prove(&key)?;
        let opened_by = self.opened_by().unwrap_or(OpenedBy::Everyday);
        Ok(BackupKey { header: header.to_bytes(&key), key, opened_by })
    }
}

impl Backup {
    /// The key of this backup, for whoever offers what opened the vault when it was made. What is restored with it opens
    /// with that, also with an older passphrase.
    pub fn unlock(&self, proof: &Proof<'_>, edge: &Edge<'_>) -> Result<BackupKey, BackupFault> {
        let key = prove(&self.trailer.header.header, proof, edge)?;
        self.trailer.prove(&key)?;
        Ok(BackupKey { key, header: self.trailer.header_bytes.clone(), opened_by: OpenedBy::with(proof) })
    }

    /// Restores into a folder that holds no vault. Afterwards the folder holds a closed one, to be opened by
    /// [`BackupKey::open`]. Where it fails, the folder is as it was.
    pub fn restore(
        &self,
        folder: &Folder,
        key: &BackupKey,
        steps: &[Migration],
        stop: &Stop,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupFault> {
        let known = steps.last().map_or(0, |step| step.version);
        if self.manifest().schema > known {
            return Err(OpenError::Newer { found: self.manifest().schema, known }.into());
        }
        inspect::must_be_empty(folder).map_err(|_| BackupFault::NotEmpty)?;
        let (key, header) = (&key.key, &key.header);
        self.trailer.prove(key)?;
        let (part, new) = (folder.file(PART_FILE), folder.file(DATABASE_NEW_FILE));
        discard(&[&part, &new]);
        let done = self.rebuild(&part, &new, key, stop, tell).and_then(|()| {
            // Whole and closed; without a seal the next opening would say that one is missing.
            let snapshot = digest::digest(&new)?;
            let sealing = Sealing::new(folder.file(SEAL_FILE), key);
            seal_closed(&sealing, self.manifest().sequence.unwrap_or(0), snapshot)?;
            header::write_first(folder, header)?;
            Ok(files::move_whole(&new, &folder.file(DATABASE_FILE))?)
        });
        discard(&[&part]);
        done.inspect_err(|_| discard(&[&new, &folder.file(SEAL_FILE), &folder.file(HEADER_FILE)]))
    }

    fn rebuild(
        &self,
        part: &Path,
        new: &Path,
        key: &DataKey,
        stop: &Stop,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupFault> {
        let mut file = files::create_new(part)?;
        self.read_pages(key, &mut file, stop, tell)?;
        file.flush()?;
        drop(file);
        let manifest = self.manifest();
        let (backup, database) = (key.backup(manifest.id), key.database());
        let mut copying = |done, of| tell(Progress { stage: Stage::Copying, done, of });
        let census = copy_closed((part, &backup), (new, &database), stop, &mut copying).map_err(CopyFault::of_copy)?;
        let expected = Census { sequence: manifest.sequence, schema: manifest.schema, rows: manifest.rows.clone() };
        let sound = verify_copy(new, &database, &expected, stop).map_err(CopyFault::of_copy)?;
        if !sound || census != expected {
            return Err(BackupFault::NotVerified);
        }
        Ok(OpenOptions::new().append(true).open(new)?.sync_all()?)
    }
}

/// Removes what this restoring made, or one before it that was interrupted. Only ever called in a folder that held no
/// vault, so nobody can have written anything into it.
fn discard(paths: &[&Path]) {
    for file in paths.iter().flat_map(|path| files::with_sidecars(path)) {
        let _ = files::remove(&file);
    }
}
