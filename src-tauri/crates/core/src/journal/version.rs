//! Table `entry_version`: earlier states of entries, one per editing session.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::entry::{self, Head};
use super::model::{EntryDraft, EntryView, Saved, VersionRow};
use super::{read, save, state};
use crate::clock::{Stamp, from_millis};
use crate::error::{ErrorCode, Result};
use crate::ids;
use crate::text::pieces;

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

/// An earlier state as it would be read.
pub fn get(reader: Reader<'_>, version: Uuid) -> Result<EntryView> {
    let (head, state) = find(reader, version)?;
    read::view_of(reader, &head, state)
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
