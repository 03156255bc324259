//! Single dates of a series that are called otherwise: how they come in and go out.

use super::*;

/// One occurrence under words of its own.
fn rename_one(session: &Session, series: Uuid, at: &str, title: &str, place: &str) {
    let at = civil(at);
    let view = session.calendar_get(series, Some(at), LONDON).unwrap();
    let SingleView { link, note, .. } = view.single.clone().unwrap();
    let one = agenda(session).into_iter().find(|one| (one.series, one.occurrence) == (series, at)).unwrap();
    let draft = SeriesDraft { title: title.into(), place: place.into(), link, note, ..form(session, &one) };
    let _ = session.calendar_save(&draft, Some(Scope::One { occurrence: at }), LONDON).unwrap();
}

/// What each date is called and where it is.
fn called(session: &Session) -> Vec<(NaiveDateTime, String, String, String)> {
    agenda(session).into_iter().map(|one| (one.here, one.title, one.place, one.link)).collect()
}

#[test]
fn what_one_date_is_called_comes_in_and_goes_out() {
    let here = journal();
    let session = &here.session;
    bring(session, &file());
    assert_eq!(find(session, "Later").here, civil("2026-12-09T20:00:00"));
    assert_eq!(find(session, "Later").place, "", "a date with a name says all of itself");
    let steps = find(session, "Steps, slowly").series;
    let before = written(session, None);
    rename_one(session, steps, "2026-12-22T19:30:00", "With; a guest", "");
    rename_one(session, steps, "2026-12-08T19:30:00", "Still later", "Attic");
    let after = written(session, None);
    assert!(after.contains("X-ONLY:here"), "lines of a date that nobody touched stay: {after}");
    assert_eq!(differing(&before, &after), ["SUMMARY:Later"]);
    assert!(differing(&after, &before).contains(&"SUMMARY:With\\; a guest".to_owned()), "{after}");
    assert_eq!(open(session, &after).changed, 0);
    assert_eq!(open(session, &file()).changed, 0);
    let other = journal();
    bring(&other.session, &after);
    assert_eq!(called(&other.session), called(session));
    // What is called as all are again is written as all are.
    rename_one(session, steps, "2026-12-22T19:30:00", "Steps, slowly", "Hall");
    assert!(!written(session, None).contains("guest"));
    rename_one(session, steps, "2026-12-08T19:30:00", "Later", "");
    assert_eq!(written(session, None), before);
}

#[test]
fn dates_of_our_own_are_told_with_their_words_and_discreetly_without() {
    let here = journal();
    let session = &here.session;
    let mut tea = own("Tea");
    let weekly = Pattern { step: Step::Weeks { days: vec![] }, every: 1, ending: Ending::Never };
    if let WhenDraft::Times { rule, .. } = &mut tea.when {
        *rule = RuleDraft::Pattern { pattern: weekly };
    }
    tea.place = "Kitchen".into();
    let _ = session.calendar_save(&tea, None, LONDON).unwrap();
    let second = agenda(session)[1].clone();
    rename_one(
        session,
        second.series,
        &second.occurrence.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "Tea with Dr Osei",
        "",
    );
    let other = journal();
    bring(&other.session, &written(session, None));
    assert_eq!(called(&other.session), called(session));
    let discreet = written(session, Some("Appointment"));
    assert!(!discreet.contains("Osei") && !discreet.contains("RECURRENCE-ID"), "{discreet}");
}

#[test]
fn a_date_that_says_only_when_it_is_has_the_words_of_all() {
    let Journal { session, .. } = &journal();
    let bare = file().replace("SUMMARY:Later\r\n", "");
    bring(session, &bare);
    let moved = |session: &Session| {
        let one = agenda(session).into_iter().find(|one| one.here == civil("2026-12-09T20:00:00")).unwrap();
        (one.title, one.place, one.link)
    };
    assert_eq!(moved(session), ("Steps, slowly".into(), "Hall".into(), "https://zoom.us/j/1".into()));
    let steps = find(session, "Steps, slowly").series;
    rename_one(session, steps, "2026-12-08T19:30:00", "Guest", "Hall");
    let other = journal();
    bring(&other.session, &written(session, None));
    assert_eq!(moved(&other.session), ("Guest".into(), "Hall".into(), "https://zoom.us/j/1".into()));
}
