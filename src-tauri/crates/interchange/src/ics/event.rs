//! Events as series.

use std::sync::Arc;

use schedule::{
    duration::Duration,
    moment::Moment,
    rule::{Rule, Unsupported},
    series::{Addition, Change, Length, Override, Range, Series, Words},
};

use super::{Calendar, Component, View, component::Line};
use crate::feed::{Coordinates, Field, Limits, Link, Problem, ProblemCode};

/// A VEVENT with what changes single instances of it.
#[derive(Debug, Clone)]
pub struct Event {
    /// The line it begins in.
    pub line: u32,
    /// UID, empty where none is written.
    pub uid: String,
    pub sequence: u32,
    pub summary: String,
    pub location: String,
    pub description: String,
    pub coordinates: Option<Coordinates>,
    pub url: Option<Link>,
    /// CONFERENCE (RFC 7986), or a room that its place, its text or a line of a known program leads to.
    pub room: Option<Link>,
    pub categories: Vec<String>,
    /// STATUS:CANCELLED for all of it.
    pub cancelled: bool,
    /// CLASS is PRIVATE or CONFIDENTIAL.
    pub private: bool,
    pub series: Series,
    /// The components it was read from, first the one without RECURRENCE-ID, to the byte.
    pub source: Vec<Component>,
}

impl Event {
    /// The room it leads into, or its page.
    pub fn link(&self) -> Option<&Link> {
        self.room.as_ref().or(self.url.as_ref())
    }
}

/// Problems within the limit.
struct Notes<'l> {
    list: Vec<Problem>,
    limits: &'l Limits,
    at: u32,
}

impl Notes<'_> {
    fn say(&mut self, field: Option<Field>, code: ProblemCode, left_out: bool) {
        let code = match self.list.len() {
            full if full >= self.limits.problems => return,
            one_left if one_left + 1 == self.limits.problems => ProblemCode::More,
            _ => code,
        };
        self.list.push(Problem { at: self.at, field, code, left_out: left_out && code != ProblemCode::More });
    }

    fn cut(&mut self, mut text: String, most: usize, field: Field) -> String {
        if let Some((end, _)) = text.char_indices().nth(most) {
            text.truncate(end);
            self.say(Some(field), ProblemCode::Cut, false);
        }
        text
    }
}

pub(super) fn events(calendar: &Calendar, limits: &Limits) -> (Vec<Event>, Vec<Problem>) {
    let mut told = Notes { list: Vec::new(), limits, at: 1 };
    let mut masters: Vec<Event> = Vec::new();
    // (UID, event, its override, the zone of what it changes), for what changes one.
    let mut changes = Vec::new();
    let mut places: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for (number, (line, view)) in calendar.components().filter(|(_, view)| view.is("VEVENT")).enumerate() {
        told.at = line;
        if number >= limits.rows {
            // Said whatever else there is to say: from here on nothing is read.
            told.list.push(Problem { at: line, field: None, code: ProblemCode::More, left_out: true });
            break;
        }
        let change = view.line("RECURRENCE-ID").map(|id| recurrence_id(view, id));
        if let Some(Err(code)) = &change {
            told.say(Some(Field::Rule), *code, true);
            continue;
        }
        let Some(event) = read(line, view, change.is_some(), &mut told) else { continue };
        if let Some(Ok(change)) = change {
            changes.push((event, change));
            continue;
        }
        let before = places.get(&event.uid).copied().filter(|_| !event.uid.is_empty());
        if let Some(place) = before {
            // A revision of the same entry: the one with the higher number counts, the later one among equals.
            told.say(None, ProblemCode::Superseded, true);
            if let Some(before) = masters.get_mut(place).filter(|before| before.sequence <= event.sequence) {
                *before = event;
            }
        } else {
            places.insert(event.uid.clone(), masters.len());
            masters.push(event);
        }
    }
    for (event, change) in changes {
        told.at = event.line;
        let mut master =
            places.get(&event.uid).copied().filter(|_| !event.uid.is_empty()).and_then(|place| masters.get_mut(place));
        if master.as_deref_mut().is_some_and(|master| revise(master, &event, &change)) {
            told.say(Some(Field::Rule), ProblemCode::Superseded, true);
            continue;
        }
        match master {
            Some(master) if master.series.overrides.len() < limits.list => {
                master.series.overrides.push(Override { words: words(&event, master), ..change });
                master.source.extend(event.source);
            }
            Some(_) => told.say(Some(Field::Rule), ProblemCode::Cut, true),
            // An invitation to one instance of somebody else's series: it stands for itself.
            None => {
                told.say(Some(Field::Rule), ProblemCode::Orphan, false);
                masters.push(event);
            }
        }
    }
    masters.sort_by_key(|event| event.line);
    (masters, told.list)
}

/// Takes a further version of a change that is there already, if it is none older: the one with the higher number counts, the
/// later one among equals. Whether there is one.
fn revise(master: &mut Event, event: &Event, change: &Override) -> bool {
    let is = |one: &Override| one.recurrence_id == change.recurrence_id && one.range == change.range;
    let Some(place) = master.series.overrides.iter().position(is) else { return false };
    let words = words(event, master);
    let lines = master.source.get_mut(place + 1).zip(event.source.first());
    if let Some((lines, newer)) = lines
        && sequence(lines.view()) <= event.sequence
    {
        *lines = newer.clone();
        if let Some(one) = master.series.overrides.get_mut(place) {
            *one = Override { words, ..change.clone() };
        }
    }
    true
}

fn sequence(view: View<'_>) -> u32 {
    view.text("SEQUENCE").and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

fn read(line: u32, view: View<'_>, is_change: bool, notes: &mut Notes<'_>) -> Option<Event> {
    let start = match view.line("DTSTART").map(moment) {
        Some(Some(start)) => start,
        // What cancels an instance needs no start of its own.
        None if is_change => view.line("RECURRENCE-ID").and_then(moment)?,
        found => {
            let code = if found.is_some() { ProblemCode::TimeUnreadable } else { ProblemCode::TimeMissing };
            notes.say(Some(Field::Time), code, true);
            return None;
        }
    };
    if let Moment::Zoned { tzid, .. } = &start
        && crate::feed::zone_name(tzid).is_none()
    {
        notes.say(Some(Field::Zone), ProblemCode::ZoneUnknown, false);
    }
    let limits = notes.limits;
    let text = |name: &str| view.text(name).unwrap_or_default();
    let summary = notes.cut(text("SUMMARY"), limits.line, Field::Name);
    let location = notes.cut(text("LOCATION"), limits.line, Field::Venue);
    let description = notes.cut(text("DESCRIPTION"), limits.notes, Field::Notes);
    let coordinates = geo(view, notes);
    let url = page(view, notes);
    let room = room(view, &location, url.as_ref(), notes);
    let length = length(view, notes);
    let rule = rule(view, notes);
    let excluded = excluded(view, notes);
    let added = added(view, notes);
    Some(Event {
        line,
        uid: text("UID"),
        sequence: sequence(view),
        summary,
        location,
        description,
        coordinates,
        url,
        room,
        categories: view
            .lines("CATEGORIES")
            .flat_map(Line::list)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .take(limits.list)
            .collect(),
        cancelled: text("STATUS").trim().eq_ignore_ascii_case("CANCELLED"),
        private: ["PRIVATE", "CONFIDENTIAL"].iter().any(|class| text("CLASS").trim().eq_ignore_ascii_case(class)),
        series: Series { start, length, rule, excluded, added, overrides: Vec::new() },
        source: vec![view.to_component()],
    })
}

fn page(view: View<'_>, notes: &mut Notes<'_>) -> Option<Link> {
    let link = Link::parse(&view.text("URL")?);
    if link.is_none() {
        notes.say(Some(Field::Website), ProblemCode::LinkRefused, false);
    }
    link
}

/// A date or time with the zone of its line.
fn moment(line: Line<'_>) -> Option<Moment> {
    let moment = Moment::parse(&line.raw()).ok()?;
    Some(in_zone(moment, line))
}

fn in_zone(moment: Moment, line: Line<'_>) -> Moment {
    match line.parameter("TZID").filter(|tzid| !tzid.trim().is_empty()) {
        Some(tzid) => moment.with_tzid(&tzid),
        None => moment,
    }
}

fn length(view: View<'_>, notes: &mut Notes<'_>) -> Length {
    let end = view.line("DTEND").map(moment);
    let duration = view.line("DURATION").map(|line| Duration::parse(&line.raw()).ok());
    match (end, duration) {
        (Some(Some(end)), _) => Length::Until(end),
        (_, Some(Some(duration))) => Length::Lasts(duration),
        (None, None) => Length::Unstated,
        _ => {
            notes.say(Some(Field::End), ProblemCode::EndUnreadable, false);
            Length::Unstated
        }
    }
}

fn rule(view: View<'_>, notes: &mut Notes<'_>) -> Option<Rule> {
    let rules: Vec<Rule> = view.lines("RRULE").take(2).map(|line| Rule::parse(line.raw().trim())).collect();
    if rules.len() > 1 || view.line("EXRULE").is_some() {
        notes.say(Some(Field::Rule), ProblemCode::RuleMore, false);
    }
    let rule = rules.into_iter().next()?;
    if let Err(why) = rule.reading() {
        let code = match why {
            Unsupported::WithinDay => ProblemCode::RuleWithinDay,
            Unsupported::Part | Unsupported::UnknownPart => ProblemCode::RulePart,
            Unsupported::Misplaced | Unsupported::Malformed | Unsupported::TooLong => ProblemCode::RuleMalformed,
        };
        notes.say(Some(Field::Rule), code, false);
    }
    Some(rule)
}

fn excluded(view: View<'_>, notes: &mut Notes<'_>) -> Vec<Moment> {
    let mut found = Vec::new();
    for line in view.lines("EXDATE") {
        for value in Moment::parse_list(&line.raw()) {
            match value {
                Ok(moment) if found.len() < notes.limits.list => found.push(in_zone(moment, line)),
                Ok(_) => return stop(found, notes),
                Err(_) => notes.say(Some(Field::Rule), ProblemCode::TimeUnreadable, false),
            }
        }
    }
    found
}

fn added(view: View<'_>, notes: &mut Notes<'_>) -> Vec<Addition> {
    let mut found = Vec::new();
    for line in view.lines("RDATE") {
        for value in line.raw().split(',').filter(|value| !value.trim().is_empty()) {
            match Addition::parse(value.trim()) {
                Ok(_) if found.len() >= notes.limits.list => return stop(found, notes),
                Ok(Addition { start, length }) => {
                    let length = length.map(|length| match length {
                        Length::Until(end) => Length::Until(in_zone(end, line)),
                        other => other,
                    });
                    found.push(Addition { start: in_zone(start, line), length });
                }
                Err(_) => notes.say(Some(Field::Rule), ProblemCode::TimeUnreadable, false),
            }
        }
    }
    found
}

fn stop<T>(found: Vec<T>, notes: &mut Notes<'_>) -> Vec<T> {
    notes.say(Some(Field::Rule), ProblemCode::Cut, false);
    found
}

fn recurrence_id(view: View<'_>, id: Line<'_>) -> Result<Override, ProblemCode> {
    let range = match id.parameter("RANGE") {
        Some(range) if range.eq_ignore_ascii_case("THISANDFUTURE") => Range::ThisAndFuture,
        _ => Range::This,
    };
    let recurrence_id = moment(id).ok_or(ProblemCode::TimeUnreadable)?;
    let cancelled = view.text("STATUS").is_some_and(|status| status.trim().eq_ignore_ascii_case("CANCELLED"));
    if cancelled {
        return Ok(Override { recurrence_id, range, change: Change::Cancelled, words: None });
    }
    let start = match view.line("DTSTART").map(moment) {
        Some(None) => return Err(ProblemCode::TimeUnreadable),
        found => found.flatten(),
    };
    let end = view.line("DTEND").and_then(moment).map(Length::Until);
    let lasts = || view.line("DURATION").and_then(|line| Duration::parse(&line.raw()).ok()).map(Length::Lasts);
    let change = Change::Altered { start, length: end.or_else(lasts) };
    Ok(Override { recurrence_id, range, change, words: None })
}

/// What an instance is called otherwise than its series. One without a SUMMARY says only when it takes place: a whole event
/// has one, and what it has not is empty.
fn words(instance: &Event, series: &Event) -> Option<Arc<Words>> {
    let own = |own: &str, all: &str| (own != all).then(|| own.to_owned());
    let link = |event: &Event| event.link().map(Link::as_str).unwrap_or_default().to_owned();
    let words = Words {
        title: own(&instance.summary, &series.summary),
        place: own(&instance.location, &series.location),
        link: own(&link(instance), &link(series)),
        note: own(&instance.description, &series.description),
    };
    (!instance.summary.is_empty() && words != Words::default()).then(|| Arc::new(words))
}

fn geo(view: View<'_>, notes: &mut Notes<'_>) -> Option<Coordinates> {
    let line = view.line("GEO")?;
    let found = line
        .raw()
        .split_once(';')
        .and_then(|(north, east)| Coordinates::new(north.trim().parse().ok()?, east.trim().parse().ok()?));
    if found.is_none() {
        notes.say(Some(Field::Coordinates), ProblemCode::CoordinatesOutside, false);
    }
    found
}

/// Lines in which programs put their rooms.
const ROOM_LINES: [&str; 4] =
    ["CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-ONLINE-MEETING-CONFLINK"];

fn room(view: View<'_>, location: &str, url: Option<&Link>, notes: &mut Notes<'_>) -> Option<Link> {
    for name in ROOM_LINES {
        if let Some(text) = view.text(name) {
            // A conference may also be a number to call.
            if text.trim().to_ascii_lowercase().starts_with("tel:") {
                continue;
            }
            match Link::parse(&text) {
                Some(link) => return Some(link),
                None => notes.say(Some(Field::Room), ProblemCode::LinkRefused, false),
            }
        }
    }
    let in_place = location.split_whitespace().find_map(Link::parse);
    in_place.or_else(|| url.filter(|url| url.is_room()).cloned())
}
