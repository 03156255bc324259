//! Table `launcher`: what somebody starts from the library by hand, a page, a file or a program.
//!
//! Nothing is started here. Which path a file or a program has is known from the system's dialog alone: it waits in the session until
//! its launcher is saved, and no request of a window carries one.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits;
use super::model::ExerciseNeed;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};

/// What is started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum LaunchTarget {
    /// A page, in the browser.
    Link { url: String },
    /// A file, in the program the computer has for it.
    File { path: String },
    /// A program, given these arguments one by one, as they are.
    Program { path: String, arguments: Vec<String> },
}

/// The kinds of targets that have a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LaunchKind {
    File,
    Program,
}

/// The same as it comes from a window: the path is the one chosen last, or the one that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum LaunchTargetDraft {
    Link { url: String },
    File,
    Program { arguments: Vec<String> },
}

/// A launcher to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LauncherDraft {
    /// A `UUIDv7` made by the caller.
    pub id: Uuid,
    pub name: String,
    pub target: LaunchTargetDraft,
    pub needs: Vec<ExerciseNeed>,
    pub note: String,
}

/// One that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Launcher {
    pub id: Uuid,
    pub name: String,
    pub target: LaunchTarget,
    pub needs: Vec<ExerciseNeed>,
    pub note: String,
    /// Kept beside it; what is saved says nothing of it.
    pub favourite: bool,
}

/// What the session remembers of launchers as long as the journal is open.
#[derive(Default)]
pub struct Held(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    /// The path chosen last, for which launcher and as what.
    chosen: Option<(Uuid, LaunchKind, String)>,
    /// The launcher that was removed last, and what was agreed to of it.
    removed: Option<(Launcher, Option<Vec<u8>>)>,
}

impl Held {
    fn lock(&self) -> MutexGuard<'_, Remembered> {
        // A panic while holding it leaves whole values behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers a path from the system's dialog until its launcher is saved. A path with control characters can't be shown as it is,
    /// and is refused.
    pub fn choose(&self, id: Uuid, kind: LaunchKind, path: &str) -> Result<()> {
        words("path", path, limits::PATH)?;
        if path.trim().is_empty() {
            return Err(CoreError::at(ErrorCode::Invalid, "path"));
        }
        self.lock().chosen = Some((id, kind, path.to_owned()));
        Ok(())
    }

    /// Lets go of what was chosen for a launcher: its form is closed.
    pub fn let_go(&self, id: Uuid) {
        let mut held = self.lock();
        if held.chosen.as_ref().is_some_and(|(of, ..)| *of == id) {
            held.chosen = None;
        }
    }

    /// The launcher of a draft: its path is the one that was chosen for it, or the one it has in what is `known` of it. Without
    /// either it has to be chosen (anew): that is `Invalid` at "path".
    pub fn whole(&self, known: Option<&Launcher>, draft: &LauncherDraft) -> Result<Launcher> {
        let path = |kind: LaunchKind| {
            let chosen = match &self.lock().chosen {
                Some((id, of, path)) if *id == draft.id && *of == kind => Some(path.clone()),
                _ => None,
            };
            let path = chosen.or_else(|| known.and_then(|known| known.target.path_of(kind)));
            path.ok_or_else(|| CoreError::at(ErrorCode::Invalid, "path"))
        };
        let target = match &draft.target {
            LaunchTargetDraft::Link { url } => LaunchTarget::Link { url: url.clone() },
            LaunchTargetDraft::File => LaunchTarget::File { path: path(LaunchKind::File)? },
            LaunchTargetDraft::Program { arguments } => {
                LaunchTarget::Program { path: path(LaunchKind::Program)?, arguments: arguments.clone() }
            }
        };
        let LauncherDraft { id, name, needs, note, .. } = draft.clone();
        Ok(Launcher { id, name, target, needs, note, favourite: false })
    }

    /// Removes one, and remembers it so that it can be brought back.
    pub fn remove(&self, writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
        let gone = || CoreError::at(ErrorCode::NotFound, "launcher");
        let launcher = one(writer.reader(), id)?.ok_or_else(gone)?;
        let agreed = agreed(writer.reader(), id)?;
        writer.execute(
            "UPDATE launcher SET deleted = 1, content = NULL, agreed = NULL, changed = ?2, device = ?3
             WHERE id = ?1 AND deleted = 0",
            (id.into_bytes(), stamp.clock, stamp.device),
        )?;
        self.lock().removed = Some((launcher, agreed));
        Ok(())
    }

    /// Remembers one that was removed and that the disk never had.
    pub fn removed(&self, launcher: Launcher) {
        self.lock().removed = Some((launcher, None));
    }

    /// Takes the last removal back.
    pub fn bring_back(&self, writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
        let removed = self.lock().removed.clone();
        let (launcher, agreed) = removed
            .filter(|(launcher, _)| launcher.id == id)
            .ok_or_else(|| CoreError::at(ErrorCode::NotFound, "launcher"))?;
        save(writer, stamp, &launcher)?;
        writer.execute("UPDATE launcher SET agreed = ?2 WHERE id = ?1", (id.into_bytes(), agreed))?;
        Ok(())
    }
}

impl LaunchTarget {
    fn path_of(&self, kind: LaunchKind) -> Option<String> {
        match (self, kind) {
            (Self::File { path }, LaunchKind::File) | (Self::Program { path, .. }, LaunchKind::Program) => {
                Some(path.clone())
            }
            _ => None,
        }
    }

    /// What is agreed to when this is started at `here`: another target or another place is another number.
    pub(super) fn digest(&self, here: &[u8]) -> Result<Vec<u8>> {
        let target = serde_json::to_vec(self)?;
        let place = Sha256::digest(here);
        Ok(Sha256::new().chain_update(place).chain_update(&target).finalize().to_vec())
    }
}

/// One line of words, or none.
fn words(field: &'static str, text: &str, most: usize) -> Result<()> {
    if text.chars().count() > most {
        return Err(CoreError::at(ErrorCode::TooLong, field));
    }
    if text.chars().any(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, field));
    }
    Ok(())
}

fn validate(launcher: &Launcher) -> Result<()> {
    if launcher.id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    words("name", &launcher.name, limits::NAME)?;
    if launcher.name.trim().is_empty() {
        return Err(CoreError::at(ErrorCode::Invalid, "name"));
    }
    if launcher.note.chars().count() > limits::WORDS {
        return Err(CoreError::at(ErrorCode::TooLong, "note"));
    }
    match &launcher.target {
        LaunchTarget::Link { url } => words("url", url, limits::PATH),
        LaunchTarget::File { path } => words("path", path, limits::PATH),
        LaunchTarget::Program { path, arguments } => {
            if arguments.len() > limits::ARGUMENTS {
                return Err(CoreError::at(ErrorCode::OutOfRange, "arguments"));
            }
            words("path", path, limits::PATH)?;
            arguments.iter().try_for_each(|one| words("arguments", one, limits::ARGUMENT))
        }
    }
}

/// Keeps one, new or changed. The same again changes nothing. What was agreed to before holds for the target it was agreed to.
pub fn save(writer: Writer<'_>, stamp: &Stamp, launcher: &Launcher) -> Result<()> {
    let mut needs = launcher.needs.clone();
    needs.sort_unstable_by_key(|need| *need as u8);
    needs.dedup();
    let launcher = Launcher { needs, favourite: false, ..launcher.clone() };
    validate(&launcher)?;
    let known: Option<Option<String>> =
        writer
            .reader()
            .query_opt("SELECT content FROM launcher WHERE id = ?1", [launcher.id.into_bytes()], |row| row.get(0))?;
    let content = serde_json::to_string(&launcher)?;
    match known {
        Some(Some(kept)) if kept == content => return Ok(()),
        Some(Some(_)) => {}
        _ => {
            let count = "SELECT count(*) FROM launcher WHERE deleted = 0";
            if writer.reader().query_row(count, (), |row| row.get::<_, i64>(0))? >= limits::LAUNCHERS {
                return Err(CoreError::at(ErrorCode::OutOfRange, "launchers"));
            }
        }
    }
    writer.execute(
        "INSERT INTO launcher (id, created, changed, device, content) VALUES (?1, ?2, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET deleted = 0, content = excluded.content, changed = excluded.changed,
           device = excluded.device",
        (launcher.id.into_bytes(), stamp.clock, stamp.device, content),
    )?;
    Ok(())
}

/// All of them, in the order in which they were made. What a later version wrote, and this one can't read, waits for that.
pub fn all(reader: Reader<'_>) -> Result<Vec<Launcher>> {
    let kept: Vec<String> =
        reader.query_all("SELECT content FROM launcher WHERE deleted = 0 ORDER BY key", (), |row| row.get(0))?;
    let favourites = super::favourites(reader)?;
    let read = kept.iter().filter_map(|content| serde_json::from_str::<Launcher>(content).ok());
    Ok(read.map(|one| Launcher { favourite: favourites.contains(&one.id.to_string()), ..one }).collect())
}

/// One of them, where there is one.
pub fn one(reader: Reader<'_>, id: Uuid) -> Result<Option<Launcher>> {
    let content: Option<String> =
        reader.query_opt("SELECT content FROM launcher WHERE id = ?1 AND deleted = 0", [id.into_bytes()], |row| {
            row.get(0)
        })?;
    Ok(content.and_then(|content| serde_json::from_str(&content).ok()))
}

/// What one is called, where `id` is one.
pub(super) fn name(reader: Reader<'_>, id: &str) -> Result<Option<String>> {
    let Ok(id) = Uuid::try_parse(id) else { return Ok(None) };
    Ok(one(reader, id)?.map(|launcher| launcher.name))
}

fn agreed(reader: Reader<'_>, id: Uuid) -> Result<Option<Vec<u8>>> {
    let found: Option<Option<Vec<u8>>> =
        reader.query_opt("SELECT agreed FROM launcher WHERE id = ?1 AND deleted = 0", [id.into_bytes()], |row| {
            row.get(0)
        })?;
    Ok(found.flatten())
}

/// Whether somebody agreed to start exactly this at `here`: bytes that are others on another computer.
pub fn is_agreed(reader: Reader<'_>, id: Uuid, target: &LaunchTarget, here: &[u8]) -> Result<bool> {
    Ok(agreed(reader, id)? == Some(target.digest(here)?))
}

/// Notes that they did. Where the launcher starts something else by now, it is a `Conflict`, and nothing is noted.
pub fn agree(writer: Writer<'_>, stamp: &Stamp, id: Uuid, target: &LaunchTarget, here: &[u8]) -> Result<()> {
    let launcher = one(writer.reader(), id)?.ok_or_else(|| CoreError::at(ErrorCode::NotFound, "launcher"))?;
    if launcher.target != *target {
        return Err(CoreError::at(ErrorCode::Conflict, "target"));
    }
    writer.execute(
        "UPDATE launcher SET agreed = ?2, changed = ?3, device = ?4 WHERE id = ?1",
        (id.into_bytes(), target.digest(here)?, stamp.clock, stamp.device),
    )?;
    Ok(())
}
