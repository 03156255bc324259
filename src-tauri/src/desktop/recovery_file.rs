//! Saving the recovery code to a file the person chooses.

use tauri::AppHandle;
use zeroize::Zeroizing;

use super::private_file::{self, Kind};
use super::words::Words;
use crate::error::Answer;
use crate::shell::Shell;

/// How the dialog speaks.
const RECOVERY: Kind =
    Kind { title: "recovery-save-title", name: "recovery-save-name", kind: "recovery-save-kind", ending: "txt" };

/// Asks where to and writes the code there. Answers whether it was saved: closing the dialog is no error.
pub fn save(app: &AppHandle, shell: &Shell, groups: &[String; 8]) -> Answer<bool> {
    let words = Words::here(&shell.device.get().language);
    let code = Zeroizing::new(groups.join("-"));
    let text = Zeroizing::new(words.with("recovery-file", &[("code", &code)]) + "\n");
    private_file::save(app, shell, &RECOVERY, text.as_bytes())
}
