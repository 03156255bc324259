//! A time that is for an exercise.

use super::*;

fn walk() -> SeriesDraft {
    SeriesDraft { kind: SeriesKind::SelfCare, exercise: Some("mindful-walk".into()), ..thursdays() }
}

impl Calendar {
    fn leads_to(&self) -> Vec<Option<String>> {
        self.agenda().occurrences.into_iter().map(|one| one.exercise).collect()
    }
}

#[test]
fn every_change_of_the_series_keeps_what_it_is_for() {
    let calendar = Calendar::new();
    let id = calendar.save(&walk());
    let session = &calendar.0.session;
    let (one, later) = (civil("2026-11-26T19:00:00"), civil("2026-12-03T19:00:00"));
    let mut draft = calendar.form(id, "2026-11-26T19:00:00");
    assert_eq!(draft.exercise.as_deref(), Some("mindful-walk"));
    draft.title = "Alone".into();
    let _ = session.calendar_save(&draft, Some(Scope::One { occurrence: one }), LONDON).unwrap();
    let mut draft = with_start(&calendar.form(id, "2026-12-03T19:00:00"), "2026-12-03T20:00:00");
    draft.title = "From here on".into();
    let kept = session.calendar_save(&draft, Some(Scope::Following { occurrence: later }), LONDON).unwrap().value;
    assert_ne!(kept.id, id);
    let told = calendar.leads_to();
    assert!(told.len() > 2 && told.iter().all(|to| to.as_deref() == Some("mindful-walk")), "{told:?}");
    let _ = session.calendar_take_back(kept.undo.unwrap()).unwrap();
    assert!(calendar.leads_to().iter().all(|to| to.as_deref() == Some("mindful-walk")));
    let mut draft = calendar.form(id, "2026-12-03T19:00:00");
    draft.exercise = None;
    let _ = session.calendar_save(&draft, Some(Scope::All { occurrence: later }), LONDON).unwrap();
    assert!(calendar.leads_to().iter().all(Option::is_none));
}

#[test]
fn one_that_is_gone_stays_what_it_is_for_and_is_not_named_anew() {
    let calendar = Calendar::new();
    let session = &calendar.0.session;
    let own = Uuid::from_u128(7);
    let _ = session.self_care_own_save(own, include_str!("../../schema/fixtures/own.exercise.json")).unwrap();
    let id = calendar.save(&SeriesDraft { exercise: Some(own.to_string()), ..walk() });
    let _ = session.self_care_own_remove(own).unwrap();
    let draft = SeriesDraft { title: "Another name".into(), ..calendar.form(id, "2026-11-26T19:00:00") };
    calendar.save(&draft);
    assert_eq!(session.calendar_get(id, None, LONDON).unwrap().exercise, Some(own.to_string()));
    let new = SeriesDraft { id: Uuid::now_v7(), ..draft };
    assert_eq!(calendar.refused(&new), (ErrorCode::NotFound, Some("exercise")));
}
