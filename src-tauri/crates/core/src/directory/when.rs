//! What is said of when a meeting takes place, and whether two say the same.

use schedule::moment::Moment;
use schedule::series::Series;
use schedule::zone::Database;

use super::meeting::{Content, is_date, minute_of, minutes, weekdays};
use super::model::DirectoryTimes;
use super::ways;

impl Content {
    /// It takes place at a time of day, and nobody said in which zone.
    pub(super) fn needs_zone(&self) -> bool {
        self.zone.is_none() && self.times == DirectoryTimes::Set && self.starts.is_some()
    }

    /// The words its `spoken` rules stand in.
    pub(super) fn said(&self) -> Vec<String> {
        if self.spoken.is_empty() {
            return Vec::new();
        }
        interchange::feed::said(&format!("{}\n{}", self.name, self.notes), &ways::weekdays(self.weekdays))
    }

    /// Whether another reading of its feed says the same times.
    pub(super) fn same_times(&self, other: &Self) -> bool {
        let times = |one: &Self| (one.times, one.weekdays, one.starts, one.minutes);
        let rules = |one: &Self| (one.first.clone(), one.rule.clone(), one.series.clone(), one.zone.clone());
        times(self) == times(other) && rules(self) == rules(other)
    }

    /// The meeting with the times of a series of the calendar.
    pub(super) fn at_times_of(&self, series: &Series) -> Self {
        let start = &series.start;
        Self {
            times: DirectoryTimes::Set,
            weekdays: weekdays(series),
            starts: (!is_date(series)).then(|| minute_of(start.civil().time())),
            minutes: minutes(series),
            first: Some(start.civil().format(FIRST).to_string()),
            rule: series.rule.as_ref().map(|rule| rule.text().to_owned()),
            series: None,
            spoken: Vec::new(),
            zone: zone_of(start),
            suspended: false,
            ..self.clone()
        }
    }

    /// Whether the calendar keeps it at the times its list says: by the rule of the list, or by one its words may mean.
    pub(super) fn is_kept_as(&self, kept: &Self) -> bool {
        let ruled = match &kept.rule {
            Some(rule) => self.rule.as_ref() == Some(rule) || self.spoken.contains(rule),
            None => self.rule.is_none() && self.day() == kept.day(),
        };
        let zoned = self.starts.is_none() || self.zone.is_none() || self.zone == kept.zone;
        self.times == DirectoryTimes::Set
            && (self.starts, self.minutes) == (kept.starts, kept.minutes)
            && (self.weekdays == kept.weekdays || kept.rule.is_none())
            && ruled
            && zoned
    }

    /// Its first day, in iCalendar's form.
    fn day(&self) -> Option<&str> {
        self.first.as_deref().and_then(|first| first.get(..8))
    }
}

/// A civil start in iCalendar's form.
const FIRST: &str = "%Y%m%dT%H%M%S";

fn zone_of(start: &Moment) -> Option<String> {
    match start {
        Moment::Zoned { tzid, .. } => schedule::tzid::resolve(Database::get(), tzid).map(|zone| zone.name().to_owned()),
        Moment::Utc(_) => Some("UTC".to_owned()),
        Moment::Local(_) | Moment::Date(_) => None,
    }
}
