//! Articles found while somebody types, by the rules by which the journal is searched: folded, each word somewhere, the last one as
//! a beginning.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::ArticleHead;
use super::shipped::{Kept, shelf};
use crate::journal::SnippetPart;
use crate::journal::search::{Query, passage, stands_in};
use crate::text::pieces::Pieces;

/// An article that answers a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArticleFound {
    pub head: ArticleHead,
    /// Its title, with what was looked for marked.
    pub title: Vec<SnippetPart>,
    /// Where else it was found; its lead where the title has every word.
    pub passage: Vec<SnippetPart>,
}

/// Articles that have every word of what was typed, those first that have them in the title, then in the lead.
pub fn find(text: &str, language: &str) -> Vec<ArticleFound> {
    let query = Query::parse(text);
    if query.terms.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, ArticleFound)> =
        shelf(language).articles.iter().filter_map(|kept| Some((rank(&query, kept)?, tell(&query, kept)))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, found)| found).collect()
}

/// The last of title, lead and text that is needed to have every word; `None` where one is missing, or one is there that is not to be.
fn rank(query: &Query, kept: &Kept) -> Option<usize> {
    let mut missing: Vec<_> = query.terms.iter().collect();
    let mut last = 0;
    for (place, text) in [&kept.meta.title, &kept.meta.lead, &kept.plain].into_iter().enumerate() {
        let pieces = Pieces::of(text);
        if query.without.iter().any(|term| stands_in(term, &pieces)) {
            return None;
        }
        let before = missing.len();
        missing.retain(|term| !stands_in(term, &pieces));
        if missing.len() < before {
            last = place;
        }
    }
    missing.is_empty().then_some(last)
}

fn tell(query: &Query, kept: &Kept) -> ArticleFound {
    let plain = |text: &str| vec![SnippetPart { text: text.to_owned(), hit: false }];
    let meta = &kept.meta;
    ArticleFound {
        head: kept.head(),
        title: passage(query, &meta.title).unwrap_or_else(|| plain(&meta.title)),
        passage: passage(query, &meta.lead)
            .or_else(|| passage(query, &kept.plain))
            .unwrap_or_else(|| plain(&meta.lead)),
    }
}
