//! A series of meetings: what is stored, from which instants are derived and never the other way round.

mod edit;
mod marks;
mod occurrences;
mod placement;
mod revise;

use std::{fmt, str::FromStr, sync::Arc};

use chrono::{DateTime, NaiveDateTime, Utc};

pub use self::edit::{EditError, Revision};
pub use self::occurrences::{MOST_OCCURRENCES, Occurrences};
pub(crate) use self::placement::Placement;
use crate::duration::Duration;
use crate::moment::{Moment, MomentError};
use crate::rule::Rule;
use crate::zone::Zone;

/// When something takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schedule {
    /// At times that can be reckoned.
    Series(Box<Series>),
    /// When it was agreed upon with somebody.
    ByAppointment,
    /// At times one has to ask for first.
    CallFirst,
}

impl Schedule {
    /// The series, if there are times to reckon with.
    pub fn series(&self) -> Option<&Series> {
        match self {
            Self::Series(series) => Some(series),
            Self::ByAppointment | Self::CallFirst => None,
        }
    }
}

/// One event or a recurring one (RFC 5545, section 3.8.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// DTSTART. [`Moment::Zoned`] is the rule; [`Moment::Local`] floats with the viewer, [`Moment::Date`] lasts whole local days.
    pub start: Moment,
    pub length: Length,
    pub rule: Option<Rule>,
    /// EXDATE. A time without zone is one of the series' zone; a date takes out everything on that local day.
    pub excluded: Vec<Moment>,
    /// RDATE.
    pub added: Vec<Addition>,
    /// Components with a RECURRENCE-ID, one for an instance and one for it and all following at most. They stand for themselves: neither EXDATE nor the end of the rule takes one out,
    /// because programs write an EXDATE beside what they moved.
    pub overrides: Vec<Override>,
}

impl Series {
    /// Something that takes place once.
    pub fn once(start: Moment, length: Length) -> Self {
        Self { start, length, rule: None, excluded: Vec::new(), added: Vec::new(), overrides: Vec::new() }
    }
}

/// How long something lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Length {
    /// Nobody said. A whole-day event then lasts its day (section 3.6.1), and others have no end that is known.
    Unstated,
    /// DURATION: nominal where it is written in days.
    Lasts(Duration),
    /// DTEND. All instances keep the exact duration that it gives the first (section 3.8.5.3); between two dates it is days.
    Until(Moment),
}

/// An RDATE: one more instance, which may have a length of its own (VALUE=PERIOD).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    pub start: Moment,
    /// `None` for the length of the series.
    pub length: Option<Length>,
}

impl Addition {
    /// Reads one value of an RDATE line: a date, a time, or a period (section 3.3.9).
    pub fn parse(value: &str) -> Result<Self, MomentError> {
        let Some((start, end)) = value.split_once('/') else {
            return Ok(Self { start: Moment::parse(value)?, length: None });
        };
        let length = match Duration::parse(end) {
            Ok(duration) => Length::Lasts(duration),
            Err(_) => Length::Until(Moment::parse(end)?),
        };
        Ok(Self { start: Moment::parse(start)?, length: Some(length) })
    }
}

/// What differs for one instance, or from one instance on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// When it would have been: a date means everything of that local day.
    pub recurrence_id: Moment,
    pub range: Range,
    pub change: Change,
    /// What it is called otherwise than its series, if anything. Nothing is reckoned with it: it goes along with its instance.
    pub words: Option<Arc<Words>>,
}

/// The words of one instance, as far as they are its own; `None` for what is that of the series, empty for what it has none of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub title: Option<String>,
    pub place: Option<String>,
    pub link: Option<String>,
    pub note: Option<String>,
}

/// RANGE of a RECURRENCE-ID (section 3.2.13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    This,
    /// This and all following ones, up to the next override with a range. What is moved is moved by as much wall time.
    ThisAndFuture,
}

/// What an override does to its instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// STATUS:CANCELLED.
    Cancelled,
    /// Another start or length; `None` for what stays.
    Altered { start: Option<Moment>, length: Option<Length> },
}

/// Which instance of its series one is: the wall time it was planned for, in the zone of the series.
///
/// It stays the same when governments move clocks, and when the instance itself is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecurrenceId(pub NaiveDateTime);

impl fmt::Display for RecurrenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m-%dT%H:%M:%S").fmt(f)
    }
}

impl FromStr for RecurrenceId {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").map(Self)
    }
}

/// From one instant, included, to another, excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

impl Window {
    /// Whether an instant lies within.
    pub fn has(&self, instant: DateTime<Utc>) -> bool {
        self.from <= instant && instant < self.until
    }
}

/// One instance of a series, placed on the line of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    pub id: RecurrenceId,
    pub start: DateTime<Utc>,
    /// Not before the start, and the start itself where no length is known.
    pub end: DateTime<Utc>,
    /// The zone it takes place in.
    pub zone: Zone,
    /// What a clock there shows at the start.
    pub civil: NaiveDateTime,
    pub whole_day: bool,
    /// The clock skips the time it was planned for, so it begins as much later.
    pub skipped: bool,
    pub origin: Origin,
    /// Those of its override.
    pub words: Option<Arc<Words>>,
}

/// Where an occurrence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The start or the rule.
    Rule,
    /// An RDATE.
    Added,
    /// An override.
    Override,
}
