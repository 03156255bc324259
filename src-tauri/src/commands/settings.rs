//! What the person chose: for this device in plain, for the journal inside it.

use mooring_core::Session;
use mooring_core::area::Area;
use mooring_core::settings::{DevicePrefs, Settings, SystemSignals};
use tauri::AppHandle;
use tauri_specta::Event;

use super::ask;
use crate::desktop::{hiding, shortcut, windows};
use crate::error::Answer;
use crate::events::{AppearanceChanged, LockPutOff, tell_changed, tell_open};
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
        let before = shell.device.get().shortcut;
        let next = prefs.shortcut.clone();
        shortcut::change(app, before.as_deref(), next.as_deref())?;
        let prefs = shell.device.set(prefs).inspect_err(|_| {
            // What is not kept is not in force.
            let _ = shortcut::change(app, next.as_deref(), before.as_deref());
        })?;
        let _ = AppearanceChanged(prefs).emit(app);
        shell.tray.look();
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
        let (minutes, kept_out) = (settings.lock_after_minutes, settings.hide_from_capture);
        let changed = shell.session()?.settings_set(&settings)?;
        if shell.clock.set(minutes) {
            tell_open(app, &LockPutOff);
        }
        windows::keep_out_of_capture(app, kept_out);
        tell_changed(app, changed.areas);
        Ok(())
    })
    .await
}

/// What this system tells and can do, so that the journal can be locked with it, and hidden.
#[tauri::command]
#[specta::specta]
pub async fn settings_signals(app: AppHandle) -> Answer<SystemSignals> {
    off_thread(app, |app, shell| {
        Ok(SystemSignals {
            capture: hiding::KEEPS_OUT_OF_CAPTURE,
            shortcut: shortcut::can_be_had(),
            shortcut_held: shortcut::are_held(app),
            ..shell.signals.heard()
        })
    })
    .await
}
