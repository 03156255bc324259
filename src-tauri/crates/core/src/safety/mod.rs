//! Crisis lines by country: readable without the journal. When to say, after an entry, where they are. The safety plan, and lines
//! of one's own.

pub(crate) mod card;
mod dial;
mod hard;
mod limits;
pub(crate) mod own;
pub(crate) mod plan;
mod shipped;
pub(crate) mod shown;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::{CoreError, ErrorCode, Result};

pub use card::{CardHeading, CardWords};
pub use dial::dialled;
pub use hard::may_be_hard;
pub use own::{OwnLine, OwnShown, OwnWays};
pub use plan::{PlanDraft, PlanEarlier, PlanLine, PlanShown, PlanStep, PlanView};
pub use shipped::{countries, help};
pub use shown::{PlanCopy, SafetyLocked, SafetyShown};

/// One line of text.
fn text(text: &str, most: usize, field: &'static str) -> Result<()> {
    if text.chars().count() > most {
        return Err(CoreError::at(ErrorCode::TooLong, field));
    }
    if text.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, field));
    }
    Ok(())
}

/// One way to reach somebody. Numbers are stored exactly as they are dialled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CrisisLine {
    pub name: String,
    /// As shown, for example "116 123".
    pub phone: Option<String>,
    /// What a `tel:` link dials.
    pub dial: Option<String>,
    pub sms: Option<String>,
    /// The word to send, where one is needed.
    pub sms_word: Option<String>,
    pub chat_url: Option<String>,
    pub url: Option<String>,
    /// `true` when open day and night every day; else `hours` says when, in the source's words.
    pub always_open: bool,
    pub hours: Option<String>,
    /// The source says that it costs nothing to reach; `false` is "it does not say".
    pub free: bool,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// Whom it is for, when not anyone.
    pub audience: Option<String>,
    /// Where the fact comes from and the date of that source (never called "checked").
    pub source: String,
    pub source_url: Option<String>,
    /// Date of the source, as exact as it is known: `2026-06-02` or `2025-09`.
    pub as_of: String,
}

/// Whom an emergency number reaches, where a country has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EmergencyKind {
    /// Every emergency.
    Any,
    Ambulance,
    Police,
}

/// A number for when a life is in danger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Emergency {
    /// Shown and dialled as it is.
    pub dial: String,
    pub kind: EmergencyKind,
    /// Works from mobile telephones only.
    pub mobile_only: bool,
}

/// What Help now shows for one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HelpView {
    /// ISO 3166-1 alpha-2; the words come from the system's own list of country names.
    pub country: Option<String>,
    pub emergency: Vec<Emergency>,
    pub lines: Vec<CrisisLine>,
    /// International finders, shown always; the only way on where a country has no line here.
    pub finders: Vec<Finder>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Finder {
    pub name: String,
    pub url: String,
}
