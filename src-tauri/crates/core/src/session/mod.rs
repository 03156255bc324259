//! The journal while it is open.

mod about;
mod art;
mod attachments;
mod backup;
mod calendar;
mod care_team;
mod directory;
mod doses;
mod groups;
mod import;
mod insights;
mod journal;
mod outbox;
mod report;
mod safety;
mod selection;
mod self_care;
mod unkept;
mod vocabulary;

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use vault::media::Media;
use vault::store::{Reader, Stop, Store, Writer};

use crate::area::{Area, Changed};
use crate::clock::{Clock, Stamp};
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::import::Pending;
use crate::journal::selection::Batch;
use crate::settings::Settings;
use crate::{device, settings};

/// Locked or not: whoever needs the journal asks for the session first, and cannot forget the lock.
#[derive(Default)]
pub enum Companion {
    #[default]
    Locked,
    Unlocked(Arc<Session>),
}

impl Companion {
    /// The open journal, or `vault-locked`. The answer keeps the session alive while a command runs; the store it
    /// reads from is closed by the lock all the same.
    pub fn session(&self) -> Result<Arc<Session>> {
        match self {
            Self::Locked => Err(ErrorCode::VaultLocked.into()),
            Self::Unlocked(session) => Ok(Arc::clone(session)),
        }
    }
}

/// An open journal: what the commands of every area are called on.
pub struct Session {
    store: Arc<Store>,
    /// `None` where a journal is opened without what is attached to it.
    media: Option<Arc<Media>>,
    clock: Arc<dyn Clock>,
    imports: Mutex<Imports>,
    /// An import ended, whichever way.
    import_ended: Condvar,
    directory: Mutex<directory::Directory>,
    calendar: Mutex<calendar::Held>,
    insights: crate::insights::Held,
    /// What was done last with many entries.
    batch: Mutex<Option<Batch>>,
    /// What was written while the journal was locked could not be taken over, and nobody knows what is in it.
    outbox_waits: AtomicBool,
    /// Ends what is being written to files.
    exporting: Mutex<Stop>,
    /// Paths that were chosen for launchers, and the one that was removed last.
    launchers: crate::self_care::LaunchersHeld,
    /// Words the disk did not take.
    unkept: unkept::AllUnkept,
}

/// Files that are being taken over.
#[derive(Default)]
struct Imports {
    /// The file that was opened last and waits for a decision.
    waiting: Option<Arc<Pending>>,
    /// The one that is being written.
    running: Option<Arc<Pending>>,
    /// One was ended because the journal is about to be closed, and brought nothing.
    stopped: bool,
}

impl Session {
    /// Takes over an open store. A journal that was never begun (a new one, or one whose creation was cut short) gets
    /// its device and the starting words of `language` (BCP 47).
    pub fn open(store: Arc<Store>, clock: Arc<dyn Clock>, language: &str) -> Result<Self> {
        let session = Self {
            store,
            media: None,
            clock,
            imports: Mutex::default(),
            import_ended: Condvar::new(),
            directory: Mutex::default(),
            calendar: Mutex::default(),
            insights: crate::insights::Held::default(),
            batch: Mutex::default(),
            outbox_waits: AtomicBool::new(false),
            exporting: Mutex::default(),
            launchers: crate::self_care::LaunchersHeld::default(),
            unkept: unkept::AllUnkept::default(),
        };
        if !session.read(begun)? {
            session.store.write(|writer| begin(writer, session.now(), language))?;
        }
        // Whatever is wrong with one of them: no journal stays closed for it.
        let unplanned = session.read(|reader| crate::groups::any_unplanned(reader, session.now()));
        if unplanned.unwrap_or(false) {
            session.write(crate::groups::plan_visits).unwrap_or_default();
        }
        Ok(session)
    }

    /// With the pictures, sound and files of the journal.
    #[must_use]
    pub fn with_media(self, media: Arc<Media>) -> Self {
        Self { media: Some(media), ..self }
    }

    /// The store, for closing it and for backups.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Reads one consistent moment of the journal.
    pub fn read<T>(&self, read: impl FnOnce(Reader<'_>) -> Result<T>) -> Result<T> {
        self.store.read(read).map_err(CoreError::while_reading)
    }

    /// Changes the journal in one transaction, under the next stamp of this device.
    pub fn write<T>(&self, write: impl FnOnce(Writer<'_>, &Stamp) -> Result<T>) -> Result<T> {
        let now = self.now();
        self.store.write(|writer| write(writer, &Stamp::take(writer, now)?))
    }

    /// What the person chose, in the journal.
    pub fn settings(&self) -> Result<Settings> {
        self.read(settings::load)
    }

    /// Changes what the person chose.
    pub fn settings_set(&self, settings: &Settings) -> Result<Changed<()>> {
        self.write(|writer, stamp| settings::save(writer, stamp, settings))?;
        Ok(Changed::new((), &[Area::Settings, Area::Journal, Area::Backup]))
    }

    fn imports(&self) -> MutexGuard<'_, Imports> {
        // A panic while holding it leaves a whole value behind.
        self.imports.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a journal has begun.
pub fn begun(reader: Reader<'_>) -> Result<bool> {
    Ok(reader.exists("SELECT 1 FROM device WHERE here = 1", ())?)
}

/// Begins a new journal: this device, and the starting words of a language. Does nothing to one that has begun.
pub fn begin(writer: Writer<'_>, now: DateTime<Utc>, language: &str) -> Result<()> {
    if device::ensure(writer, now)? {
        let stamp = Stamp::take(writer, now)?;
        crate::journal::vocabulary::begin(writer, &stamp, language)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
