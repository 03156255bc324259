//! The file of the seal: two records in different sectors. One of them is always the last that was synced, and nothing is
//! written over it before the other one is: whatever a power cut makes of what is on its way, it leaves that one.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::record::{RECORD, Record};
use crate::files::{self, Storage};
use crate::secret::Secret;

/// Bytes of the file, and where the second record begins: no sector, and no block of a file system, holds both.
const FILE: usize = 2 * SLOT;
const SLOT: usize = 4096;

/// What was found at opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// No file.
    Missing,
    /// A file without one whole record.
    Damaged,
    /// The later of its records, and the slot it is in.
    Whole { record: Record, slot: u8, other_damaged: bool },
}

/// Reads the file; changes nothing.
pub fn read(path: &Path, key: &Secret<32>) -> Found {
    let mut bytes = Vec::with_capacity(FILE);
    let limit = u64::try_from(FILE).unwrap_or(u64::MAX);
    match File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)) {
        Ok(_) => latest(&bytes, key),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Missing,
        Err(_) => Found::Damaged,
    }
}

/// Which record of a file holds.
pub fn latest(bytes: &[u8], key: &Secret<32>) -> Found {
    let first = Record::from_bytes(bytes, 0, key);
    let second = bytes.get(SLOT..).and_then(|rest| Record::from_bytes(rest, 1, key));
    match (first, second) {
        (None, None) => Found::Damaged,
        (Some(record), None) => Found::Whole { record, slot: 0, other_damaged: true },
        (None, Some(record)) => Found::Whole { record, slot: 1, other_damaged: true },
        (Some(first), Some(second)) if first.turn > second.turn => {
            Found::Whole { record: first, slot: 0, other_damaged: false }
        }
        (Some(_), Some(record)) => Found::Whole { record, slot: 1, other_damaged: false },
    }
}

/// The file, open for the next record.
pub struct Sidecar {
    file: File,
    key: Secret<32>,
    /// The slot whose record may be written over: not the one that is on the disk for certain.
    next: u8,
}

impl Sidecar {
    /// Opens what was found and writes `record` durably. Where there is no file to write into, makes one; what could
    /// not be read is kept under a name of its own.
    pub fn begin(path: &Path, key: Secret<32>, found: Found, record: &Record) -> Result<Self, Storage> {
        if let Found::Whole { slot, .. } = found
            && let Ok(file) = OpenOptions::new().read(true).write(true).open(path)
        {
            // It may have been written by a process that was killed before it could be synced.
            file.sync_all()?;
            let mut sidecar = Self { file, key, next: other(slot) };
            sidecar.write_durably(record)?;
            return Ok(sidecar);
        }
        if found == Found::Damaged {
            files::set_aside(path)?;
        }
        files::write_whole(path, &image(record, &key))?;
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        Ok(Self { file, key, next: 0 })
    }

    /// Writes a record beside the last one that was synced. Not synced itself, and so written over by the next: one that is
    /// torn or lost in a power cut leaves the synced one.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let bytes = record.to_bytes(self.next, &self.key);
        self.file.seek(SeekFrom::Start(offset(self.next)))?;
        self.file.write_all(&bytes)
    }

    /// [`Self::write`], and not before it is on the disk does it return.
    pub fn write_durably(&mut self, record: &Record) -> io::Result<()> {
        self.write(record)?;
        self.file.sync_all()?;
        // Where this fails the other slot still holds, so the next record goes to this one again.
        self.next = other(self.next);
        Ok(())
    }
}

/// A whole file with the same record in both slots.
pub fn image(record: &Record, key: &Secret<32>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(FILE);
    for slot in [0, 1] {
        bytes.extend_from_slice(&record.to_bytes(slot, key));
        bytes.resize(bytes.len().next_multiple_of(SLOT), 0);
    }
    bytes
}

const fn other(slot: u8) -> u8 {
    1 - slot
}

fn offset(slot: u8) -> u64 {
    u64::from(slot) * u64::try_from(SLOT).unwrap_or(u64::MAX)
}

const _: () = assert!(RECORD <= 512, "a record fits into a sector");

#[cfg(test)]
mod tests;
