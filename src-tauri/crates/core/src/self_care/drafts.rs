//! Table `exercise_draft`: exercises of one's own that are being made, as they are typed.

use serde::Serialize;
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// One that is being made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseMade {
    pub id: Uuid,
    /// What it is called so far; may be empty.
    pub name: String,
}

/// All of them, the one that was worked on last first.
pub fn all(reader: Reader<'_>) -> Result<Vec<ExerciseMade>> {
    let kept = reader.query_all("SELECT exercise, body FROM exercise_draft ORDER BY kept_at DESC", (), |row| {
        Ok((ids::get(row, 0)?, row.get::<_, String>(1)?))
    })?;
    Ok(kept.into_iter().map(|(id, body)| made(id, &body)).collect())
}

/// What stands in the list of one.
pub fn made(id: Uuid, body: &str) -> ExerciseMade {
    ExerciseMade { id, name: name(body) }
}

fn name(body: &str) -> String {
    let value: Option<serde_json::Value> = serde_json::from_str(body).ok();
    let name = value.as_ref().and_then(|value| value.get("name")).and_then(serde_json::Value::as_str);
    name.unwrap_or_default().trim().chars().take(limits::NAME).collect()
}

pub fn one(reader: Reader<'_>, id: Uuid) -> Result<Option<String>> {
    Ok(reader.query_opt("SELECT body FROM exercise_draft WHERE exercise = ?1", [id.into_bytes()], |row| row.get(0))?)
}

/// Keeps what was typed so far, right or not.
pub fn keep(writer: Writer<'_>, stamp: &Stamp, id: Uuid, body: &str) -> Result<()> {
    if id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    if body.len() > limits::FILE_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "body"));
    }
    let others: i64 = writer.reader().query_row(
        "SELECT count(*) FROM exercise_draft WHERE exercise <> ?1",
        [id.into_bytes()],
        |row| row.get(0),
    )?;
    if others >= limits::MADE {
        return Err(CoreError::at(ErrorCode::OutOfRange, "exercises"));
    }
    writer.execute(
        "INSERT INTO exercise_draft (exercise, kept_at, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (exercise) DO UPDATE SET kept_at = excluded.kept_at, body = excluded.body",
        (id.into_bytes(), stamp.now.timestamp_millis(), body),
    )?;
    Ok(())
}

/// Lets go of what was typed. Twice is once.
pub fn leave(writer: Writer<'_>, id: Uuid) -> Result<()> {
    writer.execute("DELETE FROM exercise_draft WHERE exercise = ?1", [id.into_bytes()])?;
    Ok(())
}
