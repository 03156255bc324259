//! The articles and conversations that come with the program: data files for each language.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{ArticleHead, ArticleSource, Conversation, LearnPlace, LearnTopic};
use crate::text::markdown::to_plain;

/// The text of an article of English, by its id.
macro_rules! english {
    ($($id:literal),* $(,)?) => {
        &[$(($id, include_str!(concat!("../../data/learn.en/", $id, ".md")))),*]
    };
}

/// By id.
const ENGLISH: &[(&str, &str)] = english![
    "a-hard-change",
    "addiction",
    "after-a-suicide-loss",
    "anxiety",
    "bipolar",
    "crisis-lines",
    "depression",
    "eating",
    "finding-a-group",
    "first-meeting",
    "grief",
    "groups-online",
    "in-a-crisis",
    "kinds-of-groups",
    "language",
    "looking-after-your-privacy",
    "medicines",
    "obsessive-thoughts",
    "panic",
    "professionals",
    "self-care-what-it-can-do",
    "self-stigma",
    "sharing-and-listening",
    "sleep",
    "stigma",
    "stress-and-burnout",
    "supporting-somebody",
    "talking-treatments",
    "telling-a-friend",
    "telling-children",
    "telling-family",
    "telling-work",
    "the-first-appointment",
    "trauma",
    "voices-and-psychosis",
    "what-a-support-group-is",
    "what-mental-health-is",
    "what-research-says",
    "what-to-ask",
    "when-to-leave",
];

/// What is known of an article beside its text: `data/learn.<language>/articles.json`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Meta {
    pub id: String,
    pub topic: LearnTopic,
    pub title: String,
    pub lead: String,
    pub as_of: String,
    pub sources: Vec<ArticleSource>,
    pub places: Vec<LearnPlace>,
    pub exercises: Vec<String>,
    pub see: Vec<String>,
}

/// `data/learn.<language>/articles.json`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Listed {
    version: u32,
    language: String,
    articles: Vec<Meta>,
}

/// `data/conversations.<language>.json`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Conversations {
    version: u32,
    language: String,
    situations: Vec<Conversation>,
}

/// An article with its text.
pub(super) struct Kept {
    pub meta: Meta,
    /// Markdown.
    pub body: &'static str,
    /// The words of it.
    pub plain: String,
}

/// Words read in a minute.
const PACE: usize = 200;

impl Kept {
    pub fn head(&self) -> ArticleHead {
        let minutes = self.plain.split_whitespace().count().div_ceil(PACE);
        ArticleHead {
            id: self.meta.id.clone(),
            topic: self.meta.topic,
            title: self.meta.title.clone(),
            lead: self.meta.lead.clone(),
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
        }
    }
}

/// Everything of one language.
pub(super) struct Shelf {
    pub articles: Vec<Kept>,
    pub conversations: Vec<Conversation>,
}

/// A test reads the whole of it; should a file ever be unreadable all the same, there is nothing of it to read rather than no
/// place at all.
static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let articles: Listed = serde_json::from_str(include_str!("../../data/learn.en/articles.json")).unwrap_or_default();
    let conversations: Conversations =
        serde_json::from_str(include_str!("../../data/conversations.en.json")).unwrap_or_default();
    let kept = |meta: Meta| {
        let (_, body) = ENGLISH.iter().find(|(id, _)| *id == meta.id)?;
        Some(Kept { meta, body, plain: to_plain(body).text.into_owned() })
    };
    Shelf {
        articles: articles.articles.into_iter().filter_map(kept).collect(),
        conversations: conversations.situations,
    }
});

/// What is shipped in a language (BCP 47; only its first part counts), or in English, which is the only one so far.
pub(super) fn shelf(_language: &str) -> &'static Shelf {
    &SHELF
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_files_are_whole_and_every_text_has_its_place() {
        let articles: Listed = serde_json::from_str(include_str!("../../data/learn.en/articles.json")).unwrap();
        let conversations: Conversations =
            serde_json::from_str(include_str!("../../data/conversations.en.json")).unwrap();
        assert_eq!((articles.version, articles.language.as_str()), (1, "en"));
        assert_eq!((conversations.version, conversations.language.as_str()), (1, "en"));
        let listed: Vec<String> = articles.articles.iter().map(|meta| meta.id.clone()).collect();
        let texts: BTreeSet<String> = ENGLISH.iter().map(|(id, _)| (*id).to_owned()).collect();
        assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), texts);
        assert_eq!(listed.len(), texts.len(), "none twice");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/learn.en");
        let files = std::fs::read_dir(folder)
            .unwrap()
            .filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "md"));
        assert_eq!(files.count(), texts.len(), "every file of the folder is built in");
        assert!(articles.articles.is_sorted_by_key(|meta| meta.topic), "one topic after another");
        assert_eq!(
            (shelf("en").articles.len(), shelf("sl").conversations.len()),
            (texts.len(), conversations.situations.len())
        );
    }
}
