//! A calendar of another program that was read and waits for a decision.

use chrono::{DateTime, Utc};
use interchange::ics::{Calendar, What};
use uuid::Uuid;

use super::super::limits::FILE_BYTES;
use super::entry::{Entry, limits};
use super::told::{self, Told};
use crate::error::{ErrorCode, Result};
use crate::ids;

/// Longest name of a file that is shown, in characters.
const FILE_NAME_CHARS: usize = 200;

/// A file in memory: its events, and what is wrong with it.
#[derive(Debug)]
pub struct Opened {
    pub id: Uuid,
    pub(super) file_name: String,
    pub(super) entries: Vec<Entry>,
    pub(super) told: Vec<Told>,
    /// Components that are neither events nor zones.
    pub(super) others: usize,
}

impl Opened {
    /// Reads a file.
    pub fn read(file_name: &str, bytes: &[u8], now: DateTime<Utc>) -> Result<Self> {
        if bytes.len() > FILE_BYTES {
            return Err(ErrorCode::CalendarTooLarge.into());
        }
        let (calendar, mut problems) = Calendar::parse(bytes, &limits()).map_err(refused)?;
        let (entries, more) = Entry::all(&calendar);
        problems.extend(more);
        let rest = calendar.rest();
        let others = rest.iter().filter(|one| one.what == What::Component).count();
        if entries.is_empty() && others == 0 && problems.is_empty() {
            return Err(ErrorCode::CalendarNoEvents.into());
        }
        let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        Ok(Self {
            id: ids::new(now),
            file_name: file_name.chars().filter(|c| !c.is_control()).take(FILE_NAME_CHARS).collect(),
            told: told::all(&calendar, &entries, &problems, &rest),
            entries,
            others,
        })
    }
}

fn refused(refused: interchange::feed::Refused) -> ErrorCode {
    use interchange::feed::Refused;
    match refused {
        Refused::Empty | Refused::NoMeetings => ErrorCode::CalendarNoEvents,
        Refused::TooLarge { .. } | Refused::TooManyRows { .. } => ErrorCode::CalendarTooLarge,
        Refused::Encoding => ErrorCode::ImportEncoding,
        Refused::OtherFormat | Refused::TooDeep { .. } | Refused::Mapping => ErrorCode::CalendarOtherFile,
    }
}
