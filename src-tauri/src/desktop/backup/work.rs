//! What is going on with backups: one thing at a time, to be ended from anywhere.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use mooring_core::ErrorCode;
use mooring_core::backup::{BackupFailure, RestoredBackup};
use vault::backup::Stop;

use super::restore::Chosen;

/// How long closing the journal waits for a backup that was told to end. It looks every few pages, and then removes its
/// file.
const ENDING_WAITS: Duration = Duration::from_secs(3);

/// Backups as long as the program runs.
#[derive(Default)]
pub struct Backups {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    running: Option<Stop>,
    /// Why the last one could not be made, since the journal was opened.
    failure: Option<BackupFailure>,
    /// When one could not be made, or was ended by the person.
    failed: Option<DateTime<Utc>>,
    /// When the newest good one was made, as far as it was looked for: a disk is not to be woken every minute.
    newest: Newest,
    /// Something changed: look whether one is due.
    look: bool,
    /// The backup that was chosen to be restored.
    chosen: Option<Chosen>,
    /// The one that took the journal's place.
    restored: Option<RestoredBackup>,
}

#[derive(Default, Clone, Copy)]
enum Newest {
    #[default]
    NotLookedFor,
    Made(DateTime<Utc>),
    NoneThere,
}

/// Something that is being done. Nothing else begins while it lives.
pub struct Work<'a> {
    backups: &'a Backups,
    stop: Stop,
}

impl Work<'_> {
    pub const fn stop(&self) -> &Stop {
        &self.stop
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        self.backups.state().running = None;
        self.backups.changed.notify_all();
    }
}

impl Backups {
    /// Begins something; `backup-running` where something is going on.
    pub fn begin(&self) -> Result<Work<'_>, ErrorCode> {
        let mut state = self.state();
        if state.running.is_some() {
            return Err(ErrorCode::BackupRunning);
        }
        let stop = Stop::new();
        state.running = Some(stop.clone());
        Ok(Work { backups: self, stop })
    }

    pub fn is_running(&self) -> bool {
        self.state().running.is_some()
    }

    /// Ends what is going on; that nothing is, is fine.
    pub fn cancel(&self) {
        if let Some(stop) = &self.state().running {
            stop.stop();
        }
    }

    /// The journal is about to be closed: what is going on ends, and what is known of its backups is forgotten. Answers
    /// whether something was chosen to be restored.
    pub fn end(&self) -> bool {
        self.cancel();
        let running = |state: &mut State| state.running.is_some();
        let waited = self.changed.wait_timeout_while(self.state(), ENDING_WAITS, running);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner).0;
        let running = state.running.take();
        std::mem::replace(&mut *state, State { running, ..State::default() }).chosen.is_some()
    }

    /// Notes what came of a backup: `None` where it was made.
    pub fn note(&self, failure: Option<BackupFailure>) {
        let mut state = self.state();
        state.newest = Newest::NotLookedFor;
        state.failed = failure.as_ref().map(|failure| failure.at);
        // Who ended it, or asked while one was going on, need not be told.
        let quiet =
            |code| matches!(code, ErrorCode::BackupCancelled | ErrorCode::BackupRunning | ErrorCode::VaultLocked);
        state.failure = failure.filter(|failure| !quiet(failure.code));
    }

    pub fn failure(&self) -> Option<BackupFailure> {
        self.state().failure.clone()
    }

    /// A backup took the journal's place; known until it is closed.
    pub(super) fn note_restored(&self, restored: RestoredBackup) {
        self.state().restored = Some(restored);
    }

    /// Of the restored journal: how many entries miss something, now that it was looked for.
    pub(super) fn note_without_media(&self, entries: u32) {
        if let Some(restored) = &mut self.state().restored {
            restored.without_media = Some(entries);
        }
    }

    pub fn restored(&self) -> Option<RestoredBackup> {
        self.state().restored.clone()
    }

    pub fn failed(&self) -> Option<DateTime<Utc>> {
        self.state().failed
    }

    /// When the newest good one was made; looked for once, until something changes.
    pub fn newest(
        &self,
        find: impl FnOnce() -> Result<Option<DateTime<Utc>>, ErrorCode>,
    ) -> Result<Option<DateTime<Utc>>, ErrorCode> {
        let known = self.state().newest;
        match known {
            Newest::Made(made) => Ok(Some(made)),
            Newest::NoneThere => Ok(None),
            Newest::NotLookedFor => {
                let found = find()?;
                self.state().newest = found.map_or(Newest::NoneThere, Newest::Made);
                Ok(found)
            }
        }
    }

    /// The journal was opened, or what decides about backups was changed.
    pub fn look(&self) {
        let mut state = self.state();
        state.look = true;
        state.newest = Newest::NotLookedFor;
        state.failed = None;
        drop(state);
        self.changed.notify_all();
    }

    /// Waits until it is time to look whether one is due. After a change, `settle` more.
    pub fn wait(&self, limit: Duration, settle: Duration) {
        let waited = self.changed.wait_timeout_while(self.state(), limit, |state| !state.look);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner).0;
        if std::mem::take(&mut state.look) {
            let _ = self.changed.wait_timeout_while(state, settle, |_| true);
        }
    }

    pub(super) fn choose(&self, chosen: Option<Chosen>) {
        self.state().chosen = chosen;
    }

    pub(super) fn take_chosen(&self) -> Option<Chosen> {
        self.state().chosen.take()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_at_a_time_and_it_can_be_ended() {
        let backups = Backups::default();
        let work = backups.begin().ok();
        assert!(work.is_some() && backups.is_running());
        assert_eq!(backups.begin().err(), Some(ErrorCode::BackupRunning));
        backups.cancel();
        assert!(work.as_ref().is_some_and(|work| work.stop().is_stopped()));
        drop(work);
        let again = backups.begin().ok();
        assert!(again.is_some_and(|work| !work.stop().is_stopped()));
    }

    #[test]
    fn closing_waits_for_what_is_going_on() {
        let backups = std::sync::Arc::new(Backups::default());
        let (begun, beginning) = std::sync::mpsc::channel();
        let worker = {
            let backups = std::sync::Arc::clone(&backups);
            std::thread::spawn(move || {
                let work = backups.begin();
                let _ = begun.send(());
                while work.as_ref().is_ok_and(|work| !work.stop().is_stopped()) {
                    std::thread::yield_now();
                }
            })
        };
        assert!(beginning.recv().is_ok());
        backups.end();
        assert!(!backups.is_running());
        assert!(worker.join().is_ok());
    }

    #[test]
    fn what_somebody_ended_is_no_failure_and_is_not_begun_again_at_once() {
        let backups = Backups::default();
        let at = DateTime::UNIX_EPOCH;
        backups.note(Some(BackupFailure { code: ErrorCode::BackupCancelled, at }));
        assert_eq!((backups.failure(), backups.failed()), (None, Some(at)));
        let full = BackupFailure { code: ErrorCode::BackupDiskFull, at };
        backups.note(Some(full.clone()));
        assert_eq!(backups.failure(), Some(full));
        backups.note(None);
        assert_eq!((backups.failure(), backups.failed()), (None, None));
    }
}
