//! Trying bytes as secrets: what somebody can do who has the files and not what opens them.

use crate::header::{HeaderFault, Opened, Sealed, Slot, WayKey};
use crate::keys::{DataKey, DatabaseKey};
use crate::recovery::RecoveryCode;
use crate::secret::Secret;

/// A header and the beginning of the database beside it, against which any bytes can be tried.
pub struct Guess {
    sealed: Sealed,
    salt: [u8; 16],
}

/// The bytes of a recovery code.
pub fn code_bytes(code: &RecoveryCode) -> [u8; 16] {
    *code.secret().expose("planted by a test")
}

/// What bytes turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fits {
    /// What they are, in a word or two.
    pub role: &'static str,
    /// The data key they lead to, where they do.
    pub data_key: Option<[u8; 32]>,
}

impl Guess {
    /// Over the bytes of a header, and the first 16 of the database.
    pub fn over(header: &[u8], salt: [u8; 16]) -> Result<Self, HeaderFault> {
        Ok(Self { sealed: Sealed::from_bytes(header)?, salt })
    }

    /// Tries 32 bytes as what the keychain holds, as the output of Argon2id, as both at once, as the wrapping key of each
    /// slot, as the data key, as the key of the database; 16 bytes as the recovery code. Bytes of another length are nothing.
    pub fn fits(&self, bytes: &[u8]) -> Option<Fits> {
        if let Ok(code) = bytes.try_into() {
            let code = RecoveryCode::of(code);
            return self.slots().find_map(|slot| self.opens(slot, &WayKey::Recovery(&code), "recovery code"));
        }
        let secret = Secret::<32>::from_slice(bytes)?;
        let of_a_slot = self.slots().find_map(|slot| {
            // The two halves alone give the same input to the derivation, so one is tried for both.
            self.opens(slot, &WayKey::Keychain(&secret), "secret of a slot").or_else(|| {
                self.opens(slot, &WayKey::Both { item: &secret, stretched: &secret }, "both halves of a slot's secret")
                    .or_else(|| {
                        let key = slot.unwrap_with(self.sealed.header.vault, &secret)?;
                        Some(fits("wrapping key", Some(&key)))
                    })
            })
        });
        of_a_slot.or_else(|| {
            let key = DataKey::from_secret(secret.duplicate());
            if self.sealed.prove(&key).is_ok() {
                return Some(fits("data key", Some(&key)));
            }
            (DatabaseKey::new(&secret).salt() == &self.salt).then(|| fits("key of the database", None))
        })
    }

    fn slots(&self) -> impl Iterator<Item = &Slot> {
        std::iter::once(&self.sealed.header.everyday).chain(&self.sealed.header.recovery)
    }

    fn opens(&self, slot: &Slot, secret: &WayKey<'_>, role: &'static str) -> Option<Fits> {
        match slot.open(self.sealed.header.vault, secret) {
            Ok(Opened::Key(key)) => Some(fits(role, Some(&key))),
            Ok(Opened::DoesNotFit) | Err(_) => None,
        }
    }
}

fn fits(role: &'static str, key: Option<&DataKey>) -> Fits {
    Fits { role, data_key: key.map(|key| *key.secret().expose("found by a test")) }
}
