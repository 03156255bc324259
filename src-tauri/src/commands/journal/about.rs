//! What entries are about: groups, visits, people, appointments, exercises.

use chrono::NaiveDate;
use mooring_core::about::EntryAbout;
use mooring_core::journal::EntryLink;
use tauri::AppHandle;

use super::ask;
use crate::error::Answer;

/// Where the links of an entry lead, as far as that is there; `zone` is the IANA zone the person is in, `language` that of the
/// windows (BCP 47).
#[tauri::command]
#[specta::specta]
pub async fn journal_about(
    app: AppHandle,
    links: Vec<EntryLink>,
    zone: String,
    language: String,
) -> Answer<EntryAbout> {
    ask(app, move |session| session.journal_about(&links, &zone, &language)).await
}

/// What an entry of a day could be about, beside groups as such.
#[tauri::command]
#[specta::specta]
pub async fn journal_about_near(app: AppHandle, day: NaiveDate, zone: String, language: String) -> Answer<EntryAbout> {
    ask(app, move |session| session.journal_about_near(day, &zone, &language)).await
}
