//! Searching a real journal.

mod minus;

use proptest::prelude::*;
use uuid::Uuid;

use super::index;
use super::matching::Matcher;
use super::query::Query;
use super::snippet::snippet;
use crate::journal::model::{EntryFilter, ListRequest, SnippetPart, Tag};
use crate::testing::{Journal, journal};

fn marked(parts: &[SnippetPart]) -> String {
    parts.iter().map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() }).collect()
}

fn snip(text: &str, body: &str) -> String {
    marked(&snippet(&Query::parse(text), "", body))
}

/// A journal with these texts, and what is found in it, by number of the text.
fn finder(texts: &[&str]) -> (Journal, impl Fn(&Journal, &str) -> Vec<usize>) {
    let journal = journal();
    let ids: Vec<Uuid> = texts.iter().map(|text| journal.write(text)).collect();
    let find = move |journal: &Journal, text: &str| {
        let mut found: Vec<usize> =
            journal.find(text).iter().map(|id| ids.iter().position(|known| known == id).unwrap()).collect();
        found.reverse();
        found
    };
    (journal, find)
}

#[test]
fn words_beginnings_and_phrases() {
    let (journal, find) = finder(&[
        "The kitchen clock has stopped at ten to four.",
        "Anna came with soup, and we talked in the kitchen.",
        "The clock in the kitchen, no, the kitchen clock.",
        "kitchenette",
        "I don't know. Tea.",
        "Don rang about the boat.",
    ]);
    assert_eq!(find(&journal, "kitchen"), [0, 1, 2, 3]);
    assert_eq!(find(&journal, "kitchen "), [0, 1, 2]);
    assert_eq!(find(&journal, "KITCH"), [0, 1, 2, 3]);
    assert_eq!(find(&journal, "k"), [0, 1, 2, 3, 4]);
    assert_eq!(find(&journal, "clock kitchen "), [0, 2]);
    assert_eq!(find(&journal, "\"clock in the kitchen\""), [2]);
    assert_eq!(find(&journal, "\"kitchen clock\""), [0, 2]);
    assert_eq!(find(&journal, "\"kitchen clo"), [0, 2]);
    assert_eq!(find(&journal, "itchen"), Vec::<usize>::new());
    assert_eq!(find(&journal, "don't"), [4]);
    assert_eq!(find(&journal, "kitchen garden"), Vec::<usize>::new());
    assert_eq!(find(&journal, ""), [0, 1, 2, 3, 4, 5]);
    assert_eq!(find(&journal, "?!"), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn accents_case_and_scripts() {
    let (journal, find) = finder(&[
        "Ein ruhiger Abend in Łódź, Käse und Straße.",
        "Café mit José",
        "今日は東京で友達に会いました。",
        "昨天在厨房里喝茶",
        "친구와 학교에서 만났다",
        "วันนี้ไปหาหมอมา",
        "שָׁלוֹם, טוב היום",
        "مُحَمَّد جاء اليوم",
        "मैंने चाय पी",
        "☕️ und 👩‍👩‍👧 🇬🇧",
        "Сегодня всё хорошо",
    ]);
    for (text, expected) in [
        ("lodz", 0),
        ("KASE", 0),
        ("strasse", 0),
        ("cafe", 1),
        ("café", 1),
        ("CAFE\u{301}", 1),
        ("jose", 1),
        ("東京", 2),
        ("友達に", 2),
        ("京", 2),
        ("ました", 2),
        ("厨房", 3),
        ("茶", 3),
        ("在厨房里", 3),
        ("학교", 4),
        ("친구", 4),
        ("만났다", 4),
        ("หมอ", 5),
        ("วันนี้", 5),
        ("שלום", 6),
        ("טוב", 6),
        ("محمد", 7),
        ("اليوم", 7),
        ("चाय", 8),
        ("मैंने", 8),
        ("☕", 9),
        ("👩‍👩‍👧", 9),
        ("🇬🇧", 9),
        ("СЕГОДНЯ", 10),
        ("все", 10),
    ] {
        assert_eq!(find(&journal, text), [expected], "{text}");
    }
    for nothing in ["京東", "房厨", "達友", "校学", "🇩🇪", "👩 "] {
        assert!(find(&journal, nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn titles_links_and_names_of_marks_are_found() {
    let journal = journal();
    let mut draft = journal.draft("Nothing much. [The map](https://harbour.example.org/route)");
    draft.title = "An open door".into();
    draft.tags = vec![journal.tag("walk").id];
    draft.feelings = vec![journal.feeling("on edge")];
    let id = journal.save(&draft);
    journal.write("Another day");
    for text in [
        "open door",
        "\"open door\"",
        "walk",
        "WAL",
        "\"on edge\"",
        "edge",
        "harbour.example.org",
        "map",
        "nothing walk edge door",
    ] {
        assert_eq!(journal.find(text), [id], "{text}");
    }
    let page = journal
        .session
        .journal_list(&ListRequest { text: "walk".into(), limit: 10, ..ListRequest::default() })
        .unwrap();
    let row = &page.rows[0];
    assert_eq!(marked(&row.labels), "on edge[walk]");
    assert_eq!(marked(&row.snippet), "An open door");
}

#[test]
fn a_new_name_of_a_tag_is_found_at_once() {
    let journal = journal();
    let tag = journal.tag("walk");
    let mut draft = journal.draft("round the bay");
    draft.tags = vec![tag.id];
    let id = journal.save(&draft);
    assert_eq!(journal.find("walk"), [id]);
    let renamed = Tag { name: "Spaziergang".into(), ..tag };
    let _ = journal.session.journal_tag_update(&renamed).unwrap();
    assert!(journal.find("walk").is_empty());
    assert_eq!(journal.find("spazier"), [id]);
}

/// Makes the journal believe that it has many entries, so that it goes the ways of large ones.
fn pretend_large(journal: &Journal) {
    journal
        .session
        .write(|writer, stamp| {
            writer.execute(
                "INSERT INTO entry (key, id, created, changed, device, deleted) VALUES (1000000, ?1, ?2, ?2, ?3, 1)",
                (Uuid::now_v7().into_bytes(), stamp.clock, stamp.device),
            )?;
            Ok(())
        })
        .unwrap();
}

/// A beginning that many entries have fills its page without being counted out; one that few have is counted.
#[test]
fn frequent_beginnings_of_large_journals() {
    let journal = journal();
    pretend_large(&journal);
    journal
        .session
        .write(|writer, stamp| {
            for number in 0..500_i64 {
                let word = if number % 50 == 0 { "thistle" } else { "that" };
                let mut draft = journal.draft(&format!("{word} {}", if number % 2 == 0 { "tea" } else { "" }));
                draft.at -= chrono::TimeDelta::minutes(number * 10);
                crate::journal::save(writer, stamp, &draft)?;
            }
            Ok(())
        })
        .unwrap();
    let page = |text: &str, after: Option<String>| {
        let request = ListRequest { text: text.into(), after, limit: 50, ..ListRequest::default() };
        journal.session.journal_list(&request).unwrap()
    };
    let frequent = page("tha", None);
    assert!(frequent.rows.len() == 50 && frequent.total_open && frequent.total.unwrap() >= 50);
    for (text, all) in
        [("tha", 490), ("that", 490), ("thi", 10), ("this", 10), ("thistle", 10), ("tea th", 250), ("tea thi", 10)]
    {
        assert_eq!(journal.find(text).len(), all, "{text}");
    }
    let rare = page("thi", None);
    assert_eq!((rare.total, rare.total_open, rare.next), (Some(10), false, None));
    let mut seen = 0;
    let mut after = None;
    while let Some(next) = {
        let page = page("that", after.clone());
        seen += page.rows.len();
        page.next
    } {
        after = Some(next);
    }
    assert_eq!(seen, 490);
}

/// FTS5's own check of the index.
fn is_sound(journal: &Journal) -> bool {
    journal
        .session
        .store()
        .write(|writer| writer.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 0)", ()))
        .is_ok()
}

#[test]
fn what_changed_is_found_as_it_is_now() {
    let journal = journal();
    let mut draft = journal.draft("the first words");
    let id = journal.save(&draft);
    for (body, words) in [("second thoughts", "second"), ("third and last", "third"), ("the first words", "first")] {
        draft.body = body.into();
        journal.save(&draft);
        assert_eq!(journal.find(words), [id]);
    }
    assert!(journal.find("second").is_empty() && journal.find("third").is_empty());
    draft.at -= chrono::TimeDelta::days(400);
    journal.save(&draft);
    assert_eq!(journal.find("first"), [id]);
    let _ = journal.session.journal_bin(id).unwrap();
    assert!(journal.find("first").is_empty());
    let bin = EntryFilter { binned: true, ..EntryFilter::default() };
    assert_eq!(journal.filter("fir", bin.clone()), [id]);
    assert!(journal.filter("second", bin).is_empty());
    let _ = journal.session.journal_restore(id).unwrap();
    assert_eq!(journal.find("first"), [id]);
    assert!(is_sound(&journal));
}

#[test]
fn filters_combine_with_words_and_each_other() {
    let journal = journal();
    let (walk, work) = (journal.tag("walk").id, journal.tag("work").id);
    let mut saved = Vec::new();
    for (body, step, tag, days, starred) in [
        ("tea and rain", 1, Some(walk), 0, false),
        ("tea and sun", 3, Some(work), 10, true),
        ("coffee and rain", 5, Some(walk), 20, true),
        ("tea", 5, None, 30, false),
    ] {
        let mut draft = journal.draft(body);
        draft.mood = journal.mood(step);
        draft.tags = tag.into_iter().collect();
        draft.at -= chrono::TimeDelta::days(days);
        draft.starred = starred;
        saved.push(journal.save(&draft));
    }
    let filter = |change: &dyn Fn(&mut EntryFilter)| {
        let mut filter = EntryFilter::default();
        change(&mut filter);
        filter
    };
    let expect = |text: &str, filter: EntryFilter, numbers: &[usize]| {
        let ids: Vec<Uuid> = numbers.iter().map(|number| saved[*number]).collect();
        assert_eq!(journal.filter(text, filter.clone()), ids, "{text} {filter:?}");
    };
    let day = |text: &str| Some(text.parse().unwrap());
    expect("tea", filter(&|f| f.tags = vec![walk]), &[0]);
    expect("", filter(&|f| f.tags = vec![walk, work]), &[0, 1, 2]);
    expect("", filter(&|f| f.moods = vec![4]), &[2, 3]);
    expect("te", filter(&|f| f.moods = vec![4, 0]), &[0, 3]);
    expect("", filter(&|f| f.starred = true), &[1, 2]);
    expect("rain", filter(&|f| f.starred = true), &[2]);
    expect("tea", filter(&|f| f.from = day("2026-11-01")), &[0, 1]);
    expect("tea", filter(&|f| f.to = day("2026-11-09")), &[1, 3]);
    expect("", filter(&|f| (f.from, f.to) = (day("2026-10-30"), day("2026-11-09"))), &[1, 2]);
    expect("", filter(&|f| (f.from, f.to) = (day("2026-11-09"), day("2026-10-30"))), &[]);
    expect("", filter(&|f| f.tags = vec![Uuid::now_v7()]), &[]);
    assert!(journal.try_filter("", filter(&|f| f.moods = vec![5])).is_err());
}

#[test]
fn passages_show_what_was_found() {
    let long = format!(
        "{} The **kitchen** clock has stopped. {}",
        "Rain again today. ".repeat(30),
        "And more of it. ".repeat(30)
    );
    let shown = snip("clock", &long);
    assert!(
        shown.starts_with('…') && shown.ends_with('…') && shown.contains("The kitchen [clock] has stopped."),
        "{shown}"
    );
    assert!(shown.chars().count() < 200, "{shown}");
    assert_eq!(snip("kitch", "Sorted the kitchen drawer"), "Sorted the [kitchen] drawer");
    assert_eq!(snip("\"the kitchen\" drawer", "Sorted the kitchen\n\n drawer."), "Sorted [the kitchen] [drawer].");
    assert_eq!(snip("友達", "今日は東京で友達に会いました。"), "今日は東京で[友達]に会いました。");
    assert_eq!(snip("cafe", "Au CAFÉ, puis un cafe\u{301}."), "Au [CAFÉ], puis un [cafe\u{301}].");
    assert_eq!(snip("", "# A *day*\n\n- one\n- two"), "A day one two");
    assert_eq!(snip("x", "- [ ] buy `x` for 5 < 6"), "☐ buy [x] for 5 < 6");
}

#[test]
fn a_snippet_cuts_no_word_and_no_picture() {
    let body = "word ".repeat(100);
    let shown = snip("", &body);
    assert!(shown.ends_with("word…"), "{shown}");
    let family = "👩‍👩‍👧‍👦".repeat(100);
    let shown = snip("", &family);
    let pictures: String = shown.trim_end_matches('…').replace("👩‍👩‍👧‍👦", "");
    assert!(pictures.is_empty(), "{pictures:?}");
}

fn shapes() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-c]{1,3}",
        Just("don't".to_owned()),
        Just("e-mail".to_owned()),
        Just("日本".to_owned()),
        Just("本日語".to_owned()),
        Just("é".to_owned()),
        Just("É\u{301}".to_owned()),
        Just("한국".to_owned()),
        Just("☕️".to_owned()),
        Just("A型".to_owned()),
        Just("\"".to_owned()),
        Just("*".to_owned()),
        Just("**ab**".to_owned()),
    ];
    proptest::collection::vec((word, prop_oneof![Just(" "), Just(""), Just("\n")]), 0..8)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap.to_owned()]).collect())
}

/// What is to be there, what is not, or both.
fn asked() -> impl Strategy<Value = String> {
    let minus = || shapes().prop_map(|shape| format!("-{}", shape.trim_start_matches('"')));
    prop_oneof![
        shapes(),
        minus(),
        (shapes(), minus()).prop_map(|(with, without)| format!("{with} {without}")),
        (shapes(), shapes()).prop_map(|(with, without)| format!("{with} -\"{without}\"")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The index and reading every text find the same, in the same order.
    #[test]
    fn the_index_finds_what_reading_finds(
        texts in proptest::collection::vec(shapes(), 1..12),
        queries in proptest::collection::vec(asked(), 1..12),
        large in any::<bool>(),
    ) {
        let journal = journal();
        if large {
            pretend_large(&journal);
        }
        let mut saved = Vec::new();
        for text in &texts {
            journal.wait(1);
            let mut draft = journal.draft(text);
            draft.mood = journal.mood(3);
            saved.push((journal.save(&draft), text));
        }
        saved.reverse();
        for query in &queries {
            let parsed = Query::parse(query);
            let by_reading: Vec<Uuid> = saved.iter().filter(|(_, body)| {
                Matcher::new(&parsed).missing("", body).is_some_and(|missing| missing.is_empty())
            }).map(|(id, _)| *id).collect();
            prop_assert_eq!(journal.find(query), by_reading, "{}", query);
        }
        prop_assert!(is_sound(&journal));
    }
}

#[test]
fn no_text_is_an_error() {
    let journal = journal();
    journal.write("something to find");
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 300, ..ProptestConfig::default() });
    let hostile = prop_oneof![
        any::<String>(),
        "[a-z\"*():^+\\-{}.,'\\\\ ]{0,30}",
        Just("a AND".to_owned()),
        Just("NEAR(".to_owned()),
        Just("terms:a".to_owned()),
        Just("{terms} : b".to_owned()),
        Just("\u{0}".to_owned()),
        Just("'; DROP TABLE entry; --".to_owned()),
        Just("\u{E000}t1".to_owned()),
    ];
    runner
        .run(&hostile, |text| {
            let found = journal.try_filter(&text, EntryFilter::default());
            prop_assert!(found.is_ok(), "{:?}", found);
            let bin = EntryFilter { binned: true, ..EntryFilter::default() };
            prop_assert!(journal.try_filter(&text, bin).is_ok());
            Ok(())
        })
        .unwrap();
}

proptest! {
    #[test]
    fn a_snippet_is_made_of_the_text(title in any::<String>(), body in any::<String>(), text in "\\PC{0,12}") {
        let parts = snippet(&Query::parse(&text), &title, &body);
        let shown: String = parts.iter().map(|part| part.text.as_str()).collect();
        prop_assert!(shown.chars().count() <= 400);
        let source: Vec<char> = format!("{title}\n{body}").chars().collect();
        let mut rest = source.iter();
        let plain = shown.trim_start_matches('…').trim_end_matches('…');
        // Marks and entities of Markdown are gone, white space is squeezed: what remains stands there in that order.
        if !body.contains(['&', '\\', '\0']) && !title.contains('\0') {
            for c in plain.chars().filter(|c| !c.is_whitespace() && !matches!(c, '☐' | '☑')) {
                prop_assert!(rest.any(|known| *known == c), "{:?} not in {:?} {:?}", c, title, body);
            }
        }
    }

    #[test]
    fn a_hit_is_what_was_looked_for(word in "[a-z]{2,8}", before in "[A-Z ]{0,80}", after in "[A-Z ]{0,80}") {
        let parts = snippet(&Query::parse(&word), "", &format!("{before} {word} {after}"));
        let hits: Vec<&str> = parts.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
        prop_assert!(hits.contains(&word.as_str()));
    }
}

/// No plan reads past bodies, and every walk along the index stops when the page is full.
#[test]
fn plans_touch_no_body() {
    let journal = journal();
    let plan = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> String {
        journal
            .session
            .read(|reader| {
                Ok(reader
                    .query_all(&format!("EXPLAIN QUERY PLAN {sql}"), params, |row| row.get::<_, String>(3))?
                    .join("; "))
            })
            .unwrap()
    };
    for sql in [index::EACH, index::EACH_WITHOUT] {
        let found = plan(sql, &[&"tea", &0_i64, &i64::MAX]);
        assert!(found.contains("VIRTUAL TABLE INDEX") && !found.contains("TEMP B-TREE"), "{found}");
    }
    for sql in [index::COUNT, index::COUNT_WITHOUT] {
        let count = plan(sql, &[&"tea", &0_i64, &i64::MAX, &10_i64]);
        assert!(count.contains("VIRTUAL TABLE INDEX") && !count.contains("TEMP B-TREE"), "{count}");
    }
    let all = plan(index::EACH_ENTRY, &[&"", &0_i64, &i64::MAX]);
    assert!(all.contains("COVERING INDEX") && !all.contains("TEMP B-TREE"), "{all}");
}
