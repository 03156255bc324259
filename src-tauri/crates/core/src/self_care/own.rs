//! Table `exercise_own`: exercises of the person's own, as the files they would be shared as.

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::fault::ExerciseProblem;
use super::model::Exercise;
use super::read::read;
use super::{drafts, limits};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// What became of one that is removed, to bring it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseRemoved {
    /// As a file.
    pub definition: String,
    /// What was being made of it, as it was typed.
    pub draft: Option<String>,
}

/// All of them, in the order in which they were made. One that a later version wrote, and that this one can't read, waits for that.
pub fn all(reader: Reader<'_>) -> Result<Vec<Exercise>> {
    let kept =
        reader.query_all("SELECT id, definition FROM exercise_own WHERE deleted = 0 ORDER BY key", (), |row| {
            Ok((ids::get(row, 0)?, row.get::<_, String>(1)?))
        })?;
    Ok(kept.into_iter().filter_map(|(id, definition)| named(id, &definition)).collect())
}

/// One of them, where there is one.
pub fn one(reader: Reader<'_>, id: &str) -> Result<Option<Exercise>> {
    let Ok(id) = Uuid::try_parse(id) else { return Ok(None) };
    Ok(definition(reader, id)?.and_then(|definition| named(id, &definition)))
}

fn named(id: Uuid, definition: &str) -> Option<Exercise> {
    let exercise = read(definition.as_bytes()).ok()?;
    Some(Exercise { id: id.to_string(), ..exercise })
}

/// Keeps one, new or changed, and lets go of what was being made of it. Nothing is kept of one that is not right: the answer is
/// what is wrong with it. One that was removed stays removed.
pub fn save(writer: Writer<'_>, stamp: &Stamp, id: Uuid, definition: &str) -> Result<Vec<ExerciseProblem>> {
    named_by(id)?;
    if let Err(problems) = read(definition.as_bytes()) {
        return Ok(problems);
    }
    let key = id.into_bytes();
    let deleted: Option<bool> =
        writer.reader().query_opt("SELECT deleted FROM exercise_own WHERE id = ?1", [key], |row| row.get(0))?;
    if deleted == Some(true) {
        return Err(ErrorCode::NotFound.into());
    }
    if deleted.is_none() {
        let count: i64 =
            writer.reader().query_row("SELECT count(*) FROM exercise_own WHERE deleted = 0", (), |row| row.get(0))?;
        if count >= limits::OWN {
            return Err(CoreError::at(ErrorCode::OutOfRange, "exercises"));
        }
    }
    writer.execute(
        "INSERT INTO exercise_own (id, created, changed, device, definition) VALUES (?1, ?2, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET definition = excluded.definition, changed = excluded.changed,
           device = excluded.device WHERE definition IS NOT excluded.definition",
        (key, stamp.clock, stamp.device, definition),
    )?;
    drafts::leave(writer, id)?;
    Ok(Vec::new())
}

fn named_by(id: Uuid) -> Result<()> {
    if id.is_nil() { Err(CoreError::at(ErrorCode::Invalid, "id")) } else { Ok(()) }
}

/// What it is made of, as a file, where there is one.
pub fn definition(reader: Reader<'_>, id: Uuid) -> Result<Option<String>> {
    let kept: Option<Option<String>> = reader.query_opt(
        "SELECT definition FROM exercise_own WHERE id = ?1 AND deleted = 0",
        [id.into_bytes()],
        |row| row.get(0),
    )?;
    Ok(kept.flatten())
}

/// Takes the removal of one back, with what was being made of it. Where as much is being made as may be, it comes back without that.
pub fn bring_back(writer: Writer<'_>, stamp: &Stamp, id: Uuid, removed: &ExerciseRemoved) -> Result<()> {
    let ExerciseRemoved { definition, draft } = removed;
    if read(definition.as_bytes()).is_err() {
        return Err(CoreError::at(ErrorCode::Invalid, "definition"));
    }
    let back = writer.execute(
        "UPDATE exercise_own SET deleted = 0, definition = ?4, changed = ?2, device = ?3 WHERE id = ?1 AND deleted = 1",
        (id.into_bytes(), stamp.clock, stamp.device, definition),
    )?;
    if back == 0 {
        return Err(ErrorCode::NotFound.into());
    }
    match draft.as_ref().map_or(Ok(()), |body| drafts::keep(writer, stamp, id, body)) {
        Err(error) if error.code == ErrorCode::OutOfRange => Ok(()),
        kept => kept,
    }
}

/// Removes one, and what was being made of it. What was noted of it stays. Answers both, so that they can be brought back.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<ExerciseRemoved> {
    let draft = drafts::one(writer.reader(), id)?;
    let definition = definition(writer.reader(), id)?.ok_or(ErrorCode::NotFound)?;
    writer.execute(
        "UPDATE exercise_own SET deleted = 1, definition = NULL, changed = ?2, device = ?3 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), stamp.clock, stamp.device),
    )?;
    drafts::leave(writer, id)?;
    Ok(ExerciseRemoved { definition, draft })
}
