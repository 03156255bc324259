//! What the shell tells the windows without being asked.

use mooring_core::area::Area;
use mooring_core::settings::DevicePrefs;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use uuid::Uuid;

use crate::desktop::windows::{CHECK_IN, MAIN};
use crate::shell::Shell;

/// After a commit: what became stale. A window that shows one of these areas reads it again.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Changed {
    pub areas: Vec<Area>,
}

/// The journal locks in so many seconds unless there is input.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct AboutToLock {
    pub seconds: u32,
}

/// There was input: the lock that was announced does not come.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct LockPutOff;

/// The journal is about to be closed: keep what is being typed as a draft, then call `drafts_flushed`.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct FlushDrafts;

/// The appearance was changed, in this window or another.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct AppearanceChanged(pub DevicePrefs);

/// A check-in was asked for from outside the window of the open journal, and the small one cannot come. Whether one still is, `journal_check_in_asked` says.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct CheckInAsked;

/// The small window for checking in is being closed by the system: it keeps what was begun, then calls `check_in_close`.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct LeaveCheckIn;

/// What was begun in the small window goes on in the open journal: with this entry or its draft, or with a new page.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct WriteMoreAsked {
    pub entry: Option<Uuid>,
}

/// The minute is over: the recovery code that was copied is off the clipboard.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct SecretCopyOver;

/// Tells the window of the open journal; one that is not there has nothing stale to show.
pub fn tell_main(app: &AppHandle, event: &(impl Event + Clone + Serialize)) {
    tell(app, MAIN, event);
}

/// Tells one window; one that is not there does not miss it.
pub fn tell(app: &AppHandle, label: &str, event: &(impl Event + Clone + Serialize)) {
    let _ = event.emit_to(app, label);
}

/// Tells every window in which something of the open journal can be typed.
pub fn tell_open(app: &AppHandle, event: &(impl Event + Clone + Serialize)) {
    for label in [MAIN, CHECK_IN] {
        tell(app, label, event);
    }
}

/// Tells what became stale, if anything did. Where that moves reminders, they are looked at anew: who has just written is not asked to.
pub fn tell_changed(app: &AppHandle, areas: &[Area]) {
    if areas
        .iter()
        .any(|area| matches!(area, Area::Calendar | Area::Reminders | Area::Journal | Area::Vocabulary | Area::Doses))
    {
        app.state::<Shell>().reminders.poke();
    }
    tell_quietly(app, areas);
}

/// The same for whoever has looked at the reminders just now.
pub fn tell_quietly(app: &AppHandle, areas: &[Area]) {
    if !areas.is_empty() {
        tell_open(app, &Changed { areas: areas.to_vec() });
    }
}
