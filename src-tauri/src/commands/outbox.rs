//! Checking in from a window of its own, and while the journal is locked: something is sealed and kept, nothing is opened.

use mooring_core::journal::EntryDraft;
use mooring_core::journal::outbox::{CheckInView, OutboxReport, OutboxState};
use tauri::AppHandle;
use uuid::Uuid;

use crate::desktop::{check_in, outbox};
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
        let _writing = shell.flush.writing();
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

/// What the small window for checking in has to show.
#[tauri::command]
#[specta::specta]
pub async fn check_in_view(app: AppHandle) -> Answer<CheckInView> {
    off_thread(app, |_, shell| Ok(check_in::view(shell))).await
}

/// Whether one can check in while the journal is locked.
#[tauri::command]
#[specta::specta]
pub async fn check_in_offered(app: AppHandle) -> Answer<bool> {
    off_thread(app, |_, shell| Ok(matches!(check_in::view(shell), CheckInView::Sealed { .. }))).await
}

/// Shows the small window.
#[tauri::command]
#[specta::specta]
pub async fn check_in_ask(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, _| {
        check_in::ask(app);
        Ok(())
    })
    .await
}

/// Takes the small window away.
#[tauri::command]
#[specta::specta]
pub async fn check_in_close(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, _| {
        check_in::close(app);
        Ok(())
    })
    .await
}

/// Goes on in the window of the open journal: with this entry or its draft, or with a new page.
#[tauri::command]
#[specta::specta]
pub async fn check_in_write_more(app: AppHandle, entry: Option<Uuid>) -> Answer<()> {
    off_thread(app, move |app, shell| {
        shell.session()?;
        check_in::write_more(app, entry);
        Ok(())
    })
    .await
}

/// Goes to the window that unlocks the journal; the check-in follows.
#[tauri::command]
#[specta::specta]
pub async fn check_in_unlock(app: AppHandle) -> Answer<()> {
    off_thread(app, |app, _| {
        check_in::unlock(app);
        Ok(())
    })
    .await
}
