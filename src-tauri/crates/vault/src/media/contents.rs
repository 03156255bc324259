//! The tables of `media.db`.

use std::collections::BTreeSet;
use std::ops::Range;

use rusqlite::OptionalExtension;

use super::naming::{ContentName, Naming};
use super::{CHUNK, MediaFault};
use crate::store::{Reader, StoreError, Writer};

/// A chunk with its name.
type Chunk = ([u8; 32], Vec<u8>);

/// A content as its row has it.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub key: i64,
    pub name: ContentName,
    pub bytes: u64,
    pub added: i64,
}

/// Adds a content, or notes that it was added again.
pub fn put(writer: Writer<'_>, bytes: &[u8], thumbnail: Option<&[u8]>, now: i64) -> Result<ContentName, StoreError> {
    let naming = Naming::read(writer.reader())?;
    let chunks: Vec<([u8; 32], &[u8])> = bytes.chunks(CHUNK).map(|chunk| (naming.chunk(chunk), chunk)).collect();
    let mut counting = naming.content();
    for (name, _) in &chunks {
        counting.chunk(name);
    }
    let name = counting.end();
    insert(writer, name, &chunks, thumbnail, now)?;
    Ok(name)
}

/// The same of a content whose chunks have their names.
pub fn insert(
    writer: Writer<'_>,
    name: ContentName,
    chunks: &[([u8; 32], &[u8])],
    thumbnail: Option<&[u8]>,
    now: i64,
) -> Result<(), StoreError> {
    if let Some(known) = row(writer.reader(), name)? {
        writer
            .execute("UPDATE media_content SET added = max(added, ?2), gone = NULL WHERE key = ?1", (known.key, now))?;
        return Ok(());
    }
    let bytes: usize = chunks.iter().map(|(_, chunk)| chunk.len()).sum();
    let bytes = i64::try_from(bytes).map_err(|_| StoreError::TooBig)?;
    writer.execute("INSERT INTO media_content (name, bytes, added) VALUES (?1, ?2, ?3)", (name.bytes(), bytes, now))?;
    let content = writer.last_insert_rowid();
    for ((name, chunk), place) in chunks.iter().zip(0_i64..) {
        let known = writer
            .prepare_cached("SELECT key FROM media_chunk WHERE name = ?1")?
            .query_row([name], |row| row.get::<_, i64>(0))
            .optional()?;
        let key = if let Some(key) = known {
            key
        } else {
            writer.execute("INSERT INTO media_chunk (name, bytes) VALUES (?1, ?2)", (name, chunk))?;
            writer.last_insert_rowid()
        };
        writer.execute("INSERT INTO media_part (content, place, chunk) VALUES (?1, ?2, ?3)", (content, place, key))?;
    }
    if let Some(thumbnail) = thumbnail {
        writer.execute("INSERT INTO media_thumbnail (content, bytes) VALUES (?1, ?2)", (content, thumbnail))?;
    }
    Ok(())
}

pub fn row(reader: Reader<'_>, name: ContentName) -> Result<Option<Row>, StoreError> {
    reader.query_opt("SELECT key, name, bytes, added FROM media_content WHERE name = ?1", [name.bytes()], columns)
}

/// Every content, in the order they came.
pub fn rows(reader: Reader<'_>) -> Result<Vec<Row>, StoreError> {
    reader.query_all("SELECT key, name, bytes, added FROM media_content ORDER BY key", (), columns)
}

fn columns(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let bytes: i64 = row.get(2)?;
    Ok(Row {
        key: row.get(0)?,
        name: ContentName::from_bytes(row.get(1)?),
        bytes: u64::try_from(bytes).unwrap_or_default(),
        added: row.get(3)?,
    })
}

/// The bytes of a range of a content; what is beyond its end is left out. Every chunk is held against its name.
pub fn read(reader: Reader<'_>, name: ContentName, range: Range<u64>) -> Result<Vec<u8>, MediaFault> {
    let content = row(reader, name)?.ok_or(MediaFault::NotHere)?;
    let range = range.start..range.end.min(content.bytes);
    let mut bytes = Vec::with_capacity(usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0));
    let naming = Naming::read(reader)?;
    let size = CHUNK as u64;
    for place in range.start / size..range.end.div_ceil(size) {
        let (name, chunk) = part(reader, content.key, place)?.ok_or(MediaFault::Damaged)?;
        let begins = place * size;
        let within = |at: u64| usize::try_from(at.saturating_sub(begins)).unwrap_or(CHUNK).min(chunk.len());
        let wanted = chunk.get(within(range.start)..within(range.end));
        if !naming.is_chunk(&name, &chunk) {
            return Err(MediaFault::Damaged);
        }
        bytes.extend_from_slice(wanted.unwrap_or_default());
    }
    if bytes.len() as u64 == range.end.saturating_sub(range.start) { Ok(bytes) } else { Err(MediaFault::Damaged) }
}

fn part(reader: Reader<'_>, content: i64, place: u64) -> Result<Option<Chunk>, StoreError> {
    reader.query_opt(
        "SELECT c.name, c.bytes FROM media_part p JOIN media_chunk c ON c.key = p.chunk
         WHERE p.content = ?1 AND p.place = ?2",
        (content, i64::try_from(place).unwrap_or(i64::MAX)),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub fn thumbnail(reader: Reader<'_>, name: ContentName) -> Result<Option<Vec<u8>>, StoreError> {
    reader.query_opt(
        "SELECT t.bytes FROM media_thumbnail t JOIN media_content c ON c.key = t.content WHERE c.name = ?1",
        [name.bytes()],
        |row| row.get(0),
    )
}

/// The contents that nobody keeps, and that were put here before a moment.
pub fn left(reader: Reader<'_>, keep: &BTreeSet<ContentName>, before: i64) -> Result<Vec<ContentName>, StoreError> {
    let rows = rows(reader)?.into_iter().filter(|row| row.added < before && !keep.contains(&row.name));
    Ok(rows.map(|row| row.name).collect())
}

/// Removes contents with those of their chunks that no other has. One that was put here again meanwhile stays. Answers how
/// many went.
pub fn remove(writer: Writer<'_>, names: &[ContentName], before: i64) -> Result<u32, StoreError> {
    let mut gone = 0;
    for name in names {
        let Some(content) = row(writer.reader(), *name)?.filter(|row| row.added < before) else { continue };
        let chunks: Vec<i64> = writer.reader().query_all(
            "SELECT DISTINCT chunk FROM media_part WHERE content = ?1",
            [content.key],
            |row| row.get(0),
        )?;
        writer.execute("DELETE FROM media_thumbnail WHERE content = ?1", [content.key])?;
        writer.execute("DELETE FROM media_part WHERE content = ?1", [content.key])?;
        writer.execute("DELETE FROM media_unread WHERE content = ?1", [content.key])?;
        writer.execute("DELETE FROM media_content WHERE key = ?1", [content.key])?;
        for chunk in chunks {
            writer.execute(
                "DELETE FROM media_chunk WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM media_part WHERE chunk = ?1)",
                [chunk],
            )?;
        }
        gone += 1;
    }
    Ok(gone)
}

/// In the copy among the backups: notes which contents the original has no more, and names those that it has not had since
/// before a moment.
pub fn note_gone(
    writer: Writer<'_>,
    original: &BTreeSet<ContentName>,
    now: i64,
    before: i64,
) -> Result<Vec<ContentName>, StoreError> {
    let mut expired = Vec::new();
    for row in rows(writer.reader())?.into_iter().filter(|row| !original.contains(&row.name)) {
        writer.execute("UPDATE media_content SET gone = coalesce(gone, ?2) WHERE key = ?1", (row.key, now))?;
        let sql = "SELECT 1 FROM media_content WHERE key = ?1 AND gone < ?2";
        if writer.reader().exists(sql, (row.key, before))? {
            expired.push(row.name);
        }
    }
    Ok(expired)
}

/// In the copy among the backups: a content that was added waits to be read again.
pub fn note_unread(writer: Writer<'_>, name: ContentName) -> Result<(), StoreError> {
    writer.execute(
        "INSERT OR IGNORE INTO media_unread (content) SELECT key FROM media_content WHERE name = ?1",
        [name.bytes()],
    )?;
    Ok(())
}

/// The contents that wait for that, in the order they came.
pub fn unread(reader: Reader<'_>) -> Result<Vec<ContentName>, StoreError> {
    reader.query_all(
        "SELECT c.name FROM media_unread u JOIN media_content c ON c.key = u.content ORDER BY c.key",
        (),
        |row| row.get(0).map(ContentName::from_bytes),
    )
}

/// It was read, and holds.
pub fn note_read(writer: Writer<'_>, names: &[ContentName]) -> Result<(), StoreError> {
    for name in names {
        writer.execute(
            "DELETE FROM media_unread WHERE content = (SELECT key FROM media_content WHERE name = ?1)",
            [name.bytes()],
        )?;
    }
    Ok(())
}
