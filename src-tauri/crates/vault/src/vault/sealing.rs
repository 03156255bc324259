//! The seal of an open vault: what opening found, the rest of the comparison, and taking the journal as it is.

use super::{Vault, VaultError};
use crate::folder::{Folder, SEAL_FILE};
use crate::header::Mode;
use crate::keychain::Cancel;
use crate::keys::{DataKey, Purpose};
use crate::seal::{Counter, SealReport, Sealing};

impl Vault {
    /// How the journal stands to its seal, as far as it was compared; `None` for a throw-away vault.
    pub fn seal(&self) -> Option<SealReport> {
        self.store.seal()
    }

    /// Compares what opening left to be compared: every page of the main file, then what the keychain remembers.
    ///
    /// May take as long as reading the file and the keychain's limit: to be called on a thread of its own, soon after
    /// opening, because until then no page of the main file is written and the log grows. Calling it again is cheap.
    pub fn check_seal(&self, cancel: &Cancel) -> Result<Option<SealReport>, VaultError> {
        let Some(seal) = self.store.check_seal()? else {
            return Ok(None);
        };
        match self.counter() {
            Some(counter) => seal.compare(counter.read(cancel)),
            None => seal.without_keychain(),
        }
        Ok(Some(seal.report()))
    }

    /// The person takes the journal as it is, whatever its seal says: what is known now is the measure of every later
    /// comparison, also in the keychain. Answers how it stands now.
    pub fn accept_seal(&self, cancel: &Cancel) -> Result<Option<SealReport>, VaultError> {
        if let Some(mark) = self.store.accept_seal()?
            && let Some(counter) = self.counter()
        {
            // One that does not answer now is told when the journal is closed.
            counter.remember(mark, cancel);
        }
        Ok(self.store.seal())
    }

    /// The keychain's part, where the protection has one.
    pub(super) fn counter(&self) -> Option<Counter> {
        let open = self.open();
        let open = open.as_ref()?;
        let header = open.header.as_ref()?;
        match header.mode() {
            Mode::Passphrase => None,
            Mode::Keychain | Mode::Both => Some(Counter {
                keychain: self.keychain.clone(),
                vault: header.vault,
                key: open.key.derive(Purpose::Seal),
            }),
        }
    }
}

/// Where the seal of a folder's database lies, and its key.
pub(super) fn sealing(folder: &Folder, key: &DataKey) -> Sealing {
    Sealing::new(folder.file(SEAL_FILE), key)
}
