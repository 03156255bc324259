//! The timeline: everything, or what a search and its filters leave, newest first, a page at a time.

use std::ops::ControlFlow;

use uuid::Uuid;
use vault::store::Reader;

use super::entry::{self, Head};
use super::limits::{FILTER_ITEMS, PAGE_ROWS};
use super::link::EntryLinkKind;
use super::model::{EntryFilter, ListPage, ListRequest};
use super::read::Rows;
use super::search::index::{Facets, Findable, Question};
use super::search::matching::Matcher;
use super::search::proposals::Proposals;
use super::search::query::{Query, Term};
use super::vocabulary::{feeling, tag};
use super::{attachments, link, marks, position};
use crate::error::{CoreError, ErrorCode, Result};

/// Counting stops here: nobody needs to know whether a word stands in 31,408 or 31,409 entries, and the count would
/// take longer than a frame.
const COUNT_MAX: u32 = 10_000;

/// So many proposals of the index are read for a phrase before a page that has a row already is answered as it is.
const READ_MAX: usize = 800;

/// From so many entries on, a beginning that may be frequent is first looked for in the latest [`GLANCE_MAX`] entries
/// with a word that begins with its first [`INDEXED_CHARS`] characters.
const LARGE: i64 = 20_000;
const GLANCE_MAX: usize = 300;

/// Beginnings so long have a list of their own in the index.
const INDEXED_CHARS: usize = 2;

/// A longer beginning fits too few words to take long.
const FREQUENT_CHARS: usize = 4;

/// What every way of finding a page needs.
struct Search<'s> {
    reader: Reader<'s>,
    rows: Rows<'s>,
    facets: Facets,
    span: (i64, i64),
    limit: usize,
    first: bool,
}

/// One page of entries. Newest first by day and moment; in the bin, what has the same place by key.
pub fn list(reader: Reader<'_>, request: &ListRequest) -> Result<ListPage> {
    let Some(facets) = facets(reader, &request.filter)? else { return Ok(nothing(request)) };
    let search = Search {
        reader,
        rows: Rows::new(reader, Query::parse(&request.text))?,
        facets,
        span: position::span(request.filter.from, request.filter.to),
        limit: usize::from(request.limit.clamp(1, PAGE_ROWS)),
        first: request.after.is_none(),
    };
    let after = request.after.as_deref().map(|after| after.parse().map_err(|_| bad_cursor())).transpose()?;
    if request.filter.binned {
        return search.binned(after.unwrap_or(0));
    }
    let before = after.unwrap_or(i64::MAX);
    let question = search.question(&search.rows.query);
    if question.is_empty() && search.rows.query.is_empty() {
        search.timeline(before)
    } else {
        search.found(&question, before)
    }
}

/// The places of everything a search and its filters find, newest first. The bin has none.
pub(super) fn places(reader: Reader<'_>, text: &str, filter: &EntryFilter) -> Result<Vec<i64>> {
    if filter.binned {
        return Err(CoreError::at(ErrorCode::Invalid, "binned"));
    }
    let Some(facets) = facets(reader, filter)? else { return Ok(Vec::new()) };
    let search = Search {
        reader,
        rows: Rows::new(reader, Query::parse(text))?,
        facets,
        span: position::span(filter.from, filter.to),
        limit: usize::MAX,
        first: false,
    };
    let query = &search.rows.query;
    let question = search.question(query);
    if query.terms.iter().chain(&query.without).any(Term::needs_reading) {
        return search.proposals(&question, usize::MAX).places();
    }
    let mut places = Vec::new();
    question.each(reader, search.span, i64::MAX, |place| {
        places.push(place);
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(places)
}

fn bad_cursor() -> CoreError {
    CoreError::at(ErrorCode::Invalid, "after")
}

fn nothing(request: &ListRequest) -> ListPage {
    ListPage { rows: Vec::new(), total: request.after.is_none().then_some(0), total_open: false, next: None }
}

/// The filters by key. What is gone has no entries: where nothing else is asked for, there is nothing to find (`None`).
fn facets(reader: Reader<'_>, filter: &EntryFilter) -> Result<Option<Facets>> {
    for (field, asked) in [
        ("moods", filter.moods.len()),
        ("tags", filter.tags.len()),
        ("withoutTags", filter.without_tags.len()),
        ("feelings", filter.feelings.len()),
        ("groups", filter.groups.len()),
    ] {
        if asked > FILTER_ITEMS {
            return Err(CoreError::at(ErrorCode::TooLong, field));
        }
    }
    if filter.moods.iter().any(|fifth| *fifth > 4) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "moods"));
    }
    let known = |ids: &[Uuid]| ids.iter().filter_map(|id| tag::key(reader, *id).ok()).collect();
    let facets = Facets {
        moods: filter.moods.clone(),
        tags: known(&filter.tags),
        without_tags: known(&filter.without_tags),
        feelings: filter.feelings.iter().filter_map(|id| feeling::key(reader, *id).ok()).collect(),
        starred: filter.starred,
        picture: filter.picture,
        about: about(reader, &filter.groups)?,
    };
    let lost = (facets.tags.is_empty() && !filter.tags.is_empty())
        || (facets.feelings.is_empty() && !filter.feelings.is_empty());
    Ok((!lost).then_some(facets))
}

/// The places of entries about any of these groups, in order; `None` where none is asked for.
fn about(reader: Reader<'_>, groups: &[Uuid]) -> Result<Option<Vec<i64>>> {
    if groups.is_empty() {
        return Ok(None);
    }
    let mut places = Vec::new();
    for group in groups {
        places.extend(link::places(reader, EntryLinkKind::Group, *group)?);
    }
    places.sort_unstable();
    places.dedup();
    Ok(Some(places))
}

impl Search<'_> {
    fn question(&self, query: &Query) -> Question {
        Question::of(query, &self.rows.hits, &self.facets)
    }

    fn timeline(&self, before: i64) -> Result<ListPage> {
        let most = i64::try_from(self.limit).unwrap_or(i64::MAX - 1) + 1;
        let places = entry::timeline(self.reader, self.span, before, most)?;
        let (from, to) = position::days_of(self.span);
        let total = if self.first { Some(entry::count(self.reader, from, to)?) } else { None };
        self.page(&places, total, false)
    }

    fn found(&self, question: &Question, before: i64) -> Result<ListPage> {
        let query = &self.rows.query;
        if query.terms.iter().chain(&query.without).any(Term::needs_reading) {
            return self.proposals(question, READ_MAX).page(before);
        }
        match self.glance(before)? {
            Some(page) => Ok(page),
            None => self.vouched(question, before),
        }
    }

    fn proposals<'p>(&'p self, question: &'p Question, most: usize) -> Proposals<'p> {
        Proposals {
            reader: self.reader,
            rows: &self.rows,
            question,
            span: self.span,
            first: self.first,
            limit: self.limit,
            most,
        }
    }

    /// A page for a frequent beginning in a large journal.
    fn glance(&self, before: i64) -> Result<Option<ListPage>> {
        let Some(shorter) = self.rows.query.shortened(INDEXED_CHARS) else { return Ok(None) };
        let long = self.rows.query.shortened(FREQUENT_CHARS).is_some();
        if long || entry::at_most(self.reader)? < LARGE {
            return Ok(None);
        }
        self.proposals(&self.question(&shorter), GLANCE_MAX).glance(before)
    }

    /// What the index finds is what was meant: no term needs reading.
    fn vouched(&self, question: &Question, before: i64) -> Result<ListPage> {
        let mut places = Vec::with_capacity(self.limit + 1);
        question.each(self.reader, self.span, before, |place| {
            places.push(place);
            Ok(if places.len() > self.limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        let counted = match (self.first, places.len() <= self.limit) {
            (false, _) => None,
            (true, true) => u32::try_from(places.len()).ok(),
            (true, false) => Some(question.count(self.reader, self.span, COUNT_MAX + 1)?),
        };
        let open = counted.is_some_and(|total| total > COUNT_MAX);
        self.page(&places, counted.map(|total| total.min(COUNT_MAX)), open)
    }

    fn page(&self, places: &[i64], total: Option<u32>, total_open: bool) -> Result<ListPage> {
        let shown = places.get(..self.limit.min(places.len())).unwrap_or_default();
        let next = if places.len() > self.limit { shown.last().map(i64::to_string) } else { None };
        let rows = shown.iter().map(|place| self.rows.at(*place)).collect::<Result<Vec<_>>>()?;
        Ok(ListPage { rows, total, total_open, next })
    }

    /// The bin is not in the index: it is small, and read as it is. Its cursor is the number of rows before the page,
    /// because entries have no place of their own there.
    fn binned(&self, start: i64) -> Result<ListPage> {
        let start = usize::try_from(start).map_err(|_| bad_cursor())?;
        let mut matcher = Matcher::new(&self.rows.query);
        let mut heads = Vec::new();
        for head in entry::binned(self.reader)? {
            if position::within(self.span, head.day) && self.allows(&head, &mut matcher)? {
                heads.push(head);
            }
        }
        let total = u32::try_from(heads.len()).ok();
        let more = heads.len() > start + self.limit;
        Ok(ListPage {
            rows: heads.iter().skip(start).take(self.limit).map(|head| self.rows.row(head)).collect::<Result<_>>()?,
            total: total.filter(|_| self.first),
            total_open: false,
            next: more.then(|| (start + self.limit).to_string()),
        })
    }

    fn allows(&self, head: &Head, matcher: &mut Matcher<'_>) -> Result<bool> {
        if self.rows.query.is_empty() && self.facets.is_empty() {
            return Ok(true);
        }
        let (title, body) = entry::text(self.reader, head.key)?;
        let (tags, feelings) = (marks::tags(self.reader, head.key)?, marks::feelings(self.reader, head.key)?);
        let entry = Findable {
            title: &title,
            body: &body,
            tags: &tags,
            feelings: &feelings,
            level: head.level,
            starred: head.starred,
            picture: attachments::counts(self.reader, head.key)?.0 > 0,
        };
        let hits = &self.rows.hits;
        let found = matcher.missing(&title, &body).is_some_and(|missing| hits.cover(&missing, &tags, &feelings));
        Ok(found && !hits.exclude(&tags, &feelings) && self.facets.allow(&entry))
    }
}
