//! What follows when something is pressed on a notification, whether the journal is open by then or not.

use chrono::{NaiveDateTime, TimeDelta};
use mooring_core::reminders::Unwanted;
use mooring_core::reminders::outlook::{Logged, What};
use tauri::{AppHandle, Manager};
use uuid::Uuid;

use super::notices::{Press, Target};
use super::{civil_here, zone};
use crate::desktop::outside::{self, Destination, Outside};
use crate::desktop::{check_in, hiding};
use crate::events::tell_changed;
use crate::shell::Shell;
use crate::wall_clock::now;

/// "Again" on a notification, in minutes.
const SNOOZE_MINUTES: u32 = 10;

/// Does what was pressed. Where the journal is locked, a room can't be known: the window comes, and asks to unlock.
pub fn pressed(app: &AppHandle, press: Press, target: Option<Target>) {
    let shell = app.state::<Shell>();
    let open = target.and_then(|target| shell.reminders.occurrence_of(target));
    if matches!(press, Press::Look | Press::CheckIn) && target.is_some_and(|target| shell.reminders.is_check_in(target))
    {
        return check_in::ask(app);
    }
    match (press, target) {
        (Press::Look | Press::CheckIn, _) | (_, None) => hiding::come_back(app),
        (Press::OpenRoom, _) => match open.and_then(|of| room(&shell, of)) {
            Some(room) => ask_for(app, room),
            None => hiding::come_back(app),
        },
        // A dose of another day is noted by hand: nobody knows any more when it was.
        (Press::Done, Some(_)) if open.is_some_and(|(_, at)| at.date() != civil_here().date()) => {
            hiding::come_back(app);
        }
        (Press::Done | Press::Snooze | Press::Dismiss, Some(target)) => {
            if !open.is_some_and(|of| in_journal(app, &shell, press, of)) {
                while_locked(app, &shell, press, target);
            }
        }
    }
}

/// The room of something, looked at as any address is; nothing where the journal is locked.
fn room(shell: &Shell, (series, occurrence): (Uuid, NaiveDateTime)) -> Option<Destination> {
    let view = shell.session().ok()?.calendar_get(series, Some(occurrence), &zone()).ok()?;
    outside::check(&Outside::Web { url: view.link }).ok()
}

/// Says where the room is and asks, as everywhere. The window stays where it is, in sight or not; it comes where the room can't be
/// opened.
fn ask_for(app: &AppHandle, room: Destination) {
    let app = app.clone();
    // What is pressed next waits for nobody's answer.
    let asking = std::thread::Builder::new().name("asking".to_owned()).spawn({
        let app = app.clone();
        move || {
            if outside::open_if_agreed(&app, &app.state::<Shell>(), &room).is_err() {
                hiding::come_back(&app);
            }
        }
    });
    if asking.is_err() {
        hiding::come_back(&app);
    }
}

/// Answers whether the journal was open and took it.
fn in_journal(app: &AppHandle, shell: &Shell, press: Press, of: (Uuid, NaiveDateTime)) -> bool {
    let Ok(session) = shell.session() else { return false };
    let changed = match press {
        Press::Done => session.reminders_taken(of, civil_here().time()),
        Press::Snooze => session.reminders_snooze(of, SNOOZE_MINUTES, &zone()),
        _ => session.reminders_dismiss(of, Unwanted::Reminder),
    };
    match changed {
        Ok(changed) => {
            tell_changed(app, changed.areas);
            true
        }
        Err(_) => shell.is_open(),
    }
}

/// Notes it for the journal, which takes it over when it is opened. A dose that can't be noted so that it outlives this process is
/// not dropped without a word: the window comes.
fn while_locked(app: &AppHandle, shell: &Shell, press: Press, target: Target) {
    let noted = shell.reminders.with_outlook(|outlook| {
        let item = match target {
            Target::Token(token) => outlook.item(token),
            Target::Occurrence { series, occurrence } => {
                outlook.items.iter().find(|item| item.of == Some((series, occurrence)))
            }
        };
        let Some(item) = item.cloned() else { return false };
        let until = now() + TimeDelta::minutes(SNOOZE_MINUTES.into());
        let what = match press {
            Press::Snooze if until < item.end => What::Snoozed { until },
            // It would come after the end.
            Press::Snooze => return true,
            Press::Done if item.dose => What::Taken { at: civil_here().time() },
            _ => What::Dismissed,
        };
        outlook.note([Logged { token: item.token, what }]);
        true
    });
    let kept = super::keep_locked(shell);
    shell.reminders.poke();
    if press == Press::Done && !(noted && kept) {
        hiding::come_back(app);
    }
}
