//! Checking in while the journal is locked: something is sealed and kept, nothing is opened.

use mooring_core::journal::EntryDraft;
use mooring_core::journal::outbox::{OutboxReport, OutboxState};
use tauri::AppHandle;

use crate::desktop::outbox;
use crate::error::Answer;
use crate::events::tell_changed;
use crate::shell::off_thread;

/// Whether a check-in can be written while the journal is locked, or why not.
#[tauri::command]
#[specta::specta]
pub async fn outbox_state(app: AppHandle) -> Answer<OutboxState> {
    off_thread(app, |_, shell| Ok(outbox::state(shell))).await
}

/// Seals a check-in and keeps it until the journal is unlocked.
#[tauri::command]
#[specta::specta]
pub async fn outbox_write(app: AppHandle, entry: EntryDraft) -> Answer<OutboxState> {
    off_thread(app, move |app, shell| {
        let state = outbox::write(shell, &entry)?;
        // Unlocked while it was being written: then nobody else brings it in.
        if shell.is_open() {
            tell_changed(app, outbox::gather(shell));
        }
        Ok(state)
    })
    .await
}

/// What came in when the journal was unlocked, and what did not.
#[tauri::command]
#[specta::specta]
pub async fn outbox_report(app: AppHandle) -> Answer<OutboxReport> {
    off_thread(app, |_, shell| {
        shell.session()?;
        Ok(shell.outbox_report())
    })
    .await
}
