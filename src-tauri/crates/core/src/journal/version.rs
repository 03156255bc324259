//! Table `entry_version`: earlier states of entries, one per editing session.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::difference::{EntryPart, Stretch};
use super::entry::{self, Head};
use super::model::{EntryDraft, EntryView, Saved};
use super::{difference, read, save, state};
use crate::clock::{Stamp, from_millis};
use crate::error::{ErrorCode, Result};
use crate::ids;
use crate::text::pieces;

/// An earlier state of an entry, whole, and how the entry differs from it now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    pub entry: EntryView,
    pub title: Vec<Stretch>,
    pub body: Vec<Stretch>,
    /// What else is another now.
    pub others: Vec<EntryPart>,
}

/// An earlier state of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    pub id: Uuid,
    /// Until when this was the state of the entry.
    pub replaced: DateTime<Utc>,
    pub words: u32,
}

/// Keeps the state of an entry before it gets another.
pub(super) fn keep(writer: Writer<'_>, stamp: &Stamp, head: &Head, before: &EntryDraft) -> Result<()> {
    writer.execute(
        "INSERT INTO entry_version (id, created, device, entry, session, replaced, words, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        rusqlite::params![
            ids::new(stamp.now).into_bytes(),
            stamp.clock,
            stamp.device,
            head.key,
            head.session.into_bytes(),
            stamp.now.timestamp_millis(),
            words(&before.title) + words(&before.body),
            serde_json::to_string(before)?,
        ],
    )?;
    Ok(())
}

fn words(text: &str) -> u32 {
    let mut count = 0;
    pieces::each(text, |_| {
        count += 1;
        std::ops::ControlFlow::Continue(())
    });
    count
}

/// Earlier states of an entry, newest first.
pub fn list(reader: Reader<'_>, id: Uuid) -> Result<Vec<VersionRow>> {
    let head = entry::by_id(reader, id)?.filter(|head| !head.deleted).ok_or(ErrorCode::NotFound)?;
    Ok(reader.query_all(
        "SELECT id, replaced, words FROM entry_version WHERE entry = ?1 ORDER BY key DESC",
        [head.key],
        |row| Ok(VersionRow { id: ids::get(row, 0)?, replaced: from_millis(row.get(1)?), words: row.get(2)? }),
    )?)
}

pub(super) fn count(reader: Reader<'_>, entry: i64) -> Result<u32> {
    Ok(reader.query_row("SELECT count(*) FROM entry_version WHERE entry = ?1", [entry], |row| row.get(0))?)
}

/// An earlier state as it would be read, beside the entry as it is.
pub fn get(reader: Reader<'_>, version: Uuid) -> Result<VersionView> {
    let (head, earlier) = find(reader, version)?;
    let now = state::of(reader, &head)?;
    Ok(VersionView {
        title: difference::between(&earlier.title, &now.title),
        body: difference::between(&earlier.body, &now.body),
        others: difference::others(&earlier, &now),
        entry: read::view_of(reader, &head, earlier)?,
    })
}

/// Brings an earlier state back as a new editing session, so that the state it replaces is a version itself.
pub fn restore(writer: Writer<'_>, stamp: &Stamp, version: Uuid) -> Result<Saved> {
    let (_, state) = find(writer.reader(), version)?;
    save(writer, stamp, &EntryDraft { session: ids::new(stamp.now), ..state })
}

fn find(reader: Reader<'_>, version: Uuid) -> Result<(Head, EntryDraft)> {
    let found: Option<(i64, String)> =
        reader.query_opt("SELECT entry, state FROM entry_version WHERE id = ?1", [version.into_bytes()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let (key, state) = found.ok_or(ErrorCode::NotFound)?;
    let head = entry::by_key(reader, key)?.filter(|head| !head.deleted).ok_or(ErrorCode::NotFound)?;
    Ok((head, state::forget_lost(reader, serde_json::from_str(&state)?)))
}

pub(super) fn forget(writer: Writer<'_>, entry: i64) -> Result<()> {
    writer.execute("DELETE FROM entry_version WHERE entry = ?1", [entry])?;
    Ok(())
}
