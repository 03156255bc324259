//! Meetings that become groups.

use std::collections::HashMap;

use chrono::{NaiveTime, Timelike as _};
use schedule::series::Schedule;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::PICKS;
use super::meeting::{self, Content, Held};
use super::model::{DirectoryMeeting, DirectoryPick};
use super::{Shelf, feed, ways};
use crate::calendar::{self, SeriesKind, series::Kept};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::{self, GroupAccess, GroupDraft, GroupSource, GroupTime};
use crate::reminders::{self, ReminderSettings};

/// Before the id of the feed, in what a group is known by.
const SOURCE: &str = "directory:";

/// Saves meetings as groups that are being considered, each with its times in the calendar as far as they are sure or agreed upon, `zone` being the IANA zone the person is in. One that was saved before is not saved
/// again; answers the groups, in the order of the picks.
pub fn save(
    writer: Writer<'_>,
    stamp: &Stamp,
    shelf: &Shelf,
    picks: &[DirectoryPick],
    zone: &str,
) -> Result<Vec<Uuid>> {
    if picks.len() > PICKS {
        return Err(CoreError::at(ErrorCode::OutOfRange, "picks"));
    }
    let mut known = saved(writer.reader())?;
    let today = groups::today(writer.reader(), stamp.now, zone)?;
    let reminders = reminders::settings(writer.reader())?;
    let mut made = Vec::new();
    for pick in picks {
        let (held, content) = shelf.get(pick.meeting).ok_or(ErrorCode::NotFound)?;
        if feed::find(writer.reader(), held.feed)?.is_none() {
            return Err(ErrorCode::NotFound.into());
        }
        let source = source_of(held, content);
        if let Some(there) = known.get(&source) {
            made.push(*there);
            continue;
        }
        let from = GroupSource { source: source.0.clone(), id: source.1.clone() };
        let mut draft = group(&content.view(held), pick.group, Some(from), pick.meets.clone());
        draft.verified = Some(today);
        groups::save(writer, stamp, &draft, zone)?;
        groups::set_source_seen(writer, stamp, pick.group, meeting::seen(held))?;
        let schedule = ways::schedule(content, today, pick.agreed.as_ref())?;
        calendar::add(writer, stamp, meetings(&draft, pick.series, schedule, &reminders, stamp)?)?;
        known.insert(source, pick.group);
        made.push(pick.group);
    }
    Ok(made)
}

/// The meetings of a group as they stand in the calendar, reminded of as those that somebody writes down. What has no times can't be.
fn meetings(
    group: &GroupDraft,
    id: Uuid,
    schedule: Schedule,
    chosen: &ReminderSettings,
    stamp: &Stamp,
) -> Result<Kept> {
    let leads = if schedule.series().is_some() { calendar::leads(&chosen.leads)? } else { Vec::new() };
    Ok(Kept {
        id,
        kind: SeriesKind::Meeting,
        group: Some(group.id),
        person: None,
        exercise: None,
        visit: false,
        title: group.name.clone(),
        schedule,
        place: group.place.clone(),
        link: group.room.clone(),
        note: String::new(),
        leads,
        named: chosen.named,
        armed: stamp.now,
    })
}

/// Takes back what [`save`] made, as one step: the groups go into the bin, their times out of the calendar. What is no longer there is passed over.
pub fn unsave(writer: Writer<'_>, stamp: &Stamp, picks: &[DirectoryPick]) -> Result<()> {
    if picks.len() > PICKS {
        return Err(CoreError::at(ErrorCode::OutOfRange, "picks"));
    }
    let gone = |done: Result<()>| match done {
        Err(error) if error.code == ErrorCode::NotFound => Ok(()),
        done => done,
    };
    for pick in picks {
        gone(groups::bin(writer, stamp, pick.group))?;
        gone(calendar::remove(writer, stamp, pick.series))?;
    }
    Ok(())
}

/// What a group that comes from a meeting is known by.
pub(super) fn source_of(held: &Held, content: &Content) -> (String, String) {
    (format!("{SOURCE}{}", held.feed), content.source_id.clone())
}

/// The feed of what a group is known by, if it comes from one.
pub(super) fn feed_of(source: &str) -> Option<Uuid> {
    source.strip_prefix(SOURCE).and_then(|feed| Uuid::parse_str(feed).ok())
}

/// The groups that were saved from feeds and are still there.
pub(super) fn saved(reader: Reader<'_>) -> Result<HashMap<(String, String), Uuid>> {
    Ok(groups::sources(reader)?.into_iter().map(|(source, id)| ((source.source, source.id), id)).collect())
}

/// A meeting as a group.
pub(super) fn group(meeting: &DirectoryMeeting, id: Uuid, source: Option<GroupSource>, meets: String) -> GroupDraft {
    let has = |kind: &str| meeting.kinds.iter().any(|one| one == kind);
    let access = [
        (has("wheelchair"), GroupAccess::StepFree),
        (has("sign-language"), GroupAccess::SignLanguage),
        (has("child-care"), GroupAccess::Childcare),
        (!meeting.phone.is_empty(), GroupAccess::ByPhone),
    ];
    let name = if meeting.name.is_empty() { &meeting.venue } else { &meeting.name };
    let place: Vec<&str> =
        [meeting.venue.as_str(), &meeting.address].into_iter().filter(|text| !text.is_empty()).collect();
    GroupDraft {
        id,
        source,
        name: short(name, groups::limits::NAME_CHARS),
        about: String::new(),
        description: meeting.notes.clone(),
        scope: None,
        led_by: None,
        leaders: String::new(),
        setting: meeting.setting,
        joining: meeting.joining,
        faith: None,
        fee: None,
        cost: String::new(),
        people: None,
        meets,
        weekdays: meeting.weekdays.clone(),
        times: meeting.starts.map(part_of_day).into_iter().collect(),
        languages: meeting.languages.iter().take(groups::limits::LANGUAGES).cloned().collect(),
        access: access.into_iter().filter_map(|(offered, access)| offered.then_some(access)).collect(),
        zone: meeting.zone.clone(),
        place: short(&place.join(", "), groups::limits::LINE_CHARS),
        point: meeting.point,
        travel: String::new(),
        travel_minutes: None,
        room: meeting.room.clone(),
        room_words: short(&meeting.room_words, groups::limits::LINE_CHARS),
        web: meeting.web.clone(),
        email: meeting.email.clone(),
        phone: meeting.phone.clone(),
        to_share: String::new(),
        verified: None,
    }
}

fn short(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

/// As the profile divides the day: from 5, 12, 17 and 22 o'clock.
fn part_of_day(time: NaiveTime) -> GroupTime {
    match time.hour() {
        5..12 => GroupTime::Morning,
        12..17 => GroupTime::Afternoon,
        17..22 => GroupTime::Evening,
        _ => GroupTime::Night,
    }
}
