//! Help now, readable without the journal, and the way out of the app.

use mooring_core::safety::{self, HelpView};
use tauri::AppHandle;

use super::ask;
use crate::desktop::outside::{Outside, check, open_if_agreed};
use crate::error::Answer;
use crate::shell::off_thread;

/// Countries there are crisis lines or emergency numbers for, as ISO 3166-1 alpha-2.
#[tauri::command]
#[specta::specta]
pub fn safety_countries() -> Answer<Vec<String>> {
    Ok(safety::countries())
}

/// What Help now shows; without a country only what is there for everybody.
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "what comes from a window is owned")]
pub fn safety_help(country: Option<String>) -> Answer<HelpView> {
    Ok(safety::help(country.as_deref()))
}

/// Whether where help is is to be said after an entry of these words that was just saved; `mood` is 0 for the lowest step of
/// its scale, 1 for the highest. Kept nowhere.
#[tauri::command]
#[specta::specta]
pub async fn safety_quiet_card(app: AppHandle, text: String, mood: Option<f64>) -> Answer<bool> {
    ask(app, move |session| Ok(session.settings()?.quiet_card && safety::may_be_hard(&text, mood))).await
}

/// Opens something outside the app, after showing where it leads and asking. Answers whether it was opened.
#[tauri::command]
#[specta::specta]
pub async fn open_outside(app: AppHandle, target: Outside) -> Answer<bool> {
    let destination = check(&target)?;
    off_thread(app, move |app, shell| Ok(open_if_agreed(app, shell, &destination)?)).await
}
