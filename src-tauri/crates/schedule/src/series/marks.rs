//! Which instances a list of moments means.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::moment::Moment;
use crate::zone::{Viewer, Zone};

/// Moments as a file names instances by them: as wall times of the series, as instants, or as whole local days.
pub(super) struct Marks<T> {
    civil: HashMap<NaiveDateTime, T>,
    instants: HashMap<DateTime<Utc>, T>,
    dates: HashMap<NaiveDate, T>,
}

impl<T: Copy> Marks<T> {
    /// Those of `moments` that may mean an instance planned for a wall time from `from` to `until`.
    pub(super) fn within<'m>(
        moments: impl Iterator<Item = (&'m Moment, T)>,
        [from, until]: [NaiveDateTime; 2],
        zone: &Zone,
        viewer: &Viewer<'_>,
    ) -> Self {
        let mut marks = Self { civil: HashMap::new(), instants: HashMap::new(), dates: HashMap::new() };
        for (moment, mark) in moments.filter(|(moment, _)| (from..=until).contains(&moment.civil())) {
            match moment {
                Moment::Date(date) => {
                    marks.dates.insert(*date, mark);
                }
                Moment::Local(civil) => {
                    marks.civil.insert(*civil, mark);
                }
                Moment::Utc(instant) => {
                    marks.instants.insert(*instant, mark);
                }
                // A zone nobody knows is taken for the series' own: more often than not that is what it is.
                Moment::Zoned { civil, .. } => match moment.place(zone, viewer) {
                    Ok(placed) => {
                        marks.instants.insert(placed.instant, mark);
                    }
                    Err(_) => {
                        marks.civil.insert(*civil, mark);
                    }
                },
            }
        }
        marks
    }

    /// What marks the instance planned for `civil`, which is at `instant`.
    pub(super) fn of(&self, civil: NaiveDateTime, instant: DateTime<Utc>) -> Option<T> {
        let by_time = self.civil.get(&civil).or_else(|| self.instants.get(&instant));
        by_time.or_else(|| self.dates.get(&civil.date())).copied()
    }
}
