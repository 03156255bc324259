//! What came in and can't be reckoned with is changed like everything else.

use super::*;

const ODD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//EN\r\n\
    BEGIN:VEVENT\r\nUID:zone\r\nDTSTART;TZID=Quay Time:20261126T180000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\n\
    EXDATE;TZID=Quay Time:20261203T180000\r\nSUMMARY:At the quay\r\nX-OWN:kept\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:rule\r\nDTSTART;TZID=Europe/London:20261127T180000\r\nRRULE:FREQ=SECONDLY;INTERVAL=3\r\n\
    SUMMARY:Every three seconds\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// What stands without a time.
fn aside(session: &Session) -> Vec<(String, Unplaced)> {
    let aside = session.calendar_agenda("2026-11-19".parse().unwrap(), 60, LONDON).unwrap().aside;
    aside.into_iter().map(|row| (row.title, row.why)).collect()
}

/// The form of one of those.
fn form_of(session: &Session, title: &str) -> SeriesDraft {
    let aside = session.calendar_agenda("2026-11-19".parse().unwrap(), 60, LONDON).unwrap().aside;
    let series = aside.into_iter().find(|row| row.title == title).unwrap().series;
    let view = session.calendar_get(series, None, LONDON).unwrap();
    let SeriesView { id, kind, group, exercise, title, when, place, link, note, leads, named, .. } = view;
    SeriesDraft { id, kind, group, person: None, exercise, title, when, place, link, note, leads, named }
}

fn save(session: &Session, draft: &SeriesDraft) {
    let _ = session.calendar_save(draft, None, LONDON).unwrap();
}

fn with(draft: SeriesDraft, change: impl Fn(&mut Option<String>, &mut RuleDraft)) -> SeriesDraft {
    let mut draft = draft;
    let WhenDraft::Times { zone, rule, .. } = &mut draft.when else { panic!("it has times") };
    change(zone, rule);
    draft
}

#[test]
fn another_zone_for_one_nobody_knows_puts_it_into_the_list() {
    let Journal { session, .. } = &journal();
    bring(session, ODD);
    let form = form_of(session, "At the quay");
    let WhenDraft::Times { minutes, .. } = &form.when else { panic!("it has times") };
    assert_eq!(*minutes, Some(60), "how long it lasts is known");
    save(session, &with(form, |zone, _| *zone = Some("Europe/Berlin".into())));
    assert_eq!(aside(session), [("Every three seconds".to_owned(), Unplaced::WithinDay)]);
    let days: Vec<_> = agenda(session)
        .into_iter()
        .filter(|one| one.title == "At the quay")
        .take(3)
        .map(|one| (one.here, one.end.unwrap() - one.start))
        .collect();
    let hour = chrono::TimeDelta::hours(1);
    let expected = ["2026-11-26T17:00:00", "2026-12-10T17:00:00", "2026-12-17T17:00:00"];
    assert_eq!(days, expected.map(|at| (civil(at), hour)), "what was left out stays so");
    assert!(written(session, None).contains("X-OWN:kept"));
}

#[test]
fn a_rule_that_cannot_be_scheduled_gives_way_to_one_that_can() {
    let Journal { session, .. } = &journal();
    bring(session, ODD);
    let weekly = Pattern { step: Step::Weeks { days: vec![] }, every: 1, ending: Ending::Never };
    let form = form_of(session, "Every three seconds");
    save(session, &with(form, |_, rule| *rule = RuleDraft::Pattern { pattern: weekly.clone() }));
    assert_eq!(aside(session), [("At the quay".to_owned(), Unplaced::Zone)]);
    assert_eq!(find(session, "Every three seconds").here, civil("2026-11-27T18:00:00"));
}

#[test]
fn its_words_are_changed_and_its_times_stay_to_the_letter() {
    let Journal { session, .. } = &journal();
    bring(session, ODD);
    let before = written(session, None);
    for title in ["At the quay", "Every three seconds"] {
        save(session, &SeriesDraft { note: "Ask them".into(), ..form_of(session, title) });
    }
    assert_eq!(differing(&before, &written(session, None)), Vec::<String>::new());
    assert_eq!(differing(&written(session, None), &before), ["DESCRIPTION:Ask them", "DESCRIPTION:Ask them"]);
    assert_eq!(aside(session).len(), 2);
}
