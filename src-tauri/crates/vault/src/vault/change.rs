//! Changing what opens a vault. Only the header is rewritten; the database stays under the same key.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::create::{Everyday, NewRecoveryCode, recovery_slot};
use super::unlock::{by_recovery, item, prove};
use super::{Edge, Open, OpenedBy, Pending, Proof, Vault, VaultError, presence};
use crate::folder::Folder;
use crate::header::{self, Header, HeaderFault, Mode, Opened, ReplaceFault, Sealed, Slot, Way, WayKey, seconds};
use crate::kdf::stretch;
use crate::keychain::account;
use crate::keys::DataKey;
use crate::outbox::Keys;
use crate::recovery::{RecoveryCode, two_places};
use crate::secret::{Passphrase, Secret};

impl Vault {
    /// Changes the passphrase of [`Mode::Passphrase`] or [`Mode::Both`]; the current one has to fit.
    ///
    /// Copies of the old header, in backups for example, still open with the old passphrase.
    pub fn change_passphrase(&self, current: &str, new: &str, edge: &Edge<'_>) -> Result<(), VaultError> {
        let phrase = Passphrase::new(new)?;
        let _alone = self.alone()?;
        let (header, _) = self.header()?;
        let store = match &header.everyday.way {
            Way::Passphrase { .. } => None,
            Way::Both { store, .. } => Some(store.clone()),
            Way::Keychain { .. } | Way::Recovery { .. } => return Err(VaultError::WrongMode),
        };
        let key = prove(&header, &Proof::Passphrase(current), edge)?;
        let item = store.is_some().then(|| item(&header, edge)).transpose()?;
        let secrets = stretched(&phrase, item, store, edge)?;
        self.replace_everyday(&key, &secrets, edge)
    }

    /// After opening by the recovery code: a new passphrase and, where the keychain has lost its item, a new item,
    /// in the same mode. An item that still opens its slot is kept.
    pub fn reset_everyday(&self, new_passphrase: Option<&str>, edge: &Edge<'_>) -> Result<(), VaultError> {
        if self.opened_by() != Some(OpenedBy::Recovery) {
            return Err(VaultError::ProofNeeded);
        }
        let _alone = self.alone()?;
        let (header, key) = self.header()?;
        let mode = header.mode();
        let phrase = match mode {
            Mode::Keychain => None,
            Mode::Passphrase | Mode::Both => {
                Some(Passphrase::new(new_passphrase.ok_or(VaultError::PassphraseNeeded)?)?)
            }
        };
        let item = match mode {
            Mode::Passphrase => None,
            Mode::Keychain | Mode::Both => Some(kept_or_new_item(&header, edge)?),
        };
        let store = item.as_ref().map(|item| item.store.clone());
        let item = item.map(|item| item.secret);
        let secrets = match (phrase, item) {
            (Some(phrase), item) => stretched(&phrase, item, store, edge)?,
            (None, item) => Everyday {
                way: Way::Keychain { store: store.unwrap_or_default() },
                salt: Slot::salt()?,
                item,
                stretched: None,
            },
        };
        self.replace_everyday(&key, &secrets, edge)?;
        if let Some(open) = self.open().as_mut() {
            // Once: the next change asks for what was just chosen.
            open.opened_by = OpenedBy::Everyday;
        }
        Ok(())
    }

    /// Makes a new recovery code. Until two of its groups were given back, the last confirmed code works as well, or,
    /// where none ever was, the one before: an interruption never leaves somebody with a printed code that is dead.
    pub fn new_recovery_code(&self, proof: &Proof<'_>, edge: &Edge<'_>) -> Result<NewRecoveryCode, VaultError> {
        let _alone = self.alone()?;
        let (header, _) = self.header()?;
        let key = prove(&header, proof, edge)?;
        let code = RecoveryCode::random()?;
        let ask = two_places()?;
        let slot = recovery_slot(header.vault, &code, &key, edge.now)?;
        self.revise(edge.now, |header| {
            let known = header.known_recovery().cloned();
            header.recovery = known.into_iter().chain([slot]).collect();
            Ok(())
        })?;
        let shown = code.again();
        if let Some(open) = self.open().as_mut() {
            open.pending = Some(Pending { code, ask });
        }
        Ok(NewRecoveryCode { code: shown, ask })
    }

    /// The two groups that were asked back. `false`: they are not the ones; the code goes on waiting. `true`: the
    /// code is confirmed, and an older one stops working.
    pub fn confirm_recovery(&self, answers: [&str; 2], now: DateTime<Utc>) -> Result<bool, VaultError> {
        {
            let open = self.open();
            let open = open.as_ref().ok_or(VaultError::Closed)?;
            let pending = open.pending.as_ref().ok_or(VaultError::NoPendingCode)?;
            let mut asked = pending.ask.into_iter().zip(answers);
            if !asked.all(|(place, answer)| pending.code.group_is(place, answer)) {
                return Ok(false);
            }
        }
        self.revise(now, |header| {
            let newest = header.recovery.len().saturating_sub(1);
            mark_checked(header, newest, now);
            Ok(())
        })?;
        self.forget_pending();
        Ok(true)
    }

    /// The person puts the check off. The code works all the same; backups are this computer's only until then.
    pub fn recovery_later(&self) -> Result<(), VaultError> {
        let (header, _) = self.header()?;
        if header.mode() == Mode::Both {
            return Err(VaultError::RecoveryMandatory);
        }
        self.forget_pending();
        Ok(())
    }

    /// Whether a typed code opens this vault; if so, remembers when it was checked.
    pub fn check_recovery(&self, typed: &str, now: DateTime<Utc>) -> Result<bool, VaultError> {
        let (header, _) = self.header()?;
        match by_recovery(&header, typed) {
            Ok((_, index)) => {
                self.revise(now, |header| {
                    mark_checked(header, index, now);
                    Ok(())
                })?;
                Ok(true)
            }
            Err(VaultError::WrongRecoveryCode) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Ends "decide later": the person keeps the protection as it is.
    pub fn decided(&self, now: DateTime<Utc>) -> Result<(), VaultError> {
        self.revise(now, |header| {
            header.undecided = false;
            Ok(())
        })
    }

    /// Publishes the outbox's address in a header that has none, or another.
    pub(super) fn publish_outbox(&self, now: DateTime<Utc>) -> Result<(), VaultError> {
        let (header, key) = self.header()?;
        let address = Some(Keys::derive(header.vault, &key).address());
        if header.outbox == address {
            return Ok(());
        }
        self.revise(now, |header| {
            header.outbox = address;
            Ok(())
        })
    }

    /// The vault's id and the keys of its outbox.
    pub(crate) fn outbox_keys(&self) -> Result<(Uuid, Keys), VaultError> {
        let (header, key) = self.header()?;
        Ok((header.vault, Keys::derive(header.vault, &key)))
    }

    fn forget_pending(&self) {
        if let Some(open) = self.open().as_mut() {
            open.pending = None;
        }
    }

    pub(super) fn replace_everyday(
        &self,
        key: &DataKey,
        secrets: &Everyday,
        edge: &Edge<'_>,
    ) -> Result<(), VaultError> {
        let (header, _) = self.header()?;
        let slot = secrets.slot(header.vault, key, edge.now)?;
        let opens = secrets.key().ok_or(VaultError::WrongMode)?;
        if !matches!(slot.open(header.vault, &opens)?, Opened::Key(found) if found.secret().same_as(key.secret())) {
            return Err(VaultError::Header(HeaderFault::Damaged));
        }
        self.revise(edge.now, |header| {
            header.everyday = slot.clone();
            header.undecided = false;
            Ok(())
        })
    }

    /// The header as it is and a copy of the data key.
    pub(crate) fn header(&self) -> Result<(Header, DataKey), VaultError> {
        let open = self.open();
        let open = open.as_ref().ok_or(VaultError::Closed)?;
        Ok((open.header.clone().ok_or(VaultError::Closed)?, open.key.duplicate()))
    }

    /// Changes the header on the disk and, once it is proven there, in memory.
    fn revise(
        &self,
        now: DateTime<Utc>,
        change: impl FnOnce(&mut Header) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let mut open = self.open();
        let open = open.as_mut().ok_or(VaultError::Closed)?;
        let mut header = open.header.as_ref().ok_or(VaultError::Closed)?.revised(now);
        change(&mut header)?;
        write(&self.folder, open, &header)?;
        open.header = Some(header);
        Ok(())
    }
}

fn write(folder: &Folder, open: &Open, header: &Header) -> Result<(), VaultError> {
    let proves = |read: &Sealed| read.header == *header && read.prove(&open.key).is_ok();
    header::replace(folder, &header.to_bytes(&open.key), proves).map_err(|fault| match fault {
        ReplaceFault::Storage(storage) => VaultError::Storage(storage),
        ReplaceFault::NotProven => VaultError::Header(HeaderFault::Damaged),
    })
}

/// Marks a recovery slot as checked. The newest one, once checked, is the only one left.
fn mark_checked(header: &mut Header, index: usize, now: DateTime<Utc>) {
    if let Some(slot) = header.recovery.get_mut(index) {
        slot.way = Way::Recovery { checked: Some(seconds(now)) };
    }
    if index + 1 == header.recovery.len() {
        header.recovery.drain(..index);
    }
}

pub(super) fn stretched(
    phrase: &Passphrase,
    item: Option<Secret<32>>,
    store: Option<String>,
    edge: &Edge<'_>,
) -> Result<Everyday, VaultError> {
    let (salt, cost) = (Slot::salt()?, edge.cost.params()?);
    let stretched = Some(stretch(phrase, &salt, cost)?);
    let way = match store {
        Some(store) => Way::Both { cost, store },
        None => Way::Passphrase { cost },
    };
    Ok(Everyday { way, salt, item, stretched })
}

/// A keychain item and the keychain it is in.
pub(super) struct Item {
    pub secret: Secret<32>,
    pub store: String,
}

/// The item the keychain has, or a new one where it has none or one that cannot be this vault's. A keychain that
/// is locked, denies or does not answer is an error: what it holds is not known, so nothing is put over it.
pub(super) fn kept_or_new_item(header: &Header, edge: &Edge<'_>) -> Result<Item, VaultError> {
    let store = header::store_name(&presence(edge)?);
    let keep = match item(header, edge) {
        Ok(secret) => match &header.everyday.way {
            Way::Keychain { .. } => {
                let opened = header.everyday.open(header.vault, &WayKey::Keychain(&secret))?;
                matches!(opened, Opened::Key(_)).then_some(secret)
            }
            // With both, the item alone proves nothing; any 32 bytes serve.
            _ => Some(secret),
        },
        Err(VaultError::KeychainItemMissing { .. } | VaultError::KeychainItemWrong) => None,
        Err(error) => return Err(error),
    };
    if let Some(secret) = keep {
        return Ok(Item { secret, store });
    }
    let secret = Secret::random()?;
    edge.keychain.set(&account(header.vault), &secret, edge.cancel).map_err(VaultError::Keychain)?;
    Ok(Item { secret, store })
}
