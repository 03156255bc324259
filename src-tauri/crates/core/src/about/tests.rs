use chrono::NaiveDate;
use uuid::Uuid;

use super::EntryAbout;
use crate::calendar::{Ending, Pattern, RuleDraft, SeriesDraft, SeriesKind, Step, WhenDraft};
use crate::care_team::{CareLinked, CareLinkedAppointment, CarePerson, CareRecord};
use crate::groups::testing::{named, visit_of};
use crate::journal::{EntryDraft, EntryLink, EntryLinkKind};
use crate::testing::{Journal, journal};

const ZONE: &str = "Europe/London";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(journal: &Journal, name: &str) -> Uuid {
    let id = Uuid::now_v7();
    let record = CareRecord::Person(CarePerson {
        id,
        name: name.to_owned(),
        role: None,
        role_words: String::new(),
        purposes: Vec::new(),
        purpose_words: String::new(),
        phone: String::new(),
        email: String::new(),
        web: String::new(),
        address: String::new(),
        hours: String::new(),
        note: String::new(),
        since: None,
        ended: None,
        referrer: None,
    });
    let _ = journal.session.care_team_save(&record).unwrap();
    id
}

/// An appointment at ten, once or every week.
fn appointment(journal: &Journal, person: Option<Uuid>, day: &str, weekly: bool) -> SeriesDraft {
    let at: NaiveDate = day.parse().unwrap();
    let draft = SeriesDraft {
        id: Uuid::now_v7(),
        kind: SeriesKind::Appointment,
        group: None,
        person,
        exercise: None,
        title: "Talk".to_owned(),
        when: WhenDraft::Times {
            start: at.and_hms_opt(10, 0, 0).unwrap(),
            whole_day: false,
            zone: Some(ZONE.to_owned()),
            minutes: Some(50),
            rule: if weekly {
                RuleDraft::Pattern {
                    pattern: Pattern { step: Step::Weeks { days: Vec::new() }, every: 1, ending: Ending::Never },
                }
            } else {
                RuleDraft::Once
            },
        },
        place: String::new(),
        link: String::new(),
        note: String::new(),
        leads: Vec::new(),
        named: false,
    };
    let _ = journal.session.calendar_save(&draft, None, ZONE).unwrap();
    draft
}

fn to_appointment(series: Uuid, day: &str) -> EntryLink {
    let at: NaiveDate = day.parse().unwrap();
    EntryLink { kind: EntryLinkKind::Appointment, target: series, occurrence: at.and_hms_opt(10, 0, 0) }
}

fn write(journal: &Journal, links: Vec<EntryLink>) -> EntryDraft {
    let draft = EntryDraft { links, ..journal.draft("What I did not say") };
    journal.save(&draft);
    draft
}

fn about(journal: &Journal, entry: &EntryDraft) -> EntryAbout {
    let links = journal.session.journal_get(entry.id).unwrap().links;
    journal.session.journal_about(&links, ZONE, "en").unwrap()
}

fn of(series: Uuid, at: &str) -> CareLinkedAppointment {
    let occurrence = day(at).and_hms_opt(10, 0, 0).unwrap();
    CareLinkedAppointment { series, occurrence, day: day(at) }
}

#[test]
fn an_entry_is_about_one_date_of_an_appointment_and_its_person_knows_of_it() {
    let journal = journal();
    let who = person(&journal, "Dr Osei");
    let weekly = appointment(&journal, Some(who), "2026-11-05", true);
    let links = vec![EntryLink::to(EntryLinkKind::Person, who), to_appointment(weekly.id, "2026-11-12")];
    let entry = write(&journal, links.clone());
    assert_eq!(journal.session.journal_get(entry.id).unwrap().links, links);
    let told = || about(&journal, &entry).care;
    let expected = |name: &str, person| CareLinked {
        person,
        name: name.to_owned(),
        appointment: Some(of(weekly.id, "2026-11-12")),
    };
    assert_eq!(told(), [expected("Dr Osei", Some(who))]);
    let known = journal.session.care_team_entries(who).unwrap();
    assert_eq!((known.count, known.entries[0].id), (1, entry.id));

    // Once the person is gone, the appointment is called by its own name; in the bin the entry is nobody's.
    let _ = journal.session.care_team_remove(who).unwrap();
    assert_eq!(told(), [expected("Talk", None)]);
    let _ = journal.session.journal_bin(entry.id).unwrap();
    assert_eq!(journal.session.care_team_entries(who).unwrap().count, 0);
}

#[test]
fn a_date_that_is_no_more_is_told_by_its_time_and_a_series_that_is_gone_is_not() {
    let journal = journal();
    let series = appointment(&journal, None, "2026-11-12", false);
    let entry = write(&journal, vec![to_appointment(series.id, "2026-11-12")]);
    let other = write(&journal, vec![to_appointment(series.id, "2026-11-13")]);
    assert_eq!(about(&journal, &entry).care[0].appointment, Some(of(series.id, "2026-11-12")));
    assert_eq!(about(&journal, &other).care[0].appointment, Some(of(series.id, "2026-11-13")));
    let _ = journal.session.calendar_remove(series.id).unwrap();
    assert!(about(&journal, &entry).care.is_empty());
    assert_eq!(journal.session.journal_get(entry.id).unwrap().links.len(), 1, "it stays linked");
}

#[test]
fn what_was_and_what_is_ahead_is_offered() {
    let journal = journal();
    let who = person(&journal, "Dr Osei");
    let ahead = appointment(&journal, Some(who), "2026-11-26", false);
    let _far = appointment(&journal, Some(who), "2027-02-26", false);
    let draft = named("Harbour Street");
    let group = draft.id;
    let _ = journal.session.groups_save(&draft, ZONE).unwrap();
    let visits = [visit_of(group, "2026-11-12"), visit_of(group, "2026-08-12")];
    for visit in &visits {
        let _ = journal.session.groups_visit_save(visit).unwrap();
    }
    let near = journal.session.journal_about_near(day("2026-11-19"), ZONE, "en").unwrap();
    let offered: Vec<_> = near.groups.iter().filter_map(|one| one.visit.map(|visit| visit.id)).collect();
    assert_eq!(offered, [visits[0].id]);
    let care: Vec<_> = near.care.iter().map(|one| (one.person, one.appointment)).collect();
    assert_eq!(care, [(Some(who), None), (Some(who), Some(of(ahead.id, "2026-11-26")))]);
    assert!(journal.session.journal_about_near(NaiveDate::MAX, ZONE, "en").is_err());
}

#[test]
fn the_nearest_appointments_are_offered_first() {
    let journal = journal();
    let who = person(&journal, "Dr Osei");
    let weekly = appointment(&journal, Some(who), "2026-11-05", true);
    let near = journal.session.journal_about_near(day("2026-11-20"), ZONE, "en").unwrap();
    let days: Vec<_> = near.care.iter().filter_map(|one| one.appointment).map(|one| one.day.to_string()).collect();
    assert_eq!(days[..5], ["2026-11-19", "2026-11-26", "2026-11-12", "2026-12-03", "2026-11-05"]);
    assert!(near.care.iter().filter_map(|one| one.appointment).all(|one| one.series == weekly.id));
}
