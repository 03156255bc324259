//! Erasing everything, from the open journal to the first start.

use tauri::AppHandle;

use super::closing::{self, Then};
use super::shortcut;
use crate::error::Answer;
use crate::shell::Shell;
use crate::views::Offered;

/// Erases the open journal once the proof fits, and leaves its window for the first start. What could not be reached is
/// said there.
pub fn run(app: &AppHandle, shell: &Shell, offered: &Offered) -> Answer<()> {
    let vault = shell.vault()?;
    let copies = shell.copies();
    let erased = shell.with_edge(|edge| vault.erase(&offered.proof(), &copies, edge));
    if vault.id().is_some() {
        // Nothing was begun.
        erased?;
    } else {
        if let Ok(erased) = erased {
            shell.note_erased(erased);
        }
        shortcut::forget(app);
        // Where something went wrong half-way, the lock window goes on from the note.
        closing::close(app, Then::Lock);
    }
    Ok(())
}
