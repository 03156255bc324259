//! Words the disk did not take, between the journal's closing and its next opening.

use mooring_core::Session;
use vault::held::Held;
use vault::{Vault, VaultError};
use zeroize::Zeroizing;

use crate::error::Answer;
use crate::shell::Shell;

/// Seals what could not be stored, before the journal closes. The disk is tried once more; whatever it takes is a draft
/// like any other. A demo keeps its session, and its drafts with it.
pub fn keep(shell: &Shell) {
    let (Ok(vault), Ok(session)) = (shell.vault(), shell.session()) else { return };
    if shell.demo || !session.has_unkept() {
        return;
    }
    session.unkept_store();
    // Without randomness or memory nothing can be sealed, and in the clear nothing may stay.
    if let Ok(held) = seal(&vault, &session) {
        shell.hold(held);
    }
}

fn seal(vault: &Vault, session: &Session) -> Answer<Vec<Held>> {
    let words = session.unkept()?.into_iter().map(Zeroizing::new);
    Ok(words.map(|words| vault.hold(&words)).collect::<Result<_, VaultError>>()?)
}

/// Puts them back as drafts once the journal is open. What is of another journal stays where it is.
pub fn give_back(shell: &Shell) {
    let (Ok(vault), Ok(session)) = (shell.vault(), shell.session()) else { return };
    shell.release(|held| match vault.take_back(held) {
        Ok(Some(words)) => session.unkept_put(&words).is_ok(),
        Ok(None) | Err(_) => false,
    });
}
