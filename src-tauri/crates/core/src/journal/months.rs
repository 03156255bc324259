//! Months and days by number of entries and mood, from the covering index over (day, level) alone.

use chrono::{Datelike, Months, NaiveDate};
use vault::store::Reader;

use super::entry;
use super::model::{DayCell, MonthCount};
use super::position::{FIRST_DAY, LAST_DAY, day_from, day_number};
use super::vocabulary::scale::share;
use crate::error::{CoreError, ErrorCode, Result};

/// Every month that has entries, newest first. One range of the index for each.
pub fn months(reader: Reader<'_>) -> Result<Vec<MonthCount>> {
    let Some((first, last)) = entry::first_and_last_day(reader)? else { return Ok(Vec::new()) };
    let mut months: Vec<MonthCount> = Vec::new();
    let mut begin = day_from(last).with_day(1);
    while let Some(month) = begin.filter(|month| *month >= day_from(first).with_day(1).unwrap_or(*month)) {
        let next = month.checked_add_months(Months::new(1)).unwrap_or(LAST_DAY);
        let entries = entry::count_days(reader, day_number(month), day_number(next) - 1)?;
        if entries > 0 {
            months.push(MonthCount { year: month.year(), month: u8::try_from(month.month()).unwrap_or(1), entries });
        }
        begin = month.checked_sub_months(Months::new(1));
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
