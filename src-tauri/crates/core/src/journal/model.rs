//! The journal's types at the boundary. Instants are RFC 3339 UTC, ids are `UUIDv7` made by the caller.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use super::attachments::EntryAttachment;
pub use super::doses::PlannedDose;
pub use super::ground::DraftGround;
pub use super::import::model::*;
use super::link::EntryLink;
pub use super::version::{VersionRow, VersionView};
use crate::settings::Break;

/// One step of a mood scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoodStep {
    pub word: String,
    /// `#rrggbb` where the person chose a colour of their own; `None` follows the design's path.
    pub colour: Option<String>,
}

/// A frozen version of a mood scale: 3 to 11 steps, lowest first. Changing a scale makes a new one; old entries keep theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoodScale {
    pub id: Uuid,
    pub steps: Vec<MoodStep>,
    /// The one new entries use.
    pub current: bool,
}

/// A mood as noted: a step (1-based) of a frozen scale. Compared across scales as (step − 1) / (n − 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Mood {
    pub scale: Uuid,
    pub step: u8,
}

/// First level of the feelings vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FeelingFamily {
    pub id: Uuid,
    pub word: String,
    pub feelings: Vec<Feeling>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Feeling {
    pub id: Uuid,
    pub word: String,
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TagGroup {
    pub id: Uuid,
    pub name: String,
    pub tags: Vec<Tag>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    pub id: Uuid,
    pub name: String,
    /// A name of the shipped icon set (Lucide, kebab-case), or none.
    pub icon: Option<String>,
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum TrackerKind {
    Number {
        unit: Option<String>,
        decimals: u8,
    },
    YesNo,
    /// Whole steps `min..=max`, with words for both ends where the person wants some.
    #[serde(rename_all = "camelCase")]
    Scale {
        min: i16,
        max: i16,
        low_word: Option<String>,
        high_word: Option<String>,
    },
    /// Steps with a word each, from the lowest; the value is the step, from 1 on.
    Steps {
        words: Vec<String>,
    },
    /// Minutes.
    Duration,
    /// A time of day, as minutes since midnight.
    Time,
    /// Doses, in `unit` (for example "mg"), noted day by day. Without a plan they are taken as needed.
    Dose {
        unit: Option<String>,
        plan: Vec<PlannedDose>,
        /// Whether the times of the plan are reminded of.
        remind: bool,
    },
}

/// How several values of one day become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DayRule {
    Sum,
    Mean,
    Last,
}

impl TrackerKind {
    /// The lowest and the highest value of a scale, with words or without.
    pub fn range(&self) -> Option<(f64, f64)> {
        match self {
            Self::Scale { min, max, .. } => Some((f64::from(*min), f64::from(*max))),
            Self::Steps { words } => Some((1.0, f64::from(u32::try_from(words.len()).unwrap_or(u32::MAX)))),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Tracker {
    pub id: Uuid,
    pub name: String,
    #[serde(flatten)]
    pub kind: TrackerKind,
    pub day_rule: DayRule,
    pub archived: bool,
    /// The scale in whose place it stands: both are one history. The journal knows; what is written here changes nothing.
    pub follows: Option<Uuid>,
}

/// A value of a tracker: the number, the step of a scale, 0/1 for yes/no, minutes for a duration or since midnight, the amount of a dose.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrackerValue {
    pub tracker: Uuid,
    // Only finite numbers are kept, so that TypeScript need not expect the `null` JSON has for others.
    #[specta(type = i32)]
    pub value: f64,
}

/// The four dimensions of health, each 0–10 where noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Dimensions {
    pub physical: Option<u8>,
    pub emotional: Option<u8>,
    pub social: Option<u8>,
    pub spiritual: Option<u8>,
}

/// Everything one can choose from when checking in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Vocabulary {
    /// Every scale an entry may refer to; exactly one is current.
    pub scales: Vec<MoodScale>,
    pub feelings: Vec<FeelingFamily>,
    /// The few feelings and tags offered first: most used lately, then the starting ones.
    pub frequent_feelings: Vec<Uuid>,
    pub frequent_tags: Vec<Uuid>,
    pub tags: Vec<TagGroup>,
    pub trackers: Vec<Tracker>,
}

/// An entry as the person leaves it: to be saved, or kept as a draft while typing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryDraft {
    pub id: Uuid,
    /// The editing session: one version is kept per session, however often it is saved.
    pub session: Uuid,
    pub at: DateTime<Utc>,
    /// IANA name; kept with the entry.
    pub zone: String,
    /// `None`: the day that `at` falls in by the day boundary. Some: as the person set it.
    pub day: Option<NaiveDate>,
    pub mood: Option<Mood>,
    pub feelings: Vec<Uuid>,
    pub tags: Vec<Uuid>,
    pub dimensions: Dimensions,
    pub trackers: Vec<TrackerValue>,
    pub title: String,
    /// Markdown, kept byte for byte.
    pub body: String,
    pub starred: bool,
    /// What it is about. What was kept before there were links says nothing of them; where there is none, nothing is said
    /// either, so that the content of the outbox stays as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<EntryLink>,
    /// The page or the question it began from, in the words of then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<String>,
    /// Pictures, sound and files, in order. Left out where there are none, as links are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<EntryAttachment>,
    /// What it had of its entry when it began: what it did not change of that follows the entry. Left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<DraftGround>,
}

/// One entry, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub zone: String,
    pub day: NaiveDate,
    /// Civil date and time in `zone`.
    pub local_date: NaiveDate,
    pub local_time: NaiveTime,
    pub mood: Option<Mood>,
    pub feelings: Vec<Uuid>,
    pub tags: Vec<Uuid>,
    pub dimensions: Dimensions,
    pub trackers: Vec<TrackerValue>,
    pub title: String,
    pub body: String,
    /// The body as sanitised HTML (pulldown-cmark without raw HTML, then ammonia).
    pub body_html: String,
    pub starred: bool,
    pub links: Vec<EntryLink>,
    /// The page or the question it began from, in the words of then.
    pub began: Option<String>,
    pub attachments: Vec<EntryAttachment>,
    pub created: DateTime<Utc>,
    pub changed: DateTime<Utc>,
    /// How many earlier versions can be read.
    pub versions: u32,
    /// In the bin since.
    pub binned: Option<DateTime<Utc>>,
    /// The program it was imported from (for example "daylio"), if it was.
    pub source: Option<String>,
    /// A draft newer than the saved entry exists.
    pub has_draft: bool,
}

/// A piece of text, with whether it matched the search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SnippetPart {
    pub text: String,
    pub hit: bool,
}

/// An entry as a row of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryRow {
    pub id: Uuid,
    pub day: NaiveDate,
    pub at: DateTime<Utc>,
    /// Civil time in the entry's own zone.
    pub local_time: NaiveTime,
    pub mood: Option<Mood>,
    /// The title or the first words, or the passage that matched, or what is said of something attached where there are no words; at
    /// most about 160 characters, without Markdown marks.
    pub snippet: Vec<SnippetPart>,
    /// Feelings and tags by word, in the person's order.
    pub labels: Vec<SnippetPart>,
    /// What was noted on scales whose steps have words.
    pub steps: Vec<TrackerValue>,
    pub starred: bool,
    /// How many pictures it has, and how much else is attached.
    pub pictures: u32,
    pub files: u32,
    pub has_draft: bool,
}

/// Filters combine with "and"; an empty one asks nothing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryFilter {
    /// Moods as fifths of their own range, 0 (lowest) to 4: so that scales of any length can be asked together.
    pub moods: Vec<u8>,
    /// Any of these, and so for feelings.
    pub tags: Vec<Uuid>,
    pub without_tags: Vec<Uuid>,
    pub feelings: Vec<Uuid>,
    /// About any of these groups, or a visit of it.
    pub groups: Vec<Uuid>,
    pub picture: bool,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub starred: bool,
    /// Only what is in the bin (else only what is not).
    pub binned: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListRequest {
    /// As typed: words are joined by "and", the last is taken as a beginning, "quotes" make a phrase, a minus before one
    /// leaves out what has it. At most 200 characters are used.
    pub text: String,
    pub filter: EntryFilter,
    /// Continue after this row (opaque, from `next`).
    pub after: Option<String>,
    /// 1–200.
    pub limit: u16,
}

/// Newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListPage {
    pub rows: Vec<EntryRow>,
    /// All that match, not only this page; given on the first page.
    pub total: Option<u32>,
    /// There are more than `total`: counting stopped there, so as not to keep anybody waiting.
    pub total_open: bool,
    /// Where the next page begins. A page may hold fewer rows than asked for, but only the last one holds none.
    pub next: Option<String>,
}

/// A month and how many entries it holds, for jumping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MonthCount {
    pub year: i32,
    pub month: u8,
    pub entries: u32,
}

/// One day of the month calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayCell {
    pub day: NaiveDate,
    pub entries: u32,
    /// Mean of the day's moods, 0 (lowest) to 1.
    pub mood: Option<f64>,
}

/// A draft that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    pub draft: EntryDraft,
    pub kept_at: DateTime<Utc>,
    /// The entry exists already and the draft changes it.
    pub of_saved_entry: bool,
    /// How many marks its entry was given meanwhile and has no room for beside these.
    pub left_out: u32,
}

/// What saving answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub day: NaiveDate,
    /// What the entry has now of what a draft follows it in, whoever changed it.
    pub marks: DraftGround,
    /// How many marks the entry was given while it was written and had no room for.
    pub left_out: u32,
}

/// Today, in one answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    /// The day by the person's day boundary.
    pub day: NaiveDate,
    /// Clocks show the next date already: it is after midnight, and the day is not over.
    pub late: bool,
    /// When the day is over.
    pub until: DateTime<Utc>,
    pub entries: Vec<EntryRow>,
    pub drafts: Vec<DraftView>,
    /// `None` when switched off.
    pub on_this_day: Option<Vec<EntryRow>>,
    /// The break this day lies in: nobody asks how one is.
    pub on_break: Option<Break>,
    /// Whether there is any entry at all.
    pub journal_empty: bool,
}
