//! Pictures, sound and files: `media.db`, an encrypted database of its own under a key of its own.
//!
//! Contents are immutable and named by what they are; a name is written anywhere else only once its content is on the disk.
//! The file is made when the first content comes. One that cannot be opened is said to be so, and neither made anew nor
//! written to; the journal opens without it. `docs/formats/vault.md` has the tables,
//! `docs/adr/0046-pictures-and-files-lie-in-a-file-of-their-own.md` the reasons.

mod contents;
mod copy;
mod naming;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::{DateTime, Utc};

pub(crate) use copy::backup_of;
pub use copy::{MediaCopied, remove_lonely};
pub use naming::ContentName;
use naming::Naming;

use crate::files;
use crate::folder::{Folder, MEDIA_FILE};
use crate::keys::{DataKey, DatabaseKey};
use crate::store::{Census, Migration, OpenError, Still, Stop, Store, StoreError, Tell};

/// Bytes of a chunk.
const CHUNK: usize = 128 * 1024;

/// Contents that are removed in one transaction.
const AT_ONCE: usize = 8;

pub(crate) const STEPS: &[Migration] =
    &[Migration { version: 1, sql: include_str!("0001.sql") }, Migration { version: 2, sql: include_str!("0002.sql") }];

/// Why a content cannot be had, or not be kept. The journal is none the worse for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MediaFault {
    /// No content of this name is here.
    #[error("the content is not here")]
    NotHere,
    /// It is here and not as it was written.
    #[error("the content is damaged")]
    Damaged,
    /// The file does not open.
    #[error("the file of contents does not open: {0}")]
    Unopened(OpenError),
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for MediaFault {
    fn from(error: StoreError) -> Self {
        if error == StoreError::Damaged { Self::Damaged } else { Self::Store(error) }
    }
}

impl From<OpenError> for MediaFault {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Store(error) => Self::Store(error),
            error => Self::Unopened(error),
        }
    }
}

/// The contents of an open vault. Closing the vault closes it.
pub struct Media {
    path: PathBuf,
    /// `None` once closed.
    keys: Mutex<Option<Keys>>,
    opened: OnceLock<Store>,
    /// Held while the file is opened or made.
    making: Mutex<()>,
}

struct Keys {
    database: DatabaseKey,
    /// For a file that is made.
    naming: Naming,
}

impl Media {
    pub(crate) fn new(folder: &Folder, key: &DataKey) -> Self {
        let keys = Keys { database: key.media(), naming: Naming::of(key) };
        let (path, keys) = (folder.file(MEDIA_FILE), Mutex::new(Some(keys)));
        Self { path, keys, opened: OnceLock::new(), making: Mutex::new(()) }
    }

    /// Keeps a content, with a small picture of it where there is one. It is on the disk before its name is answered.
    pub fn put(&self, bytes: &[u8], thumbnail: Option<&[u8]>, now: DateTime<Utc>) -> Result<ContentName, MediaFault> {
        Ok(self.or_new()?.write(|writer| contents::put(writer, bytes, thumbnail, now.timestamp_millis()))?)
    }

    /// The bytes of a content within a range.
    pub fn read(&self, name: ContentName, range: Range<u64>) -> Result<Vec<u8>, MediaFault> {
        self.store()?.ok_or(MediaFault::NotHere)?.read_aside(|reader| contents::read(reader, name, range))
    }

    /// The small picture of a content, if it has one.
    pub fn thumbnail(&self, name: ContentName) -> Result<Option<Vec<u8>>, MediaFault> {
        match self.store()? {
            Some(store) => store.read_aside(|reader| Ok(contents::thumbnail(reader, name)?)),
            None => Ok(None),
        }
    }

    /// Those of the names whose content is here.
    pub fn here(&self, names: &[ContentName]) -> Result<BTreeSet<ContentName>, MediaFault> {
        let Some(store) = self.store()? else { return Ok(BTreeSet::new()) };
        store.read_aside(|reader| {
            let mut here = BTreeSet::new();
            for name in names {
                if contents::row(reader, *name)?.is_some() {
                    here.insert(*name);
                }
            }
            Ok(here)
        })
    }

    /// Removes contents that nobody keeps and that were put here before a moment, a few at a time. Answers how many went.
    pub fn sweep(&self, keep: &BTreeSet<ContentName>, before: DateTime<Utc>) -> Result<u32, MediaFault> {
        let Some(store) = self.store()? else { return Ok(0) };
        let before = before.timestamp_millis();
        let left = store.read_aside(|reader| contents::left(reader, keep, before))?;
        remove(store, &left, before)
    }

    /// Removes contents at once: somebody threw away for good what they belonged to.
    pub fn forget(&self, names: &[ContentName]) -> Result<(), MediaFault> {
        self.store()?.map_or(Ok(0), |store| remove(store, names, i64::MAX)).map(drop)
    }

    /// Bytes its files take on the disk.
    pub fn bytes(&self) -> u64 {
        files::with_sidecars(&self.path).filter_map(|path| std::fs::metadata(path).ok()).map(|file| file.len()).sum()
    }

    /// The file, opened; `None` where there is none.
    pub(crate) fn store(&self) -> Result<Option<&Store>, OpenError> {
        match self.opened.get() {
            Some(store) => Ok(Some(store)),
            None => self.there(&locked(&self.making)),
        }
    }

    fn or_new(&self) -> Result<&Store, OpenError> {
        if let Some(store) = self.opened.get() {
            return Ok(store);
        }
        let making = locked(&self.making);
        if let Some(store) = self.there(&making)? {
            return Ok(store);
        }
        self.make()?;
        self.there(&making)?.ok_or(OpenError::Missing)
    }

    fn make(&self) -> Result<(), OpenError> {
        let keys = locked(&self.keys);
        let keys = keys.as_ref().ok_or(StoreError::Closed)?;
        make(&self.path, &keys.database, &keys.naming)
    }

    fn there(&self, _making: &MutexGuard<'_, ()>) -> Result<Option<&Store>, OpenError> {
        if self.opened.get().is_none() {
            let key = self.key()?;
            if self.path.symlink_metadata().is_err() {
                return Ok(None);
            }
            let store = Store::open(&self.path, &key, STEPS)?;
            // Nobody else opens it meanwhile.
            let _ = self.opened.set(store);
        }
        Ok(self.opened.get())
    }

    fn key(&self) -> Result<DatabaseKey, OpenError> {
        Ok(locked(&self.keys).as_ref().ok_or(StoreError::Closed)?.database.duplicate())
    }

    /// Waits for whoever reads or writes, closes the file and wipes the key.
    pub(crate) fn close(&self) {
        let _making = locked(&self.making);
        *locked(&self.keys) = None;
        if let Some(store) = self.opened.get() {
            // A log that cannot be moved stays and is read the next time.
            let _ = store.close();
        }
    }

    /// Lets nobody write, nor make the file, as long as the answer is held.
    pub(crate) fn hold_still(&self) -> Result<StillMedia<'_>, OpenError> {
        let making = locked(&self.making);
        let still = self.there(&making)?.map(Store::hold_still);
        Ok(StillMedia { media: self, still, _making: making })
    }
}

/// Contents that nobody adds to meanwhile.
pub(crate) struct StillMedia<'m> {
    media: &'m Media,
    /// `None` where there is no file.
    still: Option<Still<'m>>,
    _making: MutexGuard<'m, ()>,
}

impl StillMedia<'_> {
    /// Copies the file to a new one under another key; answers what it holds, and nothing where there is none.
    pub fn copy_to(
        &self,
        to: &Path,
        key: &DatabaseKey,
        stop: &Stop,
        tell: &mut Tell<'_>,
    ) -> Result<Option<Census>, StoreError> {
        self.still.as_ref().map(|still| still.copy_to(to, key, stop, tell)).transpose()
    }

    pub fn close(self) {
        *locked(&self.media.keys) = None;
        if let Some(still) = self.still {
            let _ = still.close();
        }
    }
}

/// Makes an empty file of contents: whole before it has its name. What an interruption left under the other name holds
/// nothing.
fn make(path: &Path, key: &DatabaseKey, naming: &Naming) -> Result<(), OpenError> {
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let new = PathBuf::from(new);
    let failed = |_| OpenError::Store(StoreError::Io);
    files::with_sidecars(&new).try_for_each(|file| files::remove(&file)).map_err(failed)?;
    let store = Store::create(&new, key, STEPS)?;
    store.write(|writer| naming.write(writer))?;
    store.close()?;
    files::move_whole(&new, path).map_err(failed)
}

fn remove(store: &Store, names: &[ContentName], before: i64) -> Result<u32, MediaFault> {
    let mut gone = 0;
    for some in names.chunks(AT_ONCE) {
        gone += store.write(|writer| contents::remove(writer, some, before))?;
    }
    Ok(gone)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
