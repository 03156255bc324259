//! What lasts as long as the program: the folder, the keychain, the preferences, and the journal while it is open.

mod journal;

pub use journal::REMEMBER_LIMIT;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use mooring_core::backup::KnownCopies;
use mooring_core::journal::outbox::OutboxReport;
use mooring_core::{Companion, ErrorCode, Session};
use tauri::{AppHandle, Manager};
use vault::backup::Stop;
use vault::held::Held;
use vault::keychain::{Cancel, Keychain, Presence};
use vault::seal::Remembering;
use vault::{Copies, Cost, Edge, Erased, NewRecoveryCode, Vault};
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
use crate::desktop::plan_copy;
use crate::desktop::reminders::Reminders;
use crate::desktop::system_events::Signals;
use crate::desktop::tray::Tray;
use crate::desktop::windows::Looks;
use crate::desktop::words::Words;
use crate::error::{Answer, CommandError, folder_code, opening_code};
use crate::wall_clock::now;

/// How long the keychain may take where nobody asked for it.
const QUIET_LIMIT: Duration = Duration::from_secs(3);

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
    /// The copy of the safety plan for the locked app.
    pub plan: plan_copy::Kept,
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
    /// The small window for checking in was asked to leave.
    pub leaving: AtomicBool,
    /// Started without a window, and none of the journal's own was shown yet.
    pub unseen: AtomicBool,
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
            plan: plan_copy::Kept::default(),
            flush: Flush::default(),
            shown_code: Mutex::new(None),
            outbox: Mutex::default(),
            copied: CopiedSecret::default(),
            hidden: AtomicBool::new(false),
            check_in_asked: AtomicBool::new(false),
            leaving: AtomicBool::new(false),
            unseen: AtomicBool::new(false),
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

    /// Gives the folder up. Whoever asks for it next claims it anew, and by that finishes what was interrupted in it.
    pub fn let_go_of_folder(&self) {
        *self.claimed.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What the next window needs to know.
    pub fn looks(&self) -> Looks {
        let prefs = self.device.get();
        let words = Words::here(&prefs.language);
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

    /// Where everything lies.
    pub fn folder_path(&self) -> PathBuf {
        self.with_folder(|folder| folder.path().to_owned())
    }

    /// The same as it is shown to the person.
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

    /// The copies of the open journal that this program knows of: the usual folder first, then every other one that
    /// ever got a backup.
    pub fn copies(&self) -> Copies {
        let KnownCopies { places, vaults } =
            self.session().and_then(|session| session.backup_known()).unwrap_or_default();
        let usual = self.with_folder(Folder::backups);
        let others = places.into_iter().filter(|place| *place != usual);
        Copies { shelves: std::iter::once(usual.clone()).chain(others).collect(), vaults }
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

/// Runs blocking work away from the windows' thread. Work that panicked is an error like any other.
pub async fn off_thread<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&AppHandle, &Shell) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let done = tauri::async_runtime::spawn_blocking(move || work(&app, &app.state::<Shell>())).await;
    done.unwrap_or_else(|_| Err(ErrorCode::Internal.into()))
}
