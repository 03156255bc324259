//! The reminders' types at the boundary. Instants are RFC 3339 UTC, wall times RFC 3339 without offset.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use crate::calendar::{Lead, OccurrenceView};

/// Hours in which nothing makes a sound: what can wait, waits. Over midnight where the second is earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuietSpan {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

/// What the person chose about reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReminderSettings {
    pub quiet: Option<QuietSpan>,
    /// What a new series begins with: how long before to remind, and whether the screen may show the name.
    pub leads: Vec<Lead>,
    pub named: bool,
    /// When one is asked every day how one is: at most [`CHECK_INS_MOST`] times, by the person's own clock.
    ///
    /// [`CHECK_INS_MOST`]: crate::calendar::CHECK_INS_MOST
    pub check_ins: Vec<NaiveTime>,
    /// Whether the program should start with the computer was asked, and answered.
    pub autostart_answered: bool,
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self {
            quiet: None,
            leads: vec![Lead { days: 0, minutes: 30 }],
            named: false,
            check_ins: Vec::new(),
            autostart_answered: false,
        }
    }
}

/// What this system does for reminders, so that nothing is promised that does not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct ReminderMeans {
    /// Somebody shows notifications; `None` where nothing answers that.
    pub notifications: Option<bool>,
    /// With buttons on them.
    pub buttons: Option<bool>,
    /// The icon in the tray is to be seen; `None` on systems where there is none yet.
    pub tray: Option<bool>,
    /// The program starts with the computer; `None` where that cannot be had.
    pub autostart: Option<bool>,
    /// A closed window can be called back, so that the program goes on without one.
    pub goes_on: bool,
    /// What is to be reminded of outlives the program while the journal is locked: there is a keychain.
    pub while_locked: bool,
}

/// Where something stands that was reminded of, or is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DueState {
    /// It has not begun.
    Due,
    InProgress,
    /// It was over before anybody could be reminded.
    Missed,
    /// It is over, and nothing was noted of it.
    Afterwards,
}

/// Something in the list of what is due: the list is the truth, a notification may have been overlooked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DueRow {
    pub state: DueState,
    /// It is a moment to check in; its title says nothing.
    pub check_in: bool,
    pub occurrence: OccurrenceView,
    /// It is told again then, by the viewer's clock.
    pub snoozed_until: Option<NaiveDateTime>,
}

/// A reminder that is to come, with what the screen will say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NextRow {
    pub series: Uuid,
    /// It is a moment to check in.
    pub check_in: bool,
    /// When, by the viewer's clock.
    pub at: NaiveDateTime,
    /// When what it is about begins, by the viewer's clock.
    pub start: NaiveDateTime,
    pub whole_day: bool,
    /// The name the screen shows, where that was chosen.
    pub name: Option<String>,
    /// Without a sound, because of quiet hours.
    pub silent: bool,
}

/// What is due, what was missed, and what comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemindersView {
    /// What goes on and what is due first, then what is over.
    pub due: Vec<DueRow>,
    /// The next ones, the earliest first.
    pub next: Vec<NextRow>,
    pub settings: ReminderSettings,
    /// What the viewer's clock shows now.
    pub now: NaiveDateTime,
}

/// What the person wants to hear no more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Unwanted {
    /// Its reminders, or that it was missed.
    Reminder,
    /// How it was.
    Question,
}

/// A reminder to be shown on the screen now; the shell makes the words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Showing {
    pub series: Uuid,
    /// It is a moment to check in.
    pub check_in: bool,
    /// It is a time for doses.
    pub dose: bool,
    pub occurrence: NaiveDateTime,
    /// Only where the person chose that it may be seen.
    pub name: Option<String>,
    pub start: DateTime<Utc>,
    pub whole_day: bool,
    pub in_progress: bool,
    /// There is a room to open.
    pub has_link: bool,
    pub silent: bool,
}
