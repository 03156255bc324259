//! The times of a day a rule means: every BYHOUR with every BYMINUTE with every BYSECOND.

use chrono::{NaiveTime, Timelike};

use crate::rule::Recurrence;

/// Times of day in their order, reckoned when asked for: a hostile rule may mean 86,400 of them.
#[derive(Debug)]
pub(super) struct Times {
    hours: Vec<u32>,
    minutes: Vec<u32>,
    seconds: Vec<u32>,
}

impl Times {
    /// What is left out comes from the start.
    pub(super) fn new(rule: &Recurrence, start: NaiveTime) -> Self {
        let sorted = |list: &[u8], otherwise: u32| {
            let mut list: Vec<u32> = list.iter().map(|number| u32::from(*number)).collect();
            if list.is_empty() {
                list.push(otherwise);
            }
            list.sort_unstable();
            list.dedup();
            list
        };
        Self {
            hours: sorted(&rule.by_hour, start.hour()),
            minutes: sorted(&rule.by_minute, start.minute()),
            seconds: sorted(&rule.by_second, start.second()),
        }
    }

    /// How many, at least one.
    pub(super) fn count(&self) -> usize {
        self.hours.len() * self.minutes.len() * self.seconds.len()
    }

    /// The `index`th from zero.
    pub(super) fn at(&self, index: usize) -> Option<NaiveTime> {
        let (minutes, seconds) = (self.minutes.len(), self.seconds.len());
        let hour = self.hours.get(index / seconds / minutes)?;
        let minute = self.minutes.get(index / seconds % minutes)?;
        NaiveTime::from_hms_opt(*hour, *minute, *self.seconds.get(index % seconds)?)
    }

    /// How many are earlier than `time`.
    pub(super) fn before(&self, time: NaiveTime) -> usize {
        let (mut low, mut high) = (0, self.count());
        while low < high {
            let middle = low.midpoint(high);
            if self.at(middle).is_some_and(|at| at < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    pub(super) fn has(&self, time: NaiveTime) -> bool {
        self.at(self.before(time)) == Some(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;

    fn times(rule: &str) -> Times {
        Times::new(Rule::parse(rule).reading().unwrap(), NaiveTime::from_hms_opt(18, 30, 0).unwrap())
    }

    fn time(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    #[test]
    fn every_hour_meets_every_minute() {
        let times = times("FREQ=DAILY;BYHOUR=21,9,9;BYMINUTE=30,0");
        let all: Vec<_> = (0..9).map_while(|index| times.at(index)).collect();
        assert_eq!(all, ["09:00:00", "09:30:00", "21:00:00", "21:30:00"].map(time));
        for (text, before) in [("00:00:00", 0), ("09:00:00", 0), ("09:00:01", 1), ("21:00:00", 2), ("23:59:59", 4)] {
            assert_eq!(times.before(time(text)), before, "{text}");
        }
        assert!(times.has(time("21:30:00")) && !times.has(time("18:30:00")));
    }

    #[test]
    fn without_parts_it_is_the_time_of_the_start() {
        assert_eq!(times("FREQ=DAILY").at(0), Some(time("18:30:00")));
        assert_eq!(times("FREQ=DAILY;BYHOUR=7").at(0), Some(time("07:30:00")));
    }
}
