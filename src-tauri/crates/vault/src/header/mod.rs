//! The header file `vault.keys`: which ways open the vault, and the data key sealed under each of them.
//!
//! The format is written down in `docs/formats/vault.md`. Invariants: one everyday slot and at most two recovery
//! slots; every byte of the file is covered by a checksum (damage) and, except for itself and the checksum, by a
//! MAC under the data key (tampering); nothing in the file, and nothing computed from it alone, opens a slot.

mod disk;
mod slot;
mod wire;

use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;

pub use disk::{HEADER_CAP, ReplaceFault, Source, finish_change, forget_previous, read, replace, write_first};
#[cfg(test)]
pub use disk::{Step, replace_until};
pub use slot::{Opened, Slot, Way, WayKey};
pub use wire::store_name;

use crate::files::Storage;
use crate::kdf::Params;
use crate::keys::DataKey;
use crate::outbox::Address;

/// The newest format this program reads, and the one it writes once the header publishes an outbox.
pub const VERSION: u32 = 2;
/// The format without an outbox.
const VERSION_WITHOUT_OUTBOX: u32 = 1;

/// Why a header cannot be used. The file is left as it is in every case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeaderFault {
    /// There is a database but no header: without it the journal cannot be opened by anybody.
    #[error("the header is missing")]
    Missing,
    /// The file ends too early.
    #[error("the header is cut")]
    Cut,
    /// The file is not what was written: its checksum does not hold, or its content makes no sense.
    #[error("the header is damaged")]
    Damaged,
    /// Some other file has this name.
    #[error("the file is not a header")]
    Foreign,
    /// A newer version of the program wrote it.
    #[error("the header is of version {version}")]
    Newer { version: u32 },
    /// Whole, but not written by somebody who had the data key: a slot was removed or a parameter changed.
    #[error("the header was changed by somebody without its key")]
    Tampered,
    /// It asks for a stretching cost outside the bounds; nothing was computed.
    #[error("the header asks for a cost out of bounds")]
    CostOutOfBounds,
    /// The file system does not give the file.
    #[error("the header cannot be read: {0}")]
    Unreadable(Storage),
}

/// How the vault opens in everyday use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A key in the system's keychain.
    Keychain,
    /// A passphrase.
    Passphrase,
    /// Both together.
    Both,
}

/// The content of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub vault: Uuid,
    /// Counts changes of the header, from 1.
    pub revision: u32,
    pub created: DateTime<Utc>,
    pub changed: DateTime<Utc>,
    /// "Decide later" was chosen at the first start.
    pub undecided: bool,
    /// Where check-ins are sealed to while the vault is closed. `None` in format 1, until the vault is opened.
    pub outbox: Option<Address>,
    pub everyday: Slot,
    /// In the order they were made. Two only between making a new code and confirming it.
    pub recovery: Vec<Slot>,
}

impl Header {
    /// How it opens in everyday use.
    pub const fn mode(&self) -> Mode {
        match &self.everyday.way {
            Way::Keychain { .. } => Mode::Keychain,
            Way::Passphrase { .. } => Mode::Passphrase,
            // A recovery slot never stands in this place: `wire` refuses it.
            Way::Both { .. } | Way::Recovery { .. } => Mode::Both,
        }
    }

    /// The cost of the passphrase, where there is one.
    pub const fn cost(&self) -> Option<Params> {
        match &self.everyday.way {
            Way::Passphrase { cost } | Way::Both { cost, .. } => Some(*cost),
            Way::Keychain { .. } | Way::Recovery { .. } => None,
        }
    }

    /// How the system called the keychain the key was put into.
    pub fn keychain_name(&self) -> Option<&str> {
        match &self.everyday.way {
            Way::Keychain { store } | Way::Both { store, .. } => Some(store),
            Way::Passphrase { .. } | Way::Recovery { .. } => None,
        }
    }

    /// The recovery slot that Settings speaks of: the newest one whose code was given back, else the newest.
    pub fn known_recovery(&self) -> Option<&Slot> {
        let checked = self.recovery.iter().rev().find(|slot| slot.checked().is_some());
        checked.or_else(|| self.recovery.last())
    }

    /// A header like this one, changed now.
    pub fn revised(&self, now: DateTime<Utc>) -> Self {
        Self { revision: self.revision.saturating_add(1), changed: seconds(now), ..self.clone() }
    }

    /// The version it is written as.
    const fn version(&self) -> u32 {
        if self.outbox.is_some() { VERSION } else { VERSION_WITHOUT_OUTBOX }
    }

    /// The bytes of the file, authenticated with the data key.
    pub fn to_bytes(&self, key: &DataKey) -> Vec<u8> {
        wire::encode(self, key)
    }
}

/// A header as it was read: whole and well-formed, but not yet proven to be written with the data key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub header: Header,
    authenticated: Vec<u8>,
    mac: [u8; 32],
}

impl Sealed {
    /// Reads the bytes of a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, HeaderFault> {
        wire::decode(bytes)
    }

    /// Proves that somebody with this data key wrote every byte of it.
    pub fn prove(&self, key: &DataKey) -> Result<(), HeaderFault> {
        wire::verify(key, &self.authenticated, &self.mac)
    }
}

/// Instants in the header are whole seconds, so that what is written is what is read.
pub fn seconds(instant: DateTime<Utc>) -> DateTime<Utc> {
    instant.trunc_subsecs(0)
}

#[cfg(test)]
mod tests;
