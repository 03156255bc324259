//! Names of tags and feelings, and which of them the terms of a search fit.

use std::collections::HashMap;

use vault::store::Reader;

use super::matching::find;
use super::query::{Query, Term};
use crate::error::Result;
use crate::journal::vocabulary::{feeling, tag};
use crate::text::pieces::Pieces;

/// Every name by key, read once for a page.
pub(crate) struct Labels {
    pub tags: HashMap<i64, String>,
    pub feelings: HashMap<i64, String>,
}

/// What one term fits, by key.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct TermHits {
    pub tags: Vec<i64>,
    pub feelings: Vec<i64>,
}

/// What each term of a query fits, in the order of its terms; and what each of those fits that it is to be without.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct LabelHits {
    terms: Vec<TermHits>,
    without: Vec<TermHits>,
}

impl Labels {
    pub fn read(reader: Reader<'_>) -> Result<Self> {
        Ok(Self {
            tags: tag::names(reader)?.into_iter().map(|(key, _, name)| (key, name)).collect(),
            feelings: feeling::names(reader)?.into_iter().map(|(key, _, word)| (key, word)).collect(),
        })
    }

    pub fn fitting(&self, query: &Query) -> LabelHits {
        if query.is_empty() {
            return LabelHits::default();
        }
        let cut = |names: &HashMap<i64, String>| -> Vec<(i64, Pieces)> {
            names.iter().map(|(key, name)| (*key, Pieces::of(name))).collect()
        };
        let (tags, feelings) = (cut(&self.tags), cut(&self.feelings));
        let fits = |names: &[(i64, Pieces)], term: &Term| -> Vec<i64> {
            let mut keys: Vec<i64> =
                names.iter().filter(|(_, pieces)| find(term, pieces, 0).is_some()).map(|(key, _)| *key).collect();
            keys.sort_unstable();
            keys
        };
        let hits = |terms: &[Term]| -> Vec<TermHits> {
            terms.iter().map(|term| TermHits { tags: fits(&tags, term), feelings: fits(&feelings, term) }).collect()
        };
        LabelHits { terms: hits(&query.terms), without: hits(&query.without) }
    }
}

impl LabelHits {
    /// What a term fits; nothing for a term that is not there.
    pub fn of(&self, term: usize) -> &TermHits {
        const NONE: &TermHits = &TermHits { tags: Vec::new(), feelings: Vec::new() };
        self.terms.get(term).unwrap_or(NONE)
    }

    /// What is to be left out for its name.
    pub fn without(&self) -> impl Iterator<Item = &TermHits> {
        self.without.iter()
    }

    pub fn has_tag(&self, key: i64) -> bool {
        self.terms.iter().any(|hits| hits.tags.contains(&key))
    }

    pub fn has_feeling(&self, key: i64) -> bool {
        self.terms.iter().any(|hits| hits.feelings.contains(&key))
    }
}
