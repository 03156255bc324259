//! Drafts the disk did not take: kept in memory as long as the journal is open, and sealed by the shell when it closes.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::store::Reader;

use super::Session;
use crate::error::Result;
use crate::journal::{self, DraftView, EntryDraft};

/// The most drafts that are kept like this. A person writes one or two at a time.
const DRAFTS_MOST: usize = 64;

/// A draft as it was to be kept, and when.
#[derive(Clone, Serialize, Deserialize)]
struct Unkept {
    draft: EntryDraft,
    at: DateTime<Utc>,
}

/// Every such draft, by its entry: the latest words of each.
#[derive(Default)]
pub(super) struct Drafts(Mutex<BTreeMap<Uuid, Unkept>>);

impl Drafts {
    /// Remembers a draft that could not be stored. Beyond the bound the window alone has it, which says so.
    pub fn remember(&self, draft: &EntryDraft, at: DateTime<Utc>) {
        let mut drafts = self.drafts();
        if drafts.len() < DRAFTS_MOST || drafts.contains_key(&draft.id) {
            drafts.insert(draft.id, Unkept { draft: draft.clone(), at });
        }
    }

    /// Something later of this entry is stored, or it was thrown away.
    pub fn forget(&self, entry: Uuid) {
        self.drafts().remove(&entry);
    }

    pub fn has(&self, entry: Uuid) -> bool {
        self.drafts().contains_key(&entry)
    }

    fn is_empty(&self) -> bool {
        self.drafts().is_empty()
    }

    fn all(&self) -> Vec<Unkept> {
        self.drafts().values().cloned().collect()
    }

    /// What is stored, with what is in memory in its place or before it: the latest first.
    pub fn over(&self, reader: Reader<'_>, stored: Vec<DraftView>) -> Result<Vec<DraftView>> {
        let drafts = self.all();
        if drafts.is_empty() {
            return Ok(stored);
        }
        let mut all: Vec<_> = stored.into_iter().filter(|view| !self.has(view.draft.id)).collect();
        for Unkept { draft, at } in drafts {
            all.push(journal::draft_view(reader, draft, at)?);
        }
        all.sort_by_key(|view| std::cmp::Reverse(view.kept_at));
        Ok(all)
    }

    /// The draft of one entry: the one in memory where there is one.
    pub fn over_one(&self, reader: Reader<'_>, entry: Uuid, stored: Option<DraftView>) -> Result<Option<DraftView>> {
        let unkept = self.drafts().get(&entry).cloned();
        unkept.map_or(Ok(stored), |Unkept { draft, at }| journal::draft_view(reader, draft, at).map(Some))
    }

    fn drafts(&self) -> MutexGuard<'_, BTreeMap<Uuid, Unkept>> {
        // A panic while holding it leaves a whole map behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session {
    /// Whether there are drafts the disk did not take.
    pub fn has_unkept(&self) -> bool {
        !self.unkept.is_empty()
    }

    /// Tries once more to store them: there may be room again.
    pub fn unkept_store(&self) {
        for Unkept { draft, .. } in self.unkept.all() {
            // One that still finds no room stays in memory.
            let _ = self.journal_draft_save(&draft);
        }
    }

    /// Takes over those of the session this one follows, without closing in between.
    pub fn unkept_take_over(&self, before: &Self) {
        for Unkept { draft, at } in before.unkept.all() {
            self.unkept.remember(&draft, at);
        }
        self.unkept_store();
    }

    /// Each of them as bytes, for whoever keeps them while the journal is closed. Only [`Session::unkept_put`] reads them.
    pub fn unkept(&self) -> Result<Vec<Vec<u8>>> {
        self.unkept.all().iter().map(|unkept| Ok(serde_json::to_vec(unkept)?)).collect()
    }

    /// Takes one back after the journal was opened: stored if the disk takes it, else in memory as before.
    pub fn unkept_put(&self, bytes: &[u8]) -> Result<()> {
        let Unkept { draft, at } = serde_json::from_slice(bytes)?;
        if self.journal_draft_save(&draft).is_err() {
            self.unkept.remember(&draft, at);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CoreError;
    use crate::testing::{Journal, journal};

    /// A disk that takes no draft, and takes them again.
    fn full(journal: &Journal, full: bool) {
        let refuse = "CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'full'); END";
        let sql = if full { refuse } else { "DROP TRIGGER full" };
        journal.session.store().write(|writer| writer.execute(sql, ())).map_err(CoreError::from).unwrap();
    }

    fn bodies(journal: &Journal) -> Vec<String> {
        journal.session.journal_drafts().unwrap().into_iter().map(|view| view.draft.body).collect()
    }

    #[test]
    fn a_draft_the_disk_did_not_take_is_there_while_the_journal_is_open() {
        let journal = journal();
        let first = journal.draft("kept");
        let _ = journal.session.journal_draft_save(&first).unwrap();
        full(&journal, true);
        journal.wait(1);
        let later = EntryDraft { body: "kept, and more".to_owned(), ..first.clone() };
        assert!(journal.session.journal_draft_save(&later).is_err());
        assert_eq!(bodies(&journal), ["kept, and more"]);
        assert_eq!(journal.session.journal_draft_get(first.id).unwrap().unwrap().draft, later);
        let today = journal.session.journal_today("Europe/London").unwrap();
        assert_eq!(today.drafts.len(), 1);
        assert!(journal.session.has_unkept());

        full(&journal, false);
        journal.session.unkept_store();
        assert!(!journal.session.has_unkept());
        assert_eq!(bodies(&journal), ["kept, and more"]);
    }

    #[test]
    fn it_goes_where_a_stored_one_would() {
        let journal = journal();
        let id = journal.write("an entry");
        let saved = journal.session.journal_get(id).unwrap();
        full(&journal, true);
        let [changed, new] = [EntryDraft { id, ..journal.draft("changed") }, journal.draft("new")];
        for draft in [&changed, &new] {
            assert!(journal.session.journal_draft_save(draft).is_err());
        }
        assert!(!saved.has_draft && journal.session.journal_get(id).unwrap().has_draft);
        let of_saved = |id| journal.session.journal_draft_get(id).unwrap().unwrap().of_saved_entry;
        assert!(of_saved(id) && !of_saved(new.id));
        journal.save(&changed);
        let _ = journal.session.journal_draft_discard(new.id).unwrap();
        assert!(!journal.session.has_unkept() && bodies(&journal).is_empty());
    }

    #[test]
    fn it_comes_back_after_closing_and_opening_whether_there_is_room_or_not() {
        let (before, full_after, roomy) = (journal(), journal(), journal());
        full(&before, true);
        let draft = before.draft("the last words");
        assert!(before.session.journal_draft_save(&draft).is_err());
        let bytes = before.session.unkept().unwrap();
        assert_eq!(bytes.len(), 1);

        full(&full_after, true);
        full_after.session.unkept_put(&bytes[0]).unwrap();
        assert!(full_after.session.has_unkept());
        roomy.session.unkept_put(&bytes[0]).unwrap();
        assert!(!roomy.session.has_unkept());
        let next = journal();
        next.session.unkept_take_over(&full_after.session);
        assert!(!next.session.has_unkept());
        for journal in [full_after, roomy, next] {
            assert_eq!(bodies(&journal), ["the last words"]);
        }
    }

    #[test]
    fn it_is_bounded_and_the_latest_words_of_each_count() {
        let journal = journal();
        full(&journal, true);
        let drafts: Vec<_> = (0..DRAFTS_MOST + 3).map(|_| journal.draft("first")).collect();
        for draft in &drafts {
            assert!(journal.session.journal_draft_save(draft).is_err());
        }
        let later = EntryDraft { body: "later".to_owned(), ..drafts[0].clone() };
        assert!(journal.session.journal_draft_save(&later).is_err());
        let found = bodies(&journal);
        assert_eq!((found.len(), found.iter().filter(|body| *body == "later").count()), (DRAFTS_MOST, 1));
    }
}
