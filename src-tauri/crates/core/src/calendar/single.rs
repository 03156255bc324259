//! Changing one occurrence alone: an exception of its series, or what was noted of it. Whatever moves it makes the reminders
//! forget it, in the same transaction.

use chrono::NaiveDateTime;
use schedule::moment::Moment;
use schedule::series::{Length, Occurrence, Origin, RecurrenceId, Schedule, Series};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::draft::{self, Checked};
use super::edit::fits;
use super::model::{Fate, SeriesDraft, WhenDraft};
use super::occurrence::{self, Began};
use super::place::{self, View, find_occurrence};
use super::series::{self, Kept};
use super::visits;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::{journal, reminders, settings};

/// The times of a series, and one of its occurrences.
pub(super) fn one(
    reader: Reader<'_>,
    id: Uuid,
    at: NaiveDateTime,
    view: &View,
) -> Result<(i64, Kept, Series, Occurrence)> {
    let (key, kept) = series::get(reader, id)?;
    let missing = CoreError::at(ErrorCode::NotFound, "occurrence");
    let times = kept.schedule.series().cloned().ok_or_else(|| missing.clone())?;
    let (found, _) = find_occurrence(&times, RecurrenceId(at), &view.viewer)?.ok_or(missing)?;
    Ok((key, kept, times, found))
}

/// Keeps one occurrence as a form has it: its words, its start and its length. What is as the series has it stays with the
/// series, and goes along when that is changed. One that was called off has to take place again first.
pub(super) fn save(
    writer: Writer<'_>,
    stamp: &Stamp,
    (key, known): (i64, &Kept),
    at: NaiveDateTime,
    (given, checked): (&SeriesDraft, &Checked),
    view: &View,
) -> Result<()> {
    let (viewer, at) = (&view.viewer, RecurrenceId(at));
    let missing = CoreError::at(ErrorCode::NotFound, "occurrence");
    let Schedule::Series(times) = &known.schedule else { return Err(missing) };
    let Some((shown, false)) = find_occurrence(times, at, viewer)? else { return Err(missing) };
    let words = checked.words(&given.note).beside(known.words());
    let stays = is_then(&shown, times, &given.when);
    if stays && shown.words == words {
        return Ok(());
    }
    let mut planned = (**times).clone();
    planned.restore(at, viewer)?;
    // What was moved stands though its rule may not have it any more.
    let by_plan = find_occurrence(&planned, at, viewer)?.map(|(one, _)| one);
    let joins = |one: &Occurrence| is_then(one, times, &given.when) && (!stays || one.words == words);
    let mut revised = if by_plan.as_ref().is_some_and(joins) {
        planned
    } else {
        let mut revised = (**times).clone();
        if !stays {
            let (start, length) = given_times(&given.when, by_plan.as_ref())?;
            revised.move_to(at, start, length, viewer)?;
        }
        revised
    };
    revised.call(at, words, viewer)?;
    series::update(writer, stamp, key, &Kept { schedule: fits(revised)?, ..known.clone() })?;
    if stays { Ok(()) } else { reminders::forget(writer, key, at) }
}

/// Whether a form says of an occurrence when it takes place already.
fn is_then(one: &Occurrence, series: &Series, when: &WhenDraft) -> bool {
    let WhenDraft::Times { start, whole_day, zone, minutes, .. } = when else { return false };
    let floats = matches!(series.start, Moment::Local(_) | Moment::Date(_));
    let there = *whole_day || if floats { zone.is_none() } else { zone.as_deref() == Some(one.zone.name()) };
    there && (*start, *whole_day, *minutes) == (one.civil, one.whole_day, place::minutes(one))
}

/// The start a form gives, and the length where it is not the one its series would give it.
fn given_times(when: &WhenDraft, by_plan: Option<&Occurrence>) -> Result<(Moment, Option<Length>)> {
    let WhenDraft::Times { start, whole_day, zone, minutes, .. } = when else {
        return Err(CoreError::at(ErrorCode::Invalid, "when"));
    };
    let given = draft::times(*start, *whole_day, zone.as_deref(), *minutes)?;
    let same =
        |one: &Occurrence| one.origin == Origin::Rule && (one.whole_day, place::minutes(one)) == (*whole_day, *minutes);
    Ok((given.start, (!by_plan.is_some_and(same)).then_some(given.length)))
}

/// Moves one occurrence, to a wall time in the zone it takes place in.
pub fn move_to(
    writer: Writer<'_>,
    stamp: &Stamp,
    (id, at): (Uuid, NaiveDateTime),
    (start, minutes): (NaiveDateTime, Option<u32>),
    zone: &str,
) -> Result<()> {
    let view = View::of(zone)?;
    let (key, kept, mut times, found) = one(writer.reader(), id, at, &view)?;
    visits::refuse(&kept)?;
    let whole_day = found.whole_day;
    let given = draft::times(start, whole_day, (!whole_day).then(|| found.zone.name()), minutes)?;
    let length: Option<Length> = (minutes != place::minutes(&found)).then_some(given.length);
    let start = match &times.start {
        // It goes along with whoever looks, as the others do.
        Moment::Local(_) => Moment::Local(start),
        _ => given.start,
    };
    times.move_to(found.id, start, length, &view.viewer)?;
    series::update(writer, stamp, key, &Kept { schedule: fits(times)?, ..kept })?;
    reminders::forget(writer, key, found.id)
}

/// Leaves one occurrence out, cancels it, or gives it back as it was planned.
pub fn fate(writer: Writer<'_>, stamp: &Stamp, (id, at): (Uuid, NaiveDateTime), fate: Fate, zone: &str) -> Result<()> {
    let view = View::of(zone)?;
    let (key, kept) = series::get(writer.reader(), id)?;
    visits::refuse(&kept)?;
    let missing = CoreError::at(ErrorCode::NotFound, "occurrence");
    let mut times = kept.schedule.series().cloned().ok_or_else(|| missing.clone())?;
    let at = RecurrenceId(at);
    match fate {
        Fate::Planned => {
            // What was called off takes place again, under its own name. What was not is as all of them are.
            let cancelled = find_occurrence(&times, at, &view.viewer)?.filter(|(_, cancelled)| *cancelled);
            times.restore(at, &view.viewer)?;
            if let Some((one, _)) = cancelled {
                times.call(at, one.words, &view.viewer)?;
            }
        }
        Fate::Skipped | Fate::Cancelled => {
            find_occurrence(&times, at, &view.viewer)?.ok_or(missing)?;
            if fate == Fate::Skipped { times.skip(at, &view.viewer)? } else { times.cancel(at, &view.viewer)? }
        }
    }
    series::update(writer, stamp, key, &Kept { schedule: fits(times)?, ..kept })?;
    reminders::forget(writer, key, at)
}

/// Notes whether one was there; `None` takes it back. Nobody was at what has not begun.
pub fn attend(
    writer: Writer<'_>,
    stamp: &Stamp,
    (id, at): (Uuid, NaiveDateTime),
    attended: Option<bool>,
    zone: &str,
) -> Result<()> {
    let view = View::of(zone)?;
    let (key, _, _, found) = one(writer.reader(), id, at, &view)?;
    if attended.is_some() && found.start > stamp.now {
        return Err(CoreError::at(ErrorCode::OutOfRange, "attended"));
    }
    let starts_at = settings::day_starts_at(writer.reader())?;
    let day = journal::day_number(schedule::day::day_of(found.start, view.viewer.zone().name(), starts_at)?);
    occurrence::attend(writer, stamp, (key, found.id), Began { at: found.start, day }, attended)
}

/// Keeps a word about one occurrence.
pub fn remark(
    writer: Writer<'_>,
    stamp: &Stamp,
    (id, at): (Uuid, NaiveDateTime),
    text: &str,
    zone: &str,
) -> Result<()> {
    let view = View::of(zone)?;
    let text = draft::remark(text)?;
    let (key, _, _, found) = one(writer.reader(), id, at, &view)?;
    occurrence::remark(writer, stamp, (key, found.id), &text)
}
