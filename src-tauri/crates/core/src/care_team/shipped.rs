//! What comes with the program: kinds of people, questions for a first talk, measures and their bands. Read once, without the journal.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::model::CarePurpose;

/// A kind of people who can help, and what they can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CareKind {
    pub id: String,
    pub name: String,
    pub what: String,
    pub can: Vec<CarePurpose>,
    pub when: String,
    pub note: String,
}

/// Questions on one matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CareTalk {
    pub group: String,
    pub questions: Vec<String>,
}

/// A questionnaire whose number may be known. Its questions are not here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CareMeasure {
    pub id: String,
    pub name: String,
    pub about: String,
    pub low: i32,
    pub high: i32,
    pub bands: Vec<CareBand>,
    /// What is said beside it; may be empty.
    pub beside: String,
}

/// What people with such a number often have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CareBand {
    pub low: i32,
    pub high: i32,
    pub words: String,
}

/// Everything shipped about people who can help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareShipped {
    pub kinds: Vec<CareKind>,
    pub first_talk: Vec<CareTalk>,
    pub treatment_questions: Vec<String>,
    pub measures: Vec<CareMeasure>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Professionals {
    kinds: Vec<CareKind>,
    first_talk: Vec<CareTalk>,
    treatment_questions: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Measures {
    measures: Vec<CareMeasure>,
}

static ENGLISH: LazyLock<CareShipped> = LazyLock::new(|| {
    let people: Professionals =
        serde_json::from_str(include_str!("../../data/professionals.en.json")).unwrap_or_default();
    let Measures { measures } = serde_json::from_str(include_str!("../../data/measures.en.json")).unwrap_or_default();
    let Professionals { kinds, first_talk, treatment_questions } = people;
    CareShipped { kinds, first_talk, treatment_questions, measures }
});

/// What there is in a language (BCP 47), or in English.
pub fn shipped(_language: &str) -> CareShipped {
    ENGLISH.clone()
}

/// The band of a measure that a number lies in.
pub(super) fn band(measure: &str, value: i32) -> Option<CareBand> {
    let measure = ENGLISH.measures.iter().find(|one| one.id == measure)?;
    measure.bands.iter().find(|band| (band.low..=band.high).contains(&value)).cloned()
}
