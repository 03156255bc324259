//! What the system tells of itself: that it goes to sleep, that its screen is locked, that somebody else uses it now, that its
//! clock or its zone is another.
//!
//! On Linux logind and the desktop's screen saver tell it. On macOS and Windows nothing is heard yet: there the journal
//! locks by its idle time, in which time asleep counts, and Settings says so. An implementation for them calls
//! [`happened`] and [`Signals::hear`] as `logind` does.

#![cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "nothing is heard there yet"))]

#[cfg(target_os = "linux")]
mod clock;
#[cfg(target_os = "linux")]
mod logind;
#[cfg(target_os = "linux")]
mod screen_saver;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use mooring_core::settings::{SystemEvent, SystemSignals};
use tauri::{AppHandle, Manager};

use super::closing::{self, Then};
use crate::shell::Shell;

/// How long a system that is about to sleep is kept from it. It has a limit of its own, which is shorter as a rule.
const SLEEP_LIMIT: Duration = Duration::from_secs(10);

/// What is heard of this system.
#[derive(Default)]
pub struct Signals(Mutex<SystemSignals>);

impl Signals {
    /// What it tells, as far as is known by now.
    pub fn heard(&self) -> SystemSignals {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what can be heard, or no longer can.
    fn hear(&self, note: impl FnOnce(&mut SystemSignals)) {
        note(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Listens as long as the program runs, on threads of their own: whoever hangs there holds nobody up.
pub fn watch(app: &AppHandle) -> std::io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        type Listener = fn(&AppHandle) -> zbus::Result<()>;
        let listeners: [(&str, Listener); 3] =
            [("logind", logind::listen), ("screen saver", screen_saver::listen), ("clock", clock::listen)];
        for (name, listen) in listeners {
            let app = app.clone();
            std::thread::Builder::new().name(name.to_owned()).spawn(move || {
                // Nobody there, or gone: what is not heard any more is noted already.
                let _ = listen(&app);
            })?;
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = app;
    Ok(())
}

/// Something happened: the journal is locked if its owner wants that. Before sleep this waits until it is.
fn happened(app: &AppHandle, event: SystemEvent) {
    let shell = app.state::<Shell>();
    // Where no idle time counts either, nothing is to be locked: while a new recovery code waits to be written down.
    if shell.clock.is_watching() {
        let wanted = shell.session().and_then(|session| session.settings()).map(|settings| settings.locks_at(event));
        if wanted.unwrap_or(true) {
            closing::close(app, Then::Lock);
        }
    }
    if event == SystemEvent::Sleep {
        shell.flush.wait_until_closed(SLEEP_LIMIT);
    }
}
