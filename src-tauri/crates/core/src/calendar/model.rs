//! The calendar's types at the boundary. Instants are RFC 3339 UTC, wall times RFC 3339 without offset, ids are `UUIDv7` made by
//! the caller.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

/// What something in the calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesKind {
    /// Of a support group.
    Meeting,
    Own,
    SelfCare,
    Appointment,
}

/// A weekday, as the standard abbreviates it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub enum Day {
    #[serde(rename = "MO")]
    Monday,
    #[serde(rename = "TU")]
    Tuesday,
    #[serde(rename = "WE")]
    Wednesday,
    #[serde(rename = "TH")]
    Thursday,
    #[serde(rename = "FR")]
    Friday,
    #[serde(rename = "SA")]
    Saturday,
    #[serde(rename = "SU")]
    Sunday,
}

impl From<Day> for Weekday {
    fn from(day: Day) -> Self {
        match day {
            Day::Monday => Self::Mon,
            Day::Tuesday => Self::Tue,
            Day::Wednesday => Self::Wed,
            Day::Thursday => Self::Thu,
            Day::Friday => Self::Fri,
            Day::Saturday => Self::Sat,
            Day::Sunday => Self::Sun,
        }
    }
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Mon => Self::Monday,
            Weekday::Tue => Self::Tuesday,
            Weekday::Wed => Self::Wednesday,
            Weekday::Thu => Self::Thursday,
            Weekday::Fri => Self::Friday,
            Weekday::Sat => Self::Saturday,
            Weekday::Sun => Self::Sunday,
        }
    }
}

/// When a pattern ends. Both count the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Ending {
    Never,
    /// With that day, which counts.
    On {
        day: NaiveDate,
    },
    After {
        times: u32,
    },
}

/// How often, of what a form can say. Other rules are kept as their text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Pattern {
    pub step: Step,
    /// Every how many of them: 1–400.
    pub every: u32,
    pub ending: Ending,
}

/// What a pattern goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Step {
    Days,
    /// On these days; that of the start where none is named.
    Weeks {
        days: Vec<Day>,
    },
    /// On the day of the month the start has.
    MonthsByDate,
    /// On a weekday in these weeks of the month: 1–5, and −1 for the last; at least one.
    MonthsByDay {
        weeks: Vec<i8>,
        day: Day,
    },
    Years,
}

/// The rule of a series, as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum RuleDraft {
    Once,
    Pattern {
        pattern: Pattern,
    },
    /// As it is: a rule that came from elsewhere and that the form leaves alone.
    Kept,
}

/// When something takes place, as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum WhenDraft {
    #[serde(rename_all = "camelCase")]
    Times {
        /// What a clock in `zone` shows; of a whole day only the date counts.
        start: NaiveDateTime,
        whole_day: bool,
        /// IANA; `None` goes along with whoever looks.
        zone: Option<String>,
        /// `None` where nobody knows how long.
        minutes: Option<u32>,
        rule: RuleDraft,
    },
    ByAppointment,
    CallFirst,
}

/// How long before the start to remind: days by the calendar, and minutes exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Lead {
    pub days: u16,
    pub minutes: u32,
}

/// A series as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeriesDraft {
    pub id: Uuid,
    pub kind: SeriesKind,
    /// The group whose meeting it is.
    pub group: Option<Uuid>,
    /// The person of the care team it is with.
    pub person: Option<Uuid>,
    /// The exercise or the launcher it is a time for.
    pub exercise: Option<String>,
    pub title: String,
    pub when: WhenDraft,
    pub place: String,
    /// Where it takes place online; opened only after asking.
    pub link: String,
    pub note: String,
    pub leads: Vec<Lead>,
    /// A reminder on the screen may show the title.
    pub named: bool,
}

/// Why the rule of a series is kept but not reckoned with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Unplaced {
    /// It repeats within a day.
    WithinDay,
    /// It has a part that is not reckoned with here.
    Part,
    UnknownPart,
    Misplaced,
    Malformed,
    TooLong,
    /// Its zone is one nobody knows.
    Zone,
    /// By appointment.
    ByAppointment,
    /// One has to call first.
    CallFirst,
}

/// What a saved series is found under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeriesKept {
    pub id: Uuid,
    /// What the way back is called; a new one has none.
    pub undo: Option<Uuid>,
}

/// A series as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeriesView {
    pub id: Uuid,
    pub kind: SeriesKind,
    pub group: Option<Uuid>,
    pub person: Option<Uuid>,
    /// May be gone by now.
    pub exercise: Option<String>,
    pub title: String,
    pub when: WhenDraft,
    /// The text of its rule (RFC 5545), if it has one.
    pub rule: Option<String>,
    pub unplaced: Option<Unplaced>,
    pub place: String,
    pub link: String,
    pub note: String,
    pub leads: Vec<Lead>,
    pub named: bool,
    /// The occurrence that was looked at, where it can be changed alone.
    pub single: Option<SingleView>,
}

/// What one occurrence is called, by words of its own or those of its series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SingleView {
    pub title: String,
    pub place: String,
    pub link: String,
    pub note: String,
    /// It has a time, a length or words of its own.
    pub own: bool,
}

/// Which of a series a change is meant for. The occurrence is the wall time it was planned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Scope {
    One { occurrence: NaiveDateTime },
    Following { occurrence: NaiveDateTime },
    All { occurrence: NaiveDateTime },
}

impl Scope {
    /// The occurrence that was looked at.
    pub const fn occurrence(&self) -> NaiveDateTime {
        match self {
            Self::One { occurrence } | Self::Following { occurrence } | Self::All { occurrence } => *occurrence,
        }
    }
}

/// What is done to one occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// It has no place in the calendar any more.
    Skipped,
    /// It is still shown, as not taking place.
    Cancelled,
    /// As the series has it.
    Planned,
}

/// One occurrence, as whoever looks sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct OccurrenceView {
    pub series: Uuid,
    /// Names it within its series: the wall time it was planned for.
    pub occurrence: NaiveDateTime,
    pub kind: SeriesKind,
    pub group: Option<Uuid>,
    pub person: Option<Uuid>,
    /// May be gone by now.
    pub exercise: Option<String>,
    pub title: String,
    pub start: DateTime<Utc>,
    /// `None` where nobody knows how long it lasts.
    pub end: Option<DateTime<Utc>>,
    pub whole_day: bool,
    /// What the viewer's clock shows at the start and the end.
    pub here: NaiveDateTime,
    pub here_end: Option<NaiveDateTime>,
    /// What a clock there shows, where it is another time, and in which zone.
    pub there: Option<NaiveDateTime>,
    pub zone: String,
    pub repeats: bool,
    /// It is not where its rule would have it.
    pub moved: bool,
    /// It has a time, a length or words of its own.
    pub own: bool,
    pub cancelled: bool,
    /// The clock skips the time it was planned for, so it begins as much later.
    pub shifted: bool,
    pub place: String,
    pub link: String,
    /// A word about this one alone.
    pub remark: String,
    pub attended: Option<bool>,
    /// The visit of the group that is planned for it. Of one that stands by itself the series has the same id, and it is changed on
    /// the page of the group alone.
    pub visit: Option<Uuid>,
    /// What the viewer's clock shows when it is reminded of, the earliest first.
    pub reminders: Vec<NaiveDateTime>,
    /// When to leave for it, by the viewer's clock, where the way is known and that is still to come.
    pub leave_by: Option<NaiveDateTime>,
}

/// A group that is to be asked again on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskAgain {
    pub group: Uuid,
    pub name: String,
    pub day: NaiveDate,
}

/// A series that has no times to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AsideRow {
    pub series: Uuid,
    pub kind: SeriesKind,
    pub title: String,
    pub why: Unplaced,
    /// The text of a rule that can't be scheduled.
    pub rule: Option<String>,
}

/// What takes place in a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgendaView {
    /// In the order of their start.
    pub occurrences: Vec<OccurrenceView>,
    /// Whom to ask again on these days, the earliest first.
    pub asks: Vec<AskAgain>,
    /// Meetings by appointment, and rules and zones that can't be reckoned with.
    pub aside: Vec<AsideRow>,
    /// False where a limit was met and there is more.
    pub complete: bool,
    /// Whether anything is in the calendar at all.
    pub begun: bool,
    /// What the viewer's clock shows now.
    pub now: NaiveDateTime,
}

/// The meetings of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupMeetings {
    /// The next occurrence of each, the earliest first; one that goes on counts.
    pub next: Vec<OccurrenceView>,
    /// The one that was over last, within a month.
    pub last: Option<OccurrenceView>,
    /// Meetings that have no times here.
    pub aside: Vec<AsideRow>,
    /// The group is paused or left: its meetings are in no list and remind of nothing.
    pub rests: bool,
    /// What the viewer's clock shows now.
    pub now: NaiveDateTime,
}

/// What can be said of a wall time before it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TimeCheck {
    /// The clocks there skip it: it can't be kept.
    pub skipped: bool,
    /// What the viewer's clock shows then.
    pub here: NaiveDateTime,
    /// It is over.
    pub past: bool,
}

/// A day on which something takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayCount {
    pub day: NaiveDate,
    /// How many begin on it or reach into it, without what is cancelled.
    pub count: u32,
}

/// A free time that is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FreeAsked {
    /// How long it is to be at least: 1–720.
    pub minutes: u32,
    /// The hours that come into question, by the viewer's clock; over midnight where they end before they begin.
    pub from: NaiveTime,
    pub until: NaiveTime,
    /// Empty for every day.
    pub days: Vec<Day>,
    /// In how many weeks from today on: 1–8.
    pub weeks: u8,
}

/// A time at which nothing is in the calendar, by the viewer's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FreeTime {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    /// What ends before it and what begins after it, within the hours that were asked for.
    pub after: Option<String>,
    pub before: Option<String>,
}

/// Free times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FreeView {
    /// In the order of their start.
    pub times: Vec<FreeTime>,
    /// False where a limit was met and there is more.
    pub complete: bool,
}
