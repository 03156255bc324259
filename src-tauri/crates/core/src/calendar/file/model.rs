//! Types at the boundary of what comes in and goes out as a file.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use super::super::model::{SeriesKind, Unplaced};

/// What an event of a file is beside what is in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FileState {
    New,
    /// It is here, and the file says something else of it now.
    Changed,
    /// It is here as it is, or was written by this journal.
    Here,
}

/// One event of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarFileRow {
    /// Its place among those of the file, from 0 on.
    pub at: u32,
    pub title: String,
    /// What the viewer's clock shows when it first takes place; `None` where its zone is not known.
    pub here: Option<NaiveDateTime>,
    pub whole_day: bool,
    pub repeats: bool,
    pub state: FileState,
    /// Why its rule is kept but not reckoned with.
    pub why: Option<Unplaced>,
    /// The text of such a rule.
    pub rule: Option<String>,
    /// Nothing of it is to come.
    pub past: bool,
}

/// Something in a file that was repaired, left open or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarFileProblem {
    /// 1-based line it stands in.
    pub line: u32,
    pub code: String,
    /// What it is about: the title of an event, the name of a line; empty for the file as a whole.
    pub name: String,
    pub left_out: bool,
}

/// What a file would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarFilePreview {
    pub id: Uuid,
    pub file_name: String,
    /// The first of its events, in the order of the file.
    pub rows: Vec<CalendarFileRow>,
    pub new: u32,
    pub changed: u32,
    pub here: u32,
    /// How many of the new ones are over.
    pub past: u32,
    /// How many of the new ones have alarms that can be reminders here.
    pub reminding: u32,
    /// Names of zones that nobody knows.
    pub zones: Vec<String>,
    /// Tasks, notes and other components that have no place in the calendar.
    pub others: u32,
    /// Everything that stays in the file, with these.
    pub left_out: u32,
    /// The first of its problems.
    pub problems: Vec<CalendarFileProblem>,
    pub problem_count: u32,
    /// How many new ones the calendar has room for.
    pub room: u32,
}

/// What a zone that nobody knows means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ZoneMeant {
    /// As the file calls it.
    pub name: String,
    /// IANA.
    pub zone: String,
}

/// What is to be kept of a previewed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarFileDecision {
    /// Of the preview.
    pub id: Uuid,
    /// What the new ones are, where the file does not say.
    pub kind: SeriesKind,
    /// Places of events that are left out.
    pub without: Vec<u32>,
    /// New ones that are over come in as well.
    pub past: bool,
    /// Alarms of new ones become reminders. Without it they are kept and do nothing here.
    pub remind: bool,
    pub zones: Vec<ZoneMeant>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarFileDone {
    /// Names this step, for taking it back.
    pub id: Uuid,
    pub added: u32,
    pub changed: u32,
}

/// What came of taking it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarFileUndone {
    pub undone: u32,
    /// Changed here since, so they stay.
    pub left: u32,
}

/// What there is to write out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarExportView {
    /// Series with times.
    pub series: u32,
    /// Series without times: no file of this kind can hold them.
    pub without_times: u32,
    /// Series with times of groups that are paused or left. They rest, so they stay out.
    pub resting: u32,
    /// Groups that have meetings with times and do not rest.
    pub groups: Vec<Uuid>,
}

/// What is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ExportScope {
    All,
    Group { id: Uuid },
    Series { id: Uuid },
}

/// How it is written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarExport {
    pub scope: ExportScope,
    /// What stands in the place of every name, with nothing but times beside it. `None` writes everything that is known.
    pub instead: Option<String>,
}

/// What was written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarExported {
    pub series: u32,
    pub without_times: u32,
}
