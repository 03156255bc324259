//! Table `entry_attachment`.

use vault::media::ContentName;
use vault::store::{Reader, Writer};

use super::stored;
use super::{AttachmentKind, EntryAttachment};
use crate::error::{CoreError, ErrorCode, Result};

/// Something attached, as it is to be written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attached {
    pub media: i64,
    pub kind: AttachmentKind,
    pub said: EntryAttachment,
}

/// What is attached to an entry, in order.
pub(crate) fn of(reader: Reader<'_>, entry: i64) -> Result<Vec<EntryAttachment>> {
    Ok(reader.query_all(
        "SELECT m.content, a.name, a.description FROM entry_attachment a JOIN media m ON m.key = a.media
         WHERE a.entry = ?1 ORDER BY a.rank",
        [entry],
        |row| {
            let content = ContentName::from_bytes(row.get(0)?).to_string();
            Ok(EntryAttachment { content, name: row.get(1)?, description: row.get(2)? })
        },
    )?)
}

/// Something attached to an entry, with what is known of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub content: ContentName,
    pub said: EntryAttachment,
    pub kind: AttachmentKind,
    pub media_type: String,
    pub bytes: u32,
}

/// The same, with what is known of each.
pub(crate) fn listed(reader: Reader<'_>, entry: i64) -> Result<Vec<Listed>> {
    Ok(reader.query_all(
        "SELECT m.content, a.name, a.description, m.kind, m.type, m.bytes
         FROM entry_attachment a JOIN media m ON m.key = a.media WHERE a.entry = ?1 ORDER BY a.rank",
        [entry],
        |row| {
            let content = ContentName::from_bytes(row.get(0)?);
            Ok(Listed {
                content,
                said: EntryAttachment { content: content.to_string(), name: row.get(1)?, description: row.get(2)? },
                kind: row.get(3)?,
                media_type: row.get(4)?,
                bytes: row.get(5)?,
            })
        },
    )?)
}

/// Every entry that is not gone, with each content that is attached to it.
pub(crate) fn named(reader: Reader<'_>) -> Result<Vec<(i64, ContentName)>> {
    Ok(reader.query_all(
        "SELECT a.entry, m.content FROM entry_attachment a JOIN media m ON m.key = a.media
         JOIN entry e ON e.key = a.entry WHERE e.deleted = 0",
        (),
        |row| Ok((row.get(0)?, ContentName::from_bytes(row.get(1)?))),
    )?)
}

/// How many pictures an entry has, and how much else.
pub(crate) fn counts(reader: Reader<'_>, entry: i64) -> Result<(u32, u32)> {
    Ok(reader.query_row(
        "SELECT coalesce(sum(m.kind = 'picture'), 0), coalesce(sum(m.kind <> 'picture'), 0)
         FROM entry_attachment a JOIN media m ON m.key = a.media WHERE a.entry = ?1",
        [entry],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

/// What is said of the first thing attached to an entry of which anything is said; else nothing.
pub(crate) fn described(reader: Reader<'_>, entry: i64) -> Result<String> {
    let said = reader.query_all(
        "SELECT description FROM entry_attachment WHERE entry = ?1 AND description <> '' ORDER BY rank LIMIT 1",
        [entry],
        |row| row.get(0),
    )?;
    Ok(said.into_iter().next().unwrap_or_default())
}

pub(crate) fn any_picture(attached: &[Attached]) -> bool {
    attached.iter().any(|attached| attached.kind == AttachmentKind::Picture)
}

/// Finds what a draft names. The same content twice counts once.
pub(crate) fn resolve(reader: Reader<'_>, attachments: &[EntryAttachment]) -> Result<Vec<Attached>> {
    let mut resolved: Vec<Attached> = Vec::new();
    for said in attachments {
        let stored = find(reader, said)?.ok_or(CoreError::at(ErrorCode::NotFound, "attachments"))?;
        if !resolved.iter().any(|known| known.media == stored.key) {
            resolved.push(Attached { media: stored.key, kind: stored.kind, said: said.clone() });
        }
    }
    Ok(resolved)
}

pub(crate) fn is_known(reader: Reader<'_>, said: &EntryAttachment) -> bool {
    find(reader, said).is_ok_and(|stored| stored.is_some())
}

fn find(reader: Reader<'_>, said: &EntryAttachment) -> Result<Option<stored::Stored>> {
    ContentName::parse(&said.content).map_or(Ok(None), |name| stored::get(reader, name))
}

/// Attaches to an entry that has nothing attached.
pub(crate) fn insert(writer: Writer<'_>, entry: i64, attached: &[Attached]) -> Result<()> {
    for (attached, rank) in attached.iter().zip(0_i64..) {
        writer
            .prepare_cached(
                "INSERT INTO entry_attachment (entry, rank, media, name, description) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((entry, rank, attached.media, &attached.said.name, &attached.said.description))?;
    }
    Ok(())
}

pub(crate) fn replace(writer: Writer<'_>, entry: i64, attached: &[Attached]) -> Result<()> {
    remove(writer, entry)?;
    insert(writer, entry, attached)
}

pub(crate) fn remove(writer: Writer<'_>, entry: i64) -> Result<()> {
    writer.prepare_cached("DELETE FROM entry_attachment WHERE entry = ?1")?.execute([entry])?;
    Ok(())
}
