//! Table `report_choice`.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::ReportKept;
use super::validate;
use crate::care_team;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};

/// The row of pages for nobody in particular.
fn row(person: Option<Uuid>) -> [u8; 16] {
    person.unwrap_or(Uuid::nil()).into_bytes()
}

/// What was chosen for the pages of somebody, or what is usual.
pub fn kept(reader: Reader<'_>, person: Option<Uuid>) -> Result<ReportKept> {
    let sql = "SELECT content FROM report_choice WHERE id = ?1 AND deleted = 0";
    let content: Option<String> = reader.query_opt(sql, [row(person)], |row| row.get(0))?;
    // What a newer program wrote, this one does not show; it stays until something is chosen anew.
    let kept = content.and_then(|content| serde_json::from_str(&content).ok());
    Ok(kept.map_or_else(|| ReportKept::fresh(person), |kept: ReportKept| ReportKept { person, ..kept }))
}

/// Keeps it; the same again changes nothing. What was chosen for people who are not on the team any more goes.
///
/// # Errors
/// `not-found` where the person is none of the team.
pub fn keep(writer: Writer<'_>, stamp: &Stamp, kept: &ReportKept) -> Result<()> {
    validate::kept(kept)?;
    if let Some(person) = kept.person
        && !care_team::is_person(writer.reader(), person)?
    {
        return Err(CoreError::at(ErrorCode::NotFound, "person"));
    }
    writer.execute(
        "UPDATE report_choice SET deleted = 1, content = NULL, changed = ?2, device = ?3
         WHERE deleted = 0 AND id <> ?1
           AND id NOT IN (SELECT id FROM care_record WHERE kind = 'person' AND deleted = 0)",
        (row(None), stamp.clock, stamp.device),
    )?;
    writer.execute(
        "INSERT INTO report_choice (id, created, changed, device, content) VALUES (?1, ?2, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET deleted = 0, content = excluded.content, changed = excluded.changed,
           device = excluded.device
         WHERE content IS NOT excluded.content",
        (row(kept.person), stamp.clock, stamp.device, serde_json::to_string(kept)?),
    )?;
    Ok(())
}
