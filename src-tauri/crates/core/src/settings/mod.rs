//! What the person chose. `DevicePrefs` is what the locked app may know in plain; everything else is in the journal.

pub(crate) mod breaks;
mod device_prefs;
mod locking;
mod table;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::backup::BackupEvery;

pub use breaks::{BREAKS_MOST, Break};
pub use device_prefs::{FoundDevicePrefs, read_device_prefs, validate_device_prefs, write_device_prefs};
pub use locking::{SystemEvent, SystemSignals};
pub(crate) use table::{day_starts_at, one, set_one};
pub use table::{load, save};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// For contrast and motion: as the system says, or more/less whatever it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Contrast {
    #[default]
    System,
    Standard,
    More,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Motion {
    #[default]
    System,
    Full,
    Less,
}

/// `device.json`, plain, readable while locked: nothing about the person but the country of the crisis lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DevicePrefs {
    /// BCP 47.
    pub language: String,
    pub theme: Theme,
    pub contrast: Contrast,
    pub motion: Motion,
    /// Percent of the usual size, 90–200.
    pub text_size: u16,
    /// ISO 3166-1 alpha-2, chosen by hand; `None` until then.
    pub country: Option<String>,
    /// An icon in the tray, where the system has one.
    pub tray: bool,
    /// The keys that bring the small window from anywhere, as the system's are named; `None` until they are chosen.
    pub shortcut: Option<String>,
}

impl Default for DevicePrefs {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            theme: Theme::default(),
            contrast: Contrast::default(),
            motion: Motion::default(),
            text_size: 100,
            country: None,
            tray: true,
            shortcut: None,
        }
    }
}

/// Settings kept inside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the screen")]
pub struct Settings {
    /// The hour a new day starts at, 0–12 (invariant 10).
    pub day_starts_at: u8,
    /// Lock after so many minutes without input: 1–120; 0 is never.
    pub lock_after_minutes: u16,
    /// Lock when the computer goes to sleep.
    pub lock_on_sleep: bool,
    /// Lock when the screen is locked, or another person uses the computer.
    pub lock_with_screen: bool,
    /// Lock when the window is taken off the screen by its key.
    pub lock_when_hidden: bool,
    /// Keep the window out of pictures and recordings of the screen, where the system can.
    pub hide_from_capture: bool,
    /// Checking in while the journal is locked: the words for it lie on the shelf.
    pub check_in_while_locked: bool,
    /// Insights show nothing drawn until somebody asks for it.
    pub hide_charts: bool,
    /// After an entry that may have been a hard one, where help is is said once.
    pub quiet_card: bool,
    /// Less is asked: no more than how one is when checking in, and nothing after a meeting.
    pub fewer_questions: bool,
    /// Stretches of days without being asked, in order.
    pub breaks: Vec<Break>,
    /// Earlier years on Today: off until chosen.
    pub on_this_day: bool,
    /// Days with a mood in the lowest fifth stay out of them.
    pub on_this_day_without_hard: bool,
    /// Today offers an exercise.
    pub suggest_exercise: bool,
    /// How often a backup is made by itself.
    pub backup_every: BackupEvery,
    /// The person knows that the journal's folder is copied elsewhere.
    pub synced_folder_known: bool,
    /// Say beside a page that is being written how many words it has.
    pub count_words: bool,
    /// Megabytes set aside for pictures, sound and files.
    pub media_quota_mb: u32,
    /// How the calendar is shown.
    pub calendar_shape: CalendarShape,
    /// Where the first start was left: `None` when it is finished.
    pub first_start: Option<FirstStartStep>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            day_starts_at: 4,
            lock_after_minutes: 5,
            lock_on_sleep: true,
            lock_with_screen: true,
            lock_when_hidden: true,
            hide_from_capture: true,
            check_in_while_locked: false,
            hide_charts: false,
            quiet_card: true,
            fewer_questions: false,
            breaks: Vec::new(),
            on_this_day: false,
            on_this_day_without_hard: false,
            suggest_exercise: true,
            backup_every: BackupEvery::default(),
            synced_folder_known: false,
            count_words: false,
            media_quota_mb: 2000,
            calendar_shape: CalendarShape::default(),
            first_start: None,
        }
    }
}

/// How the calendar is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CalendarShape {
    #[default]
    Agenda,
    Week,
    Month,
}

/// The steps of the first start that happen once the journal exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FirstStartStep {
    Country,
    CheckIn,
}
