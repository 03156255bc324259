//! iCalendar files (RFC 5545): read into a tree that keeps every line, and written back.
//!
//! Lines are those of the crate `ical-rs`: unfolded, with their name, parameters and value, and still every byte of how they were written.
//! The tree is built here, without recursion and not deeper than [`Limits::depth`], because a file decides how deep it nests. What is no
//! line at all is kept too. A component that nobody changed is written as it came; a line that was changed is folded at 75 octets.
//!
//! [`Calendar::events`] reads what can be scheduled; the rest (alarms, zones, tasks, lines of other programs) is left in peace.

mod component;
mod event;
mod meetings;
mod read;
mod rest;
mod zone;

pub use self::component::{Component, View};
pub use self::event::Event;
pub use self::meetings::{feed, looks_like};
pub use self::rest::{Loose, What};
pub use self::zone::zone;

use ical::tree::cst::IcalCst;

use crate::feed::{Limits, Problem, Refused};

/// A file.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// What lies outermost, with the lines its items begin in; mostly one VCALENDAR.
    roots: Vec<Root>,
}

#[derive(Debug, Clone)]
struct Root {
    cst: IcalCst<'static>,
    /// The line it begins in.
    line: u32,
    /// The lines of its items.
    lines: Vec<u32>,
}

impl Calendar {
    /// Reads a file.
    pub fn parse(bytes: &[u8], limits: &Limits) -> Result<(Self, Vec<Problem>), Refused> {
        read::calendar(bytes, limits)
    }

    /// An empty one, as `product` writes it (PRODID, section 3.7.3).
    pub fn new(product: &str) -> Self {
        let mut root = Component::new("VCALENDAR");
        root.set("VERSION", "2.0");
        root.set("PRODID", product);
        Self { roots: vec![Root { cst: root.into_cst(), line: 1, lines: Vec::new() }] }
    }

    /// Makes `text` the value of the one line of a name of the calendar itself.
    pub fn set(&mut self, name: &'static str, text: &str) {
        if let Some(root) = self.roots.last_mut() {
            let mut calendar = View::new(&root.cst).to_component();
            calendar.set(name, text);
            root.cst = calendar.into_cst();
        }
    }

    /// Adds a component behind the others.
    pub fn push(&mut self, component: Component) {
        if let Some(root) = self.roots.last_mut() {
            root.cst.push_component(component.into_cst());
        }
    }

    /// Events, zones and the like, with the line each begins in. Some files have them without a VCALENDAR around.
    pub fn components(&self) -> impl Iterator<Item = (u32, View<'_>)> {
        self.roots.iter().flat_map(|root| {
            let view = View::new(&root.cst);
            let bare = (!view.is("VCALENDAR") && root.cst.begin.is_some()).then_some((root.line, view));
            let inside = view.is("VCALENDAR").then(|| view.children_at(&root.lines)).into_iter().flatten();
            bare.into_iter().chain(inside)
        })
    }

    /// The value of a line of the calendar itself, as `X-WR-CALNAME`.
    pub fn property(&self, name: &str) -> Option<String> {
        self.roots.iter().find_map(|root| View::new(&root.cst).text(name))
    }

    /// Everything, as it was written where nobody changed it.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.roots.iter().flat_map(|root| root.cst.to_bytes()).collect()
    }

    /// What can be scheduled, by UID, and what could not be read of it.
    pub fn events(&self, limits: &Limits) -> (Vec<Event>, Vec<Problem>) {
        event::events(self, limits)
    }
}

#[cfg(test)]
mod tests;
