//! The header on the disk, and changing it so that at every moment one of two whole headers is there.
//!
//! A change goes: the old header is copied to `vault.keys.prev`; the new one is put in place; it is read again and
//! must open with the new secret; only then the old one is removed, because it would still open with the old
//! secret. Whatever interrupts this, the next opening finds `vault.keys` whole, or `vault.keys.prev`.

use std::io::ErrorKind;
use std::path::Path;

use super::{HeaderFault, Sealed};
use crate::files::{self, Storage};
use crate::folder::{Folder, HEADER_FILE, HEADER_PREV_FILE};

/// No header is larger. Read no further: somebody may have put anything there.
pub const HEADER_CAP: usize = 64 * 1024;

/// Which file a header was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Current,
    /// The current one is missing or unreadable, as an interrupted change or a damaged disk leaves it.
    Previous,
}

/// Reads the header of a folder; changes nothing. `Ok(None)`: there is none at all.
pub fn read(folder: &Folder) -> Result<Option<(Sealed, Source)>, HeaderFault> {
    let fault = match read_one(&folder.file(HEADER_FILE)) {
        Ok(Some(sealed)) => return Ok(Some((sealed, Source::Current))),
        Ok(None) => None,
        Err(fault @ (HeaderFault::Cut | HeaderFault::Damaged)) => Some(fault),
        Err(fault) => return Err(fault),
    };
    match (read_one(&folder.file(HEADER_PREV_FILE)), fault) {
        (Ok(Some(sealed)), _) => Ok(Some((sealed, Source::Previous))),
        (_, Some(fault)) | (Err(fault), None) => Err(fault),
        (Ok(None), None) => Ok(None),
    }
}

fn read_one(path: &Path) -> Result<Option<Sealed>, HeaderFault> {
    match files::read_capped(path, HEADER_CAP) {
        Ok(Some(bytes)) => Sealed::from_bytes(&bytes).map(Some),
        Ok(None) => Err(HeaderFault::Foreign),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(HeaderFault::Unreadable(error.into())),
    }
}

/// Writes the first header of a vault; nothing may be there.
pub fn write_first(folder: &Folder, bytes: &[u8]) -> Result<(), Storage> {
    Ok(files::write_whole(&folder.file(HEADER_FILE), bytes)?)
}

/// Why a change of the header did not happen. The old header is in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplaceFault {
    Storage(Storage),
    /// What was read back was not what was written, or did not open.
    NotProven,
}

impl From<std::io::Error> for ReplaceFault {
    fn from(error: std::io::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// The steps of a change, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    OldCopied,
    NewInPlace,
    NewProven,
    OldRemoved,
}

/// Changes the header. `proves` answers whether what was read back opens as it should.
pub fn replace(folder: &Folder, bytes: &[u8], proves: impl FnOnce(&Sealed) -> bool) -> Result<(), ReplaceFault> {
    replace_until(folder, bytes, proves, Step::OldRemoved)
}

/// [`replace`], ended after a step as if the process had been killed there.
pub fn replace_until(
    folder: &Folder,
    bytes: &[u8],
    proves: impl FnOnce(&Sealed) -> bool,
    last: Step,
) -> Result<(), ReplaceFault> {
    let (current, previous) = (folder.file(HEADER_FILE), folder.file(HEADER_PREV_FILE));
    let old = files::read_capped(&current, HEADER_CAP)?.ok_or(ReplaceFault::NotProven)?;
    files::write_whole(&previous, &old)?;
    if last == Step::OldCopied {
        return Ok(());
    }
    if let Err(error) = files::write_whole(&current, bytes) {
        // The old one may be in place, or the new one not yet known to be durable: put the old one back.
        restore(&previous, &current);
        return Err(error.into());
    }
    if last == Step::NewInPlace {
        return Ok(());
    }
    let read = files::read_capped(&current, HEADER_CAP).ok().flatten();
    let sound = read.as_deref() == Some(bytes) && Sealed::from_bytes(bytes).is_ok_and(|sealed| proves(&sealed));
    if !sound {
        restore(&previous, &current);
        return Err(ReplaceFault::NotProven);
    }
    if last == Step::NewProven {
        return Ok(());
    }
    // From here the change has happened. If the old header cannot be removed now, the next opening removes it.
    let _ = files::remove(&previous);
    Ok(())
}

/// Best effort: where it fails as well, the next opening reads `.prev` if the current one is unreadable.
fn restore(previous: &Path, current: &Path) {
    let _ = files::move_whole(previous, current);
}

/// Called once a header from [`Source::Previous`] has opened the vault: puts it in place. An unreadable file in
/// that place is kept under a name of its own.
pub fn finish_change(folder: &Folder) -> Result<(), Storage> {
    let (current, previous) = (folder.file(HEADER_FILE), folder.file(HEADER_PREV_FILE));
    files::set_aside(&current)?;
    Ok(files::move_whole(&previous, &current)?)
}

/// Called once a header from [`Source::Current`] has opened the vault: removes what an interrupted change left,
/// which would open with a secret its owner may have given up.
pub fn forget_previous(folder: &Folder) -> Result<(), Storage> {
    let (current, previous) = (folder.file(HEADER_FILE), folder.file(HEADER_PREV_FILE));
    for left in [files::temporary(&previous), files::temporary(&current), previous] {
        files::remove(&left)?;
    }
    Ok(())
}
