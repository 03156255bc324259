//! The care team: people, questions to bring, what was said; and what is known of the kinds of people who can help.

use mooring_core::care_team::{self, CareEntries, CarePast, CareQuestion, CareRecord, CareShipped, CareView};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::error::Answer;

/// The care team, whole; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn care_team_view(app: AppHandle, zone: String) -> Answer<CareView> {
    ask(app, move |session| session.care_team_view(&zone)).await
}

/// What is to be asked because of an entry.
#[tauri::command]
#[specta::specta]
pub async fn care_team_of_entry(app: AppHandle, entry: Uuid) -> Answer<Vec<CareQuestion>> {
    ask(app, move |session| session.care_team_of_entry(entry)).await
}

/// The latest entries about somebody or an appointment with them.
#[tauri::command]
#[specta::specta]
pub async fn care_team_entries(app: AppHandle, person: Uuid) -> Answer<CareEntries> {
    ask(app, move |session| session.care_team_entries(person)).await
}

/// Saves a person, a question or what belongs to them, new or changed, or one that was removed; the same again changes nothing.
#[tauri::command]
#[specta::specta]
pub async fn care_team_save(app: AppHandle, record: CareRecord) -> Answer<()> {
    change(app, move |session| session.care_team_save(&record)).await
}

/// Removes a record. Answers what it was then, which saved again brings it back.
#[tauri::command]
#[specta::specta]
pub async fn care_team_remove(app: AppHandle, id: Uuid) -> Answer<Option<CareRecord>> {
    change(app, move |session| session.care_team_remove(id)).await
}

/// Puts questions into this order.
#[tauri::command]
#[specta::specta]
pub async fn care_team_arrange(app: AppHandle, order: Vec<Uuid>) -> Answer<()> {
    change(app, move |session| session.care_team_arrange(&order)).await
}

/// When somebody was seen within some thirteen months, the latest first; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn care_team_appointments(app: AppHandle, person: Uuid, zone: String) -> Answer<Vec<CarePast>> {
    ask(app, move |session| session.care_team_appointments(person, &zone)).await
}

/// Kinds of people who can help, questions for a first talk, measures; in the language of the windows (BCP 47).
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "what comes from a window is owned")]
pub fn care_team_shipped(language: String) -> Answer<CareShipped> {
    Ok(care_team::shipped(&language))
}
