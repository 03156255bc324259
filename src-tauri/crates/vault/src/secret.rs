//! Secrets as types that cannot be printed, compared, cloned or serialised, and are wiped when dropped.
//!
//! Taking the bytes out is a named call with the reason beside it, so that every place where a secret
//! leaves its type can be found by searching for `expose`.

use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

/// `N` secret bytes on the heap (moving the value does not copy them), wiped when dropped.
///
/// ```
/// let secret = vault::secret::Secret::<32>::from_bytes([0; 32]);
/// let bytes: &[u8] = secret.expose("an example");
/// println!("{bytes:?}");
/// ```
/// Without the name and the reason none of it compiles:
///
/// ```compile_fail
/// let secret = vault::secret::Secret::<32>::from_bytes([0; 32]);
/// println!("{secret:?}");
/// ```
/// ```compile_fail
/// let secret = vault::secret::Secret::<32>::from_bytes([0; 32]);
/// println!("{secret}");
/// ```
/// ```compile_fail
/// let secret = vault::secret::Secret::<32>::from_bytes([0; 32]);
/// let copy = secret.clone();
/// ```
/// ```compile_fail
/// let secret = vault::secret::Secret::<32>::from_bytes([0; 32]);
/// let bytes: &[u8] = &secret;
/// ```
/// ```compile_fail
/// let secret = vault::secret::Secret::<32>::from_bytes([0; 32]);
/// serde_json::to_string(&secret);
/// ```
pub struct Secret<const N: usize>(Box<Zeroizing<[u8; N]>>);

impl<const N: usize> Secret<N> {
    /// Takes the bytes over and wipes the caller's copy.
    pub fn from_bytes(mut bytes: [u8; N]) -> Self {
        let secret = Self(Box::new(Zeroizing::new(bytes)));
        bytes.zeroize();
        secret
    }

    /// The first way a secret from outside comes in: `None` unless it is exactly `N` bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut secret = Self::zeroed();
        if bytes.len() != N {
            return None;
        }
        secret.0.copy_from_slice(bytes);
        Some(secret)
    }

    /// Fresh random bytes from the operating system.
    pub fn random() -> Result<Self, NoRandomness> {
        let mut secret = Self::zeroed();
        getrandom::fill(secret.0.as_mut_slice()).map_err(|_| NoRandomness)?;
        Ok(secret)
    }

    /// The bytes. `reason` is for the reader of the code: why they have to leave the type here.
    pub fn expose(&self, reason: &'static str) -> &[u8; N] {
        let _ = reason;
        &self.0
    }

    /// Whether both hold the same bytes, in constant time.
    pub fn same_as(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }

    pub(crate) fn zeroed() -> Self {
        Self(Box::new(Zeroizing::new([0; N])))
    }

    pub(crate) fn as_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }

    /// A second owner of the same bytes, where a thread or an object has to keep its own.
    pub(crate) fn duplicate(&self) -> Self {
        let mut copy = Self::zeroed();
        copy.0.copy_from_slice(self.0.as_slice());
        copy
    }
}

/// The operating system gave no random bytes; nothing was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomness;

/// The fewest characters of a passphrase, counted after normalisation.
pub const PASSPHRASE_MIN_CHARS: usize = 8;

/// The most bytes of a passphrase that are looked at; longer ones are refused rather than cut.
pub const PASSPHRASE_MAX_BYTES: usize = 4096;

/// A passphrase in Unicode normalisation form C, so that the same letters typed on another keyboard or
/// system give the same key. Wiped when dropped.
///
/// ```
/// let phrase = vault::secret::Passphrase::new("correct horse").unwrap();
/// let text: &[u8] = phrase.expose("an example");
/// ```
/// Without the name and the reason none of it compiles:
///
/// ```compile_fail
/// let phrase = vault::secret::Passphrase::new("correct horse").unwrap();
/// println!("{phrase:?}");
/// ```
/// ```compile_fail
/// let phrase = vault::secret::Passphrase::new("correct horse").unwrap();
/// let text: &str = &phrase;
/// ```
pub struct Passphrase(Zeroizing<String>);

/// Why a text cannot be a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    #[error("fewer than {PASSPHRASE_MIN_CHARS} characters")]
    TooShort,
    #[error("more than {PASSPHRASE_MAX_BYTES} bytes")]
    TooLong,
}

impl Passphrase {
    /// A passphrase somebody chooses: at least [`PASSPHRASE_MIN_CHARS`] characters.
    pub fn new(text: &str) -> Result<Self, PassphraseFault> {
        let phrase = Self::attempt(text)?;
        if phrase.0.chars().count() < PASSPHRASE_MIN_CHARS {
            return Err(PassphraseFault::TooShort);
        }
        Ok(phrase)
    }

    /// A passphrase somebody tries: any length, so that a short one is simply one that does not fit.
    pub fn attempt(text: &str) -> Result<Self, PassphraseFault> {
        if text.len() > PASSPHRASE_MAX_BYTES {
            return Err(PassphraseFault::TooLong);
        }
        // NFC never grows UTF-8 more than threefold (Unicode, UAX #15 table "maximum expansion factors");
        // reserving that much keeps the buffer from moving and leaving a copy behind.
        let mut normal = Zeroizing::new(String::with_capacity(text.len().saturating_mul(3)));
        normal.extend(text.nfc());
        Ok(Self(normal))
    }

    /// The UTF-8 bytes. `reason` is for the reader of the code.
    pub fn expose(&self, reason: &'static str) -> &[u8] {
        let _ = reason;
        self.0.as_bytes()
    }
}
