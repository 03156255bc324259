//! Changing one instance, this and all following, and all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::Arc;

use proptest::prelude::*;
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::rule::{Rule, Unsupported};
use schedule::series::{EditError, Length, RecurrenceId, Revision, Series, Words};

use common::{series, starts, viewer, window};

const TUESDAYS: &str = "DTSTART;TZID=Europe/London:20260303T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU\nDURATION:PT1H";
const YEAR: &str = "20260101T000000Z/20270101T000000Z";
const SPRING: &str = "20260301T000000Z/20260408T000000Z";

fn id(text: &str) -> RecurrenceId {
    RecurrenceId(Moment::parse(text).unwrap().civil())
}

fn found(series: &Series, between: &str) -> Vec<String> {
    starts(&series.occurrences(&viewer("Europe/Berlin"), window(between)).unwrap().list)
}

fn to(start: &str) -> Revision {
    Revision { start: Some(Moment::parse(start).unwrap()), ..Revision::default() }
}

fn text(series: &Series) -> &str {
    series.rule.as_ref().unwrap().text()
}

fn split(series: &Series, at: &str, revision: &Revision) -> Result<(Series, Series), EditError> {
    series.split(id(at), revision, &viewer("Europe/Berlin"))
}

fn revise_all(series: &Series, at: &str, revision: &Revision) -> Result<Series, EditError> {
    series.revise_all(id(at), revision, &viewer("Europe/Berlin"))
}

#[test]
fn one_is_skipped_cancelled_moved_and_all_of_it_taken_back() {
    let original = series(TUESDAYS);
    let mut edited = original.clone();
    let berlin = viewer("Europe/Berlin");
    edited.skip(id("20260310T183000"), &berlin).unwrap();
    edited.cancel(id("20260317T183000"), &berlin).unwrap();
    edited.move_to(id("20260324T183000"), Moment::parse("20260325T190000").unwrap(), None, &berlin).unwrap();
    assert_eq!(
        found(&edited, SPRING),
        ["20260303T183000Z", "20260325T190000Z", "20260331T173000Z", "20260407T173000Z"]
    );
    let told = edited.occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap();
    assert_eq!(starts(&told.cancelled), ["20260317T183000Z"], "what is skipped is gone, what is cancelled is told");
    // The last word counts.
    edited.move_to(id("20260310T183000"), Moment::parse("20260311T183000").unwrap(), None, &berlin).unwrap();
    assert!(found(&edited, SPRING).contains(&"20260311T183000Z".to_owned()) && edited.excluded.is_empty());
    for day in ["20260310T183000", "20260317T183000", "20260324T183000"] {
        edited.restore(id(day), &berlin).unwrap();
    }
    assert_eq!(edited, original);
}

fn guest() -> Arc<Words> {
    Arc::new(Words { title: Some("With a guest".into()), ..Words::default() })
}

/// When those take place that are called otherwise, and whether they do.
fn guests(series: &Series) -> Vec<(String, bool)> {
    let found = series.occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap();
    let called = |list: &[_], takes_place| {
        let named = list.iter().filter(|one: &&schedule::series::Occurrence| one.words == Some(guest())).cloned();
        starts(&named.collect::<Vec<_>>()).into_iter().map(|start| (start, takes_place)).collect::<Vec<_>>()
    };
    [called(&found.list, true), called(&found.cancelled, false)].concat()
}

#[test]
fn what_one_is_called_goes_along_with_it() {
    let original = series(TUESDAYS);
    let berlin = viewer("Europe/Berlin");
    let mut named = original.clone();
    let at = id("20260317T183000");
    named.call(at, Some(guest()), &berlin).unwrap();
    assert_eq!(found(&named, SPRING), found(&original, SPRING), "when it takes place stays");
    assert_eq!(guests(&named), [("20260317T183000Z".to_owned(), true)]);

    let mut moved = named.clone();
    moved.move_to(at, Moment::parse("20260318T120000").unwrap(), None, &berlin).unwrap();
    assert_eq!(guests(&moved), [("20260318T120000Z".to_owned(), true)]);
    moved.cancel(at, &berlin).unwrap();
    assert_eq!(guests(&moved), [("20260317T183000Z".to_owned(), false)]);
    moved.restore(at, &berlin).unwrap();
    assert_eq!(moved, original);

    let later = revise_all(&named, "20260317T183000", &to("20260318T200000")).unwrap();
    assert_eq!(guests(&later), [("20260318T200000Z".to_owned(), true)], "the edited one too");
    let other = revise_all(&named, "20260303T183000", &to("20260304T200000")).unwrap();
    assert_eq!(guests(&other), [("20260318T200000Z".to_owned(), true)]);
    let (first, second) = split(&named, "20260310T183000", &to("20260311T200000")).unwrap();
    assert_eq!((guests(&first), guests(&second)), (vec![], vec![("20260318T200000Z".to_owned(), true)]));
    let (_, second) = split(&named, "20260317T183000", &to("20260318T200000")).unwrap();
    assert_eq!(guests(&second), [("20260318T200000Z".to_owned(), true)]);

    named.call(at, None, &berlin).unwrap();
    assert_eq!(guests(&named), []);
    assert_eq!(found(&named, SPRING), found(&original, SPRING));
}

#[test]
fn whole_days_are_skipped_by_their_date() {
    let mut days = series("DTSTART:20260303\nRRULE:FREQ=WEEKLY");
    days.skip(id("20260310"), &viewer("Europe/Berlin")).unwrap();
    assert_eq!(days.excluded, [Moment::parse("20260310").unwrap()]);
    assert_eq!(found(&days, SPRING).len(), 5);
}

#[test]
fn what_a_file_named_in_its_own_way_is_replaced_too() {
    for exception in [
        "EXDATE:20260331T173000Z",
        "EXDATE;TZID=Europe/Paris:20260331T193000",
        "EXDATE:20260331",
        "MOVED:20260331T173000Z>20260401T090000",
    ] {
        let mut imported = series(&format!("{TUESDAYS}\n{exception}"));
        let (berlin, start) = (viewer("Europe/Berlin"), Moment::parse("20260402T120000").unwrap());
        imported.move_to(id("20260331T183000"), start, None, &berlin).unwrap();
        assert_eq!(found(&imported, SPRING)[4..], ["20260402T110000Z", "20260407T173000Z"], "{exception}");
        imported.restore(id("20260331T183000"), &berlin).unwrap();
        assert_eq!(imported, series(TUESDAYS));
    }
}

#[test]
fn this_and_following_begin_later_and_the_past_stays() {
    let (first, second) = split(&series(TUESDAYS), "20260324T183000", &to("20260324T190000")).unwrap();
    assert_eq!(found(&first, YEAR), ["20260303T183000Z", "20260310T183000Z", "20260317T183000Z"]);
    assert_eq!(found(&second, SPRING), ["20260324T190000Z", "20260331T180000Z", "20260407T180000Z"]);
    assert_eq!(text(&first), "FREQ=WEEKLY;UNTIL=20260323T235959Z;BYDAY=TU");
    assert_eq!(text(&second), "FREQ=WEEKLY;BYDAY=TU", "what can stay is kept to the letter");
}

#[test]
fn this_and_following_on_another_day_take_the_weekday_along() {
    let (_, second) = split(&series(TUESDAYS), "20260324T183000", &to("20260326T183000")).unwrap();
    assert_eq!(text(&second), "FREQ=WEEKLY;BYDAY=TH");
    assert_eq!(found(&second, SPRING), ["20260326T183000Z", "20260402T173000Z"]);
    let two = series("DTSTART;TZID=Europe/London:20260303T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU,SU");
    let (_, second) = split(&two, "20260324T183000", &to("20260325T183000")).unwrap();
    assert_eq!(text(&second), "FREQ=WEEKLY;BYDAY=WE,MO");
}

#[test]
fn a_count_is_divided() {
    let course = series("DTSTART;TZID=Europe/London:20260303T183000\nRRULE:FREQ=WEEKLY;COUNT=6");
    let (first, second) = split(&course, "20260324T183000", &Revision::default()).unwrap();
    assert_eq!((text(&first), text(&second)), ("FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;COUNT=3"));
}

#[test]
fn several_a_day_are_divided_within_the_day() {
    let twice = series("DTSTART;TZID=Europe/London:20260301T090000\nRRULE:FREQ=DAILY;BYHOUR=9,21");
    let (first, second) = split(&twice, "20260302T210000", &Revision::default()).unwrap();
    assert_eq!(found(&first, SPRING), ["20260301T090000Z", "20260301T210000Z", "20260302T090000Z"]);
    assert_eq!(found(&second, SPRING)[0], "20260302T210000Z");
    assert_eq!(split(&twice, "20260302T210000", &to("20260302T203000")), Err(EditError::NeedsRule));
    let given = Revision { rule: Some(Rule::parse("FREQ=DAILY;BYHOUR=9,20")), ..to("20260302T203000") };
    let (_, second) = split(&twice, "20260302T210000", &given).unwrap();
    assert_eq!(found(&second, SPRING)[..2], ["20260302T203000Z", "20260303T093000Z"]);
}

#[test]
fn exceptions_go_to_the_side_they_belong_to_and_keep_their_instance() {
    let lines = format!(
        "{TUESDAYS}\nEXDATE:20260310T183000,20260331T173000Z\nCANCELLED:20260407T183000\nMOVED:20260414T183000>20260415T100000\nRDATE:20260321T110000,20260425T110000"
    );
    let (first, second) = split(&series(&lines), "20260324T183000", &to("20260324T190000")).unwrap();
    assert_eq!(found(&first, YEAR), ["20260303T183000Z", "20260317T183000Z", "20260321T110000Z"]);
    let after = "20260324T000000Z/20260501T000000Z";
    assert_eq!(
        found(&second, after),
        ["20260324T190000Z", "20260415T090000Z", "20260421T180000Z", "20260425T100000Z", "20260428T180000Z"]
    );
}

#[test]
fn what_an_earlier_change_said_of_all_following_still_holds() {
    let lines = format!("{TUESDAYS}\nMOVED;RANGE=THISANDFUTURE:20260310T183000>20260311T190000");
    let (first, second) = split(&series(&lines), "20260324T183000", &Revision::default()).unwrap();
    assert_eq!(text(&second), "FREQ=WEEKLY;BYDAY=WE");
    assert!(second.overrides.is_empty());
    assert_eq!(found(&first, YEAR), ["20260303T183000Z", "20260311T190000Z", "20260318T190000Z"]);
    assert_eq!(found(&second, SPRING), ["20260325T190000Z", "20260401T180000Z"]);
}

#[test]
fn all_move_with_their_exceptions_and_their_end() {
    let lines = "DTSTART;TZID=Europe/London:20260303T183000\nDTEND;TZID=Europe/London:20260303T193000
        RRULE:FREQ=WEEKLY;UNTIL=20260331T173000Z\nEXDATE:20260310T183000\nMOVED:20260317T183000>20260318T120000";
    let later = revise_all(&series(lines), "20260324T183000", &to("20260325T200000")).unwrap();
    assert_eq!(found(&later, YEAR), ["20260304T200000Z", "20260318T120000Z", "20260325T200000Z", "20260401T190000Z"]);
    let list = later.occurrences(&viewer("Europe/Berlin"), window(YEAR)).unwrap().list;
    assert!(list.iter().all(|one| (one.end - one.start).num_minutes() == 60));
}

#[test]
fn all_move_to_another_zone_and_what_was_moved_alone_stays() {
    let lines =
        format!("{TUESDAYS}\nEXDATE:20260310T183000\nMOVED:20260317T183000>20260318T120000\nRDATE:20260321T110000");
    let start = Moment::parse("20260324T183000").unwrap().with_tzid("America/New_York");
    let revision = Revision { start: Some(start), ..Revision::default() };
    let abroad = revise_all(&series(&lines), "20260324T183000", &revision).unwrap();
    assert_eq!(
        found(&abroad, SPRING),
        [
            "20260303T233000Z",
            "20260318T120000Z",
            "20260321T110000Z",
            "20260324T223000Z",
            "20260331T223000Z",
            "20260407T223000Z"
        ]
    );
}

#[test]
fn a_new_length_is_that_of_the_edited_instance() {
    let until = Length::Until(Moment::parse("20260324T200000").unwrap());
    let revision = Revision { length: Some(until), ..Revision::default() };
    let longer = revise_all(&series(TUESDAYS), "20260324T183000", &revision).unwrap();
    assert_eq!(longer.length, Length::Lasts(Duration::exactly(chrono::TimeDelta::minutes(90))));
    assert_eq!(text(&longer), "FREQ=WEEKLY;BYDAY=TU");
}

#[test]
fn what_a_rule_cannot_follow_is_asked() {
    for (rule, start, moved) in [
        ("FREQ=MONTHLY;BYDAY=1TU", "20260303T183000", "20260305T183000"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2", "20260303T183000", "20260304T183000"),
        ("FREQ=DAILY;BYDAY=TU", "20260303T183000", "20260304T183000"),
        ("FREQ=MONTHLY;BYMONTHDAY=3,17", "20260303T183000", "20260304T183000"),
        ("FREQ=DAILY;BYHOUR=9,18;BYMINUTE=30", "20260303T183000", "20260303T190000"),
    ] {
        let lines = format!("DTSTART;TZID=Europe/London:{start}\nRRULE:{rule}");
        assert_eq!(revise_all(&series(&lines), start, &to(moved)), Err(EditError::NeedsRule), "{rule}");
    }
    for (rule, moved, followed) in [
        ("FREQ=MONTHLY;BYMONTHDAY=3", "20260305T183000", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3", "20260405T183000", "FREQ=YEARLY;BYMONTHDAY=5;BYMONTH=4"),
        ("FREQ=DAILY;BYHOUR=18;BYMINUTE=30", "20260303T190000", "FREQ=DAILY;BYMINUTE=0;BYHOUR=19"),
        ("FREQ=MONTHLY", "20260305T183000", "FREQ=MONTHLY"),
        ("FREQ=DAILY;UNTIL=20260331", "20260304T183000", "FREQ=DAILY;UNTIL=20260401"),
    ] {
        let lines = format!("DTSTART;TZID=Europe/London:20260303T183000\nRRULE:{rule}");
        let revised = revise_all(&series(&lines), "20260303T183000", &to(moved)).unwrap();
        assert_eq!(text(&revised), followed);
    }
}

#[test]
fn what_is_no_instance_divides_nothing() {
    let tuesdays = series(TUESDAYS);
    assert_eq!(split(&tuesdays, "20260325T183000", &Revision::default()), Err(EditError::NotFound));
    assert_eq!(split(&tuesdays, "20260303T183000", &Revision::default()), Err(EditError::First));
    assert_eq!(
        split(&series("DTSTART:20260303T183000"), "20260303T183000", &Revision::default()),
        Err(EditError::NotFound)
    );
    let kept = series("DTSTART:20260303T183000\nRRULE:FREQ=HOURLY");
    assert_eq!(
        split(&kept, "20260303T183000", &Revision::default()),
        Err(EditError::Unsupported(Unsupported::WithinDay))
    );
    assert_eq!(
        revise_all(&kept, "20260303T183000", &to("20260303T190000")),
        Err(EditError::Unsupported(Unsupported::WithinDay))
    );
    // Another length needs no rule.
    let longer = Revision { length: Some(Length::Lasts(Duration::minutes(90))), ..Revision::default() };
    assert_eq!(text(&revise_all(&kept, "20260303T183000", &longer).unwrap()), "FREQ=HOURLY");
}

proptest! {
    /// Divided anywhere and changed nowhere, the two halves are the whole.
    #[test]
    fn two_halves_are_the_whole(
        rule in prop::sample::select(vec![
            "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=40",
            "FREQ=MONTHLY;BYDAY=1TU,-1FR", "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=2,-1;COUNT=30", "FREQ=DAILY;BYHOUR=1,2,18",
            "FREQ=DAILY;INTERVAL=3;UNTIL=20261001T000000Z", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "FREQ=DAILY;BYMONTH=3,10;COUNT=90",
        ]),
        form in prop::sample::select(vec![";TZID=Europe/London:20260303T013000", ":20260303T013000", ":20260303T013000Z", ":20260303"]),
        at in 1_usize..20,
    ) {
        prop_assume!(!(form.ends_with("0303") && rule.contains("BYHOUR")));
        let lines = format!("DTSTART{form}\nRRULE:{rule}\nEXDATE:20260331T013000\nRDATE:20260701T120000");
        let between = "20260101T000000Z/20280101T000000Z";
        let whole = series(&lines);
        let berlin = viewer("Europe/Berlin");
        let list = whole.occurrences(&berlin, window(between)).unwrap().list;
        let chosen = list[at.min(list.len() - 1)].id;
        prop_assume!(chosen != id("20260701T120000"));
        let (first, second) = whole.split(chosen, &Revision::default(), &berlin).unwrap();
        let mut halves = [found(&first, between), found(&second, between)].concat();
        halves.sort_unstable();
        prop_assert_eq!(halves, starts(&list), "{} and {}", text(&first), text(&second));
    }
}
