//! Where the scales of a Daylio export go.
//!
//! A scale whose every value in the file is a whole number becomes a tracker of steps under its name; one with decimals
//! a tracker of numbers; an existing tracker of that name is taken where it takes every value. Anything else ("often")
//! is no measure: it is kept as a line "name: value" below the note, so that nothing is lost.

use std::collections::BTreeMap;

use interchange::daylio_csv::Draft;

use crate::journal::limits::TRACKERS_PER_ENTRY;
use crate::journal::model::{Tracker, TrackerKind};
use crate::journal::validate;
use crate::text::pieces::fold_name;

/// Decimals a tracker of numbers shows.
const DECIMALS: u8 = 2;

/// What becomes of one scale of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    /// `tracker.key`.
    Known(i64),
    New {
        name: String,
        kind: TrackerKind,
    },
}

/// By folded name of the scale; those that are no measure are missing.
pub(super) fn plan(drafts: &[Draft], trackers: &[(i64, Tracker)]) -> BTreeMap<String, Target> {
    let mut values: BTreeMap<String, (String, Option<Vec<f64>>)> = BTreeMap::new();
    for (scale, value) in drafts.iter().flat_map(|draft| &draft.scales) {
        let (_, seen) = values.entry(fold_name(scale)).or_insert_with(|| (scale.trim().to_owned(), Some(Vec::new())));
        match (number(value), seen.as_mut()) {
            (Some(value), Some(seen)) => seen.push(value),
            _ => *seen = None,
        }
    }
    values
        .into_iter()
        .take(TRACKERS_PER_ENTRY)
        .filter_map(|(folded, (name, values))| {
            let values = values?;
            let fits = |tracker: &Tracker| {
                fold_name(&tracker.name) == folded
                    && values.iter().all(|value| validate::tracker_value(&tracker.kind, *value).is_ok())
            };
            let known = trackers.iter().filter(|(_, known)| fits(known)).min_by_key(|(_, known)| known.archived);
            let target = match known {
                Some((key, _)) => Target::Known(*key),
                None => Target::New { kind: kind(&values)?, name: validate::name(&name, "name").ok()?.to_owned() },
            };
            Some((folded, target))
        })
        .collect()
}

/// A value as a number, with a point or a comma.
pub(super) fn number(value: &str) -> Option<f64> {
    let number: f64 = value.trim().replacen(',', ".", 1).parse().ok()?;
    validate::tracker_value(&TrackerKind::Number { unit: None, decimals: DECIMALS }, number).ok().map(|()| number)
}

/// The kind of tracker that takes all values: a scale from 0 or 1, or below, to the highest seen (at least 5).
fn kind(values: &[f64]) -> Option<TrackerKind> {
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    let whole = values.iter().all(|value| value.fract() == 0.0);
    if whole && low >= -1000.0 && high <= 1000.0 {
        #[allow(clippy::cast_possible_truncation)] // Whole and between -1000 and 1000.
        let (low, high) = (low as i16, high as i16);
        return Some(TrackerKind::Scale { min: low.min(1), max: high.max(5), low_word: None, high_word: None });
    }
    Some(TrackerKind::Number { unit: None, decimals: DECIMALS })
}
