//! Another data key for an open vault. What is made, and in which order, is in [`crate::rotate`].

use std::sync::{Arc, MutexGuard};

use uuid::Uuid;

use super::create::{Everyday, recovery_slot};
use super::sealing::sealing;
use super::unlock::prove;
use super::{Edge, NewRecoveryCode, Open, OpenedBy, Proof, Vault, VaultError};
use crate::backup::{Progress, Stop};
use crate::folder::DATABASE_FILE;
use crate::header::Header;
use crate::keychain::{Cancel, account};
use crate::keys::DataKey;
use crate::media::StillMedia;
use crate::outbox;
use crate::recovery::{RecoveryCode, two_places};
use crate::rotate::{self, Plan, RENEWED, REPLACED, RotationFault};
use crate::store::{Migration, Still, Store};

/// A new data key and what is to open it, while two groups of its recovery code are asked back.
pub(super) struct Renewal {
    vault: Uuid,
    key: DataKey,
    secrets: Everyday,
    code: RecoveryCode,
    ask: [u8; 2],
}

/// The vault was copied under its new key and is held still. Dropped, nothing is left of the copy.
pub struct Renewed<'v> {
    vault: &'v Vault,
    renewal: Arc<Renewal>,
    header: Header,
    /// `None` once the exchange has begun.
    still: Option<Still<'v>>,
    /// Goes the same way.
    media: Option<StillMedia<'v>>,
    item: ItemIs,
    _alone: MutexGuard<'v, ()>,
}

/// Where the new vault's keychain item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ItemIs {
    /// Not in the keychain: there is none, or its turn has not come.
    Nowhere,
    Stored,
    /// The keychain did not say yes; it may have it all the same, now or later.
    Unknown,
}

impl Vault {
    /// Draws a new data key and a new recovery code. Nothing is changed until [`Self::renew`] and [`Renewed::switch`].
    ///
    /// `passphrase` is for the modes that have one: the one that opens the vault from then on, also where it stays the
    /// same.
    pub fn prepare_rotation(
        &self,
        passphrase: Option<&str>,
        proof: &Proof<'_>,
        edge: &Edge<'_>,
    ) -> Result<NewRecoveryCode, VaultError> {
        let _alone = self.alone()?;
        let (header, _) = self.header()?;
        prove(&header, proof, edge)?;
        let secrets = Everyday::make(header.mode(), passphrase, edge)?;
        let (key, code, ask) = (DataKey::random()?, RecoveryCode::random()?, two_places()?);
        let shown = code.again();
        let renewal = Renewal { vault: Uuid::now_v7(), key, secrets, code, ask };
        self.open().as_mut().ok_or(VaultError::Closed)?.renewal = Some(Arc::new(renewal));
        Ok(NewRecoveryCode { code: shown, ask })
    }

    /// Gives up a new key that was prepared; its code opens nothing.
    pub fn forget_rotation(&self) {
        if let Some(open) = self.open().as_mut() {
            open.renewal = None;
        }
    }

    /// Copies everything under the prepared key, once two groups of its code were given back, and reads the copy again.
    /// Reading goes on meanwhile, writing waits. Where it fails or is ended, the same key can be tried again.
    pub fn renew(
        &self,
        answers: [&str; 2],
        edge: &Edge<'_>,
        stop: &Stop,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<Renewed<'_>, RotationFault> {
        let alone = self.alone()?;
        let renewal = self.open().as_ref().and_then(|open| open.renewal.clone()).ok_or(RotationFault::NotPrepared)?;
        let mut asked = renewal.ask.into_iter().zip(answers);
        if !asked.all(|(place, answer)| renewal.code.group_is(place, answer)) {
            return Err(RotationFault::WrongGroups);
        }
        let (old, _) = self.header()?;
        self.store().check_seal().map_err(VaultError::from)?;
        if self.seal().is_some_and(|seal| seal.concern().is_some()) {
            return Err(RotationFault::SealFirst);
        }
        // Of an earlier attempt. Where the keychain keeps an item of it, that item opens nothing.
        for name in [RENEWED, REPLACED] {
            let _ = rotate::discard(self.folder(), name, old.vault, edge.keychain, edge.cancel);
            rotate::remove_vault(&self.folder().path().join(name))?;
        }
        let header = renewal.header(&old, edge)?;
        let media = Some(self.media.hold_still().map_err(rotate::of_media)?);
        let still = Some(self.store.hold_still());
        let item = ItemIs::Nowhere;
        let mut renewed = Renewed { vault: self, renewal, header, still, media, item, _alone: alone };
        renewed.build(edge, stop, tell)?;
        Ok(renewed)
    }

    /// Removes what a change of the data key left: the copy that was not finished, or the vault that was there before.
    /// Only while this one is open and its seal, which is compared first, raises no concern. Answers whether nothing is
    /// left.
    pub fn clear_rotation(&self, edge: &Edge<'_>) -> Result<bool, VaultError> {
        let vault = self.id().ok_or(VaultError::Closed)?;
        let there = |name: &&str| self.folder().path().join(name).symlink_metadata().is_ok();
        let left: Vec<&str> = [RENEWED, REPLACED].into_iter().filter(there).collect();
        if left.is_empty() {
            return Ok(true);
        }
        let _alone = self.alone()?;
        self.store().check_seal()?;
        if !self.seal().is_some_and(|seal| seal.is_clear()) {
            return Ok(false);
        }
        let stays = |name: &&str| rotate::discard(self.folder(), name, vault, edge.keychain, edge.cancel).is_err();
        Ok(left.into_iter().filter(stays).count() == 0)
    }
}

impl Renewal {
    fn header(&self, old: &Header, edge: &Edge<'_>) -> Result<Header, VaultError> {
        let slots = (
            self.secrets.slot(self.vault, &self.key, edge.now)?,
            recovery_slot(self.vault, &self.code, &self.key, edge.now)?,
        );
        Ok(rotate::header_like(old, self.vault, &self.key, slots, edge.now))
    }
}

impl Renewed<'_> {
    fn build(&mut self, edge: &Edge<'_>, stop: &Stop, tell: &mut dyn FnMut(Progress)) -> Result<(), RotationFault> {
        let renewal = Arc::clone(&self.renewal);
        let everyday = renewal.secrets.key().ok_or(VaultError::WrongMode)?;
        let plan = Plan { header: &self.header, key: &renewal.key, everyday, recovery: &renewal.code };
        let still = self.still.as_ref().ok_or(VaultError::Closed)?;
        rotate::build(self.vault.folder(), still, &plan, stop, tell)?;
        let media = self.media.as_ref().ok_or(VaultError::Closed)?;
        rotate::build_media(self.vault.folder(), media, &renewal.key, stop, tell)?;
        if let Some(item) = &renewal.secrets.item {
            self.item = ItemIs::Unknown;
            edge.keychain.set(&account(renewal.vault), item, edge.cancel).map_err(VaultError::Keychain)?;
            self.item = ItemIs::Stored;
        }
        if stop.is_stopped() { Err(RotationFault::Stopped) } else { Ok(()) }
    }

    /// Puts the copy in the place of the vault, which is closed by that, and opens it. Quick, and not to be ended.
    ///
    /// What is left of the old one is for [`Vault::clear_rotation`], called on the new one.
    pub fn switch(mut self, steps: &[Migration]) -> Result<Vault, RotationFault> {
        let folder = self.vault.folder().clone();
        let _nothing_comes_in = folder.outbox_alone();
        if outbox::waits(&folder)? {
            return Err(RotationFault::OutboxWaits);
        }
        let still = self.still.take().ok_or(VaultError::Closed)?;
        // A log that could not be moved goes aside with its database; everything in it is in the copy.
        let _ = still.close();
        if let Some(media) = self.media.take() {
            media.close();
        }
        *self.vault.open() = None;
        let unsettled = |error: VaultError| RotationFault::Unsettled(Box::new(error));
        folder.switch(RENEWED, REPLACED).map_err(|storage| unsettled(storage.into()))?;
        let key = self.renewal.key.duplicate();
        let store = Store::open_sealed(&folder.file(DATABASE_FILE), &key.database(), steps, sealing(&folder, &key))
            .map_err(|error| unsettled(error.into()))?;
        let header = Some(self.header.clone());
        let open = Open { key, header, opened_by: OpenedBy::Everyday, pending: None, renewal: None };
        Ok(Vault::assemble(&folder, store, open, self.vault.keychain.clone()))
    }
}

impl Drop for Renewed<'_> {
    fn drop(&mut self) {
        if self.still.take().is_none() {
            return;
        }
        let folder = self.vault.folder();
        let place = folder.path().join(RENEWED);
        // What cannot be removed now is removed after the next opening.
        let _ = match self.item {
            ItemIs::Nowhere => rotate::remove_vault(&place).is_ok(),
            ItemIs::Stored => {
                rotate::discard(folder, RENEWED, Uuid::nil(), &self.vault.keychain, &Cancel::new()).is_ok()
            }
            // The header names the item, for when the keychain answers again.
            ItemIs::Unknown => rotate::remove_content(&place).is_ok(),
        };
    }
}
