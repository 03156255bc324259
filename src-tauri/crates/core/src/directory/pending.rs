//! A file that was read and waits for a decision.

use chrono::{DateTime, NaiveDate, Utc};
use interchange::feed::{Asked, Limits, Problem, ProblemCode, Refused};
use interchange::meeting_table::{Column, Mapping, Table};
use interchange::{bmlt, ics, meeting_guide, meeting_table, prose};
use uuid::Uuid;

use super::meeting::Content;
use super::model::{DirectoryFormat, DirectoryTable};
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// Longest name of a file that is kept, in characters.
const FILE_NAME_CHARS: usize = 200;

/// Weekly meetings of a feed have no first day of their own; reckoned from any Monday they compare the same.
const MONDAY: NaiveDate = match NaiveDate::from_ymd_opt(2024, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A file in memory: what it says, and what is wrong with it.
#[derive(Debug)]
pub struct Pending {
    pub id: Uuid,
    pub(super) file_name: String,
    pub(super) format: DirectoryFormat,
    /// Of a table: the file itself, so that it can be read by another mapping.
    table: Option<(Vec<u8>, Table)>,
    pub(super) contents: Vec<Content>,
    /// Zones that words of its meetings may mean.
    pub(super) zone_words: Vec<String>,
    pub(super) problems: Vec<Problem>,
}

impl Pending {
    /// Reads a file or a text. What it is, is told by what stands in it; `pasted` text that is nothing else is prose.
    pub fn open(file_name: &str, bytes: Vec<u8>, pasted: bool, now: DateTime<Utc>) -> Result<Self> {
        let (asked, limits) = (Asked::from(MONDAY), Limits::default());
        let format = format_of(&bytes, pasted);
        let mut table = None;
        let (drafts, problems) = match format {
            DirectoryFormat::MeetingGuide => meeting_guide::parse(&bytes, &asked, &limits)?,
            DirectoryFormat::Bmlt => bmlt::parse(&bytes, &asked, &limits)?,
            DirectoryFormat::Calendar => ics::feed(&bytes, &asked, &limits)?,
            DirectoryFormat::Text => prose::parse(&bytes, &asked, &limits)?,
            DirectoryFormat::Table => {
                let found = meeting_table::look(&bytes, &limits)?;
                // Without a name among its columns nothing can be read before somebody says which is which.
                let read = if found.mapping.holds() {
                    meeting_table::parse(&bytes, &found.mapping, &asked, &limits)?
                } else {
                    Default::default()
                };
                table = Some((bytes, found));
                read
            }
        };
        let dated = format == DirectoryFormat::Calendar;
        let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        Ok(Self {
            id: ids::new(now),
            file_name: file_name.chars().filter(|c| !c.is_control()).take(FILE_NAME_CHARS).collect(),
            format,
            table,
            zone_words: drafts.iter().flat_map(|draft| &draft.zone_hints).cloned().collect(),
            contents: drafts
                .iter()
                .filter(|draft| !draft.name.is_empty() || format == DirectoryFormat::Text)
                .map(|draft| Content::of(draft, dated))
                .collect(),
            problems,
        })
    }

    /// Reads the same table by another mapping: whether its first row has names, and what each column holds, by code.
    pub fn map(&self, header: bool, columns: &[Option<String>], now: DateTime<Utc>) -> Result<Self> {
        let (bytes, table) = self.table.as_ref().ok_or(ErrorCode::Conflict)?;
        let invalid = || CoreError::at(ErrorCode::Invalid, "columns");
        if columns.len() != table.first.len() {
            return Err(invalid());
        }
        let column =
            |code: &String| Column::ALL.iter().copied().find(|column| column.as_str() == code).ok_or_else(invalid);
        let columns = columns.iter().map(|code| code.as_ref().map(column).transpose()).collect::<Result<Vec<_>>>()?;
        let mapping = Mapping { delimiter: table.mapping.delimiter, header, columns };
        let (drafts, problems) = meeting_table::parse(bytes, &mapping, &Asked::from(MONDAY), &Limits::default())?;
        Ok(Self {
            id: ids::new(now),
            file_name: self.file_name.clone(),
            format: self.format,
            contents: drafts.iter().map(|draft| Content::of(draft, false)).collect(),
            zone_words: Vec::new(),
            problems,
            table: Some((bytes.clone(), Table { mapping, ..table.clone() })),
        })
    }

    /// The columns of a table as they were read.
    pub(super) fn table(&self) -> Option<DirectoryTable> {
        let (_, table) = self.table.as_ref()?;
        Some(DirectoryTable {
            first: table.first.clone(),
            rows: table.sample.clone(),
            header: table.mapping.header,
            columns: table
                .mapping
                .columns
                .iter()
                .map(|column| column.map(|column| column.as_str().to_owned()))
                .collect(),
        })
    }

    /// How many meetings are missing from it.
    pub(super) fn left_out(&self) -> usize {
        self.problems.iter().filter(|problem| problem.left_out && problem.code != ProblemCode::More).count()
    }
}

fn format_of(bytes: &[u8], pasted: bool) -> DirectoryFormat {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4_096)).unwrap_or_default()).into_owned();
    let begins = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if begins.starts_with(['[', '{']) {
        return if meeting_guide::looks_like(bytes) { DirectoryFormat::MeetingGuide } else { DirectoryFormat::Bmlt };
    }
    if ics::looks_like(bytes) {
        return DirectoryFormat::Calendar;
    }
    if pasted {
        return DirectoryFormat::Text;
    }
    DirectoryFormat::Table
}

impl From<Refused> for CoreError {
    fn from(refused: Refused) -> Self {
        Self::new(match refused {
            Refused::Empty => ErrorCode::DirectoryEmpty,
            Refused::TooLarge { .. } | Refused::TooManyRows { .. } => ErrorCode::DirectoryTooLarge,
            Refused::Encoding => ErrorCode::ImportEncoding,
            Refused::OtherFormat | Refused::TooDeep { .. } => ErrorCode::DirectoryOtherFile,
            Refused::NoMeetings => ErrorCode::DirectoryNoMeetings,
            Refused::Mapping => ErrorCode::DirectoryMapping,
        })
    }
}
