//! What takes place, and how that is changed.

use chrono::{NaiveDate, NaiveDateTime};
use mooring_core::calendar::{AgendaView, Fate, GroupMeetings, Scope, SeriesDraft, SeriesView, TimeCheck};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::error::Answer;

/// What takes place in so many days from `from` on, by the clocks of `zone`.
#[tauri::command]
#[specta::specta]
pub async fn calendar_agenda(app: AppHandle, from: NaiveDate, days: u16, zone: String) -> Answer<AgendaView> {
    ask(app, move |session| session.calendar_agenda(from, days, &zone)).await
}

/// The meetings of a group: when each is next, which one was last, and those without times.
#[tauri::command]
#[specta::specta]
pub async fn calendar_of_group(app: AppHandle, group: Uuid, zone: String) -> Answer<GroupMeetings> {
    ask(app, move |session| session.calendar_of_group(group, &zone)).await
}

/// One series as a form shows it, at one of its occurrences or at its beginning.
#[tauri::command]
#[specta::specta]
pub async fn calendar_get(
    app: AppHandle,
    id: Uuid,
    occurrence: Option<NaiveDateTime>,
    zone: String,
) -> Answer<SeriesView> {
    ask(app, move |session| session.calendar_get(id, occurrence, &zone)).await
}

/// What can be said of a wall time before it is saved.
#[tauri::command]
#[specta::specta]
pub async fn calendar_check_time(app: AppHandle, start: NaiveDateTime, of: String, zone: String) -> Answer<TimeCheck> {
    ask(app, move |session| session.calendar_check_time(start, &of, &zone)).await
}

/// Keeps a series; answers the id under which what was meant is found.
#[tauri::command]
#[specta::specta]
pub async fn calendar_save(app: AppHandle, series: SeriesDraft, scope: Option<Scope>, zone: String) -> Answer<Uuid> {
    change(app, move |session| session.calendar_save(&series, scope, &zone)).await
}

/// Moves one occurrence, to a wall time in the zone it takes place in.
#[tauri::command]
#[specta::specta]
pub async fn calendar_move(
    app: AppHandle,
    id: Uuid,
    occurrence: NaiveDateTime,
    start: NaiveDateTime,
    minutes: Option<u32>,
    zone: String,
) -> Answer<()> {
    change(app, move |session| session.calendar_move((id, occurrence), (start, minutes), &zone)).await
}

/// Leaves one occurrence out, cancels it, or gives it back.
#[tauri::command]
#[specta::specta]
pub async fn calendar_fate(
    app: AppHandle,
    id: Uuid,
    occurrence: NaiveDateTime,
    fate: Fate,
    zone: String,
) -> Answer<()> {
    change(app, move |session| session.calendar_fate((id, occurrence), fate, &zone)).await
}

/// Ends a series before one of its occurrences.
#[tauri::command]
#[specta::specta]
pub async fn calendar_end_before(app: AppHandle, id: Uuid, occurrence: NaiveDateTime, zone: String) -> Answer<()> {
    change(app, move |session| session.calendar_end_before((id, occurrence), &zone)).await
}

/// Removes a series with everything that was noted of it.
#[tauri::command]
#[specta::specta]
pub async fn calendar_remove(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.calendar_remove(id)).await
}

/// Notes whether one was there.
#[tauri::command]
#[specta::specta]
pub async fn calendar_attend(
    app: AppHandle,
    id: Uuid,
    occurrence: NaiveDateTime,
    attended: Option<bool>,
    zone: String,
) -> Answer<()> {
    change(app, move |session| session.calendar_attend((id, occurrence), attended, &zone)).await
}

/// Keeps a word about one occurrence.
#[tauri::command]
#[specta::specta]
pub async fn calendar_remark(
    app: AppHandle,
    id: Uuid,
    occurrence: NaiveDateTime,
    text: String,
    zone: String,
) -> Answer<()> {
    change(app, move |session| session.calendar_remark((id, occurrence), &text, &zone)).await
}
