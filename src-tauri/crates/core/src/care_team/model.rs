//! The care team at the boundary. Ids are `UUIDv7` made by the caller; texts are as they were typed, empty where nothing was said.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use super::shipped::CareBand;

/// What somebody is for, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CarePurpose {
    Evaluates,
    Treats,
    Listens,
    Refers,
    Counsels,
    Prescribes,
}

/// Somebody of the care team, now or in the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CarePerson {
    pub id: Uuid,
    /// Empty where there is none yet.
    pub name: String,
    /// Of the shipped kinds of people.
    pub role: Option<String>,
    /// What they are, in other words.
    pub role_words: String,
    pub purposes: Vec<CarePurpose>,
    pub purpose_words: String,
    pub phone: String,
    pub email: String,
    pub web: String,
    pub address: String,
    /// When they can be reached.
    pub hours: String,
    pub note: String,
    pub since: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    /// Who sent one there. May be gone; never leads back to the person itself.
    pub referrer: Option<Uuid>,
}

/// A question or a concern to bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareQuestion {
    pub id: Uuid,
    /// For whom; `None`: for anybody.
    pub person: Option<Uuid>,
    pub text: String,
    /// The entry it was thought of in.
    pub entry: Option<Uuid>,
    /// Since when it is asked.
    pub asked: Option<NaiveDate>,
    /// What was said to it.
    pub answer: String,
}

/// One date of a series of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareAppointment {
    pub series: Uuid,
    /// The wall time it was planned for.
    pub occurrence: NaiveDateTime,
}

/// What was said, by whom and on which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareSaid {
    pub id: Uuid,
    pub person: Option<Uuid>,
    pub day: NaiveDate,
    pub appointment: Option<CareAppointment>,
    pub words: String,
}

/// What became of a treatment that was talked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CareTreatmentState {
    Talked,
    Begun,
    Declined,
    Ended,
}

/// A treatment, and what one thinks of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareTreatment {
    pub id: Uuid,
    /// Who spoke of it.
    pub person: Option<Uuid>,
    pub name: String,
    pub state: CareTreatmentState,
    pub pros: String,
    pub cons: String,
    pub questions: String,
}

/// A number somebody wrote down. Not a diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareScore {
    pub id: Uuid,
    /// Who wrote it down.
    pub person: Option<Uuid>,
    /// Of the shipped measures.
    pub measure: Option<String>,
    /// What it is called, where it is none of them.
    pub name: String,
    /// `None`: it is not known yet; what was noted of it is kept all the same.
    pub value: Option<i32>,
    pub day: NaiveDate,
    pub note: String,
}

/// Anything of the care team, to be saved whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "of", rename_all = "camelCase")]
pub enum CareRecord {
    Person(CarePerson),
    Question(CareQuestion),
    Said(CareSaid),
    Treatment(CareTreatment),
    Score(CareScore),
}

impl CareRecord {
    pub const fn id(&self) -> Uuid {
        match self {
            Self::Person(person) => person.id,
            Self::Question(question) => question.id,
            Self::Said(said) => said.id,
            Self::Treatment(treatment) => treatment.id,
            Self::Score(score) => score.id,
        }
    }
}

/// A question, and whether its entry can be gone to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareQuestionRow {
    pub question: CareQuestion,
    /// The day of the entry it was thought of in, where that is there and not in the bin.
    pub entry_day: Option<NaiveDate>,
}

/// A number, and what people with such a number often have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareScoreRow {
    pub score: CareScore,
    pub band: Option<CareBand>,
}

/// The next time somebody is seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareNext {
    pub person: Uuid,
    pub series: Uuid,
    pub occurrence: NaiveDateTime,
    pub start: DateTime<Utc>,
    /// What the clock of whoever asks shows then.
    pub here: NaiveDateTime,
    pub whole_day: bool,
    pub title: String,
    pub place: String,
}

/// A time somebody was seen, or was to be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CarePast {
    pub appointment: CareAppointment,
    /// What the clock of whoever asks showed at its start.
    pub here: NaiveDateTime,
    pub whole_day: bool,
    pub title: String,
}

/// The care team, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareView {
    pub today: NaiveDate,
    /// By name; those of the past after the others.
    pub people: Vec<CarePerson>,
    /// One for each person at most, the earliest first.
    pub next: Vec<CareNext>,
    /// In the person's order.
    pub questions: Vec<CareQuestionRow>,
    /// The latest first.
    pub said: Vec<CareSaid>,
    pub treatments: Vec<CareTreatment>,
    /// The latest first.
    pub scores: Vec<CareScoreRow>,
}
