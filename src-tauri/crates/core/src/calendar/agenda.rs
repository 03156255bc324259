//! What takes place, as somebody in a zone sees it.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use schedule::moment::Moment;
use schedule::plan::ends;
use schedule::series::{Occurrence, RecurrenceId, Schedule, Series, Window};
use uuid::Uuid;
use vault::store::Reader;

use super::beside::{self, Ways};
use super::limits::{ASIDE_MOST, LAST_WITHIN, MEETINGS_MOST, OCCURRENCES_MOST, WINDOW_MOST};
use super::model::{
    AgendaView, AsideRow, DayCount, GroupMeetings, OccurrenceView, RuleDraft, SeriesView, TimeCheck, Unplaced,
    WhenDraft,
};
use super::occurrence;
use super::place::{self, View, find_occurrence};
use super::series::{self, Kept};
use super::visits::Met;
use super::{draft, pattern};
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::{self, GroupNextMeeting};

/// How far the planned time of what was moved into a window is looked for what was noted of it.
const NOTED_AROUND: TimeDelta = TimeDelta::days(400);

/// What takes place in `days` days from `from` on, by the viewer's clock.
pub fn agenda(reader: Reader<'_>, now: DateTime<Utc>, from: NaiveDate, days: u16, zone: &str) -> Result<AgendaView> {
    let view = View::of(zone)?;
    let window = window(from, days, zone)?;
    let noted = occurrence::between(reader, around(window)?)?;
    let clock = view.clock(now)?;
    let asks = beside::asks(reader, clock.date(), [from, from + Days::new(days.into())])?;
    let begun = !asks.is_empty();
    let mut agenda = AgendaView { occurrences: Vec::new(), asks, aside: Vec::new(), complete: true, begun, now: clock };
    let ways = Ways::load(reader)?;
    let resting = Resting::load(reader, zone)?;
    let all = series::all(reader)?;
    let met = Met::find(all.iter().map(|(_, kept)| kept), &view.viewer, window);
    for (key, kept) in all {
        agenda.begun = true;
        if met.covers(&kept) {
            continue;
        }
        let rests = resting.since(&kept);
        let note = |id: RecurrenceId| noted.get(&(key, id)).cloned().unwrap_or_default();
        match &kept.schedule {
            Schedule::ByAppointment | Schedule::CallFirst if rests.is_some() => {}
            Schedule::ByAppointment => aside(&mut agenda, &kept, Unplaced::ByAppointment),
            Schedule::CallFirst => aside(&mut agenda, &kept, Unplaced::CallFirst),
            Schedule::Series(times) => {
                let Ok(found) = times.overlapping(&view.viewer, window) else {
                    let why = place::unplaced(&kept, &view.viewer).unwrap_or(Unplaced::Malformed);
                    aside(&mut agenda, &kept, why);
                    continue;
                };
                agenda.complete &= found.complete;
                if let Some(unsupported) = found.unscheduled {
                    aside(&mut agenda, &kept, place::reason(unsupported));
                }
                let meant = |one: &&Occurrence| rests.is_none_or(|since| one.start < since);
                for (list, cancelled) in [(&found.list, false), (&found.cancelled, true)] {
                    for one in list.iter().filter(meant) {
                        let shown = ways.put(&view, now, view.show(&kept, &note(one.id), one, cancelled)?)?;
                        agenda.occurrences.push(OccurrenceView { visit: met.visit(&kept, one.id), ..shown });
                    }
                }
            }
        }
    }
    agenda.occurrences.sort_by(|a, b| (a.start, &a.title, a.series).cmp(&(b.start, &b.title, b.series)));
    if agenda.occurrences.len() > OCCURRENCES_MOST {
        agenda.occurrences.truncate(OCCURRENCES_MOST);
        agenda.complete = false;
    }
    Ok(agenda)
}

/// How much takes place on which days of a window, by the viewer's clock. Days without anything are not in it.
pub fn days(reader: Reader<'_>, from: NaiveDate, days: u16, zone: &str) -> Result<Vec<DayCount>> {
    let view = View::of(zone)?;
    let window = window(from, days, zone)?;
    let mut counts: Vec<DayCount> = from.iter_days().take(days.into()).map(|day| DayCount { day, count: 0 }).collect();
    let resting = Resting::load(reader, zone)?;
    let all = series::all(reader)?;
    let met = Met::find(all.iter().map(|(_, kept)| kept), &view.viewer, window);
    for (_, kept) in all.into_iter().filter(|(_, kept)| !met.covers(kept)) {
        let Some(times) = kept.schedule.series() else { continue };
        let rests = resting.since(&kept);
        // What can't be placed stands beside the agenda.
        let Ok(found) = times.overlapping(&view.viewer, window) else { continue };
        for one in found.list.iter().filter(|one| rests.is_none_or(|since| one.start < since)) {
            let first = view.clock(one.start)?.date();
            let last = if one.end > one.start {
                // Midnight ends the day before.
                (view.clock(one.end)? - TimeDelta::seconds(1)).date().max(first)
            } else {
                first
            };
            let before = usize::try_from((first - from).num_days()).unwrap_or(0);
            let until = usize::try_from((last - from).num_days() + 1).unwrap_or(0);
            for day in counts.iter_mut().take(until).skip(before) {
                day.count += 1;
            }
        }
    }
    counts.retain(|day| day.count > 0);
    Ok(counts)
}

/// Since when which groups are paused or left: what they held until then stays in the calendar.
pub(super) struct Resting(BTreeMap<Uuid, DateTime<Utc>>);

impl Resting {
    pub fn load(reader: Reader<'_>, zone: &str) -> Result<Self> {
        let rests = groups::resting(reader)?;
        Ok(Self(rests.into_iter().map(|(id, rest)| Ok((id, rest.since(zone)?))).collect::<Result<_>>()?))
    }

    pub fn since(&self, kept: &Kept) -> Option<DateTime<Utc>> {
        self.0.get(&kept.group?).copied()
    }
}

/// Days by the viewer's clock, from midnight on: at night one looks for what is "on Friday at one", whatever hour one's own day
/// ends at.
fn window(from: NaiveDate, days: u16, zone: &str) -> Result<Window> {
    if TimeDelta::days(days.into()) > WINDOW_MOST {
        return Err(CoreError::at(ErrorCode::OutOfRange, "days"));
    }
    let until = from.checked_add_days(Days::new(days.into())).ok_or(CoreError::at(ErrorCode::OutOfRange, "from"))?;
    Ok(Window { from: schedule::day::start_of(from, zone, 0)?, until: schedule::day::start_of(until, zone, 0)? })
}

/// The wall times at which what takes place in a window can have been planned.
fn around(window: Window) -> Result<[NaiveDateTime; 2]> {
    let from = window.from.checked_sub_signed(NOTED_AROUND);
    let until = window.until.checked_add_signed(NOTED_AROUND);
    let (from, until) = from.zip(until).ok_or(CoreError::at(ErrorCode::OutOfRange, "from"))?;
    Ok([from.naive_utc(), until.naive_utc()])
}

fn aside(agenda: &mut AgendaView, kept: &Kept, why: Unplaced) {
    if agenda.aside.len() < ASIDE_MOST {
        agenda.aside.push(aside_row(kept, Some(why)));
    } else {
        agenda.complete = false;
    }
}

fn aside_row(kept: &Kept, why: Option<Unplaced>) -> AsideRow {
    let rule = kept.schedule.series().and_then(|series| series.rule.as_ref());
    AsideRow {
        series: kept.id,
        kind: kept.kind,
        title: kept.title.clone(),
        why: why.unwrap_or(Unplaced::Malformed),
        rule: rule.map(|rule| rule.text().to_owned()),
    }
}

/// The meetings of a group: when each is next, which one was last, and those without times.
pub fn of_group(reader: Reader<'_>, now: DateTime<Utc>, group: Uuid, zone: &str) -> Result<GroupMeetings> {
    let view = View::of(zone)?;
    let rests = groups::resting(reader)?.get(&group).map(|rest| rest.since(zone)).transpose()?;
    let mut meetings = GroupMeetings {
        next: Vec::new(),
        last: None,
        aside: Vec::new(),
        rests: rests.is_some(),
        now: view.clock(now)?,
    };
    let ways = Ways::load(reader)?;
    let since = now.checked_sub_signed(LAST_WITHIN).unwrap_or(now);
    for (key, kept) in series::meetings_of(reader, group)? {
        let Some(times) = kept.schedule.series() else {
            meetings.aside.push(aside_row(&kept, place::unplaced(&kept, &view.viewer)));
            continue;
        };
        let show = |one: &Occurrence| {
            ways.put(&view, now, view.show(&kept, &occurrence::get(reader, key, one.id)?, one, false)?)
        };
        let Ok(found) = times.overlapping(&view.viewer, Window { from: since, until: now + TimeDelta::seconds(1) })
        else {
            meetings.aside.push(aside_row(&kept, place::unplaced(&kept, &view.viewer)));
            continue;
        };
        let goes_on = |one: &&Occurrence| one.start <= now && now < ends(one);
        let next = match found.list.iter().find(goes_on) {
            Some(one) => Some(one.clone()),
            None => times.next(&view.viewer, now)?,
        };
        meetings.next.extend(next.as_ref().map(show).transpose()?);
        let over = found.list.iter().filter(|one| ends(one) <= now && rests.is_none_or(|since| one.start < since));
        let over = over.max_by_key(|one| one.start);
        if let Some(one) = over
            && meetings.last.as_ref().is_none_or(|last| last.start < one.start)
        {
            meetings.last = Some(show(one)?);
        }
    }
    meetings.next.sort_by_key(|one| one.start);
    meetings.next.truncate(MEETINGS_MOST);
    meetings.aside.truncate(MEETINGS_MOST);
    Ok(meetings)
}

/// When the next meeting of each group is, as somebody in `zone` sees it; one that goes on counts. None of a group that rests, and
/// none that can't be placed.
pub(crate) fn next_of_groups(
    reader: Reader<'_>,
    now: DateTime<Utc>,
    zone: &str,
) -> Result<HashMap<Uuid, GroupNextMeeting>> {
    let view = View::of(zone)?;
    let mut next: HashMap<Uuid, (DateTime<Utc>, GroupNextMeeting)> = HashMap::new();
    for (key, kept) in series::meant(reader)? {
        let held = kept.group.filter(|_| !kept.visit);
        let Some((group, times)) = held.zip(kept.schedule.series()) else { continue };
        let Some(one) = soonest(times, &view, now)? else { continue };
        if next.get(&group).is_none_or(|(start, _)| one.start < *start) {
            let remark = occurrence::get(reader, key, one.id)?.remark;
            let told = GroupNextMeeting { here: view.clock(one.start)?, whole_day: one.whole_day, remark };
            next.insert(group, (one.start, told));
        }
    }
    Ok(next.into_iter().map(|(group, (_, told))| (group, told)).collect())
}

/// The occurrence of a series that goes on, or the next one; `None` where there is none, or it can't be placed.
pub(super) fn soonest(times: &Series, view: &View, now: DateTime<Utc>) -> Result<Option<Occurrence>> {
    let Ok(found) = times.overlapping(&view.viewer, Window { from: now, until: now + TimeDelta::seconds(1) }) else {
        return Ok(None);
    };
    let goes_on = found.list.into_iter().find(|one| one.start <= now && now < ends(one));
    Ok(goes_on.map_or_else(|| times.next(&view.viewer, now), |one| Ok(Some(one)))?)
}

/// One series as a form shows it, at one of its occurrences or at its beginning.
pub fn get(reader: Reader<'_>, id: Uuid, at: Option<NaiveDateTime>, zone: &str) -> Result<SeriesView> {
    let view = View::of(zone)?;
    let (_, kept) = series::get(reader, id)?;
    let unplaced = place::unplaced(&kept, &view.viewer);
    let (when, rule, single) = match &kept.schedule {
        Schedule::ByAppointment => (WhenDraft::ByAppointment, None, None),
        Schedule::CallFirst => (WhenDraft::CallFirst, None, None),
        Schedule::Series(times) => {
            let at = RecurrenceId(at.unwrap_or_else(|| place::begins(times)));
            let found = find_occurrence(times, at, &view.viewer).ok().flatten();
            let single = found.as_ref().filter(|(_, cancelled)| !cancelled && place::repeats(times));
            let single = single.map(|(one, _)| kept.single(one));
            let when = when(times, at, found.as_ref().map(|(one, _)| one), &view);
            (when, times.rule.as_ref().map(|rule| rule.text().to_owned()), single)
        }
    };
    Ok(SeriesView {
        id: kept.id,
        kind: kept.kind,
        group: kept.group,
        person: kept.person,
        exercise: kept.exercise,
        title: kept.title,
        when,
        rule,
        unplaced,
        place: kept.place,
        link: kept.link,
        note: kept.note,
        leads: kept.leads.into_iter().map(place::lead_view).collect(),
        named: kept.named,
        single,
    })
}

/// When a series takes place, as a form shows it at one of its occurrences, or at its beginning where that can't be found.
pub(super) fn when(times: &Series, at: RecurrenceId, found: Option<&Occurrence>, view: &View) -> WhenDraft {
    let whole_day = place::has_whole_days(times);
    let own_zone = match &times.start {
        Moment::Zoned { tzid, .. } => Some(
            schedule::tzid::resolve(view.viewer.zones(), tzid)
                .map_or_else(|| tzid.clone(), |zone| zone.name().to_owned()),
        ),
        Moment::Utc(_) => Some("Etc/UTC".to_owned()),
        Moment::Date(_) | Moment::Local(_) => None,
    };
    let pattern =
        times.rule.as_ref().map(|rule| pattern::of(rule, place::begins(times), whole_day, own_zone.as_deref()));
    WhenDraft::Times {
        start: found.map_or(at.0, |one| one.civil),
        whole_day: found.map_or(whole_day, |one| one.whole_day),
        zone: found.filter(|_| own_zone.is_some()).map(|one| one.zone.name().to_owned()).or(own_zone),
        minutes: found.map_or_else(|| place::minutes_said(times), place::minutes),
        rule: match pattern {
            None => RuleDraft::Once,
            Some(Some(pattern)) => RuleDraft::Pattern { pattern },
            Some(None) => RuleDraft::Kept,
        },
    }
}

/// What can be said of a wall time in the zone `of` before it is saved, to somebody in `zone`.
pub fn check_time(now: DateTime<Utc>, start: NaiveDateTime, of: &str, zone: &str) -> Result<TimeCheck> {
    let view = View::of(zone)?;
    let at = schedule::zone::instant(start, of)?;
    Ok(TimeCheck { skipped: draft::is_skipped(start, of)?, here: view.clock(at)?, past: at < now })
}
