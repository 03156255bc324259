//! What entries of the journal are about, put together from the areas that know it, and what they could be about.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::Reader;

use crate::care_team::{self, CareLinked};
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::{self, GroupLinked};
use crate::journal::EntryLink;
use crate::journal::limits::LINKS_PER_ENTRY;
use crate::self_care::{self, ExerciseLinked};

/// How many days before the day of an entry something can have been that is offered, and how many days after it an appointment.
const NEAR: Days = Days::new(31);
/// How much of a kind is offered: the latest first, appointments by how near they are.
const OFFERED: u16 = 60;

/// What an entry is about, or could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryAbout {
    /// Groups, and visits of them.
    pub groups: Vec<GroupLinked>,
    /// People of the care team, and appointments.
    pub care: Vec<CareLinked>,
    /// Times an exercise was done.
    pub exercises: Vec<ExerciseLinked>,
}

/// Where links lead, as far as that is there, for somebody in `zone` (IANA) and in the language of the windows (BCP 47).
///
/// # Errors
///
/// [`ErrorCode::TooLong`] for more links than an entry can have; [`ErrorCode::Invalid`] for a zone nobody knows.
pub fn told(reader: Reader<'_>, links: &[EntryLink], zone: &str, language: &str) -> Result<EntryAbout> {
    if links.len() > LINKS_PER_ENTRY {
        return Err(CoreError::at(ErrorCode::TooLong, "links"));
    }
    Ok(EntryAbout {
        groups: groups::linked(reader, links)?,
        care: care_team::linked(reader, links, zone)?,
        exercises: self_care::linked(reader, links, language)?,
    })
}

/// What an entry of a day could be about beside groups as such: visits and exercises of the month before, people, and appointments
/// of the month around it.
///
/// # Errors
///
/// [`ErrorCode::OutOfRange`] for a day at the end of the calendar.
pub fn near(reader: Reader<'_>, day: NaiveDate, zone: &str, language: &str) -> Result<EntryAbout> {
    let span = day.checked_sub_days(NEAR).zip(day.checked_add_days(NEAR));
    let (from, to) = span.ok_or(CoreError::at(ErrorCode::OutOfRange, "day"))?;
    Ok(EntryAbout {
        groups: groups::visits_between(reader, (from, day), OFFERED)?,
        care: care_team::near(reader, day, (from, to), OFFERED, zone)?,
        exercises: self_care::done_between(reader, (from, day), OFFERED, language)?,
    })
}

#[cfg(test)]
mod tests;
