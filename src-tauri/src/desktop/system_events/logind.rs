//! logind, on the system bus: sleep, and what becomes of the session
//! (<https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html>).

use std::collections::HashMap;
use std::time::Duration;

use gtk::gio::{self, BusType, DBusCallFlags, UnixFDList};
use gtk::glib::{self, prelude::*};
use mooring_core::settings::{SystemEvent, SystemSignals};
use serde::de::DeserializeOwned;
use tauri::{AppHandle, Manager};
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator};
use zbus::zvariant::{DynamicType, ObjectPath, OwnedObjectPath, OwnedValue, Type};
use zbus::{MatchRule, Message, message};

use super::happened;
use crate::shell::Shell;

const SERVICE: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const USER: &str = "org.freedesktop.login1.User";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// How long it may take to answer. Nobody waits for it.
const LIMIT: Duration = Duration::from_secs(5);
/// Signals that wait to be looked at.
const QUEUE: usize = 64;

/// Listens until the bus is gone.
pub fn listen(app: &AppHandle) -> zbus::Result<()> {
    let bus = Builder::system()?.method_timeout(LIMIT).build()?;
    // Before anything is asked, so that nothing is missed between.
    let rule = MatchRule::builder().msg_type(message::Type::Signal).sender(SERVICE)?.build();
    let signals = MessageIterator::for_match_rule(rule, &bus, Some(QUEUE))?;
    let mut delay = inhibit().ok();
    let session = own_session(&bus).ok();
    let shell = app.state::<Shell>();
    shell.signals.hear(|heard| {
        heard.sleep = delay.is_some();
        heard.screen |= session.is_some();
    });
    for signal in signals {
        let signal = signal?;
        match meaning(&signal, session.as_ref()) {
            Some(Meaning::Sleep) => {
                happened(app, SystemEvent::Sleep);
                // The journal is closed: now it may.
                delay = None;
            }
            Some(Meaning::Awake) => {
                // Timers stood still meanwhile.
                shell.reminders.poke();
                delay = inhibit().ok();
            }
            Some(Meaning::Session(event)) => happened(app, event),
            None => {}
        }
    }
    drop(delay);
    shell.signals.hear(|heard| *heard = SystemSignals::default());
    Ok(())
}

/// Keeps the system from sleeping until the answer is dropped, or until it loses patience.
///
/// Asked through GIO, because zbus 5.19 takes a descriptor without `MSG_CMSG_CLOEXEC`: one of WebKit's processes that was
/// started at that moment kept it, and with it the computer awake.
fn inhibit() -> Result<UnixFDList, glib::Error> {
    let bus = gio::bus_get_sync(BusType::System, gio::Cancellable::NONE)?;
    // Others can read this in the system's list: it says nothing of what the program is for.
    let arguments = ("sleep", "Mooring", "Closing what is open", "delay").to_variant();
    let limit = i32::try_from(LIMIT.as_millis()).unwrap_or(i32::MAX);
    let (_, delay) = bus.call_with_unix_fd_list_sync(
        Some(SERVICE),
        PATH,
        MANAGER,
        "Inhibit",
        Some(&arguments),
        None,
        DBusCallFlags::NONE,
        limit,
        UnixFDList::NONE,
        gio::Cancellable::NONE,
    )?;
    Ok(delay)
}

/// The session this program runs in. What is started by the user's own service manager belongs to none: then it is the
/// one that has the person's screen.
fn own_session(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
    if let Ok(id) = std::env::var("XDG_SESSION_ID")
        && let Ok(session) = ask(bus, PATH, MANAGER, "GetSession", &(id,))
    {
        return Ok(session);
    }
    if let Ok(session) = ask(bus, PATH, MANAGER, "GetSessionByPID", &(std::process::id(),)) {
        return Ok(session);
    }
    let user = format!("{PATH}/user/self");
    let display: OwnedValue = ask(bus, &user, PROPERTIES, "Get", &(USER, "Display"))?;
    let (_, session): (String, OwnedObjectPath) = display.try_into()?;
    Ok(session)
}

fn ask<T: DeserializeOwned + Type>(
    bus: &Connection,
    path: &str,
    interface: &str,
    method: &str,
    arguments: &(impl serde::Serialize + DynamicType),
) -> zbus::Result<T> {
    bus.call_method(Some(SERVICE), path, Some(interface), method, arguments)?.body().deserialize()
}

#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    Sleep,
    Awake,
    Session(SystemEvent),
}

/// What a signal of logind says to this program.
fn meaning(signal: &Message, own: Option<&OwnedObjectPath>) -> Option<Meaning> {
    let header = signal.header();
    let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
    let is_own = || header.path().map(ObjectPath::as_str) == own.map(|own| own.as_str());
    match (interface, member) {
        (MANAGER, "PrepareForSleep") => {
            let begins: bool = signal.body().deserialize().ok()?;
            Some(if begins { Meaning::Sleep } else { Meaning::Awake })
        }
        (SESSION, "Lock") if is_own() => Some(Meaning::Session(SystemEvent::ScreenLocked)),
        (PROPERTIES, "PropertiesChanged") if is_own() => {
            let body = signal.body();
            let (of, changed, _): (String, HashMap<String, OwnedValue>, Vec<String>) = body.deserialize().ok()?;
            let is =
                |name: &str, value: bool| changed.get(name).and_then(|now| bool::try_from(now).ok()) == Some(value);
            if of != SESSION {
                None
            } else if is("LockedHint", true) {
                Some(Meaning::Session(SystemEvent::ScreenLocked))
            } else if is("Active", false) {
                Some(Meaning::Session(SystemEvent::SessionLeft))
            } else {
                None
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use zbus::zvariant::Value;

    use super::*;

    const OWN: &str = "/org/freedesktop/login1/session/_32";
    const OTHER: &str = "/org/freedesktop/login1/session/c1";

    fn signal(
        path: &str,
        interface: &str,
        member: &str,
        body: &(impl serde::Serialize + DynamicType),
    ) -> Option<Meaning> {
        let signal = Message::signal(path, interface, member).unwrap().build(body).unwrap();
        meaning(&signal, Some(&OwnedObjectPath::try_from(OWN).unwrap()))
    }

    fn changed(path: &str, of: &str, name: &str, value: bool) -> Option<Meaning> {
        let changes = HashMap::from([(name, Value::from(value)), ("IdleHint", Value::from(true))]);
        signal(path, PROPERTIES, "PropertiesChanged", &(of, changes, Vec::<String>::new()))
    }

    #[test]
    fn each_signal_means_what_logind_says_of_it() {
        let locked = Some(Meaning::Session(SystemEvent::ScreenLocked));
        assert_eq!(signal(PATH, MANAGER, "PrepareForSleep", &(true,)), Some(Meaning::Sleep));
        assert_eq!(signal(PATH, MANAGER, "PrepareForSleep", &(false,)), Some(Meaning::Awake));
        assert_eq!(signal(OWN, SESSION, "Lock", &()), locked);
        assert_eq!(changed(OWN, SESSION, "LockedHint", true), locked);
        assert_eq!(changed(OWN, SESSION, "Active", false), Some(Meaning::Session(SystemEvent::SessionLeft)));
    }

    #[test]
    fn what_is_about_another_session_or_something_else_means_nothing() {
        for meaning in [
            signal(OTHER, SESSION, "Lock", &()),
            signal(OWN, SESSION, "Unlock", &()),
            signal(PATH, MANAGER, "PrepareForShutdown", &(true,)),
            signal(PATH, MANAGER, "PrepareForSleep", &("soon",)),
            changed(OTHER, SESSION, "LockedHint", true),
            changed(OWN, SESSION, "LockedHint", false),
            changed(OWN, SESSION, "Active", true),
            changed(OWN, USER, "Active", false),
        ] {
            assert_eq!(meaning, None);
        }
        let lock = Message::signal(OWN, SESSION, "Lock").unwrap().build(&()).unwrap();
        assert_eq!(meaning(&lock, None), None, "without a session of its own");
    }
}
