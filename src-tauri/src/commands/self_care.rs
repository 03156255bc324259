//! Exercises: the library, one of them, and what is noted of it; and what is started from there.

use mooring_core::Session;
use mooring_core::error::ErrorCode;
use mooring_core::self_care::{
    self, ExerciseBegin, ExerciseEnd, ExerciseName, ExerciseOpened, ExerciseOwn, ExerciseProblem, ExerciseRemoved,
    ExerciseSuggestion, ExerciseView, LaunchKind, LaunchTargetDraft, Launcher, LauncherDraft, SelfCareView, limits,
};
use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request};
use uuid::Uuid;

use super::{ask, change};
use crate::desktop::launching::{self, LaunchDone, LaunchState};
use crate::desktop::outside::{self, Outside};
use crate::desktop::private_file;
use crate::error::{Answer, CommandError};
use crate::shell::off_thread;

const EXERCISE_FILE: private_file::Kind = private_file::Kind {
    title: "exercise-save-title",
    name: "exercise-save-name",
    kind: "exercise-save-kind",
    ending: "json",
};

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

/// One of one's own, to go on making it.
#[tauri::command]
#[specta::specta]
pub async fn self_care_own_get(app: AppHandle, id: Uuid) -> Answer<ExerciseOwn> {
    ask(app, move |session| session.self_care_own_get(id)).await
}

/// Keeps one of one's own (a file as in docs/formats/exercise.md), or says what is wrong with it and keeps nothing.
#[tauri::command]
#[specta::specta]
pub async fn self_care_own_save(app: AppHandle, id: Uuid, definition: String) -> Answer<Vec<ExerciseProblem>> {
    change(app, move |session| session.self_care_own_save(id, &definition)).await
}

/// Keeps what was typed of one so far, right or not.
#[tauri::command]
#[specta::specta]
pub async fn self_care_own_keep(app: AppHandle, id: Uuid, body: String) -> Answer<()> {
    change(app, move |session| session.self_care_own_keep(id, &body)).await
}

/// Lets go of what was typed.
#[tauri::command]
#[specta::specta]
pub async fn self_care_own_leave(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.self_care_own_leave(id)).await
}

/// Removes one of one's own; answers what it was made of, to bring it back.
#[tauri::command]
#[specta::specta]
pub async fn self_care_own_remove(app: AppHandle, id: Uuid) -> Answer<ExerciseRemoved> {
    change(app, move |session| session.self_care_own_remove(id)).await
}

/// Takes that back.
#[tauri::command]
#[specta::specta]
pub async fn self_care_own_bring_back(app: AppHandle, id: Uuid, removed: ExerciseRemoved) -> Answer<()> {
    change(app, move |session| session.self_care_own_bring_back(id, &removed)).await
}

/// Looks into a file that somebody brought; nothing is kept. The bytes come raw.
#[tauri::command]
#[specta::specta]
pub async fn self_care_open(app: AppHandle, request: Request<'_>) -> Answer<ExerciseOpened> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(CommandError::at(ErrorCode::Invalid, "body"));
    };
    // One byte more than a file may have is enough to be told that it is too large.
    let bytes = bytes.get(..bytes.len().min(limits::FILE_BYTES + 1)).unwrap_or_default().to_vec();
    ask(app, move |_| Ok(self_care::opened(&bytes))).await
}

/// Writes one as a file where the person says; answers whether it was saved.
#[tauri::command]
#[specta::specta]
pub async fn self_care_share(app: AppHandle, id: String, language: String) -> Answer<bool> {
    off_thread(app, move |app, shell| {
        let bytes = shell.session()?.self_care_file(&id, &language)?;
        private_file::save(app, shell, &EXERCISE_FILE, &bytes)
    })
    .await
}

/// Launchers, in the order in which they were made. No disk is asked about them.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launchers(app: AppHandle) -> Answer<Vec<Launcher>> {
    ask(app, Session::self_care_launchers).await
}

/// Whether one of them can be started here and now.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launcher_look(app: AppHandle, id: Uuid) -> Answer<LaunchState> {
    let target = ask(app.clone(), move |session| Ok(session.self_care_launcher(id)?.target)).await?;
    off_thread(app, move |_, _| Ok(launching::state(&target))).await
}

/// Has somebody choose the file or the program of a launcher; answers its path, to be shown.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launcher_choose(app: AppHandle, id: Uuid, kind: LaunchKind) -> Answer<Option<String>> {
    off_thread(app, move |app, shell| launching::choose(app, shell, id, kind)).await
}

/// Lets go of what was chosen for a launcher and is not kept: its form is closed.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launcher_let_go(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.self_care_launcher_let_go(id)).await
}

/// Keeps a launcher, new or changed; the same again changes nothing. A file or a program is the one that was chosen.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launcher_save(app: AppHandle, launcher: LauncherDraft) -> Answer<()> {
    if let LaunchTargetDraft::Link { url } = &launcher.target {
        outside::check(&Outside::Web { url: url.clone() })?;
    }
    change(app, move |session| session.self_care_launcher_save(&launcher)).await
}

/// Removes a launcher.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launcher_remove(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.self_care_launcher_remove(id)).await
}

/// Takes the last removal back.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launcher_bring_back(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.self_care_launcher_bring_back(id)).await
}

/// Starts what a launcher is for, after asking where nobody agreed to it yet.
#[tauri::command]
#[specta::specta]
pub async fn self_care_launcher_start(app: AppHandle, id: Uuid) -> Answer<LaunchDone> {
    off_thread(app, move |app, shell| launching::start(app, shell, id)).await
}
