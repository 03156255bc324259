//! Table `writing_template`, and what is shipped: pages and questions an entry may begin from.
//!
//! An entry keeps the words it began from and no reference: a page that is renamed or removed later takes nothing away from what was
//! written.

pub mod limits;
mod shipped;

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// A page or a question of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnTemplate {
    pub id: Uuid,
    /// What it is called; of a question, the question.
    pub name: String,
    /// Markdown that stands on the page; nothing on that of a question.
    pub body: String,
}

/// A shipped page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShippedPage {
    pub name: String,
    /// Markdown.
    pub body: String,
}

/// Everything an entry may begin from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Templates {
    /// In the order in which they were made.
    pub own: Vec<OwnTemplate>,
    pub pages: Vec<ShippedPage>,
    pub questions: Vec<String>,
}

/// The pages and questions there are, those that are shipped in a language (BCP 47).
pub fn all(reader: Reader<'_>, language: &str) -> Result<Templates> {
    let shipped = shipped::shipped(language)?;
    let own = reader.query_all(
        "SELECT id, name, body FROM writing_template WHERE deleted = 0 ORDER BY rank, key",
        (),
        |row| Ok(OwnTemplate { id: ids::get(row, 0)?, name: row.get(1)?, body: row.get(2)? }),
    )?;
    let pages = shipped.pages.into_iter().map(|page| ShippedPage { name: page.name, body: page.body }).collect();
    Ok(Templates { own, pages, questions: shipped.questions })
}

/// Keeps a page, a new one or another content for the one that has its id. One that was removed stays removed.
pub fn save(writer: Writer<'_>, stamp: &Stamp, template: &OwnTemplate) -> Result<()> {
    let name = valid(template)?;
    let id = template.id.into_bytes();
    let deleted: Option<bool> =
        writer.reader().query_opt("SELECT deleted FROM writing_template WHERE id = ?1", [id], |row| row.get(0))?;
    match deleted {
        Some(true) => Err(ErrorCode::NotFound.into()),
        Some(false) => {
            writer.execute(
                "UPDATE writing_template SET name = ?2, body = ?3, changed = ?4, device = ?5
                 WHERE id = ?1 AND (name, body) IS NOT (?2, ?3)",
                (id, name, &template.body, stamp.clock, stamp.device),
            )?;
            Ok(())
        }
        None => {
            let count: i64 =
                writer
                    .reader()
                    .query_row("SELECT count(*) FROM writing_template WHERE deleted = 0", (), |row| row.get(0))?;
            if count >= limits::OWN {
                return Err(CoreError::at(ErrorCode::OutOfRange, "templates"));
            }
            writer.execute(
                "INSERT INTO writing_template (id, created, changed, device, name, body, rank)
                 VALUES (?1, ?2, ?2, ?3, ?4, ?5, (SELECT coalesce(max(rank), 0) + 1 FROM writing_template))",
                (id, stamp.clock, stamp.device, name, &template.body),
            )?;
            Ok(())
        }
    }
}

fn valid(template: &OwnTemplate) -> Result<&str> {
    let name = template.name.trim();
    if template.id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    if name.is_empty() {
        return Err(CoreError::at(ErrorCode::Invalid, "name"));
    }
    if name.chars().count() > limits::NAME_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, "name"));
    }
    if template.body.len() > limits::BODY_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "body"));
    }
    Ok(name)
}

/// Removes a page for good. What began from it stays as it is.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    let removed = writer.execute(
        "UPDATE writing_template SET deleted = 1, name = NULL, body = NULL, rank = NULL, changed = ?2, device = ?3
         WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), stamp.clock, stamp.device),
    )?;
    if removed == 0 { Err(ErrorCode::NotFound.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
