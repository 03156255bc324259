//! One slot: the data key sealed under what somebody has or knows.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};
use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{HeaderFault, seconds};
use crate::kdf::Params;
use crate::keys::DataKey;
use crate::recovery::RecoveryCode;
use crate::secret::{NoRandomness, Secret};

/// Of a slot's binding. The header's own version is not bound: a slot stays as it is when the header gets a newer one,
/// because sealing it anew would take the person's secret.
const VERSION: u32 = 1;

/// What opens a slot, with what has to be known to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// `store` is how the system called the keychain the key was put into.
    Keychain {
        store: String,
    },
    Passphrase {
        cost: Params,
    },
    Both {
        cost: Params,
        store: String,
    },
    /// `checked` is when the code was last given back correctly. It is the one thing that may change without
    /// sealing anew, so it is outside the slot's own binding and under the header's MAC only.
    Recovery {
        checked: Option<DateTime<Utc>>,
    },
}

/// The secret that is offered to a slot.
pub enum WayKey<'a> {
    Keychain(&'a Secret<32>),
    /// The output of Argon2id.
    Passphrase(&'a Secret<32>),
    Both {
        item: &'a Secret<32>,
        stretched: &'a Secret<32>,
    },
    Recovery(&'a RecoveryCode),
}

/// The data key sealed in one way. Nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub way: Way,
    pub made: DateTime<Utc>,
    /// Salt of Argon2id and of HKDF; fresh for each slot.
    pub salt: [u8; 32],
    pub nonce: [u8; 24],
    /// Ciphertext of the data key and its tag.
    pub sealed: [u8; 48],
    /// Second half of the HKDF output: commits to the wrapping key, which XChaCha20-Poly1305 alone does not.
    pub commitment: [u8; 32],
}

/// What trying a slot answers.
pub enum Opened {
    /// The secret fits.
    Key(DataKey),
    /// Another secret than the one the slot was made with.
    DoesNotFit,
}

impl Slot {
    /// Seals the data key. `salt` is the one the passphrase was stretched with, fresh from [`Slot::salt`].
    pub fn seal(
        vault: Uuid,
        way: Way,
        salt: [u8; 32],
        secret: &WayKey<'_>,
        data: &DataKey,
        now: DateTime<Utc>,
    ) -> Result<Self, NoRandomness> {
        let nonce = *Secret::<24>::random()?.expose("a nonce, stored beside the ciphertext");
        let mut slot = Self { way, made: seconds(now), salt, nonce, sealed: [0; 48], commitment: [0; 32] };
        let (wrapping, commitment) = slot.wrapping_key(secret);
        let payload = Payload { msg: data.secret().expose("sealed into a slot"), aad: &slot.binding(vault) };
        let cipher = XChaCha20Poly1305::new(wrapping.expose("seals the data key").into());
        // Encryption of 32 bytes cannot fail; if it did, the slot would not open and the check after writing says so.
        if let Ok(sealed) = cipher.encrypt(&XNonce::from(nonce), payload)
            && let Ok(sealed) = sealed.try_into()
        {
            slot.sealed = sealed;
        }
        slot.commitment = commitment;
        Ok(slot)
    }

    /// A fresh salt.
    pub fn salt() -> Result<[u8; 32], NoRandomness> {
        Ok(*Secret::<32>::random()?.expose("a salt, stored in clear"))
    }

    /// Tries a secret. The commitment is compared first, so that a wrong secret is never a damaged slot.
    pub fn open(&self, vault: Uuid, secret: &WayKey<'_>) -> Result<Opened, HeaderFault> {
        let (wrapping, commitment) = self.wrapping_key(secret);
        if !bool::from(commitment.ct_eq(&self.commitment)) {
            return Ok(Opened::DoesNotFit);
        }
        let payload = Payload { msg: &self.sealed, aad: &self.binding(vault) };
        let cipher = XChaCha20Poly1305::new(wrapping.expose("opens the data key").into());
        let plain = cipher
            .decrypt(&XNonce::from(self.nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| HeaderFault::Tampered)?;
        let key = Secret::from_slice(&plain).ok_or(HeaderFault::Tampered)?;
        Ok(Opened::Key(DataKey::from_secret(key)))
    }

    /// What the sealed part opens to under a wrapping key itself, without the derivation and the commitment before it.
    #[cfg(any(test, feature = "testing"))]
    pub fn unwrap_with(&self, vault: Uuid, wrapping: &Secret<32>) -> Option<DataKey> {
        let payload = Payload { msg: &self.sealed, aad: &self.binding(vault) };
        let cipher = XChaCha20Poly1305::new(wrapping.expose("tried by a test").into());
        let plain = cipher.decrypt(&XNonce::from(self.nonce), payload).ok().map(Zeroizing::new)?;
        Secret::from_slice(&plain).map(DataKey::from_secret)
    }

    /// When the recovery code was last given back.
    pub const fn checked(&self) -> Option<DateTime<Utc>> {
        match self.way {
            Way::Recovery { checked } => checked,
            _ => None,
        }
    }

    /// `HKDF-SHA-256(salt, secret, "mooring/v1/slot/" kind)`, 64 bytes: wrapping key and commitment.
    fn wrapping_key(&self, secret: &WayKey<'_>) -> (Secret<32>, [u8; 32]) {
        const WHY: &str = "made into a wrapping key";
        let mut input = Zeroizing::new(Vec::with_capacity(64));
        match secret {
            WayKey::Keychain(item) => input.extend_from_slice(item.expose(WHY)),
            WayKey::Passphrase(stretched) => input.extend_from_slice(stretched.expose(WHY)),
            WayKey::Both { item, stretched } => {
                input.extend_from_slice(item.expose(WHY));
                input.extend_from_slice(stretched.expose(WHY));
            }
            WayKey::Recovery(code) => input.extend_from_slice(code.secret().expose(WHY)),
        }
        let mut output = Secret::<64>::zeroed();
        let label = format!("mooring/v1/slot/{}", self.way.kind());
        let expanded = Hkdf::<Sha256>::new(Some(&self.salt), &input).expand(label.as_bytes(), output.as_mut());
        debug_assert!(expanded.is_ok(), "64 bytes are within HKDF's bounds");
        let (wrapping, commitment) = output.expose(WHY).split_at(32);
        let wrapping = Secret::from_slice(wrapping).unwrap_or_else(Secret::zeroed);
        (wrapping, commitment.try_into().unwrap_or_default())
    }

    /// What the slot is bound to besides its secret: each part as its length (32 bits, little endian) and bytes.
    fn binding(&self, vault: Uuid) -> Vec<u8> {
        let cost = self
            .way
            .cost()
            .map_or_else(Vec::new, |cost| [cost.memory_kib, cost.passes, cost.lanes].map(u32::to_le_bytes).concat());
        let made = self.made.timestamp().to_le_bytes();
        let parts: [&[u8]; 8] = [
            b"mooring/v1/slot",
            vault.as_bytes(),
            &VERSION.to_le_bytes(),
            self.way.kind().as_bytes(),
            &made,
            &self.salt,
            &cost,
            self.way.store().as_bytes(),
        ];
        let mut bound = Vec::new();
        for part in parts {
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            bound.extend_from_slice(&length.to_le_bytes());
            bound.extend_from_slice(part);
        }
        bound
    }
}

impl Way {
    /// The word for it in the file.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Keychain { .. } => "keychain",
            Self::Passphrase { .. } => "passphrase",
            Self::Both { .. } => "both",
            Self::Recovery { .. } => "recovery",
        }
    }

    const fn cost(&self) -> Option<Params> {
        match self {
            Self::Passphrase { cost } | Self::Both { cost, .. } => Some(*cost),
            Self::Keychain { .. } | Self::Recovery { .. } => None,
        }
    }

    fn store(&self) -> &str {
        match self {
            Self::Keychain { store } | Self::Both { store, .. } => store,
            Self::Passphrase { .. } | Self::Recovery { .. } => "",
        }
    }
}
