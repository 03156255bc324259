//! An icon in the tray: the program goes on there while its window is closed. Never the only way back, as many desktops have
//! none: a further start raises the window, and quitting is among the commands.
//!
//! On macOS and Windows there is none yet, and Settings says so: an implementation for them shows what [`Choice`] names and
//! calls [`chosen`].

#[cfg(target_os = "linux")]
mod notifier_item;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use tauri::{AppHandle, Manager};

use super::closing::{self, Then};
use super::{check_in, hiding};
use crate::shell::Shell;

/// What the icon's menu has, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Open,
    CheckIn,
    Lock,
    Quit,
}

/// Whether an icon is wanted, and whether one is to be seen.
#[derive(Default)]
pub struct Tray {
    /// Something changed that the icon's menu says, or whether there is to be one.
    stale: Mutex<bool>,
    wake: Condvar,
    seen: AtomicBool,
}

impl Tray {
    /// The language, the preference, or whether the journal is open changed.
    pub fn look(&self) {
        *self.stale.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.wake.notify_all();
    }

    /// Whether the system shows the icon now; `None` where that is not written for yet.
    pub fn is_seen(&self) -> Option<bool> {
        cfg!(target_os = "linux").then(|| self.seen.load(Ordering::Acquire))
    }

    #[cfg(target_os = "linux")]
    fn wait(&self) {
        let stale = self.stale.lock().unwrap_or_else(PoisonError::into_inner);
        *self.wake.wait_while(stale, |stale| !*stale).unwrap_or_else(PoisonError::into_inner) = false;
    }

    #[cfg(target_os = "linux")]
    fn set_seen(&self, seen: bool) {
        self.seen.store(seen, Ordering::Release);
    }
}

/// Shows the icon as long as the program runs and it is wanted, on a thread of its own: a message bus that hangs holds nobody up.
pub fn watch(app: &AppHandle) -> std::io::Result<()> {
    #[cfg(target_os = "linux")]
    if !app.state::<Shell>().demo {
        let app = app.clone();
        std::thread::Builder::new().name("tray".to_owned()).spawn(move || notifier_item::keep(&app))?;
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (app, chosen as fn(&AppHandle, Choice));
    Ok(())
}

/// Does what was chosen in the icon's menu.
fn chosen(app: &AppHandle, choice: Choice) {
    match choice {
        Choice::Open => hiding::come_back(app),
        Choice::CheckIn => check_in::ask(app),
        Choice::Lock if app.state::<Shell>().is_open() => closing::close(app, Then::Lock),
        Choice::Lock => {}
        Choice::Quit => closing::close(app, Then::Exit),
    }
}
