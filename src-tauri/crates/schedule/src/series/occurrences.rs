//! From a series to the instants it takes place at.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::marks::Marks;
use super::{Addition, Change, Length, Occurrence, Origin, Override, Range, RecurrenceId, Series, Window};
use crate::duration::Duration;
use crate::expand::Pattern;
use crate::moment::{Moment, Placed};
use crate::rule::{Recurrence, Unsupported};
use crate::zone::{Viewer, Zone, ZoneError};

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

/// A series whose start has its place on the line of time.
pub(crate) struct Placement<'s> {
    pub(super) series: &'s Series,
    viewer: &'s Viewer<'s>,
    pub(super) start: Placed,
    lasting: Duration,
    pattern: Option<(Pattern, &'s Recurrence)>,
    unscheduled: Option<Unsupported>,
    segments: Vec<Segment>,
}

/// The instances from one override with a range to the next.
#[derive(Clone)]
pub(super) struct Segment {
    from: NaiveDateTime,
    until: NaiveDateTime,
    pub(super) shift: TimeDelta,
    pub(super) zone: Zone,
    lasting: Duration,
    cancelled: bool,
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

impl<'s> Placement<'s> {
    pub(crate) fn new(series: &'s Series, viewer: &'s Viewer<'s>) -> Result<Self, ZoneError> {
        let own = match &series.start {
            Moment::Utc(_) => Zone::utc(),
            Moment::Date(_) | Moment::Local(_) | Moment::Zoned { .. } => viewer.zone().clone(),
        };
        let start = series.start.place(&own, viewer)?;
        let (pattern, unscheduled) = match series.rule.as_ref().map(super::Rule::reading) {
            Some(Ok(rule)) => (Some((Pattern::new(rule, start.civil), rule)), None),
            Some(Err(reason)) => (None, Some(*reason)),
            None => (None, None),
        };
        let mut placement =
            Self { series, viewer, start, lasting: Duration::ZERO, pattern, unscheduled, segments: Vec::new() };
        placement.lasting = placement.lasting_of(&series.length, &placement.start, is_date(&series.start))?;
        placement.segments = placement.segments()?;
        Ok(placement)
    }

    /// The rule, and the pattern it makes of the start.
    pub(super) fn pattern(&self) -> Option<(&Pattern, &'s Recurrence)> {
        self.pattern.as_ref().map(|(pattern, rule)| (pattern, *rule))
    }

    /// What holds for the instance planned for `id`.
    pub(super) fn segment_of(&self, id: NaiveDateTime) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.from <= id && id < segment.until)
    }

    /// The wall time an instance was planned for, by the moment a file names it with.
    pub(super) fn id_of(&self, moment: &Moment) -> Result<NaiveDateTime, ZoneError> {
        match moment {
            Moment::Date(date) if !is_date(&self.series.start) => Ok(date.and_time(self.start.civil.time())),
            Moment::Date(_) | Moment::Local(_) => Ok(moment.civil()),
            Moment::Utc(_) | Moment::Zoned { .. } => {
                self.start.zone.civil(moment.place(&self.start.zone, self.viewer)?.instant)
            }
        }
    }

    /// The length of the instance planned for `id`, in a way that does not depend on the start.
    pub(super) fn length_at(&self, id: NaiveDateTime) -> Length {
        let lasting = self.segment_of(id).map_or(self.lasting, |segment| segment.lasting);
        match &self.series.length {
            Length::Until(_) => Length::Lasts(lasting),
            own if lasting == self.lasting => own.clone(),
            _ => Length::Lasts(lasting),
        }
    }

    /// The same for a length that is said of a start.
    pub(super) fn length_from(&self, length: &Length, start: &Moment) -> Result<Length, ZoneError> {
        let placed = start.place(&self.start.zone, self.viewer)?;
        match length {
            Length::Until(_) => Ok(Length::Lasts(self.lasting_of(length, &placed, is_date(start))?)),
            Length::Unstated | Length::Lasts(_) => Ok(length.clone()),
        }
    }

    /// How long something with this length and start lasts.
    fn lasting_of(&self, length: &Length, start: &Placed, whole_day: bool) -> Result<Duration, ZoneError> {
        let lasting = match length {
            Length::Unstated if whole_day => Duration::days(1),
            Length::Unstated => Duration::ZERO,
            Length::Lasts(duration) => *duration,
            Length::Until(Moment::Date(end)) if whole_day => {
                let days = (*end - start.civil.date()).num_days().clamp(1, Duration::MAX_DAYS.into());
                Duration::days(u16::try_from(days).unwrap_or(1))
            }
            Length::Until(end) => Duration::exactly(end.place(&start.zone, self.viewer)?.instant - start.instant),
        };
        Ok(if lasting.is_zero_or_negative() { Duration::ZERO } else { lasting })
    }

    /// The stretches between overrides with a range, in order; the first is the series as it began.
    fn segments(&self) -> Result<Vec<Segment>, ZoneError> {
        let whole = Segment {
            from: NaiveDateTime::MIN,
            until: NaiveDateTime::MAX,
            shift: TimeDelta::zero(),
            zone: self.start.zone.clone(),
            lasting: self.lasting,
            cancelled: false,
        };
        let ranges = self.series.overrides.iter().filter(|change| change.range == Range::ThisAndFuture);
        let mut begins = ranges
            .map(|range| Ok((self.id_of(&range.recurrence_id)?, range)))
            .collect::<Result<Vec<_>, ZoneError>>()?;
        begins.sort_by_key(|(id, _)| *id);
        let mut segments = vec![whole.clone()];
        for (id, range) in begins {
            if let Some(last) = segments.last_mut() {
                last.until = id;
            }
            let mut segment = Segment { from: id, ..whole.clone() };
            match &range.change {
                Change::Cancelled => segment.cancelled = true,
                Change::Altered { start, length } => {
                    let moved = self.moved(start.as_ref(), id)?;
                    let whole_day = is_date(start.as_ref().unwrap_or(&self.series.start));
                    segment.shift = moved.civil - id;
                    if let Some(length) = length {
                        segment.lasting = self.lasting_of(length, &moved, whole_day)?;
                    }
                    segment.zone = moved.zone;
                }
            }
            segments.push(segment);
        }
        Ok(segments)
    }

    /// Where the instance planned for `id` is moved to.
    fn moved(&self, start: Option<&Moment>, id: NaiveDateTime) -> Result<Placed, ZoneError> {
        match start {
            Some(start) => start.place(&self.start.zone, self.viewer),
            None => Placed::new(id, &self.start.zone),
        }
    }

    /// An upper bound of how long any occurrence lasts.
    fn longest(&self) -> TimeDelta {
        let own = self.series.added.iter().map(|addition| (&addition.start, addition.length.as_ref()));
        let changed = self.series.overrides.iter().filter_map(|one| match &one.change {
            Change::Altered { start, length } => Some((start.as_ref().unwrap_or(&one.recurrence_id), length.as_ref())),
            Change::Cancelled => None,
        });
        let lengths = own.chain(changed).filter_map(|(start, length)| {
            let placed = start.place(&self.start.zone, self.viewer).ok()?;
            self.lasting_of(length?, &placed, is_date(start)).ok()
        });
        let segments = self.segments.iter().map(|segment| segment.lasting);
        segments.chain(lengths).map(Duration::at_most).max().unwrap_or_default()
    }

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
            for one in &self.series.overrides {
                found.list.extend(self.overriding(one)?.filter(|occurrence| window.has(occurrence.start)));
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
        if ids[0] >= ids[1] || segment.cancelled {
            return Ok(());
        }
        let (zone, viewer, series) = (&self.start.zone, self.viewer, self.series);
        let excluded = Marks::within(series.excluded.iter().map(|moment| (moment, ())), spread(ids), zone, viewer);
        let overridden = series.overrides.iter().map(|one| (&one.recurrence_id, one.change == Change::Cancelled));
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
            if mark == Some(false) || (mark.is_none() && excluded.of(planned.id, original).is_some()) {
                continue;
            }
            let Ok(occurrence) = self.occurrence(&planned, original, segment) else { continue };
            match mark {
                _ if !window.has(occurrence.start) => {}
                Some(_) => found.cancelled.push(occurrence),
                None if found.list.len() >= MOST_OCCURRENCES => {
                    found.complete = false;
                    break;
                }
                None => found.list.push(occurrence),
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
        place_occurrence(
            RecurrenceId(planned.id),
            placed,
            planned.lasting.unwrap_or(segment.lasting),
            planned.whole_day,
            origin,
        )
    }

    /// The occurrence an override stands for, if it isn't cancelled.
    fn overriding(&self, one: &Override) -> Result<impl Iterator<Item = Occurrence> + use<>, ZoneError> {
        let Change::Altered { start, length } = &one.change else { return Ok(None.into_iter()) };
        let id = self.id_of(&one.recurrence_id)?;
        let segment = self.segment_of(id);
        let placed = match (start, segment) {
            (None, Some(segment)) => Placed::new(id + segment.shift, &segment.zone)?,
            _ => self.moved(start.as_ref(), id)?,
        };
        let whole_day = is_date(start.as_ref().unwrap_or(&self.series.start));
        let lasting = match length {
            Some(length) => self.lasting_of(length, &placed, whole_day)?,
            None => segment.map_or(self.lasting, |segment| segment.lasting),
        };
        let occurrence = place_occurrence(RecurrenceId(id), placed, lasting, whole_day, Origin::Override)?;
        Ok(Some(occurrence).into_iter())
    }
}

/// Whether what has this start lasts whole local days.
fn is_date(start: &Moment) -> bool {
    matches!(start, Moment::Date(_))
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
    Ok(Occurrence { id, start, end: end.max(start), zone, civil, whole_day, skipped, origin })
}

/// A span of wall times, widened by what zones differ.
fn spread([from, until]: [NaiveDateTime; 2]) -> [NaiveDateTime; 2] {
    let from = from.checked_sub_signed(MARGIN).unwrap_or(NaiveDateTime::MIN);
    [from, until.checked_add_signed(MARGIN).unwrap_or(NaiveDateTime::MAX)]
}
