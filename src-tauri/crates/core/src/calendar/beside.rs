//! What groups say beside what takes place: when to leave, and whom to ask again. Both are read as the calendar is looked at, and
//! go out with no file.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;
use vault::store::Reader;

use super::model::{AskAgain, OccurrenceView};
use super::place::View;
use crate::error::Result;
use crate::groups;

/// How long the way to each group is, in minutes.
pub(super) struct Ways(HashMap<Uuid, u16>);

impl Ways {
    pub fn load(reader: Reader<'_>) -> Result<Self> {
        Ok(Self(groups::ways(reader)?))
    }

    /// The same with when to leave for it; without, once that is over.
    pub fn put(&self, view: &View, now: DateTime<Utc>, one: OccurrenceView) -> Result<OccurrenceView> {
        let goes_nowhere = one.cancelled || one.whole_day || (one.place.is_empty() && !one.link.is_empty());
        let minutes = one.group.filter(|_| !goes_nowhere).and_then(|group| self.0.get(&group));
        let at = minutes.and_then(|minutes| one.start.checked_sub_signed(TimeDelta::minutes((*minutes).into())));
        let leave_by = at.filter(|at| *at > now).map(|at| view.clock(at)).transpose()?;
        Ok(OccurrenceView { leave_by, ..one })
    }
}

/// Whom to ask again on the days from `from` on until before `until`. What is overdue is for today.
pub(super) fn asks(reader: Reader<'_>, today: NaiveDate, [from, until]: [NaiveDate; 2]) -> Result<Vec<AskAgain>> {
    let resting = groups::resting(reader)?;
    let mut seen = BTreeSet::new();
    let mut asks: Vec<AskAgain> = groups::to_ask(reader)?
        .into_iter()
        .map(|(group, name, day)| AskAgain { group, name, day: day.max(today) })
        .filter(|ask| (from..until).contains(&ask.day) && !resting.contains_key(&ask.group))
        .filter(|ask| seen.insert((ask.group, ask.day)))
        .collect();
    asks.sort_by_key(|ask| ask.day);
    Ok(asks)
}
