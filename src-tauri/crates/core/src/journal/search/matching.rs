//! Whether, and where, a text has what is looked for.

use std::ops::Range;

use super::index::Findable;
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

/// Whether an entry has every term, each in its title, its text, the addresses of its links or the name of a mark.
pub(crate) fn matches(query: &Query, labels: &LabelHits, entry: &Findable<'_>) -> bool {
    let plain = to_plain(entry.body);
    let fields = [Pieces::of(&plain.text), Pieces::of(entry.title), Pieces::of(&plain.links)];
    query.terms.iter().enumerate().all(|(number, term)| {
        let hits = labels.of(number);
        fields.iter().any(|field| find(term, field, 0).is_some())
            || hits.tags.iter().any(|key| entry.tags.contains(key))
            || hits.feelings.iter().any(|key| entry.feelings.contains(key))
    })
}
