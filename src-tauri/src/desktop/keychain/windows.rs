//! The Credential Manager of Windows.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};

use vault::keychain::KeyStoreError;

/// How the system calls it.
pub const NAME: &str = "Windows Credential Manager";

/// The person's credentials.
pub fn open() -> Result<Arc<CredentialStore>, Error> {
    let store: Arc<CredentialStore> = windows_native_keyring_store::Store::new()?;
    Ok(store)
}

/// The place of one secret. `Local`: it stays on this computer and does not roam with the account.
pub fn entry(store: &CredentialStore, service: &str, account: &str, _label: &str) -> Result<Entry, Error> {
    store.build(service, account, Some(&HashMap::from([("persistence", "Local")])))
}

/// There is always one.
pub fn probe() -> Result<(), KeyStoreError> {
    Ok(())
}

/// It is open as long as the person is logged in.
pub fn is_locked(_service: &str, _account: &str) -> Result<bool, KeyStoreError> {
    Ok(false)
}

/// What an error of the store means.
pub fn fault(error: &Error) -> KeyStoreError {
    match error {
        Error::NoEntry => KeyStoreError::NoEntry,
        // ERROR_NO_SUCH_LOGON_SESSION: a log-on without a profile keeps no credentials.
        Error::NoStorageAccess(_) => KeyStoreError::Absent,
        _ => KeyStoreError::Failed,
    }
}
