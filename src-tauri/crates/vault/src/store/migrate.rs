//! Bringing a database to the newest schema: frozen steps, all pending ones in one transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::connection::{APPLICATION_ID, check_pages, silent};
use super::{OpenError, StoreError};

/// One frozen step. `version` counts from 1 without gaps; `sql` brings `version - 1` to `version` and is
/// never changed once it was released. It must not speak of transactions or of `user_version`.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub version: u32,
    pub sql: &'static str,
}

/// Between which versions [`migrate`] moved the database; equal where nothing was to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrated {
    pub from: u32,
    pub to: u32,
}

impl Migrated {
    /// Something is, or was, to be done.
    pub const fn is_some_change(self) -> bool {
        self.from != self.to
    }
}

/// Runs every pending step in one transaction, checks references and structure, then commits.
///
/// A database of a newer version is refused and stays untouched; a step that fails, or that leaves a broken
/// reference, leaves the database at the version it had.
pub fn migrate(connection: &mut Connection, steps: &[Migration]) -> Result<Migrated, OpenError> {
    debug_assert!(
        steps.iter().zip(1_u32..).all(|(step, expected)| step.version == expected),
        "migrations count from 1 without gaps"
    );
    let Migrated { from, to } = refuse_newer(connection, steps)?;
    if from == to {
        return Ok(Migrated { from, to });
    }
    // Rebuilding a table needs foreign keys off, and the setting has no effect inside a transaction.
    silent(connection, "PRAGMA foreign_keys = OFF")?;
    let outcome = run(connection, steps, from, to);
    silent(connection, "PRAGMA foreign_keys = ON")?;
    outcome.map(|()| Migrated { from, to })
}

/// Between which versions the database is to be moved; a newer one is refused.
pub fn refuse_newer(connection: &Connection, steps: &[Migration]) -> Result<Migrated, OpenError> {
    let from = version(connection)?;
    let to = steps.last().map_or(0, |step| step.version);
    if from > to { Err(OpenError::Newer { found: from, known: to }) } else { Ok(Migrated { from, to }) }
}

fn run(connection: &mut Connection, steps: &[Migration], from: u32, to: u32) -> Result<(), OpenError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
    for step in steps.iter().filter(|step| step.version > from) {
        transaction.execute_batch(step.sql).map_err(StoreError::from)?;
    }
    if !sound(&transaction)? {
        return Err(OpenError::Migration { to });
    }
    for setting in [format!("PRAGMA user_version = {to}"), format!("PRAGMA application_id = {APPLICATION_ID}")] {
        silent(&transaction, &setting)?;
    }
    check_pages(&transaction)?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(())
}

/// No broken reference, and the structure of every table and index as it should be.
pub fn sound(connection: &Connection) -> Result<bool, StoreError> {
    if connection.prepare("PRAGMA foreign_key_check")?.exists(())? {
        return Ok(false);
    }
    let answer: String = connection.query_row("PRAGMA integrity_check(1)", (), |row| row.get(0))?;
    Ok(answer == "ok")
}

/// The schema version a database says it has.
pub fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", (), |row| row.get(0))?)
}
