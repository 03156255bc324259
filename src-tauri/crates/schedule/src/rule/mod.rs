//! Recurrence rules (RFC 5545, section 3.3.10): what was written, and what of it can be scheduled.

mod read;
mod write;

use chrono::Weekday;

use crate::moment::Moment;

/// An RRULE value: its text, kept to the letter, and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    text: String,
    reading: Result<Recurrence, Unsupported>,
}

impl Rule {
    /// Reads a value. No text is refused: what can't be scheduled is kept with the reason, and is written back as it came.
    pub fn parse(text: &str) -> Self {
        Self { reading: read::recurrence(text), text: text.to_owned() }
    }

    /// The value as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it means, or why it can't be scheduled here.
    pub fn reading(&self) -> Result<&Recurrence, &Unsupported> {
        self.reading.as_ref()
    }

    /// The parts in their order, as (name, value); a part without `=` has an empty value.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str)> {
        read::parts(&self.text)
    }
}

impl From<Recurrence> for Rule {
    /// A rule of our own, written in the order of section 3.3.10.
    fn from(recurrence: Recurrence) -> Self {
        let text = recurrence.to_string();
        // Read again, so that fields nobody checked can't be scheduled either.
        Self { reading: read::recurrence(&text), text }
    }
}

/// Why a rule is kept but not scheduled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsupported {
    /// It repeats within a day: SECONDLY, MINUTELY, HOURLY.
    #[error("repeats within a day")]
    WithinDay,
    /// It has a part that is known and not reckoned with: BYYEARDAY, BYWEEKNO, RSCALE, SKIP.
    #[error("has a part that is not reckoned with")]
    Part,
    /// It has a part no standard names.
    #[error("has an unknown part")]
    UnknownPart,
    /// A part stands where section 3.3.10 forbids it, for example BYMONTHDAY in a WEEKLY rule.
    #[error("has a part in a place where it means nothing")]
    Misplaced,
    /// A part has a value that it can't have, or stands twice, or FREQ is missing.
    #[error("is not written as a rule")]
    Malformed,
    /// Longer than [`Rule::LONGEST`].
    #[error("is too long")]
    TooLong,
}

impl Rule {
    /// The longest text that is read, in bytes; longer ones are kept like all others.
    pub const LONGEST: usize = 4_096;
}

/// FREQ: how long the periods are whose every `INTERVAL`th is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// One value of BYDAY: a weekday, or the nth (from the end where negative) of its month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ByDay {
    /// ±1 to ±53, or `None` for every one.
    pub ordinal: Option<i8>,
    pub weekday: Weekday,
}

impl From<Weekday> for ByDay {
    fn from(weekday: Weekday) -> Self {
        Self { ordinal: None, weekday }
    }
}

/// A rule that can be scheduled. Lists are in the order they were written; an empty one stands for a part that is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    pub frequency: Frequency,
    /// Every how many periods; 1 at least.
    pub interval: u32,
    /// How many instances at most, the start included and those counted that EXDATE takes out.
    pub count: Option<u32>,
    /// The last moment an instance may begin at.
    pub until: Option<Moment>,
    /// 1–12.
    pub by_month: Vec<u8>,
    /// ±1 to ±31.
    pub by_month_day: Vec<i8>,
    pub by_day: Vec<ByDay>,
    /// 0–23.
    pub by_hour: Vec<u8>,
    /// 0–59.
    pub by_minute: Vec<u8>,
    /// 0–59.
    pub by_second: Vec<u8>,
    /// ±1 to ±366.
    pub by_set_pos: Vec<i16>,
    /// The day a week begins with, Monday where nothing is said.
    pub week_start: Weekday,
}

impl Recurrence {
    /// A rule without any part but FREQ.
    pub const fn every(frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: 1,
            count: None,
            until: None,
            by_month: Vec::new(),
            by_month_day: Vec::new(),
            by_day: Vec::new(),
            by_hour: Vec::new(),
            by_minute: Vec::new(),
            by_second: Vec::new(),
            by_set_pos: Vec::new(),
            week_start: Weekday::Mon,
        }
    }
}

#[cfg(test)]
mod tests;
