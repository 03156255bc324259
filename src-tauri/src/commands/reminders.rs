//! What is due, what was missed, and what comes next.

use chrono::NaiveDateTime;
use mooring_core::reminders::{ReminderSettings, RemindersView, Unwanted};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::error::Answer;

/// The list of what is due: the truth, whatever the screen showed.
#[tauri::command]
#[specta::specta]
pub async fn reminders_state(app: AppHandle, zone: String) -> Answer<RemindersView> {
    ask(app, move |session| session.reminders_state(&zone)).await
}

/// Tells again of an occurrence in so many minutes.
#[tauri::command]
#[specta::specta]
pub async fn reminders_snooze(
    app: AppHandle,
    id: Uuid,
    occurrence: NaiveDateTime,
    minutes: u32,
    zone: String,
) -> Answer<()> {
    change(app, move |session| session.reminders_snooze((id, occurrence), minutes, &zone)).await
}

/// Says no more of an occurrence.
#[tauri::command]
#[specta::specta]
pub async fn reminders_dismiss(app: AppHandle, id: Uuid, occurrence: NaiveDateTime, of: Unwanted) -> Answer<()> {
    change(app, move |session| session.reminders_dismiss((id, occurrence), of)).await
}

/// Keeps what the person chose about reminders.
#[tauri::command]
#[specta::specta]
pub async fn reminders_settings_set(app: AppHandle, chosen: ReminderSettings) -> Answer<()> {
    change(app, move |session| session.reminders_settings_set(&chosen)).await
}
