//! Entries as files that other programs read.

use mooring_core::Session;
use mooring_core::journal::selection::EntrySelection;
use mooring_core::journal::selection::archive::EntriesWritten;
use mooring_core::journal::selection::export::{EntryFileForm, EntryFileWords};
use mooring_core::journal::selection::watch::EntriesProgress;
use tauri::AppHandle;
use tauri::ipc::Channel;

use crate::desktop::private_file::{self, Kind};
use crate::error::Answer;
use crate::shell::off_thread;

/// How the dialog for a file of entries speaks.
const MARKDOWN_FILE: Kind = Kind {
    title: "entries-save-title",
    name: "entries-save-name-markdown",
    kind: "entries-save-kind-markdown",
    ending: "md",
};
const JSON_FILE: Kind = Kind {
    title: "entries-save-title",
    name: "entries-save-name-json",
    kind: "entries-save-kind-json",
    ending: "json",
};

/// With what is attached.
const ARCHIVE_FILE: Kind = Kind {
    title: "entries-save-title",
    name: "entries-save-name-archive",
    kind: "entries-save-kind-archive",
    ending: "zip",
};

const EVERYTHING: Kind = Kind { name: "entries-save-name-everything", ..ARCHIVE_FILE };

/// Writes entries as a file where the person says, readable by anybody who has it, `attached` with what is attached to them; answers
/// what was written, nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn journal_selected_export(
    app: AppHandle,
    selection: EntrySelection,
    form: EntryFileForm,
    words: EntryFileWords,
    attached: bool,
) -> Answer<Option<EntriesWritten>> {
    off_thread(app, move |app, shell| {
        let kind = match form {
            _ if attached => &ARCHIVE_FILE,
            EntryFileForm::Markdown => &MARKDOWN_FILE,
            EntryFileForm::Json => &JSON_FILE,
        };
        let room = if attached { room(&*shell.session()?, &selection)? } else { 0 };
        private_file::save_written(app, shell, kind, room, |out| {
            // Asked for again: it may have been closed while the dialog stood there.
            let session = shell.session()?;
            out.get_mut().until(session.export_watch());
            // Nobody has to touch anything while it is written.
            let _held = shell.clock.hold();
            Ok(if attached {
                session.journal_selected_archive(&selection, (&[form], &words), out, &mut |_| {})?
            } else {
                session.journal_selected_write(&selection, form, &words, out, &mut |_| {})?
            })
        })
    })
    .await
}

/// Writes all entries as an archive where the person says: as a text, as data, and with what is attached to them. Answers what was
/// written, nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn journal_export_all(
    app: AppHandle,
    words: EntryFileWords,
    progress: Channel<EntriesProgress>,
) -> Answer<Option<EntriesWritten>> {
    off_thread(app, move |app, shell| {
        let all = EntrySelection::everything();
        let room = room(&*shell.session()?, &all)?;
        private_file::save_written(app, shell, &EVERYTHING, room, |out| {
            let session = shell.session()?;
            out.get_mut().until(session.export_watch());
            let _held = shell.clock.hold();
            let forms = [EntryFileForm::Markdown, EntryFileForm::Json];
            // A window that is gone cannot be told; it goes on.
            Ok(session.journal_selected_archive(&all, (&forms, &words), out, &mut |step| drop(progress.send(step)))?)
        })
    })
    .await
}

/// Ends the writing of entries to files; nothing of it stays.
#[tauri::command]
#[specta::specta]
pub async fn journal_export_stop(app: AppHandle) -> Answer<()> {
    off_thread(app, |_, shell| {
        shell.session()?.export_stop();
        Ok(())
    })
    .await
}

/// What the attachments of entries take: most of what an archive of them does.
fn room(session: &Session, selection: &EntrySelection) -> Answer<u64> {
    Ok(u64::from(session.journal_selected_attachments(selection)?.kibibytes) * 1024)
}
