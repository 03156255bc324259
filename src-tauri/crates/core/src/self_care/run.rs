//! Table `exercise_run`: each time an exercise was begun, what it was like before and after, and, until it is left, what was written
//! in it.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::{exists, limits, title};
use crate::clock::{Stamp, from_millis};
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::{EntryLink, EntryLinkKind, day_from, day_number};
use crate::{ids, settings};

/// An exercise that begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseBegin {
    pub id: Uuid,
    /// A shipped one's id, or one's own.
    pub exercise: String,
    /// The IANA zone the person is in.
    pub zone: String,
    /// How hard it is, 0 to 10.
    pub before: Option<u8>,
}

/// One that is over, or was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseEnd {
    pub id: Uuid,
    pub after: Option<u8>,
    /// To its last step.
    pub finished: bool,
}

/// One that was begun and neither finished nor left, with what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseUnfinished {
    pub id: Uuid,
    pub exercise: String,
    pub name: String,
    pub began: DateTime<Utc>,
    pub before: Option<u8>,
    /// What the window keeps of it; only that reads it.
    pub state: String,
}

/// What was noted of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseNoted {
    /// How often both were noted.
    pub times: u32,
    /// Means of what was noted, 0 to 10.
    #[specta(type = i32)]
    pub before: f64,
    #[specta(type = i32)]
    pub after: f64,
}

/// An exercise that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseLinked {
    /// The time it was done.
    pub run: Uuid,
    pub exercise: String,
    pub name: String,
    pub day: NaiveDate,
}

fn rating(field: &'static str, rated: Option<u8>) -> Result<()> {
    if rated.is_some_and(|rated| rated > 10) { Err(CoreError::at(ErrorCode::OutOfRange, field)) } else { Ok(()) }
}

/// Notes that one begins; the same again notes nothing more.
pub fn begin(writer: Writer<'_>, stamp: &Stamp, run: &ExerciseBegin) -> Result<()> {
    if run.id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    rating("before", run.before)?;
    if run.exercise.len() > limits::ID_BYTES || !exists(writer.reader(), &run.exercise)? {
        return Err(CoreError::at(ErrorCode::NotFound, "exercise"));
    }
    let begins = settings::day_starts_at(writer.reader())?;
    let day = schedule::day::day_of(stamp.now, &run.zone, begins)?;
    writer.execute(
        "INSERT INTO exercise_run (id, created, changed, device, exercise, began, zone, day, before)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING",
        (
            run.id.into_bytes(),
            stamp.clock,
            stamp.device,
            &run.exercise,
            stamp.now.timestamp_millis(),
            &run.zone,
            day_number(day),
            run.before,
        ),
    )?;
    Ok(())
}

/// Keeps what was answered so far; with an empty state nothing waits any more. Of one that is over nothing is kept.
pub fn keep(writer: Writer<'_>, stamp: &Stamp, id: Uuid, state: &str) -> Result<()> {
    if state.len() > limits::STATE_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "state"));
    }
    writer.execute(
        "UPDATE exercise_run SET state = nullif(?2, ''), changed = ?3, device = ?4
         WHERE id = ?1 AND ended IS NULL AND state IS NOT nullif(?2, '')",
        (id.into_bytes(), state, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Notes that one is over. What was answered in it goes, unless it became an entry; said again, what is said then counts.
pub fn end(writer: Writer<'_>, stamp: &Stamp, end: &ExerciseEnd) -> Result<()> {
    rating("after", end.after)?;
    let known = writer.execute(
        "UPDATE exercise_run SET ended = coalesce(ended, ?2), after = ?3, finished = ?4, state = NULL, changed = ?5, device = ?6
         WHERE id = ?1",
        (end.id.into_bytes(), stamp.now.timestamp_millis(), end.after, end.finished, stamp.clock, stamp.device),
    )?;
    if known == 0 { Err(ErrorCode::NotFound.into()) } else { Ok(()) }
}

/// Those that were neither finished nor left, and have answers, the latest first; at most [`limits::UNFINISHED`].
pub fn unfinished(reader: Reader<'_>, language: &str) -> Result<Vec<ExerciseUnfinished>> {
    // Those of an exercise that was removed take no place, and answers may be long: they are read of the shown ones alone.
    let found = reader.query_all(
        "SELECT id, exercise, began, before FROM exercise_run WHERE ended IS NULL AND state IS NOT NULL
         ORDER BY began DESC, key DESC",
        (),
        |row| {
            Ok(ExerciseUnfinished {
                id: ids::get(row, 0)?,
                exercise: row.get(1)?,
                name: String::new(),
                began: from_millis(row.get(2)?),
                before: row.get(3)?,
                state: String::new(),
            })
        },
    )?;
    let mut told = Vec::new();
    for one in found {
        if told.len() == usize::from(limits::UNFINISHED) {
            break;
        }
        let Some(name) = title(reader, &one.exercise, language)? else { continue };
        let id = one.id.into_bytes();
        let state = reader.query_row("SELECT state FROM exercise_run WHERE id = ?1", [id], |row| row.get(0))?;
        told.push(ExerciseUnfinished { name, state, ..one });
    }
    Ok(told)
}

/// One that was neither finished nor left, with answers that are not in the table.
pub fn unfinished_with(
    reader: Reader<'_>,
    id: Uuid,
    state: String,
    language: &str,
) -> Result<Option<ExerciseUnfinished>> {
    let found: Option<(String, i64, Option<u8>)> = reader.query_opt(
        "SELECT exercise, began, before FROM exercise_run WHERE id = ?1 AND ended IS NULL",
        [id.into_bytes()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let Some((exercise, began, before)) = found else { return Ok(None) };
    let name = title(reader, &exercise, language)?;
    Ok(name.map(|name| ExerciseUnfinished { id, exercise, name, began: from_millis(began), before, state }))
}

/// What was noted of every exercise that was rated before and after.
pub fn noted(reader: Reader<'_>) -> Result<Vec<(String, ExerciseNoted)>> {
    Ok(reader.query_all(
        "SELECT exercise, count(*), avg(before), avg(after) FROM exercise_run
         WHERE before IS NOT NULL AND after IS NOT NULL GROUP BY exercise",
        (),
        |row| Ok((row.get(0)?, ExerciseNoted { times: row.get(1)?, before: row.get(2)?, after: row.get(3)? })),
    )?)
}

/// What was noted before and after on the days of a span, both ends included, in the order of time.
pub fn rated(reader: Reader<'_>, (from, to): (i64, i64)) -> Result<Vec<(String, u8, u8)>> {
    Ok(reader.query_all(
        "SELECT exercise, before, after FROM exercise_run
         WHERE day BETWEEN ?1 AND ?2 AND before IS NOT NULL AND after IS NOT NULL ORDER BY day, began, key",
        (from, to),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?)
}

/// On which days of a span exercises were done: gone through to the end, or noted afterwards.
pub fn done_days(reader: Reader<'_>, (from, to): (i64, i64)) -> Result<Vec<(String, i64)>> {
    Ok(reader.query_all(
        "SELECT DISTINCT exercise, day FROM exercise_run
         WHERE day BETWEEN ?1 AND ?2 AND (finished = 1 OR after IS NOT NULL) ORDER BY exercise, day",
        (from, to),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

/// Which exercises were done lately, the latest first.
pub fn lately(reader: Reader<'_>, limit: u16) -> Result<Vec<String>> {
    Ok(reader.query_all(
        "SELECT exercise FROM exercise_run ORDER BY began DESC, key DESC LIMIT ?1",
        [limit],
        |row| row.get(0),
    )?)
}

/// What entries are about, as far as it is there.
pub fn linked(reader: Reader<'_>, links: &[EntryLink], language: &str) -> Result<Vec<ExerciseLinked>> {
    let mut told = Vec::new();
    for link in links.iter().filter(|link| link.kind == EntryLinkKind::Exercise) {
        let found = reader.query_opt(
            "SELECT id, exercise, day FROM exercise_run WHERE id = ?1",
            [link.target.into_bytes()],
            raw_linked,
        )?;
        told.extend(found.map(|run| name(reader, run, language)).transpose()?.flatten());
    }
    Ok(told)
}

/// Exercises that were done between two days, both included; the latest first, at most `limit`.
pub(crate) fn done_between(
    reader: Reader<'_>,
    (from, to): (NaiveDate, NaiveDate),
    limit: u16,
    language: &str,
) -> Result<Vec<ExerciseLinked>> {
    let found = reader.query_all(
        "SELECT id, exercise, day FROM exercise_run
         WHERE day BETWEEN ?1 AND ?2 AND (finished = 1 OR after IS NOT NULL) ORDER BY began DESC, key DESC LIMIT ?3",
        (day_number(from), day_number(to), limit),
        raw_linked,
    )?;
    let told = found.into_iter().map(|run| name(reader, run, language));
    Ok(told.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

fn raw_linked(row: &Row<'_>) -> rusqlite::Result<(Uuid, String, NaiveDate)> {
    Ok((ids::get(row, 0)?, row.get(1)?, day_from(row.get(2)?)))
}

fn name(
    reader: Reader<'_>,
    (run, exercise, day): (Uuid, String, NaiveDate),
    language: &str,
) -> Result<Option<ExerciseLinked>> {
    let name = title(reader, &exercise, language)?;
    Ok(name.map(|name| ExerciseLinked { run, exercise, name, day }))
}
