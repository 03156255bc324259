//! A file that is read again, beside what was changed here meanwhile.

use vault::store::Reader;

use super::super::series::{self, Kept};
use super::entry::{Entry, Said, bytes_of};
use super::write;
use crate::error::Result;

/// What an event of a file is to this journal.
pub(super) enum Look {
    New,
    /// Nothing is to be done: it is here as it is, was written by this journal, or is older than what is here.
    Here,
    Changed(Box<Changed>),
}

/// A series that a file says something else of.
pub(super) struct Changed {
    pub key: i64,
    pub known: Kept,
    pub next: Kept,
    /// The lines it keeps from now on.
    pub entry: Entry,
}

/// Looks for an event among what is kept.
pub(super) fn look(reader: Reader<'_>, entry: &Entry) -> Result<Look> {
    let Some((key, known)) = series::by_uid(reader, &entry.key())? else {
        // What this journal wrote is called by the id it has here. It stays as it is here, whatever became of the file.
        let own = uuid::Uuid::parse_str(&entry.uid).ok();
        let own = own.map(|id| series::find(reader, id)).transpose()?.flatten();
        return Ok(if own.is_some() { Look::Here } else { Look::New });
    };
    let lines = series::origin(reader, key)?.lines;
    let (Some(was), Some(mine)) = (lines.as_deref().and_then(Entry::kept), Said::by(&known)) else {
        return Ok(Look::Here);
    };
    if entry.sequence < was.sequence {
        return Ok(Look::Here);
    }
    let mut entry = entry.clone();
    if was.silent {
        entry.silence();
    }
    if let Some(given) = was.given {
        entry.give(given);
    }
    let next = merged(&mine, &was.said, &entry.said);
    let lines_stay = entry.bytes() == was.bytes()
        || write::whole(&known, Some(&was), None).is_some_and(|written| bytes_of(&written) == entry.bytes());
    if next == mine && lines_stay {
        return Ok(Look::Here);
    }
    let next = next.put_into(&known);
    Ok(Look::Changed(Box::new(Changed { key, known, next, entry })))
}

/// What was changed here stays; the rest is what the file says now.
fn merged(mine: &Said, was: &Said, theirs: &Said) -> Said {
    fn one<T: PartialEq + Clone>(mine: &T, was: &T, theirs: &T) -> T {
        if mine == was { theirs.clone() } else { mine.clone() }
    }
    Said {
        title: one(&mine.title, &was.title, &theirs.title),
        place: one(&mine.place, &was.place, &theirs.place),
        link: one(&mine.link, &was.link, &theirs.link),
        note: one(&mine.note, &was.note, &theirs.note),
        kind: one(&mine.kind, &was.kind, &theirs.kind),
        leads: one(&mine.leads, &was.leads, &theirs.leads),
        times: one(&mine.times, &was.times, &theirs.times),
    }
}
