//! The groups of the made-up life.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Deserializer, de::Error as _};
use uuid::Uuid;
use vault::store::Writer;

use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::groups::{
    self, Advance, GroupAnswer, GroupDraft, GroupFaith, GroupFee, GroupFeelings, GroupJoining, GroupLead, GroupNote,
    GroupNoteKind, GroupQuestion, GroupSetting, GroupStage, GroupTime, GroupVisit, GroupWeekday,
};
use crate::ids;
use crate::journal::Mood;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OwnSupport {
    pub(super) name: String,
    about: String,
    description: String,
    led_by: Option<GroupLead>,
    leaders: String,
    setting: Option<GroupSetting>,
    joining: Option<GroupJoining>,
    faith: Option<GroupFaith>,
    fee: Option<GroupFee>,
    cost: String,
    people: Option<u32>,
    meets: String,
    #[serde(default)]
    phone: String,
    weekdays: Vec<GroupWeekday>,
    times: Vec<GroupTime>,
    place: String,
    travel: String,
    travel_minutes: Option<u16>,
    to_share: String,
    /// Oldest first; the first is the day it was added.
    steps: Vec<OwnStep>,
    answers: Vec<OwnAnswer>,
    visits: Vec<OwnVisit>,
    planned: Option<OwnPlan>,
    notes: Vec<OwnNote>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OwnStep {
    days_ago: u64,
    stage: GroupStage,
    #[serde(default)]
    note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnAnswer {
    code: GroupQuestion,
    answer: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OwnVisit {
    /// The first day from then on that the group meets on.
    days_ago: u64,
    #[serde(deserialize_with = "hour_and_minute")]
    time: NaiveTime,
    /// Welcoming, supportive, safe, understood, practical.
    feelings: [u8; 5],
    /// Before, after, on the next day.
    moods: [Option<u8>; 3],
    topics: String,
    note: String,
}

/// A visit that is to come.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OwnPlan {
    /// The first such day from the day after tomorrow on.
    weekday: Weekday,
    #[serde(deserialize_with = "hour_and_minute")]
    time: NaiveTime,
    route: String,
    words: String,
    companion: String,
    way_out: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OwnNote {
    kind: GroupNoteKind,
    title: String,
    body: String,
    #[serde(default)]
    link: String,
    days_ago: Option<u64>,
    follow_up_in_days: Option<u64>,
}

fn hour_and_minute<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<NaiveTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(D::Error::custom)
}

/// When and where the story is told, and the scale of its moods.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub today: NaiveDate,
    pub zone: &'t str,
    pub mood: &'t dyn Fn(u8) -> Mood,
}

impl Told<'_> {
    fn ago(&self, days: u64) -> Result<NaiveDate> {
        self.today.checked_sub_days(Days::new(days)).ok_or_else(|| ErrorCode::Internal.into())
    }

    fn ahead(&self, days: u64) -> Result<NaiveDate> {
        self.today.checked_add_days(Days::new(days)).ok_or_else(|| ErrorCode::Internal.into())
    }
}

/// Writes a group with its way, as it would have been written over the days. Answers its id.
pub(super) fn write(writer: Writer<'_>, stamp: &Stamp, told: Told<'_>, own: &OwnSupport) -> Result<Uuid> {
    let added = own.steps.first().map_or(0, |step| step.days_ago);
    let noon = told.ago(added)?.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(18);
    let first = stamp.earlier(schedule::zone::instant(noon, told.zone)?);
    let group = ids::new(first.now);
    groups::save(writer, &first, &facts(own, group), told.zone)?;
    for step in own.steps.iter().skip(1) {
        let note = Some(step.note.as_str());
        let advance = Advance { group, to: step.stage, since: Some(told.ago(step.days_ago)?), note };
        groups::advance(writer, stamp, advance, told.zone)?;
    }
    if !own.answers.is_empty() {
        let answers: Vec<GroupAnswer> = own
            .answers
            .iter()
            .map(|one| GroupAnswer { code: Some(one.code), question: String::new(), answer: one.answer.clone() })
            .collect();
        groups::answers(writer, stamp, group, &answers)?;
    }
    for visit in &own.visits {
        groups::save_visit(writer, stamp, &visit_of(told, group, own, visit)?)?;
    }
    if let Some(plan) = &own.planned {
        groups::save_visit(writer, stamp, &planned(told, group, plan)?)?;
    }
    for note in &own.notes {
        let note = GroupNote {
            id: ids::new(stamp.now),
            group,
            kind: note.kind,
            day: note.days_ago.map(|days| told.ago(days)).transpose()?,
            title: note.title.clone(),
            body: note.body.clone(),
            link: note.link.clone(),
            follow_up: note.follow_up_in_days.map(|days| told.ahead(days)).transpose()?,
            settled: false,
        };
        groups::save_note(writer, stamp, &note)?;
    }
    Ok(group)
}

fn facts(own: &OwnSupport, id: Uuid) -> GroupDraft {
    GroupDraft {
        id,
        source: None,
        name: own.name.clone(),
        about: own.about.clone(),
        description: own.description.clone(),
        scope: None,
        led_by: own.led_by,
        leaders: own.leaders.clone(),
        setting: own.setting,
        joining: own.joining,
        faith: own.faith,
        fee: own.fee,
        cost: own.cost.clone(),
        people: own.people,
        meets: own.meets.clone(),
        weekdays: own.weekdays.clone(),
        times: own.times.clone(),
        languages: vec!["en".to_owned()],
        access: Vec::new(),
        zone: None,
        place: own.place.clone(),
        point: None,
        travel: own.travel.clone(),
        travel_minutes: own.travel_minutes,
        room: String::new(),
        room_words: String::new(),
        web: String::new(),
        email: String::new(),
        phone: own.phone.clone(),
        to_share: own.to_share.clone(),
        verified: None,
    }
}

fn planned(told: Told<'_>, group: Uuid, plan: &OwnPlan) -> Result<GroupVisit> {
    let soonest = told.ahead(2)?;
    let day = told.ahead(2 + u64::from(plan.weekday.days_since(soonest.weekday())))?;
    let at = schedule::zone::instant(day.and_time(plan.time), told.zone)?;
    Ok(GroupVisit {
        route: plan.route.clone(),
        words: plan.words.clone(),
        companion: plan.companion.clone(),
        way_out: plan.way_out.clone(),
        ..visit(told, group, ids::new(at), (day, plan.time))
    })
}

fn visit_of(told: Told<'_>, group: Uuid, of: &OwnSupport, own: &OwnVisit) -> Result<GroupVisit> {
    let soonest = told.ago(own.days_ago)?;
    let meets = |day: &NaiveDate| of.weekdays.iter().any(|weekday| <&str>::from(*weekday).parse() == Ok(day.weekday()));
    let day = soonest.iter_days().take(7).find(meets).unwrap_or(soonest);
    let at = schedule::zone::instant(day.and_time(own.time), told.zone)?;
    let [welcoming, supportive, safe, understood, practical] = own.feelings.map(Some);
    let [before, after, next] = own.moods.map(|step| step.map(told.mood));
    Ok(GroupVisit {
        feelings: GroupFeelings { welcoming, supportive, safe, understood, practical },
        before,
        after,
        next,
        topics: own.topics.clone(),
        note: own.note.clone(),
        ..visit(told, group, ids::new(at), (day, own.time))
    })
}

/// A visit of which nothing more is known yet.
fn visit(told: Told<'_>, group: Uuid, id: Uuid, (day, time): (NaiveDate, NaiveTime)) -> GroupVisit {
    GroupVisit {
        id,
        group,
        meeting: None,
        day,
        time: Some(time),
        zone: told.zone.to_owned(),
        route: String::new(),
        words: String::new(),
        companion: String::new(),
        way_out: String::new(),
        feelings: GroupFeelings::default(),
        before: None,
        after: None,
        next: None,
        topics: String::new(),
        note: String::new(),
    }
}
