//! The open journal: how it is kept while commands ask for it, exchanged, set aside and closed.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use mooring_core::{Companion, CoreError, ErrorCode, Session};
use vault::Vault;
use vault::backup::Stop;

use super::Shell;
use crate::desktop::backup;
use crate::error::Answer;

/// How long the end of the program, or a switch, may be put off for the keychain.
pub const REMEMBER_LIMIT: Duration = Duration::from_secs(1);

impl Shell {
    /// Keeps what was opened; from here on commands find the journal.
    pub fn put_open(&self, vault: Vault, session: Session) {
        self.forget_outbox();
        *self.vault.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(vault));
        *self.companion.write().unwrap_or_else(PoisonError::into_inner) = Companion::Unlocked(Arc::new(session));
        self.backups.look();
        self.reminders.poke();
    }

    /// Puts what `make` gives in the place of the open journal `vault`. Whoever asks for the journal meanwhile waits, so
    /// that nobody finds it locked in between. Refused where it was closed by then, or is another one.
    ///
    /// Where `make` fails and has closed the journal, it is closed.
    pub fn exchange(&self, vault: &Arc<Vault>, make: impl FnOnce() -> Answer<(Vault, Session)>) -> Answer<()> {
        let mut companion = self.companion.write().unwrap_or_else(PoisonError::into_inner);
        let mut open = self.vault.write().unwrap_or_else(PoisonError::into_inner);
        if !open.as_ref().is_some_and(|open| Arc::ptr_eq(open, vault)) {
            return Err(ErrorCode::VaultLocked.into());
        }
        match make() {
            Ok((vault, session)) => {
                *open = Some(Arc::new(vault));
                *companion = Companion::Unlocked(Arc::new(session));
                Ok(())
            }
            Err(error) => {
                if vault.id().is_none() {
                    *open = None;
                    *companion = Companion::Locked;
                }
                Err(error)
            }
        }
    }

    /// A change of the data key begins; one that goes on already is refused.
    pub fn begin_rotation(&self) -> Answer<Rotating<'_>> {
        let mut rotating = self.rotating.lock().unwrap_or_else(PoisonError::into_inner);
        if rotating.is_some() {
            return Err(ErrorCode::ProtectionBusy.into());
        }
        let stop = Stop::new();
        *rotating = Some(stop.clone());
        Ok(Rotating { shell: self, stop })
    }

    /// Ends the change of the data key that is going on; that there is none is fine.
    pub fn stop_rotation(&self) {
        if let Some(stop) = &*self.rotating.lock().unwrap_or_else(PoisonError::into_inner) {
            stop.stop();
        }
    }

    /// Whether a journal is open.
    pub fn is_open(&self) -> bool {
        self.session().is_ok()
    }

    /// The open journal, or `vault-locked`: there is no other way to a [`Session`].
    pub fn session(&self) -> Result<Arc<Session>, CoreError> {
        self.companion.read().unwrap_or_else(PoisonError::into_inner).session()
    }

    /// The keys of the open journal, or `vault-locked`.
    pub fn vault(&self) -> Result<Arc<Vault>, ErrorCode> {
        let vault = self.vault.read().unwrap_or_else(PoisonError::into_inner);
        vault.as_ref().map(Arc::clone).ok_or(ErrorCode::VaultLocked)
    }

    /// Locks a demo: its windows find it locked, its invented entries stay where they are.
    pub fn set_demo_aside(&self) {
        self.clock.end();
        let mut companion = self.companion.write().unwrap_or_else(PoisonError::into_inner);
        if let Companion::Unlocked(session) = std::mem::take(&mut *companion) {
            *self.set_aside.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
        }
        drop(companion);
        self.reminders.poke();
    }

    /// Whether a demo is locked.
    pub fn demo_is_locked(&self) -> bool {
        self.set_aside.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Unlocks a demo that was locked. Answers whether there was one.
    pub fn take_demo_back(&self) -> bool {
        let session = self.set_aside.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(session) = session else { return false };
        *self.companion.write().unwrap_or_else(PoisonError::into_inner) = Companion::Unlocked(session);
        self.reminders.poke();
        true
    }

    /// Closes the journal and wipes its keys. What reads or writes at this moment is waited for, what takes long is
    /// told to stop; everything later finds the journal locked.
    pub fn close(&self) {
        self.clock.end();
        self.forget_code();
        self.forget_outbox();
        *self.set_aside.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.stop_waiting();
        self.stop_rotation();
        let session = self.session().ok();
        if let Some(session) = &session {
            session.import_stop();
            session.insights_stop();
            session.export_stop();
        }
        if self.backups.end()
            && let Ok(folder) = self.claimed()
        {
            backup::clear_left(&folder);
        }
        *self.companion.write().unwrap_or_else(PoisonError::into_inner) = Companion::Locked;
        let vault = self.vault.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(vault) = vault {
            // A checkpoint that fails leaves the changes in the log, where the next opening finds them.
            *self.remembering.lock().unwrap_or_else(PoisonError::into_inner) = vault.close().ok();
        }
        let stopped = session.is_some_and(|session| session.import_was_stopped());
        self.import_stopped.store(stopped, Ordering::Release);
        self.reminders.poke();
    }

    /// Before the program ends: lets the keychain hear how far the journal had come. One that is slow is not waited
    /// for; the next closing tells it again.
    pub fn let_remember(&self) {
        let remembering = self.remembering.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(remembering) = remembering {
            remembering.wait(REMEMBER_LIMIT);
        }
    }
}

/// A change of the data key that goes on; it can be ended as long as this lives.
pub struct Rotating<'s> {
    shell: &'s Shell,
    pub stop: Stop,
}

impl Drop for Rotating<'_> {
    fn drop(&mut self) {
        *self.shell.rotating.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use mooring_core::vault_view::VaultState;

    use super::*;
    use crate::arguments::Place;
    use crate::desktop::folder::Folder;
    use crate::desktop::opening;
    use crate::views::vault_state;

    fn demo() -> Shell {
        let shell = Shell::new(&Place::Demo, Folder::make(&Place::Demo).unwrap());
        opening::begin_demo(&shell).unwrap();
        shell
    }

    fn code<T>(answer: Result<T, CoreError>) -> Option<ErrorCode> {
        answer.err().map(|error| error.code)
    }

    #[test]
    fn a_demo_is_filled_and_leaves_nothing() {
        let shell = demo();
        assert_eq!(vault_state(&shell), VaultState::Unlocked { demo: true, recovered: None });
        assert!(!shell.session().unwrap().journal_months().unwrap().is_empty());
        let folder = shell.folder_shown();
        shell.close();
        shell.remove_demo();
        assert!(!std::path::Path::new(&folder).exists());
    }

    #[test]
    fn a_locked_demo_comes_back_as_it_was() {
        let shell = demo();
        let months = shell.session().unwrap().journal_months().unwrap();
        shell.set_demo_aside();
        assert_eq!(code(shell.session()), Some(ErrorCode::VaultLocked));
        assert_eq!(vault_state(&shell), VaultState::DemoLocked { draft_kept: false });
        assert!(shell.take_demo_back());
        assert!(!shell.take_demo_back());
        assert_eq!(shell.session().unwrap().journal_months().unwrap(), months);
    }

    #[test]
    fn a_closed_journal_answers_nothing_any_more() {
        let shell = demo();
        // A command that began before the journal was closed and goes on afterwards.
        let late = shell.session().unwrap();
        shell.close();
        assert_eq!(code(late.journal_months()), Some(ErrorCode::VaultLocked));
        assert_eq!(code(shell.session()), Some(ErrorCode::VaultLocked));
        assert_eq!(shell.vault().err(), Some(ErrorCode::VaultLocked));
    }

    #[test]
    fn a_folder_in_use_is_said_to_be_and_can_be_had_later() {
        let parent = tempfile::tempdir().unwrap();
        let place = Place::Folder(parent.path().join("own"));
        let first = Shell::new(&place, Folder::make(&place).unwrap());
        let second = Shell::new(&place, Folder::make(&place).unwrap());
        assert!(matches!(
            vault_state(&second),
            VaultState::Trouble { code: ErrorCode::VaultInUse, has_recovery: false, .. }
        ));
        drop(first);
        assert!(second.claimed().is_ok());
    }
}
