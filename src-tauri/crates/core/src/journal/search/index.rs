//! Table `search`: the full-text index.
//!
//! A term is a folded word, a pair of neighbouring units (with the last unit of a run by itself), or a mark: U+E000, a
//! letter, a number. U+E000 is for private use and separates in any text, so no text can spell a mark.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use vault::store::{Reader, StoreError, Writer};

use super::labels::{LabelHits, TermHits};
use super::query::{Query, Term};
use crate::error::Result;
use crate::journal::vocabulary::scale::fifth;
use crate::text::markdown::to_plain;
use crate::text::pieces::{self, Kind};

const MARK: char = '\u{E000}';

/// What can be found of an entry.
pub(crate) struct Findable<'f> {
    pub title: &'f str,
    /// Markdown.
    pub body: &'f str,
    /// Keys.
    pub tags: &'f [i64],
    pub feelings: &'f [i64],
    pub level: Option<i64>,
    pub starred: bool,
    /// Has a picture.
    pub picture: bool,
}

/// Filters by key. Empty lists ask nothing; those that ask combine with "and".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facets {
    /// Fifths, any of them.
    pub moods: Vec<u8>,
    /// Any of them.
    pub tags: Vec<i64>,
    /// None of them.
    pub without_tags: Vec<i64>,
    /// Any of them.
    pub feelings: Vec<i64>,
    pub starred: bool,
    /// With a picture. What is in the bin is not asked for it.
    pub picture: bool,
    /// Only at these places, in order: what an entry is about is known by its links, not by the index.
    pub about: Option<Vec<i64>>,
}

impl Facets {
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// Whether an entry of the bin has what is asked. What it shows and what it is about is not asked there: nothing answers.
    pub fn allow(&self, entry: &Findable<'_>) -> bool {
        let any = |asked: &[i64], has: &[i64]| asked.is_empty() || asked.iter().any(|key| has.contains(key));
        (self.moods.is_empty() || entry.level.is_some_and(|level| self.moods.contains(&fifth(level))))
            && any(&self.tags, entry.tags)
            && any(&self.feelings, entry.feelings)
            && !self.without_tags.iter().any(|key| entry.tags.contains(key))
            && (!self.starred || entry.starred)
            && !self.picture
            && self.about.is_none()
    }
}

/// Makes an entry findable at its place.
pub(crate) fn put(writer: Writer<'_>, position: i64, entry: &Findable<'_>) -> Result<()> {
    writer.prepare_cached("INSERT INTO search (rowid, terms) VALUES (?1, ?2)")?.execute((position, terms(entry)))?;
    Ok(())
}

/// Makes an entry no longer findable. Its words stay in the file until the index is merged or scrubbed.
pub(crate) fn remove(writer: Writer<'_>, position: i64) -> Result<()> {
    writer.execute("DELETE FROM search WHERE rowid = ?1", [position])?;
    Ok(())
}

/// Rewrites the index without the words of removed entries. Takes about a second for 100,000 entries.
pub(crate) fn scrub(writer: Writer<'_>) -> Result<()> {
    writer.execute("INSERT INTO search (search) VALUES ('optimize')", ())?;
    Ok(())
}

fn terms(entry: &Findable<'_>) -> String {
    let plain = to_plain(entry.body);
    let mut terms = String::with_capacity(entry.title.len() + plain.text.len() * 5 / 4 + 64);
    for text in [entry.title, &plain.text, &plain.links] {
        push_text(text, &mut terms);
    }
    for tag in entry.tags {
        push_mark('t', *tag, &mut terms);
    }
    for feeling in entry.feelings {
        push_mark('f', *feeling, &mut terms);
    }
    if let Some(level) = entry.level {
        push_mark('m', fifth(level).into(), &mut terms);
    }
    if entry.starred {
        push_mark('s', 1, &mut terms);
    }
    if entry.picture {
        push_mark('p', 1, &mut terms);
    }
    terms
}

fn push_mark(letter: char, number: i64, terms: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(terms, "{MARK}{letter}{number} ");
}

fn push_text(text: &str, terms: &mut String) {
    let mut unit = String::new();
    pieces::each(text, |piece| {
        let goes_on = piece.kind == Kind::Unit && piece.joined;
        if !unit.is_empty() {
            terms.push_str(&unit);
            terms.push_str(if goes_on { piece.folded } else { "" });
            terms.push(' ');
            unit.clear();
        }
        if piece.kind == Kind::Unit {
            unit.push_str(piece.folded);
        } else {
            terms.push_str(piece.folded);
            terms.push(' ');
        }
        ControlFlow::Continue(())
    });
    terms.push_str(&unit);
    terms.push(' ');
}

/// What is asked of the index. Entries that answer are those meant, save for terms that need reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Question {
    /// What is to be there, in the index's own terms; `None`: whatever there is.
    with: Option<String>,
    /// What is not to be there.
    without: Option<String>,
    /// Nowhere but at these places, in order.
    about: Option<Vec<i64>>,
}

impl Question {
    pub fn of(query: &Query, labels: &LabelHits, facets: &Facets) -> Self {
        let mut parts: Vec<String> = Vec::new();
        for (number, term) in query.terms.iter().enumerate() {
            let mut ways = vec![term_expression(term)];
            ways.extend(names(labels.of(number)));
            parts.push(any(&ways));
        }
        let marks = |letter, keys: &[i64]| keys.iter().map(|key| mark(letter, *key)).collect::<Vec<_>>();
        let moods: Vec<i64> = facets.moods.iter().map(|fifth| i64::from(*fifth)).collect();
        for ways in [marks('m', &moods), marks('t', &facets.tags), marks('f', &facets.feelings)] {
            if !ways.is_empty() {
                parts.push(any(&ways));
            }
        }
        if facets.starred {
            parts.push(mark('s', 1));
        }
        if facets.picture {
            parts.push(mark('p', 1));
        }
        // Of a term that needs reading the index finds too much, so it leaves nothing out for it.
        let mut left_out: Vec<String> =
            query.without.iter().filter(|term| !term.needs_reading()).map(term_expression).collect();
        left_out.extend(labels.without().flat_map(names));
        left_out.extend(marks('t', &facets.without_tags));
        Self {
            with: (!parts.is_empty()).then(|| parts.join(" AND ")),
            without: (!left_out.is_empty()).then(|| any(&left_out)),
            about: facets.about.clone(),
        }
    }

    /// Whatever there is answers.
    pub fn is_empty(&self) -> bool {
        self.with.is_none() && self.without.is_none() && self.about.is_none()
    }

    /// Calls `f` with the places of entries that answer, newest first, from below `before` within a span, until it
    /// breaks.
    pub fn each(
        &self,
        reader: Reader<'_>,
        span: (i64, i64),
        before: i64,
        mut f: impl FnMut(i64) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        if let (None, None, Some(places)) = (&self.with, &self.without, &self.about) {
            for place in places.iter().rev().filter(|place| **place < before && span.0 <= **place && **place <= span.1)
            {
                if f(*place)?.is_break() {
                    break;
                }
            }
            return Ok(());
        }
        let (sql, _, expression) = self.statements();
        let mut query = reader.prepare_cached(sql)?;
        let mut rows = query.query((expression, span.0, span.1.min(before.saturating_sub(1))))?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let place = row.get(0)?;
            let elsewhere = self.about.as_ref().is_some_and(|places| places.binary_search(&place).is_err());
            if !elsewhere && f(place)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// How many entries answer within a span, counted up to `most`.
    pub fn count(&self, reader: Reader<'_>, span: (i64, i64), most: u32) -> Result<u32> {
        if self.about.is_some() {
            let mut found = 0;
            self.each(reader, span, i64::MAX, |_| {
                found += 1;
                Ok(if found < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
            })?;
            return Ok(found);
        }
        let (_, sql, expression) = self.statements();
        Ok(reader.query_row(sql, (expression, span.0, span.1, most), |row| row.get(0))?)
    }

    /// What finds the places, what counts them, and what both are to ask the index. It cannot be asked for all but
    /// something.
    fn statements(&self) -> (&'static str, &'static str, String) {
        match (&self.with, &self.without) {
            (Some(with), None) => (EACH, COUNT, with.clone()),
            (Some(with), Some(without)) => (EACH, COUNT, format!("({with}) NOT {without}")),
            (None, Some(without)) => (EACH_WITHOUT, COUNT_WITHOUT, without.clone()),
            (None, None) => (EACH_ENTRY, COUNT_ENTRIES, String::new()),
        }
    }
}

fn names(hits: &TermHits) -> impl Iterator<Item = String> {
    let tags = hits.tags.iter().map(|key| mark('t', *key));
    tags.chain(hits.feelings.iter().map(|key| mark('f', *key)))
}

fn any(ways: &[String]) -> String {
    format!("({})", ways.join(" OR "))
}

fn mark(letter: char, number: i64) -> String {
    format!("\"{MARK}{letter}{number}\"")
}

/// All pieces of a term, in any order.
fn term_expression(term: &Term) -> String {
    let mut all: Vec<String> = Vec::new();
    let mut pieces = term.pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        match (piece.kind, pieces.peek()) {
            (Kind::Unit, Some(next)) if next.joined => all.push(format!("\"{}{}\"", piece.folded, next.folded)),
            // The last unit of a longer run is in the pair before.
            (Kind::Unit, _) if piece.joined => {}
            // A unit alone begins a pair, or ends a run.
            (Kind::Unit, _) => all.push(format!("\"{}\" *", piece.folded)),
            (Kind::Word, None) if term.prefix => all.push(format!("\"{}\" *", piece.folded)),
            (Kind::Word, _) => all.push(format!("\"{}\"", piece.folded)),
        }
    }
    format!("({})", all.join(" AND "))
}

pub(super) const EACH: &str =
    "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 AND rowid <= ?3 ORDER BY rowid DESC";

pub(super) const COUNT: &str = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1
     AND rowid >= ?2 AND rowid <= ?3 ORDER BY rowid DESC LIMIT ?4)";

/// What the index finds is read once, then the timeline is walked past it.
pub(super) const EACH_WITHOUT: &str = "SELECT position FROM entry WHERE position BETWEEN ?2 AND ?3 AND position NOT IN
     (SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 AND rowid <= ?3) ORDER BY position DESC";

pub(super) const COUNT_WITHOUT: &str = "SELECT count(*) FROM (SELECT 1 FROM entry WHERE position BETWEEN ?2 AND ?3
     AND position NOT IN (SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 AND rowid <= ?3) LIMIT ?4)";

pub(super) const EACH_ENTRY: &str =
    "SELECT position FROM entry WHERE position BETWEEN ?2 AND ?3 AND ?1 IS NOT NULL ORDER BY position DESC";

pub(super) const COUNT_ENTRIES: &str = "SELECT count(*) FROM (SELECT 1 FROM entry WHERE position BETWEEN ?2 AND ?3
     AND ?1 IS NOT NULL LIMIT ?4)";
