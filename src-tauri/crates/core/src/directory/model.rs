//! The directory at the boundary. Codes are those of `interchange::feed` in kebab-case; texts are as the feed has them, empty where it
//! says nothing.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use crate::groups::{GroupJoining, GroupPlace, GroupPoint, GroupSetting, GroupWeekday, GroupWishFit};

/// What a feed is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DirectoryFormat {
    MeetingGuide,
    Bmlt,
    Table,
    Calendar,
    /// Prose.
    Text,
}

/// Whether the times of a meeting are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DirectoryTimes {
    Set,
    /// It is agreed upon each time.
    Appointment,
    /// One has to ask.
    Ask,
}

/// What the latest reading of its feed did to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DirectoryChange {
    New,
    Changed,
    /// The feed no longer has it.
    Gone,
}

/// A meeting of a feed.
#[allow(clippy::struct_excessive_bools, reason = "four facts, none of which says anything about another")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryMeeting {
    pub id: Uuid,
    pub feed: Uuid,
    pub name: String,
    pub organiser: String,
    pub times: DirectoryTimes,
    pub weekdays: Vec<GroupWeekday>,
    pub starts: Option<NaiveTime>,
    pub minutes: Option<u32>,
    /// The civil start in iCalendar's form, of what takes place once or by another rule than "every week".
    pub first: Option<String>,
    /// RRULE, to the letter, where it is another than "every week on these days".
    pub rule: Option<String>,
    /// It can't be scheduled here.
    pub rule_unsupported: bool,
    /// Single dates are left out, added or moved.
    pub exceptions: bool,
    /// RRULEs its words may mean: to ask, not to reckon with.
    pub spoken: Vec<String>,
    /// The words they stand in.
    pub said: Vec<String>,
    /// IANA; the feed's where it names none.
    pub zone: Option<String>,
    pub venue: String,
    pub address: String,
    pub region: String,
    pub point: Option<GroupPoint>,
    /// Only the town or district is meant.
    pub approximate: bool,
    /// From the place asked about, where there is one.
    #[specta(type = Option<i32>)]
    pub kilometres: Option<f64>,
    pub setting: Option<GroupSetting>,
    /// Nowhere for now.
    pub suspended: bool,
    pub joining: Option<GroupJoining>,
    pub room: String,
    /// A password is in the address of the room.
    pub room_secret: bool,
    pub room_words: String,
    pub phone: String,
    pub web: String,
    pub email: String,
    /// BCP 47.
    pub languages: Vec<String>,
    /// Codes of ours.
    pub kinds: Vec<String>,
    /// The feed's own words for what is in no table of ours.
    pub codes: Vec<String>,
    pub notes: String,
    pub change: Option<DirectoryChange>,
    /// The group it was saved as.
    pub saved: Option<Uuid>,
    /// Wishes of the profile it answers, of those said.
    pub fits: u32,
    /// Those it is known not to answer; of the rest nothing is known.
    pub misses: u32,
    pub wishes: u32,
}

/// All there is to say of one meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryDetail {
    pub meeting: DirectoryMeeting,
    pub feed_name: String,
    /// When its feed was read last.
    pub last_read: DateTime<Utc>,
    /// When it takes place next; `None` where that can't be reckoned, or never again.
    pub next: Option<DirectoryNext>,
    /// Its answers to each wish that was said.
    pub fits: Vec<GroupWishFit>,
}

/// The next time of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryNext {
    /// What a clock shows where the person is.
    pub here: NaiveDateTime,
    /// What a clock there shows, where it is another time.
    pub there: Option<NaiveDateTime>,
    /// IANA.
    pub zone: String,
    pub whole_day: bool,
}

/// Something that the list of a saved group says otherwise than the group's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DirectoryField {
    Name,
    Times,
    Place,
    Setting,
    Joining,
    Room,
    Phone,
    Web,
    Email,
    /// Its notes, kinds, languages and who holds it: what a group keeps as words.
    Rest,
}

/// News of the list a group was saved from. The group itself is as the person left it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryNews {
    /// The list says something else than when somebody last looked, or no longer has the meeting.
    pub change: DirectoryChange,
    pub feed_name: String,
    pub last_read: DateTime<Utc>,
    /// As the list tells it now, or told it last.
    pub meeting: DirectoryMeeting,
    /// What differs from the group's page.
    pub differs: Vec<DirectoryField>,
    /// The meeting with the times it has in the person's calendar, where these are others.
    pub before: Option<DirectoryMeeting>,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryFeed {
    pub id: Uuid,
    pub name: String,
    pub format: DirectoryFormat,
    /// IANA, of meetings that name none.
    pub zone: Option<String>,
    pub first_read: DateTime<Utc>,
    pub last_read: DateTime<Utc>,
    /// Meetings it has, without those that are gone.
    pub meetings: u32,
    /// Of the latest reading; nothing is new or gone at the first.
    pub new: u32,
    pub changed: u32,
    pub gone: u32,
}

/// What there is to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryView {
    /// By name.
    pub feeds: Vec<DirectoryFeed>,
    pub kinds: Vec<DirectoryChoice>,
    pub languages: Vec<DirectoryChoice>,
    /// Groups of the person that distances can be measured from, by name.
    pub groups: Vec<GroupPlace>,
}

/// A value of a filter, and how many meetings have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryChoice {
    pub code: String,
    pub meetings: u32,
}

/// A place to measure from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryNear {
    pub point: GroupPoint,
    /// The farthest, in kilometres; meetings without a place are then left out. `None` only sorts.
    #[specta(type = Option<i32>)]
    pub within: Option<f64>,
}

/// What is asked for. What is empty asks nothing; everything asked must hold.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct DirectoryFilter {
    /// Beginnings of words, all of them, in any order.
    pub text: String,
    pub feed: Option<Uuid>,
    /// Any of these.
    pub weekdays: Vec<GroupWeekday>,
    /// It begins at this time or later, and not after the other; past midnight where the second is the earlier.
    pub from: Option<NaiveTime>,
    pub until: Option<NaiveTime>,
    pub near: Option<DirectoryNear>,
    /// In person or online; meetings that are both answer either.
    pub setting: Option<GroupSetting>,
    pub joining: Option<GroupJoining>,
    /// Any of these.
    pub languages: Vec<String>,
    /// All of these: kinds of meetings, and what they offer for access.
    pub kinds: Vec<String>,
    /// Any of these words, in what the meeting says of itself or what its list is called.
    pub topics: Vec<String>,
    /// Languages and kinds leave out only what says others: not a meeting that says nothing of them.
    pub unsaid: bool,
    /// Meetings that the latest reading brought, changed or no longer had. Without it those that are gone are left out.
    pub change: Option<DirectoryChange>,
    /// Those that answer more wishes of the profile than they fail stand first.
    pub fitting: bool,
}

/// A page of meetings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryPage {
    /// What fits first where that is asked for; then nearest first where a place is asked about, otherwise by weekday and time; those
    /// without times last.
    pub meetings: Vec<DirectoryMeeting>,
    /// How many the filter finds.
    pub total: u32,
}

/// A problem of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryProblem {
    /// The line of a table, a calendar or a text; the position in a list of JSON. From 1.
    pub at: u32,
    pub field: Option<String>,
    pub code: String,
    pub left_out: bool,
}

/// How the columns of a table are read: what is in it, and what is proposed or chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryTable {
    /// The first row, whether or not it holds names.
    pub first: Vec<String>,
    /// Ten rows after it.
    pub rows: Vec<Vec<String>>,
    pub header: bool,
    /// For each column what it holds, by code; `None` for one that is not read.
    pub columns: Vec<Option<String>>,
}

/// A meeting of a file that is new or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectorySample {
    pub meeting: DirectoryMeeting,
    /// As the feed had it, where it is changed.
    pub before: Option<DirectoryMeeting>,
    /// What differs from that.
    pub differs: Vec<DirectoryField>,
}

/// What a file would bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryPreview {
    /// Names the file that was opened.
    pub id: Uuid,
    pub file_name: String,
    pub format: DirectoryFormat,
    /// The feed it is compared with.
    pub feed: Option<Uuid>,
    /// Of a table.
    pub table: Option<DirectoryTable>,
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    /// Meetings the feed had that the file has not.
    pub gone: u32,
    /// Meetings with times and no zone: one is to be asked for, once.
    pub without_zone: u32,
    /// Zones the file hints at, the surest first; empty where every meeting names its own.
    pub zones: Vec<DirectoryZoneOffer>,
    pub left_out: u32,
    pub problem_count: u32,
    /// The first of them.
    pub problems: Vec<DirectoryProblem>,
    /// The first meetings that are new or changed.
    pub sample: Vec<DirectorySample>,
    /// The names of the first that the file no longer has.
    pub lost: Vec<String>,
}

/// Why a zone may be the one a list means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum DirectoryZoneHint {
    /// Other meetings of the list name it.
    Named,
    /// Words beside its times may mean it, as "7pm ET" does.
    Words,
    /// Places of the list lie in it, as far as addresses and coordinates tell.
    Places,
}

/// A zone to choose for meetings that name none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryZoneOffer {
    /// IANA.
    pub zone: String,
    pub why: DirectoryZoneHint,
    /// How many meetings speak for it.
    pub meetings: u32,
}

/// What was decided about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryDecision {
    /// Of the preview.
    pub id: Uuid,
    /// The feed: a known one, or a new one under an id made by the caller.
    pub feed: Uuid,
    /// Its name.
    pub name: String,
    /// IANA, of meetings that name none. Where there are such, it has to be said here, unless it was said of the feed before.
    pub zone: Option<String>,
}

/// What was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryDone {
    pub feed: Uuid,
    pub new: u32,
    pub changed: u32,
    pub gone: u32,
}

/// What was agreed about the times of a meeting whose words speak of other weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryAgreed {
    /// RRULE: one its words may mean, or that of its list.
    pub rule: String,
    /// The next day it takes place, as clocks there count days.
    pub first: NaiveDate,
}

/// What there is to choose for a meeting whose words speak of other weeks than its times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryWays {
    pub meeting: DirectoryMeeting,
    /// By the words first, by the times of the list last.
    pub ways: Vec<DirectoryAgreed>,
}

/// A meeting that is to be a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryPick {
    pub meeting: Uuid,
    /// The id of the group, made by the caller.
    pub group: Uuid,
    /// The id of its meetings in the calendar, made by the caller.
    pub series: Uuid,
    /// When it meets, in the person's language.
    pub meets: String,
    /// Of a meeting whose words speak of other weeks: what they mean. Without it such a meeting has no times in the calendar.
    pub agreed: Option<DirectoryAgreed>,
}

/// A trustworthy directory on the web.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryPlace {
    pub name: String,
    pub url: String,
    /// ISO 3166-1 alpha-2; `INT` where it is for many countries.
    pub country: String,
    /// Codes of what it is about.
    pub kinds: Vec<String>,
}
