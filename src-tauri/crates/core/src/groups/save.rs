//! Writing groups and what belongs to them.

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::{GroupAnswer, GroupDraft, GroupNote, GroupStage, GroupStep, GroupVisit};
use super::{answer, group, note, stage, validate, view, visit};
use crate::calendar::visits;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::reminders;

/// Saves what a group is. A new one is being considered from today on, `zone` being the IANA zone the person is in, and
/// has the questions every guide says to ask. The same again changes nothing.
pub fn save(writer: Writer<'_>, stamp: &Stamp, draft: &GroupDraft, zone: &str) -> Result<()> {
    validate::group(draft)?;
    let (key, new) = group::put(writer, stamp, draft)?;
    if new {
        let day = view::today(writer.reader(), stamp.now, zone)?;
        let first = GroupStep { stage: GroupStage::Considering, day, at: stamp.now, note: String::new() };
        stage::set(writer, key, &[first])?;
        let asked: Vec<GroupAnswer> = answer::FIRST
            .iter()
            .map(|code| GroupAnswer { code: Some(*code), question: String::new(), answer: String::new() })
            .collect();
        answer::set(writer, key, &asked)?;
    } else {
        for visit in visit::all_of(writer.reader(), key)? {
            visits::keep(writer, stamp, &visit, &called(draft))?;
        }
    }
    Ok(())
}

/// A step as it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Advance<'a> {
    pub group: Uuid,
    pub to: GroupStage,
    /// `None`: from today on, or since when it was there already.
    pub since: Option<NaiveDate>,
    /// Why; `None` leaves what was said before.
    pub note: Option<&'a str>,
}

/// Moves a group to a stage; for one that is there already, puts right since when and why.
pub fn advance(writer: Writer<'_>, stamp: &Stamp, advance: Advance<'_>, zone: &str) -> Result<()> {
    validate::stage_note(advance.note.unwrap_or_default())?;
    let head = group::open(writer.reader(), advance.group)?;
    let today = view::today(writer.reader(), stamp.now, zone)?;
    let steps = stage::of(writer.reader(), head.key)?;
    let there = steps.last().filter(|last| last.stage == advance.to);
    let day = advance.since.or(there.map(|step| step.day)).unwrap_or(today);
    validate::day(day, "day")?;
    if day > today && advance.since.is_some() {
        return Err(CoreError::at(ErrorCode::OutOfRange, "day"));
    }
    let note = advance.note.or(there.map(|step| step.note.as_str())).unwrap_or_default().trim().to_owned();
    let clocks = view::clocks(zone);
    let rested = stage::resting(writer.reader())?.get(&advance.group).map(|rest| rest.since(clocks)).transpose()?;
    let walked = stage::walked(&steps, GroupStep { stage: advance.to, day, at: stamp.now, note })?;
    if walked != steps {
        stage::set(writer, head.key, &walked)?;
        group::touch(writer, stamp, head.key)?;
        // Coming back, what was over meanwhile was not missed: nothing was to be said of it.
        if let Some(since) = rested.filter(|_| !is_rest(advance.to)) {
            reminders::pass_over(writer, stamp, advance.group, since, clocks)?;
        }
    }
    Ok(())
}

const fn is_rest(stage: GroupStage) -> bool {
    matches!(stage, GroupStage::Paused | GroupStage::Left)
}

/// Saves the questions asked of a group and what it answered, all of them.
pub fn answers(writer: Writer<'_>, stamp: &Stamp, id: Uuid, answers: &[GroupAnswer]) -> Result<()> {
    validate::answers(answers)?;
    let head = group::open(writer.reader(), id)?;
    if answer::of(writer.reader(), head.key)? != answers {
        answer::set(writer, head.key, answers)?;
        group::touch(writer, stamp, head.key)?;
    }
    Ok(())
}

/// Saves a visit, new or changed.
pub fn save_visit(writer: Writer<'_>, stamp: &Stamp, draft: &GroupVisit) -> Result<()> {
    validate::visit(draft)?;
    let head = group::open(writer.reader(), draft.group)?;
    visit::put(writer, stamp, head.key, draft)?;
    visits::keep(writer, stamp, draft, &called(&group::draft_of(writer.reader(), draft.group)?))
}

fn called(group: &GroupDraft) -> visits::Of<'_> {
    visits::Of { name: &group.name, place: &group.place, room: &group.room }
}

/// Whether visits are planned that the calendar does not have: those of a journal from before it had them.
pub(crate) fn any_unplanned(reader: Reader<'_>, now: DateTime<Utc>) -> Result<bool> {
    for visit in visit::since(reader, a_day_ago(now))? {
        if visits::is_missing(reader, now, &visit)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts them there.
pub(crate) fn plan_visits(writer: Writer<'_>, stamp: &Stamp) -> Result<()> {
    for visit in visit::since(writer.reader(), a_day_ago(stamp.now))? {
        if visits::is_missing(writer.reader(), stamp.now, &visit)? {
            visits::keep(writer, stamp, &visit, &called(&group::draft_of(writer.reader(), visit.group)?))?;
        }
    }
    Ok(())
}

/// Somewhere it is still the day before.
fn a_day_ago(now: DateTime<Utc>) -> NaiveDate {
    now.checked_sub_days(Days::new(1)).unwrap_or(now).date_naive()
}

/// Saves a contact, a resource or a recommendation, new or changed.
pub fn save_note(writer: Writer<'_>, stamp: &Stamp, draft: &GroupNote) -> Result<()> {
    validate::note(draft)?;
    let head = group::open(writer.reader(), draft.group)?;
    note::put(writer, stamp, head.key, draft)
}
