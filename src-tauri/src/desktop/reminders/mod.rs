//! Reminders at the right moment: a thread that looks at the clock, asks the journal or, while that is locked, the outlook what is
//! due, and shows it.
//!
//! Nothing is shown that was not written down before, in the journal or on the shelf, so that no restart shows it twice.

mod act;
mod notices;
mod sleep;
mod wording;

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use mooring_core::area::Area;
use mooring_core::calendar::is_check_in;
use mooring_core::reminders::outlook::Item;
use mooring_core::reminders::{Outlook, ReminderMeans, Showing};
use mooring_core::{ErrorCode, Session};
use tauri::{AppHandle, Manager};
use uuid::Uuid;
use vault::keychain::Presence;
use vault::shelf::ShelfFault;

use self::notices::{Offer, Shown, Target};
use self::wording::{About, Said, say};
use super::words::Words;
use super::{hiding, instance, plan_copy, shelf};
use crate::events::{tell_changed, tell_quietly};
use crate::shell::Shell;
use crate::wall_clock::now;

/// After something went wrong, it is tried again.
const AGAIN: TimeDelta = TimeDelta::minutes(1);

/// What the thread and those who wake it share.
#[derive(Default)]
pub struct Reminders {
    poked: Mutex<bool>,
    wake: Condvar,
    outlook: Mutex<Outlook>,
    /// What was put on the shelf last.
    pub kept: shelf::Kept,
    shown: Shown,
}

impl Reminders {
    /// Something changed: the clock, the data, or whether the journal is open. It is looked at anew.
    pub fn poke(&self) {
        *self.poked.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.wake.notify_all();
    }

    fn wait(&self, limit: Option<Duration>) {
        let poked = self.poked.lock().unwrap_or_else(PoisonError::into_inner);
        let mut poked = match limit {
            Some(limit) => {
                let waited = self.wake.wait_timeout_while(poked, limit, |poked| !*poked);
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
            None => self.wake.wait_while(poked, |poked| !*poked).unwrap_or_else(PoisonError::into_inner),
        };
        *poked = false;
    }

    fn outlook(&self) -> MutexGuard<'_, Outlook> {
        self.outlook.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_outlook<T>(&self, work: impl FnOnce(&mut Outlook) -> T) -> T {
        work(&mut self.outlook())
    }

    /// Which occurrence a notification is about, as far as this process knows.
    fn occurrence_of(&self, target: Target) -> Option<(Uuid, NaiveDateTime)> {
        match target {
            Target::Occurrence { series, occurrence } => Some((series, occurrence)),
            Target::Token(token) => self.outlook().item(token)?.of,
        }
    }

    /// Whether a notification asked to check in.
    fn is_check_in(&self, target: Target) -> bool {
        match target {
            Target::Occurrence { series, .. } => is_check_in(series),
            Target::Token(token) => self.outlook().item(token).is_some_and(|item| item.check_in),
        }
    }

    /// Whether something is waited for.
    pub fn waits(&self) -> bool {
        self.outlook().items.iter().any(|item| item.at > now())
    }

    /// Everything was erased, or another journal is to be opened: nothing is known any more.
    pub fn forget(&self) {
        *self.outlook() = Outlook::default();
        self.kept.forget();
        self.poke();
    }
}

/// The window is closed by its button: where reminders wait, it is only taken off the screen, so that they come. Answers
/// whether it was. That is said once; a further start brings it back, and quitting is a command of its own.
pub fn go_on_unseen(app: &AppHandle, shell: &Shell) -> bool {
    if shell.demo || !shell.reminders.waits() || !instance::can_be_called() {
        return false;
    }
    let first = shell.session().and_then(|session| session.reminders_unseen()).unwrap_or(false);
    if first {
        let words = Words::here(&shell.device.get().language);
        let (title, body) = (words.text("reminder-unseen-title"), words.text("reminder-unseen"));
        notices::tell(app, &Said { title, body });
    }
    hiding::hide(app);
    true
}

/// What this system does for reminders.
pub fn means(shell: &Shell) -> ReminderMeans {
    let (notifications, buttons) = notices::there();
    ReminderMeans {
        notifications,
        buttons,
        tray: shell.tray.is_seen(),
        autostart: shell.autostart.is_on(),
        goes_on: !shell.demo && instance::can_be_called(),
        while_locked: !shell.demo && shell.keychain_presence() != Presence::Absent,
    }
}

/// Shows a notification that says what one looks like: what it says is what any of them says.
pub fn show_trial(app: &AppHandle, shell: &Shell) {
    let words = Words::here(&shell.device.get().language);
    notices::tell(app, &Said { title: words.text("reminder-trial-title"), body: words.text("reminder-trial") });
}

/// The zone the person is in, read anew each time: it may have changed.
fn zone() -> String {
    schedule::zone::system_name().unwrap_or_else(|| "Etc/UTC".to_owned())
}

/// What the clock shows here; where that cannot be said, in UTC.
fn civil_here() -> NaiveDateTime {
    schedule::zone::civil(now(), &zone()).unwrap_or_else(|_| now().naive_utc())
}

/// Looks at the clock as long as the program runs.
pub fn watch(app: &AppHandle) -> std::io::Result<()> {
    notices::listen(app);
    let app = app.clone();
    std::thread::Builder::new().name("reminders".to_owned()).spawn(move || {
        let shell = app.state::<Shell>();
        recall(&app, &shell);
        loop {
            let next = look(&app, &shell);
            // Opening and closing come by here: what the icon's menu offers follows.
            shell.tray.look();
            shell.reminders.wait(sleep::sleep(now(), next));
        }
    })?;
    Ok(())
}

/// What an earlier process left on the shelf. What can't be read is left alone, and the lock window says so; the journal
/// knows all of it.
fn recall(app: &AppHandle, shell: &Shell) {
    plan_copy::forget_key(shell);
    if shell.demo || shell.is_open() {
        return;
    }
    match shelf::recall(shell) {
        Ok(Some(outlook)) => *shell.reminders.outlook() = outlook,
        Err(ShelfFault::Unreadable) => tell_changed(app, &[Area::Protection]),
        Ok(None) | Err(_) => {}
    }
    if plan_copy::read(shell).err() == Some(ShelfFault::Unreadable) {
        tell_changed(app, &[Area::Protection]);
    }
}

/// Shows what is due, and answers when to look again.
fn look(app: &AppHandle, shell: &Shell) -> Option<DateTime<Utc>> {
    match shell.session() {
        Ok(session) => {
            let looked = look_in_journal(app, shell, &session);
            // Closed in the middle of it: that pokes, and the outlook is asked.
            looked.unwrap_or_else(|code| (code != ErrorCode::VaultLocked).then(|| now() + AGAIN))
        }
        Err(_) => look_at_outlook(app, shell),
    }
}

fn look_in_journal(app: &AppHandle, shell: &Shell, session: &Session) -> Result<Option<DateTime<Utc>>, ErrorCode> {
    let zone = zone();
    let code = |error: mooring_core::CoreError| error.code;
    // What was shown while locked first, so that it is not shown again.
    let merged = shell.reminders.with_outlook(|outlook| {
        let merged = session.reminders_merge(outlook).map_err(code)?;
        outlook.log.clear();
        Ok(merged)
    })?;
    let looked = session.reminders_look(&zone).map_err(code)?;
    let words = Words::here(&shell.device.get().language);
    // Invented meetings are told of in the list alone.
    for showing in looked.value.show.iter().filter(|_| !shell.demo) {
        show(app, &words, showing);
    }
    for areas in [merged.areas, looked.areas] {
        tell_quietly(app, areas);
    }
    foresee(shell, session, &zone)?;
    keep_open(shell);
    Ok(looked.value.next_wake)
}

/// Lets the locked app know what it may: after each look, so that closing has nothing to wait for.
fn foresee(shell: &Shell, session: &Session, zone: &str) -> Result<(), ErrorCode> {
    let seen = session.reminders_outlook(zone).map_err(|error| error.code)?;
    shell.reminders.with_outlook(|outlook| {
        // What was pressed in this very moment is still to be taken over.
        let late = std::mem::take(&mut outlook.log);
        *outlook = seen;
        outlook.note(late);
    });
    Ok(())
}

fn look_at_outlook(app: &AppHandle, shell: &Shell) -> Option<DateTime<Utc>> {
    let doing = shell.reminders.with_outlook(|outlook| {
        let doing = outlook.look(now(), &zone());
        outlook.note(doing.log.iter().copied());
        doing
    });
    let _ = keep_locked(shell);
    let words = Words::here(&shell.device.get().language);
    for item in &doing.show {
        show_neutral(app, &words, item);
    }
    doing.next_wake
}

/// Puts on the shelf what the open journal has for it, where that changed.
pub fn keep_open(shell: &Shell) {
    if let Ok(form) = shell.session().and_then(|session| session.outbox_form()) {
        let outlook = shell.reminders.outlook().clone();
        shelf::keep(shell, &outlook, form);
    }
    // Where it cannot be made now, the place it is chosen at says so.
    let _ = plan_copy::keep(shell);
}

/// The same while it is locked. Answers whether it lies there.
fn keep_locked(shell: &Shell) -> bool {
    let outlook = shell.reminders.outlook().clone();
    shelf::keep_outlook(shell, &outlook)
}

fn show(app: &AppHandle, words: &Words, showing: &Showing) {
    let target = Target::Occurrence { series: showing.series, occurrence: showing.occurrence };
    if showing.check_in {
        notices::show(app, words, &wording::check_in(words), target, Offer::CheckIn, showing.silent);
        return;
    }
    if showing.dose {
        notices::show(
            app,
            words,
            &wording::dose(words, showing.occurrence.time()),
            target,
            Offer::Dose,
            showing.silent,
        );
        return;
    }
    let Some(about) = about(showing.name.as_deref(), showing.start, showing.whole_day) else { return };
    let offer = if showing.has_link { Offer::Room } else { Offer::Nothing };
    notices::show(app, words, &say(words, &about), target, offer, showing.silent);
}

fn show_neutral(app: &AppHandle, words: &Words, item: &Item) {
    let target = Target::Token(item.token);
    if item.check_in {
        notices::show(app, words, &wording::check_in(words), target, Offer::CheckIn, item.silent);
        return;
    }
    let Some(about) = about(None, item.start, item.whole_day) else { return };
    if item.dose {
        notices::show(app, words, &wording::dose(words, about.start.time()), target, Offer::Dose, item.silent);
        return;
    }
    notices::show(app, words, &say(words, &about), target, Offer::Nothing, item.silent);
}

fn about(name: Option<&str>, start: DateTime<Utc>, whole_day: bool) -> Option<About<'_>> {
    let zone = zone();
    let clock = |at| schedule::zone::civil(at, &zone).ok();
    let now = now();
    Some(About { name, start: clock(start)?, now: clock(now)?, left: start - now, whole_day })
}
