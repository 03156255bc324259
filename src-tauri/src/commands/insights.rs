//! What the days say: the year, a period described, what goes along with better and worse days, what happened around groups.

use chrono::NaiveDate;
use mooring_core::Session;
use mooring_core::error::ErrorCode;
use mooring_core::insights::{
    InsightsAlong, InsightsAnswer, InsightsExercise, InsightsGroups, InsightsLinePoint, InsightsMarks, InsightsPeriod,
    InsightsReach, InsightsScale, InsightsWords, InsightsYear, Span,
};
use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request};

use super::ask;
use crate::desktop::private_file;
use crate::error::{Answer, CommandError};
use crate::shell::off_thread;

/// Bytes of a picture at most: that of ten years, four times as fine as a screen, has a tenth of it.
const PICTURE_BYTES: usize = 16 << 20;

/// The first bytes of every PNG (ISO/IEC 15948, 5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

const PNG_FILE: private_file::Kind = private_file::Kind {
    title: "insights-save-title",
    name: "insights-save-name-png",
    kind: "insights-save-kind-png",
    ending: "png",
};

const SVG_FILE: private_file::Kind = private_file::Kind {
    title: "insights-save-title",
    name: "insights-save-name-svg",
    kind: "insights-save-kind-svg",
    ending: "svg",
};

/// Today, and the first day there is anything of; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn insights_reach(app: AppHandle, zone: String) -> Answer<InsightsReach> {
    ask(app, move |session| session.insights_reach(&zone)).await
}

/// A year, a day a cell.
#[tauri::command]
#[specta::specta]
pub async fn insights_year(app: AppHandle, year: i32) -> Answer<InsightsYear> {
    ask(app, move |session| session.insights_year(year)).await
}

/// What the days of a period were like, both ends included.
#[tauri::command]
#[specta::specta]
pub async fn insights_period(app: AppHandle, from: NaiveDate, to: NaiveDate) -> Answer<InsightsPeriod> {
    ask(app, move |session| session.insights_period(Span { from, to })).await
}

/// Mood over time, smoothed, with its band.
#[tauri::command]
#[specta::specta]
pub async fn insights_line(
    app: AppHandle,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<InsightsAnswer<Vec<InsightsLinePoint>>> {
    ask(app, move |session| session.insights_line(Span { from, to })).await
}

/// The scales beside mood whose steps have words, each over time.
#[tauri::command]
#[specta::specta]
pub async fn insights_scales(app: AppHandle, from: NaiveDate, to: NaiveDate) -> Answer<Vec<InsightsScale>> {
    ask(app, move |session| session.insights_scales(Span { from, to })).await
}

/// What else is known of the days of the line; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn insights_marks(app: AppHandle, from: NaiveDate, to: NaiveDate, zone: String) -> Answer<InsightsMarks> {
    ask(app, move |session| session.insights_marks(Span { from, to }, &zone)).await
}

/// What goes along with better and worse days; exercises are named in the language of the windows (BCP 47). Takes long; asking again
/// ends it, and so does `insights_stop`.
#[tauri::command]
#[specta::specta]
pub async fn insights_along(app: AppHandle, from: NaiveDate, to: NaiveDate, language: String) -> Answer<InsightsAlong> {
    ask(app, move |session| session.insights_along(Span { from, to }, &language)).await
}

/// What was noted before and after exercises, named in the language of the windows (BCP 47).
#[tauri::command]
#[specta::specta]
pub async fn insights_exercises(
    app: AppHandle,
    from: NaiveDate,
    to: NaiveDate,
    language: String,
) -> Answer<Vec<InsightsExercise>> {
    ask(app, move |session| session.insights_exercises(Span { from, to }, &language)).await
}

/// Words of better and worse days. Takes long; asking again ends it, and so does `insights_stop`.
#[tauri::command]
#[specta::specta]
pub async fn insights_words(app: AppHandle, from: NaiveDate, to: NaiveDate) -> Answer<InsightsWords> {
    ask(app, move |session| session.insights_words(Span { from, to })).await
}

/// What happened around meetings and visits.
#[tauri::command]
#[specta::specta]
pub async fn insights_groups(app: AppHandle, from: NaiveDate, to: NaiveDate) -> Answer<InsightsGroups> {
    ask(app, move |session| session.insights_groups(Span { from, to })).await
}

/// Nobody waits any more for what takes long.
#[tauri::command]
#[specta::specta]
pub async fn insights_stop(app: AppHandle) -> Answer<()> {
    ask(app, |session| {
        Session::insights_stop(session);
        Ok(())
    })
    .await
}

/// Saves a picture of a chart where the person says; answers whether it was saved. The body is the file's bytes, raw: a PNG or an
/// SVG, as its first bytes say.
#[tauri::command]
pub async fn insights_picture_save(app: AppHandle, request: Request<'_>) -> Answer<bool> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(CommandError::at(ErrorCode::Invalid, "body"));
    };
    if bytes.len() > PICTURE_BYTES {
        return Err(ErrorCode::TooLong.into());
    }
    let kind = match bytes.as_slice() {
        bytes if bytes.starts_with(PNG) => &PNG_FILE,
        bytes if bytes.starts_with(b"<svg ") => &SVG_FILE,
        _ => return Err(CommandError::at(ErrorCode::Invalid, "body")),
    };
    let bytes = bytes.clone();
    off_thread(app, move |app, shell| {
        // A window of a journal that is locked has nothing to save.
        shell.session()?;
        private_file::save(app, shell, kind, &bytes)
    })
    .await
}
