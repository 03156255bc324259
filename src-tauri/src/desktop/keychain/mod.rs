//! The system's keychain as the vault wants it: a place for one key, and an honest answer when it cannot be had.
//!
//! Each system has one store that is meant, chosen here and not guessed; another that happens to answer is not asked.

#[cfg_attr(target_os = "macos", path = "apple.rs")]
#[cfg_attr(windows, path = "windows.rs")]
#[cfg_attr(not(any(windows, target_os = "macos")), path = "secret_service.rs")]
mod system;

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use keyring_core::Entry;
use keyring_core::api::CredentialStore;
use vault::secret::Secret;

/// Under this name the system lists what is kept.
const SERVICE: &str = "mooring";
/// What the system shows beside it: neither the journal nor its place.
const LABEL: &str = "Mooring";

/// Why a key cannot be had or kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is a store, and nothing in it under this name.
    NoEntry,
    /// The store is locked and could not be opened.
    Locked,
    /// The person, or the system's rules, said no.
    Denied,
    /// There is no store on this system, or none that could keep a key.
    Absent,
    /// No answer in time.
    Timeout,
    /// Anything else, among it an item that is not a key.
    Failed,
}

/// The store of this system. Every call may take as long as the person takes to answer the system's own question.
#[derive(Default)]
pub struct SystemKeychain {
    /// Connected when it is first needed, again after a failure.
    store: Mutex<Option<Arc<CredentialStore>>>,
}

impl SystemKeychain {
    /// How the system calls the store.
    pub const NAME: &str = system::NAME;

    /// Whether there is a store that could keep a key; asks for nothing.
    pub fn probe(&self) -> Result<(), Fault> {
        system::probe()
    }

    /// Whether taking this key will make the system ask for its own password.
    pub fn is_locked(&self, account: &str) -> Result<bool, Fault> {
        system::is_locked(SERVICE, account)
    }

    /// The key kept under `account`.
    pub fn get(&self, account: &str) -> Result<Secret<32>, Fault> {
        let mut bytes = self.with(account, Entry::get_secret)?;
        let key = Secret::from_slice(&bytes).ok_or(Fault::Failed);
        zeroize::Zeroize::zeroize(&mut bytes);
        key
    }

    /// Keeps `key` under `account`, in place of one that is there.
    pub fn set(&self, account: &str, key: &Secret<32>) -> Result<(), Fault> {
        self.with(account, |entry| entry.set_secret(key.expose("the system's keychain keeps it")))
    }

    /// Removes the key; one that is not there is removed.
    pub fn delete(&self, account: &str) -> Result<(), Fault> {
        match self.with(account, Entry::delete_credential) {
            Err(Fault::NoEntry) => Ok(()),
            other => other,
        }
    }

    fn with<T>(&self, account: &str, ask: impl FnOnce(&Entry) -> keyring_core::Result<T>) -> Result<T, Fault> {
        let answer = self.store().and_then(|store| {
            let entry = system::entry(store.as_ref(), SERVICE, account, LABEL)?;
            ask(&entry)
        });
        answer.map_err(|error| {
            let fault = system::fault(&error);
            if fault != Fault::NoEntry {
                // The service may have been restarted since: the next call connects anew.
                *self.store.lock().unwrap_or_else(PoisonError::into_inner) = None;
            }
            fault
        })
    }

    fn store(&self) -> keyring_core::Result<Arc<CredentialStore>> {
        let known = self.store.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(store) = known {
            return Ok(store);
        }
        let store = system::open()?;
        *self.store.lock().unwrap_or_else(PoisonError::into_inner) = Some(store.clone());
        Ok(store)
    }
}
