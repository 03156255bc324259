//! Exercises: what they are, those that are shipped, one's own, and what was noted of them.

mod drafts;
pub mod fault;
mod judge;
mod launchers;
pub mod limits;
mod lines;
pub mod model;
mod own;
mod raw;
mod read;
mod run;
mod share;
mod shipped;
mod steps;
mod suggest;
mod view;

use serde::Serialize;
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

pub(crate) use drafts::made;
pub use drafts::{ExerciseMade, keep as draft_keep, leave as draft_leave};
pub use fault::{ExerciseFault, ExerciseProblem};
pub use launchers::{
    Held as LaunchersHeld, LaunchKind, LaunchTarget, LaunchTargetDraft, Launcher, LauncherDraft,
    agree as launcher_agree, all as launchers, is_agreed as launcher_is_agreed, one as launcher, save as launcher_save,
};
pub use model::Exercise;
pub use own::{ExerciseRemoved, bring_back as own_bring_back, remove as own_remove, save as own_save};
pub use read::read;
pub use run::{
    ExerciseBegin, ExerciseEnd, ExerciseLinked, ExerciseNoted, ExerciseUnfinished, begin, end, keep, unfinished_with,
};
pub(crate) use run::{done_between, linked};
pub(crate) use run::{done_days, rated};
pub use share::{ExerciseOpened, file, opened};
pub use suggest::ExerciseSuggestion;
pub use view::{ExerciseName, ExerciseRow, ExerciseView, SelfCareView, found, get, list, suggested};

use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};

/// An exercise by its id, a shipped one or one's own.
fn find(reader: Reader<'_>, id: &str, language: &str) -> Result<Option<Exercise>> {
    match shipped::one(id, language) {
        Some(exercise) => Ok(Some(exercise.clone())),
        None => own::one(reader, id),
    }
}

/// What a shipped one is called.
pub(crate) fn shipped_name(id: &str, language: &str) -> Option<ExerciseName> {
    shipped::one(id, language).map(|one| ExerciseName { id: one.id.clone(), name: one.name.clone() })
}

/// What an exercise of one's own is made of, and what is being made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseOwn {
    /// As a file; none where it is new.
    pub definition: Option<String>,
    /// The same as it was typed last, right or not.
    pub draft: Option<String>,
}

/// One of one's own, to go on making it.
pub fn own_get(reader: Reader<'_>, id: Uuid) -> Result<ExerciseOwn> {
    Ok(ExerciseOwn { definition: own::definition(reader, id)?, draft: drafts::one(reader, id)? })
}

/// What an exercise or a launcher is called, as long as it is there.
pub(crate) fn name(reader: Reader<'_>, id: &str, language: &str) -> Result<Option<ExerciseName>> {
    Ok(title(reader, id, language)?.map(|name| ExerciseName { id: id.to_owned(), name }))
}

fn exists(reader: Reader<'_>, id: &str) -> Result<bool> {
    Ok(find(reader, id, "en")?.is_some())
}

/// The same without its id.
fn title(reader: Reader<'_>, id: &str, language: &str) -> Result<Option<String>> {
    match find(reader, id, language)? {
        Some(exercise) => Ok(Some(exercise.name)),
        None => launchers::name(reader, id),
    }
}

/// Keeps an exercise or a launcher among those one comes back to, or takes it away from there. Twice is once.
pub fn favourite(writer: Writer<'_>, stamp: &Stamp, id: &str, favourite: bool) -> Result<()> {
    if id.len() > limits::ID_BYTES || title(writer.reader(), id, "en")?.is_none() {
        return Err(CoreError::at(ErrorCode::NotFound, "exercise"));
    }
    writer.execute(
        "INSERT INTO exercise_favourite (exercise, created, changed, device, deleted) VALUES (?1, ?2, ?2, ?3, ?4)
         ON CONFLICT (exercise) DO UPDATE SET deleted = excluded.deleted, changed = excluded.changed,
           device = excluded.device WHERE deleted IS NOT excluded.deleted",
        (id, stamp.clock, stamp.device, !favourite),
    )?;
    Ok(())
}

fn favourites(reader: Reader<'_>) -> Result<Vec<String>> {
    Ok(reader.query_all("SELECT exercise FROM exercise_favourite WHERE deleted = 0", (), |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
