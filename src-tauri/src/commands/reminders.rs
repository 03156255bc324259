//! What is due, what was missed, and what comes next.

use chrono::NaiveDateTime;
use mooring_core::Session;
use mooring_core::calendar::OccurrenceView;
use mooring_core::error::{CoreError, ErrorCode};
use mooring_core::reminders::{ReminderMeans, ReminderSettings, RemindersView, Unwanted};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::desktop::reminders;
use crate::error::Answer;
use crate::shell::off_thread;

/// The list of what is due: the truth, whatever the screen showed.
#[tauri::command]
#[specta::specta]
pub async fn reminders_state(app: AppHandle, zone: String) -> Answer<RemindersView> {
    ask(app, move |session| session.reminders_state(&zone)).await
}

/// The meetings one was at lately, of which nothing was said yet.
#[tauri::command]
#[specta::specta]
pub async fn reminders_how_was(app: AppHandle, zone: String) -> Answer<Vec<OccurrenceView>> {
    ask(app, move |session| session.reminders_how_was(&zone)).await
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
pub async fn reminders_settings_set(app: AppHandle, chosen: ReminderSettings, zone: String) -> Answer<()> {
    change(app, move |session| session.reminders_settings_set(&chosen, &zone)).await
}

/// What this system does for reminders.
#[tauri::command]
#[specta::specta]
pub async fn reminders_means(app: AppHandle) -> Answer<ReminderMeans> {
    off_thread(app, |_, shell| Ok(reminders::means(shell))).await
}

/// Shows a notification that says what one looks like. Nothing answers whether anybody saw it.
#[tauri::command]
#[specta::specta]
pub async fn reminders_try(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, shell| {
        reminders::show_trial(app, shell);
        Ok(())
    })
    .await
}

/// Has the program start with the computer, or no longer. Either is the answer to whether it should.
#[tauri::command]
#[specta::specta]
pub async fn reminders_autostart_set(app: AppHandle, on: bool) -> Answer<()> {
    change(app.clone(), Session::reminders_autostart_answered).await?;
    off_thread(app, move |_, shell| {
        // Where there is none, "no" is already so.
        if on || shell.autostart.is_on() == Some(true) {
            shell.autostart.set(on).map_err(|_| CoreError::new(ErrorCode::StorageFailed))?;
        }
        Ok(())
    })
    .await
}
