//! What a screen reader is told while nobody moves the focus: the announcements of a window's live regions, as they come.

#![allow(clippy::panic)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::MatchRule;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::{Message, Type};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Str};

use super::{ACCESSIBLE, REGISTRY, TEXT};
use crate::wait::{self, PATIENTLY};

const EVENTS: &str = "org.a11y.atspi.Event.Object";

/// How urgently something is said: after what is being said now, or into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    Polite,
    Assertive,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub urgency: Urgency,
    pub words: String,
}

/// Listens from the moment it is made.
pub struct Ear {
    said: Arc<Mutex<Vec<Said>>>,
}

impl Ear {
    /// Asks the registry for events, as a screen reader does (without being asked, programs tell nothing), and collects
    /// those of live regions.
    pub(super) fn of(bus: &Connection) -> Self {
        let registry = Proxy::new(bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY)
            .unwrap_or_else(|error| panic!("the registry does not answer: {error}"));
        for event in ["object:text-changed", "object:children-changed", "object:state-changed"] {
            let nothing: [&str; 0] = [];
            let registered: zbus::Result<()> = registry.call("RegisterEvent", &(event, nothing.as_slice(), ""));
            registered.unwrap_or_else(|error| panic!("{event} cannot be heard: {error}"));
        }
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .interface(EVENTS)
            .unwrap_or_else(|error| panic!("{error}"))
            .build();
        let signals = MessageIterator::for_match_rule(rule, bus, Some(4096))
            .unwrap_or_else(|error| panic!("no events can be heard: {error}"));
        let said = Arc::new(Mutex::new(Vec::new()));
        let (notes, bus) = (Arc::clone(&said), bus.clone());
        std::thread::spawn(move || {
            for signal in signals.flatten() {
                if let Some(heard) = spoken(&bus, &signal) {
                    notes.lock().unwrap_or_else(PoisonError::into_inner).push(heard);
                }
            }
        });
        Self { said }
    }

    /// Everything said so far.
    pub fn said(&self) -> Vec<Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until words that hold these are said with this urgency.
    #[track_caller]
    pub fn hear(&self, urgency: Urgency, words: &str) {
        let heard = wait::poll(PATIENTLY, || {
            self.said().iter().any(|one| one.urgency == urgency && one.words.contains(words)).then_some(())
        });
        assert!(heard.is_some(), "“{words}” was not said ({urgency:?}), but: {:#?}", self.said());
    }

    /// How often words that hold these were said so far.
    pub fn times(&self, words: &str) -> usize {
        self.said().iter().filter(|one| one.words.contains(words)).count()
    }

    /// Forgets what was said.
    pub fn forget(&self) {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// What a change says, if it added something to a live region, or a live region with words in it.
fn spoken(bus: &Connection, signal: &Message) -> Option<Said> {
    let header = signal.header();
    let sender = header.sender()?.to_string();
    let body = signal.body();
    let (place, words) = match header.member()?.as_str() {
        "TextChanged" => {
            let (kind, _, _, value, _): (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>) =
                body.deserialize().ok()?;
            let place: OwnedObjectPath = header.path()?.to_owned().into();
            (kind.starts_with("insert").then_some(place)?, Str::try_from(value).ok()?.to_string())
        }
        "ChildrenChanged" => {
            let (kind, _, _, value, _): (String, i32, i32, OwnedValue, (String, OwnedObjectPath)) =
                body.deserialize().ok()?;
            let (_, child): (String, OwnedObjectPath) = value.try_into().ok()?;
            let words = words(bus, &sender, &child, 8);
            (kind.starts_with("add").then_some(child)?, words)
        }
        _ => return None,
    };
    let thing = Proxy::new(bus, sender, place, ACCESSIBLE).ok()?;
    let attributes: HashMap<String, String> = thing.call("GetAttributes", &()).ok()?;
    let urgency = match attributes.get("container-live").or_else(|| attributes.get("live"))?.as_str() {
        "polite" => Urgency::Polite,
        "assertive" => Urgency::Assertive,
        _ => return None,
    };
    (!words.trim().is_empty()).then_some(Said { urgency, words })
}

/// All words in a thing, as they are read out.
fn words(bus: &Connection, owner: &str, path: &OwnedObjectPath, depth: usize) -> String {
    /// Stands in a text for a thing inside it.
    const THING: char = '\u{fffc}';
    let ask = |interface: &'static str| Proxy::new(bus, owner.to_owned(), path.clone(), interface).ok();
    let own: Option<String> = ask(TEXT).and_then(|text| text.call("GetText", &(0_i32, -1_i32)).ok());
    match own {
        Some(own) if !own.is_empty() && !own.contains(THING) => own,
        _ if depth == 0 => String::new(),
        _ => {
            let children: Vec<(String, OwnedObjectPath)> =
                ask(ACCESSIBLE).and_then(|thing| thing.call("GetChildren", &()).ok()).unwrap_or_default();
            let words = children.iter().map(|(owner, child)| words(bus, owner, child, depth - 1));
            words.collect::<Vec<_>>().join(" ")
        }
    }
}
