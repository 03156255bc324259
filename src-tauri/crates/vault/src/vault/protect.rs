//! Changing between keychain, passphrase and both. Only the header is rewritten: copies of the old one, in backups,
//! open as they did.

use super::change::{kept_or_new_item, stretched};
use super::create::Everyday;
use super::unlock::prove;
use super::{Edge, Proof, Vault, VaultError};
use crate::header::{Header, Mode, Slot, Way};
use crate::keychain::{KeychainFault, account};
use crate::seal;
use crate::secret::Passphrase;

/// What is left to say after a change of the protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Protected {
    /// The keychain still holds the key of the old protection and would not let go of it. Older backups open with it.
    pub item_left: bool,
}

impl Vault {
    /// Changes how the vault opens in everyday use. `passphrase` is for the modes that have one; it may be the old one
    /// where the mode had one before. [`Mode::Both`] needs a recovery code that was given back.
    ///
    /// A keychain item that is there is kept in use, so that an interruption never leaves a header without its item;
    /// one that is needed no longer is removed once the new header is proven.
    pub fn change_mode(
        &self,
        mode: Mode,
        passphrase: Option<&str>,
        proof: &Proof<'_>,
        edge: &Edge<'_>,
    ) -> Result<Protected, VaultError> {
        let _alone = self.alone()?;
        let (header, _) = self.header()?;
        if mode == Mode::Both && !has_checked_recovery(&header) {
            return Err(VaultError::RecoveryMandatory);
        }
        let phrase = match mode {
            Mode::Keychain => None,
            Mode::Passphrase | Mode::Both => Some(Passphrase::new(passphrase.ok_or(VaultError::PassphraseNeeded)?)?),
        };
        let key = prove(&header, proof, edge)?;
        let item = match mode {
            Mode::Passphrase => None,
            Mode::Keychain | Mode::Both => Some(kept_or_new_item(&header, edge)?),
        };
        let store = item.as_ref().map(|item| item.store.clone());
        let item = item.map(|item| item.secret);
        let secrets = if let Some(phrase) = phrase {
            stretched(&phrase, item, store, edge)?
        } else {
            let way = Way::Keychain { store: store.unwrap_or_default() };
            Everyday { way, salt: Slot::salt()?, item, stretched: None }
        };
        self.replace_everyday(&key, &secrets, edge)?;
        let used_keychain = header.mode() != Mode::Passphrase;
        let item_left = mode == Mode::Passphrase && used_keychain && forget_items(&header, edge).is_err();
        Ok(Protected { item_left })
    }
}

/// Removes what only a protection with a keychain uses: the key, and how far the journal had come.
fn forget_items(header: &Header, edge: &Edge<'_>) -> Result<(), KeychainFault> {
    edge.keychain.delete(&account(header.vault), edge.cancel)?;
    // It opens nothing; where it stays, it is taken up again by the next protection that uses it.
    let _ = edge.keychain.delete(&seal::account(header.vault), edge.cancel);
    Ok(())
}

fn has_checked_recovery(header: &Header) -> bool {
    header.recovery.iter().any(|slot| slot.checked().is_some())
}
