//! The seal's file apart from its vault.

use hmac::Mac;

use crate::keys::hmac_sha256;
use crate::seal::Snapshot;
use crate::seal::bytes::{Found, RECORD, Record, State, image, latest};
use crate::secret::{NoRandomness, Secret};

/// Bytes from one record to the other.
const SLOT: usize = 4096;

/// Reads and makes files of one seal's key.
pub struct SealFile(Secret<32>);

impl SealFile {
    /// Under a fresh key.
    pub fn new() -> Result<Self, NoRandomness> {
        Secret::random().map(Self)
    }

    /// A whole file.
    pub fn image(&self) -> Vec<u8> {
        let state = State::Closed(Snapshot { pages: 12, root: [7; 32] });
        image(&Record { turn: 3, sequence: 41, state, concern: None, given_up: 0 }, &self.0)
    }

    /// Whether a file has a record that holds.
    pub fn holds(&self, file: &[u8]) -> bool {
        matches!(latest(file, &self.0), Found::Whole { .. })
    }

    /// The file with the tags of its records made right, whatever the records say.
    pub fn mended(&self, file: &[u8]) -> Vec<u8> {
        let mut mended = file.to_vec();
        for start in [0, SLOT] {
            let Some(record) = mended.get_mut(start..start + RECORD) else { continue };
            let (body, tag) = record.split_at_mut(RECORD - 32);
            let mut mac = hmac_sha256(self.0.expose("a seal for the time of a test"));
            mac.update(body);
            tag.copy_from_slice(&mac.finalize().into_bytes());
        }
        mended
    }
}
