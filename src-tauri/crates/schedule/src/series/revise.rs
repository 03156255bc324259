//! A rule after its instances have moved.

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use super::EditError;
use crate::expand::Pattern;
use crate::moment::Moment;
use crate::rule::{ByDay, Frequency, Recurrence, Rule};

/// The rule of a series of which one instance has moved from one wall time to another, if what it names can follow.
///
/// A rule the person gave is taken as it is, and one that can stay keeps its text.
pub(super) fn revise_rule(
    rule: Option<&Rule>,
    given: Option<&Rule>,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Option<Rule>, EditError> {
    let rule = match (given, rule) {
        (Some(given), _) => return Ok(Some(given.clone())),
        (None, None) => return Ok(None),
        (None, Some(rule)) if from == to => return Ok(Some(rule.clone())),
        (None, Some(rule)) => rule,
    };
    let known = rule.reading().map_err(|reason| *reason)?;
    let mut revised = known.clone();
    revise_times(&mut revised, from, to)?;
    if from.date() != to.date() {
        revise_days(&mut revised, from, to)?;
    }
    revised.until = revised.until.as_ref().map(|until| revise_until(until, from, to)).transpose()?;
    if !Pattern::new(&revised, to).has_start() {
        return Err(EditError::NeedsRule);
    }
    Ok(Some(if revised == *known { rule.clone() } else { revised.into() }))
}

/// A time that is named alone becomes the new one; of several nobody can say which is meant to move.
fn revise_times(rule: &mut Recurrence, from: NaiveDateTime, to: NaiveDateTime) -> Result<(), EditError> {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    for (list, from, to) in [
        (&mut rule.by_hour, from.hour(), to.hour()),
        (&mut rule.by_minute, from.minute(), to.minute()),
        (&mut rule.by_second, from.second(), to.second()),
    ] {
        match list.as_mut_slice() {
            _ if from == to => {}
            [] => {}
            [one] if *one == small(from) => *one = small(to),
            _ => return Err(EditError::NeedsRule),
        }
    }
    Ok(())
}

fn revise_days(rule: &mut Recurrence, from: NaiveDateTime, to: NaiveDateTime) -> Result<(), EditError> {
    let day = |date: NaiveDateTime| i8::try_from(date.day()).unwrap_or_default();
    let month = |date: NaiveDateTime| u8::try_from(date.month()).unwrap_or_default();
    if !rule.by_set_pos.is_empty() {
        return Err(EditError::NeedsRule);
    }
    if rule.frequency == Frequency::Weekly && rule.by_month.is_empty() {
        let days = (to.date() - from.date()).num_days().rem_euclid(7);
        for named in &mut rule.by_day {
            *named = (0..days).fold(*named, |day, _| ByDay { weekday: day.weekday.succ(), ..day });
        }
        return Ok(());
    }
    match rule.by_month_day.as_mut_slice() {
        [] => {}
        [one] if *one == day(from) => *one = day(to),
        _ => return Err(EditError::NeedsRule),
    }
    match rule.by_month.as_mut_slice() {
        [] => {}
        [one] if *one == month(from) => *one = month(to),
        _ if month(from) == month(to) => {}
        _ => return Err(EditError::NeedsRule),
    }
    // Whether a weekday that is named is meant to follow, nobody can say; if the new day is one of them, nothing has to.
    Ok(())
}

/// The end moves with the instances, so that the last one stays the last.
fn revise_until(until: &Moment, from: NaiveDateTime, to: NaiveDateTime) -> Result<Moment, EditError> {
    let shift: TimeDelta = to - from;
    let far = EditError::Zone(crate::zone::ZoneError::OutOfRange);
    let moved = match until {
        Moment::Date(date) => date.checked_add_signed(to.date() - from.date()).map(Moment::Date),
        Moment::Local(civil) | Moment::Zoned { civil, .. } => civil.checked_add_signed(shift).map(Moment::Local),
        Moment::Utc(instant) => instant.checked_add_signed(shift).map(Moment::Utc),
    };
    moved.ok_or(far)
}
