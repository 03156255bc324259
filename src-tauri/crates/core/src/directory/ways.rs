//! Meetings whose words speak of other weeks than their times: what may be meant, for somebody to choose, and never chosen here.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::rule::{ByDay, Frequency, Recurrence, Rule};
use schedule::series::{Length, Schedule, Series};
use uuid::Uuid;

use super::limits::PICKS;
use super::meeting::Content;
use super::model::{DirectoryAgreed, DirectoryTimes, DirectoryWays};
use super::{Shelf, times};
use crate::error::{CoreError, ErrorCode, Result};

/// Days that are looked through for the first of a rule: a fifth Friday comes within four months.
const AHEAD: u64 = 130;
/// Days after the first day in which an answer still holds: a dialog may stand open while the computer sleeps.
const GRACE: u64 = 14;

/// What there is to choose for those of these meetings whose words speak of other weeks, as seen on `today`.
pub fn ways(shelf: &Shelf, meetings: &[Uuid], today: NaiveDate) -> Result<Vec<DirectoryWays>> {
    if meetings.len() > PICKS {
        return Err(CoreError::at(ErrorCode::OutOfRange, "meetings"));
    }
    let mut asked = Vec::new();
    for id in meetings {
        let (held, content) = shelf.get(*id).ok_or(ErrorCode::NotFound)?;
        if is_open(content) {
            let meeting = content.view(held);
            asked.push(DirectoryWays { meeting, ways: of(content, today) });
        }
    }
    Ok(asked)
}

/// Whether its times are not to be reckoned with before somebody said what its words mean.
pub(super) fn is_open(content: &Content) -> bool {
    content.times == DirectoryTimes::Set && !content.suspended && !content.needs_zone() && !content.spoken.is_empty()
}

/// Each rule of its words with the days it may begin on, then its times as the list has them.
fn of(content: &Content, today: NaiveDate) -> Vec<DirectoryAgreed> {
    let rules = content.spoken.iter().chain(&content.rule);
    rules
        .flat_map(|rule| firsts(rule, today).into_iter().map(|first| DirectoryAgreed { rule: rule.clone(), first }))
        .collect()
}

/// The first day of a rule from a day on; of every second week the first of either.
pub(super) fn firsts(rule: &str, from: NaiveDate) -> Vec<NaiveDate> {
    let rule = Rule::parse(rule);
    let Ok(reading) = rule.reading() else { return Vec::new() };
    let days = (0..AHEAD).filter_map(|days| from.checked_add_days(Days::new(days)));
    let Some(first) = days.clone().find(|day| is_of(reading, *day)) else { return Vec::new() };
    let weeks = if reading.frequency == Frequency::Weekly { reading.interval.min(4) } else { 1 };
    (0..weeks).filter_map(|week| first.checked_add_days(Days::new(u64::from(week) * 7))).collect()
}

/// Whether a rule of a week or a month may have a day.
fn is_of(rule: &Recurrence, day: NaiveDate) -> bool {
    rule.by_day.iter().any(|by| by.weekday == day.weekday() && is_nth(*by, day))
}

fn is_nth(by: ByDay, day: NaiveDate) -> bool {
    let in_month =
        |weeks: u64| day.checked_add_days(Days::new(7 * weeks)).is_some_and(|late| late.month() == day.month());
    match by.ordinal {
        None => true,
        Some(ordinal) if ordinal > 0 => u32::from(ordinal.unsigned_abs()) == day.day0() / 7 + 1,
        Some(0) => false,
        // Counted from the end: so many more of its weekday follow in the month.
        Some(ordinal) => {
            let left = u64::from(ordinal.unsigned_abs());
            !in_month(left) && in_month(left - 1)
        }
    }
}

/// A meeting as the calendar keeps it, by what was agreed; where something was to be said and nobody said it, it is to be asked for.
pub(super) fn schedule(content: &Content, today: NaiveDate, agreed: Option<&DirectoryAgreed>) -> Result<Schedule> {
    let Some(agreed) = agreed else {
        return if is_open(content) { Ok(Schedule::CallFirst) } else { times::schedule(content, today) };
    };
    let invalid = || CoreError::at(ErrorCode::Invalid, "agreed");
    let from = today.checked_sub_days(Days::new(GRACE)).ok_or_else(invalid)?;
    let rule = Rule::parse(&agreed.rule);
    let known = content.spoken.iter().chain(&content.rule).any(|known| *known == agreed.rule);
    let holds = rule.reading().is_ok_and(|reading| is_of(reading, agreed.first));
    let near = (from..=from + Days::new(AHEAD + GRACE)).contains(&agreed.first);
    let starts = content
        .starts
        .and_then(|minute| chrono::NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0));
    let (true, Some(starts), Some(zone)) = (is_open(content) && known && holds && near, starts, &content.zone) else {
        return Err(invalid());
    };
    let start = Moment::Local(agreed.first.and_time(starts)).with_tzid(zone);
    let length = content.minutes.map_or(Length::Unstated, |minutes| Length::Lasts(Duration::minutes(minutes)));
    Ok(Schedule::Series(Box::new(Series { rule: Some(rule), ..Series::once(start, length) })))
}

/// The weekdays of a set of bits, Monday first.
pub(super) fn weekdays(bits: u8) -> Vec<Weekday> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let week = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
    week.into_iter().filter(|day| bits & (1 << day.num_days_from_monday()) != 0).collect()
}
