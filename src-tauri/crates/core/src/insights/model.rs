//! What the window is told. A mood is its share of its scale, 0 (lowest) to 1, so that scales of any length can be read together; a
//! difference of moods is one of shares.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use crate::journal::doses::DoseChange;
use crate::self_care::ExerciseName;
use crate::settings::Break;

use super::{Answer, Figures, Lag, Pixel, Why};

/// How far back insights can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsReach {
    /// The day by the person's day boundary.
    pub today: NaiveDate,
    /// The first day with an entry.
    pub first: Option<NaiveDate>,
}

/// Something that may be told, or cannot be told yet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum InsightsAnswer<T> {
    Tells {
        told: T,
    },
    CannotTellYet {
        why: InsightsWhy,
        /// How many there are of what `why` counts.
        n: u32,
    },
}

/// Why it cannot be told yet (`insights-why-<code>` in the message files).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum InsightsWhy {
    TooFewDays,
    TooFewDaysWith,
    TooFewDaysWithout,
    TooFewPairs,
    NothingVaries,
    TooFewArrangements,
    NotClear,
}

/// A cell of the year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum InsightsPixel {
    NoSuchDay,
    NotNoted,
    Noted {
        #[specta(type = i32)]
        mood: f64,
    },
}

/// A year as a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsYear {
    pub year: i32,
    /// January to December, each with the days 1 to 31.
    pub months: Vec<Vec<InsightsPixel>>,
}

/// The mood of a day: the mean of its moods.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsDay {
    pub day: NaiveDate,
    #[specta(type = i32)]
    pub mood: f64,
}

/// What was noted on a scale beside mood on a day: its share of the scale, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsScaleDay {
    pub day: NaiveDate,
    #[specta(type = i32)]
    pub share: f64,
}

/// A scale beside mood whose steps have words. What was noted on those before it is read on their own range.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsScale {
    pub id: Uuid,
    pub name: String,
    /// Of the present one, from the lowest step.
    pub words: Vec<String>,
    pub points: InsightsAnswer<Vec<InsightsLinePoint>>,
    pub days: Vec<InsightsScaleDay>,
}

/// What else is known of the days of a line, and is no mood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsMarks {
    /// Doses of medicines by plan that were changed.
    pub doses: Vec<DoseChange>,
    /// Breaks from noting, any day of which lies among them.
    pub breaks: Vec<Break>,
}

/// The smoothed line on a day, and the band it lies in with 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsLinePoint {
    pub day: NaiveDate,
    /// Noted days within about three weeks.
    pub n: u32,
    #[specta(type = i32)]
    pub line: f64,
    #[specta(type = i32)]
    pub low: f64,
    #[specta(type = i32)]
    pub high: f64,
}

/// What the days of a period were like together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsSummary {
    pub n: u32,
    #[specta(type = i32)]
    pub median: f64,
    /// A quarter of the days was below.
    #[specta(type = i32)]
    pub lower: f64,
    /// A quarter of the days was above.
    #[specta(type = i32)]
    pub upper: f64,
    #[specta(type = i32)]
    pub mean: f64,
}

/// How much mood changed from one day to the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsVariability {
    /// Steps from one day to another that went in.
    pub n: u32,
    /// The root of the mean squared successive difference, for a gap of one day.
    #[specta(type = i32)]
    pub rmssd: f64,
}

/// The mean of a weekday or an hour.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsMean {
    pub n: u32,
    /// None where there are too few to compare.
    #[specta(type = Option<i32>)]
    pub mean: Option<f64>,
}

/// A period described: nothing in it compares with anything else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsPeriod {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Days with an entry, with a mood or without.
    pub written: u32,
    /// Days with a mood, in order.
    pub days: Vec<InsightsDay>,
    pub summary: InsightsAnswer<InsightsSummary>,
    pub variability: InsightsAnswer<InsightsVariability>,
    /// Monday to Sunday.
    pub weekdays: InsightsAnswer<Vec<InsightsMean>>,
    /// From midnight on, 24; of moods, not of days.
    pub hours: InsightsAnswer<Vec<InsightsMean>>,
}

/// Something days can be compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum InsightsThing {
    Tag { id: Uuid, name: String },
    Tracker { id: Uuid, name: String },
    Dimension { dimension: InsightsDimension },
    Group { id: Uuid, name: String },
    AnyMeeting,
    Exercise { id: String, name: String },
    AnyExercise,
}

/// One of the four dimensions of health.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum InsightsDimension {
    Physical,
    Emotional,
    Social,
    Spiritual,
}

/// Which mood is put beside the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum InsightsLag {
    SameDay,
    NextDay,
    DayBefore,
}

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum InsightsFigures {
    /// Days with it against days without: how much higher mood was.
    Difference {
        with: u32,
        without: u32,
        #[specta(type = i32)]
        by: f64,
        #[specta(type = i32)]
        low: f64,
        #[specta(type = i32)]
        high: f64,
        /// Cliff's delta, −1 to 1.
        #[specta(type = i32)]
        delta: f64,
    },
    /// More of it against less: Spearman's rho, −1 to 1.
    Correlation {
        pairs: u32,
        /// Independent pairs that would say as much.
        #[specta(type = i32)]
        effective: f64,
        #[specta(type = i32)]
        rho: f64,
        #[specta(type = i32)]
        low: f64,
        #[specta(type = i32)]
        high: f64,
    },
}

/// How sure it is, with everything that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum InsightsSure {
    /// q ≤ 0.01
    Clear,
    /// q ≤ 0.05
    FairlyClear,
    CannotTellYet,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsRow {
    pub thing: InsightsThing,
    pub lag: InsightsLag,
    pub sure: InsightsSure,
    /// Where it cannot be told yet.
    pub why: Option<InsightsWhy>,
    /// How many there are of what `why` counts, or days that went in.
    pub n: u32,
    pub figures: Option<InsightsFigures>,
}

/// What goes along with better and worse days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsAlong {
    /// Questions there was enough for; everything is corrected for all of them.
    pub looks: u32,
    /// Things there are more of than can be looked at together.
    pub left_out: u32,
    pub rows: Vec<InsightsRow>,
}

/// A word, and how mood was on days on which it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsWord {
    pub word: String,
    pub sure: InsightsSure,
    pub with: u32,
    #[specta(type = i32)]
    pub by: f64,
    #[specta(type = i32)]
    pub low: f64,
    #[specta(type = i32)]
    pub high: f64,
}

/// Words written on better and on worse days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsWords {
    /// Words there was enough of to look at.
    pub looks: u32,
    /// Those that chance would hardly bring, the largest difference first.
    pub words: Vec<InsightsWord>,
}

/// How much higher mood was at a later moment of the same occasion.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsChange {
    pub n: u32,
    #[specta(type = i32)]
    pub by: f64,
    #[specta(type = i32)]
    pub low: f64,
    #[specta(type = i32)]
    pub high: f64,
}

/// Mood at three moments around occasions of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsAround {
    /// `None`: all groups together.
    pub group: Option<InsightsGroup>,
    pub occasions: u32,
    /// Before, then, afterwards.
    pub moments: Vec<InsightsMean>,
    /// From the first to the second.
    pub then: InsightsAnswer<InsightsChange>,
    /// From the first to the third.
    pub afterwards: InsightsAnswer<InsightsChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsGroup {
    pub id: Uuid,
    pub name: String,
}

/// What happened around meetings and visits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsGroups {
    /// The day before a meeting one was at, that day, the day after.
    pub meetings: Vec<InsightsAround>,
    /// As noted with visits: before, after, the day after.
    pub visits: Vec<InsightsAround>,
}

/// What was noted before and after an exercise, 0 to 10, each time both were.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InsightsExercise {
    /// `None`: all exercises together.
    pub exercise: Option<ExerciseName>,
    pub times: u32,
    /// How often it was lower afterwards, and how often higher.
    pub lower: u32,
    pub higher: u32,
    pub before: InsightsMean,
    pub after: InsightsMean,
    pub change: InsightsAnswer<InsightsChange>,
}

/// A count as the window is told it.
pub(super) fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl From<Why> for InsightsWhy {
    fn from(why: Why) -> Self {
        match why {
            Why::TooFewDays => Self::TooFewDays,
            Why::TooFewDaysWith => Self::TooFewDaysWith,
            Why::TooFewDaysWithout => Self::TooFewDaysWithout,
            Why::TooFewPairs => Self::TooFewPairs,
            Why::NothingVaries => Self::NothingVaries,
            Why::TooFewArrangements => Self::TooFewArrangements,
            Why::NotClear => Self::NotClear,
        }
    }
}

impl<T> InsightsAnswer<T> {
    pub(crate) fn of<U>(answer: Answer<U>, told: impl FnOnce(U) -> T) -> Self {
        match answer {
            Answer::Tells(value) => Self::Tells { told: told(value) },
            Answer::CannotTellYet { why, n } => Self::CannotTellYet { why: why.into(), n: count(n) },
        }
    }
}

impl From<Pixel> for InsightsPixel {
    fn from(pixel: Pixel) -> Self {
        match pixel {
            Pixel::NoSuchDay => Self::NoSuchDay,
            Pixel::NotNoted => Self::NotNoted,
            Pixel::Noted(mood) => Self::Noted { mood },
        }
    }
}

impl From<Lag> for InsightsLag {
    fn from(lag: Lag) -> Self {
        match lag {
            Lag::SameDay => Self::SameDay,
            Lag::NextDay => Self::NextDay,
            Lag::DayBefore => Self::DayBefore,
        }
    }
}

impl From<Figures> for InsightsFigures {
    fn from(figures: Figures) -> Self {
        match figures {
            Figures::Difference { with, without, by, low, high, cliffs_delta } => {
                Self::Difference { with: count(with), without: count(without), by, low, high, delta: cliffs_delta }
            }
            Figures::Correlation { pairs, effective, rho, low, high } => {
                Self::Correlation { pairs: count(pairs), effective, rho, low, high }
            }
        }
    }
}
