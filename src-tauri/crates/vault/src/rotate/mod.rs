//! Giving the journal another data key: a copy of everything under a new one, with new ways to open it, takes the
//! place of what was there.
//!
//! The copy is a vault of its own, with an id of its own, so that not even its keychain items have a name in common
//! with those of the old one. Order, so that whatever interrupts it, either the old vault opens or the new one: the new
//! vault is made whole in the folder [`RENEWED`] and read again while the old one is held still; its keychain item is
//! stored; both are closed; [`Folder::switch`] exchanges them; the new one is opened; what was there before is removed
//! from the folder [`REPLACED`], and its keychain items last. What an interruption leaves in either folder is removed
//! once the vault in place was opened and its seal is clear. `docs/adr/0017-another-key-is-another-vault.md` has the
//! reasons.

mod fault;
mod left;

use std::fs::OpenOptions;
use std::path::Path;

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use fault::RotationFault;
pub(crate) use left::{discard, forget_items, overwrite, remove_content, remove_vault, vault_in};

use crate::backup::{Progress, Stage, Stop};
use crate::files;
use crate::folder::{DATABASE_FILE, Folder, HEADER_FILE, MEDIA_FILE, SEAL_FILE};
use crate::header::{self, Header, HeaderFault, Opened, Sealed, WayKey};
use crate::keys::DataKey;
use crate::media::StillMedia;
use crate::recovery::RecoveryCode;
use crate::seal::{Sealing, digest, seal_closed};
use crate::store::{CopyFault, OpenError, PAGE, Still, StoreError, verify_copy};

/// The folder in which the new vault is made.
pub(crate) const RENEWED: &str = "renewed";
/// The folder into which the old one is moved.
pub(crate) const REPLACED: &str = "before-renewal";

/// A vault that is to be made.
pub(crate) struct Plan<'a> {
    pub header: &'a Header,
    pub key: &'a DataKey,
    /// What opens the header's everyday slot, and its recovery slot: proven before anything depends on them.
    pub everyday: WayKey<'a>,
    pub recovery: &'a RecoveryCode,
}

/// Makes the planned vault in the folder [`RENEWED`], whole and closed, of what `still` holds, and reads it again.
/// Where it fails, what was made is for the caller to discard.
pub(crate) fn build(
    folder: &Folder,
    still: &Still<'_>,
    plan: &Plan<'_>,
    stop: &Stop,
    tell: &mut dyn FnMut(Progress),
) -> Result<(), RotationFault> {
    // Claimed for as long as it is written; the switch finds only files.
    let place = Folder::claim(&folder.path().join(RENEWED)).map_err(|_| files::Storage::Failed)?;
    // First, although it is what makes it a vault: by it the keychain's item is found if this is interrupted.
    header::write_first(&place, &plan.header.to_bytes(plan.key))?;
    prove(&place, plan)?;
    let (path, key) = (place.file(DATABASE_FILE), plan.key.database());
    let census = still
        .copy_to(&path, &key, stop, &mut |done, of| tell(Progress { stage: Stage::Copying, done, of }))
        .map_err(CopyFault::of_source)?;
    let snapshot = read_again(&path, plan.key, stop, tell)?;
    if !verify_copy(&path, &key, &census, stop).map_err(CopyFault::of_copy)? {
        return Err(RotationFault::NotVerified);
    }
    OpenOptions::new().append(true).open(&path)?.sync_all()?;
    let sealing = Sealing::new(place.file(SEAL_FILE), plan.key);
    seal_closed(&sealing, census.sequence.unwrap_or(0), snapshot)?;
    Ok(files::sync_parent(&path)?)
}

/// Copies pictures, sound and files to the planned vault, and reads them again. That there are none is fine.
pub(crate) fn build_media(
    folder: &Folder,
    media: &StillMedia<'_>,
    key: &DataKey,
    stop: &Stop,
    tell: &mut dyn FnMut(Progress),
) -> Result<(), RotationFault> {
    let (path, key) = (folder.path().join(RENEWED).join(MEDIA_FILE), key.media());
    let census = media
        .copy_to(&path, &key, stop, &mut |done, of| tell(Progress { stage: Stage::Copying, done, of }))
        .map_err(CopyFault::of_source)?;
    let Some(census) = census else { return Ok(()) };
    if !verify_copy(&path, &key, &census, stop).map_err(CopyFault::of_copy)? {
        return Err(RotationFault::NotVerified);
    }
    OpenOptions::new().append(true).open(&path)?.sync_all()?;
    let pages = u32::try_from(std::fs::metadata(&path)?.len() / PAGE as u64).unwrap_or(u32::MAX);
    tell(Progress { stage: Stage::Verifying, done: pages, of: pages });
    Ok(files::sync_parent(&path)?)
}

/// Pictures that cannot be read would be lost with the vault that goes.
pub(crate) fn of_media(error: OpenError) -> RotationFault {
    match error {
        OpenError::Store(StoreError::Closed) => RotationFault::NotPrepared,
        OpenError::Store(error) => CopyFault::of_source(error).into(),
        _ => RotationFault::SourceDamaged,
    }
}

/// The digest of a copy all of whose pages can be read.
fn read_again(
    path: &Path,
    key: &DataKey,
    stop: &Stop,
    tell: &mut dyn FnMut(Progress),
) -> Result<crate::seal::Snapshot, RotationFault> {
    let of = u32::try_from(std::fs::metadata(path)?.len() / PAGE as u64).unwrap_or(u32::MAX);
    let reading = digest::check(path, &key.database(), |done| {
        tell(Progress { stage: Stage::Verifying, done, of });
        stop.is_stopped()
    })?;
    let reading = reading.ok_or(RotationFault::Stopped)?;
    if reading.unreadable == 0 { Ok(reading.snapshot) } else { Err(RotationFault::NotVerified) }
}

/// The header as it lies on the disk opens in both of its ways.
fn prove(place: &Folder, plan: &Plan<'_>) -> Result<(), RotationFault> {
    let bytes = std::fs::read(place.file(HEADER_FILE))?;
    let read = Sealed::from_bytes(&bytes)?;
    read.prove(plan.key)?;
    let recovery = WayKey::Recovery(plan.recovery);
    let slots = [(Some(&read.header.everyday), &plan.everyday), (read.header.recovery.last(), &recovery)];
    for (slot, secret) in slots {
        let slot = slot.ok_or(HeaderFault::Damaged)?;
        let opened = slot.open(read.header.vault, secret)?;
        if !matches!(opened, Opened::Key(found) if found.secret().same_as(plan.key.secret())) {
            return Err(RotationFault::NotVerified);
        }
    }
    Ok(())
}

/// The header of the new vault: it opens as the old one did, under new secrets, and knows one recovery code.
pub(crate) fn header_like(
    old: &Header,
    vault: Uuid,
    key: &DataKey,
    slots: (header::Slot, header::Slot),
    now: DateTime<Utc>,
) -> Header {
    let now = header::seconds(now);
    let (everyday, recovery) = slots;
    Header {
        vault,
        revision: 1,
        created: old.created,
        changed: now,
        undecided: old.undecided,
        outbox: Some(crate::outbox::Keys::derive(vault, key).address()),
        everyday,
        recovery: vec![header::Slot { way: header::Way::Recovery { checked: Some(now) }, ..recovery }],
    }
}

impl From<OpenError> for RotationFault {
    fn from(error: OpenError) -> Self {
        Self::Vault(Box::new(error.into()))
    }
}
