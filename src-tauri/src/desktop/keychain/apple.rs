//! The login keychain of macOS.

use std::sync::Arc;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};

use vault::keychain::KeyStoreError;

/// How the system calls it.
pub const NAME: &str = "Keychain";

/// The person's login keychain.
pub fn open() -> Result<Arc<CredentialStore>, Error> {
    let store: Arc<CredentialStore> = apple_native_keyring_store::keychain::Store::new()?;
    Ok(store)
}

/// The place of one secret. A keychain item has no label of its own here: the service is what is shown.
pub fn entry(store: &CredentialStore, service: &str, account: &str, _label: &str) -> Result<Entry, Error> {
    store.build(service, account, None)
}

/// There is always one.
pub fn probe() -> Result<(), KeyStoreError> {
    Ok(())
}

/// The system asks by itself and does not say beforehand.
pub fn is_locked(_service: &str, _account: &str) -> Result<bool, KeyStoreError> {
    Ok(false)
}

/// What an error of the store means, by the codes of `SecBase.h`.
pub fn fault(error: &Error) -> KeyStoreError {
    match error {
        Error::NoEntry => KeyStoreError::NoEntry,
        Error::PlatformFailure(inner) | Error::NoStorageAccess(inner) => {
            let code = inner.downcast_ref::<security_framework::base::Error>().map(|error| error.code());
            match code {
                // errSecUserCanceled, errSecAuthFailed, wrPermErr, errSecReadOnly, errSecInvalidOwnerEdit
                Some(-128 | -25293 | -61 | -25292 | -25244) => KeyStoreError::Denied,
                // errSecInteractionNotAllowed, errSecInteractionRequired
                Some(-25308 | -25315) => KeyStoreError::Locked,
                // errSecNotAvailable, errSecNoSuchKeychain, errSecNoDefaultKeychain
                Some(-25291 | -25294 | -25307) => KeyStoreError::Absent,
                _ => KeyStoreError::Failed,
            }
        }
        _ => KeyStoreError::Failed,
    }
}
