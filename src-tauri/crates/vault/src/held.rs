//! What an open vault leaves in this process for its next opening.
//!
//! Where the disk takes nothing, what cannot be stored would be lost when the vault closes, or the vault would have to
//! stay open. Instead it is sealed with a key derived from the data key, which closing wipes: what stays in memory can be
//! read again only by whoever opens the vault. It is never written to a disk, so it has no format.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::keys::{DataKey, Purpose};
use crate::secret::Secret;
use crate::vault::{Vault, VaultError};

/// A sealed content. It says nothing but its length.
pub struct Held {
    nonce: [u8; 24],
    sealed: Vec<u8>,
}

impl Held {
    pub(crate) fn seal(vault: Uuid, key: &DataKey, content: &[u8]) -> Result<Self, VaultError> {
        let nonce = *Secret::<24>::random()?.expose("a nonce, kept beside the ciphertext");
        let payload = Payload { msg: content, aad: vault.as_bytes() };
        // Refused only beyond 256 GiB, which no memory holds.
        let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_| VaultError::Memory)?;
        Ok(Self { nonce, sealed })
    }

    pub(crate) fn open(&self, vault: Uuid, key: &DataKey) -> Option<Zeroizing<Vec<u8>>> {
        let payload = Payload { msg: &self.sealed, aad: vault.as_bytes() };
        cipher(key).decrypt(&XNonce::from(self.nonce), payload).ok().map(Zeroizing::new)
    }
}

fn cipher(key: &DataKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.derive(Purpose::Held).expose("seals what stays in memory").into())
}

impl Vault {
    /// Seals a content for the next opening of this vault in this process; [`VaultError::Closed`] for a throw-away vault,
    /// which has none.
    pub fn hold(&self, content: &[u8]) -> Result<Held, VaultError> {
        self.with_key(|vault, key| Held::seal(vault, key, content))?
    }

    /// What was held; `None` where another vault held it.
    pub fn take_back(&self, held: &Held) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        self.with_key(|vault, key| held.open(vault, key))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_held_comes_back_to_its_own_vault_alone() {
        let (vault, key) = (Uuid::from_u128(7), DataKey::random().unwrap());
        let held = Held::seal(vault, &key, b"the last words").unwrap();
        assert_eq!(held.open(vault, &key).unwrap().as_slice(), b"the last words");
        assert!(held.open(Uuid::from_u128(8), &key).is_none());
        assert!(held.open(vault, &DataKey::random().unwrap()).is_none());
    }

    #[test]
    fn nothing_of_the_content_can_be_read() {
        let key = DataKey::random().unwrap();
        let (one, two) =
            (Held::seal(Uuid::nil(), &key, b"gulls").unwrap(), Held::seal(Uuid::nil(), &key, b"gulls").unwrap());
        assert_ne!(one.sealed, two.sealed);
        assert!(!one.sealed.windows(5).any(|window| window == b"gulls"));
    }
}
