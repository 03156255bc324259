//! Table `group_note`: contacts, resources, and what others said about a group.

use chrono::NaiveDate;
use rusqlite::Row;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::NOTES;
use super::model::GroupNote;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::{day_from, day_number};

/// What is kept beside the page of a group: dated ones newest first, then the others as they came.
pub(super) fn of(reader: Reader<'_>, group: i64) -> Result<Vec<GroupNote>> {
    Ok(reader.query_all(
        "SELECT n.id, g.id, n.kind, n.day, n.title, n.body, n.link, n.follow_up, n.settled
         FROM group_note n JOIN support_group g ON g.key = n.support_group
         WHERE n.support_group = ?1 AND n.deleted = 0 AND n.binned IS NULL
         ORDER BY n.day DESC NULLS LAST, n.key LIMIT ?2",
        (group, NOTES),
        note,
    )?)
}

fn note(row: &Row<'_>) -> rusqlite::Result<GroupNote> {
    Ok(GroupNote {
        id: ids::get(row, 0)?,
        group: ids::get(row, 1)?,
        kind: row.get(2)?,
        day: row.get::<_, Option<i64>>(3)?.map(day_from),
        title: row.get(4)?,
        body: row.get(5)?,
        link: row.get(6)?,
        follow_up: row.get::<_, Option<i64>>(7)?.map(day_from),
        settled: row.get(8)?,
    })
}

/// Whether a note of this id is stored, wherever it is by now.
pub(crate) fn exists(reader: Reader<'_>, id: Uuid) -> Result<bool> {
    Ok(reader.exists("SELECT 1 FROM group_note WHERE id = ?1", [id.into_bytes()])?)
}

/// What a search reads: the group, then texts.
pub(super) const TEXTS: &str =
    "SELECT support_group, title, body FROM group_note WHERE deleted = 0 AND binned IS NULL ORDER BY key";

/// When the notes of each group last changed, by the clock of changes; those that went count too.
pub(super) fn changes(reader: Reader<'_>) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT support_group, max(changed) FROM group_note GROUP BY support_group";
    Ok(reader.query_all(sql, (), |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// What the board says of the contacts with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    pub group: i64,
    pub contacted: Option<NaiveDate>,
    /// The earliest day on which something is to be asked again.
    pub follow_up: Option<NaiveDate>,
}

/// Sums of all groups that have notes.
pub(super) fn sums(reader: Reader<'_>) -> Result<Vec<Sum>> {
    Ok(reader.query_all(
        "SELECT support_group, max(CASE WHEN kind IN ('email', 'call', 'message', 'talk') THEN day END),
           min(CASE WHEN settled = 0 THEN follow_up END)
         FROM group_note WHERE deleted = 0 AND binned IS NULL GROUP BY support_group",
        (),
        |row| {
            Ok(Sum {
                group: row.get(0)?,
                contacted: row.get::<_, Option<i64>>(1)?.map(day_from),
                follow_up: row.get::<_, Option<i64>>(2)?.map(day_from),
            })
        },
    )?)
}

/// What is to be asked again: which group, what it is called, and on which day; the earliest first.
pub(crate) fn to_ask(reader: Reader<'_>) -> Result<Vec<(Uuid, String, NaiveDate)>> {
    Ok(reader.query_all(
        "SELECT g.id, g.name, n.follow_up FROM group_note n JOIN support_group g ON g.key = n.support_group
         WHERE n.deleted = 0 AND n.binned IS NULL AND n.settled = 0 AND n.follow_up IS NOT NULL
           AND g.deleted = 0 AND g.binned IS NULL
         GROUP BY g.key, n.follow_up ORDER BY n.follow_up, g.name COLLATE NOCASE, g.key",
        (),
        |row| Ok((ids::get(row, 0)?, row.get(1)?, day_from(row.get(2)?))),
    )?)
}

/// Writes a note, new or known. A known one keeps its group: `conflict`.
pub(super) fn put(writer: Writer<'_>, stamp: &Stamp, group: i64, note: &GroupNote) -> Result<()> {
    let reader = writer.reader();
    let known: Option<(i64, bool, bool)> = reader.query_opt(
        "SELECT support_group, deleted, binned IS NOT NULL FROM group_note WHERE id = ?1",
        [note.id.into_bytes()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let sql = match known {
        Some((_, true, _)) => return Err(ErrorCode::NotFound.into()),
        Some((of, _, binned)) if binned || of != group => return Err(ErrorCode::Conflict.into()),
        Some(_) => {
            "UPDATE group_note SET changed = ?2, device = ?3, support_group = ?4, kind = ?5, day = ?6, title = ?7,
               body = ?8, link = ?9, follow_up = ?10, settled = ?11 WHERE id = ?1"
        }
        None => {
            let sql = "SELECT count(*) FROM group_note WHERE support_group = ?1";
            let count: i64 = reader.query_row(sql, [group], |row| row.get(0))?;
            if count >= NOTES {
                return Err(CoreError::at(ErrorCode::OutOfRange, "notes"));
            }
            "INSERT INTO group_note (id, created, changed, device, support_group, kind, day, title, body, link, follow_up,
               settled)
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        }
    };
    writer.execute(
        sql,
        rusqlite::params![
            note.id.into_bytes(),
            stamp.clock,
            stamp.device,
            group,
            note.kind,
            note.day.map(day_number),
            note.title,
            note.body,
            note.link,
            note.follow_up.map(day_number),
            note.settled,
        ],
    )?;
    Ok(())
}

/// Puts a note into the bin or takes it out; whether there is one of this id.
pub(super) fn set_binned(writer: Writer<'_>, stamp: &Stamp, id: Uuid, binned: bool) -> Result<bool> {
    let changed = writer.execute(
        "UPDATE group_note SET binned = ?2, changed = ?3, device = ?4 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), binned.then(|| stamp.now.timestamp_millis()), stamp.clock, stamp.device),
    )?;
    Ok(changed > 0)
}

const BURY: &str = "UPDATE group_note SET deleted = 1, changed = ?1, device = ?2, binned = NULL, day = NULL, \
    title = NULL, body = NULL, link = NULL, follow_up = NULL WHERE deleted = 0 AND ";

/// Every note of the bin.
pub(super) fn binned(reader: Reader<'_>) -> Result<Vec<Uuid>> {
    let sql = "SELECT id FROM group_note WHERE deleted = 0 AND binned IS NOT NULL";
    Ok(reader.query_all(sql, (), |row| ids::get(row, 0))?)
}

/// Leaves of a note of the bin that it existed; whether there is one.
pub(super) fn bury(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<bool> {
    let sql = format!("{BURY} id = ?3 AND binned IS NOT NULL");
    Ok(writer.execute(&sql, (stamp.clock, stamp.device, id.into_bytes()))? > 0)
}

/// The same of every note of the bin.
pub(super) fn bury_binned(writer: Writer<'_>, stamp: &Stamp) -> Result<()> {
    writer.execute(&format!("{BURY} binned IS NOT NULL"), (stamp.clock, stamp.device))?;
    Ok(())
}

/// The same of every note of a group.
pub(super) fn bury_all(writer: Writer<'_>, stamp: &Stamp, group: i64) -> Result<()> {
    writer.execute(&format!("{BURY} support_group = ?3"), (stamp.clock, stamp.device, group))?;
    Ok(())
}
