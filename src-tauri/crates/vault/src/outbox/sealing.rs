//! The keys of the outbox, and one item sealed and opened: HPKE (RFC 9180) with DHKEM(X25519, HKDF-SHA256),
//! HKDF-SHA256 and ChaCha20-Poly1305.
//!
//! Anybody who can read the header can seal to its public key. So a writer that knows the sender's secret, from the
//! keychain, seals in HPKE's mode with a pre-shared key: only then the item is proven to be from here.

use std::convert::Infallible;

use hmac::Mac;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, PskBundle, Serializable};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::frame::{Head, Sender};
use crate::keys::{DataKey, Purpose, hmac_sha256};
use crate::secret::{NoRandomness, Secret};

type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;
type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type EncappedKey = <X25519HkdfSha256 as Kem>::EncappedKey;

const INFO: &[u8] = b"mooring/v1/outbox";
const PSK_ID: &[u8] = b"mooring/v1/outbox-sender";
const ADDRESS: &[u8] = b"mooring/v1/outbox-address";

/// Bytes of HPKE's encapsulated key.
pub const ENCAPPED: usize = 32;
/// Bytes of the tag that ends a ciphertext.
pub const TAG: usize = 16;

/// What the header publishes: where check-ins are sealed to. Nothing in it is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The public key, X25519.
    pub public: [u8; 32],
    /// HMAC over the vault and the public key, under the sender's secret: whoever has that from the keychain can tell
    /// whether the key is the one this vault published.
    pub tag: [u8; 32],
}

impl Address {
    /// Whether this is the address that goes with a sender's secret.
    pub fn is_of(&self, vault: Uuid, sender: &Secret<32>) -> bool {
        tag(vault, &self.public, sender).verify_slice(&self.tag).is_ok()
    }
}

/// The keys of an open vault.
pub struct Keys {
    private: PrivateKey,
    sender: Secret<32>,
    address: Address,
}

impl Keys {
    /// The same each time: nothing of them is stored but the address.
    pub fn derive(vault: Uuid, key: &DataKey) -> Self {
        let seed = key.derive(Purpose::Outbox);
        let (private, public) = X25519HkdfSha256::derive_keypair(seed.expose("the outbox's key pair"));
        let sender = key.derive(Purpose::OutboxSender);
        let public: [u8; 32] = public.to_bytes().into();
        let tag = tag(vault, &public, &sender).finalize().into_bytes().into();
        Self { private, sender, address: Address { public, tag } }
    }

    /// What the header publishes.
    pub const fn address(&self) -> Address {
        self.address
    }

    /// What the keychain is given: proves the address and the items.
    pub const fn sender(&self) -> &Secret<32> {
        &self.sender
    }

    /// Opens the sealed part of an item: encapsulated key and ciphertext. `None` where it was not sealed to this vault,
    /// or not by who it says.
    pub fn open(&self, vault: Uuid, head: Head, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (encapped, ciphertext) = sealed.split_at_checked(ENCAPPED)?;
        let encapped = EncappedKey::from_bytes(encapped).ok()?;
        let mode = match head.sender {
            Sender::Anybody => OpModeR::Base,
            Sender::Proven => OpModeR::Psk(psk(&self.sender)?),
        };
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &mode,
            &self.private,
            &encapped,
            &info(vault),
            ciphertext,
            &head.bytes(),
        )
        .ok()
        .map(Zeroizing::new)
    }
}

/// Why an item could not be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealFault {
    /// The published key is none that can be sealed to.
    Key,
    Randomness,
}

/// Seals a padded item to an address; with the sender's secret, as proven. Answers encapsulated key and ciphertext.
pub fn seal(
    vault: Uuid,
    address: &Address,
    sender: Option<&Secret<32>>,
    head: Head,
    padded: &[u8],
) -> Result<Vec<u8>, SealFault> {
    let public = PublicKey::from_bytes(&address.public).map_err(|_| SealFault::Key)?;
    let mode = match sender {
        None => OpModeS::Base,
        Some(sender) => OpModeS::Psk(psk(sender).ok_or(SealFault::Key)?),
    };
    let mut random = SystemRandom { failed: false };
    let sealed = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &mode,
        &public,
        &info(vault),
        padded,
        &head.bytes(),
        &mut random,
    );
    if random.failed {
        return Err(NoRandomness.into());
    }
    let (encapped, ciphertext) = sealed.map_err(|_| SealFault::Key)?;
    Ok([encapped.to_bytes().as_slice(), &ciphertext].concat())
}

impl From<NoRandomness> for SealFault {
    fn from(NoRandomness: NoRandomness) -> Self {
        Self::Randomness
    }
}

fn psk(sender: &Secret<32>) -> Option<PskBundle<'_>> {
    PskBundle::new(sender.expose("proves who seals"), PSK_ID).ok()
}

fn info(vault: Uuid) -> Vec<u8> {
    [INFO, vault.as_bytes()].concat()
}

fn tag(vault: Uuid, public: &[u8; 32], sender: &Secret<32>) -> impl Mac<OutputSize = hmac::digest::consts::U32> {
    let mut mac = hmac_sha256(sender.expose("authenticates the address"));
    for part in [ADDRESS, vault.as_bytes(), public] {
        mac.update(part);
    }
    mac
}

/// The operating system's randomness as HPKE asks for it: it cannot be told of a failure, so that is remembered and
/// what was sealed is thrown away.
struct SystemRandom {
    failed: bool,
}

impl TryRng for SystemRandom {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.failed |= getrandom::fill(bytes).is_err();
        Ok(())
    }
}

impl TryCryptoRng for SystemRandom {}
