//! Articles, and what helps to prepare a hard conversation. The same for everybody: the journal is not asked.

use mooring_core::learn::{self, Article, ArticleFound, LearnView};

use crate::error::Answer;

/// Everything there is to read, in the language of the windows (BCP 47).
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "what comes from a window is owned")]
pub fn learn_list(language: String) -> Answer<LearnView> {
    Ok(learn::list(&language))
}

/// One article.
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "what comes from a window is owned")]
pub fn learn_get(id: String, language: String) -> Answer<Article> {
    Ok(learn::get(&id, &language)?)
}

/// Articles that have every word of what is typed, the best first.
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "what comes from a window is owned")]
pub async fn learn_find(text: String, language: String) -> Answer<Vec<ArticleFound>> {
    Ok(learn::find(&text, &language))
}
