//! From a series to what somebody in a zone sees of it.

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};
use schedule::moment::Moment;
use schedule::rule::Unsupported;
use schedule::series::{Change, Length, Occurrence, Origin, RecurrenceId, Schedule, Series, Window};
use schedule::zone::{Database, Viewer, ZoneError};

use super::model::{Lead, OccurrenceView, Unplaced};
use super::occurrence::Noted;
use super::series::Kept;
use crate::error::Result;

/// How far the instant of an occurrence can be from its wall time read as UTC, with room to spare.
const AROUND: TimeDelta = TimeDelta::days(3);

/// Who looks.
pub(crate) struct View {
    pub viewer: Viewer<'static>,
}

impl View {
    /// Somebody in the zone of this IANA name.
    pub fn of(zone: &str) -> Result<Self> {
        Ok(Self { viewer: Viewer::new(Database::get(), zone)? })
    }

    /// What their clock shows at an instant, in whole seconds.
    pub fn clock(&self, at: DateTime<Utc>) -> Result<NaiveDateTime> {
        Ok(self.viewer.zone().civil(at)?.trunc_subsecs(0))
    }

    /// One occurrence as they see it.
    pub fn show(&self, kept: &Kept, noted: &Noted, found: &Occurrence, cancelled: bool) -> Result<OccurrenceView> {
        let here = self.clock(found.start)?;
        let ends = found.end > found.start;
        let mut reminders = Vec::new();
        if !cancelled {
            for lead in &kept.leads {
                let at = lead.before(found.civil, found.start, &found.zone)?;
                // What would have come before there were reminders does not come.
                if at >= kept.armed {
                    reminders.push(self.clock(at)?);
                }
            }
            reminders.sort_unstable();
            reminders.dedup();
        }
        let repeats = kept.schedule.series().is_some_and(repeats);
        let words = kept.words_of(found);
        Ok(OccurrenceView {
            series: kept.id,
            occurrence: found.id.0,
            kind: kept.kind,
            group: kept.group,
            person: kept.person,
            exercise: kept.exercise.clone(),
            title: words.title.to_owned(),
            start: found.start,
            end: ends.then_some(found.end),
            whole_day: found.whole_day,
            here,
            here_end: ends.then(|| self.clock(found.end)).transpose()?,
            there: (found.civil != here && !found.whole_day).then_some(found.civil),
            zone: found.zone.name().to_owned(),
            repeats,
            moved: found.origin == Origin::Override && found.civil != found.id.0,
            own: is_own(found),
            cancelled,
            shifted: found.skipped,
            place: words.place.to_owned(),
            link: words.link.to_owned(),
            remark: noted.remark.clone(),
            attended: noted.attended,
            visit: kept.visit.then_some(kept.id),
            reminders,
            leave_by: None,
        })
    }
}

/// Why a series has no times, or not those of its rule.
pub(super) fn unplaced(kept: &Kept, viewer: &Viewer<'_>) -> Option<Unplaced> {
    match &kept.schedule {
        Schedule::ByAppointment => Some(Unplaced::ByAppointment),
        Schedule::CallFirst => Some(Unplaced::CallFirst),
        Schedule::Series(series) => unplaced_times(series, viewer),
    }
}

/// Why times can't be reckoned with, or not those of their rule.
pub(super) fn unplaced_times(series: &Series, viewer: &Viewer<'_>) -> Option<Unplaced> {
    let now = Window { from: DateTime::UNIX_EPOCH, until: DateTime::UNIX_EPOCH };
    match series.occurrences(viewer, now) {
        Err(ZoneError::Unknown) => Some(Unplaced::Zone),
        Err(ZoneError::OutOfRange) => Some(Unplaced::Malformed),
        Ok(found) => found.unscheduled.map(reason),
    }
}

pub(super) const fn reason(unsupported: Unsupported) -> Unplaced {
    match unsupported {
        Unsupported::WithinDay => Unplaced::WithinDay,
        Unsupported::Part => Unplaced::Part,
        Unsupported::UnknownPart => Unplaced::UnknownPart,
        Unsupported::Misplaced => Unplaced::Misplaced,
        Unsupported::Malformed => Unplaced::Malformed,
        Unsupported::TooLong => Unplaced::TooLong,
    }
}

/// The occurrence a series names so, wherever it was moved, and whether it is cancelled.
pub(crate) fn find_occurrence(
    series: &Series,
    id: RecurrenceId,
    viewer: &Viewer<'_>,
) -> Result<Option<(Occurrence, bool)>> {
    let moved = series.overrides.iter().filter_map(|one| match &one.change {
        Change::Altered { start: Some(start), .. } => Some(start.civil() - one.recurrence_id.civil()),
        Change::Altered { start: None, .. } | Change::Cancelled => None,
    });
    let mut shifts: Vec<TimeDelta> = std::iter::once(TimeDelta::zero()).chain(moved).collect();
    shifts.sort_unstable();
    shifts.dedup();
    for shift in shifts {
        let Some(around) = id.0.checked_add_signed(shift) else { continue };
        let around = around.and_utc();
        let window = around.checked_sub_signed(AROUND).zip(around.checked_add_signed(AROUND));
        let Some((from, until)) = window else { continue };
        let found = series.occurrences(viewer, Window { from, until })?;
        let is = |one: &Occurrence| one.id == id;
        if let Some(one) = found.list.into_iter().find(is) {
            return Ok(Some((one, false)));
        }
        if let Some(one) = found.cancelled.into_iter().find(is) {
            return Ok(Some((one, true)));
        }
    }
    Ok(None)
}

/// How long an occurrence lasts as a form says it, in minutes; `None` where nobody knows.
pub(super) fn minutes(found: &Occurrence) -> Option<u32> {
    let length = if found.whole_day {
        // Whole days by the calendar, however many hours they have.
        TimeDelta::days(((found.end - found.start).num_hours() + 12) / 24)
    } else {
        found.end - found.start
    };
    u32::try_from(length.num_minutes()).ok().filter(|minutes| *minutes > 0)
}

/// How long a series lasts by its own words, in minutes, where no occurrence of it can be found; `None` where it does not say.
pub(super) fn minutes_said(series: &Series) -> Option<u32> {
    let length = match &series.length {
        Length::Unstated => return None,
        Length::Lasts(length) => {
            let (days, seconds) = length.parts();
            TimeDelta::days(days.into()) + TimeDelta::try_seconds(seconds)?
        }
        Length::Until(end) => end.civil() - series.start.civil(),
    };
    u32::try_from(length.num_minutes()).ok().filter(|minutes| *minutes > 0)
}

/// Whether an occurrence has a time, a length or words of its own.
pub(super) fn is_own(one: &Occurrence) -> bool {
    one.origin == Origin::Override || one.words.is_some()
}

/// Whether a series has more than one occurrence, as far as can be said without looking for them.
pub(super) fn repeats(series: &Series) -> bool {
    series.rule.is_some() || !series.added.is_empty()
}

/// The wall time a series begins with.
pub(super) fn begins(series: &Series) -> NaiveDateTime {
    series.start.civil()
}

/// Whether a series has whole days.
pub(super) const fn has_whole_days(series: &Series) -> bool {
    matches!(series.start, Moment::Date(_))
}

/// A lead as a form says it.
pub(super) fn lead_view(lead: schedule::duration::Duration) -> Lead {
    let (days, seconds) = lead.parts();
    Lead {
        days: u16::try_from(days.max(0)).unwrap_or(u16::MAX),
        minutes: u32::try_from(seconds.max(0) / 60).unwrap_or(u32::MAX),
    }
}
