//! Whether, and where, a text has what is looked for.

use std::ops::Range;

use super::labels::LabelHits;
use super::query::{Query, Term};
use crate::text::markdown::to_plain;
use crate::text::pieces::Pieces;

/// The first place at or after the piece `from` where a term stands: which pieces it takes.
pub(crate) fn find(term: &Term, pieces: &Pieces, from: usize) -> Option<Range<usize>> {
    let length = term.pieces.len();
    (from..(pieces.len() + 1).saturating_sub(length)).map(|start| start..start + length).find(|place| {
        place.clone().enumerate().all(|(at, index)| pieces.get(index).is_some_and(|piece| term.fits(at, &piece)))
    })
}

/// Whether a text has a term.
pub(crate) fn stands_in(term: &Term, pieces: &Pieces) -> bool {
    find(term, pieces, 0).is_some()
}

/// Every place in bytes where a term of the query stands, in order, overlaps joined.
pub(crate) fn places(query: &Query, pieces: &Pieces) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for term in &query.terms {
        let mut from = 0;
        while let Some(found) = find(term, pieces, from) {
            from = found.start + 1;
            let first = pieces.get(found.start).map(|piece| piece.place.start);
            let last = pieces.get(found.end - 1).map(|piece| piece.place.end);
            places.extend(first.zip(last).map(|(start, end)| start..end));
        }
    }
    places.sort_by_key(|place| (place.start, place.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match joined.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => joined.push(place),
        }
    }
    joined
}

/// Reads one text after another for the terms of a query.
pub(crate) struct Matcher<'q> {
    query: &'q Query,
    /// Which terms, by number.
    terms: Vec<usize>,
    /// Of the text, the title and the addresses of links; kept for the next entry.
    fields: [Pieces; 3],
}

impl<'q> Matcher<'q> {
    /// Looks for some of the terms only: those of which the index cannot vouch.
    pub fn for_terms(query: &'q Query, terms: Vec<usize>) -> Self {
        Self { query, terms, fields: [Pieces::default(), Pieces::default(), Pieces::default()] }
    }

    pub fn new(query: &'q Query) -> Self {
        Self::for_terms(query, (0..query.terms.len()).collect())
    }

    /// The terms that neither title nor text have, by number. Each has to stand whole in the title, the text, or the
    /// addresses of its links.
    pub fn missing(&mut self, title: &str, body: &str) -> Vec<usize> {
        let plain = to_plain(body);
        for (field, text) in self.fields.iter_mut().zip([plain.text.as_ref(), title, plain.links.as_str()]) {
            field.read(text);
        }
        let missing = |number: &usize| {
            let term = self.query.terms.get(*number);
            !term.is_some_and(|term| self.fields.iter().any(|field| find(term, field, 0).is_some()))
        };
        self.terms.iter().copied().filter(missing).collect()
    }
}

impl LabelHits {
    /// Whether the names of an entry's marks have all of these terms.
    pub fn cover(&self, terms: &[usize], tags: &[i64], feelings: &[i64]) -> bool {
        terms.iter().all(|number| {
            let hits = self.of(*number);
            hits.tags.iter().any(|key| tags.contains(key)) || hits.feelings.iter().any(|key| feelings.contains(key))
        })
    }

    /// Whether names alone could have all of these terms, so that it is worth asking for the marks.
    pub fn could_cover(&self, terms: &[usize]) -> bool {
        terms.iter().all(|number| {
            let hits = self.of(*number);
            !hits.tags.is_empty() || !hits.feelings.is_empty()
        })
    }
}
