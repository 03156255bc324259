//! Making a vault where nothing is.
//!
//! Order, so that an interruption at any point leaves something that opens or something that is empty: the
//! database is made whole under a temporary name; the keychain's item is stored and read back; the header is
//! written, and with it the vault exists; the database takes its name. A header beside `journal.db.new` is
//! finished by the next opening; `journal.db.new` alone holds nothing and is made anew.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::inspect::must_be_empty;
use super::sealing::sealing;
use super::{Edge, Open, OpenedBy, Pending, Vault, VaultError, presence};
use crate::files::{self, Storage};
use crate::folder::{DATABASE_FILE, DATABASE_NEW_FILE, Folder, HEADER_FILE, MEDIA_FILES, SEAL_FILE};
use crate::header::{self, Header, Mode, Slot, Way, WayKey, seconds};
use crate::kdf::stretch;
use crate::keychain::account;
use crate::keys::DataKey;
use crate::outbox::Keys;
use crate::recovery::{RecoveryCode, two_places};
use crate::secret::{Passphrase, Secret};
use crate::store::{Migration, OpenError, Store, StoreError};

/// How a new vault is to open.
pub struct NewVault<'a> {
    pub mode: Mode,
    /// Needed for [`Mode::Passphrase`] and [`Mode::Both`].
    pub passphrase: Option<&'a str>,
    /// "Decide later": keychain mode, with a reminder to decide.
    pub undecided: bool,
}

/// A recovery code to be shown once, and which two of its groups (counted from 0, ascending) to ask back.
pub struct NewRecoveryCode {
    pub code: RecoveryCode,
    pub ask: [u8; 2],
}

impl Vault {
    /// Makes a vault and opens it. Refused where a header or a database exists.
    pub fn create(
        folder: &Folder,
        new: &NewVault<'_>,
        steps: &[Migration],
        edge: &Edge<'_>,
    ) -> Result<(Self, NewRecoveryCode), VaultError> {
        must_be_empty(folder)?;
        let vault = Uuid::now_v7();
        let key = DataKey::random()?;
        let code = RecoveryCode::random()?;
        let ask = two_places()?;
        let secrets = Everyday::make(new.mode, new.passphrase, edge)?;

        make_database(folder, &key, steps)?;
        let created = commit(folder, vault, &key, &code, &secrets, new.undecided, edge);
        let header = match created {
            Ok(header) => header,
            Err(error) => {
                withdraw(folder, vault, &secrets, &error, edge);
                return Err(error);
            }
        };
        let database = folder.file(DATABASE_FILE);
        files::move_whole(&folder.file(DATABASE_NEW_FILE), &database).map_err(Storage::from)?;
        // Of a journal that is not here any more: they say nothing about this one.
        for name in MEDIA_FILES.into_iter().chain([SEAL_FILE]) {
            files::set_aside(&folder.file(name))?;
        }
        let store = Store::open_sealed(&database, &key.database(), steps, sealing(folder, &key))?;
        let shown = code.again();
        let open = Open {
            key,
            header: Some(header),
            opened_by: OpenedBy::Creation,
            pending: Some(Pending { code, ask }),
            renewal: None,
        };
        let vault = Self::assemble(folder, store, open, edge.keychain.clone());
        Ok((vault, NewRecoveryCode { code: shown, ask }))
    }
}

/// The secrets of an everyday slot while it is being made.
pub(super) struct Everyday {
    pub way: Way,
    pub salt: [u8; 32],
    pub item: Option<Secret<32>>,
    pub stretched: Option<Secret<32>>,
}

impl Everyday {
    /// Draws and stretches what the mode needs. Asks the keychain who it is, and stores nothing yet.
    pub fn make(mode: Mode, passphrase: Option<&str>, edge: &Edge<'_>) -> Result<Self, VaultError> {
        let salt = Slot::salt()?;
        let phrase = match mode {
            Mode::Keychain => None,
            Mode::Passphrase | Mode::Both => Some(Passphrase::new(passphrase.ok_or(VaultError::PassphraseNeeded)?)?),
        };
        // The keychain first: a second of stretching would be in vain where there is none.
        let (item, store) = match mode {
            Mode::Passphrase => (None, String::new()),
            Mode::Keychain | Mode::Both => (Some(Secret::random()?), header::store_name(&presence(edge)?)),
        };
        let cost = edge.cost;
        let (stretched, way) = match (phrase, mode) {
            (Some(phrase), mode) => {
                let cost = cost.params()?;
                let stretched = stretch(&phrase, &salt, cost)?;
                let way = if mode == Mode::Both { Way::Both { cost, store } } else { Way::Passphrase { cost } };
                (Some(stretched), way)
            }
            (None, _) => (None, Way::Keychain { store }),
        };
        Ok(Self { way, salt, item, stretched })
    }

    /// Seals the data key under these secrets.
    pub fn slot(&self, vault: Uuid, key: &DataKey, now: DateTime<Utc>) -> Result<Slot, VaultError> {
        let secret = self.key().ok_or(VaultError::WrongMode)?;
        Ok(Slot::seal(vault, self.way.clone(), self.salt, &secret, key, now)?)
    }

    /// The secrets as a slot takes them.
    pub fn key(&self) -> Option<WayKey<'_>> {
        match (&self.item, &self.stretched) {
            (Some(item), None) => Some(WayKey::Keychain(item)),
            (None, Some(stretched)) => Some(WayKey::Passphrase(stretched)),
            (Some(item), Some(stretched)) => Some(WayKey::Both { item, stretched }),
            (None, None) => None,
        }
    }
}

/// A slot for a recovery code.
pub(super) fn recovery_slot(
    vault: Uuid,
    code: &RecoveryCode,
    key: &DataKey,
    now: DateTime<Utc>,
) -> Result<Slot, VaultError> {
    let way = Way::Recovery { checked: None };
    Ok(Slot::seal(vault, way, Slot::salt()?, &WayKey::Recovery(code), key, now)?)
}

/// A whole, closed database under its temporary name.
fn make_database(folder: &Folder, key: &DataKey, steps: &[Migration]) -> Result<(), VaultError> {
    discard(folder);
    let made = Store::create(&folder.file(DATABASE_NEW_FILE), &key.database(), steps)
        .and_then(|store| store.close().map_err(OpenError::from))
        .and_then(|()| {
            files::sync_parent(&folder.file(DATABASE_NEW_FILE)).map_err(|_| OpenError::Store(StoreError::Io))
        });
    made.map_err(|error| {
        discard(folder);
        error.into()
    })
}

/// Stores the keychain's item and writes the header: from here on the vault exists.
fn commit(
    folder: &Folder,
    vault: Uuid,
    key: &DataKey,
    code: &RecoveryCode,
    secrets: &Everyday,
    undecided: bool,
    edge: &Edge<'_>,
) -> Result<Header, VaultError> {
    let now = seconds(edge.now);
    let header = Header {
        vault,
        revision: 1,
        created: now,
        changed: now,
        undecided,
        outbox: Some(Keys::derive(vault, key).address()),
        everyday: secrets.slot(vault, key, now)?,
        recovery: vec![recovery_slot(vault, code, key, now)?],
    };
    if let Some(item) = &secrets.item {
        edge.keychain.set(&account(vault), item, edge.cancel).map_err(VaultError::Keychain)?;
    }
    header::write_first(folder, &header.to_bytes(key))?;
    Ok(header)
}

/// Takes a creation back whose header could not be made durable. Best effort: a header that stays opens an empty
/// vault, and a keychain item without a vault opens nothing.
fn withdraw(folder: &Folder, vault: Uuid, secrets: &Everyday, why: &VaultError, edge: &Edge<'_>) {
    // Nothing was there when this creation began, and the folder is ours alone: so this header is of our making.
    let _ = files::remove(&folder.file(HEADER_FILE));
    discard(folder);
    // A keychain that refused has nothing of ours; one that hangs would only hang again.
    if secrets.item.is_some() && !matches!(why, VaultError::Keychain(_)) {
        let _ = edge.keychain.delete(&account(vault), edge.cancel);
    }
}

/// Removes what an interrupted or failed creation made. Only ever called where no header exists, hence where
/// nobody can have written anything into it.
fn discard(folder: &Folder) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = files::remove(&folder.file(&format!("{DATABASE_NEW_FILE}{ending}")));
    }
}
