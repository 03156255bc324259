//! Table `art_draft`: drawings that are not saved as a picture yet.

use uuid::Uuid;
use vault::media::ContentName;
use vault::store::{Reader, Writer};

use super::{ArtWaiting, limits};
use crate::clock::{Stamp, from_millis};
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;

/// All of them, the one that was drawn on last first.
pub(crate) fn waiting(reader: Reader<'_>) -> Result<Vec<ArtWaiting>> {
    Ok(reader.query_all(
        "SELECT drawing, kept_at, picture FROM art_draft ORDER BY kept_at DESC, drawing",
        (),
        |row| {
            let picture = row.get::<_, Option<[u8; 32]>>(2)?.map(|name| ContentName::from_bytes(name).to_string());
            Ok(ArtWaiting { id: ids::get(row, 0)?, kept_at: from_millis(row.get(1)?), picture })
        },
    )?)
}

pub(crate) fn get(reader: Reader<'_>, id: Uuid) -> Result<Option<String>> {
    Ok(reader.query_opt("SELECT body FROM art_draft WHERE drawing = ?1", [id.into_bytes()], |row| row.get(0))?)
}

/// Keeps a drawing as it is now. `too-long`, `out-of-range` where there are too many, `invalid` for what names nothing.
pub(crate) fn keep(writer: Writer<'_>, stamp: &Stamp, id: Uuid, picture: Option<&str>, body: &str) -> Result<()> {
    if id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    if body.len() > limits::BODY_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "body"));
    }
    let picture =
        picture.map(|name| ContentName::parse(name).ok_or(CoreError::at(ErrorCode::Invalid, "picture"))).transpose()?;
    let others: i64 =
        writer
            .reader()
            .query_row("SELECT count(*) FROM art_draft WHERE drawing <> ?1", [id.into_bytes()], |row| row.get(0))?;
    if others >= limits::WAITING {
        return Err(CoreError::at(ErrorCode::OutOfRange, "drawings"));
    }
    writer.execute(
        "INSERT INTO art_draft (drawing, kept_at, picture, body) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (drawing) DO UPDATE SET kept_at = excluded.kept_at, picture = excluded.picture,
           body = excluded.body",
        (id.into_bytes(), stamp.now.timestamp_millis(), picture.as_ref().map(ContentName::bytes), body),
    )?;
    Ok(())
}

/// Lets go of one. Twice is once.
pub(crate) fn leave(writer: Writer<'_>, id: Uuid) -> Result<()> {
    writer.execute("DELETE FROM art_draft WHERE drawing = ?1", [id.into_bytes()])?;
    Ok(())
}
