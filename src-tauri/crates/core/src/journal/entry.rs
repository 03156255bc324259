//! Tables `entry` and `entry_text`.

use std::ops::ControlFlow;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Row, params};
use uuid::Uuid;
use vault::store::{Query, Reader, StoreError, Writer};

use super::attachments::Attached;
use super::link::EntryLink;
use super::marks::Marks;
use super::model::{Dimensions, Mood};
use super::position::{day_at, day_from, day_number};
use super::vocabulary::scale::StoredMood;
use crate::clock::{Stamp, from_millis};
use crate::error::{ErrorCode, Result};
use crate::ids;

/// An entry as it is to be written: checked, every reference resolved to a key.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Record {
    pub id: Uuid,
    pub session: Uuid,
    pub at: DateTime<Utc>,
    pub zone: String,
    pub day: NaiveDate,
    pub mood: Option<StoredMood>,
    pub dimensions: Dimensions,
    pub marks: Marks,
    pub title: String,
    pub body: String,
    pub starred: bool,
    pub links: Vec<EntryLink>,
    /// What it began from.
    pub began: Option<String>,
    pub attachments: Vec<Attached>,
}

/// The narrow row of an entry.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head {
    pub key: i64,
    pub id: Uuid,
    pub created: i64,
    pub changed: i64,
    pub deleted: bool,
    /// The fields below mean nothing when `deleted`.
    pub session: Uuid,
    /// Means nothing while it is in the bin.
    pub position: i64,
    pub at: DateTime<Utc>,
    pub zone: String,
    pub day: NaiveDate,
    pub mood: Option<Mood>,
    pub level: Option<i64>,
    pub dimensions: Dimensions,
    pub starred: bool,
    pub binned: Option<DateTime<Utc>>,
}

macro_rules! head {
    ($where:literal) => {
        concat!(
            "SELECT e.key, e.id, e.created, e.changed, e.deleted, e.session, e.position, e.at, e.zone, e.day, s.id, ",
            "e.step, e.level, e.physical, e.emotional, e.social, e.spiritual, e.starred, e.binned ",
            "FROM entry e LEFT JOIN mood_scale s ON s.key = e.scale WHERE ",
            $where
        )
    };
}

fn read_head(row: &Row<'_>) -> rusqlite::Result<Head> {
    let scale = ids::get_opt(row, 10)?;
    let step: Option<u8> = row.get(11)?;
    Ok(Head {
        key: row.get(0)?,
        id: ids::get(row, 1)?,
        created: row.get(2)?,
        changed: row.get(3)?,
        deleted: row.get(4)?,
        session: ids::get_opt(row, 5)?.unwrap_or_default(),
        position: row.get::<_, Option<i64>>(6)?.unwrap_or_default(),
        at: from_millis(row.get::<_, Option<i64>>(7)?.unwrap_or_default()),
        zone: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
        day: day_from(row.get::<_, Option<i64>>(9)?.unwrap_or_default()),
        mood: scale.zip(step).map(|(scale, step)| Mood { scale, step }),
        level: row.get(12)?,
        dimensions: Dimensions {
            physical: row.get(13)?,
            emotional: row.get(14)?,
            social: row.get(15)?,
            spiritual: row.get(16)?,
        },
        starred: row.get(17)?,
        binned: row.get::<_, Option<i64>>(18)?.map(from_millis),
    })
}

/// The row of an id, tombstones too.
pub(crate) fn by_id(reader: Reader<'_>, id: Uuid) -> Result<Option<Head>> {
    Ok(reader.query_opt(head!("e.id = ?1"), [id.into_bytes()], read_head)?)
}

pub(crate) fn by_key(reader: Reader<'_>, key: i64) -> Result<Option<Head>> {
    Ok(reader.query_opt(head!("e.key = ?1"), [key], read_head)?)
}

/// The entry at a place of the timeline.
pub(crate) fn at_position(reader: Reader<'_>, position: i64) -> Result<Option<Head>> {
    Ok(reader.query_opt(head!("e.position = ?1"), [position], read_head)?)
}

/// The key of the entry at a place of the timeline. The index and the table are written in one transaction: a place
/// without an entry is damage.
pub(crate) fn key_at(reader: Reader<'_>, position: i64) -> Result<i64> {
    let key = reader.query_opt("SELECT key FROM entry WHERE position = ?1", [position], |row| row.get(0))?;
    key.ok_or_else(|| ErrorCode::DatabaseDamaged.into())
}

/// Title and body.
pub(crate) fn text(reader: Reader<'_>, key: i64) -> Result<(String, String)> {
    Ok(reader.query_row("SELECT title, body FROM entry_text WHERE entry = ?1", [key], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

/// What it began from.
pub(crate) fn began(reader: Reader<'_>, key: i64) -> Result<Option<String>> {
    Ok(reader.query_row("SELECT began FROM entry_text WHERE entry = ?1", [key], |row| row.get(0))?)
}

/// Key, title and body of the entry at a place of the timeline, for reading many.
pub(crate) fn read_at<T>(
    query: &mut Query<'_>,
    position: i64,
    read: impl FnOnce(i64, &str, &str) -> T,
) -> Result<Option<T>> {
    let found =
        query.query_row([position], |row| Ok(read(row.get(0)?, row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?)));
    match found {
        Ok(value) => Ok(Some(value)),
        Err(StoreError::NoRows) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(super) const READ_AT: &str = "SELECT e.key, t.title, t.body FROM entry e JOIN entry_text t ON t.entry = e.key
     WHERE e.position = ?1";

/// Adds an entry at a free place; answers its key.
pub(crate) fn insert(writer: Writer<'_>, stamp: &Stamp, record: &Record, position: i64) -> Result<i64> {
    let [physical, emotional, social, spiritual] = columns(record.dimensions);
    writer
        .prepare_cached(
            "INSERT INTO entry (id, created, changed, device, session, position, at, zone, day, live_day, scale, step,
               level, physical, emotional, social, spiritual, starred)
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            record.id.into_bytes(),
            stamp.clock,
            stamp.device,
            record.session.into_bytes(),
            position,
            record.at.timestamp_millis(),
            record.zone,
            day_number(record.day),
            record.mood.map(|mood| mood.scale),
            record.mood.map(|mood| mood.step),
            record.mood.map(|mood| mood.level),
            physical,
            emotional,
            social,
            spiritual,
            record.starred,
        ])?;
    let key = writer.last_insert_rowid();
    writer.prepare_cached("INSERT INTO entry_text (entry, title, body, began) VALUES (?1, ?2, ?3, ?4)")?.execute((
        key,
        &record.title,
        &record.body,
        &record.began,
    ))?;
    Ok(key)
}

/// Gives an entry another content. It is out of the bin afterwards.
pub(crate) fn update(writer: Writer<'_>, stamp: &Stamp, key: i64, record: &Record, position: i64) -> Result<()> {
    let [physical, emotional, social, spiritual] = columns(record.dimensions);
    writer.execute(
        "UPDATE entry SET changed = ?2, device = ?3, session = ?4, position = ?5, at = ?6, zone = ?7, day = ?8, live_day = ?8,
           scale = ?9, step = ?10, level = ?11, physical = ?12, emotional = ?13, social = ?14, spiritual = ?15,
           starred = ?16, binned = NULL
         WHERE key = ?1",
        params![
            key,
            stamp.clock,
            stamp.device,
            record.session.into_bytes(),
            position,
            record.at.timestamp_millis(),
            record.zone,
            day_number(record.day),
            record.mood.map(|mood| mood.scale),
            record.mood.map(|mood| mood.step),
            record.mood.map(|mood| mood.level),
            physical,
            emotional,
            social,
            spiritual,
            record.starred,
        ],
    )?;
    writer.execute(
        "UPDATE entry_text SET title = ?2, body = ?3, began = ?4 WHERE entry = ?1 AND (title, body, began) IS NOT (?2, ?3, ?4)",
        (key, &record.title, &record.body, &record.began),
    )?;
    Ok(())
}

const fn columns(dimensions: Dimensions) -> [Option<u8>; 4] {
    [dimensions.physical, dimensions.emotional, dimensions.social, dimensions.spiritual]
}

pub(crate) fn set_starred(writer: Writer<'_>, stamp: &Stamp, key: i64, starred: bool) -> Result<()> {
    writer.execute(
        "UPDATE entry SET starred = ?2, changed = ?3, device = ?4 WHERE key = ?1",
        (key, starred, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Notes that something about an entry changed.
pub(crate) fn touch(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.prepare_cached("UPDATE entry SET changed = ?2, device = ?3 WHERE key = ?1")?.execute((
        key,
        stamp.clock,
        stamp.device,
    ))?;
    Ok(())
}

/// Moves an entry into the bin.
pub(crate) fn put_into_bin(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.execute(
        "UPDATE entry SET binned = ?2, position = NULL, live_day = NULL, changed = ?3, device = ?4 WHERE key = ?1",
        (key, stamp.now.timestamp_millis(), stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Moves an entry out of the bin, to a free place.
pub(crate) fn take_from_bin(writer: Writer<'_>, stamp: &Stamp, key: i64, position: i64) -> Result<()> {
    writer.execute(
        "UPDATE entry SET binned = NULL, position = ?2, live_day = day, changed = ?3, device = ?4 WHERE key = ?1",
        (key, position, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Leaves of an entry only that it existed.
pub(crate) fn bury(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.execute("DELETE FROM entry_text WHERE entry = ?1", [key])?;
    writer.execute(
        "UPDATE entry SET deleted = 1, changed = ?2, device = ?3, session = NULL, position = NULL, at = NULL,
           zone = NULL, day = NULL, live_day = NULL, scale = NULL, step = NULL, level = NULL, physical = NULL, emotional = NULL,
           social = NULL, spiritual = NULL, starred = 0, binned = NULL
         WHERE key = ?1",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Positions of live entries, newest first, below `before`, within a span.
pub(crate) fn timeline(reader: Reader<'_>, span: (i64, i64), before: i64, limit: i64) -> Result<Vec<i64>> {
    Ok(reader.query_all(TIMELINE, (span.0, span.1, before, limit), |row| row.get(0))?)
}

pub(super) const TIMELINE: &str = "SELECT position FROM entry WHERE position BETWEEN ?1 AND ?2 AND position < ?3
     ORDER BY position DESC LIMIT ?4";

/// How many live entries the days of a span have, both ends included.
pub(crate) fn count(reader: Reader<'_>, from: i64, to: i64) -> Result<u32> {
    Ok(reader.query_row(COUNT, (from, to), |row| row.get(0))?)
}

pub(super) const COUNT: &str = "SELECT coalesce(sum(entries), 0) FROM entry_day WHERE day BETWEEN ?1 AND ?2";

/// Whether there is any entry that is not in the bin.
pub(crate) fn any(reader: Reader<'_>) -> Result<bool> {
    Ok(reader.exists("SELECT 1 FROM entry_day", ())?)
}

/// Everything in the bin, newest first.
pub(crate) fn binned(reader: Reader<'_>) -> Result<Vec<Head>> {
    Ok(reader.query_all(head!("e.binned IS NOT NULL ORDER BY e.day DESC, e.at DESC, e.key DESC"), (), read_head)?)
}

/// How many entries count, and the first and the last day that has one.
pub(crate) fn extent(reader: Reader<'_>) -> Result<(u32, Option<NaiveDate>, Option<NaiveDate>)> {
    let day = |row: &Row<'_>, column| row.get::<_, Option<i64>>(column).map(|number| number.map(day_from));
    Ok(reader.query_row(
        "SELECT count(*), min(live_day), max(live_day) FROM entry WHERE live_day IS NOT NULL",
        (),
        |row| Ok((row.get(0)?, day(row, 1)?, day(row, 2)?)),
    )?)
}

/// When what was written last is about, of what counts and is not ahead of `now`.
pub(crate) fn last_at(reader: Reader<'_>, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let sql = "SELECT at FROM entry WHERE position IS NOT NULL AND at <= ?1 ORDER BY position DESC LIMIT 1";
    Ok(reader.query_opt(sql, [now.timestamp_millis()], |row| row.get(0))?.map(from_millis))
}

/// Every entry that counts, with what tells one state of it from another.
pub(crate) fn states(reader: Reader<'_>) -> Result<Vec<([u8; 16], i64)>> {
    Ok(reader.query_all("SELECT id, changed FROM entry WHERE live_day IS NOT NULL", (), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

/// Days of a span that have live entries, with how many and the mean level of their moods. Table `entry_day` is kept by
/// triggers: nothing here writes it.
pub(crate) fn days(reader: Reader<'_>, from: i64, to: i64) -> Result<Vec<(i64, u32, Option<f64>)>> {
    Ok(reader.query_all(DAYS, (from, to), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

pub(super) const DAYS: &str = "SELECT day, entries, CASE WHEN moods > 0 THEN CAST(levels AS REAL) / moods END
     FROM entry_day WHERE day BETWEEN ?1 AND ?2 ORDER BY day";

/// The first day with a live entry.
pub(crate) fn first_day(reader: Reader<'_>) -> Result<Option<i64>> {
    Ok(reader.query_row(FIRST_DAY, (), |row| row.get(0))?)
}

pub(super) const FIRST_DAY: &str = "SELECT min(day) FROM entry_day";

/// About how many entries there are, without counting: never fewer.
pub(crate) fn at_most(reader: Reader<'_>) -> Result<i64> {
    Ok(reader.query_row("SELECT coalesce(max(key), 0) FROM entry", (), |row| row.get(0))?)
}

/// The dimensions entries of a span of positions noted, with their day, in the order of the timeline.
pub(crate) fn dimensions(reader: Reader<'_>, span: (i64, i64)) -> Result<Vec<(i64, Dimensions)>> {
    Ok(reader.query_all(
        "SELECT live_day, physical, emotional, social, spiritual FROM entry WHERE position BETWEEN ?1 AND ?2
         AND coalesce(physical, emotional, social, spiritual) IS NOT NULL ORDER BY position",
        span,
        |row| {
            let dimensions = Dimensions {
                physical: row.get(1)?,
                emotional: row.get(2)?,
                social: row.get(3)?,
                spiritual: row.get(4)?,
            };
            Ok((row.get(0)?, dimensions))
        },
    )?)
}

/// A mood and when it was noted.
pub(crate) struct Noted {
    pub day: i64,
    pub at: DateTime<Utc>,
    pub zone: String,
    pub level: i64,
}

/// The moods of a span of positions, in the order of the timeline.
pub(crate) fn moods(reader: Reader<'_>, span: (i64, i64)) -> Result<Vec<Noted>> {
    Ok(reader.query_all(
        "SELECT live_day, at, zone, level FROM entry
         WHERE position BETWEEN ?1 AND ?2 AND level IS NOT NULL ORDER BY position",
        span,
        |row| Ok(Noted { day: row.get(0)?, at: from_millis(row.get(1)?), zone: row.get(2)?, level: row.get(3)? }),
    )?)
}

/// Calls `f` with the day, title and body of every entry of a span of positions, in order, until it breaks.
pub(crate) fn each_text(
    reader: Reader<'_>,
    span: (i64, i64),
    mut f: impl FnMut(i64, &str, &str) -> ControlFlow<()>,
) -> Result<()> {
    let mut query = reader.prepare_cached(
        "SELECT e.position, t.title, t.body FROM entry e JOIN entry_text t ON t.entry = e.key
         WHERE e.position BETWEEN ?1 AND ?2 ORDER BY e.position",
    )?;
    let mut rows = query.query(span)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        let text = |column| row.get_ref(column).and_then(|value| Ok(value.as_str()?)).map_err(StoreError::from);
        if f(day_at(row.get(0).map_err(StoreError::from)?), text(1)?, text(2)?).is_break() {
            break;
        }
    }
    Ok(())
}

/// What tells one state of all entries from another: how many rows there are, and the last change of any.
pub(crate) fn state(reader: Reader<'_>) -> Result<(i64, i64)> {
    let sql = "SELECT count(*), coalesce(max(changed), 0) FROM entry";
    Ok(reader.query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?)))?)
}
