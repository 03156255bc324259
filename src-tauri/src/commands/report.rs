//! Two honest pages for an appointment: their figures, what was chosen for them, and the file.

use mooring_core::paper::{CardPaper, PaperPages};
use mooring_core::report::{ReportAsk, ReportFacts, ReportKept, ReportMeasure};
use tauri::AppHandle;
use uuid::Uuid;

use super::{ask, change};
use crate::desktop::private_file::{self, Kind};
use crate::error::Answer;
use crate::shell::off_thread;

/// How the dialog that saves the pages speaks.
const PAGES: Kind =
    Kind { title: "report-save-title", name: "report-save-name", kind: "card-save-kind", ending: "pdf" };

/// A period in figures; `zone` is the IANA zone the person is in, `language` that of the windows (BCP 47).
#[tauri::command]
#[specta::specta]
pub async fn report_facts(app: AppHandle, of: ReportAsk, zone: String, language: String) -> Answer<ReportFacts> {
    ask(app, move |session| session.report_facts(&of, &zone, &language)).await
}

/// What was chosen for the pages of somebody of the care team, or of nobody in particular.
#[tauri::command]
#[specta::specta]
pub async fn report_kept(app: AppHandle, person: Option<Uuid>) -> Answer<ReportKept> {
    ask(app, move |session| session.report_kept(person)).await
}

/// Keeps what was chosen, whole; the same again changes nothing.
#[tauri::command]
#[specta::specta]
pub async fn report_keep(app: AppHandle, kept: ReportKept) -> Answer<()> {
    change(app, move |session| session.report_keep(&kept)).await
}

/// How many pages it takes, and how many signs have no letter in the typeface.
#[tauri::command]
#[specta::specta]
pub async fn report_measure(app: AppHandle, pages: PaperPages, paper: CardPaper) -> Answer<ReportMeasure> {
    ask(app, move |session| session.report_measure(&pages, paper)).await
}

/// Saves the pages as a PDF where the person chooses. Answers whether they were saved.
#[tauri::command]
#[specta::specta]
pub async fn report_save(app: AppHandle, pages: PaperPages, paper: CardPaper) -> Answer<bool> {
    off_thread(app, move |app, shell| {
        let file = shell.session()?.report_pdf(&pages, paper)?;
        private_file::save(app, shell, &PAGES, &file)
    })
    .await
}
