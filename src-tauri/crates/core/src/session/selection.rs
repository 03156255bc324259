//! Commands about many entries at once, and about searches that have a name.

use std::io::{Seek, Write};
use std::sync::{MutexGuard, PoisonError};

use uuid::Uuid;
use vault::store::{Stop, Writer};

use super::Session;
use crate::area::{Area, Changed};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::saved_search::{self, SavedSearch};
use crate::journal::selection::archive::{self, Archive, EntriesWritten, SelectedAttachments};
use crate::journal::selection::export::{self, EntryFileForm, EntryFileWords};
use crate::journal::selection::watch::{EntriesProgress, Watch};
use crate::journal::selection::{self, Batch, EntrySelection, SelectedTag};
use crate::journal::{EntryFilter, EntryView};

const ENTRIES: &[Area] = &[Area::Journal, Area::Insights, Area::Vocabulary];

const SEARCHES: &[Area] = &[Area::Searches];

impl Session {
    pub fn journal_selected_count(&self, selection: &EntrySelection) -> Result<u32> {
        self.read(|reader| selection::count(reader, selection))
    }

    pub fn journal_selected_tags(&self, selection: &EntrySelection) -> Result<Vec<SelectedTag>> {
        self.read(|reader| selection::tags(reader, selection))
    }

    /// The ids of rows `from` to `to`, counted from the top of what is found.
    pub fn journal_selected_range(&self, text: &str, filter: &EntryFilter, from: u32, to: u32) -> Result<Vec<Uuid>> {
        self.read(|reader| selection::range(reader, text, filter, (from, to)))
    }

    pub fn journal_selected_entries(&self, selection: &EntrySelection) -> Result<Vec<EntryView>> {
        self.read(|reader| selection::entries(reader, selection))
    }

    /// Gives and takes tags; answers how many entries changed. `batch` takes it back.
    pub fn journal_selected_retag(
        &self,
        batch: Uuid,
        selection: &EntrySelection,
        add: &[Uuid],
        take: &[Uuid],
    ) -> Result<Changed<u32>> {
        self.change_many(|writer, stamp| selection::retag(writer, stamp, batch, selection, (add, take)))
    }

    /// Puts entries into the bin; answers how many. `batch` takes it back.
    pub fn journal_selected_bin(&self, batch: Uuid, selection: &EntrySelection) -> Result<Changed<u32>> {
        self.change_many(|writer, stamp| selection::put_into_bin(writer, stamp, batch, selection))
    }

    /// Takes back what was done last with many entries; `not-found` if that is not `batch`, or was taken back.
    pub fn journal_selected_undo(&self, batch: Uuid) -> Result<Changed<()>> {
        let mut last = self.batch();
        let done = last.as_ref().filter(|last| last.id == batch).ok_or(ErrorCode::NotFound)?;
        self.write(|writer, stamp| selection::take_back(writer, stamp, done))?;
        *last = None;
        Ok(Changed::new((), ENTRIES))
    }

    /// What is attached to the entries that are meant.
    pub fn journal_selected_attachments(&self, selection: &EntrySelection) -> Result<SelectedAttachments> {
        let (entries, listed) =
            self.read(|reader| Ok((selection::count(reader, selection)?, archive::attached(reader, selection)?)))?;
        let here = self.contents_here(&listed.iter().map(|one| one.content).collect::<Vec<_>>())?;
        let (there, missing): (Vec<_>, Vec<_>) = listed.iter().partition(|one| here.contains(&one.content));
        let bytes: u64 = there.iter().map(|one| u64::from(one.bytes)).sum();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(SelectedAttachments {
            entries,
            contents: number(listed.len()),
            kibibytes: u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX),
            missing: number(missing.len()),
        })
    }

    /// Writes entries as a file to `out`, without what is attached to them.
    pub fn journal_selected_write(
        &self,
        selection: &EntrySelection,
        form: EntryFileForm,
        words: &EntryFileWords,
        out: &mut dyn Write,
        tell: &mut dyn FnMut(EntriesProgress),
    ) -> Result<EntriesWritten> {
        let beside = export::Beside::new();
        let mut watch = Watch::new(self.exporting().clone(), tell);
        let entries = self.read(|reader| {
            watch.expect(usize::try_from(selection::count(reader, selection)?).unwrap_or(usize::MAX));
            export::write(reader, selection, (form, words), &beside, &mut watch, out)
        })?;
        Ok(EntriesWritten { entries, attachments: 0, missing: 0 })
    }

    /// Writes entries and what is attached to them as an archive to `out`, with a file of entries of each of the forms, all as they are at one moment. What cannot be read is passed
    /// over, and counted.
    pub fn journal_selected_archive<W: Write + Seek>(
        &self,
        selection: &EntrySelection,
        (forms, words): (&[EntryFileForm], &EntryFileWords),
        out: W,
        tell: &mut dyn FnMut(EntriesProgress),
    ) -> Result<EntriesWritten> {
        let mut watch = Watch::new(self.exporting().clone(), tell);
        self.read(|reader| {
            let mut archive = Archive::new(out);
            let mut missing = 0;
            let attached = archive::attached(reader, selection)?;
            let entries = usize::try_from(selection::count(reader, selection)?).unwrap_or(usize::MAX);
            watch.expect(attached.len().saturating_add(entries.saturating_mul(forms.len())));
            for listed in attached {
                watch.step()?;
                match self.content_if_whole(listed.content)? {
                    Some(bytes) => archive.add(&listed, &bytes)?,
                    None => missing += 1,
                }
            }
            for form in forms {
                archive.add_entries(*form, |beside, out| {
                    export::write(reader, selection, (*form, words), beside, &mut watch, out)
                })?;
            }
            Ok(EntriesWritten { missing, ..archive.end()? })
        })
    }

    /// Ends what is being written to files; nothing of it stays.
    pub fn export_stop(&self) {
        std::mem::take(&mut *self.exporting()).stop();
    }

    /// Is stopped with whatever is written from now on ([`Self::export_stop`]): for who waits for the drive.
    pub fn export_watch(&self) -> Stop {
        self.exporting().clone()
    }

    fn exporting(&self) -> MutexGuard<'_, Stop> {
        self.exporting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn journal_searches(&self) -> Result<Vec<SavedSearch>> {
        self.read(saved_search::list)
    }

    pub fn journal_search_save(&self, search: &SavedSearch) -> Result<Changed<()>> {
        self.write(|writer, stamp| saved_search::save(writer, stamp, search))?;
        Ok(Changed::new((), SEARCHES))
    }

    pub fn journal_search_remove(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| saved_search::remove(writer, stamp, id))?;
        Ok(Changed::new((), SEARCHES))
    }

    pub fn journal_searches_arrange(&self, order: &[Uuid]) -> Result<Changed<()>> {
        self.write(|writer, stamp| saved_search::arrange(writer, stamp, order))?;
        Ok(Changed::new((), SEARCHES))
    }

    fn change_many(&self, change: impl FnOnce(Writer<'_>, &Stamp) -> Result<Batch>) -> Result<Changed<u32>> {
        let batch = self.write(change)?;
        let count = u32::try_from(batch.entries()).map_err(|_| CoreError::new(ErrorCode::Internal))?;
        *self.batch() = Some(batch);
        Ok(Changed::new(count, ENTRIES))
    }

    fn batch(&self) -> MutexGuard<'_, Option<Batch>> {
        // A panic while holding it leaves a whole value behind.
        self.batch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
