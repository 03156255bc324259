//! The directory: meetings of other programs' files, looked at, brought in, searched, saved as groups.

use mooring_core::Session;
use mooring_core::directory::{
    self, DirectoryDecision, DirectoryDetail, DirectoryDone, DirectoryFilter, DirectoryNews, DirectoryPage,
    DirectoryPick, DirectoryPlace, DirectoryPreview, DirectoryView, DirectoryWays,
};
use mooring_core::error::ErrorCode;
use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request};
use uuid::Uuid;

use super::import::file_name;
use super::{ask, change, change_at_length};
use crate::error::{Answer, CommandError};

/// Largest file that is looked at, in bytes: ten times the largest feed of a country.
pub const FILE_MAX: usize = 32 * 1024 * 1024;

/// Feeds, and what there is to choose from.
#[tauri::command]
#[specta::specta]
pub async fn directory_view(app: AppHandle) -> Answer<DirectoryView> {
    ask(app, Session::directory_view).await
}

/// A page of what a filter finds, after the first `skip`.
#[tauri::command]
#[specta::specta]
pub async fn directory_find(app: AppHandle, filter: DirectoryFilter, skip: u32, limit: u16) -> Answer<DirectoryPage> {
    ask(app, move |session| session.directory_find(&filter, skip, limit)).await
}

/// Reads a file and says what it would bring; changes nothing. The body is the file's bytes, raw. Headers: `x-file-name` is its name,
/// percent-encoded; `x-feed` the id of the feed it is compared with, where there is one; `x-pasted` stands for a text that was pasted.
#[tauri::command]
pub async fn directory_open(app: AppHandle, request: Request<'_>) -> Answer<DirectoryPreview> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(CommandError::at(ErrorCode::Invalid, "body"));
    };
    if bytes.len() > FILE_MAX {
        return Err(ErrorCode::DirectoryTooLarge.into());
    }
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let feed = header("x-feed").map(Uuid::parse_str).transpose();
    let feed = feed.map_err(|_| CommandError::at(ErrorCode::Invalid, "feed"))?;
    let (name, pasted) = (file_name(header("x-file-name").unwrap_or_default()), header("x-pasted").is_some());
    let bytes = bytes.clone();
    ask(app, move |session| session.directory_open(&name, bytes, pasted, feed)).await
}

/// Reads the table that was opened last by another mapping.
#[tauri::command]
#[specta::specta]
pub async fn directory_map(
    app: AppHandle,
    id: Uuid,
    header: bool,
    columns: Vec<Option<String>>,
    feed: Option<Uuid>,
) -> Answer<DirectoryPreview> {
    ask(app, move |session| session.directory_map(id, header, &columns, feed)).await
}

/// Brings a looked-at file into a feed, new or known, as one transaction.
#[tauri::command]
#[specta::specta]
pub async fn directory_run(app: AppHandle, decision: DirectoryDecision) -> Answer<DirectoryDone> {
    change_at_length(app, move |session| session.directory_run(&decision)).await
}

/// Gives a feed another name, or the meetings of it that name no zone another one.
#[tauri::command]
#[specta::specta]
pub async fn directory_rename(app: AppHandle, feed: Uuid, name: String, zone: Option<String>) -> Answer<()> {
    change(app, move |session| session.directory_rename(feed, &name, zone.as_deref())).await
}

/// Takes a feed out with all its meetings; what was saved from it as a group stays.
#[tauri::command]
#[specta::specta]
pub async fn directory_remove(app: AppHandle, feed: Uuid) -> Answer<()> {
    change(app, move |session| session.directory_remove(feed)).await
}

/// What there is to choose for those of these meetings whose words speak of other weeks than their times, before they are saved.
#[tauri::command]
#[specta::specta]
pub async fn directory_ways(app: AppHandle, meetings: Vec<Uuid>, zone: String) -> Answer<Vec<DirectoryWays>> {
    ask(app, move |session| session.directory_ways(&meetings, &zone)).await
}

/// Saves meetings as groups; `zone` is the IANA zone the person is in. Answers the groups in the order of the picks.
#[tauri::command]
#[specta::specta]
pub async fn directory_save(app: AppHandle, picks: Vec<DirectoryPick>, zone: String) -> Answer<Vec<Uuid>> {
    change(app, move |session| session.directory_save(&picks, &zone)).await
}

/// Takes back what was saved by these picks: the groups go into the bin, their times out of the calendar.
#[tauri::command]
#[specta::specta]
pub async fn directory_unsave(app: AppHandle, picks: Vec<DirectoryPick>) -> Answer<()> {
    change(app, move |session| session.directory_unsave(&picks)).await
}

/// One meeting with all there is to say of it, to somebody in the IANA zone `zone`.
#[tauri::command]
#[specta::specta]
pub async fn directory_get(app: AppHandle, id: Uuid, zone: String) -> Answer<DirectoryDetail> {
    ask(app, move |session| session.directory_get(id, &zone)).await
}

/// What the list a group was saved from says otherwise by now, or that it no longer has it.
#[tauri::command]
#[specta::specta]
pub async fn directory_news(app: AppHandle, group: Uuid) -> Answer<Option<DirectoryNews>> {
    ask(app, move |session| session.directory_news(group)).await
}

/// Somebody saw these news: they are told no more.
#[tauri::command]
#[specta::specta]
pub async fn directory_noted(app: AppHandle, group: Uuid) -> Answer<()> {
    change(app, move |session| session.directory_noted(group)).await
}

/// Trustworthy directories on the web, as shipped; nothing is opened.
#[tauri::command]
#[specta::specta]
pub async fn directory_places() -> Answer<Vec<DirectoryPlace>> {
    Ok(directory::places())
}
