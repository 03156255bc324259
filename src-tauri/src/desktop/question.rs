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

/// Takes every dialog of the system's off the screen, unanswered: questions, and choosers of files. On Linux none of them belongs to a
/// window, so that each would go on showing what it is about when the window is locked or hidden.
pub fn take_back(app: &AppHandle) {
    #[cfg(target_os = "linux")]
    {
        use gtk::prelude::{Cast as _, DialogExt as _, WidgetExt};

        // Without its thread there are no windows either.
        let _ = app.run_on_main_thread(|| {
            let dialogs =
                gtk::Window::list_toplevels().into_iter().filter_map(|one| one.downcast::<gtk::Dialog>().ok());
            for dialog in dialogs.filter(WidgetExt::is_visible) {
                dialog.response(gtk::ResponseType::Cancel);
            }
        });
    }
    // Elsewhere a dialog goes with the window it stands over.
    #[cfg(not(target_os = "linux"))]
    let _ = app;
}
