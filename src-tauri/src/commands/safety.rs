//! Help now, readable without the journal, the safety plan and lines of one's own, and the way out of the app.

use mooring_core::Session;
use mooring_core::paper::CardPaper;
use mooring_core::safety::{
    self, CardWords, HelpView, OwnLine, PlanDraft, PlanEarlier, PlanView, SafetyLocked, SafetyShown,
};
use tauri::AppHandle;
use uuid::Uuid;

use super::{apply, ask, change};
use crate::desktop::outside::{Outside, check, open_if_agreed};
use crate::desktop::plan_copy;
use crate::desktop::private_file::{self, Kind};
use crate::error::Answer;
use crate::events::tell_changed;
use crate::shell::off_thread;

/// How the dialog that saves the card speaks.
const CARD: Kind = Kind { title: "card-save-title", name: "card-save-name", kind: "card-save-kind", ending: "pdf" };

/// Countries there are crisis lines or emergency numbers for, as ISO 3166-1 alpha-2.
#[tauri::command]
#[specta::specta]
pub fn safety_countries() -> Answer<Vec<String>> {
    Ok(safety::countries())
}

/// What Help now shows; without a country only what is there for everybody.
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "what comes from a window is owned")]
pub fn safety_help(country: Option<String>) -> Answer<HelpView> {
    Ok(safety::help(country.as_deref()))
}

/// Whether where help is is to be said after an entry of these words that was just saved; `mood` is 0 for the lowest step of
/// its scale, 1 for the highest. Kept nowhere.
#[tauri::command]
#[specta::specta]
pub async fn safety_quiet_card(app: AppHandle, text: String, mood: Option<f64>) -> Answer<bool> {
    ask(app, move |session| Ok(session.settings()?.quiet_card && safety::may_be_hard(&text, mood))).await
}

/// What is one's own in Help now: of the open journal, or of the copy for the locked app where that was chosen.
#[tauri::command]
#[specta::specta]
pub async fn safety_shown(app: AppHandle) -> Answer<SafetyShown> {
    off_thread(app, |_, shell| Ok(plan_copy::shown(shell))).await
}

/// The safety plan.
#[tauri::command]
#[specta::specta]
pub async fn safety_plan_get(app: AppHandle) -> Answer<PlanView> {
    ask(app, Session::safety_plan).await
}

/// Keeps the plan; `zone` is the IANA zone the person is in.
#[tauri::command]
#[specta::specta]
pub async fn safety_plan_save(app: AppHandle, plan: PlanDraft, zone: String) -> Answer<()> {
    off_thread(app, move |app, shell| {
        apply(app, shell, |session| session.safety_plan_save(&plan, &zone))?;
        plan_copy::follow(shell);
        Ok(())
    })
    .await
}

/// Notes that the plan was looked through today.
#[tauri::command]
#[specta::specta]
pub async fn safety_plan_looked(app: AppHandle, zone: String) -> Answer<()> {
    change(app, move |session| session.safety_plan_looked(&zone)).await
}

/// Earlier states of the plan, the latest first.
#[tauri::command]
#[specta::specta]
pub async fn safety_plan_earlier(app: AppHandle) -> Answer<Vec<PlanEarlier>> {
    ask(app, Session::safety_plan_earlier).await
}

/// Takes an earlier state of the plan away.
#[tauri::command]
#[specta::specta]
pub async fn safety_plan_earlier_remove(app: AppHandle, id: Uuid) -> Answer<()> {
    change(app, move |session| session.safety_plan_earlier_remove(id)).await
}

/// Puts one back that was taken away.
#[tauri::command]
#[specta::specta]
pub async fn safety_plan_earlier_keep(app: AppHandle, earlier: PlanEarlier) -> Answer<()> {
    change(app, move |session| session.safety_plan_earlier_keep(&earlier)).await
}

/// Lines of one's own, as they were typed.
#[tauri::command]
#[specta::specta]
pub async fn safety_own_get(app: AppHandle) -> Answer<Vec<OwnLine>> {
    ask(app, Session::safety_own).await
}

/// Keeps the lines of one's own, all of them, in this order.
#[tauri::command]
#[specta::specta]
pub async fn safety_own_save(app: AppHandle, lines: Vec<OwnLine>) -> Answer<()> {
    off_thread(app, move |app, shell| {
        apply(app, shell, |session| session.safety_own_save(&lines))?;
        plan_copy::follow(shell);
        Ok(())
    })
    .await
}

/// How many signs of the plan have no letter in the typeface of the card.
#[tauri::command]
#[specta::specta]
pub async fn safety_card_missing(app: AppHandle) -> Answer<u32> {
    ask(app, Session::safety_card_missing).await
}

/// Saves the plan as a card to fold, where the person chooses. Answers whether it was saved.
#[tauri::command]
#[specta::specta]
pub async fn safety_card_save(app: AppHandle, words: CardWords, paper: CardPaper) -> Answer<bool> {
    off_thread(app, move |app, shell| {
        let card = shell.session()?.safety_card(words, paper)?;
        private_file::save(app, shell, &CARD, &card)
    })
    .await
}

/// Whether Help now shows them while the journal is locked.
#[tauri::command]
#[specta::specta]
pub async fn safety_locked_get(app: AppHandle) -> Answer<SafetyLocked> {
    off_thread(app, |_, shell| plan_copy::state(shell)).await
}

/// Chooses that, or takes it back: by that the copy is made, or goes.
#[tauri::command]
#[specta::specta]
pub async fn safety_locked_set(app: AppHandle, chosen: bool) -> Answer<SafetyLocked> {
    off_thread(app, move |app, shell| {
        let _writing = shell.flush.writing();
        tell_changed(app, plan_copy::choose(shell, chosen)?.areas);
        plan_copy::state(shell)
    })
    .await
}

/// Opens something outside the app, after showing where it leads and asking. Answers whether it was opened.
#[tauri::command]
#[specta::specta]
pub async fn open_outside(app: AppHandle, target: Outside) -> Answer<bool> {
    let destination = check(&target)?;
    off_thread(app, move |app, shell| Ok(open_if_agreed(app, shell, &destination)?)).await
}
