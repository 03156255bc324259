//! A draft, and what became of its entry meanwhile.

use uuid::Uuid;

use crate::journal::limits::TAGS_PER_ENTRY;
use crate::journal::link::{EntryLink, EntryLinkKind};
use crate::journal::model::{DraftGround, EntryDraft, EntryView, TrackerValue};
use crate::journal::selection::EntrySelection;
use crate::testing::{Journal, journal};

/// A draft as an editor begins it.
fn begun(view: &EntryView) -> EntryDraft {
    EntryDraft {
        id: view.id,
        session: Uuid::now_v7(),
        at: view.at,
        zone: view.zone.clone(),
        day: Some(view.day),
        mood: view.mood,
        feelings: view.feelings.clone(),
        tags: view.tags.clone(),
        dimensions: view.dimensions,
        trackers: view.trackers.clone(),
        title: view.title.clone(),
        body: view.body.clone(),
        starred: view.starred,
        links: view.links.clone(),
        began: view.began.clone(),
        attachments: view.attachments.clone(),
        ground: Some(DraftGround {
            feelings: view.feelings.clone(),
            tags: view.tags.clone(),
            trackers: view.trackers.clone(),
            links: view.links.clone(),
            starred: view.starred,
        }),
    }
}

fn retag(journal: &Journal, id: Uuid, add: &[Uuid], take: &[Uuid]) {
    let one = EntrySelection::Entries { ids: vec![id] };
    let _ = journal.session.journal_selected_retag(Uuid::now_v7(), &one, add, take).unwrap();
}

fn tags(journal: &Journal, names: &[&str]) -> Vec<Uuid> {
    names.iter().map(|name| journal.tag(name).id).collect()
}

#[test]
fn a_draft_that_waited_does_not_bring_old_tags_back() {
    let journal = journal();
    let [walk, work, family] = ["walk", "work", "family"].map(|name| journal.tag(name).id);
    let id = journal.save(&EntryDraft { tags: vec![walk], ..journal.draft("by the weir") });
    let begun = begun(&journal.session.journal_get(id).unwrap());
    let waits = EntryDraft { body: "by the weir, and back".into(), tags: vec![walk, family], ..begun };
    let _ = journal.session.journal_draft_save(&waits).unwrap();
    retag(&journal, id, &[work], &[walk]);
    let _ = journal.session.journal_star(id, true).unwrap();

    // Going on with it shows what it changed, on top of what the entry has now; and so it is saved.
    let shown = journal.session.journal_draft_get(id).unwrap().unwrap().draft;
    assert_eq!((shown.body.as_str(), shown.starred), ("by the weir, and back", true));
    assert_eq!(shown.tags, [family, work]);
    assert_eq!(journal.session.journal_drafts().unwrap()[0].draft.tags, [family, work]);
    let _ = journal.session.journal_save(&shown).unwrap();
    let saved = journal.session.journal_get(id).unwrap();
    assert_eq!((saved.tags, saved.starred), (vec![family, work], true));
}

#[test]
fn an_editor_that_stood_open_saves_only_what_it_changed() {
    let journal = journal();
    let sleep = journal.sleep();
    let [tired, lonely] = ["tired", "lonely"].map(|word| journal.feeling(word));
    let link = |n| EntryLink::to(EntryLinkKind::Group, Uuid::from_u128(n));
    let value = |value| vec![TrackerValue { tracker: sleep, value }];
    let first =
        EntryDraft { feelings: vec![tired], links: vec![link(1)], trackers: value(300.0), ..journal.draft("a") };
    let id = journal.save(&first);
    let open = begun(&journal.session.journal_get(id).unwrap());
    // Another editor, which says nothing of what it began from: all of it is what was meant.
    let other = EntryDraft { feelings: vec![lonely], links: vec![link(2)], trackers: value(360.0), ..first };
    journal.save(&EntryDraft { session: Uuid::now_v7(), ..other });

    journal.save(&EntryDraft { title: "A title".into(), ..open.clone() });
    let saved = journal.session.journal_get(id).unwrap();
    assert_eq!((saved.feelings, saved.links, saved.trackers), (vec![lonely], vec![link(2)], value(360.0)));

    // What was changed here holds, also where it was changed there.
    journal.save(&EntryDraft { trackers: value(420.0), feelings: Vec::new(), ..open });
    let saved = journal.session.journal_get(id).unwrap();
    assert_eq!((saved.feelings, saved.trackers), (vec![lonely], value(420.0)));
}

#[test]
fn what_a_draft_took_away_stays_away_and_a_retry_is_harmless() {
    let journal = journal();
    let [walk, work, family] = ["walk", "work", "family"].map(|name| journal.tag(name).id);
    let id = journal.save(&EntryDraft { tags: tags(&journal, &["walk", "work"]), ..journal.draft("a") });
    let draft = EntryDraft { tags: vec![work], ..begun(&journal.session.journal_get(id).unwrap()) };
    retag(&journal, id, &[family], &[]);
    journal.save(&draft);
    let changed = journal.session.journal_get(id).unwrap();
    assert_eq!(changed.tags, [work, family]);
    journal.wait(5);
    journal.save(&draft);
    let again = journal.session.journal_get(id).unwrap();
    assert!(!again.tags.contains(&walk));
    assert_eq!((again.tags, again.changed, again.versions), (changed.tags, changed.changed, changed.versions));
}

#[test]
fn saving_answers_what_the_entry_has_now() {
    let journal = journal();
    let [walk, work, family] = ["walk", "work", "family"].map(|name| journal.tag(name).id);
    let id = journal.save(&EntryDraft { tags: vec![walk], ..journal.draft("a") });
    let open = begun(&journal.session.journal_get(id).unwrap());
    retag(&journal, id, &[work], &[walk]);
    let _ = journal.session.journal_star(id, true).unwrap();
    let tags = vec![walk, family];
    let saved = journal.session.journal_save(&EntryDraft { tags, ..open }).unwrap().value;
    assert_eq!((saved.marks.tags, saved.marks.starred, saved.left_out), (vec![family, work], true, 0));
}

#[test]
fn what_comes_together_can_be_saved_and_words_are_never_left_out() {
    let journal = journal();
    let group = journal.session.journal_tag_group_add("Own").unwrap().value.id;
    let tag = |name: &str| journal.session.journal_tag_add(group, name, None).unwrap().value.id;
    let many: Vec<Uuid> = (0..TAGS_PER_ENTRY).map(|n| tag(&format!("own {n}"))).collect();
    let [given, also, later] = ["given", "also", "later"].map(tag);
    let id = journal.save(&journal.draft("a"));
    let begun = begun(&journal.session.journal_get(id).unwrap());
    let full = EntryDraft { tags: many.clone(), body: "all of it".into(), ..begun };
    let _ = journal.session.journal_draft_save(&full).unwrap();
    retag(&journal, id, &[given, also], &[]);

    let shown = journal.session.journal_draft_get(id).unwrap().unwrap();
    assert_eq!((&shown.draft.tags, shown.left_out), (&many, 2));
    assert_eq!(journal.session.journal_drafts().unwrap()[0].left_out, 2);
    // It can be kept and saved as it is shown, and what was left out is said once.
    let _ = journal.session.journal_draft_save(&shown.draft).unwrap();
    let saved = journal.session.journal_save(&shown.draft).unwrap().value;
    assert_eq!((saved.marks.tags, saved.left_out), (many.clone(), 0));
    assert_eq!(journal.session.journal_get(id).unwrap().body, "all of it");

    // An editor that stands open hears it when it saves.
    let tags = many.iter().copied().skip(1).collect();
    journal.save(&EntryDraft { tags, session: Uuid::now_v7(), ground: None, ..shown.draft.clone() });
    let open = self::begun(&journal.session.journal_get(id).unwrap());
    retag(&journal, id, &[later], &[]);
    let saved = journal.session.journal_save(&EntryDraft { tags: many.clone(), ..open }).unwrap().value;
    assert_eq!((saved.marks.tags, saved.left_out), (many, 1));
}
