//! One record of the seal: what a database was when it was written, under a MAC.
//!
//! The bytes are described in `docs/formats/vault.md`. Numbers are little endian.

use hmac::Mac;

use crate::keys::hmac_sha256;
use crate::secret::Secret;

/// Bytes of a record.
pub const RECORD: usize = 112;

const MAGIC: &[u8; 8] = b"MOORSEAL";
const VERSION: u16 = 1;
/// Bytes under the MAC.
const BODY: usize = RECORD - 32;

/// What the main file was at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// Its length in pages of 4096 bytes.
    pub pages: u32,
    /// SHA-256 over every page's number and the IV and tag it ends with.
    pub root: [u8; 32],
}

/// Where the database stood when a record was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Closed cleanly: everything is in the main file, and there is no log.
    Closed(Snapshot),
    /// Open, and the main file has not been written since it was this: all changes are in the log.
    Open(Snapshot),
    /// Open, and the main file may have been written: nothing can be said of its pages.
    Moved,
}

/// What the person has to be told, until they accept it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// The seal remembers more saved changes than the database holds.
    ChangesMissing { count: u64 },
    /// The keychain remembers a later state than the whole folder holds. `by` counts the saved changes between
    /// them; with 0 nothing that was saved is missing.
    OlderCopy { by: u64 },
    /// The main file is not what it was when it was last closed.
    PagesDiffer,
    /// There was a seal, and it is gone: nothing can be compared.
    Missing,
    /// There is a seal that cannot be read: nothing can be compared.
    Damaged,
}

/// A record of the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Counts the records that were written; the higher one is the later one.
    pub turn: u64,
    /// How many changes the database had been given.
    pub sequence: u64,
    pub state: State,
    /// Found earlier and not accepted yet.
    pub concern: Option<Concern>,
    /// How many pages could not be read when the person accepted that.
    pub given_up: u32,
}

impl Record {
    /// The record as it stands in a slot (0 or 1) of the file.
    pub fn to_bytes(self, slot: u8, key: &Secret<32>) -> [u8; RECORD] {
        let (state, snapshot) = match self.state {
            State::Closed(snapshot) => (0_u8, snapshot),
            State::Open(snapshot) => (1, snapshot),
            State::Moved => (2, Snapshot { pages: 0, root: [0; 32] }),
        };
        let (concern, count) = match self.concern {
            None => (0_u8, 0),
            Some(Concern::ChangesMissing { count }) => (1, count),
            Some(Concern::OlderCopy { by }) => (2, by),
            Some(Concern::PagesDiffer) => (3, 0),
            Some(Concern::Missing) => (4, 0),
            Some(Concern::Damaged) => (5, 0),
        };
        let mut bytes = Vec::with_capacity(RECORD);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&[slot, state, concern, 0, 0, 0]);
        for number in [self.turn, self.sequence, count] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&snapshot.pages.to_le_bytes());
        bytes.extend_from_slice(&self.given_up.to_le_bytes());
        bytes.extend_from_slice(&snapshot.root);
        let tag = tag(&bytes, key).finalize().into_bytes();
        bytes.extend_from_slice(&tag);
        debug_assert_eq!(bytes.len(), RECORD, "a record has its size");
        let mut record = [0; RECORD];
        record.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        record
    }

    /// Reads a slot; `None` where it does not hold a whole record that this key wrote into this slot.
    pub fn from_bytes(bytes: &[u8], slot: u8, key: &Secret<32>) -> Option<Self> {
        let (body, mac) = bytes.get(..RECORD)?.split_at_checked(BODY)?;
        // The MAC first: nothing else of a record that is not ours is looked at.
        tag(body, key).verify_slice(mac).ok()?;
        let mut fields = Fields(body);
        if &fields.take::<8>()? != MAGIC || u16::from_le_bytes(fields.take()?) != VERSION {
            return None;
        }
        let [own, state, concern, unused @ ..] = fields.take::<6>()?;
        if own != slot || unused != [0; 3] {
            return None;
        }
        let [turn, sequence, count] = [fields.take()?, fields.take()?, fields.take()?].map(u64::from_le_bytes);
        let [pages, given_up] = [fields.take()?, fields.take()?].map(u32::from_le_bytes);
        let snapshot = Snapshot { pages, root: fields.take()? };
        let state = match state {
            0 => State::Closed(snapshot),
            1 => State::Open(snapshot),
            2 => State::Moved,
            _ => return None,
        };
        let concern = match concern {
            0 => None,
            1 => Some(Concern::ChangesMissing { count }),
            2 => Some(Concern::OlderCopy { by: count }),
            3 => Some(Concern::PagesDiffer),
            4 => Some(Concern::Missing),
            5 => Some(Concern::Damaged),
            _ => return None,
        };
        Some(Self { turn, sequence, state, concern, given_up })
    }
}

impl State {
    /// What is known of the main file.
    pub const fn snapshot(self) -> Option<Snapshot> {
        match self {
            Self::Closed(snapshot) | Self::Open(snapshot) => Some(snapshot),
            Self::Moved => None,
        }
    }
}

impl Concern {
    /// Two findings as one: what is lost adds up and is said first; otherwise the graver one.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::ChangesMissing { count: a }, Self::ChangesMissing { count: b } | Self::OlderCopy { by: b })
            | (Self::OlderCopy { by: a }, Self::ChangesMissing { count: b }) => {
                Self::ChangesMissing { count: a.saturating_add(b) }
            }
            (Self::OlderCopy { by: a }, Self::OlderCopy { by: b }) => Self::OlderCopy { by: a.saturating_add(b) },
            (a, b) => {
                if a.weight() >= b.weight() {
                    a
                } else {
                    b
                }
            }
        }
    }

    const fn weight(self) -> u8 {
        match self {
            Self::ChangesMissing { .. } => 4,
            Self::OlderCopy { .. } => 3,
            Self::PagesDiffer => 2,
            Self::Damaged => 1,
            Self::Missing => 0,
        }
    }
}

fn tag(body: &[u8], key: &Secret<32>) -> hmac::Hmac<sha2::Sha256> {
    let mut mac = hmac_sha256(key.expose("authenticating the seal"));
    mac.update(body);
    mac
}

/// Fixed-size fields from the front.
struct Fields<'b>(&'b [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (field, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*field)
    }
}

#[cfg(test)]
pub(super) mod tests;
