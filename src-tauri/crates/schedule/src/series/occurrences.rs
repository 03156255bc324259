//! From a series to the instants it takes place at.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::marks::Marks;
use super::placement::{Placement, Segment, is_date};
use super::{Addition, Change, Occurrence, Origin, Override, Range, RecurrenceId, Series, Window};
use crate::duration::Duration;
use crate::moment::{Moment, Placed};
use crate::rule::Unsupported;
use crate::zone::{Viewer, ZoneError};

/// The most occurrences of one series that one question is answered with.
pub const MOST_OCCURRENCES: usize = 10_000;

/// How far a wall time can be from the instant it was looked for at: clocks have been moved by a whole day (Samoa, 2011),
/// and zones are up to 26 hours apart.
const MARGIN: TimeDelta = TimeDelta::days(3);

/// The longest length that is looked back over for what is still going on.
const LONGEST_LOOKED_BACK: TimeDelta = TimeDelta::days(400);

/// What a series has in a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences {
    /// In the order of their start.
    pub list: Vec<Occurrence>,
    /// Those that would be there and were cancelled, at the time they were planned for.
    pub cancelled: Vec<Occurrence>,
    /// Why the rule is not scheduled, if it isn't. What does not come from the rule is listed all the same.
    pub unscheduled: Option<Unsupported>,
    /// False where a limit was met and there may be more.
    pub complete: bool,
    /// How many periods of the rule were looked at.
    pub steps: u32,
}

impl Series {
    /// The occurrences that begin within a window.
    pub fn occurrences(&self, viewer: &Viewer<'_>, window: Window) -> Result<Occurrences, ZoneError> {
        Placement::new(self, viewer)?.occurrences(window)
    }

    /// The occurrences that are going on at some time within a window, also those that began before.
    pub fn overlapping(&self, viewer: &Viewer<'_>, window: Window) -> Result<Occurrences, ZoneError> {
        let placement = Placement::new(self, viewer)?;
        let back = placement.longest().min(LONGEST_LOOKED_BACK);
        let from = window.from.checked_sub_signed(back).unwrap_or(window.from);
        let mut found = placement.occurrences(Window { from, ..window })?;
        for list in [&mut found.list, &mut found.cancelled] {
            list.retain(|occurrence| occurrence.end > window.from || occurrence.start >= window.from);
        }
        Ok(found)
    }

    /// The first occurrence that begins at `from` or later, looked for in the eight years a 29 February may take.
    pub fn next(&self, viewer: &Viewer<'_>, from: DateTime<Utc>) -> Result<Option<Occurrence>, ZoneError> {
        let placement = Placement::new(self, viewer)?;
        let mut window = Window { from, until: from };
        for days in [35, 400, 3_000] {
            let Some(until) = from.checked_add_signed(TimeDelta::days(days)) else { break };
            window = Window { from: window.until, until };
            let first = placement.occurrences(window)?.list.into_iter().next();
            if first.is_some() {
                return Ok(first);
            }
        }
        Ok(None)
    }
}

/// What the rule or an RDATE plans.
struct Planned {
    id: NaiveDateTime,
    /// The instant, where it was not written as a wall time of the series.
    instant: Option<DateTime<Utc>>,
    lasting: Option<Duration>,
    whole_day: bool,
    origin: Origin,
}

impl Placement<'_> {
    pub(crate) fn occurrences(&self, window: Window) -> Result<Occurrences, ZoneError> {
        let (list, cancelled) = (Vec::new(), Vec::new());
        let mut found = Occurrences { list, cancelled, unscheduled: self.unscheduled, complete: true, steps: 0 };
        if window.from < window.until {
            for segment in &self.segments {
                self.planned_in(segment, window, &mut found)?;
            }
            // An RDATE may repeat what the rule says, and two times may be skipped to the same one.
            found.list.sort_by_key(|occurrence| (occurrence.start, occurrence.id));
            found.list.dedup_by_key(|occurrence| occurrence.start);
            for one in self.series.overrides.iter().filter(|one| !self.is_outdone(one)) {
                match self.overriding(one) {
                    Ok(moved) => found.list.extend(moved.filter(|occurrence| window.has(occurrence.start))),
                    // Where no instant is, nothing takes place.
                    Err(ZoneError::OutOfRange) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        for list in [&mut found.list, &mut found.cancelled] {
            list.sort_by_key(|occurrence| (occurrence.start, occurrence.id));
        }
        Ok(found)
    }

    /// What the rule and the RDATEs plan within a segment, without what is excluded or has an override of its own.
    fn planned_in(&self, segment: &Segment, window: Window, found: &mut Occurrences) -> Result<(), ZoneError> {
        let wide = |civil: NaiveDateTime, margin: TimeDelta| {
            civil.checked_sub_signed(segment.shift).and_then(|civil| civil.checked_add_signed(margin))
        };
        let from =
            segment.zone.civil(window.from).ok().and_then(|civil| wide(civil, -MARGIN)).unwrap_or(NaiveDateTime::MIN);
        let until =
            segment.zone.civil(window.until).ok().and_then(|civil| wide(civil, MARGIN)).unwrap_or(NaiveDateTime::MAX);
        let ids = [from.max(segment.from), until.min(segment.until)];
        if ids[0] >= ids[1] {
            return Ok(());
        }
        let (zone, viewer, series) = (&self.start.zone, self.viewer, self.series);
        let excluded = Marks::within(series.excluded.iter().map(|moment| (moment, ())), spread(ids), zone, viewer);
        // The last one counts: what is said of one instance after what is said of it and all following.
        let (ranges, ones): (Vec<_>, Vec<_>) =
            series.overrides.iter().partition(|one| one.range == Range::ThisAndFuture);
        let overridden = ranges.into_iter().chain(ones);
        let overridden = overridden.map(|one| (&one.recurrence_id, one));
        let overridden = Marks::within(overridden, spread(ids), zone, viewer);
        for planned in self.planned(ids, found)? {
            let original = planned.instant.or_else(|| Some(zone.resolve(planned.id).ok()?.0));
            // A wall time after the last instant there is.
            let Some(original) = original else { continue };
            let by_rule = planned.origin == Origin::Rule;
            if planned.id >= segment.until || (by_rule && self.is_after_until(planned.id, original)) {
                continue;
            }
            let mark = overridden.of(planned.id, original);
            let altered = mark.is_some_and(|one| one.change != Change::Cancelled);
            if altered || (mark.is_none() && excluded.of(planned.id, original).is_some()) {
                continue;
            }
            let Ok(mut occurrence) = self.occurrence(&planned, original, segment) else { continue };
            if let Some(cancelled) = mark {
                occurrence.words.clone_from(&cancelled.words);
            }
            match mark {
                _ if !window.has(occurrence.start) => {}
                _ if found.cancelled.len() >= MOST_OCCURRENCES => {
                    found.complete = false;
                    break;
                }
                mark if mark.is_some() || segment.cancelled => found.cancelled.push(occurrence),
                _ if found.list.len() >= MOST_OCCURRENCES => {
                    found.complete = false;
                    break;
                }
                _ => found.list.push(occurrence),
            }
        }
        Ok(())
    }

    /// Everything planned for wall times between two, in order and each once.
    fn planned(&self, ids: [NaiveDateTime; 2], found: &mut Occurrences) -> Result<Vec<Planned>, ZoneError> {
        let [from, until] = ids;
        let whole_day = is_date(&self.series.start);
        let by_rule = |id| Planned { id, instant: None, lasting: None, whole_day, origin: Origin::Rule };
        let mut planned = Vec::new();
        if let Some((pattern, rule)) = &self.pattern {
            let end =
                rule.until.as_ref().and_then(|last| self.last_wall_time(last)).map_or(until, |last| until.min(last));
            let mut instances = pattern.instances(from, end);
            // A few more than are given, because those at the margins are not within the window.
            planned.extend(instances.by_ref().take(2 * MOST_OCCURRENCES).map(by_rule));
            found.steps += instances.steps();
            found.complete &= !instances.was_cut() && planned.len() < 2 * MOST_OCCURRENCES;
        } else if self.series.rule.is_none() && (from..=until).contains(&self.start.civil) {
            planned.push(Planned { instant: Some(self.start.instant), ..by_rule(self.start.civil) });
        }
        let [near, far] = spread(ids);
        for addition in self.series.added.iter().filter(|one| (near..=far).contains(&one.start.civil())) {
            let added = self.added(addition)?;
            if (from..=until).contains(&added.id) {
                planned.push(added);
            }
        }
        planned.sort_by_key(|planned| planned.id);
        planned.dedup_by_key(|planned| planned.id);
        Ok(planned)
    }

    fn added(&self, addition: &Addition) -> Result<Planned, ZoneError> {
        let placed = addition.start.place(&self.start.zone, self.viewer)?;
        let whole_day = is_date(&addition.start);
        let lasting = match &addition.length {
            Some(length) => Some(self.lasting_of(length, &placed, whole_day)?),
            None => (whole_day && !is_date(&self.series.start)).then_some(Duration::days(1)),
        };
        let instant = match addition.start {
            Moment::Utc(_) | Moment::Zoned { .. } => Some(placed.instant),
            Moment::Date(_) | Moment::Local(_) => None,
        };
        let id = instant.map_or(Ok(placed.civil), |instant| self.start.zone.civil(instant))?;
        Ok(Planned { id, instant, lasting, whole_day, origin: Origin::Added })
    }

    /// A wall time after which UNTIL allows nothing any more.
    fn last_wall_time(&self, until: &Moment) -> Option<NaiveDateTime> {
        let last = match until {
            Moment::Utc(instant) => self.start.zone.civil(*instant).ok()?,
            _ => until.civil(),
        };
        last.checked_add_signed(MARGIN)
    }

    /// Whether UNTIL forbids the instance planned for `id`, which is at `instant`. It is inclusive in each of its forms.
    fn is_after_until(&self, id: NaiveDateTime, instant: DateTime<Utc>) -> bool {
        let Some(until) = self.pattern.as_ref().and_then(|(_, rule)| rule.until.as_ref()) else { return false };
        match until {
            Moment::Date(date) => id.date() > *date,
            Moment::Local(civil) | Moment::Zoned { civil, .. } => id > *civil,
            // Against the standard, some write the last date of whole-day series as midnight in Greenwich.
            Moment::Utc(last) if is_date(&self.series.start) && last.time() == chrono::NaiveTime::MIN => {
                id.date() > last.date_naive() && instant > *last
            }
            Moment::Utc(last) => instant > *last,
        }
    }

    /// A planned instance where its segment has it.
    fn occurrence(
        &self,
        planned: &Planned,
        original: DateTime<Utc>,
        segment: &Segment,
    ) -> Result<Occurrence, ZoneError> {
        let unmoved = segment.shift.is_zero() && segment.zone == self.start.zone;
        let (placed, origin) = if unmoved && planned.instant.is_some() {
            let civil = self.start.zone.civil(original)?;
            (Placed { civil, zone: segment.zone.clone(), instant: original, skipped: false }, planned.origin)
        } else {
            let civil = planned.id.checked_add_signed(segment.shift).ok_or(ZoneError::OutOfRange)?;
            (Placed::new(civil, &segment.zone)?, if unmoved { planned.origin } else { Origin::Override })
        };
        let lasting = planned.lasting.unwrap_or(segment.lasting);
        let occurrence = place_occurrence(RecurrenceId(planned.id), placed, lasting, planned.whole_day, origin)?;
        Ok(Occurrence { words: segment.words.clone(), ..occurrence })
    }

    /// Whether an override with a range leaves the instance it begins with to one that is for this instance alone.
    fn is_outdone(&self, one: &Override) -> bool {
        one.range == Range::ThisAndFuture
            && self.id_of(&one.recurrence_id).is_ok_and(|id| {
                let mut others = self.series.overrides.iter().filter(|other| other.range == Range::This);
                others.any(|other| self.means(&other.recurrence_id, id))
            })
    }

    /// The occurrence an override stands for, if it isn't cancelled.
    fn overriding(&self, one: &Override) -> Result<Option<Occurrence>, ZoneError> {
        let Change::Altered { start, length } = &one.change else { return Ok(None) };
        let id = self.id_of(&one.recurrence_id)?;
        let segment = self.segment_of(id);
        let placed = match (start, segment) {
            (None, Some(segment)) => {
                Placed::new(id.checked_add_signed(segment.shift).ok_or(ZoneError::OutOfRange)?, &segment.zone)?
            }
            _ => self.moved(start.as_ref(), id)?,
        };
        let whole_day = is_date(start.as_ref().unwrap_or(&self.series.start));
        let lasting = match length {
            Some(length) => self.lasting_of(length, &placed, whole_day)?,
            None => segment.map_or(self.lasting, |segment| segment.lasting),
        };
        let occurrence = place_occurrence(RecurrenceId(id), placed, lasting, whole_day, Origin::Override)?;
        Ok(Some(Occurrence { words: one.words.clone(), ..occurrence }))
    }
}

fn place_occurrence(
    id: RecurrenceId,
    placed: Placed,
    lasting: Duration,
    whole_day: bool,
    origin: Origin,
) -> Result<Occurrence, ZoneError> {
    let end = lasting.after(placed.civil, placed.instant, &placed.zone)?;
    let civil = if placed.skipped { placed.zone.civil(placed.instant)? } else { placed.civil };
    let (start, skipped, zone) = (placed.instant, placed.skipped, placed.zone);
    Ok(Occurrence { id, start, end: end.max(start), zone, civil, whole_day, skipped, origin, words: None })
}

/// A span of wall times, widened by what zones differ.
fn spread([from, until]: [NaiveDateTime; 2]) -> [NaiveDateTime; 2] {
    let from = from.checked_sub_signed(MARGIN).unwrap_or(NaiveDateTime::MIN);
    [from, until.checked_add_signed(MARGIN).unwrap_or(NaiveDateTime::MAX)]
}
