//! The timeline: everything, or what a search and its filters leave, newest first, a page at a time.

use std::ops::ControlFlow;

use vault::store::Reader;

use super::entry::{self, Head};
use super::limits::PAGE_ROWS;
use super::model::{EntryFilter, EntryRow, ListPage, ListRequest};
use super::read::Rows;
use super::search::index::{self, Facets, Findable};
use super::search::matching::matches;
use super::search::query::{Query, Term};
use super::vocabulary::{feeling, tag};
use super::{marks, position};
use crate::error::{CoreError, ErrorCode, Result};

/// Counting stops here: nobody needs to know whether a word stands in 31,408 or 31,409 entries, and the count would
/// take longer than a frame.
const COUNT_MAX: u32 = 10_000;

/// So many proposals of the index are read for a phrase before a page that has a row already is answered as it is.
const READ_MAX: usize = 4_000;

/// One page of entries. Newest first by day and moment; what has the same place in the bin is told apart by key.
pub fn list(reader: Reader<'_>, request: &ListRequest) -> Result<ListPage> {
    let limit = usize::from(request.limit.clamp(1, PAGE_ROWS));
    let rows = Rows::new(reader, Query::parse(&request.text))?;
    let span = position::span(request.filter.from, request.filter.to);
    let Some(facets) = facets(reader, &request.filter)? else { return Ok(nothing(request)) };
    if request.filter.binned {
        return binned(reader, request, &rows, &facets, span, limit);
    }
    let before = request.after.as_deref().map_or(Ok(i64::MAX), |after| after.parse().map_err(|_| bad_cursor()))?;
    let first = request.after.is_none();
    match index::expression(&rows.query, &rows.hits, &facets) {
        None => timeline(reader, &rows, span, before, limit, first),
        Some(expression) if rows.query.terms.iter().any(Term::needs_reading) => {
            Proposals { reader, rows: &rows, expression: &expression, span, first, limit }.page(before)
        }
        Some(expression) => found(reader, &rows, &expression, span, before, limit, first),
    }
}

fn bad_cursor() -> CoreError {
    CoreError::at(ErrorCode::Invalid, "after")
}

fn nothing(request: &ListRequest) -> ListPage {
    ListPage { rows: Vec::new(), total: request.after.is_none().then_some(0), total_open: false, next: None }
}

/// The filters by key. What is gone has no entries: where nothing else is asked for, there is nothing to find (`None`).
fn facets(reader: Reader<'_>, filter: &EntryFilter) -> Result<Option<Facets>> {
    if filter.moods.iter().any(|fifth| *fifth > 4) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "moods"));
    }
    let facets = Facets {
        moods: filter.moods.clone(),
        tags: filter.tags.iter().filter_map(|id| tag::key(reader, *id).ok()).collect(),
        feelings: filter.feelings.iter().filter_map(|id| feeling::key(reader, *id).ok()).collect(),
        starred: filter.starred,
    };
    let lost = (facets.tags.is_empty() && !filter.tags.is_empty())
        || (facets.feelings.is_empty() && !filter.feelings.is_empty());
    Ok((!lost).then_some(facets))
}

fn timeline(
    reader: Reader<'_>,
    rows: &Rows<'_>,
    span: (i64, i64),
    before: i64,
    limit: usize,
    first: bool,
) -> Result<ListPage> {
    let places = entry::timeline(reader, span, before, limit as i64 + 1)?;
    let total = if first { Some(entry::count(reader, span)?) } else { None };
    page(reader, rows, &places, limit, total, false)
}

/// What the index finds is what was meant: no term needs reading.
fn found(
    reader: Reader<'_>,
    rows: &Rows<'_>,
    expression: &str,
    span: (i64, i64),
    before: i64,
    limit: usize,
    first: bool,
) -> Result<ListPage> {
    let mut places = Vec::with_capacity(limit + 1);
    index::each(reader, expression, span, before, |place| {
        places.push(place);
        Ok(if places.len() > limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    let counted = match (first, places.len() <= limit) {
        (false, _) => None,
        (true, true) => u32::try_from(places.len()).ok(),
        (true, false) => Some(index::count(reader, expression, span, COUNT_MAX + 1)?),
    };
    let total_open = counted.is_some_and(|total| total > COUNT_MAX);
    page(reader, rows, &places, limit, counted.map(|total| total.min(COUNT_MAX)), total_open)
}

fn page(
    reader: Reader<'_>,
    rows: &Rows<'_>,
    places: &[i64],
    limit: usize,
    total: Option<u32>,
    total_open: bool,
) -> Result<ListPage> {
    let shown = places.get(..limit.min(places.len())).unwrap_or_default();
    let next = if places.len() > limit { shown.last().map(i64::to_string) } else { None };
    let rows = shown.iter().map(|place| row_at(reader, rows, *place)).collect::<Result<Vec<_>>>()?;
    Ok(ListPage { rows, total, total_open, next })
}

/// The index and the table are written in one transaction: a place without an entry is damage, not an empty row.
fn row_at(reader: Reader<'_>, rows: &Rows<'_>, place: i64) -> Result<EntryRow> {
    rows.row(entry::at_position(reader, place)?.ok_or(ErrorCode::DatabaseDamaged)?)
}

/// A search whose terms need reading: the index proposes, the text decides.
struct Proposals<'p> {
    reader: Reader<'p>,
    rows: &'p Rows<'p>,
    expression: &'p str,
    span: (i64, i64),
    first: bool,
    limit: usize,
}

impl Proposals<'_> {
    fn page(&self, before: i64) -> Result<ListPage> {
        let (mut shown, mut total, mut read) = (Vec::new(), 0_u32, 0_usize);
        let mut last_read = before;
        let (mut next, mut complete) = (None, true);
        index::each(self.reader, self.expression, self.span, before, |place| {
            if read >= READ_MAX && !shown.is_empty() {
                complete = false;
                next = next.take().or(Some(last_read));
                return Ok(ControlFlow::Break(()));
            }
            read += 1;
            let head = entry::at_position(self.reader, place)?.ok_or(ErrorCode::DatabaseDamaged)?;
            if self.holds(&head)? {
                total += 1;
                if shown.len() < self.limit {
                    shown.push(head);
                } else {
                    next = next.take().or(Some(last_read));
                    if !self.first {
                        return Ok(ControlFlow::Break(()));
                    }
                }
            }
            last_read = place;
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(ListPage {
            rows: shown.into_iter().map(|head| self.rows.row(head)).collect::<Result<_>>()?,
            total: self.first.then_some(total),
            total_open: self.first && !complete,
            next: next.map(|place| place.to_string()),
        })
    }

    fn holds(&self, head: &Head) -> Result<bool> {
        let kept = Kept::read(self.reader, head, self.rows.hits.any())?;
        Ok(matches(&self.rows.query, &self.rows.hits, &kept.findable(head)))
    }
}

/// What of an entry has to be read to judge it.
struct Kept {
    title: String,
    body: String,
    tags: Vec<i64>,
    feelings: Vec<i64>,
}

impl Kept {
    fn read(reader: Reader<'_>, head: &Head, with_marks: bool) -> Result<Self> {
        let (title, body) = entry::text(reader, head.key)?;
        let (tags, feelings) = if with_marks {
            (marks::tags(reader, head.key)?, marks::feelings(reader, head.key)?)
        } else {
            (Vec::new(), Vec::new())
        };
        Ok(Self { title, body, tags, feelings })
    }

    fn findable<'f>(&'f self, head: &Head) -> Findable<'f> {
        Findable {
            title: &self.title,
            body: &self.body,
            tags: &self.tags,
            feelings: &self.feelings,
            level: head.level,
            starred: head.starred,
        }
    }
}

/// The bin is not in the index: it is small, and read as it is. Its cursor is the number of rows before the page,
/// because entries may share a place there.
fn binned(
    reader: Reader<'_>,
    request: &ListRequest,
    rows: &Rows<'_>,
    facets: &Facets,
    span: (i64, i64),
    limit: usize,
) -> Result<ListPage> {
    let start: usize = request.after.as_deref().map_or(Ok(0), |after| after.parse().map_err(|_| bad_cursor()))?;
    let mut heads = entry::binned(reader)?;
    heads.retain(|head| (span.0..=span.1).contains(&head.position));
    if !rows.query.is_empty() || !facets.is_empty() {
        let mut kept = Vec::new();
        for head in heads {
            let text = Kept::read(reader, &head, true)?;
            let findable = text.findable(&head);
            if facets.allow(&findable) && matches(&rows.query, &rows.hits, &findable) {
                kept.push(head);
            }
        }
        heads = kept;
    }
    let total = u32::try_from(heads.len()).ok();
    let more = heads.len() > start + limit;
    Ok(ListPage {
        rows: heads.into_iter().skip(start).take(limit).map(|head| rows.row(head)).collect::<Result<_>>()?,
        total: total.filter(|_| request.after.is_none()),
        total_open: false,
        next: more.then(|| (start + limit).to_string()),
    })
}
