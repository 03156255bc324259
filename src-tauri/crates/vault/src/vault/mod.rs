//! A vault from outside: look at it, make it, open it, change what opens it, close it.

mod change;
mod create;
pub(crate) mod inspect;
mod protect;
mod rotating;
mod sealing;
mod unlock;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use create::{NewRecoveryCode, NewVault};
pub use inspect::{Inspection, Summary, Trouble};
pub use protect::Protected;
use rotating::Renewal;
pub use rotating::Renewed;
pub(crate) use unlock::prove;

use crate::backup::BackupFault;
use crate::files::Storage;
use crate::folder::{DATABASE_FILE, Folder};
use crate::header::{Header, HeaderFault, Mode, Slot};
use crate::kdf::{Cost, KdfFault};
use crate::keychain::{Cancel, Keychain, KeychainFault, Presence};
use crate::keys::DataKey;
use crate::media::Media;
use crate::recovery::{Check, RecoveryCode};
use crate::seal::Remembering;
use crate::secret::{NoRandomness, PassphraseFault};
use crate::store::{Migration, OpenError, Store, StoreError};

/// The edge of the machine, as the shell gives it for one call.
pub struct Edge<'a> {
    pub keychain: &'a Keychain,
    /// Ends a hanging keychain call.
    pub cancel: &'a Cancel,
    pub now: DateTime<Utc>,
    /// How dear a new passphrase is to be made; the shell always gives [`Cost::Calibrated`].
    pub cost: Cost,
}

/// What somebody offers to open a vault or to prove that it is theirs.
pub enum Proof<'a> {
    Keychain,
    /// Also for [`Mode::Both`]: the keychain's half is fetched.
    Passphrase(&'a str),
    /// A recovery code as typed.
    Recovery(&'a str),
}

/// How an open vault was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenedBy {
    Creation,
    Everyday,
    /// By the recovery code: a new passphrase or keychain item may be set without the old one.
    Recovery,
    /// A throw-away vault without a header.
    Demo,
}

/// What Settings shows of the protection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    pub mode: Mode,
    /// When the passphrase was set, where there is one.
    pub passphrase_changed: Option<DateTime<Utc>>,
    pub recovery_made: Option<DateTime<Utc>>,
    /// When two groups of the code, or all of it, were last given back correctly.
    pub recovery_checked: Option<DateTime<Utc>>,
    /// "Decide later" was chosen and not decided since.
    pub undecided: bool,
    /// How the system called the keychain the key was put into.
    pub keychain_name: Option<String>,
}

/// An open vault. Share it by reference or `Arc`. Dropping it closes it.
pub struct Vault {
    folder: Folder,
    store: Arc<Store>,
    media: Arc<Media>,
    open: Mutex<Option<Open>>,
    /// Held while what opens the vault is being changed: one change at a time, because each is made of several steps
    /// in the header and in the keychain.
    changing: Mutex<()>,
    /// Remembers how far the journal has come; asked when it is checked and told when it closes.
    keychain: Keychain,
}

/// What an open vault keeps in memory; wiped when it closes.
struct Open {
    key: DataKey,
    /// `None` for a throw-away vault.
    header: Option<Header>,
    opened_by: OpenedBy,
    pending: Option<Pending>,
    renewal: Option<Arc<Renewal>>,
}

/// A recovery code that was shown and is waiting for two of its groups.
struct Pending {
    code: RecoveryCode,
    ask: [u8; 2],
}

/// Why something was not done. Nothing was deleted, recreated or overwritten.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// There is something where a vault was to be made.
    #[error("a vault is already there")]
    Exists,
    /// There is no vault to open.
    #[error("there is no vault")]
    Nothing,
    #[error(transparent)]
    Header(#[from] HeaderFault),
    #[error(transparent)]
    Database(#[from] OpenError),
    #[error("the passphrase does not fit")]
    WrongPassphrase,
    /// Well-formed, but of another vault, or given up for a newer one.
    #[error("the recovery code does not fit")]
    WrongRecoveryCode,
    /// Not a recovery code as it was typed.
    #[error("the recovery code is mistyped")]
    RecoveryCode(Check),
    #[error(transparent)]
    Passphrase(#[from] PassphraseFault),
    /// This protection needs a passphrase and none was given.
    #[error("a passphrase is needed")]
    PassphraseNeeded,
    #[error(transparent)]
    Keychain(KeychainFault),
    /// The keychain answers, but has no key for this vault. `was` and `now` differ where another keychain than
    /// the one it was put into answers.
    #[error("the key is missing from the keychain")]
    KeychainItemMissing { was: String, now: Option<String> },
    /// The keychain has an item under this vault's name that does not open it.
    #[error("the keychain holds another key")]
    KeychainItemWrong,
    /// This vault does not open in that way.
    #[error("the protection is another one")]
    WrongMode,
    /// Only allowed right after opening by the recovery code.
    #[error("a proof is needed")]
    ProofNeeded,
    /// No recovery code is waiting to be confirmed.
    #[error("no recovery code is waiting")]
    NoPendingCode,
    /// With both keychain and passphrase the recovery code cannot be put off.
    #[error("the recovery code is mandatory")]
    RecoveryMandatory,
    #[error(transparent)]
    Storage(#[from] Storage),
    /// Argon2id could not have its memory.
    #[error("not enough memory")]
    Memory,
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// The schema is to be changed, and the backup that has to be made before could not be. Nothing was changed.
    #[error("the backup before a change of the schema could not be made: {0}")]
    BeforeMigration(Box<BackupFault>),
    /// The vault was closed, or has no header.
    #[error("the vault is closed")]
    Closed,
    /// Another change of what opens the vault is going on.
    #[error("another change is going on")]
    Changing,
}

impl From<KdfFault> for VaultError {
    fn from(fault: KdfFault) -> Self {
        match fault {
            KdfFault::OutOfBounds => Self::Header(HeaderFault::CostOutOfBounds),
            KdfFault::Memory => Self::Memory,
        }
    }
}

impl From<StoreError> for VaultError {
    fn from(error: StoreError) -> Self {
        Self::Database(OpenError::Store(error))
    }
}

impl Vault {
    /// The encrypted database. Keep it no longer than the vault: closing makes it answer "closed".
    pub fn store(&self) -> Arc<Store> {
        Arc::clone(&self.store)
    }

    /// Pictures, sound and files. Keep it no longer than the vault, as the store.
    pub fn media(&self) -> Arc<Media> {
        Arc::clone(&self.media)
    }

    /// What Settings shows; `None` for a throw-away vault and after closing.
    pub fn protection(&self) -> Option<Protection> {
        let open = self.open();
        let header = open.as_ref()?.header.as_ref()?;
        let recovery = header.known_recovery();
        Some(Protection {
            mode: header.mode(),
            passphrase_changed: header.cost().map(|_| header.everyday.made),
            recovery_made: recovery.map(|slot| slot.made),
            recovery_checked: recovery.and_then(Slot::checked),
            undecided: header.undecided,
            keychain_name: header.keychain_name().map(str::to_owned),
        })
    }

    /// The id of the vault; `None` for a throw-away one and after closing.
    pub fn id(&self) -> Option<Uuid> {
        self.open().as_ref().and_then(|open| Some(open.header.as_ref()?.vault))
    }

    /// How it was opened; `None` after closing.
    pub fn opened_by(&self) -> Option<OpenedBy> {
        self.open().as_ref().map(|open| open.opened_by)
    }

    /// A throw-away vault under a random key that nobody keeps: no header, no keychain. Once closed, nothing
    /// can open it again. The folder must not hold anything.
    pub fn demo(folder: &Folder, steps: &[Migration]) -> Result<Self, VaultError> {
        inspect::must_be_empty(folder)?;
        let key = DataKey::random()?;
        let store = Store::create(&folder.file(DATABASE_FILE), &key.database(), steps)?;
        let open = Open { key, header: None, opened_by: OpenedBy::Demo, pending: None, renewal: None };
        Ok(Self::assemble(folder, store, open, Keychain::absent()))
    }

    /// Waits for running reads and writes, closes the database and wipes every key. Closing twice is fine.
    ///
    /// The keychain is told afterwards how far the journal has come, on a thread of its own: nobody has to wait.
    pub fn close(&self) -> Result<Remembering, VaultError> {
        let counter = self.counter();
        *self.open() = None;
        self.media.close();
        let mark = self.store.close_and_mark()?;
        Ok(counter.zip(mark).map_or(Remembering::nothing(), |(counter, mark)| counter.remember_beside(mark)))
    }

    /// Closes without telling the keychain how far the journal has come: nobody is to ask it again.
    pub(crate) fn close_silently(&self) {
        *self.open() = None;
        self.media.close();
        // A log that stays goes the way of the rest.
        let _ = self.store.close();
    }

    fn assemble(folder: &Folder, store: Store, open: Open, keychain: Keychain) -> Self {
        Self {
            folder: folder.clone(),
            store: Arc::new(store),
            media: Arc::new(Media::new(folder, &open.key)),
            open: Mutex::new(Some(open)),
            changing: Mutex::new(()),
            keychain,
        }
    }

    /// The id and the data key, as long as they are there.
    pub(crate) fn with_key<T>(&self, work: impl FnOnce(Uuid, &DataKey) -> T) -> Result<T, VaultError> {
        let open = self.open();
        let open = open.as_ref().ok_or(VaultError::Closed)?;
        let header = open.header.as_ref().ok_or(VaultError::Closed)?;
        Ok(work(header.vault, &open.key))
    }

    pub(crate) const fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Nobody else changes what opens the vault as long as this is held.
    pub(crate) fn alone(&self) -> Result<MutexGuard<'_, ()>, VaultError> {
        match self.changing.try_lock() {
            Ok(alone) => Ok(alone),
            Err(TryLockError::Poisoned(poisoned)) => Ok(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => Err(VaultError::Changing),
        }
    }

    fn open(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // Nobody is left to tell; what could not be moved into the main file stays in the log and is read next time.
        let _ = self.close();
    }
}

/// The keychain's name, or that there is none, or why it does not say.
fn presence(edge: &Edge<'_>) -> Result<String, VaultError> {
    match edge.keychain.presence(edge.cancel).map_err(VaultError::Keychain)? {
        Presence::Present { name } => Ok(name),
        Presence::Absent => Err(VaultError::Keychain(KeychainFault::Absent)),
    }
}

#[cfg(test)]
mod tests;
