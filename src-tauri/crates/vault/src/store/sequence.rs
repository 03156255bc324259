//! How many changes a sealed database was given: one row, counted in the transaction of the change itself.
//!
//! The table is the vault's own: it is made by the first change under a seal and is no part of the schema that
//! migrations bring about.

use rusqlite::{Connection, Row};

use super::connection::check_pages;
use super::{Reader, StoreError, Writer};
use crate::seal::Counted;

const TABLE: &str = "CREATE TABLE IF NOT EXISTS vault_seq (
    only INTEGER PRIMARY KEY CHECK (only = 1), seq INTEGER NOT NULL CHECK (seq >= 0)) STRICT";

/// What the database says. After [`Counted::Unreadable`] the connection reads only zeros.
pub fn read(connection: &Connection) -> Result<Counted, StoreError> {
    match ask(connection).and_then(|counted| check_pages(connection).map(|()| counted)) {
        Err(StoreError::Damaged) => Ok(Counted::Unreadable),
        counted => counted,
    }
}

fn ask(connection: &Connection) -> Result<Counted, StoreError> {
    let reader = Reader::over(connection);
    if !reader.exists("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'vault_seq'", ())? {
        return Ok(Counted::Never);
    }
    Ok(reader.query_opt("SELECT seq FROM vault_seq", (), number)?.map_or(Counted::Never, Counted::At))
}

/// Counts the change of this transaction; `counts`: the table is there.
pub fn next(writer: Writer<'_>, counts: bool) -> Result<u64, StoreError> {
    if !counts {
        begin(writer)?;
    }
    let mut statement = writer.prepare_cached("UPDATE vault_seq SET seq = seq + 1 RETURNING seq")?;
    Ok(statement.query_row((), number)?)
}

/// Makes the count at least `floor`.
pub fn raise(writer: Writer<'_>, floor: u64) -> Result<(), StoreError> {
    begin(writer)?;
    writer.execute("UPDATE vault_seq SET seq = max(seq, ?1)", [i64::try_from(floor).unwrap_or(i64::MAX - 1)])?;
    Ok(())
}

/// SQLite's integers are signed; a negative count is none.
fn number(row: &Row<'_>) -> rusqlite::Result<u64> {
    let number: i64 = row.get(0)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, number))
}

fn begin(writer: Writer<'_>) -> Result<(), StoreError> {
    writer.execute(TABLE, ())?;
    writer.execute("INSERT OR IGNORE INTO vault_seq (only, seq) VALUES (1, 0)", ())?;
    Ok(())
}
