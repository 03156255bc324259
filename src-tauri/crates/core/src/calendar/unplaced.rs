//! Changing what can't be reckoned with here: nobody knows its zone, or its rule can't be scheduled.
//!
//! There is no occurrence to begin at, so a form says when it is to be from its beginning on. What the form left alone stays to the
//! letter.

use schedule::moment::Moment;
use schedule::series::{RecurrenceId, Schedule, Series};
use schedule::zone::Database;

use super::model::{RuleDraft, WhenDraft};
use super::place::{self, View};
use super::{agenda, draft, edit, file, pattern};
use crate::error::Result;

/// Whether the times of a series can't be reckoned with.
pub(super) fn is(times: &Series, view: &View) -> bool {
    place::unplaced_times(times, &view.viewer).is_some()
}

/// The times a form gives such a series. Fails as those of a new one do where what was changed can't be kept.
pub(super) fn revised(times: &Series, given: &WhenDraft, view: &View) -> Result<Schedule> {
    let shown = agenda::when(times, RecurrenceId(place::begins(times)), None, view);
    let mut series = times.clone();
    if let (
        WhenDraft::Times { start, whole_day, zone, minutes, rule },
        WhenDraft::Times { start: was, whole_day: was_whole, zone: was_in, minutes: lasted, rule: ruled },
    ) = (given, &shown)
        && *given != shown
    {
        if let Some(zone) = zone {
            // Whatever else it names by the clocks nobody knows goes by these as well.
            file::each_moment(&mut series, |moment| mean(moment, zone));
        }
        let moved = (start, whole_day) != (was, was_whole);
        if moved || zone != was_in || minutes != lasted {
            let told = draft::times(*start, *whole_day, zone.as_deref(), *minutes)?;
            if moved || zone != was_in {
                series.start = told.start;
            }
            if moved || minutes != lasted {
                series.length = told.length;
            }
        }
        series.rule = match rule {
            RuleDraft::Kept => series.rule,
            _ if rule == ruled => series.rule,
            RuleDraft::Once => return edit::fits(Series::once(series.start, series.length)),
            RuleDraft::Pattern { pattern } => Some(pattern::rule(pattern, *start, *whole_day)?),
        };
    }
    edit::fits(series)
}

/// A moment by clocks nobody knows, by those of `zone`.
fn mean(moment: &mut Moment, zone: &str) {
    if let Moment::Zoned { tzid, .. } = moment
        && schedule::tzid::resolve(Database::get(), tzid).is_none()
    {
        zone.clone_into(tzid);
    }
}
