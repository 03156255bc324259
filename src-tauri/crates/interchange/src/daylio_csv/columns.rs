//! The header: which column stands where, and what separates them.

use crate::{
    Refused,
    records::{Record, Records, first_line, strip_break},
};

/// Where each column stands, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) delimiter: char,
    /// How many columns the header has.
    pub(super) count: usize,
    pub(super) date: usize,
    pub(super) time: usize,
    pub(super) mood: usize,
    pub(super) activities: Option<usize>,
    pub(super) scales: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) note: Option<usize>,
}

/// The columns, the rows that follow the header, and the line the first of them stands in.
pub(super) fn read(text: &str) -> Result<(Columns, &str, u32), Refused> {
    let (text, line) = skip_blank(text, 1);
    let (declared, text, line) = declared_separator(text, line);
    let (text, line) = skip_blank(text, line);
    if text.is_empty() {
        return Err(Refused::Empty);
    }
    let mut missing = Vec::new();
    let mut width = 0;
    for delimiter in declared.into_iter().chain([',', ';', '\t']) {
        let mut records = Records::new(text, line, delimiter, |_| false);
        let Some(header) = records.next() else { continue };
        width = width.max(header.count);
        match columns(&header, delimiter) {
            Ok(columns) => {
                let (rest, line) = records.rest();
                return Ok((columns, rest, line));
            }
            Err(lacking) if missing.is_empty() || lacking.len() < missing.len() => missing = lacking,
            Err(_) => {}
        }
    }
    let is_table = width > 1 && !is_something_else(text);
    Err(if is_table { Refused::OtherTable { missing } } else { Refused::NotCsv })
}

fn columns(header: &Record<'_>, delimiter: char) -> Result<Columns, Vec<&'static str>> {
    let names: Vec<String> =
        header.fields.iter().map(|field| field.text.trim().trim_matches('\0').to_lowercase()).collect();
    let position = |name: &str| names.iter().position(|known| known == name);
    match (position("full_date"), position("time"), position("mood")) {
        (Some(date), Some(time), Some(mood)) => Ok(Columns {
            delimiter,
            count: header.count,
            date,
            time,
            mood,
            activities: position("activities"),
            scales: position("scales"),
            title: position("note_title"),
            note: position("note"),
        }),
        (date, time, mood) => Err([("full_date", date), ("time", time), ("mood", mood)]
            .into_iter()
            .filter_map(|(name, found)| found.is_none().then_some(name))
            .collect()),
    }
}

fn skip_blank(mut text: &str, mut line: u32) -> (&str, u32) {
    while let Some(next) = strip_break(text.trim_start_matches([' ', '\t', '\0'])) {
        (text, line) = (next, line.saturating_add(1));
    }
    if text.trim().is_empty() { ("", line) } else { (text, line) }
}

/// The line `sep=;` that some spreadsheets put first.
fn declared_separator(text: &str, line: u32) -> (Option<char>, &str, u32) {
    let first = first_line(text);
    let declared = first.trim().strip_prefix("sep=").filter(|rest| rest.chars().count() == 1);
    match (declared.and_then(|rest| rest.chars().next()), text.get(first.len()..).and_then(strip_break)) {
        (Some(separator), Some(rest)) if separator != '"' => (Some(separator), rest, line.saturating_add(1)),
        _ => (None, text, line),
    }
}

/// JSON, a page, or bytes that are no text at all.
fn is_something_else(text: &str) -> bool {
    let head = || text.chars().take(2_000);
    let invisible = head().filter(|c| c.is_control() && !c.is_whitespace() || *c == '\u{FFFD}').count();
    text.trim_start().starts_with(['{', '[', '<']) || invisible * 50 > head().count()
}
