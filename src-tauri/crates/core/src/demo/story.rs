//! The made-up life the demo is filled with: `data/demo.en.json`.
//!
//! Everybody in it is invented. Days are counted backwards from the day the demo is opened, so that it never ages.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::groups::OwnSupport;
use crate::calendar::{Lead, SeriesKind, Step};
use crate::care_team::CarePurpose;
use crate::error::{ErrorCode, Result};
use crate::groups::GroupProfile;

/// The whole story.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Story {
    #[serde(rename = "version")]
    _version: Version,
    #[serde(rename = "language")]
    _language: String,
    /// Words this person added to the ones a journal starts with.
    pub(super) tag_groups: Vec<OwnGroup>,
    pub(super) trackers: OwnTrackers,
    pub(super) dose: Dose,
    /// For each mood step, feelings that go along with it.
    pub(super) feelings: Vec<Vec<String>>,
    pub(super) habits: Vec<Habit>,
    /// What `{place}` and `{food}` stand for.
    pub(super) places: Vec<String>,
    pub(super) foods: Vec<String>,
    pub(super) phases: Vec<Phase>,
    pub(super) eras: Vec<Era>,
    /// Told in a few sentences; each is used once.
    pub(super) vignettes: Vec<Piece>,
    /// Told in a line, later in the day or on waking; they may come back after a while.
    pub(super) lines: Vec<Piece>,
    pub(super) mornings: Vec<Piece>,
    pub(super) milestones: Vec<Milestone>,
    /// What is wanted of a support group, and those that are known.
    pub(super) profile: GroupProfile,
    pub(super) groups: Vec<OwnSupport>,
    pub(super) draft: OpenDraft,
    /// What takes place, most of it every week.
    /// When one is asked every day how one is.
    pub(super) check_ins: Vec<NaiveTime>,
    pub(super) calendar: Vec<Recurring>,
    pub(super) exercises: Vec<Done>,
    pub(super) care_team: Vec<Helper>,
}

/// Somebody who helps this person.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Helper {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) purposes: Vec<CarePurpose>,
    pub(super) purpose_words: String,
    pub(super) address: String,
    pub(super) hours: String,
    pub(super) since_days_ago: u64,
    /// One of those before.
    pub(super) sent_by: Option<String>,
    pub(super) to_ask: Vec<String>,
    /// How many days ago, and what.
    pub(super) said: Vec<(u64, String)>,
}

/// An exercise this person did.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Done {
    pub(super) exercise: String,
    pub(super) favourite: bool,
    /// How many days ago, and how hard it was before and after.
    pub(super) times: Vec<(u32, u8, u8)>,
}

/// Something in the calendar.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Recurring {
    pub(super) title: String,
    pub(super) kind: SeriesKind,
    /// The group it is of, where it does not have the name of one.
    pub(super) group: Option<String>,
    /// When it takes place next, counted from the day the demo is opened. With a weekday, that is the first one from then on.
    /// `None` where one has to call first.
    pub(super) in_days: Option<u64>,
    pub(super) weekday: Option<Weekday>,
    /// For how many weeks it has been taking place.
    #[serde(default)]
    pub(super) weeks_before: u64,
    #[serde(default, deserialize_with = "hour_and_minute")]
    pub(super) time: NaiveTime,
    #[serde(default)]
    pub(super) minutes: u32,
    /// Where it takes place, if elsewhere.
    pub(super) zone: Option<String>,
    /// The pattern it repeats by, if it does.
    pub(super) step: Option<Step>,
    #[serde(default)]
    pub(super) place: String,
    #[serde(default)]
    pub(super) link: String,
    #[serde(default)]
    pub(super) leads: Vec<Lead>,
    #[serde(default)]
    pub(super) otherwise: Vec<Otherwise>,
}

/// One date that is not as the others are.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Otherwise {
    /// The first one that is at least so many days ahead.
    pub(super) in_days: u64,
    #[serde(default)]
    pub(super) called_off: bool,
    /// Where it takes place, if elsewhere.
    pub(super) place: Option<String>,
    pub(super) remark: String,
}

/// The only version there is.
#[derive(Debug)]
struct Version;

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            1 => Ok(Self),
            other => Err(D::Error::custom(format_args!("version {other}"))),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnGroup {
    pub(super) name: String,
    pub(super) tags: Vec<OwnTag>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnTag {
    pub(super) name: String,
    pub(super) icon: String,
}

/// What this person keeps beside the mood, by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnTrackers {
    pub(super) sleep: String,
    pub(super) walked: String,
    pub(super) energy: OwnScale,
}

/// A scale beside mood, its words from the lowest step on.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OwnScale {
    pub(super) name: String,
    pub(super) words: Vec<String>,
}

/// A dose that is taken every day from some day on.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Dose {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) from_days_ago: i64,
    pub(super) amount: f64,
    #[serde(deserialize_with = "hour_and_minute")]
    pub(super) at: NaiveTime,
}

/// From this day on (until the next phase): how the days are on the whole.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Phase {
    pub(super) from_days_ago: i64,
    /// The mean step.
    pub(super) mood: f64,
    /// The share of days with anything noted.
    pub(super) days: f64,
    /// Minutes of a usual night.
    pub(super) sleep: f64,
}

/// A stretch in which a text can stand.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Era {
    pub(super) name: String,
    pub(super) from_days_ago: i64,
    pub(super) to_days_ago: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

impl Season {
    /// Of the northern half of the earth, by month.
    fn of(day: NaiveDate) -> Self {
        match day.month() {
            12 | 1 | 2 => Self::Winter,
            3..=5 => Self::Spring,
            6..=8 => Self::Summer,
            _ => Self::Autumn,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Habit {
    pub(super) tag: String,
    pub(super) share: f64,
    era: Option<String>,
    moods: Option<[u8; 2]>,
    weekdays: Option<Vec<Weekday>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Piece {
    era: String,
    pub(super) moods: [u8; 2],
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) feelings: Vec<String>,
    pub(super) season: Option<Season>,
    pub(super) weekday: Option<Weekday>,
    pub(super) text: String,
}

/// An entry that stands on one certain day.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Milestone {
    pub(super) days_ago: i64,
    #[serde(deserialize_with = "hour_and_minute")]
    pub(super) time: NaiveTime,
    pub(super) mood: u8,
    #[serde(default)]
    pub(super) feelings: Vec<String>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) title: String,
    pub(super) body: String,
    /// Where it was written, if not at home.
    pub(super) zone: Option<String>,
    #[serde(default)]
    pub(super) starred: bool,
    #[serde(default)]
    pub(super) binned: bool,
    /// It was written in two sittings.
    #[serde(default)]
    pub(super) edited: bool,
}

/// What is being written while the demo opens.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OpenDraft {
    pub(super) minutes_ago: i64,
    pub(super) mood: u8,
    pub(super) tags: Vec<String>,
    pub(super) title: String,
    pub(super) body: String,
}

fn hour_and_minute<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<NaiveTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(D::Error::custom)
}

/// A day of the story, and the mood of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) days_ago: i64,
    pub(super) day: NaiveDate,
    pub(super) mood: u8,
}

impl Story {
    /// The story shipped with the program.
    pub(super) fn shipped() -> Result<Self> {
        serde_json::from_str(include_str!("../../data/demo.en.json")).map_err(|_| ErrorCode::Internal.into())
    }

    pub(super) fn phase(&self, days_ago: i64) -> Option<&Phase> {
        self.phases.iter().rev().find(|phase| phase.from_days_ago >= days_ago)
    }

    fn in_era(&self, name: &str, days_ago: i64) -> bool {
        self.eras.iter().any(|era| era.name == name && (era.to_days_ago..=era.from_days_ago).contains(&days_ago))
    }

    /// Whether a text can stand at a moment.
    pub(super) fn fits(&self, piece: &Piece, moment: Moment) -> bool {
        (piece.moods[0]..=piece.moods[1]).contains(&moment.mood)
            && self.in_era(&piece.era, moment.days_ago)
            && piece.season.is_none_or(|season| season == Season::of(moment.day))
            && piece.weekday.is_none_or(|weekday| weekday == moment.day.weekday())
    }

    /// How likely a habit is at a moment.
    pub(super) fn share(&self, habit: &Habit, moment: Moment) -> f64 {
        let applies = habit.moods.is_none_or(|[low, high]| (low..=high).contains(&moment.mood))
            && habit.era.as_deref().is_none_or(|era| self.in_era(era, moment.days_ago))
            && habit.weekdays.as_ref().is_none_or(|days| days.contains(&moment.day.weekday()));
        if applies { habit.share } else { 0.0 }
    }
}
