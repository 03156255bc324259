//! Files that are no exercise: refused as a whole, with the line and what is wrong.

use proptest::prelude::*;

use super::super::fault::ExerciseFault as Fault;
use super::super::{ExerciseProblem, limits, read};

fn file(steps: &str) -> String {
    format!(
        "{{\"format\":\"mooring-exercise\",\"version\":1,\"language\":\"en\",\"name\":\"A\",\"summary\":\"b\",\n\
         \"about\":\"C.\",\"kind\":\"body\",\"dimensions\":[\"physical\"],\"needs\":[\"room\"],\n\
         \"minutes\":{{\"usual\":5,\"from\":1,\"to\":9}},\"cautions\":[],\n\
         \"evidence\":{{\"grade\":\"own\",\"words\":\"\",\"sources\":[]}},\n\"steps\":[\n{steps}\n]}}"
    )
}

fn problems(text: &str) -> Vec<ExerciseProblem> {
    read(text.as_bytes()).unwrap_err()
}

fn first(text: &str) -> (Fault, String, u32) {
    let ExerciseProblem { code, place, line } = problems(text).remove(0);
    (code, place, line)
}

const TAP: &str = r#"{"type":"tap","title":"Sit"}"#;

#[test]
fn what_is_right_is_taken() {
    let exercise = read(file(TAP).as_bytes()).unwrap();
    assert_eq!(
        (exercise.name.as_str(), exercise.id.as_str(), exercise.steps.len(), exercise.keeps),
        ("A", "", 1, false)
    );
    assert!(read(format!("\u{FEFF}{}", file(TAP)).as_bytes()).is_ok());
}

#[test]
fn unknown_steps_and_keys_are_named_with_their_line() {
    let steps = |step: &str| file(&format!("{TAP},\n{step}"));
    let at = |step: &str| first(&steps(step));
    assert_eq!(at(r#"{"type":"run","title":"x"}"#), (Fault::UnknownStep, "steps[1].type".into(), 7));
    assert_eq!(at(r#"{"type":"tap","title":"x","execute":"x"}"#), (Fault::UnknownKey, String::new(), 7));
    assert_eq!(at(r#"{"type":"tap","title":"x","seconds":4}"#), (Fault::KeyOfAnother, "steps[1].seconds".into(), 7));
    assert_eq!(at(r#"{"type":"timed","title":"x"}"#), (Fault::Missing, "steps[1].seconds".into(), 7));
    assert_eq!(at(r#"{"type":"timed","title":"x","seconds":"4"}"#).0, Fault::OtherValue);
    assert_eq!(at(r#"{"type":"timed","title":"x","seconds":0.7}"#).0, Fault::OutOfRange);
    assert_eq!(at("{\"type\":\"tap\",\n\"title\":\" \"}"), (Fault::Empty, "steps[1].title".into(), 8));
    assert_eq!(at(r#"{"type":"tap","title":"x","words":"See {later}."}"#).0, Fault::UnknownAnswer);
    assert_eq!(at(r#"{"type":"text","field":"A b","ask":"x"}"#).0, Fault::BadName);
    let twice = r#"{"type":"text","field":"a","ask":"x"},{"type":"text","field":"a","ask":"x"}"#;
    assert_eq!(at(twice), (Fault::Twice, "steps[2].field".into(), 7));
    assert_eq!(
        at(r#"{"type":"choice","field":"a","ask":"x","options":["a",{"words":"b","steps":[]}]}"#).0,
        Fault::OtherValue
    );
    assert_eq!(at(r#"{"type":"breath","cycles":2,"phases":[{"do":"gasp","seconds":4}]}"#).0, Fault::UnknownWord);
    assert_eq!(first("[1, 2]").0, Fault::OtherFile);
    assert_eq!(first("{\"format\":\n").0, Fault::NotJson);
    assert_eq!(first(r#"{"format":"mooring-exercise","version":2,"new":1}"#).0, Fault::Newer);
    assert_eq!(read(b"{\n\xFF}").unwrap_err()[0].line, 2);
}

#[test]
fn what_can_be_chosen_is_told_apart_by_its_words() {
    let at = |step: &str| first(&file(step));
    assert_eq!(
        at("{\"type\":\"choice\",\"field\":\"a\",\"ask\":\"x\",\"options\":[\"a\",\"b\",\n\"a \"]}"),
        (Fault::Twice, "steps[0].options[2]".into(), 7)
    );
    let list = at(r#"{"type":"checklist","field":"a","ask":"x","items":["a","a"]}"#);
    assert_eq!(list, (Fault::Twice, "steps[0].items[1]".into(), 6));
    for cards in [r#""piles":["a","a"],"cards":["b","c"]"#, r#""piles":["a","b"],"cards":["c","c"]"#] {
        assert_eq!(at(&format!(r#"{{"type":"sort","field":"a","ask":"x",{cards}}}"#)).0, Fault::Twice);
    }
}

#[test]
fn answers_are_shown_again_by_their_whole_names() {
    let shown = |words: &str| {
        let steps =
            format!(r#"{{"type":"text","field":"a","ask":"x"}},{{"type":"tap","title":"x","words":"{words}"}}"#);
        read(file(&steps).as_bytes()).map_or_else(|all| all.into_iter().map(|one| one.code).collect(), |_| Vec::new())
    };
    for right in ["{a}", "See {a}, and {a} once more.", "} {a} }"] {
        assert_eq!(shown(right), [], "{right}");
    }
    for wrong in ["{", "{a", "{b}", "{a} {", "{{a}}", "{a{a}", "{}", "{{{{{{"] {
        assert_eq!(shown(wrong), [Fault::UnknownAnswer], "{wrong}");
    }
}

#[test]
fn loops_without_an_end_and_ten_thousand_phases_are_refused() {
    let at = |step: &str| first(&file(step));
    let cycle =
        |times: u32, inside: &str| format!(r#"{{"type":"loop","ask":"Better?","atMost":{times},"steps":[{inside}]}}"#);
    assert_eq!(at(&cycle(1_000_000, TAP)), (Fault::OutOfRange, "steps[0].atMost".into(), 6));
    assert_eq!(at(&cycle(0, TAP)).0, Fault::OutOfRange);
    assert_eq!(at(&cycle(2, "")).0, Fault::TooFew);
    let deep = (0..5).fold(TAP.to_owned(), |inside, _| cycle(2, &inside));
    assert_eq!(at(&deep).0, Fault::TooDeep);
    let endless = r#"{"type":"loop","ask":"Better?","steps":[{"type":"tap","title":"x"}]}"#;
    assert_eq!(at(endless), (Fault::Missing, "steps[0].atMost".into(), 6));

    let of = |count: usize| {
        let phases = vec![r#"{"do":"in","seconds":1}"#; count].join(",");
        format!(r#"{{"type":"breath","cycles":1,"phases":[{phases}]}}"#)
    };
    assert_eq!(at(&of(10_000)), (Fault::TooMany, "steps[0].phases".into(), 6));
    assert_eq!(at(&of(20_000)).0, Fault::TooLarge, "more than a file may have");
    let breath = r#"{"type":"breath","cycles":400,"phases":[{"do":"in","seconds":0.5},{"do":"out","seconds":0.5},{"do":"in","seconds":0.5},{"do":"out","seconds":0.5}]}"#;
    assert_eq!(at(&cycle(20, breath)).0, Fault::TooManyPhases);
    let long = r#"{"type":"timed","title":"Lie","seconds":3600}"#;
    assert_eq!(at(&cycle(5, long)).0, Fault::TooLasting);
    assert!(read(file(&cycle(4, long)).as_bytes()).is_ok());
    // Of the ways of a branch only one is gone.
    let ways = (0..5).map(|_| format!(r#"{{"words":"a","steps":[{long}]}}"#)).collect::<Vec<_>>().join(",");
    assert!(read(file(&format!(r#"{{"type":"branch","ask":"Which?","options":[{ways}]}}"#)).as_bytes()).is_ok());

    let steps = vec![TAP; limits::STEPS + 1].join(",");
    assert_eq!(at(&steps), (Fault::TooMany, "steps".into(), 5));
    let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(first(&file(&nested)).0, Fault::OtherValue);
}

#[test]
fn no_word_of_a_file_is_told() {
    let secret = "hunter2-secret";
    for text in [
        file(&format!(r#"{{"type":"{secret}","title":"x"}}"#)),
        file(&format!(r#"{{"type":"tap","title":"x","{secret}":1}}"#)),
        file(&format!(r#"{{"type":"tap","title":"{}"}}"#, secret.repeat(20))),
        file(TAP).replace("\"body\"", &format!("\"{secret}\"")),
    ] {
        let told = format!("{:?}", problems(&text));
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn no_more_problems_are_told_than_anybody_reads() {
    let bad = vec![r#"{"type":"tap"}"#; limits::STEPS].join(",");
    assert_eq!(problems(&file(&bad)).len(), limits::PROBLEMS);
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let keys = prop::sample::select(vec![
        "type", "title", "words", "seconds", "phases", "cycles", "over", "rounds", "field", "ask", "options", "steps",
        "atMost", "atLeast", "from", "to", "do", "x",
    ]);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        prop::sample::select(vec!["tap", "breath", "loop", "branch", "{x}", "\"\\{", ""]).prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::Array),
            prop::collection::vec((keys.clone(), inner), 0..6)
                .prop_map(|pairs| pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    /// Whatever stands in a file, it is answered: read, or refused with lines that are there.
    #[test]
    fn nothing_is_too_odd_to_be_answered(steps in prop::collection::vec(json(), 0..6), cut in 0_usize..600, pretty: bool) {
        let steps = serde_json::Value::Array(steps);
        let steps = if pretty { serde_json::to_string_pretty(&steps) } else { serde_json::to_string(&steps) }.unwrap();
        let whole = file("").replace("[\n\n]", &steps);
        let short: String = whole.chars().take(whole.chars().count().saturating_sub(cut)).collect();
        for text in [whole.as_str(), short.as_str()] {
            if let Err(problems) = read(text.as_bytes()) {
                let lines = u32::try_from(text.split('\n').count()).unwrap();
                prop_assert!(!problems.is_empty() && problems.len() <= limits::PROBLEMS);
                prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
            }
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
    }
}
