//! Tables `import_batch`, `import_change` and `import_made`: what each import did, so that it can be undone.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use crate::clock::{Stamp, from_millis};
use crate::error::{ErrorCode, Result};
use crate::ids;
use crate::journal::model::{EntryDraft, ImportBatch};

use super::record::Digest;

/// An entry and its record before a batch gave them the content of a changed row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Before {
    pub state: EntryDraft,
    pub digest: Option<Digest>,
    pub stamp: i64,
}

/// What a batch did to one entry.
pub(super) struct Change {
    pub entry: i64,
    /// `entry.changed` as the batch left it.
    pub stamp: i64,
    /// `None`: the batch added it.
    pub before: Option<Before>,
}

/// Words a batch brought along, by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    Tag(i64),
    TagGroup(i64),
    Tracker(i64),
}

/// Past imports, newest first.
pub fn list(reader: Reader<'_>) -> Result<Vec<ImportBatch>> {
    Ok(reader.query_all(
        "SELECT id, source, file_name, at, added, updated, undone FROM import_batch WHERE deleted = 0 ORDER BY key DESC",
        (),
        |row| {
            Ok(ImportBatch {
                id: ids::get(row, 0)?,
                source: row.get(1)?,
                file_name: row.get(2)?,
                at: from_millis(row.get(3)?),
                added: row.get(4)?,
                updated: row.get(5)?,
                undone: row.get::<_, Option<i64>>(6)?.map(from_millis),
            })
        },
    )?)
}

pub(super) fn begin(
    writer: Writer<'_>,
    stamp: &Stamp,
    id: Uuid,
    source: &str,
    file_name: &str,
    zone: &str,
) -> Result<i64> {
    writer.execute(
        "INSERT INTO import_batch (id, created, changed, device, source, file_name, zone, at, added, updated)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0)",
        (id.into_bytes(), stamp.clock, stamp.device, source, file_name, zone, stamp.now.timestamp_millis()),
    )?;
    Ok(writer.last_insert_rowid())
}

pub(super) fn finish(writer: Writer<'_>, batch: i64, added: u32, updated: u32) -> Result<()> {
    writer.execute("UPDATE import_batch SET added = ?2, updated = ?3 WHERE key = ?1", (batch, added, updated))?;
    Ok(())
}

pub(super) fn note_change(
    writer: Writer<'_>,
    batch: i64,
    entry: i64,
    stamp: i64,
    before: Option<&Before>,
) -> Result<()> {
    let before = before.map(serde_json::to_string).transpose()?;
    writer
        .prepare_cached("INSERT INTO import_change (batch, entry, stamp, before) VALUES (?1, ?2, ?3, ?4)")?
        .execute((batch, entry, stamp, before))?;
    Ok(())
}

pub(super) fn note_made(writer: Writer<'_>, batch: i64, made: Made) -> Result<()> {
    let (kind, key) = match made {
        Made::Tag(key) => ("tag", key),
        Made::TagGroup(key) => ("tag-group", key),
        Made::Tracker(key) => ("tracker", key),
    };
    writer.execute("INSERT INTO import_made (batch, kind, made) VALUES (?1, ?2, ?3)", (batch, kind, key))?;
    Ok(())
}

/// The key of a batch that can be undone: `not-found`, or `conflict` where it was undone already.
pub(super) fn undoable(reader: Reader<'_>, id: Uuid) -> Result<i64> {
    let found: Option<(i64, bool)> = reader.query_opt(
        "SELECT key, undone IS NOT NULL FROM import_batch WHERE id = ?1 AND deleted = 0",
        [id.into_bytes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    match found {
        None => Err(ErrorCode::NotFound.into()),
        Some((_, true)) => Err(ErrorCode::Conflict.into()),
        Some((key, false)) => Ok(key),
    }
}

pub(super) fn changes(reader: Reader<'_>, batch: i64) -> Result<Vec<Change>> {
    let rows: Vec<(i64, i64, Option<String>)> = reader.query_all(
        "SELECT entry, stamp, before FROM import_change WHERE batch = ?1 ORDER BY entry",
        [batch],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    rows.into_iter()
        .map(|(entry, stamp, before)| {
            let before = before.as_deref().map(serde_json::from_str).transpose()?;
            Ok(Change { entry, stamp, before })
        })
        .collect()
}

pub(super) fn made(reader: Reader<'_>, batch: i64) -> Result<Vec<Made>> {
    Ok(reader.query_all("SELECT kind, made FROM import_made WHERE batch = ?1 ORDER BY kind, made", [batch], |row| {
        let key = row.get(1)?;
        Ok(match row.get_ref(0)?.as_str()? {
            "tag" => Made::Tag(key),
            "tag-group" => Made::TagGroup(key),
            _ => Made::Tracker(key),
        })
    })?)
}

/// An entry was brought back to how an earlier batch had left it: that batch may take it for unedited again.
pub(super) fn moved(writer: Writer<'_>, entry: i64, from: i64, to: i64) -> Result<()> {
    writer.execute("UPDATE import_change SET stamp = ?3 WHERE entry = ?1 AND stamp = ?2", (entry, from, to))?;
    Ok(())
}

/// What the batch kept for its undoing is needed no more, and holds people's words.
pub(super) fn close(writer: Writer<'_>, stamp: &Stamp, batch: i64) -> Result<()> {
    writer.execute("DELETE FROM import_change WHERE batch = ?1", [batch])?;
    writer.execute("DELETE FROM import_made WHERE batch = ?1", [batch])?;
    writer.execute(
        "UPDATE import_batch SET undone = ?2, changed = ?3, device = ?4 WHERE key = ?1",
        (batch, stamp.now.timestamp_millis(), stamp.clock, stamp.device),
    )?;
    Ok(())
}

pub(super) fn forget_before(writer: Writer<'_>, entry: i64) -> Result<()> {
    writer.execute("DELETE FROM import_change WHERE entry = ?1", [entry])?;
    Ok(())
}
