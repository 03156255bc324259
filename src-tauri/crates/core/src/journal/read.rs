//! Reading entries: one whole, or as a row of a list.

use chrono::{DateTime, NaiveDateTime, Utc};
use uuid::Uuid;
use vault::store::Reader;

use super::entry::{self, Head};
use super::import::record;
use super::model::{EntryDraft, EntryRow, EntryView, SnippetPart};
use super::search::labels::{LabelHits, Labels};
use super::search::query::Query;
use super::search::snippet;
use super::{attachments, draft, marks, state, version};
use crate::clock::instant_of;
use crate::error::{ErrorCode, Result};
use crate::text::markdown::to_html;

/// One entry, whole; in the bin too.
pub fn get(reader: Reader<'_>, id: Uuid) -> Result<EntryView> {
    let head = entry::by_id(reader, id)?.filter(|head| !head.deleted).ok_or(ErrorCode::NotFound)?;
    let state = state::of(reader, &head)?;
    view_of(reader, &head, state)
}

/// An entry with the content of a state, its own or an earlier one.
pub(super) fn view_of(reader: Reader<'_>, head: &Head, state: EntryDraft) -> Result<EntryView> {
    let local = local(state.at, &state.zone);
    Ok(EntryView {
        id: head.id,
        at: state.at,
        zone: state.zone,
        day: state.day.unwrap_or(head.day),
        local_date: local.date(),
        local_time: local.time(),
        mood: state.mood,
        feelings: state.feelings,
        tags: state.tags,
        dimensions: state.dimensions,
        trackers: state.trackers,
        body_html: to_html(&state.body),
        title: state.title,
        body: state.body,
        starred: state.starred,
        links: state.links,
        began: state.began,
        attachments: state.attachments,
        created: instant_of(head.created),
        changed: instant_of(head.changed),
        versions: version::count(reader, head.key)?,
        binned: head.binned,
        source: record::source(reader, head.key)?,
        has_draft: draft::exists(reader, head.id)?,
    })
}

/// What rows of one page share.
pub(super) struct Rows<'r> {
    reader: Reader<'r>,
    pub query: Query,
    pub labels: Labels,
    pub hits: LabelHits,
}

impl<'r> Rows<'r> {
    pub fn new(reader: Reader<'r>, query: Query) -> Result<Self> {
        let labels = Labels::read(reader)?;
        let hits = labels.fitting(&query);
        Ok(Self { reader, query, labels, hits })
    }

    /// The row of the entry at a place of the timeline. The index and the table are written in one transaction: a place
    /// without an entry is damage, not an empty row.
    pub fn at(&self, place: i64) -> Result<EntryRow> {
        self.row(&entry::at_position(self.reader, place)?.ok_or(ErrorCode::DatabaseDamaged)?)
    }

    /// The row of an entry, with the words of the search marked.
    pub fn row(&self, head: &Head) -> Result<EntryRow> {
        let (pictures, files) = attachments::counts(self.reader, head.key)?;
        Ok(EntryRow {
            day: head.day,
            at: head.at,
            local_time: local(head.at, &head.zone).time(),
            mood: head.mood,
            snippet: begins(self.reader, head.key, &self.query)?,
            labels: self.marks(head.key)?,
            steps: marks::steps(self.reader, head.key)?,
            starred: head.starred,
            pictures,
            files,
            has_draft: draft::exists(self.reader, head.id)?,
            id: head.id,
        })
    }

    fn marks(&self, entry: i64) -> Result<Vec<SnippetPart>> {
        let mut parts = Vec::new();
        for key in marks::feelings(self.reader, entry)? {
            let word = self.labels.feelings.get(&key);
            parts.extend(word.map(|word| snippet::label(word, self.hits.has_feeling(key))));
        }
        for key in marks::tags(self.reader, entry)? {
            let name = self.labels.tags.get(&key);
            parts.extend(name.map(|name| snippet::label(name, self.hits.has_tag(key))));
        }
        Ok(parts)
    }
}

/// How an entry is told apart in a list: by its words or, where there are none, by what is said of what is attached to it.
pub(super) fn begins(reader: Reader<'_>, entry: i64, query: &Query) -> Result<Vec<SnippetPart>> {
    let (title, body) = entry::text(reader, entry)?;
    if title.trim().is_empty() && body.trim().is_empty() {
        return Ok(snippet::snippet(query, &attachments::described(reader, entry)?, ""));
    }
    Ok(snippet::snippet(query, &title, &body))
}

/// Date and time where the entry was written. The name of a zone that a later database no longer knows must not make an
/// entry unreadable: its time is then shown in UTC.
fn local(at: DateTime<Utc>, zone: &str) -> NaiveDateTime {
    schedule::zone::civil(at, zone).unwrap_or_else(|_| at.naive_utc())
}
