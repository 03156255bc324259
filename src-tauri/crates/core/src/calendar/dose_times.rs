//! Times at which planned doses are reminded of. Each time of the clock is a series under an id of its own, as a moment to check in
//! is: whatever is taken then, one is told once. They stand in no calendar, and follow the plans of the trackers.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::series::{Length, RecurrenceId, Schedule, Series};
use uuid::Uuid;
use vault::store::Writer;

use super::model::{Ending, Pattern, SeriesKind, Step};
use super::series::{self, Kept};
use super::{check_ins, pattern};
use crate::clock::Stamp;
use crate::error::Result;
use crate::journal::doses;
use crate::reminders;

/// After how long it is told once more where what was noted was taken away.
const AGAIN_MINUTES: i64 = 15;

/// For how long after its time a dose is reminded of at all.
const MINUTES: u32 = 120;

/// The id of midnight; that of another time has its minute added (UUID version 8, RFC 9562).
const MIDNIGHT: u128 = 0x6d6f_6f72_696e_8720_8864_6f73_6573_0000;

fn id_of(minute: u32) -> Uuid {
    Uuid::from_u128(MIDNIGHT | u128::from(minute))
}

/// The ids of all of them lie between these, both included.
pub(super) fn ids() -> (Uuid, Uuid) {
    (id_of(0), id_of(24 * 60 - 1))
}

/// The minute of the day a series reminds at, where it is one of doses.
pub fn minute(id: Uuid) -> Option<u32> {
    let minute = u32::try_from(id.as_u128().checked_sub(MIDNIGHT)?).ok()?;
    (minute < 24 * 60).then_some(minute)
}

/// Whether a series reminds of doses.
pub fn is_one(id: Uuid) -> bool {
    minute(id).is_some()
}

/// Whether a series stands in no calendar: a moment to check in, or a time for doses.
pub fn is_aside(id: Uuid) -> bool {
    check_ins::is_one(id) || is_one(id)
}

/// Keeps the times of the plans that are reminded of, and no others. Answers whether anything changed.
pub(crate) fn keep(writer: Writer<'_>, stamp: &Stamp) -> Result<bool> {
    let wanted = doses::reminded(writer.reader())?;
    let mut changed = false;
    for (key, known) in series::dose_times(writer.reader())? {
        let wants = minute(known.id).is_some_and(|minute| wanted.contains(&minute));
        if wants == known.leads.is_empty() {
            // What was told before is told no more; one that waits is armed from now on.
            let leads = if wants { vec![Duration::ZERO] } else { Vec::new() };
            series::update(writer, stamp, key, &Kept { leads, armed: stamp.now, ..known })?;
            reminders::forget_all(writer, key)?;
            changed = true;
        }
    }
    for minute in wanted {
        if series::find(writer.reader(), id_of(minute))?.is_none() {
            series::insert(writer, stamp, &time(minute, stamp)?)?;
            changed = true;
        }
    }
    Ok(changed)
}

/// What was told at a time of the clock, and was noted, is not noted after all: it is told once more, a while from now.
pub(crate) fn tell_once_more(writer: Writer<'_>, stamp: &Stamp, at: NaiveDateTime) -> Result<()> {
    let Some((key, _)) = series::find(writer.reader(), id_of(at.hour() * 60 + at.minute()))? else { return Ok(()) };
    reminders::once_more(writer, (key, RecurrenceId(at)), stamp.now + TimeDelta::minutes(AGAIN_MINUTES))
}

fn time(minute: u32, stamp: &Stamp) -> Result<Kept> {
    let clock = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap_or_default();
    // Since yesterday, so that today is in it in every zone.
    let start: NaiveDateTime = (stamp.now.date_naive() - TimeDelta::days(1)).and_time(clock);
    let daily = Pattern { step: Step::Days, every: 1, ending: Ending::Never };
    let rule = Some(pattern::rule(&daily, start, false)?);
    let lasts = Length::Lasts(Duration::minutes(MINUTES));
    let times = Series { rule, ..Series::once(Moment::Local(start), lasts) };
    Ok(Kept {
        id: id_of(minute),
        kind: SeriesKind::SelfCare,
        group: None,
        person: None,
        exercise: None,
        visit: false,
        title: String::new(),
        schedule: Schedule::Series(Box::new(times)),
        place: String::new(),
        link: String::new(),
        note: String::new(),
        leads: vec![Duration::ZERO],
        named: false,
        armed: stamp.now,
    })
}
