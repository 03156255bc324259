//! The list of what is due, goes on, was missed or is over: the truth, whatever a screen showed.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use schedule::plan::{LOOKED_BACK, ends};
use schedule::series::{RecurrenceId, Window};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::{DueRow, DueState, NextRow, RemindersView, Unwanted};
use super::planning::OUTLOOK_AHEAD;
use super::{kept, planning, settings};
use crate::calendar::series::{self, Kept};
use crate::calendar::visits::Met;
use crate::calendar::{OccurrenceView, SeriesKind, View, check_ins, dose_times, find_occurrence, occurrence};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::{self, GroupStage};
use crate::journal::{self, doses};
use crate::settings::breaks::Breaks;

/// How many of the next reminders are told.
const NEXT_MOST: usize = 5;
/// How many rows the list has.
const DUE_MOST: usize = 50;
/// How long after its end it is asked how something was.
pub(super) const ASKED_FOR: TimeDelta = TimeDelta::days(3);
/// The longest snooze, in minutes.
const SNOOZE_MOST: u32 = 24 * 60;

/// What is due, what was missed, what is asked about, and what comes next.
pub fn state(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<RemindersView> {
    let view = View::of(zone)?;
    let mut due = told(reader, now, &view)?;
    afterwards(reader, now, &view, &mut due)?;
    due.sort_by_key(|row| {
        let over = matches!(row.state, DueState::Missed | DueState::Afterwards);
        // What is to come in its order, what is over with the latest first.
        (over, if over { -row.occurrence.start.timestamp() } else { row.occurrence.start.timestamp() })
    });
    due.truncate(DUE_MOST);
    let next = planning::show(reader, now, NEXT_MOST, &view)?;
    let next = next
        .into_iter()
        .map(|(kept, one)| {
            Ok(NextRow {
                series: kept.id,
                check_in: check_ins::is_one(kept.id),
                at: view.clock(one.at)?,
                start: view.clock(one.occurrence.start)?,
                whole_day: one.occurrence.whole_day,
                name: kept.named.then(|| kept.words_of(&one.occurrence).title.to_owned()),
                silent: one.silent,
            })
        })
        .collect::<Result<_>>()?;
    Ok(RemindersView { due, next, settings: settings::load(reader)?, now: view.clock(now)? })
}

/// What was shown and is not over, and what was missed.
fn told(reader: Reader<'_>, now: DateTime<Utc>, view: &View) -> Result<Vec<DueRow>> {
    let pasts = kept::pasts(reader, now)?;
    let all: HashMap<i64, Kept> = series::meant(reader)?.into_iter().chain(series::check_ins(reader)?).collect();
    let written = journal::last_at(reader, now)?;
    let breaks = Breaks::load(reader, view.viewer.zone().name())?;
    let reminding = all.values().filter(|kept| !kept.leads.is_empty());
    let met = Met::find(reminding, &view.viewer, lately(now));
    let mut rows = Vec::new();
    for (key, id, unseen) in kept::told(reader, now)? {
        let Some(series) = all.get(&key) else { continue };
        let Some(times) = series.schedule.series().filter(|_| !met.covers(series)) else { continue };
        let Ok(Some((one, false))) = find_occurrence(times, id, &view.viewer) else { continue };
        let over = ends(&one) <= now;
        let check_in = check_ins::is_one(series.id);
        // An evening without is no gap, and what was written is enough.
        if check_in && (over || check_ins::is_done(one.start, written) || breaks.cover(one.start)) {
            continue;
        }
        let noted = occurrence::get(reader, key, id)?;
        let state = match (unseen, over) {
            (true, true) if noted.attended.is_none() => DueState::Missed,
            (_, true) => continue,
            (_, false) if one.start <= now => DueState::InProgress,
            (_, false) => DueState::Due,
        };
        let put_off = pasts.get(&key).map(|past| past.snoozes.as_slice()).unwrap_or_default();
        let snoozed = put_off.iter().find(|snooze| snooze.occurrence == id).filter(|_| !over);
        rows.push(DueRow {
            state,
            check_in,
            occurrence: OccurrenceView { visit: met.visit(series, one.id), ..view.show(series, &noted, &one, false)? },
            snoozed_until: snoozed.map(|snooze| view.clock(snooze.until)).transpose()?,
        });
    }
    Ok(rows)
}

/// What ended lately and nothing was noted of: meetings and appointments, once they were in the calendar. Of a group that is only
/// looked at, what a visit was planned for.
fn afterwards(reader: Reader<'_>, now: DateTime<Utc>, view: &View, rows: &mut Vec<DueRow>) -> Result<()> {
    let from = now.checked_sub_signed(ASKED_FOR).ok_or(ErrorCode::OutOfRange)?;
    let stages = groups::stages(reader)?;
    let meant = series::meant(reader)?;
    let met = Met::find(meant.iter().map(|(_, kept)| kept), &view.viewer, lately(now));
    for (key, kept) in meant.into_iter().filter(|(_, kept)| is_asked(kept) && !met.covers(kept)) {
        let stage = kept.group.and_then(|group| Some((group, *stages.get(&group)?)));
        let Some(times) = kept.schedule.series() else { continue };
        let Ok(found) = times.overlapping(&view.viewer, Window { from, until: now }) else { continue };
        for one in found.list.iter().filter(|one| (from..=now).contains(&ends(one)) && one.start >= kept.armed) {
            let listed =
                rows.iter().any(|row| row.occurrence.series == kept.id && row.occurrence.occurrence == one.id.0);
            let noted = occurrence::get(reader, key, one.id)?;
            if listed || noted.attended.is_some() || kept::is_unwanted(reader, (key, one.id), Unwanted::Question)? {
                continue;
            }
            let shown = view.show(&kept, &noted, one, false)?;
            let occurrence = OccurrenceView { visit: met.visit(&kept, one.id), ..shown };
            if let Some(group) = kept.group
                && groups::has_felt_visit_on(reader, group, occurrence.here.date())?
            {
                continue;
            }
            if let Some((group, GroupStage::Considering | GroupStage::Contacted)) = stage
                && !groups::has_visit_on(reader, group, occurrence.here.date())?
            {
                continue;
            }
            rows.push(DueRow { state: DueState::Afterwards, check_in: false, occurrence, snoozed_until: None });
        }
    }
    Ok(())
}

/// Where what is told and asked about begins.
pub(super) fn lately(now: DateTime<Utc>) -> Window {
    Window { from: now - LOOKED_BACK, until: now + OUTLOOK_AHEAD }
}

const fn is_asked(kept: &Kept) -> bool {
    matches!(kept.kind, SeriesKind::Meeting | SeriesKind::Appointment)
}

/// Tells again of an occurrence in so many minutes, if it is not over by then.
pub fn snooze(
    writer: Writer<'_>,
    stamp: &Stamp,
    (id, at): (Uuid, NaiveDateTime),
    minutes: u32,
    zone: &str,
) -> Result<()> {
    let view = View::of(zone)?;
    let (key, kept) = series::get(writer.reader(), id)?;
    let missing = CoreError::at(ErrorCode::NotFound, "occurrence");
    let times = kept.schedule.series().ok_or_else(|| missing.clone())?;
    let (one, _) = find_occurrence(times, RecurrenceId(at), &view.viewer)?.ok_or(missing)?;
    let until = stamp.now + TimeDelta::minutes(minutes.min(SNOOZE_MOST).into());
    if !(1..=SNOOZE_MOST).contains(&minutes) || until >= ends(&one) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "minutes"));
    }
    kept::snooze(writer, (key, one.id), until)
}

/// The doses a reminder told of were taken, at that time of the clock. Nothing more is said of them.
pub fn taken(writer: Writer<'_>, stamp: &Stamp, (id, at): (Uuid, NaiveDateTime), taken: NaiveTime) -> Result<()> {
    if !dose_times::is_one(id) {
        return Err(CoreError::at(ErrorCode::Invalid, "series"));
    }
    doses::take(writer, stamp, at, taken)?;
    dismiss(writer, stamp, (id, at), Unwanted::Reminder)
}

/// Says no more of an occurrence.
pub fn dismiss(writer: Writer<'_>, stamp: &Stamp, (id, at): (Uuid, NaiveDateTime), of: Unwanted) -> Result<()> {
    let (key, _) = series::get(writer.reader(), id)?;
    let of_one = (key, RecurrenceId(at));
    if of == Unwanted::Reminder {
        kept::end_snooze(writer, of_one)?;
    }
    kept::dismiss(writer, stamp.now, of_one, of)
}
