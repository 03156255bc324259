//! What takes place, how that is changed, and files of it for and from other programs.

use chrono::{NaiveDate, NaiveDateTime};
use mooring_core::calendar::file::{
    CalendarExport, CalendarExportView, CalendarExported, CalendarFileDecision, CalendarFileDone, CalendarFilePreview,
    CalendarFileUndone,
};
use mooring_core::calendar::limits::FILE_BYTES;
use mooring_core::calendar::{
    AgendaView, DayCount, Fate, FreeAsked, FreeView, GroupMeetings, Scope, SeriesDraft, SeriesKept, SeriesView,
    TimeCheck,
};
use mooring_core::error::ErrorCode;
use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request};
use uuid::Uuid;

use super::import::file_name;
use super::{ask, change, change_at_length};
use crate::desktop::private_file;
use crate::error::{Answer, CommandError};
use crate::shell::off_thread;

/// How the dialog for a calendar speaks.
const CALENDAR_FILE: private_file::Kind = private_file::Kind {
    title: "calendar-save-title",
    name: "calendar-save-name",
    kind: "calendar-save-kind",
    ending: "ics",
};

/// What takes place in so many days from `from` on, by the clocks of `zone`.
#[tauri::command]
#[specta::specta]
pub async fn calendar_agenda(app: AppHandle, from: NaiveDate, days: u16, zone: String) -> Answer<AgendaView> {
    ask(app, move |session| session.calendar_agenda(from, days, &zone)).await
}

/// On which days something takes place, of so many from `from` on.
#[tauri::command]
#[specta::specta]
pub async fn calendar_days(app: AppHandle, from: NaiveDate, days: u16, zone: String) -> Answer<Vec<DayCount>> {
    ask(app, move |session| session.calendar_days(from, days, &zone)).await
}

/// Times at which nothing is in the calendar.
#[tauri::command]
#[specta::specta]
pub async fn calendar_free(app: AppHandle, asked: FreeAsked, zone: String) -> Answer<FreeView> {
    ask(app, move |session| session.calendar_free(&asked, &zone)).await
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

/// Keeps a series; answers the id under which what was meant is found, and what the way back is called.
#[tauri::command]
#[specta::specta]
pub async fn calendar_save(
    app: AppHandle,
    series: SeriesDraft,
    scope: Option<Scope>,
    zone: String,
) -> Answer<SeriesKept> {
    change(app, move |session| session.calendar_save(&series, scope, &zone)).await
}

/// Moves one occurrence, to a wall time in the zone it takes place in. Answers what the way back is called, as all that follow do.
#[tauri::command]
#[specta::specta]
pub async fn calendar_move(
    app: AppHandle,
    id: Uuid,
    occurrence: NaiveDateTime,
    start: NaiveDateTime,
    minutes: Option<u32>,
    zone: String,
) -> Answer<Uuid> {
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
) -> Answer<Uuid> {
    change(app, move |session| session.calendar_fate((id, occurrence), fate, &zone)).await
}

/// Ends a series before one of its occurrences.
#[tauri::command]
#[specta::specta]
pub async fn calendar_end_before(app: AppHandle, id: Uuid, occurrence: NaiveDateTime, zone: String) -> Answer<Uuid> {
    change(app, move |session| session.calendar_end_before((id, occurrence), &zone)).await
}

/// Removes a series with everything that was noted of it.
#[tauri::command]
#[specta::specta]
pub async fn calendar_remove(app: AppHandle, id: Uuid) -> Answer<Uuid> {
    change(app, move |session| session.calendar_remove(id)).await
}

/// Takes back the change of a series that was made last; `undo` is what its way back was called.
#[tauri::command]
#[specta::specta]
pub async fn calendar_take_back(app: AppHandle, undo: Uuid) -> Answer<()> {
    change(app, move |session| session.calendar_take_back(undo)).await
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

/// Reads a calendar of another program and says what it would bring; changes nothing. The body is the file's bytes, raw. Headers:
/// `x-file-name` is its name, percent-encoded; `x-zone` the IANA zone the person is in.
#[tauri::command]
pub async fn calendar_file_open(app: AppHandle, request: Request<'_>) -> Answer<CalendarFilePreview> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(CommandError::at(ErrorCode::Invalid, "body"));
    };
    if bytes.len() > FILE_BYTES {
        return Err(ErrorCode::CalendarTooLarge.into());
    }
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (name, zone) = (file_name(header("x-file-name")), header("x-zone").to_owned());
    let bytes = bytes.clone();
    ask(app, move |session| session.calendar_file_open(&name, &bytes, &zone)).await
}

/// Brings a looked-at calendar in, as one transaction.
#[tauri::command]
#[specta::specta]
pub async fn calendar_file_keep(
    app: AppHandle,
    decision: CalendarFileDecision,
    zone: String,
) -> Answer<CalendarFileDone> {
    change_at_length(app, move |session| session.calendar_file_keep(&decision, &zone)).await
}

/// Takes back what the last calendar brought, as long as the journal is open.
#[tauri::command]
#[specta::specta]
pub async fn calendar_file_take_back(app: AppHandle, id: Uuid, zone: String) -> Answer<CalendarFileUndone> {
    change_at_length(app, move |session| session.calendar_file_take_back(id, &zone)).await
}

/// What there is to write out.
#[tauri::command]
#[specta::specta]
pub async fn calendar_export_view(app: AppHandle, zone: String) -> Answer<CalendarExportView> {
    ask(app, move |session| session.calendar_export_view(&zone)).await
}

/// Writes a file for other programs where the person says; nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn calendar_export(app: AppHandle, asked: CalendarExport, zone: String) -> Answer<Option<CalendarExported>> {
    off_thread(app, move |app, shell| {
        let (bytes, done) = shell.session()?.calendar_export(&asked, &zone)?;
        Ok(private_file::save(app, shell, &CALENDAR_FILE, &bytes)?.then_some(done))
    })
    .await
}
