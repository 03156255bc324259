//! When a meeting of a list takes place.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::rule::Rule;
use schedule::series::{Length, Schedule, Series};
use schedule::zone::Database;

use super::meeting::Content;
use super::model::{DirectoryNext, DirectoryTimes};
use super::ways;
use crate::calendar::{View, stored};
use crate::error::{CoreError, ErrorCode, Result};

/// As the calendar keeps it: by appointment, or to be asked for, where the list says so; a rule that can't be reckoned with stays as it is written. What
/// takes place nowhere for now, or at a time of nobody knows which zone, is to be asked for. A weekly meeting begins with its first day from `from` on, because lists know none.
pub(super) fn schedule(content: &Content, from: NaiveDate) -> Result<Schedule> {
    match content.times {
        DirectoryTimes::Appointment => return Ok(Schedule::ByAppointment),
        DirectoryTimes::Ask => return Ok(Schedule::CallFirst),
        DirectoryTimes::Set if content.suspended || content.needs_zone() => return Ok(Schedule::CallFirst),
        DirectoryTimes::Set => {}
    }
    let mut series = match &content.series {
        Some(kept) => match stored::read(kept)? {
            Schedule::Series(series) => *series,
            other => return Ok(other),
        },
        None => told(content, from)?,
    };
    if let Some(zone) = &content.zone {
        series.start = meant_in(series.start, zone);
    }
    Ok(Schedule::Series(Box::new(series)))
}

/// A wall time in a zone that was chosen: also where it names one that nobody knows.
fn meant_in(start: Moment, zone: &str) -> Moment {
    let unknown = |tzid: &str| schedule::tzid::resolve(Database::get(), tzid).is_none();
    match start {
        Moment::Zoned { civil, tzid } if unknown(&tzid) => Moment::Local(civil).with_tzid(zone),
        start => start.with_tzid(zone),
    }
}

/// What its first time, its length and its rule say.
fn told(content: &Content, from: NaiveDate) -> Result<Series> {
    let start = if let Some(first) = &content.first {
        Moment::parse(first).map_err(|_| CoreError::new(ErrorCode::Internal))?
    } else {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(content.starts.unwrap_or(0)) * 60, 0);
        let ruled = content.rule.as_deref().and_then(|rule| ways::firsts(rule, from).into_iter().next());
        let day = ruled.unwrap_or_else(|| first_day(content.weekdays, from));
        Moment::Local(day.and_time(time.unwrap_or(NaiveTime::MIN)))
    };
    let length = content.minutes.map_or(Length::Unstated, |minutes| Length::Lasts(Duration::minutes(minutes)));
    Ok(Series { rule: content.rule.as_deref().map(Rule::parse), ..Series::once(start, length) })
}

/// The first of these weekdays (Monday is 1) from a day on.
fn first_day(weekdays: u8, from: NaiveDate) -> NaiveDate {
    use chrono::Datelike as _;
    let is_one = |day: &NaiveDate| weekdays & (1 << day.weekday().num_days_from_monday()) != 0;
    (0..7).filter_map(|days| from.checked_add_days(Days::new(days))).find(is_one).unwrap_or(from)
}

/// When it takes place next, as somebody in a zone sees it; `None` where that can't be reckoned.
pub(super) fn next(content: &Content, now: DateTime<Utc>, zone: &str) -> Result<Option<DirectoryNext>> {
    let view = View::of(zone)?;
    // A week back, so that what goes on across midnight there begins early enough.
    let from = view.clock(now)?.date().checked_sub_days(Days::new(7)).unwrap_or(NaiveDate::MIN);
    if ways::is_open(content) {
        return Ok(None);
    }
    let Schedule::Series(series) = schedule(content, from)? else { return Ok(None) };
    let Ok(Some(found)) = series.next(&view.viewer, now) else { return Ok(None) };
    let here = view.clock(found.start)?;
    Ok(Some(DirectoryNext {
        here: if found.whole_day { found.civil } else { here },
        there: (found.civil != here && !found.whole_day).then_some(found.civil),
        zone: found.zone.name().to_owned(),
        whole_day: found.whole_day,
    }))
}
