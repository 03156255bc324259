//! Medicines over a period, as they were noted: a day without a note says nothing.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use vault::store::Reader;

use super::facts::last_counted;
use super::model::ReportMedicine;
use super::noted::count;
use crate::error::Result;
use crate::insights::Span;
use crate::journal::vocabulary::tracker;
use crate::journal::{Tracker, TrackerKind, day_from, day_number, doses, marks};

/// What was noted this many days before counts as begun before.
const BEFORE: Days = Days::new(90);

/// Those of which anything was noted from the first day of the period until `until`. `today` is not over: a dose that is planned for
/// later is not one that was missed.
pub(super) fn medicines(
    reader: Reader<'_>,
    span: Span,
    until: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<ReportMedicine>> {
    let mut found = Vec::new();
    for (key, tracker) in tracker::keyed(reader)? {
        let TrackerKind::Dose { plan, .. } = &tracker.kind else { continue };
        let planned = !plan.is_empty();
        let days = Noted::of(reader, key, (span.from, until))?;
        let known = span.from.checked_sub_days(BEFORE).zip(span.from.pred_opt());
        let before = known.map(|known| Noted::of(reader, key, known)).transpose()?.is_some_and(|days| days.any());
        let over = last_counted(until, today, days.last() == Some(today));
        found.extend(medicine(&tracker, planned, &days, before, (span.from, over)));
    }
    Ok(found)
}

/// Days on which any was taken, and those on which none was and one was left out.
struct Noted {
    taken: BTreeSet<NaiveDate>,
    left_out: BTreeSet<NaiveDate>,
}

impl Noted {
    fn of(reader: Reader<'_>, key: i64, (from, to): (NaiveDate, NaiveDate)) -> Result<Self> {
        let days = (day_number(from), day_number(to));
        let written = marks::tracker_days(reader, key, days)?.into_iter().filter(|(.., value)| *value > 0.0);
        let taken: BTreeSet<i64> =
            doses::taken_days(reader, key, days)?.into_iter().chain(written.map(|(_, day, _)| day)).collect();
        let left_out = doses::left_out_days(reader, key, days)?.into_iter().filter(|day| !taken.contains(day));
        let left_out = left_out.map(day_from).collect();
        Ok(Self { left_out, taken: taken.iter().copied().map(day_from).collect() })
    }

    fn any(&self) -> bool {
        !self.taken.is_empty() || !self.left_out.is_empty()
    }

    fn first(&self) -> Option<NaiveDate> {
        self.taken.first().into_iter().chain(self.left_out.first()).min().copied()
    }

    fn last(&self) -> Option<NaiveDate> {
        self.taken.last().into_iter().chain(self.left_out.last()).max().copied()
    }
}

fn medicine(
    tracker: &Tracker,
    planned: bool,
    noted: &Noted,
    before: bool,
    (from, until): (NaiveDate, NaiveDate),
) -> Option<ReportMedicine> {
    let (first, last) = noted.first().zip(noted.last())?;
    let begun = if before { from } else { first };
    let ended = if tracker.archived { last } else { until };
    Some(ReportMedicine {
        id: tracker.id,
        name: tracker.name.clone(),
        planned,
        taken: count(noted.taken.len()),
        left_out: count(noted.left_out.len()),
        days: u32::try_from((ended - begun).num_days() + 1).unwrap_or(0),
        since: (begun > from).then_some(begun),
    })
}
