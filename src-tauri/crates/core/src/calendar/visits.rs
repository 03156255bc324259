//! Planned visits of groups. Each is in the calendar under its own id, a series of one date that follows the visit: it is changed
//! on the page of the group alone. One that falls on a meeting of its group is that meeting: it is not shown or told twice.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::plan::{UNKNOWN_LENGTH, ends};
use schedule::series::{Length, Occurrence, RecurrenceId, Schedule, Series, Window};
use schedule::zone::Viewer;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::{Lead, SeriesKind};
use super::occurrence::{self, Began};
use super::place::{self, View};
use super::series::{self, Kept};
use super::{dose_times, draft, edit};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::GroupVisit;
use crate::{journal, reminders, settings};

/// How long before a meeting somebody may want to be there, for the visit to be one of it.
const EARLY: TimeDelta = TimeDelta::hours(1);
/// What has no time is told of at six on the evening before, and not in the night.
const EVENING_BEFORE: Lead = Lead { days: 0, minutes: 6 * 60 };

/// What a visit is called in the calendar: as its group is now.
pub(crate) struct Of<'g> {
    pub name: &'g str,
    pub place: &'g str,
    pub room: &'g str,
}

/// When a visit begins; without a time, with its day.
fn begins(visit: &GroupVisit) -> Result<DateTime<Utc>> {
    Ok(schedule::zone::instant(civil(visit), &visit.zone)?)
}

fn civil(visit: &GroupVisit) -> NaiveDateTime {
    visit.day.and_time(visit.time.unwrap_or_default())
}

/// Whether a visit can still be planned: a whole day is over with its end.
fn is_ahead(visit: &GroupVisit, now: DateTime<Utc>) -> Result<bool> {
    let length = if visit.time.is_some() { TimeDelta::zero() } else { TimeDelta::days(1) };
    Ok(begins(visit)? + length > now)
}

fn schedule_of(visit: &GroupVisit) -> Schedule {
    let once = match visit.time {
        Some(_) => Series::once(Moment::Local(civil(visit)).with_tzid(&visit.zone), Length::Unstated),
        None => Series::once(Moment::Date(visit.day), Length::Lasts(Duration::days(1))),
    };
    Schedule::Series(Box::new(once))
}

/// When to remind of a visit, by what the settings say.
fn leads(chosen: &[Lead], visit: &GroupVisit) -> Result<Vec<Duration>> {
    let by_day = |lead: &Lead| if visit.time.is_none() && lead.days == 0 { EVENING_BEFORE } else { *lead };
    draft::leads(&chosen.iter().map(by_day).collect::<Vec<_>>())
}

/// Whether a visit is to be in the calendar and is not.
pub(crate) fn is_missing(reader: Reader<'_>, now: DateTime<Utc>, visit: &GroupVisit) -> Result<bool> {
    Ok(!visit.is_felt() && is_ahead(visit, now)? && series::find(reader, visit.id)?.is_none())
}

/// Keeps in the calendar what a visit says. What was never planned is not put there afterwards.
pub(crate) fn keep(writer: Writer<'_>, stamp: &Stamp, visit: &GroupVisit, of: &Of<'_>) -> Result<()> {
    let chosen = reminders::settings(writer.reader())?;
    let found = series::find(writer.reader(), visit.id)?;
    let leads = if visit.is_felt() { Vec::new() } else { leads(&chosen.leads, visit)? };
    let planned = Kept {
        id: visit.id,
        kind: SeriesKind::Meeting,
        group: Some(visit.group),
        person: None,
        exercise: None,
        visit: true,
        title: of.name.to_owned(),
        schedule: schedule_of(visit),
        place: of.place.to_owned(),
        link: draft::link(of.room).unwrap_or_default(),
        note: String::new(),
        leads,
        named: chosen.named,
        armed: stamp.now,
    };
    let Some((key, known)) = found else {
        if !visit.is_felt() && is_ahead(visit, stamp.now)? {
            series::insert(writer, stamp, &planned)?;
        }
        return Ok(());
    };
    follow(writer, stamp, (key, &known), planned, visit)
}

/// Changes what is there to what the visit says now. How one is reminded stays as it was where that still fits.
fn follow(
    writer: Writer<'_>,
    stamp: &Stamp,
    (key, known): (i64, &Kept),
    planned: Kept,
    visit: &GroupVisit,
) -> Result<()> {
    let view = View::of(&visit.zone)?;
    let whole = |kept: &Kept| kept.schedule.series().is_some_and(place::has_whole_days);
    let fits = !known.leads.is_empty() && !planned.leads.is_empty() && whole(known) == whole(&planned);
    let leads = if fits { known.leads.clone() } else { planned.leads.clone() };
    let kept = Kept { leads, named: known.named, armed: known.armed, ..planned };
    let begun = begins(visit)? <= stamp.now;
    let moved = kept.schedule != known.schedule;
    if kept != *known {
        let shift = civil(visit) - known.schedule.series().map_or_else(|| civil(visit), place::begins);
        edit::replace(writer, stamp, (key, known), kept, moved, &view.viewer)?;
        if shift != TimeDelta::zero() {
            occurrence::hand_over(writer, stamp, [key, key], None, shift)?;
        }
    }
    let id = RecurrenceId(civil(visit));
    let attended = occurrence::get(writer.reader(), key, id)?.attended;
    let was_there = match (begun, visit.is_felt()) {
        (true, true) => attended.or(Some(true)),
        (true, false) => attended,
        (false, _) => None,
    };
    if was_there != attended {
        let at = begins(visit)?;
        let starts_at = settings::day_starts_at(writer.reader())?;
        let day = journal::day_number(schedule::day::day_of(at, &visit.zone, starts_at)?);
        occurrence::attend(writer, stamp, (key, id), Began { at, day }, was_there)?;
    }
    Ok(())
}

/// A visit comes out of the bin: what would have been told of meanwhile is not.
pub(crate) fn back(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    match series::find(writer.reader(), id)? {
        Some((key, kept)) => series::update(writer, stamp, key, &Kept { armed: stamp.now, ..kept }),
        None => Ok(()),
    }
}

/// A visit is gone for good.
pub(crate) fn gone(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    series::find(writer.reader(), id)?.map_or(Ok(()), |(key, _)| edit::bury(writer, stamp, key))
}

/// What follows a visit is changed with the visit, and moments to check in by the settings: `conflict`.
pub(super) fn refuse(kept: &Kept) -> Result<()> {
    if kept.visit || dose_times::is_aside(kept.id) { Err(CoreError::at(ErrorCode::Conflict, "id")) } else { Ok(()) }
}

/// Which visits fall on meetings of their group.
#[derive(Debug, Default)]
pub(crate) struct Met {
    meetings: HashMap<(Uuid, RecurrenceId), Uuid>,
    visits: BTreeSet<Uuid>,
}

impl Met {
    /// Those of `list` that begin in a window.
    pub fn find<'k>(list: impl Iterator<Item = &'k Kept>, viewer: &Viewer<'_>, window: Window) -> Self {
        let list: Vec<&Kept> = list.collect();
        let mut met = Self::default();
        for visit in list.iter().filter(|kept| kept.visit) {
            let Some(times) = visit.schedule.series() else { continue };
            let Some(one) = times.overlapping(viewer, window).ok().and_then(|found| found.list.into_iter().next())
            else {
                continue;
            };
            let meetings = list.iter().filter(|kept| !kept.visit && kept.group == visit.group);
            let nearest = meetings
                .filter_map(|kept| Some((kept.id, meeting_at(kept, &one, viewer)?)))
                .min_by_key(|(_, meeting)| (meeting.start - one.start).abs());
            if let Some((series, meeting)) = nearest {
                met.meetings.insert((series, meeting.id), visit.id);
                met.visits.insert(visit.id);
            }
        }
        met
    }

    /// Whether this is a visit that a meeting stands for.
    pub fn covers(&self, kept: &Kept) -> bool {
        kept.visit && self.visits.contains(&kept.id)
    }

    /// The visit that is planned for one of a series.
    pub fn visit(&self, kept: &Kept, id: RecurrenceId) -> Option<Uuid> {
        if kept.visit { Some(kept.id) } else { self.meetings.get(&(kept.id, id)).copied() }
    }
}

/// The meeting of a series that somebody who is there then is at.
fn meeting_at(kept: &Kept, visit: &Occurrence, viewer: &Viewer<'_>) -> Option<Occurrence> {
    let until = if visit.whole_day { visit.end } else { visit.start + EARLY + TimeDelta::seconds(1) };
    let window = Window { from: visit.start - UNKNOWN_LENGTH, until };
    let found = kept.schedule.series()?.overlapping(viewer, window).ok()?;
    let meets = |one: &Occurrence| {
        if visit.whole_day {
            one.start >= visit.start && one.start < visit.end
        } else {
            one.start - EARLY <= visit.start && visit.start < ends(one)
        }
    };
    found.list.into_iter().filter(meets).min_by_key(|one| (one.start - visit.start).abs())
}
