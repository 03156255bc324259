//! An exercise as a file for somebody else, and one that came from somebody.

use serde::Serialize;
use specta::Type;
use vault::store::Reader;

use super::fault::ExerciseProblem;
use super::model::Exercise;
use super::{find, read};
use crate::error::{CoreError, ErrorCode, Result};

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseOpened {
    /// The exercise, where all of it is right. It is not kept yet.
    pub exercise: Option<Exercise>,
    /// What is wrong with it otherwise.
    pub problems: Vec<ExerciseProblem>,
}

/// Reads a file that somebody brought. Nothing is kept.
pub fn opened(bytes: &[u8]) -> ExerciseOpened {
    match read(bytes) {
        Ok(exercise) => ExerciseOpened { exercise: Some(without_id(exercise)), problems: Vec::new() },
        Err(problems) => ExerciseOpened { exercise: None, problems },
    }
}

/// Whoever takes it in gives it an id of their own.
fn without_id(exercise: Exercise) -> Exercise {
    Exercise { id: String::new(), ..exercise }
}

/// An exercise as a file, without its id. What was found about a shipped one goes along.
pub fn file(reader: Reader<'_>, id: &str, language: &str) -> Result<Vec<u8>> {
    let exercise = find(reader, id, language)?.ok_or_else(|| CoreError::at(ErrorCode::NotFound, "exercise"))?;
    let mut value = serde_json::to_value(&exercise).map_err(|_| ErrorCode::Invalid)?;
    if let Some(keys) = value.as_object_mut() {
        keys.remove("id");
    }
    let mut bytes = serde_json::to_vec_pretty(&value).map_err(|_| ErrorCode::Invalid)?;
    bytes.push(b'\n');
    Ok(bytes)
}
