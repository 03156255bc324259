//! How many instances came before, which COUNT has to know.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::days::Month;
use super::{MOST_STEPS, Pattern, Picks};
use crate::rule::Frequency;

impl Pattern {
    /// How many instances COUNT still allows from `from` on, and how many steps finding out took.
    pub(super) fn left_at(&self, from: NaiveDateTime) -> (Option<u64>, u32) {
        let Some(count) = self.count else { return (None, 0) };
        let (before, steps) = self.count_until(from);
        (Some(count.saturating_sub(before)), steps)
    }

    /// How many instances come before `until`, whatever COUNT says; `None` where there are too many to count.
    pub(crate) fn instances_before(&self, until: NaiveDateTime) -> Option<u32> {
        let (before, steps) = self.count_until(until.max(self.start));
        u32::try_from(before).ok().filter(|_| steps <= MOST_STEPS)
    }

    /// How many instances come before `until`, which is not before the start.
    fn count_until(&self, until: NaiveDateTime) -> (u64, u32) {
        let period = self.period_of(until.date());
        let mut dates = Vec::new();
        let (mut before, steps) = self.count_before(period);
        if self.dates_in(period, &mut dates) {
            before += self.picked_between(&dates, self.start, until);
        }
        (before + u64::from(until > self.start && !self.has_start()), steps)
    }

    /// How many instances are in the periods before this one.
    fn count_before(&self, period: i64) -> (u64, u32) {
        let mut dates = Vec::new();
        if period <= 0 || !self.dates_in(0, &mut dates) {
            return (0, 0);
        }
        let first = self.picked_between(&dates, self.start, NaiveDateTime::MAX);
        let (others, steps) = match self.frequency {
            Frequency::Daily => {
                let (days, steps) = self.count_days(period);
                (days * self.picked(1), steps)
            }
            Frequency::Weekly if self.days.by_weekday_alone() => {
                let days = NaiveDate::MIN.iter_days().take(7).filter(|date| self.days.has(*date)).count();
                (u64::try_from(period - 1).unwrap_or_default().saturating_mul(self.picked(days)), 1)
            }
            _ => self.count_by_walking(period),
        };
        (first.saturating_add(others), steps + 1)
    }

    /// How many instances of a period with so many days are taken.
    fn picked(&self, dates: usize) -> u64 {
        let taken = match self.picks(dates, 0) {
            Picks::All(range) => range.len(),
            Picks::Some(places) => places.len(),
        };
        u64::try_from(taken).unwrap_or(u64::MAX)
    }

    /// How many of those on these days are taken that are not before `from` and before `until`.
    fn picked_between(&self, dates: &[NaiveDate], from: NaiveDateTime, until: NaiveDateTime) -> u64 {
        let [from, until] = [from, until].map(|moment| self.index_of(dates, moment));
        let taken = match self.picks(dates.len(), from) {
            Picks::All(range) => range.end.min(until).saturating_sub(range.start),
            Picks::Some(places) => places.as_slice().partition_point(|place| *place < until),
        };
        u64::try_from(taken).unwrap_or(u64::MAX)
    }

    /// How many periods from the second to before this one have a day that belongs; each is a day.
    fn count_days(&self, period: i64) -> (u64, u32) {
        let nonnegative = |number: i64| u64::try_from(number).unwrap_or_default();
        if !self.days.by_weekday_alone() {
            return self.count_days_by_month(period);
        }
        // Whatever the interval, seven periods later it is the same weekday again.
        let on = |period: i64| self.first_day(period).is_some_and(|date| self.days.has_weekday(date.weekday()));
        let in_cycle = (1..8).filter(|period| on(*period)).count();
        let cycles = (period - 1).div_euclid(7);
        let rest = (1 + cycles * 7..period).filter(|period| on(*period)).count();
        let whole = nonnegative(cycles) * u64::try_from(in_cycle).unwrap_or_default();
        (whole + u64::try_from(rest).unwrap_or_default(), 14)
    }

    /// The same where months or days of the month matter: a step for each month.
    fn count_days_by_month(&self, period: i64) -> (u64, u32) {
        let (Some(first), Some(last)) = (self.first_day(1), self.first_day(period - 1)) else { return (0, 1) };
        let (mut counted, mut steps) = (0, 0);
        for number in Month::number_of(first)..=Month::number_of(last) {
            steps += 1;
            let Some(month) = Month::new(number).filter(|_| steps <= MOST_STEPS) else { break };
            let Some(begins) = month.dates(2).next() else { break };
            let taken = self.days.of(month) & self.every_interval(begins);
            let not_before = if number == Month::number_of(first) { u32::MAX << first.day() } else { u32::MAX };
            let not_after = if number == Month::number_of(last) { u32::MAX >> (31 - last.day()) } else { u32::MAX };
            counted += u64::from((taken & not_before & not_after).count_ones());
        }
        (counted, steps)
    }

    /// The days of the month that begins at `begins` which lie whole intervals after the start.
    fn every_interval(&self, begins: NaiveDate) -> u32 {
        let since = (begins - self.start.date()).num_days();
        let mut day = (-since).rem_euclid(self.interval) + 1;
        let mut days = 0;
        while day <= 31 {
            days |= 1_u32 << day;
            day += self.interval;
        }
        days
    }

    /// How many instances the periods from the second to before this one have: a step for each.
    fn count_by_walking(&self, period: i64) -> (u64, u32) {
        // What a number of days comes to is reckoned once: a hostile BYSETPOS is long.
        let mut known = [None; 367];
        let (mut counted, mut steps, mut dates) = (0_u64, 0, Vec::new());
        for period in 1..period {
            steps += 1;
            if steps > MOST_STEPS || !self.dates_in(period, &mut dates) {
                break;
            }
            let picked = match known.get_mut(dates.len()) {
                Some(known) => *known.get_or_insert_with(|| self.picked(dates.len())),
                None => self.picked(dates.len()),
            };
            counted = counted.saturating_add(picked);
        }
        (counted, steps)
    }
}
