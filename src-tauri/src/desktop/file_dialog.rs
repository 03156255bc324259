//! The system's dialogs for files and folders. What is chosen in them is known to the shell alone: a window never gets a
//! path it could use.

use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// A dialog over the window that stands, beginning among the person's documents.
pub fn titled(app: &AppHandle, title: &str) -> FileDialogBuilder<Wry> {
    let dialog = app.dialog().file().set_title(title);
    let dialog = match dirs::document_dir().or_else(dirs::home_dir) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    };
    match app.webview_windows().into_values().next() {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}
