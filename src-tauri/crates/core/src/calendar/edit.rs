//! Changing what is in the calendar, a series at a time. Whatever moves an occurrence makes the reminders forget it, in the same transaction.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use schedule::moment::Moment;
use schedule::series::{EditError, Occurrence, RecurrenceId, Revision, Schedule, Series};
use schedule::zone::Viewer;
use uuid::Uuid;
use vault::store::Writer;

use super::draft::{self, Checked};
use super::limits::{EXCEPTIONS_MOST, WORDS_BYTES};
use super::model::{RuleDraft, Scope, SeriesDraft, WhenDraft};
use super::place::{self, View, find_occurrence};
use super::series::{self, Kept};
use super::{occurrence, pattern, single, unplaced, visits, words};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::{care_team, groups, ids, reminders, self_care};

/// Keeps a series: a new one, or a known one as it is to be from now on. `scope` says which occurrences of a known one are
/// meant; without it, all. Answers the id under which what was meant is found: "this and following" begins another series.
pub fn save(writer: Writer<'_>, stamp: &Stamp, given: &SeriesDraft, scope: Option<Scope>, zone: &str) -> Result<Uuid> {
    let checked = draft::check(given)?;
    let view = View::of(zone)?;
    let found = series::find(writer.reader(), given.id)?;
    if let Some(group) = given.group
        && found.as_ref().is_none_or(|(_, known)| known.group != given.group)
        && !groups::is_open(writer.reader(), group)?
    {
        return Err(CoreError::at(ErrorCode::NotFound, "group"));
    }
    if let Some(person) = given.person
        && found.as_ref().is_none_or(|(_, known)| known.person != given.person)
        && !care_team::is_person(writer.reader(), person)?
    {
        return Err(CoreError::at(ErrorCode::NotFound, "person"));
    }
    if let Some(exercise) = &given.exercise
        && found.as_ref().is_none_or(|(_, known)| known.exercise != given.exercise)
        && self_care::name(writer.reader(), exercise, "en")?.is_none()
    {
        return Err(CoreError::at(ErrorCode::NotFound, "exercise"));
    }
    if let Some((_, known)) = &found {
        visits::refuse(known)?;
    }
    let Some((key, known)) = found else {
        let kept = kept(given, checked, draft::schedule(&given.when)?, stamp.now);
        series::insert(writer, stamp, &kept)?;
        return Ok(given.id);
    };
    if let Some(Scope::One { occurrence }) = scope
        && known.schedule.series().is_some_and(place::repeats)
    {
        single::save(writer, stamp, (key, &known), occurrence, (given, &checked), &view)?;
        return Ok(given.id);
    }
    let change = Change { writer, stamp, view: &view, key, known: &known };
    match (&known.schedule, &given.when) {
        // None of its occurrences can be found.
        (Schedule::Series(times), WhenDraft::Times { .. }) if scope.is_none() && unplaced::is(times, &view) => {
            let schedule = unplaced::revised(times, &given.when, &view)?;
            let changed = schedule != known.schedule;
            change.keep(kept(given, checked, schedule, known.armed), changed)?;
            Ok(given.id)
        }
        (Schedule::Series(times), WhenDraft::Times { .. }) => {
            let at = RecurrenceId(scope.map_or_else(|| place::begins(times), |scope| scope.occurrence()));
            let following = matches!(scope, Some(Scope::Following { .. }));
            change.times(times, at, following, given, checked)
        }
        // Its times were others, or none: from here on they are these.
        (_, when) => {
            let schedule = draft::schedule(when)?;
            let changed = schedule != known.schedule;
            change.keep(kept(given, checked, schedule, known.armed), changed)?;
            Ok(given.id)
        }
    }
}

/// Keeps a series that was not given by a form.
pub(crate) fn add(writer: Writer<'_>, stamp: &Stamp, kept: Kept) -> Result<()> {
    let schedule = match kept.schedule {
        Schedule::Series(series) => fits(*series)?,
        other => other,
    };
    series::insert(writer, stamp, &Kept { schedule, ..kept })?;
    Ok(())
}

fn kept(given: &SeriesDraft, checked: Checked, schedule: Schedule, armed: DateTime<Utc>) -> Kept {
    let Checked { title, place, link, leads } = checked;
    Kept {
        id: given.id,
        kind: given.kind,
        group: given.group,
        person: given.person,
        exercise: given.exercise.clone(),
        visit: false,
        title,
        schedule,
        place,
        link,
        note: given.note.clone(),
        leads,
        named: given.named,
        armed,
    }
}

/// A change of a series that is there.
struct Change<'c> {
    writer: Writer<'c>,
    stamp: &'c Stamp,
    view: &'c View,
    key: i64,
    known: &'c Kept,
}

impl Change<'_> {
    fn times(
        &self,
        times: &Series,
        at: RecurrenceId,
        following: bool,
        given: &SeriesDraft,
        checked: Checked,
    ) -> Result<Uuid> {
        let viewer = &self.view.viewer;
        let Some((shown, _)) = find_occurrence(times, at, viewer)? else {
            return Err(CoreError::at(ErrorCode::NotFound, "occurrence"));
        };
        let (revision, once) = revision(times, &shown, &given.when)?;
        if revision == Revision::default() && !once {
            // Only its words changed, and words are those of the whole series unless it is to be divided.
            if !following || at.0 == place::begins(times) {
                self.keep(kept(given, checked, self.known.schedule.clone(), self.known.armed), false)?;
                return Ok(given.id);
            }
        }
        if following {
            match times.split(at, &revision, viewer) {
                Ok((first, second)) => {
                    return self.divide(at, first, if once { single(second) } else { second }, given, checked);
                }
                // Nothing comes before it: all of them are meant.
                Err(EditError::First) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut revised = times.revise_all(at, &revision, viewer)?;
        if once {
            revised.start = revision.start.clone().unwrap_or_else(|| like(&times.start, shown.civil));
            revised = single(revised);
        }
        let moved = revised.start.civil() - place::begins(times);
        let changed = revision.start.is_some() || revision.rule.is_some() || once;
        self.keep(kept(given, checked, fits(revised)?, self.known.armed), changed)?;
        if moved != TimeDelta::zero() && !once {
            occurrence::hand_over(self.writer, self.stamp, [self.key, self.key], None, moved)?;
        }
        Ok(given.id)
    }

    /// The series ends before an occurrence, and another begins with it.
    fn divide(
        &self,
        at: RecurrenceId,
        first: Series,
        second: Series,
        given: &SeriesDraft,
        checked: Checked,
    ) -> Result<Uuid> {
        let (writer, stamp) = (self.writer, self.stamp);
        let shift = place::begins(&second) - at.0;
        let ended = Kept { schedule: fits(first)?, ..self.known.clone() };
        series::update(writer, stamp, self.key, &ended)?;
        let begun = Kept { id: ids::new(stamp.now), ..kept(given, checked, fits(second)?, stamp.now) };
        let key = series::insert(writer, stamp, &begun)?;
        series::share_lines(writer, [self.key, key])?;
        occurrence::hand_over(writer, stamp, [self.key, key], Some(at), shift)?;
        reminders::forget_since(writer, self.key, at)?;
        Ok(begun.id)
    }

    fn keep(&self, kept: Kept, times_changed: bool) -> Result<()> {
        replace(self.writer, self.stamp, (self.key, self.known), kept, times_changed, &self.view.viewer)
    }
}

/// Keeps a series as it is to be. Where its times changed, what was shown was shown of others.
pub(super) fn replace(
    writer: Writer<'_>,
    stamp: &Stamp,
    (key, known): (i64, &Kept),
    kept: Kept,
    times_changed: bool,
    viewer: &Viewer<'_>,
) -> Result<()> {
    let kept = if times_changed || known.leads.is_empty() { Kept { armed: stamp.now, ..kept } } else { kept };
    series::update(writer, stamp, key, &kept)?;
    if times_changed {
        reminders::forget_all(writer, key)
    } else {
        reminders::arm(writer, stamp, (key, &kept), &known.leads, viewer)
    }
}

/// What a form changed of the times it showed, and whether something that recurred is to take place once.
fn revision(times: &Series, shown: &Occurrence, when: &WhenDraft) -> Result<(Revision, bool)> {
    let WhenDraft::Times { start, whole_day, zone, minutes, rule } = when else {
        return Ok((Revision::default(), false));
    };
    let was_whole = shown.whole_day;
    let floats = matches!(times.start, Moment::Local(_) | Moment::Date(_));
    let same_zone = if floats { zone.is_none() } else { zone.as_deref() == Some(shown.zone.name()) };
    let same_start = *start == shown.civil && *whole_day == was_whole && (same_zone || was_whole);
    let given = draft::times(*start, *whole_day, zone.as_deref(), *minutes);
    // What stays may be a time that clocks skip: a file had it.
    let given = match given {
        Err(error) if same_start && error.code == ErrorCode::TimeSkipped => None,
        given => Some(given?),
    };
    let same_length = *minutes == place::minutes(shown) && *whole_day == was_whole;
    let zone = if floats { None } else { Some(shown.zone.name()) };
    let known = {
        let whole_days = place::has_whole_days(times);
        times.rule.as_ref().map(|rule| pattern::of(rule, place::begins(times), whole_days, zone))
    };
    let (rule, once) = match (rule, known) {
        (RuleDraft::Kept, _) | (RuleDraft::Once, None) => (None, false),
        (RuleDraft::Once, Some(_)) => (None, true),
        (RuleDraft::Pattern { pattern }, Some(Some(known))) if known == *pattern => (None, false),
        (RuleDraft::Pattern { pattern }, _) => (Some(pattern::rule(pattern, *start, *whole_day)?), false),
    };
    let (start, length) = given.map_or((None, None), |given| (Some(given.start), Some(given.length)));
    Ok((Revision { start: start.filter(|_| !same_start), length: length.filter(|_| !same_length), rule }, once))
}

/// The same series, taking place once.
fn single(series: Series) -> Series {
    Series::once(series.start, series.length)
}

fn like(form: &Moment, civil: NaiveDateTime) -> Moment {
    match form {
        Moment::Date(_) => Moment::Date(civil.date()),
        Moment::Zoned { tzid, .. } => Moment::Local(civil).with_tzid(tzid),
        Moment::Local(_) | Moment::Utc(_) => Moment::Local(civil),
    }
}

/// A series that does not keep more exceptions than it may.
pub(super) fn fits(series: Series) -> Result<Schedule> {
    let exceptions = series.excluded.len() + series.added.len() + series.overrides.len();
    if exceptions > EXCEPTIONS_MOST {
        return Err(CoreError::at(ErrorCode::OutOfRange, "occurrence"));
    }
    if words::bytes(series.overrides.iter().filter_map(|one| one.words.as_deref())) > WORDS_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "note"));
    }
    Ok(Schedule::Series(Box::new(series)))
}

/// Ends a series before one of its occurrences; what was before stays. Before the first there is nothing: it is removed.
pub fn end_before(writer: Writer<'_>, stamp: &Stamp, (id, at): (Uuid, NaiveDateTime), zone: &str) -> Result<()> {
    let view = View::of(zone)?;
    let (key, kept, times, found) = single::one(writer.reader(), id, at, &view)?;
    visits::refuse(&kept)?;
    match times.split(found.id, &Revision::default(), &view.viewer) {
        Ok((first, _)) => {
            series::update(writer, stamp, key, &Kept { schedule: fits(first)?, ..kept })?;
            reminders::forget_since(writer, key, found.id)
        }
        Err(EditError::First) => remove(writer, stamp, id),
        Err(error) => Err(error.into()),
    }
}

/// Removes a series with everything that was noted of its occurrences.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    let (key, kept) = series::get(writer.reader(), id)?;
    visits::refuse(&kept)?;
    bury(writer, stamp, key)
}

/// Removes the meetings of a group that is gone for good: nothing reminds of it any more.
pub fn remove_of_group(writer: Writer<'_>, stamp: &Stamp, group: Uuid) -> Result<()> {
    for (key, _) in series::of_group(writer.reader(), group)? {
        bury(writer, stamp, key)?;
    }
    Ok(())
}

pub(super) fn bury(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    reminders::forget_all(writer, key)?;
    occurrence::remove(writer, stamp, key)?;
    series::remove(writer, stamp, key)
}
