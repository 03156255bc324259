//! The safety plan: seven steps in their well-known order, in the words of whoever it is for.
//!
//! The order is that of safety planning after Stanley and Brown; every word a person reads of it is Mooring's own, and every word
//! in it is theirs. Nothing has to be filled in.

mod stored;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use super::dial::dialled;
use super::limits::{LINE_CHARS, NAME_CHARS, STEP_LINES};
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::code::coded;

pub(crate) use stored::{earlier, keep_earlier, lines, looked, remove_earlier, save, view};

coded! {
    /// A step of the plan, in order.
    PlanStep {
        /// How I notice that it is getting hard.
        Signs = "signs",
        /// What I can do by myself.
        Alone = "alone",
        /// People and places that take my mind off it.
        Distraction = "distraction",
        /// People I can ask for help.
        People = "people",
        /// Professionals and services.
        Professionals = "professionals",
        /// Making my surroundings safer.
        Surroundings = "surroundings",
        /// What is worth living for.
        Worth = "worth",
    }
}

/// A line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanLine {
    /// Made by the window.
    pub id: Uuid,
    pub step: PlanStep,
    /// What one does, where one goes, who it is.
    pub words: String,
    /// How somebody is reached, as it was typed.
    pub contact: String,
}

impl PlanLine {
    /// In one line.
    pub(crate) fn spoken(&self) -> String {
        let parts = [self.words.trim(), self.contact.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn is_blank(&self) -> bool {
        self.words.trim().is_empty() && self.contact.trim().is_empty()
    }
}

/// The plan as it is to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanDraft {
    /// From opening the plan to leaving it: what it was before can be brought back.
    pub sitting: Uuid,
    /// In the order they have in their steps. A line without a word is left out.
    pub lines: Vec<PlanLine>,
}

/// The plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// Step by step, in order.
    pub lines: Vec<PlanLine>,
    /// The day on which it was changed or looked through last.
    pub looked: Option<NaiveDate>,
    /// There are earlier states of it.
    pub has_earlier: bool,
}

/// An earlier state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanEarlier {
    /// Names the sitting that changed it.
    pub id: Uuid,
    /// Until when it was like this.
    pub until: DateTime<Utc>,
    pub lines: Vec<PlanLine>,
}

/// A line as Help now shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanShown {
    pub step: PlanStep,
    pub words: String,
    pub contact: String,
    /// What is dialled for the contact; `None` where it is no number.
    pub dial: Option<String>,
}

impl From<PlanLine> for PlanShown {
    fn from(line: PlanLine) -> Self {
        Self { step: line.step, dial: dialled(&line.contact), words: line.words, contact: line.contact }
    }
}

fn validate(draft: &PlanDraft) -> Result<()> {
    let mut counts = std::collections::BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    if draft.sitting.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "sitting"));
    }
    for line in &draft.lines {
        if line.id.is_nil() || !seen.insert(line.id) {
            return Err(CoreError::at(ErrorCode::Invalid, "id"));
        }
        super::text(&line.words, LINE_CHARS, "words")?;
        super::text(&line.contact, NAME_CHARS, "contact")?;
        let count = counts.entry(line.step).or_insert(0_usize);
        *count += 1;
        if *count > STEP_LINES {
            return Err(CoreError::at(ErrorCode::OutOfRange, "lines"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
