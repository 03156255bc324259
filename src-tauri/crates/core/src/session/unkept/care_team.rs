//! Words about the care team that are in memory alone, where they would stand if they were stored.

use super::{AllUnkept, Words};
use crate::care_team::{CareQuestionRow, CareRecord, CareScoreRow, CareView};

impl AllUnkept {
    pub fn over_care_team(&self, view: &mut CareView) {
        for unkept in self.all() {
            if let Words::Care(record) = unkept.words {
                over(view, *record);
            }
        }
    }
}

fn over(view: &mut CareView, record: CareRecord) {
    match record {
        CareRecord::Person(person) => put(&mut view.people, person, |one| one.id),
        CareRecord::Said(said) => put(&mut view.said, said, |one| one.id),
        CareRecord::Treatment(treatment) => put(&mut view.treatments, treatment, |one| one.id),
        CareRecord::Question(question) => {
            let known = view.questions.iter().find(|row| row.question.id == question.id);
            let entry_day = known.and_then(|row| row.entry_day);
            put(&mut view.questions, CareQuestionRow { question, entry_day }, |row| row.question.id);
        }
        CareRecord::Score(score) => {
            put(&mut view.scores, CareScoreRow { score, band: None }, |row| row.score.id);
        }
    }
}

fn put<T>(list: &mut Vec<T>, one: T, id: impl Fn(&T) -> uuid::Uuid) {
    match list.iter_mut().find(|known| id(known) == id(&one)) {
        Some(known) => *known = one,
        None => list.push(one),
    }
}
