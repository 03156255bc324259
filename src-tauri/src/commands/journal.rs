//! Entries, drafts, versions, the bin, search, and the words one chooses from.

pub mod about;
pub mod attachments;
pub mod export;

use std::sync::atomic::Ordering;

use chrono::{DateTime, NaiveDate, Utc};
use mooring_core::Session;
use mooring_core::journal::doses::{DoseDay, DoseDraft};
use mooring_core::journal::saved_search::SavedSearch;
use mooring_core::journal::selection::archive::SelectedAttachments;
use mooring_core::journal::selection::{EntrySelection, SelectedTag};
use mooring_core::journal::templates::{OwnTemplate, Templates};
use mooring_core::journal::{
    DayCell, DraftView, EntryDraft, EntryFilter, EntryView, Feeling, FeelingFamily, ListPage, ListRequest, Moment,
    MonthCount, MoodScale, MoodStep, Saved, Tag, TagGroup, TodayView, Tracker, VersionRow, VersionView, Vocabulary,
    WhenView,
};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change, change_at_length};
use crate::error::Answer;
use crate::shell::off_thread;

/// Everything one can choose from when checking in.
#[tauri::command]
#[specta::specta]
pub async fn journal_vocabulary(app: AppHandle) -> Answer<Vocabulary> {
    ask(app, Session::journal_vocabulary).await
}

/// Saves an entry, new or changed; saving the same again changes nothing.
#[tauri::command]
#[specta::specta]
pub async fn journal_save(app: AppHandle, draft: EntryDraft) -> Answer<Saved> {
    change(app, move |session| session.journal_save(&draft)).await
}

/// One entry, whole.
#[tauri::command]
#[specta::specta]
pub async fn journal_get(app: AppHandle, id: Uuid) -> Answer<EntryView> {
    ask(app, move |session| session.journal_get(id)).await
}

/// A page of the timeline, searched and filtered, newest first.
#[tauri::command]
#[specta::specta]
pub async fn journal_list(app: AppHandle, request: ListRequest) -> Answer<ListPage> {
    ask(app, move |session| session.journal_list(&request)).await
}

/// The months that have entries.
#[tauri::command]
#[specta::specta]
pub async fn journal_months(app: AppHandle) -> Answer<Vec<MonthCount>> {
    ask(app, Session::journal_months).await
}

/// The days of one month that have entries.
#[tauri::command]
#[specta::specta]
pub async fn journal_month(app: AppHandle, year: i32, month: u8) -> Answer<Vec<DayCell>> {
    ask(app, move |session| session.journal_month(year, month)).await
}

/// Today, in one answer; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn journal_today(app: AppHandle, zone: String) -> Answer<TodayView> {
    ask(app, move |session| session.journal_today(&zone)).await
}

/// A moment by the clocks of `zone`, an IANA name: its instant, its date and time, the day it counts for.
#[tauri::command]
#[specta::specta]
pub async fn journal_when(app: AppHandle, moment: Moment, zone: String) -> Answer<WhenView> {
    ask(app, move |session| session.journal_when(moment, &zone)).await
}

/// Marks an entry, or takes the mark away.
#[tauri::command]
#[specta::specta]
pub async fn journal_star(app: AppHandle, id: Uuid, starred: bool) -> Answer<()> {
    change(app, move |session| session.journal_star(id, starred)).await
}

/// Puts an entry into the bin.
#[tauri::command]
#[specta::specta]
pub async fn journal_bin(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.journal_bin(id)).await
}

/// Takes an entry out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn journal_restore(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.journal_restore(id)).await
}

/// Removes an entry of the bin for good.
#[tauri::command]
#[specta::specta]
pub async fn journal_purge(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.journal_purge(id)).await
}

/// Empties the bin; answers how many entries went.
#[tauri::command]
#[specta::specta]
pub async fn journal_bin_empty(app: AppHandle) -> Answer<u32> {
    change(app, Session::journal_bin_empty).await
}

/// The pages and questions an entry may begin from; those that are shipped, in the language of the windows (BCP 47).
#[tauri::command]
#[specta::specta]
pub async fn journal_templates(app: AppHandle, language: String) -> Answer<Templates> {
    ask(app, move |session| session.journal_templates(&language)).await
}

/// Keeps a page to begin from, a new one or a changed one.
#[tauri::command]
#[specta::specta]
pub async fn journal_template_save(app: AppHandle, template: OwnTemplate) -> Answer<()> {
    change(app, move |session| session.journal_template_save(&template)).await
}

/// Removes a page to begin from.
#[tauri::command]
#[specta::specta]
pub async fn journal_template_remove(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.journal_template_remove(id)).await
}

/// The earlier states of an entry.
#[tauri::command]
#[specta::specta]
pub async fn journal_versions(app: AppHandle, id: Uuid) -> Answer<Vec<VersionRow>> {
    ask(app, move |session| session.journal_versions(id)).await
}

/// One earlier state, whole, and how the entry differs from it now; `id` is the version's.
#[tauri::command]
#[specta::specta]
pub async fn journal_version(app: AppHandle, id: Uuid) -> Answer<VersionView> {
    ask(app, move |session| session.journal_version(id)).await
}

/// Brings an earlier state back; `id` is the version's.
#[tauri::command]
#[specta::specta]
pub async fn journal_version_restore(app: AppHandle, id: Uuid) -> Answer<Saved> {
    change(app, move |session| session.journal_version_restore(id)).await
}

/// Keeps what is being typed; answers when.
#[tauri::command]
#[specta::specta]
pub async fn journal_draft_save(app: AppHandle, draft: EntryDraft) -> Answer<DateTime<Utc>> {
    change(app, move |session| session.journal_draft_save(&draft)).await
}

/// Every draft that waits.
#[tauri::command]
#[specta::specta]
pub async fn journal_drafts(app: AppHandle) -> Answer<Vec<DraftView>> {
    ask(app, Session::journal_drafts).await
}

/// The draft of one entry, if one waits.
#[tauri::command]
#[specta::specta]
pub async fn journal_draft_get(app: AppHandle, id: Uuid) -> Answer<Option<DraftView>> {
    ask(app, move |session| session.journal_draft_get(id)).await
}

/// Throws a draft away.
#[tauri::command]
#[specta::specta]
pub async fn journal_draft_discard(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.journal_draft_discard(id)).await
}

/// Makes a new mood scale of 3 to 11 steps the current one; earlier entries keep theirs.
#[tauri::command]
#[specta::specta]
pub async fn journal_scale_set(app: AppHandle, steps: Vec<MoodStep>) -> Answer<MoodScale> {
    change(app, move |session| session.journal_scale_set(&steps)).await
}

/// Adds a feeling to a family.
#[tauri::command]
#[specta::specta]
pub async fn journal_feeling_add(app: AppHandle, family: Uuid, word: String) -> Answer<Feeling> {
    change(app, move |session| session.journal_feeling_add(family, &word)).await
}

/// Adds a family of feelings.
#[tauri::command]
#[specta::specta]
pub async fn journal_feeling_family_add(app: AppHandle, word: String) -> Answer<FeelingFamily> {
    change(app, move |session| session.journal_feeling_family_add(&word)).await
}

/// Gives a feeling another word, in every entry.
#[tauri::command]
#[specta::specta]
pub async fn journal_feeling_rename(app: AppHandle, id: Uuid, word: String) -> Answer<()> {
    change(app, move |session| session.journal_feeling_rename(id, &word)).await
}

/// Stops offering a feeling, or offers it again; entries keep it.
#[tauri::command]
#[specta::specta]
pub async fn journal_feeling_archive(app: AppHandle, id: Uuid, archived: bool) -> Answer<()> {
    change(app, move |session| session.journal_feeling_archive(id, archived)).await
}

/// Adds a tag to a group.
#[tauri::command]
#[specta::specta]
pub async fn journal_tag_add(app: AppHandle, group: Uuid, name: String, icon: Option<String>) -> Answer<Tag> {
    change(app, move |session| session.journal_tag_add(group, &name, icon.as_deref())).await
}

/// Changes a tag's name, icon, or whether it is offered.
#[tauri::command]
#[specta::specta]
pub async fn journal_tag_update(app: AppHandle, tag: Tag) -> Answer<()> {
    change(app, move |session| session.journal_tag_update(&tag)).await
}

/// Adds a group of tags.
#[tauri::command]
#[specta::specta]
pub async fn journal_tag_group_add(app: AppHandle, name: String) -> Answer<TagGroup> {
    change(app, move |session| session.journal_tag_group_add(&name)).await
}

/// Gives a group of tags another name.
#[tauri::command]
#[specta::specta]
pub async fn journal_tag_group_rename(app: AppHandle, id: Uuid, name: String) -> Answer<()> {
    change(app, move |session| session.journal_tag_group_rename(id, &name)).await
}

/// Adds a tracker; one of the same name that is there is the answer. Its id is made here.
#[tauri::command]
#[specta::specta]
pub async fn journal_tracker_add(app: AppHandle, tracker: Tracker) -> Answer<Tracker> {
    change(app, move |session| session.journal_tracker_add(&tracker.name, &tracker.kind, tracker.day_rule)).await
}

/// Changes a tracker's name, unit, rule of the day, or whether it is offered.
#[tauri::command]
#[specta::specta]
pub async fn journal_tracker_update(app: AppHandle, tracker: Tracker) -> Answer<()> {
    change(app, move |session| session.journal_tracker_update(&tracker)).await
}

/// Puts the trackers into this order; those it does not name come after.
#[tauri::command]
#[specta::specta]
pub async fn journal_tracker_arrange(app: AppHandle, order: Vec<Uuid>) -> Answer<()> {
    change(app, move |session| session.journal_tracker_arrange(&order)).await
}

/// The doses of a day, or of the one it is now in `zone`.
#[tauri::command]
#[specta::specta]
pub async fn journal_doses(app: AppHandle, day: Option<NaiveDate>, zone: String) -> Answer<DoseDay> {
    ask(app, move |session| session.journal_doses(day, &zone)).await
}

/// Notes a dose, taken or left out. A planned one is noted once a day.
#[tauri::command]
#[specta::specta]
pub async fn journal_dose_save(app: AppHandle, dose: DoseDraft) -> Answer<()> {
    change(app, move |session| session.journal_dose_save(&dose)).await
}

/// Takes away what was noted of a dose.
#[tauri::command]
#[specta::specta]
pub async fn journal_dose_remove(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.journal_dose_remove(id)).await
}

/// Whether a check-in was asked for from outside the window since this was asked last.
#[tauri::command]
#[specta::specta]
pub async fn journal_check_in_asked(app: AppHandle) -> Answer<bool> {
    off_thread(app, |_, shell| Ok(shell.is_open() && shell.check_in_asked.swap(false, Ordering::AcqRel))).await
}

/// How many entries are meant.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_count(app: AppHandle, selection: EntrySelection) -> Answer<u32> {
    ask(app, move |session| session.journal_selected_count(&selection)).await
}

/// The tags of the entries that are meant, with how many have each.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_tags(app: AppHandle, selection: EntrySelection) -> Answer<Vec<SelectedTag>> {
    ask(app, move |session| session.journal_selected_tags(&selection)).await
}

/// The ids of rows `from` to `to`, counted from the top of what is found, whichever is first.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_range(
    app: AppHandle,
    text: String,
    filter: EntryFilter,
    from: u32,
    to: u32,
) -> Answer<Vec<Uuid>> {
    ask(app, move |session| session.journal_selected_range(&text, &filter, from, to)).await
}

/// The entries that are meant, whole, oldest first; at most 500.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_entries(app: AppHandle, selection: EntrySelection) -> Answer<Vec<EntryView>> {
    ask(app, move |session| session.journal_selected_entries(&selection)).await
}

/// Gives tags to entries and takes others away; answers how many changed. `batch` takes it back.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_retag(
    app: AppHandle,
    batch: Uuid,
    selection: EntrySelection,
    add: Vec<Uuid>,
    take: Vec<Uuid>,
) -> Answer<u32> {
    change_at_length(app, move |session| session.journal_selected_retag(batch, &selection, &add, &take)).await
}

/// Puts entries into the bin; answers how many. `batch` takes it back.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_bin(app: AppHandle, batch: Uuid, selection: EntrySelection) -> Answer<u32> {
    change_at_length(app, move |session| session.journal_selected_bin(batch, &selection)).await
}

/// Takes back what was done last with many entries.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_undo(app: AppHandle, batch: Uuid) -> Answer<()> {
    change_at_length(app, move |session| session.journal_selected_undo(batch)).await
}

/// What is attached to the entries that are meant.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_attachments(app: AppHandle, selection: EntrySelection) -> Answer<SelectedAttachments> {
    ask(app, move |session| session.journal_selected_attachments(&selection)).await
}

/// Searches that have a name, in the person's order.
#[tauri::command]
#[specta::specta]
pub async fn journal_searches(app: AppHandle) -> Answer<Vec<SavedSearch>> {
    ask(app, Session::journal_searches).await
}

/// Saves a search under its name, new or changed.
#[tauri::command]
#[specta::specta]
pub async fn journal_search_save(app: AppHandle, search: SavedSearch) -> Answer<()> {
    change(app, move |session| session.journal_search_save(&search)).await
}

/// Removes a saved search; no entry is touched.
#[tauri::command]
#[specta::specta]
pub async fn journal_search_remove(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.journal_search_remove(id)).await
}

/// Puts saved searches into this order; those it does not name come after.
#[tauri::command]
#[specta::specta]
pub async fn journal_searches_arrange(app: AppHandle, order: Vec<Uuid>) -> Answer<()> {
    change(app, move |session| session.journal_searches_arrange(&order)).await
}
