//! The instances of a rule as wall times, wherever one begins to look.
//!
//! A rule means the periods (days, weeks, months, years) that lie whole intervals after the period of its start, and in
//! each of them days and times. Where somebody begins to look is a division, not a walk, so a series is as cheap in its
//! fiftieth year as on its second day. Only COUNT has to know how many instances came before; those are counted by whole
//! weeks or months. Whatever a rule says, no more than [`MOST_STEPS`] periods are looked at.

mod count;
mod days;
mod times;

use chrono::{Datelike, Days as Span, NaiveDate, NaiveDateTime, Weekday};

use self::days::{Days, Month};
use self::times::Times;
use crate::rule::{Frequency, Recurrence};

/// The most periods that one question looks at: months of 20,000 years, weeks of 4,700.
pub const MOST_STEPS: u32 = 250_000;

/// A rule with the start it belongs to.
#[derive(Debug)]
pub(crate) struct Pattern {
    start: NaiveDateTime,
    frequency: Frequency,
    interval: i64,
    count: Option<u64>,
    week_start: Weekday,
    days: Days,
    times: Times,
    set_pos: Vec<i32>,
}

/// A walk through the instances from some wall time on, in their order on the clock.
#[derive(Debug)]
pub(crate) struct Instances<'p> {
    pattern: &'p Pattern,
    /// No instance before or after these is given.
    from: NaiveDateTime,
    until: NaiveDateTime,
    /// The period to look at next.
    period: i64,
    /// What is left of the period looked at last.
    dates: Vec<NaiveDate>,
    picks: Picks,
    /// Instances that COUNT still allows.
    left: Option<u64>,
    /// The start, where its rule does not mean it.
    start: Option<NaiveDateTime>,
    steps: u32,
    cut: bool,
}

/// Which of the instances of a period are taken, counted from zero.
#[derive(Debug)]
enum Picks {
    All(std::ops::Range<usize>),
    /// By BYSETPOS, in order.
    Some(std::vec::IntoIter<usize>),
}

impl Picks {
    fn next(&mut self) -> Option<usize> {
        match self {
            Self::All(range) => range.next(),
            Self::Some(places) => places.next(),
        }
    }
}

impl Pattern {
    pub(crate) fn new(rule: &Recurrence, start: NaiveDateTime) -> Self {
        let mut set_pos: Vec<i32> = rule.by_set_pos.iter().map(|place| i32::from(*place)).collect();
        set_pos.sort_unstable();
        set_pos.dedup();
        Self {
            start,
            frequency: rule.frequency,
            interval: i64::from(rule.interval.max(1)),
            count: rule.count.map(u64::from),
            week_start: rule.week_start,
            days: Days::new(rule, start.date()),
            times: Times::new(rule, start.time()),
            set_pos,
        }
    }

    /// The instances from `from` to `until`, both included.
    ///
    /// The start is always the first of them, whether its rule means it or not (section 3.8.5.3), and counts as one.
    pub(crate) fn instances(&self, from: NaiveDateTime, until: NaiveDateTime) -> Instances<'_> {
        let from = from.max(self.start);
        let period = self.period_of(from.date());
        let start_apart = !self.has_start();
        let (left, steps) = self.left_at(from);
        Instances {
            pattern: self,
            from,
            until,
            period,
            dates: Vec::new(),
            picks: Picks::All(0..0),
            left,
            start: (start_apart && from == self.start).then_some(self.start),
            steps,
            cut: steps > MOST_STEPS,
        }
    }

    /// Whether the rule means its own start.
    pub(crate) fn has_start(&self) -> bool {
        if !self.days.has(self.start.date()) || !self.times.has(self.start.time()) {
            return false;
        }
        let mut dates = Vec::new();
        self.set_pos.is_empty() || {
            self.dates_in(0, &mut dates);
            let (index, all) = (self.index_of(&dates, self.start), dates.len() * self.times.count());
            self.set_pos.iter().any(|place| place_in(*place, all) == Some(index))
        }
    }

    fn instance(&self, dates: &[NaiveDate], index: usize) -> Option<NaiveDateTime> {
        let date = dates.get(index / self.times.count())?;
        Some(date.and_time(self.times.at(index % self.times.count())?))
    }

    /// How many instances on these days are earlier than `moment`.
    fn index_of(&self, dates: &[NaiveDate], moment: NaiveDateTime) -> usize {
        let day = dates.partition_point(|date| *date < moment.date());
        let into = if dates.get(day) == Some(&moment.date()) { self.times.before(moment.time()) } else { 0 };
        day * self.times.count() + into
    }

    /// Which of the instances on so many days are taken, from the `from`th on.
    fn picks(&self, dates: usize, from: usize) -> Picks {
        let all = dates * self.times.count();
        if self.set_pos.is_empty() {
            return Picks::All(from.min(all)..all);
        }
        let mut places: Vec<usize> = self.set_pos.iter().filter_map(|place| place_in(*place, all)).collect();
        places.sort_unstable();
        places.dedup();
        places.retain(|place| *place >= from);
        Picks::Some(places.into_iter())
    }

    /// The number of the period that `date` is in, or of the last one before it; the start's is 0.
    fn period_of(&self, date: NaiveDate) -> i64 {
        let start = self.start.date();
        let units = match self.frequency {
            Frequency::Daily => (date - start).num_days(),
            Frequency::Weekly => (self.week_of(date) - self.week_of(start)).num_days() / 7,
            Frequency::Monthly => Month::number_of(date) - Month::number_of(start),
            Frequency::Yearly => i64::from(date.year()) - i64::from(start.year()),
        };
        units.div_euclid(self.interval)
    }

    /// The first day of the week `date` is in, by WKST.
    fn week_of(&self, date: NaiveDate) -> NaiveDate {
        let into = date.weekday().days_since(self.week_start);
        date.checked_sub_days(Span::new(into.into())).unwrap_or(NaiveDate::MIN)
    }

    /// The first day of a period, or `None` after the year 9999.
    fn first_day(&self, period: i64) -> Option<NaiveDate> {
        let units = period.checked_mul(self.interval)?;
        let start = self.start.date();
        let later = |date: NaiveDate, days: i64| date.checked_add_days(Span::new(u64::try_from(days).ok()?));
        let date = match self.frequency {
            Frequency::Daily => later(start, units),
            Frequency::Weekly => later(self.week_of(start), units.checked_mul(7)?),
            Frequency::Monthly => Month::new(Month::number_of(start).checked_add(units)?)?.dates(2).next(),
            Frequency::Yearly => {
                let year = i64::from(start.year()).checked_add(units)?;
                NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, 1, 1)
            }
        };
        date.filter(|date| date.year() <= 9_999)
    }

    /// The days of a period that belong, in order. False after the last period there can be.
    fn dates_in(&self, period: i64, dates: &mut Vec<NaiveDate>) -> bool {
        dates.clear();
        let Some(first) = self.first_day(period) else { return false };
        match self.frequency {
            Frequency::Daily => dates.extend(self.days.has(first).then_some(first)),
            Frequency::Weekly => dates.extend(first.iter_days().take(7).filter(|date| self.days.has(*date))),
            Frequency::Monthly | Frequency::Yearly => {
                let months = if self.frequency == Frequency::Monthly { 1 } else { 12 };
                let number = Month::number_of(first);
                for month in (number..number + months).filter_map(Month::new) {
                    dates.extend(month.dates(self.days.of(month)));
                }
            }
        }
        true
    }
}

impl Instances<'_> {
    /// Periods looked at so far.
    pub(crate) fn steps(&self) -> u32 {
        self.steps
    }

    /// Whether the walk ended because it became too long, and more may follow.
    pub(crate) fn was_cut(&self) -> bool {
        self.cut
    }

    /// Looks at the next period. False where there is none.
    fn advance(&mut self) -> bool {
        if self.steps >= MOST_STEPS {
            self.cut = true;
            return false;
        }
        self.steps += 1;
        let past_end = self.pattern.first_day(self.period).is_none_or(|first| first > self.until.date());
        if past_end || !self.pattern.dates_in(self.period, &mut self.dates) {
            return false;
        }
        // Days and times before the beginning are passed over, not walked through.
        let first = self.pattern.index_of(&self.dates, self.from);
        self.picks = self.pattern.picks(self.dates.len(), first);
        self.period += 1;
        true
    }

    fn candidate(&mut self) -> Option<NaiveDateTime> {
        if let Some(start) = self.start.take() {
            return Some(start);
        }
        loop {
            if let Some(index) = self.picks.next() {
                return self.pattern.instance(&self.dates, index);
            }
            if self.cut || !self.advance() {
                return None;
            }
        }
    }
}

impl Iterator for Instances<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        if self.left == Some(0) || self.from > self.until {
            return None;
        }
        let instance = self.candidate().filter(|instance| *instance <= self.until)?;
        self.left = self.left.map(|left| left - 1);
        Some(instance)
    }
}

/// The index a BYSETPOS means among so many.
fn place_in(place: i32, all: usize) -> Option<usize> {
    let distance = usize::try_from(place.unsigned_abs()).ok()?;
    if place > 0 { distance.checked_sub(1).filter(|index| *index < all) } else { all.checked_sub(distance) }
}

#[cfg(test)]
mod tests;
