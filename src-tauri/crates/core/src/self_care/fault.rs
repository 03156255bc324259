//! What is wrong with a file, told without a word of it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The words are `exercise-fault-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ExerciseFault {
    TooLarge,
    /// No JSON, or it stops too early.
    NotJson,
    /// JSON, of something else.
    OtherFile,
    /// Of a later version.
    Newer,
    UnknownKey,
    /// A key that is known, at a step of another type.
    KeyOfAnother,
    Missing,
    /// A number where words are to be, or the like.
    OtherValue,
    UnknownStep,
    /// One of the words of the format, and that one is none.
    UnknownWord,
    Empty,
    TooLong,
    TooMany,
    TooFew,
    OutOfRange,
    /// A break or a sign nobody sees, where there is to be none.
    Control,
    /// Not of `a-z0-9-`.
    BadName,
    /// An answer that is named twice, or that can be chosen twice.
    Twice,
    /// Words show an answer that is not asked for before.
    UnknownAnswer,
    TooDeep,
    /// Its phases are too many, every loop gone through as often as it may be.
    TooManyPhases,
    TooLasting,
    LinkRefused,
}

/// Something that is wrong with a file: what, where in the format, on which line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseProblem {
    pub code: ExerciseFault,
    /// `steps[3].phases[0].seconds`; empty where only the line is known.
    pub place: String,
    /// From 1.
    pub line: u32,
}
