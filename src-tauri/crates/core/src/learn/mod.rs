//! Short articles and what helps to prepare a hard conversation. Shipped, read once, the same for everybody: nothing here knows the
//! journal.

mod find;
mod shipped;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use find::{ArticleFound, find};

use crate::error::{ErrorCode, Result};
use crate::self_care::{ExerciseName, shipped_name};
use crate::text::markdown::to_html;

/// What an article is about, in the order of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LearnTopic {
    Mind,
    Difficulties,
    Groups,
    Help,
    Talking,
    Stigma,
    Crisis,
}

/// A part of the app an article leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LearnPlace {
    Journal,
    Insights,
    Groups,
    Directory,
    Calendar,
    #[serde(rename = "self_care")]
    SelfCare,
    Safety,
}

/// An article as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArticleHead {
    pub id: String,
    pub topic: LearnTopic,
    pub title: String,
    pub lead: String,
    /// How long it takes to read, at 200 words a minute.
    pub minutes: u32,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArticleSource {
    pub words: String,
    /// Leads to the web by `https`.
    #[serde(default)]
    pub link: Option<String>,
}

/// An article, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    pub head: ArticleHead,
    /// Sanitised; headings begin at the third level.
    pub html: String,
    pub sources: Vec<ArticleSource>,
    /// The month its facts were looked at (`2026-11`).
    pub as_of: String,
    pub places: Vec<LearnPlace>,
    /// Shipped ones that fit.
    pub exercises: Vec<ExerciseName>,
    /// What to read further.
    pub see: Vec<ArticleHead>,
}

/// What to think of before a hard conversation, as questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConversationPrompts {
    pub whom: String,
    pub when: String,
    pub say: String,
    pub ask: String,
    /// What to keep for oneself.
    pub not: String,
    pub after: String,
}

/// A hard conversation, and what may help to prepare it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Conversation {
    pub id: String,
    pub name: String,
    pub lead: String,
    pub prompts: ConversationPrompts,
    pub say_examples: Vec<String>,
    /// Sentences that are better left unsaid.
    pub not_examples: Vec<String>,
    pub if_it_goes_wrong: String,
}

/// Everything there is to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnView {
    /// By topic, within it in the order in which they are best read.
    pub articles: Vec<ArticleHead>,
    pub conversations: Vec<Conversation>,
}

/// What there is in a language (BCP 47), or in English.
pub fn list(language: &str) -> LearnView {
    let shelf = shipped::shelf(language);
    LearnView {
        articles: shelf.articles.iter().map(shipped::Kept::head).collect(),
        conversations: shelf.conversations.clone(),
    }
}

/// One article.
///
/// # Errors
/// `not-found` where there is none of that id.
pub fn get(id: &str, language: &str) -> Result<Article> {
    let shelf = shipped::shelf(language);
    let kept = shelf.articles.iter().find(|kept| kept.meta.id == id).ok_or(ErrorCode::NotFound)?;
    let meta = &kept.meta;
    let see = meta.see.iter().filter_map(|id| shelf.articles.iter().find(|other| other.meta.id == *id));
    Ok(Article {
        head: kept.head(),
        html: to_html(kept.body),
        sources: meta.sources.clone(),
        as_of: meta.as_of.clone(),
        places: meta.places.clone(),
        exercises: meta.exercises.iter().filter_map(|id| shipped_name(id, language)).collect(),
        see: see.map(shipped::Kept::head).collect(),
    })
}

#[cfg(test)]
mod tests;
