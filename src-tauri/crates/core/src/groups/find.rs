//! Groups found while somebody types, by the rules by which the journal is searched: folded, each word somewhere, the last one
//! as a beginning.
//!
//! Every word has to stand in the same group, wherever in it. Groups whose names have all of them come first, then those whose
//! page has, then those that only together with what was noted: contacts, resources, answers, visits. There are few groups, so
//! there is no index; what was noted is read only where the page is not full without it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, StoreError};

use super::limits::FOUND;
use super::model::{GroupDraft, GroupStage};
use super::{answer, group, note, stage, visit};
use crate::error::Result;
use crate::journal::SnippetPart;
use crate::journal::search::{Query, passage, stands_in};
use crate::text::pieces::{Pieces, fold_name};

/// A group that answers a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupFound {
    pub id: Uuid,
    /// With what was looked for marked.
    pub name: Vec<SnippetPart>,
    /// Where it was found, if not in the name alone; else what the group is about. May be empty.
    pub passage: Vec<SnippetPart>,
    pub stage: GroupStage,
}

/// Groups that answer what was typed, the best first, at most [`FOUND`]. Those in the bin are not there.
pub fn find(reader: Reader<'_>, text: &str) -> Result<Vec<GroupFound>> {
    let query = Query::parse(text);
    if query.terms.is_empty() {
        return Ok(Vec::new());
    }
    let mut looked = Vec::new();
    for (key, group) in group::all(reader)? {
        looked.push(Looked::at(&query, key, &group));
    }
    // What is to be left out may be said in a note alone.
    if !query.without.is_empty() || looked.iter().filter(|one| one.is_found()).count() < FOUND {
        read_noted(reader, &query, &mut looked)?;
    }
    let mut found: Vec<Looked> = looked.into_iter().filter(Looked::is_found).collect();
    found.sort_by(|a, b| a.whence.cmp(&b.whence).then_with(|| a.folded.cmp(&b.folded)));
    found.truncate(FOUND);
    found.into_iter().map(|one| one.tell(reader, &query)).collect()
}

/// Where the last of the words was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whence {
    Name,
    Page,
    Noted,
}

/// A group that is being searched.
struct Looked {
    key: i64,
    id: Uuid,
    name: String,
    /// By which those found alike are ordered.
    folded: String,
    about: String,
    whence: Whence,
    /// Terms found nowhere yet, by number.
    missing: Vec<usize>,
    /// Something stands there that is not to.
    left_out: bool,
    /// The first text beside the name that had one of them.
    passage: Option<Vec<SnippetPart>>,
}

impl Looked {
    fn at(query: &Query, key: i64, group: &GroupDraft) -> Self {
        let mut looked = Self {
            key,
            id: group.id,
            name: group.name.clone(),
            folded: fold_name(&group.name),
            about: group.about.clone(),
            whence: Whence::Name,
            missing: (0..query.terms.len()).collect(),
            left_out: false,
            passage: None,
        };
        looked.take(query, &group.name, Whence::Name);
        for text in [
            &group.about,
            &group.place,
            &group.meets,
            &group.leaders,
            &group.description,
            &group.to_share,
            &group.travel,
            &group.cost,
            &group.room_words,
        ] {
            looked.take(query, text, Whence::Page);
        }
        looked
    }

    fn is_found(&self) -> bool {
        self.missing.is_empty() && !self.left_out
    }

    /// Looks for what is missing in one more text.
    fn take(&mut self, query: &Query, text: &str, whence: Whence) {
        if (self.missing.is_empty() && query.without.is_empty()) || text.is_empty() {
            return;
        }
        let pieces = Pieces::of(text);
        self.left_out |= query.without.iter().any(|term| stands_in(term, &pieces));
        let before = self.missing.len();
        self.missing.retain(|number| !query.terms.get(*number).is_some_and(|term| stands_in(term, &pieces)));
        if self.missing.len() == before {
            return;
        }
        self.whence = self.whence.max(whence);
        if whence != Whence::Name && self.passage.is_none() {
            self.passage = passage(query, text);
        }
    }

    fn tell(self, reader: Reader<'_>, query: &Query) -> Result<GroupFound> {
        let plain = |text: String| vec![SnippetPart { text, hit: false }];
        Ok(GroupFound {
            id: self.id,
            name: passage(query, &self.name).unwrap_or_else(|| plain(self.name)),
            passage: self.passage.unwrap_or_else(|| if self.about.is_empty() { Vec::new() } else { plain(self.about) }),
            stage: stage::now(&stage::of(reader, self.key)?).0,
        })
    }
}

/// Looks for what is missing in what was noted with the groups.
fn read_noted(reader: Reader<'_>, query: &Query, looked: &mut [Looked]) -> Result<()> {
    let places: HashMap<i64, usize> = looked.iter().enumerate().map(|(place, one)| (one.key, place)).collect();
    for sql in [note::TEXTS, answer::TEXTS, visit::TEXTS] {
        let mut texts = reader.prepare_cached(sql)?;
        let mut rows = texts.query(())?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let Some(one) = places.get(&row.get(0)?).and_then(|place| looked.get_mut(*place)) else { continue };
            for column in 1..row.as_ref().column_count() {
                let text: Option<String> = row.get(column)?;
                one.take(query, text.as_deref().unwrap_or_default(), Whence::Noted);
            }
        }
    }
    Ok(())
}
