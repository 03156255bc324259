//! The tray of a desk: a watcher of its own, which shows nothing, reads the menu of what registers, and chooses from it
//! (<https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/>).

#![allow(clippy::panic, clippy::expect_used)]
// An interface has the arguments its specification says, whether they are looked at or not.
#![allow(clippy::unused_self, clippy::used_underscore_binding)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::message::Header;
use zbus::zvariant::{OwnedValue, Value};

use super::Desk;
use crate::wait::{self, SOON};

const NAME: &str = "org.kde.StatusNotifierWatcher";
const PATH: &str = "/StatusNotifierWatcher";
const MENU_PATH: &str = "/MenuBar";
const MENU: &str = "com.canonical.dbusmenu";

/// One entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    id: i32,
    pub label: String,
    pub enabled: bool,
}

/// A tray that remembers who registered.
pub struct Tray {
    bus: Connection,
    items: Arc<Mutex<Vec<String>>>,
}

impl Tray {
    /// One that answers on this desk's bus.
    pub fn of(desk: &Desk) -> Self {
        let items = Arc::default();
        let watcher = Watcher { items: Arc::clone(&items) };
        let bus = Builder::address(desk.variable("DBUS_SESSION_BUS_ADDRESS"))
            .and_then(|bus| bus.serve_at(PATH, watcher))
            .and_then(|bus| bus.name(NAME))
            .and_then(Builder::build)
            .expect("a tray on the desk's bus");
        Self { bus, items }
    }

    fn item(&self) -> Option<String> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).last().cloned()
    }

    /// The menu of the icon that registered last, without its separators; nothing where it is gone, or none did.
    pub fn menu(&self) -> Vec<Entry> {
        type Item = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);
        let Some(item) = self.item() else { return Vec::new() };
        let asked = (0_i32, -1_i32, Vec::<&str>::new());
        let Ok(answer) = self.bus.call_method(Some(item), MENU_PATH, Some(MENU), "GetLayout", &asked) else {
            return Vec::new();
        };
        let (_, (_, _, children)): (u32, Item) = answer.body().deserialize().expect("a menu");
        children
            .into_iter()
            .filter_map(|child| {
                let (id, properties, _) = Item::try_from(child).ok()?;
                let label = properties.get("label").and_then(|label| <&str>::try_from(label).ok())?.to_owned();
                let enabled = properties.get("enabled").is_none_or(|on| bool::try_from(on).unwrap_or(true));
                Some(Entry { id, label, enabled })
            })
            .collect()
    }

    /// Chooses from the menu, as soon as that is offered.
    #[track_caller]
    pub fn choose(&self, label: &str) {
        let found = wait::poll(SOON, || self.menu().into_iter().find(|entry| entry.label == label && entry.enabled));
        let entry = found.unwrap_or_else(|| panic!("“{label}” is not offered: {:?}", self.menu()));
        let event = (entry.id, "clicked", Value::from(0_i32), 0_u32);
        self.bus.call_method(self.item(), MENU_PATH, Some(MENU), "Event", &event).expect("the menu takes a click");
    }
}

struct Watcher {
    items: Arc<Mutex<Vec<String>>>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    #[allow(clippy::needless_pass_by_value)]
    fn register_status_notifier_item(&self, _service: String, #[zbus(header)] header: Header<'_>) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        self.items.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}
