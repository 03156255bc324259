//! What stands in a file beside its events and zones: lines of the calendar itself, tasks, and what can't be read.

use std::borrow::Cow;

use ical::tree::{cst::IcalCst, cst::IcalItem, line::IcalLine};

use super::{Calendar, Component, Root, View};

/// Bytes of the lines of a calendar itself that can be kept with its events.
const AROUND_BYTES: usize = 4_096;
/// Lines every file has, which say nothing of what is in it.
const OF_EVERY_FILE: [&str; 2] = ["VERSION", "PRODID"];
/// What a file is sent for. Written again it would turn a calendar into an invitation.
const METHOD: &str = "METHOD";
/// Lines above what is kept here that are not of the file.
const OURS: &str = "X-MOORING-";

/// Something in a file that is no event and no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    /// The line it begins in.
    pub line: u32,
    /// What it is called: `X-WR-CALNAME`, `VTODO`; empty for a line that can't be read.
    pub name: String,
    /// SUMMARY of a component.
    pub title: String,
    pub what: What,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A line of the calendar itself that [`Calendar::around`] answers.
    Around,
    /// Any other line outside of components.
    Line,
    /// A component.
    Component,
    /// A line that is none.
    Unreadable,
}

impl Calendar {
    /// What is neither an event nor a zone, in the order of the file.
    pub fn rest(&self) -> Vec<Loose> {
        self.roots.iter().flat_map(of_root).collect()
    }

    /// Those lines of the calendar around the component of a line that can be kept with it, to the byte. It has neither beginning nor end.
    pub fn around(&self, line: u32) -> Component {
        let root = self.roots.iter().rfind(|root| root.line <= line);
        Component(IcalCst { items: root.map(lines_around).unwrap_or_default(), ..nothing() })
    }

    /// Takes lines in that [`Self::around`] answered, behind those it has.
    pub fn adopt(&mut self, around: &Component) {
        if let Some(root) = self.roots.last_mut() {
            let items = &mut root.cst.items;
            let at = items.iter().position(|item| matches!(item, IcalItem::Component(_))).unwrap_or(items.len());
            items.splice(at..at, around.0.items.iter().cloned());
        }
    }
}

fn nothing() -> IcalCst<'static> {
    IcalCst { begin: None, items: Vec::new(), end: None, trailing: Cow::Borrowed("") }
}

fn of_root(root: &Root) -> Vec<Loose> {
    let view = View::new(&root.cst);
    if root.cst.begin.is_some() && !view.is("VCALENDAR") {
        return component(root.line, view).into_iter().collect();
    }
    let mut spare = AROUND_BYTES;
    let numbered = root.cst.items.iter().zip(&root.lines);
    numbered
        .filter_map(|(item, line)| match item {
            IcalItem::Component(child) => component(*line, View::new(child)),
            IcalItem::Opaque(_) => Some(loose(*line, String::new(), What::Unreadable)),
            IcalItem::Prop(prop) => {
                let name = name_of(prop);
                let what = if is_around(root, item, &name, &mut spare) { What::Around } else { What::Line };
                let of_every_file = view.is("VCALENDAR") && OF_EVERY_FILE.contains(&name.as_str());
                (!of_every_file).then(|| loose(*line, name, what))
            }
        })
        .collect()
}

fn lines_around(root: &Root) -> Vec<IcalItem<'static>> {
    let mut spare = AROUND_BYTES;
    let lines = root.cst.items.iter().filter(|item| match item {
        IcalItem::Prop(line) => is_around(root, item, &name_of(line), &mut spare),
        IcalItem::Component(_) | IcalItem::Opaque(_) => false,
    });
    lines.cloned().collect()
}

/// Whether a line can be kept, as far as there is room.
fn is_around(root: &Root, item: &IcalItem<'static>, name: &str, spare: &mut usize) -> bool {
    let refused = OF_EVERY_FILE.contains(&name) || name == METHOD || name.starts_with(OURS);
    if refused || !View::new(&root.cst).is("VCALENDAR") {
        return false;
    }
    let bytes = IcalCst { items: vec![item.clone()], ..nothing() }.to_bytes().len();
    let after = spare.checked_sub(bytes);
    *spare = after.unwrap_or(*spare);
    after.is_some()
}

fn component(line: u32, view: View<'_>) -> Option<Loose> {
    let known = view.is("VEVENT") || view.is("VTIMEZONE");
    let title = view.text("SUMMARY").unwrap_or_default();
    (!known).then(|| Loose { title, ..loose(line, view.name(), What::Component) })
}

const fn loose(line: u32, name: String, what: What) -> Loose {
    Loose { line, name, title: String::new(), what }
}

fn name_of(line: &IcalLine<'_>) -> String {
    line.name.get().trim().to_ascii_uppercase()
}
