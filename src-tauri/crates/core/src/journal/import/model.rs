//! Types of importing at the boundary.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

/// A problem in a file of another program, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportProblemView {
    /// 1-based line of the file.
    pub line: u32,
    /// What is wrong, as a code (`import-problem-<code>` in the Fluent files).
    pub code: String,
    /// Whether the row is left out (else it was read with a repair).
    pub left_out: bool,
}

/// A name of the file and how often it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NameCount {
    pub name: String,
    pub count: u32,
}

/// A mood name of the file and where it is proposed to go: a step (1-based) of the current scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoodProposal {
    pub name: String,
    pub count: u32,
    pub step: Option<u8>,
}

/// An activity of the file and the tag it would become: an existing one, or a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityProposal {
    pub name: String,
    pub count: u32,
    pub tag: Option<Uuid>,
}

/// What a file would bring, before anything is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// Names this preview for `import_run`; gone when the journal locks.
    pub id: Uuid,
    pub file_name: String,
    /// Rows that could be read.
    pub entries: u32,
    /// Of these: not here yet, here with other content, here already.
    pub new: u32,
    pub changed: u32,
    pub known: u32,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub moods: Vec<MoodProposal>,
    pub activities: Vec<ActivityProposal>,
    /// At most 500; `problem_count` is all.
    pub problems: Vec<ImportProblemView>,
    pub problem_count: u32,
    /// The first few entries as they would look.
    pub sample: Vec<ImportSample>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportSample {
    pub day: NaiveDate,
    pub time: NaiveTime,
    pub mood_name: String,
    pub activities: Vec<String>,
    pub title: String,
    pub text: String,
}

/// What the person decided about a previewed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportDecision {
    pub id: Uuid,
    /// IANA zone the file's civil times are read in.
    pub zone: String,
    pub moods: Vec<MoodDecision>,
    pub activities: Vec<ActivityDecision>,
    /// Take the file's content for rows that are here with other content and were not edited here since.
    pub take_changed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoodDecision {
    pub name: String,
    /// `None`: these entries come without a mood.
    pub step: Option<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityDecision {
    pub name: String,
    pub into: ActivityTarget,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ActivityTarget {
    Tag { id: Uuid },
    NewTag,
    LeaveOut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    pub done: u32,
    pub total: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    pub batch: Uuid,
    pub added: u32,
    pub updated: u32,
    pub skipped: u32,
}

/// A past import, for Settings → Import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportBatch {
    pub id: Uuid,
    pub source: String,
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub added: u32,
    pub updated: u32,
    pub undone: Option<DateTime<Utc>>,
}

/// What undoing an import did: entries edited since stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportUndone {
    pub removed: u32,
    pub kept_because_edited: u32,
}
