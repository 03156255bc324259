//! Today, in one answer.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use vault::store::Reader;

use super::model::{EntryRow, TodayView};
use super::position::{day_from, day_number, span};
use super::read::Rows;
use super::search::query::Query;
use super::vocabulary::scale::fifth;
use super::{draft, entry};
use crate::error::{ErrorCode, Result};
use crate::settings::{self, breaks};

/// At most so many entries of one day.
const ENTRIES: i64 = 100;

/// At most so many of one earlier year, and of all of them.
const PER_YEAR: i64 = 3;
const EARLIER: usize = 12;

/// What Today shows to somebody who is in `zone` now: the day by the person's day boundary, its entries (newest first),
/// drafts, and, if switched on, what was written on this date in earlier years (latest year first).
pub fn today(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<TodayView> {
    let settings = settings::load(reader)?;
    let without_hard = settings.on_this_day_without_hard;
    let day = schedule::day::day_of(now, zone, settings.day_starts_at)?;
    let rows = Rows::new(reader, Query::default())?;
    let next = day.succ_opt().ok_or(ErrorCode::OutOfRange)?;
    Ok(TodayView {
        day,
        late: schedule::zone::civil(now, zone)?.date() > day,
        until: schedule::day::start_of(next, zone, settings.day_starts_at)?,
        entries: of_day(reader, &rows, day, ENTRIES)?,
        drafts: draft::list(reader)?,
        on_this_day: if settings.on_this_day { Some(earlier(reader, &rows, day, without_hard)?) } else { None },
        on_break: breaks::on(&settings.breaks, day),
        journal_empty: !entry::any(reader)?,
    })
}

fn of_day(reader: Reader<'_>, rows: &Rows<'_>, day: NaiveDate, limit: i64) -> Result<Vec<EntryRow>> {
    entry::timeline(reader, span(Some(day), Some(day)), i64::MAX, limit)?
        .into_iter()
        .map(|place| rows.at(place))
        .collect()
}

fn earlier(reader: Reader<'_>, rows: &Rows<'_>, day: NaiveDate, without_hard: bool) -> Result<Vec<EntryRow>> {
    let Some(first) = entry::first_day(reader)?.map(day_from) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for year in (first.year()..day.year()).rev() {
        for then in same_day(day, year).into_iter().filter(|then| day_number(*then) >= 0) {
            if !(without_hard && is_hard(reader, then)?) {
                found.extend(of_day(reader, rows, then, PER_YEAR)?);
            }
        }
        if found.len() >= EARLIER {
            found.truncate(EARLIER);
            break;
        }
    }
    Ok(found)
}

/// The days of another year that are this one, the later first. 29 February has its own years; in a year without one, 28
/// February stands for both.
fn same_day(day: NaiveDate, year: i32) -> Vec<NaiveDate> {
    let leap = NaiveDate::from_ymd_opt(year, 2, 29);
    let both = (day.month(), day.day()) == (2, 28) && !day.leap_year();
    leap.filter(|_| both).into_iter().chain(day.with_year(year)).collect()
}

/// Whether a mood of a day lies in the lowest fifth of its scale.
fn is_hard(reader: Reader<'_>, day: NaiveDate) -> Result<bool> {
    let moods = entry::moods(reader, span(Some(day), Some(day)))?;
    Ok(moods.iter().any(|noted| fifth(noted.level) == 0))
}
