//! Table `directory_feed`: where meetings come from.

use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::{FEEDS, NAME_CHARS};
use super::meeting;
use super::model::{DirectoryFeed, DirectoryFormat};
use crate::clock::{Stamp, from_millis};
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

impl DirectoryFormat {
    const fn code(self) -> &'static str {
        match self {
            Self::MeetingGuide => "meeting-guide",
            Self::Bmlt => "bmlt",
            Self::Table => "table",
            Self::Calendar => "calendar",
            Self::Text => "text",
        }
    }

    fn of(code: &str) -> Self {
        [Self::MeetingGuide, Self::Bmlt, Self::Table, Self::Calendar]
            .into_iter()
            .find(|format| format.code() == code)
            .unwrap_or(Self::Text)
    }
}

/// A feed that is there, and when it was read last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub key: i64,
    pub last_read: i64,
}

/// A feed that is there.
pub(super) fn find(reader: Reader<'_>, id: Uuid) -> Result<Option<Head>> {
    let sql = "SELECT key, last_read FROM directory_feed WHERE id = ?1 AND deleted = 0";
    Ok(reader.query_opt(sql, [id.into_bytes()], |row| Ok(Head { key: row.get(0)?, last_read: row.get(1)? }))?)
}

/// The name of a feed that is there, and when it was read last.
pub(super) fn told(reader: Reader<'_>, id: Uuid) -> Result<Option<(String, DateTime<Utc>)>> {
    let sql = "SELECT name, last_read FROM directory_feed WHERE id = ?1 AND deleted = 0";
    Ok(reader.query_opt(sql, [id.into_bytes()], |row| Ok((row.get(0)?, from_millis(row.get(1)?))))?)
}

/// The zone somebody said the meetings of a feed are in that name none.
pub(super) fn zone(reader: Reader<'_>, id: Uuid) -> Result<Option<String>> {
    let sql = "SELECT zone FROM directory_feed WHERE id = ?1 AND deleted = 0";
    Ok(reader.query_opt(sql, [id.into_bytes()], |row| row.get(0))?.flatten())
}

/// Every feed, by name.
pub(super) fn all(reader: Reader<'_>) -> Result<Vec<DirectoryFeed>> {
    let sql = "SELECT f.id, f.name, f.format, f.zone, f.first_read, f.last_read,
          sum(m.gone IS NULL) AS meetings, sum(m.gone IS NULL AND m.added = f.last_read) AS new,
          sum(m.gone IS NULL AND m.changed = f.last_read AND m.added < f.last_read) AS changed, sum(m.gone IS NOT NULL) AS gone
        FROM directory_feed f LEFT JOIN directory_meeting m ON m.feed = f.key
        WHERE f.deleted = 0 GROUP BY f.key ORDER BY f.name COLLATE NOCASE, f.key";
    Ok(reader.query_all(sql, (), feed)?)
}

fn feed(row: &Row<'_>) -> rusqlite::Result<DirectoryFeed> {
    let (first, last): (i64, i64) = (row.get("first_read")?, row.get("last_read")?);
    let sum = |column: &str| Ok::<_, rusqlite::Error>(row.get::<_, Option<u32>>(column)?.unwrap_or(0));
    Ok(DirectoryFeed {
        id: ids::get(row, 0)?,
        name: row.get("name")?,
        format: DirectoryFormat::of(&row.get::<_, String>("format")?),
        zone: row.get("zone")?,
        first_read: from_millis(first),
        last_read: from_millis(last),
        meetings: sum("meetings")?,
        // Of a feed that was read once everything would be new.
        new: if first == last { 0 } else { sum("new")? },
        changed: sum("changed")?,
        gone: sum("gone")?,
    })
}

/// Notes that a feed is read now, under a name and a zone; answers its key and the reading. Without a zone it keeps the one it has.
pub(super) fn read_now(
    writer: Writer<'_>,
    stamp: &Stamp,
    id: Uuid,
    name: &str,
    format: DirectoryFormat,
    zone: Option<&str>,
) -> Result<(i64, i64)> {
    let name = valid(name)?;
    let now = stamp.now.timestamp_millis();
    if let Some(head) = find(writer.reader(), id)? {
        // Two readings are never the same, even where the clock was put back.
        let read = now.max(head.last_read.saturating_add(1));
        writer.prepare_cached(
            "UPDATE directory_feed SET changed = :clock, device = :device, name = :name, format = :format,
               zone = coalesce(:zone, zone), last_read = :read WHERE key = :key",
        )?
        .execute(named_params! {
            ":clock": stamp.clock, ":device": stamp.device, ":name": name, ":format": format.code(), ":zone": zone, ":read": read, ":key": head.key,
        })?;
        return Ok((head.key, read));
    }
    let count: i64 =
        writer.reader().query_row("SELECT count(*) FROM directory_feed WHERE deleted = 0", (), |row| row.get(0))?;
    if usize::try_from(count).unwrap_or(usize::MAX) >= FEEDS {
        return Err(CoreError::at(ErrorCode::OutOfRange, "feed"));
    }
    writer.prepare_cached(
        "INSERT INTO directory_feed (id, created, changed, device, name, format, zone, first_read, last_read)
         VALUES (:id, :clock, :clock, :device, :name, :format, :zone, :read, :read)",
    )?
    .execute(named_params! {
        ":id": id.into_bytes(), ":clock": stamp.clock, ":device": stamp.device, ":name": name, ":format": format.code(), ":zone": zone, ":read": now,
    })?;
    Ok((writer.last_insert_rowid(), now))
}

/// Gives a feed another name, or its meetings without a zone another one. That they are in none can't be said again once it was.
pub fn rename(writer: Writer<'_>, stamp: &Stamp, id: Uuid, name: &str, zone: Option<&str>) -> Result<()> {
    let name = valid(name)?;
    known_zone(zone)?;
    let head = find(writer.reader(), id)?.ok_or(ErrorCode::NotFound)?;
    writer.execute(
        "UPDATE directory_feed SET changed = ?2, device = ?3, name = ?4, zone = coalesce(?5, zone) WHERE key = ?1",
        (head.key, stamp.clock, stamp.device, name, zone),
    )?;
    Ok(())
}

/// Takes a feed out with all its meetings. What was saved from it as a group stays.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    let head = find(writer.reader(), id)?.ok_or(ErrorCode::NotFound)?;
    meeting::clear(writer, head.key)?;
    writer.execute(
        "UPDATE directory_feed SET changed = ?2, device = ?3, deleted = 1, name = NULL, format = NULL, zone = NULL, first_read = NULL,
           last_read = NULL WHERE key = ?1",
        (head.key, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// An IANA name, or none.
pub(super) fn known_zone(zone: Option<&str>) -> Result<()> {
    if zone.is_none_or(schedule::zone::is_known) { Ok(()) } else { Err(CoreError::at(ErrorCode::Invalid, "zone")) }
}

fn valid(name: &str) -> Result<&str> {
    let name = name.trim();
    if name.is_empty() || name.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, "name"));
    }
    if name.chars().count() > NAME_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, "name"));
    }
    Ok(name)
}
