//! Opening a vault.

use super::{Edge, Open, OpenedBy, Proof, Vault, VaultError};
use crate::files::{self, Storage};
use crate::folder::{DATABASE_FILE, DATABASE_NEW_FILE, Folder};
use crate::header::{self, Header, Opened, Slot, Source, Way, WayKey, seconds};
use crate::kdf::stretch;
use crate::keychain::{KeychainFault, Presence, account};
use crate::keys::DataKey;
use crate::recovery::RecoveryCode;
use crate::secret::{Passphrase, Secret};
use crate::store::{Migration, OpenError, Store};
use crate::vault::inspect::must_be_empty;
use crate::vault::sealing::sealing;

impl Vault {
    /// Opens the vault of a folder. A failure leaves everything as it was.
    pub fn unlock(
        folder: &Folder,
        proof: &Proof<'_>,
        steps: &[Migration],
        edge: &Edge<'_>,
    ) -> Result<Self, VaultError> {
        let Some((sealed, source)) = header::read(folder)? else {
            must_be_empty(folder).map_err(|_| header::HeaderFault::Missing)?;
            return Err(VaultError::Nothing);
        };
        let key = prove(&sealed.header, proof, edge)?;
        sealed.prove(&key)?;
        settle(folder, source)?;
        let store = open_database(folder, &key, steps)?;
        let open =
            Open { key, header: Some(sealed.header), opened_by: OpenedBy::with(proof), pending: None, renewal: None };
        let vault = Self::assemble(folder, store, open, edge.keychain.clone());
        if vault.store.pending(steps).is_some_change() {
            vault.back_up_before_migration(edge.now).map_err(|fault| VaultError::BeforeMigration(Box::new(fault)))?;
        }
        vault.store.migrate(steps)?;
        if let Proof::Recovery(code) = proof {
            // That it opened the vault proves the code; that this could not be noted down is no reason to stay out.
            let _ = vault.check_recovery(code, seconds(edge.now));
        }
        // Neither is that a header of format 1 could not be given its outbox: it is tried again at every opening.
        let _ = vault.publish_outbox(edge.now);
        Ok(vault)
    }

    /// Opens a folder that a backup was restored into, with the key it was restored with. Nothing is backed up before a
    /// migration: the backup itself is still there.
    pub(crate) fn open_restored(
        folder: &Folder,
        key: DataKey,
        opened_by: OpenedBy,
        steps: &[Migration],
        edge: &Edge<'_>,
    ) -> Result<Self, VaultError> {
        let (sealed, _) = header::read(folder)?.ok_or(VaultError::Nothing)?;
        sealed.prove(&key)?;
        let store = open_database(folder, &key, steps)?;
        store.migrate(steps)?;
        let open = Open { key, header: Some(sealed.header), opened_by, pending: None, renewal: None };
        Ok(Self::assemble(folder, store, open, edge.keychain.clone()))
    }
}

impl OpenedBy {
    /// What a proof makes of an opening.
    pub(crate) const fn with(proof: &Proof<'_>) -> Self {
        match proof {
            Proof::Recovery(_) => Self::Recovery,
            Proof::Keychain | Proof::Passphrase(_) => Self::Everyday,
        }
    }
}

/// The data key, for whoever offers what opens it.
pub(crate) fn prove(header: &Header, proof: &Proof<'_>, edge: &Edge<'_>) -> Result<DataKey, VaultError> {
    match proof {
        Proof::Recovery(code) => by_recovery(header, code).map(|(key, _)| key),
        Proof::Keychain => by_keychain(header, edge),
        Proof::Passphrase(phrase) => by_passphrase(header, phrase, edge),
    }
}

/// The data key by a typed recovery code, and which recovery slot it opened.
pub(super) fn by_recovery(header: &Header, typed: &str) -> Result<(DataKey, usize), VaultError> {
    let code = RecoveryCode::parse(typed).map_err(VaultError::RecoveryCode)?;
    for (index, slot) in header.recovery.iter().enumerate() {
        if let Opened::Key(key) = slot.open(header.vault, &WayKey::Recovery(&code))? {
            return Ok((key, index));
        }
    }
    Err(VaultError::WrongRecoveryCode)
}

fn by_keychain(header: &Header, edge: &Edge<'_>) -> Result<DataKey, VaultError> {
    let Way::Keychain { .. } = header.everyday.way else {
        return Err(VaultError::WrongMode);
    };
    let item = item(header, edge)?;
    fits(&header.everyday, header, &WayKey::Keychain(&item))?.ok_or(VaultError::KeychainItemWrong)
}

fn by_passphrase(header: &Header, phrase: &str, edge: &Edge<'_>) -> Result<DataKey, VaultError> {
    let phrase = Passphrase::attempt(phrase)?;
    let slot = &header.everyday;
    match slot.way {
        Way::Passphrase { cost } => {
            let stretched = stretch(&phrase, &slot.salt, cost)?;
            fits(slot, header, &WayKey::Passphrase(&stretched))?.ok_or(VaultError::WrongPassphrase)
        }
        Way::Both { cost, .. } => {
            // The keychain first: where it does not answer, a second of stretching would be in vain.
            let item = item(header, edge)?;
            let stretched = stretch(&phrase, &slot.salt, cost)?;
            let key = WayKey::Both { item: &item, stretched: &stretched };
            // Which of the two does not fit cannot be told; the passphrase is what is usually mistyped.
            fits(slot, header, &key)?.ok_or(VaultError::WrongPassphrase)
        }
        Way::Keychain { .. } | Way::Recovery { .. } => Err(VaultError::WrongMode),
    }
}

fn fits(slot: &Slot, header: &Header, key: &WayKey<'_>) -> Result<Option<DataKey>, VaultError> {
    Ok(match slot.open(header.vault, key)? {
        Opened::Key(key) => Some(key),
        Opened::DoesNotFit => None,
    })
}

/// The keychain's item of this vault. Where there is none, says whether the same keychain answered. Never makes one.
pub(super) fn item(header: &Header, edge: &Edge<'_>) -> Result<Secret<32>, VaultError> {
    match edge.keychain.get(&account(header.vault), edge.cancel) {
        Ok(item) => Ok(item),
        Err(KeychainFault::NoEntry) => {
            let now = match edge.keychain.presence(edge.cancel) {
                Ok(Presence::Present { name }) => Some(name),
                Ok(Presence::Absent) | Err(_) => None,
            };
            Err(VaultError::KeychainItemMissing { was: header.keychain_name().unwrap_or_default().to_owned(), now })
        }
        Err(KeychainFault::Malformed) => Err(VaultError::KeychainItemWrong),
        Err(fault) => Err(VaultError::Keychain(fault)),
    }
}

/// Finishes what an interrupted change of the header left, now that this header is proven.
fn settle(folder: &Folder, source: Source) -> Result<(), VaultError> {
    if source == Source::Previous {
        header::finish_change(folder)?;
    }
    // Not worth staying out for: tried again at every opening.
    let _ = header::forget_previous(folder);
    Ok(())
}

/// The database as it is: what is pending of the schema is the caller's.
fn open_database(folder: &Folder, key: &DataKey, steps: &[Migration]) -> Result<Store, VaultError> {
    let (database, new) = (folder.file(DATABASE_FILE), folder.file(DATABASE_NEW_FILE));
    if !database.exists() && new.exists() {
        // An interrupted creation. Only a database that opens takes the place.
        let store = Store::open(&new, &key.database(), steps)?;
        store.close().map_err(OpenError::from)?;
        files::move_whole(&new, &database).map_err(Storage::from)?;
    }
    Ok(Store::open_as_it_is(&database, &key.database(), steps, sealing(folder, key))?)
}
