//! Notifications of the desktop: shown from here, and what is pressed on them. The list in the app is the truth; a desktop without
//! notifications loses nobody a reminder that was written down.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDateTime;
use mooring_core::reminders::outlook::Token;
use tauri::{AppHandle, Manager};
use tauri_plugin_notification::{Action, ActionType, NotificationExt};
use uuid::Uuid;

use super::act;
use super::wording::Said;
use crate::desktop::words::Words;
use crate::shell::Shell;

/// What a notification offers before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    Nothing,
    Room,
    CheckIn,
    Dose,
}

impl Offer {
    /// The kind of buttons, and the first of them with its word.
    const fn kind(self) -> (&'static str, Option<(&'static str, &'static str)>) {
        match self {
            Self::Nothing => ("plain", None),
            Self::Room => ("room", Some(("open", "reminder-open-room"))),
            Self::Dose => ("dose", Some(("done", "reminder-dose-done"))),
            Self::CheckIn => ("check-in", Some(("check-in", "reminder-check-in-open"))),
        }
    }
}

/// How many notifications are remembered, so that what is pressed on them finds what they are about.
const REMEMBERED: usize = 256;

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// It was shown while the journal was open.
    Occurrence { series: Uuid, occurrence: NaiveDateTime },
    /// It was shown while it was locked.
    Token(Token),
}

/// What can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// The notification itself.
    Look,
    OpenRoom,
    CheckIn,
    /// What was told of is done: doses were taken.
    Done,
    Snooze,
    Dismiss,
}

/// The notifications that were shown.
#[derive(Default)]
pub struct Shown(Mutex<(i32, HashMap<i32, Target>)>);

impl Shown {
    fn remember(&self, target: Target) -> i32 {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = shown.0.wrapping_add(1);
        shown.0 = id;
        shown.1.insert(id, target);
        let old = id.wrapping_sub(i32::try_from(REMEMBERED).unwrap_or(i32::MAX));
        shown.1.remove(&old);
        id
    }

    fn target(&self, id: i32) -> Option<Target> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.get(&id).copied()
    }
}

/// Listens to what is pressed, as long as the program runs.
pub fn listen(app: &AppHandle) {
    let handle = app.clone();
    // Without a listener the buttons are not shown; the list in the app has them too.
    let _ = app.notification().on_action(move |performed| {
        let press = match performed.action_id() {
            "open" => Press::OpenRoom,
            "check-in" => Press::CheckIn,
            "done" => Press::Done,
            "snooze" => Press::Snooze,
            "dismiss" => Press::Dismiss,
            _ => Press::Look,
        };
        let id = performed.notification().map(tauri_plugin_notification::ActiveNotification::id);
        let target = id.and_then(|id| handle.state::<Shell>().reminders.shown.target(id));
        act::pressed(&handle, press, target);
    });
}

/// Whether the system shows notifications, and buttons on them. On macOS and Windows that is the person's choice in the
/// system's own settings, and nothing answers what they chose.
pub fn there() -> (Option<bool>, Option<bool>) {
    #[cfg(target_os = "linux")]
    {
        let says = server::capabilities();
        (Some(says.is_ok()), says.ok().map(|says| says.iter().any(|one| one == "actions")))
    }
    #[cfg(not(target_os = "linux"))]
    (None, None)
}

#[cfg(target_os = "linux")]
mod server {
    use std::time::Duration;

    use zbus::blocking::connection::Builder;

    /// How long a desktop may take to answer whoever looks into Settings.
    const LIMIT: Duration = Duration::from_secs(3);

    /// What the desktop's notifications can do
    /// (<https://specifications.freedesktop.org/notification-spec/latest/protocol.html>). An error where there are none.
    pub fn capabilities() -> zbus::Result<Vec<String>> {
        const NAME: &str = "org.freedesktop.Notifications";
        let bus = Builder::session()?.method_timeout(LIMIT).build()?;
        let path = "/org/freedesktop/Notifications";
        bus.call_method(Some(NAME), path, Some(NAME), "GetCapabilities", &())?.body().deserialize()
    }
}

/// Tells something about the program itself.
pub fn tell(app: &AppHandle, said: &Said) {
    let _ = app.notification().builder().title(&said.title).body(&said.body).show();
}

/// Shows one. Nothing answers whether anybody saw it.
pub fn show(app: &AppHandle, words: &Words, said: &Said, target: Target, offer: Offer, silent: bool) {
    let notifications = app.notification();
    let action = |id: &str, word: &str| Action::builder(id, words.text(word)).build();
    let (kind, first) = offer.kind();
    let others = [("snooze", "reminder-snooze"), ("dismiss", "reminder-dismiss")];
    let actions = first.into_iter().chain(others).map(|(id, word)| action(id, word)).collect();
    let kind = ActionType::builder(kind).actions(actions).build();
    let id = kind.id().to_owned();
    // Registered each time: the words follow the language.
    let _ = notifications.register_action_types(vec![kind]);
    let number = app.state::<Shell>().reminders.shown.remember(target);
    let mut notice = notifications.builder().id(number).title(&said.title).action_type_id(id);
    if !said.body.is_empty() {
        notice = notice.body(&said.body);
    }
    if !silent && cfg!(target_os = "linux") {
        // A name of the freedesktop sound theme; elsewhere the system's own sound comes without being asked.
        notice = notice.sound("message-new-instant");
    }
    let _ = notice.show();
}
