//! Table `draft`: what is being typed. Kept apart from entries, so that nothing half-written is ever taken for saved.

use chrono::{DateTime, Utc};
use rusqlite::Row;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::ground::Followed;
use super::model::{DraftView, EntryDraft};
use super::{entry, ground, limits, validate};
use crate::clock::{Stamp, from_millis};
use crate::error::Result;

/// Keeps what is being typed, as it is: only its size is judged. Answers when.
pub fn keep(writer: Writer<'_>, stamp: &Stamp, draft: &EntryDraft) -> Result<DateTime<Utc>> {
    validate::sizes(draft)?;
    let kept_at = validate::kept(stamp.now);
    writer.execute(
        "INSERT INTO draft (entry, kept_at, state) VALUES (?1, ?2, ?3)
         ON CONFLICT (entry) DO UPDATE SET kept_at = excluded.kept_at, state = excluded.state",
        (draft.id.into_bytes(), kept_at.timestamp_millis(), serde_json::to_string(draft)?),
    )?;
    Ok(kept_at)
}

/// The latest drafts, the latest first; at most [`limits::DRAFTS_SHOWN`]. Older ones come up as these are finished.
pub fn list(reader: Reader<'_>) -> Result<Vec<DraftView>> {
    let rows = reader.query_all(
        "SELECT d.state, d.kept_at, EXISTS (SELECT 1 FROM entry e WHERE e.id = d.entry AND e.deleted = 0)
         FROM draft d ORDER BY d.kept_at DESC, d.entry LIMIT ?1",
        [limits::DRAFTS_SHOWN],
        columns,
    )?;
    rows.into_iter().map(|row| view(reader, row)).collect()
}

/// The draft of an entry, if one is kept.
pub fn get(reader: Reader<'_>, entry: Uuid) -> Result<Option<DraftView>> {
    let row = reader.query_opt(
        "SELECT d.state, d.kept_at, EXISTS (SELECT 1 FROM entry e WHERE e.id = d.entry AND e.deleted = 0)
         FROM draft d WHERE d.entry = ?1",
        [entry.into_bytes()],
        columns,
    )?;
    row.map(|row| view(reader, row)).transpose()
}

type Columns = (String, i64, bool);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn view(reader: Reader<'_>, (state, kept_at, of_saved_entry): Columns) -> Result<DraftView> {
    let Followed { draft, left_out } = ground::follow(reader, serde_json::from_str(&state)?)?;
    Ok(DraftView { draft, kept_at: from_millis(kept_at), of_saved_entry, left_out })
}

/// A draft that is nowhere but in memory, as those that are kept are shown.
pub fn unkept(reader: Reader<'_>, draft: EntryDraft, at: DateTime<Utc>) -> Result<DraftView> {
    let of_saved_entry = entry::by_id(reader, draft.id)?.is_some_and(|head| !head.deleted);
    let Followed { draft, left_out } = ground::follow(reader, draft)?;
    Ok(DraftView { draft, kept_at: at, of_saved_entry, left_out })
}

/// Whether a draft of this entry is kept.
pub(super) fn exists(reader: Reader<'_>, entry: Uuid) -> Result<bool> {
    Ok(reader.exists("SELECT 1 FROM draft WHERE entry = ?1", [entry.into_bytes()])?)
}

/// Whether a draft names a tag or a tracker: by its id, in what it keeps as JSON.
pub(super) fn names(reader: Reader<'_>, id: Uuid) -> Result<bool> {
    Ok(reader.exists("SELECT 1 FROM draft WHERE instr(state, ?1) > 0", [id.to_string()])?)
}

/// Throws a draft away; that there is none is fine.
pub fn drop(writer: Writer<'_>, entry: Uuid) -> Result<()> {
    writer.execute("DELETE FROM draft WHERE entry = ?1", [entry.into_bytes()])?;
    Ok(())
}
