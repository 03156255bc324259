//! Daylio's CSV export.
//!
//! Columns `full_date,date,weekday,time,mood,activities,scales,note_title,note` (older versions without `scales`), newest
//! row first. They are found by name, in any order; `full_date`, `time` and `mood` must be there. `date` and `weekday`
//! repeat `full_date` in the language of the phone and are not read. The mood is a name the person chose, in any
//! language; activities and scales are separated by ` | `, a scale is written `name:\u{A0}value`. Notes hold HTML.

mod columns;
mod row;

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use self::columns::Columns;
use crate::{Limits, Problem, ProblemCode, Refused, clock, records::Records, text};

/// One row as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// 1-based line of the file the row begins in.
    pub line: u32,
    /// The civil date, without day boundary: 01:30 belongs to the date the calendar says.
    pub date: NaiveDate,
    /// To the minute; noon where it could not be read.
    pub time: NaiveTime,
    /// Which of the rows of the same date and time this is, counted from 0 in the order of the file. The three together
    /// name a row across exports.
    pub ordinal: u32,
    /// The name of the mood, empty where none is noted.
    pub mood: String,
    pub activities: Vec<String>,
    /// Name and value, both as written.
    pub scales: Vec<(String, String)>,
    pub title: String,
    /// Markdown.
    pub note: String,
}

/// Reads an export. Every row that is not blank is either a draft or one problem that says it was left out.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    if bytes.len() > limits.bytes {
        return Err(Refused::TooLarge { bytes: bytes.len(), limit: limits.bytes });
    }
    if is_known_binary(bytes) {
        return Err(Refused::NotCsv);
    }
    let decoded = text::decode(bytes)?;
    let (columns, rows, line) = columns::read(&decoded.text)?;
    let mut drafts = Vec::new();
    let mut problems = Vec::new();
    if decoded.guessed {
        problems.push(Problem { line: 1, code: ProblemCode::EncodingGuessed, left_out: false });
    }
    let mut minutes = HashMap::new();
    let mut count = 0_u32;
    for record in Records::new(rows, line, columns.delimiter, |line| begins_row(line, &columns)) {
        if row::is_blank(&record) {
            continue;
        }
        count += 1;
        if count > limits.rows {
            return Err(Refused::TooManyRows { limit: limits.rows });
        }
        let line = record.line;
        match row::read(record, &columns, limits, decoded.damaged) {
            Ok((mut draft, repairs)) => {
                let seen = minutes.entry((draft.date, draft.time)).or_insert(0);
                draft.ordinal = *seen;
                *seen += 1;
                drafts.push(draft);
                problems.extend(repairs.into_iter().map(|code| Problem { line, code, left_out: false }));
            }
            Err(code) => problems.push(Problem { line, code, left_out: true }),
        }
    }
    if count == 0 { Err(Refused::Empty) } else { Ok((drafts, problems)) }
}

/// Whether a line inside a quotation is in truth the next row: its date and its time stand where they should.
fn begins_row(line: &str, columns: &Columns) -> bool {
    let field = |column| line.split(columns.delimiter).nth(column).map_or("", |field| field.trim_matches('"'));
    clock::date(field(columns.date)).is_some() && clock::time(field(columns.time)).is_some()
}

/// Files people pick by mistake, by their first bytes: archives (a `.daylio` backup is one), pictures, PDF, databases.
fn is_known_binary(bytes: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 8] = [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\x1F\x8B",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"%PDF",
        b"SQLite format 3\0",
    ];
    BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

#[cfg(test)]
mod tests;
