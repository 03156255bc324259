//! Support groups at the boundary. Ids are `UUIDv7` made by the caller; texts are as they were typed, empty where nothing
//! was said; a fact nobody knows is `None`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use super::code::coded;
pub use super::compared::*;
use super::unfinished::GroupUnfinished;
use crate::journal::{LinkedEntry, Mood};

coded! {
    /// Where somebody is on the way to a group, in the order of the board. Leaving is a stage like any other.
    GroupStage {
        Considering = "considering",
        Contacted = "contacted",
        Trying = "trying",
        Attending = "attending",
        Paused = "paused",
        Left = "left",
    }
}
coded! {
    /// Whether a group is for anybody, or for people with something in common.
    GroupScope { General = "general", Specific = "specific" }
}
coded! {
    GroupLead { Peers = "peers", Professional = "professional", Mixed = "mixed" }
}
coded! {
    GroupSetting { InPerson = "in-person", Online = "online", Both = "both" }
}
coded! {
    /// Whether one may drop in.
    GroupJoining { Open = "open", Closed = "closed" }
}
coded! {
    GroupFaith { None = "none", Based = "based" }
}
coded! {
    GroupFee { Free = "free", Donation = "donation", Paid = "paid" }
}
coded! {
    GroupWeekday {
        Mon = "mon", Tue = "tue", Wed = "wed", Thu = "thu", Fri = "fri", Sat = "sat", Sun = "sun",
    }
}
coded! {
    /// A part of the day: from 5, 12, 17 and 22 o'clock.
    GroupTime { Morning = "morning", Afternoon = "afternoon", Evening = "evening", Night = "night" }
}
coded! {
    /// What somebody may need to be able to take part.
    GroupAccess {
        StepFree = "step-free",
        HearingLoop = "hearing-loop",
        SignLanguage = "sign-language",
        Captions = "captions",
        CameraOff = "camera-off",
        ByPhone = "by-phone",
        Childcare = "childcare",
        QuietRoom = "quiet-room",
    }
}
coded! {
    /// About how many come: up to 8, up to 20, more.
    GroupSize { Small = "small", Middle = "middle", Large = "large" }
}
coded! {
    /// The shipped checklist. The first four stand in every guide.
    GroupQuestion {
        Often = "often",
        Topics = "topics",
        Leads = "leads",
        Help = "help",
        Confidential = "confidential",
        Listen = "listen",
        Size = "size",
        Newcomers = "newcomers",
        Cost = "cost",
        Access = "access",
        Camera = "camera",
        Crisis = "crisis",
        Medicine = "medicine",
    }
}
coded! {
    /// What is kept beside a group's page.
    GroupNoteKind {
        // a contact
        Email = "email",
        Call = "call",
        Message = "message",
        Talk = "talk",
        // a resource
        Book = "book",
        Site = "site",
        Activity = "activity",
        Advice = "advice",
        // who recommended it, or said how it was
        Professional = "professional",
        Organisation = "organisation",
        Friend = "friend",
        Member = "member",
    }
}

/// Where a group was taken from, and what it is called there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupSource {
    pub source: String,
    pub id: String,
}

/// A place on the earth, WGS 84, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupPoint {
    // Only finite numbers are kept.
    #[specta(type = i32)]
    pub latitude: f64,
    #[specta(type = i32)]
    pub longitude: f64,
}

/// A group whose place on the earth is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupPlace {
    pub id: Uuid,
    pub name: String,
    pub point: GroupPoint,
}

/// What a group is, as the person knows it: to be saved whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupDraft {
    pub id: Uuid,
    pub source: Option<GroupSource>,
    pub name: String,
    /// What it is for, in one line.
    pub about: String,
    pub description: String,
    pub scope: Option<GroupScope>,
    pub led_by: Option<GroupLead>,
    /// Who leads it, in words.
    pub leaders: String,
    pub setting: Option<GroupSetting>,
    pub joining: Option<GroupJoining>,
    pub faith: Option<GroupFaith>,
    pub fee: Option<GroupFee>,
    /// What it costs, in words.
    pub cost: String,
    /// About how many come, 1–100,000.
    pub people: Option<u32>,
    /// When it meets, in words.
    pub meets: String,
    pub weekdays: Vec<GroupWeekday>,
    pub times: Vec<GroupTime>,
    /// BCP 47.
    pub languages: Vec<String>,
    pub access: Vec<GroupAccess>,
    /// IANA; `None`: the person's own.
    pub zone: Option<String>,
    pub place: String,
    pub point: Option<GroupPoint>,
    /// How one gets there, in words.
    pub travel: String,
    /// 0–1440.
    pub travel_minutes: Option<u16>,
    /// The address of the online room.
    pub room: String,
    pub room_words: String,
    pub web: String,
    pub email: String,
    pub phone: String,
    /// What the person wants to say there.
    pub to_share: String,
    /// When this was last found to be true.
    pub verified: Option<NaiveDate>,
}

/// A stage, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupStep {
    pub stage: GroupStage,
    pub day: NaiveDate,
    /// When it was noted.
    pub at: DateTime<Utc>,
    /// Why, if the person said so.
    pub note: String,
}

/// A question: of the checklist, or in the person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupAnswer {
    pub code: Option<GroupQuestion>,
    /// Own words; empty where there is a code.
    pub question: String,
    /// Empty: not answered yet.
    pub answer: String,
}

/// How a visit felt, each 1–5 where noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupFeelings {
    pub welcoming: Option<u8>,
    pub supportive: Option<u8>,
    pub safe: Option<u8>,
    pub understood: Option<u8>,
    pub practical: Option<u8>,
}

/// Which meeting of a series a visit was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupMeeting {
    pub series: Uuid,
    /// Its original civil start, RFC 3339 without offset.
    pub occurrence: String,
}

/// A visit: planned, or looked back at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupVisit {
    pub id: Uuid,
    pub group: Uuid,
    pub meeting: Option<GroupMeeting>,
    pub day: NaiveDate,
    /// By the clocks of `zone`.
    pub time: Option<NaiveTime>,
    /// IANA.
    pub zone: String,
    /// The plan: how I get there, what I say if asked, who goes along, how I leave if I want to.
    pub route: String,
    pub words: String,
    pub companion: String,
    pub way_out: String,
    pub feelings: GroupFeelings,
    pub before: Option<Mood>,
    pub after: Option<Mood>,
    /// On the next day.
    pub next: Option<Mood>,
    /// What was talked about.
    pub topics: String,
    pub note: String,
}

impl GroupVisit {
    /// Whether it was: something was noted of how it felt.
    pub const fn is_felt(&self) -> bool {
        let GroupFeelings { welcoming, supportive, safe, understood, practical } = self.feelings;
        welcoming.is_some()
            || supportive.is_some()
            || safe.is_some()
            || understood.is_some()
            || practical.is_some()
            || self.after.is_some()
    }
}

/// A contact, a resource, or what somebody said about a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupNote {
    pub id: Uuid,
    pub group: Uuid,
    pub kind: GroupNoteKind,
    pub day: Option<NaiveDate>,
    pub title: String,
    pub body: String,
    pub link: String,
    /// When to ask again.
    pub follow_up: Option<NaiveDate>,
    /// There is nothing left to ask.
    pub settled: bool,
}

/// What is wanted of a group: the answers of the guide. What is empty asks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupProfile {
    /// Words to look for in what a group says of itself.
    pub topics: Vec<String>,
    pub scope: Option<GroupScope>,
    /// Any of these; so below.
    pub led_by: Vec<GroupLead>,
    pub settings: Vec<GroupSetting>,
    pub joining: Option<GroupJoining>,
    pub faith: Option<GroupFaith>,
    pub fees: Vec<GroupFee>,
    pub sizes: Vec<GroupSize>,
    pub weekdays: Vec<GroupWeekday>,
    pub times: Vec<GroupTime>,
    /// BCP 47; any of these.
    pub languages: Vec<String>,
    /// All of these.
    pub access: Vec<GroupAccess>,
    /// The longest way, 0–1440.
    pub travel_minutes: Option<u16>,
}

coded! {
    /// A question of the guide.
    GroupWish {
        Topics = "topics",
        Scope = "scope",
        LedBy = "led-by",
        Setting = "setting",
        Joining = "joining",
        Faith = "faith",
        Fee = "fee",
        Size = "size",
        Weekdays = "weekdays",
        Times = "times",
        Languages = "languages",
        Access = "access",
        Travel = "travel",
    }
}
coded! {
    /// Whether a group is as it is wished, as far as it is known.
    GroupFits { Yes = "yes", No = "no", Unknown = "unknown" }
}

/// How a group answers one wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupWishFit {
    pub wish: GroupWish,
    pub fits: GroupFits,
}

/// The next meeting of a group, by the clock of whoever looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupNextMeeting {
    pub here: NaiveDateTime,
    pub whole_day: bool,
    /// A word about this one alone.
    pub remark: String,
}

/// A group as it stands on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    pub id: Uuid,
    pub name: String,
    pub about: String,
    pub setting: Option<GroupSetting>,
    pub meets: String,
    pub place: String,
    pub travel: String,
    pub stage: GroupStage,
    pub since: NaiveDate,
    /// Why it is there, if the person said so.
    pub stage_note: String,
    /// Wishes it answers, of those said.
    pub fits: u32,
    pub wishes: u32,
    /// The last time the person wrote or called.
    pub contacted: Option<NaiveDate>,
    /// When to ask again, the earliest.
    pub follow_up: Option<NaiveDate>,
    /// The next visit that is planned, today's included.
    pub next_visit: Option<NaiveDate>,
    /// By the clocks of the visit's zone.
    pub next_visit_time: Option<NaiveTime>,
    /// The next of its meetings in the calendar, one that goes on included.
    pub next_meeting: Option<GroupNextMeeting>,
    /// Visits that were.
    pub visits: u32,
    /// Meetings one was at; 0 where attendance was never noted in the calendar.
    pub meetings: u32,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupsView {
    /// The day by the person's day boundary.
    pub today: NaiveDate,
    /// By stage, then as they came to it.
    pub rows: Vec<GroupRow>,
    pub profile: GroupProfile,
    /// How many things wait in the bin.
    pub binned: u32,
}

/// A group, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    pub today: NaiveDate,
    pub group: GroupDraft,
    /// Oldest first; the last is where it is now.
    pub steps: Vec<GroupStep>,
    pub answers: Vec<GroupAnswer>,
    /// The latest, newest first.
    pub visits: Vec<GroupVisit>,
    /// All there are.
    pub visit_count: u32,
    pub notes: Vec<GroupNote>,
    /// Entries of the journal about it and its visits: the latest, newest first.
    pub entries: Vec<LinkedEntry>,
    /// All there are.
    pub entry_count: u32,
    /// What was begun and not finished, at most one of each kind.
    pub unfinished: Vec<GroupUnfinished>,
    pub fits: Vec<GroupWishFit>,
    pub binned: Option<DateTime<Utc>>,
}

coded! {
    /// What lies in the bin.
    GroupBinKind { Group = "group", Visit = "visit", Note = "note" }
}

/// Something in the bin, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupBinRow {
    pub id: Uuid,
    pub kind: GroupBinKind,
    /// Of the group it is, or belongs to.
    pub name: String,
    /// What it says itself; empty for a group.
    pub title: String,
    /// Of a visit.
    pub day: Option<NaiveDate>,
    pub binned: DateTime<Utc>,
}
