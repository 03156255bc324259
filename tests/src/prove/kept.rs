//! A keychain that outlives a process: its items are files in a folder that goes with the test.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use vault::keychain::{KeyStore, KeyStoreError, Presence};
use vault::secret::Secret;

pub struct Files(pub PathBuf);

/// One at a time: what is new has one name, so that a kill leaves no more than that.
static WRITING: Mutex<()> = Mutex::new(());

impl Files {
    fn item(&self, account: &str) -> PathBuf {
        self.0.join(account.replace(':', "-"))
    }

    /// Makes the names of the items durable. Windows has no such call.
    fn sync(&self) -> io::Result<()> {
        if cfg!(unix) { File::open(&self.0)?.sync_all() } else { Ok(()) }
    }
}

fn said(error: &io::Error) -> KeyStoreError {
    if error.kind() == ErrorKind::NotFound { KeyStoreError::NoEntry } else { KeyStoreError::Failed }
}

impl KeyStore for Files {
    fn describe(&self) -> Presence {
        Presence::Present { name: "Files".to_owned() }
    }

    fn get(&self, account: &str) -> Result<Secret<32>, KeyStoreError> {
        let bytes = fs::read(self.item(account)).map_err(|error| said(&error))?;
        bytes.try_into().map(Secret::from_bytes).map_err(|_| KeyStoreError::Failed)
    }

    fn set(&self, account: &str, key: &Secret<32>) -> Result<(), KeyStoreError> {
        // As a real keychain: the old item or the new one, whoever is killed meanwhile and whenever the power fails.
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let new = self.0.join("new");
        let write = || {
            let mut file = File::create(&new)?;
            file.write_all(key.expose("a keychain for the time of a test"))?;
            file.sync_all()?;
            fs::rename(&new, self.item(account))?;
            self.sync()
        };
        write().map_err(|error| said(&error))
    }

    fn delete(&self, account: &str) -> Result<(), KeyStoreError> {
        let remove = || {
            fs::remove_file(self.item(account))?;
            self.sync()
        };
        remove().map_err(|error| said(&error))
    }
}
