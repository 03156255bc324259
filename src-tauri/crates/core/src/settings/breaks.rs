//! Breaks from noting: stretches of days in which nobody is asked how they are. They are kept, so that days without notes in them
//! can be told from others; nothing is ever made of how many there were.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::Reader;

use super::Settings;
use crate::error::{CoreError, ErrorCode, Result};

/// How many are kept.
pub const BREAKS_MOST: usize = 400;

/// Days without being asked, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Break {
    pub from: NaiveDate,
    /// `None`: until it is ended.
    pub to: Option<NaiveDate>,
}

impl Break {
    fn has(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Breaks with what tells the day of an instant.
pub(crate) struct Breaks {
    list: Vec<Break>,
    day_starts_at: u8,
    zone: String,
}

impl Breaks {
    /// `zone` is where the person is.
    pub(crate) fn load(reader: Reader<'_>, zone: &str) -> Result<Self> {
        let Settings { breaks, day_starts_at, .. } = super::load(reader)?;
        Ok(Self { list: breaks, day_starts_at, zone: zone.to_owned() })
    }

    /// Whether an instant lies in one.
    pub(crate) fn cover(&self, at: DateTime<Utc>) -> bool {
        !self.list.is_empty()
            && schedule::day::day_of(at, &self.zone, self.day_starts_at)
                .is_ok_and(|day| self.list.iter().any(|one| one.has(day)))
    }
}

/// The break a day lies in.
pub(crate) fn on(breaks: &[Break], day: NaiveDate) -> Option<Break> {
    breaks.iter().copied().find(|one| one.has(day))
}

/// In order, apart from one another, and only the last without an end.
pub(super) fn check(breaks: &[Break]) -> Result<()> {
    let ordered = |one: &Break| one.to.is_none_or(|to| one.from <= to);
    let apart = |two: &[Break]| matches!(two, [one, next] if one.to.is_some_and(|to| to < next.from));
    let good = breaks.len() <= BREAKS_MOST && breaks.iter().all(ordered) && breaks.windows(2).all(apart);
    if good { Ok(()) } else { Err(CoreError::at(ErrorCode::OutOfRange, "breaks")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::testing::journal;

    fn stretch(from: &str, to: Option<&str>) -> Break {
        Break { from: from.parse().unwrap(), to: to.map(|to| to.parse().unwrap()) }
    }

    #[test]
    fn breaks_are_kept_in_order_and_apart() {
        let journal = journal();
        let first = stretch("2026-11-01", Some("2026-11-05"));
        let open = stretch("2026-11-10", None);
        let set = |breaks: &[Break]| {
            let settings = journal.session.settings().unwrap();
            journal.session.settings_set(&Settings { breaks: breaks.to_vec(), ..settings }).map(|changed| changed.value)
        };
        set(&[first, open]).unwrap();
        assert_eq!(journal.session.settings().unwrap().breaks, [first, open]);
        for wrong in [
            vec![open, first],
            vec![first, stretch("2026-11-05", None)],
            vec![stretch("2026-11-05", Some("2026-11-01"))],
            vec![first; BREAKS_MOST + 1],
        ] {
            assert_eq!(set(&wrong).unwrap_err().field, Some("breaks"));
        }
    }

    #[test]
    fn today_says_that_there_is_a_break_and_asks_again_after_it() {
        let journal = journal();
        let on_break = |from: &str, to: Option<&str>| {
            let settings = journal.session.settings().unwrap();
            let _ = journal.session.settings_set(&Settings { breaks: vec![stretch(from, to)], ..settings }).unwrap();
            journal.session.journal_today("Europe/London").unwrap().on_break
        };
        // The journal's clock stands at 21:48 on 19 November.
        assert_eq!(on_break("2026-11-19", None), Some(stretch("2026-11-19", None)));
        assert!(on_break("2026-11-10", Some("2026-11-19")).is_some());
        assert_eq!(on_break("2026-11-10", Some("2026-11-18")), None);
        assert_eq!(on_break("2026-11-20", None), None);
    }
}
