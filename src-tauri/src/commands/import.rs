//! Other programs' files: looked at, decided on, brought in as one step, taken back as one step.

use mooring_core::Session;
use mooring_core::error::ErrorCode;
use mooring_core::journal::{ImportBatch, ImportDecision, ImportDone, ImportPreview, ImportProgress, ImportUndone};
use tauri::AppHandle;
use tauri::ipc::{Channel, InvokeBody, Request};
use uuid::Uuid;

use super::{ask, change_at_length};
use crate::error::{Answer, CommandError};

/// Largest file that is looked at, in bytes: thirty times ten years of Daylio.
pub const FILE_MAX: usize = 32 * 1024 * 1024;
/// Longest name of a file that is kept, in characters.
const NAME_MAX: usize = 200;

/// Reads a file and says what it would bring; changes nothing. The body is the file's bytes, raw, because JSON would
/// make them four times as many; the header `x-file-name` is its name, percent-encoded.
#[tauri::command]
pub async fn import_open(app: AppHandle, request: Request<'_>) -> Answer<ImportPreview> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(CommandError::at(ErrorCode::Invalid, "body"));
    };
    if bytes.len() > FILE_MAX {
        return Err(ErrorCode::ImportTooLarge.into());
    }
    let name = file_name(request.headers().get("x-file-name").and_then(|name| name.to_str().ok()).unwrap_or_default());
    let bytes = bytes.clone();
    ask(app, move |session| session.import_open(&name, &bytes)).await
}

/// Brings a looked-at file in, as one transaction; nothing of it is there if it is cancelled.
#[tauri::command]
#[specta::specta]
pub async fn import_run(
    app: AppHandle,
    decision: ImportDecision,
    progress: Channel<ImportProgress>,
) -> Answer<ImportDone> {
    // A window that is gone cannot be told; the import goes on.
    let tell = move |step| drop(progress.send(step));
    change_at_length(app, move |session| session.import_run(&decision, tell)).await
}

/// Stops the import of a looked-at file.
#[tauri::command]
#[specta::specta]
pub async fn import_cancel(app: AppHandle, id: Uuid) -> Answer<()> {
    ask(app, move |session| {
        session.import_cancel(id);
        Ok(())
    })
    .await
}

/// Takes an import back; what was edited since stays.
#[tauri::command]
#[specta::specta]
pub async fn import_undo(app: AppHandle, batch: Uuid) -> Answer<ImportUndone> {
    change_at_length(app, move |session| session.import_undo(batch)).await
}

/// Past imports, the latest first.
#[tauri::command]
#[specta::specta]
pub async fn import_batches(app: AppHandle) -> Answer<Vec<ImportBatch>> {
    ask(app, Session::import_batches).await
}

/// The name as the person knows it: without folders, without what does not print, not longer than can be shown.
pub(super) fn file_name(encoded: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(encoded).decode_utf8_lossy();
    let name = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_only_a_name() {
        for (encoded, name) in [
            ("daylio.csv", "daylio.csv"),
            ("meine%20Tage%20%C3%BC.csv", "meine Tage ü.csv"),
            ("..%2F..%2Fetc%2Fpasswd", "passwd"),
            ("C%3A%5Cx%5Cy.csv", "y.csv"),
            ("a%0D%0Ab%00.csv", "ab.csv"),
            ("%FF%FE.csv", "\u{fffd}\u{fffd}.csv"),
            ("", ""),
        ] {
            assert_eq!(file_name(encoded), name, "{encoded}");
        }
        assert_eq!(file_name(&"a".repeat(5_000)).len(), NAME_MAX);
    }
}
