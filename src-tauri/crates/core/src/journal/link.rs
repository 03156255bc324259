//! Table `entry_link`: what an entry is about.
//!
//! A link names its target and nothing else. Whether the target is there, in the bin or gone for good is asked when it is shown
//! (by [`crate::about`]), so that no text is refused because of what became of a group, and what comes out of the bin is linked
//! as before.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use schedule::series::RecurrenceId;
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::entry;
use super::read::begins;
use super::search::Query;
use crate::error::Result;
use crate::ids;

/// What an entry can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EntryLinkKind {
    /// A support group.
    Group,
    /// A visit of one.
    Visit,
    /// A time an exercise was done.
    Exercise,
    /// A date of a series of the calendar.
    Appointment,
    /// Somebody of the care team.
    Person,
}

/// Something an entry is about, by its id. It may be in the bin, or gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryLink {
    pub kind: EntryLinkKind,
    pub target: Uuid,
    /// Of an appointment: the wall time this date of the series was planned for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<NaiveDateTime>,
}

impl EntryLink {
    /// A link to something that is there once.
    pub const fn to(kind: EntryLinkKind, target: Uuid) -> Self {
        Self { kind, target, occurrence: None }
    }
}

/// An entry as it is told where it is linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LinkedEntry {
    pub id: Uuid,
    pub day: NaiveDate,
    /// Its title, or its first words; may be empty.
    pub words: String,
    pub links: Vec<EntryLink>,
}

impl ToSql for EntryLinkKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Group => "group",
            Self::Visit => "visit",
            Self::Exercise => "exercise",
            Self::Appointment => "appointment",
            Self::Person => "person",
        }
        .into())
    }
}

impl FromSql for EntryLinkKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "group" => Ok(Self::Group),
            "visit" => Ok(Self::Visit),
            "exercise" => Ok(Self::Exercise),
            "appointment" => Ok(Self::Appointment),
            "person" => Ok(Self::Person),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// What an entry is about, in the order it was said.
pub(crate) fn of(reader: Reader<'_>, entry: i64) -> Result<Vec<EntryLink>> {
    Ok(reader.query_all(
        "SELECT kind, target, occurrence FROM entry_link
         WHERE entry = ?1 AND kind IN ('group', 'visit', 'exercise', 'appointment', 'person') ORDER BY rank",
        [entry],
        |row| Ok(EntryLink { kind: row.get(0)?, target: ids::get(row, 1)?, occurrence: planned(row, 2)? }),
    )?)
}

/// A time that cannot be read is none: the series says which it is about.
fn planned(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDateTime>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()).map(|RecurrenceId(at)| at))
}

/// The places of entries about something, in order. Who links a visit links its group as well.
pub(super) fn places(reader: Reader<'_>, kind: EntryLinkKind, target: Uuid) -> Result<Vec<i64>> {
    Ok(reader.query_all(PLACES, (kind, target.into_bytes()), |row| row.get(0))?)
}

const PLACES: &str = "SELECT DISTINCT e.position FROM entry_link l JOIN entry e ON e.key = l.entry
     WHERE l.kind = ?1 AND l.target = ?2 AND e.live_day IS NOT NULL ORDER BY e.position";

/// Adds links to an entry that has none of these kinds.
pub(super) fn insert(writer: Writer<'_>, entry: i64, links: &[EntryLink]) -> Result<()> {
    for link in links {
        writer
            .prepare_cached(
                "INSERT INTO entry_link (entry, rank, kind, target, occurrence)
                 SELECT ?1, coalesce(max(rank) + 1, 0), ?2, ?3, ?4 FROM entry_link WHERE entry = ?1",
            )?
            .execute((
                entry,
                link.kind,
                link.target.into_bytes(),
                link.occurrence.map(|at| RecurrenceId(at).to_string()),
            ))?;
    }
    Ok(())
}

/// Gives an entry other links. Those of kinds that this program does not know stay.
pub(super) fn replace(writer: Writer<'_>, entry: i64, links: &[EntryLink]) -> Result<()> {
    writer
        .prepare_cached(
            "DELETE FROM entry_link
             WHERE entry = ?1 AND kind IN ('group', 'visit', 'exercise', 'appointment', 'person')",
        )?
        .execute([entry])?;
    insert(writer, entry, links)
}

pub(super) fn remove(writer: Writer<'_>, entry: i64) -> Result<()> {
    writer.prepare_cached("DELETE FROM entry_link WHERE entry = ?1")?.execute([entry])?;
    Ok(())
}

/// Takes the links to something away that is gone for good. The entries stay as they are.
pub(crate) fn forget_target(writer: Writer<'_>, kind: EntryLinkKind, target: Uuid) -> Result<()> {
    writer.execute("DELETE FROM entry_link WHERE kind = ?1 AND target = ?2", (kind, target.into_bytes()))?;
    Ok(())
}

/// Entries about something that are not in the bin, the latest first, at most `limit`.
pub(crate) fn entries(reader: Reader<'_>, kind: EntryLinkKind, target: Uuid, limit: u16) -> Result<Vec<LinkedEntry>> {
    let found = reader.query_all(ENTRIES, (kind, target.into_bytes(), limit), |row| row.get::<_, i64>(0))?;
    let told = found.into_iter().map(|key| {
        let Some(head) = entry::by_key(reader, key)? else { return Ok(None) };
        let words = begins(reader, key, &Query::default())?.into_iter().map(|part| part.text).collect();
        Ok(Some(LinkedEntry { id: head.id, day: head.day, words, links: of(reader, key)? }))
    });
    Ok(told.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

pub(super) const ENTRIES: &str = "SELECT DISTINCT e.key FROM entry_link l JOIN entry e ON e.key = l.entry
     WHERE l.kind = ?1 AND l.target = ?2 AND e.live_day IS NOT NULL ORDER BY e.position DESC LIMIT ?3";

/// How many entries there are about something that are not in the bin.
pub(crate) fn count(reader: Reader<'_>, kind: EntryLinkKind, target: Uuid) -> Result<u32> {
    Ok(reader.query_row(COUNT, (kind, target.into_bytes()), |row| row.get(0))?)
}

pub(super) const COUNT: &str = "SELECT count(DISTINCT e.key) FROM entry_link l JOIN entry e ON e.key = l.entry
     WHERE l.kind = ?1 AND l.target = ?2 AND e.live_day IS NOT NULL";
