//! The outbox: what is written while the vault is closed.
//!
//! The header publishes a public key. Whoever has the folder can seal an item to it and append it to a file; nothing is
//! opened for that, and what was appended can be read only with the data key. The file tells how many items there are,
//! their rough sizes and when the last came. The format is written down in `docs/formats/outbox.md`.
//!
//! Invariants: an item is said to be kept only once it is durable; damage to one item touches no other; an item leaves
//! the file only after [`Collected::finish`], that is after it has been taken over, and one that could not be is kept in
//! a file of its own.

mod disk;
mod frame;
mod sealing;

use std::ops::Range;
use std::sync::MutexGuard;

use uuid::Uuid;
use zeroize::Zeroizing;

pub use frame::CONTENT_MOST;
pub use sealing::Address;
pub(crate) use sealing::Keys;

use crate::files::Storage;
use crate::folder::Folder;
use crate::header::{self, Header, HeaderFault};
use crate::keychain::{KeychainFault, Presence, outbox_account};
use crate::secret::{NoRandomness, Secret};
use crate::vault::{Edge, Vault, VaultError};
use disk::Contents;
use frame::{Head, Kind, Sender};
use sealing::SealFault;

/// The most items that wait. Anybody who can write into the folder can add to it: this bounds what they can cause.
pub const ITEMS_MOST: usize = 512;
/// The most broken pieces that are looked at; what follows is kept as it is.
const BROKEN_MOST: usize = 512;
/// The most bytes of the file.
const FILE_MOST: usize = ITEMS_MOST * frame::FRAME_MOST;

/// Something can be written while the vault is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ready {
    /// How many items wait in the file, as far as can be told without opening them.
    pub waiting: usize,
    /// The keychain vouches for the key that is sealed to, and an item can be told from a forged one. Without, whoever
    /// can change the folder could put a key of their own into the header, or add items.
    pub proven: bool,
}

/// Why nothing can be written, or was. What was kept before is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutboxFault {
    /// There is no vault.
    #[error("there is no vault")]
    Nothing,
    #[error(transparent)]
    Header(#[from] HeaderFault),
    /// The header was written by an earlier version of the program: the next opening publishes a key.
    #[error("the header publishes no key yet")]
    NoKey,
    /// There is a keychain, and it knows nothing of this vault's outbox yet: the next opening tells it.
    ///
    /// Not the same as no keychain: else a header with another vault's name in it would get around the keychain.
    #[error("the keychain does not vouch for the published key yet")]
    NotVouched,
    /// The published key is not the one the keychain vouches for: somebody changed the header.
    #[error("the published key was changed")]
    KeyChanged,
    /// There is a keychain, and it does not say whether it vouches for the key.
    #[error(transparent)]
    Keychain(KeychainFault),
    /// As much waits as may; it has to be taken over first.
    #[error("the outbox is full")]
    Full,
    /// More than [`CONTENT_MOST`] bytes.
    #[error("the content is too long")]
    TooLong,
    #[error(transparent)]
    Storage(#[from] Storage),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

impl From<SealFault> for OutboxFault {
    fn from(fault: SealFault) -> Self {
        match fault {
            SealFault::Key => Self::KeyChanged,
            SealFault::Randomness => Self::Randomness(NoRandomness),
        }
    }
}

/// Whether something can be written while the vault is closed. Writes nothing.
pub fn look(folder: &Folder, edge: &Edge<'_>) -> Result<Ready, OutboxFault> {
    let recipient = Recipient::find(folder, edge)?;
    let _alone = folder.outbox_alone();
    let waiting = disk::read(folder)?.map_or(0, |there| there.waiting());
    if waiting >= ITEMS_MOST {
        return Err(OutboxFault::Full);
    }
    Ok(Ready { waiting, proven: recipient.sender.is_some() })
}

/// Whether anything lies in the outbox, whole or not. To be asked under [`Folder::outbox_alone`].
pub(crate) fn waits(folder: &Folder) -> Result<bool, Storage> {
    Ok(disk::read(folder)?.is_some_and(|there| there.more || !there.bytes.is_empty()))
}

/// Seals a content and appends it. Once this answers, the item survives a power cut.
pub fn append(folder: &Folder, content: &[u8], edge: &Edge<'_>) -> Result<Ready, OutboxFault> {
    let recipient = Recipient::find(folder, edge)?;
    let item = recipient.seal(content)?;
    let _alone = folder.outbox_alone();
    let waiting = disk::append(folder, &item)?;
    Ok(Ready { waiting, proven: recipient.sender.is_some() })
}

/// Where an item is sealed to, and with what.
struct Recipient {
    vault: Uuid,
    address: Address,
    /// `None` where there is no keychain to vouch for the address.
    sender: Option<Secret<32>>,
}

impl Recipient {
    fn find(folder: &Folder, edge: &Edge<'_>) -> Result<Self, OutboxFault> {
        let (sealed, _) = header::read(folder)?.ok_or(OutboxFault::Nothing)?;
        let Header { vault, outbox, .. } = sealed.header;
        let address = outbox.ok_or(OutboxFault::NoKey)?;
        let sender = match edge.keychain.get(&outbox_account(vault), edge.cancel) {
            Ok(sender) if address.is_of(vault, &sender) => Some(sender),
            // An item that is no key was not put there by this vault, so there is nothing to believe.
            Ok(_) | Err(KeychainFault::Malformed) => return Err(OutboxFault::KeyChanged),
            Err(KeychainFault::Absent) => None,
            // Some systems answer like this where there is no keychain to put an item into.
            Err(KeychainFault::NoEntry) if edge.keychain.presence(edge.cancel) == Ok(Presence::Absent) => None,
            Err(KeychainFault::NoEntry) => return Err(OutboxFault::NotVouched),
            // What it would have said is not known: sealing to a key nobody vouches for would be a guess.
            Err(fault) => return Err(OutboxFault::Keychain(fault)),
        };
        Ok(Self { vault, address, sender })
    }

    fn seal(&self, content: &[u8]) -> Result<Vec<u8>, OutboxFault> {
        let (bucket, padded) = frame::pad(content).ok_or(OutboxFault::TooLong)?;
        let sender = if self.sender.is_some() { Sender::Proven } else { Sender::Anybody };
        let head = Head { bucket, sender };
        let sealed = sealing::seal(self.vault, &self.address, self.sender.as_ref(), head, &padded)?;
        Ok(frame::encode(head, &sealed))
    }
}

/// An item that was opened.
pub struct Item {
    content: Zeroizing<Vec<u8>>,
    proven: bool,
    range: Range<usize>,
}

impl Item {
    /// What was written.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Sealed by somebody the keychain vouched for. Else anybody who could read and write the folder may have.
    pub const fn proven(&self) -> bool {
        self.proven
    }
}

/// What lies in the outbox of an open vault. As long as this lives nothing is appended.
pub struct Collected<'v> {
    folder: &'v Folder,
    _alone: MutexGuard<'v, ()>,
    bytes: Vec<u8>,
    items: Vec<Item>,
    /// Where what could not be opened lies.
    broken: Vec<Range<usize>>,
    unopened: Unopened,
}

/// What of the outbox could not be opened. It is kept in a file of its own by [`Collected::finish`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unopened {
    /// Items that are not as they were written.
    pub damaged: usize,
    /// Items whose writing was interrupted; nobody was told that they are kept.
    pub torn: usize,
    /// Whole items that this vault's keys don't open: of another vault, or forged.
    pub foreign: usize,
    /// There is more than this program leaves; the rest was not looked at.
    pub flooded: bool,
}

impl Vault {
    /// Opens what was written while the vault was closed. `None` where there is nothing.
    pub fn outbox(&self) -> Result<Option<Collected<'_>>, VaultError> {
        let (vault, keys) = self.outbox_keys()?;
        let folder = self.folder();
        let alone = folder.outbox_alone();
        let Some(Contents { bytes, more }) = disk::read(folder)? else { return Ok(None) };
        let (mut items, mut broken) = (Vec::new(), Vec::new());
        let mut unopened = Unopened { flooded: more, ..Unopened::default() };
        for piece in frame::scan(&bytes) {
            let found = match piece.kind {
                Kind::Sound { head, sealed } => {
                    let opened = keys.open(vault, head, bytes.get(sealed).unwrap_or_default());
                    let content = opened.as_deref().and_then(|padded| frame::unpad(padded));
                    if let Some(content) = content {
                        let content = Zeroizing::new(content.to_vec());
                        items.push(Item { content, proven: head.sender == Sender::Proven, range: piece.range });
                        continue;
                    }
                    &mut unopened.foreign
                }
                Kind::Torn => &mut unopened.torn,
                Kind::Damaged => &mut unopened.damaged,
                Kind::Rest => {
                    unopened.flooded = true;
                    continue;
                }
            };
            *found += 1;
            broken.push(piece.range);
        }
        Ok(Some(Collected { folder, _alone: alone, bytes, items, broken, unopened }))
    }

    /// Gives the keychain what proves the outbox's key and items, where it has something else or nothing. A keychain that
    /// does not answer is no fault of the vault: it is asked again after the next opening.
    pub fn vouch_for_outbox(&self, edge: &Edge<'_>) -> Result<(), VaultError> {
        let account = outbox_account(self.id().ok_or(VaultError::Closed)?);
        let known = edge.keychain.get(&account, edge.cancel);
        // Only now: while a keychain hangs, the vault may be closed, and nothing of its keys is to be left then.
        let (_, keys) = self.outbox_keys()?;
        match known {
            Ok(known) if known.same_as(keys.sender()) => Ok(()),
            Ok(_) | Err(KeychainFault::NoEntry | KeychainFault::Malformed) => {
                edge.keychain.set(&account, keys.sender(), edge.cancel).map_err(VaultError::Keychain)
            }
            Err(fault) => Err(VaultError::Keychain(fault)),
        }
    }
}

impl Collected<'_> {
    /// What could be opened, in the order it was written.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What could not.
    pub const fn unopened(&self) -> Unopened {
        self.unopened
    }

    /// Empties the outbox, once every item has been taken over but those at the indices of `refused`. These, and what
    /// could not be opened, are kept sealed as they are in a file beside it.
    ///
    /// Interrupted before its end, all of it is there at the next opening.
    pub fn finish(self, refused: &[usize]) -> Result<(), Storage> {
        if self.unopened.flooded {
            return disk::put_aside(self.folder);
        }
        let items = refused.iter().filter_map(|index| self.items.get(*index)).map(|item| item.range.clone());
        let mut kept: Vec<Range<usize>> = self.broken.iter().cloned().chain(items).collect();
        kept.sort_by_key(|range| range.start);
        let kept: Vec<&[u8]> = kept.into_iter().filter_map(|range| self.bytes.get(range)).collect();
        disk::empty(self.folder, &kept.concat())
    }
}

#[cfg(test)]
mod tests;
