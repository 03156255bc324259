//! The window off the screen at one key, and back.

use std::sync::atomic::Ordering;

use tauri::{AppHandle, Manager};

use super::closing::{self, Then};
use super::windows::LOCK;
use super::{instance, question, windows};
use crate::shell::Shell;

/// Whether the system can keep a window out of pictures and recordings of the screen. X11 and Wayland have no way to ask
/// for it.
pub const KEEPS_OUT_OF_CAPTURE: bool = cfg!(any(windows, target_os = "macos"));

/// Takes the window off the screen and out of the list of windows, then locks if its owner wants that. Starting Mooring
/// again brings it back, locked or not; where a further start could not reach this one, the window is only minimised.
pub fn hide(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let comes_back = instance::can_be_called();
    shell.hidden.store(comes_back, Ordering::Release);
    for window in app.webview_windows().values() {
        // A window system that refuses leaves the window where it is; the lock falls all the same.
        let _ = if comes_back { window.hide() } else { window.minimize() };
    }
    question::take_back(app);
    let locks = shell.session().and_then(|session| session.settings()).map(|settings| settings.lock_when_hidden);
    // As with idle time, a new recovery code that waits to be written down is not locked away.
    if shell.clock.is_watching() && locks.unwrap_or(true) {
        closing::close(app, Then::Lock);
    }
}

/// Brings back whichever window stands: what a further start does. Where none does yet, the program was started without one.
pub fn come_back(app: &AppHandle) {
    let shell = app.state::<Shell>();
    shell.hidden.store(false, Ordering::Release);
    shell.unseen.store(false, Ordering::Release);
    if !windows::raise_any(app) && !shell.is_open() {
        // Without a window system that gives one there is nothing to be seen, and the next start tries again.
        let _ = windows::open(app, LOCK, &shell.looks());
    }
}
