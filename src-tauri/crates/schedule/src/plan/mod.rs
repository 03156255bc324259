//! What to remind of now, and when to look again: a pure function of the clock and what is known.
//!
//! The plan holds for the moment it was made at. It is made anew at its `next_wake`, after a resume, and on every change of
//! the clock, of the system's zone, of the time zone database or of the data; what was shown before is known from the
//! [`Ledger`] alone, so it does not matter how often or how late that happens.

mod ledger;
mod quiet;
mod upcoming;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

pub use self::ledger::{Ledger, Line};
pub use self::quiet::{Hold, QuietHours};
pub use self::upcoming::{Upcoming, upcoming};
use crate::duration::Duration;
use crate::series::{Occurrence, Placement, RecurrenceId, Series, Window};
use crate::zone::{Viewer, ZoneError};

/// How far back an occurrence may have begun to be told as missed.
pub const LOOKED_BACK: TimeDelta = TimeDelta::days(31);
/// How far ahead of an occurrence a reminder can lie.
pub const LOOKED_AHEAD: TimeDelta = TimeDelta::days(400);
/// How long something is taken to last whose end nobody knows: it is not over in the moment it begins.
pub const UNKNOWN_LENGTH: TimeDelta = TimeDelta::hours(1);

/// The reminders of one series, and what has become of them.
#[derive(Debug, Clone, Copy)]
pub struct Reminders<'a> {
    pub series: &'a Series,
    /// How long before the start to remind: days by the calendar of the occurrence's zone, hours and minutes exactly.
    pub leads: &'a [Duration],
    /// When they were set. What would have been shown before is neither shown nor missed.
    pub armed_at: DateTime<Utc>,
    pub ledger: &'a Ledger,
    /// Occurrences of which the person wants to hear nothing more.
    pub dismissed: &'a BTreeSet<RecurrenceId>,
    pub snoozes: &'a [Snooze],
    pub quiet: Option<&'a QuietHours>,
}

/// "Again at that time", asked for one occurrence. It ends with the occurrence; where there are several, the last counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snooze {
    pub occurrence: RecurrenceId,
    pub until: DateTime<Utc>,
}

/// What is to be done at the moment the plan was made.
///
/// Before anything is shown, [`Plan::lines`] go into the ledger, and the snoozes that fire go, in one transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    pub fire: Vec<Firing>,
    /// Over before anybody could be reminded: a quiet line in the app, and nothing more.
    pub missed: Vec<Missed>,
    /// Overdue, and not shown because something nearer is.
    pub superseded: Vec<Line>,
    /// When to look again if nothing changes; `None` if there is nothing to wait for.
    pub next_wake: Option<DateTime<Utc>>,
}

/// A reminder to show now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firing {
    pub occurrence: Occurrence,
    pub cause: Cause,
    pub kind: Kind,
    /// Shown without a sound: it is quiet, and waiting would be too late.
    pub silent: bool,
}

/// Why a reminder is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// So long before the start.
    Lead(Duration),
    Snooze,
}

/// Where the occurrence stands while it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It has not begun; the words count from now.
    Due,
    InProgress,
}

/// An occurrence that was over before anybody could be reminded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    pub occurrence: Occurrence,
    /// The reminder that came nearest.
    pub lead: Duration,
}

impl Plan {
    /// What the ledger has to remember: each reminder that was shown, missed or superseded.
    pub fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        let fired = self.fire.iter().filter_map(|firing| match firing.cause {
            Cause::Lead(lead) => Some(Line { occurrence: firing.occurrence.id, lead }),
            Cause::Snooze => None,
        });
        let missed = self.missed.iter().map(|missed| Line { occurrence: missed.occurrence.id, lead: missed.lead });
        fired.chain(missed).chain(self.superseded.iter().copied())
    }

    fn wake_at(&mut self, moment: DateTime<Utc>) {
        self.next_wake = Some(self.next_wake.map_or(moment, |known| known.min(moment)));
    }
}

/// Plans the reminders of one series. With several, the earliest wake of all counts.
pub fn plan(now: DateTime<Utc>, reminders: &Reminders<'_>, viewer: &Viewer<'_>) -> Result<Plan, ZoneError> {
    let mut plan = Plan::default();
    let Some(longest) = reminders.leads.iter().map(|lead| lead.at_most()).max() else { return Ok(plan) };
    let later = |delta: TimeDelta| now.checked_add_signed(delta).ok_or(ZoneError::OutOfRange);
    let (begin, end) = (later(-LOOKED_BACK)?, later(LOOKED_AHEAD + TimeDelta::seconds(1))?);
    // What begins after `near` has no reminder before `near - longest`: most often the rest need not be looked at.
    let near = later(longest.min(LOOKED_AHEAD) + TimeDelta::days(8))?.min(end);
    let placement = Placement::new(reminders.series, viewer)?;
    for window in [Window { from: begin, until: near }, Window { from: near, until: end }] {
        if plan.next_wake.is_some_and(|wake| wake <= window.from - longest) {
            break;
        }
        for occurrence in placement.occurrences(window)?.list {
            consider(now, reminders, occurrence, &mut plan)?;
        }
    }
    Ok(plan)
}

/// When an occurrence is over, as far as reminders are concerned: what has no known end is not over as it begins.
pub fn ends(occurrence: &Occurrence) -> DateTime<Utc> {
    if occurrence.end > occurrence.start { occurrence.end } else { occurrence.start + UNKNOWN_LENGTH }
}

/// Adds what one occurrence asks for.
fn consider(
    now: DateTime<Utc>,
    reminders: &Reminders<'_>,
    occurrence: Occurrence,
    plan: &mut Plan,
) -> Result<(), ZoneError> {
    let id = occurrence.id;
    if reminders.dismissed.contains(&id) {
        return Ok(());
    }
    let mut overdue = overdue(now, reminders, &occurrence, plan)?;
    let end = ends(&occurrence);
    let over = end <= now;
    let snoozes = reminders.snoozes.iter().filter(|snooze| snooze.occurrence == id);
    let snoozed_until = snoozes.map(|snooze| snooze.until).max().filter(|_| !over);
    let nearest = if snoozed_until.is_some() { None } else { overdue.pop() };
    plan.superseded.extend(overdue.into_iter().map(|lead| Line { occurrence: id, lead }));
    let cause = match (snoozed_until, nearest) {
        (Some(until), _) if until > now => {
            if until < end {
                plan.wake_at(until);
            }
            return Ok(());
        }
        (Some(_), _) => Cause::Snooze,
        (None, Some(lead)) if over => {
            plan.missed.push(Missed { occurrence, lead });
            return Ok(());
        }
        (None, Some(lead)) => Cause::Lead(lead),
        (None, None) => return Ok(()),
    };
    let hold = reminders.quiet.map_or(Ok(Hold::None), |quiet| quiet.hold(now, occurrence.start))?;
    if let Hold::Until(quiet_ends) = hold {
        plan.wake_at(quiet_ends);
        return Ok(());
    }
    let kind = if now < occurrence.start { Kind::Due } else { Kind::InProgress };
    plan.fire.push(Firing { occurrence, cause, kind, silent: hold == Hold::Silent });
    Ok(())
}

/// The leads of an occurrence that should have been shown by now and were not, the nearest to the start last. What is
/// still to come is noted as a wake.
fn overdue(
    now: DateTime<Utc>,
    reminders: &Reminders<'_>,
    occurrence: &Occurrence,
    plan: &mut Plan,
) -> Result<Vec<Duration>, ZoneError> {
    let mut overdue: Vec<(DateTime<Utc>, Duration)> = Vec::new();
    for lead in reminders.leads {
        let trigger = lead.before(occurrence.civil, occurrence.start, &occurrence.zone)?;
        let known = reminders.ledger.has(&Line { occurrence: occurrence.id, lead: *lead });
        if known || trigger < reminders.armed_at {
            continue;
        }
        if trigger > now {
            plan.wake_at(trigger);
        } else if !overdue.contains(&(trigger, *lead)) {
            overdue.push((trigger, *lead));
        }
    }
    overdue.sort_unstable();
    Ok(overdue.into_iter().map(|(_, lead)| lead).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;
    use crate::series::Length;
    use crate::tzdb::{Database, tests::folder};

    fn planned(now: &str, ledger: &Ledger, zones: &Database) -> Plan {
        let start = Moment::parse("20261201T183000").unwrap().with_tzid("Europe/Berlin");
        let series = Series::once(start, Length::Lasts(Duration::minutes(60)));
        let (leads, dismissed) = ([Duration::minutes(30)], BTreeSet::new());
        let (armed_at, snoozes, quiet) = (DateTime::UNIX_EPOCH, &[][..], None);
        let reminders =
            Reminders { series: &series, leads: &leads, armed_at, ledger, dismissed: &dismissed, snoozes, quiet };
        plan(now.parse().unwrap(), &reminders, &Viewer::new(zones, "UTC").unwrap()).unwrap()
    }

    /// A release of the database that moves Berlin from an hour to seven minutes east of Greenwich: the meeting is 53 minutes
    /// later than it was.
    #[test]
    fn new_rules_for_the_clock_move_what_is_to_come_and_repeat_nothing() {
        let dir = folder(&[("+VERSION", "9999a")]);
        let (old, new) = (Database::newest_of(&[]), Database::newest_of(&[dir.path().to_owned()]));
        let mut ledger = Ledger::default();
        assert_eq!(planned("2026-12-01T16:00:00Z", &ledger, &old).next_wake, "2026-12-01T17:00:00Z".parse().ok());
        assert_eq!(planned("2026-12-01T16:00:00Z", &ledger, &new).next_wake, "2026-12-01T17:53:00Z".parse().ok());
        let shown = planned("2026-12-01T17:00:00Z", &ledger, &old);
        assert_eq!(shown.fire.len(), 1);
        ledger.record(shown.lines());
        assert_eq!(planned("2026-12-01T17:53:00Z", &ledger, &new), Plan::default());
    }
}
