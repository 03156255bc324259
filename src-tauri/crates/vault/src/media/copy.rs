//! The copy of the contents among the backups: one file that grows, and is never read in place of the original.
//!
//! A copy adds what is missing, each content in a transaction of its own, every chunk held against its name on the way: what
//! is damaged is not handed on. So it can be interrupted anywhere, and the way back is the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::naming::{ContentName, Naming};
use super::{AT_ONCE, CHUNK, Media, MediaFault, STEPS, contents, make, remove};
use crate::backup::{BackupFault, list};
use crate::files::{self, Storage};
use crate::keys::DatabaseKey;
use crate::store::{CopyFault, OpenError, Stop, Store, StoreError};
use crate::vault::{Vault, VaultError};

const BEGINNING: &str = "mooring-media-";
const ENDING: &str = ".mooring-media";

/// How long the copy keeps what the original has no more: longer than any backup of the journal that may speak of it.
const KEEPS: TimeDelta = TimeDelta::days(400);

/// What a copy did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MediaCopied {
    pub added: u32,
    /// Contents that could not be read.
    pub damaged: u32,
}

/// The copy of a vault's contents on a shelf.
fn place(shelf: &Path, vault: Uuid) -> PathBuf {
    shelf.join(format!("{BEGINNING}{vault}{ENDING}"))
}

/// Of which vault a file is the copy, or what SQLite keeps beside it; `None` where it is none.
pub fn backup_of(name: &str) -> Option<Uuid> {
    let name = files::SIDECARS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let name = name.strip_suffix(".new").unwrap_or(name);
    name.strip_prefix(BEGINNING)?.strip_suffix(ENDING)?.parse().ok()
}

impl Vault {
    /// Adds to the copy on a shelf what it has not, and reads once it is closed what was not read again so far: a backup that was
    /// stopped leaves that to the next one. A copy that is damaged, or of other contents, is put aside and a new one begun. Where what
    /// was written is not what it should be, the copy lets go of it, so that it is written again the next time.
    pub fn back_up_media(&self, on: &Path, now: DateTime<Utc>, stop: &Stop) -> Result<MediaCopied, BackupFault> {
        let (path, key) = self.with_key(|vault, key| (place(on, vault), key.media_backup()))?;
        let Some((copied, unread)) = self.add_to_media(&path, &key, now, stop)? else {
            return Ok(MediaCopied::default());
        };
        read_again(&path, &key, &unread, stop)?;
        Ok(copied)
    }

    /// The first half of that; answers too what is to be read again.
    pub(crate) fn add_to_media(
        &self,
        path: &Path,
        key: &DatabaseKey,
        now: DateTime<Utc>,
        stop: &Stop,
    ) -> Result<Option<(MediaCopied, Vec<ContentName>)>, BackupFault> {
        let media = self.media();
        let Some(from) = media.store()? else { return Ok(None) };
        let naming = from.read_aside(Naming::read).map_err(CopyFault::of_source)?;
        let to = open_copy(path, key, &naming)?;
        let copied = missing(from, &to, true, stop).and_then(|copied| {
            let original = from.read_aside(names)?;
            let (now, before) = (now.timestamp_millis(), (now - KEEPS).timestamp_millis());
            let expired = to.write(|writer| contents::note_gone(writer, &original, now, before))?;
            remove(&to, &expired, i64::MAX)?;
            Ok((copied, to.read_aside(contents::unread)?))
        });
        let closed = to.close().map_err(MediaFault::from);
        Ok(Some(copied.and_then(|copied| closed.map(|()| copied)).map_err(of_copy)?))
    }

    /// Those of the contents that the copy on a shelf has not. Not to be asked while something is added to it.
    pub fn not_in_copy(&self, on: &Path, names: &BTreeSet<ContentName>) -> Result<BTreeSet<ContentName>, BackupFault> {
        let (path, key) = self.with_key(|vault, key| (place(on, vault), key.media_backup()))?;
        if names.is_empty() || path.symlink_metadata().is_err() {
            return Ok(names.clone());
        }
        let copy = Store::open(&path, &key, STEPS)?;
        let there = copy.read_aside(self::names).map_err(CopyFault::of_source);
        let _ = copy.close();
        Ok(names.difference(&there?).copied().collect())
    }

    /// Brings back from the copy on a shelf what is missing here: after a backup was restored. That there is none is fine.
    pub fn restore_media(&self, on: &Path, stop: &Stop) -> Result<MediaCopied, BackupFault> {
        let media = self.media();
        let (path, key) = self.with_key(|vault, key| (place(on, vault), key.media_backup()))?;
        if path.symlink_metadata().is_err() {
            return Ok(MediaCopied::default());
        }
        let from = Store::open(&path, &key, STEPS)?;
        let copied = media.take_from(&from, stop);
        let _ = from.close();
        copied.map_err(|fault| of_copy(fault).into())
    }
}

/// Opens the copy, or makes it.
fn open_copy(path: &Path, key: &DatabaseKey, naming: &Naming) -> Result<Store, BackupFault> {
    let open = || match path.symlink_metadata() {
        Ok(_) => Store::open(path, key, STEPS),
        Err(_) => make(path, key, naming).and_then(|()| Store::open(path, key, STEPS)),
    };
    let of_this = |to: Store| {
        let same = to.read_aside(|reader| Ok::<_, StoreError>(Naming::read(reader)?.is(naming)))?;
        if same { Ok(to) } else { to.close().map_err(OpenError::from).and(Err(OpenError::Foreign)) }
    };
    match open().and_then(of_this) {
        Err(OpenError::Damaged | OpenError::Foreign) => {
            files::set_aside(path).map_err(VaultError::from)?;
            Ok(open()?)
        }
        opened => Ok(opened?),
    }
}

/// Removes copies of vaults that no backup on the shelf is of any more: nothing opens them.
pub fn remove_lonely(shelf: &Path, vaults: &[Uuid]) -> Result<(), Storage> {
    let backups: Vec<Uuid> =
        list(shelf)?.into_iter().filter_map(|found| Some(found.backup.ok()?.manifest().vault)).collect();
    for vault in vaults.iter().filter(|vault| !backups.contains(vault)) {
        files::with_sidecars(&place(shelf, *vault)).try_for_each(|path| files::remove(&path))?;
    }
    Ok(())
}

impl Media {
    fn take_from(&self, from: &Store, stop: &Stop) -> Result<MediaCopied, MediaFault> {
        missing(from, self.or_new()?, false, stop)
    }
}

/// Reads contents of a copy once more, from a file that was closed: every chunk is held against its name. What is not as it should be
/// is removed from the copy; what is, need not be read again.
fn read_again(path: &Path, key: &DatabaseKey, unread: &[ContentName], stop: &Stop) -> Result<(), CopyFault> {
    if unread.is_empty() {
        return Ok(());
    }
    let copy = Store::open(path, key, STEPS).map_err(|error| match error {
        OpenError::Damaged => CopyFault::NotVerified,
        error => CopyFault::of_copy(error),
    })?;
    let mut wrong = Vec::new();
    let read = unread.chunks(AT_ONCE).try_for_each(|some| {
        let held = held(&copy, some, &mut wrong, stop)?;
        copy.write(|writer| contents::note_read(writer, &held)).map_err(|error| of_copy(error.into()))
    });
    // Whatever becomes of that: it is said that it does not hold.
    let _ = remove(&copy, &wrong, i64::MAX);
    let closed = copy.close().map_err(|error| of_copy(error.into()));
    read?;
    if wrong.is_empty() { closed } else { Err(CopyFault::NotVerified) }
}

fn held(
    copy: &Store,
    some: &[ContentName],
    wrong: &mut Vec<ContentName>,
    stop: &Stop,
) -> Result<Vec<ContentName>, CopyFault> {
    let mut held = Vec::new();
    for name in some {
        stop.check().map_err(|error| CopyFault::of_copy(OpenError::Store(error)))?;
        match copy.read_aside(|reader| contents::read(reader, *name, 0..u64::MAX)) {
            Ok(_) => held.push(*name),
            Err(MediaFault::Damaged | MediaFault::NotHere) => wrong.push(*name),
            Err(fault) => return Err(of_copy(fault)),
        }
    }
    Ok(held)
}

fn of_copy(fault: MediaFault) -> CopyFault {
    match fault {
        MediaFault::NotHere | MediaFault::Damaged => CopyFault::SourceDamaged,
        MediaFault::Unopened(error) => CopyFault::of_copy(error),
        MediaFault::Store(error) => CopyFault::of_copy(OpenError::Store(error)),
    }
}

fn names(reader: crate::store::Reader<'_>) -> Result<BTreeSet<ContentName>, StoreError> {
    Ok(contents::rows(reader)?.into_iter().map(|row| row.name).collect())
}

/// Copies what `to` has not, to be read again there where it is a `copy`. A file without contents takes over how the other names things; otherwise names that were made
/// in another way stand beside each other.
fn missing(from: &Store, to: &Store, copy: bool, stop: &Stop) -> Result<MediaCopied, MediaFault> {
    let naming = from.read_aside(Naming::read)?;
    let known = to.read_aside(names)?;
    if known.is_empty() {
        to.write(|writer| naming.write(writer))?;
    } else if !to.read_aside(Naming::read)?.is(&naming) {
        return Err(MediaFault::Unopened(OpenError::Foreign));
    }
    let mut copied = MediaCopied::default();
    for row in from.read_aside(contents::rows)?.into_iter().filter(|row| !known.contains(&row.name)) {
        stop.check()?;
        let read = from.read_aside(|reader| {
            let bytes = contents::read(reader, row.name, 0..row.bytes)?;
            Ok::<_, MediaFault>((bytes, contents::thumbnail(reader, row.name)?))
        });
        let (bytes, thumbnail) = match read {
            Ok(read) => read,
            // Removed meanwhile.
            Err(MediaFault::NotHere) => continue,
            Err(MediaFault::Damaged) => {
                copied.damaged += 1;
                continue;
            }
            Err(fault) => return Err(fault),
        };
        let chunks: Vec<_> = bytes.chunks(CHUNK).map(|chunk| (naming.chunk(chunk), chunk)).collect();
        to.write(|writer| {
            contents::insert(writer, row.name, &chunks, thumbnail.as_deref(), row.added)?;
            if copy { contents::note_unread(writer, row.name) } else { Ok(()) }
        })?;
        copied.added += 1;
    }
    Ok(copied)
}
