//! Pictures, sound and files of entries. Pictures are shown by [`crate::desktop::attachments`].

use mooring_core::error::ErrorCode;
use mooring_core::journal::attachments::{AttachmentAdded, AttachmentView};
use mooring_core::journal::limits::FILE_BYTES;
use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request, Response};

use super::super::import::file_name;
use super::{ask, change};
use crate::desktop::{attachments, clipboard};
use crate::error::{Answer, CommandError};
use crate::shell::off_thread;
use crate::views::MediaUsageView;

/// Keeps a file to attach. The body is the file's bytes, raw. Headers: `x-file-name` is its name, percent-encoded; `x-as-file`
/// asks to keep a picture as the file it is.
#[tauri::command]
pub async fn journal_attach(app: AppHandle, request: Request<'_>) -> Answer<AttachmentAdded> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(CommandError::at(ErrorCode::Invalid, "body"));
    };
    if bytes.len() > FILE_BYTES {
        return Err(ErrorCode::AttachmentTooLarge.into());
    }
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let (name, as_file) = (file_name(header("x-file-name").unwrap_or_default()), header("x-as-file").is_some());
    let bytes = bytes.clone();
    change(app, move |session| session.attachment_add(&name, &bytes, as_file)).await
}

/// Keeps the picture that is on the clipboard, for the page to attach; nothing where there is none, or where the page is handed
/// pictures itself.
#[tauri::command]
#[specta::specta]
pub async fn journal_paste_picture(app: AppHandle) -> Answer<Option<AttachmentAdded>> {
    let found = off_thread(app.clone(), |_, _| Ok(clipboard::picture()?)).await?;
    let Some(bytes) = found else { return Ok(None) };
    // The name says what it has to be. What is no picture is not kept as something else.
    change(app, move |session| session.attachment_add("pasted.png", &bytes, false)).await.map(Some)
}

/// What is known of contents, in the order of their names.
#[tauri::command]
#[specta::specta]
pub async fn journal_attached(app: AppHandle, contents: Vec<String>) -> Answer<Vec<AttachmentView>> {
    ask(app, move |session| session.attachments_look(&contents)).await
}

/// The bytes of a sound, raw: the web view plays none from a scheme of the app's own.
#[tauri::command]
pub async fn journal_attached_sound(app: AppHandle, content: String) -> Answer<Response> {
    let sound = ask(app, move |session| session.attachment_read(&content, None)).await?;
    Ok(Response::new(sound.bytes))
}

/// Saves a copy where the person says; answers whether it was saved.
#[tauri::command]
#[specta::specta]
pub async fn journal_attached_save(app: AppHandle, content: String, name: String) -> Answer<bool> {
    off_thread(app, move |app, shell| attachments::save(app, shell, &content, &name)).await
}

/// How much room the journal, what is attached, and its backups take.
#[tauri::command]
#[specta::specta]
pub async fn journal_media_usage(app: AppHandle) -> Answer<MediaUsageView> {
    off_thread(app, |_, shell| attachments::usage(shell)).await
}
