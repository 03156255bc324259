//! Moments to check in. Each is a series under an id of its own, so that it is reminded of as anything is; it stands in no calendar,
//! and what became of it is asked by nobody.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::series::{Length, Schedule, Series};
use schedule::zone::Viewer;
use uuid::Uuid;
use vault::store::Writer;

use super::edit;
use super::model::{Ending, Pattern, SeriesKind, Step};
use super::pattern;
use super::series::{self, Kept};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};

/// At how many times of a day one can be asked.
pub const CHECK_INS_MOST: usize = 3;
/// For how long after its time one is asked at all, and how long before it something may have been written instead.
const CHECK_IN_MINUTES: u32 = 120;

/// The series of the first, the second and the third time of a day: the same in every journal (UUID version 8, RFC 9562).
const IDS: [Uuid; CHECK_INS_MOST] = [
    Uuid::from_u128(0x6d6f_6f72_696e_8720_8868_6563_6b2d_0001),
    Uuid::from_u128(0x6d6f_6f72_696e_8720_8868_6563_6b2d_0002),
    Uuid::from_u128(0x6d6f_6f72_696e_8720_8868_6563_6b2d_0003),
];

/// All of them lie between these, both included.
pub(super) const fn ids() -> (Uuid, Uuid) {
    let [first, _, last] = IDS;
    (first, last)
}

/// Whether a series is a moment to check in.
pub fn is_one(id: Uuid) -> bool {
    IDS.contains(&id)
}

/// Whether what was written last (an instant) stands for one that begins at `start`.
pub(crate) fn is_done(start: DateTime<Utc>, written: Option<DateTime<Utc>>) -> bool {
    written.is_some_and(|at| at >= start - TimeDelta::minutes(CHECK_IN_MINUTES.into()))
}

/// Keeps the times at which one is asked every day, and no others. The person's own clock counts, wherever they are.
pub(crate) fn keep(writer: Writer<'_>, stamp: &Stamp, times: &[NaiveTime], viewer: &Viewer<'_>) -> Result<()> {
    if times.len() > CHECK_INS_MOST {
        return Err(CoreError::at(ErrorCode::OutOfRange, "checkIns"));
    }
    for (number, id) in IDS.iter().enumerate() {
        let known = series::find(writer.reader(), *id)?;
        match (times.get(number), known) {
            (None, None) => {}
            // It waits without a reminder until it is wanted again.
            (None, Some((_, known))) if known.leads.is_empty() => {}
            (None, Some((key, known))) => {
                let silent = Kept { leads: Vec::new(), ..known.clone() };
                edit::replace(writer, stamp, (key, &known), silent, true, viewer)?;
            }
            (Some(time), None) => {
                series::insert(writer, stamp, &moment(*id, *time, stamp.now)?)?;
            }
            (Some(time), Some((key, known))) => {
                let next = moment(*id, *time, stamp.now)?;
                if next.leads != known.leads || time_of(&next) != time_of(&known) {
                    edit::replace(writer, stamp, (key, &known), next, true, viewer)?;
                }
            }
        }
    }
    Ok(())
}

fn moment(id: Uuid, time: NaiveTime, now: DateTime<Utc>) -> Result<Kept> {
    // Since yesterday, so that today is in it in every zone.
    let start = (now.date_naive() - TimeDelta::days(1)).and_time(time);
    let daily = Pattern { step: Step::Days, every: 1, ending: Ending::Never };
    let rule = Some(pattern::rule(&daily, start, false)?);
    let lasts = Length::Lasts(Duration::minutes(CHECK_IN_MINUTES));
    let times = Series { rule, ..Series::once(Moment::Local(start), lasts) };
    Ok(Kept {
        id,
        kind: SeriesKind::SelfCare,
        group: None,
        person: None,
        exercise: None,
        visit: false,
        title: String::new(),
        schedule: Schedule::Series(Box::new(times)),
        place: String::new(),
        link: String::new(),
        note: String::new(),
        leads: vec![Duration::ZERO],
        named: false,
        armed: now,
    })
}

fn time_of(kept: &Kept) -> Option<NaiveTime> {
    kept.schedule.series().map(|times| times.start.civil().time())
}
