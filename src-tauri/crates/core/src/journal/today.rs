//! Today, in one answer.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use vault::store::Reader;

use super::model::{EntryRow, TodayView};
use super::position::{day_from, day_number, span};
use super::read::Rows;
use super::search::query::Query;
use super::{draft, entry};
use crate::error::{ErrorCode, Result};
use crate::settings;

/// At most so many entries of one day.
const ENTRIES: i64 = 100;

/// At most so many of one earlier year, and of all of them.
const PER_YEAR: i64 = 3;
const EARLIER: usize = 12;

/// What Today shows to somebody who is in `zone` now: the day by the person's day boundary, its entries (newest first),
/// drafts, and, if switched on, what was written on this date in earlier years (latest year first).
pub fn today(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<TodayView> {
    let settings = settings::load(reader)?;
    let day = schedule::day::day_of(now, zone, settings.day_starts_at)?;
    let rows = Rows::new(reader, Query::default())?;
    let next = day.succ_opt().ok_or(ErrorCode::OutOfRange)?;
    Ok(TodayView {
        day,
        late: schedule::zone::civil(now, zone)?.date() > day,
        until: schedule::day::start_of(next, zone, settings.day_starts_at)?,
        entries: of_day(reader, &rows, day, ENTRIES)?,
        drafts: draft::list(reader)?,
        on_this_day: if settings.on_this_day { Some(earlier(reader, &rows, day)?) } else { None },
        journal_empty: !entry::any(reader)?,
    })
}

fn of_day(reader: Reader<'_>, rows: &Rows<'_>, day: NaiveDate, limit: i64) -> Result<Vec<EntryRow>> {
    entry::timeline(reader, span(Some(day), Some(day)), i64::MAX, limit)?
        .into_iter()
        .map(|place| rows.at(place))
        .collect()
}

fn earlier(reader: Reader<'_>, rows: &Rows<'_>, day: NaiveDate) -> Result<Vec<EntryRow>> {
    let Some(first) = entry::first_day(reader)?.map(day_from) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for year in (first.year()..day.year()).rev() {
        // 29 February has its own years.
        let Some(then) = day.with_year(year).filter(|then| day_number(*then) >= 0) else { continue };
        found.extend(of_day(reader, rows, then, PER_YEAR)?);
        if found.len() >= EARLIER {
            found.truncate(EARLIER);
            break;
        }
    }
    Ok(found)
}
