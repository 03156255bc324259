//! One value a day, with gaps.

use chrono::{Datelike, Days, NaiveDate};

use super::{MOST_DAYS, Refused, real};

/// Values beyond this are taken for mistakes and left out, so that sums of their squares stay numbers.
const LARGEST: f64 = 1e12;

/// Values by day. Days on which nothing was noted are gaps, never zeros.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    first: NaiveDate,
    values: Vec<Option<f64>>,
}

impl Series {
    /// The values by day, in any order. Of a day that comes more than once the mean is taken; values that are no numbers, or
    /// beyond ± 10¹², are left out.
    ///
    /// # Errors
    /// [`Refused::TooManyDays`] where more than [`MOST_DAYS`] lie between the first and the last.
    pub fn of(noted: impl IntoIterator<Item = (NaiveDate, f64)>) -> Result<Self, Refused> {
        let within = noted.into_iter().filter(|(_, value)| value.is_finite() && value.abs() <= LARGEST);
        let mut days: Vec<(NaiveDate, f64)> = within.collect();
        // Those of one day stay in the order they came in, so that their sum is the same every time.
        days.sort_by_key(|(day, _)| *day);
        let Some(((first, _), (last, _))) = days.first().zip(days.last()) else {
            return Ok(Self { first: NaiveDate::default(), values: Vec::new() });
        };
        let (first, span) = (*first, last.signed_duration_since(*first).num_days());
        let span = usize::try_from(span).ok().filter(|span| *span < MOST_DAYS).ok_or(Refused::TooManyDays)?;
        let mut values = vec![None; span + 1];
        for of_day in days.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((day, _)) = of_day.first() else { continue };
            let place = usize::try_from(day.signed_duration_since(first).num_days()).unwrap_or(usize::MAX);
            if let Some(value) = values.get_mut(place) {
                *value = Some(of_day.iter().fold(0.0, |sum, (_, value)| sum + value) / real(of_day.len()));
            }
        }
        Ok(Self { first, values })
    }

    /// The first day that was noted; 1 January 1970 where there is none.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// Days from the first that was noted to the last, gaps included.
    pub fn span(&self) -> usize {
        self.values.len()
    }

    /// What was noted on a day.
    pub fn on(&self, day: NaiveDate) -> Option<f64> {
        let place = usize::try_from(day.signed_duration_since(self.first).num_days()).ok()?;
        self.values.get(place).copied().flatten()
    }

    /// What was noted on each day from the first to the last.
    pub(super) fn values(&self) -> &[Option<f64>] {
        &self.values
    }

    /// How many places later a day stands in this series than in the other.
    pub(super) fn ahead_of(&self, other: &Self) -> isize {
        isize::try_from(other.first.signed_duration_since(self.first).num_days()).unwrap_or(isize::MAX)
    }

    /// The days that were noted, in order.
    pub fn noted(&self) -> impl Iterator<Item = (NaiveDate, f64)> + '_ {
        self.days().zip(&self.values).filter_map(|(day, value)| Some((day, (*value)?)))
    }

    /// Every day from the first to the last, gaps included.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.first.iter_days().take(self.values.len())
    }
}

/// The day so many days later, or earlier where negative.
pub(super) fn moved(day: NaiveDate, days: i8) -> Option<NaiveDate> {
    let step = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day.checked_sub_days(step) } else { day.checked_add_days(step) }
}

/// 0 for Monday to 6 for Sunday.
pub(super) fn weekday(day: NaiveDate) -> usize {
    usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default()
}
