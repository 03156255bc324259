//! A series on the line of time: its start, its zone, and what holds from which instance on.

use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};

use super::{Change, Length, Override, Range, RecurrenceId, Series, Words};
use crate::duration::Duration;
use crate::expand::Pattern;
use crate::moment::{Moment, Placed};
use crate::rule::{Recurrence, Rule, Unsupported};
use crate::zone::{Viewer, Zone, ZoneError};

/// A series whose start has its place on the line of time.
pub(crate) struct Placement<'s> {
    pub(super) series: &'s Series,
    pub(super) viewer: &'s Viewer<'s>,
    pub(super) start: Placed,
    pub(super) lasting: Duration,
    pub(super) pattern: Option<(Pattern, &'s Recurrence)>,
    pub(super) unscheduled: Option<Unsupported>,
    pub(super) segments: Vec<Segment>,
}

/// The instances from one override with a range to the next.
#[derive(Clone)]
pub(super) struct Segment {
    pub(super) from: NaiveDateTime,
    pub(super) until: NaiveDateTime,
    pub(super) shift: TimeDelta,
    pub(super) zone: Zone,
    pub(super) lasting: Duration,
    pub(super) cancelled: bool,
    pub(super) words: Option<Arc<Words>>,
}

impl<'s> Placement<'s> {
    pub(crate) fn new(series: &'s Series, viewer: &'s Viewer<'s>) -> Result<Self, ZoneError> {
        let own = match &series.start {
            Moment::Utc(_) => Zone::utc(),
            Moment::Date(_) | Moment::Local(_) | Moment::Zoned { .. } => viewer.zone().clone(),
        };
        let start = series.start.place(&own, viewer)?;
        let (pattern, unscheduled) = match series.rule.as_ref().map(Rule::reading) {
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

    /// Whether a file means the instance planned for `id` by `moment`.
    pub(super) fn means(&self, moment: &Moment, id: NaiveDateTime) -> bool {
        match moment {
            Moment::Date(date) => *date == id.date(),
            Moment::Local(civil) => *civil == id,
            Moment::Utc(_) | Moment::Zoned { .. } => {
                let original = self.start.zone.resolve(id).map(|(instant, _)| instant);
                moment.place(&self.start.zone, self.viewer).map(|placed| placed.instant) == original
            }
        }
    }

    /// What an instance is called otherwise than its series.
    pub(super) fn words_of(&self, id: RecurrenceId) -> Option<Arc<Words>> {
        let of = |one: &&Override| one.range == Range::This && self.means(&one.recurrence_id, id.0);
        match self.series.overrides.iter().rfind(of) {
            Some(one) => one.words.clone(),
            None => self.segment_of(id.0).and_then(|segment| segment.words.clone()),
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
    pub(super) fn lasting_of(&self, length: &Length, start: &Placed, whole_day: bool) -> Result<Duration, ZoneError> {
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
            words: None,
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
            let mut segment = Segment { from: id, words: range.words.clone(), ..whole.clone() };
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
    pub(super) fn moved(&self, start: Option<&Moment>, id: NaiveDateTime) -> Result<Placed, ZoneError> {
        match start {
            Some(start) => start.place(&self.start.zone, self.viewer),
            None => Placed::new(id, &self.start.zone),
        }
    }

    /// An upper bound of how long any occurrence lasts.
    pub(super) fn longest(&self) -> TimeDelta {
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
}

/// Whether what has this start lasts whole local days.
pub(super) fn is_date(start: &Moment) -> bool {
    matches!(start, Moment::Date(_))
}
