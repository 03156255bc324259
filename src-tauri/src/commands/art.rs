//! Drawings: the one that is being drawn, and the strokes of pictures.

use mooring_core::Session;
use mooring_core::art::{self, ArtWaiting};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::error::Answer;

/// Drawings that wait, the one that was drawn on last first.
#[tauri::command]
#[specta::specta]
pub async fn art_waiting(app: AppHandle) -> Answer<Vec<ArtWaiting>> {
    ask(app, Session::art_waiting).await
}

/// A drawing that waits, as it was kept; nothing where there is none.
#[tauri::command]
#[specta::specta]
pub async fn art_draft_get(app: AppHandle, id: Uuid) -> Answer<Option<String>> {
    ask(app, move |session| session.art_draft_get(id)).await
}

/// Keeps a drawing as it is now; `picture` is the content it goes on from.
#[tauri::command]
#[specta::specta]
pub async fn art_draft_keep(app: AppHandle, id: Uuid, picture: Option<String>, body: String) -> Answer<()> {
    change(app, move |session| session.art_draft_keep(id, picture.as_deref(), &body)).await
}

/// Lets go of a drawing that waits. Keeping it again brings it back.
#[tauri::command]
#[specta::specta]
pub async fn art_draft_leave(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.art_draft_leave(id)).await
}

/// Keeps the strokes a picture was drawn with.
#[tauri::command]
#[specta::specta]
pub async fn art_strokes_keep(app: AppHandle, content: String, body: String) -> Answer<()> {
    change(app, move |session| session.art_strokes_keep(&content, &body)).await
}

/// The strokes of a picture; nothing where it was not drawn here.
#[tauri::command]
#[specta::specta]
pub async fn art_strokes_get(app: AppHandle, content: String) -> Answer<Option<String>> {
    ask(app, move |session| session.art_strokes_get(&content)).await
}

/// Those of the contents that were drawn here.
#[tauri::command]
#[specta::specta]
pub async fn art_drawn(app: AppHandle, contents: Vec<String>) -> Answer<Vec<String>> {
    ask(app, move |session| session.art_drawn(&contents)).await
}

/// What may be drawn, in the language of the windows (BCP 47).
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "what comes from a window is owned")]
pub fn art_prompts(language: String) -> Answer<Vec<String>> {
    Ok(art::prompts(&language)?)
}
