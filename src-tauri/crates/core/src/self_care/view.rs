//! What the windows show of exercises.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::Reader;

use super::drafts::{self, ExerciseMade};
use super::model::{BreathPhase, Exercise, ExerciseDimension, ExerciseKind, ExerciseMinutes, ExerciseNeed};
use super::run::{self, ExerciseNoted, ExerciseUnfinished};
use super::suggest::{self, ExerciseSuggestion};
use super::{favourites, find, launchers, own, shipped};
use crate::error::{CoreError, ErrorCode, Result};
use crate::settings;
use crate::text::pieces::fold_name;

/// An exercise in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseRow {
    pub id: String,
    pub name: String,
    pub summary: String,
    pub about: String,
    pub kind: ExerciseKind,
    pub dimensions: Vec<ExerciseDimension>,
    pub needs: Vec<ExerciseNeed>,
    pub minutes: ExerciseMinutes,
    /// What its curve is drawn from, where it is about breath.
    pub breath: Option<Vec<BreathPhase>>,
    pub own: bool,
    pub favourite: bool,
    pub noted: Option<ExerciseNoted>,
}

/// The library.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SelfCareView {
    pub exercises: Vec<ExerciseRow>,
    /// Those that were left in the middle with answers, the latest first.
    pub unfinished: Vec<ExerciseUnfinished>,
    /// Those of one's own that are being made, the one that was worked on last first.
    pub made: Vec<ExerciseMade>,
}

/// One exercise, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseView {
    pub exercise: Exercise,
    pub own: bool,
    pub favourite: bool,
    pub noted: Option<ExerciseNoted>,
}

/// What the palette finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseName {
    pub id: String,
    pub name: String,
}

/// All exercises, those of one's own first, then what was looked at best; and those that were left in the middle.
pub fn list(reader: Reader<'_>, language: &str) -> Result<SelfCareView> {
    let favourites: HashSet<String> = favourites(reader)?.into_iter().collect();
    let noted: HashMap<String, ExerciseNoted> = run::noted(reader)?.into_iter().collect();
    let row = |exercise: &Exercise, own: bool| ExerciseRow {
        id: exercise.id.clone(),
        name: exercise.name.clone(),
        summary: exercise.summary.clone(),
        about: exercise.about.clone(),
        kind: exercise.kind,
        dimensions: exercise.dimensions.clone(),
        needs: exercise.needs.clone(),
        minutes: exercise.minutes,
        breath: exercise.breath().map(<[BreathPhase]>::to_vec),
        own,
        favourite: favourites.contains(&exercise.id),
        noted: noted.get(&exercise.id).copied(),
    };
    let own = own::all(reader)?;
    let mut shipped: Vec<&Exercise> = shipped::shipped(language).iter().collect();
    shipped.sort_by_key(|exercise| exercise.evidence.grade);
    let exercises = own
        .iter()
        .map(|exercise| row(exercise, true))
        .chain(shipped.into_iter().map(|exercise| row(exercise, false)))
        .collect();
    Ok(SelfCareView { exercises, unfinished: run::unfinished(reader, language)?, made: drafts::all(reader)? })
}

/// One exercise.
pub fn get(reader: Reader<'_>, id: &str, language: &str) -> Result<ExerciseView> {
    let exercise = find(reader, id, language)?.ok_or_else(|| CoreError::at(ErrorCode::NotFound, "exercise"))?;
    let noted = run::noted(reader)?.into_iter().find_map(|(of, noted)| (of == id).then_some(noted));
    let favourite = favourites(reader)?.iter().any(|one| one == id);
    Ok(ExerciseView { own: shipped::one(id, language).is_none(), exercise, favourite, noted })
}

/// Exercises and launchers whose name has every word of a text, or that begin so; at most six.
pub fn found(reader: Reader<'_>, text: &str, language: &str) -> Result<Vec<ExerciseName>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    // As the journal's search has it: without case, accents and signs.
    let asked = fold_name(text);
    let words: Vec<&str> = asked.split(' ').collect();
    let own = own::all(reader)?;
    let named = |one: &Exercise| ExerciseName { id: one.id.clone(), name: one.name.clone() };
    let starts = launchers::all(reader)?.into_iter().map(|one| ExerciseName { id: one.id.to_string(), name: one.name });
    let all = starts.chain(own.iter().map(named)).chain(shipped::shipped(language).iter().map(named));
    let has = |one: &ExerciseName| {
        let name = fold_name(&one.name);
        words.iter().all(|word| name.split(' ').any(|part| part.starts_with(word)))
    };
    Ok(all.filter(has).take(6).collect())
}

/// The exercise Today offers, and why.
pub fn suggested(
    reader: Reader<'_>,
    now: DateTime<Utc>,
    zone: &str,
    language: &str,
) -> Result<Option<ExerciseSuggestion>> {
    let hour = suggest::hour(now, zone)?;
    let favourites = favourites(reader)?;
    let lately = run::lately(reader, 5)?;
    let day = suggest::day_number(now, zone, settings::day_starts_at(reader)?)?;
    Ok(suggest::suggest(shipped::shipped(language), hour, day, &favourites, &lately))
}
