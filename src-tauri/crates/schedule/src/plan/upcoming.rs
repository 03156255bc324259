//! What would be shown later if nothing changed: for a list of the next reminders, and for whoever has to remind without the
//! data at hand.

use chrono::{DateTime, TimeDelta, Utc};

use super::quiet::Hold;
use super::{Cause, LOOKED_AHEAD, Line, Reminders, ends};
use crate::series::{Occurrence, Window};
use crate::zone::{Viewer, ZoneError};

/// A reminder that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    pub occurrence: Occurrence,
    pub cause: Cause,
    /// When it would be shown: what quiet hours hold, at their end.
    pub at: DateTime<Utc>,
    /// Shown without a sound.
    pub silent: bool,
}

/// The reminders of one series that a plan made at `now` waits for, of occurrences that begin within `ahead`, in the order
/// in which they would be shown. What is to be shown at `now` itself belongs to the plan.
pub fn upcoming(
    now: DateTime<Utc>,
    ahead: TimeDelta,
    reminders: &Reminders<'_>,
    viewer: &Viewer<'_>,
) -> Result<Vec<Upcoming>, ZoneError> {
    let until = now.checked_add_signed(ahead.min(LOOKED_AHEAD)).ok_or(ZoneError::OutOfRange)?;
    let mut found = Vec::new();
    if reminders.leads.is_empty() && reminders.snoozes.is_empty() {
        return Ok(found);
    }
    for occurrence in reminders.series.overlapping(viewer, Window { from: now, until })?.list {
        if !reminders.dismissed.contains(&occurrence.id) && ends(&occurrence) > now {
            of_one(now, reminders, &occurrence, &mut found)?;
        }
    }
    found.sort_by_key(|one| (one.at, one.occurrence.start));
    Ok(found)
}

fn of_one(
    now: DateTime<Utc>,
    reminders: &Reminders<'_>,
    occurrence: &Occurrence,
    found: &mut Vec<Upcoming>,
) -> Result<(), ZoneError> {
    let snoozes = reminders.snoozes.iter().filter(|snooze| snooze.occurrence == occurrence.id);
    let snoozed_until = snoozes.map(|snooze| snooze.until).max();
    let mut triggers = Vec::new();
    for lead in reminders.leads {
        let trigger = lead.before(occurrence.civil, occurrence.start, &occurrence.zone)?;
        let known = reminders.ledger.has(&Line { occurrence: occurrence.id, lead: *lead });
        // A snooze takes the place of what falls due before it ends.
        if !known && trigger >= reminders.armed_at && snoozed_until.is_none_or(|until| trigger > until) {
            triggers.push((trigger, Cause::Lead(*lead)));
        }
    }
    // It ends with the occurrence, and then nothing comes of it.
    let snooze = snoozed_until.filter(|until| *until < ends(occurrence));
    triggers.extend(snooze.map(|until| (until, Cause::Snooze)));
    triggers.sort_unstable_by_key(|(trigger, _)| *trigger);
    let before = found.len();
    for (trigger, cause) in triggers {
        let shown = trigger.max(now);
        let hold = reminders.quiet.map_or(Ok(Hold::None), |quiet| quiet.hold(shown, occurrence.start))?;
        let at = if let Hold::Until(end) = hold { end } else { shown };
        // What falls due at the same time is one reminder: the snooze where there is one, as the plan has it, else the nearest.
        if let Some(last) = found.get(before..).and_then(<[_]>::last).filter(|last| last.at == at) {
            if last.cause == Cause::Snooze {
                continue;
            }
            found.pop();
        }
        if at > now {
            found.push(Upcoming { occurrence: occurrence.clone(), cause, at, silent: hold == Hold::Silent });
        }
    }
    Ok(())
}
