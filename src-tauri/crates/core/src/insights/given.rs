//! What the journal gives to reckon with: series by day, moods as shares of their scale.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;
use vault::store::Reader;

use super::eased::practised;
use super::held::WordsOf;
use super::model::{InsightsDimension, InsightsThing};
use super::{Candidate, MOST_CANDIDATES, Refused, Series};
use crate::error::{ErrorCode, Result};
use crate::groups;
use crate::journal::vocabulary::{history, scale::share, tag, tracker};
use crate::journal::{DayRule, Dimensions, Tracker, TrackerKind, day_from, day_number, doses, entry, marks, positions};
use crate::self_care::ExerciseName;

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Span {
    /// As the tables count days.
    pub(super) fn numbers(self) -> (i64, i64) {
        (day_number(self.from), day_number(self.to))
    }

    pub(super) fn positions(self) -> (i64, i64) {
        positions(Some(self.from), Some(self.to))
    }

    pub(super) fn has(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

impl From<Refused> for crate::error::CoreError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooManyDays | Refused::TooManyCandidates => ErrorCode::OutOfRange.into(),
            Refused::Stopped => ErrorCode::InsightsStopped.into(),
        }
    }
}

/// Days with an entry, and the moods of those that have one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Days {
    pub written: BTreeSet<NaiveDate>,
    pub mood: Series,
}

/// Reads the days of a span.
pub(super) fn days(reader: Reader<'_>, span: Span) -> Result<Days> {
    let (from, to) = span.numbers();
    let days = entry::days(reader, from, to)?;
    let moods = days.iter().filter_map(|(day, _, level)| Some((day_from(*day), share((*level)?))));
    Ok(Days { mood: Series::of(moods)?, written: days.iter().map(|(day, ..)| day_from(*day)).collect() })
}

/// The state of the words of a span.
pub(crate) fn words_of(reader: Reader<'_>, span: Span) -> Result<WordsOf> {
    Ok(WordsOf { span, state: entry::state(reader)? })
}

/// Everything mood is held against.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Given {
    pub mood: Series,
    pub things: Vec<InsightsThing>,
    /// In the order of `things`.
    pub candidates: Vec<Candidate>,
    /// Things that are noted on fewer days than [`MOST_CANDIDATES`] others.
    pub left_out: usize,
}

/// A thing, the days it was noted on, and how it is compared.
struct Found {
    thing: InsightsThing,
    days: usize,
    candidate: Candidate,
}

/// Reads moods, and everything they can be held against, of the days of a span.
pub(crate) fn given(reader: Reader<'_>, span: Span, language: &str) -> Result<Given> {
    let Days { written, mood } = days(reader, span)?;
    let mut found = tags(reader, span, &written)?;
    found.extend(trackers(reader, span, &written)?);
    found.extend(dimensions(reader, span)?);
    found.extend(meetings(reader, span, &written)?);
    found.extend(exercises(reader, span, &written, language)?);
    found.sort_by_key(|found| std::cmp::Reverse(found.days));
    let left_out = found.len().saturating_sub(MOST_CANDIDATES);
    found.truncate(MOST_CANDIDATES);
    let (things, candidates) = found.into_iter().map(|found| (found.thing, found.candidate)).unzip();
    Ok(Given { mood, things, candidates, left_out })
}

/// On a day or not. Of a day without an entry that is not known, unless it was noted there without one.
fn on_or_off(on: &BTreeSet<NaiveDate>, written: &BTreeSet<NaiveDate>) -> Result<Candidate> {
    let days = written.union(on).map(|day| (*day, f64::from(u8::from(on.contains(day)))));
    Ok(Candidate::Tag(Series::of(days)?))
}

fn tags(reader: Reader<'_>, span: Span, written: &BTreeSet<NaiveDate>) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for (key, id, name) in tag::names(reader)? {
        let on: BTreeSet<NaiveDate> = marks::tag_days(reader, key, span.numbers())?.into_iter().map(day_from).collect();
        if !on.is_empty() {
            let candidate = on_or_off(&on, written)?;
            found.push(Found { thing: InsightsThing::Tag { id, name }, days: on.len(), candidate });
        }
    }
    Ok(found)
}

fn trackers(reader: Reader<'_>, span: Span, written: &BTreeSet<NaiveDate>) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for history in history::histories(tracker::keyed(reader)?) {
        let by_day = noted(reader, &history, span)?;
        let Some((_, tracker)) = history.into_iter().last().filter(|_| !by_day.is_empty()) else { continue };
        let days = by_day.len();
        let values = by_day.into_iter();
        let candidate = match tracker.kind {
            TrackerKind::YesNo => Candidate::Tag(Series::of(values)?),
            // A dose that was not noted was not taken, as far as anybody knows.
            TrackerKind::Dose { .. } => {
                let on = values.filter(|(_, value)| *value > 0.0).map(|(day, _)| day).collect();
                on_or_off(&on, written)?
            }
            _ => Candidate::Measure(Series::of(values)?),
        };
        found.push(Found { thing: InsightsThing::Tracker { id: tracker.id, name: tracker.name }, days, candidate });
    }
    Ok(found)
}

/// What was noted of a tracker, a value a day. Scales that followed one another, and those whose steps have words, are each
/// read on their own range, 0 to 1.
fn noted(reader: Reader<'_>, history: &[(i64, Tracker)], span: Span) -> Result<BTreeMap<NaiveDate, f64>> {
    let shares = in_shares(history);
    let rule = match history.last() {
        Some((_, last)) if shares && last.day_rule == DayRule::Sum => DayRule::Mean,
        Some((_, last)) => last.day_rule,
        None => DayRule::Mean,
    };
    let mut by_day: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
    let mut placed: Vec<(i64, i64, f64)> = Vec::new();
    for (key, tracker) in history {
        let range = tracker.kind.range().filter(|_| shares);
        let read = |value: f64| range.map_or(value, |(low, high)| (value - low) / (high - low));
        if rule == DayRule::Last {
            let found = marks::tracker_days(reader, *key, span.numbers())?;
            placed.extend(found.into_iter().map(|(place, day, value)| (place, day, read(value))));
        } else {
            // Which came first makes no difference: an index answers alone.
            for (day, value) in marks::tracker_values(reader, *key, span.numbers())? {
                by_day.entry(day_from(day)).or_default().push(read(value));
            }
        }
    }
    placed.sort_by_key(|(place, ..)| *place);
    for (_, day, value) in placed {
        by_day.entry(day_from(day)).or_default().push(value);
    }
    for (key, _) in history {
        for day in doses::taken_days(reader, *key, span.numbers())? {
            by_day.entry(day_from(day)).or_default().push(1.0);
        }
    }
    Ok(by_day.into_iter().map(|(day, values)| (day, of_day(&values, rule))).collect())
}

/// A scale whose steps have words, and what was noted on it and on those before it.
pub(super) struct Noted {
    pub tracker: Tracker,
    pub days: Series,
}

/// Those that have anything on the days of a span.
pub(super) fn scales(reader: Reader<'_>, span: Span) -> Result<Vec<Noted>> {
    let mut found = Vec::new();
    for history in history::histories(tracker::keyed(reader)?) {
        let worded = history.last().is_some_and(|(_, last)| matches!(last.kind, TrackerKind::Steps { .. }));
        let days = if worded { noted(reader, &history, span)? } else { BTreeMap::new() };
        if let Some((_, tracker)) = history.into_iter().last().filter(|_| !days.is_empty()) {
            found.push(Noted { tracker, days: Series::of(days)? });
        }
    }
    Ok(found)
}

/// A tracker, and what was noted on it and on those before it, read on its range.
pub(crate) struct Measured {
    pub tracker: Tracker,
    pub days: Series,
}

/// Those that have anything on the days of a span and are no medicine.
pub(crate) fn measured(reader: Reader<'_>, span: Span) -> Result<Vec<Measured>> {
    let mut found = Vec::new();
    for history in history::histories(tracker::keyed(reader)?) {
        let Some((_, last)) = history.last().filter(|(_, last)| !matches!(last.kind, TrackerKind::Dose { .. })) else {
            continue;
        };
        let range = last.kind.range().filter(|_| in_shares(&history));
        let days = noted(reader, &history, span)?.into_iter();
        let days =
            Series::of(days.map(|(day, value)| (day, range.map_or(value, |(low, high)| low + value * (high - low)))))?;
        if let Some((_, tracker)) = history.into_iter().last().filter(|_| days.span() > 0) {
            found.push(Measured { tracker, days });
        }
    }
    Ok(found)
}

/// Scales that followed one another, and those whose steps have words, are read on their own range.
fn in_shares(history: &[(i64, Tracker)]) -> bool {
    history.len() > 1 || history.iter().any(|(_, one)| matches!(one.kind, TrackerKind::Steps { .. }))
}

/// Several values of one day as one.
fn of_day(values: &[f64], rule: DayRule) -> f64 {
    match rule {
        DayRule::Sum => values.iter().sum(),
        DayRule::Mean => super::mean(values),
        DayRule::Last => values.last().copied().unwrap_or_default(),
    }
}

type OneDimension = fn(&Dimensions) -> Option<u8>;

const DIMENSIONS: [(InsightsDimension, OneDimension); 4] = [
    (InsightsDimension::Physical, |dimensions| dimensions.physical),
    (InsightsDimension::Emotional, |dimensions| dimensions.emotional),
    (InsightsDimension::Social, |dimensions| dimensions.social),
    (InsightsDimension::Spiritual, |dimensions| dimensions.spiritual),
];

/// Each of the four that was noted on the days of a span, 0 to 10.
pub(crate) fn dimension_days(reader: Reader<'_>, span: Span) -> Result<Vec<(InsightsDimension, Series)>> {
    let noted = entry::dimensions(reader, span.positions())?;
    let mut found = Vec::new();
    for (dimension, of) in DIMENSIONS {
        let series = Series::of(noted.iter().filter_map(|(day, all)| Some((day_from(*day), f64::from(of(all)?)))))?;
        if series.span() > 0 {
            found.push((dimension, series));
        }
    }
    Ok(found)
}

fn dimensions(reader: Reader<'_>, span: Span) -> Result<Vec<Found>> {
    let found = dimension_days(reader, span)?.into_iter().map(|(dimension, series)| Found {
        thing: InsightsThing::Dimension { dimension },
        days: series.noted().count(),
        candidate: Candidate::Measure(series),
    });
    Ok(found.collect())
}

/// A group by id and name, or all of them, and the days on which one was there.
pub(crate) type Met = (Option<(Uuid, String)>, BTreeSet<NaiveDate>);

/// Days on which one was with a group, by group, all of them first. Groups in the bin are none of them.
pub(crate) fn met(reader: Reader<'_>, span: Span) -> Result<Vec<Met>> {
    let mut of_group: BTreeMap<Uuid, BTreeSet<NaiveDate>> = BTreeMap::new();
    for (group, day) in groups::met_days(reader)?.into_iter().filter(|(_, day)| span.has(*day)) {
        of_group.entry(group).or_default().insert(day);
    }
    let mut all = BTreeSet::new();
    let mut found = Vec::new();
    for (id, days) in of_group {
        if let Some(name) = groups::name(reader, id)? {
            all.extend(days.iter().copied());
            found.push((Some((id, name)), days));
        }
    }
    if found.len() > 1 {
        found.insert(0, (None, all));
    }
    Ok(found)
}

fn meetings(reader: Reader<'_>, span: Span, written: &BTreeSet<NaiveDate>) -> Result<Vec<Found>> {
    met(reader, span)?
        .into_iter()
        .map(|(group, on)| {
            let thing = group.map_or(InsightsThing::AnyMeeting, |(id, name)| InsightsThing::Group { id, name });
            Ok(Found { thing, days: on.len(), candidate: on_or_off(&on, written)? })
        })
        .collect()
}

fn exercises(reader: Reader<'_>, span: Span, written: &BTreeSet<NaiveDate>, language: &str) -> Result<Vec<Found>> {
    practised(reader, span, language)?
        .into_iter()
        .map(|(exercise, on)| {
            let thing = exercise
                .map_or(InsightsThing::AnyExercise, |ExerciseName { id, name }| InsightsThing::Exercise { id, name });
            Ok(Found { thing, days: on.len(), candidate: on_or_off(&on, written)? })
        })
        .collect()
}
