//! The key hierarchy: everything is derived from one random data key by HKDF-SHA-256, each purpose under its
//! own label, so that no two files and no two uses ever share a key.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use crate::secret::{NoRandomness, Secret};

/// Begins every label, so that no other program's derivation from the same bytes can meet ours.
const PREFIX: &str = "mooring/v1/";

/// The random key of one vault. It never leaves the process except wrapped in a slot of the header.
pub struct DataKey(Secret<32>);

/// What a key derived from the data key is for. The labels are part of the format and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The raw key of `journal.db`.
    Database,
    /// The raw key of `media.db`.
    Media,
    /// What contents are named with in a `media.db` that is made now.
    MediaNaming,
    /// The raw key of the copy of `media.db` among the backups.
    MediaBackup,
    /// The raw key of one backup, by its id.
    Backup(Uuid),
    /// The MAC over the header.
    Header,
    /// The authentication of the seal.
    Seal,
    /// The key pair of the outbox.
    Outbox,
    /// What vouches for the outbox's key and proves its items; a copy is in the keychain.
    OutboxSender,
    /// What stays in memory from one opening to the next. Nothing that is stored hangs on it.
    Held,
}

impl Purpose {
    fn label(self) -> String {
        match self {
            Self::Database => format!("{PREFIX}database"),
            Self::Media => format!("{PREFIX}media"),
            Self::MediaNaming => format!("{PREFIX}media-naming"),
            Self::MediaBackup => format!("{PREFIX}media-backup"),
            Self::Backup(id) => format!("{PREFIX}backup/{}", id.hyphenated()),
            Self::Header => format!("{PREFIX}header-mac"),
            Self::Seal => format!("{PREFIX}seal"),
            Self::Outbox => format!("{PREFIX}outbox"),
            Self::OutboxSender => format!("{PREFIX}outbox-sender"),
            Self::Held => format!("{PREFIX}held"),
        }
    }
}

impl DataKey {
    /// A fresh key for a new vault.
    pub fn random() -> Result<Self, NoRandomness> {
        Secret::random().map(Self)
    }

    pub(crate) const fn from_secret(secret: Secret<32>) -> Self {
        Self(secret)
    }

    pub(crate) const fn secret(&self) -> &Secret<32> {
        &self.0
    }

    pub(crate) fn duplicate(&self) -> Self {
        Self(self.0.duplicate())
    }

    /// The key for one purpose: `HKDF-SHA-256(salt = none, ikm = data key, info = "mooring/v1/" label)`, 32 bytes.
    pub fn derive(&self, purpose: Purpose) -> Secret<32> {
        expand(&self.0, &purpose.label())
    }

    /// The key and the salt of `journal.db`.
    pub fn database(&self) -> DatabaseKey {
        DatabaseKey::new(&self.derive(Purpose::Database))
    }

    /// The key and the salt of `media.db`.
    pub(crate) fn media(&self) -> DatabaseKey {
        DatabaseKey::new(&self.derive(Purpose::Media))
    }

    /// The key and the salt of the copy of it among the backups.
    pub(crate) fn media_backup(&self) -> DatabaseKey {
        DatabaseKey::new(&self.derive(Purpose::MediaBackup))
    }

    /// The key and the salt of the database in one backup.
    pub(crate) fn backup(&self, id: Uuid) -> DatabaseKey {
        DatabaseKey::new(&self.derive(Purpose::Backup(id)))
    }

    /// What authenticates the rest of that backup: `HKDF(backup key, no salt, "mooring/v1/backup-mac", 32)`.
    pub(crate) fn backup_mac(&self, id: Uuid) -> Secret<32> {
        expand(&self.derive(Purpose::Backup(id)), &format!("{PREFIX}backup-mac"))
    }
}

fn expand<const N: usize>(secret: &Secret<32>, label: &str) -> Secret<N> {
    let hkdf = Hkdf::<Sha256>::new(None, secret.expose("key derivation"));
    let mut output = Secret::zeroed();
    // HKDF refuses only outputs longer than 255 hashes; ours are one or two.
    if hkdf.expand(label.as_bytes(), output.as_mut()).is_err() {
        debug_assert!(false, "HKDF output within bounds");
    }
    output
}

/// The raw key of one SQLCipher file with the salt at the beginning of that file.
///
/// SQLCipher would draw the salt at random; with a raw key it serves no secrecy, so it is derived from the
/// key instead. Then the first 16 bytes tell whose file it is, and damage to them can be told from a foreign file.
pub struct DatabaseKey {
    key: Secret<32>,
    salt: Secret<16>,
    page_mac: Secret<32>,
}

impl DatabaseKey {
    pub(crate) fn new(key: &Secret<32>) -> Self {
        let salt: Secret<16> = expand(key, &format!("{PREFIX}sqlcipher-salt"));
        let page_mac = page_mac_key(key, &salt);
        Self { key: key.duplicate(), salt, page_mac }
    }

    pub(crate) fn duplicate(&self) -> Self {
        Self { key: self.key.duplicate(), salt: self.salt.duplicate(), page_mac: self.page_mac.duplicate() }
    }

    /// The first 16 bytes of the file. Not secret: they are stored in clear.
    pub(crate) fn salt(&self) -> &[u8; 16] {
        self.salt.expose("written at the beginning of the file")
    }

    pub(crate) fn page_mac_key(&self) -> &[u8; 32] {
        self.page_mac.expose("checking the tags of pages")
    }

    /// The key as SQLCipher takes it: `x'` + 64 hex digits of key + 32 of salt + `'`.
    pub(crate) fn keyspec(&self) -> Zeroizing<Vec<u8>> {
        let mut digits = Zeroizing::new([0_u8; 96]);
        let (key, salt) = digits.split_at_mut(64);
        let written = hex::encode_to_slice(self.key.expose("handed to SQLCipher"), key)
            .and_then(|()| hex::encode_to_slice(self.salt(), salt));
        debug_assert!(written.is_ok(), "two digits a byte");
        let mut spec = Zeroizing::new(Vec::with_capacity(99));
        spec.extend_from_slice(b"x'");
        spec.extend_from_slice(digits.as_slice());
        spec.push(b'\'');
        spec
    }
}

/// HMAC-SHA-256 under a key of 32 bytes.
pub(crate) fn hmac_sha256(key: &[u8; 32]) -> Hmac<Sha256> {
    // HMAC fills a shorter key up with zeros to the block of its hash, here 64 bytes; done here, it cannot fail.
    let mut block = Zeroizing::new([0_u8; 64]);
    for (filled, byte) in block.iter_mut().zip(key) {
        *filled = *byte;
    }
    <Hmac<Sha256> as KeyInit>::new((&*block).into())
}

/// The key SQLCipher 4 authenticates pages with: `PBKDF2-HMAC-SHA-512(key, salt ⊕ 0x3a…, 2 rounds)`, first 32
/// bytes (`sqlcipher_cipher_ctx_key_derive`). Two rounds over one block are written out here.
fn page_mac_key(key: &Secret<32>, salt: &Secret<16>) -> Secret<32> {
    let round = |input: &[&[u8]]| -> Zeroizing<[u8; 64]> {
        let mut output = Zeroizing::new([0_u8; 64]);
        if let Ok(mut mac) = Hmac::<Sha512>::new_from_slice(key.expose("SQLCipher's page key")) {
            for part in input {
                mac.update(part);
            }
            let mut tag = mac.finalize().into_bytes();
            output.copy_from_slice(&tag);
            tag.as_mut_slice().zeroize();
        }
        output
    };
    let masked = salt.expose("SQLCipher's page key").map(|byte| byte ^ 0x3a);
    let first = round(&[&masked, &1_u32.to_be_bytes()]);
    let second = round(&[first.as_slice()]);
    let mut output = Secret::<32>::zeroed();
    for ((out, a), b) in output.as_mut().iter_mut().zip(first.iter()).zip(second.iter()) {
        *out = a ^ b;
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex_of<const N: usize>(secret: &Secret<N>) -> String {
        hex::encode(secret.expose("test"))
    }

    /// Frozen: every file of every vault hangs on these. Computed by another implementation of RFC 5869
    /// (Python's `hmac` and `hashlib`).
    #[test]
    fn derived_keys_never_change() {
        let key = DataKey::from_secret(Secret::from_bytes(std::array::from_fn(|n| u8::try_from(n).unwrap_or(0))));
        let backup = Purpose::Backup(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        for (purpose, expected) in [
            (Purpose::Database, "0c4771672f8d130d48e7f3158957f8497f2b10b91ee86b2f6e6b4d5fa834c207"),
            (Purpose::Media, "fc3ccaa9fb6ddb815bd2a17c183b1b5381eeb31d34229a41b5d78a1372a361b4"),
            (Purpose::MediaNaming, "907f8b8fc610d911624db02a958808b09df3f711af037c81437219ea4f8f1254"),
            (Purpose::MediaBackup, "8682a44cae90397bcfcf5496fdc63d592a45bcbbaff359a8e91084218492abe4"),
            (backup, "dee8d60b1c0dcb22d1540f4693a6cd71c421f37da47ec7529f3f702e73dfe02b"),
            (Purpose::Header, "0cad94ce3320da0243164b5f3bbb1eea852f2d575622d3ec7a2239ceba29a63c"),
            (Purpose::Seal, "01e31e86440bdfe8ce66f0a8f9b64d5680608a7a541c3f44c8a4a7c7b74bce9d"),
            (Purpose::Outbox, "3c287e79a2311260db3965cef55efb93ef94e2a1bba68a902caa3413f76a0139"),
            (Purpose::OutboxSender, "7fad553c4b288993fdf7aa81ecd39e714e7bd358a13aa5f431b014cf335e7cd0"),
        ] {
            assert_eq!(hex_of(&key.derive(purpose)), expected, "{purpose:?}");
        }
        let database = key.database();
        assert_eq!(hex::encode(database.salt()), "5ba861262b6e1d0fea20d37ead501464");
        assert_eq!(
            hex::encode(database.page_mac_key()),
            "b6da60cd88ecd0cda93a625dfad36d73472a6835134b72ded0bcb628e893574d"
        );
        assert_eq!(
            database.keyspec().as_slice(),
            b"x'0c4771672f8d130d48e7f3158957f8497f2b10b91ee86b2f6e6b4d5fa834c2075ba861262b6e1d0fea20d37ead501464'"
        );
    }
}
