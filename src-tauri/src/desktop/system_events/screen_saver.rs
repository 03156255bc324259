//! The desktop's screen saver, on the session bus: for desktops that lock the screen and do not tell logind.

use mooring_core::settings::SystemEvent;
use tauri::{AppHandle, Manager};
use zbus::blocking::MessageIterator;
use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;
use zbus::names::BusName;
use zbus::{MatchRule, Message, message};

use super::happened;
use crate::shell::Shell;

/// What the desktops call theirs. All of them signal `ActiveChanged` with whether it is on.
const NAMES: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];
const QUEUE: usize = 64;

/// Listens until the bus is gone. Any program of this person could send the signal; all it would reach is a lock.
pub fn listen(app: &AppHandle) -> zbus::Result<()> {
    let bus = Builder::session()?.build()?;
    let rule = MatchRule::builder().msg_type(message::Type::Signal).member("ActiveChanged")?.build();
    let signals = MessageIterator::for_match_rule(rule, &bus, Some(QUEUE))?;
    let names = DBusProxy::new(&bus)?;
    let there = |name: &&str| BusName::try_from(*name).is_ok_and(|name| names.name_has_owner(name).unwrap_or(false));
    if NAMES.iter().any(there) {
        app.state::<Shell>().signals.hear(|heard| heard.screen = true);
    }
    for signal in signals {
        if begins(&signal?) {
            happened(app, SystemEvent::ScreenLocked);
        }
    }
    Ok(())
}

fn begins(signal: &Message) -> bool {
    let known = signal.header().interface().is_some_and(|interface| NAMES.contains(&interface.as_str()));
    known && signal.body().deserialize().is_ok_and(|active: bool| active)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_a_screen_saver_that_begins_counts() {
        let signal = |interface: &str, active: bool| {
            begins(&Message::signal("/ScreenSaver", interface, "ActiveChanged").unwrap().build(&(active,)).unwrap())
        };
        for name in NAMES {
            assert!(signal(name, true) && !signal(name, false));
        }
        assert!(!signal("org.example.Player", true));
    }
}
