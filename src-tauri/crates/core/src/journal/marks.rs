//! Tables `entry_tag`, `entry_feeling` and `entry_tracker`: what an entry is marked with.
//!
//! Their rows repeat the day and level of the entry so that a tag can be held against moods by one narrow index. While
//! the entry is in the bin the day is NULL, and nothing counts it.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::TrackerValue;
use crate::error::Result;
use crate::ids;

/// By key, in the order they were chosen.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Marks {
    pub feelings: Vec<i64>,
    pub tags: Vec<i64>,
    pub trackers: Vec<(i64, f64)>,
}

/// By id, in the order they were chosen.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct MarkIds {
    pub feelings: Vec<Uuid>,
    pub tags: Vec<Uuid>,
    pub trackers: Vec<TrackerValue>,
}

/// Adds marks to an entry that has none.
pub(crate) fn insert(writer: Writer<'_>, entry: i64, day: i64, level: Option<i64>, marks: &Marks) -> Result<()> {
    insert_tags(writer, entry, Some(day), level, &marks.tags)?;
    if !marks.feelings.is_empty() {
        let mut add = writer.prepare_cached(
            "INSERT INTO entry_feeling (entry, rank, feeling, day, level) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (feeling, rank) in marks.feelings.iter().zip(0_i64..) {
            add.execute((entry, rank, feeling, day, level))?;
        }
    }
    if !marks.trackers.is_empty() {
        let mut add = writer.prepare_cached(
            "INSERT INTO entry_tracker (entry, rank, tracker, value, day) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for ((tracker, value), rank) in marks.trackers.iter().zip(0_i64..) {
            add.execute((entry, rank, tracker, value, day))?;
        }
    }
    Ok(())
}

fn insert_tags(writer: Writer<'_>, entry: i64, day: Option<i64>, level: Option<i64>, tags: &[i64]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let mut add =
        writer.prepare_cached("INSERT INTO entry_tag (entry, rank, tag, day, level) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (tag, rank) in tags.iter().zip(0_i64..) {
        add.execute((entry, rank, tag, day, level))?;
    }
    Ok(())
}

/// Gives an entry other tags.
pub(crate) fn set_tags(
    writer: Writer<'_>,
    entry: i64,
    day: Option<i64>,
    level: Option<i64>,
    tags: &[i64],
) -> Result<()> {
    writer.prepare_cached("DELETE FROM entry_tag WHERE entry = ?1")?.execute([entry])?;
    insert_tags(writer, entry, day, level, tags)
}

pub(crate) fn remove(writer: Writer<'_>, entry: i64) -> Result<()> {
    for sql in [
        "DELETE FROM entry_tag WHERE entry = ?1",
        "DELETE FROM entry_feeling WHERE entry = ?1",
        "DELETE FROM entry_tracker WHERE entry = ?1",
    ] {
        writer.execute(sql, [entry])?;
    }
    Ok(())
}

/// Takes the marks of an entry out of every count (`None`) or puts them into a day again.
pub(crate) fn set_day(writer: Writer<'_>, entry: i64, day: Option<i64>) -> Result<()> {
    for sql in [
        "UPDATE entry_tag SET day = ?2 WHERE entry = ?1",
        "UPDATE entry_feeling SET day = ?2 WHERE entry = ?1",
        "UPDATE entry_tracker SET day = ?2 WHERE entry = ?1",
    ] {
        writer.execute(sql, (entry, day))?;
    }
    Ok(())
}

/// Keys of the tags of an entry, in order.
pub(crate) fn tags(reader: Reader<'_>, entry: i64) -> Result<Vec<i64>> {
    Ok(reader.query_all("SELECT tag FROM entry_tag WHERE entry = ?1 ORDER BY rank", [entry], |row| row.get(0))?)
}

/// Keys of the feelings of an entry, in order.
pub(crate) fn feelings(reader: Reader<'_>, entry: i64) -> Result<Vec<i64>> {
    Ok(reader
        .query_all("SELECT feeling FROM entry_feeling WHERE entry = ?1 ORDER BY rank", [entry], |row| row.get(0))?)
}

/// All marks of an entry, by id.
pub(crate) fn ids(reader: Reader<'_>, entry: i64) -> Result<MarkIds> {
    Ok(MarkIds {
        feelings: reader.query_all(
            "SELECT f.id FROM entry_feeling e JOIN feeling f ON f.key = e.feeling WHERE e.entry = ?1 ORDER BY e.rank",
            [entry],
            |row| ids::get(row, 0),
        )?,
        tags: reader.query_all(
            "SELECT t.id FROM entry_tag e JOIN tag t ON t.key = e.tag WHERE e.entry = ?1 ORDER BY e.rank",
            [entry],
            |row| ids::get(row, 0),
        )?,
        trackers: reader.query_all(
            "SELECT t.id, e.value FROM entry_tracker e JOIN tracker t ON t.key = e.tracker
             WHERE e.entry = ?1 ORDER BY e.rank",
            [entry],
            |row| Ok(TrackerValue { tracker: ids::get(row, 0)?, value: row.get(1)? }),
        )?,
    })
}

/// What an entry has of scales whose steps have words.
pub(super) fn steps(reader: Reader<'_>, entry: i64) -> Result<Vec<TrackerValue>> {
    Ok(reader.query_all(
        "SELECT t.id, e.value FROM entry_tracker e JOIN tracker t ON t.key = e.tracker
         WHERE e.entry = ?1 AND t.step_words IS NOT NULL ORDER BY t.rank, t.key",
        [entry],
        |row| Ok(TrackerValue { tracker: ids::get(row, 0)?, value: row.get(1)? }),
    )?)
}

/// The days of a span, both ends included, on which a tag was noted, in order.
pub(crate) fn tag_days(reader: Reader<'_>, tag: i64, (from, to): (i64, i64)) -> Result<Vec<i64>> {
    Ok(reader.query_all(TAG_DAYS, (tag, from, to), |row| row.get(0))?)
}

pub(super) const TAG_DAYS: &str =
    "SELECT DISTINCT day FROM entry_tag WHERE tag = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day";

/// What was noted of a tracker on the days of a span, both ends included: day and value, by day.
pub(crate) fn tracker_values(reader: Reader<'_>, tracker: i64, (from, to): (i64, i64)) -> Result<Vec<(i64, f64)>> {
    Ok(reader.query_all(
        "SELECT day, value FROM entry_tracker WHERE tracker = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, value",
        (tracker, from, to),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

/// What was noted of a tracker on the days of a span, both ends included, in the order of the timeline: place, day, value.
pub(crate) fn tracker_days(reader: Reader<'_>, tracker: i64, (from, to): (i64, i64)) -> Result<Vec<(i64, i64, f64)>> {
    Ok(reader.query_all(
        "SELECT e.position, t.day, t.value FROM entry_tracker t JOIN entry e ON e.key = t.entry
         WHERE t.tracker = ?1 AND t.day BETWEEN ?2 AND ?3 ORDER BY e.position, t.rank",
        (tracker, from, to),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?)
}
