//! What may be saved. Pure: a value in, a code and a field out.

use chrono::NaiveDate;
use uuid::Uuid;

use super::limits::{CODE_BYTES, LINE_CHARS, NAME_CHARS, TEXT_BYTES, VALUE};
use super::model::{CarePerson, CareRecord, CareScore, CareTreatment};
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::{FIRST_DAY, LAST_DAY};

pub(super) fn record(record: &CareRecord) -> Result<()> {
    if record.id().is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    match record {
        CareRecord::Person(of) => person(of),
        CareRecord::Question(of) => {
            filled(&[&of.text, &of.answer], "text")?;
            text(&of.text, "text")?;
            text(&of.answer, "answer")?;
            of.asked.map_or(Ok(()), |asked| day(asked, "asked"))
        }
        CareRecord::Said(of) => {
            text(&of.words, "words")?;
            day(of.day, "day")
        }
        CareRecord::Treatment(of) => treatment(of),
        CareRecord::Score(of) => score(of),
    }
}

/// Whoever has no name yet is kept as soon as anything is said of them.
fn person(of: &CarePerson) -> Result<()> {
    let said = of.role.is_some() || !of.purposes.is_empty() || of.referrer.is_some();
    if !said && of.since.or(of.ended).is_none() {
        let lines = [&of.name, &of.role_words, &of.purpose_words, &of.phone, &of.email, &of.web, &of.address];
        filled(&[lines.as_slice(), &[&of.hours, &of.note]].concat(), "name")?;
    }
    chars(&of.name, NAME_CHARS, "name")?;
    for (line, field) in [
        (&of.role_words, "roleWords"),
        (&of.purpose_words, "purposeWords"),
        (&of.phone, "phone"),
        (&of.email, "email"),
        (&of.web, "web"),
        (&of.address, "address"),
        (&of.hours, "hours"),
    ] {
        chars(line, LINE_CHARS, field)?;
    }
    code(of.role.as_deref(), "role")?;
    text(&of.note, "note")?;
    for (on, field) in [(of.since, "since"), (of.ended, "ended")] {
        on.map_or(Ok(()), |on| day(on, field))?;
    }
    match of.since.zip(of.ended) {
        Some((since, ended)) if ended < since => Err(CoreError::at(ErrorCode::OutOfRange, "ended")),
        _ => Ok(()),
    }
}

fn treatment(of: &CareTreatment) -> Result<()> {
    filled(&[&of.name, &of.pros, &of.cons, &of.questions], "name")?;
    chars(&of.name, NAME_CHARS, "name")?;
    for (words, field) in [(&of.pros, "pros"), (&of.cons, "cons"), (&of.questions, "questions")] {
        text(words, field)?;
    }
    Ok(())
}

fn score(of: &CareScore) -> Result<()> {
    code(of.measure.as_deref(), "measure")?;
    chars(&of.name, NAME_CHARS, "name")?;
    text(&of.note, "note")?;
    match of.value {
        Some(value) if !VALUE.contains(&value) => return Err(CoreError::at(ErrorCode::OutOfRange, "value")),
        None if of.measure.is_none() => filled(&[&of.name, &of.note], "value")?,
        _ => {}
    }
    day(of.day, "day")
}

/// Whoever sends one on was not sent by the same person, over however many others: `sender` says who sent somebody.
pub(super) fn chain(of: &CarePerson, sender: impl Fn(Uuid) -> Option<Uuid>) -> Result<()> {
    let mut at = of.referrer;
    let mut seen = Vec::new();
    while let Some(id) = at {
        if id == of.id || seen.contains(&id) {
            return Err(CoreError::at(ErrorCode::Invalid, "referrer"));
        }
        seen.push(id);
        at = sender(id);
    }
    Ok(())
}

/// Something stands in one of these at least.
fn filled(texts: &[&String], field: &'static str) -> Result<()> {
    if texts.iter().all(|text| text.trim().is_empty()) { Err(CoreError::at(ErrorCode::Invalid, field)) } else { Ok(()) }
}

fn chars(text: &str, most: usize, field: &'static str) -> Result<()> {
    if text.chars().count() > most { Err(CoreError::at(ErrorCode::TooLong, field)) } else { Ok(()) }
}

fn text(text: &str, field: &'static str) -> Result<()> {
    if text.len() > TEXT_BYTES { Err(CoreError::at(ErrorCode::TooLong, field)) } else { Ok(()) }
}

/// The name of something shipped. One that this program does not know is kept.
fn code(code: Option<&str>, field: &'static str) -> Result<()> {
    let known = |code: &str| {
        (1..=CODE_BYTES).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if code.is_none_or(known) { Ok(()) } else { Err(CoreError::at(ErrorCode::Invalid, field)) }
}

fn day(day: NaiveDate, field: &'static str) -> Result<()> {
    if (FIRST_DAY..=LAST_DAY).contains(&day) { Ok(()) } else { Err(CoreError::at(ErrorCode::OutOfRange, field)) }
}
