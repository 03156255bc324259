//! Table `art_strokes`: what a picture was drawn with. Its row goes with that of the picture.

use vault::media::ContentName;
use vault::store::{Reader, Writer};

use super::limits;
use crate::error::{CoreError, ErrorCode, Result};

/// Keeps the strokes of a picture that is here. `not-found` where there is none of that name.
pub(crate) fn keep(writer: Writer<'_>, content: &str, body: &str) -> Result<()> {
    if body.len() > limits::BODY_BYTES {
        return Err(CoreError::at(ErrorCode::TooLong, "body"));
    }
    let name = ContentName::parse(content).ok_or(ErrorCode::NotFound)?;
    let kept = writer.execute(
        "INSERT INTO art_strokes (media, body) SELECT key, ?2 FROM media WHERE content = ?1 AND kind = 'picture'
         ON CONFLICT (media) DO UPDATE SET body = excluded.body",
        (name.bytes(), body),
    )?;
    if kept == 0 { Err(ErrorCode::NotFound.into()) } else { Ok(()) }
}

pub(crate) fn get(reader: Reader<'_>, content: &str) -> Result<Option<String>> {
    let Some(name) = ContentName::parse(content) else { return Ok(None) };
    Ok(reader.query_opt(
        "SELECT s.body FROM art_strokes s JOIN media m ON m.key = s.media WHERE m.content = ?1",
        [name.bytes()],
        |row| row.get(0),
    )?)
}

/// Those of the contents whose strokes are known.
pub(crate) fn drawn(reader: Reader<'_>, contents: &[String]) -> Result<Vec<String>> {
    let mut drawn = Vec::new();
    for content in contents {
        let Some(name) = ContentName::parse(content) else { continue };
        let sql = "SELECT 1 FROM art_strokes s JOIN media m ON m.key = s.media WHERE m.content = ?1";
        if reader.exists(sql, [name.bytes()])? {
            drawn.push(content.clone());
        }
    }
    Ok(drawn)
}
