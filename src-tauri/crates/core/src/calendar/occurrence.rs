//! Table `series_occurrence`: what is known of one occurrence alone.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use schedule::series::RecurrenceId;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::ids;
use crate::journal::day_from;

/// What was noted of an occurrence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noted {
    pub attended: Option<bool>,
    pub remark: String,
}

/// When an occurrence began, and the person's day then (days since 1900-01-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Began {
    pub at: DateTime<Utc>,
    pub day: i64,
}

/// An id as the tables keep it.
pub(crate) fn parse_id(text: &str) -> Result<RecurrenceId> {
    text.parse().map_err(|_| ErrorCode::Internal.into())
}

/// What was noted of occurrences planned between two wall times, both included, by series and wall time.
pub fn between(reader: Reader<'_>, [from, until]: [NaiveDateTime; 2]) -> Result<HashMap<(i64, RecurrenceId), Noted>> {
    let (from, until) = (RecurrenceId(from).to_string(), RecurrenceId(until).to_string());
    let rows = reader.query_all(
        "SELECT series, occurrence, attended, remark FROM series_occurrence
         WHERE deleted = 0 AND occurrence BETWEEN ?1 AND ?2",
        (from, until),
        |row| {
            let noted = Noted { attended: row.get(2)?, remark: row.get::<_, Option<String>>(3)?.unwrap_or_default() };
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, noted))
        },
    )?;
    rows.into_iter().map(|(series, id, noted)| Ok(((series, parse_id(&id)?), noted))).collect()
}

/// What was noted of one occurrence.
pub fn get(reader: Reader<'_>, series: i64, id: RecurrenceId) -> Result<Noted> {
    let found = reader.query_opt(
        "SELECT attended, remark FROM series_occurrence WHERE series = ?1 AND occurrence = ?2 AND deleted = 0",
        (series, id.to_string()),
        |row| Ok(Noted { attended: row.get(0)?, remark: row.get::<_, Option<String>>(1)?.unwrap_or_default() }),
    )?;
    Ok(found.unwrap_or_default())
}

/// Every meeting of a group somebody was at, as far as the calendar knows: the group, then the person's day, and the day of the
/// wall time it was planned for. Planned visits are none.
pub(crate) fn attended(reader: Reader<'_>) -> Result<Vec<(Uuid, [NaiveDate; 2])>> {
    let rows = reader.query_all(
        "SELECT s.group_id, o.day, o.occurrence FROM series_occurrence o JOIN series s ON s.key = o.series
         WHERE o.attended = 1 AND o.deleted = 0 AND s.group_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM group_visit v WHERE v.id = s.id)",
        (),
        |row| Ok((ids::get(row, 0)?, day_from(row.get(1)?), row.get::<_, String>(2)?)),
    )?;
    rows.into_iter().map(|(group, day, planned)| Ok((group, [day, parse_id(&planned)?.0.date()]))).collect()
}

/// When what is known of the dates of each series last changed, by the clock of changes.
pub fn changes(reader: Reader<'_>) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT series, max(changed) FROM series_occurrence GROUP BY series";
    Ok(reader.query_all(sql, (), |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The stamp of the last change of what is known of the dates of a series; 0 where nothing is.
pub fn last_change(reader: Reader<'_>, series: i64) -> Result<i64> {
    let sql = "SELECT coalesce(max(changed), 0) FROM series_occurrence WHERE series = ?1";
    Ok(reader.query_row(sql, [series], |row| row.get(0))?)
}

/// What was noted of one occurrence, as the table has it.
pub struct Row {
    key: i64,
    occurrence: String,
    at: Option<i64>,
    day: Option<i64>,
    attended: Option<bool>,
    remark: Option<String>,
}

/// Everything that was noted of a series.
pub fn rows(reader: Reader<'_>, series: i64) -> Result<Vec<Row>> {
    let sql =
        "SELECT key, occurrence, at, day, attended, remark FROM series_occurrence WHERE series = ?1 AND deleted = 0";
    Ok(reader.query_all(sql, [series], |row| {
        Ok(Row {
            key: row.get(0)?,
            occurrence: row.get(1)?,
            at: row.get(2)?,
            day: row.get(3)?,
            attended: row.get(4)?,
            remark: row.get(5)?,
        })
    })?)
}

/// Puts rows back to a series and to what they were, wherever they went since.
pub fn put_back(writer: Writer<'_>, stamp: &Stamp, series: i64, rows: &[Row]) -> Result<()> {
    for Row { key, occurrence, at, day, attended, remark } in rows {
        writer.execute(
            "UPDATE series_occurrence SET deleted = 0, series = ?2, occurrence = ?3, at = ?4, day = ?5, attended = ?6,
               remark = ?7, changed = ?8, device = ?9
             WHERE key = ?1",
            (key, series, occurrence, at, day, attended, remark, stamp.clock, stamp.device),
        )?;
    }
    Ok(())
}

/// Whether anything was noted of a series.
pub fn any(reader: Reader<'_>, series: i64) -> Result<bool> {
    Ok(reader.exists("SELECT 1 FROM series_occurrence WHERE series = ?1 AND deleted = 0", [series])?)
}

/// Keeps whether one was there; `None` takes it back.
pub fn attend(
    writer: Writer<'_>,
    stamp: &Stamp,
    (series, id): (i64, RecurrenceId),
    began: Began,
    attended: Option<bool>,
) -> Result<()> {
    let (at, day) = (began.at.timestamp_millis(), began.day);
    keep(writer, stamp, series, id)?;
    writer.execute(
        "UPDATE series_occurrence SET attended = ?3, at = ?4, day = ?5, changed = ?6, device = ?7
         WHERE series = ?1 AND occurrence = ?2 AND deleted = 0",
        (series, id.to_string(), attended, at, day, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Keeps a word about one occurrence.
pub fn remark(writer: Writer<'_>, stamp: &Stamp, (series, id): (i64, RecurrenceId), text: &str) -> Result<()> {
    keep(writer, stamp, series, id)?;
    writer.execute(
        "UPDATE series_occurrence SET remark = ?3, changed = ?4, device = ?5
         WHERE series = ?1 AND occurrence = ?2 AND deleted = 0",
        (series, id.to_string(), (!text.is_empty()).then_some(text), stamp.clock, stamp.device),
    )?;
    Ok(())
}

fn keep(writer: Writer<'_>, stamp: &Stamp, series: i64, id: RecurrenceId) -> Result<()> {
    writer.execute(
        "INSERT INTO series_occurrence (id, created, changed, device, series, occurrence)
         SELECT ?1, ?2, ?2, ?3, ?4, ?5
         WHERE NOT EXISTS (SELECT 1 FROM series_occurrence WHERE series = ?4 AND occurrence = ?5 AND deleted = 0)",
        (ids::new(stamp.now).into_bytes(), stamp.clock, stamp.device, series, id.to_string()),
    )?;
    Ok(())
}

/// Gives what was noted of occurrences from `since` on (of all, without it) to another series, whose wall times are later by
/// `shift`.
pub fn hand_over(
    writer: Writer<'_>,
    stamp: &Stamp,
    [from, to]: [i64; 2],
    since: Option<RecurrenceId>,
    shift: TimeDelta,
) -> Result<()> {
    let rows: Vec<(i64, String)> = writer.reader().query_all(
        "SELECT key, occurrence FROM series_occurrence WHERE series = ?1 AND occurrence >= ?2 AND deleted = 0
         ORDER BY occurrence",
        (from, since.map_or_else(String::new, |since| since.to_string())),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut moved = Vec::with_capacity(rows.len());
    for (key, text) in rows {
        let at = parse_id(&text)?.0.checked_add_signed(shift).ok_or(ErrorCode::OutOfRange)?;
        moved.push((key, RecurrenceId(at).to_string()));
    }
    // Moved away from where they are first: on its way, none may meet another.
    if shift > TimeDelta::zero() {
        moved.reverse();
    }
    for (key, id) in moved {
        writer.execute(
            "UPDATE series_occurrence SET series = ?2, occurrence = ?3, changed = ?4, device = ?5 WHERE key = ?1",
            (key, to, id, stamp.clock, stamp.device),
        )?;
    }
    Ok(())
}

/// Leaves tombstones in the place of what was noted of a series.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, series: i64) -> Result<()> {
    writer.execute(
        "UPDATE series_occurrence SET deleted = 1, occurrence = NULL, at = NULL, day = NULL, attended = NULL, remark = NULL,
           changed = ?2, device = ?3
         WHERE series = ?1 AND deleted = 0",
        (series, stamp.clock, stamp.device),
    )?;
    Ok(())
}
