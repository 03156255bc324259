//! An exercise as it is once it was read: `docs/formats/exercise.md`.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Under which heading it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ExerciseKind {
    Breathing,
    Grounding,
    Body,
    Thinking,
    Kindness,
    Art,
    People,
    Sleep,
    Urges,
    Skills,
    Meaning,
}

/// A dimension of health.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ExerciseDimension {
    Physical,
    Spiritual,
    Emotional,
    Social,
}

/// What somebody would like who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ExerciseNeed {
    SlowDown,
    Room,
    Urge,
    Sleep,
    Kinder,
    Make,
    Reach,
    Untangle,
    GetGoing,
}

/// How long it takes, in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExerciseMinutes {
    pub usual: u8,
    pub from: u8,
    pub to: u8,
}

/// How well it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
pub enum EvidenceGrade {
    /// Several controlled trials put together.
    A,
    /// At least one, or a core part of a tried programme.
    B,
    /// Agreed practice.
    C,
    /// Well liked, little studied.
    D,
    /// One's own exercise.
    #[serde(rename = "own")]
    Own,
}

/// What was found about it, and where that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExerciseEvidence {
    pub grade: EvidenceGrade,
    pub words: String,
    pub sources: Vec<EvidenceSource>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvidenceSource {
    pub words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// What one does in a part of a breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BreathDo {
    In,
    TopUp,
    Hold,
    Out,
    Rest,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BreathPhase {
    #[serde(rename = "do")]
    pub does: BreathDo,
    #[specta(type = i32)]
    pub seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// A part of what is done for each of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RepeatPhase {
    pub title: String,
    #[specta(type = i32)]
    pub seconds: f64,
}

/// One of the ways that can be gone.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BranchWay {
    pub words: String,
    pub steps: Vec<ExerciseStep>,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ExerciseStep {
    /// Stands there until one goes on.
    Tap {
        title: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// Goes on by itself.
    Timed {
        title: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        words: Option<String>,
        #[specta(type = i32)]
        seconds: f64,
    },
    Breath {
        phases: Vec<BreathPhase>,
        cycles: u16,
    },
    /// Every phase, for each of a list.
    Repeat {
        over: Vec<String>,
        phases: Vec<RepeatPhase>,
        rounds: u8,
    },
    Text {
        field: String,
        ask: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        hint: Option<String>,
        long: bool,
    },
    List {
        field: String,
        ask: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        hint: Option<String>,
        at_least: u8,
        at_most: u8,
    },
    Slider {
        field: String,
        ask: String,
        from: u8,
        to: u8,
        low: String,
        high: String,
    },
    Choice {
        field: String,
        ask: String,
        options: Vec<String>,
        several: bool,
    },
    Checklist {
        field: String,
        ask: String,
        items: Vec<String>,
    },
    /// Each card on a pile.
    Sort {
        field: String,
        ask: String,
        piles: Vec<String>,
        cards: Vec<String>,
    },
    Branch {
        ask: String,
        options: Vec<BranchWay>,
    },
    /// Its steps until the answer is yes.
    Loop {
        ask: String,
        steps: Vec<ExerciseStep>,
        at_most: u8,
    },
    Canvas {
        title: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        words: Option<String>,
        symmetry: u8,
    },
}

/// An exercise that was read and found right.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Exercise {
    pub format: String,
    pub version: u32,
    /// Empty in a file of one's own that has none yet.
    pub id: String,
    pub language: String,
    pub name: String,
    pub summary: String,
    pub about: String,
    pub kind: ExerciseKind,
    pub dimensions: Vec<ExerciseDimension>,
    pub needs: Vec<ExerciseNeed>,
    pub minutes: ExerciseMinutes,
    pub before: Vec<String>,
    pub steps: Vec<ExerciseStep>,
    pub cautions: Vec<String>,
    pub evidence: ExerciseEvidence,
    pub keeps: bool,
}

impl Exercise {
    /// The breath it is about, where it is about one: what its curve is drawn from.
    pub fn breath(&self) -> Option<&[BreathPhase]> {
        fn first(steps: &[ExerciseStep]) -> Option<&[BreathPhase]> {
            steps.iter().find_map(|step| match step {
                ExerciseStep::Breath { phases, .. } => Some(phases.as_slice()),
                ExerciseStep::Loop { steps, .. } => first(steps),
                ExerciseStep::Branch { options, .. } => options.iter().find_map(|way| first(&way.steps)),
                _ => None,
            })
        }
        if self.kind == ExerciseKind::Breathing { first(&self.steps) } else { None }
    }
}
