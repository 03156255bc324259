//! Reading and writing as different types: a write through a [`Reader`] does not compile, and SQL that
//! writes is refused by it when it is prepared.

use rusqlite::{CachedStatement, Connection, MappedRows, Params, Row, Rows};

use super::StoreError;

/// A view of the journal at one moment. Copy it freely; it lends out queries only.
///
/// ```
/// fn read(reader: vault::store::Reader<'_>) {
///     reader.prepare_cached("SELECT 1").unwrap().query(()).unwrap();
/// }
/// fn write(writer: vault::store::Writer<'_>) {
///     writer.execute("DELETE FROM entry", ()).unwrap();
///     writer.prepare_cached("DELETE FROM entry").unwrap().execute(()).unwrap();
/// }
/// ```
/// Writing through it does not compile:
///
/// ```compile_fail
/// fn write(reader: vault::store::Reader<'_>) {
///     reader.execute("DELETE FROM entry", ()).unwrap();
/// }
/// ```
/// ```compile_fail
/// fn write(reader: vault::store::Reader<'_>) {
///     reader.prepare_cached("DELETE FROM entry").unwrap().execute(()).unwrap();
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Reader<'c> {
    connection: &'c Connection,
}

impl<'c> Reader<'c> {
    /// Reads over any connection; benchmarks run the same queries on plain SQLite this way.
    pub const fn over(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Prepares a query once per connection. A statement that would write is refused.
    pub fn prepare_cached(self, sql: &str) -> Result<Query<'c>, StoreError> {
        let statement = self.connection.prepare_cached(sql)?;
        if !statement.readonly() {
            return Err(StoreError::WriteThroughReader);
        }
        Ok(Query(statement))
    }

    /// The first row; [`StoreError::NoRows`] where there is none.
    pub fn query_row<T>(
        self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        self.prepare_cached(sql)?.query_row(params, read)
    }

    /// The first row, or `None`.
    pub fn query_opt<T>(
        self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        match self.query_row(sql, params, read) {
            Ok(value) => Ok(Some(value)),
            Err(StoreError::NoRows) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Every row, read into a list. An error in any row is the answer: never a shorter list.
    pub fn query_all<T>(
        self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut query = self.prepare_cached(sql)?;
        let rows = query.query_map(params, read)?;
        Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
    }

    /// Whether the query finds any row.
    pub fn exists(self, sql: &str, params: impl Params) -> Result<bool, StoreError> {
        self.prepare_cached(sql)?.exists(params)
    }
}

/// A prepared query. It has no way to execute: only to read rows.
pub struct Query<'c>(CachedStatement<'c>);

impl Query<'_> {
    /// Rows one by one, for results too large for a list.
    pub fn query(&mut self, params: impl Params) -> Result<Rows<'_>, StoreError> {
        Ok(self.0.query(params)?)
    }

    /// Rows through a function; each item may be an error.
    pub fn query_map<T, F>(&mut self, params: impl Params, read: F) -> Result<MappedRows<'_, F>, StoreError>
    where
        F: FnMut(&Row<'_>) -> rusqlite::Result<T>,
    {
        Ok(self.0.query_map(params, read)?)
    }

    /// The first row; [`StoreError::NoRows`] where there is none.
    pub fn query_row<T>(
        &mut self,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        Ok(self.0.query_row(params, read)?)
    }

    /// Whether there is any row.
    pub fn exists(&mut self, params: impl Params) -> Result<bool, StoreError> {
        Ok(self.0.exists(params)?)
    }
}

/// A write transaction. Everything done through it is kept together or not at all.
#[derive(Clone, Copy)]
pub struct Writer<'c> {
    connection: &'c Connection,
}

impl<'c> Writer<'c> {
    /// Writes over any connection; the caller owns the transaction. Benchmarks use it on plain SQLite.
    pub const fn over(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Reads what this transaction has written so far.
    pub const fn reader(self) -> Reader<'c> {
        Reader::over(self.connection)
    }

    /// Runs one statement (prepared once per connection); answers how many rows it changed.
    pub fn execute(self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(sql)?.execute(params)?)
    }

    /// A prepared statement, for the same change many times.
    pub fn prepare_cached(self, sql: &str) -> Result<CachedStatement<'c>, StoreError> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// The rowid of the last row this connection inserted.
    pub fn last_insert_rowid(self) -> i64 {
        self.connection.last_insert_rowid()
    }
}
