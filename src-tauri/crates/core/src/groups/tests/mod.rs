//! Groups over a real journal.

mod compared;
mod find;
mod linked;

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::testing::{named, note_of, visit_of};
use super::*;
use crate::error::ErrorCode;
use crate::testing::{Journal, journal};

const ZONE: &str = "Europe/London";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Journal {
    fn group(&self, draft: &GroupDraft) -> Uuid {
        let _ = self.session.groups_save(draft, ZONE).unwrap();
        draft.id
    }

    fn page(&self, id: Uuid) -> GroupView {
        self.session.groups_get(id, ZONE).unwrap()
    }

    fn rows(&self) -> Vec<GroupRow> {
        self.session.groups_board(ZONE).unwrap().rows
    }

    fn advance(&self, group: Uuid, to: GroupStage) {
        let advance = Advance { group, to, since: None, note: None };
        let _ = self.session.groups_advance(advance, ZONE).unwrap();
    }

    fn way(&self, id: Uuid) -> Vec<(GroupStage, String)> {
        self.page(id).steps.into_iter().map(|step| (step.stage, step.day.to_string())).collect()
    }
}

#[test]
fn a_group_is_kept_as_it_was_said() {
    let journal = journal();
    let draft = GroupDraft {
        source: Some(GroupSource { source: "meeting-guide".into(), id: "quiet-harbour".into() }),
        about: "Low mood".into(),
        scope: Some(GroupScope::Specific),
        led_by: Some(GroupLead::Mixed),
        setting: Some(GroupSetting::Both),
        joining: Some(GroupJoining::Closed),
        faith: Some(GroupFaith::None),
        fee: Some(GroupFee::Donation),
        people: Some(12),
        weekdays: vec![GroupWeekday::Mon, GroupWeekday::Sun],
        times: vec![GroupTime::Evening],
        languages: vec!["en".into(), "pt-BR".into()],
        access: vec![GroupAccess::StepFree, GroupAccess::CameraOff],
        zone: Some("America/Chicago".into()),
        point: Some(GroupPoint { latitude: 51.45, longitude: -2.59 }),
        travel_minutes: Some(25),
        to_share: "The phone call.\nThe glasses.".into(),
        verified: Some(day("2026-11-02")),
        ..named("Quiet Harbour")
    };
    let id = journal.group(&draft);
    let page = journal.page(id);
    assert_eq!(page.group, draft);
    assert_eq!(journal.way(id), [(GroupStage::Considering, "2026-11-19".to_owned())]);
    let asked: Vec<_> = page.answers.iter().map(|answer| answer.code.unwrap()).collect();
    assert_eq!(asked, [GroupQuestion::Often, GroupQuestion::Topics, GroupQuestion::Leads, GroupQuestion::Help]);
    // Said again, it is the same; said otherwise, it is changed, and its way stays.
    journal.advance(id, GroupStage::Contacted);
    journal.group(&draft);
    journal.group(&GroupDraft { name: "Quieter Harbour".into(), ..draft });
    assert_eq!(journal.rows().len(), 1);
    assert_eq!((journal.rows()[0].name.as_str(), journal.rows()[0].stage), ("Quieter Harbour", GroupStage::Contacted));
}

#[test]
fn what_cannot_be_kept_is_refused_with_its_field() {
    let journal = journal();
    let refused = |draft: GroupDraft| {
        let error = journal.session.groups_save(&draft, ZONE).unwrap_err();
        (error.code, error.field.unwrap())
    };
    let good = || named("Open Door");
    assert_eq!(refused(named("  ")), (ErrorCode::Invalid, "name"));
    assert_eq!(refused(named(&"n".repeat(121))), (ErrorCode::TooLong, "name"));
    assert_eq!(refused(GroupDraft { about: "a\nb".into(), ..good() }), (ErrorCode::Invalid, "about"));
    assert_eq!(refused(GroupDraft { description: "d".repeat(70_000), ..good() }), (ErrorCode::TooLong, "description"));
    assert_eq!(refused(GroupDraft { web: "w".repeat(2_001), ..good() }), (ErrorCode::TooLong, "web"));
    assert_eq!(refused(GroupDraft { people: Some(0), ..good() }), (ErrorCode::OutOfRange, "people"));
    assert_eq!(refused(GroupDraft { travel_minutes: Some(2_000), ..good() }), (ErrorCode::OutOfRange, "travelMinutes"));
    assert_eq!(refused(GroupDraft { zone: Some("Mars/Base".into()), ..good() }), (ErrorCode::Invalid, "zone"));
    assert_eq!(refused(GroupDraft { languages: vec!["e n".into()], ..good() }), (ErrorCode::Invalid, "languages"));
    for (latitude, longitude) in [(91.0, 0.0), (0.0, 181.0), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
        let point = Some(GroupPoint { latitude, longitude });
        assert_eq!(refused(GroupDraft { point, ..good() }), (ErrorCode::OutOfRange, "point"));
    }
    assert!(journal.rows().is_empty());
}

#[test]
fn the_way_of_a_group_keeps_its_days() {
    let journal = journal();
    let id = journal.group(&named("Open Door"));
    journal.wait(60 * 24);
    journal.advance(id, GroupStage::Contacted);
    // Moved twice on one day: a slip of the hand, or a change of mind; nothing was walked.
    journal.advance(id, GroupStage::Attending);
    journal.advance(id, GroupStage::Trying);
    assert_eq!(
        journal.way(id),
        [(GroupStage::Considering, "2026-11-19".into()), (GroupStage::Trying, "2026-11-20".into())]
    );
    journal.advance(id, GroupStage::Considering);
    assert_eq!(journal.way(id), [(GroupStage::Considering, "2026-11-19".into())]);

    // Since when, and why, can be put right.
    journal.wait(60 * 24 * 3);
    let left = |since: &str, note| Advance { group: id, to: GroupStage::Left, since: Some(day(since)), note };
    let _ = journal.session.groups_advance(left("2026-11-21", Some("Too much silence for me then")), ZONE).unwrap();
    let _ = journal.session.groups_advance(left("2026-11-20", None), ZONE).unwrap();
    let row = journal.rows().remove(0);
    assert_eq!((row.since, row.stage_note.as_str()), (day("2026-11-20"), "Too much silence for me then"));
    for wrong in ["2026-11-18", "2026-11-24", "1899-12-31"] {
        let error = journal.session.groups_advance(left(wrong, None), ZONE).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::OutOfRange, Some("day")), "{wrong}");
    }
    // And one can come back.
    journal.advance(id, GroupStage::Attending);
    assert_eq!(journal.way(id).len(), 3);
}

#[test]
fn a_day_is_the_persons_day() {
    let journal = journal();
    journal.wait(4 * 60);
    // 01:48 of the 20th in London, and nobody has gone to bed.
    let id = journal.group(&named("Night Owls"));
    assert_eq!(journal.way(id)[0].1, "2026-11-19");
    assert_eq!(journal.session.groups_board("Asia/Tokyo").unwrap().today, day("2026-11-20"));
    assert_eq!(journal.session.groups_board("Nowhere/Known").unwrap().today, day("2026-11-19"));
}

#[test]
fn questions_are_asked_once_and_answers_stand_beside_them() {
    let journal = journal();
    let id = journal.group(&named("Open Door"));
    let shipped = |code, answer: &str| GroupAnswer { code: Some(code), question: String::new(), answer: answer.into() };
    let own = |question: &str| GroupAnswer { code: None, question: question.into(), answer: String::new() };
    let answers = vec![shipped(GroupQuestion::Listen, "Yes. Passing is fine."), own("Is there a lift?")];
    let _ = journal.session.groups_answers_set(id, &answers).unwrap();
    assert_eq!(journal.page(id).answers, answers);
    for wrong in [
        vec![shipped(GroupQuestion::Cost, ""), shipped(GroupQuestion::Cost, "£3")],
        vec![own("  ")],
        vec![GroupAnswer { question: "And?".into(), ..shipped(GroupQuestion::Cost, "") }],
    ] {
        assert_eq!(journal.session.groups_answers_set(id, &wrong).unwrap_err().code, ErrorCode::Invalid);
    }
    let many = vec![own("Why?"); 61];
    assert_eq!(journal.session.groups_answers_set(id, &many).unwrap_err().code, ErrorCode::TooLong);
    assert_eq!(journal.page(id).answers, answers);
}

#[test]
fn visits_are_planned_and_looked_back_at() {
    let journal = journal();
    let id = journal.group(&named("Harbour Street"));
    let mut planned = visit_of(id, "2026-11-26");
    planned.time = Some("19:00:00".parse().unwrap());
    planned.way_out = "I can leave at the break.".into();
    let mut felt = visit_of(id, "2026-11-12");
    felt.feelings = GroupFeelings { welcoming: Some(4), safe: Some(5), ..GroupFeelings::default() };
    (felt.before, felt.after) = (journal.mood(2), journal.mood(3));
    felt.topics = "Sleep".into();
    for visit in [&planned, &felt, &planned] {
        let _ = journal.session.groups_visit_save(visit).unwrap();
    }
    assert_eq!(journal.page(id).visits, [planned.clone(), felt.clone()]);
    let row = journal.rows().remove(0);
    assert_eq!((row.visits, row.next_visit, row.next_visit_time), (1, Some(planned.day), planned.time));

    planned.feelings.understood = Some(6);
    assert_eq!(journal.session.groups_visit_save(&planned).unwrap_err().code, ErrorCode::OutOfRange);
    planned.feelings.understood = Some(3);
    planned.next = journal.mood(9);
    assert_eq!(journal.session.groups_visit_save(&planned).unwrap_err().field, Some("next"));
    // Another group does not take it over.
    felt.group = journal.group(&named("Another"));
    assert_eq!(journal.session.groups_visit_save(&felt).unwrap_err().code, ErrorCode::Conflict);
}

#[test]
fn visits_come_in_pages() {
    let journal = journal();
    let id = journal.group(&named("Harbour Street"));
    for number in 0..105 {
        let visit = GroupVisit { day: day("2026-01-01") + chrono::Days::new(number), ..visit_of(id, "2026-01-01") };
        let _ = journal.session.groups_visit_save(&visit).unwrap();
    }
    let page = journal.page(id);
    assert_eq!((page.visits.len(), page.visit_count, page.visits[0].day), (100, 105, day("2026-04-15")));
    let rest = journal.session.groups_visits(id, 100).unwrap();
    assert_eq!((rest.len(), rest[4].day), (5, day("2026-01-01")));
}

#[test]
fn the_board_says_when_to_ask_again() {
    let journal = journal();
    let id = journal.group(&named("St Paul's Table"));
    let mut wrote = note_of(id, GroupNoteKind::Email);
    (wrote.day, wrote.follow_up) = (Some(day("2026-11-11")), Some(day("2026-11-27")));
    let mut book = note_of(id, GroupNoteKind::Book);
    (book.day, book.title) = (Some(day("2026-11-15")), "A book".into());
    for note in [&wrote, &book] {
        let _ = journal.session.groups_note_save(note).unwrap();
    }
    let row = journal.rows().remove(0);
    assert_eq!((row.contacted, row.follow_up), (wrote.day, wrote.follow_up));
    wrote.settled = true;
    let _ = journal.session.groups_note_save(&wrote).unwrap();
    assert_eq!(journal.rows()[0].follow_up, None);
    assert_eq!(journal.page(id).notes, [book, wrote]);
}

fn everything(journal: &Journal) -> String {
    let texts = |table: &str, columns: &str| {
        let sql = format!("SELECT {columns} FROM {table}");
        let rows: Vec<Option<String>> =
            journal.session.read(|reader| Ok(reader.query_all(&sql, (), |row| row.get(0))?)).unwrap();
        rows.into_iter().flatten().collect::<String>()
    };
    texts("support_group", "name || about || description || to_share || room || email")
        + &texts("group_stage", "note")
        + &texts("group_answer", "coalesce(question, '') || answer")
        + &texts("group_visit", "route || words || companion || way_out || topics || note")
        + &texts("group_note", "title || body || link")
}

#[test]
fn what_leaves_the_bin_for_good_leaves_nothing_behind() {
    let journal = journal();
    let draft = GroupDraft { to_share: "canary".into(), ..named("canary") };
    let id = journal.group(&draft);
    let mut visit = visit_of(id, "2026-11-12");
    visit.note = "canary".into();
    let mut note = note_of(id, GroupNoteKind::Advice);
    note.body = "canary".into();
    let answer = GroupAnswer { code: None, question: "canary?".into(), answer: "canary".into() };
    let _ = journal.session.groups_visit_save(&visit).unwrap();
    let _ = journal.session.groups_note_save(&note).unwrap();
    let _ = journal.session.groups_answers_set(id, &[answer]).unwrap();
    let left = Advance { group: id, to: GroupStage::Left, since: None, note: Some("canary") };
    let _ = journal.session.groups_advance(left, ZONE).unwrap();
    assert!(everything(&journal).contains("canary"));

    // A visit by itself, and back.
    let _ = journal.session.groups_bin(visit.id).unwrap();
    assert!(journal.page(id).visits.is_empty());
    assert_eq!(journal.session.groups_visit_save(&visit).unwrap_err().code, ErrorCode::Conflict);
    let _ = journal.session.groups_restore(visit.id, ZONE).unwrap();
    assert_eq!(journal.page(id).visits, [visit.clone()]);
    assert_eq!(journal.session.groups_purge(visit.id).unwrap_err().code, ErrorCode::NotFound);

    // The group with all of it.
    assert_eq!(journal.session.groups_purge(id).unwrap_err().code, ErrorCode::Conflict);
    let _ = journal.session.groups_bin(note.id).unwrap();
    let _ = journal.session.groups_bin(id).unwrap();
    assert!(journal.rows().is_empty());
    let bin = journal.session.groups_binned().unwrap();
    assert_eq!((bin.len(), bin[0].kind, bin[0].id), (1, GroupBinKind::Group, id));
    for refused in [
        journal.session.groups_save(&draft, ZONE).unwrap_err(),
        journal.session.groups_advance(left, ZONE).unwrap_err(),
        journal.session.groups_answers_set(id, &[]).unwrap_err(),
    ] {
        assert_eq!(refused.code, ErrorCode::Conflict);
    }
    let _ = journal.session.groups_restore(id, ZONE).unwrap();
    assert_eq!(journal.rows().len(), 1);
    assert_eq!(journal.session.groups_binned().unwrap()[0].id, note.id);
    let _ = journal.session.groups_bin(id).unwrap();
    // The note that lay there before the group goes with it.
    assert_eq!(journal.session.groups_bin_empty().unwrap().value, 1);
    assert!(!everything(&journal).contains("canary"), "{}", everything(&journal));
    assert_eq!(journal.session.groups_get(id, ZONE).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(journal.session.groups_save(&draft, ZONE).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_group_is_held_against_what_is_wanted() {
    let journal = journal();
    let profile = GroupProfile {
        topics: vec!["Anxiety".into()],
        led_by: vec![GroupLead::Peers, GroupLead::Mixed],
        settings: vec![GroupSetting::InPerson],
        fees: vec![GroupFee::Free, GroupFee::Donation],
        times: vec![GroupTime::Evening],
        languages: vec!["pt".into()],
        access: vec![GroupAccess::StepFree],
        travel_minutes: Some(30),
        ..GroupProfile::default()
    };
    let _ = journal.session.groups_profile_set(&profile).unwrap();
    let id = journal.group(&GroupDraft {
        about: "Depression and anxiety".into(),
        led_by: Some(GroupLead::Professional),
        setting: Some(GroupSetting::Both),
        times: vec![GroupTime::Morning, GroupTime::Evening],
        languages: vec!["pt-BR".into()],
        ..named("Harbour Street")
    });
    let fits: Vec<_> = journal.page(id).fits.iter().map(|fit| (fit.wish, fit.fits)).collect();
    assert_eq!(
        fits,
        [
            (GroupWish::Topics, GroupFits::Yes),
            (GroupWish::LedBy, GroupFits::No),
            (GroupWish::Setting, GroupFits::Yes),
            (GroupWish::Fee, GroupFits::Unknown),
            (GroupWish::Times, GroupFits::Yes),
            (GroupWish::Languages, GroupFits::Yes),
            (GroupWish::Access, GroupFits::Unknown),
            (GroupWish::Travel, GroupFits::Yes),
        ]
    );
    let board = journal.session.groups_board(ZONE).unwrap();
    assert_eq!((board.rows[0].fits, board.rows[0].wishes, board.profile), (5, 8, profile.clone()));
    // Nothing wanted, nothing said.
    let _ = journal.session.groups_profile_set(&GroupProfile::default()).unwrap();
    assert_eq!((journal.rows()[0].fits, journal.rows()[0].wishes), (0, 0));
    let long = GroupProfile { topics: vec!["t".repeat(61)], ..profile };
    assert_eq!(journal.session.groups_profile_set(&long).unwrap_err().code, ErrorCode::TooLong);
}

proptest! {
    /// However it was walked, the days of a way never go back, and no stage follows itself.
    #[test]
    fn a_way_goes_forward(steps in prop::collection::vec((0_usize..6, 0_u64..5), 1..40)) {
        use GroupStage::{Attending, Considering, Contacted, Left, Paused, Trying};
        let stages = [Considering, Contacted, Trying, Attending, Paused, Left];
        let mut way = Vec::new();
        let mut today = day("2026-01-01");
        for (stage, later) in steps {
            today = today + chrono::Days::new(later);
            let stage = stages[stage];
            let at = today.and_time(chrono::NaiveTime::MIN).and_utc();
            way = stage::walked(&way, GroupStep { stage, day: today, at, note: String::new() }).unwrap();
            prop_assert_eq!(way.last().unwrap().stage, stage);
            prop_assert!(way.windows(2).all(|pair| pair[0].day <= pair[1].day && pair[0].stage != pair[1].stage));
        }
    }
}
