//! Commands of the journal.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Session;
use super::unkept::{Of, Words};
use crate::area::{Area, Changed};
use crate::error::Result;
use crate::journal::templates::{OwnTemplate, Templates};
use crate::journal::{
    self, DayCell, DraftView, EntryDraft, EntryView, ListPage, ListRequest, Moment, MonthCount, Saved, TodayView,
    VersionRow, VersionView, WhenView,
};

/// What a changed entry makes stale: also which words are offered first.
const ENTRY: &[Area] = &[Area::Journal, Area::Insights, Area::Vocabulary];
/// Saving ends a draft as well, purging may.
const ENTRY_AND_DRAFT: &[Area] = &[Area::Journal, Area::Insights, Area::Vocabulary, Area::Drafts];
const DRAFT: &[Area] = &[Area::Drafts];

impl Session {
    pub fn journal_save(&self, draft: &EntryDraft) -> Result<Changed<Saved>> {
        let saved = self.write(|writer, stamp| journal::save(writer, stamp, draft))?;
        self.unkept.forget(Of::Entry(draft.id));
        Ok(Changed::new(saved, ENTRY_AND_DRAFT))
    }

    pub fn journal_get(&self, id: Uuid) -> Result<EntryView> {
        let view = self.read(|reader| journal::get(reader, id))?;
        Ok(EntryView { has_draft: view.has_draft || self.unkept.has_draft(id), ..view })
    }

    pub fn journal_list(&self, request: &ListRequest) -> Result<ListPage> {
        self.read(|reader| journal::list(reader, request))
    }

    pub fn journal_months(&self) -> Result<Vec<MonthCount>> {
        self.read(journal::months)
    }

    pub fn journal_month(&self, year: i32, month: u8) -> Result<Vec<DayCell>> {
        self.read(|reader| journal::month(reader, year, month))
    }

    pub fn journal_today(&self, zone: &str) -> Result<TodayView> {
        self.read(|reader| {
            let mut view = journal::today(reader, self.now(), zone)?;
            view.drafts = self.unkept.over_drafts(reader, view.drafts)?;
            Ok(view)
        })
    }

    pub fn journal_when(&self, moment: Moment, zone: &str) -> Result<WhenView> {
        self.read(|reader| journal::when(reader, self.now(), moment, zone))
    }

    pub fn journal_star(&self, id: Uuid, starred: bool) -> Result<Changed<()>> {
        self.write(|writer, stamp| journal::star(writer, stamp, id, starred))?;
        Ok(Changed::new((), &[Area::Journal]))
    }

    pub fn journal_bin(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| journal::bin(writer, stamp, id))?;
        Ok(Changed::new((), ENTRY))
    }

    pub fn journal_restore(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| journal::restore(writer, stamp, id))?;
        Ok(Changed::new((), ENTRY))
    }

    pub fn journal_purge(&self, id: Uuid) -> Result<Changed<()>> {
        let named = self.named_by(&[id])?;
        self.write(|writer, stamp| journal::purge(writer, stamp, id))?;
        self.forget_media(&named);
        self.unkept.forget(Of::Entry(id));
        Ok(Changed::new((), ENTRY_AND_DRAFT))
    }

    /// Answers how many entries went.
    pub fn journal_bin_empty(&self) -> Result<Changed<u32>> {
        let binned = self.read(journal::binned)?;
        let named = self.named_by(&binned)?;
        let gone = self.write(journal::bin_empty)?;
        self.forget_media(&named);
        Ok(Changed::new(gone, ENTRY_AND_DRAFT))
    }

    pub fn journal_versions(&self, id: Uuid) -> Result<Vec<VersionRow>> {
        self.read(|reader| journal::versions(reader, id))
    }

    pub fn journal_version(&self, version: Uuid) -> Result<VersionView> {
        self.read(|reader| journal::version(reader, version))
    }

    /// What an entry may begin from; `language` is that of the windows.
    pub fn journal_templates(&self, language: &str) -> Result<Templates> {
        self.read(|reader| journal::templates::all(reader, language))
    }

    pub fn journal_template_save(&self, template: &OwnTemplate) -> Result<Changed<()>> {
        self.write(|writer, stamp| journal::templates::save(writer, stamp, template))?;
        Ok(Changed::new((), &[Area::Vocabulary]))
    }

    pub fn journal_template_remove(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| journal::templates::remove(writer, stamp, id))?;
        Ok(Changed::new((), &[Area::Vocabulary]))
    }

    pub fn journal_version_restore(&self, version: Uuid) -> Result<Changed<Saved>> {
        let saved = self.write(|writer, stamp| journal::version_restore(writer, stamp, version))?;
        Ok(Changed::new(saved, ENTRY_AND_DRAFT))
    }

    /// Answers when it was kept. A draft that could not be is remembered as long as the journal is open.
    pub fn journal_draft_save(&self, draft: &EntryDraft) -> Result<Changed<DateTime<Utc>>> {
        match self.write(|writer, stamp| journal::draft_save(writer, stamp, draft)) {
            Ok(kept_at) => {
                self.unkept.forget(Of::Entry(draft.id));
                Ok(Changed::new(kept_at, DRAFT))
            }
            Err(error) => {
                self.unkept.remember(Words::Entry(draft.clone()), self.now());
                Err(error)
            }
        }
    }

    /// Every draft, the latest first; also those the disk did not take.
    pub fn journal_drafts(&self) -> Result<Vec<DraftView>> {
        self.read(|reader| self.unkept.over_drafts(reader, journal::drafts(reader)?))
    }

    pub fn journal_draft_get(&self, id: Uuid) -> Result<Option<DraftView>> {
        self.read(|reader| self.unkept.over_draft(reader, id, journal::draft_get(reader, id)?))
    }

    pub fn journal_draft_discard(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, _| journal::draft_discard(writer, id))?;
        self.unkept.forget(Of::Entry(id));
        Ok(Changed::new((), DRAFT))
    }
}
