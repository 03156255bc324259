//! What is said about a file before it comes in: what is left out, and what is kept without meaning anything here. Each by its name and line.

use std::collections::{BTreeMap, HashMap, HashSet};

use interchange::feed::{Problem, ProblemCode};
use interchange::ics::{Calendar, Loose, What};

use super::entry::{Entry, one_line};

macro_rules! codes {
    ($($name:ident = $text:literal,)*) => {
        $(const $name: &str = $text;)*

        /// What is said of a file beside what its reader found wrong in it, so that a test can find a code without words.
        pub const CODES: &[&str] = &[$($name,)*];
    };
}

codes! {
    EVENTS_MORE = "events-more",
    LINE_AROUND = "line-around",
    METHOD = "method",
    LINE_OUTSIDE = "line-outside",
    LINE_UNREADABLE = "line-unreadable",
    TASK = "task",
    NOTE = "note",
    BUSY = "busy",
    COMPONENT = "component",
    ZONE_UNUSED = "zone-unused",
}

/// One thing to know about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub line: u32,
    pub code: &'static str,
    /// What it is about: the title of an event, the name of a line or a zone; empty for the file as a whole.
    pub name: String,
    /// It stays in the file.
    pub left_out: bool,
    /// It speaks of more than one thing.
    pub more: bool,
}

/// Everything to know about a file, in the order of its lines.
pub(super) fn all(calendar: &Calendar, entries: &[Entry], problems: &[Problem], rest: &[Loose]) -> Vec<Told> {
    let titles: BTreeMap<u32, String> =
        calendar.components().map(|(line, view)| (line, one_line(&view.text("SUMMARY").unwrap_or_default()))).collect();
    let outside: HashSet<u32> = rest.iter().filter(|one| one.what == What::Unreadable).map(|one| one.line).collect();
    let inside = |problem: &&Problem| problem.code != ProblemCode::LineUnreadable || !outside.contains(&problem.at);
    let title = |at: u32| titles.range(..=at).next_back().map(|(_, title)| title.clone()).unwrap_or_default();
    let mut told: Vec<Told> =
        problems.iter().filter(inside).map(|problem| of_problem(*problem, title(problem.at))).collect();
    told.extend(rest.iter().map(of_rest));
    told.extend(zones(calendar, entries));
    told.sort_by_key(|one| one.line);
    told
}

fn of_problem(problem: Problem, name: String) -> Told {
    let more = problem.code == ProblemCode::More;
    let code = if more && problem.left_out { EVENTS_MORE } else { problem.code.as_str() };
    let name = if more { String::new() } else { name };
    // What is not listed may be something that is left out, and a letter that can't be read is not kept.
    let lost = more || problem.code == ProblemCode::UnreadableBytes;
    Told { line: problem.at, code, name, left_out: problem.left_out || lost, more }
}

fn of_rest(one: &Loose) -> Told {
    let code = match (one.what, one.name.as_str()) {
        (What::Around, _) => LINE_AROUND,
        (What::Line, "METHOD") => METHOD,
        (What::Line, _) => LINE_OUTSIDE,
        (What::Unreadable, _) => LINE_UNREADABLE,
        (What::Component, "VTODO") => TASK,
        (What::Component, "VJOURNAL") => NOTE,
        (What::Component, "VFREEBUSY" | "VAVAILABILITY") => BUSY,
        (What::Component, _) => COMPONENT,
    };
    let title = one_line(&one.title);
    let name = if title.is_empty() { one_line(&one.name) } else { title };
    Told { line: one.line, code, name, left_out: one.what != What::Around, more: false }
}

/// Definitions of zones that no event takes along: none is in that zone, or a later definition has the same name.
fn zones(calendar: &Calendar, entries: &[Entry]) -> Vec<Told> {
    let used: HashSet<String> =
        entries.iter().flat_map(|entry| &entry.zones).filter_map(|zone| zone.view().text("TZID")).collect();
    let defined: Vec<(u32, String)> = calendar
        .components()
        .filter(|(_, view)| view.is("VTIMEZONE"))
        .map(|(line, view)| (line, view.text("TZID").unwrap_or_default()))
        .collect();
    let last: HashMap<&str, u32> = defined.iter().map(|(line, name)| (name.as_str(), *line)).collect();
    let taken = |line: u32, name: &str| used.contains(name) && last.get(name) == Some(&line);
    defined
        .iter()
        .filter(|(line, name)| !taken(*line, name))
        .map(|(line, name)| Told { line: *line, code: ZONE_UNUSED, name: one_line(name), left_out: true, more: false })
        .collect()
}
