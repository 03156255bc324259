//! The words one can choose from when checking in. They are the person's own: shipped words are only the first ones.

pub mod feeling;
pub(crate) mod history;
pub mod scale;
mod starter;
pub mod tag;
pub mod tracker;

use chrono::{DateTime, TimeDelta, Utc};
use vault::store::{Reader, Writer};

use super::limits::WORDS_PER_LIST;
use super::model::Vocabulary;
use super::position::span;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};

pub use starter::Starter;

/// How many feelings and tags are offered first.
const OFFERED: usize = 6;

/// "Lately" is so many days, but at most so many entries: what is used most has to be known before anything is shown, and
/// looking up each word in a long journal would read more pages than everything else on the first screen.
const LATELY_DAYS: i64 = 90;
const LATELY_ENTRIES: i64 = 200;

/// Everything one can choose from.
pub fn vocabulary(reader: Reader<'_>, now: DateTime<Utc>) -> Result<Vocabulary> {
    let since = now.date_naive() - TimeDelta::days(LATELY_DAYS);
    let lately = Lately { since: span(Some(since), None).0, entries: LATELY_ENTRIES };
    Ok(Vocabulary {
        scales: scale::all(reader)?,
        feelings: feeling::families(reader)?,
        frequent_feelings: offered(feeling::uses(reader, lately)?),
        frequent_tags: offered(tag::uses(reader, lately)?),
        tags: tag::groups(reader)?,
        trackers: tracker::all(reader)?,
    })
}

/// The entries that are looked at for what is used most.
#[derive(Clone, Copy)]
pub(super) struct Lately {
    /// Position of the first one that may count.
    pub since: i64,
    /// At most so many, the latest.
    pub entries: i64,
}

/// Whether a table, counted by `count`, takes another row; else `out-of-range` at `field`.
fn has_room(reader: Reader<'_>, count: &str, field: &'static str) -> Result<()> {
    let rows: i64 = reader.query_row(count, (), |row| row.get(0))?;
    if rows < WORDS_PER_LIST { Ok(()) } else { Err(CoreError::at(ErrorCode::OutOfRange, field)) }
}

/// A word, how often it was used lately, and its place among the starting ones.
pub(super) struct Use {
    pub id: uuid::Uuid,
    pub count: u32,
    pub offered: Option<i64>,
}

/// Most used first, then the starting ones in their order.
fn offered(mut uses: Vec<Use>) -> Vec<uuid::Uuid> {
    uses.retain(|word| word.count > 0 || word.offered.is_some());
    uses.sort_by_key(|word| (std::cmp::Reverse(word.count), word.offered.unwrap_or(i64::MAX)));
    uses.into_iter().take(OFFERED).map(|word| word.id).collect()
}

/// Writes the starting words of a language into a new journal.
pub(crate) fn begin(writer: Writer<'_>, stamp: &Stamp, language: &str) -> Result<()> {
    Starter::shipped(language)?.write(writer, stamp)
}

#[cfg(test)]
mod tests;
