//! Table `media`: what there is.

use std::collections::BTreeSet;

use uuid::Uuid;
use vault::media::ContentName;
use vault::store::{Reader, Writer};

use super::AttachmentKind;
use crate::error::Result;

/// A content, as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    pub key: i64,
    pub content: ContentName,
    pub kind: AttachmentKind,
    pub media_type: String,
    pub bytes: u32,
    pub size: Option<(u32, u32)>,
}

/// Notes a content that was put into the vault, or that it was attached again.
pub(crate) fn keep(writer: Writer<'_>, stored: &Stored, now: i64) -> Result<()> {
    writer.execute(
        "INSERT INTO media (content, added, kind, type, bytes, width, height) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (content) DO UPDATE SET added = max(added, excluded.added)",
        (
            stored.content.bytes(),
            now,
            stored.kind,
            &stored.media_type,
            stored.bytes,
            stored.size.map(|(width, _)| width),
            stored.size.map(|(_, height)| height),
        ),
    )?;
    Ok(())
}

pub(crate) fn get(reader: Reader<'_>, content: ContentName) -> Result<Option<Stored>> {
    Ok(reader.query_opt(
        "SELECT key, content, kind, type, bytes, width, height FROM media WHERE content = ?1",
        [content.bytes()],
        |row| {
            let (width, height): (Option<u32>, Option<u32>) = (row.get(5)?, row.get(6)?);
            Ok(Stored {
                key: row.get(0)?,
                content: ContentName::from_bytes(row.get(1)?),
                kind: row.get(2)?,
                media_type: row.get(3)?,
                bytes: row.get(4)?,
                size: width.zip(height),
            })
        },
    )?)
}

/// Every content there is.
pub(crate) fn known(reader: Reader<'_>) -> Result<BTreeSet<ContentName>> {
    let rows = reader.query_all("SELECT content FROM media", (), |row| Ok(ContentName::from_bytes(row.get(0)?)))?;
    Ok(rows.into_iter().collect())
}

/// What all of them take.
pub(crate) fn bytes_in_all(reader: Reader<'_>) -> Result<u64> {
    let bytes: i64 = reader.query_row("SELECT coalesce(sum(bytes), 0) FROM media", (), |row| row.get(0))?;
    Ok(u64::try_from(bytes).unwrap_or_default())
}

/// What an entry names, or did: also in its draft and its earlier versions.
pub(crate) fn named_by(reader: Reader<'_>, entry: Uuid) -> Result<Vec<ContentName>> {
    Ok(reader.query_all(
        "SELECT m.content FROM media m WHERE
           EXISTS (SELECT 1 FROM entry_attachment a JOIN entry e ON e.key = a.entry WHERE a.media = m.key AND e.id = ?1)
           OR EXISTS (SELECT 1 FROM draft d WHERE d.entry = ?1 AND instr(d.state, lower(hex(m.content))))
           OR EXISTS (SELECT 1 FROM entry_version v JOIN entry e ON e.key = v.entry
                      WHERE e.id = ?1 AND instr(v.state, lower(hex(m.content))))",
        [entry.into_bytes()],
        |row| Ok(ContentName::from_bytes(row.get(0)?)),
    )?)
}

/// Whether an entry, a draft or an earlier version names a content.
pub(crate) fn still_named(reader: Reader<'_>, content: ContentName) -> Result<bool> {
    Ok(reader.exists(
        "SELECT 1 FROM media m WHERE m.content = ?1 AND (
           EXISTS (SELECT 1 FROM entry_attachment a WHERE a.media = m.key)
           OR EXISTS (SELECT 1 FROM draft d WHERE instr(d.state, ?2))
           OR EXISTS (SELECT 1 FROM entry_version v WHERE instr(v.state, ?2)))",
        (content.bytes(), content.to_string()),
    )?)
}

/// What was attached last before a moment and is in no entry now: it may still be named by a draft or a version.
pub(crate) fn unnamed(reader: Reader<'_>, before: i64) -> Result<Vec<ContentName>> {
    Ok(reader.query_all(
        "SELECT content FROM media m WHERE added < ?1
         AND NOT EXISTS (SELECT 1 FROM entry_attachment a WHERE a.media = m.key)",
        [before],
        |row| Ok(ContentName::from_bytes(row.get(0)?)),
    )?)
}

pub(crate) fn forget(writer: Writer<'_>, content: ContentName) -> Result<()> {
    writer.execute("DELETE FROM media WHERE content = ?1", [content.bytes()])?;
    Ok(())
}
