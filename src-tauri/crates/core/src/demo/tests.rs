use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::*;
use crate::journal::{EntryFilter, ListRequest};
use crate::testing::{Journal, journal, utc};

const ZONE: &str = "Europe/London";
/// The hands of a test journal stand there.
const NOW: &str = "2026-11-19T21:48:00Z";

fn filled() -> Journal {
    let journal = journal();
    fill(&journal.session, utc(NOW), ZONE).unwrap();
    journal
}

fn planned(now: &str, zone: &str) -> Vec<Planned> {
    days::plan(&Story::shipped().unwrap(), utc(now), zone).unwrap()
}

#[test]
fn two_years_are_there_with_all_that_a_journal_can_hold() {
    let journal = filled();
    let all = journal.find("");
    assert!((600..=900).contains(&all.len()), "{}", all.len());

    let starred = EntryFilter { starred: true, ..EntryFilter::default() };
    assert!(journal.filter("", starred).len() >= 8);
    let binned = EntryFilter { binned: true, ..EntryFilter::default() };
    assert_eq!(journal.filter("", binned).len(), 1);
    let versions: Vec<_> = all.iter().map(|id| journal.session.journal_get(*id).unwrap().versions).collect();
    assert_eq!(versions.iter().sum::<u32>(), 1);

    let today = journal.session.journal_today(ZONE).unwrap();
    assert_eq!(today.drafts.len(), 1);
    assert!(!today.journal_empty);
    assert!(!today.on_this_day.unwrap().is_empty(), "a year ago today has something");
    assert!(!journal.find("adequate").is_empty());
    assert!(!journal.find("間").is_empty());
}

#[test]
fn every_word_of_the_story_is_in_the_vocabulary_and_every_text_can_be_told() {
    let journal = filled();
    let story = Story::shipped().unwrap();
    let words = journal.session.journal_vocabulary().unwrap();
    let tags: HashSet<_> = words.tags.iter().flat_map(|group| &group.tags).map(|tag| tag.name.as_str()).collect();
    let feelings: HashSet<_> =
        words.feelings.iter().flat_map(|family| &family.feelings).map(|feeling| feeling.word.as_str()).collect();
    let pieces = || story.vignettes.iter().chain(&story.lines).chain(&story.mornings);
    let used_tags = pieces().flat_map(|piece| &piece.tags).chain(story.habits.iter().map(|habit| &habit.tag));
    let used_tags = used_tags.chain(story.milestones.iter().flat_map(|milestone| &milestone.tags));
    let used_feelings = pieces().flat_map(|piece| &piece.feelings).chain(story.feelings.iter().flatten());
    let used_feelings = used_feelings.chain(story.milestones.iter().flat_map(|milestone| &milestone.feelings));
    assert_eq!(used_tags.filter(|tag| !tags.contains(tag.as_str())).count(), 0);
    assert_eq!(used_feelings.filter(|feeling| !feelings.contains(feeling.as_str())).count(), 0);

    assert_eq!(story.feelings.len(), 5);
    assert!(story.phases.is_sorted_by(|a, b| a.from_days_ago > b.from_days_ago));
    assert!(pieces().all(|piece| 1 <= piece.moods[0] && piece.moods[0] <= piece.moods[1] && piece.moods[1] <= 5));
    for piece in pieces() {
        // Some day of four years around, in some mood, is one it can stand on.
        let can_stand = (0..=730).any(|days_ago| {
            (0..366).any(|shift| {
                let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + TimeDelta::days(shift);
                story.fits(piece, story::Moment { days_ago, day, mood: piece.moods[0] })
            })
        });
        assert!(can_stand, "{}", piece.text);
    }
}

#[test]
fn whatever_the_day_it_opens_nothing_lies_ahead_and_most_is_told_once() {
    for (now, zone) in [
        ("2026-11-19T21:48:00Z", ZONE),
        ("2027-03-01T03:10:00Z", "Pacific/Auckland"),
        ("2028-02-29T12:00:00Z", "America/St_Johns"),
        ("2027-07-04T05:30:00Z", "America/Los_Angeles"),
    ] {
        let entries = planned(now, zone);
        assert_eq!(entries, planned(now, zone), "the same years from the same moment");
        assert!(entries.iter().all(|entry| entry.at < utc(now)));
        assert!(entries.iter().all(|entry| (1..=5).contains(&entry.mood)));
        assert!(!entries.iter().any(|entry| entry.body.contains(['{', '}'])));
        assert_eq!(entries.iter().filter(|entry| entry.binned).count(), 1);

        let mut uses = BTreeMap::new();
        for entry in entries.iter().filter(|entry| entry.body.len() > 100) {
            *uses.entry(entry.body.as_str()).or_insert(0) += 1;
        }
        assert!(uses.values().all(|count| *count == 1), "no longer text stands there twice");
        assert!(uses.len() > 120, "{}", uses.len());
        assert!(entries.iter().filter(|entry| !entry.body.is_empty()).count() > entries.len() / 2);
    }
}

#[test]
fn moods_go_on_from_day_to_day_and_use_the_whole_scale() {
    let entries = planned(NOW, ZONE);
    let moods: Vec<_> = entries.iter().map(|entry| f64::from(entry.mood)).collect();
    let count = f64::from(u32::try_from(moods.len()).unwrap());
    let mean = moods.iter().sum::<f64>() / count;
    let variance = moods.iter().map(|mood| (mood - mean).powi(2)).sum::<f64>() / count;
    let along = moods.windows(2).map(|pair| (pair[0] - mean) * (pair[1] - mean)).sum::<f64>() / count;
    assert!(along / variance > 0.4, "neighbours are alike: {}", along / variance);
    for step in 1..=5 {
        let share = entries.iter().filter(|entry| entry.mood == step).count() * 100 / entries.len();
        assert!((3..=45).contains(&share), "step {step}: {share} %");
    }
    let days: HashSet<_> = entries.iter().map(|entry| entry.at.date_naive()).collect();
    assert!(days.len() < 640, "there are days with nothing");
    assert!(entries.len() > days.len() + 100, "and days with several");
    assert!(entries.iter().any(|entry| entry.zone == "Europe/Lisbon"));
}

#[test]
fn the_groups_of_the_story_stand_at_every_stage_but_one() {
    let journal = filled();
    let board = journal.session.groups_board(ZONE).unwrap();
    let stages: HashSet<_> = board.rows.iter().map(|row| row.stage).collect();
    assert_eq!((board.rows.len(), stages.len()), (7, 5));
    assert!(board.rows.iter().all(|row| row.since <= board.today));
    assert!(board.rows.iter().any(|row| row.wishes > 0 && row.fits > 0));
    let tried: Vec<_> = board.rows.iter().filter(|row| row.visits > 0).map(|row| row.id).collect();
    let seen = journal.session.groups_compare(&tried).unwrap();
    assert!(seen.columns.iter().all(|column| column.score.is_some()) && seen.close > 1);
    // One more is planned, and stands in the calendar with the time one is asked at among the reminders.
    let agenda = journal.session.calendar_agenda(board.today, 10, ZONE).unwrap();
    let planned: Vec<_> = agenda.occurrences.iter().filter(|one| one.visit == Some(one.series)).collect();
    assert_eq!(planned.len(), 1);
    assert_eq!(planned[0].here.format("%a %H:%M").to_string(), "Sun 13:00");
    assert!(journal.session.reminders_outlook(ZONE).unwrap().items.iter().any(|item| item.check_in));
}

/// Told on every day of a week, and where the day there is another than here.
#[test]
fn whatever_the_day_meetings_are_on_the_day_of_their_group() {
    for now in
        (0..7).map(|days| utc("2026-11-19T09:00:00Z") + TimeDelta::days(days)).chain([utc("2026-11-20T03:00:00Z")])
    {
        let journal = journal();
        journal.wait((now - utc(NOW)).num_minutes());
        fill(&journal.session, now, ZONE).unwrap();
        let board = journal.session.groups_board(ZONE).unwrap();
        let (past, length) = (board.today - TimeDelta::days(14), 14 + 16);
        let agenda = journal.session.calendar_agenda(past, length, ZONE).unwrap();
        let of = |name: &str| agenda.occurrences.iter().filter(|one| one.title == name).collect::<Vec<_>>();
        for (name, when) in [
            ("Harbour Street Thursdays", "Thu 19:00"),
            ("Open Door", "Tue 18:30"),
            ("Open Door, online instead", "Tue 18:30"),
            ("Night Owls", "Fri 01:00"),
        ] {
            let all = of(name);
            assert!(!all.is_empty(), "{name} on {now}");
            assert!(all.iter().all(|one| one.here.format("%a %H:%M").to_string() == when), "{name} on {now}");
            assert!(all.iter().all(|one| one.group.is_some()), "{name} is of its group");
        }
        let off: Vec<_> = of("Open Door").into_iter().filter(|one| one.cancelled).collect();
        let instead = of("Open Door, online instead");
        assert_eq!((off.len(), instead.len()), (1, 1));
        assert_eq!((off[0].here, off[0].remark.as_str()), (instead[0].here, "The hall is closed"));
        let moved: Vec<_> = of("Harbour Street Thursdays").into_iter().filter(|one| !one.remark.is_empty()).collect();
        assert_eq!(moved.len(), 1);
        assert!(moved[0].own && moved[0].place.ends_with("upstairs") && moved[0].start > now);
        let leads: HashSet<_> = moved[0].reminders.iter().map(|at| at.format("%a %H:%M").to_string()).collect();
        assert_eq!(leads, HashSet::from(["Wed 19:00".to_owned(), "Thu 18:20".to_owned()]));
        for row in board.rows.iter().filter(|row| row.visits > 0) {
            let page = journal.session.groups_get(row.id, ZONE).unwrap();
            let visits = page.visits.iter().filter(|visit| visit.day < board.today);
            for visit in visits {
                let day = visit.day.format("%a").to_string().to_lowercase();
                assert!(page.group.weekdays.iter().any(|on| <&str>::from(*on) == day), "{} on {}", row.name, visit.day);
            }
        }
    }
}

#[test]
fn energy_and_exercises_are_noted_often_enough_to_be_told_of() {
    let journal = filled();
    let today: NaiveDate = NOW[..10].parse().unwrap();
    let span = crate::insights::Span { from: today - TimeDelta::days(364), to: today };
    let told = journal.session.insights_exercises(span, "en").unwrap();
    let enough =
        |one: &crate::insights::InsightsExercise| matches!(one.change, crate::insights::InsightsAnswer::Tells { .. });
    assert_eq!((told.len(), told.iter().filter(|one| enough(one)).count()), (4, 3));
    let scales = journal.session.insights_scales(span).unwrap();
    assert_eq!((scales.len(), scales[0].name.as_str()), (1, "Energy"));
    assert!(scales[0].days.len() > 150);
}

#[test]
fn the_open_draft_can_be_saved() {
    let journal = filled();
    let open = journal.session.journal_drafts().unwrap().remove(0);
    assert!(!open.of_saved_entry);
    let _ = journal.session.journal_save(&open.draft).unwrap();
    let request = ListRequest { text: "library steps".to_owned(), limit: 5, ..ListRequest::default() };
    assert_eq!(journal.session.journal_list(&request).unwrap().rows[0].id, open.draft.id);
}

#[test]
fn the_list_of_the_town_is_read_without_a_problem() {
    use crate::directory::DirectoryFilter;
    let list = include_bytes!("../../data/demo.directory.json");
    let journal = filled();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 200).unwrap();
    assert!((50..200).contains(&page.total), "{}", page.total);
    let preview = journal.session.directory_open("coast.json", list.to_vec(), false, None).unwrap();
    assert_eq!((preview.left_out, preview.new), (0, page.total));
}
