//! Appointments with people of the care team.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;
use vault::store::Reader;

use super::agenda::soonest;
use super::place::View;
use super::series;
use crate::care_team::CareNext;
use crate::error::Result;

/// When each person is seen next, as somebody in `zone` sees it; an appointment that goes on counts. None that can't be placed.
pub(crate) fn next_of_people(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<Vec<CareNext>> {
    let view = View::of(zone)?;
    let mut next: HashMap<Uuid, CareNext> = HashMap::new();
    for (_, kept) in series::meant(reader)? {
        let Some((person, times)) = kept.person.zip(kept.schedule.series()) else { continue };
        let Some(one) = soonest(times, &view, now)? else { continue };
        if next.get(&person).is_some_and(|known| known.start <= one.start) {
            continue;
        }
        let words = kept.words_of(&one);
        let told = CareNext {
            person,
            series: kept.id,
            occurrence: one.id.0,
            start: one.start,
            here: view.clock(one.start)?,
            whole_day: one.whole_day,
            title: words.title.to_owned(),
            place: words.place.to_owned(),
        };
        next.insert(person, told);
    }
    Ok(next.into_values().collect())
}
