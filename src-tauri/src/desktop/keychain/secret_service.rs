//! The Secret Service of a Linux desktop (GNOME Keyring, `KWallet`, `KeePassXC`), over D-Bus.
//!
//! The kernel's key ring is no store for us: it is empty after a restart.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};
use secret_service::Error as ServiceError;
use zbus::blocking::{Connection, Proxy};
use zbus::fdo;
use zbus::zvariant::OwnedObjectPath;

use vault::keychain::KeyStoreError;

/// How the system calls it.
pub const NAME: &str = "Secret Service";

const SERVICE: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const INTERFACE: &str = "org.freedesktop.Secret.Service";

/// Connects to the service.
pub fn open() -> Result<Arc<CredentialStore>, Error> {
    let store: Arc<CredentialStore> = zbus_secret_service_keyring_store::Store::new()?;
    Ok(store)
}

/// The place of one secret in the default collection.
pub fn entry(store: &CredentialStore, service: &str, account: &str, label: &str) -> Result<Entry, Error> {
    store.build(service, account, Some(&HashMap::from([("label", label)])))
}

/// Asks, without prompting for anything, whether there is a collection that could keep a key.
pub fn probe() -> Result<(), KeyStoreError> {
    let collection: OwnedObjectPath =
        service().and_then(|service| service.call("ReadAlias", &("default",))).map_err(|error| bus_fault(&error))?;
    // "/" is D-Bus for none: nobody ever made a keyring here, and making one would ask for yet another passphrase.
    if collection.as_str() == "/" { Err(KeyStoreError::Absent) } else { Ok(()) }
}

/// Whether taking or keeping the secret will make the system ask for the keyring's own password.
pub fn is_locked(service_name: &str, account: &str) -> Result<bool, KeyStoreError> {
    let attributes = HashMap::from([("service", service_name), ("username", account)]);
    let answer = service().and_then(|service| {
        let (unlocked, locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) =
            service.call("SearchItems", &(attributes,))?;
        if !(unlocked.is_empty() && locked.is_empty()) {
            return Ok(unlocked.is_empty());
        }
        let collection: OwnedObjectPath = service.call("ReadAlias", &("default",))?;
        if collection.as_str() == "/" {
            return Ok(false);
        }
        let collection = Proxy::new(service.connection(), SERVICE, collection, "org.freedesktop.Secret.Collection")?;
        collection.get_property("Locked")
    });
    answer.map_err(|error| bus_fault(&error))
}

fn service() -> zbus::Result<Proxy<'static>> {
    let connection = Connection::session()?;
    // Without `NoAutoStart`: the desktop may start its service when it is first asked.
    Proxy::new_owned(connection, SERVICE, PATH, INTERFACE)
}

/// What an error of the store means.
pub fn fault(error: &Error) -> KeyStoreError {
    match error {
        Error::NoEntry => KeyStoreError::NoEntry,
        Error::PlatformFailure(inner) | Error::NoStorageAccess(inner) => {
            inner.downcast_ref().map_or(KeyStoreError::Failed, service_fault)
        }
        _ => KeyStoreError::Failed,
    }
}

fn service_fault(error: &ServiceError) -> KeyStoreError {
    match error {
        ServiceError::Locked => KeyStoreError::Locked,
        // The person closed the system's own question.
        ServiceError::Prompt => KeyStoreError::Denied,
        // No bus, or no default collection to put a key into.
        ServiceError::Unavailable | ServiceError::NoResult => KeyStoreError::Absent,
        ServiceError::Zbus(error) => bus_fault(error),
        ServiceError::ZbusFdo(error) => fdo_fault(error),
        _ => KeyStoreError::Failed,
    }
}

fn bus_fault(error: &zbus::Error) -> KeyStoreError {
    match error {
        // There is no session bus, or nobody at its address.
        zbus::Error::Address(_) | zbus::Error::Connection(..) => KeyStoreError::Absent,
        zbus::Error::MethodError(name, ..) => named_fault(name.as_str()),
        zbus::Error::FDO(error) => fdo_fault(error),
        _ => KeyStoreError::Failed,
    }
}

fn fdo_fault(error: &fdo::Error) -> KeyStoreError {
    match error {
        fdo::Error::ServiceUnknown(_)
        | fdo::Error::NameHasNoOwner(_)
        | fdo::Error::SpawnServiceNotFound(_)
        | fdo::Error::SpawnExecFailed(_)
        | fdo::Error::SpawnChildExited(_)
        | fdo::Error::NoServer(_) => KeyStoreError::Absent,
        fdo::Error::AccessDenied(_) | fdo::Error::AuthFailed(_) => KeyStoreError::Denied,
        fdo::Error::ZBus(error) => bus_fault(error),
        _ => KeyStoreError::Failed,
    }
}

/// By the names of the D-Bus specification and of the Secret Service's.
fn named_fault(name: &str) -> KeyStoreError {
    const BUS: &str = "org.freedesktop.DBus.Error.";
    match name.strip_prefix(BUS) {
        Some("ServiceUnknown" | "NameHasNoOwner" | "NoServer") => KeyStoreError::Absent,
        Some(spawn) if spawn.starts_with("Spawn.") => KeyStoreError::Absent,
        Some("AccessDenied" | "AuthFailed") => KeyStoreError::Denied,
        _ if name == "org.freedesktop.Secret.Error.IsLocked" => KeyStoreError::Locked,
        _ => KeyStoreError::Failed,
    }
}
