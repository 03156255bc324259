//! The shelf: what the locked app may know, sealed under a key of its own that is in the keychain.
//!
//! The key has nothing to do with the data key: whoever has the keychain learns what lies on the shelf and nothing else, and
//! what lies there is chosen so that it says little (instants and random names). Without a keychain there is no shelf. The file
//! is filled up, so that its size says nothing. The format is written down in `docs/formats/shelf.md`.
//!
//! What somebody wrote lies there only by their choice, and in a file of its own under a key of its own: the copy of the safety
//! plan ([`put_plan`]). Taken back, its key goes first (`docs/formats/plan-copy.md`).

use std::io::ErrorKind;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::files::{self, Storage};
use crate::folder::{Folder, PLAN_FILE, PLAN_KEY_LEFT_FILE, SHELF_FILE, Unread};
use crate::header::{self, HeaderFault};
use crate::keychain::{KeychainFault, plan_account, shelf_account};
use crate::rotate::overwrite;
use crate::secret::{NoRandomness, Secret};
use crate::vault::Edge;

/// Bytes of the mark that begins a file.
const MARK: usize = 16;
/// Bytes of the nonce.
const NONCE: usize = 24;
/// Bytes of the length that precedes the content inside.
const LENGTH: usize = 4;
/// What is inside is filled up to a multiple of this.
const STEP: usize = 64 << 10;
/// The most bytes of a content.
pub const CONTENT_MOST: usize = (1 << 20) - LENGTH;
/// No file of ours is larger.
const FILE_MOST: usize = MARK + NONCE + (1 << 20) + 16;

/// A file the locked app may read: its name, what it begins with, and under which account of the keychain its key is.
struct Board {
    file: &'static str,
    mark: &'static [u8; MARK],
    account: fn(Uuid) -> String,
    unread: Unread,
}

const SHELF: Board =
    Board { file: SHELF_FILE, mark: b"mooring-shelf-1\n", account: shelf_account, unread: Unread::Shelf };

const PLAN: Board = Board { file: PLAN_FILE, mark: b"mooring-plan--1\n", account: plan_account, unread: Unread::Plan };

/// Why nothing could be put on the shelf or read from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShelfFault {
    /// There is no vault whose shelf it could be.
    #[error("there is no vault")]
    Nothing,
    #[error(transparent)]
    Header(#[from] HeaderFault),
    /// There is none, it has no key, or it does not say.
    #[error(transparent)]
    Keychain(KeychainFault),
    /// The file is not what this key sealed for this vault.
    #[error("the shelf is not what was put there")]
    Unreadable,
    /// More than [`CONTENT_MOST`] bytes.
    #[error("the content is too long")]
    TooLong,
    #[error(transparent)]
    Storage(#[from] Storage),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// Puts a content on the shelf, in the place of what was there. The first time, the keychain gets a key. A file that this key
/// does not open is put aside, not written over.
pub fn put(folder: &Folder, content: &[u8], edge: &Edge<'_>) -> Result<(), ShelfFault> {
    SHELF.put(folder, content, edge)
}

/// Whether there is something on the shelf, whatever it is.
pub fn is_there(folder: &Folder) -> bool {
    SHELF.is_there(folder)
}

/// What lies on the shelf; `None` where nothing was put there. A shelf that does not open is among what is
/// [unread](Folder::unread) until there is one again.
pub fn get(folder: &Folder, edge: &Edge<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, ShelfFault> {
    SHELF.get(folder, edge)
}

/// As [`put`], for the copy of the safety plan.
pub fn put_plan(folder: &Folder, content: &[u8], edge: &Edge<'_>) -> Result<(), ShelfFault> {
    PLAN.put(folder, content, edge)
}

/// As [`is_there`], for the copy of the safety plan.
pub fn plan_is_there(folder: &Folder) -> bool {
    PLAN.is_there(folder)
}

/// As [`get`], for the copy of the safety plan.
pub fn get_plan(folder: &Folder, edge: &Edge<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, ShelfFault> {
    PLAN.get(folder, edge)
}

/// Takes the copy of the safety plan away: its key first, so that what a disk keeps of it is noise, then every file of it. Where
/// the keychain will not let go of the key, the files go all the same, and that is said; [`forget_plan_key`] tries it again.
pub fn remove_plan(folder: &Folder, edge: &Edge<'_>) -> Result<(), ShelfFault> {
    let key = vault_of(folder).and_then(|vault| {
        let key = forget_key(vault, edge);
        if key.is_err() {
            // Where not even this can be noted, the key opens nothing any more all the same.
            let _ = files::write_note(&folder.file(PLAN_KEY_LEFT_FILE), vault.to_string().as_bytes());
        }
        key
    });
    let entries = std::fs::read_dir(folder.path()).map_err(Storage::from)?;
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PLAN_FILE)) {
            overwrite(&path).and_then(|()| files::remove(&path)).map_err(Storage::from)?;
        }
    }
    folder.note_mended(Unread::Plan);
    match key {
        Err(ShelfFault::Keychain(KeychainFault::Absent)) => Ok(()),
        key => key,
    }
}

/// Has the keychain let go of a key it kept when its copy was taken away. There is nothing to do where none stayed, or where there
/// is a copy again, which the key opens.
pub fn forget_plan_key(folder: &Folder, edge: &Edge<'_>) -> Result<(), ShelfFault> {
    let note = folder.file(PLAN_KEY_LEFT_FILE);
    let vault = match files::read_capped(&note, uuid::fmt::Hyphenated::LENGTH) {
        Ok(bytes) => bytes.and_then(|bytes| Uuid::try_parse_ascii(&bytes).ok()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Storage::from(error).into()),
    };
    // What is no note of ours names no key.
    if let Some(vault) = vault.filter(|vault| !plan_is_there(folder) || vault_of(folder) != Ok(*vault)) {
        forget_key(vault, edge)?;
    }
    Ok(files::remove(&note).map_err(Storage::from)?)
}

fn forget_key(vault: Uuid, edge: &Edge<'_>) -> Result<(), ShelfFault> {
    match edge.keychain.delete(&plan_account(vault), edge.cancel) {
        Ok(()) | Err(KeychainFault::NoEntry) => Ok(()),
        Err(fault) => Err(ShelfFault::Keychain(fault)),
    }
}

impl Board {
    fn put(&self, folder: &Folder, content: &[u8], edge: &Edge<'_>) -> Result<(), ShelfFault> {
        let padded = pad(content).ok_or(ShelfFault::TooLong)?;
        let vault = vault_of(folder)?;
        let account = (self.account)(vault);
        let (key, known) = match edge.keychain.get_quietly(&account, edge.cancel) {
            Ok(key) => (key, true),
            Err(KeychainFault::NoEntry | KeychainFault::Malformed) => {
                let key = Secret::random()?;
                edge.keychain.set(&account, &key, edge.cancel).map_err(ShelfFault::Keychain)?;
                (key, false)
            }
            Err(fault) => return Err(ShelfFault::Keychain(fault)),
        };
        let path = folder.file(self.file);
        if !known || self.read(folder, vault, &key) == Err(ShelfFault::Unreadable) {
            files::set_aside(&path)?;
        }
        files::write_whole(&path, &self.seal(vault, &key, &padded)?).map_err(Storage::from)?;
        folder.note_mended(self.unread);
        Ok(())
    }

    fn is_there(&self, folder: &Folder) -> bool {
        folder.file(self.file).exists()
    }

    fn get(&self, folder: &Folder, edge: &Edge<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, ShelfFault> {
        let vault = vault_of(folder)?;
        if !self.is_there(folder) {
            return Ok(None);
        }
        let key = edge.keychain.get_quietly(&(self.account)(vault), edge.cancel).map_err(ShelfFault::Keychain)?;
        let found = self.read(folder, vault, &key);
        if found == Err(ShelfFault::Unreadable) {
            folder.note_unread(self.unread);
        }
        found
    }

    fn read(&self, folder: &Folder, vault: Uuid, key: &Secret<32>) -> Result<Option<Zeroizing<Vec<u8>>>, ShelfFault> {
        let bytes = match files::read_capped(&folder.file(self.file), FILE_MOST) {
            Ok(bytes) => bytes.ok_or(ShelfFault::Unreadable)?,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Storage::from(error).into()),
        };
        self.open(vault, key, &bytes).map(Some).ok_or(ShelfFault::Unreadable)
    }

    /// The mark and the vault are authenticated with the content: a file carried to another vault, or put in the place of the
    /// other one, is not believed.
    fn aad(&self, vault: Uuid) -> Vec<u8> {
        [self.mark.as_slice(), vault.as_bytes()].concat()
    }

    fn seal(&self, vault: Uuid, key: &Secret<32>, padded: &[u8]) -> Result<Vec<u8>, ShelfFault> {
        let nonce = *Secret::<NONCE>::random()?.expose("a nonce, kept beside the ciphertext");
        let payload = Payload { msg: padded, aad: &self.aad(vault) };
        // Refused only beyond 256 GiB.
        let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_| ShelfFault::TooLong)?;
        Ok([self.mark.as_slice(), &nonce, &sealed].concat())
    }

    fn open(&self, vault: Uuid, key: &Secret<32>, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = bytes.strip_prefix(self.mark.as_slice())?.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: &self.aad(vault) };
        let padded = cipher(key).decrypt(&XNonce::from(*nonce), payload).ok().map(Zeroizing::new)?;
        let (length, rest) = padded.split_first_chunk::<LENGTH>()?;
        let content = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        Some(Zeroizing::new(content.to_vec()))
    }
}

fn cipher(key: &Secret<32>) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose("seals what the locked app may know").into())
}

fn vault_of(folder: &Folder) -> Result<Uuid, ShelfFault> {
    let (sealed, _) = header::read(folder)?.ok_or(ShelfFault::Nothing)?;
    Ok(sealed.header.vault)
}

/// A content with its length before it, filled up with zeros. `None` where it is too long.
fn pad(content: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let length = u32::try_from(content.len()).ok().filter(|_| content.len() <= CONTENT_MOST)?;
    let size = (LENGTH + content.len()).div_ceil(STEP) * STEP;
    // Reserved at once: growing would leave copies behind.
    let mut padded = Zeroizing::new(Vec::with_capacity(size));
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(content);
    padded.resize(size, 0);
    Some(padded)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_own_vault_and_key_and_every_changed_bit_is_noticed() {
        let (vault, key) = (Uuid::from_u128(7), Secret::random().unwrap());
        let file = SHELF.seal(vault, &key, &pad(b"at seven").unwrap()).unwrap();
        assert_eq!(SHELF.open(vault, &key, &file).unwrap().as_slice(), b"at seven");
        assert!(SHELF.open(Uuid::from_u128(8), &key, &file).is_none());
        assert!(PLAN.open(vault, &key, &file).is_none(), "nor in the place of the other file");
        let named = [PLAN.mark.as_slice(), &file[MARK..]].concat();
        assert!(PLAN.open(vault, &key, &named).is_none(), "nor under its name");
        assert!(SHELF.open(vault, &Secret::random().unwrap(), &file).is_none());
        for at in (0..file.len()).step_by(61).chain(0..64) {
            let mut other = file.clone();
            other[at] ^= 1;
            assert!(SHELF.open(vault, &key, &other).is_none(), "{at}");
        }
        for end in [0, 15, 16, 40, 56, file.len() - 1] {
            assert!(SHELF.open(vault, &key, &file[..end]).is_none(), "{end}");
        }
    }

    #[test]
    fn its_size_says_nothing_of_a_few_lines_more() {
        let sizes = [0, 1, 40_000, 65_532].map(|length| pad(&vec![b'x'; length]).unwrap().len());
        assert_eq!(sizes, [STEP; 4]);
        assert_eq!(pad(&vec![b'x'; 65_533]).unwrap().len(), 2 * STEP);
        assert!(pad(&vec![b'x'; CONTENT_MOST + 1]).is_none());
    }
}
