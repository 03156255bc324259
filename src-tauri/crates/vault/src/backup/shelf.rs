//! The folder backups lie in, and one backup seen without its key.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::trailer::Trailer;
use super::{BackupFault, Manifest, Name};
use crate::files::{self, Storage};
use crate::header::Mode;

/// Bytes at a backup's end that are written over before it is removed: its header is among them.
const TRAILER_MOST: u64 = 256 * 1024;

/// A backup that was read: whole as far as its trailer goes, and not yet proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// Of the whole file.
    pub bytes: u64,
    pub(super) trailer: Trailer,
}

impl Backup {
    /// Reads what a file says of itself.
    pub fn open(path: &Path) -> Result<Self, BackupFault> {
        let mut file = File::open(path)?;
        let trailer = Trailer::read(&mut file)?;
        Ok(Self { path: path.to_owned(), bytes: file.metadata()?.len(), trailer })
    }

    pub const fn manifest(&self) -> &Manifest {
        &self.trailer.manifest
    }

    /// What opens it, besides its recovery code.
    pub const fn mode(&self) -> Mode {
        self.trailer.header.header.mode()
    }

    /// A recovery code opens it.
    pub const fn has_recovery(&self) -> bool {
        !self.trailer.header.header.recovery.is_empty()
    }
}

/// A file in the folder that has the name of a backup.
#[derive(Debug)]
pub struct Found {
    pub path: PathBuf,
    pub name: Name,
    /// What it says, or why it cannot be used.
    pub backup: Result<Backup, BackupFault>,
}

/// The backups of a folder, newest first by their names. A folder that is not there has none.
pub fn list(shelf: &Path) -> io::Result<Vec<Found>> {
    let entries = match std::fs::read_dir(shelf) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some(name) = entry.file_name().to_str().and_then(Name::parse) {
            let path = entry.path();
            found.push(Found { name, backup: Backup::open(&path), path });
        }
    }
    found.sort_by_key(|found| std::cmp::Reverse(found.name));
    Ok(found)
}

/// Removes a backup for good. Its end is written over first, so that nothing opens what a disk keeps elsewhere of the rest.
/// A missing file is fine.
pub fn remove(path: &Path) -> Result<(), Storage> {
    match overwrite_end(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(files::remove(path)?),
    }
}

fn overwrite_end(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let end = file.metadata()?.len();
    let length = end.min(TRAILER_MOST);
    file.seek(SeekFrom::Start(end - length))?;
    file.write_all(&vec![0; usize::try_from(length).unwrap_or(0)])?;
    file.sync_all()
}
