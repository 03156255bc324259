//! The care team as the windows show it.

use chrono::{DateTime, Utc};
use std::cmp::Reverse;

use uuid::Uuid;
use vault::store::Reader;

use super::model::{CareNext, CarePast, CareQuestionRow, CareRecord, CareScoreRow, CareView};
use super::{shipped, stored};
use crate::error::Result;
use crate::{calendar, groups, journal};

/// Everything, for somebody in `zone` (IANA).
pub fn view(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<CareView> {
    let mut view = CareView {
        today: groups::today(reader, now, zone)?,
        people: Vec::new(),
        next: Vec::new(),
        questions: Vec::new(),
        said: Vec::new(),
        treatments: Vec::new(),
        scores: Vec::new(),
    };
    for record in stored::all(reader)? {
        match record {
            CareRecord::Person(person) => view.people.push(person),
            CareRecord::Question(question) => {
                let entry_day = match question.entry {
                    Some(entry) => journal::day_of_entry(reader, entry)?,
                    None => None,
                };
                view.questions.push(CareQuestionRow { question, entry_day });
            }
            CareRecord::Said(said) => view.said.push(said),
            CareRecord::Treatment(treatment) => view.treatments.push(treatment),
            CareRecord::Score(score) => {
                let band = score.measure.as_deref().zip(score.value).and_then(|(id, value)| shipped::band(id, value));
                view.scores.push(CareScoreRow { score, band });
            }
        }
    }
    view.people.sort_by_cached_key(|person| (person.ended.is_some(), person.name.to_lowercase()));
    view.said.sort_by_key(|said| Reverse((said.day, said.id)));
    view.scores.sort_by_key(|row| Reverse((row.score.day, row.score.id)));
    view.next = next(reader, now, zone, &view.people.iter().map(|person| person.id).collect::<Vec<_>>())?;
    Ok(view)
}

fn next(reader: Reader<'_>, now: DateTime<Utc>, zone: &str, people: &[Uuid]) -> Result<Vec<CareNext>> {
    let mut next = calendar::next_of_people(reader, now, zone)?;
    next.retain(|one| people.contains(&one.person));
    next.sort_by_key(|one| one.start);
    Ok(next)
}

/// When somebody was seen within some thirteen months, as somebody in `zone` (IANA) sees it: the latest first.
pub fn appointments(reader: Reader<'_>, now: DateTime<Utc>, zone: &str, person: Uuid) -> Result<Vec<CarePast>> {
    calendar::past_of_person(reader, now, zone, person)
}
