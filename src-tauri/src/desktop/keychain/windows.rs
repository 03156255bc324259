//! The Credential Manager of Windows.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};

use super::Fault;

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
pub fn probe() -> Result<(), Fault> {
    Ok(())
}

/// It is open as long as the person is logged in.
pub fn is_locked(_service: &str, _account: &str) -> Result<bool, Fault> {
    Ok(false)
}

/// What an error of the store means.
pub fn fault(error: &Error) -> Fault {
    match error {
        Error::NoEntry => Fault::NoEntry,
        // ERROR_NO_SUCH_LOGON_SESSION: a log-on without a profile keeps no credentials.
        Error::NoStorageAccess(_) => Fault::Absent,
        _ => Fault::Failed,
    }
}
