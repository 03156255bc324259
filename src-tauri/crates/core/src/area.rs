//! What a change makes stale. The shell tells it to the windows after the commit; they never guess.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A part of what windows show. Where two parts change at different moments they are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Area {
    /// Entries: the timeline, the reader, months, Today.
    Journal,
    /// What is being typed and not yet saved.
    Drafts,
    /// Scales, feelings, tags, trackers.
    Vocabulary,
    /// Searches of the journal that have a name.
    Searches,
    /// Which doses of a day were taken.
    Doses,
    /// Anything computed from entries.
    Insights,
    /// Support groups: the board, a group's page, the profile of what is wanted.
    Groups,
    /// The care team: people, questions to bring, what was said.
    CareTeam,
    /// What was chosen for the pages of an appointment.
    Report,
    /// Exercises: favourites, one's own, what was noted of them.
    SelfCare,
    /// The safety plan and lines of one's own.
    Safety,
    /// Meetings read from other programs' files.
    Directory,
    /// Past imports.
    Import,
    /// What takes place: series, their occurrences, whether one was there.
    Calendar,
    /// What is due, was missed or comes next.
    Reminders,
    /// Drawings that wait.
    Art,
    /// How much room pictures and files take.
    Media,
    /// Settings kept in the journal.
    Settings,
    /// Protection of the journal; told by the shell.
    Protection,
    /// What was written while the journal was locked and came in; told by the shell.
    Outbox,
    /// Backups: which there are, whether one is being made or could not be; told by the shell.
    Backup,
    /// Preferences of this device; told by the shell.
    Device,
}

/// What a write answers: its value, and what it made stale (nothing where nothing changed).
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "the windows are to be told what became stale"]
pub struct Changed<T> {
    pub value: T,
    pub areas: &'static [Area],
}

impl<T> Changed<T> {
    pub const fn new(value: T, areas: &'static [Area]) -> Self {
        Self { value, areas }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Changed<U> {
        Changed { value: f(self.value), areas: self.areas }
    }
}
