//! The notifications of a desk: a server of its own, which sees what is shown and presses the buttons
//! (<https://specifications.freedesktop.org/notification-spec/latest/>).

#![allow(clippy::panic, clippy::expect_used)]
// An interface has the arguments its specification says, whether they are looked at or not.
#![allow(clippy::needless_pass_by_value, clippy::unused_self, clippy::used_underscore_binding)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedValue;

use super::Desk;
use crate::wait::{self, SOON};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// What was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: u32,
    pub title: String,
    pub body: String,
    /// The buttons: what each is called inside, and what stands on it.
    pub actions: Vec<(String, String)>,
    pub sound: bool,
}

/// A server that shows nothing and remembers everything.
pub struct Notices {
    bus: Connection,
    shown: Arc<Mutex<Vec<Notice>>>,
}

impl Notices {
    /// One that answers on this desk's bus.
    pub fn of(desk: &Desk) -> Self {
        let shown = Arc::default();
        let server = Server { shown: Arc::clone(&shown) };
        let bus = Builder::address(desk.variable("DBUS_SESSION_BUS_ADDRESS"))
            .and_then(|bus| bus.serve_at(PATH, server))
            .and_then(|bus| bus.name(NAME))
            .and_then(Builder::build)
            .expect("a notification server on the desk's bus");
        Self { bus, shown }
    }

    /// Everything that was shown so far.
    pub fn all(&self) -> Vec<Notice> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits for the `number`th notification, counted from one, and gives it.
    #[track_caller]
    pub fn wait_for(&self, number: usize) -> Notice {
        let found = wait::poll(SOON, || self.all().into_iter().nth(number - 1));
        found.unwrap_or_else(|| panic!("there is no notification {number}: {:?}", self.all()))
    }

    /// Presses a button of a notification, or the notification itself (`default`). Real ones close then.
    pub fn press(&self, notice: &Notice, action: &str) {
        self.signal("ActionInvoked", &(notice.id, action));
        self.signal("NotificationClosed", &(notice.id, 2_u32));
    }

    fn signal<B: serde::Serialize + zbus::zvariant::DynamicType>(&self, member: &str, body: &B) {
        self.bus.emit_signal(None::<&str>, PATH, NAME, member, body).expect("the bus takes a signal");
    }
}

struct Server {
    shown: Arc<Mutex<Vec<Notice>>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[allow(clippy::too_many_arguments, reason = "the specification has as many")]
    fn notify(
        &self,
        _app: &str,
        _replaces: u32,
        _icon: &str,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let id = u32::try_from(shown.len()).unwrap_or_default() + 1;
        let actions = actions.chunks(2).filter_map(|pair| match pair {
            [key, word] => Some((key.clone(), word.clone())),
            _ => None,
        });
        let actions = actions.collect();
        shown.push(Notice { id, title: summary, body, actions, sound: hints.contains_key("sound-name") });
        id
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "sound"].map(str::to_owned).to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("desk".into(), "Mooring's tests".into(), "1".into(), "1.2".into())
    }
}
