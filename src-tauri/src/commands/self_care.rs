//! Exercises: the library, one of them, and what is noted of it.

use mooring_core::self_care::{
    ExerciseBegin, ExerciseEnd, ExerciseLinked, ExerciseName, ExerciseSuggestion, ExerciseView, SelfCareView,
};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::error::Answer;

/// All exercises; those that are shipped, in the language of the windows (BCP 47).
#[tauri::command]
#[specta::specta]
pub async fn self_care_list(app: AppHandle, language: String) -> Answer<SelfCareView> {
    ask(app, move |session| session.self_care_list(&language)).await
}

/// One exercise, whole.
#[tauri::command]
#[specta::specta]
pub async fn self_care_get(app: AppHandle, id: String, language: String) -> Answer<ExerciseView> {
    ask(app, move |session| session.self_care_get(&id, &language)).await
}

/// Exercises by the beginnings of the words they are called.
#[tauri::command]
#[specta::specta]
pub async fn self_care_find(app: AppHandle, text: String, language: String) -> Answer<Vec<ExerciseName>> {
    ask(app, move |session| session.self_care_find(&text, &language)).await
}

/// The exercise Today offers; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn self_care_suggested(app: AppHandle, zone: String, language: String) -> Answer<Option<ExerciseSuggestion>> {
    ask(app, move |session| session.self_care_suggested(&zone, &language)).await
}

/// The exercises that entries are about, by the times they were done.
#[tauri::command]
#[specta::specta]
pub async fn self_care_linked(app: AppHandle, runs: Vec<Uuid>, language: String) -> Answer<Vec<ExerciseLinked>> {
    ask(app, move |session| session.self_care_linked(&runs, &language)).await
}

/// Keeps one among the favourites, or takes it away from there.
#[tauri::command]
#[specta::specta]
pub async fn self_care_favourite(app: AppHandle, id: String, favourite: bool) -> Answer<()> {
    change(app, move |session| session.self_care_favourite(&id, favourite)).await
}

/// Notes that one begins; the same again notes nothing more.
#[tauri::command]
#[specta::specta]
pub async fn self_care_begin(app: AppHandle, run: ExerciseBegin) -> Answer<()> {
    change(app, move |session| session.self_care_begin(&run)).await
}

/// Keeps what was answered so far.
#[tauri::command]
#[specta::specta]
pub async fn self_care_keep(app: AppHandle, run: Uuid, state: String) -> Answer<()> {
    change(app, move |session| session.self_care_keep(run, &state)).await
}

/// Notes that one is over, or was left.
#[tauri::command]
#[specta::specta]
pub async fn self_care_end(app: AppHandle, end: ExerciseEnd) -> Answer<()> {
    change(app, move |session| session.self_care_end(&end)).await
}
