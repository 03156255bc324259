//! What the window is told of a real journal.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, Timelike};
use fastrand::Rng;
use uuid::Uuid;

use super::super::{
    Answer, Candidate, Change, InsightsAnswer, InsightsFigures, InsightsLag, InsightsPixel, InsightsRow, InsightsSure,
    InsightsThing, InsightsWhy, Span, Why,
};
use crate::error::ErrorCode;
use crate::groups::testing::{named, visit_of};
use crate::journal::doses::{DoseDraft, DoseState};
use crate::journal::{DayRule, Dimensions, EntryDraft, Tracker, TrackerKind, TrackerValue};
use crate::testing::{Journal, journal};

/// The day the journal of the tests is opened on.
const TODAY: &str = "2026-11-19";

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// So many days up to today.
pub(super) fn last(days: u64) -> Span {
    Span { from: date(TODAY) - Days::new(days - 1), to: date(TODAY) }
}

/// Writes an entry on a day, at noon in London.
pub(super) fn on(journal: &Journal, day: NaiveDate, change: impl FnOnce(&mut EntryDraft)) -> Uuid {
    let mut draft = journal.draft("");
    draft.at = day.and_hms_opt(12, 0, 0).unwrap().and_utc();
    change(&mut draft);
    journal.save(&draft)
}

pub(super) fn days_of(span: Span) -> impl Iterator<Item = NaiveDate> {
    span.from.iter_days().take_while(move |day| *day <= span.to)
}

fn row(rows: &[InsightsRow], name: &str, lag: InsightsLag) -> InsightsRow {
    let of = |thing: &InsightsThing| match thing {
        InsightsThing::Tag { name, .. } | InsightsThing::Group { name, .. } => name.clone(),
        other => format!("{other:?}"),
    };
    rows.iter().find(|row| row.lag == lag && of(&row.thing) == name).unwrap().clone()
}

/// A hundred and forty days of moods 1 to 5, higher by about a step and a half on days with "music", and "work" on days drawn from
/// elsewhere. Answers the days with music.
fn with_music(journal: &Journal) -> BTreeSet<NaiveDate> {
    let mut rng = Rng::with_seed(7);
    let (music, work) = (journal.tag("music").id, journal.tag("work").id);
    let mut days = BTreeSet::new();
    for day in days_of(last(140)) {
        let (with, beside) = (rng.f64() < 0.3, rng.f64() < 0.4);
        let step = rng.u8(2..=3) + if with { rng.u8(1..=2) } else { 0 };
        let mut tags = Vec::new();
        if with {
            days.insert(day);
            tags.push(music);
        }
        if beside {
            tags.push(work);
        }
        on(journal, day, |draft| {
            draft.mood = journal.mood(step);
            draft.tags = tags;
        });
    }
    days
}

#[test]
fn a_year_shows_each_day_and_leaves_gaps_open() {
    let journal = journal();
    on(&journal, date("2026-03-01"), |draft| draft.mood = journal.mood(5));
    on(&journal, date("2026-03-01"), |draft| draft.mood = journal.mood(1));
    on(&journal, date("2026-03-02"), |draft| draft.body = "words alone".to_owned());
    let year = journal.session.insights_year(2026).unwrap();
    assert_eq!(year.months[2][0], InsightsPixel::Noted { mood: 0.5 });
    assert_eq!(year.months[2][1], InsightsPixel::NotNoted);
    assert_eq!(year.months[1][29], InsightsPixel::NoSuchDay);
    assert_eq!(journal.session.insights_year(400_000).unwrap_err().code, ErrorCode::OutOfRange);
}

#[test]
fn a_period_is_summed_up_from_fourteen_days_on() {
    let journal = journal();
    for day in days_of(last(13)) {
        on(&journal, day, |draft| draft.mood = journal.mood(3));
    }
    let few = journal.session.insights_period(last(30)).unwrap();
    assert_eq!(few.summary, InsightsAnswer::CannotTellYet { why: InsightsWhy::TooFewDays, n: 13 });
    let binned = on(&journal, last(14).from, |draft| draft.mood = journal.mood(5));
    let enough = journal.session.insights_period(last(30)).unwrap();
    assert_eq!(enough.days.len(), 14);
    let InsightsAnswer::Tells { told } = enough.summary else { panic!("{:?}", enough.summary) };
    assert_eq!((told.n, told.median, told.lower, told.upper), (14, 0.5, 0.5, 0.5));
    // At noon, by the clocks of London.
    let InsightsAnswer::Tells { told: hours } = enough.hours else { panic!("{:?}", enough.hours) };
    assert_eq!(hours.iter().map(|hour| hour.n).collect::<Vec<_>>()[11..14], [0, 14, 0]);
    // What is in the bin is not counted.
    let _ = journal.session.journal_bin(binned).unwrap();
    assert_eq!(journal.session.insights_period(last(30)).unwrap().days.len(), 13);
}

#[test]
fn an_hour_is_that_of_the_zone_it_was_noted_in() {
    let journal = journal();
    let zones = ["Europe/London", "Asia/Tokyo", "Asia/Tokyo"];
    let mut expected = [0; 24];
    for (day, zone) in days_of(last(30)).zip(zones.into_iter().cycle()) {
        on(&journal, day, |draft| {
            draft.mood = journal.mood(3);
            draft.zone = zone.to_owned();
            let hour = schedule::zone::civil(draft.at, zone).unwrap().hour();
            expected[usize::try_from(hour).unwrap()] += 1;
        });
    }
    let period = journal.session.insights_period(last(40)).unwrap();
    let InsightsAnswer::Tells { told: hours } = period.hours else { panic!("{:?}", period.hours) };
    assert_eq!(hours.iter().map(|hour| hour.n).collect::<Vec<_>>(), expected);
    assert!(expected.iter().filter(|n| **n > 0).count() >= 2, "{expected:?}");
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let journal = journal();
    let span = Span { from: date("2026-02-02"), to: date("2026-02-01") };
    assert_eq!(journal.session.insights_period(span).unwrap_err().code, ErrorCode::OutOfRange);
    let endless = Span { from: date("1900-01-01"), to: date("2199-12-31") };
    assert!(journal.session.insights_period(endless).unwrap().days.is_empty());
}

#[test]
fn the_line_does_not_break_off_at_the_ends_of_what_is_shown() {
    let journal = journal();
    for day in days_of(last(60)) {
        on(&journal, day, |draft| draft.mood = journal.mood(4));
    }
    let span = Span { from: date(TODAY) - Days::new(30), to: date(TODAY) - Days::new(20) };
    let InsightsAnswer::Tells { told } = journal.session.insights_line(span).unwrap() else { panic!("no line") };
    assert_eq!((told.first().unwrap().day, told.last().unwrap().day), (span.from, span.to));
    assert_eq!(told[0].n, 21);
    super::close(told[0].line, 0.75);
}

#[test]
fn what_goes_along_is_told_and_what_does_not_is_not() {
    let journal = journal();
    let days = with_music(&journal);
    let along = journal.session.insights_along(last(140), "en").unwrap();
    let music = row(&along.rows, "music", InsightsLag::SameDay);
    assert_eq!(music.sure, InsightsSure::Clear);
    let Some(InsightsFigures::Difference { with, by, low, high, .. }) = music.figures else { panic!("{music:?}") };
    assert_eq!(with as usize, days.len());
    // A step and a half of four, give or take.
    assert!(low < 0.375 && 0.375 < high && by > 0.2, "{by} ({low} to {high})");
    let work = row(&along.rows, "work", InsightsLag::SameDay);
    assert_eq!((work.sure, work.why), (InsightsSure::CannotTellYet, Some(InsightsWhy::NotClear)));
    assert_eq!(along.looks, 6);
}

#[test]
fn what_is_on_few_days_cannot_be_told() {
    let journal = journal();
    let work = journal.tag("work").id;
    for (place, day) in (0_u8..).zip(days_of(last(60))) {
        on(&journal, day, |draft| {
            draft.mood = journal.mood(if place < 5 { 1 } else { 4 });
            draft.dimensions = Dimensions { social: Some(place % 7), ..Dimensions::default() };
            if place < 5 {
                draft.tags = vec![work];
            }
        });
    }
    let along = journal.session.insights_along(last(60), "en").unwrap();
    let few = row(&along.rows, "work", InsightsLag::SameDay);
    assert_eq!((few.why, few.n, few.figures), (Some(InsightsWhy::TooFewDaysWith), 5, None));
}

#[test]
fn a_medicine_is_on_the_days_it_was_taken_and_not_on_those_it_was_left_out() {
    let journal = journal();
    let kind = TrackerKind::Dose { unit: None, plan: Vec::new(), remind: false };
    let medicine = journal.session.journal_tracker_add("Tablets", &kind, DayRule::Sum).unwrap().value.id;
    for (place, day) in (0_usize..).zip(days_of(last(60))) {
        on(&journal, day, |draft| draft.mood = journal.mood(3));
        let state = match place % 3 {
            0 => DoseState::Taken { at: "21:00:00".parse().unwrap(), amount: None },
            1 => DoseState::LeftOut,
            _ => continue,
        };
        let dose = DoseDraft { id: Uuid::now_v7(), tracker: medicine, day, planned: None, state };
        let _ = journal.session.journal_dose_save(&dose).unwrap();
    }
    let given = journal.session.read(|reader| super::super::given(reader, last(60), "en")).unwrap();
    let place = given.things.iter().position(|thing| matches!(thing, InsightsThing::Tracker { .. })).unwrap();
    let Candidate::Tag(series) = &given.candidates[place] else { panic!("{:?}", given.candidates[place]) };
    assert_eq!(series.noted().filter(|(_, value)| *value > 0.0).count(), 20);
    assert_eq!(series.noted().count(), 60);
}

/// Sixty days on three scales, always on the highest step of each: one history, on which nothing went up or down.
#[test]
fn scales_of_different_lengths_are_compared_on_their_own_range() {
    let journal = journal();
    let words = |words: &[&str]| TrackerKind::Steps { words: words.iter().map(|word| (*word).to_owned()).collect() };
    let numbers = TrackerKind::Scale { min: 0, max: 10, low_word: None, high_word: None };
    let mut at = journal.session.journal_tracker_add("Energy", &numbers, DayRule::Mean).unwrap().value;
    let days: Vec<NaiveDate> = days_of(last(60)).collect();
    for (days, (kind, value)) in
        days.chunks(20).zip([(numbers, 10.0), (words(&["a", "b", "c"]), 3.0), (words(&["a", "b", "c", "d", "e"]), 5.0)])
    {
        let _ = journal.session.journal_tracker_update(&Tracker { kind, ..at.clone() }).unwrap();
        let all = journal.session.journal_vocabulary().unwrap().trackers;
        at = all.into_iter().find(|tracker| !tracker.archived).unwrap();
        for day in days {
            on(&journal, *day, |draft| draft.trackers = vec![TrackerValue { tracker: at.id, value }]);
        }
    }
    let given = journal.session.read(|reader| super::super::given(reader, last(60), "en")).unwrap();
    let [Candidate::Measure(series)] = &given.candidates[..] else { panic!("{:?}", given.candidates) };
    assert_eq!(given.things, [InsightsThing::Tracker { id: at.id, name: "Energy".into() }]);
    assert_eq!(series.noted().map(|(_, share)| share).collect::<Vec<_>>(), [1.0; 60]);
    let scales = journal.session.insights_scales(last(50)).unwrap();
    assert_eq!((scales.len(), scales[0].id, scales[0].words.len(), scales[0].days.len()), (1, at.id, 5, 50));
    let InsightsAnswer::Tells { told } = &scales[0].points else { panic!("no line") };
    assert!(told.len() > 40 && told.iter().all(|point| (point.line - 1.0).abs() < 1e-9), "{told:?}");
    assert_eq!(journal.session.insights_scales(Span { from: date("2024-01-01"), to: date("2024-12-31") }).unwrap(), []);
}

#[test]
fn an_answer_is_of_the_days_as_they_are_now() {
    let journal = journal();
    with_music(&journal);
    let before = journal.session.insights_along(last(140), "en").unwrap();
    assert_eq!(journal.session.insights_along(last(140), "en").unwrap(), before);
    let music = journal.tag("music").id;
    on(&journal, last(140).from, |draft| {
        draft.mood = journal.mood(1);
        draft.tags = vec![music];
    });
    assert_ne!(journal.session.insights_along(last(140), "en").unwrap(), before);
}

#[test]
fn whoever_no_longer_waits_is_not_answered() {
    let journal = journal();
    with_music(&journal);
    std::thread::scope(|threads| {
        let asked = threads.spawn(|| journal.session.insights_along(last(140), "en"));
        // The question may not have begun when it is stopped for the first time.
        while !asked.is_finished() {
            journal.session.insights_stop();
        }
        assert_eq!(asked.join().unwrap().unwrap_err().code, ErrorCode::InsightsStopped);
    });
}

/// Read to a half, words look as if they had been written on too few days, and that would be held as the answer.
#[test]
fn words_whose_reading_was_stopped_are_not_looked_at() {
    let journal = journal();
    for day in days_of(last(20)) {
        on(&journal, day, |draft| draft.body = "lantern".to_owned());
    }
    let read = |stop: bool| {
        let stop = std::sync::atomic::AtomicBool::new(stop);
        journal.session.read(|reader| super::super::given_words(reader, last(20), &stop)).map(|_| ())
    };
    assert_eq!(read(true).unwrap_err().code, ErrorCode::InsightsStopped);
    read(false).unwrap();
}

#[test]
fn a_word_of_worse_days_is_named_and_the_others_are_not() {
    let journal = journal();
    let mut rng = Rng::with_seed(11);
    for day in days_of(last(140)) {
        let (hard, other) = (rng.f64() < 0.3, rng.f64() < 0.3);
        let step = if hard { rng.u8(1..=2) } else { rng.u8(3..=4) };
        let body = format!("{}the usual{}", if hard { "Héadache, " } else { "" }, if other { " lantern" } else { "" });
        on(&journal, day, |draft| {
            draft.mood = journal.mood(step);
            draft.body = body;
        });
    }
    let words = journal.session.insights_words(last(140)).unwrap();
    assert_eq!(words.words.iter().map(|word| word.word.as_str()).collect::<Vec<_>>(), ["héadache"]);
    assert!(words.words[0].by < -0.2 && words.words[0].high < 0.0);
    // "usual" is on all days and tells none apart.
    assert_eq!(words.looks, 2);
}

#[test]
fn around_visits_each_moment_has_its_mean_and_the_change_its_range() {
    let journal = journal();
    let group = named("Harbour Street");
    let _ = journal.session.groups_save(&group, "Europe/London").unwrap();
    for (place, day) in days_of(last(20)).enumerate() {
        let mut visit = visit_of(group.id, &day.to_string());
        visit.before = journal.mood(2);
        visit.after = journal.mood(if place % 2 == 0 { 3 } else { 4 });
        let _ = journal.session.groups_visit_save(&visit).unwrap();
    }
    let groups = journal.session.insights_groups(last(20)).unwrap();
    let [around] = groups.visits.as_slice() else { panic!("{:?}", groups.visits) };
    assert_eq!(around.group.as_ref().map(|group| group.name.as_str()), Some("Harbour Street"));
    assert_eq!((around.moments[0].mean, around.moments[1].n, around.moments[2].mean), (Some(0.25), 20, None));
    let InsightsAnswer::Tells { told } = around.then else { panic!("{:?}", around.then) };
    assert!((told.by - 0.375).abs() < 1e-9 && told.low > 0.2 && told.high < 0.6, "{told:?}");
    assert_eq!(around.afterwards, InsightsAnswer::CannotTellYet { why: InsightsWhy::TooFewPairs, n: 0 });
    // A visit of which it was noted how it felt is a day one was with the group, and the days around it have no moods of their own.
    assert_eq!(groups.meetings[0].occasions, 20);
    assert_eq!(groups.meetings[0].moments[1].mean, None);
    // A group in the bin is not spoken of.
    let _ = journal.session.groups_bin(group.id).unwrap();
    let gone = journal.session.insights_groups(last(20)).unwrap();
    assert!(gone.visits.is_empty() && gone.meetings.is_empty());
}

#[test]
fn a_change_is_told_from_fourteen_pairs_on() {
    let pairs = |count: u32| (0..count).map(|place| (1.0, 1.5 + f64::from(place % 3) / 10.0)).collect::<Vec<_>>();
    assert_eq!(Change::of(&pairs(13), 1, 99), Answer::CannotTellYet { why: Why::TooFewPairs, n: 13 });
    let told = Change::of(&pairs(30), 1, 999).told().unwrap();
    assert!(told.low <= told.by && told.by <= told.high && (told.by - 0.6).abs() < 1e-9, "{told:?}");
    let same = Change::of(&vec![(2.0, 1.0); 20], 1, 99).told().unwrap();
    assert_eq!((same.by, same.low, same.high), (-1.0, -1.0, -1.0));
}

#[test]
fn a_journal_without_days_says_so() {
    let journal = journal();
    let reach = journal.session.insights_reach("Europe/London").unwrap();
    assert_eq!((reach.today, reach.first), (date(TODAY), None));
    assert!(journal.session.insights_along(last(30), "en").unwrap().rows.is_empty());
    assert_eq!(journal.session.insights_words(last(30)).unwrap().looks, 0);
}
