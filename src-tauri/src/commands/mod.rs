//! What the windows may ask, one file per area. A command acquires, delegates and maps; nothing is decided here.
//!
//! Which window may ask what is written in `capabilities/`; a command without a permission there cannot be called.

pub mod art;
pub mod backup;
pub mod calendar;
pub mod care_team;
pub mod directory;
pub mod groups;
pub mod import;
pub mod insights;
pub mod journal;
pub mod learn;
pub mod names;
pub mod outbox;
pub mod reminders;
pub mod report;
pub mod safety;
pub mod self_care;
pub mod settings;
pub mod vault;

use mooring_core::Session;
use mooring_core::area::Changed;
use mooring_core::error::CoreError;
use tauri::AppHandle;

use crate::error::Answer;
use crate::events::tell_changed;
use crate::shell::{Shell, off_thread};

/// Asks the open journal something. Without an open journal there is no `&Session`, so nothing that needs one can be
/// asked: the answer is `vault-locked`.
async fn ask<T: Send + 'static>(
    app: AppHandle,
    question: impl FnOnce(&Session) -> Result<T, CoreError> + Send + 'static,
) -> Answer<T> {
    off_thread(app, |_, shell| Ok(question(&*shell.session()?)?)).await
}

/// Changes the open journal and tells the window what became stale.
async fn change<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&Session) -> Result<Changed<T>, CoreError> + Send + 'static,
) -> Answer<T> {
    off_thread(app, |app, shell| apply(app, shell, work)).await
}

/// The same for what may take minutes in which nobody touches anything: it holds the idle lock off, within limits.
async fn change_at_length<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&Session) -> Result<Changed<T>, CoreError> + Send + 'static,
) -> Answer<T> {
    off_thread(app, |app, shell| {
        let _held = shell.clock.hold();
        apply(app, shell, work)
    })
    .await
}

fn apply<T>(app: &AppHandle, shell: &Shell, work: impl FnOnce(&Session) -> Result<Changed<T>, CoreError>) -> Answer<T> {
    // Closing waits as long as something is on its way to the disk.
    let _writing = shell.flush.writing();
    let changed = work(&*shell.session()?)?;
    tell_changed(app, changed.areas);
    Ok(changed.value)
}
