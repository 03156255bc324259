//! Support groups: the board, a group's page, visits and notes, what is wanted, groups side by side.

use chrono::NaiveDate;
use mooring_core::Session;
use mooring_core::groups::{
    Advance, GroupAnswer, GroupBinRow, GroupComparison, GroupDraft, GroupFound, GroupNote, GroupProfile, GroupStage,
    GroupUnfinished, GroupView, GroupVisit, GroupWeights, GroupsView,
};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::error::Answer;

/// Every group by its stage; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn groups_board(app: AppHandle, zone: String) -> Answer<GroupsView> {
    ask(app, move |session| session.groups_board(&zone)).await
}

/// One group, whole.
#[tauri::command]
#[specta::specta]
pub async fn groups_get(app: AppHandle, id: Uuid, zone: String) -> Answer<GroupView> {
    ask(app, move |session| session.groups_get(id, &zone)).await
}

/// A page of the visits of a group, newest first, after the first `skip`.
#[tauri::command]
#[specta::specta]
pub async fn groups_visits(app: AppHandle, id: Uuid, skip: u32) -> Answer<Vec<GroupVisit>> {
    ask(app, move |session| session.groups_visits(id, skip)).await
}

/// Groups that have what was typed in their name, on their page or among what was noted with them; the best first, few.
#[tauri::command]
#[specta::specta]
pub async fn groups_find(app: AppHandle, text: String) -> Answer<Vec<GroupFound>> {
    ask(app, move |session| session.groups_find(&text)).await
}

/// Saves what a group is, new or changed; saving the same again changes nothing.
#[tauri::command]
#[specta::specta]
pub async fn groups_save(app: AppHandle, group: GroupDraft, zone: String) -> Answer<()> {
    change(app, move |session| session.groups_save(&group, &zone)).await
}

/// Moves a group to a stage, since a day (without one: today), with a word why (without one: as it was).
#[tauri::command]
#[specta::specta]
pub async fn groups_advance(
    app: AppHandle,
    id: Uuid,
    stage: GroupStage,
    since: Option<NaiveDate>,
    note: Option<String>,
    zone: String,
) -> Answer<()> {
    change(app, move |session| {
        session.groups_advance(Advance { group: id, to: stage, since, note: note.as_deref() }, &zone)
    })
    .await
}

/// Saves the questions asked of a group and what it answered, all of them.
#[tauri::command]
#[specta::specta]
pub async fn groups_answers_set(app: AppHandle, id: Uuid, answers: Vec<GroupAnswer>) -> Answer<()> {
    change(app, move |session| session.groups_answers_set(id, &answers)).await
}

/// Saves a visit, new or changed.
#[tauri::command]
#[specta::specta]
pub async fn groups_visit_save(app: AppHandle, visit: GroupVisit) -> Answer<()> {
    change(app, move |session| session.groups_visit_save(&visit)).await
}

/// Keeps a message that is being written, or what to say on the phone; without words there is nothing left to go on with.
#[tauri::command]
#[specta::specta]
pub async fn groups_unfinished_keep(app: AppHandle, begun: GroupUnfinished) -> Answer<()> {
    change(app, move |session| session.groups_unfinished_keep(&begun)).await
}

/// Saves a contact, a resource or a recommendation, new or changed.
#[tauri::command]
#[specta::specta]
pub async fn groups_note_save(app: AppHandle, note: GroupNote) -> Answer<()> {
    change(app, move |session| session.groups_note_save(&note)).await
}

/// What lies in the bin of groups.
#[tauri::command]
#[specta::specta]
pub async fn groups_binned(app: AppHandle) -> Answer<Vec<GroupBinRow>> {
    ask(app, Session::groups_binned).await
}

/// Puts a group, a visit or a note into the bin.
#[tauri::command]
#[specta::specta]
pub async fn groups_bin(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.groups_bin(id)).await
}

/// Takes a group, a visit or a note out of the bin; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn groups_restore(app: AppHandle, id: Uuid, zone: String) -> Answer<()> {
    change(app, move |session| session.groups_restore(id, &zone)).await
}

/// Removes something of the bin for good.
#[tauri::command]
#[specta::specta]
pub async fn groups_purge(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.groups_purge(id)).await
}

/// Empties the bin; answers how many groups, visits and notes went.
#[tauri::command]
#[specta::specta]
pub async fn groups_bin_empty(app: AppHandle) -> Answer<u32> {
    change(app, Session::groups_bin_empty).await
}

/// Keeps what is wanted of a group.
#[tauri::command]
#[specta::specta]
pub async fn groups_profile_set(app: AppHandle, profile: GroupProfile) -> Answer<()> {
    change(app, move |session| session.groups_profile_set(&profile)).await
}

/// Keeps how much each thing matters.
#[tauri::command]
#[specta::specta]
pub async fn groups_weights_set(app: AppHandle, weights: GroupWeights) -> Answer<()> {
    change(app, move |session| session.groups_weights_set(&weights)).await
}

/// Two to five groups side by side.
#[tauri::command]
#[specta::specta]
pub async fn groups_compare(app: AppHandle, ids: Vec<Uuid>) -> Answer<GroupComparison> {
    ask(app, move |session| session.groups_compare(&ids)).await
}
