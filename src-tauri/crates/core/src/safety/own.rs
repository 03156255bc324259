//! Table `safety_own_line`: lines of one's own, before those that are shipped.

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::dial::dialled;
use super::limits::{LINE_CHARS, NAME_CHARS, OWN_LINES};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::code::coded;
use crate::ids;

coded! {
    /// How a line of one's own is reached.
    OwnWays {
        Call = "call",
        Text = "text",
        Both = "both",
    }
}

/// A line of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnLine {
    /// Made by the window.
    pub id: Uuid,
    pub name: String,
    /// As it was typed. Empty where there is none yet: Help now shows no such line.
    pub number: String,
    pub ways: OwnWays,
    pub note: String,
}

/// The same with what is dialled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnShown {
    #[serde(flatten)]
    pub line: OwnLine,
    /// `None` where that cannot be told from what was typed.
    pub dial: Option<String>,
}

impl OwnLine {
    /// A name without a number helps nobody at night, and a number without a name is still one.
    pub(super) fn is_of_use(&self) -> bool {
        !self.number.trim().is_empty()
    }
}

impl From<OwnLine> for OwnShown {
    fn from(line: OwnLine) -> Self {
        Self { dial: dialled(&line.number), line }
    }
}

/// In their order.
pub(crate) fn lines(reader: Reader<'_>) -> Result<Vec<OwnLine>> {
    let sql = "SELECT id, name, number, ways, note FROM safety_own_line WHERE deleted = 0 ORDER BY rank, key";
    Ok(reader.query_all(sql, (), |row| {
        Ok(OwnLine {
            id: ids::get(row, 0)?,
            name: row.get(1)?,
            number: row.get(2)?,
            ways: row.get(3)?,
            note: row.get(4)?,
        })
    })?)
}

/// Keeps all of them, in this order. One that is missing is gone; it comes back under its id.
pub(crate) fn save(writer: Writer<'_>, stamp: &Stamp, lines: &[OwnLine]) -> Result<()> {
    validate(lines)?;
    for before in self::lines(writer.reader())?.iter().filter(|line| !lines.iter().any(|other| other.id == line.id)) {
        writer.execute(
            "UPDATE safety_own_line SET deleted = 1, name = NULL, number = NULL, ways = NULL, note = NULL, changed = ?2,
               device = ?3 WHERE id = ?1",
            (before.id.into_bytes(), stamp.clock, stamp.device),
        )?;
    }
    for (rank, line) in (0_i64..).zip(lines) {
        writer.execute(
            "INSERT INTO safety_own_line (id, created, changed, device, rank, name, number, ways, note)
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, device = excluded.device, deleted = 0,
               rank = excluded.rank, name = excluded.name, number = excluded.number, ways = excluded.ways,
               note = excluded.note
             WHERE deleted = 1 OR rank IS NOT excluded.rank OR name IS NOT excluded.name
               OR number IS NOT excluded.number OR ways IS NOT excluded.ways OR note IS NOT excluded.note",
            (line.id.into_bytes(), stamp.clock, stamp.device, rank, &line.name, &line.number, line.ways, &line.note),
        )?;
    }
    Ok(())
}

fn validate(lines: &[OwnLine]) -> Result<()> {
    let mut seen = std::collections::BTreeSet::new();
    if lines.len() > OWN_LINES {
        return Err(CoreError::at(ErrorCode::OutOfRange, "lines"));
    }
    for line in lines {
        if line.id.is_nil() || !seen.insert(line.id) {
            return Err(CoreError::at(ErrorCode::Invalid, "id"));
        }
        for (text, most, field) in
            [(&line.name, NAME_CHARS, "name"), (&line.number, NAME_CHARS, "number"), (&line.note, LINE_CHARS, "note")]
        {
            super::text(text, most, field)?;
        }
        if [&line.name, &line.number, &line.note].iter().all(|text| text.trim().is_empty()) {
            return Err(CoreError::at(ErrorCode::Invalid, "number"));
        }
    }
    Ok(())
}
