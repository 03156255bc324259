//! The schema, as frozen steps. A step is never edited once released; a later step changes what must change.

use vault::store::Migration;

/// Every step from an empty database to today's.
pub const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, sql: include_str!("0001.sql") },
    Migration { version: 2, sql: include_str!("0002.sql") },
    Migration { version: 3, sql: include_str!("0003.sql") },
    Migration { version: 4, sql: include_str!("0004.sql") },
    Migration { version: 5, sql: include_str!("0005.sql") },
    Migration { version: 6, sql: include_str!("0006.sql") },
    Migration { version: 7, sql: include_str!("0007.sql") },
    Migration { version: 8, sql: include_str!("0008.sql") },
    Migration { version: 9, sql: include_str!("0009.sql") },
    Migration { version: 10, sql: include_str!("0010.sql") },
    Migration { version: 11, sql: include_str!("0011.sql") },
    Migration { version: 12, sql: include_str!("0012.sql") },
];

#[cfg(test)]
mod tests;
