use super::*;
use crate::CoreError;
use crate::groups::limits::PAGE_VISITS;
use crate::groups::testing::{named, note_of, visit_of};
use crate::groups::{GroupNoteKind, GroupView};
use crate::testing::{Journal, journal};

/// A disk that takes no words, and takes them again.
fn full(journal: &Journal, full: bool) {
    let begun = ["draft", "group_visit", "group_note", "group_answer", "group_stage", "group_unfinished", "setting"];
    let begun = begun.into_iter().chain(["safety_line", "safety_own_line", "exercise_draft", "launcher"]);
    let changed = ["support_group", "group_visit", "exercise_run"];
    let all = begun.map(|table| ("INSERT", table)).chain(changed.map(|table| ("UPDATE", table)));
    for (how, table) in all {
        let name = format!("full_{how}_{table}");
        let sql = if full {
            format!("CREATE TRIGGER {name} BEFORE {how} ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END")
        } else {
            format!("DROP TRIGGER {name}")
        };
        let wrote = journal.session.store().write(|writer| writer.execute(&sql, ()));
        wrote.map_err(CoreError::from).unwrap();
    }
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
    let drafts: Vec<_> = (0..WORDS_MOST + 3).map(|_| journal.draft("first")).collect();
    for draft in &drafts {
        assert!(journal.session.journal_draft_save(draft).is_err());
    }
    let later = EntryDraft { body: "later".to_owned(), ..drafts[0].clone() };
    assert!(journal.session.journal_draft_save(&later).is_err());
    let found = bodies(&journal);
    assert_eq!((found.len(), found.iter().filter(|body| *body == "later").count()), (WORDS_MOST, 1));
}

const ZONE: &str = "Europe/London";

/// A group, and everything that can be written on its page, none of which the disk took.
fn written_on_a_full_disk(journal: &Journal) -> Uuid {
    let group = named("Harbour Street");
    let _ = journal.session.groups_save(&group, ZONE).unwrap();
    let kept = visit_of(group.id, "2026-11-12");
    let _ = journal.session.groups_visit_save(&kept).unwrap();
    full(journal, true);
    let share = GroupDraft { to_share: "the phone call".into(), ..group.clone() };
    assert!(journal.session.groups_save(&share, ZONE).is_err());
    let answer = GroupAnswer { code: None, question: "Is there a lift?".into(), answer: "yes".into() };
    assert!(journal.session.groups_answers_set(group.id, &[answer]).is_err());
    let new = GroupVisit { note: "a new one".into(), ..visit_of(group.id, "2026-11-19") };
    assert!(journal.session.groups_visit_save(&new).is_err());
    assert!(journal.session.groups_visit_save(&GroupVisit { note: "changed".into(), ..kept }).is_err());
    let note = GroupNote { body: "she rang".into(), ..note_of(group.id, GroupNoteKind::Call) };
    assert!(journal.session.groups_note_save(&note).is_err());
    let begun = GroupUnfinished { group: group.id, kind: GroupUnfinishedKind::Message, words: "Dear all".to_owned() };
    assert!(journal.session.groups_unfinished_keep(&begun).is_err());
    let left = Advance { group: group.id, to: GroupStage::Left, since: None, note: Some("too much silence") };
    assert!(journal.session.groups_advance(left, ZONE).is_err());
    let wanted = GroupProfile { topics: vec!["grief".into()], ..GroupProfile::default() };
    assert!(journal.session.groups_profile_set(&wanted).is_err());
    group.id
}

fn a_group(journal: &Journal) -> Uuid {
    let group = named("Harbour Street");
    let _ = journal.session.groups_save(&group, ZONE).unwrap();
    group.id
}

fn page(journal: &Journal, group: Uuid) -> GroupView {
    journal.session.groups_get(group, ZONE).unwrap()
}

/// All of it is where it would be if it were stored.
#[track_caller]
fn all_there(journal: &Journal, group: Uuid) {
    let page = page(journal, group);
    let visits: Vec<_> = page.visits.iter().map(|visit| visit.note.as_str()).collect();
    assert_eq!((visits.as_slice(), page.visit_count), (["a new one", "changed"].as_slice(), 2));
    assert_eq!((page.group.to_share.as_str(), page.answers.len()), ("the phone call", 1));
    assert_eq!(page.notes.iter().map(|note| note.body.as_str()).collect::<Vec<_>>(), ["she rang"]);
    assert_eq!(page.unfinished.iter().map(|begun| begun.words.as_str()).collect::<Vec<_>>(), ["Dear all"]);
    let last = page.steps.last().unwrap();
    assert_eq!((last.stage, last.note.as_str()), (GroupStage::Left, "too much silence"));
    assert_eq!(journal.session.groups_board(ZONE).unwrap().profile.topics, ["grief"]);
}

#[test]
fn words_about_a_group_stay_on_its_page_and_are_stored_once_there_is_room() {
    let journal = journal();
    let group = written_on_a_full_disk(&journal);
    all_there(&journal, group);
    journal.session.unkept_store();
    assert_eq!(journal.session.unkept().unwrap().len(), 8);
    full(&journal, false);
    journal.session.unkept_store();
    assert!(!journal.session.has_unkept());
    all_there(&journal, group);
}

#[test]
fn words_about_a_group_come_back_after_closing_and_opening() {
    let before = journal();
    let group = written_on_a_full_disk(&before);
    let again = opened_again(&before);
    assert!(again.session.has_unkept());
    all_there(&again, group);
    full(&again, false);
    again.session.unkept_store();
    assert!(!again.session.has_unkept());
    all_there(&again, group);
}

/// A page of visits begins where the one before it ended, also where some are in memory alone.
#[test]
fn no_visit_is_shown_twice_or_left_out_while_some_are_in_memory_alone() {
    let journal = journal();
    let group = a_group(&journal);
    let first: NaiveDate = "2026-01-01".parse().unwrap();
    let stored: Vec<_> = (0..u64::from(PAGE_VISITS) + 3)
        .map(|day| {
            let visit = visit_of(group, &(first + chrono::Days::new(day)).to_string());
            let _ = journal.session.groups_visit_save(&visit).unwrap();
            visit
        })
        .collect();
    full(&journal, true);
    let new = visit_of(group, "2026-11-19");
    let earliest = GroupVisit { note: "the first of all".into(), ..stored[0].clone() };
    for visit in [&new, &earliest] {
        assert!(journal.session.groups_visit_save(visit).is_err());
    }
    let page = page(&journal, group);
    let shown = u32::try_from(page.visits.len()).unwrap();
    let rest = journal.session.groups_visits(group, shown).unwrap();
    let all: Vec<_> = page.visits.iter().chain(&rest).map(|visit| visit.id).collect();
    let expected: Vec<_> = std::iter::once(&new).chain(stored.iter().rev()).map(|visit| visit.id).collect();
    assert_eq!(all, expected);
    assert_eq!((page.visit_count, rest.last().unwrap()), (u32::try_from(all.len()).unwrap(), &earliest));
}

#[test]
fn what_lies_in_the_bin_keeps_its_words_and_what_goes_for_good_takes_them_along() {
    for empties in [false, true] {
        let journal = journal();
        let group = written_on_a_full_disk(&journal);
        let bytes = journal.session.unkept().unwrap();
        full(&journal, false);
        let _ = journal.session.groups_bin(group).unwrap();
        journal.session.unkept_store();
        // What is wanted belongs to no group, and was stored.
        assert_eq!(journal.session.unkept().unwrap().len(), 7);
        if empties {
            assert_eq!(journal.session.groups_bin_empty().unwrap().value, 1);
        } else {
            let _ = journal.session.groups_purge(group).unwrap();
        }
        assert!(!journal.session.has_unkept());
        // In a journal that is older than its group they have no place, and are not lost either.
        let older = crate::testing::journal();
        for words in bytes.iter().skip(1) {
            older.session.unkept_put(words).unwrap();
        }
        assert_eq!(older.session.unkept().unwrap().len(), 6);
        // What the group is comes first, and with it they have one.
        older.session.unkept_put(&bytes[0]).unwrap();
        older.session.unkept_store();
        assert!(!older.session.has_unkept());
        all_there(&older, group);
    }
}

#[test]
fn a_visit_in_the_bin_is_not_shown_because_of_what_was_written_about_it() {
    let journal = journal();
    let group = a_group(&journal);
    let visit = visit_of(group, "2026-11-19");
    let _ = journal.session.groups_visit_save(&visit).unwrap();
    let _ = journal.session.groups_bin(visit.id).unwrap();
    // A dialog that was open in that moment.
    journal.session.unkept.remember(Words::Visit(visit), journal.session.now());
    let page = page(&journal, group);
    assert_eq!((page.visits.len(), page.visit_count), (0, 0));
}

#[test]
fn what_the_rules_refuse_is_not_kept() {
    let journal = journal();
    let nameless = GroupDraft { name: String::new(), ..named("") };
    assert!(journal.session.groups_save(&nameless, ZONE).is_err());
    assert!(!journal.session.has_unkept());
}

#[test]
fn an_answer_of_an_exercise_is_there_again_whether_there_is_room_or_not() {
    let journal = journal();
    let exercise = journal.session.self_care_list("en").unwrap().exercises[0].id.clone();
    let run = Uuid::from_u128(1);
    let begin = crate::self_care::ExerciseBegin { id: run, exercise, zone: "Europe/London".into(), before: Some(4) };
    let _ = journal.session.self_care_begin(&begin).unwrap();
    let waits = || {
        let left = journal.session.self_care_list("en").unwrap().unfinished;
        left.into_iter().next().map(|left| (left.id, left.state))
    };
    let _ = journal.session.self_care_keep(run, "first").unwrap();
    full(&journal, true);
    assert!(journal.session.self_care_keep(run, "second").is_err());
    assert_eq!(waits(), Some((run, "second".to_owned())));
    let sealed = journal.session.unkept().unwrap();
    assert_eq!(sealed.len(), 1);
    assert!(journal.session.self_care_keep(run, "").is_err());
    assert_eq!(waits(), None);

    full(&journal, false);
    journal.session.unkept_put(&sealed[0]).unwrap();
    assert!(!journal.session.has_unkept());
    assert_eq!(waits(), Some((run, "second".to_owned())));
    // What is over waits no more, be it in memory.
    full(&journal, true);
    assert!(journal.session.self_care_keep(run, "third").is_err());
    full(&journal, false);
    let end = crate::self_care::ExerciseEnd { id: run, after: None, finished: false };
    let _ = journal.session.self_care_end(&end).unwrap();
    assert!(!journal.session.has_unkept() && waits().is_none());
}

#[test]
fn the_safety_plan_and_lines_of_ones_own_wait_for_room_and_are_shown_meanwhile() {
    use crate::safety::{OwnLine, OwnWays, PlanStep};
    let journal = journal();
    full(&journal, true);
    let line = PlanLine {
        id: Uuid::from_u128(1),
        step: PlanStep::People,
        words: "Jonas".into(),
        contact: "0171 555 01 99".into(),
    };
    let draft = PlanDraft { sitting: Uuid::from_u128(2), lines: vec![line.clone()] };
    assert!(journal.session.safety_plan_save(&draft, "Europe/London").is_err());
    let own = OwnLine {
        id: Uuid::from_u128(3),
        name: "Night nurse".into(),
        number: "116 123".into(),
        ways: OwnWays::Call,
        note: String::new(),
    };
    assert!(journal.session.safety_own_save(std::slice::from_ref(&own)).is_err());
    let there = |session: &Session| {
        assert_eq!(session.safety_plan().unwrap().lines, std::slice::from_ref(&line));
        assert_eq!(session.safety_own().unwrap(), std::slice::from_ref(&own));
        let shown = session.safety_shown().unwrap();
        assert_eq!((shown.plan.len(), shown.own.len()), (1, 1));
    };
    there(&journal.session);
    let again = opened_again(&journal);
    there(&again.session);
    full(&again, false);
    again.session.unkept_store();
    assert!(!again.session.has_unkept());
    there(&again.session);
}

#[test]
fn an_exercise_that_is_being_made_and_a_launcher_wait_for_room_and_are_shown_meanwhile() {
    use crate::self_care::{LaunchKind, LaunchTarget, LaunchTargetDraft, LauncherDraft};
    let journal = journal();
    let (made, rain) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let _ = journal.session.self_care_own_keep(made, r#"{"name":"Half"}"#).unwrap();
    full(&journal, true);
    assert!(journal.session.self_care_own_keep(made, r#"{"name":"Half of a walk"}"#).is_err());
    let _ = journal.session.self_care_launcher_choose(rain, LaunchKind::File, "/home/rain.ogg");
    let (name, note) = ("Rain".to_owned(), String::new());
    let draft = LauncherDraft { id: rain, name, target: LaunchTargetDraft::File, needs: Vec::new(), note };
    assert!(journal.session.self_care_launcher_save(&draft).is_err());
    let there = |session: &Session| {
        let own = session.self_care_own_get(made).unwrap();
        assert_eq!(own.draft.as_deref(), Some(r#"{"name":"Half of a walk"}"#));
        let list = session.self_care_list("en").unwrap().made;
        assert_eq!(list.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Half of a walk"]);
        let target = session.self_care_launchers().unwrap().remove(0).target;
        assert_eq!(target, LaunchTarget::File { path: "/home/rain.ogg".into() });
    };
    there(&journal.session);
    let again = opened_again(&journal);
    there(&again.session);
    full(&again, false);
    again.session.unkept_store();
    assert!(!again.session.has_unkept());
    there(&again.session);
    // What was thrown away waits no more.
    full(&again, true);
    assert!(again.session.self_care_own_keep(made, "{}").is_err());
    let _ = again.session.self_care_own_leave(made).unwrap();
    assert_eq!(again.session.self_care_own_get(made).unwrap().draft, None);
}

/// The same journal, opened again, with what waited in memory.
fn opened_again(before: &Journal) -> Journal {
    let bytes = before.session.unkept().unwrap();
    let store = std::sync::Arc::clone(before.session.store());
    let again = crate::testing::over_shared(store, before.session.now(), None);
    for words in &bytes {
        again.session.unkept_put(words).unwrap();
    }
    again
}
