//! What the windows are told of a period, and what they keep.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use crate::care_team::{CareNext, CareScoreRow, CareTreatment};
use crate::insights::{
    InsightsAnswer, InsightsChange, InsightsDay, InsightsDimension, InsightsExercise, InsightsLinePoint,
    InsightsSummary,
};
use crate::journal::doses::DoseChange;
use crate::journal::{MoodScale, Tracker};

/// Which days; both ends are among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ReportPeriod {
    /// The last 28 days.
    FourWeeks,
    ThreeMonths,
    /// Since the person was seen last; three months where nobody knows when that was.
    SinceLast,
    Own {
        from: NaiveDate,
        to: NaiveDate,
    },
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportAsk {
    /// Somebody of the care team it is for.
    pub person: Option<Uuid>,
    pub period: ReportPeriod,
}

/// Whom it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportPerson {
    pub id: Uuid,
    pub name: String,
    /// When they are seen next.
    pub next: Option<CareNext>,
    /// The day they were seen last, as far as the calendar or what was said tells.
    pub last: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportQuestion {
    pub id: Uuid,
    pub text: String,
}

/// Mood, on the scale of now; moods are shares of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportMood {
    pub scale: MoodScale,
    /// Days with a mood, in order.
    pub days: Vec<InsightsDay>,
    pub summary: InsightsAnswer<InsightsSummary>,
    pub points: InsightsAnswer<Vec<InsightsLinePoint>>,
}

/// Where the middle half of the days lay, and the middle one, in the units of the tracker. A time of day may lie beyond 24 hours:
/// then it is after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportUsual {
    #[specta(type = i32)]
    pub lower: f64,
    #[specta(type = i32)]
    pub median: f64,
    #[specta(type = i32)]
    pub upper: f64,
}

/// Days on which a duration was shorter than five hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportShort {
    pub days: u32,
    /// The first day of the month that has more than half of them, and how many; only where they lie in several months.
    pub most: Option<ReportMonth>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportMonth {
    pub month: NaiveDate,
    pub days: u32,
}

/// What was noted of a tracker that is no medicine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportTracker {
    /// The one it is noted on now; what was noted on scales before it is read on its range.
    pub tracker: Tracker,
    /// Days on which something was noted.
    pub days: u32,
    /// Of a yes or no: days with yes.
    pub yes: Option<u32>,
    /// Of anything else.
    pub usual: InsightsAnswer<ReportUsual>,
    /// Of a duration of which enough days are noted.
    pub short: Option<ReportShort>,
}

/// What was noted of a medicine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportMedicine {
    pub id: Uuid,
    pub name: String,
    /// Whether there is a plan; without one it is taken as needed.
    pub planned: bool,
    /// Days on which any of it was noted as taken.
    pub taken: u32,
    /// Days on which it was noted as left out, and none as taken.
    pub left_out: u32,
    /// The days of the period on which it could have been noted: from when it was begun, if that lies within, to when it was put away.
    /// Today is one of them where it is noted already.
    pub days: u32,
    /// The first of these days, where it is not the first of the period.
    pub since: Option<NaiveDate>,
}

/// One of the four dimensions of health, 0 to 10.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportDimension {
    pub dimension: InsightsDimension,
    pub days: u32,
    pub usual: InsightsAnswer<ReportUsual>,
}

/// A group one was with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportGroup {
    pub id: Uuid,
    pub name: String,
    /// Days on which one was there.
    pub days: u32,
    /// Meetings that stand in the calendar; `None` where those are fewer than the days, or the period is too long to say.
    pub meetings: Option<u32>,
    /// The day of the week, 0 is Monday, where there was a meeting on it each week and one was there on no other day.
    pub weekday: Option<u8>,
    /// From the day before to the day after, in shares of the scale.
    pub after: InsightsAnswer<InsightsChange>,
}

/// A period in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportFacts {
    /// By the person's day boundary.
    pub today: NaiveDate,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Days of the period up to today, which is one of them where mood is noted already.
    pub days: u32,
    pub person: Option<ReportPerson>,
    /// What is to be asked, of that person or of anybody, in its order.
    pub questions: Vec<ReportQuestion>,
    pub mood: ReportMood,
    pub trackers: Vec<ReportTracker>,
    pub medicines: Vec<ReportMedicine>,
    /// Doses that were changed.
    pub doses: Vec<DoseChange>,
    pub dimensions: Vec<ReportDimension>,
    /// The most often visited first.
    pub groups: Vec<ReportGroup>,
    /// The latest first.
    pub scores: Vec<CareScoreRow>,
    pub treatments: Vec<CareTreatment>,
    /// How hard it was before and after exercises, what was done most often first.
    pub exercises: Vec<InsightsExercise>,
}

/// What somebody chose for the pages of a person, and their own words on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportKept {
    /// `None`: for nobody in particular.
    pub person: Option<Uuid>,
    pub period: ReportPeriod,
    /// Parts that were put in or taken out; for others goes what is usual.
    pub parts: BTreeMap<String, bool>,
    /// Lines that were taken out, by their names.
    pub out: Vec<String>,
    pub words: String,
}

impl ReportKept {
    /// Nothing was chosen yet.
    pub const fn fresh(person: Option<Uuid>) -> Self {
        let period = if person.is_some() { ReportPeriod::SinceLast } else { ReportPeriod::ThreeMonths };
        Self { person, period, parts: BTreeMap::new(), out: Vec::new(), words: String::new() }
    }
}

/// What pages come to on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportMeasure {
    pub pages: u32,
    /// Signs that are in no part of the typeface, each counted once.
    pub missing: u32,
}
