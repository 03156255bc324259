//! A question in a dialog of the system's.

use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::{DialogExt, MessageDialogBuilder};

/// A dialog with this text, to be given a title and buttons.
#[allow(clippy::disallowed_methods, reason = "the one place that knows how a text is handed over")]
pub fn question(app: &AppHandle, text: &str) -> MessageDialogBuilder<Wry> {
    app.dialog().message(handed_over(text))
}

/// On Linux the crate for dialogs (rfd 0.17, `backend/gtk3/message_dialog.rs`) hands the text to GTK as a format of
/// `printf`: an address with `%s` in it would read and write where nothing is, and end the program.
#[cfg(target_os = "linux")]
fn handed_over(text: &str) -> String {
    text.replace('%', "%%")
}

#[cfg(not(target_os = "linux"))]
fn handed_over(text: &str) -> String {
    text.to_owned()
}
