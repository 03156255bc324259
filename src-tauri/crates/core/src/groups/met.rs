//! How often somebody was with a group: by what was noted in the calendar and of visits.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use uuid::Uuid;
use vault::store::Reader;

use super::visit;
use crate::calendar;
use crate::error::Result;

/// Meetings one was at, of each group of which attendance was noted in the calendar. A visit counts where its day has none of them.
pub(super) fn counts(reader: Reader<'_>) -> Result<HashMap<Uuid, u32>> {
    let mut counts: HashMap<Uuid, u32> = HashMap::new();
    let mut days: BTreeSet<(Uuid, NaiveDate)> = BTreeSet::new();
    for (group, met) in calendar::attended(reader)? {
        *counts.entry(group).or_default() += 1;
        days.extend(met.map(|day| (group, day)));
    }
    for (group, day) in visit::felt(reader)? {
        if let Some(count) = counts.get_mut(&group)
            && days.insert((group, day))
        {
            *count += 1;
        }
    }
    Ok(counts)
}

/// The days on which somebody was with a group, by the day boundary of the person: meetings one was at, and visits of which
/// it was noted how they felt.
pub(crate) fn days(reader: Reader<'_>) -> Result<BTreeSet<(Uuid, NaiveDate)>> {
    let meetings = calendar::attended(reader)?.into_iter().map(|(group, [day, _])| (group, day));
    Ok(meetings.chain(visit::felt(reader)?).collect())
}
