//! What the person chose: for this device in plain, for the journal inside it.

use mooring_core::Session;
use mooring_core::area::Area;
use mooring_core::settings::{DevicePrefs, Settings};
use tauri::AppHandle;
use tauri_specta::Event;

use super::ask;
use crate::error::Answer;
use crate::events::{AppearanceChanged, LockPutOff, tell_changed, tell_main};
use crate::shell::off_thread;

/// Appearance, language and country, readable while locked.
#[tauri::command]
#[specta::specta]
pub async fn device_get(app: AppHandle) -> Answer<DevicePrefs> {
    off_thread(app, |_, shell| Ok(shell.device.get())).await
}

/// Keeps appearance, language and country; every window hears of it.
#[tauri::command]
#[specta::specta]
pub async fn device_set(app: AppHandle, prefs: DevicePrefs) -> Answer<()> {
    off_thread(app, |app, shell| {
        let prefs = shell.device.set(prefs)?;
        let _ = AppearanceChanged(prefs).emit(app);
        tell_changed(app, &[Area::Device]);
        Ok(())
    })
    .await
}

/// Settings kept in the journal.
#[tauri::command]
#[specta::specta]
pub async fn settings_get(app: AppHandle) -> Answer<Settings> {
    ask(app, Session::settings).await
}

/// Keeps the settings of the journal. Another idle time counts from now.
#[tauri::command]
#[specta::specta]
pub async fn settings_set(app: AppHandle, settings: Settings) -> Answer<()> {
    off_thread(app, move |app, shell| {
        let minutes = settings.lock_after_minutes;
        let changed = shell.session()?.settings_set(&settings)?;
        if shell.clock.set(minutes) {
            tell_main(app, &LockPutOff);
        }
        tell_changed(app, changed.areas);
        Ok(())
    })
    .await
}
