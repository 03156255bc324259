//! An exercise as a file has it: every key that any step may have, all of which may be missing.
//!
//! The steps are one struct and not an enum by their type: what is then unknown, missing or of another kind is found where it
//! stands, and the parser says the line.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::model::{BreathDo, ExerciseDimension, ExerciseEvidence, ExerciseKind, ExerciseMinutes, ExerciseNeed};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawExercise {
    pub format: String,
    pub version: u32,
    pub id: Option<String>,
    pub language: String,
    pub name: String,
    pub summary: String,
    pub about: String,
    pub kind: ExerciseKind,
    pub dimensions: Vec<ExerciseDimension>,
    pub needs: Vec<ExerciseNeed>,
    pub minutes: ExerciseMinutes,
    #[serde(default)]
    pub before: Vec<String>,
    pub steps: Vec<RawStep>,
    pub cautions: Vec<String>,
    pub evidence: ExerciseEvidence,
    #[serde(default)]
    pub keeps: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawStep {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: Option<String>,
    pub words: Option<String>,
    pub seconds: Option<f64>,
    pub phases: Option<Vec<RawPhase>>,
    pub cycles: Option<i64>,
    pub over: Option<Vec<String>>,
    pub rounds: Option<i64>,
    pub field: Option<String>,
    pub ask: Option<String>,
    pub hint: Option<String>,
    pub long: Option<bool>,
    pub at_least: Option<i64>,
    pub at_most: Option<i64>,
    pub from: Option<i64>,
    pub to: Option<i64>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub options: Option<Vec<RawOption>>,
    pub several: Option<bool>,
    pub items: Option<Vec<String>>,
    pub piles: Option<Vec<String>>,
    pub cards: Option<Vec<String>>,
    pub steps: Option<Vec<RawStep>>,
    pub symmetry: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawPhase {
    #[serde(rename = "do")]
    pub does: Option<BreathDo>,
    pub title: Option<String>,
    pub words: Option<String>,
    pub seconds: f64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawWay {
    pub words: String,
    pub steps: Vec<RawStep>,
}

/// Of a choice the words alone, of a branch a way.
#[derive(Debug)]
pub(super) enum RawOption {
    Words(String),
    Way(RawWay),
}

impl<'de> Deserialize<'de> for RawOption {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = RawOption;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words or a way")
            }
            fn visit_str<E>(self, words: &str) -> Result<RawOption, E> {
                Ok(RawOption::Words(words.to_owned()))
            }
            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<RawOption, M::Error> {
                RawWay::deserialize(MapAccessDeserializer::new(map)).map(RawOption::Way)
            }
        }
        deserializer.deserialize_any(Either)
    }
}
