//! Times at which nothing is in the calendar.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use vault::store::Reader;

use super::agenda::agenda;
use super::limits::{FREE_MINUTES_MOST, FREE_MOST, FREE_WEEKS_MOST};
use super::model::{Day, FreeAsked, FreeTime, FreeView, OccurrenceView};
use super::place::View;
use crate::error::{CoreError, ErrorCode, Result};

/// How long something is taken to last where nobody knows.
const UNKNOWN_LENGTH: TimeDelta = TimeDelta::hours(1);
/// A time is proposed at a quarter of an hour, in minutes.
const QUARTER: u32 = 15;

/// Times that are free, to somebody in `zone`, the earliest first: none that has begun, and none beside which nothing fits.
pub fn free(reader: Reader<'_>, now: DateTime<Utc>, asked: &FreeAsked, zone: &str) -> Result<FreeView> {
    check(asked)?;
    let view = View::of(zone)?;
    let today = view.clock(now)?.date();
    let days = u16::from(asked.weeks) * 7;
    // What reaches into the first night, and the last night itself.
    let from = today.checked_sub_days(Days::new(1)).ok_or(CoreError::at(ErrorCode::OutOfRange, "weeks"))?;
    let agenda = agenda(reader, now, from, days + 2, zone)?;
    let mut found = FreeView { times: Vec::new(), complete: agenda.complete };
    let busy: Vec<Busy<'_>> = agenda.occurrences.iter().filter_map(Busy::of).collect();
    for day in today.iter_days().take(days.into()) {
        if !asked.days.is_empty() && !asked.days.contains(&Day::from(chrono::Datelike::weekday(&day))) {
            continue;
        }
        let [from, until] = bounds(day, asked, &view)?;
        for gap in gaps(&busy, from.max(now), until, TimeDelta::minutes(asked.minutes.into())) {
            if found.times.len() >= FREE_MOST {
                found.complete = false;
                return Ok(found);
            }
            found.times.push(FreeTime {
                start: view.clock(gap.start)?,
                end: view.clock(gap.end)?,
                after: gap.after.map(str::to_owned),
                before: gap.before.map(str::to_owned),
            });
        }
    }
    Ok(found)
}

fn check(asked: &FreeAsked) -> Result<()> {
    if !(1..=FREE_MINUTES_MOST).contains(&asked.minutes) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "minutes"));
    }
    if !(1..=FREE_WEEKS_MOST).contains(&asked.weeks) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "weeks"));
    }
    if asked.days.len() > 7 {
        return Err(CoreError::at(ErrorCode::OutOfRange, "days"));
    }
    Ok(())
}

/// The hours of a day that are looked at: to those after midnight where they end before they begin.
fn bounds(day: NaiveDate, asked: &FreeAsked, view: &View) -> Result<[DateTime<Utc>; 2]> {
    let over_midnight = u64::from(asked.until <= asked.from);
    let last = day.checked_add_days(Days::new(over_midnight)).ok_or(CoreError::at(ErrorCode::OutOfRange, "weeks"))?;
    let at = |day: NaiveDate, time: NaiveTime| Ok::<_, CoreError>(view.viewer.zone().resolve(day.and_time(time))?.0);
    Ok([at(day, asked.from)?, at(last, asked.until)?])
}

/// Something that takes time.
#[derive(Debug)]
struct Busy<'o> {
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    title: &'o str,
}

impl<'o> Busy<'o> {
    /// What lasts a whole day, as a birthday does, leaves the day free, and so does what was cancelled.
    fn of(one: &'o OccurrenceView) -> Option<Self> {
        let end = one.end.or_else(|| one.start.checked_add_signed(UNKNOWN_LENGTH))?;
        (!one.whole_day && !one.cancelled).then_some(Self { start: one.start, end, title: one.title.as_str() })
    }
}

#[derive(Debug)]
struct Gap<'o> {
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    /// What ends before it, and what begins after it, within the hours that are looked at.
    after: Option<&'o str>,
    before: Option<&'o str>,
}

/// What is free between two instants, at least as long as `length`. `busy` is in the order of its starts.
fn gaps<'o>(busy: &[Busy<'o>], from: DateTime<Utc>, until: DateTime<Utc>, length: TimeDelta) -> Vec<Gap<'o>> {
    let mut gaps = Vec::new();
    let mut push = |start: DateTime<Utc>, end: DateTime<Utc>, after: Option<&'o str>, before: Option<&'o str>| {
        let start = quarter(start);
        if end - start >= length {
            gaps.push(Gap { start, end, after, before });
        }
    };
    let (mut free, mut after) = (from, None);
    for one in busy.iter().filter(|one| one.end > from && one.start < until) {
        if one.start > free {
            push(free, one.start, after, Some(one.title));
        }
        if one.end > free {
            (free, after) = (one.end, Some(one.title));
        }
    }
    if until > free {
        push(free, until, after, None);
    }
    gaps
}

/// The same instant, or the next quarter of an hour. All zones there are are whole quarters from UTC.
fn quarter(at: DateTime<Utc>) -> DateTime<Utc> {
    let over = TimeDelta::seconds(i64::from(at.minute() % QUARTER * 60 + at.second()))
        + TimeDelta::nanoseconds(i64::from(at.nanosecond()));
    if over.is_zero() { at } else { at - over + TimeDelta::minutes(QUARTER.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        format!("2026-11-20T{text}:00Z").parse().unwrap()
    }

    fn found(busy: &[[&'static str; 3]], from: &str, until: &str, minutes: i64) -> Vec<String> {
        let busy: Vec<Busy<'_>> =
            busy.iter().map(|[start, end, title]| Busy { start: at(start), end: at(end), title }).collect();
        gaps(&busy, at(from), at(until), TimeDelta::minutes(minutes))
            .iter()
            .map(|gap| {
                let names = [gap.after, gap.before].map(Option::unwrap_or_default);
                format!("{}-{} {}|{}", gap.start.format("%H:%M"), gap.end.format("%H:%M"), names[0], names[1])
            })
            .collect()
    }

    #[test]
    fn what_is_free_lies_between_what_is_there() {
        let busy = [["10:00", "11:00", "A"], ["10:30", "10:45", "B"], ["11:20", "12:00", "C"], ["16:00", "19:00", "D"]];
        assert_eq!(found(&busy, "09:00", "18:00", 30), ["09:00-10:00 |A", "12:00-16:00 C|D"]);
        assert_eq!(found(&busy, "09:00", "18:00", 5), ["09:00-10:00 |A", "11:00-11:20 A|C", "12:00-16:00 C|D"]);
        assert_eq!(found(&busy, "10:30", "11:10", 5), ["11:00-11:10 A|"], "what began before counts");
        assert_eq!(found(&[], "09:00", "10:00", 60), ["09:00-10:00 |"]);
        assert_eq!(found(&[], "10:00", "09:00", 1), Vec::<String>::new());
    }

    #[test]
    fn a_time_is_proposed_at_a_quarter() {
        assert_eq!(found(&[["09:00", "10:05", "A"]], "09:30", "12:00", 60), ["10:15-12:00 A|"]);
        assert_eq!(found(&[["09:00", "10:50", "A"]], "09:30", "12:00", 65), Vec::<String>::new());
    }
}
