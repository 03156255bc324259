//! Entries of the journal, and the groups and visits they are about.

use uuid::Uuid;

use super::super::testing::{named, visit_of};
use super::ZONE;
use crate::error::ErrorCode;
use crate::journal::limits::LINKS_PER_ENTRY;
use crate::journal::{EntryDraft, EntryLink, EntryLinkKind};
use crate::testing::{Journal, journal};

/// A group, a visit of it, and an entry about both.
fn linked() -> (Journal, Uuid, Uuid, EntryDraft) {
    let journal = journal();
    let group = journal.group(&named("Harbour Street"));
    let visit = visit_of(group, "2026-11-19");
    let _ = journal.session.groups_visit_save(&visit).unwrap();
    let entry = EntryDraft { links: links(group, visit.id), ..journal.draft("I said my name.") };
    journal.save(&entry);
    (journal, group, visit.id, entry)
}

fn links(group: Uuid, visit: Uuid) -> Vec<EntryLink> {
    vec![EntryLink::to(EntryLinkKind::Group, group), EntryLink::to(EntryLinkKind::Visit, visit)]
}

impl Journal {
    /// What an entry says it is about: names, and days of visits.
    fn about(&self, entry: Uuid) -> Vec<String> {
        let links = self.session.journal_get(entry).unwrap().links;
        let told = self.session.journal_about(&links, ZONE, "en").unwrap().groups;
        told.into_iter()
            .map(|told| told.name + &told.visit.map(|visit| format!(", {}", visit.day)).unwrap_or_default())
            .collect()
    }

    /// Words of the entries a group's page names, with how many links each has.
    fn entries(&self, group: Uuid) -> Vec<(String, usize)> {
        let page = self.page(group);
        assert_eq!(usize::try_from(page.entry_count).unwrap(), page.entries.len());
        page.entries.into_iter().map(|entry| (entry.words, entry.links.len())).collect()
    }
}

#[test]
fn an_entry_and_the_visit_it_is_about_know_each_other() {
    let (journal, group, visit, entry) = linked();
    assert_eq!(journal.about(entry.id), ["Harbour Street, 2026-11-19"]);
    assert_eq!(journal.entries(group), [("I said my name.".to_owned(), 2)]);
    let told = journal.page(group).entries.remove(0);
    assert_eq!((told.id, told.day, &told.links), (entry.id, super::day("2026-11-19"), &links(group, visit)));

    // About the group alone, and what was said twice counts once.
    let group_link = links(group, visit)[0];
    journal.wait(1);
    let second = EntryDraft { links: vec![group_link, group_link], ..journal.draft("On the way home.") };
    journal.save(&second);
    assert_eq!(journal.about(second.id), ["Harbour Street"]);
    let words: Vec<_> = journal.entries(group).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, ["On the way home.", "I said my name."]);
    // The same again makes no version.
    journal.save(&EntryDraft { session: Uuid::now_v7(), ..second.clone() });
    assert_eq!(journal.session.journal_get(second.id).unwrap().versions, 0);
}

#[test]
fn what_lies_in_the_bin_is_not_led_to_and_comes_back_linked() {
    let (journal, group, visit, entry) = linked();
    let bin = |id| journal.session.groups_bin(id).map(drop).unwrap();
    let restore = |id| journal.session.groups_restore(id, ZONE).map(drop).unwrap();
    bin(visit);
    assert_eq!(journal.about(entry.id), ["Harbour Street"]);
    bin(group);
    assert_eq!(journal.about(entry.id), Vec::<String>::new());
    restore(group);
    restore(visit);
    assert_eq!(journal.about(entry.id), ["Harbour Street, 2026-11-19"]);

    let _ = journal.session.journal_bin(entry.id).unwrap();
    assert_eq!(journal.entries(group), []);
    let _ = journal.session.journal_restore(entry.id).unwrap();
    assert_eq!(journal.entries(group).len(), 1);
}

#[test]
fn what_goes_for_good_takes_its_links_along_and_nothing_else() {
    let (journal, group, visit, entry) = linked();
    let _ = journal.session.groups_bin(visit).unwrap();
    let _ = journal.session.groups_purge(visit).unwrap();
    assert_eq!(journal.session.journal_get(entry.id).unwrap().links, [links(group, visit)[0]]);
    let _ = journal.session.groups_bin(group).unwrap();
    let _ = journal.session.groups_purge(group).unwrap();
    let view = journal.session.journal_get(entry.id).unwrap();
    assert_eq!((view.links.len(), view.body.as_str()), (0, "I said my name."));
    // A window that had it open saves it all the same.
    journal.save(&EntryDraft { body: "I said my name. Twice.".into(), ..entry.clone() });
    assert_eq!(journal.about(entry.id), Vec::<String>::new());

    // The other way about, and by emptying the bin.
    let (journal, group, visit, entry) = linked();
    let _ = journal.session.journal_bin(entry.id).unwrap();
    let _ = journal.session.journal_purge(entry.id).unwrap();
    assert_eq!(journal.entries(group), []);
    assert_eq!(journal.page(group).visits[0].id, visit);
    let entry = EntryDraft { links: links(group, visit), ..journal.draft("Another.") };
    journal.save(&entry);
    let _ = journal.session.groups_bin(visit).unwrap();
    let _ = journal.session.groups_bin_empty().unwrap();
    assert_eq!(journal.session.journal_get(entry.id).unwrap().links, [links(group, visit)[0]]);
    let _ = journal.session.groups_bin(group).unwrap();
    let _ = journal.session.groups_bin_empty().unwrap();
    assert_eq!(journal.session.journal_get(entry.id).unwrap().links, []);
}

#[test]
fn links_are_part_of_drafts_and_versions_and_bounded() {
    let (journal, group, visit, entry) = linked();
    let waiting = EntryDraft { links: links(group, visit), ..journal.draft("begun") };
    let _ = journal.session.journal_draft_save(&waiting).unwrap();
    assert_eq!(journal.session.journal_draft_get(waiting.id).unwrap().unwrap().draft, waiting);

    journal.save(&EntryDraft { links: Vec::new(), session: Uuid::now_v7(), ..entry.clone() });
    assert_eq!(journal.about(entry.id), Vec::<String>::new());
    let version = journal.session.journal_versions(entry.id).unwrap()[0].id;
    assert_eq!(journal.session.journal_version(version).unwrap().entry.links, links(group, visit));
    let _ = journal.session.journal_version_restore(version).unwrap();
    assert_eq!(journal.about(entry.id), ["Harbour Street, 2026-11-19"]);

    let many: Vec<_> = (0..=LINKS_PER_ENTRY).map(|_| EntryLink::to(EntryLinkKind::Visit, Uuid::now_v7())).collect();
    let refused = journal.session.journal_save(&EntryDraft { links: many.clone(), ..entry.clone() }).unwrap_err();
    assert_eq!((refused.code, refused.field), (ErrorCode::TooLong, Some("links")));
    assert_eq!(journal.session.journal_about(&many, ZONE, "en").unwrap_err().code, ErrorCode::TooLong);
    // What was kept before there were links says nothing of them.
    let mut before = serde_json::to_value(&entry).unwrap();
    before.as_object_mut().unwrap().remove("links");
    let read: EntryDraft = serde_json::from_value(before).unwrap();
    assert_eq!(read, EntryDraft { links: Vec::new(), ..entry });
}

/// Links of kinds that a later version makes: what this one does not know, it does not take away.
#[test]
fn links_of_other_kinds_stay_where_an_entry_is_saved_again() {
    let (journal, group, _, entry) = linked();
    let others = || -> Vec<(i64, String)> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let sql = "SELECT rank, kind FROM entry_link WHERE kind NOT IN ('group', 'visit') ORDER BY rank";
        journal.session.read(|reader| Ok(reader.query_all(sql, (), read)?)).unwrap()
    };
    for (rank, kind) in [(7, "meeting"), (9, "meeting")] {
        let sql = "INSERT INTO entry_link (entry, rank, kind, target) SELECT key, ?2, ?3, id FROM entry WHERE id = ?1";
        let stored = journal.session.write(|writer, _| Ok(writer.execute(sql, (entry.id.into_bytes(), rank, kind))?));
        assert_eq!(stored.unwrap(), 1);
    }
    let before = others();
    // Written on; about nothing any more; and about a group again, in another sitting.
    for (body, links) in
        [("I said it twice.", entry.links.clone()), ("Nothing.", Vec::new()), ("Again.", links(group, group))]
    {
        journal.wait(1);
        journal.save(&EntryDraft {
            session: Uuid::now_v7(),
            body: body.to_owned(),
            links: links.clone(),
            ..entry.clone()
        });
        assert_eq!((others(), journal.session.journal_get(entry.id).unwrap().links), (before.clone(), links));
    }
    // An earlier version comes back with its own.
    let earliest = journal.session.journal_versions(entry.id).unwrap().last().unwrap().id;
    let _ = journal.session.journal_version_restore(earliest).unwrap();
    assert_eq!((others(), journal.session.journal_get(entry.id).unwrap().links), (before, entry.links));
}
