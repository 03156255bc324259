//! The outbox on the disk. Callers hold [`Folder::outbox_alone`].

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};

use super::{FILE_MOST, ITEMS_MOST, OutboxFault, frame};
use crate::files::{self, Storage};
use crate::folder::{Folder, OUTBOX_FILE};

/// Begins the names of files with what could not be taken over.
const KEPT: &str = "outbox.kept";

/// What was read of the file.
#[derive(Default)]
pub struct Contents {
    pub bytes: Vec<u8>,
    /// There is more than may be, which was not read.
    pub more: bool,
}

impl Contents {
    /// How many items wait, at most.
    pub fn waiting(&self) -> usize {
        if self.more { ITEMS_MOST } else { frame::count(&self.bytes) }
    }
}

/// Reads the file. `None` where there is none.
pub fn read(folder: &Folder) -> Result<Option<Contents>, Storage> {
    let file = match File::open(folder.file(OUTBOX_FILE)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    let limit = u64::try_from(FILE_MOST).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes)?;
    let more = bytes.len() > FILE_MOST;
    bytes.truncate(FILE_MOST);
    Ok(Some(Contents { bytes, more }))
}

/// Appends an item and makes it durable; answers how many wait now. What is in the file is not touched, whatever goes
/// wrong.
pub fn append(folder: &Folder, item: &[u8]) -> Result<usize, OutboxFault> {
    let there = read(folder)?.unwrap_or_default();
    let waiting = there.waiting();
    if waiting >= ITEMS_MOST || there.bytes.len() + item.len() > FILE_MOST {
        return Err(OutboxFault::Full);
    }
    let (mut file, before) = open(folder).map_err(Storage::from)?;
    if let Err(error) = file.write_all(item).and_then(|()| file.sync_all()) {
        // Whole or not, nobody is told that it is kept: take it back. Where that fails as well, the reader finds out.
        let _ = file.set_len(before).and_then(|()| file.sync_all());
        return Err(Storage::from(error).into());
    }
    Ok(waiting + 1)
}

/// The file at its end, and where that is. Its name is durable before anything is in it.
fn open(folder: &Folder) -> io::Result<(File, u64)> {
    let path = folder.file(OUTBOX_FILE);
    let mut file = match files::create_new(&path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => OpenOptions::new().write(true).open(&path),
        made => made,
    }?;
    let end = file.seek(SeekFrom::End(0))?;
    if end == 0 {
        files::sync_parent(&path)?;
    }
    Ok((file, end))
}

/// Removes the file, once what is to be kept of it is durable in one of its own.
pub fn empty(folder: &Folder, kept: &[u8]) -> Result<(), Storage> {
    if !kept.is_empty() {
        files::write_whole(&files::free(&folder.file(KEPT))?, kept)?;
    }
    Ok(files::remove(&folder.file(OUTBOX_FILE))?)
}

/// Puts the whole file aside.
pub fn put_aside(folder: &Folder) -> Result<(), Storage> {
    Ok(files::move_whole(&folder.file(OUTBOX_FILE), &files::free(&folder.file(KEPT))?)?)
}
