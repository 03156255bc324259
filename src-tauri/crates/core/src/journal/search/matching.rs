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
    /// Which of those that are not to be there.
    without: Vec<usize>,
    /// Of the text, the title and the addresses of links; kept for the next entry.
    fields: [Pieces; 3],
}

impl<'q> Matcher<'q> {
    /// Looks for some of the terms only: those of which the index cannot vouch.
    pub fn for_terms(query: &'q Query, terms: Vec<usize>) -> Self {
        let without = query.without_to_be_read();
        Self { query, terms, without, fields: [Pieces::default(), Pieces::default(), Pieces::default()] }
    }

    /// Looks for everything.
    pub fn new(query: &'q Query) -> Self {
        let without = (0..query.without.len()).collect();
        Self { without, ..Self::for_terms(query, (0..query.terms.len()).collect()) }
    }

    /// The terms that neither title nor text have, by number. Each has to stand whole in the title, the text, or the
    /// addresses of its links. `None`: something stands there that is not to.
    pub fn missing(&mut self, title: &str, body: &str) -> Option<Vec<usize>> {
        let plain = to_plain(body);
        for (field, text) in self.fields.iter_mut().zip([plain.text.as_ref(), title, plain.links.as_str()]) {
            field.read(text);
        }
        let stands = |terms: &[Term], number: usize| {
            terms.get(number).is_some_and(|term| self.fields.iter().any(|field| stands_in(term, field)))
        };
        if self.without.iter().any(|number| stands(&self.query.without, *number)) {
            return None;
        }
        Some(self.terms.iter().copied().filter(|number| !stands(&self.query.terms, *number)).collect())
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

    /// Whether the name of one of an entry's marks is one to be without.
    pub fn exclude(&self, tags: &[i64], feelings: &[i64]) -> bool {
        let any = |keys: &[i64], of: &[i64]| keys.iter().any(|key| of.contains(key));
        self.without().any(|hits| any(&hits.tags, tags) || any(&hits.feelings, feelings))
    }

    /// Whether names alone could have all of these terms, so that it is worth asking for the marks.
    pub fn could_cover(&self, terms: &[usize]) -> bool {
        terms.iter().all(|number| {
            let hits = self.of(*number);
            !hits.tags.is_empty() || !hits.feelings.is_empty()
        })
    }
}
