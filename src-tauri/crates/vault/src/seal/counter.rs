//! What the keychain remembers of the seal: how far the journal had come when it was last closed.
//!
//! It is the one thing outside the folder, so that a whole folder put back from an older copy is noticed. It is asked
//! only where the journal's protection uses the keychain anyway: a passphrase was chosen so that no keychain has a
//! say, and a locked one would ask for a password of its own.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use hmac::Mac;
use uuid::Uuid;

use crate::keychain::{Cancel, Keychain, KeychainFault};
use crate::keys::hmac_sha256;
use crate::secret::Secret;

const LABEL: &[u8] = b"mooring/v1/seal/counter";

/// The account name of a vault's counter in the keychain.
pub fn account(vault: Uuid) -> String {
    format!("seal:{}", vault.hyphenated())
}

/// How far a journal had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub sequence: u64,
    pub turn: u64,
}

impl Mark {
    /// The item: sequence and turn (64 bits each, little endian) and the first 16 bytes of their MAC.
    pub fn to_item(self, vault: Uuid, key: &Secret<32>) -> Secret<32> {
        let mut bytes = [0; 32];
        let tag = self.tag(vault, key).finalize().into_bytes();
        let parts = self.sequence.to_le_bytes().into_iter().chain(self.turn.to_le_bytes()).chain(tag);
        bytes.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
        Secret::from_bytes(bytes)
    }

    /// `None` where this key did not write it for this vault.
    pub fn from_item(item: &Secret<32>, vault: Uuid, key: &Secret<32>) -> Option<Self> {
        let bytes = item.expose("reading the counter, which is no secret");
        let (sequence, rest) = bytes.split_first_chunk()?;
        let (turn, tag) = rest.split_first_chunk()?;
        let mark = Self { sequence: u64::from_le_bytes(*sequence), turn: u64::from_le_bytes(*turn) };
        mark.tag(vault, key).verify_truncated_left(tag).ok()?;
        Some(mark)
    }

    fn tag(self, vault: Uuid, key: &Secret<32>) -> hmac::Hmac<sha2::Sha256> {
        let mut mac = hmac_sha256(key.expose("authenticating the counter"));
        mac.update(LABEL);
        mac.update(vault.as_bytes());
        mac.update(&self.sequence.to_le_bytes());
        mac.update(&self.turn.to_le_bytes());
        mac
    }
}

/// What the keychain answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remembered {
    Mark(Mark),
    /// It answers, and has nothing of this vault, or something this vault did not write.
    Nothing,
    NoAnswer,
}

/// The counter of one vault.
pub struct Counter {
    pub keychain: Keychain,
    pub vault: Uuid,
    pub key: Secret<32>,
}

impl Counter {
    /// Asks the keychain, within its limit and without making it ask the person anything.
    pub fn read(&self, cancel: &Cancel) -> Remembered {
        match self.keychain.get_quietly(&account(self.vault), cancel) {
            Ok(item) => Mark::from_item(&item, self.vault, &self.key).map_or(Remembered::Nothing, Remembered::Mark),
            Err(KeychainFault::NoEntry | KeychainFault::Malformed) => Remembered::Nothing,
            Err(_) => Remembered::NoAnswer,
        }
    }

    /// Remembers a mark unless the keychain knows a later one: then the folder is the older, and the next opening has
    /// to find that out.
    pub fn remember(&self, mark: Mark, cancel: &Cancel) -> bool {
        match self.read(cancel) {
            Remembered::NoAnswer => false,
            Remembered::Mark(known) if known == mark => true,
            Remembered::Mark(known) if known.sequence > mark.sequence || known.turn > mark.turn => false,
            Remembered::Mark(_) | Remembered::Nothing => {
                let item = mark.to_item(self.vault, &self.key);
                self.keychain.set(&account(self.vault), &item, cancel).is_ok()
            }
        }
    }

    /// The same on a thread of its own: a keychain that hangs delays nobody.
    pub fn remember_beside(self, mark: Mark) -> Remembering {
        let (sender, receiver) = channel();
        let spawned = std::thread::Builder::new().name("seal-counter".to_owned()).spawn(move || {
            let _ = sender.send(self.remember(mark, &Cancel::new()));
        });
        Remembering(spawned.is_ok().then_some(receiver))
    }
}

/// The keychain being told how far the journal has come, after it was closed.
pub struct Remembering(Option<Receiver<bool>>);

impl Remembering {
    /// Nothing is to be remembered.
    pub(crate) const fn nothing() -> Self {
        Self(None)
    }

    /// Waits for at most so long; answers whether the keychain remembers. Not waiting is fine: it goes on by itself.
    pub fn wait(self, limit: Duration) -> bool {
        self.0.is_some_and(|receiver| receiver.recv_timeout(limit).unwrap_or(false))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_item_is_read_by_its_vault_and_key_alone_and_any_flip_is_noticed() {
        let (vault, key) = (Uuid::from_u128(7), Secret::from_bytes([3; 32]));
        let mark = Mark { sequence: 4711, turn: u64::MAX };
        let item = mark.to_item(vault, &key);
        assert_eq!(Mark::from_item(&item, vault, &key), Some(mark));
        assert_eq!(Mark::from_item(&item, Uuid::from_u128(8), &key), None);
        assert_eq!(Mark::from_item(&item, vault, &Secret::from_bytes([4; 32])), None);
        for bit in 0..256_usize {
            let mut bytes = *item.expose("a test");
            *bytes.get_mut(bit / 8).unwrap() ^= 1 << (bit % 8);
            assert_eq!(Mark::from_item(&Secret::from_bytes(bytes), vault, &key), None, "bit {bit}");
        }
    }
}
