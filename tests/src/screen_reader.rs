//! Reading a window through AT-SPI, as Orca does: the eyes of the tests where WebDriver cannot go, and proof that the
//! ordinary build can be read by assistive technology at all.

#![allow(clippy::panic)]

mod live;

use std::collections::HashMap;

use zbus::blocking::{Connection, Proxy, connection};
use zbus::zvariant::OwnedObjectPath;

pub use live::{Ear, Said, Urgency};

use crate::desk::Desk;
use crate::wait::{self, PATIENTLY};

const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
const TEXT: &str = "org.a11y.atspi.Text";
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
/// Bits of AT-SPI's state set: something that is there for the person to perceive; what has the keyboard.
const SHOWING: u32 = 1 << 25;
const FOCUSED: u32 = 1 << 12;
/// How deep the tree of a page may be; a guard against a circle.
const DEPTH: usize = 60;

/// A thing as a screen reader knows it.
#[derive(Debug, Clone)]
pub struct Heard {
    owner: String,
    path: OwnedObjectPath,
    pub kind: Kind,
    pub name: String,
    /// Has the keyboard.
    pub focused: bool,
}

/// What a thing is. The numbers are AT-SPI's `AtspiRole`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Button,
    Field,
    /// Opens a list or a popover: AT-SPI calls both a combo box.
    Opener,
    Heading,
    Radio,
    Link,
    Dialog,
    Window,
    Other(u32),
}

impl From<u32> for Kind {
    fn from(role: u32) -> Self {
        match role {
            43 | 62 | 129 => Self::Button,
            40 | 61 | 79 => Self::Field,
            11 => Self::Opener,
            83 => Self::Heading,
            44 => Self::Radio,
            88 => Self::Link,
            2 | 16 => Self::Dialog,
            23 => Self::Window,
            other => Self::Other(other),
        }
    }
}

/// A connection to the accessibility bus of a desk, listening to one app.
pub struct ScreenReader {
    bus: Connection,
    pid: u32,
}

impl ScreenReader {
    /// Listens to the app with this process id.
    pub fn of(desk: &Desk, pid: u32) -> Self {
        let session = address_to(desk.variable("DBUS_SESSION_BUS_ADDRESS"));
        let launcher = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus");
        let address: String = launcher
            .and_then(|proxy| proxy.call("GetAddress", &()))
            .unwrap_or_else(|error| panic!("the accessibility bus does not answer: {error}"));
        Self { bus: address_to(&address), pid }
    }

    /// Everything that is showing, in reading order.
    pub fn read(&self) -> Vec<Heard> {
        let mut heard = Vec::new();
        let (owner, root) = (REGISTRY.to_owned(), path(ROOT));
        for (owner, child) in self.children(&owner, &root) {
            if self.process_of(&owner) == Some(self.pid) {
                self.walk(&owner, &child, DEPTH, &mut heard);
            }
        }
        heard
    }

    /// Waits for a thing of this kind whose name holds these words.
    #[track_caller]
    pub fn hear(&self, kind: Kind, words: &str) -> Heard {
        let found = wait::poll(PATIENTLY, || self.try_hear(kind, words));
        found.unwrap_or_else(|| panic!("no {kind:?} about “{words}” can be heard, but:\n{}", self.outline()))
    }

    /// A thing of this kind whose name holds these words, if it is showing now.
    pub fn try_hear(&self, kind: Kind, words: &str) -> Option<Heard> {
        self.read().into_iter().find(|thing| thing.kind == kind && thing.name.contains(words))
    }

    /// Waits until these words are said somewhere, as name or as text.
    #[track_caller]
    pub fn hear_words(&self, words: &str) {
        let found = wait::poll(PATIENTLY, || self.says(words).then_some(()));
        assert!(found.is_some(), "“{words}” cannot be heard, but:\n{}", self.outline());
    }

    /// Whether these words are said somewhere now.
    pub fn says(&self, words: &str) -> bool {
        self.read()
            .iter()
            .any(|thing| thing.name.contains(words) || self.text(thing).is_some_and(|text| text.contains(words)))
    }

    /// Listens to what is announced from now on.
    pub fn listen(&self) -> Ear {
        Ear::of(&self.bus)
    }

    /// Waits until a thing of this kind whose name holds these words has the focus: it is read by itself then.
    #[track_caller]
    pub fn stand_on(&self, kind: Kind, words: &str) -> Heard {
        let found = wait::poll(PATIENTLY, || {
            let things = self.read();
            things.into_iter().find(|thing| thing.focused && thing.kind == kind && thing.name.contains(words))
        });
        found.unwrap_or_else(|| panic!("the focus is not on a {kind:?} about “{words}”, but:\n{}", self.outline()))
    }

    /// What else is said of a thing after its name.
    pub fn description(&self, thing: &Heard) -> String {
        let proxy = self.proxy(&thing.owner, &thing.path, ACCESSIBLE);
        proxy.and_then(|proxy| proxy.get_property("Description").ok()).unwrap_or_default()
    }

    /// Which of how many a thing is.
    pub fn place(&self, thing: &Heard) -> Option<(u32, u32)> {
        let proxy = self.proxy(&thing.owner, &thing.path, ACCESSIBLE)?;
        let attributes: HashMap<String, String> = proxy.call("GetAttributes", &()).ok()?;
        let number = |name: &str| attributes.get(name)?.parse().ok();
        Some((number("posinset")?, number("setsize")?))
    }

    /// The text inside a thing.
    pub fn text(&self, thing: &Heard) -> Option<String> {
        let interfaces: Vec<String> =
            self.proxy(&thing.owner, &thing.path, ACCESSIBLE)?.call("GetInterfaces", &()).ok()?;
        interfaces.iter().find(|interface| *interface == TEXT)?;
        self.proxy(&thing.owner, &thing.path, TEXT)?.call("GetText", &(0_i32, -1_i32)).ok()
    }

    /// Does what a click would do.
    pub fn act(&self, thing: &Heard) {
        if let Some(proxy) = self.proxy(&thing.owner, &thing.path, "org.a11y.atspi.Action") {
            let _: Result<bool, _> = proxy.call("DoAction", &0_i32);
        }
    }

    /// Hands the keyboard to a field. One that has it already is left alone by its caller: WebKit 2.50 aborts when asked so
    /// inside a popover.
    pub fn focus(&self, thing: &Heard) {
        if let Some(proxy) = self.proxy(&thing.owner, &thing.path, "org.a11y.atspi.Component") {
            let _: Result<bool, _> = proxy.call("GrabFocus", &());
        }
    }

    /// Everything that can be heard, one thing a line.
    pub fn outline(&self) -> String {
        let lines: Vec<String> = self
            .read()
            .into_iter()
            .map(|thing| format!("{:?} “{}”{}", thing.kind, thing.name, if thing.focused { " ← focus" } else { "" }))
            .collect();
        lines.join("\n")
    }

    fn walk(&self, owner: &str, path: &OwnedObjectPath, depth: usize, heard: &mut Vec<Heard>) {
        let Some(proxy) = self.proxy(owner, path, ACCESSIBLE) else { return };
        let state: Vec<u32> = proxy.call("GetState", &()).unwrap_or_default();
        let role: u32 = proxy.call("GetRole", &()).unwrap_or_default();
        let has = |bit: u32| state.first().is_some_and(|bits| bits & bit != 0);
        // The application itself shows nothing; what it holds may.
        if has(SHOWING) {
            let name = proxy.get_property("Name").unwrap_or_default();
            let focused = has(FOCUSED);
            heard.push(Heard { owner: owner.to_owned(), path: path.clone(), kind: role.into(), name, focused });
        }
        // What holds a web view shows nothing itself; the page in it does.
        if depth > 0 {
            for (owner, child) in self.children(owner, path) {
                self.walk(&owner, &child, depth - 1, heard);
            }
        }
    }

    fn children(&self, owner: &str, path: &OwnedObjectPath) -> Vec<(String, OwnedObjectPath)> {
        let Some(proxy) = self.proxy(owner, path, ACCESSIBLE) else { return Vec::new() };
        let children: Vec<(String, OwnedObjectPath)> = proxy.call("GetChildren", &()).unwrap_or_default();
        if !children.is_empty() {
            return children;
        }
        // GTK's bridge leaves a page plugged into a web view out of the list, but gives it by number.
        let count: i32 = proxy.get_property("ChildCount").unwrap_or_default();
        (0..count).filter_map(|at| proxy.call("GetChildAtIndex", &at).ok()).collect()
    }

    fn process_of(&self, owner: &str) -> Option<u32> {
        let bus =
            Proxy::new(&self.bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus").ok()?;
        bus.call("GetConnectionUnixProcessID", &owner).ok()
    }

    fn proxy<'a>(&'a self, owner: &str, path: &OwnedObjectPath, interface: &'static str) -> Option<Proxy<'a>> {
        Proxy::new(&self.bus, owner.to_owned(), path.clone(), interface).ok()
    }
}

fn address_to(address: &str) -> Connection {
    connection::Builder::address(address)
        .and_then(connection::Builder::build)
        .unwrap_or_else(|error| panic!("the bus at {address} does not answer: {error}"))
}

fn path(text: &'static str) -> OwnedObjectPath {
    OwnedObjectPath::try_from(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}
