//! What a file would bring, bringing it in as one step, and taking that back.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use schedule::moment::Moment;
use schedule::series::{Schedule, Series, Window};
use schedule::zone::Database;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::super::limits::{FILE_ROWS, SERIES_MOST};
use super::super::place::{self, View};
use super::super::series::{self, Kept, Origin};
use super::super::{edit, occurrence};
use super::entry::Entry;
use super::merge::{Changed, Look, look};
use super::model::{
    CalendarFileDecision, CalendarFileDone, CalendarFilePreview, CalendarFileProblem, CalendarFileRow,
    CalendarFileUndone, FileState,
};
use super::opened::Opened;
use super::told::Told;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::{ids, reminders};

/// What a file would bring, to somebody in `zone`. Nothing changes.
pub fn preview(reader: Reader<'_>, now: DateTime<Utc>, opened: &Opened, zone: &str) -> Result<CalendarFilePreview> {
    let view = View::of(zone)?;
    let mut found = CalendarFilePreview {
        id: opened.id,
        file_name: opened.file_name.clone(),
        rows: Vec::new(),
        new: 0,
        changed: 0,
        here: 0,
        past: 0,
        reminding: 0,
        zones: Vec::new(),
        others: number(opened.others),
        left_out: number(opened.told.iter().filter(|one| one.left_out && !one.more).count()),
        problems: opened.told.iter().take(FILE_ROWS).map(problem).collect(),
        problem_count: number(opened.told.len()),
        room: u32::try_from(SERIES_MOST - series::count(reader)?).unwrap_or(0),
    };
    let mut zones = BTreeSet::new();
    let mut seen = HashSet::new();
    for (at, entry) in opened.entries.iter().enumerate() {
        let state = match look(reader, entry)? {
            _ if !seen.insert(entry.key()) => FileState::Here,
            Look::New => FileState::New,
            Look::Changed(_) => FileState::Changed,
            Look::Here => FileState::Here,
        };
        let past = is_past(&entry.said.times, &view, now);
        match state {
            FileState::New => {
                found.new += 1;
                found.past += u32::from(past);
                found.reminding += u32::from(!entry.said.leads.is_empty() && !past);
                zones.extend(entry.unknown_zones());
            }
            FileState::Changed => found.changed += 1,
            FileState::Here => found.here += 1,
        }
        if found.rows.len() < FILE_ROWS {
            found.rows.push(row(at, entry, state, past, &view));
        }
    }
    found.zones = zones.into_iter().collect();
    Ok(found)
}

fn row(at: usize, entry: &Entry, state: FileState, past: bool, view: &View) -> CalendarFileRow {
    let times = &entry.said.times;
    let why = place::unplaced_times(times, &view.viewer);
    let rule = times.rule.as_ref().filter(|rule| rule.reading().is_err());
    CalendarFileRow {
        at: number(at),
        title: entry.said.title.clone(),
        here: first(times, view),
        whole_day: place::has_whole_days(times),
        repeats: times.rule.is_some() || !times.added.is_empty(),
        state,
        why,
        rule: rule.map(|rule| rule.text().to_owned()),
        past,
    }
}

/// What the viewer's clock shows when a series begins.
fn first(times: &Series, view: &View) -> Option<NaiveDateTime> {
    let at = match &times.start {
        Moment::Date(_) | Moment::Local(_) => return Some(place::begins(times)),
        Moment::Utc(at) => *at,
        Moment::Zoned { civil, tzid } => schedule::tzid::resolve(Database::get(), tzid)?.resolve(*civil).ok()?.0,
    };
    view.clock(at).ok()
}

/// Whether nothing of a series is to come or goes on. Of one that can't be reckoned with nobody knows.
fn is_past(times: &Series, view: &View, now: DateTime<Utc>) -> bool {
    let going_on = Window { from: now, until: now + TimeDelta::seconds(1) };
    let still =
        times.overlapping(&view.viewer, going_on).map(|found| found.unscheduled.is_some() || !found.list.is_empty());
    let next = times.next(&view.viewer, now).map(|next| next.is_some());
    matches!((still, next), (Ok(false), Ok(false)))
}

fn problem(told: &Told) -> CalendarFileProblem {
    let Told { line, code, name, left_out, .. } = told;
    CalendarFileProblem { line: *line, code: (*code).to_owned(), name: name.clone(), left_out: *left_out }
}

/// What one step did, so that it can be taken back as long as the journal is open.
#[derive(Debug)]
pub struct Batch {
    pub id: Uuid,
    /// Of the step.
    clock: i64,
    added: Vec<i64>,
    before: Vec<(i64, Kept, Origin)>,
}

/// Brings a file in as one step.
pub fn keep(
    writer: Writer<'_>,
    stamp: &Stamp,
    opened: &Opened,
    decision: &CalendarFileDecision,
    zone: &str,
) -> Result<(CalendarFileDone, Batch)> {
    let view = View::of(zone)?;
    let zones = zones(decision)?;
    let without: HashSet<u32> = decision.without.iter().copied().collect();
    let mut batch = Batch { id: ids::new(stamp.now), clock: stamp.clock, added: Vec::new(), before: Vec::new() };
    for (at, entry) in opened.entries.iter().enumerate() {
        if without.contains(&number(at)) {
            continue;
        }
        match look(writer.reader(), entry)? {
            Look::Here => {}
            Look::Changed(changed) => batch.before.push(update(writer, stamp, *changed, &view)?),
            Look::New => {
                if decision.past || !is_past(&entry.said.times, &view, stamp.now) {
                    batch.added.push(add(writer, stamp, entry.clone(), decision, &zones)?);
                }
            }
        }
    }
    let done = CalendarFileDone { id: batch.id, added: number(batch.added.len()), changed: number(batch.before.len()) };
    Ok((done, batch))
}

fn zones(decision: &CalendarFileDecision) -> Result<HashMap<String, String>> {
    let pairs = decision.zones.iter().map(|meant| {
        let known = schedule::zone::is_known(&meant.zone);
        let pair = (meant.name.clone(), meant.zone.clone());
        if known { Ok(pair) } else { Err(CoreError::at(ErrorCode::Invalid, "zones")) }
    });
    pairs.collect()
}

fn add(
    writer: Writer<'_>,
    stamp: &Stamp,
    mut entry: Entry,
    decision: &CalendarFileDecision,
    zones: &HashMap<String, String>,
) -> Result<i64> {
    if !decision.remind {
        entry.silence();
    }
    if entry.said.kind.is_none() {
        entry.give(decision.kind);
    }
    let said = entry.meant(zones);
    let empty = Kept {
        id: ids::new(stamp.now),
        kind: decision.kind,
        group: None,
        person: None,
        exercise: None,
        visit: false,
        title: String::new(),
        schedule: Schedule::CallFirst,
        place: String::new(),
        link: String::new(),
        note: String::new(),
        leads: Vec::new(),
        named: false,
        armed: stamp.now,
    };
    let key = series::insert(writer, stamp, &said.put_into(&empty))?;
    series::set_origin(writer, stamp, key, &origin(&entry)?)?;
    Ok(key)
}

fn origin(entry: &Entry) -> Result<Origin> {
    Ok(Origin { uid: Some(entry.key()), lines: Some(entry.lines()?) })
}

/// Takes over what a file says now; answers what was before.
fn update(writer: Writer<'_>, stamp: &Stamp, changed: Changed, view: &View) -> Result<(i64, Kept, Origin)> {
    let Changed { key, known, next, entry } = changed;
    let before = series::origin(writer.reader(), key)?;
    let times_changed = next.schedule != known.schedule;
    edit::replace(writer, stamp, (key, &known), next, times_changed, &view.viewer)?;
    series::set_origin(writer, stamp, key, &origin(&entry)?)?;
    Ok((key, known, before))
}

/// Takes a step back. What was changed here since, or has something noted of it, stays.
pub fn take_back(writer: Writer<'_>, stamp: &Stamp, batch: &Batch, zone: &str) -> Result<CalendarFileUndone> {
    let view = View::of(zone)?;
    let mut undone = CalendarFileUndone { undone: 0, left: 0 };
    let untouched = |key: i64| Ok::<_, CoreError>(series::changed(writer.reader(), key)? == Some(batch.clock));
    for key in &batch.added {
        if untouched(*key)? && !occurrence::any(writer.reader(), *key)? {
            reminders::forget_all(writer, *key)?;
            series::remove(writer, stamp, *key)?;
            undone.undone += 1;
        } else if series::changed(writer.reader(), *key)?.is_some() {
            undone.left += 1;
        }
    }
    for (key, before, origin) in &batch.before {
        let Some((_, now)) = series::find(writer.reader(), before.id)? else { continue };
        if !untouched(*key)? {
            undone.left += 1;
            continue;
        }
        let times_changed = now.schedule != before.schedule;
        edit::replace(writer, stamp, (*key, &now), before.clone(), times_changed, &view.viewer)?;
        series::set_origin(writer, stamp, *key, origin)?;
        undone.undone += 1;
    }
    Ok(undone)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
