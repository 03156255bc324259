//! Searches that are decided on the text: the index proposes entries, newest first, and each is read.

use std::ops::ControlFlow;

use vault::store::Reader;

use super::index::Question;
use super::matching::Matcher;
use crate::error::{ErrorCode, Result};
use crate::journal::model::ListPage;
use crate::journal::read::Rows;
use crate::journal::{entry, marks};

/// After so many proposals it shows how many of them are right.
const PROBE: usize = 40;

/// A page that is looked for among proposals.
pub(in crate::journal) struct Proposals<'p> {
    pub reader: Reader<'p>,
    pub rows: &'p Rows<'p>,
    /// What proposes.
    pub question: &'p Question,
    pub span: (i64, i64),
    /// The first page counts; later ones stop when they are full.
    pub first: bool,
    pub limit: usize,
    /// After so many proposals the page is answered as far as it is.
    pub most: usize,
}

/// What was found among the proposals that were read.
#[derive(Default)]
struct Found {
    places: Vec<i64>,
    total: u32,
    read: usize,
    /// Where the next page begins.
    next: Option<i64>,
    /// There were more proposals than were read.
    open: bool,
}

impl Proposals<'_> {
    /// A page that may hold fewer rows than asked for, but at least one if there is any.
    pub fn page(&self, before: i64) -> Result<ListPage> {
        let matcher = Matcher::for_terms(&self.rows.query, self.rows.query.to_be_read());
        let found = self.read(before, matcher, |found| found.read >= self.most && !found.places.is_empty())?;
        self.answer(&found)
    }

    /// The places of all that are right.
    pub fn places(&self) -> Result<Vec<i64>> {
        let matcher = Matcher::for_terms(&self.rows.query, self.rows.query.to_be_read());
        Ok(self.read(i64::MAX, matcher, |_| false)?.places)
    }

    /// A full page, or the last one, if the first proposals hold it; else `None`, which is known early where few of them
    /// are right. Only the last term is read for.
    pub fn glance(&self, before: i64) -> Result<Option<ListPage>> {
        let last = self.rows.query.terms.len().saturating_sub(1);
        let matcher = Matcher::for_terms(&self.rows.query, vec![last]);
        let too_few = |found: &Found| found.read >= PROBE && found.total as usize * self.most < found.read * self.limit;
        let found = self.read(before, matcher, |found| found.read >= self.most || too_few(found))?;
        if found.open && found.places.len() < self.limit {
            return Ok(None);
        }
        self.answer(&found).map(Some)
    }

    fn read(&self, before: i64, mut matcher: Matcher<'_>, stop: impl Fn(&Found) -> bool) -> Result<Found> {
        let mut found = Found::default();
        let mut last = before;
        let mut text = self.reader.prepare_cached(entry::READ_AT)?;
        self.question.each(self.reader, self.span, before, |place| {
            if stop(&found) {
                found.open = true;
                found.next = found.next.or(Some(last));
                return Ok(ControlFlow::Break(()));
            }
            found.read += 1;
            let (key, missing) =
                entry::read_at(&mut text, place, |key, title, body| (key, matcher.missing(title, body)))?
                    .ok_or(ErrorCode::DatabaseDamaged)?;
            let has = match missing {
                Some(missing) => self.has(key, &missing)?,
                None => false,
            };
            if has {
                found.total += 1;
                if found.places.len() < self.limit {
                    found.places.push(place);
                } else {
                    found.next = found.next.or(Some(last));
                    if !self.first {
                        return Ok(ControlFlow::Break(()));
                    }
                }
            }
            last = place;
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(found)
    }

    /// Whether the names of an entry's marks have what its text has not.
    fn has(&self, key: i64, missing: &[usize]) -> Result<bool> {
        if missing.is_empty() {
            return Ok(true);
        }
        if !self.rows.hits.could_cover(missing) {
            return Ok(false);
        }
        let (tags, feelings) = (marks::tags(self.reader, key)?, marks::feelings(self.reader, key)?);
        Ok(self.rows.hits.cover(missing, &tags, &feelings))
    }

    fn answer(&self, found: &Found) -> Result<ListPage> {
        Ok(ListPage {
            rows: found.places.iter().map(|place| self.rows.at(*place)).collect::<Result<_>>()?,
            total: self.first.then_some(found.total),
            total_open: self.first && found.open,
            next: found.next.map(|place| place.to_string()),
        })
    }
}
