//! What the pages of a period say, and that they say no more.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::calendar::{Ending, Pattern, RuleDraft, SeriesDraft, SeriesKind, Step, WhenDraft};
use crate::care_team::{CarePerson, CareQuestion, CareRecord, CareScore};
use crate::groups::testing::named;
use crate::insights::InsightsAnswer;
use crate::journal::doses::{DoseDraft, DoseState};
use crate::journal::{DayRule, Dimensions, PlannedDose, TrackerKind, TrackerValue};
use crate::paper::tests::Read;
use crate::paper::{PaperBlock, PaperPart};
use crate::self_care::{ExerciseBegin, ExerciseEnd};
use crate::testing::{Journal, journal};

const LONDON: &str = "Europe/London";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn facts_of(journal: &Journal, person: Option<Uuid>, period: ReportPeriod) -> ReportFacts {
    journal.session.report_facts(&ReportAsk { person, period }, LONDON, "en").unwrap()
}

fn somebody(journal: &Journal, name: &str) -> Uuid {
    let id = Uuid::now_v7();
    let empty = String::new;
    let person = CarePerson {
        id,
        name: name.into(),
        role: None,
        role_words: empty(),
        purposes: Vec::new(),
        purpose_words: empty(),
        phone: empty(),
        email: empty(),
        web: empty(),
        address: empty(),
        hours: empty(),
        note: empty(),
        since: None,
        ended: None,
        referrer: None,
    };
    let _ = journal.session.care_team_save(&CareRecord::Person(person)).unwrap();
    id
}

fn question(journal: &Journal, person: Option<Uuid>, text: &str, asked: Option<NaiveDate>) {
    let (id, text) = (Uuid::now_v7(), text.to_owned());
    let question = CareQuestion { id, person, text, entry: None, asked, answer: String::new() };
    let _ = journal.session.care_team_save(&CareRecord::Question(question)).unwrap();
}

fn once(journal: &Journal, person: Uuid, start: &str) {
    let draft = series(SeriesKind::Appointment, start, RuleDraft::Once);
    let _ = journal.session.calendar_save(&SeriesDraft { person: Some(person), ..draft }, None, LONDON).unwrap();
}

fn series(kind: SeriesKind, start: &str, rule: RuleDraft) -> SeriesDraft {
    SeriesDraft {
        id: Uuid::now_v7(),
        kind,
        group: None,
        person: None,
        title: "Seen".into(),
        when: WhenDraft::Times {
            start: start.parse().unwrap(),
            whole_day: false,
            zone: Some(LONDON.into()),
            minutes: Some(30),
            rule,
        },
        place: String::new(),
        link: String::new(),
        note: String::new(),
        leads: Vec::new(),
        exercise: None,
        named: false,
    }
}

/// An entry on a day so many days ago, 0 is 19 November 2026.
fn entry(journal: &Journal, ago: u64, step: Option<u8>, trackers: Vec<TrackerValue>) {
    let mut draft = journal.draft("");
    draft.day = Some(day("2026-11-19") - Days::new(ago));
    draft.mood = step.and_then(|step| journal.mood(step));
    draft.trackers = trackers;
    draft.dimensions = Dimensions { physical: Some(4), ..Dimensions::default() };
    journal.save(&draft);
}

#[test]
fn a_period_of_nothing_says_that_nothing_was_noted() {
    let journal = journal();
    let facts = facts_of(&journal, None, ReportPeriod::ThreeMonths);
    assert_eq!((facts.from, facts.to, facts.days), (day("2026-08-20"), day("2026-11-19"), 91), "today is not over");
    assert!(facts.mood.days.is_empty() && facts.questions.is_empty() && facts.trackers.is_empty());
    assert!(facts.groups.is_empty() && facts.medicines.is_empty() && facts.dimensions.is_empty());
    assert!(matches!(facts.mood.points, InsightsAnswer::CannotTellYet { n: 0, .. }));
    // Days that are still to come are none of those that could be noted.
    let own = ReportPeriod::Own { from: day("2026-11-18"), to: day("2026-12-31") };
    assert_eq!(facts_of(&journal, None, own).days, 1);
    let own = ReportPeriod::Own { from: day("2027-01-01"), to: day("2027-01-31") };
    assert_eq!(facts_of(&journal, None, own).days, 0);
}

#[test]
fn a_period_ends_after_it_begins_and_is_no_lifetime() {
    let journal = journal();
    for (from, to) in [("2026-11-19", "2026-11-18"), ("2000-01-01", "2026-11-19")] {
        let period = ReportPeriod::Own { from: day(from), to: day(to) };
        let error = journal.session.report_facts(&ReportAsk { person: None, period }, LONDON, "en").unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::OutOfRange, Some("period")));
    }
    let ask = ReportAsk { person: Some(Uuid::now_v7()), period: ReportPeriod::FourWeeks };
    assert_eq!(journal.session.report_facts(&ask, LONDON, "en").unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn the_figures_of_a_small_journal_are_right() {
    let journal = journal();
    let sleep = journal.sleep();
    let smoke = journal.session.journal_tracker_add("Smoked", &TrackerKind::YesNo, DayRule::Last).unwrap().value.id;
    let bed = journal.session.journal_tracker_add("To bed", &TrackerKind::Time, DayRule::Last).unwrap().value.id;
    for ago in 0..20 {
        // Five nights are short: those of the 31st of October and before.
        let minutes = if ago >= 15 { 240.0 } else { 420.0 };
        // Half the nights just before midnight, half just after.
        let late = if ago % 2 == 0 { 1430.0 } else { 10.0 };
        let values = [(sleep, minutes), (smoke, f64::from(u8::from(ago < 3))), (bed, late)];
        let values = values.into_iter().map(|(tracker, value)| TrackerValue { tracker, value }).collect();
        entry(&journal, ago, (ago < 18).then_some(2), values);
    }
    entry(&journal, 40, Some(5), Vec::new());
    let facts = facts_of(&journal, None, ReportPeriod::FourWeeks);
    assert_eq!((facts.days, facts.mood.days.len()), (28, 18));
    let of = |name: &str| facts.trackers.iter().find(|one| one.tracker.name == name).unwrap();
    let InsightsAnswer::Tells { told } = of("Sleep").usual else { panic!("twenty nights are enough") };
    assert_eq!((of("Sleep").days, told.lower, told.median, told.upper), (20, 375.0, 420.0, 420.0));
    let short = of("Sleep").short.unwrap();
    assert_eq!((short.days, short.most), (5, Some(ReportMonth { month: day("2026-11-01"), days: 4 })));
    assert_eq!((of("Smoked").days, of("Smoked").yes), (20, Some(3)));
    let InsightsAnswer::Tells { told } = of("To bed").usual else { panic!("enough") };
    assert!((1430.0..=1450.0).contains(&told.median), "around midnight, not noon: {}", told.median);
    assert_eq!((facts.dimensions.len(), facts.dimensions[0].days), (1, 20));
    // Thirteen are too few to sum up, however alike they are.
    let few = ReportPeriod::Own { from: day("2026-11-07"), to: day("2026-11-19") };
    let few = facts_of(&journal, None, few);
    assert!(matches!(few.trackers[0].usual, InsightsAnswer::CannotTellYet { n: 13, .. }));
    assert_eq!(few.trackers.iter().find(|one| one.tracker.name == "Sleep").unwrap().short, None);
    assert!(matches!(few.mood.summary, InsightsAnswer::CannotTellYet { .. }));
}

#[test]
fn a_medicine_is_told_of_the_days_since_it_was_begun() {
    let journal = journal();
    let plan = vec![PlannedDose { at: "21:00".parse().unwrap(), amount: Some(150.0) }];
    let kind = TrackerKind::Dose { unit: Some("mg".into()), plan, remind: false };
    let planned = journal.session.journal_tracker_add("Lamotrigine", &kind, DayRule::Sum).unwrap().value.id;
    let needed = TrackerKind::Dose { unit: None, plan: Vec::new(), remind: false };
    let needed = journal.session.journal_tracker_add("Ibuprofen", &needed, DayRule::Sum).unwrap().value.id;
    let at = Some("21:00".parse().unwrap());
    let note = |tracker, ago: u64, planned, taken: bool| {
        let day = day("2026-11-19") - Days::new(ago);
        let state =
            if taken { DoseState::Taken { at: "21:05".parse().unwrap(), amount: None } } else { DoseState::LeftOut };
        let dose = DoseDraft { id: Uuid::now_v7(), tracker, day, planned, state };
        let _ = journal.session.journal_dose_save(&dose).unwrap();
    };
    for ago in [9, 8, 7, 5, 4, 3, 1] {
        note(planned, ago, at, true);
    }
    note(planned, 2, at, false);
    note(needed, 2, None, true);
    let facts = facts_of(&journal, None, ReportPeriod::FourWeeks);
    let [lamotrigine, ibuprofen] = facts.medicines.as_slice() else { panic!("two medicines") };
    assert_eq!(
        (lamotrigine.taken, lamotrigine.left_out, lamotrigine.days),
        (7, 1, 9),
        "the dose of this evening is not missed yet"
    );
    assert_eq!((lamotrigine.planned, lamotrigine.since), (true, Some(day("2026-11-10"))));
    assert_eq!((ibuprofen.planned, ibuprofen.taken), (false, 1));
    // Begun before the period: it counts from its first day.
    let week = ReportPeriod::Own { from: day("2026-11-13"), to: day("2026-11-19") };
    let week = facts_of(&journal, None, week).medicines;
    assert_eq!((week[0].taken, week[0].days, week[0].since), (4, 6, None));
    note(planned, 0, at, true);
    let lamotrigine = &facts_of(&journal, None, ReportPeriod::FourWeeks).medicines[0];
    assert_eq!((lamotrigine.taken, lamotrigine.days), (8, 10));
}

#[test]
fn the_pages_are_for_one_person_since_they_were_seen_last() {
    let journal = journal();
    let (osei, other) = (somebody(&journal, "Dr Osei"), somebody(&journal, "Another"));
    question(&journal, Some(osei), "Is it the dose?", None);
    question(&journal, None, "How long?", None);
    question(&journal, Some(other), "For another", None);
    question(&journal, Some(osei), "Was asked", Some(day("2026-11-01")));
    once(&journal, osei, "2026-10-08T10:00:00");
    once(&journal, osei, "2026-11-26T10:00:00");
    once(&journal, other, "2026-11-12T10:00:00");
    let score = CareScore {
        id: Uuid::now_v7(),
        person: None,
        measure: Some("phq-9".into()),
        name: String::new(),
        value: Some(12),
        day: day("2026-10-20"),
        note: String::new(),
    };
    let later = CareScore { id: Uuid::now_v7(), value: None, note: "The form comes by post.".into(), ..score.clone() };
    for score in [score, later] {
        let _ = journal.session.care_team_save(&CareRecord::Score(score)).unwrap();
    }
    let facts = facts_of(&journal, Some(osei), ReportPeriod::SinceLast);
    let person = facts.person.unwrap();
    assert_eq!((person.name.as_str(), person.last), ("Dr Osei", Some(day("2026-10-08"))));
    assert_eq!(person.next.unwrap().here.date(), day("2026-11-26"));
    assert_eq!((facts.from, facts.to), (day("2026-10-08"), day("2026-11-19")));
    let texts: Vec<&str> = facts.questions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["Is it the dose?", "How long?"]);
    assert_eq!(facts.scores.len(), 1, "none without its number");
    assert_eq!(facts_of(&journal, None, ReportPeriod::FourWeeks).questions.len(), 3, "for nobody: all that are open");
    assert_eq!(facts_of(&journal, None, ReportPeriod::FourWeeks).scores.len(), 0, "not of these days");
}

#[test]
fn a_group_is_told_with_its_meetings_and_too_few_say_nothing_of_the_day_after() {
    let journal = journal();
    let group = named("Open Door");
    let _ = journal.session.groups_save(&group, LONDON).unwrap();
    let weekly = RuleDraft::Pattern { pattern: weekly() };
    let meeting = SeriesDraft { group: Some(group.id), ..series(SeriesKind::Meeting, "2026-10-05T19:00:00", weekly) };
    let _ = journal.session.calendar_save(&meeting, None, LONDON).unwrap();
    for on in ["2026-11-02", "2026-11-09", "2026-11-16"] {
        let at = format!("{on}T19:00:00").parse().unwrap();
        let _ = journal.session.calendar_attend((meeting.id, at), Some(true), LONDON).unwrap();
    }
    let facts = facts_of(&journal, None, ReportPeriod::FourWeeks);
    let [told] = facts.groups.as_slice() else { panic!("one group") };
    assert_eq!((told.name.as_str(), told.days, told.meetings), ("Open Door", 3, Some(4)));
    assert_eq!(told.weekday, Some(0), "a Monday each week");
    assert!(matches!(told.after, InsightsAnswer::CannotTellYet { .. }));
    let long = ReportPeriod::Own { from: day("2020-01-01"), to: day("2026-11-19") };
    assert_eq!(facts_of(&journal, None, long).groups[0].meetings, None, "too long to count them");
}

#[test]
fn a_group_that_does_not_meet_each_week_is_not_told_by_the_day_of_the_week() {
    let journal = journal();
    let group = named("Open Door");
    let _ = journal.session.groups_save(&group, LONDON).unwrap();
    let rule = RuleDraft::Pattern { pattern: Pattern { every: 2, ..weekly() } };
    let meeting = SeriesDraft { group: Some(group.id), ..series(SeriesKind::Meeting, "2026-10-05T19:00:00", rule) };
    let _ = journal.session.calendar_save(&meeting, None, LONDON).unwrap();
    let at = "2026-11-02T19:00:00".parse().unwrap();
    let _ = journal.session.calendar_attend((meeting.id, at), Some(true), LONDON).unwrap();
    let told = &facts_of(&journal, None, ReportPeriod::ThreeMonths).groups[0];
    assert_eq!((told.days, told.meetings, told.weekday), (1, Some(4), None));
}

#[test]
fn exercises_are_told_with_how_often_both_were_noted() {
    let journal = journal();
    let exercise = journal.session.self_care_list("en").unwrap().exercises[0].clone();
    for number in 1..=3 {
        let id = Uuid::from_u128(number);
        let run = ExerciseBegin { id, exercise: exercise.id.clone(), zone: LONDON.into(), before: Some(7) };
        let _ = journal.session.self_care_begin(&run).unwrap();
        let end = ExerciseEnd { id, after: (number < 3).then_some(4), finished: true };
        let _ = journal.session.self_care_end(&end).unwrap();
    }
    let facts = facts_of(&journal, None, ReportPeriod::FourWeeks);
    let [told] = facts.exercises.as_slice() else { panic!("one exercise, and not all of them together") };
    assert_eq!((told.exercise.as_ref().map(|one| &one.name), told.times), (Some(&exercise.name), 2));
}

fn weekly() -> Pattern {
    Pattern { step: Step::Weeks { days: Vec::new() }, every: 1, ending: Ending::Never }
}

#[test]
fn what_was_chosen_stays_with_the_person_and_goes_with_them() {
    let journal = journal();
    let osei = somebody(&journal, "Dr Osei");
    let keep = |kept: &ReportKept| journal.session.report_keep(kept).map(drop);
    let fresh = ReportKept::fresh(Some(osei));
    assert_eq!(journal.session.report_kept(Some(osei)).unwrap(), fresh);
    assert_eq!(fresh.period, ReportPeriod::SinceLast);
    let chosen = ReportKept {
        parts: [("groups".to_owned(), false)].into(),
        out: vec!["question:1".into()],
        words: "August was hard.".into(),
        ..fresh.clone()
    };
    keep(&chosen).unwrap();
    let nobody = ReportKept { words: "For me alone".into(), ..ReportKept::fresh(None) };
    keep(&nobody).unwrap();
    assert_eq!(journal.session.report_kept(Some(osei)).unwrap(), chosen);
    assert_eq!(journal.session.report_kept(None).unwrap(), nobody);
    let _ = journal.session.care_team_remove(osei).unwrap();
    // Somebody who comes back at once is found as they were.
    assert_eq!(journal.session.report_kept(Some(osei)).unwrap(), chosen);
    assert_eq!(keep(&chosen).unwrap_err().code, ErrorCode::NotFound);
    keep(&ReportKept { words: "Anything later".into(), ..nobody }).unwrap();
    assert_eq!(journal.session.report_kept(Some(osei)).unwrap(), fresh);
    let words = "x".repeat(limits::TEXT_BYTES + 1);
    assert_eq!(keep(&ReportKept { words, ..ReportKept::fresh(None) }).unwrap_err().code, ErrorCode::TooLong);
}

fn pages_of(blocks: Vec<PaperBlock>) -> PaperPages {
    let part = PaperPart { heading: "What I would like to ask".into(), note: String::new(), half: false, blocks };
    PaperPages {
        title: "For Dr Osei".into(),
        under: "Three months".into(),
        parts: vec![part],
        foot: "Page {n} of {m}".into(),
        language: "en".into(),
    }
}

#[test]
fn the_file_has_what_is_on_the_pages_and_nothing_else() {
    let words = |words: &str| PaperBlock::Numbered { words: words.into() };
    let both = pages_of(vec![words("Is it the dose?"), words("May I stop?")]);
    let one = pages_of(vec![words("Is it the dose?")]);
    let text = |pages| Read::bytes(&paper::pages(pages, CardPaper::A4, true).unwrap()).text();
    assert!(text(&both).contains("May I stop?"));
    assert!(text(&one).contains("Is it the dose?") && !text(&one).contains("May I stop?"));
    assert!(pdf(&one, CardPaper::A4).unwrap().starts_with(b"%PDF-"));
    assert_eq!(measure(&one, CardPaper::Letter).unwrap(), ReportMeasure { pages: 1, missing: 0 });
    assert_eq!(measure(&pages_of(vec![words("東京")]), CardPaper::A4).unwrap().missing, 2);
}

#[test]
fn more_than_anybody_reads_is_refused_before_it_is_set() {
    let block = PaperBlock::Numbered { words: "a".into() };
    let many = pages_of(vec![block.clone(); limits::BLOCKS_MOST + 1]);
    assert_eq!(pdf(&many, CardPaper::A4).unwrap_err().code, ErrorCode::OutOfRange);
    let long = pages_of(vec![PaperBlock::Numbered { words: "a".repeat(limits::TEXT_BYTES + 1) }]);
    assert_eq!(measure(&long, CardPaper::A4).unwrap_err().code, ErrorCode::TooLong);
    let all = PaperBlock::Words { words: "a".repeat(limits::TEXT_BYTES) };
    assert_eq!(pdf(&pages_of(vec![all; 40]), CardPaper::A4).unwrap_err().code, ErrorCode::TooLong);
}
