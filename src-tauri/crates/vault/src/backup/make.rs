//! Making a backup of an open vault, reading it again, and letting old ones go.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::name::Name;
use super::rotation::{Keep, expired};
use super::shelf::{Backup, list};
use super::{BackupFault, Kind, Manifest, Progress, Stage, Stop};
use crate::files;
use crate::folder::BACKUPS_FOLDER;
use crate::header::{Header, seconds};
use crate::keys::DataKey;
use crate::seal::digest;
use crate::store::{CopyFault, PAGE, verify_copy};
use crate::vault::{Vault, VaultError};

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub backup: Backup,
    /// The journal's seal is clear, so older ones were let go as the rotation says. Otherwise none was.
    pub rotated: Option<usize>,
}

/// What is to be made.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The folder it goes to; made where it is missing.
    pub shelf: &'a Path,
    pub kind: Kind,
    pub keep: Keep,
    pub now: DateTime<Utc>,
}

impl Vault {
    /// Makes a backup and reads it again before it gets its name. The seal is compared first, which may read the whole
    /// journal; a journal with a damaged page is [`BackupFault::SourceDamaged`]. One whose seal raises a concern is
    /// backed up, but no older backup is let go for it.
    ///
    /// A throw-away vault has none: [`VaultError::Closed`].
    pub fn back_up(&self, order: &Order<'_>, stop: &Stop, tell: &mut dyn FnMut(Progress)) -> Result<Made, BackupFault> {
        let (header, key) = self.header()?;
        let _ = self.store().check_seal().map_err(VaultError::from)?;
        make_shelf(order.shelf)?;
        remove_left(order);
        let id = Uuid::now_v7();
        let path = order.shelf.join(Name::new(order.now, id).to_string());
        let temporary = files::temporary(&path);
        let made = self
            .copy_and_verify(&temporary, id, order, (&header, &key), stop, tell)
            .and_then(|()| Ok(files::move_whole(&temporary, &path)?))
            .and_then(|()| Backup::open(&path));
        let backup = made.inspect_err(|_| {
            for left in files::with_sidecars(&temporary) {
                let _ = files::remove(&left);
            }
        })?;
        let rotate = order.kind == Kind::Scheduled && self.seal().is_some_and(|seal| seal.is_clear());
        let rotated = if rotate { Some(rotate_away(&backup, order)?) } else { None };
        Ok(Made { backup, rotated })
    }

    /// The backup every change of the schema begins with. It lies in the data folder, whatever place was chosen for the
    /// others: that one may be a disk that is not connected just now, and the settings cannot be read yet.
    pub(crate) fn back_up_before_migration(&self, now: DateTime<Utc>) -> Result<(), BackupFault> {
        let place = self.folder().file(BACKUPS_FOLDER);
        if self.has_migration_backup(&place)? {
            return Ok(());
        }
        let order = Order { shelf: &place, kind: Kind::Migration, keep: Keep::default(), now };
        self.back_up(&order, &Stop::new(), &mut |_| {}).map(drop)
    }

    /// A migration that failed may be tried many times: one whole backup of exactly this state is enough.
    fn has_migration_backup(&self, place: &Path) -> Result<bool, BackupFault> {
        let (header, _) = self.header()?;
        let Some(sequence) = self.store().sequence().map_err(CopyFault::of_source)? else { return Ok(false) };
        let of_this_state = |backup: &Backup| {
            let manifest = backup.manifest();
            manifest.kind == Kind::Migration
                && manifest.vault == header.vault
                && manifest.sequence == Some(sequence)
                && manifest.schema == self.store().migrated().to
        };
        let backups = list(place)?.into_iter().filter_map(|found| found.backup.ok());
        let mut made = backups.filter(of_this_state);
        Ok(made.any(|backup| self.verify_backup(&backup, &Stop::new(), &mut |_| {}).is_ok()))
    }

    fn copy_and_verify(
        &self,
        temporary: &Path,
        id: Uuid,
        order: &Order<'_>,
        (header, key): (&Header, &DataKey),
        stop: &Stop,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupFault> {
        let own = key.backup(id);
        let census = self
            .store()
            .copy_to(temporary, &own, stop, &mut |done, of| tell(Progress { stage: Stage::Copying, done, of }))
            .map_err(CopyFault::of_source)?;
        let of = u32::try_from(std::fs::metadata(temporary)?.len() / PAGE as u64).unwrap_or(u32::MAX);
        let reading = digest::check(temporary, &own, |done| {
            tell(Progress { stage: Stage::Verifying, done, of });
            stop.is_stopped()
        })?;
        let reading = reading.ok_or(BackupFault::Stopped)?;
        let sound = verify_copy(temporary, &own, &census, stop).map_err(CopyFault::of_copy)?;
        if !sound || reading.unreadable > 0 {
            return Err(BackupFault::NotVerified);
        }
        let manifest = Manifest {
            id,
            vault: header.vault,
            made: seconds(order.now),
            kind: order.kind,
            sequence: census.sequence,
            schema: census.schema,
            portable: header.known_recovery().is_some_and(|slot| slot.checked().is_some()),
            rows: census.rows,
            pages: reading.snapshot.pages,
            root: reading.snapshot.root,
        };
        let trailer = manifest.encode(&header.to_bytes(key), key);
        let mut file = OpenOptions::new().append(true).open(temporary)?;
        file.write_all(&trailer)?;
        file.sync_all()?;
        drop(file);
        // What a person will open one day is this file, so this file is asked.
        Backup::open(temporary)?.trailer.prove(key)
    }

    /// Whether a backup is of this vault and every page of it is as it was written. Reads the whole file.
    ///
    /// One made before the vault's data key was changed is [`BackupFault::Tampered`] to this key: its own code opens it.
    pub fn verify_backup(
        &self,
        backup: &Backup,
        stop: &Stop,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupFault> {
        let (_, key) = self.header()?;
        backup.trailer.prove(&key)?;
        backup.read_pages(&key, &mut std::io::sink(), stop, tell)
    }
}

impl Backup {
    /// Copies the database inside to `to`, and proves each of its pages on the way.
    pub(super) fn read_pages(
        &self,
        key: &DataKey,
        to: &mut dyn Write,
        stop: &Stop,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupFault> {
        let manifest = self.manifest();
        let file = std::fs::File::open(&self.path)?.take(self.trailer.database_bytes);
        let mut through = Through { from: file, to };
        let reading = digest::check_from(&mut through, &key.backup(manifest.id), |done| {
            tell(Progress { stage: Stage::Verifying, done, of: manifest.pages });
            stop.is_stopped()
        });
        let reading = match reading {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(BackupFault::Cut),
            reading => reading?.ok_or(BackupFault::Stopped)?,
        };
        let whole = reading.unreadable == 0
            && reading.snapshot.pages == manifest.pages
            && reading.snapshot.root == manifest.root;
        if whole { Ok(()) } else { Err(BackupFault::Damaged) }
    }
}

/// Hands on what is read through it.
struct Through<'a, R> {
    from: R,
    to: &'a mut dyn Write,
}

impl<R: Read> Read for Through<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.to.write_all(buffer.get(..count).unwrap_or_default())?;
        Ok(count)
    }
}

/// Makes the folder where it is missing, for its owner alone. One that is there is the person's and keeps its rights;
/// one whose parent is missing is on a disk that is not connected.
fn make_shelf(shelf: &Path) -> Result<(), BackupFault> {
    match private_folder().create(shelf) {
        // A backup is as durable as the name of the folder it is in.
        Ok(()) => Ok(files::sync_parent(shelf)?),
        Err(_) if shelf.is_dir() => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(BackupFault::PlaceMissing),
        Err(error) => Err(error.into()),
    }
}

#[cfg(unix)]
fn private_folder() -> std::fs::DirBuilder {
    let mut builder = std::fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Its rights come from the folder it is in.
#[cfg(not(unix))]
fn private_folder() -> std::fs::DirBuilder {
    std::fs::DirBuilder::new()
}

/// Removes what a backup left that was cut short by the end of the process. One begun within a day may be going on:
/// another journal's, where two use one folder.
fn remove_left(order: &Order<'_>) {
    let Ok(entries) = std::fs::read_dir(order.shelf) else { return };
    for entry in entries.flatten() {
        let begun = entry.file_name().to_str().and_then(Name::parse_begun);
        if begun.is_some_and(|name| (order.now - name.made).abs() > TimeDelta::days(1)) {
            // One that cannot be removed is tried again the next time.
            let _ = files::remove(&entry.path());
        }
    }
}

/// Lets go of what the rotation no longer keeps of this vault's backups. A file that cannot be read is not touched: it
/// may be of use to somebody one day.
fn rotate_away(newest: &Backup, order: &Order<'_>) -> Result<usize, BackupFault> {
    let own: Vec<(PathBuf, (DateTime<Utc>, Kind))> = list(order.shelf)?
        .into_iter()
        .filter_map(|found| found.backup.ok())
        .filter(|backup| backup.manifest().vault == newest.manifest().vault)
        .map(|backup| (backup.path.clone(), (backup.manifest().made, backup.manifest().kind)))
        .collect();
    let ages: Vec<_> = own.iter().map(|(_, age)| *age).collect();
    let mut gone = 0;
    for place in expired(&ages, order.keep) {
        let Some((path, _)) = own.get(place).filter(|(path, _)| *path != newest.path) else { continue };
        // One that cannot be removed is tried again the next time.
        gone += usize::from(files::remove(path).is_ok());
    }
    Ok(gone)
}
