//! What the person chose. `DevicePrefs` is what the locked app may know in plain; everything else is in the journal.

mod device_prefs;
mod table;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use device_prefs::{read_device_prefs, validate_device_prefs, write_device_prefs};
pub(crate) use table::day_starts_at;
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
        }
    }
}

/// Settings kept inside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The hour a new day starts at, 0–12 (invariant 10).
    pub day_starts_at: u8,
    /// Lock after so many minutes without input: 1–120; 0 is never.
    pub lock_after_minutes: u16,
    /// Earlier years on Today: off until chosen.
    pub on_this_day: bool,
    /// Where the first start was left: `None` when it is finished.
    pub first_start: Option<FirstStartStep>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { day_starts_at: 4, lock_after_minutes: 5, on_this_day: false, first_start: None }
    }
}

/// The steps of the first start that happen once the journal exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FirstStartStep {
    Country,
    CheckIn,
}
