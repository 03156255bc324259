//! A file that was read and waits for a decision.

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Utc};
use interchange::daylio_csv::{self, Draft};
use interchange::{Limits, Problem, Refused};
use uuid::Uuid;

use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::limits::{NAME_CHARS, TAGS_PER_ENTRY, TITLE_CHARS};
use crate::journal::position;

/// Characters of a file's name that are kept.
const FILE_NAME_CHARS: usize = 120;

/// What a Daylio export holds. Lives as long as the journal is unlocked, in memory only.
#[derive(Debug)]
pub struct Pending {
    pub id: Uuid,
    pub(super) file_name: String,
    /// In the order they happened.
    pub(super) drafts: Vec<Draft>,
    pub(super) problems: Vec<Problem>,
    cancelled: AtomicBool,
}

impl Pending {
    /// Reads a Daylio CSV. Only the last part of the file's path is kept.
    pub fn daylio_csv(file_name: &str, bytes: &[u8], now: DateTime<Utc>) -> Result<Self> {
        let limits = Limits {
            title: TITLE_CHARS,
            name: NAME_CHARS,
            names_per_row: TAGS_PER_ENTRY / 2,
            dates: position::ANYWHERE,
            ..Limits::default()
        };
        let (mut drafts, problems) = daylio_csv::parse(bytes, &limits)?;
        // The file is newest first, also within a minute.
        drafts.sort_by_key(|draft| (draft.date, draft.time, std::cmp::Reverse(draft.ordinal)));
        let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        Ok(Self {
            id: ids::new(now),
            file_name: file_name.chars().filter(|c| !c.is_control()).take(FILE_NAME_CHARS).collect(),
            drafts,
            problems,
            cancelled: AtomicBool::new(false),
        })
    }

    /// Ends a running import at its next row; nothing of it is kept.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// A cancelled import may be started again. Called before it waits for its turn to write, so that cancelling it then
    /// is not forgotten.
    pub fn begin(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }
}

impl From<Refused> for CoreError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Empty => Self::new(ErrorCode::ImportEmpty),
            Refused::TooLarge { .. } => Self::new(ErrorCode::ImportTooLarge),
            Refused::TooManyRows { .. } => Self::at(ErrorCode::ImportTooLarge, "rows"),
            Refused::NotCsv => Self::new(ErrorCode::ImportNotCsv),
            Refused::OtherTable { .. } => Self::new(ErrorCode::ImportOtherTable),
            Refused::Encoding => Self::new(ErrorCode::ImportEncoding),
        }
    }
}
