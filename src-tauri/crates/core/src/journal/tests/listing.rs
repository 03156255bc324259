//! The timeline, months, Today.

use proptest::prelude::*;
use uuid::Uuid;

use crate::error::ErrorCode;
use crate::journal::model::{EntryFilter, ListRequest};
use crate::journal::{EntryLink, EntryLinkKind};
use crate::testing::{Journal, journal, utc};

fn pages(journal: &Journal, text: &str, filter: &EntryFilter, limit: u16) -> Vec<Uuid> {
    let mut seen = Vec::new();
    let mut request = ListRequest { text: text.into(), filter: filter.clone(), after: None, limit };
    loop {
        let page = journal.session.journal_list(&request).unwrap();
        assert!(page.rows.len() <= usize::from(limit.max(1)));
        assert_eq!(page.total.is_some(), request.after.is_none());
        seen.extend(page.rows.iter().map(|row| row.id));
        if page.next.is_none() {
            return seen;
        }
        request.after = page.next;
    }
}

#[test]
fn every_way_of_paging_meets_each_row_once() {
    let journal = journal();
    let mut saved: Vec<(chrono::DateTime<chrono::Utc>, Uuid)> = Vec::new();
    for number in 0..90 {
        let mut draft = journal.draft(&format!("kitchen clock {number}"));
        // Out of order, several in one minute, some years back.
        draft.at = utc("2026-11-01T12:00:00Z") - chrono::TimeDelta::hours((number * 37 % 30) * 400);
        draft.tags = vec![journal.tag(if number % 2 == 0 { "walk" } else { "work" }).id];
        saved.push((draft.at, journal.save(&draft)));
    }
    // Of one minute the later saved stands above.
    saved.reverse();
    saved.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let expected: Vec<Uuid> = saved.into_iter().map(|(_, id)| id).collect();
    let walks = EntryFilter { tags: vec![journal.tag("walk").id], ..EntryFilter::default() };
    for limit in [0, 1, 7, 44, 45, 46, 90, 200] {
        for text in ["", "kit", "kitchen ", "\"kitchen clock\"", "k"] {
            assert_eq!(pages(&journal, text, &EntryFilter::default(), limit), expected, "{text} {limit}");
            assert_eq!(pages(&journal, text, &walks, limit).len(), 45, "{text} {limit}");
        }
    }
    for id in &expected {
        let _ = journal.session.journal_bin(*id).unwrap();
    }
    let bin = EntryFilter { binned: true, ..EntryFilter::default() };
    for limit in [1, 7, 90] {
        let mut seen = pages(&journal, "kitchen", &bin, limit);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 90);
    }
}

#[test]
fn totals_are_told_once_and_a_bad_cursor_is_refused() {
    let journal = journal();
    for number in 0..5 {
        journal.write(&format!("entry {number}"));
    }
    let request = |text: &str, after: Option<&str>| ListRequest {
        text: text.into(),
        after: after.map(str::to_owned),
        limit: 2,
        ..ListRequest::default()
    };
    for text in ["", "entry", "\"entry 1\" ", "nothing"] {
        let page = journal.session.journal_list(&request(text, None)).unwrap();
        assert_eq!(
            page.total,
            Some(if text == "nothing" {
                0
            } else if text.contains('1') {
                1
            } else {
                5
            })
        );
        assert!(!page.total_open);
    }
    for after in ["x", "", "1.5", "'"] {
        let error = journal.session.journal_list(&request("entry", Some(after))).unwrap_err();
        assert_eq!(error.field, Some("after"));
    }
}

#[test]
fn a_filter_asks_for_so_many_things_at_most() {
    let journal = journal();
    let ids = |count: usize| (0..count).map(|_| Uuid::now_v7()).collect::<Vec<_>>();
    let asked = |filter: EntryFilter| {
        let request = ListRequest { filter, limit: 1, ..ListRequest::default() };
        journal.session.journal_list(&request).err().map(|error| (error.code, error.field))
    };
    let too_long = |field| Some((ErrorCode::TooLong, Some(field)));
    assert_eq!(asked(EntryFilter { tags: ids(257), ..EntryFilter::default() }), too_long("tags"));
    assert_eq!(asked(EntryFilter { feelings: ids(257), ..EntryFilter::default() }), too_long("feelings"));
    assert_eq!(asked(EntryFilter { moods: vec![1; 257], ..EntryFilter::default() }), too_long("moods"));
    assert_eq!(asked(EntryFilter { tags: ids(256), feelings: ids(256), ..EntryFilter::default() }), None);
}

#[test]
fn months_and_days() {
    let journal = journal();
    assert!(journal.session.journal_months().unwrap().is_empty());
    for (at, step) in [
        ("2024-02-29T12:00:00Z", 1),
        ("2026-11-01T12:00:00Z", 2),
        ("2026-11-30T12:00:00Z", 3),
        ("2026-11-30T13:00:00Z", 5),
    ] {
        let mut draft = journal.draft("x");
        draft.at = utc(at);
        draft.mood = journal.mood(step);
        journal.save(&draft);
    }
    let months: Vec<(i32, u8, u32)> = journal
        .session
        .journal_months()
        .unwrap()
        .iter()
        .map(|month| (month.year, month.month, month.entries))
        .collect();
    assert_eq!(months, [(2026, 11, 3), (2024, 2, 1)]);
    let cells = journal.session.journal_month(2026, 11).unwrap();
    let cells: Vec<(String, u32, Option<f64>)> =
        cells.iter().map(|cell| (cell.day.to_string(), cell.entries, cell.mood)).collect();
    assert_eq!(cells, [("2026-11-01".into(), 1, Some(0.25)), ("2026-11-30".into(), 2, Some(0.75))]);
    assert!(journal.session.journal_month(2026, 10).unwrap().is_empty());
    for (year, month) in [(2026, 0), (2026, 13), (1800, 1), (99_999, 1)] {
        assert!(journal.session.journal_month(year, month).is_err());
    }
}

#[test]
fn today_follows_the_day_boundary() {
    let journal = journal();
    let empty = journal.session.journal_today("Europe/London").unwrap();
    assert!(empty.journal_empty && empty.entries.is_empty() && empty.on_this_day.is_none());
    assert_eq!((empty.day.to_string(), empty.late), ("2026-11-19".into(), false));
    assert_eq!(empty.until, utc("2026-11-20T04:00:00Z"));
    let id = journal.write("this evening");
    journal.wait(6 * 60);
    let night = journal.session.journal_today("Europe/London").unwrap();
    assert_eq!((night.day.to_string(), night.late, night.entries[0].id), ("2026-11-19".into(), true, id));
    journal.wait(60);
    let morning = journal.session.journal_today("Europe/London").unwrap();
    assert_eq!(
        (morning.day.to_string(), morning.late, morning.entries.len(), morning.journal_empty),
        ("2026-11-20".into(), false, 0, false)
    );
    assert!(journal.session.journal_today("Nowhere/Land").is_err());
}

#[test]
fn earlier_years_show_when_they_are_asked_for() {
    let journal = journal();
    let mut ids = Vec::new();
    for year in [2019, 2023, 2025] {
        let mut draft = journal.draft("then");
        draft.at = utc(&format!("{year}-11-19T12:00:00Z"));
        ids.push(journal.save(&draft));
    }
    let settings = journal.session.settings().unwrap();
    assert!(!settings.on_this_day);
    let _ = journal.session.settings_set(&crate::settings::Settings { on_this_day: true, ..settings }).unwrap();
    let shown = journal.session.journal_today("Europe/London").unwrap().on_this_day.unwrap();
    assert_eq!(shown.iter().map(|row| row.id).collect::<Vec<_>>(), [ids[2], ids[1], ids[0]]);
}

#[test]
fn hard_days_stay_out_of_earlier_years_where_that_is_chosen() {
    let journal = journal();
    let written = |at: &str, step: Option<u8>| {
        let mut draft = journal.draft("then");
        draft.at = utc(at);
        draft.mood = step.and_then(|step| journal.mood(step));
        journal.save(&draft)
    };
    // One entry of a day is enough for the whole of it.
    let hard = [written("2025-11-19T09:00:00Z", Some(1)), written("2025-11-19T12:00:00Z", Some(4))];
    let low = written("2024-11-19T12:00:00Z", Some(2));
    let plain = written("2023-11-19T12:00:00Z", None);
    let settings = journal.session.settings().unwrap();
    assert!(!settings.on_this_day_without_hard);
    let shown = |on_this_day, on_this_day_without_hard| {
        let chosen = crate::settings::Settings { on_this_day, on_this_day_without_hard, ..settings.clone() };
        let _ = journal.session.settings_set(&chosen).unwrap();
        let today = journal.session.journal_today("Europe/London").unwrap();
        today.on_this_day.map(|rows| rows.iter().map(|row| row.id).collect::<Vec<_>>())
    };
    assert_eq!(shown(true, false).unwrap(), [hard[1], hard[0], low, plain]);
    assert_eq!(shown(true, true).unwrap(), [low, plain]);
    assert_eq!(shown(false, true), None);
}

#[test]
fn the_last_of_february_has_a_day_in_every_year() {
    let shown = |now: &str| {
        let journal = journal();
        journal.wait((utc(now) - journal.session.now()).num_minutes());
        for day in ["2023-02-28", "2024-02-28", "2024-02-29", "2020-02-29"] {
            let mut draft = journal.draft(day);
            draft.at = utc(&format!("{day}T12:00:00Z"));
            let _ = journal.save(&draft);
        }
        let settings = journal.session.settings().unwrap();
        let _ = journal.session.settings_set(&crate::settings::Settings { on_this_day: true, ..settings }).unwrap();
        let rows = journal.session.journal_today("Europe/London").unwrap().on_this_day.unwrap();
        rows.into_iter().map(|row| row.day.to_string()).collect::<Vec<_>>()
    };
    // A year without it: the day before stands for both. A year with it: each stands for itself.
    assert_eq!(shown("2027-02-28T12:00:00Z"), ["2024-02-29", "2024-02-28", "2023-02-28", "2020-02-29"]);
    assert_eq!(shown("2028-02-28T12:00:00Z"), ["2024-02-28", "2023-02-28"]);
    assert_eq!(shown("2028-02-29T12:00:00Z"), ["2024-02-29", "2020-02-29"]);
}

#[test]
fn entries_about_a_group_are_found_alone_and_with_everything_else() {
    let journal = journal();
    let (here, there) = (Uuid::now_v7(), Uuid::now_v7());
    let about = |body: &str, target: Option<Uuid>, tag: Option<&str>| {
        journal.wait(1);
        let mut draft = journal.draft(body);
        draft.links = target.map(|target| EntryLink::to(EntryLinkKind::Group, target)).into_iter().collect();
        draft.tags = tag.map(|tag| journal.tag(tag).id).into_iter().collect();
        journal.save(&draft)
    };
    let tea = about("tea with them", Some(here), Some("walk"));
    let silent = about("we said nothing", Some(here), None);
    let other = about("tea elsewhere", Some(there), Some("work"));
    let alone = about("tea alone", None, Some("walk"));
    let groups = |groups: &[Uuid]| EntryFilter { groups: groups.to_vec(), ..EntryFilter::default() };
    assert_eq!(journal.filter("", groups(&[here])), [silent, tea]);
    assert_eq!(journal.filter("", groups(&[here, there])), [other, silent, tea]);
    assert_eq!(journal.filter("tea", groups(&[here])), [tea]);
    assert_eq!(journal.filter("-tea", groups(&[here, there])), [silent]);
    assert_eq!(journal.filter("\"tea with\"", groups(&[here])), [tea]);
    assert!(journal.filter("", groups(&[Uuid::now_v7()])).is_empty());
    assert_eq!(pages(&journal, "", &groups(&[here, there]), 1), [other, silent, tea]);
    let request = ListRequest { text: "tea".into(), filter: groups(&[here, there]), after: None, limit: 1 };
    assert_eq!(journal.session.journal_list(&request).unwrap().total, Some(2));
    // Within days; and no longer once it is in the bin.
    let then = EntryFilter { to: Some("2026-11-18".parse().unwrap()), ..groups(&[here]) };
    assert!(journal.filter("", then).is_empty());
    let _ = journal.session.journal_bin(tea).unwrap();
    assert_eq!(journal.filter("", groups(&[here])), [silent]);
    let bin = EntryFilter { binned: true, ..groups(&[here]) };
    assert!(journal.filter("", bin).is_empty(), "what it is about is not asked in the bin");

    // Without a tag, alone and beside others.
    let without = |tags: &[&str]| EntryFilter {
        without_tags: tags.iter().map(|tag| journal.tag(tag).id).collect(),
        ..EntryFilter::default()
    };
    assert_eq!(journal.filter("", without(&["walk"])), [other, silent]);
    assert_eq!(journal.filter("tea", without(&["work"])), [alone]);
    assert_eq!(journal.filter("", EntryFilter { groups: vec![here, there], ..without(&["work"]) }), [silent]);
    assert!(journal.filter("", EntryFilter { picture: true, ..EntryFilter::default() }).is_empty());
}

/// Ten thousand entries: nothing is lost or doubled, and the ways to find them agree.
#[test]
fn ten_thousand_entries() {
    use crate::clock::Stamp;
    let journal = journal();
    let base = utc("2026-11-01T12:00:00Z");
    let walk = journal.tag("walk").id;
    journal
        .session
        .write(|writer, stamp: &Stamp| {
            for number in 0..10_000_i64 {
                let mut draft = journal.draft(&format!(
                    "common {} w{}",
                    if number % 500 == 0 { "rare" } else { "usual" },
                    number % 97
                ));
                draft.at = base - chrono::TimeDelta::minutes(number * 525);
                draft.tags = if number % 10 == 0 { vec![walk] } else { Vec::new() };
                crate::journal::save(writer, stamp, &draft)?;
            }
            Ok(())
        })
        .unwrap();
    let total = |text: &str, filter: EntryFilter| {
        let request = ListRequest { text: text.into(), filter, after: None, limit: 50 };
        let page = journal.session.journal_list(&request).unwrap();
        (page.total.unwrap(), page.total_open)
    };
    assert_eq!(total("", EntryFilter::default()), (10_000, false));
    assert_eq!(total("common", EntryFilter::default()), (10_000, false));
    assert_eq!(total("rare", EntryFilter::default()), (20, false));
    assert_eq!(total("w5 common", EntryFilter::default()), (104, false));
    assert_eq!(total("common", EntryFilter { tags: vec![walk], ..EntryFilter::default() }), (1_000, false));
    assert_eq!(total("\"rare w", EntryFilter::default()), (20, false));
    assert_eq!(pages(&journal, "\"usual w5\" ", &EntryFilter::default(), 50).len(), 104);
    let months = journal.session.journal_months().unwrap();
    assert_eq!(months.iter().map(|month| month.entries).sum::<u32>(), 10_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn paging_is_complete_whatever_the_times(
        minutes in proptest::collection::vec(0_i64..5_000, 1..40), limit in 1_u16..9,
    ) {
        let journal = journal();
        let mut saved = Vec::new();
        for ago in minutes {
            let mut draft = journal.draft("x");
            draft.at -= chrono::TimeDelta::minutes(ago);
            saved.push(journal.save(&draft));
        }
        let mut seen = pages(&journal, "", &EntryFilter::default(), limit);
        prop_assert_eq!(&seen, &pages(&journal, "x", &EntryFilter::default(), limit));
        seen.sort();
        saved.sort();
        prop_assert_eq!(seen, saved);
    }
}
