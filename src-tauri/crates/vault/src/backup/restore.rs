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
use crate::store::{Census, Migration, OpenError, copy_closed, verify_copy};
use crate::vault::{Edge, Proof, inspect, prove};

/// The database of a backup on its way, under the backup's key.
const PART_FILE: &str = "journal.db.part";

impl Backup {
    /// Restores into a folder that holds no vault. Afterwards the folder holds a closed one, with the header of the
    /// backup's time: it opens with what opened it then, also with an older passphrase. Where it fails, the folder is
    /// as it was. The backup is only read.
    pub fn restore(
        &self,
        folder: &Folder,
        proof: &Proof<'_>,
        steps: &[Migration],
        edge: &Edge<'_>,
        stop: &Stop,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupFault> {
        let known = steps.last().map_or(0, |step| step.version);
        if self.manifest().schema > known {
            return Err(OpenError::Newer { found: self.manifest().schema, known }.into());
        }
        inspect::must_be_empty(folder).map_err(|_| BackupFault::NotEmpty)?;
        let key = prove(&self.trailer.header.header, proof, edge)?;
        self.trailer.prove(&key)?;
        let (part, new) = (folder.file(PART_FILE), folder.file(DATABASE_NEW_FILE));
        discard(&[&part, &new]);
        let done = self.rebuild(&part, &new, &key, stop, tell).and_then(|()| {
            // Whole and closed; without a seal the next opening would say that one is missing.
            let snapshot = digest::digest(&new)?;
            let sealing = Sealing::new(folder.file(SEAL_FILE), &key);
            seal_closed(&sealing, self.manifest().sequence.unwrap_or(0), snapshot)?;
            header::write_first(folder, &self.trailer.header_bytes)?;
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
        let census =
            copy_closed((part, &backup), (new, &database), stop, &mut copying).map_err(BackupFault::of_copy)?;
        let expected = Census { sequence: manifest.sequence, schema: manifest.schema, rows: manifest.rows.clone() };
        let sound = verify_copy(new, &database, &expected, stop).map_err(BackupFault::of_copy)?;
        if !sound || census != expected {
            return Err(BackupFault::NotVerified);
        }
        Ok(OpenOptions::new().append(true).open(new)?.sync_all()?)
    }
}

/// Removes what this restoring made, or one before it that was interrupted. Only ever called in a folder that held no
/// vault, so nobody can have written anything into it.
fn discard(paths: &[&Path]) {
    for path in paths {
        for ending in ["", "-journal", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            let _ = files::remove(Path::new(&name));
        }
    }
}
