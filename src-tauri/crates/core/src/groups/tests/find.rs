//! Groups as one types.

use uuid::Uuid;

use super::super::limits::FOUND;
use super::super::testing::{named, note_of, visit_of};
use super::super::*;
use crate::journal::SnippetPart;
use crate::testing::{Journal, journal};

fn words(parts: &[SnippetPart]) -> String {
    parts.iter().map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() }).collect()
}

impl Journal {
    fn found(&self, text: &str) -> Vec<String> {
        self.session.groups_find(text).unwrap().iter().map(|found| words(&found.name)).collect()
    }
}

#[test]
fn a_group_is_found_by_its_name_without_accents_and_case_and_by_a_beginning() {
    let journal = journal();
    for name in ["Café Résilience", "Offene Tür", "夜の集まり", "Harbour Street"] {
        journal.group(&named(name));
    }
    assert_eq!(journal.found("resil"), ["Café [Résilience]"]);
    assert_eq!(journal.found("TUR"), ["Offene [Tür]"]);
    assert_eq!(journal.found("集ま"), ["夜の[集ま]り"]);
    assert_eq!(journal.found("street har"), ["[Harbour] [Street]"]);
    assert_eq!(journal.found("street bay"), Vec::<String>::new());
    for nothing in ["", "  ", "\"*\"", "nobody"] {
        assert_eq!(journal.found(nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn the_name_counts_before_the_page_and_the_page_before_what_was_noted() {
    let journal = journal();
    let noted = journal.group(&named("Alder"));
    let note = GroupNote { body: "They meet beside the lantern shop.".into(), ..note_of(noted, GroupNoteKind::Call) };
    let _ = journal.session.groups_note_save(&note).unwrap();
    journal.group(&GroupDraft { place: "Lantern Hall, 2 Quay".into(), ..named("Birch") });
    journal.group(&named("The Lantern"));
    let found = journal.session.groups_find("lant").unwrap();
    let told: Vec<_> = found.iter().map(|found| (words(&found.name), words(&found.passage))).collect();
    let expected =
        [("The [Lantern]", ""), ("Birch", "[Lantern] Hall, 2 Quay"), ("Alder", "They meet beside the [lantern] shop.")];
    assert_eq!(told, expected.map(|(name, passage)| (name.to_owned(), passage.to_owned())));
}

#[test]
fn answers_and_visits_are_read_too_and_words_may_stand_apart() {
    let journal = journal();
    let group = journal.group(&named("Harbour Street"));
    let answer = GroupAnswer { code: None, question: "Is there a lift?".into(), answer: "Yes, at the quay".into() };
    let _ = journal.session.groups_answers_set(group, &[answer]).unwrap();
    let _ = journal
        .session
        .groups_visit_save(&GroupVisit { topics: "Sleeping badly".into(), ..visit_of(group, "2026-11-18") })
        .unwrap();
    for text in ["lift", "quay", "sleep", "harbour lift sleep"] {
        assert_eq!(journal.found(text).len(), 1, "{text}");
    }
    journal.advance(group, GroupStage::Attending);
    assert_eq!(journal.session.groups_find("harb").unwrap()[0].stage, GroupStage::Attending);
}

#[test]
fn a_minus_leaves_out_what_has_the_word_wherever_it_stands() {
    let journal = journal();
    let noted = journal.group(&named("Harbour Street"));
    journal.group(&named("Harbour Hall"));
    let note = GroupNote { body: "They meet in the cellar.".into(), ..note_of(noted, GroupNoteKind::Call) };
    let _ = journal.session.groups_note_save(&note).unwrap();
    assert_eq!(journal.found("harbour -street"), ["[Harbour] Hall"]);
    assert_eq!(journal.found("harbour -cellar"), ["[Harbour] Hall"]);
    assert_eq!(journal.found("-cellar"), Vec::<String>::new());
}

#[test]
fn nothing_of_the_bin_is_found_and_never_more_than_a_few() {
    let journal = journal();
    let group = journal.group(&named("Harbour Street"));
    let note = GroupNote { title: "Lantern".into(), ..note_of(group, GroupNoteKind::Book) };
    let _ = journal.session.groups_note_save(&note).unwrap();
    let bin = |id: Uuid| journal.session.groups_bin(id).map(drop).unwrap();
    bin(note.id);
    assert_eq!(journal.found("lantern"), Vec::<String>::new());
    bin(group);
    assert_eq!(journal.found("harbour"), Vec::<String>::new());
    let _ = journal.session.groups_restore(group, "Europe/London").unwrap();
    assert_eq!(journal.found("harbour").len(), 1);
    let _ = journal.session.groups_bin(group).unwrap();
    let _ = journal.session.groups_purge(group).unwrap();
    assert_eq!(journal.found("harbour"), Vec::<String>::new());
    for number in 0..20 {
        journal.group(&named(&format!("Quay {number}")));
    }
    assert_eq!(journal.found("quay").len(), FOUND);
}
