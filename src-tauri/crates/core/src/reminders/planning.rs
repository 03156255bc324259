//! From the store to a plan, and what a plan leaves behind.

use chrono::{DateTime, TimeDelta, Utc};
use schedule::duration::Duration;
use schedule::plan::{
    Cause, Firing, Kind, LOOKED_BACK, Line, Plan, QuietHours, Reminders, Upcoming, ends, plan, upcoming,
};
use schedule::series::{Occurrence, RecurrenceId, Series, Window};
use schedule::zone::Viewer;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::kept::{self, Meant, Outcome, Past};
use super::model::{Showing, Unwanted};
use super::outlook::{ITEMS_MOST, Item, Logged, Outlook, Token, What};
use super::settings;
use super::state::ASKED_FOR;
use crate::calendar::series::{self, Kept};
use crate::calendar::visits::Met;
use crate::calendar::{View, check_ins, dose_times, find_occurrence};
use crate::clock::Stamp;
use crate::error::Result;
use crate::journal::{self, doses};
use crate::settings::breaks::Breaks;

/// How far ahead the locked app knows.
pub(super) const OUTLOOK_AHEAD: TimeDelta = TimeDelta::days(62);

/// Everything that plans are made from.
struct Known {
    list: Vec<(i64, Kept, Past)>,
    quiet: Option<QuietHours>,
    /// When what was written last is about.
    written: Option<DateTime<Utc>>,
    breaks: Breaks,
    doses: doses::Reminded,
}

impl Known {
    fn load(reader: Reader<'_>, now: DateTime<Utc>, view: &View) -> Result<Self> {
        let mut pasts = kept::pasts(reader, now)?;
        let reminding = series::reminding(reader)?;
        let window = Window { from: now - LOOKED_BACK, until: now + OUTLOOK_AHEAD };
        let met = Met::find(reminding.iter().map(|(_, kept)| kept), &view.viewer, window);
        let list = reminding
            .into_iter()
            .filter(|(_, kept)| !met.covers(kept))
            .map(|(key, kept)| (key, kept, pasts.remove(&key).unwrap_or_default()))
            .collect();
        let chosen = settings::load(reader)?.quiet;
        let quiet = chosen.map(|span| QuietHours { from: span.from, to: span.to, zone: view.viewer.zone().clone() });
        let breaks = Breaks::load(reader, view.viewer.zone().name())?;
        let doses = doses::Reminded::load(reader, now)?;
        Ok(Self { list, quiet, written: journal::last_at(reader, now)?, breaks, doses })
    }

    /// Nobody is asked how they are who has just written it, or takes a break, and nobody is told of a dose that was noted.
    fn is_done(&self, kept: &Kept, one: &Occurrence) -> bool {
        if dose_times::is_one(kept.id) {
            return self.doses.open(one.id.0).1.is_empty();
        }
        check_ins::is_one(kept.id) && (check_ins::is_done(one.start, self.written) || self.breaks.cover(one.start))
    }

    /// Each series with a plan of its own. One that can't be placed (a zone nobody knows) keeps no other from being told.
    fn plans(&self, now: DateTime<Utc>, viewer: &Viewer<'_>) -> impl Iterator<Item = (i64, &Kept, Plan)> {
        self.list.iter().filter_map(move |(key, kept, past)| {
            let reminders = self.reminders(kept, past)?;
            Some((*key, kept, plan(now, &reminders, viewer).ok()?))
        })
    }

    fn reminders<'k>(&'k self, kept: &'k Kept, past: &'k Past) -> Option<Reminders<'k>> {
        Some(Reminders {
            series: kept.schedule.series()?,
            leads: &kept.leads,
            armed_at: kept.armed,
            ledger: &past.ledger,
            dismissed: &past.dismissed,
            snoozes: &past.snoozes,
            quiet: self.quiet.as_ref(),
        })
    }

    /// What is to come within `ahead`, the earliest first.
    fn upcoming(&self, now: DateTime<Utc>, ahead: TimeDelta, viewer: &Viewer<'_>) -> Vec<(i64, &Kept, Upcoming)> {
        let mut found = Vec::new();
        for (key, kept, past) in &self.list {
            let Some(reminders) = self.reminders(kept, past) else { continue };
            let coming = upcoming(now, ahead, &reminders, viewer).unwrap_or_default().into_iter();
            let wanted = coming.filter(|one| !self.is_done(kept, &one.occurrence));
            found.extend(wanted.map(|one| (*key, kept, one)));
        }
        found.sort_by_key(|(key, _, one)| (one.at, *key));
        found
    }
}

/// Whether something is to be written or shown now, and when to look again.
pub fn next_wake(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<(bool, Option<DateTime<Utc>>)> {
    let view = View::of(zone)?;
    let known = Known::load(reader, now, &view)?;
    let (mut due, mut wake) = (false, None);
    for (_, _, plan) in known.plans(now, &view.viewer) {
        due |= !plan.fire.is_empty() || !plan.missed.is_empty() || !plan.superseded.is_empty();
        wake = earliest(wake, plan.next_wake);
    }
    Ok((due, wake))
}

fn earliest(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    one.into_iter().chain(other).min()
}

/// What a look at the clock came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    pub show: Vec<Showing>,
    /// Something was written down.
    pub changed: bool,
    pub next_wake: Option<DateTime<Utc>>,
}

/// Writes down what is due now and answers what to show of it. Shown may only be what this transaction kept.
pub fn due(writer: Writer<'_>, stamp: &Stamp, zone: &str) -> Result<Looked> {
    let view = View::of(zone)?;
    let now = stamp.now;
    let known = Known::load(writer.reader(), now, &view)?;
    let mut looked = Looked::default();
    for (key, kept, plan) in known.plans(now, &view.viewer) {
        let shown = plan.fire.iter().filter_map(|firing| match firing.cause {
            Cause::Lead(lead) => Some(Line { occurrence: firing.occurrence.id, lead }),
            Cause::Snooze => None,
        });
        let missed = plan.missed.iter().map(|one| Line { occurrence: one.occurrence.id, lead: one.lead });
        kept::record(writer, now, key, Outcome::Shown, shown)?;
        kept::record(writer, now, key, Outcome::Missed, missed)?;
        kept::record(writer, now, key, Outcome::Superseded, plan.superseded.iter().copied())?;
        for firing in plan.fire.iter().filter(|firing| firing.cause == Cause::Snooze) {
            kept::end_snooze(writer, (key, firing.occurrence.id))?;
        }
        looked.changed |= plan.lines().next().is_some() || !plan.fire.is_empty();
        let wanted = plan.fire.iter().filter(|firing| !known.is_done(kept, &firing.occurrence));
        looked.show.extend(wanted.map(|firing| showing(kept, firing)));
        looked.next_wake = earliest(looked.next_wake, plan.next_wake);
    }
    if looked.changed {
        kept::prune(writer, now)?;
    }
    Ok(looked)
}

fn showing(kept: &Kept, firing: &Firing) -> Showing {
    let words = kept.words_of(&firing.occurrence);
    Showing {
        series: kept.id,
        check_in: check_ins::is_one(kept.id),
        dose: dose_times::is_one(kept.id),
        occurrence: firing.occurrence.id.0,
        name: kept.named.then(|| words.title.to_owned()),
        start: firing.occurrence.start,
        whole_day: firing.occurrence.whole_day,
        in_progress: firing.kind == Kind::InProgress,
        has_link: !words.link.is_empty(),
        silent: firing.silent,
    }
}

/// The next reminders as the screen will show them: when, and what of.
pub(super) fn show(reader: Reader<'_>, now: DateTime<Utc>, most: usize, view: &View) -> Result<Vec<(Kept, Upcoming)>> {
    let known = Known::load(reader, now, view)?;
    // Doses stand on Today, with what was noted of them.
    let coming = known.upcoming(now, OUTLOOK_AHEAD, &view.viewer).into_iter();
    let coming = coming.filter(|(_, kept, _)| !dose_times::is_one(kept.id));
    Ok(coming.take(most).map(|(_, kept, one)| (kept.clone(), one)).collect())
}

/// Reminders that are added to a series do not tell of what they would have told before. `before` are those it had.
pub fn arm(
    writer: Writer<'_>,
    stamp: &Stamp,
    (key, kept): (i64, &Kept),
    before: &[Duration],
    viewer: &Viewer<'_>,
) -> Result<()> {
    let added: Vec<Duration> = kept.leads.iter().filter(|lead| !before.contains(lead)).copied().collect();
    let (Some(times), false) = (kept.schedule.series(), added.is_empty()) else { return Ok(()) };
    let plan = plan_since(stamp.now, times, &added, kept.armed, viewer);
    kept::record(writer, stamp.now, key, Outcome::Superseded, plan.lines())
}

/// What the meetings of a group would have told of since `since`, and is over by now, is neither told nor asked about: they were
/// put away with it.
pub fn pass_over(writer: Writer<'_>, stamp: &Stamp, group: Uuid, since: DateTime<Utc>, zone: &str) -> Result<()> {
    let view = View::of(zone)?;
    for (key, kept) in series::of_group(writer.reader(), group)? {
        let Some(times) = kept.schedule.series() else { continue };
        let plan = plan_since(stamp.now, times, &kept.leads, since.max(kept.armed), &view.viewer);
        let missed = plan.missed.iter().map(|one| Line { occurrence: one.occurrence.id, lead: one.lead });
        kept::record(writer, stamp.now, key, Outcome::Superseded, missed)?;
        let Ok(over) =
            times.overlapping(&view.viewer, Window { from: since.max(stamp.now - ASKED_FOR), until: stamp.now })
        else {
            continue;
        };
        for one in over.list.iter().filter(|one| one.start >= since && ends(one) <= stamp.now) {
            kept::dismiss(writer, stamp.now, (key, one.id), Unwanted::Question)?;
        }
    }
    Ok(())
}

/// What these leads would have told of by now, had they been armed then.
fn plan_since(
    now: DateTime<Utc>,
    series: &Series,
    leads: &[Duration],
    armed_at: DateTime<Utc>,
    viewer: &Viewer<'_>,
) -> Plan {
    let past = Past::default();
    let reminders = Reminders {
        series,
        leads,
        armed_at,
        ledger: &past.ledger,
        dismissed: &past.dismissed,
        snoozes: &[],
        quiet: None,
    };
    plan(now, &reminders, viewer).unwrap_or_default()
}

/// Of what is to come, as much as there is room for. What comes every day, doses and moments to check in, leaves half of the places to
/// everything else, and either takes what the other leaves: four tablets a day keep no meeting of next month from being told.
fn shared(coming: Vec<(i64, &Kept, Upcoming)>, room: usize) -> Vec<(i64, &Kept, Upcoming)> {
    let daily = |(_, kept, _): &(i64, &Kept, Upcoming)| dose_times::is_aside(kept.id);
    let of_every_day = coming.iter().filter(|one| daily(one)).count();
    let others = coming.len() - of_every_day;
    let mut places = of_every_day.min((room / 2).max(room.saturating_sub(others)));
    let mut rest = room - places;
    coming
        .into_iter()
        .filter(|one| {
            let left = if daily(one) { &mut places } else { &mut rest };
            let fits = *left > 0;
            *left = left.saturating_sub(1);
            fits
        })
        .collect()
}

/// What the locked app may know: what goes on and was told already, so that it can be put off, and what is to come. What its
/// names stand for is written down in the journal.
pub fn outlook(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<(Outlook, Option<Names>)> {
    let view = View::of(zone)?;
    let known = Known::load(reader, now, &view)?;
    let mut naming = Naming { before: kept::tokens(reader)?, ..Naming::default() };
    let mut outlook = Outlook { quiet: settings::load(reader)?.quiet, ..Outlook::default() };
    for (key, id, lead) in kept::last_shown(reader, now)? {
        let Some((_, series, _)) = known.list.iter().find(|(known, _, _)| *known == key) else { continue };
        let Some(times) = series.schedule.series() else { continue };
        let Ok(Some((one, false))) = find_occurrence(times, id, &view.viewer) else { continue };
        if ends(&one) > now && !known.is_done(series, &one) {
            let item = naming.item(key, series, &one, Some(lead), None);
            outlook.items.push(Item { told: true, ..item });
        }
    }
    let room = ITEMS_MOST.saturating_sub(outlook.items.len());
    for (key, series, one) in shared(known.upcoming(now, OUTLOOK_AHEAD, &view.viewer), room) {
        let lead = match one.cause {
            Cause::Lead(lead) => Some(lead),
            Cause::Snooze => None,
        };
        outlook.items.push(naming.item(key, series, &one.occurrence, lead, Some((one.at, one.silent))));
    }
    naming.tokens.sort_by_key(|(token, meant)| (meant.at, *token));
    let new = (naming.tokens != naming.before).then_some(Names(naming.tokens));
    Ok((outlook, new))
}

/// What the names of an outlook stand for, where that is not written down yet.
pub struct Names(Vec<(Token, Meant)>);

/// Writes down what names stand for, in the place of what they stood for before.
pub fn name_all(writer: Writer<'_>, names: &Names) -> Result<()> {
    kept::set_tokens(writer, &names.0)
}

/// Names for an outlook; one that was given for the same reminder before stays.
#[derive(Default)]
struct Naming {
    before: Vec<(Token, Meant)>,
    tokens: Vec<(Token, Meant)>,
    about: Vec<(i64, RecurrenceId)>,
}

impl Naming {
    fn item(
        &mut self,
        key: i64,
        series: &Kept,
        one: &Occurrence,
        lead: Option<Duration>,
        shown: Option<(DateTime<Utc>, bool)>,
    ) -> Item {
        let about = self.about.iter().position(|known| *known == (key, one.id)).unwrap_or_else(|| {
            self.about.push((key, one.id));
            self.about.len() - 1
        });
        let same = |meant: &Meant| (meant.series, meant.occurrence, meant.lead) == (key, one.id, lead);
        let token = self.before.iter().find(|(_, meant)| same(meant)).map_or_else(name, |(token, _)| *token);
        let (at, silent) = shown.unwrap_or((one.start, false));
        self.tokens.push((token, Meant { series: key, occurrence: one.id, lead, at }));
        Item {
            token,
            about: u16::try_from(about).unwrap_or(u16::MAX),
            at,
            start: one.start,
            end: ends(one),
            whole_day: one.whole_day,
            silent,
            told: false,
            check_in: check_ins::is_one(series.id),
            dose: dose_times::is_one(series.id),
            of: Some((series.id, one.id.0)),
        }
    }
}

/// A new name that says nothing. It is no secret: it only must have nothing to do with what it stands for.
fn name() -> Token {
    fastrand::u128(..).to_le_bytes()
}

/// Takes over what became of reminders while the journal was locked. Names that stand for nothing any more are let go.
pub fn merge(writer: Writer<'_>, stamp: &Stamp, outlook: &Outlook) -> Result<bool> {
    let tokens = kept::tokens(writer.reader())?;
    for Logged { token, what } in &outlook.log {
        let Some((_, meant)) = tokens.iter().find(|(known, _)| known == token) else { continue };
        let of = (meant.series, meant.occurrence);
        let line = meant.lead.map(|lead| Line { occurrence: meant.occurrence, lead });
        let outcome = if *what == What::Superseded { Outcome::Superseded } else { Outcome::Shown };
        kept::record(writer, stamp.now, meant.series, outcome, line)?;
        match what {
            What::Snoozed { until } => kept::snooze(writer, of, *until)?,
            What::Dismissed => {
                kept::end_snooze(writer, of)?;
                kept::dismiss(writer, stamp.now, of, Unwanted::Reminder)?;
            }
            What::Taken { at } => {
                kept::end_snooze(writer, of)?;
                kept::dismiss(writer, stamp.now, of, Unwanted::Reminder)?;
                doses::take(writer, stamp, meant.occurrence.0, *at)?;
            }
            What::Shown | What::Superseded => kept::end_snooze(writer, of)?,
        }
    }
    Ok(!outlook.log.is_empty())
}
