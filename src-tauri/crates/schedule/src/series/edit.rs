//! Changing a series: one instance, this and all following, or all of it.
//!
//! What differs for one instance is an exception or an override. "This and following" ends the series and begins another,
//! so that the past keeps its series, its instances and its ledger.

use std::sync::Arc;

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};

use super::revise::revise_rule;
use super::{Change, Length, Override, Placement, Range, RecurrenceId, Series, Words};
use crate::expand::Pattern;
use crate::moment::Moment;
use crate::rule::{Recurrence, Rule, Unsupported};
use crate::zone::{Viewer, ZoneError};

/// What is to hold from now on; `None` for what stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// The new start of the instance that was edited. The others move by as much wall time.
    pub start: Option<Moment>,
    pub length: Option<Length>,
    /// Another rule, for an instance that moves to a day or time its rule does not mean.
    pub rule: Option<Rule>,
}

/// Why a series can't be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The rule has no such instance.
    #[error("no such instance")]
    NotFound,
    /// Nothing comes before the first instance: what is meant is to change them all.
    #[error("nothing comes before the first")]
    First,
    /// The rule names days or times, and the new start is none of them: the person has to say what is meant.
    #[error("the rule has to be given anew")]
    NeedsRule,
    /// The rule can't be scheduled, so its instances can't be told apart or moved.
    #[error(transparent)]
    Unsupported(#[from] Unsupported),
    #[error(transparent)]
    Zone(#[from] ZoneError),
}

impl Series {
    /// Leaves out one instance: it has no place in the calendar any more (EXDATE).
    pub fn skip(&mut self, id: RecurrenceId, viewer: &Viewer<'_>) -> Result<(), ZoneError> {
        self.restore(id, viewer)?;
        self.excluded.push(self.name_of(id));
        Ok(())
    }

    /// Cancels one instance: it is still told, as not taking place, and keeps its own words.
    pub fn cancel(&mut self, id: RecurrenceId, viewer: &Viewer<'_>) -> Result<(), ZoneError> {
        self.replace(id, Change::Cancelled, viewer)
    }

    /// Moves one instance, which keeps its own words. Its lines in the ledger have to be forgotten, so that it is reminded of
    /// where it is now.
    pub fn move_to(
        &mut self,
        id: RecurrenceId,
        start: Moment,
        length: Option<Length>,
        viewer: &Viewer<'_>,
    ) -> Result<(), ZoneError> {
        self.replace(id, Change::Altered { start: Some(start), length }, viewer)
    }

    /// Calls one instance otherwise than the others; `None` for as they are called. When it takes place stays.
    pub fn call(&mut self, id: RecurrenceId, words: Option<Arc<Words>>, viewer: &Viewer<'_>) -> Result<(), ZoneError> {
        let original = self.clone();
        let placement = Placement::new(&original, viewer)?;
        if let Some(one) = self.overrides.iter_mut().rfind(|one| is_of(one, id, &placement)) {
            one.words = words;
        } else if placement.words_of(id) != words {
            let change = Change::Altered { start: None, length: None };
            self.overrides.push(Override { recurrence_id: self.name_of(id), range: Range::This, change, words });
        }
        Ok(())
    }

    /// Takes back what was done to one instance alone, in whatever form a file named it. A whole day that was excluded is
    /// given back whole.
    pub fn restore(&mut self, id: RecurrenceId, viewer: &Viewer<'_>) -> Result<(), ZoneError> {
        let original = self.clone();
        let placement = Placement::new(&original, viewer)?;
        self.drop_exceptions_of(id, &placement);
        Ok(())
    }

    fn drop_exceptions_of(&mut self, id: RecurrenceId, placement: &Placement<'_>) {
        self.excluded.retain(|moment| !placement.means(moment, id.0));
        self.overrides.retain(|one| !is_of(one, id, placement));
    }

    /// Lets one instance go along with the others again. It keeps its own words.
    fn rejoin(&mut self, id: RecurrenceId, placement: &Placement<'_>) {
        let own = self.overrides.iter().rfind(|one| is_of(one, id, placement)).cloned();
        self.drop_exceptions_of(id, placement);
        if let Some(own) = own.filter(|own| own.words.is_some() && own.change != Change::Cancelled) {
            self.overrides.push(Override { change: Change::Altered { start: None, length: None }, ..own });
        }
    }

    fn replace(&mut self, id: RecurrenceId, change: Change, viewer: &Viewer<'_>) -> Result<(), ZoneError> {
        let original = self.clone();
        let placement = Placement::new(&original, viewer)?;
        let words = placement.words_of(id);
        self.drop_exceptions_of(id, &placement);
        let recurrence_id = self.name_of(id);
        self.overrides.push(Override { recurrence_id, range: Range::This, change, words });
        Ok(())
    }

    /// How this series names an instance: by a date where it has whole days.
    fn name_of(&self, id: RecurrenceId) -> Moment {
        match self.start {
            Moment::Date(_) => Moment::Date(id.0.date()),
            Moment::Local(_) | Moment::Utc(_) | Moment::Zoned { .. } => Moment::Local(id.0),
        }
    }

    /// Changes all instances, the past ones too. `id` is the one that was edited.
    ///
    /// What was added or moved by itself stays where it is, except the edited one. What is called otherwise is called so still.
    pub fn revise_all(&self, id: RecurrenceId, revision: &Revision, viewer: &Viewer<'_>) -> Result<Self, EditError> {
        let placement = Placement::new(self, viewer)?;
        let shown = placement.segment_of(id.0).map_or(Ok(id.0), |segment| moved_by(id.0, segment.shift))?;
        let target = revision.start.as_ref().map(|start| self.in_form(start, &placement)).transpose()?;
        let shift = target.as_ref().map_or(TimeDelta::zero(), |target| target.civil() - shown);
        let begin = moved_by(placement.start.civil, shift)?;

        let mut revised = self.clone();
        revised.start = like(target.as_ref().unwrap_or(&self.start), begin);
        revised.length = match &revision.length {
            Some(length) => placement.length_from(length, target.as_ref().unwrap_or(&like(&self.start, shown)))?,
            None => placement.length_at(NaiveDateTime::MIN),
        };
        revised.rule = revise_rule(self.rule.as_ref(), revision.rule.as_ref(), placement.start.civil, begin)?;
        if target.is_some() {
            revised.rejoin(id, &placement);
            revised.pin_to_zone(&placement);
            revised.rename_exceptions(&placement, shift)?;
            for one in revised.overrides.iter_mut().filter(|one| one.range == Range::ThisAndFuture) {
                if let Change::Altered { start: Some(start), .. } = &mut one.change {
                    *start = like(start, moved_by(start.civil(), shift)?);
                }
            }
        }
        Ok(revised)
    }

    /// Divides the series: the first of the two ends before `id`, the second begins with it, as revised.
    ///
    /// Exceptions go to the side they belong to, and what an earlier override with a range said becomes the second series
    /// itself. COUNT is divided as well.
    pub fn split(&self, id: RecurrenceId, revision: &Revision, viewer: &Viewer<'_>) -> Result<(Self, Self), EditError> {
        let placement = Placement::new(self, viewer)?;
        if let Some(Err(reason)) = self.rule.as_ref().map(Rule::reading) {
            return Err((*reason).into());
        }
        let (pattern, rule) = placement.pattern().ok_or(EditError::NotFound)?;
        let segment = placement.segment_of(id.0).ok_or(EditError::NotFound)?;
        if pattern.instances(id.0, id.0).next().is_none() {
            return Err(EditError::NotFound);
        }
        if id.0 == placement.start.civil {
            return Err(EditError::First);
        }
        let before = rule.count.map(|_| pattern.instances_before(id.0).ok_or(EditError::NotFound)).transpose()?;

        let (mut first, mut second) = (self.clone(), self.clone());
        first.keep(|moment| placement.id_of(moment).is_ok_and(|at| at < id.0));
        first.rule = Some(match before {
            Some(before) => Recurrence { count: Some(before), ..rule.clone() }.into(),
            None => Recurrence { until: Some(last_moment_before(&placement, pattern, id.0)?), ..rule.clone() }.into(),
        });

        let shown = like(&self.start, moved_by(id.0, segment.shift)?);
        let same_zone = segment.zone == placement.start.zone;
        let shown = if same_zone { shown } else { Moment::Local(shown.civil()).with_tzid(segment.zone.name()) };
        let target = revision.start.as_ref().map(|start| self.in_form(start, &placement)).transpose()?;
        let begin = target.clone().unwrap_or_else(|| shown.clone());
        second.start = begin.clone();
        second.keep(|moment| placement.id_of(moment).map_or(true, |at| at >= id.0));
        second.overrides.retain(|one| one.range == Range::This || placement.id_of(&one.recurrence_id) != Ok(id.0));
        if target.is_some() {
            second.rejoin(id, &placement);
        }
        second.pin_to_zone(&placement);
        second.rename_exceptions(&placement, begin.civil() - id.0)?;
        second.length = match &revision.length {
            Some(length) => placement.length_from(length, &begin)?,
            None => placement.length_at(id.0),
        };
        let rest = before.map_or_else(
            || self.rule.clone(),
            |before| {
                let count = rule.count.map(|count| count.saturating_sub(before));
                Some(Recurrence { count, ..rule.clone() }.into())
            },
        );
        second.rule = revise_rule(rest.as_ref(), revision.rule.as_ref(), id.0, begin.civil())?;
        Ok((first, second))
    }

    /// A start in the form of this series, where it says no zone of its own.
    fn in_form(&self, start: &Moment, placement: &Placement<'_>) -> Result<Moment, ZoneError> {
        Ok(match (start, &self.start) {
            (Moment::Utc(instant), Moment::Local(_) | Moment::Zoned { .. }) => {
                like(&self.start, placement.start.zone.civil(*instant)?)
            }
            (Moment::Local(civil), Moment::Utc(_) | Moment::Zoned { .. }) => like(&self.start, *civil),
            _ => start.clone(),
        })
    }

    /// Keeps the exceptions of one side.
    fn keep(&mut self, belongs: impl Fn(&Moment) -> bool) {
        self.excluded.retain(&belongs);
        self.added.retain(|addition| belongs(&addition.start));
        self.overrides.retain(|one| belongs(&one.recurrence_id));
    }

    /// Gives what was added or moved by itself the zone it has, where that of the series changes.
    fn pin_to_zone(&mut self, placement: &Placement<'_>) {
        let zone = match (&placement.series.start, &self.start) {
            (Moment::Zoned { tzid: old, .. }, Moment::Zoned { tzid: new, .. }) if old == new => return,
            (Moment::Zoned { .. }, _) => placement.start.zone.name(),
            _ => return,
        };
        let pin = |start: &mut Moment| *start = start.clone().with_tzid(zone);
        self.added.iter_mut().for_each(|addition| pin(&mut addition.start));
        for one in &mut self.overrides {
            if let Change::Altered { start: Some(start), .. } = &mut one.change {
                pin(start);
            }
        }
    }

    /// Names the instances that have exceptions anew, after all have moved by so much.
    fn rename_exceptions(&mut self, placement: &Placement<'_>, shift: TimeDelta) -> Result<(), EditError> {
        let overridden = self.overrides.iter_mut().map(|one| &mut one.recurrence_id);
        for name in self.excluded.iter_mut().chain(overridden) {
            let id = moved_by(placement.id_of(name)?, shift)?;
            *name = if let Moment::Date(_) = name { Moment::Date(id.date()) } else { Moment::Local(id) };
        }
        Ok(())
    }
}

/// Whether an override is for this instance alone.
fn is_of(one: &Override, id: RecurrenceId, placement: &Placement<'_>) -> bool {
    one.range == Range::This && placement.means(&one.recurrence_id, id.0)
}

/// The same form with another wall time.
fn like(form: &Moment, civil: NaiveDateTime) -> Moment {
    match form {
        Moment::Date(_) => Moment::Date(civil.date()),
        Moment::Local(_) => Moment::Local(civil),
        Moment::Utc(_) => Moment::Utc(civil.and_utc()),
        Moment::Zoned { tzid, .. } => Moment::Zoned { civil, tzid: tzid.clone() },
    }
}

fn moved_by(civil: NaiveDateTime, shift: TimeDelta) -> Result<NaiveDateTime, ZoneError> {
    civil.checked_add_signed(shift).ok_or(ZoneError::OutOfRange)
}

/// The UNTIL of a series that ends before `id`: the end of the day before, so that no later change of the clock's rules
/// brings the instance back or takes the one before away.
fn last_moment_before(placement: &Placement<'_>, pattern: &Pattern, id: NaiveDateTime) -> Result<Moment, EditError> {
    let midnight = id.date().and_time(NaiveTime::MIN);
    let same_day = moved_by(id, TimeDelta::seconds(-1))?;
    let earlier_that_day = id > midnight && pattern.instances(midnight, same_day).next().is_some();
    let last = if earlier_that_day { same_day } else { moved_by(midnight, TimeDelta::seconds(-1))? };
    Ok(match &placement.series.start {
        Moment::Date(_) => Moment::Date(id.date().checked_sub_days(Days::new(1)).ok_or(ZoneError::OutOfRange)?),
        Moment::Local(_) => Moment::Local(last),
        Moment::Utc(_) | Moment::Zoned { .. } => Moment::Utc(placement.start.zone.resolve(last)?.0),
    })
}
