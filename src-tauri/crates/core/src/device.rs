//! Table `device`: the computers this journal was written on.

use chrono::{DateTime, Utc};
use vault::store::Writer;

use crate::error::Result;
use crate::ids;

/// Makes the row of this device. Answers whether the journal is new (it had none).
pub(crate) fn ensure(writer: Writer<'_>, now: DateTime<Utc>) -> Result<bool> {
    if writer.reader().exists("SELECT 1 FROM device WHERE here = 1", ())? {
        return Ok(false);
    }
    writer.execute(
        "INSERT INTO device (id, created, clock, here) VALUES (?1, ?2, 0, 1)",
        (ids::new(now).into_bytes(), now.timestamp_millis()),
    )?;
    Ok(true)
}
