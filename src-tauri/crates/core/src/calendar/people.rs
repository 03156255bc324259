//! Appointments with people of the care team, and meetings that were held: what is told of them in a report.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use schedule::plan::ends;
use schedule::series::Window;
use uuid::Uuid;
use vault::store::Reader;

use super::agenda::{Resting, soonest};
use super::limits::{PAST_MOST, WINDOW_MOST};
use super::place::View;
use super::series;
use crate::care_team::{CareAppointment, CareNext, CarePast};
use crate::error::Result;

/// When each person is seen next, as somebody in `zone` sees it; an appointment that goes on counts. None that can't be placed.
pub(crate) fn next_of_people(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<Vec<CareNext>> {
    let view = View::of(zone)?;
    let mut next: HashMap<Uuid, CareNext> = HashMap::new();
    for (_, kept) in series::meant(reader)? {
        let Some((person, times)) = kept.person.zip(kept.schedule.series()) else { continue };
        let Some(one) = soonest(times, &view, now)? else { continue };
        if next.get(&person).is_some_and(|known| known.start <= one.start) {
            continue;
        }
        let words = kept.words_of(&one);
        let told = CareNext {
            person,
            series: kept.id,
            occurrence: one.id.0,
            start: one.start,
            here: view.clock(one.start)?,
            whole_day: one.whole_day,
            title: words.title.to_owned(),
            place: words.place.to_owned(),
        };
        next.insert(person, told);
    }
    Ok(next.into_values().collect())
}

/// When a person was seen within some thirteen months, by the clock of somebody in `zone`: the latest first, [`PAST_MOST`] at most.
/// What was cancelled does not count.
pub(crate) fn past_of_person(
    reader: Reader<'_>,
    now: DateTime<Utc>,
    zone: &str,
    person: Uuid,
) -> Result<Vec<CarePast>> {
    let view = View::of(zone)?;
    let window = Window { from: now.checked_sub_signed(WINDOW_MOST).unwrap_or(now), until: now };
    let mut past = Vec::new();
    for (_, kept) in series::all(reader)? {
        let Some(times) = kept.schedule.series().filter(|_| kept.person == Some(person)) else { continue };
        let Ok(found) = times.overlapping(&view.viewer, window) else { continue };
        for one in found.list.iter().filter(|one| ends(one) <= now) {
            let told = CarePast {
                appointment: CareAppointment { series: kept.id, occurrence: one.id.0 },
                here: view.clock(one.start)?,
                whole_day: one.whole_day,
                title: kept.words_of(one).title.to_owned(),
            };
            past.push((one.start, told));
        }
    }
    past.sort_by_key(|(start, _)| Reverse(*start));
    past.truncate(PAST_MOST);
    Ok(past.into_iter().map(|(_, told)| told).collect())
}

/// The day a person was seen last, as [`past_of_person`] has it.
pub(crate) fn last_of_person(
    reader: Reader<'_>,
    now: DateTime<Utc>,
    zone: &str,
    person: Uuid,
) -> Result<Option<NaiveDate>> {
    Ok(past_of_person(reader, now, zone, person)?.first().map(|last| last.here.date()))
}

/// The days on which meetings of each group were held, of these days, both included, up to now, by what stands in the calendar. None that was
/// cancelled, and none after a group was paused or left. `None` where the days are more than the calendar reckons with at once.
pub(crate) fn meetings_between(
    reader: Reader<'_>,
    (from, to): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
    zone: &str,
) -> Result<Option<HashMap<Uuid, Vec<NaiveDate>>>> {
    let begin = schedule::day::start_of(from, zone, 0)?;
    let end = schedule::day::start_of(to.succ_opt().unwrap_or(to), zone, 0)?.min(now);
    let mut held: HashMap<Uuid, Vec<NaiveDate>> = HashMap::new();
    if end - begin > WINDOW_MOST + TimeDelta::days(1) {
        return Ok(None);
    }
    let view = View::of(zone)?;
    let resting = Resting::load(reader, zone)?;
    for (_, kept) in series::all(reader)? {
        let Some((group, times)) = kept.group.filter(|_| !kept.visit).zip(kept.schedule.series()) else { continue };
        if end <= begin {
            break;
        }
        let Ok(found) = times.overlapping(&view.viewer, Window { from: begin, until: end }) else { continue };
        let rests = resting.since(&kept);
        let past = found.list.iter().filter(|one| one.start >= begin && rests.is_none_or(|since| one.start < since));
        let days = past.map(|one| schedule::day::day_of(one.start, zone, 0)).collect::<Result<Vec<_>, _>>()?;
        held.entry(group).or_default().extend(days);
    }
    Ok(Some(held))
}
