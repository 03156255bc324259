//! One row: putting its fields into columns, repairing what can be repaired.

use std::borrow::Cow;

use chrono::NaiveTime;

use super::{Draft, columns::Columns};
use crate::{
    Limits, ProblemCode, clock, html,
    records::{End, Record},
};

/// The fields of a row by column.
struct Cells<'t> {
    fields: Vec<Cow<'t, str>>,
}

impl Cells<'_> {
    fn get(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", AsRef::as_ref)
    }

    fn optional(&self, column: Option<usize>) -> &str {
        column.map_or("", |column| self.get(column))
    }
}

/// A row that says nothing, as spreadsheets leave them at the end of a table.
pub(super) fn is_blank(record: &Record<'_>) -> bool {
    record.end == End::Whole
        && record.count == record.fields.len()
        && record
            .fields
            .iter()
            .all(|field| field.text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty())
}

/// The draft of a row and what was repaired in it, or why there is none. Its ordinal is not counted yet.
pub(super) fn read(
    record: Record<'_>,
    columns: &Columns,
    limits: &Limits,
    damaged: bool,
) -> Result<(Draft, Vec<ProblemCode>), ProblemCode> {
    match record.end {
        End::File => return Err(ProblemCode::FileEndsInRow),
        End::NextRow => return Err(ProblemCode::QuoteNotClosed),
        End::Whole => {}
    }
    let mut repairs = Vec::new();
    let line = record.line;
    if record.raw.contains('\0') {
        repairs.push(ProblemCode::ZeroCharacters);
    }
    if damaged && record.raw.contains('\u{FFFD}') {
        repairs.push(ProblemCode::UnreadableBytes);
    }
    if record.stray_quote {
        repairs.push(ProblemCode::StrayQuote);
    }
    let cells = cells(record, columns, &mut repairs)?;
    let date =
        clock::date(cells.get(columns.date)).filter(|date| limits.dates.contains(date)).ok_or(ProblemCode::BadDate)?;
    let time = clock::time(cells.get(columns.time)).unwrap_or_else(|| {
        repairs.push(ProblemCode::TimeUnreadable);
        NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
    });
    let mut cut = false;
    let mood = name(cells.get(columns.mood), limits, &mut cut);
    if mood.is_empty() {
        repairs.push(ProblemCode::NoMood);
    }
    let draft = Draft {
        line,
        date,
        time,
        ordinal: 0,
        mood,
        activities: activities(cells.optional(columns.activities), limits, &mut cut),
        scales: scales(cells.optional(columns.scales), limits, &mut cut, &mut repairs),
        title: shorten(html::to_line(cells.optional(columns.title)), limits.title, &mut cut),
        note: note(cells.optional(columns.note), limits, &mut cut),
    };
    if cut {
        repairs.push(ProblemCode::Cut);
    }
    Ok((draft, repairs))
}

/// Puts the fields into columns.
///
/// Daylio protects activities, scales, title and note by quotation marks, but not the mood, so a mood named "fine,
/// really" makes a field too many. Other programs leave a comma of the note unprotected.
fn cells<'t>(record: Record<'t>, columns: &Columns, repairs: &mut Vec<ProblemCode>) -> Result<Cells<'t>, ProblemCode> {
    if record.count <= columns.mood.max(columns.date).max(columns.time) {
        return Err(ProblemCode::TooFewFields);
    }
    if record.count < columns.count {
        repairs.push(ProblemCode::FieldsMissing);
    }
    let too_many = record.count.saturating_sub(columns.count);
    if too_many > 0 {
        let trailing = record.fields.get(columns.count..).unwrap_or_default();
        if record.count > record.fields.len() {
            return Err(ProblemCode::TooManyFields);
        }
        if trailing.iter().any(|field| !field.text.trim().is_empty()) {
            let joined = joined_column(&record, columns, too_many).ok_or(ProblemCode::TooManyFields)?;
            repairs.push(ProblemCode::FieldsJoined);
            return Ok(join(record, joined, too_many, columns.delimiter));
        }
    }
    Ok(Cells { fields: record.fields.into_iter().map(|field| clean(field.text)).collect() })
}

/// The column whose text was torn apart, if that can be told.
fn joined_column(record: &Record<'_>, columns: &Columns, too_many: usize) -> Option<usize> {
    let after_mood = columns.count - columns.mood - 1;
    let tail = record.fields.get(record.fields.len() - after_mood..)?;
    let tail_is_protected = after_mood > 0 && tail.iter().all(|field| field.quoted);
    let mood = record.fields.get(columns.mood..=columns.mood + too_many)?;
    if tail_is_protected && columns.time < columns.mood && mood.iter().all(|field| !field.quoted) {
        return Some(columns.mood);
    }
    columns.note.filter(|note| *note + 1 == columns.count)
}

fn join(record: Record<'_>, column: usize, too_many: usize, delimiter: char) -> Cells<'_> {
    let mut fields = Vec::new();
    let mut torn = String::new();
    for (position, field) in record.fields.into_iter().enumerate() {
        if position < column || position > column + too_many {
            fields.push(clean(field.text));
        } else {
            if position > column {
                torn.push(delimiter);
            }
            torn.push_str(&field.text);
            if position == column + too_many {
                fields.push(clean(Cow::Owned(std::mem::take(&mut torn))));
            }
        }
    }
    Cells { fields }
}

/// Without characters that are neither text nor line breaks.
fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_noise = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(is_noise) { Cow::Owned(text.replace(is_noise, "")) } else { text }
}

/// Activities stand as `walk | cooking`. One named twice counts once.
fn activities(text: &str, limits: &Limits, cut: &mut bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split(" | ") {
        let name = name(part, limits, cut);
        if name.is_empty() || names.contains(&name) {
            continue;
        }
        if names.len() == limits.names_per_row {
            *cut = true;
            break;
        }
        names.push(name);
    }
    names
}

/// Scales stand as `Energy:\u{A0}4 | Stress:\u{A0}2`. The value is kept as it is written; it ends at the last colon.
fn scales(text: &str, limits: &Limits, cut: &mut bool, repairs: &mut Vec<ProblemCode>) -> Vec<(String, String)> {
    let mut scales = Vec::new();
    for part in text.split(" | ").filter(|part| !part.trim().is_empty()) {
        if scales.len() == limits.names_per_row {
            *cut = true;
            break;
        }
        let (label, value) = part.rsplit_once(':').unwrap_or((part, ""));
        let scale = (name(label, limits, cut), name(value, limits, cut));
        if (scale.0.is_empty() || scale.1.is_empty()) && !repairs.contains(&ProblemCode::ScaleUnclear) {
            repairs.push(ProblemCode::ScaleUnclear);
        }
        scales.push(scale);
    }
    scales
}

/// A name in one line, without entities.
fn name(text: &str, limits: &Limits, cut: &mut bool) -> String {
    shorten(html::to_line(text), limits.name, cut)
}

fn note(text: &str, limits: &Limits, cut: &mut bool) -> String {
    // Before it is looked at for tags, so that a note of many megabytes costs no more than the longest one allowed.
    // Tags and entities take room that the Markdown does not need: four times the limit is looked at.
    let looked_at = shorten(text.to_owned(), limits.note.saturating_mul(4), cut);
    shorten(html::to_markdown(&looked_at), limits.note, cut)
}

fn shorten(mut text: String, limit: usize, cut: &mut bool) -> String {
    if let Some((end, _)) = text.char_indices().nth(limit) {
        text.truncate(end);
        *cut = true;
    }
    text
}
