//! The system's keychain, seen through a narrow trait and never waited for longer than a limit.
//!
//! A locked collection may hang on a prompt nobody sees, so each call runs on a thread of its own. When the
//! limit passes or the person cancels, the answer is given up on and the thread is left to end by itself.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use crate::secret::Secret;

/// The service name of every item.
pub const SERVICE: &str = "mooring";

/// How long the system's keychain is waited for.
pub const LIMIT: Duration = Duration::from_secs(20);

/// The most calls left hanging at once; further ones are answered at once as if they had timed out.
const HANGING_MOST: usize = 8;

/// The account name of a vault's item.
pub fn account(vault: Uuid) -> String {
    format!("vault:{}", vault.hyphenated())
}

/// The account name of the item that vouches for a vault's outbox.
pub fn outbox_account(vault: Uuid) -> String {
    format!("outbox:{}", vault.hyphenated())
}

/// The account name of the key of a vault's shelf.
pub fn shelf_account(vault: Uuid) -> String {
    format!("shelf:{}", vault.hyphenated())
}

/// The account name of the key of the copy of the safety plan.
pub fn plan_account(vault: Uuid) -> String {
    format!("plan:{}", vault.hyphenated())
}

/// Whether the system has a keychain, as far as that can be known without asking for a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// `name` is how the system calls it, for example "Secret Service".
    Present {
        name: String,
    },
    Absent,
}

/// The edge to the system's keychain: items of 32 bytes under [`SERVICE`] by account name. Calls may block.
pub trait KeyStore: Send + Sync + 'static {
    fn describe(&self) -> Presence;
    fn get(&self, account: &str) -> Result<Secret<32>, KeyStoreError>;
    fn set(&self, account: &str, key: &Secret<32>) -> Result<(), KeyStoreError>;
    /// Deleting what is not there is [`KeyStoreError::NoEntry`].
    fn delete(&self, account: &str) -> Result<(), KeyStoreError>;
    /// Whether taking or keeping the item would make the system ask the person something first, for example for the
    /// password of a locked keychain. Asks nothing itself. Systems that cannot tell answer `false`.
    fn would_ask(&self, _account: &str) -> Result<bool, KeyStoreError> {
        Ok(false)
    }
}

/// What a keychain may answer instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyStoreError {
    /// There is a keychain, and no such item in it.
    #[error("no such item")]
    NoEntry,
    /// The keychain is locked and was not unlocked.
    #[error("the keychain is locked")]
    Locked,
    /// The person or the system refused access.
    #[error("access was denied")]
    Denied,
    /// There is no keychain on this system.
    #[error("no keychain")]
    Absent,
    /// There is an item, but it is not 32 bytes.
    #[error("the item is not a key")]
    Malformed,
    /// Anything else.
    #[error("the keychain failed")]
    Failed,
}

/// Why no answer came through [`Keychain`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeychainFault {
    #[error("no such item")]
    NoEntry,
    #[error("the keychain is locked")]
    Locked,
    #[error("access was denied")]
    Denied,
    #[error("no keychain")]
    Absent,
    #[error("the item is not a key")]
    Malformed,
    #[error("the keychain failed")]
    Failed,
    /// No answer within the limit.
    #[error("the keychain did not answer")]
    Timeout,
    /// The person stopped waiting.
    #[error("cancelled")]
    Cancelled,
}

impl From<KeyStoreError> for KeychainFault {
    fn from(error: KeyStoreError) -> Self {
        match error {
            KeyStoreError::NoEntry => Self::NoEntry,
            KeyStoreError::Locked => Self::Locked,
            KeyStoreError::Denied => Self::Denied,
            KeyStoreError::Absent => Self::Absent,
            KeyStoreError::Malformed => Self::Malformed,
            KeyStoreError::Failed => Self::Failed,
        }
    }
}

/// A keychain with a limit of patience. Cloning shares it.
#[derive(Clone)]
pub struct Keychain {
    store: Arc<dyn KeyStore>,
    limit: Duration,
    hanging: Arc<AtomicUsize>,
}

impl Keychain {
    /// Waits for `store` up to [`LIMIT`] per call.
    pub fn new(store: Arc<dyn KeyStore>) -> Self {
        Self::with_limit(store, LIMIT)
    }

    /// The same with another limit.
    pub fn with_limit(store: Arc<dyn KeyStore>, limit: Duration) -> Self {
        Self { store, limit, hanging: Arc::default() }
    }

    /// A system without a keychain.
    pub fn absent() -> Self {
        Self::new(Arc::new(NoStore))
    }

    /// Whether there is a keychain.
    pub fn presence(&self, cancel: &Cancel) -> Result<Presence, KeychainFault> {
        self.call(cancel, |store| Ok(store.describe()))
    }

    /// The item of an account.
    pub fn get(&self, account: &str, cancel: &Cancel) -> Result<Secret<32>, KeychainFault> {
        let account = account.to_owned();
        self.call(cancel, move |store| store.get(&account))
    }

    /// [`Self::get`] for what nobody waits for: where the system would ask the person something, the answer is
    /// [`KeychainFault::Locked`] instead, so that no question comes up out of nowhere.
    pub fn get_quietly(&self, account: &str, cancel: &Cancel) -> Result<Secret<32>, KeychainFault> {
        let account = account.to_owned();
        self.call(cancel, move |store| {
            if store.would_ask(&account)? {
                return Err(KeyStoreError::Locked);
            }
            store.get(&account)
        })
    }

    /// Stores an item and reads it back: a keychain that says yes and keeps nothing is found out here, while
    /// nothing depends on it yet.
    pub fn set(&self, account: &str, key: &Secret<32>, cancel: &Cancel) -> Result<(), KeychainFault> {
        let account = account.to_owned();
        let key = key.duplicate();
        let kept = self.call(cancel, move |store| {
            store.set(&account, &key)?;
            Ok(store.get(&account)?.same_as(&key))
        })?;
        if kept { Ok(()) } else { Err(KeychainFault::Failed) }
    }

    /// Removes an item; one that is not there is fine.
    pub fn delete(&self, account: &str, cancel: &Cancel) -> Result<(), KeychainFault> {
        let account = account.to_owned();
        match self.call(cancel, move |store| store.delete(&account)) {
            Err(KeychainFault::NoEntry) => Ok(()),
            other => other,
        }
    }

    fn call<T: Send + 'static>(
        &self,
        cancel: &Cancel,
        ask: impl FnOnce(&dyn KeyStore) -> Result<T, KeyStoreError> + Send + 'static,
    ) -> Result<T, KeychainFault> {
        let (sender, receiver) = channel::<Reply<T>>();
        if !cancel.on_cancel(sender.clone()) {
            return Err(KeychainFault::Cancelled);
        }
        if self.hanging.fetch_add(1, Ordering::AcqRel) >= HANGING_MOST {
            self.hanging.fetch_sub(1, Ordering::AcqRel);
            return Err(KeychainFault::Timeout);
        }
        let (store, hanging) = (Arc::clone(&self.store), Hanging(Arc::clone(&self.hanging)));
        let spawned = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
            let _hanging = hanging;
            let answer = catch_unwind(AssertUnwindSafe(|| ask(store.as_ref())));
            // Nobody may be waiting any more; then the answer is dropped, and wiped if it is a secret.
            let _ = sender.send(Reply::Answer(answer.unwrap_or(Err(KeyStoreError::Failed))));
        });
        if spawned.is_err() {
            return Err(KeychainFault::Failed);
        }
        match receiver.recv_timeout(self.limit) {
            Ok(Reply::Answer(answer)) => answer.map_err(KeychainFault::from),
            Ok(Reply::Cancelled) => Err(KeychainFault::Cancelled),
            Err(_) => Err(KeychainFault::Timeout),
        }
    }
}

struct Hanging(Arc<AtomicUsize>);

impl Drop for Hanging {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

enum Reply<T> {
    Answer(Result<T, KeyStoreError>),
    Cancelled,
}

/// A way to stop waiting for the keychain, shared between the one who waits and the one who cancels. Once
/// cancelled it stays so: take a new one for each attempt.
#[derive(Clone, Default)]
pub struct Cancel(Arc<Mutex<CancelState>>);

#[derive(Default)]
struct CancelState {
    cancelled: bool,
    waiting: Option<Box<dyn FnOnce() + Send>>,
}

impl Cancel {
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends the wait that is going on and every later one.
    pub fn cancel(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.cancelled = true;
        if let Some(tell) = state.waiting.take() {
            tell();
        }
    }

    /// `false` where it is cancelled already.
    fn on_cancel<T: Send + 'static>(&self, sender: Sender<Reply<T>>) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.cancelled {
            // Replaces what an earlier, finished call left.
            state.waiting = Some(Box::new(move || {
                let _ = sender.send(Reply::Cancelled);
            }));
        }
        !state.cancelled
    }
}

/// A system without a keychain.
struct NoStore;

impl KeyStore for NoStore {
    fn describe(&self) -> Presence {
        Presence::Absent
    }

    fn get(&self, _: &str) -> Result<Secret<32>, KeyStoreError> {
        Err(KeyStoreError::Absent)
    }

    fn set(&self, _: &str, _: &Secret<32>) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Absent)
    }

    fn delete(&self, _: &str) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Absent)
    }
}

#[cfg(test)]
mod tests;
