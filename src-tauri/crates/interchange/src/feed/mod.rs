//! What all formats of meetings have in common: drafts, limits, problems with their place.
//!
//! A draft says what a file says and nothing else. Where the file says nothing, a field is empty or `None`; where it says something
//! that can't be right, there is a [`Problem`].

mod clause;
mod kinds;
mod link;
mod raw;
mod report;
mod rows;
mod times;
mod wording;
mod words;

use chrono::NaiveDate;
use schedule::{rule::Rule, series::Schedule, tzid, zone::Database};

pub use self::kinds::Kind;
pub use self::link::Link;
pub use self::report::{Field, Limits, Problem, ProblemCode, Refused};

pub(crate) use self::kinds::{Meaning, meeting_guide, narcotics_anonymous, world_id};
pub(crate) use self::raw::{Raw, Shop};
pub(crate) use self::rows::{Row, decode, each, say_how_decoded};
pub(crate) use self::times::{Clock, clock, weekday, weekdays};
pub(crate) use self::wording::{Wording, cell, monthly, wording};
pub(crate) use self::words::{openness, openness_said};

/// What a person said about a feed, because the feed does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The day weekly meetings are reckoned from: each begins on its first weekday from here on.
    pub from: NaiveDate,
    /// The zone of meetings that name none, by any name [`tzid::resolve`] knows. Without one their times float.
    pub zone: Option<String>,
}

impl Asked {
    /// Nothing but the day to reckon from.
    pub const fn from(from: NaiveDate) -> Self {
        Self { from, zone: None }
    }
}

/// A meeting as a file describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Where it stands: the 1-based line of a table, a calendar or a text, the 1-based position in a list of JSON.
    pub at: u32,
    /// What tells it from others of its feed, and the same one again when the feed is read later. Never empty, and no two drafts of a file share one.
    pub source_id: String,
    /// Empty only where [`crate::prose`] found none.
    pub name: String,
    /// The group that holds it, where that is named apart.
    pub group: String,
    pub times: Schedule,
    /// Rules the words of the meeting speak of beside its times, as in "1st and 3rd Tuesday". Something to ask, nothing to reckon with.
    pub wording: Vec<Rule>,
    /// IANA name of the zone its times are in; `None` where neither the file nor the person said.
    pub zone: Option<String>,
    /// Zones its words may mean where `zone` is `None`, as "7pm ET" does. Something to ask, the likeliest first.
    pub zone_hints: Vec<String>,
    /// The house or the room.
    pub venue: String,
    pub address: String,
    /// Town, district or whatever else the feed orders by, from small to large.
    pub region: String,
    pub coordinates: Option<Coordinates>,
    pub attendance: Option<Attendance>,
    /// The online room.
    pub room: Option<Link>,
    /// How to get in: passwords and the like.
    pub room_notes: String,
    /// The number to call in at, as dialled.
    pub phone: String,
    /// The page about the meeting.
    pub website: Option<Link>,
    /// The group's own address. Names and addresses of persons are not read.
    pub email: String,
    pub openness: Option<Openness>,
    /// BCP 47.
    pub languages: Vec<String>,
    /// What kind of meeting it is, in the order of the file.
    pub types: Vec<Type>,
    /// Markdown.
    pub notes: String,
}

impl Draft {
    /// Whether it is known to be of a kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.types.iter().any(|one| one.kind == Some(kind))
    }
}

/// A place on the earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    /// −90 to 90, north positive.
    pub latitude: f64,
    /// −180 to 180, east positive.
    pub longitude: f64,
    /// Only the town or district is meant.
    pub approximate: bool,
}

impl Coordinates {
    /// `None` outside the ranges, for what is no number, and for 0,0, which programs write where they know nothing.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let fits = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        (fits && (latitude != 0.0 || longitude != 0.0)).then_some(Self { latitude, longitude, approximate: false })
    }
}

/// Where one goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attendance {
    InPerson,
    Online,
    /// Both at once.
    Hybrid,
    /// Nowhere for now.
    Suspended,
}

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Openness {
    Open,
    /// Only those it is for.
    Closed,
}

/// One type of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// As the feed has it.
    pub code: String,
    /// The feed's own word for the code, where it brings one.
    pub word: String,
    /// What it means here; `None` for a code nobody knows.
    pub kind: Option<Kind>,
}

/// The words of a meeting that speak of other weeks than every one, as [`Draft::wording`] found their rules.
pub fn said(text: &str, days: &[chrono::Weekday]) -> Vec<String> {
    wording(text, days).said
}

/// The IANA name of the zone a feed means, or `None`.
pub(crate) fn zone_name(text: &str) -> Option<String> {
    tzid::resolve(Database::get(), text).map(|zone| zone.name().to_owned())
}

#[cfg(test)]
mod tests;
