//! For tests and benchmarks: encrypted stores without a header, and a keychain that answers as it is told.

mod guess;
mod seal;

pub use guess::{Fits, Guess, code_bytes};
pub use seal::SealFile;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use chrono::DateTime;

use crate::files::{self, Storage};
use crate::folder::{DATABASE_FILE, Folder, SEAL_FILE};
use crate::header::Mode;
use crate::kdf::{Cost, FLOOR};
use crate::keychain::{Cancel, KeyStore, KeyStoreError, Keychain, Presence};
use crate::keys::DatabaseKey;
use crate::secret::Secret;
use crate::store::{Migration, OpenError, Stop, Store, StoreError, copy_closed};
use crate::vault::{Edge, NewVault, Vault, VaultError};

/// Argon2id at its floor instead of one calibrated second.
pub const CHEAP: Cost = Cost::Fixed(FLOOR);

/// A new encrypted store `journal.db` in a folder, under a random key that is forgotten.
pub fn store(folder: &Path, steps: &[Migration]) -> Result<Store, OpenError> {
    store_with(folder, &Key::random()?, steps)
}

/// A key a test keeps, to open the same store again.
pub struct Key(DatabaseKey);

impl Key {
    pub fn random() -> Result<Self, OpenError> {
        let secret = Secret::random().map_err(|_| OpenError::Store(StoreError::Statement(0)))?;
        Ok(Self(DatabaseKey::new(&secret)))
    }

    #[cfg(test)]
    pub(crate) const fn database(&self) -> &DatabaseKey {
        &self.0
    }

    /// A fixed key, for frozen fixtures.
    pub fn fixed(bytes: [u8; 32]) -> Self {
        Self(DatabaseKey::new(&Secret::from_bytes(bytes)))
    }
}

/// Opens `journal.db` in a folder with a key, or makes it where there is none, and migrates it.
///
/// A frozen fixture is tested like this: copy the encrypted file into a temporary folder under that name, open
/// it with the fixed key it was made with and today's migrations, and compare what is read.
pub fn store_with(folder: &Path, key: &Key, steps: &[Migration]) -> Result<Store, OpenError> {
    let path = folder.join("journal.db");
    if path.exists() { Store::open(&path, &key.0, steps) } else { Store::create(&path, &key.0, steps) }
}

/// A closed vault in `folder` whose database is a copy of a frozen fixture, opened by `passphrase`. `steps` lead to the
/// fixture's schema.
pub fn vault_over(
    folder: &Folder,
    fixture: (&Path, &Key),
    passphrase: &str,
    steps: &[Migration],
) -> Result<(), VaultError> {
    let (keychain, cancel) = (Keychain::absent(), Cancel::new());
    let edge = Edge { keychain: &keychain, cancel: &cancel, now: DateTime::UNIX_EPOCH, cost: CHEAP };
    let new = NewVault { mode: Mode::Passphrase, passphrase: Some(passphrase), undecided: false };
    let (vault, _) = Vault::create(folder, &new, steps, &edge)?;
    let (_, key) = vault.header()?;
    vault.close()?;
    for name in [DATABASE_FILE, SEAL_FILE] {
        files::remove(&folder.file(name)).map_err(Storage::from)?;
    }
    let to = folder.file(DATABASE_FILE);
    copy_closed((fixture.0, &fixture.1.0), (&to, &key.database()), &Stop::new(), &mut |_, _| {})?;
    Ok(())
}

/// How a [`FakeKeys`] answers every call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// As a keychain that works.
    Well,
    Locked,
    Denied,
    Absent,
    Failed,
    /// Not at all, until [`FakeKeys::answer`] says otherwise.
    Hangs,
    /// Panics, as a library under it might.
    Panics,
    /// Says yes to storing and keeps nothing.
    Forgets,
}

/// A keychain in memory. Cloning shares the items.
#[derive(Clone)]
pub struct FakeKeys(Arc<(Mutex<FakeState>, Condvar)>);

struct FakeState {
    answers: Answers,
    name: String,
    items: HashMap<String, Vec<u8>>,
    stored: usize,
    prompted: usize,
}

impl Default for FakeKeys {
    fn default() -> Self {
        let state = FakeState {
            answers: Answers::Well,
            name: "Fake keys".to_owned(),
            items: HashMap::new(),
            stored: 0,
            prompted: 0,
        };
        Self(Arc::new((Mutex::new(state), Condvar::new())))
    }
}

impl FakeKeys {
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on answers like this, also calls that hang.
    pub fn answer(&self, answers: Answers) {
        self.state().answers = answers;
        self.0.1.notify_all();
    }

    /// How it answers now.
    pub fn answers(&self) -> Answers {
        self.state().answers
    }

    /// From now on calls itself so.
    pub fn rename(&self, name: &str) {
        name.clone_into(&mut self.state().name);
    }

    /// The bytes of an item, as somebody looking into the keychain would see them.
    pub fn item(&self, account: &str) -> Option<Vec<u8>> {
        self.state().items.get(account).cloned()
    }

    /// Puts any bytes in an item's place; `None` removes it.
    pub fn put(&self, account: &str, bytes: Option<Vec<u8>>) {
        let mut state = self.state();
        match bytes {
            Some(bytes) => state.items.insert(account.to_owned(), bytes),
            None => state.items.remove(account),
        };
    }

    /// The accounts there are items for, in the order of their names.
    pub fn accounts(&self) -> Vec<String> {
        let mut accounts: Vec<String> = self.state().items.keys().cloned().collect();
        accounts.sort();
        accounts
    }

    /// How many times a key was stored; what a seal remembers is none.
    pub fn stored(&self) -> usize {
        self.state().stored
    }

    /// How many times it was locked and would have asked the person for its password.
    pub fn prompted(&self) -> usize {
        self.state().prompted
    }

    fn state(&self) -> MutexGuard<'_, FakeState> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while it hangs, then answers as told.
    fn ready(&self) -> Result<MutexGuard<'_, FakeState>, KeyStoreError> {
        let state = self.state();
        let state =
            self.0.1.wait_while(state, |state| state.answers == Answers::Hangs).unwrap_or_else(PoisonError::into_inner);
        match state.answers {
            Answers::Well | Answers::Forgets | Answers::Hangs => Ok(state),
            Answers::Locked => Err(KeyStoreError::Locked),
            Answers::Denied => Err(KeyStoreError::Denied),
            Answers::Absent => Err(KeyStoreError::Absent),
            Answers::Failed => Err(KeyStoreError::Failed),
            #[allow(clippy::panic)]
            Answers::Panics => panic!("a keychain library that panics"),
        }
    }
}

impl FakeKeys {
    /// [`Self::ready`] for what a locked keychain asks its password for.
    fn unlocked(&self) -> Result<MutexGuard<'_, FakeState>, KeyStoreError> {
        self.ready().inspect_err(|error| {
            if *error == KeyStoreError::Locked {
                self.state().prompted += 1;
            }
        })
    }
}

impl KeyStore for FakeKeys {
    fn describe(&self) -> Presence {
        match self.ready() {
            Err(KeyStoreError::Absent) => Presence::Absent,
            Ok(state) => Presence::Present { name: state.name.clone() },
            // A locked keychain is there all the same.
            Err(_) => Presence::Present { name: self.state().name.clone() },
        }
    }

    fn get(&self, account: &str) -> Result<Secret<32>, KeyStoreError> {
        let state = self.unlocked()?;
        let bytes = state.items.get(account).ok_or(KeyStoreError::NoEntry)?;
        Secret::from_slice(bytes).ok_or(KeyStoreError::Malformed)
    }

    fn set(&self, account: &str, key: &Secret<32>) -> Result<(), KeyStoreError> {
        let mut state = self.unlocked()?;
        if !account.starts_with("seal:") {
            state.stored += 1;
        }
        if state.answers != Answers::Forgets {
            state.items.insert(account.to_owned(), key.expose("a fake keychain").to_vec());
        }
        Ok(())
    }

    fn would_ask(&self, _: &str) -> Result<bool, KeyStoreError> {
        match self.ready() {
            Err(KeyStoreError::Locked) => Ok(true),
            other => other.map(|_| false),
        }
    }

    fn delete(&self, account: &str) -> Result<(), KeyStoreError> {
        self.ready()?.items.remove(account).map(drop).ok_or(KeyStoreError::NoEntry)
    }
}
