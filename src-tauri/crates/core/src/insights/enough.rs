//! How much is enough to say anything. What computes takes these types, so that no count can be passed over.

use chrono::NaiveDate;

use super::series::Series;

/// Days below which nothing is summed up.
pub const FEWEST_DAYS: usize = 14;
/// Days with, and days without, below which the two are not compared.
pub const FEWEST_A_SIDE: usize = 10;
/// Pairs below which no correlation is shown.
pub const FEWEST_PAIRS: usize = 30;

/// Why it cannot be told yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Fewer than [`FEWEST_DAYS`].
    TooFewDays,
    /// Fewer than [`FEWEST_A_SIDE`] days with it.
    TooFewDaysWith,
    /// Fewer than [`FEWEST_A_SIDE`] days without it.
    TooFewDaysWithout,
    /// Fewer than [`FEWEST_PAIRS`].
    TooFewPairs,
    /// One of the two is the same on all days, once weekdays and the weeks around are allowed for.
    NothingVaries,
    /// The days could be put in too few other orders for chance to be ruled out, whatever they say.
    TooFewArrangements,
    /// It was looked at, and chance would do.
    NotClear,
}

/// What may be told, or that it cannot be told yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer<T> {
    CannotTellYet {
        why: Why,
        /// How many there are of what `why` counts: days, days with, days without, pairs.
        n: usize,
    },
    Tells(T),
}

impl<T> Answer<T> {
    /// What it tells, if anything.
    pub fn told(self) -> Option<T> {
        match self {
            Self::Tells(told) => Some(told),
            Self::CannotTellYet { .. } => None,
        }
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Tells(told) => Answer::Tells(change(told)),
            Self::CannotTellYet { why, n } => Answer::CannotTellYet { why, n },
        }
    }
}

/// A series of at least [`FEWEST_DAYS`] days that were noted.
#[derive(Debug, Clone)]
pub struct EnoughDays<'a> {
    series: &'a Series,
    values: Vec<f64>,
}

impl<'a> EnoughDays<'a> {
    pub fn of(series: &'a Series) -> Answer<Self> {
        let values: Vec<f64> = series.noted().map(|(_, value)| value).collect();
        if values.len() < FEWEST_DAYS {
            return Answer::CannotTellYet { why: Why::TooFewDays, n: values.len() };
        }
        Answer::Tells(Self { series, values })
    }

    pub fn series(&self) -> &'a Series {
        self.series
    }

    /// The values in the order of their days.
    pub fn values(&self) -> &[f64] {
        &self.values
    }
}

/// At least [`FEWEST_A_SIDE`] days with something and as many without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    with: usize,
    without: usize,
}

impl Sides {
    pub fn of(with: usize, without: usize) -> Answer<Self> {
        if with < FEWEST_A_SIDE {
            return Answer::CannotTellYet { why: Why::TooFewDaysWith, n: with };
        }
        if without < FEWEST_A_SIDE {
            return Answer::CannotTellYet { why: Why::TooFewDaysWithout, n: without };
        }
        Answer::Tells(Self { with, without })
    }

    pub fn with(self) -> usize {
        self.with
    }

    pub fn without(self) -> usize {
        self.without
    }
}

/// At least [`FEWEST_PAIRS`] days on which both of two things were noted, in order.
#[derive(Debug, Clone)]
pub struct Pairs {
    days: Vec<NaiveDate>,
    left: Vec<f64>,
    right: Vec<f64>,
}

impl Pairs {
    /// The days on which both were noted.
    pub fn of(left: &Series, right: &Series) -> Answer<Self> {
        let mut pairs = Self { days: Vec::new(), left: Vec::new(), right: Vec::new() };
        for (day, value) in left.noted() {
            if let Some(other) = right.on(day) {
                pairs.days.push(day);
                pairs.left.push(value);
                pairs.right.push(other);
            }
        }
        Self::enough(pairs.days.len()).map(|()| pairs)
    }

    pub(super) fn enough(count: usize) -> Answer<()> {
        if count < FEWEST_PAIRS {
            return Answer::CannotTellYet { why: Why::TooFewPairs, n: count };
        }
        Answer::Tells(())
    }

    pub fn days(&self) -> &[NaiveDate] {
        &self.days
    }

    pub fn left(&self) -> &[f64] {
        &self.left
    }

    pub fn right(&self) -> &[f64] {
        &self.right
    }
}
