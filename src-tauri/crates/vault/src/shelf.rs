//! The shelf: what the locked app may know, sealed under a key of its own that is in the keychain.
//!
//! The key has nothing to do with the data key: whoever has the keychain learns what lies on the shelf and nothing else, and
//! what lies there is chosen so that it says little (instants and random names). Without a keychain there is no shelf. The file
//! is filled up, so that its size says nothing. The format is written down in `docs/formats/shelf.md`.

use std::io::ErrorKind;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::files::{self, Storage};
use crate::folder::{Folder, SHELF_FILE, Unread};
use crate::header::{self, HeaderFault};
use crate::keychain::{KeychainFault, shelf_account};
use crate::secret::{NoRandomness, Secret};
use crate::vault::Edge;

/// Begins the file.
const MARK: &[u8; 16] = b"mooring-shelf-1\n";
/// Bytes of the nonce.
const NONCE: usize = 24;
/// Bytes of the length that precedes the content inside.
const LENGTH: usize = 4;
/// What is inside is filled up to a multiple of this.
const STEP: usize = 64 << 10;
/// The most bytes of a content.
pub const CONTENT_MOST: usize = (1 << 20) - LENGTH;
/// No file of ours is larger.
const FILE_MOST: usize = MARK.len() + NONCE + (1 << 20) + 16;

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
    let padded = pad(content).ok_or(ShelfFault::TooLong)?;
    let vault = vault_of(folder)?;
    let account = shelf_account(vault);
    let (key, known) = match edge.keychain.get_quietly(&account, edge.cancel) {
        Ok(key) => (key, true),
        Err(KeychainFault::NoEntry | KeychainFault::Malformed) => {
            let key = Secret::random()?;
            edge.keychain.set(&account, &key, edge.cancel).map_err(ShelfFault::Keychain)?;
            (key, false)
        }
        Err(fault) => return Err(ShelfFault::Keychain(fault)),
    };
    let path = folder.file(SHELF_FILE);
    if !known || read(folder, vault, &key) == Err(ShelfFault::Unreadable) {
        files::set_aside(&path)?;
    }
    files::write_whole(&path, &seal(vault, &key, &padded)?).map_err(Storage::from)?;
    folder.note_mended(Unread::Shelf);
    Ok(())
}

/// Whether there is something on the shelf, whatever it is.
pub fn is_there(folder: &Folder) -> bool {
    folder.file(SHELF_FILE).exists()
}

/// What lies on the shelf; `None` where nothing was put there. A shelf that does not open is among what is
/// [unread](Folder::unread) until there is one again.
pub fn get(folder: &Folder, edge: &Edge<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, ShelfFault> {
    let vault = vault_of(folder)?;
    if !is_there(folder) {
        return Ok(None);
    }
    let key = edge.keychain.get_quietly(&shelf_account(vault), edge.cancel).map_err(ShelfFault::Keychain)?;
    let found = read(folder, vault, &key);
    if found == Err(ShelfFault::Unreadable) {
        folder.note_unread(Unread::Shelf);
    }
    found
}

fn vault_of(folder: &Folder) -> Result<Uuid, ShelfFault> {
    let (sealed, _) = header::read(folder)?.ok_or(ShelfFault::Nothing)?;
    Ok(sealed.header.vault)
}

fn read(folder: &Folder, vault: Uuid, key: &Secret<32>) -> Result<Option<Zeroizing<Vec<u8>>>, ShelfFault> {
    let bytes = match files::read_capped(&folder.file(SHELF_FILE), FILE_MOST) {
        Ok(bytes) => bytes.ok_or(ShelfFault::Unreadable)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Storage::from(error).into()),
    };
    open(vault, key, &bytes).map(Some).ok_or(ShelfFault::Unreadable)
}

/// The mark and the vault are authenticated with the content: a shelf carried to another vault is not believed.
fn aad(vault: Uuid) -> Vec<u8> {
    [MARK.as_slice(), vault.as_bytes()].concat()
}

fn seal(vault: Uuid, key: &Secret<32>, padded: &[u8]) -> Result<Vec<u8>, ShelfFault> {
    let nonce = *Secret::<NONCE>::random()?.expose("a nonce, kept beside the ciphertext");
    let payload = Payload { msg: padded, aad: &aad(vault) };
    // Refused only beyond 256 GiB.
    let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_| ShelfFault::TooLong)?;
    Ok([MARK.as_slice(), &nonce, &sealed].concat())
}

fn open(vault: Uuid, key: &Secret<32>, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = bytes.strip_prefix(MARK.as_slice())?.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: sealed, aad: &aad(vault) };
    let padded = cipher(key).decrypt(&XNonce::from(*nonce), payload).ok().map(Zeroizing::new)?;
    let (length, rest) = padded.split_first_chunk::<LENGTH>()?;
    let content = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    Some(Zeroizing::new(content.to_vec()))
}

fn cipher(key: &Secret<32>) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose("seals what the locked app may know").into())
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
        let file = seal(vault, &key, &pad(b"at seven").unwrap()).unwrap();
        assert_eq!(open(vault, &key, &file).unwrap().as_slice(), b"at seven");
        assert!(open(Uuid::from_u128(8), &key, &file).is_none());
        assert!(open(vault, &Secret::random().unwrap(), &file).is_none());
        for at in (0..file.len()).step_by(61).chain(0..64) {
            let mut other = file.clone();
            other[at] ^= 1;
            assert!(open(vault, &key, &other).is_none(), "{at}");
        }
        for end in [0, 15, 16, 40, 56, file.len() - 1] {
            assert!(open(vault, &key, &file[..end]).is_none(), "{end}");
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
