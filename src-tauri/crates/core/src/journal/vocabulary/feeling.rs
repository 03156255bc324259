//! Tables `feeling_family` and `feeling`: a vocabulary of two levels.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::{Lately, Use};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::model::{Feeling, FeelingFamily};
use crate::journal::validate;
use crate::text::pieces::fold_name;

/// Every family with its feelings, in order.
pub fn families(reader: Reader<'_>) -> Result<Vec<FeelingFamily>> {
    let mut families = reader.query_all(
        "SELECT key, id, word FROM feeling_family WHERE deleted = 0 ORDER BY rank, key",
        (),
        |row| {
            Ok((
                row.get::<_, i64>(0)?,
                FeelingFamily { id: ids::get(row, 1)?, word: row.get(2)?, feelings: Vec::new() },
            ))
        },
    )?;
    let feelings = reader.query_all(
        "SELECT family, id, word, archived FROM feeling WHERE deleted = 0 ORDER BY rank, key",
        (),
        |row| Ok((row.get::<_, i64>(0)?, Feeling { id: ids::get(row, 1)?, word: row.get(2)?, archived: row.get(3)? })),
    )?;
    for (family, feeling) in feelings {
        if let Some((_, family)) = families.iter_mut().find(|(key, _)| *key == family) {
            family.feelings.push(feeling);
        }
    }
    Ok(families.into_iter().map(|(_, family)| family).collect())
}

/// Adds a word to a family. A word the family has already (whatever its case and accents) is answered as it is, and
/// taken out of the archive.
pub fn add(writer: Writer<'_>, stamp: &Stamp, family: Uuid, word: &str) -> Result<Feeling> {
    let word = validate::name(word, "word")?;
    let family = family_key(writer.reader(), family)?;
    let folded = fold_name(word);
    if let Some(known) = of_family(writer.reader(), family)?.into_iter().find(|known| fold_name(&known.word) == folded)
    {
        if known.archived {
            archive(writer, stamp, known.id, false)?;
        }
        return Ok(Feeling { archived: false, ..known });
    }
    insert(writer, stamp, family, word, None)
}

pub(super) fn insert(
    writer: Writer<'_>,
    stamp: &Stamp,
    family: i64,
    word: &str,
    offered: Option<i64>,
) -> Result<Feeling> {
    super::has_room(writer.reader(), "SELECT count(*) FROM feeling", "word")?;
    let id = ids::new(stamp.now);
    writer.execute(
        "INSERT INTO feeling (id, created, changed, device, family, word, rank, offered)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, (SELECT coalesce(max(rank), 0) + 1 FROM feeling WHERE family = ?4), ?6)",
        (id.into_bytes(), stamp.clock, stamp.device, family, word, offered),
    )?;
    Ok(Feeling { id, word: word.to_owned(), archived: false })
}

/// Adds a family, or answers the one of that word.
pub fn add_family(writer: Writer<'_>, stamp: &Stamp, word: &str) -> Result<FeelingFamily> {
    let word = validate::name(word, "word")?;
    let folded = fold_name(word);
    if let Some(known) = families(writer.reader())?.into_iter().find(|known| fold_name(&known.word) == folded) {
        return Ok(known);
    }
    super::has_room(writer.reader(), "SELECT count(*) FROM feeling_family", "word")?;
    let id = ids::new(stamp.now);
    writer.execute(
        "INSERT INTO feeling_family (id, created, changed, device, word, rank)
         VALUES (?1, ?2, ?2, ?3, ?4, (SELECT coalesce(max(rank), 0) + 1 FROM feeling_family))",
        (id.into_bytes(), stamp.clock, stamp.device, word),
    )?;
    Ok(FeelingFamily { id, word: word.to_owned(), feelings: Vec::new() })
}

/// Changes the word of a feeling everywhere: entries refer to it, they do not repeat it.
pub fn rename(writer: Writer<'_>, stamp: &Stamp, id: Uuid, word: &str) -> Result<()> {
    let word = validate::name(word, "word")?;
    let changed = writer.execute(
        "UPDATE feeling SET word = ?2, changed = ?3, device = ?4 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), word, stamp.clock, stamp.device),
    )?;
    found(changed)
}

/// Takes a feeling out of what is offered, or back in. Entries keep it.
pub fn archive(writer: Writer<'_>, stamp: &Stamp, id: Uuid, archived: bool) -> Result<()> {
    let changed = writer.execute(
        "UPDATE feeling SET archived = ?2, changed = ?3, device = ?4 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), archived, stamp.clock, stamp.device),
    )?;
    found(changed)
}

fn found(rows: usize) -> Result<()> {
    if rows == 0 { Err(ErrorCode::NotFound.into()) } else { Ok(()) }
}

pub(super) fn family_key(reader: Reader<'_>, id: Uuid) -> Result<i64> {
    reader
        .query_opt("SELECT key FROM feeling_family WHERE id = ?1 AND deleted = 0", [id.into_bytes()], |row| row.get(0))?
        .ok_or(CoreError::at(ErrorCode::NotFound, "family"))
}

fn of_family(reader: Reader<'_>, family: i64) -> Result<Vec<Feeling>> {
    Ok(reader.query_all(
        "SELECT id, word, archived FROM feeling WHERE family = ?1 AND deleted = 0",
        [family],
        |row| Ok(Feeling { id: ids::get(row, 0)?, word: row.get(1)?, archived: row.get(2)? }),
    )?)
}

/// The key of a feeling an entry refers to.
pub(crate) fn key(reader: Reader<'_>, id: Uuid) -> Result<i64> {
    reader
        .query_opt("SELECT key FROM feeling WHERE id = ?1 AND deleted = 0", [id.into_bytes()], |row| row.get(0))?
        .ok_or(CoreError::at(ErrorCode::Invalid, "feelings"))
}

/// Key, id and word of every feeling, archived ones too.
pub(crate) fn names(reader: Reader<'_>) -> Result<Vec<(i64, Uuid, String)>> {
    Ok(reader.query_all("SELECT key, id, word FROM feeling WHERE deleted = 0", (), |row| {
        Ok((row.get(0)?, ids::get(row, 1)?, row.get(2)?))
    })?)
}

/// How often each feeling on offer was chosen in the latest entries.
pub(super) fn uses(reader: Reader<'_>, lately: Lately) -> Result<Vec<Use>> {
    Ok(reader.query_all(
        "SELECT f.id, coalesce(u.uses, 0), f.offered FROM feeling f LEFT JOIN (
           SELECT m.feeling, count(*) AS uses
           FROM (SELECT key FROM entry WHERE position >= ?1 ORDER BY position DESC LIMIT ?2) e
           JOIN entry_feeling m ON m.entry = e.key GROUP BY m.feeling
         ) u ON u.feeling = f.key
         WHERE f.deleted = 0 AND f.archived = 0 ORDER BY f.key",
        (lately.since, lately.entries),
        |row| Ok(Use { id: ids::get(row, 0)?, count: row.get(1)?, offered: row.get(2)? }),
    )?)
}
