use chrono::{NaiveTime, TimeDelta, Timelike};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::rule::{ByDay, Rule};

fn at(text: &str) -> NaiveDateTime {
    format!("{text}:00:00").parse().unwrap()
}

fn recurrence(rule: &str) -> Recurrence {
    Rule::parse(rule).reading().unwrap().clone()
}

/// The instances between two moments and the steps it took to find them.
fn between(rule: &str, start: &str, from: &str, until: &str) -> (Vec<String>, u32) {
    let pattern = Pattern::new(&recurrence(rule), at(start));
    let mut walk = pattern.instances(at(from), at(until));
    let found: Vec<_> = walk.by_ref().map(|instance| instance.format("%Y-%m-%dT%H").to_string()).collect();
    (found, walk.steps())
}

/// RFC 5545, section 3.3.10, read as slowly as it can be: every day is looked at by itself.
struct Oracle<'r> {
    rule: &'r Recurrence,
    start: NaiveDateTime,
}

impl Oracle<'_> {
    /// All instances from the start to `last`.
    fn instances(&self, last: NaiveDate) -> Vec<NaiveDateTime> {
        // The first period begins before the start, and BYSETPOS counts from its beginning.
        let begin = self.start.date() - TimeDelta::days(366);
        let mut all: Vec<NaiveDateTime> = Vec::new();
        let mut set: Vec<NaiveDateTime> = Vec::new();
        let mut current = None;
        for date in begin.iter_days().take_while(|date| *date <= last + TimeDelta::days(366)) {
            let period = self.period(date);
            if current != Some(period) {
                all.extend(self.chosen(&set));
                set.clear();
                current = Some(period);
            }
            if period >= 0 && period % i64::from(self.rule.interval) == 0 && self.day_fits(date) {
                set.extend(self.times().into_iter().map(|time| date.and_time(time)));
            }
        }
        all.push(self.start);
        all.retain(|instance| *instance >= self.start);
        all.sort_unstable();
        all.dedup();
        all.truncate(self.rule.count.map_or(usize::MAX, |count| usize::try_from(count).unwrap()));
        all.retain(|instance| instance.date() <= last);
        all
    }

    fn period(&self, date: NaiveDate) -> i64 {
        let start = self.start.date();
        match self.rule.frequency {
            Frequency::Daily => (date - start).num_days(),
            Frequency::Weekly => {
                let mut monday = start;
                while monday.weekday() != self.rule.week_start {
                    monday = monday.pred_opt().unwrap();
                }
                (date - monday).num_days().div_euclid(7)
            }
            Frequency::Monthly => {
                i64::from((date.year() - start.year()) * 12) + i64::from(date.month()) - i64::from(start.month())
            }
            Frequency::Yearly => i64::from(date.year() - start.year()),
        }
    }

    fn day_fits(&self, date: NaiveDate) -> bool {
        let (rule, start) = (self.rule, self.start.date());
        let length = i64::from(date.num_days_in_month());
        let by_month_day = |day: &i8| {
            let day = i64::from(*day);
            i64::from(date.day()) == if day > 0 { day } else { length + 1 + day }
        };
        let month = rule.by_month.is_empty() || rule.by_month.iter().any(|month| u32::from(*month) == date.month());
        let month_day = rule.by_month_day.is_empty() || rule.by_month_day.iter().any(by_month_day);
        let day = rule.by_day.is_empty() || rule.by_day.iter().any(|day| self.by_day_fits(*day, date));
        let left_out = match rule.frequency {
            _ if !rule.by_day.is_empty() || !rule.by_month_day.is_empty() => true,
            Frequency::Daily => true,
            Frequency::Weekly => date.weekday() == start.weekday(),
            Frequency::Monthly => date.day() == start.day(),
            Frequency::Yearly => {
                date.day() == start.day() && (!rule.by_month.is_empty() || date.month() == start.month())
            }
        };
        month && month_day && day && left_out
    }

    fn by_day_fits(&self, by: ByDay, date: NaiveDate) -> bool {
        if by.weekday != date.weekday() {
            return false;
        }
        let Some(ordinal) = by.ordinal else { return true };
        let by_month = self.rule.frequency == Frequency::Monthly || !self.rule.by_month.is_empty();
        let within = |other: NaiveDate| other.year() == date.year() && (!by_month || other.month() == date.month());
        let step = TimeDelta::days(if ordinal > 0 { -7 } else { 7 });
        let (mut place, mut other) = (1, date + step);
        while within(other) {
            place += 1;
            other += step;
        }
        place == i32::from(ordinal).abs()
    }

    fn times(&self) -> Vec<NaiveTime> {
        let start = self.start.time();
        let fits = |list: &[u8], number: u32, own: u32| {
            if list.is_empty() { number == own } else { list.iter().any(|value| u32::from(*value) == number) }
        };
        let hours = (0..24).filter(|hour| fits(&self.rule.by_hour, *hour, start.hour()));
        let times = hours.flat_map(|hour| (0..60).map(move |minute| (hour, minute)));
        times
            .filter(|(_, minute)| fits(&self.rule.by_minute, *minute, start.minute()))
            .filter_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0))
            .collect()
    }

    fn chosen(&self, set: &[NaiveDateTime]) -> Vec<NaiveDateTime> {
        let positions = &self.rule.by_set_pos;
        let from_end = |index: usize| -i64::try_from(set.len() - index).unwrap();
        let meant = |index: usize| {
            positions.iter().any(|place| {
                i64::from(*place) == i64::try_from(index).unwrap() + 1 || i64::from(*place) == from_end(index)
            })
        };
        set.iter().enumerate().filter(|(index, _)| positions.is_empty() || meant(*index)).map(|(_, at)| *at).collect()
    }
}

fn rules() -> impl Strategy<Value = Recurrence> {
    let weekday = || {
        select(vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun])
    };
    let frequency = select(vec![Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly]);
    let some = |percent: f64| move |list| if percent > 0.5 { list } else { Vec::new() };
    let months = (vec(1_u8..=12, 0..4), 0.0..1.0_f64).prop_map(move |(list, chance)| some(chance)(list));
    let month_days = (vec(select((1..=31).chain(-31..=-1).collect::<Vec<i8>>()), 0..5), any::<bool>())
        .prop_map(|(list, kept)| if kept { list } else { Vec::new() });
    let ordinal = option::weighted(0.4, select(vec![1_i8, 2, 3, 4, 5, -1, -2, -5, 20, 53, -53]));
    let by_day = vec((ordinal, weekday()).prop_map(|(ordinal, weekday)| ByDay { ordinal, weekday }), 0..4);
    let places = vec(select(vec![1_i16, 2, 3, -1, -2, 10, 366]), 0..3);
    let times = (vec(0_u8..24, 0..3), vec(0_u8..60, 0..2));
    let numbers = (1_u32..6, option::of(1_u32..40), weekday());
    (frequency, numbers, months, month_days, by_day, places, times).prop_filter_map(
        "stands where the standard forbids it",
        |(
            frequency,
            (interval, count, week_start),
            by_month,
            by_month_day,
            by_day,
            by_set_pos,
            (by_hour, by_minute),
        )| {
            let rule = Recurrence {
                interval,
                count,
                by_month,
                by_month_day,
                by_day,
                by_hour,
                by_minute,
                by_set_pos,
                week_start,
                ..Recurrence::every(frequency)
            };
            Rule::parse(&rule.to_string()).reading().ok().cloned()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_day_looked_at_by_itself_says_the_same(
        rule in rules(),
        day in 0_i64..1_500,
        hour in 0_u32..24,
        ahead in 0_i64..2_000,
        length in 0_i64..500,
    ) {
        let start = (NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + TimeDelta::days(day)).and_hms_opt(hour, 30, 0).unwrap();
        let from = start + TimeDelta::days(ahead - 100) + TimeDelta::hours(7);
        let until = from + TimeDelta::days(length);
        let expected: Vec<_> = (Oracle { rule: &rule, start })
            .instances(until.date())
            .into_iter()
            .filter(|instance| (from..=until).contains(instance))
            .collect();
        let pattern = Pattern::new(&rule, start);
        prop_assert_eq!(pattern.instances(from, until).collect::<Vec<_>>(), expected, "{}", rule);
    }

    #[test]
    fn where_one_begins_to_look_changes_nothing(rule in rules(), day in 0_i64..1_500, ahead in 0_i64..3_000) {
        let start = (NaiveDate::from_ymd_opt(1996, 1, 1).unwrap() + TimeDelta::days(day)).and_hms_opt(18, 30, 0).unwrap();
        let (from, until) = (start + TimeDelta::days(ahead), start + TimeDelta::days(ahead + 400));
        let pattern = Pattern::new(&rule, start);
        let from_start: Vec<_> = pattern.instances(start, until).filter(|instance| *instance >= from).collect();
        prop_assert_eq!(pattern.instances(from, until).collect::<Vec<_>>(), from_start, "{}", rule);
    }
}

#[test]
fn a_start_that_its_rule_does_not_mean_is_the_first_all_the_same() {
    let (found, _) = between("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "2026-03-05T18", "2026-03-01T00", "2026-06-01T00");
    assert_eq!(found, ["2026-03-05T18", "2026-03-10T18", "2026-03-17T18"]);
    let (found, _) = between("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "2026-03-05T18", "2026-03-12T00", "2026-06-01T00");
    assert_eq!(found, ["2026-03-17T18"]);
}
