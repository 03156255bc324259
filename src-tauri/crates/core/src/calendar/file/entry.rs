//! An event of a file, what it says, and the lines it says it in.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use interchange::feed::{Limits, Problem, ProblemCode};
use interchange::ics::{Calendar, Component, Event, View};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::series::{Change, Length, Override, Range, Schedule, Series, Words};
use schedule::zone::Database;
use sha2::{Digest as _, Sha256};

use super::super::limits::{EXCEPTIONS_MOST, LINES_BYTES, LINK_BYTES, TITLE_CHARS, UID_CHARS};
use super::super::model::SeriesKind;
use super::super::series::{Kept, kind_text};
use super::super::words::Called;
use super::alarm;
use crate::error::{ErrorCode, Result};

/// The line in which a series says what it is.
pub(super) const KIND_LINE: &str = "X-MOORING-KIND";
/// Above the lines of a series: its alarms do nothing here.
const SILENT_LINE: &str = "X-MOORING-ALARMS";
const SILENT: &str = "SILENT";
const KINDS: [SeriesKind; 4] = [SeriesKind::Meeting, SeriesKind::Own, SeriesKind::SelfCare, SeriesKind::Appointment];
/// The title of what has none: one has to stand in the list.
const NAMELESS: &str = "–";

/// How much of a file is read.
pub(super) fn limits() -> Limits {
    Limits { rows: 20_000, line: TITLE_CHARS, notes: 16_000, list: EXCEPTIONS_MOST, ..Limits::default() }
}

/// What a file says of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub title: String,
    pub place: String,
    pub link: String,
    pub note: String,
    /// `None` where the file does not say.
    pub kind: Option<SeriesKind>,
    pub leads: Vec<Duration>,
    pub times: Series,
}

/// An event with the lines it was read from.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// As the file has it; empty where it has none.
    pub uid: String,
    pub sequence: u32,
    pub said: Said,
    /// The event itself, then what changes single instances of it, in the order of [`Series::overrides`].
    pub source: Vec<Component>,
    /// The zones that the file defines and this event uses.
    pub zones: Vec<Component>,
    /// Lines of the calendar it came in, as its name and colour.
    pub around: Component,
    /// Its alarms do nothing here.
    pub silent: bool,
    /// What somebody said it is, because the file does not.
    pub given: Option<SeriesKind>,
}

impl Entry {
    /// The events of a file, and what could not be read of it.
    pub(super) fn all(calendar: &Calendar) -> (Vec<Self>, Vec<Problem>) {
        let (events, mut problems) = calendar.events(&limits());
        let zones: HashMap<String, View<'_>> = calendar
            .components()
            .filter(|(_, view)| view.is("VTIMEZONE"))
            .filter_map(|(_, view)| Some((view.text("TZID")?, view)))
            .collect();
        let mut entries = Vec::with_capacity(events.len());
        for event in events {
            let line = event.line;
            let around = calendar.around(line);
            let entry = Self::of(event, &zones, around);
            let exceptions = &entry.said.times;
            let exceptions = exceptions.excluded.len() + exceptions.added.len() + exceptions.overrides.len();
            if exceptions > EXCEPTIONS_MOST || entry.size() > LINES_BYTES {
                problems.push(Problem { at: line, field: None, code: ProblemCode::TooLong, left_out: true });
            } else {
                entries.push(entry);
            }
        }
        (entries, problems)
    }

    /// What a series that came from a file keeps of it; `None` where that can't be read any more, and then it is written as one of our own.
    pub(super) fn kept(lines: &str) -> Option<Self> {
        let (calendar, _) = Calendar::parse(lines.as_bytes(), &limits()).ok()?;
        let mut entry = Self::all(&calendar).0.into_iter().next()?;
        if calendar.property(SILENT_LINE).as_deref() == Some(SILENT) {
            entry.silence();
        }
        if let Some(given) = calendar.property(KIND_LINE).and_then(|text| kind(&text)) {
            entry.give(given);
        }
        Some(entry)
    }

    /// Its alarms are to do nothing here.
    pub(super) fn silence(&mut self) {
        self.silent = true;
        self.said.leads.clear();
    }

    /// What it is, where the file does not say.
    pub(super) fn give(&mut self, given: SeriesKind) {
        self.given = Some(given);
        self.said.kind = self.said.kind.or(self.given);
    }

    fn of(event: Event, zones: &HashMap<String, View<'_>>, around: Component) -> Self {
        let used = names_of_zones(&event.series);
        let zones = used.iter().filter_map(|name| zones.get(*name)).map(View::to_component).collect();
        let link = event.link().map(|link| link_of(link.as_str())).unwrap_or_default();
        let mut times = event.series;
        if event.cancelled {
            // All of it: it is still told, as not taking place.
            let all = Override {
                recurrence_id: times.start.clone(),
                range: Range::ThisAndFuture,
                change: Change::Cancelled,
                words: None,
            };
            times.overrides.push(all);
        }
        let view = event.source.first().map(Component::view);
        let leads = view.map(alarm::leads).unwrap_or_default();
        let kind = view.and_then(|view| view.text(KIND_LINE)).and_then(|text| kind(&text));
        let mut titles = [&event.summary, &event.location, &event.description].into_iter().map(|text| one_line(text));
        let title = titles.find(|text| !text.is_empty()).unwrap_or_else(|| NAMELESS.to_owned());
        let place = one_line(&event.location);
        let note = note(&event.description);
        let all = Called { title: &title, place: &place, link: &link, note: &note };
        for one in &mut times.overrides {
            one.words = one.words.take().and_then(|own| own_words(&own, all));
        }
        Self {
            uid: event.uid.trim().to_owned(),
            sequence: event.sequence,
            said: Said { title, place, link, note, kind, leads, times },
            source: event.source,
            zones,
            around,
            silent: false,
            given: None,
        }
    }

    /// What tells it from every other series, and the same one again when a file is read later.
    pub(super) fn key(&self) -> String {
        let id =
            self.source.first().and_then(|event| event.view().line("RECURRENCE-ID").map(|id| id.raw().into_owned()));
        // What changes one instance of a series that is not in the file stands for itself.
        let named = match id {
            Some(id) if !self.uid.is_empty() => format!("{} {}", self.uid, id.trim()),
            _ => self.uid.clone(),
        };
        if !named.is_empty() && named.chars().count() <= UID_CHARS && !named.contains(char::is_control) {
            return named;
        }
        let mut digest = Sha256::new();
        for component in &self.source {
            digest.update(component.view().to_bytes());
        }
        digest.finalize().iter().fold("sha256:".to_owned(), |mut name, byte| {
            // Writing into a text does not fail.
            let _ = write!(name, "{byte:02x}");
            name
        })
    }

    /// Whether the file names it, so that a file written from it has to.
    pub(super) fn is_named(&self) -> bool {
        !self.uid.is_empty()
    }

    /// Its lines as a column keeps them.
    pub(super) fn lines(&self) -> Result<String> {
        let mut calendar = Calendar::new("-//Mooring//Kept//EN");
        if self.silent {
            calendar.set(SILENT_LINE, SILENT);
        }
        if let Some(given) = self.given {
            calendar.set(KIND_LINE, kind_text(given));
        }
        calendar.adopt(&self.around);
        for component in self.zones.iter().chain(&self.source) {
            calendar.push(component.clone());
        }
        String::from_utf8(calendar.to_bytes()).map_err(|_| ErrorCode::Internal.into())
    }

    /// Its events alone, to the byte.
    pub(super) fn bytes(&self) -> Vec<u8> {
        bytes_of(&self.source)
    }

    fn size(&self) -> usize {
        self.zones.iter().chain(&self.source).map(|component| component.view().to_bytes().len()).sum()
    }

    /// Names of zones in it that nobody knows.
    pub(super) fn unknown_zones(&self) -> BTreeSet<String> {
        let known = |name: &str| schedule::tzid::resolve(Database::get(), name).is_some();
        names_of_zones(&self.said.times).into_iter().filter(|name| !known(name)).map(str::to_owned).collect()
    }

    /// What it says, with zones that nobody knows as somebody said they are meant.
    pub(super) fn meant(&self, zones: &HashMap<String, String>) -> Said {
        let mut said = self.said.clone();
        if !zones.is_empty() {
            each_moment(&mut said.times, |moment| {
                if let Moment::Zoned { tzid, .. } = moment
                    && let Some(zone) = zones.get(tzid.as_str())
                {
                    zone.clone_into(tzid);
                }
            });
        }
        said
    }
}

fn kind(text: &str) -> Option<SeriesKind> {
    KINDS.into_iter().find(|kind| kind_text(*kind) == text.trim())
}

/// Components to the byte, one behind the other.
pub(super) fn bytes_of(components: &[Component]) -> Vec<u8> {
    components.iter().flat_map(|component| component.view().to_bytes()).collect()
}

impl Said {
    /// The words of all of it.
    pub(super) fn words(&self) -> Called<'_> {
        Called { title: &self.title, place: &self.place, link: &self.link, note: &self.note }
    }

    /// What a series that is kept would say in a file; `None` where it has no times.
    pub(super) fn by(kept: &Kept) -> Option<Self> {
        let times = kept.schedule.series()?.clone();
        Some(Self {
            title: kept.title.clone(),
            place: kept.place.clone(),
            link: kept.link.clone(),
            note: kept.note.clone(),
            kind: Some(kept.kind),
            leads: kept.leads.clone(),
            times,
        })
    }

    /// The same series, saying this.
    pub(super) fn put_into(self, kept: &Kept) -> Kept {
        Kept {
            title: self.title,
            place: self.place,
            link: self.link,
            note: self.note,
            kind: self.kind.unwrap_or(kept.kind),
            leads: self.leads,
            schedule: Schedule::Series(Box::new(self.times)),
            ..kept.clone()
        }
    }
}

fn names_of_zones(series: &Series) -> BTreeSet<&str> {
    moments(series)
        .into_iter()
        .filter_map(|moment| match moment {
            Moment::Zoned { tzid, .. } => Some(tzid.as_str()),
            Moment::Date(_) | Moment::Local(_) | Moment::Utc(_) => None,
        })
        .collect()
}

/// Every moment a series names.
pub(super) fn moments(series: &Series) -> Vec<&Moment> {
    let mut found = vec![&series.start];
    found.extend(end(&series.length));
    found.extend(&series.excluded);
    for added in &series.added {
        found.push(&added.start);
        found.extend(added.length.as_ref().and_then(end));
    }
    for one in &series.overrides {
        found.push(&one.recurrence_id);
        if let Change::Altered { start, length } = &one.change {
            found.extend(start);
            found.extend(length.as_ref().and_then(end));
        }
    }
    found
}

const fn end(length: &Length) -> Option<&Moment> {
    match length {
        Length::Until(end) => Some(end),
        Length::Lasts(_) | Length::Unstated => None,
    }
}

/// Changes every moment a series names.
pub(in crate::calendar) fn each_moment(series: &mut Series, change: impl Fn(&mut Moment)) {
    let end = |length: &mut Length| {
        if let Length::Until(end) = length {
            change(end);
        }
    };
    change(&mut series.start);
    end(&mut series.length);
    series.excluded.iter_mut().for_each(&change);
    for added in &mut series.added {
        change(&mut added.start);
        added.length.iter_mut().for_each(end);
    }
    for one in &mut series.overrides {
        change(&mut one.recurrence_id);
        if let Change::Altered { start, length } = &mut one.change {
            start.iter_mut().for_each(&change);
            length.iter_mut().for_each(end);
        }
    }
}

fn note(text: &str) -> String {
    text.replace(['\r', '\0'], "")
}

/// A link that can be kept; empty for one that is too long.
fn link_of(link: &str) -> String {
    Some(link).filter(|link| link.len() <= LINK_BYTES).unwrap_or_default().to_owned()
}

/// The words of one instance as they are kept here; `None` where that makes them those of `all`. Nothing is without a title.
fn own_words(own: &Words, all: Called<'_>) -> Option<Arc<Words>> {
    let kept = Words {
        title: own.title.as_deref().map(one_line).filter(|title| !title.is_empty()),
        place: own.place.as_deref().map(one_line),
        link: own.link.as_deref().map(link_of),
        note: own.note.as_deref().map(note),
    };
    all.otherwise(Some(&kept)).beside(all)
}

/// A text on one line, as the calendar shows titles and places.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_control()).map(str::trim).filter(|part| !part.is_empty());
    words.collect::<Vec<_>>().join(", ").chars().take(TITLE_CHARS).collect()
}
