//! Looking at a folder without opening or changing anything.

use std::fs::File;
use std::io::{ErrorKind, Read};

use uuid::Uuid;

use super::{Vault, VaultError};
use crate::folder::{DATABASE_FILE, DATABASE_NEW_FILE, Folder, HEADER_FILE, HEADER_PREV_FILE};
use crate::header::{self, Header, HeaderFault, Mode};
use crate::store::{OpenError, PLAIN_MAGIC, StoreError};
use crate::switch::SWITCH_FILE;

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inspection {
    /// No header and no database: the first start.
    Empty,
    /// A header that can be read and a database beside it.
    Closed(Summary),
    /// The files are not what they should be. `summary` where the header can be read.
    Trouble { fault: Trouble, summary: Option<Summary> },
}

/// What can be known of a closed vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub id: Uuid,
    pub mode: Mode,
    pub has_recovery: bool,
    /// How the system called the keychain the key was put into, where it was.
    pub keychain_name: Option<String>,
}

/// Which file is not what it should be, and in which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Header(HeaderFault),
    Database(OpenError),
}

impl Vault {
    /// Looks at a folder. Reads the header and the first bytes of the database; writes nothing.
    pub fn inspect(folder: &Folder) -> Inspection {
        let header = match header::read(folder) {
            Ok(Some((sealed, _))) => sealed.header,
            Ok(None) if must_be_empty(folder).is_ok() => return Inspection::Empty,
            Ok(None) => return trouble(Trouble::Header(HeaderFault::Missing), None),
            Err(fault) => return trouble(Trouble::Header(fault), None),
        };
        let summary = Summary::of(&header);
        match look_at_database(folder) {
            Ok(()) => Inspection::Closed(summary),
            Err(fault) => trouble(Trouble::Database(fault), Some(summary)),
        }
    }
}

impl Summary {
    pub(super) fn of(header: &Header) -> Self {
        Self {
            id: header.vault,
            mode: header.mode(),
            has_recovery: !header.recovery.is_empty(),
            keychain_name: header.keychain_name().map(str::to_owned),
        }
    }
}

const fn trouble(fault: Trouble, summary: Option<Summary>) -> Inspection {
    Inspection::Trouble { fault, summary }
}

/// Whether a vault may be made here. `journal.db.new` does not count: it is there only when a creation was
/// interrupted before its header was written, so nobody has ever written anything into it.
pub(crate) fn must_be_empty(folder: &Folder) -> Result<(), VaultError> {
    let wal = format!("{DATABASE_FILE}-wal");
    // In the middle of a switch neither vault is in its place, and both are there.
    for name in [HEADER_FILE, HEADER_PREV_FILE, DATABASE_FILE, &wal, SWITCH_FILE] {
        // A link that leads nowhere is something as well.
        if folder.file(name).symlink_metadata().is_ok() {
            return Err(VaultError::Exists);
        }
    }
    Ok(())
}

/// What the first bytes of the database tell; the rest is told by opening it.
fn look_at_database(folder: &Folder) -> Result<(), OpenError> {
    let mut file = match File::open(folder.file(DATABASE_FILE)) {
        Ok(file) => file,
        // Created up to its header: opening finishes that.
        Err(error) if error.kind() == ErrorKind::NotFound && folder.file(DATABASE_NEW_FILE).exists() => {
            return Ok(());
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(OpenError::Missing),
        Err(_) => return Err(OpenError::Store(StoreError::Io)),
    };
    let mut first = [0; 16];
    match file.read_exact(&mut first) {
        Ok(()) if &first == PLAIN_MAGIC => Err(OpenError::NotEncrypted),
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(OpenError::Damaged),
        Err(_) => Err(OpenError::Store(StoreError::Io)),
    }
}
