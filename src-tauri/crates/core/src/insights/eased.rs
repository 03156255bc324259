//! What was noted before and after exercises, and on which days they were done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use vault::store::Reader;

use super::Effort;
use super::enough::Answer;
use super::given::Span;
use super::model::{InsightsAnswer, InsightsChange, InsightsExercise, count};
use super::paired::Change;
use super::period;
use super::summary::Group;
use crate::error::Result;
use crate::journal::day_from;
use crate::self_care::{self, ExerciseName};

/// How hard it was before and after, 0 to 10, each time both were noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Eased {
    pub before: Group,
    pub after: Group,
    /// How often it was lower afterwards, and how often higher.
    pub lower: usize,
    pub higher: usize,
    /// From before to after; below zero where it was lower.
    pub change: Answer<Change>,
}

impl Eased {
    /// `times` in the order of time: before and after. What is no number is left out.
    pub fn of(times: &[(f64, f64)], effort: Effort) -> Self {
        let times: Vec<(f64, f64)> =
            times.iter().copied().filter(|(before, after)| before.is_finite() && after.is_finite()).collect();
        let [before, after]: [Vec<f64>; 2] =
            [times.iter().map(|(before, _)| *before).collect(), times.iter().map(|(_, after)| *after).collect()];
        Self {
            before: Group::of(&before),
            after: Group::of(&after),
            lower: times.iter().filter(|(before, after)| after < before).count(),
            higher: times.iter().filter(|(before, after)| after > before).count(),
            change: Change::of(&times, effort.seed, effort.resamples),
        }
    }
}

/// What was noted before and after the exercises of a span, all together first, then what was done most often. One that was removed
/// has no name any more; its times count among all.
pub fn exercises(reader: Reader<'_>, span: Span, language: &str) -> Result<Vec<InsightsExercise>> {
    let mut of_each: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    let mut all = Vec::new();
    for (id, before, after) in self_care::rated(reader, span.numbers())? {
        let time = (f64::from(before), f64::from(after));
        of_each.entry(id).or_default().push(time);
        all.push(time);
    }
    let mut told = Vec::new();
    for (id, times) in &of_each {
        if let Some(name) = self_care::name(reader, id, language)? {
            told.push(of(Some(name), times));
        }
    }
    told.sort_by_key(|one| std::cmp::Reverse(one.times));
    if together(&of_each, told.len()) {
        told.insert(0, of(None, &all));
    }
    Ok(told)
}

/// Whether all of them together are told of, beside each that has a name: not where that is the only one there was.
fn together<T>(of_each: &BTreeMap<String, T>, named: usize) -> bool {
    of_each.len() > 1 || (named == 0 && !of_each.is_empty())
}

fn of(exercise: Option<ExerciseName>, times: &[(f64, f64)]) -> InsightsExercise {
    let eased = Eased::of(times, Effort::default());
    InsightsExercise {
        exercise,
        times: count(eased.before.n),
        lower: count(eased.lower),
        higher: count(eased.higher),
        before: period::mean(eased.before),
        after: period::mean(eased.after),
        change: InsightsAnswer::of(eased.change, |change| InsightsChange {
            n: count(change.n),
            by: change.by,
            low: change.low,
            high: change.high,
        }),
    }
}

/// An exercise, or all of them, and the days on which it was done.
pub(super) type Practised = (Option<ExerciseName>, BTreeSet<NaiveDate>);

/// Days on which exercises were done, by exercise, all of them first. One that was removed counts among all.
pub(super) fn practised(reader: Reader<'_>, span: Span, language: &str) -> Result<Vec<Practised>> {
    let mut of_each: BTreeMap<String, BTreeSet<NaiveDate>> = BTreeMap::new();
    for (id, day) in self_care::done_days(reader, span.numbers())? {
        of_each.entry(id).or_default().insert(day_from(day));
    }
    let all: BTreeSet<NaiveDate> = of_each.values().flatten().copied().collect();
    let mut found = Vec::new();
    for (id, days) in &of_each {
        if let Some(name) = self_care::name(reader, id, language)? {
            found.push((Some(name), days.clone()));
        }
    }
    if together(&of_each, found.len()) {
        found.insert(0, (None, all));
    }
    Ok(found)
}
