//! What lasts as long as the program: the folder, the keychain, the preferences, and the journal while it is open.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use mooring_core::journal::outbox::OutboxReport;
use mooring_core::{Clock, Companion, CoreError, ErrorCode, Session};
use tauri::{AppHandle, Manager};
use vault::backup::Stop;
use vault::held::Held;
use vault::keychain::{Cancel, Keychain, Presence};
use vault::seal::Remembering;
use vault::{Cost, Edge, Erased, NewRecoveryCode, Vault};
use zeroize::Zeroizing;

use crate::arguments::Place;
use crate::desktop::autostart::Autostart;
use crate::desktop::backup::{self, Backups};
use crate::desktop::clipboard::CopiedSecret;
use crate::desktop::closing::Flush;
use crate::desktop::device::Device;
use crate::desktop::folder::Folder;
use crate::desktop::keychain::{SystemKeychain, Unasking};
use crate::desktop::lock_clock::LockClock;
use crate::desktop::reminders::Reminders;
use crate::desktop::system_events::Signals;
use crate::desktop::tray::Tray;
use crate::desktop::windows::Looks;
use crate::desktop::words::Words;
use crate::error::{Answer, CommandError, folder_code, opening_code};

/// How long the keychain may take where nobody asked for it.
const QUIET_LIMIT: Duration = Duration::from_secs(3);

/// How long the end of the program may be put off for the keychain.
const REMEMBER_LIMIT: Duration = Duration::from_secs(1);

/// The groups of a recovery code that was shown and is not yet confirmed.
type ShownCode = Zeroizing<[String; 8]>;

/// The state of the program, managed by the application.
pub struct Shell {
    pub demo: bool,
    folder: Mutex<Folder>,
    /// The folder under this process's lock, once it could be had.
    claimed: Mutex<Option<vault::Folder>>,
    system: Arc<SystemKeychain>,
    keychain: Keychain,
    /// The same with little patience, and without anything the system would ask the person for: for what nobody waits
    /// for, and while a window waits to be painted.
    keychain_quietly: Keychain,
    pub device: Device,
    companion: RwLock<Companion>,
    /// The keys of the open journal.
    vault: RwLock<Option<Arc<Vault>>>,
    /// The journal of a locked demo. Nobody has its key, so closing it would be its end.
    set_aside: Mutex<Option<Arc<Session>>>,
    /// Held while a journal is being made or opened: an impatient second click opens nothing twice.
    opening: Mutex<()>,
    /// Ends the waiting for the keychain that is going on.
    waiting: Mutex<Cancel>,
    pub clock: LockClock,
    /// What the system tells of itself.
    pub signals: Signals,
    pub backups: Backups,
    pub reminders: Reminders,
    pub flush: Flush,
    shown_code: Mutex<Option<ShownCode>>,
    /// What there is to say of what was written while the journal was locked.
    outbox: Mutex<OutboxReport>,
    /// That code on the clipboard.
    pub copied: CopiedSecret,
    /// The window was taken off the screen by its key: what opens meanwhile stays off it, too.
    pub hidden: AtomicBool,
    /// A check-in was asked for, and the window has not shown it yet.
    pub check_in_asked: AtomicBool,
    pub tray: Tray,
    pub autostart: Autostart,
    /// Something was being typed when this process last locked.
    pub draft_kept: AtomicBool,
    /// An import was ended by locking.
    pub import_stopped: AtomicBool,
    /// Ends the change of the data key that is going on.
    rotating: Mutex<Option<Stop>>,
    /// What is to be said of a journal that was erased.
    erased: Mutex<Option<Erased>>,
    /// Words the disk did not take, sealed for the next opening.
    held: Mutex<Vec<Held>>,
    /// The person is being asked whether to give them up.
    pub asking: AtomicBool,
    /// The keychain being told how far the journal that was closed last had come.
    remembering: Mutex<Option<Remembering>>,
}

impl Shell {
    /// Tries to claim the folder. That it cannot be had is told to the person by the window, not here.
    pub fn new(place: &Place, folder: Folder) -> Self {
        // Invented entries have no business in anybody's keychain.
        Self::with_keychain(place, folder, *place != Place::Demo)
    }

    /// On a system that has no keychain.
    #[cfg(test)]
    pub fn without_keychain(place: &Place, folder: Folder) -> Self {
        Self::with_keychain(place, folder, false)
    }

    fn with_keychain(place: &Place, folder: Folder, there: bool) -> Self {
        let demo = *place == Place::Demo;
        let system = Arc::new(SystemKeychain::default());
        let shell = Self {
            demo,
            claimed: Mutex::new(None),
            device: Device::read(folder.device()),
            folder: Mutex::new(folder),
            keychain: if there { Keychain::new(Arc::clone(&system) as _) } else { Keychain::absent() },
            keychain_quietly: if there {
                Keychain::with_limit(Arc::new(Unasking(Arc::clone(&system))), QUIET_LIMIT)
            } else {
                Keychain::absent()
            },
            system,
            companion: RwLock::default(),
            vault: RwLock::default(),
            set_aside: Mutex::new(None),
            opening: Mutex::new(()),
            waiting: Mutex::new(Cancel::new()),
            clock: LockClock::default(),
            signals: Signals::default(),
            backups: Backups::default(),
            reminders: Reminders::default(),
            flush: Flush::default(),
            shown_code: Mutex::new(None),
            outbox: Mutex::default(),
            copied: CopiedSecret::default(),
            hidden: AtomicBool::new(false),
            check_in_asked: AtomicBool::new(false),
            tray: Tray::default(),
            autostart: Autostart::of(place),
            draft_kept: AtomicBool::new(false),
            import_stopped: AtomicBool::new(false),
            rotating: Mutex::new(None),
            erased: Mutex::new(None),
            held: Mutex::default(),
            asking: AtomicBool::new(false),
            remembering: Mutex::new(None),
        };
        if let Ok(claimed) = shell.claimed() {
            shell.with_folder(Folder::clear_web_views);
            backup::clear_left(&claimed);
        }
        shell
    }

    /// The folder under this process's lock. Where another process has it, each call tries again: it may have ended.
    pub fn claimed(&self) -> Result<vault::Folder, ErrorCode> {
        let mut claimed = self.claimed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = &*claimed {
            return Ok(folder.clone());
        }
        let folder = self.with_folder(|folder| vault::Folder::claim(folder.path())).map_err(folder_code)?;
        *claimed = Some(folder.clone());
        Ok(folder)
    }

    /// What the next window needs to know.
    pub fn looks(&self) -> Looks {
        let prefs = self.device.get();
        let words = Words::in_language(&prefs.language);
        let title = words.text(if self.demo { "window-title-demo" } else { "window-title" });
        let settings = self.session().and_then(|session| session.settings());
        Looks {
            web_view: self.with_folder(Folder::web_view),
            title,
            theme: prefs.theme,
            hidden: self.hidden.load(Ordering::Acquire),
            kept_out_of_capture: settings.map_or(true, |settings| settings.hide_from_capture),
        }
    }

    fn with_folder<T>(&self, look: impl FnOnce(&Folder) -> T) -> T {
        look(&self.folder.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where everything lies, as it is shown to the person.
    pub fn folder_shown(&self) -> String {
        self.with_folder(|folder| folder.path().display().to_string())
    }

    /// Removes the folder of a demo; called when nothing is open any more.
    pub fn remove_demo(&self) {
        self.folder.lock().unwrap_or_else(PoisonError::into_inner).remove_if_demo();
    }

    /// Whether the system has a keychain. One that does not even answer this cannot be relied on.
    pub fn keychain_presence(&self) -> Presence {
        self.keychain_quietly.presence(&Cancel::new()).unwrap_or(Presence::Absent)
    }

    /// Does something that may ask the keychain. The person can end the waiting; where the keychain turned out to be
    /// locked and nobody opened it in time, that is said instead of "no answer".
    pub fn with_edge<T, E: Into<CommandError>>(&self, work: impl FnOnce(&Edge<'_>) -> Result<T, E>) -> Answer<T> {
        let cancel = Cancel::new();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&cancel);
        let edge = Edge { keychain: &self.keychain, cancel: &cancel, now: now(), cost: Cost::Calibrated };
        work(&edge).map_err(|error| {
            let error: CommandError = error.into();
            let locked = error.code == ErrorCode::KeychainTimeout && self.system.found_locked();
            if locked { ErrorCode::KeychainLocked.into() } else { error }
        })
    }

    /// Does something that may ask the keychain, as long as that asks the person nothing and answers at once.
    pub fn with_quiet_edge<T>(&self, work: impl FnOnce(&Edge<'_>) -> T) -> T {
        let cancel = Cancel::new();
        work(&Edge { keychain: &self.keychain_quietly, cancel: &cancel, now: now(), cost: Cost::Calibrated })
    }

    /// Ends the waiting for the keychain that is going on.
    pub fn stop_waiting(&self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).cancel();
    }

    /// Nothing else is made or opened as long as this is held.
    pub fn opening_alone(&self) -> MutexGuard<'_, ()> {
        self.opening.lock().unwrap_or_else(PoisonError::into_inner)
    }

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

    /// Everything was erased: the preferences of this device go as well, and what could not be reached is to be said.
    pub fn note_erased(&self, erased: Erased) {
        self.device.forget();
        self.reminders.forget();
        // Nothing is left to start for. An entry that stays starts a program that shows nothing.
        let _ = self.autostart.set(false);
        *self.erased.lock().unwrap_or_else(PoisonError::into_inner) = Some(erased);
    }

    /// What there is to say of a journal that was erased.
    pub fn erased(&self) -> Option<Erased> {
        self.erased.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Finishes an erasure that an earlier process began.
    pub fn finish_erasing(&self, folder: &vault::Folder) -> Result<(), ErrorCode> {
        if let Some(erased) = self.with_quiet_edge(|edge| vault::finish_erasing(folder, edge)).map_err(opening_code)? {
            self.note_erased(erased);
        }
        Ok(())
    }

    /// The folders in which this program knows backups to be.
    pub fn shelves(&self) -> Vec<PathBuf> {
        let chosen = self.session().and_then(|session| session.backup_place()).ok().flatten();
        self.with_folder(|folder| std::iter::once(folder.backups()).chain(chosen).collect())
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

    /// Keeps sealed words until the journal is open again.
    pub fn hold(&self, held: Vec<Held>) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).extend(held);
    }

    /// Lets go of the sealed words that were taken back.
    pub fn release(&self, taken_back: impl Fn(&Held) -> bool) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).retain(|held| !taken_back(held));
    }

    /// Whether sealed words wait: with the end of this process they would be lost.
    pub fn words_held(&self) -> bool {
        !self.held.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Remembers a new code until it is confirmed or put off, so that it can be saved to a file.
    pub fn show_code(&self, new: &NewRecoveryCode) -> ShownCode {
        let groups = new.code.groups();
        *self.shown_code.lock().unwrap_or_else(PoisonError::into_inner) = Some(new.code.groups());
        groups
    }

    /// The code that was shown last, in its eight groups.
    pub fn shown_code(&self) -> Option<ShownCode> {
        self.shown_code.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes what came of the outbox, beside what is noted already.
    pub fn note_outbox(&self, report: OutboxReport) {
        self.outbox.lock().unwrap_or_else(PoisonError::into_inner).add(report);
    }

    /// What there is to say of the outbox since the journal was unlocked.
    pub fn outbox_report(&self) -> OutboxReport {
        self.outbox.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn forget_outbox(&self) {
        *self.outbox.lock().unwrap_or_else(PoisonError::into_inner) = OutboxReport::default();
    }

    /// The code was confirmed or put off, or the journal closes: it is nowhere in this program any more, nor on the clipboard.
    pub fn forget_code(&self) {
        self.copied.take_off();
        *self.shown_code.lock().unwrap_or_else(PoisonError::into_inner) = None;
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

/// The wall clock.
#[allow(clippy::disallowed_methods, reason = "the edge, where the clock is read")]
pub fn now() -> DateTime<Utc> {
    #[cfg(debug_assertions)]
    let ahead = set_ahead();
    #[cfg(not(debug_assertions))]
    let ahead = chrono::TimeDelta::zero();
    Utc::now() + ahead
}

/// By how many seconds the file named in `MOORING_CLOCK` sets the clock of this process ahead: tests have no night to wait for.
/// What is built for people has no such way.
#[cfg(debug_assertions)]
fn set_ahead() -> chrono::TimeDelta {
    static FILE: std::sync::OnceLock<Option<PathBuf>> = std::sync::OnceLock::new();
    let file = FILE.get_or_init(|| std::env::var_os("MOORING_CLOCK").map(PathBuf::from));
    let seconds = file.as_ref().and_then(|file| std::fs::read_to_string(file).ok()?.trim().parse().ok());
    seconds.and_then(chrono::TimeDelta::try_seconds).unwrap_or_default()
}

/// The wall clock as the companion asks for it.
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> DateTime<Utc> {
        now()
    }
}

/// Runs blocking work away from the windows' thread. Work that panicked is an error like any other.
pub async fn off_thread<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&AppHandle, &Shell) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let done = tauri::async_runtime::spawn_blocking(move || work(&app, &app.state::<Shell>())).await;
    done.unwrap_or_else(|_| Err(ErrorCode::Internal.into()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use mooring_core::vault_view::VaultState;

    use super::*;
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
