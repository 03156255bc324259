//! The system's dialogs for files, folders and questions, as GTK draws them: found on the display, driven by keys.

#![allow(clippy::panic)]

use std::path::Path;

use super::App;
use crate::desk::screen::TopLevel;
use crate::wait::{self, SOON};

impl App<'_> {
    /// Waits for the system's dialog of this title and gives it the keyboard.
    #[track_caller]
    pub fn file_dialog(&self, title: &str) -> TopLevel {
        let dialog = wait::until(&format!("the system's dialog “{title}”"), SOON, || self.shown_dialog(title));
        self.desk.screen().focus_alone(dialog.id);
        dialog
    }

    /// Types a path into the system's dialog of this title and confirms it.
    #[track_caller]
    pub fn choose_path(&self, title: &str, path: &Path) {
        let dialog = self.file_dialog(title);
        // It opens the line for paths where there is none yet; all that may stand in it is replaced.
        self.strike(&["key", "ctrl+l"]);
        self.strike(&["key", "ctrl+a"]);
        self.strike(&["type", "--delay", "15", &path.to_string_lossy()]);
        // The line still completes what was typed, and then does not take the first stroke.
        wait::until_true("the system's dialog takes the path", SOON, || {
            self.strike(&["key", "Return"]);
            !self.shows(&dialog)
        });
    }

    /// Leaves the system's dialog of this title without choosing.
    #[track_caller]
    pub fn leave_file_dialog(&self, title: &str) {
        let dialog = self.file_dialog(title);
        self.strike(&["key", "Escape"]);
        wait::until_true("the system's dialog closes", SOON, || !self.shows(&dialog));
    }

    /// Says yes to the question of this title: its first button, which has the keyboard.
    #[track_caller]
    pub fn agree_to(&self, title: &str) {
        let dialog = self.file_dialog(title);
        wait::until_true("the system's dialog takes the answer", SOON, || {
            self.strike(&["key", "Return"]);
            !self.shows(&dialog)
        });
    }

    fn shown_dialog(&self, title: &str) -> Option<TopLevel> {
        self.desk.screen().windows_of(self.pid()).into_iter().find(|window| window.title == title)
    }

    fn shows(&self, dialog: &TopLevel) -> bool {
        self.desk.screen().windows_of(self.pid()).iter().any(|window| window.id == dialog.id)
    }

    fn strike(&self, arguments: &[&str]) {
        self.desk.run("xdotool", arguments);
    }
}
