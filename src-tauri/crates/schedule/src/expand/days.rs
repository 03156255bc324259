//! Which days of a month a rule means, as bits: bit 1 is the first of the month, bit 31 the last there can be.
//!
//! A month is a number, counted from January of the year 0, so that arithmetic with months is arithmetic with numbers.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::rule::{ByDay, Frequency, Recurrence};

/// BYMONTH, BYMONTHDAY and BYDAY of a rule, with what is left out taken from the start (RFC 5545, section 3.3.10).
///
/// Where the standard's table says "expand" or "limit", both come to the same here: a day belongs if no part forbids it.
#[derive(Debug)]
pub(super) struct Days {
    /// Bit `month`, 1–12; all where BYMONTH is absent.
    months: u16,
    /// Days counted from the first of the month and from its end, if BYMONTHDAY limits them.
    of_month: Option<[u32; 2]>,
    /// Bit `num_days_from_monday`; all where no BYDAY limits them.
    weekdays: u8,
    /// The nth weekdays of a month or a year.
    ordinals: Vec<(i64, Weekday)>,
    /// Ordinals count within the year, not the month: a YEARLY rule without BYMONTH.
    by_year: bool,
    limits_weekdays: bool,
}

/// What a month looks like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    number: i64,
    /// 28–31.
    days: u32,
    /// Weekday of the first, Monday being 0.
    first: u32,
    /// Day of the year before the first, and days of that year.
    before: u32,
    year_days: u32,
}

const ALL_WEEKDAYS: u8 = 0b111_1111;
const ALL_MONTHS: u16 = 0b1_1111_1111_1110;

impl Month {
    /// The number of the month `date` is in.
    pub(super) fn number_of(date: NaiveDate) -> i64 {
        i64::from(date.year()) * 12 + i64::from(date.month0())
    }

    /// The month of this number, in the years 1 to 9999.
    pub(super) fn new(number: i64) -> Option<Self> {
        let year = i32::try_from(number.div_euclid(12)).ok().filter(|year| (1..=9_999).contains(year))?;
        let first = NaiveDate::from_ymd_opt(year, u32::try_from(number.rem_euclid(12)).ok()? + 1, 1)?;
        Some(Self {
            number,
            days: u32::from(first.num_days_in_month()),
            first: first.weekday().num_days_from_monday(),
            before: first.ordinal0(),
            year_days: if first.leap_year() { 366 } else { 365 },
        })
    }

    /// Every day of it.
    pub(super) fn all(self) -> u32 {
        (u32::MAX >> (31 - self.days)) & !1
    }

    /// The dates of the days whose bits are set.
    pub(super) fn dates(self, days: u32) -> impl Iterator<Item = NaiveDate> {
        let year = i32::try_from(self.number.div_euclid(12)).unwrap_or_default();
        let month = u32::try_from(self.number.rem_euclid(12)).unwrap_or_default() + 1;
        (1..=self.days)
            .filter(move |day| days & (1 << day) != 0)
            .filter_map(move |day| NaiveDate::from_ymd_opt(year, month, day))
    }

    /// The number of the month within its year, 1–12.
    fn in_year(self) -> i64 {
        self.number.rem_euclid(12) + 1
    }

    /// Days that fall on one of `weekdays`.
    fn on(self, weekdays: u8) -> u32 {
        // The week, turned so that bit 0 is the weekday of the first, five times over.
        let twice = u64::from(weekdays) * 0x81;
        let repeated = ((twice >> self.first) & 0x7F) * 0x8_1020_4081;
        self.only(repeated << 1)
    }

    /// Days counted from the end, where bit 1 is the last day, as days counted from the first.
    fn counted_back(self, days: u32) -> u32 {
        self.only((u64::from(days.reverse_bits()) << 1) >> (31 - self.days))
    }

    /// Without the bits that are no days of this month.
    fn only(self, days: u64) -> u32 {
        u32::try_from(days & u64::from(self.all())).unwrap_or_default()
    }

    /// The nth `weekday` of the month or of its year, if it is a day of this month.
    fn nth(self, ordinal: i64, weekday: Weekday, by_year: bool) -> u32 {
        let [before, length] = if by_year { [self.before, self.year_days] } else { [0, self.days] }.map(i64::from);
        // The weekday of the first day of the span, and days from there to the first one looked for.
        let first = (i64::from(self.first) - before).rem_euclid(7);
        let to_first = (i64::from(weekday.num_days_from_monday()) - first).rem_euclid(7);
        let day = if ordinal > 0 {
            to_first + 7 * (ordinal - 1)
        } else {
            to_first + 7 * ((length - 1 - to_first).div_euclid(7) + 1 + ordinal)
        };
        let in_month = day - before;
        if day < 0 || day >= length || !(0..i64::from(self.days)).contains(&in_month) { 0 } else { 2 << in_month }
    }
}

impl Days {
    pub(super) fn new(rule: &Recurrence, start: NaiveDate) -> Self {
        let (nothing_by_day, nothing_by_month_day) = (rule.by_day.is_empty(), rule.by_month_day.is_empty());
        let mut by_month: Vec<u8> = rule.by_month.clone();
        let mut by_month_day: Vec<i8> = rule.by_month_day.clone();
        let mut by_day: Vec<ByDay> = rule.by_day.clone();
        let from_start = u8::try_from(start.day()).unwrap_or_default().cast_signed();
        match rule.frequency {
            Frequency::Weekly if nothing_by_day => by_day.push(start.weekday().into()),
            Frequency::Monthly if nothing_by_day && nothing_by_month_day => by_month_day.push(from_start),
            Frequency::Yearly if nothing_by_day && nothing_by_month_day => {
                by_month_day.push(from_start);
                if by_month.is_empty() {
                    by_month.push(u8::try_from(start.month()).unwrap_or_default());
                }
            }
            _ => {}
        }
        let months = by_month.iter().fold(0, |bits, month| bits | 1_u16 << (month & 15));
        let mut weekdays = 0;
        let mut ordinals: Vec<(i64, Weekday)> = Vec::new();
        for day in &by_day {
            match day.ordinal {
                None => weekdays |= 1 << day.weekday.num_days_from_monday(),
                Some(ordinal) if !ordinals.contains(&(ordinal.into(), day.weekday)) => {
                    ordinals.push((ordinal.into(), day.weekday));
                }
                Some(_) => {}
            }
        }
        Self {
            months: if by_month.is_empty() { ALL_MONTHS } else { months },
            of_month: (!by_month_day.is_empty()).then(|| month_day_bits(&by_month_day)),
            weekdays: if by_day.is_empty() { ALL_WEEKDAYS } else { weekdays },
            ordinals,
            by_year: rule.frequency == Frequency::Yearly && rule.by_month.is_empty(),
            limits_weekdays: !by_day.is_empty(),
        }
    }

    /// The days of `month` that belong.
    pub(super) fn of(&self, month: Month) -> u32 {
        if self.months & 1 << month.in_year() == 0 {
            return 0;
        }
        let mut days = month.all();
        if let Some([from_first, from_end]) = self.of_month {
            days &= from_first | month.counted_back(from_end);
        }
        if self.limits_weekdays {
            let nth = self.ordinals.iter().map(|(nth, weekday)| month.nth(*nth, *weekday, self.by_year));
            days &= nth.fold(month.on(self.weekdays), |all, day| all | day);
        }
        days
    }

    /// Whether a day can only be ruled out by its weekday.
    pub(super) fn by_weekday_alone(&self) -> bool {
        self.months == ALL_MONTHS && self.of_month.is_none() && self.ordinals.is_empty()
    }

    pub(super) fn has_weekday(&self, weekday: Weekday) -> bool {
        self.weekdays & 1 << weekday.num_days_from_monday() != 0
    }

    /// Whether this very day belongs.
    pub(super) fn has(&self, date: NaiveDate) -> bool {
        if self.by_weekday_alone() {
            return self.has_weekday(date.weekday());
        }
        Month::new(Month::number_of(date)).is_some_and(|month| self.of(month) & 1 << date.day() != 0)
    }
}

fn month_day_bits(days: &[i8]) -> [u32; 2] {
    days.iter().fold([0, 0], |[from_first, from_end], day| {
        let bit = 1_u32 << (day.unsigned_abs() & 31);
        if *day > 0 { [from_first | bit, from_end] } else { [from_first, from_end | bit] }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;

    fn days(rule: &str, year: i32, month: u32) -> Vec<u32> {
        let start = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let month = Month::new(Month::number_of(first)).unwrap();
        let days = Days::new(Rule::parse(rule).reading().unwrap(), start).of(month);
        month.dates(days).map(|date| date.day()).collect()
    }

    #[test]
    fn days_are_counted_from_both_ends_of_months_of_every_length() {
        for (year, month, last) in [(2026, 1, 31), (2026, 4, 30), (2026, 2, 28), (2024, 2, 29)] {
            assert_eq!(days("FREQ=MONTHLY;BYMONTHDAY=1,-1,-2", year, month), [1, last - 1, last]);
            assert_eq!(days("FREQ=MONTHLY;BYMONTHDAY=-31", year, month), if last == 31 { vec![1] } else { vec![] });
        }
        assert_eq!(days("FREQ=MONTHLY", 2026, 2), [0; 0], "there is no 31 February");
    }

    #[test]
    fn weekdays_and_ordinals_are_those_of_the_calendar() {
        assert_eq!(days("FREQ=MONTHLY;BYDAY=MO,SU", 2026, 3), [1, 2, 8, 9, 15, 16, 22, 23, 29, 30]);
        assert_eq!(days("FREQ=MONTHLY;BYDAY=1SU,-1TU,5MO", 2026, 3), [1, 30, 31]);
        assert_eq!(days("FREQ=MONTHLY;BYDAY=5SU,6MO,-6MO", 2026, 4), [0; 0]);
        assert_eq!(days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", 2026, 3), [13]);
        assert_eq!(days("FREQ=YEARLY;BYDAY=1TH,53TH,-1SA", 2026, 12), [26, 31]);
        assert_eq!(days("FREQ=YEARLY;BYDAY=1TH,53TH,-52SA", 2026, 1), [1, 3]);
        assert_eq!(days("FREQ=YEARLY;BYDAY=20MO", 1997, 5), [19]);
        assert_eq!(days("FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", 2026, 3), [8]);
    }

    #[test]
    fn what_is_left_out_comes_from_the_start() {
        assert_eq!(days("FREQ=YEARLY", 2027, 1), [31]);
        assert_eq!(days("FREQ=YEARLY", 2027, 3), [0; 0]);
        assert_eq!(days("FREQ=YEARLY;BYMONTH=3", 2027, 3), [31]);
        assert_eq!(days("FREQ=YEARLY;BYMONTHDAY=5", 2027, 3), [5]);
        assert_eq!(days("FREQ=WEEKLY", 2026, 2), [7, 14, 21, 28]);
    }

    #[test]
    fn there_are_no_months_outside_the_years_of_the_standard() {
        assert!(Month::new(11).is_none() && Month::new(12).is_some());
        assert!(Month::new(119_999).is_some() && Month::new(120_000).is_none() && Month::new(i64::MAX).is_none());
    }
}
