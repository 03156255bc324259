//! The whole content of an entry as a draft, and back: what versions, drafts and undo keep.

use chrono::NaiveDate;
use vault::store::Reader;

use super::entry::{self, Head, Record};
use super::link::{self, EntryLink};
use super::marks::{self, Marks};
use super::model::EntryDraft;
use super::vocabulary::{feeling, scale, tag, tracker};
use super::{attachments, validate};
use crate::error::Result;
use crate::settings;

/// The content of an entry. Its day is always `Some`.
pub(crate) fn of(reader: Reader<'_>, head: &Head) -> Result<EntryDraft> {
    let (title, body) = entry::text(reader, head.key)?;
    let marks = marks::ids(reader, head.key)?;
    Ok(EntryDraft {
        id: head.id,
        session: head.session,
        at: head.at,
        zone: head.zone.clone(),
        day: Some(head.day),
        mood: head.mood,
        feelings: marks.feelings,
        tags: marks.tags,
        dimensions: head.dimensions,
        trackers: marks.trackers,
        title,
        body,
        starred: head.starred,
        links: link::of(reader, head.key)?,
        began: entry::began(reader, head.key)?,
        attachments: attachments::of(reader, head.key)?,
        ground: None,
    })
}

/// Checks a draft and resolves what it refers to.
pub(crate) fn resolve(reader: Reader<'_>, draft: &EntryDraft) -> Result<Record> {
    validate::draft(draft)?;
    Ok(Record {
        id: draft.id,
        session: draft.session,
        at: validate::kept(draft.at),
        zone: draft.zone.clone(),
        day: day(reader, draft)?,
        mood: draft.mood.map(|mood| scale::resolve(reader, mood)).transpose()?,
        dimensions: draft.dimensions,
        marks: resolve_marks(reader, draft)?,
        title: draft.title.clone(),
        body: draft.body.clone(),
        starred: draft.starred,
        links: resolve_links(&draft.links),
        began: draft.began.clone().filter(|began| !began.trim().is_empty()),
        attachments: attachments::resolve(reader, &draft.attachments)?,
    })
}

fn day(reader: Reader<'_>, draft: &EntryDraft) -> Result<NaiveDate> {
    match draft.day {
        Some(day) => Ok(day),
        None => Ok(schedule::day::day_of(draft.at, &draft.zone, settings::day_starts_at(reader)?)?),
    }
}

/// What was chosen twice counts once.
fn resolve_marks(reader: Reader<'_>, draft: &EntryDraft) -> Result<Marks> {
    let mut marks = Marks::default();
    for id in &draft.feelings {
        let key = feeling::key(reader, *id)?;
        if !marks.feelings.contains(&key) {
            marks.feelings.push(key);
        }
    }
    for id in &draft.tags {
        let key = tag::key(reader, *id)?;
        if !marks.tags.contains(&key) {
            marks.tags.push(key);
        }
    }
    for value in &draft.trackers {
        let (key, kind) = tracker::key(reader, value.tracker)?;
        validate::tracker_value(&kind, value.value)?;
        marks.trackers.retain(|(known, _)| *known != key);
        marks.trackers.push((key, value.value));
    }
    Ok(marks)
}

/// The same for what the entry is about. What became of a target is asked when it is shown.
fn resolve_links(links: &[EntryLink]) -> Vec<EntryLink> {
    let mut kept: Vec<EntryLink> = Vec::new();
    for link in links {
        if !kept.contains(link) {
            kept.push(*link);
        }
    }
    kept
}

/// Leaves out what a kept state refers to and that is gone since (a tag an undone import had brought).
pub(crate) fn forget_lost(reader: Reader<'_>, mut draft: EntryDraft) -> EntryDraft {
    draft.feelings.retain(|id| feeling::key(reader, *id).is_ok());
    draft.tags.retain(|id| tag::key(reader, *id).is_ok());
    draft.trackers.retain(|value| {
        tracker::key(reader, value.tracker).is_ok_and(|(_, kind)| validate::tracker_value(&kind, value.value).is_ok())
    });
    draft.attachments.retain(|attachment| attachments::is_known(reader, attachment));
    draft.mood = draft.mood.filter(|mood| scale::resolve(reader, *mood).is_ok());
    draft
}
