//! The seal: whether a database is the one that was last closed.
//!
//! SQLCipher authenticates each page with its place, not with its time: an older page pasted back, or an older file,
//! opens as well as ever, and a flipped bit in the log silently drops every commit after it. So each write counts
//! (`vault_seq`, in the same transaction); after the commit the count goes to a file of two records beside the
//! database; closing adds a digest over all pages' tags; and the keychain, where the journal uses one, remembers how
//! far the journal had come.
//!
//! What opening finds is data. Nothing is refused, deleted or repaired because of it.
//!
//! Invariants: a record is never ahead of a commit that is on the disk, so a file that is behind or torn means
//! nothing and one that is ahead means loss; the main file is not written before what is known of it was compared, or
//! before a record on the disk says that it may be; a concern stays in every record until it is accepted.

mod counter;
pub(crate) mod digest;
mod live;
mod record;
mod sidecar;

pub use counter::{Remembering, account};
pub use record::Concern;

pub(crate) use counter::{Counter, Mark};
pub(crate) use live::{Counted, LOG_MOST, Present, Seal};
pub(crate) use record::Snapshot;
/// The bytes of the file, for tests that have no vault.
#[cfg(any(test, feature = "testing"))]
pub(crate) mod bytes {
    pub use super::record::{RECORD, Record, State};
    pub use super::sidecar::{Found, image, latest};
}

use std::path::PathBuf;

use crate::files;
use crate::keys::{DataKey, Purpose};
use crate::secret::Secret;

/// What opening found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Closed cleanly, and the same since, as far as it has been compared.
    Sound,
    /// A database without a seal and without a trace of one: it gets one now.
    FirstTime,
    /// Not closed cleanly: a crash, a power cut. Every acknowledged change is there.
    AfterUncleanEnd,
    Concern(Concern),
    /// There was a concern, and the person accepted it since.
    Accepted,
}

/// What is known of the main file's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Nothing to compare with: there was no seal, or the last end was not a clean one.
    Unknown,
    /// Not compared yet.
    Checking,
    Same,
    /// `unreadable`: how many of them cannot be read at all. The others are readable and older or newer.
    Differ {
        unreadable: u32,
    },
}

/// What the keychain said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeychainSays {
    /// This protection does not use the keychain: a folder put back as a whole is not noticed.
    NotUsed,
    NotAsked,
    /// It did not answer: this time nothing can be said.
    NoAnswer,
    /// It remembers nothing of this journal yet.
    Nothing,
    /// The journal has come at least as far as the keychain remembers.
    Fits,
    /// It remembers a later state.
    Later,
}

/// How a journal stands to its seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealReport {
    pub finding: Finding,
    pub pages: Pages,
    pub keychain: KeychainSays,
    /// One of the seal's two records could not be read; the other one served, and both were written anew.
    pub mended: bool,
    /// The last record could be written. Otherwise the next opening knows less.
    pub kept: bool,
    /// How many changes the journal has been given.
    pub sequence: u64,
}

impl SealReport {
    /// What the person has to be told.
    pub const fn concern(&self) -> Option<Concern> {
        match self.finding {
            Finding::Concern(concern) => Some(concern),
            Finding::Sound | Finding::FirstTime | Finding::AfterUncleanEnd | Finding::Accepted => None,
        }
    }

    /// Everything that can be compared was, and nothing was found: the state may be backed up over earlier ones.
    pub const fn is_clear(&self) -> bool {
        self.concern().is_none() && matches!(self.pages, Pages::Same | Pages::Unknown)
    }
}

/// Where a database's seal lies, and its key.
pub struct Sealing {
    file: PathBuf,
    key: Secret<32>,
}

impl Sealing {
    /// The seal in a file, under the key that the vault's data key gives for it.
    pub fn new(file: PathBuf, key: &DataKey) -> Self {
        Self { file, key: key.derive(Purpose::Seal) }
    }
}

/// Writes the seal of a database that was just made, as a whole and under its own key, and is closed.
pub(crate) fn seal_closed(sealing: &Sealing, sequence: u64, snapshot: Snapshot) -> std::io::Result<()> {
    let state = record::State::Closed(snapshot);
    let record = record::Record { turn: 1, sequence, state, concern: None, given_up: 0 };
    files::write_whole(&sealing.file, &sidecar::image(&record, &sealing.key))
}
