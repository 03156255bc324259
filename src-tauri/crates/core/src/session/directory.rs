//! Commands of the directory.

use std::sync::{Arc, MutexGuard, PoisonError};

use uuid::Uuid;

use super::Session;
use crate::area::{Area, Changed};
use crate::directory::{
    self, DirectoryDecision, DirectoryDetail, DirectoryDone, DirectoryFilter, DirectoryNews, DirectoryPage,
    DirectoryPick, DirectoryPreview, DirectoryView, DirectoryWays, Pending, Shelf,
};
use crate::error::{ErrorCode, Result};
use crate::groups;

const DIRECTORY: &[Area] = &[Area::Directory];
/// What is saved from it stands in all of them.
const SAVED: &[Area] = &[Area::Groups, Area::Directory, Area::Calendar, Area::Reminders];

/// What of the directory is in memory while the journal is open.
#[derive(Default)]
pub(super) struct Directory {
    /// The file that was opened last and waits for a decision.
    waiting: Option<Arc<Pending>>,
    /// Everything that is searched; `None` until it is asked for, and after a change.
    shelf: Option<Arc<Shelf>>,
}

impl Session {
    pub fn directory_view(&self) -> Result<DirectoryView> {
        let meetings = self.shelf()?;
        self.read(|reader| meetings.view(reader))
    }

    /// A page of what a filter finds, after the first `skip`.
    pub fn directory_find(&self, filter: &DirectoryFilter, skip: u32, limit: u16) -> Result<DirectoryPage> {
        let meetings = self.shelf()?;
        self.read(|reader| meetings.find(reader, filter, skip, limit))
    }

    /// Reads a file, or a text that was pasted, and says what it would bring to a feed, or as a new one. It takes the place of a file opened before.
    pub fn directory_open(
        &self,
        file_name: &str,
        bytes: Vec<u8>,
        pasted: bool,
        feed: Option<Uuid>,
    ) -> Result<DirectoryPreview> {
        self.wait_with(Pending::open(file_name, bytes, pasted, self.now())?, feed)
    }

    /// Reads the table that was opened last by another mapping.
    pub fn directory_map(
        &self,
        id: Uuid,
        header: bool,
        columns: &[Option<String>],
        feed: Option<Uuid>,
    ) -> Result<DirectoryPreview> {
        let pending = self.waiting(id)?.map(header, columns, self.now())?;
        self.wait_with(pending, feed)
    }

    /// Takes a previewed file over; `import-gone` if it is not the one opened last.
    pub fn directory_run(&self, decision: &DirectoryDecision) -> Result<Changed<DirectoryDone>> {
        let pending = self.waiting(decision.id)?;
        let done = self.write(|writer, stamp| directory::run(writer, stamp, &pending, decision))?;
        let mut directory = self.directory();
        directory.waiting.take_if(|waiting| waiting.id == decision.id);
        directory.shelf = None;
        Ok(Changed::new(done, DIRECTORY))
    }

    pub fn directory_rename(&self, feed: Uuid, name: &str, zone: Option<&str>) -> Result<Changed<()>> {
        self.write(|writer, stamp| directory::rename(writer, stamp, feed, name, zone))?;
        self.directory().shelf = None;
        Ok(Changed::new((), DIRECTORY))
    }

    pub fn directory_remove(&self, feed: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| directory::remove(writer, stamp, feed))?;
        self.directory().shelf = None;
        Ok(Changed::new((), DIRECTORY))
    }

    /// Saves meetings as groups, `zone` being the IANA zone the person is in; answers the groups in the order of the picks.
    pub fn directory_save(&self, picks: &[DirectoryPick], zone: &str) -> Result<Changed<Vec<Uuid>>> {
        let meetings = self.shelf()?;
        let made = self.write(|writer, stamp| directory::save(writer, stamp, &meetings, picks, zone))?;
        Ok(Changed::new(made, SAVED))
    }

    /// What there is to choose for those of these meetings whose words speak of other weeks than their times, to somebody in a zone.
    pub fn directory_ways(&self, meetings: &[Uuid], zone: &str) -> Result<Vec<DirectoryWays>> {
        let all = self.shelf()?;
        self.read(|reader| directory::ways(&all, meetings, groups::today(reader, self.now(), zone)?))
    }

    /// Takes back what was saved by these picks.
    pub fn directory_unsave(&self, picks: &[DirectoryPick]) -> Result<Changed<()>> {
        self.write(|writer, stamp| directory::unsave(writer, stamp, picks))?;
        Ok(Changed::new((), SAVED))
    }

    /// One meeting, to somebody in a zone.
    pub fn directory_get(&self, id: Uuid, zone: &str) -> Result<DirectoryDetail> {
        let meetings = self.shelf()?;
        self.read(|reader| meetings.detail(reader, self.now(), id, zone))
    }

    /// News of the list a group was saved from.
    pub fn directory_news(&self, group: Uuid) -> Result<Option<DirectoryNews>> {
        let meetings = self.shelf()?;
        self.read(|reader| directory::news(reader, &meetings, group))
    }

    /// Somebody saw them.
    pub fn directory_noted(&self, group: Uuid) -> Result<Changed<()>> {
        let meetings = self.shelf()?;
        self.write(|writer, stamp| directory::noted(writer, stamp, &meetings, group))?;
        Ok(Changed::new((), DIRECTORY))
    }

    fn directory(&self) -> MutexGuard<'_, Directory> {
        // A panic while holding it leaves a whole value behind.
        self.directory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self, id: Uuid) -> Result<Arc<Pending>> {
        let directory = self.directory();
        let pending = directory.waiting.as_ref().filter(|pending| pending.id == id).ok_or(ErrorCode::ImportGone)?;
        Ok(Arc::clone(pending))
    }

    fn wait_with(&self, pending: Pending, feed: Option<Uuid>) -> Result<DirectoryPreview> {
        let preview = self.read(|reader| directory::preview(reader, &pending, feed))?;
        self.directory().waiting = Some(Arc::new(pending));
        Ok(preview)
    }

    /// What is searched, read anew after a change. Held while it is read, so that a letter typed meanwhile waits instead of reading it as well.
    fn shelf(&self) -> Result<Arc<Shelf>> {
        let mut directory = self.directory();
        if let Some(meetings) = &directory.shelf {
            return Ok(Arc::clone(meetings));
        }
        let meetings = Arc::new(self.read(Shelf::read)?);
        directory.shelf = Some(Arc::clone(&meetings));
        Ok(meetings)
    }
}
