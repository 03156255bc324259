//! Months and days by number of entries and mood, from the days that were added up at writing.

use chrono::{Datelike, Months, NaiveDate};
use vault::store::Reader;

use super::entry;
use super::model::{DayCell, MonthCount};
use super::position::{FIRST_DAY, LAST_DAY, day_from, day_number};
use super::vocabulary::scale::share;
use crate::error::{CoreError, ErrorCode, Result};

/// Every month that has entries, newest first.
pub fn months(reader: Reader<'_>) -> Result<Vec<MonthCount>> {
    let mut months: Vec<MonthCount> = Vec::new();
    for (day, entries, _) in entry::days(reader, 0, i64::MAX)?.into_iter().rev() {
        let date = day_from(day);
        let month = u8::try_from(date.month()).unwrap_or(1);
        match months.last_mut().filter(|last| (last.year, last.month) == (date.year(), month)) {
            Some(last) => last.entries += entries,
            None => months.push(MonthCount { year: date.year(), month, entries }),
        }
    }
    Ok(months)
}

/// The days of a month that have entries, in order. A day's mood is the mean of its moods.
pub fn month(reader: Reader<'_>, year: i32, month: u8) -> Result<Vec<DayCell>> {
    let out_of_range = CoreError::at(ErrorCode::OutOfRange, "month");
    let first = NaiveDate::from_ymd_opt(year, u32::from(month), 1)
        .filter(|first| (FIRST_DAY..=LAST_DAY).contains(first))
        .ok_or(out_of_range.clone())?;
    let next = first.checked_add_months(Months::new(1)).ok_or(out_of_range)?;
    days(reader, first, next.pred_opt().unwrap_or(first))
}

/// The days of a span that have entries, in order, both ends included.
pub fn days(reader: Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayCell>> {
    let days = entry::days(reader, day_number(from), day_number(to))?;
    Ok(days
        .into_iter()
        .map(|(day, entries, level)| DayCell { day: day_from(day), entries, mood: level.map(share) })
        .collect())
}
