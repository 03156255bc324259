//! Table `care_record`.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::code::kind;
use super::limits::RECORDS;
use super::model::{CarePerson, CareQuestion, CareRecord};
use super::validate;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// Everything that is there, in the person's order.
pub(super) fn all(reader: Reader<'_>) -> Result<Vec<CareRecord>> {
    let sql = "SELECT content FROM care_record WHERE deleted = 0 ORDER BY rank, key";
    let rows: Vec<String> = reader.query_all(sql, (), |row| row.get(0))?;
    // What a newer program wrote, this one does not show; it stays where it is.
    Ok(rows.iter().filter_map(|content| serde_json::from_str(content).ok()).collect())
}

/// What is to be asked because of an entry.
pub(crate) fn of_entry(reader: Reader<'_>, entry: Uuid) -> Result<Vec<CareQuestion>> {
    let questions = all(reader)?.into_iter().filter_map(|record| match record {
        CareRecord::Question(question) => Some(question),
        _ => None,
    });
    Ok(questions.filter(|question| question.entry == Some(entry)).collect())
}

/// Whether somebody of this id is on the team.
pub(crate) fn is_person(reader: Reader<'_>, id: Uuid) -> Result<bool> {
    let sql = "SELECT 1 FROM care_record WHERE id = ?1 AND kind = 'person' AND deleted = 0";
    Ok(reader.exists(sql, [id.into_bytes()])?)
}

/// Saves a record, new (at the end of its kind), or changed, or one that was removed. The same again changes nothing.
pub fn save(writer: Writer<'_>, stamp: &Stamp, record: &CareRecord) -> Result<()> {
    validate::record(record)?;
    let reader = writer.reader();
    if let CareRecord::Person(person) = record {
        let people = people(reader)?;
        let sender = |id| people.iter().find(|one| one.id == id).and_then(|one| one.referrer);
        validate::chain(person, sender)?;
    }
    let (id, kind, content) = (record.id().into_bytes(), kind(record), serde_json::to_string(record)?);
    let known: Option<(String, Option<String>)> =
        reader.query_opt("SELECT kind, content FROM care_record WHERE id = ?1", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    match known {
        Some((of, _)) if of != kind => return Err(CoreError::at(ErrorCode::Conflict, "id")),
        Some((_, Some(kept))) if kept == content => return Ok(()),
        Some((_, Some(_))) => {}
        _ => {
            let sql = "SELECT count(*) FROM care_record WHERE kind = ?1 AND deleted = 0";
            let count: i64 = reader.query_row(sql, [kind], |row| row.get(0))?;
            if count >= RECORDS {
                return Err(CoreError::at(ErrorCode::OutOfRange, "records"));
            }
        }
    }
    writer.execute(
        "INSERT INTO care_record (id, created, changed, device, kind, rank, content)
         SELECT ?1, ?2, ?2, ?3, ?4, coalesce(max(rank), 0) + 1, ?5 FROM care_record WHERE kind = ?4
         ON CONFLICT (id) DO UPDATE SET deleted = 0, content = excluded.content, changed = excluded.changed,
           device = excluded.device",
        (id, stamp.clock, stamp.device, kind, content),
    )?;
    Ok(())
}

/// Everybody of the team, in the person's order.
pub(super) fn people(reader: Reader<'_>) -> Result<Vec<CarePerson>> {
    let people = all(reader)?.into_iter().filter_map(|record| match record {
        CareRecord::Person(person) => Some(person),
        _ => None,
    });
    Ok(people.collect())
}

/// Leaves of a record only that it existed, and its place. What names it stays: it is found again if the record comes back. Answers
/// what it was at that moment, which brings it back; `None` for what a newer program wrote.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<Option<CareRecord>> {
    let sql = "SELECT content FROM care_record WHERE id = ?1 AND deleted = 0";
    let content: Option<String> = writer.reader().query_opt(sql, [id.into_bytes()], |row| row.get(0))?;
    let removed = writer.execute(
        "UPDATE care_record SET deleted = 1, content = NULL, changed = ?2, device = ?3 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), stamp.clock, stamp.device),
    )?;
    if removed == 0 {
        return Err(ErrorCode::NotFound.into());
    }
    Ok(content.and_then(|content| serde_json::from_str(&content).ok()))
}

/// Puts questions into this order; those it does not name come after.
pub fn arrange(writer: Writer<'_>, stamp: &Stamp, order: &[Uuid]) -> Result<()> {
    let place = |id: Uuid| order.iter().position(|other| *other == id).unwrap_or(usize::MAX);
    let sql = "SELECT id FROM care_record WHERE kind = 'question' AND deleted = 0 ORDER BY rank, key";
    let mut ids: Vec<Uuid> = writer.reader().query_all(sql, (), |row| ids::get(row, 0))?;
    ids.sort_by_key(|id| place(*id));
    for (id, rank) in ids.into_iter().zip(1_i64..) {
        writer.execute(
            "UPDATE care_record SET rank = ?2, changed = ?3, device = ?4 WHERE id = ?1 AND rank <> ?2",
            (id.into_bytes(), rank, stamp.clock, stamp.device),
        )?;
    }
    Ok(())
}
