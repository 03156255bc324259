//! The system's keychain as the vault wants it: a place for one key, and an honest answer when it cannot be had.
//!
//! Each system has one store that is meant, chosen here and not guessed; another that happens to answer is not asked.

#[cfg_attr(target_os = "macos", path = "apple.rs")]
#[cfg_attr(windows, path = "windows.rs")]
#[cfg_attr(not(any(windows, target_os = "macos")), path = "secret_service.rs")]
mod system;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use keyring_core::Entry;
use keyring_core::api::CredentialStore;
use vault::keychain::{KeyStore, KeyStoreError, Presence, SERVICE};
use vault::secret::Secret;
use zeroize::Zeroizing;

/// What the system shows beside the item: neither the journal nor its place.
const LABEL: &str = "Mooring";

/// The store of this system. A call takes as long as the person takes to answer the system's own question.
#[derive(Default)]
pub struct SystemKeychain {
    /// Connected when it is first needed, again after a failure.
    store: Mutex<Option<Arc<CredentialStore>>>,
    /// The last call found a lock, so the system is asking, or has asked, for its own password.
    found_locked: AtomicBool,
}

impl SystemKeychain {
    /// Whether the last call met a locked keychain. Where it was given up on, this is why.
    pub fn found_locked(&self) -> bool {
        self.found_locked.load(Ordering::Acquire)
    }

    fn with<T>(&self, account: &str, ask: impl FnOnce(&Entry) -> keyring_core::Result<T>) -> Result<T, KeyStoreError> {
        let locked = system::is_locked(SERVICE, account)?;
        self.found_locked.store(locked, Ordering::Release);
        let answer = self.store().and_then(|store| {
            let entry = system::entry(store.as_ref(), SERVICE, account, LABEL)?;
            ask(&entry)
        });
        answer.map_err(|error| {
            let fault = system::fault(&error);
            if fault != KeyStoreError::NoEntry {
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
        // Connected without holding the lock: a service that hangs must not hang every later call as well.
        let store = system::open()?;
        *self.store.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&store));
        Ok(store)
    }
}

impl KeyStore for SystemKeychain {
    fn describe(&self) -> Presence {
        match system::probe() {
            Err(KeyStoreError::Absent) => Presence::Absent,
            // Something answers; what it says to a key is found out when there is one.
            _ => Presence::Present { name: system::NAME.to_owned() },
        }
    }

    fn get(&self, account: &str) -> Result<Secret<32>, KeyStoreError> {
        let bytes = Zeroizing::new(self.with(account, Entry::get_secret)?);
        Secret::from_slice(&bytes).ok_or(KeyStoreError::Malformed)
    }

    fn set(&self, account: &str, key: &Secret<32>) -> Result<(), KeyStoreError> {
        self.with(account, |entry| entry.set_secret(key.expose("the system's keychain keeps it")))
    }

    fn delete(&self, account: &str) -> Result<(), KeyStoreError> {
        self.with(account, Entry::delete_credential)
    }

    fn would_ask(&self, account: &str) -> Result<bool, KeyStoreError> {
        system::is_locked(SERVICE, account)
    }
}

/// The same store for when nobody asked for anything: where the system would ask the person for its own password, the
/// answer is that it is locked.
pub struct Unasking(pub Arc<SystemKeychain>);

impl KeyStore for Unasking {
    fn describe(&self) -> Presence {
        self.0.describe()
    }

    fn get(&self, account: &str) -> Result<Secret<32>, KeyStoreError> {
        unlocked(account)?;
        self.0.get(account)
    }

    fn set(&self, account: &str, key: &Secret<32>) -> Result<(), KeyStoreError> {
        unlocked(account)?;
        self.0.set(account, key)
    }

    fn delete(&self, account: &str) -> Result<(), KeyStoreError> {
        unlocked(account)?;
        self.0.delete(account)
    }
}

fn unlocked(account: &str) -> Result<(), KeyStoreError> {
    if system::is_locked(SERVICE, account)? { Err(KeyStoreError::Locked) } else { Ok(()) }
}
