//! What every article keeps to, and that they are found.

use std::collections::BTreeSet;

use super::shipped::shelf;
use super::*;
use crate::reading_grade::grade;

#[test]
fn there_is_something_to_read_on_every_topic() {
    let view = list("en");
    assert!(view.articles.len() >= 24, "{}", view.articles.len());
    let topics: BTreeSet<LearnTopic> = view.articles.iter().map(|head| head.topic).collect();
    assert_eq!(topics.len(), 7);
    assert!(view.conversations.len() >= 8);
}

/// English for nine to eleven years of age, eleven to fourteen where it is hard: grade seven at most.
#[test]
fn every_article_is_short_and_plain() {
    for kept in &shelf("en").articles {
        let id = &kept.meta.id;
        let grade = grade(&kept.plain);
        assert!(grade <= 7.0, "{id}: grade {grade:.1}");
        let words = kept.plain.split_whitespace().count();
        assert!((300..=750).contains(&words), "{id}: {words} words");
        for text in [&kept.meta.title, &kept.meta.lead, &kept.plain] {
            assert!(
                !text.contains('!') && !text.contains("commit suicide") && !text.contains("committed suicide"),
                "{id}"
            );
        }
        assert!(kept.meta.title.chars().count() <= 60 && kept.meta.lead.chars().count() <= 140, "{id}");
    }
}

#[test]
fn every_article_says_where_its_facts_are_from_and_leads_on() {
    let shelf = shelf("en");
    let ids: BTreeSet<&str> = shelf.articles.iter().map(|kept| kept.meta.id.as_str()).collect();
    for kept in &shelf.articles {
        let meta = &kept.meta;
        assert!(!meta.sources.is_empty() && !meta.places.is_empty(), "{}", meta.id);
        for source in &meta.sources {
            assert!(!source.words.trim().is_empty(), "{}", meta.id);
            assert!(source.link.as_ref().is_none_or(|link| link.starts_with("https://")), "{}", meta.id);
        }
        assert!(meta.see.iter().all(|id| ids.contains(id.as_str()) && *id != meta.id), "{}", meta.id);
        assert!(meta.as_of.len() == 7 && meta.as_of.starts_with("20"), "{}", meta.id);
        let article = get(&meta.id, "en").unwrap();
        assert_eq!(article.exercises.len(), meta.exercises.len(), "{}: an exercise that is not shipped", meta.id);
        assert!(!article.html.contains("<h1") && !article.html.contains("<h2") && article.html.contains("<h3"));
        assert!(!article.html.contains("<a "), "{}: a link stands among the sources", meta.id);
    }
    assert_eq!(get("no-such", "en").unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn every_conversation_is_whole_and_plain() {
    let mut seen = BTreeSet::new();
    for one in list("en").conversations {
        assert!(seen.insert(one.id.clone()), "{}", one.id);
        assert!(one.say_examples.len() >= 3 && one.not_examples.len() >= 3, "{}", one.id);
        let prompts = &one.prompts;
        let questions = [&prompts.whom, &prompts.when, &prompts.say, &prompts.ask, &prompts.not, &prompts.after];
        assert!(questions.iter().all(|words| words.contains('?')), "{}", one.id);
        let words =
            [questions.map(String::as_str).join("\n"), one.say_examples.join("\n"), one.if_it_goes_wrong].join("\n");
        let grade = grade(&words);
        assert!(grade <= 7.0 && !words.contains('!'), "{}: grade {grade:.1}", one.id);
    }
}

#[test]
fn articles_are_found_by_their_words() {
    let ids = |text: &str| find(text, "en").into_iter().map(|found| found.head.id).collect::<Vec<_>>();
    assert_eq!(ids("first meeting").first().map(String::as_str), Some("first-meeting"));
    assert_eq!(ids("PANIC").first().map(String::as_str), Some("panic"));
    assert!(ids("lithium").contains(&"medicines".to_owned()));
    assert!(!ids("panic -heart").contains(&"panic".to_owned()));
    assert_eq!(ids("zzzzz"), Vec::<String>::new());
    assert_eq!(ids("  "), Vec::<String>::new());
    let found = find("crisis line", "en");
    assert!(found[0].title.iter().any(|part| part.hit));
}
